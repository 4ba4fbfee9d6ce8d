"""The four shapes of a service around a pure step. A step knows no clock, no randomness and no I/O."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from schemas.envelope import Event
from schemas.events import Payload
from schemas.topics import Topic


class Reject(Exception):
    """This event is bad: it goes to `dead` with `reason` (short, stable, countable) and `detail`, and the road goes on.

    Any other exception out of a step means that the machine or the code is bad: retried, then the process ends.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Heard:
    """An event as a service hears it: envelope, payload in its newest form, and where it stands in the log."""

    event: Event
    payload: Payload
    topic: str = ""
    position: int = 0
    partition: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A payload with a sequence of its own. A bare payload takes its cause's sequence."""

    payload: Payload
    sequence: int


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes to keep in the blob store under their sha256, before what names them is said."""

    data: bytes


Output = Payload | Said | Blob
Blobs = Mapping[str, bytes]
"""sha256 → bytes, for the hashes that the event names."""
Json = dict[str, Any]


class Rows(Protocol):
    """The small rows kept under one key of a Fold. Read and written one by one; only touched rows are stored."""

    def get(self, name: str) -> Json | None:
        """The row, or None. The caller may change what it gets only by `put`."""
        ...

    def put(self, name: str, value: Json) -> None:
        """Store a row. Equal values are no change."""
        ...

    def drop(self, name: str) -> None:
        """Remove a row if it is there."""
        ...

    def all(self, prefix: str = "") -> Iterator[tuple[str, Json]]:
        """Every row whose name starts with prefix, by name."""
        ...


T = TypeVar("T")


class Together(Protocol):
    """How several steps that do not know of each other are taken. What one of them raises is raised."""

    def __call__(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """What each gives, in their order."""
        ...


def one_by_one(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Each step when the one before it has ended."""
    return [job() for job in jobs]


Beside = Mapping[str, Mapping[str, Payload]]
"""Topic name → key → the latest payload by sequence; a removal is a payload too (DealerRemoved …)."""


@dataclass(frozen=True)
class Map:
    """One event in, events out, nothing remembered. `together`: how the steps of a batch are taken."""

    name: str
    reads: tuple[Topic, ...]
    writes: Topic
    step: Callable[[Heard, Blobs], Iterable[Output]]
    together: Together = one_by_one


def _key_of(heard: Heard) -> str:
    return heard.event.key


@dataclass(frozen=True)
class Fold:
    """Events fold into rows under a key. Any order of the same events, repeated or not, ends in the same rows and
    the same last output per key. `scope` gives the key that rows are kept under (the linker keeps all under one). `together`: how steps
    of different keys are taken."""

    name: str
    reads: tuple[Topic, ...]
    writes: Topic
    step: Callable[[Rows, Heard, Blobs], Iterable[Output]]
    scope: Callable[[Heard], str] = _key_of
    together: Together = one_by_one


def scope_is_key(service: Fold) -> bool:
    """Whether its rows are kept under the events' own keys."""
    return service.scope is _key_of


def no_aliases(payload: Payload) -> tuple[str, ...]:
    """What an event's key is known as besides: nothing."""
    return ()


@dataclass(frozen=True)
class Join:
    """Answers each event by what stands beside it, and again when that changes; only differences are said.

    `step(beside, heard, said, blobs)`: `said` are the payloads said before under the event's key and under every key
    that `known_as` names: the latest of each output key (for the alerter: of each recipient), whether or not the event is kept.
    `keep`: whether the latest event of a key is kept to be answered again. `touches`: whether a changed beside row
    (before, after; either may be None) may change the answer for a kept event.
    """

    name: str
    reads: tuple[Topic, ...]
    beside: tuple[Topic, ...]
    writes: Topic
    step: Callable[[Beside, Heard, Sequence[Payload], Blobs], Iterable[Output]]
    keep: Callable[[Payload], bool]
    touches: Callable[[Payload | None, Payload | None, Payload], bool]
    known_as: Callable[[Payload], tuple[str, ...]] = no_aliases


@dataclass(frozen=True)
class Sink:
    """The only shape with I/O: brings the latest state to the other side under stable ids and versions, and says
    what was done. `deliver` may raise anything: the batch is tried again."""

    name: str
    reads: tuple[Topic, ...]
    writes: Topic | None
    deliver: Callable[[Sequence[Heard]], Iterable[Output]]
    alone: bool = False
    """Whether only one process at a time may deliver: it keeps a record of what was handed over."""


Service = Map | Fold | Join | Sink
