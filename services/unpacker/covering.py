"""unpacker: whether the letters that the second engine tells of a line cover its ink; of a broken one it may tell nothing (第2包: 第包)."""

from collections.abc import Sequence
from itertools import pairwise

import rurex
from PIL import Image

_HAN = rurex.compile(r"\p{Han}")
_WIDE = rurex.compile(r"[\p{Han}<>≤≥±]")
_ROOMY = frozenset("mMwW")
_INK = 128
"""Darker is printed."""
_OF_HAN, _OF_FIGURES = 1.08, 1.4
"""How wide a Chinese character's room is, in heights of a line with one and of a line of figures alone."""
_WIDTHS = 0.5, 0.45, 0.25
"""Half the room of a Chinese character, of a wide letter and of a figure, in rooms of a character."""
_GAP, _LEAST_INK = 0.3, 0.1
"""In rooms of a character, how wide a gap has a figure's place; in heights, how much of it is inked. Of 465 lines one had such a gap, and a
figure lost in it."""


def leaves_ink(picture: Image.Image, letters: Sequence[tuple[str, float]]) -> bool:
    """Whether between two letters of a line, each with its middle from the left, is a gap that holds ink. Not beside other signs: they stand
    anywhere in their room."""
    room = picture.height * (_OF_HAN if any(_HAN.search(letter) for letter, _ in letters) else _OF_FIGURES)
    ink = picture.point(lambda grey: 255 if grey < _INK else 0).resize((picture.width, 1), Image.Resampling.BOX).tobytes()
    for (letter, at), (following, then) in pairwise(letters):
        start, end = at + _half(letter) * room, then - _half(following) * room
        inked = sum(map(bool, ink[max(int(start), 0) : int(end) + 1]))
        if letter.isalnum() and following.isalnum() and end - start > _GAP * room and inked >= _LEAST_INK * picture.height:
            return True
    return False


def _half(letter: str) -> float:
    return _WIDTHS[0] if _WIDE.search(letter) else _WIDTHS[1] if letter in _ROOMY else _WIDTHS[2]
