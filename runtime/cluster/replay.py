"""Make again from the log what can be made again, as a new generation beside the one in use.

Services whose words people have heard (alerter, notifier) are never run by a replay; a new generation is made by the same
turns on plain consumers, while workers of the old one go on.
"""

from collections.abc import Callable, Iterable, Sequence

import orjson
import rurex

from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.generation import current, use
from runtime.cluster.memory import KEPT, LATEST, heard_rows
from runtime.decoding import hear
from runtime.generations import NotReady
from runtime.lanes import moves_along, replayable
from runtime.ports import Stored
from runtime.road import Road
from runtime.shapes import Heard, Join, Reject, Service
from schemas.topics import Topic


def generations(carrier: ClusterCarrier) -> list[int]:
    """Every generation that Kafka holds topics of, the one in use among them."""
    named = rurex.compile(rf"{rurex.escape(carrier.prefix)}\.[a-z]+\.g([0-9]+)")
    found = [named.fullmatch(name) for name in carrier.brokers.ask(lambda admin: admin.list_topics())]
    return sorted({current(carrier.brokers, carrier.prefix), *(int(one[1]) for one in found if one)})


def replay(carrier: ClusterCarrier, services: Callable[[ClusterCarrier], Sequence[Service]]) -> ClusterCarrier:
    """Make everything again as a new generation. `services` builds them for a carrier (its index is the generation's
    own). People keep seeing the old one until `apply`. Returns the new generation's carrier."""
    new = carrier.at(generations(carrier)[-1] + 1)
    Road(new, [service for service in services(new) if replayable(service)]).run_until_idle()
    return new


def apply(carrier: ClusterCarrier, services: Sequence[Service], generation: int) -> None:
    """Switch to a generation, all workers stopped. Services kept for good go on from its end, knowing what they have
    said: what the new rules made different is not told to people until it changes again. Cut short, it is done again.
    Raises NotReady when somebody lags or there is no such generation."""
    new = carrier.at(generation)
    if generation not in generations(carrier):
        raise NotReady(f"there is no generation {generation}; there are {generations(carrier)}")
    kept = [service for service in services if moves_along(service)]
    _check_idle(new, [service for service in services if replayable(service)])
    _check_idle(carrier, kept)
    for service in kept:
        _move(carrier, new, service)
    use(carrier.brokers, carrier.prefix, generation)
    new.close()


def drop(carrier: ClusterCarrier, generation: int) -> None:
    """Remove the topics of a generation that is not in use, rows too. Raises NotReady. Its index is an alias of its own."""
    if generation == current(carrier.brokers, carrier.prefix):
        raise NotReady(f"generation {generation} is what people see: apply another one first")
    ending = rurex.compile(rf"{rurex.escape(carrier.prefix)}\.[a-z]+\.g{generation}(\.rows)?")
    gone = [name for name in carrier.brokers.ask(lambda admin: admin.list_topics()) if ending.fullmatch(name)]
    if gone:
        carrier.brokers.ask(lambda admin: admin.delete_topics(gone))


def _check_idle(carrier: ClusterCarrier, services: Iterable[Service]) -> None:
    for service in services:
        waiting, _ = carrier.runner(service).lag()
        if waiting:
            raise NotReady(f"{service.name} has {waiting} events to take in generation {carrier.generation}: run it until it is idle")


def _move(carrier: ClusterCarrier, new: ClusterCarrier, service: Service) -> None:
    """The group's offsets go to the new topics' ends; a Join remembers what stands there last instead of what stood."""
    derived = [topic for topic in service.reads if topic.derived]
    if isinstance(service, Join):
        rows = carrier.names.rows(service)
        for topic in derived:
            _remember(carrier, new, service, topic, rows)
    ends = carrier.brokers.ends(new.names.topic(topic) for topic in derived)
    carrier.brokers.commit(carrier.names.group(service), ends)


def _remember(carrier: ClusterCarrier, new: ClusterCarrier, service: Join, topic: Topic, rows: str) -> None:
    old = {bytes(one.key) for one in carrier.brokers.read({}, carrier.brokers.ends([rows])) if _of(topic, bytes(one.key))}
    fresh = {orjson.dumps(place): value for heard in _last(new, topic) for place, value in heard_rows(heard, service.keep(heard.payload))}
    records = [(key, fresh.get(key)) for key in sorted(old | fresh.keys())]
    carrier.brokers.send(rows, records, partition=0)


def _of(topic: Topic, key: bytes) -> bool:
    kind, name = orjson.loads(key)
    return kind in (LATEST, KEPT) and name.startswith(f"{topic.name}\x1f")


def _last(new: ClusterCarrier, topic: Topic) -> Iterable[Heard]:
    """By key, the last word of a topic as its workers meet it: by partition and offset."""
    last: dict[str, Heard] = {}
    ends = new.brokers.ends([new.names.topic(topic)])
    for record in new.brokers.read({}, ends):
        try:
            heard = hear(Stored(topic.name, record.partition, record.offset + 1, bytes(record.value or b"")), topic)
        except Reject:  # refused when it was heard first: its letter stands in `dead`
            continue
        before = last.get(heard.event.key)
        if before is None or before.event.sequence <= heard.event.sequence:
            last[heard.event.key] = heard
    return last.values()
