"""reading: what is asked again of the same words while a few notices are read. Remembered so long, and no longer."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

AT_ONCE = 32
"""Notices that are read at once (`reading.turns`), each of which asks its own words again. Eight at once gain half as much,
sixty-four no more: what is known of them all leaves the processor's caches too."""
_MEMORIES: list[Any] = []


def remembered(words: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """The answers of a function about words. `words`: how many different ones a notice asks about before it asks again."""

    def remembering(ask: Callable[P, T]) -> Callable[P, T]:
        memory = lru_cache(maxsize=words * AT_ONCE)(ask)
        _MEMORIES.append(memory)
        return cast(Callable[P, T], memory)

    return remembering


def forget() -> None:
    """These notices are read."""
    for memory in _MEMORIES:
        memory.cache_clear()
