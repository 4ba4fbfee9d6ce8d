"""classifier: the vehicles of a document by its layout, or by the plainest reading where that tells more.

A layout that no rule knows loses all its vehicle at once; the plainest reading (`reading/outlined.py`) knows no layouts, loses a little
everywhere, and so stands in only where it tells clearly more.
"""

from collections.abc import Sequence

from schemas.reading import Line
from services.classifier.together import Specified

_CLEARLY = 2
"""Figures more that the plainest reading must tell."""


def fuller(laid_out: Sequence[Specified], plain: Sequence[Specified]) -> list[Specified]:
    """The vehicles of a document as its layout tells them, or those of its plainest reading where they tell clearly more."""
    return list(plain if figures(plain) >= figures(laid_out) + _CLEARLY else laid_out)


def figures(vehicles: Sequence[Specified]) -> int:
    """How many figures lines tell: numbers, sizes, limits, seats."""
    return sum(_told(line) for _, line in vehicles)


def _told(line: Line) -> int:
    ends = (line.displacement_l.min, line.displacement_l.max, line.seats.min)
    return sum(one.said for one in (line.quantity, line.unit_price_cap_cny, *ends))
