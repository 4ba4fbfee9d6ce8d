"""unpacker: one reading of a picture by Tesseract, its ≥ and ≤ told by their shape."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from services.unpacker.geometry import Word
from services.unpacker.signs import taken_out
from services.unpacker.tesseract import words_of

LANGUAGES = ("chi_sim", "eng")
Ways = tuple[tuple[tuple[str, float], ...], tuple[tuple[str, float], ...]]
"""How the Chinese model reads, and the Latin one: layouts (Tesseract's psm) and scales."""


def read(picture: Image.Image, layout: str, scale: float, language: str) -> list[Word]:
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
