"""unpacker: several readings of a picture to one: words by the Chinese one, figures only where two readings agree."""

from collections.abc import Iterator, Sequence

import re2

from services.unpacker.geometry import Line, Word, lines

UNREADABLE = "〓"
"""Stands for a line whose figures no two readings agree on: 29.9 and 2919 are not guessed between."""
_HAN = re2.compile(r"\p{Han}")
_FIGURE = re2.compile(r"[0-9]+(?:\.[0-9]+)*")
_LATIN = re2.compile(r"[A-Za-z]+")


def agreed(readings: Sequence[Sequence[Word]]) -> list[Word]:
    """The words of a picture by several readings of it: the Chinese ones first, then the Latin ones."""
    told = [lines(reading) for reading in readings]
    base = next((one for one in told if one), [])
    return [word for line in base for word in _line(line, told)]


def _line(line: Line, told: Sequence[Sequence[Line]]) -> Sequence[Word]:
    versions = [line, *(other for reading in told for other in _beside(line, reading) if other is not line)]
    line = next((one for one in versions if _HAN.search(one.text)), line)
    if not _HAN.search(line.text):
        versions = [*versions[len(versions) // 2 :], *versions[: len(versions) // 2]]  # the Latin model knows figures better
    elif not _said(line):
        return line.words
    counted = [_said(one) for one in versions]
    for one, said in zip(versions, counted, strict=True):
        if said and counted.count(said) > 1 and (_HAN.search(one.text) or not _HAN.search(line.text)):
            return one.words
    if not any(counted) and not _LATIN.search(line.text):
        return line.words
    box = line.words[0]
    return [Word(UNREADABLE, box.x0, box.top, line.words[-1].x1, box.bottom)] if any(counted) else line.words


def _beside(line: Line, reading: Sequence[Line]) -> Iterator[Line]:
    """The same line in another reading."""
    middle = line.words[0].middle[1]
    found = [one for one in reading if abs(one.words[0].middle[1] - middle) < 0.6 * max(line.height, one.height)]
    if found:
        yield min(found, key=lambda one: abs(one.words[0].middle[1] - middle))


def _said(line: Line) -> tuple[str, ...]:
    """The figures of a line, and the sign before them."""
    return tuple(_FIGURE.findall(line.text.replace("O", "0").replace(" ", "")))
