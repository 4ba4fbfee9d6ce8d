"""unpacker: one reading of a picture by Tesseract, a process of its own."""

import csv
import io
import os
import subprocess
from collections.abc import Iterable, Iterator

from PIL import Image

from schemas.attachments import Refusal
from services.unpacker.geometry import Word
from services.unpacker.limits import Refused, memory_spent

TOOL = "tesseract"
_SECONDS = 90


def words_of(page: Image.Image, layout: str, language: str) -> list[Word]:
    """The words of a picture by a layout (Tesseract's psm) and a language. Raises Refused: tool_missing, timeout, memory, broken."""
    picture = io.BytesIO()
    page.save(picture, "PNG")
    command = [TOOL, "stdin", "stdout", "-l", language, "--psm", layout, "-c", "preserve_interword_spaces=1", "tsv"]
    try:
        told = subprocess.run(
            command,
            input=picture.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Refusal.TIMEOUT, TOOL) from error
    if told.returncode:
        raise Refused(_why(words := told.stderr.decode("utf-8", "replace")), words[-200:])
    rows = csv.DictReader(io.StringIO(told.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(_told(rows))


def _why(words: str) -> Refusal:
    if memory_spent(words):
        return Refusal.MEMORY
    return Refusal.TOOL_MISSING if "language" in words else Refusal.BROKEN


def _told(rows: Iterable[dict[str, str]]) -> Iterator[Word]:
    """Words at the height of their lines, so that a small sign stays on its line."""
    top = bottom = 0.0
    for row in rows:
        if row["level"] == "4":
            top = float(row["top"])
            bottom = top + float(row["height"])
        text = (row.get("text") or "").strip()
        if text:
            yield Word(text, float(row["left"]), top, float(row["left"]) + float(row["width"]), bottom)
