"""What every payload has: its version, its key, and the blobs it names."""

from typing import ClassVar

from schemas.values import Fact


class Payload(Fact):
    """Base of all payloads. The event type is the class's name; `VERSION` its schema's version."""

    VERSION: ClassVar[int] = 1
    KEY: ClassVar[str]
    """Name of the field that is the event's key."""

    @property
    def key(self) -> str:
        """What the fact is about."""
        return str(getattr(self, self.KEY))

    def blobs(self) -> tuple[str, ...]:
        """sha256 hashes of the blobs a step needs to read this event; the runtime loads them."""
        return ()
