"""reading: patterns over scraped text, linear whatever the text says: Rust's regex crate, which never backtracks, by rurex.

What a pattern gives is rurex's own and like that of Python's `re`: offsets are characters, `^` and `$` stand for the text's ends.
Unlike there, `$` is not before a last line break and a class may hold another (`[` in a class is written `\\[`).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, cast

import rurex


class Match(Protocol):
    """Where a pattern stands: groups and their offsets in characters."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """Start and end of a group; (-1, -1) when it has no part in the match."""

    def start(self, group: int = 0) -> int:
        """Where a group starts, -1 when it has no part in the match."""

    def end(self, group: int = 0) -> int:
        """Where a group ends, -1 when it has no part in the match."""

    def group(self, group: int = 0) -> Any:
        """A group's words; None when it has no part in the match."""

    def __getitem__(self, group: int) -> Any: ...

    def groups(self, default: str | None = None) -> tuple[Any, ...]:
        """The words of all groups, `default` for those that have no part in the match."""


class Pattern(Protocol):
    """A compiled pattern."""

    def is_match(self, text: str) -> bool:
        """Whether it stands anywhere: cheaper than to ask where."""

    def search(self, text: str, at: int = 0, /) -> Match | None:
        """The first match that begins at an offset or behind it; what stands before counts as the text before."""

    def match(self, text: str, at: int = 0, /) -> Match | None:
        """The match that begins at an offset; what stands before it counts as the text before."""

    def finditer(self, text: str) -> Iterator[Match]:
        """Every match, one behind the other."""

    def findall(self, text: str) -> list[str]:
        """The words of every match of a pattern without groups."""

    def split(self, text: str) -> list[str]:
        """The words between the matches of a pattern without groups."""

    def sub(self, words: str | Callable[[Match], str], text: str) -> str:
        """The text with other words for every match: these, or what is told of each."""


def compile(pattern: str) -> Pattern:
    """A pattern in the crate's syntax: no lookaround, no back references. Raises `rurex.PatternError`, which says where."""
    return cast(Pattern, rurex.compile(pattern))


def one_of(words: Iterable[str]) -> Pattern:
    """A pattern for any of these words: `is_match` asks a short text for all of them at less than the price of asking for four."""
    return compile("|".join(map(rurex.escape, words)))
