"""unpacker: the words in the cells of a scanned page, by several readings of each."""

import bisect
from collections.abc import Iterator, Sequence
from statistics import median

from PIL import Image

from services.unpacker import ppocr
from services.unpacker.geometry import Box, Word
from services.unpacker.rows import INK, letter_height, rows, within
from services.unpacker.signed import LANGUAGES, Ways, read
from services.unpacker.voting import UNREADABLE, agreed, doubtful, unsettled

_FOUR: Ways = (("6", 1.0), ("6", 1.3)), (("6", 1.0), ("6", 1.5))
"""Four readings of everything; figures count where two agree."""
_ONCE: Ways = (("6", 1.0),), (("6", 1.0),)
_OTHERWISE: Ways = (("6", 1.3),), (("6", 1.5),)
"""The same in two halves: what a second engine reads clearly, and one of the first half too, needs no more."""
_AGAIN: Ways = (("6", 0.8), ("11", 1.0), ("11", 1.6)), (("6", 0.8),)
_ALONE: Ways = (("7", 0.7), ("7", 2.0)), (("7", 1.0), ("7", 2.0))
"""Further readings of what these don't tell."""
_Crop = tuple[Image.Image, int, int]
"""A cell's picture, with its place on the page."""
_Readings = tuple[list[list[Word]], list[list[Word]]]
"""Of a cell by the Chinese model, and by the Latin one."""
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


def words_of_cells(page: Image.Image, cells: list[Box]) -> list[Word]:
    """Words of cells, which are set one below the other for Tesseract: side by side it mixes their lines."""
    crops = [crop for cell in cells if (crop := _inside(page, cell)) is not None]
    words: list[Word] = []
    for first in range(0, len(crops), _MOST_CELLS):
        words += _told_of(crops[first : first + _MOST_CELLS])
    return words


def _told_of(crops: Sequence[_Crop]) -> Iterator[Word]:
    """Words of some cells; those that the first readings don't tell are read again."""
    crops, seen = _by_second_engine(crops) if ppocr.there() else (crops, [ppocr.Seen() for _ in crops])
    told: list[_Readings] = [([], []) for _ in crops]
    left = list(range(len(crops)))
    for ways in (_ONCE, _OTHERWISE) if ppocr.there() else (_FOUR,):
        _add(told, left, _readings([crops[place] for place in left], ways))
        left = [place for place in left if doubtful(*told[place], *seen[place])]
    left = [place for place in left if unsettled(*told[place], *seen[place])]
    _add(told, left, _readings([crops[place] for place in left], _AGAIN))
    usual = median(picture.height for picture, _, _ in crops)
    for place in [place for place in left if crops[place][0].height < 1.5 * usual][:_MOST_ALONE]:
        _add(told, [place], _readings([crops[place]], _ALONE))
    for crop, readings, by_second in zip(crops, told, seen, strict=True):
        yield from agreed(*readings, *by_second) or [_unread(crop)]


def _add(told: list[_Readings], places: Sequence[int], more: Sequence[_Readings]) -> None:
    for place, (chinese, latin) in zip(places, more, strict=True):
        told[place] = ([*told[place][0], *chinese], [*told[place][1], *latin])


def _by_second_engine(crops: Sequence[_Crop]) -> tuple[Sequence[_Crop], list[ppocr.Seen]]:
    """The cells without their stains, and what it sees in each."""
    letter = letter_height([picture for picture, _, _ in crops])
    lines = [rows(picture, letter) for picture, _, _ in crops]
    seen = [ppocr.seen(picture, boxes, left, top) for (picture, left, top), boxes in zip(crops, lines, strict=True)]
    return [(within(picture, boxes, 2), left, top) for (picture, left, top), boxes in zip(crops, lines, strict=True)], seen


def _readings(crops: Sequence[_Crop], ways: Ways) -> list[_Readings]:
    """Each cell's readings by the Chinese model, and by the Latin one."""
    if not crops:
        return []
    chinese, latin = ([_stacked(crops, *way, language) for way in some] for language, some in zip(LANGUAGES, ways, strict=True))
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


def _inside(page: Image.Image, cell: Box) -> _Crop | None:
    """What is printed in a cell, with its place on the page."""
    left, top = int(cell[0]) + 2, int(cell[1]) + 2
    crop = page.crop((left, top, max(int(cell[2]) - 1, left + 1), max(int(cell[3]) - 1, top + 1)))
    ink = crop.point(lambda grey: 255 if grey < INK else 0).getbbox()
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
    for word in read(sheet, layout, scale, language):
        place = max(bisect.bisect_right(tops, word.middle[1] + _SPACE // 3) - 1, 0)
        _, left, top = crops[place]
        across, below = left - _SPACE, top - tops[place]
        told[place].append(Word(word.text, word.x0 + across, word.top + below, word.x1 + across, word.bottom + below))
    return told
