"""reading: what is asked again of the same words while a few notices are read. Remembered so long, and no longer."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, ParamSpec, TypeVar, cast

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


class Once(Generic[T]):
    """A property that is looked for when it is first asked for. One thread has a document: `functools.cached_property` takes a lock
    for several, which costs more than most of what is looked for."""

    def __init__(self, ask: Callable[[Any], T]) -> None:
        self._ask, self._name, self.__doc__ = ask, ask.__name__, ask.__doc__

    def __get__(self, holder: Any, owner: type) -> T:
        found = holder.__dict__[self._name] = self._ask(holder)
        return found


def forget() -> None:
    """These notices are read."""
    for memory in _MEMORIES:
        memory.cache_clear()
