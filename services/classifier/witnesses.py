"""classifier: a value with all the words that tell it, not only the first that were met."""

from collections.abc import Callable
from typing import TypeVar

from reading.candidates import MOST_SHOWN
from reading.folding import flat as fold
from reading.turns import stage
from schemas.reading import Window
from schemas.values import Read, Span

T = TypeVar("T")
D = TypeVar("D")
_MOST_ROUNDS = 12
"""Places that one notice tells one thing at; a hostile page may have more."""


@stage
def with_all_words(flat: str, decide: Callable[[str], Read[T]]) -> Read[T]:
    """What `decide` says of a folded text, shown with every word that says so: it decides again without the words it
    has shown, until it says something else."""
    told = decide(flat)
    return told if told.value is None else _exhausted(flat, told, decide)


@stage
def window_with_all_words(flat: str, decide: Callable[[str], Window]) -> Window:
    """The same for a window, whose two ends are told together or each by words of its own."""
    told = decide(flat)
    if told.min.value is None and told.max.value is None:
        return told
    once = remembered(decide)
    least = told.min if told.min.value is None else _exhausted(flat, told.min, lambda words: once(words).min)
    most = told.max if told.max.value is None else _exhausted(flat, told.max, lambda words: once(words).max)
    return told if least is told.min and most is told.max else Window(min=least, max=most)


def remembered(decide: Callable[[str], D]) -> Callable[[str], D]:
    """A decision that several values are taken from, made once a text."""
    known: dict[str, D] = {}

    def once(flat: str) -> D:
        if flat not in known:
            known[flat] = decide(flat)
        return known[flat]

    return once


def _exhausted(flat: str, told: Read[T], decide: Callable[[str], Read[T]]) -> Read[T]:
    """A value that is said, with all its words."""
    found, words = dict.fromkeys(told.evidence), told.evidence
    for _ in range(_MOST_ROUNDS if words else 0):
        if len(found) >= MOST_SHOWN:
            break
        flat = without(flat, words)
        again = decide(flat)
        if again.value != told.value or found.keys() >= set(again.evidence):
            break
        words = again.evidence
        found |= dict.fromkeys(words)
    evidence = tuple(found)
    return Read(told.value, evidence, told.why) if evidence != told.evidence else told


def without(flat: str, words: tuple[Span, ...]) -> str:
    """The text with these words blanked; those of other texts are not in it."""
    pieces, at = [], 0
    for start, end, text in sorted(words):
        if not text and end > at:
            pieces.append(flat[at:start].ljust(end - at))
            at = end
    pieces.append(flat[at:])
    return "".join(pieces)


def stand_in(flat: str, words: tuple[Span, ...]) -> bool:
    """Whether all these words still stand in a text; those of other texts do."""
    return all(text or flat[start:end].strip() for start, end, text in words)


def untouched(flat: str, printed: Read[str]) -> bool:
    """Whether printed words stand whole in their first place; what is said nowhere, or in another text, does."""
    if not printed.evidence:
        return not printed.value
    start, end, text = printed.evidence[0]
    return bool(text) or flat[start:end].strip() == fold(printed.value or "").strip()
