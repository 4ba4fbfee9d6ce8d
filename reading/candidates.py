"""reading: several places may tell a field; the best place decides, and all places that agree are its evidence."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from schemas.reading import Window
from schemas.values import Read, Span, refused

T = TypeVar("T")
MOST_SHOWN = 80
"""Places that one value is shown at: notices print a thing some ten times; a hostile page may print it thousands of times."""


class Candidate(NamedTuple, Generic[T]):
    """A value at one place. The lower the rank the more the place is to be trusted."""

    value: T
    spans: tuple[Span, ...]
    rank: int
    rule: str


UNSAID: Read[Any] = Read[Any]()
"""What a notice does not say."""
UNSTATED = Window()
"""A range that it does not state."""


def settle(found: Sequence[Candidate[T]], key: Callable[[T], Any] | None = None, strict: bool = False) -> Read[T]:
    """The value of the best rank; the first in the text where that rank tells several. `strict` refuses instead. `key`: by what
    two values are the same; by themselves without it."""
    if not found:
        return UNSAID
    if len(found) == 1:
        return Read(found[0].value, _unique(found[0].spans), found[0].rule)
    values = [one.value if key is None else key(one.value) for one in found]
    ranks = [one.rank for one in found]
    best = min(ranks)
    chosen = ranks.index(best)
    if strict and len({value for value, rank in zip(values, ranks, strict=True) if rank == best}) > 1:
        return refused("contradiction", _unique([span for one in found if one.rank == best for span in one.spans]))
    same = values[chosen]
    agreeing = [span for one, value in zip(found, values, strict=True) if value == same for span in one.spans]
    return Read(found[chosen].value, _unique(agreeing), found[chosen].rule)


def agreeing(told: Read[T], *others: Read[Any]) -> Read[T]:
    """A value with the places where others say the same: without its own words it would be told by them."""
    if told.value is None:
        return told
    more = [span for other in others if other.value == told.value for span in other.evidence]
    return Read(told.value, _unique([*told.evidence, *more]), told.why) if more else told


def _unique(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def places_of(flat: str, word: str) -> list[int]:
    """Where a word stands in a text: the first `MOST_SHOWN` places."""
    found, at = list[int](), flat.find(word)
    while at >= 0 and len(found) < MOST_SHOWN:
        found.append(at)
        at = flat.find(word, at + 1)
    return found
