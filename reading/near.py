"""reading: where patterns stand, looked for only around the words that they hang on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reading import regex
from reading.document import Document

MOST_PLACES = 200
"""Places of one word that are looked at in one notice."""


class Place(NamedTuple):
    """Matched words and where they stand."""

    start: int
    end: int
    words: str


def places(doc: Document, word: str) -> Sequence[int]:
    """Where a word stands, at most so often."""
    return doc.spoken.places(word)[:MOST_PLACES]


def near(
    doc: Document,
    pattern: regex.Pattern,
    words: tuple[str, ...],
    before: int,
    after: int,
    needs: Sequence[str] = (),
    led: tuple[str, ...] = (),
) -> Iterator[Place]:
    """Where a pattern stands around any of some words that every match holds, in order. Only these windows are searched, and of
    them those that hold one of `needs`, where one of `led` is right before the word: a pattern over a whole page costs as much
    as all the rest of reading it."""
    if not doc.spoken.speaks_of(words):
        return iter(())
    beside = doc.spoken.beside(words, MOST_PLACES)
    beside = [at for at in beside if at < doc.list_start and (not led or doc.flat.endswith(led, 0, at))]
    return _around(doc, pattern, beside, before, after, needs)


def _around(doc: Document, pattern: regex.Pattern, spoken: Sequence[int], before: int, after: int, needs: Sequence[str]) -> Iterator[Place]:
    found: dict[int, Place] = {}
    for at in spoken:
        low = max(0, at - before)
        window = doc.flat[low : at + after]
        if not pattern.is_match(window) or (needs and not any([word in window for word in needs])):
            continue
        for match in pattern.finditer(window):
            first, stop = match.span()
            start, end = low + first, low + stop
            if start <= at < end:
                known = found.get(start)
                if known is None or known.end < end:
                    found[start] = Place(start, end, match.group(0))
    last = -1
    for start in sorted(found):
        if start >= last:
            yield found[start]
            last = found[start].end
