"""What a Join remembers: the latest event of each key, and what was said under it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from runtime.embedded.database import Database
from runtime.embedded.log import pack, unpack
from runtime.ports import Stored
from runtime.shapes import Heard
from schemas.envelope import Event, payload_hash
from schemas.events import Payload
from schemas.upcasts import payload_of

Place = tuple[str, str]
"""Topic and key."""


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


class JoinMemory:
    """Read through, changed on an overlay, written in the batch's transaction."""

    def __init__(self, database: Database, lane: int, service: str) -> None:
        self._database, self._who = database, (lane, service)
        self._latest: dict[Place, tuple[int, int]] = {}
        self._bodies: dict[Place, bytes | None] = {}
        self._said: dict[str, list[Spoken]] = {}
        self._told: set[str] = set()

    def begin(self) -> None:
        """Forget everything: another process may have written since."""
        for layer in (self._latest, self._bodies, self._said, self._told):
            layer.clear()

    def stale(self, heard: Heard) -> bool:
        """Whether a later word on the same key was heard already: higher sequence, or same sequence and later position."""
        seen = self._newest((heard.topic, heard.event.key))
        return seen is not None and (heard.event.sequence, heard.position) < seen

    def remember(self, heard: Heard, keep: bool) -> None:
        """This is the latest of its key now; kept to be answered again, or only known to have been."""
        place = (heard.topic, heard.event.key)
        self._latest[place] = (heard.event.sequence, heard.position)
        self._bodies[place] = heard.event.to_json() if keep else None

    def kept(self) -> Iterator[Stored]:
        """Every kept event that this batch has not heard anew, by position."""
        question = "SELECT topic, key, position, body FROM latest WHERE lane = ? AND service = ? AND body IS NOT NULL ORDER BY position"
        for topic, key, position, body in self._database.connection().execute(question, self._who).fetchall():
            if (topic, key) not in self._latest:
                yield Stored(topic, 0, position, unpack(body))

    def said(self, keys: Sequence[str]) -> list[Spoken]:
        """What was said last about each thing under any of the keys, oldest first."""
        spoken = sorted((one for key in dict.fromkeys(keys) for one in self._under(key)), key=_age)
        return sorted({one.about: one for one in spoken}.values(), key=_age)

    def say(self, key: str, event: Event) -> None:
        """Remember what is said under a key now: it replaces an earlier word about the same."""
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


def _age(spoken: Spoken) -> float:
    return spoken.number or float("inf")


def _packed(raw: bytes | None) -> bytes | None:
    return None if raw is None else pack(raw)
