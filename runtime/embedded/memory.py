"""A Join's memory in the embedded runtime: two tables, written in the batch's transaction."""

import sqlite3
from collections.abc import Iterator, Sequence

from runtime.embedded.database import Database
from runtime.embedded.log import pack, unpack
from runtime.memory import Spoken, latest_words
from runtime.ports import Stored
from runtime.shapes import Heard
from schemas.envelope import Event

Place = tuple[str, str]
"""Topic and key."""


class JoinMemory:
    """See runtime.memory.Memory."""

    def __init__(self, database: Database, lane: int, service: str) -> None:
        self._database, self._who = database, (lane, service)
        self._latest: dict[Place, tuple[int, int]] = {}
        self._bodies: dict[Place, bytes | None] = {}
        self._said: dict[str, list[Spoken]] = {}
        self._told: set[str] = set()

    def begin(self) -> None:
        """See Memory."""
        for layer in (self._latest, self._bodies, self._said, self._told):
            layer.clear()

    def stale(self, heard: Heard) -> bool:
        """See Memory."""
        seen = self._newest((heard.topic, heard.event.key))
        return seen is not None and (heard.event.sequence, heard.position) < seen

    def remember(self, heard: Heard, keep: bool) -> None:
        """See Memory."""
        place = (heard.topic, heard.event.key)
        self._latest[place] = (heard.event.sequence, heard.position)
        self._bodies[place] = heard.event.to_json() if keep else None

    def kept(self) -> Iterator[Stored]:
        """See Memory."""
        question = "SELECT topic, key, position, body FROM latest WHERE lane = ? AND service = ? AND body IS NOT NULL ORDER BY position"
        for topic, key, position, body in self._database.connection().execute(question, self._who).fetchall():
            if (topic, key) not in self._latest:
                yield Stored(topic, 0, position, unpack(body))

    def said(self, keys: Sequence[str]) -> list[Spoken]:
        """See Memory."""
        return latest_words([one for key in dict.fromkeys(keys) for one in self._under(key)])

    def say(self, key: str, event: Event) -> None:
        """See Memory."""
        spoken = Spoken.of(event)
        self._said[key] = [one for one in self._under(key) if one.about != spoken.about] + [spoken]
        self._told.add(key)

    def write(self, connection: sqlite3.Connection) -> None:
        """Store what the batch changed."""
        connection.executemany(
            "INSERT OR REPLACE INTO latest VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(*self._who, *place, *seen, _packed(self._bodies[place])) for place, seen in self._latest.items()],
        )
        for key in sorted(self._told):
            self._write_said(connection, key)

    def _write_said(self, connection: sqlite3.Connection, key: str) -> None:
        new = [one for one in self._said[key] if not one.number]
        connection.executemany(
            "DELETE FROM said WHERE lane = ? AND service = ? AND key = ? AND about = ?", [(*self._who, key, one.about) for one in new]
        )
        connection.executemany(
            "INSERT INTO said (lane, service, key, about, hash, body) VALUES (?, ?, ?, ?, ?, ?)",
            [(*self._who, key, one.about, one.hash, _packed(one.raw)) for one in new],
        )

    def _under(self, key: str) -> list[Spoken]:
        if key not in self._said:
            question = "SELECT number, about, hash, body FROM said WHERE lane = ? AND service = ? AND key = ? ORDER BY number"
            found = self._database.connection().execute(question, (*self._who, key))
            self._said[key] = [Spoken(about, digest, unpack(body), number) for number, about, digest, body in found]
        return self._said[key]

    def _newest(self, place: Place) -> tuple[int, int] | None:
        if place in self._latest:
            return self._latest[place]
        question = "SELECT sequence, position FROM latest WHERE lane = ? AND service = ? AND topic = ? AND key = ?"
        found: tuple[int, int] | None = self._database.connection().execute(question, (*self._who, *place)).fetchone()
        return found


def _packed(raw: bytes | None) -> bytes | None:
    return None if raw is None else pack(raw)
