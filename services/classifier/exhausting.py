"""classifier: the vehicles of a document, their kinds and uses shown with every word that tells them: without the first another would."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from reading.candidates import MOST_SHOWN
from schemas.reading import Category, Line
from schemas.values import Read, Span
from services.classifier.attached import specified
from services.classifier.together import Specified
from services.classifier.witnesses import without

T = TypeVar("T")
_BLANKED = ("name", "category", "use"), ("category",), ("use",)
"""Fields whose words are blanked together: without its name a line may be told by others, or not at all."""
_MOST_ROUNDS = 4
"""Times that a document is read again without the words that named its vehicles so far."""


def specified_by_all_words(text: str, sha256: str) -> tuple[list[Specified], list[Specified]]:
    """The vehicles that a document specifies, and those that its other words would be read as, were the first not there: a heading,
    a chassis (车辆类型：轻型客车), a rule of limits. `sha256`: the document's hash for evidence."""
    found = specified(text, sha256)
    again = [one for fields in _BLANKED for one in _without(text, sha256, found, fields)]
    return [(lot, _with(line, again)) for lot, line in found], again


def _without(text: str, sha256: str, told: list[Specified], fields: tuple[str, ...]) -> Iterator[Specified]:
    """The vehicles that are told once the words of these fields are blanked, and the words that then tell them, and so on."""
    for _ in range(_MOST_ROUNDS):
        words = [span for _, line in told for field in fields for span in getattr(line, field).evidence]
        if not words:
            return
        text = without(text, tuple(Span(span.start, span.end) for span in words))
        told = specified(text, sha256)
        yield from told


def _with(line: Line, again: list[Specified]) -> Line:
    """A line with the words of others that tell the same kind and use."""
    kinds, uses = [other.category for _, other in again], [other.use for _, other in again]
    kind = line.category if line.category.value is Category.OTHER else _told_by(line.category, kinds)
    return line.model_copy(update={"category": kind, "use": _told_by(line.use, uses)})


def _told_by(value: Read[T], others: list[Read[T]]) -> Read[T]:
    more = [span for other in others if value.said and other.value == value.value for span in other.evidence]
    return replace(value, evidence=tuple(dict.fromkeys([*value.evidence, *more]))[:MOST_SHOWN]) if more else value
