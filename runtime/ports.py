"""What a carrier offers. One contract suite per port runs against every adapter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from schemas.documents import SearchPage, SearchRequest, TenderDocument
from schemas.envelope import Event
from schemas.topics import Topic


@dataclass(frozen=True, slots=True)
class Stored:
    """An event in the log. `raw` is the envelope's bytes as stored; positions grow within a topic's partition."""

    topic: str
    partition: int
    position: int
    raw: bytes
    letter: str = ""
    """The dead letter that this stands here anew for, where a log puts an event on the road again by appending it."""


class Log(Protocol):
    """Named, append-only logs of facts. The order of a key's events is the order in which they were appended; of a whole
    topic only where it has one partition, or one machine carries it."""

    def append(self, topic: Topic, events: Sequence[Event]) -> int:
        """Durably append events in order; an id that the topic holds already is silent: readers meet it once. Returns
        how many were written: the new ones where the log can tell (embedded), all different ones where it cannot (Kafka)."""
        ...

    def read(self, topic: Topic, after: int = 0, limit: int = 500) -> list[Stored]:
        """Up to `limit` events after a position, in order. Position 0 is before the first."""
        ...

    def read_all(self, topic: Topic, after: int = 0) -> Iterator[Stored]:
        """Every event after a position, in order."""
        ...

    def end(self, topic: Topic) -> int:
        """Position of the last event; 0 when empty."""
        ...


class Blobs(Protocol):
    """Bytes by their sha256 (hex). Content-addressed: putting twice is the same as once."""

    def put(self, data: bytes) -> str:
        """Durably keep; returns the hash."""
        ...

    def get(self, sha256: str) -> bytes:
        """The bytes. Raises MissingBlob; verifies that they hash to their name."""
        ...

    def has(self, sha256: str) -> bool:
        """Whether it is kept."""
        ...

    def names(self) -> Iterator[str]:
        """Every hash kept."""
        ...


class MissingBlob(Exception):
    """A blob that an event names is not in the store: a bad machine, not a bad event."""


class SearchIndex(Protocol):
    """Documents of tenders, found by our own question."""

    def write(self, documents: Sequence[TenderDocument], gone: Mapping[str, int] = {}) -> None:
        """Store the documents and remove `gone` (tender id → version). An older version never replaces a newer one.
        Durable and visible on return. Raises BadDocument when one cannot be held; others may be stored then."""
        ...

    def search(self, request: SearchRequest) -> SearchPage:
        """Answer a question. Raises BadQuery when it cannot be understood, with what to do."""
        ...

    def get(self, tender_id: str) -> TenderDocument | None:
        """The document by tender id or by any of its aliases."""
        ...

    def documents(self) -> Iterator[TenderDocument]:
        """Every document by tender id."""
        ...

    def clear(self) -> None:
        """Throw everything away; replay fills it again."""
        ...

    def close(self) -> None:
        """Release files and connections."""
        ...


class BadQuery(Exception):
    """The question cannot be understood; the message says where and what to do."""


class BadDocument(Exception):
    """A document that the index cannot hold, for a reason of its own: writing it again will not help."""
