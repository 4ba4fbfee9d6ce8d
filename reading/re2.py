"""reading: google-re2 for scraped text (linear, never backtracking), asked without most of what its Python wrapper adds to a question.

The wrapper answers by a generator with a table of offsets and a closure, a third of what an answer costs; readers ask some two
hundred questions a notice. This asks the same engine. Offsets are counted when asked for.
"""

from collections.abc import Callable, Iterator
from typing import Any

import re2 as wrapper

_UNANCHORED, _START = wrapper._Anchor.UNANCHORED, wrapper._Anchor.ANCHOR_START  # the wrapper's version is locked
_NOWHERE = (-1, -1)
_NONE: Iterator[Any] = iter(())
_Spans = list[tuple[int, int]]


class Match:
    """Where a pattern stands: groups and their offsets in characters."""

    __slots__ = ("_at", "_bytes", "_known", "_spans")

    def __init__(self, data: bytes, spans: _Spans, known: int, at: int) -> None:
        """`known` bytes of the text are `at` characters: where counting begins."""
        self._bytes, self._spans, self._known, self._at = data, spans, known, at

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) when it has no part in the match."""
        start, end = self._spans[group]
        if start < 0:
            return _NOWHERE
        first = self._at + len(self._bytes[self._known : start].decode())
        return first, first + len(self._bytes[start:end].decode())

    def start(self, group: int = 0) -> int:
        """Where a group starts."""
        start = self._spans[group][0]
        return self._at + len(self._bytes[self._known : start].decode()) if start >= 0 else -1

    def end(self, group: int = 0) -> int:
        """Where a group ends."""
        end = self._spans[group][1]
        return self._at + len(self._bytes[self._known : end].decode()) if end >= 0 else -1

    def group(self, group: int = 0, default: str | None = None) -> Any:
        """A group's words; `default` when it has no part in the match."""
        start, end = self._spans[group]
        return self._bytes[start:end].decode() if start >= 0 else default

    __getitem__ = group

    def groups(self, default: str | None = None) -> tuple[Any, ...]:
        """The words of all groups, `default` for those that have no part in the match."""
        data = self._bytes
        return tuple([data[start:end].decode() if start >= 0 else default for start, end in self._spans[1:]])


class Pattern:
    """A compiled pattern."""

    __slots__ = ("_ask",)

    def __init__(self, pattern: str, groups: bool) -> None:
        options = wrapper.Options()
        options.never_capture = not groups
        self._ask = wrapper.compile(pattern, options)._regexp.Match

    def search(self, text: str) -> Match | None:
        """The first match."""
        data = text.encode()
        spans: _Spans = self._ask(_UNANCHORED, data, 0, len(data))
        return Match(data, spans, 0, 0) if spans[0] != _NOWHERE else None

    def match(self, text: str, at: int = 0) -> Match | None:
        """The match that begins at an offset; what stands before it counts as the text before."""
        data = text.encode()
        known = len(text[:at].encode()) if at else 0
        spans: _Spans = self._ask(_START, data, known, len(data))
        return Match(data, spans, known, at) if spans[0] != _NOWHERE else None

    def finditer(self, text: str) -> Iterator[Match]:
        """Every match, one behind the other."""
        data = text.encode()
        spans: _Spans = self._ask(_UNANCHORED, data, 0, len(data))
        return self._all(data, spans) if spans[0] != _NOWHERE else _NONE

    def _all(self, data: bytes, spans: _Spans) -> Iterator[Match]:
        """The first match and those behind it."""
        size, known, at = len(data), 0, 0
        while spans[0] != _NOWHERE:
            start, end = spans[0]
            yield Match(data, spans, known, at)
            at += len(data[known:end].decode())
            known = asked = end
            if start == end:  # an empty match: the next question is asked one character on
                if end == size:
                    return
                asked += len(data[end : end + 4].decode(errors="ignore")[0].encode())
            spans = self._ask(_UNANCHORED, data, asked, size)

    def split(self, text: str) -> list[str]:
        """The words between the matches of a pattern that has no groups and is never empty."""
        data, at = text.encode(), 0
        parts: list[str] = []
        while (spans := self._ask(_UNANCHORED, data, at, len(data)))[0] != _NOWHERE:
            parts.append(data[at : spans[0][0]].decode())
            at = spans[0][1]
        return [*parts, data[at:].decode()]

    def findall(self, text: str) -> list[str]:
        """The words of every match of a pattern without groups."""
        return [match.group() for match in self.finditer(text)]

    def sub(self, words: str | Callable[[Match], str], text: str) -> str:
        """The text with other words for every match: these as they are, or what is told of each."""
        pieces, at = [], 0
        for match in self.finditer(text):
            start, end = match.span()
            pieces += [text[at:start], words if isinstance(words, str) else words(match)]
            at = end
        return "".join([*pieces, text[at:]])


def compile(pattern: str, groups: bool = True) -> Pattern:
    """A pattern in RE2's syntax. `groups`: whether any is asked for; where a long pattern stands they cost more than to find it."""
    return Pattern(pattern, groups)
