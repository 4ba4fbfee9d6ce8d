"""reading: a stored text, parsed once: its lines, and its labels with their values."""

import bisect
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from reading.dates import Moment, moments
from reading.lines import LONGEST_EVIDENCE, Lines, heading
from reading.remembered import Once
from reading.spoken import Spoken
from reading.tags import Tag, tags_of

__all__ = ["LONGEST_EVIDENCE", "Document", "Tag", "heading"]


class Document(Lines):
    """A stored text with its labels."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.published: date | None = None
        """The day of publication, once it is known: the text itself may tell it."""
        self.tags = tags_of(self)
        self._moments: dict[tuple[int, int], Sequence[Moment]] = {}

    def of(self, *keys: str) -> Sequence[Tag]:
        """Labels of these keys that have a value, in order."""
        by_key = self._by_key
        if len(keys) == 1:
            return by_key.get(keys[0], ())
        if by_key.keys().isdisjoint(keys):
            return ()
        found = [by_key[key] for key in keys if key in by_key]
        return sorted(chain(*found), key=attrgetter("start")) if len(found) > 1 else found[0] if found else ()

    @Once
    def _by_key(self) -> dict[str, list[Tag]]:
        found: dict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            if tag.shape not in ("head", "alone"):
                found[tag.key].append(tag)
        return found

    @Once
    def spoken(self) -> Spoken:
        """Where the words stand that readers begin at."""
        return Spoken(self.flat)

    def moments(self, start: int, end: int) -> Sequence[Moment]:
        """Every point in time between two offsets, looked for once: several fields ask the same lines and values."""
        if (start, end) not in self._moments:
            self._moments[start, end] = tuple(moments(self.flat, start, end))
        return self._moments[start, end]

    def lines_with(self, *words: str) -> list[int]:
        """Numbers of the lines that hold one of these words, in order."""
        found: list[int] = []
        end, line_at, ends = -1, self.line_at, self.ends
        for at in self.spoken.beside(words):
            if at > end:
                found.append(number := line_at(at))
                end = ends[number]
        return found

    @Once
    def tag_starts(self) -> list[int]:
        """Where each label starts, in order."""
        return [tag.start for tag in self.tags]

    def tag_before(self, offset: int) -> Tag | None:
        """The last label that starts before an offset."""
        place = bisect.bisect_left(self.tag_starts, offset) - 1
        return self.tags[place] if place >= 0 else None


def day(iso: str) -> date | None:
    """The day of a time in ISO 8601; nothing where it is none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
