"""What one batch of a service comes to, before it is committed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from runtime.letters import DeadLetter, letter
from runtime.ports import Stored
from runtime.shapes import Blob, Output, Reject, Said, Service
from runtime.speaking import derived, first_hand
from schemas.envelope import Event


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a service stands. `turn` grows with each of its commits, whoever makes them."""

    turn: int
    outcomes: str
    cursors: Mapping[str, int]


@dataclass
class Batch:
    """Collected while stepping; nothing of it is durable yet."""

    service: str
    clock: Callable[[], datetime]
    standing: Standing
    size: int = 0
    cursors: dict[str, int] = field(default_factory=dict)
    blobs: list[bytes] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    letters: list[Event] = field(default_factory=list)
    refused: list[bool] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    again: list[DeadLetter] = field(default_factory=list)
    """Dead letters whose events were stepped again, taken or not."""

    def say(self, cause: Event, outputs: Iterable[Output]) -> None:
        """Outputs of a step as events of the batch, blobs set apart."""
        for output in outputs:
            if isinstance(output, Blob):
                self.blobs.append(output.data)
            else:
                self.events.append(derived(self.service, cause, output))

    def tell(self, outputs: Iterable[Output]) -> None:
        """What a Sink did. It belongs to no single event and must be silent when told again after a crash: no cause."""
        for output in outputs:
            if isinstance(output, Blob):
                self.blobs.append(output.data)
                continue
            said = output if isinstance(output, Said) else Said(output, 0)
            self.events.append(first_hand(self.service, said.payload, self.clock(), said.sequence))

    def take(self) -> None:
        """One event was taken."""
        self.refused.append(False)

    def reject(self, stored: Stored, why: Reject) -> None:
        """One event was refused: it becomes a dead letter."""
        self.refused.append(True)
        self.reasons.append(why.reason)
        self.letters.append(letter(self.service, stored, why, self.clock()))


def check_declared(service: Service, events: Iterable[Event]) -> None:
    """Raise TypeError when a service says what its topic does not declare."""
    declared = {cls.__name__ for cls in service.writes.types} if service.writes else set()
    for event in events:
        if event.type not in declared:
            where = service.writes.name if service.writes else "no topic"
            raise TypeError(f"{service.name} says {event.type}, but writes {where}: declare it in schemas.topics")
