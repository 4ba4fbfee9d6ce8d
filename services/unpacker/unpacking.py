"""unpacker: starts the bounded process for one attachment, and takes what it says before it ends or is ended."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reading.blocks import BLOCKS_VERSION
from schemas.attachments import Refusal
from services.unpacker.limits import LIMITS, Limits
from services.unpacker.unpack import Part

UNPACKER_VERSION = f"{BLOCKS_VERSION}.2"
"""Of the text function and of the readers of files."""


def unpacked(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[Part, ...]:
    """The documents of an attachment with their texts, and why others have none. Never raises over the bytes: whatever
    they do, they do it to a process that is bound in memory and time."""
    if len(data) > limits.file_bytes:
        return (Part(name, reason=Refusal.OVERSIZED, detail=f"{len(data)} bytes"),)
    with tempfile.TemporaryDirectory(prefix="unpack-") as folder:
        path, said = Path(folder) / "attachment", Path(folder) / "said"
        path.write_bytes(data)
        ended = _run([sys.executable, "-m", "services.unpacker.child", str(path), name], said, folder, limits.seconds)
        parts = tuple(_parts(said))
    if ended:
        return (*parts, Part(name, reason=ended))
    return parts or (Part(name, reason=Refusal.BROKEN),)


def _run(command: list[str], said: Path, folder: str, seconds: float) -> Refusal | None:
    """Run to the end or to the limit; returns why it was ended early. The whole group is ended: tools it started too."""
    environment = {**os.environ, "TMPDIR": folder, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with said.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True, env=environment
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            return Refusal.TIMEOUT
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return _why(code)


def _why(code: int) -> Refusal | None:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return Refusal.TIMEOUT
    if code == 0:
        return None
    return Refusal.MEMORY if code == 1 else Refusal.BROKEN


def _parts(said: Path) -> Iterator[Part]:
    for line in said.read_text(encoding="ascii", errors="replace").splitlines():
        with suppress(ValueError, TypeError):  # the last line may be cut off
            yield Part(**json.loads(line))
