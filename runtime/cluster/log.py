"""The log in Kafka: appended by key, read with every id once."""

import threading
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kafka import TopicPartition

from runtime.cluster.brokers import Brokers, Record
from runtime.cluster.names import Names
from runtime.decoding import envelope_of
from runtime.ports import Stored
from runtime.shapes import Reject
from schemas.envelope import Event
from schemas.topics import Topic

LETTER = "letter"
"""Header of a record that was set aside and stands here anew: service and dead letter, `extractor:<id>`."""


@dataclass
class _Followed:
    """What was read of one topic so far: where each id stands first."""

    places: list[tuple[TopicPartition, int]] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    after: dict[TopicPartition, int] = field(default_factory=dict)
    seen: set[bytes] = field(default_factory=set)


class KafkaLog:
    """The log as one generation sees it, see runtime.ports.Log.

    Kafka keeps what is said twice; readers here meet each id once, where it stood first. In a topic of one partition a
    position is the offset and one; in others it counts what this object has met, and holds for it alone: whoever
    follows such a topic in another process begins at 0. (Workers read by partition and offset, not through this.)
    """

    def __init__(self, brokers: Brokers, names: Names) -> None:
        self._brokers, self._names = brokers, names
        self._lock = threading.RLock()
        self._followed: dict[str, _Followed] = {}

    @property
    def generation(self) -> int:
        """Which generation of the topics that can be made again it reads and writes."""
        return self._names.generation

    def append(self, topic: Topic, events: Sequence[Event]) -> int:
        """See runtime.ports.Log. Returns how many different events were written: Kafka cannot tell what it has."""
        different = list({event.id: event for event in events}.values())
        if different:
            self._brokers.send(self._names.topic(topic), [(event.key.encode(), event.to_json()) for event in different])
        return len(different)

    def append_again(self, stored: Stored, topic: Topic, key: str, letter: str, service: str) -> None:
        """Put a refused event on the road again, in the partition that it stood in, for the service that refused it."""
        record = (key.encode() or None, stored.raw)
        self._brokers.send(self._names.topic(topic), [record], stored.partition, [(LETTER, f"{service}:{letter}".encode())])

    def read(self, topic: Topic, after: int = 0, limit: int = 500) -> list[Stored]:
        """See runtime.ports.Log."""
        with self._lock:
            followed = self._follow(topic)
            start = bisect_right(followed.positions, after)
            places = followed.places[start : start + limit]
            records = self._fetched(places)
            positions = followed.positions[start : start + limit]
            return [
                Stored(topic.name, part.partition, at, records[part, offset]) for (part, offset), at in zip(places, positions, strict=True)
            ]

    def read_all(self, topic: Topic, after: int = 0) -> Iterator[Stored]:
        """Every event after a position, in order, a thousand at a time."""
        while stored := self.read(topic, after, 1000):
            yield from stored
            after = stored[-1].position

    def end(self, topic: Topic) -> int:
        """See runtime.ports.Log."""
        with self._lock:
            followed = self._follow(topic)
            return followed.positions[-1] if followed.positions else 0

    def holds(self, topic: Topic, event_id: str) -> bool:
        """Whether the topic holds an event of this id."""
        with self._lock:
            return _short(event_id) in self._follow(topic).seen

    def first(self, places: Sequence[tuple[TopicPartition, int]]) -> list[bytes]:
        """The records at or after these offsets, one a partition, where there is one."""
        with self._lock:
            ends = self._brokers.ends({part.topic for part, _ in places})
            wanted = {part: offset for part, offset in places if offset < ends[part]}
            return [bytes(one.value or b"") for one in self._brokers.read(wanted, {part: offset + 1 for part, offset in wanted.items()})]

    def _follow(self, topic: Topic) -> _Followed:
        name = self._names.topic(topic)
        followed = self._followed.setdefault(name, _Followed())
        records = self._brokers.read(followed.after, self._brokers.ends([name]))
        for record in sorted(records, key=lambda one: (one.timestamp, one.partition, one.offset)) if topic.partitions > 1 else records:
            self._meet(followed, topic, record)
        for record in records:
            part = TopicPartition(record.topic, record.partition)
            followed.after[part] = max(followed.after.get(part, 0), record.offset + 1)
        return followed

    def _meet(self, followed: _Followed, topic: Topic, record: Record) -> None:
        short = _short(_id_of(record))
        if short not in followed.seen:
            followed.seen.add(short)
            followed.places.append((TopicPartition(record.topic, record.partition), record.offset))
            followed.positions.append(record.offset + 1 if topic.partitions == 1 else len(followed.places))

    def _fetched(self, places: Sequence[tuple[TopicPartition, int]]) -> dict[tuple[TopicPartition, int], bytes]:
        after: dict[TopicPartition, int] = {}
        ends: dict[TopicPartition, int] = {}
        for part, offset in places:
            after[part], ends[part] = min(offset, after.get(part, offset)), max(offset + 1, ends.get(part, 0))
        records = self._brokers.read(after, ends)
        return {(TopicPartition(one.topic, one.partition), one.offset): bytes(one.value or b"") for one in records}


def letter_of(service: str, headers: Sequence[tuple[str, bytes]]) -> str:
    """The dead letter that a record stands here anew for, when it was this service's."""
    for name, value in headers:
        whose, _, letter = value.decode("utf-8", "replace").partition(":")
        if name == LETTER and whose == service:
            return letter
    return ""


def _id_of(record: Record) -> str:
    try:
        return envelope_of(Stored("", 0, 0, bytes(record.value or b""))).id
    except Reject:  # no envelope: it is met where it stands
        return f"{record.topic} {record.partition} {record.offset}"


def _short(event_id: str) -> bytes:
    """Sixteen bytes instead of some ninety: a reader remembers every id of its topics."""
    try:
        return UUID(event_id).bytes
    except ValueError:
        return event_id.encode()
