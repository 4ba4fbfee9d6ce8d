"""How a Join that lost its memory finds it again in the log: what it heard last of each key, and its last words.

Without it a rebuild would answer old events by what stands beside now, and say that after the newest answers.
"""

import sqlite3
from collections.abc import Iterator

from runtime.decoding import envelope_of
from runtime.embedded.log import SqliteLog, pack
from runtime.memory import Spoken
from runtime.ports import Stored
from runtime.shapes import Join, Reject
from schemas.envelope import Event
from schemas.topics import Topic

Order = tuple[int, int]
"""Sequence and position."""


def recall(connection: sqlite3.Connection, service: Join, lane: int, log: SqliteLog) -> None:
    """Fill the empty memory from the topics that the service reads and writes, inside a transaction of the caller's."""
    who = (lane, service.name)
    for topic in service.reads:
        latest = _latest(log, topic).items()
        connection.executemany(
            "INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, NULL)", [(*who, topic.name, key, *order) for key, order in latest]
        )
    last = set(_last_words(service, log).values())
    for stored, event in _events(log, service.writes):
        if (event.sequence, stored.position) in last:
            spoken = Spoken.of(event)
            connection.execute(
                "INSERT INTO said (lane, service, key, about, hash, body) VALUES (?, ?, ?, ?, ?, ?)",
                (*who, _key_of_cause(service, log, event), spoken.about, spoken.hash, pack(spoken.raw)),
            )


def _latest(log: SqliteLog, topic: Topic) -> dict[str, Order]:
    latest: dict[str, Order] = {}
    for stored, event in _events(log, topic):
        order = (event.sequence, stored.position)
        latest[event.key] = max(order, latest.get(event.key, order))
    return latest


def _last_words(service: Join, log: SqliteLog) -> dict[tuple[str, str, str], Order]:
    """By key of the cause and what it is about: many tenders may have told one recipient."""
    last: dict[tuple[str, str, str], Order] = {}
    for stored, event in _events(log, service.writes):
        about, order = (_key_of_cause(service, log, event), event.type, event.key), (event.sequence, stored.position)
        last[about] = max(order, last.get(about, order))
    return last


def _events(log: SqliteLog, topic: Topic) -> Iterator[tuple[Stored, Event]]:
    for stored in log.read_all(topic):
        try:
            yield stored, envelope_of(stored)
        except Reject:  # refused when it is heard
            continue


def _key_of_cause(service: Join, log: SqliteLog, said: Event) -> str:
    for topic in service.reads:
        cause = log.find(topic, said.cause)
        if cause is not None:
            return envelope_of(cause).key
    return said.key
