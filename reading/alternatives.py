"""reading: what is stated of an engine's size, and what several sizes are together: alternatives, limits that are meant for all."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reading import regex

_EITHER = regex.compile(
    r"^[ ,]?(?:或者?|/)[ ]?(?:为|是)?(?:汽油|柴油|自然吸气|自吸|涡轮增压|混动|油电混合)(?:发动)?(?:机|车|版)?(?:排量)?[ ]?$"
)
"""Between the sizes of two engines of which either will do."""


class Stated(NamedTuple):
    """One statement: an inclusive window in litres (an end may be open) at its place. `exact`: printed to the millilitre."""

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    rule: str
    exact: bool


def alternatives(window: str, found: Sequence[Stated]) -> Iterator[Stated]:
    """Sizes of engines of which either may be offered as one window, the widest: 汽油2.0T或柴油2.2T及以上."""
    held: Stated | None = None
    for one in found:
        joined = _either(held, one) if held and _EITHER.match(window[held.end : one.start]) else None
        if held and joined is None:
            yield held
        held = joined or one
    if held:
        yield held


def _either(one: Stated, other: Stated) -> Stated | None:
    """The window of two alternatives; words at one of them are meant for both. None where they bound different ends."""
    above, below = None in (one.high, other.high), None in (one.low, other.low)
    if above and below:
        return None
    low = min(each.low for each in (one, other) if each.low) if not below else None
    high = max(each.high for each in (one, other) if each.high) if not above else None
    return one._replace(low=low, high=high, end=other.end)


def alike(sizes: list[Stated]) -> list[Stated]:
    """不大于1.6L和2.0L: the words before the first figure are meant for all."""
    if not sizes or sizes[0].low == sizes[0].high:
        return sizes
    upper, lower = sizes[0].low is None, sizes[0].high is None
    return [one._replace(low=None if upper else one.low, high=None if lower else one.high) if one.low == one.high else one for one in sizes]
