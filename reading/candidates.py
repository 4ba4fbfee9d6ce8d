"""reading: several places may tell a field; the best place decides, and all places that agree are its evidence."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from schemas.reading import Window
from schemas.values import Read, Span, read, refused

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


def _same(value: Any) -> Any:
    return value


def settle(found: Sequence[Candidate[T]], key: Callable[[T], Any] = _same, strict: bool = False) -> Read[T]:
    """The value of the best rank; the first in the text where that rank tells several. `strict` refuses instead."""
    if not found:
        return UNSAID
    if len(found) == 1:
        return read(found[0].value, _unique(found[0].spans), found[0].rule)
    best = min(candidate.rank for candidate in found)
    top = [candidate for candidate in found if candidate.rank == best]
    values = {key(candidate.value) for candidate in top}
    if strict and len(values) > 1:
        return refused("contradiction", _unique([span for candidate in top for span in candidate.spans]))
    chosen = top[0]
    agreeing = [span for candidate in found if key(candidate.value) == key(chosen.value) for span in candidate.spans]
    return read(chosen.value, _unique(agreeing), chosen.rule)


def agreeing(told: Read[T], *others: Read[Any]) -> Read[T]:
    """A value with the places where others say the same: without its own words it would be told by them."""
    more = [span for other in others if other.said and other.value == told.value for span in other.evidence]
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
