"""unpacker: signs in a picture that Tesseract takes for characters (≥ and ≤ for 之, 二 or 2; ★ for 女): found by their shape and
taken out before it reads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PIL import Image

from services.unpacker.geometry import Box, Word

_DARK = 200
_SMALLEST = 9
"""Pixels: what is smaller has no shape to tell."""


def taken_out(picture: Image.Image) -> tuple[Image.Image, list[Word]]:
    """The picture without its ≥, ≤, ▲ and ★, and these as words at their places."""
    ink = picture.point(lambda grey: 255 if grey < _DARK else 0)
    found = []
    for glyph in _glyphs(ink):
        box = (int(glyph[0]), int(glyph[1]), int(glyph[2]), int(glyph[3]))
        shape = ink.crop(box)
        if sign := relation(shape) or mark(shape):
            found.append(Word(sign, *glyph))
    if not found:
        return picture, found
    clean = picture.copy()
    for word in found:
        clean.paste(255, (int(word.x0) - 2, int(word.top) - 2, int(word.x1) + 2, int(word.bottom) + 2))
    return clean, found


def _glyphs(ink: Image.Image) -> Iterator[Box]:
    """Boxes of what stands alone on each line of a picture."""
    for top, bottom in _with_bars(list(_runs(_rows(ink)))):
        line = ink.crop((0, top, ink.width, bottom))
        for left, right in _runs(_rows(line.transpose(Image.Transpose.TRANSPOSE))):
            if right - left < _SMALLEST or right - left > 2 * (bottom - top):
                continue
            box = line.crop((left, 0, right, bottom - top)).getbbox()
            if box is not None:
                yield left + box[0], top + box[1], left + box[2], top + box[3]


def _with_bars(runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A sign that stands alone on its line has its bar below it as a line of its own: joined."""
    at = 0
    while at < len(runs):
        top, bottom = runs[at]
        at += 1
        if at < len(runs) and runs[at][0] - bottom <= 0.3 * (bottom - top) and runs[at][1] - runs[at][0] <= 0.3 * (bottom - top):
            bottom = runs[at][1]
            at += 1
        yield top, bottom


def _rows(ink: Image.Image) -> list[bytes]:
    data = ink.tobytes()
    return [data[y * ink.width : (y + 1) * ink.width] for y in range(ink.height)]


def _runs(rows: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Neighbouring rows that hold ink."""
    start = -1
    for place, row in enumerate([*rows, b""]):
        if b"\xff" in row:
            start = place if start < 0 else start
        elif start >= 0:
            yield start, place
            start = -1


def relation(glyph: Image.Image) -> str:
    """≥ or ≤ for a bar below a wedge that points right or left; "" for anything else."""
    width, height = glyph.size
    if width < _SMALLEST or height < _SMALLEST or height > 2 * width:
        return ""
    rows = _rows(glyph)
    gap = next((y for y in range(height - 1, height // 2, -1) if 255 not in rows[y]), 0)
    if not gap or height - gap > 0.3 * height + 1 or max(row.count(255) for row in rows[gap + 1 :]) < 0.7 * width:
        return ""
    wedge = rows[:gap]
    while wedge and 255 not in wedge[-1]:
        wedge.pop()
    if len(wedge) < height * 0.4 or any(row.count(255) > 0.7 * width for row in wedge):
        return ""
    fifth = max(len(wedge) // 5, 1)
    middle = _centre(wedge[2 * fifth : -2 * fifth] or wedge[len(wedge) // 2 :][:1], width)
    ends = (_centre(wedge[:fifth], width) + _centre(wedge[-fifth:], width)) / 2
    return "≥" if middle - ends > 0.3 else "≤" if ends - middle > 0.3 else ""


def mark(glyph: Image.Image) -> str:
    """▲ or ★, the marks of what must be kept: filled, and as wide at the base or at the arms as the whole; "" for anything else."""
    width, height = glyph.size
    rows = _rows(glyph)
    inked = [row.count(255) for row in rows]
    if width < _SMALLEST or not 0.6 * width < height < 1.2 * width or inked[0] > 0.3 * width:
        return ""
    body = 2 * height // 3
    if sum(row.count(255) < 0.9 * len(row.strip(b"\0")) for row in rows[:body]) > 2:  # hollow, as characters are
        return ""
    if inked[-1] > 0.8 * width and all(below >= above - 2 for above, below in pairwise(inked)):
        return "▲"
    arms = inked.index(max(inked))
    star = 0.25 < arms / height < 0.5 and inked[arms] > 0.85 * width and inked[body] < 0.65 * width
    return "★" if star and max(inked[: arms - 2], default=width) < 0.35 * width and sum(inked) < 0.5 * width * height else ""


def _centre(rows: Sequence[bytes], width: int) -> float:
    """Where the ink of some rows stands, 0 left to 1 right."""
    places = [x for row in rows for x, shade in enumerate(row) if shade]
    return sum(places) / len(places) / width if places else 0.5
