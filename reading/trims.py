"""reading: an engine's size in a model's name whose only unit is the letters of its trim: 轩逸 1.6XL, 凯美瑞 2.0HE 精英版."""

from collections.abc import Iterator
from decimal import Decimal

from reading import regex

TRIM = r"(?:^|[\s\p{Han})])([1-4]\.[0-9])(?:X[LEV]|H[EGVQC]|GL[XSE]?|GS|[GEVSQ])(?:$|[\s,\p{Han}(])"
"""Grades of Japanese and Korean makers, as dealers print them right behind the size."""
_TRIM = regex.compile(TRIM)


def trims(window: str) -> Iterator[tuple[Decimal, int, int]]:
    """Sizes in litres before a trim's letters, with their places."""
    return ((Decimal(match.group(1)), *match.span(1)) for match in _TRIM.finditer(window))
