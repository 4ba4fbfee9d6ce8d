"""What a Join remembers, whoever keeps it: the latest event of each key, and what was said under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, overload

from runtime.ports import Stored
from runtime.shapes import Heard
from schemas.envelope import Event, payload_hash
from schemas.events import Payload
from schemas.upcasts import payload_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something said under a key. `about`: type and key of what was said, so that the latest word on it is known."""

    about: str
    hash: str
    raw: bytes
    number: int = 0
    """Order of saying; 0 while it is not stored."""

    @classmethod
    def of(cls, event: Event) -> "Spoken":
        """From the event as said."""
        return cls(f"{event.type} {event.key}", payload_hash(event.data), event.to_json())

    def payload(self) -> Payload:
        """What was said."""
        return payload_of(Event.from_json(self.raw))


class SaidBefore(Sequence[Payload]):
    """What was said, decoded only when looked at."""

    def __init__(self, spoken: Sequence[Spoken]) -> None:
        self.spoken = spoken

    def __len__(self) -> int:
        return len(self.spoken)

    @overload
    def __getitem__(self, at: int) -> Payload: ...
    @overload
    def __getitem__(self, at: slice) -> "SaidBefore": ...
    def __getitem__(self, at: int | slice) -> "Payload | SaidBefore":
        return SaidBefore(self.spoken[at]) if isinstance(at, slice) else self.spoken[at].payload()


class Memory(Protocol):
    """Read through, changed on an overlay, stored with the batch."""

    def begin(self) -> None:
        """Forget what is not stored: a new batch starts."""
        ...

    def stale(self, heard: Heard) -> bool:
        """Whether a later word on the same key was heard already: higher sequence, or same sequence and later position."""
        ...

    def remember(self, heard: Heard, keep: bool) -> None:
        """This is the latest of its key now; kept to be answered again, or only known to have been."""
        ...

    def kept(self) -> Iterator[Stored]:
        """Every kept event that this batch has not heard anew, by position."""
        ...

    def said(self, keys: Sequence[str]) -> list[Spoken]:
        """What was said last about each thing under any of the keys, oldest first."""
        ...

    def say(self, key: str, event: Event) -> None:
        """Remember what is said under a key now: it replaces an earlier word about the same."""
        ...


def latest_words(spoken: Sequence[Spoken]) -> list[Spoken]:
    """The last word on each thing, oldest first. What is not stored yet is the newest."""
    return sorted({one.about: one for one in sorted(spoken, key=_age)}.values(), key=_age)


def _age(spoken: Spoken) -> float:
    return spoken.number or float("inf")
