"""unpacker: the lines of words in a cell's picture, by the white between them."""

from collections.abc import Iterator, Sequence
from statistics import median

from PIL import Image

from services.unpacker.geometry import Box

INK = 180
"""Darker is printed."""
_LETTER = 10
"""Pixels: what is lower is no letter."""
_LINE, _SPECK = 1.3, 0.3
"""In heights of letters: how high a line may be, and what is too low to be one."""


def letter_height(pictures: Sequence[Image.Image]) -> float:
    """The usual height of letters in some cells, 0.0 where there are none."""
    heights = [end - start for picture in pictures for start, end in _runs(_ink(picture)) if end - start >= _LETTER]
    return float(median(heights)) if heights else 0.0


def rows(picture: Image.Image, letter: float) -> list[Box]:
    """The boxes of its lines, top to bottom. Parts of letters (二, ≥) that white divides stay together."""
    ink = _ink(picture)
    found: list[tuple[int, int]] = []
    for start, end in _runs(ink):
        if found and end - found[-1][0] <= _LINE * letter:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    kept = [one for one in found if len(found) == 1 or one[1] - one[0] > _SPECK * letter]
    return [box for start, end in kept if (box := _box(ink, start, end)) is not None]


def within(picture: Image.Image, boxes: Sequence[Box], margin: int) -> Image.Image:
    """The picture without what stands outside some boxes: Tesseract makes words of stains."""
    clean = Image.new("L", picture.size, 255)
    for x0, top, x1, bottom in boxes:
        kept = (max(int(x0) - margin, 0), max(int(top) - margin, 0), int(x1) + margin + 1, int(bottom) + margin + 1)
        clean.paste(picture.crop(kept), kept[:2])
    return clean


def _ink(picture: Image.Image) -> Image.Image:
    return picture.point(lambda grey: 255 if grey < INK else 0)


def _runs(ink: Image.Image) -> Iterator[tuple[int, int]]:
    start, (width, height), data = -1, ink.size, ink.tobytes()
    for y in range(height + 1):
        dark = y < height and b"\xff" in data[y * width : (y + 1) * width]
        if dark and start < 0:
            start = y
        elif not dark and start >= 0:
            yield start, y
            start = -1


def _box(ink: Image.Image, start: int, end: int) -> Box | None:
    inside = ink.crop((0, start, ink.width, end)).getbbox()
    return None if inside is None else (inside[0], start, inside[2], end)
