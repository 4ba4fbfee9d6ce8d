"""unpacker: a second engine's reading of lines in a picture (PP-OCR, by RapidOCR), where it is installed, and how clear each is."""

import math
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import Any, NamedTuple

import rurex
from PIL import Image, ImageOps

from services.unpacker.covering import leaves_ink
from services.unpacker.geometry import Box, Word
from services.unpacker.signs import taken_out
from services.unpacker.voting import TELLING, UNREADABLE, with_units

_CLEAR = 0.9
"""How sure it must be of each figure, letter and capital; misread ones were told with 0.83 at most."""
_LIKELY = 0.4
"""How sure of any other character: a wrong one makes a word unknown, and no other value; > and ≥ it tells apart badly, > and < well."""
_IN_A_PHRASE = 0.7
"""How sure of 不 before what it denies: nothing else is written there."""
_BOUNDED = frozenset("低高大小少多超")
_LOST_FOOT = rurex.compile(r"[0-9]1\.[.· ]*$")
"""55L with a broken L is as likely as 551 with a point."""
_NAMES = ("SUV", "MPV")
_CAPITALS = rurex.compile(r"(?-u:\b)[A-Z]{3}(?-u:\b)")
_RELATIONS = "<>≤≥＜＞"
_BETWEEN = f"{_RELATIONS}~-～"
_PAPER = 4
"""Pixels of white around a line."""
_LONGEST = 60
"""Of a line's height: what is longer is no line."""
_LARGEST_PAGE = 1_000_000
"""Pixels of a page in which lines are looked for: as many take some 500 MB of addresses."""
_LONGEST_SIDE = 6_000
"""The engine makes no picture smaller or larger by itself up to here."""


def there() -> bool:
    """Whether the engine is installed; without it, Tesseract reads alone."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class Seen(NamedTuple):
    """Lines of a picture: those that are clear, and the others."""

    clear: Sequence[Word] = ()
    unsure: Sequence[Word] = ()


def seen(picture: Image.Image, boxes: Sequence[Box], left: int = 0, top: int = 0) -> Seen:
    """The lines in some boxes of a picture that stands at a place of the page."""
    clear: list[Word] = []
    unsure: list[Word] = []
    for x0, y0, x1, y1 in boxes:
        text, sure = line_of(picture.crop((int(x0), int(y0), math.ceil(x1), math.ceil(y1))))
        (clear if sure else unsure).append(Word(text or UNREADABLE, left + x0, top + y0, left + x1, top + y1))
    return Seen(clear, unsure)


def line_of(picture: Image.Image) -> tuple[str, bool]:
    """The words of one printed line, and whether every figure, sign and bound in it is clear. ("", False): it reads nothing."""
    if picture.width > _LONGEST * picture.height:
        return "", False
    said = _engine()(_as_array(ImageOps.expand(picture, _PAPER, 255)), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not said.txts or not said.txts[0]:
        return "", False
    read, placed = said.txts[0], said.word_results[0]
    if leaves_ink(picture, _places(placed, picture.width)):
        return "", False
    text = with_units(_named(read, placed.confs))
    told = text.rstrip(".· ")
    signed, fits = _with_signs(told, [word.text for word in taken_out(picture)[1]])
    sure = map(_sure, read, text, text[1:] + " ", placed.confs)
    return signed, fits and all(islice(sure, len(told))) and not _LOST_FOOT.search(text)


def _places(placed: Any, width: int) -> list[tuple[str, float]]:
    """Letters with their middles in a line of a width: the engine tells them by columns of the picture with its paper."""
    letters = [letter for word in placed.words for letter in word]
    columns = [column for word in placed.word_cols for column in word]
    whole = (width + 2 * _PAPER) / max(placed.line_txt_len, 1)
    return [(letter, (column + 0.5) * whole - _PAPER) for letter, column in zip(letters, columns, strict=True)]


def boxes_of(page: Image.Image) -> list[Box]:
    """Where lines of words stand on a page."""
    scale = min((_LARGEST_PAGE / (page.width * page.height)) ** 0.5, 1.0)
    small = page.resize((max(int(page.width * scale), 1), max(int(page.height * scale), 1)), Image.Resampling.BOX)
    said = _engine()(_as_array(small), use_det=True, use_cls=False, use_rec=False)
    corners = [] if said.boxes is None else said.boxes.tolist()
    return [
        (min(x for x, _ in box) / scale, min(y for _, y in box) / scale, max(x for x, _ in box) / scale, max(y for _, y in box) / scale)
        for box in corners
    ]


def _sure(read: str, meant: str, following: str, how: float) -> bool:
    """Whether a letter is as sure as it must be: very, if another one in its place would be another value."""
    if read == "不" and following in _BOUNDED:
        return how >= _IN_A_PHRASE
    if not (read.isalnum() or read == "." or read in _BETWEEN):
        return True
    tells = read == meant and (read.isascii() or read in TELLING) and read not in _BETWEEN
    return how >= (_CLEAR if tells else _LIKELY)


def _named(read: str, how: Sequence[float]) -> str:
    """Names of kinds of vehicles with one letter that is not clear: SIV is SUV."""
    for start, end in [found.span() for found in _CAPITALS.finditer(read)]:
        for name in _NAMES:
            unlike = [place for place in range(start, end) if read[place] != name[place - start]]
            if len(unlike) == 1 and how[unlike[0]] < _CLEAR:
                return f"{read[:start]}{name}{read[end:]}"
    return read


def _with_signs(text: str, shapes: list[str]) -> tuple[str, bool]:
    """≥ and ≤ as their shapes tell: a bar may be lost on the engine. False where the two contradict each other."""
    shapes = [shape for shape in shapes if shape in _RELATIONS]
    places = [place for place, letter in enumerate(text) if letter in _RELATIONS]
    if not shapes:
        return text, True
    if len(places) != len(shapes) or any((text[place] in ">＞≥") != (shape == "≥") for place, shape in zip(places, shapes, strict=True)):
        return text, False
    letters = list(text)
    for place, shape in zip(places, shapes, strict=True):
        letters[place] = shape
    return "".join(letters), True


@cache
def _engine() -> Any:
    """One thread: the process is bound in processor time. Its models lie in the package; nothing is fetched."""
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LONGEST_SIDE,
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST_SIDE,
            **threads,
        }
    )


def _as_array(picture: Image.Image) -> Any:
    import numpy

    return numpy.asarray(picture.convert("RGB"))
