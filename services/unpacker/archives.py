"""unpacker: zip by the standard library, rar and 7z by a tool, member by member within the limits. Names are only names: nothing is
written where a name points."""

import shutil
import stat
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from schemas.attachments import Refusal
from services.unpacker.limits import Limits, Refused
from services.unpacker.rars import is_protected

_CHUNK = 1 << 16
_SECONDS = 60
_UTF8 = 0x800
_RUBBISH = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
TOOLS = {"rar": ("bsdtar", "unar"), "7z": ("7zz", "7z", "7za", "bsdtar")}
"""By kind, the first that is installed. Debian's 7zip reads no rar."""
_TAIL = bytes(1 << 16)
"""Behind a rar, so that bsdtar does not take one that ends in a stored docx for the zip that this docx is."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. `read` gives its bytes or raises Refused."""

    name: str
    read: Callable[[], bytes]


class Spent:
    """What an attachment has cost so far, archives within it included."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.files = 0
        self.bytes = 0

    def file(self) -> None:
        """One more file. Raises Refused(too_many)."""
        self.files += 1
        if self.files > self.limits.files:
            raise Refused(Refusal.TOO_MANY, f"more than {self.limits.files} files")

    def took(self, count: int, packed: int) -> None:
        """So many more bytes out of so many packed ones. Raises Refused(oversized or ratio)."""
        self.bytes += count
        if self.bytes > self.limits.total_bytes:
            raise Refused(Refusal.OVERSIZED, f"more than {self.limits.total_bytes} bytes unpacked")
        if count > self.limits.ratio_from_bytes and count > self.limits.ratio * max(packed, 1):
            raise Refused(Refusal.RATIO, f"{count} bytes out of {packed}")


def members_of_zip(data: bytes, spent: Spent) -> Iterator[Member]:
    """The files of a zip. Raises Refused(broken) when its directory cannot be read."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _FAULTS as error:
        raise Refused(Refusal.BROKEN, str(error)[:200]) from error
    for info in archive.infolist():
        name = _name(info)
        if not info.is_dir() and not any(word in name for word in _RUBBISH):
            yield Member(name, lambda info=info: _inflated(archive, info, spent))  # type: ignore[misc]


def check_office(data: bytes, spent: Spent) -> None:
    """docx and xlsx are zips: refuse one that unpacks to too much before its reader opens it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise Refused(Refusal.PROTECTED)
                if info.file_size > spent.limits.file_bytes * 2:
                    raise Refused(Refusal.OVERSIZED, f"{info.filename}: {info.file_size} bytes")
                spent.took(info.file_size, info.compress_size)
    except _FAULTS as error:
        raise Refused(Refusal.BROKEN, str(error)[:200]) from error


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 mark are GBK on Chinese desktops; zipfile reads them as cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return info.filename


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, spent: Spent) -> bytes:
    if info.flag_bits & 1:
        raise Refused(Refusal.PROTECTED)
    if info.file_size > spent.limits.file_bytes:
        raise Refused(
            Refusal.OVERSIZED if info.file_size <= spent.limits.ratio * max(info.compress_size, 1) else Refusal.RATIO,
            f"{info.file_size} bytes",
        )
    parts, size = [], 0
    try:
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > spent.limits.file_bytes:
                    raise Refused(Refusal.OVERSIZED, f"more than {size} bytes")
                parts.append(chunk)
    except NotImplementedError as error:
        raise Refused(Refusal.UNSUPPORTED, f"packed by method {info.compress_type}") from error
    except _FAULTS as error:
        raise Refused(Refusal.BROKEN, str(error)[:200]) from error
    spent.took(size, info.compress_size)
    return b"".join(parts)


def members_by_tool(data: bytes, kind: str, spent: Spent) -> Iterator[Member]:
    """The files of a rar or 7z, unpacked into a folder of their own that is gone afterwards."""
    if kind == "rar" and is_protected(data):
        raise Refused(Refusal.PROTECTED)
    tool = next((found for name in TOOLS[kind] if (found := shutil.which(name))), None)
    if tool is None:
        raise Refused(Refusal.TOOL_MISSING, " / ".join(TOOLS[kind]))
    with tempfile.TemporaryDirectory(prefix="unpack-") as folder:
        packed, into = Path(folder) / f"packed.{kind}", Path(folder) / "files"
        into.mkdir()
        packed.write_bytes(data + _TAIL if kind == "rar" else data)
        _run(tool, packed, into)
        for path in sorted(into.rglob("*")):
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode) and not any(word in str(path) for word in _RUBBISH):
                yield Member(str(path.relative_to(into)), lambda path=path: _read(path, len(data), spent))  # type: ignore[misc]


def _read(path: Path, packed: int, spent: Spent) -> bytes:
    size = path.stat().st_size
    if size > spent.limits.file_bytes:
        raise Refused(Refusal.OVERSIZED, f"{size} bytes")
    spent.took(size, packed)
    return path.read_bytes()


def _run(tool: str, packed: Path, into: Path) -> None:
    """Unpack; what came out of a damaged or partly protected archive is read all the same."""
    name = Path(tool).name
    command = {
        "bsdtar": [tool, "-x", "--no-same-owner", "--no-same-permissions", "-C", str(into), "-f", str(packed)],
        "unar": [tool, "-q", "-p", "", "-D", "-o", str(into), str(packed)],
    }.get(name, [tool, "x", "-y", "-p", f"-o{into}", str(packed)])
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise Refused(Refusal.TIMEOUT, name) from error
    words = (ran.stdout + ran.stderr).decode("utf-8", "replace")
    if not any(path.is_file() and path.stat().st_size for path in into.rglob("*")):
        protected = any(sign in words.lower() for sign in ("passphrase", "password", "encrypt"))
        raise Refused(Refusal.PROTECTED if protected else Refusal.BROKEN, words.strip()[-200:])
