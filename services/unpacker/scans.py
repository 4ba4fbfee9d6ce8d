"""unpacker: pictures of pages to paragraphs and tables, by several readings; cells are told by the rules between them."""

import bisect
import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from reading.blocks import Block
from schemas.attachments import Refusal
from services.unpacker.geometry import Box, Word, around, blocks_of_page
from services.unpacker.limits import Limits, Refused
from services.unpacker.ruled import rules, tables, turned, wiped
from services.unpacker.signs import taken_out
from services.unpacker.tesseract import TOOL, words_of
from services.unpacker.voting import UNREADABLE, agreed, doubtful

_LANGUAGES = ("chi_sim", "eng")
_Ways = tuple[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]]
"""How the Chinese model reads, and the Latin one: layouts (Tesseract's psm) and scales."""
_CELLS: _Ways = (("6", 1.0), ("6", 1.3)), (("6", 1.0), ("6", 1.5))
_PAGE: _Ways = (("4", 1.0), ("4", 1.3)), (("4", 1.0), ("4", 1.5))
"""Four readings of everything; figures count where two agree."""
_AGAIN: _Ways = (("6", 0.8), ("11", 1.0), ("11", 1.6)), (("6", 0.8),)
_ALONE: _Ways = (("7", 0.7), ("7", 2.0)), (("7", 1.0), ("7", 2.0))
_PAGE_AGAIN: _Ways = (("4", 0.8), ("4", 1.6)), (("4", 0.8),)
"""Further readings of what these don't tell: a head that Tesseract passes over in one way it reads in another."""
_Crop = tuple[Image.Image, int, int]
"""A cell's picture, with its place on the page."""
_TRIED_WIDTH = 800
_INK = 180
_SMALLEST = 4
_SPACE = 34
_UNREAD = 0.4
"""Of a cell's height: narrower than any figure."""
_MOST_ALONE = 12
"""Cells of a page, of one line, read each by itself: each takes half a second."""
_WIDEST = 0.75
"""Of its height: a figure, with the space behind it."""
_MOST_CELLS = 150
"""Cells read at once: Tesseract takes pictures of up to 32,767 lines."""


def blocks_of_image(image: Image.Image, number: int, limits: Limits) -> list[Block]:
    """A page's blocks. Raises Refused: tool_missing, timeout. Pages beyond those that are read by OCR give none."""
    if shutil.which(TOOL) is None:
        raise Refused(Refusal.TOOL_MISSING, TOOL)
    if number >= limits.scanned_pages:
        return []
    page = straightened(ImageOps.autocontrast(image.convert("L")))
    across, down = rules(page), [turned(box) for box in rules(page.transpose(Image.Transpose.TRANSPOSE))]
    clean, grids = wiped(page, [*across, *down]), tables(across, down)
    words = [*_of_cells(clean, [cell for cells in grids for cell in cells]), *_outside(clean, grids)]
    return blocks_of_page(words, grids)


def _outside(page: Image.Image, grids: list[list[Box]]) -> list[Word]:
    """Words between tables."""
    rest = page.copy()
    for cells in grids:
        x0, y0, x1, y1 = (int(value) for value in around(cells))
        rest.paste(255, (x0, y0, x1, y1))
    if not _inked(rest):
        return []
    chinese, latin = _page(rest, _PAGE)
    if doubtful(chinese, latin):
        more_chinese, more_latin = _page(rest, _PAGE_AGAIN)
        chinese, latin = [*chinese, *more_chinese], [*latin, *more_latin]
    return agreed(chinese, latin)


def _page(page: Image.Image, ways: _Ways) -> tuple[list[list[Word]], list[list[Word]]]:
    chinese, latin = ([_read(page, *way, language) for way in some] for language, some in zip(_LANGUAGES, ways, strict=True))
    return chinese, latin


def _inked(page: Image.Image) -> bool:
    return page.resize((page.width // 8, page.height // 8), Image.Resampling.BOX).getextrema()[0] < _INK  # type: ignore[operator]


def _of_cells(page: Image.Image, cells: list[Box]) -> list[Word]:
    """Words of cells, which are set one below the other for Tesseract: side by side it mixes their lines."""
    crops = [crop for cell in cells if (crop := _inside(page, cell)) is not None]
    words: list[Word] = []
    for first in range(0, len(crops), _MOST_CELLS):
        words += _told_of(crops[first : first + _MOST_CELLS])
    return words


def _told_of(crops: Sequence[_Crop]) -> Iterator[Word]:
    """Words of some cells; those that four readings don't tell are read again."""
    readings = _readings(crops, _CELLS)
    told = [agreed(*of_cell) for of_cell in readings]
    left = [place for place, of_cell in enumerate(readings) if doubtful(*of_cell)]
    again = _readings([crops[place] for place in left], _AGAIN)
    usual = median(picture.height for picture, _, _ in crops)
    of_one_line = [place for place in left if crops[place][0].height < 1.5 * usual][:_MOST_ALONE]
    for number, place in enumerate(left):
        alone = _readings([crops[place]], _ALONE) if place in of_one_line else []
        all_of_it = [readings[place], again[number], *alone]
        told[place] = agreed([one for chinese, _ in all_of_it for one in chinese], [one for _, latin in all_of_it for one in latin])
    for crop, words in zip(crops, told, strict=True):
        yield from words or [_unread(crop)]


def _readings(crops: Sequence[_Crop], ways: _Ways) -> list[tuple[list[list[Word]], list[list[Word]]]]:
    """Each cell's readings by the Chinese model, and by the Latin one."""
    if not crops:
        return []
    chinese, latin = ([_stacked(crops, *way, language) for way in some] for language, some in zip(_LANGUAGES, ways, strict=True))
    return [
        ([_whole(crop, one[place]) for one in chinese], [_whole(crop, one[place]) for one in latin]) for place, crop in enumerate(crops)
    ]


def _whole(crop: _Crop, words: list[Word]) -> list[Word]:
    """A reading of figures that leaves ink of its cell unread, or spreads too few figures over it, has lost one: 2 for 22. It is none."""
    picture, left, _ = crop
    if not words or any(letter.isalpha() for word in words for letter in word.text):
        return words
    room = _UNREAD * picture.height
    start, end = min(word.x0 for word in words), max(word.x1 for word in words)
    widest = (sum(len(word.text) for word in words) + 0.5) * _WIDEST * picture.height
    return words if start <= left + room and end >= left + picture.width - room and picture.width <= widest else []


def _unread(crop: _Crop) -> Word:
    """A cell that cannot be read is not empty."""
    picture, left, top = crop
    return Word(UNREADABLE, left, top, left + picture.width, top + picture.height)


def _read(picture: Image.Image, layout: str, scale: float, language: str) -> list[Word]:
    """One reading of a picture, ≥ and ≤ told by their shape."""
    larger = (
        picture
        if scale == 1
        else picture.resize((int(picture.width * scale) + 1, int(picture.height * scale) + 1), Image.Resampling.BICUBIC)
    )
    clean, signs = taken_out(larger)
    found = [*(part for word in words_of(clean, layout, language) for part in _around(word, signs)), *signs]
    return [Word(word.text, word.x0 / scale, word.top / scale, word.x1 / scale, word.bottom / scale) for word in found]


def _around(word: Word, signs: Sequence[Word]) -> Iterator[Word]:
    """A colon stands before the sign that was taken out behind it, though Tesseract joins it to the figure: 排量:≥1485ml."""
    sign = next(
        (one for one in signs if word.x0 < one.x1 + one.height / 2 and one.x0 < word.x1 and one.top < word.middle[1] < one.bottom), None
    )
    if sign is None or word.text[:1] not in (":", "：") or len(word.text) < 2:
        yield word
    else:
        yield replace(word, text=word.text[:1], x0=sign.x0 - 2, x1=sign.x0 - 1)
        yield replace(word, text=word.text[1:], x0=max(word.x0, sign.x1))


def _inside(page: Image.Image, cell: Box) -> _Crop | None:
    """What is printed in a cell, with its place on the page."""
    left, top = int(cell[0]) + 2, int(cell[1]) + 2
    crop = page.crop((left, top, max(int(cell[2]) - 1, left + 1), max(int(cell[3]) - 1, top + 1)))
    ink = crop.point(lambda grey: 255 if grey < _INK else 0).getbbox()
    if ink is None or ink[2] - ink[0] < _SMALLEST or ink[3] - ink[1] < _SMALLEST:
        return None
    return crop.crop(ink), left + ink[0], top + ink[1]


def _stacked(crops: Sequence[_Crop], layout: str, scale: float, language: str) -> list[list[Word]]:
    """One reading of each crop, at its place on the page."""
    sheet = Image.new(
        "L", (max(crop.width for crop, _, _ in crops) + 2 * _SPACE, sum(crop.height + _SPACE for crop, _, _ in crops) + _SPACE), 255
    )
    tops, y = [], _SPACE
    for crop, _, _ in crops:
        sheet.paste(crop, (_SPACE, y))
        tops.append(y)
        y += crop.height + _SPACE
    told: list[list[Word]] = [[] for _ in crops]
    for word in _read(sheet, layout, scale, language):
        place = max(bisect.bisect_right(tops, word.middle[1] + _SPACE // 3) - 1, 0)
        _, left, top = crops[place]
        across, below = left - _SPACE, top - tops[place]
        told[place].append(Word(word.text, word.x0 + across, word.top + below, word.x1 + across, word.bottom + below))
    return told


def straightened(page: Image.Image) -> Image.Image:
    """The page turned back by the angle at which its lines of words are sharpest: scanners take pages in a little askew."""
    small = page.resize((_TRIED_WIDTH, max(page.height * _TRIED_WIDTH // page.width, 1)), Image.Resampling.BOX)
    best = max((step / 2 for step in range(-4, 5)), key=lambda angle: _sharpness(small, angle))
    best = max((best + step / 10 for step in range(-4, 5)), key=lambda angle: _sharpness(small, angle))
    return page if abs(best) < 0.05 else page.rotate(best, Image.Resampling.BICUBIC, fillcolor=255)


def _sharpness(page: Image.Image, angle: float) -> float:
    """How much lines of the turned page differ in darkness."""
    rows = page.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255).resize((1, page.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in pairwise(rows)))


def blocks_of_picture(data: bytes, limits: Limits) -> Iterator[Block]:
    """A picture file of one or more pages."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for number, page in enumerate(ImageSequence.Iterator(picture)):
                yield from blocks_of_image(page, number, limits)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise Refused(Refusal.BROKEN, repr(error)[:200]) from error
