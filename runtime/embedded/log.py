"""The log in SQLite: append-only, one row an event, generations of topics that can be made again."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence

from runtime.embedded.database import Database
from runtime.ports import Stored
from schemas.envelope import Event
from schemas.topics import Topic

LEVEL = 1
"""zlib's fastest: envelopes shrink to a third, and a higher level costs more time than it saves room."""


class SqliteLog:
    """The log as one generation sees it. Topics that are kept for good are the same in every generation."""

    def __init__(self, database: Database, generation: int) -> None:
        self._database, self.generation = database, generation

    def at(self, generation: int) -> "SqliteLog":
        """The same log as another generation sees it."""
        return SqliteLog(self._database, generation)

    def physical(self, topic: Topic) -> str:
        """The name that the topic's events are stored under, e.g. `notices@1`."""
        return f"{topic.name}@{self.generation}" if topic.derived else topic.name

    def append(self, topic: Topic, events: Sequence[Event]) -> int:
        """See runtime.ports.Log. One transaction; raises DiskLow below the log's floor."""
        if not events:
            return 0
        with self._database.transaction() as connection:
            return self.write(connection, topic, events)

    def write(self, connection: sqlite3.Connection, topic: Topic, events: Sequence[Event]) -> int:
        """Append inside a transaction of the caller's. Returns how many were new."""
        name = self.physical(topic)
        return sum(_insert(connection, name, event) for event in events)

    def holds(self, topic: Topic, event_id: str) -> bool:
        """Whether the topic holds an event of this id."""
        found = self._ask("SELECT 1 FROM events WHERE topic = ? AND id = ?", (self.physical(topic), event_id))
        return found is not None

    def read(self, topic: Topic, after: int = 0, limit: int = 500) -> list[Stored]:
        """See runtime.ports.Log."""
        found = self._database.connection().execute(
            "SELECT position, body FROM events WHERE topic = ? AND position > ? ORDER BY position LIMIT ?",
            (self.physical(topic), after, limit),
        )
        return [Stored(topic.name, 0, position, unpack(body)) for position, body in found]

    def read_all(self, topic: Topic, after: int = 0) -> Iterator[Stored]:
        """Every event after a position, in order, a thousand at a time."""
        while stored := self.read(topic, after, 1000):
            yield from stored
            after = stored[-1].position

    def find(self, topic: Topic, event_id: str) -> Stored | None:
        """The event of this id, or None."""
        found = self._ask("SELECT position, body FROM events WHERE topic = ? AND id = ?", (self.physical(topic), event_id))
        return None if found is None else Stored(topic.name, 0, found[0], unpack(found[1]))

    def end(self, topic: Topic) -> int:
        """See runtime.ports.Log."""
        found = self._ask("SELECT max(position) FROM events WHERE topic = ?", (self.physical(topic),))
        return int(found[0] or 0) if found else 0

    def count(self, topic: Topic, after: int = 0) -> int:
        """How many events stand after a position."""
        found = self._ask("SELECT count(*) FROM events WHERE topic = ? AND position > ?", (self.physical(topic), after))
        return int(found[0]) if found else 0

    def _ask(self, question: str, values: tuple[str | int, ...]) -> tuple[int, bytes] | None:
        row: tuple[int, bytes] | None = self._database.connection().execute(question, values).fetchone()
        return row


def pack(raw: bytes) -> bytes:
    """Bytes as they are stored."""
    return zlib.compress(raw, LEVEL)


def unpack(body: bytes) -> bytes:
    """Stored bytes as they were."""
    return zlib.decompress(body)


def _insert(connection: sqlite3.Connection, topic: str, event: Event) -> int:
    return connection.execute(
        # asked first: a conflict would burn a position of AUTOINCREMENT's counter and a write
        "INSERT INTO events (topic, id, body) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM events WHERE topic = ?1 AND id = ?2)",
        (topic, event.id, pack(event.to_json())),
    ).rowcount
