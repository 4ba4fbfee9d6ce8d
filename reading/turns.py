"""reading: several notices read in turns. All of them take a stage before any takes the next, so that its code and tables are still in the
processor's caches when the next notice comes: a notice takes a tenth to a sixth less time than one after the other (docs/performance.md)."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from greenlet import getcurrent, greenlet

from reading.remembered import AT_ONCE, forget

P = ParamSpec("P")
T = TypeVar("T")


class _Turn(greenlet):
    """One of several jobs. It goes on where it stopped whenever its turn comes."""


def stage(work: Callable[P, T]) -> Callable[P, T]:
    """A stage of reading: whoever comes to it lets the others of its turn come to theirs first. Alone, it is taken at once."""

    @wraps(work)
    def taken(*args: P.args, **kwargs: P.kwargs) -> T:
        turn = getcurrent()
        if type(turn) is _Turn and (others := turn.parent) is not None:
            others.switch()
        return work(*args, **kwargs)

    return taken


def first_stage(work: Callable[P, T]) -> Callable[P, T]:
    """A stage that a notice begins with: alone, what was remembered of the notice before it is forgotten."""

    as_others = stage(work)

    @wraps(work)
    def taken(*args: P.args, **kwargs: P.kwargs) -> T:
        if type(getcurrent()) is not _Turn:
            forget()
        return as_others(*args, **kwargs)

    return taken


def in_turns(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What each job gives, in their order: the same as one after the other, for no stage knows of another notice. What a job
    raises is raised here, and nothing is given then."""
    given: list[T] = []
    for at in range(0, len(jobs), AT_ONCE):
        given += _taken_together(jobs[at : at + AT_ONCE])
        forget()
    return given


def _taken_together(jobs: Sequence[Callable[[], T]]) -> list[T]:
    given: dict[int, T] = {}
    waiting = {number: _Turn(job) for number, job in enumerate(jobs)}
    try:
        while waiting:
            for number, turn in tuple(waiting.items()):
                came = turn.switch()
                if turn.dead:
                    given[number] = came
                    del waiting[number]
    finally:
        for turn in waiting.values():  # another's error ends them
            turn.throw()
    return [given[number] for number in range(len(jobs))]
