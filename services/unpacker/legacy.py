"""unpacker: what is neither a new office file nor a PDF: old Word by antiword, pages and plain text by their charset."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reading.blocks import Block
from reading.text import text_of_html, text_of_plain
from schemas.attachments import Refusal
from services.unpacker.limits import Refused

TOOL = "antiword"
_SECONDS = 60


def blocks_of_doc(data: bytes) -> Iterator[Block]:
    """An old Word file's paragraphs and tables. Raises Refused: tool_missing, broken, protected, timeout."""
    tool = shutil.which(TOOL)
    if tool is None:
        raise Refused(Refusal.TOOL_MISSING, TOOL)
    with tempfile.TemporaryDirectory(prefix="unpack-") as folder:
        path = Path(folder) / "old.doc"
        path.write_bytes(data)
        try:
            ran = subprocess.run([tool, "-m", "UTF-8.txt", "-w", "0", str(path)], capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise Refused(Refusal.TIMEOUT, TOOL) from error
    if ran.returncode or not ran.stdout.strip():
        words = (ran.stderr or ran.stdout).decode("utf-8", "replace").strip()
        raise Refused(Refusal.PROTECTED if "crypt" in words.lower() else Refusal.BROKEN, words[-200:])
    yield from _barred(ran.stdout.decode("utf-8", "replace"))


def _barred(text: str) -> Iterator[Block]:
    """antiword draws a row as |cell|cell|, a cell's further lines below it."""
    grid: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|") and line.rstrip().endswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if grid and len(grid[-1]) == len(cells) and not cells[0] and any(cells):
                grid[-1] = [above + cell for above, cell in zip(grid[-1], cells, strict=True)]
            else:
                grid.append(cells)
            continue
        if grid:
            yield grid
            grid = []
        if line.strip():
            yield line
    if grid:
        yield grid


def decoded(data: bytes) -> str:
    """Plain bytes as text: UTF-8, UTF-16 with its mark, else GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def text_of_page(data: bytes, name: str) -> str:
    """A web page's text, by the text function of notices."""
    return text_of_html(decoded(data), name)


def text_of_words(data: bytes, name: str) -> str:
    """Plain text, by the text function of notices."""
    return text_of_plain(decoded(data), name)
