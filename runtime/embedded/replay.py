"""Make again from the log what can be made again: in place, or as a new generation beside the old one.

Services whose words people have heard (they write topics kept for good: alerter, notifier) are never run by a replay.
Nothing else may run on the store meanwhile; a service that does is stopped by its next batch when a generation is applied.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from runtime.decoding import hear
from runtime.embedded.carrier import EmbeddedCarrier, index_folder
from runtime.embedded.database import STATE
from runtime.embedded.log import pack
from runtime.generations import NotReady
from runtime.lanes import FOR_GOOD, moves_along, replayable
from runtime.ports import SearchIndex
from runtime.road import Road
from runtime.shapes import Heard, Join, Reject, Service
from schemas.topics import Topic

CHUNK = 20_000
"""Events dropped in one transaction, so that other writers get their turn."""


def rebuild(carrier: EmbeddedCarrier, services: Sequence[Service], index: SearchIndex) -> int:
    """In place: forget rows, cursors and the index, hear the whole log again. Ids are deterministic, so what is said
    again is silent. Returns how many events were taken."""
    road = Road(carrier, made_again(services))
    road.run_until_idle()  # a Join must not find changes beside that it never answered
    forget(carrier, road.services)
    index.clear()
    return road.run_until_idle()


def forget(carrier: EmbeddedCarrier, services: Iterable[Service]) -> None:
    """Drop rows and cursors of services that can be made again. Their turn counts on: a process that read before commits nothing."""
    with carrier.store.database.transaction() as connection:
        for service in services:
            _forget(connection, carrier.store.lane(service), service.name)


def made_again(services: Iterable[Service]) -> tuple[Service, ...]:
    """The services that a replay runs."""
    return tuple(service for service in services if replayable(service))


def current(carrier: EmbeddedCarrier) -> int:
    """The generation that people see."""
    return int(carrier.store.database.meta("generation") or 1)


def generations(carrier: EmbeddedCarrier) -> list[int]:
    """Every generation that the store holds, the current one among them."""
    found = carrier.store.database.connection().execute("SELECT DISTINCT lane FROM services WHERE lane > 0").fetchall()
    return sorted({current(carrier), *(lane for (lane,) in found)})


def next_generation(carrier: EmbeddedCarrier) -> EmbeddedCarrier:
    """The store as a generation sees it that does not exist yet."""
    return carrier.at(generations(carrier)[-1] + 1)


def replay(carrier: EmbeddedCarrier, services: Callable[[EmbeddedCarrier], Sequence[Service]]) -> EmbeddedCarrier:
    """Make everything again as a new generation. `services` builds them for a carrier (its index is the generation's
    own). People keep seeing the old one until `apply`. Returns the new generation's carrier; close what was built for it."""
    new = next_generation(carrier)
    Road(new, made_again(services(new))).run_until_idle()
    return new


def apply(carrier: EmbeddedCarrier, services: Sequence[Service], generation: int) -> None:
    """Switch to a generation. Services kept for good go on from its end, knowing what they have said: what the new
    rules made different is not told to people until it changes again. Raises NotReady when somebody lags."""
    new = carrier.at(generation)
    if generation not in generations(carrier):
        raise NotReady(f"there is no generation {generation}; there are {generations(carrier)}")
    _check_idle(new, made_again(services))
    kept_for_good = [service for service in services if moves_along(service)]
    _check_idle(carrier, kept_for_good)
    with carrier.store.database.transaction() as connection:
        for service in kept_for_good:
            _move(connection, new, service)
        connection.execute("UPDATE meta SET value = ? WHERE name = 'generation'", (str(generation),))


def drop(carrier: EmbeddedCarrier, generation: int) -> None:
    """Remove a generation that is not the current one: topics, rows, cursors, index."""
    if generation == current(carrier):
        raise NotReady(f"generation {generation} is what people see: apply another one first")
    database = carrier.store.database
    while _drop_some(database.connection(), generation):
        pass
    with database.transaction() as connection:
        for table in STATE:
            connection.execute(f"DELETE FROM {table} WHERE lane = ?", (generation,))
        connection.execute("DELETE FROM cursors WHERE topic GLOB ?", (f"*@{generation}",))  # of services kept for good
    shutil.rmtree(index_folder(carrier.folder, generation), ignore_errors=True)


def _forget(connection: sqlite3.Connection, lane: int, service: str) -> None:
    for table in set(STATE) - {"services"}:
        connection.execute(f"DELETE FROM {table} WHERE lane = ? AND service = ?", (lane, service))
    connection.execute("UPDATE services SET turn = turn + 1, outcomes = '' WHERE lane = ? AND service = ?", (lane, service))


def _check_idle(carrier: EmbeddedCarrier, services: Iterable[Service]) -> None:
    for service in services:
        waiting, _ = carrier.runner(service).lag()
        if waiting:
            raise NotReady(f"{service.name} has {waiting} events to take in generation {carrier.generation}: run it until it is idle")


def _move(connection: sqlite3.Connection, new: EmbeddedCarrier, service: Service) -> None:
    who = (FOR_GOOD, service.name)
    connection.execute("UPDATE services SET turn = turn + 1 WHERE lane = ? AND service = ?", who)
    for topic in service.reads:
        if not topic.derived:
            continue
        connection.execute("INSERT OR REPLACE INTO cursors VALUES (?, ?, ?, ?)", (*who, new.log.physical(topic), new.log.end(topic)))
        if isinstance(service, Join):
            connection.execute("DELETE FROM latest WHERE lane = ? AND service = ? AND topic = ?", (*who, topic.name))
            connection.executemany("INSERT INTO latest VALUES (?, ?, ?, ?, ?, ?, ?)", _remembered(new, service, topic))


def _remembered(new: EmbeddedCarrier, service: Join, topic: Topic) -> list[tuple[int, str, str, str, int, int, bytes | None]]:
    latest: dict[str, Heard] = {}
    for stored in new.log.read_all(topic):
        try:
            heard = hear(stored, topic)
        except Reject:  # refused when it was heard first: its letter stands in `dead`
            continue
        before = latest.get(heard.event.key)
        if before is None or before.event.sequence <= heard.event.sequence:
            latest[heard.event.key] = heard
    return [(FOR_GOOD, service.name, topic.name, key, one.event.sequence, one.position, _body(service, one)) for key, one in latest.items()]


def _body(service: Join, heard: Heard) -> bytes | None:
    return pack(heard.event.to_json()) if service.keep(heard.payload) else None


def _drop_some(connection: sqlite3.Connection, generation: int) -> int:
    dropped = "SELECT position FROM events WHERE topic IN (SELECT DISTINCT topic FROM events WHERE topic GLOB ?) LIMIT ?"
    return connection.execute(f"DELETE FROM events WHERE position IN ({dropped})", (f"*@{generation}", CHUNK)).rowcount
