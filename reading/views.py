"""reading: words gathered from several places of a text as one text of their own, and the way back to where they stand."""

from bisect import bisect_right
from dataclasses import dataclass, field

from schemas.values import Span

Place = tuple[int, int]


@dataclass
class View:
    """A text put together from pieces of another: `flat` for the readers of values, `back` for evidence."""

    source: str
    """The folded text that pieces are taken from."""
    flat: str = ""
    _pieces: list[tuple[int, int, int]] = field(default_factory=list)
    """(start in the view, start in the source, length)."""

    def take(self, place: Place) -> Place:
        """Add the words of a place; returns where they stand in the view."""
        start = len(self.flat)
        self._pieces.append((start, place[0], place[1] - place[0]))
        self.flat += self.source[place[0] : place[1]]
        return start, len(self.flat)

    def put(self, words: str) -> None:
        """Add words that stand nowhere: a separator."""
        self.flat += words

    def back(self, span: Span, text: str = "") -> tuple[Span, ...]:
        """Where the words of a span of the view stand in the source. `text`: the source's hash, for evidence in an attachment."""
        found = []
        for at, origin, length in self._pieces[max(bisect_right(self._pieces, span.start, key=_start) - 1, 0) :]:
            if at >= span.end:
                break
            start, end = max(span.start, at), min(span.end, at + length)
            while start < end and self.flat[start].isspace():
                start += 1
            while end > start and self.flat[end - 1].isspace():
                end -= 1
            if start < end:
                found.append(Span(start=origin + start - at, end=origin + end - at, text=text))
        return tuple(dict.fromkeys(found))


def _start(piece: tuple[int, int, int]) -> int:
    return piece[0]
