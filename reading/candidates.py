"""reading: several places may tell a field; the best place decides, and all places that agree are its evidence."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
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
    values, spans, ranks, rules = zip(*found, strict=True)
    keys = values if key is None else [*map(key, values)]
    best = min(ranks)
    chosen = ranks.index(best)
    if strict and len({value for value, rank in zip(keys, ranks, strict=True) if rank == best}) > 1:
        return refused("contradiction", _unique([span for one in found if one.rank == best for span in one.spans]))
    same = keys[chosen]
    agreeing = chain.from_iterable([own for own, value in zip(spans, keys, strict=True) if value == same])
    return Read(values[chosen], _unique(agreeing), rules[chosen])


def agreeing(told: Read[T], *others: Read[Any]) -> Read[T]:
    """A value with the places where others say the same: without its own words it would be told by them."""
    if told.value is None:
        return told
    more = [span for other in others if other.value == told.value for span in other.evidence]
    return Read(told.value, _unique([*told.evidence, *more]), told.why) if more else told


def _unique(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def places_of(flat: str, word: str) -> list[int]:
    """Where a word stands in a text: the first `MOST_SHOWN` places."""
    found: list[int] = []
    at = -1
    for _ in range(MOST_SHOWN):
        at = flat.find(word, at + 1)
        if at < 0:
            break
        found.append(at)
    return found
