"""A topic heard anew from Kafka, outside of any group: whole, or a share of its partitions in each of several processes."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kafka import TopicPartition

from runtime.cluster.brokers import Brokers
from runtime.cluster.turns import stored_of
from runtime.decoding import hear
from runtime.shapes import Heard, Reject
from schemas.topics import Topic

CHUNK = 5_000
"""Records read at once: as many as a poll gives."""
BATCH = 500
Ends = Mapping[TopicPartition, int]


def hear_again(brokers: Brokers, topic: Topic, after: Ends, ends: Ends, deliver: Callable[[Sequence[Heard]], None]) -> int:
    """Deliver every event from the offsets `after` to before `ends`, each partition in order, batch by batch. What cannot be
    decoded is passed over: whoever heard it first set it aside. Returns how many were delivered."""
    delivered = 0
    for part in sorted(ends):
        for heard in _batches(brokers, topic, part, after.get(part, 0), ends[part]):
            deliver(heard)
            delivered += len(heard)
    return delivered


def share_of(ends: Ends, number: int, of: int) -> Ends:
    """The partitions that one of several processes takes, 0 being the first."""
    return {part: ends[part] for part in sorted(ends)[number::of]}


def _batches(brokers: Brokers, topic: Topic, part: TopicPartition, start: int, end: int) -> Iterator[list[Heard]]:
    for at in range(start, end, CHUNK):
        records = brokers.read({part: at}, {part: min(end, at + CHUNK)})
        heard = [one for record in records if (one := _heard(record, topic))]
        yield from (heard[first : first + BATCH] for first in range(0, len(heard), BATCH))


def _heard(record: object, topic: Topic) -> Heard | None:
    try:
        return hear(stored_of(record, topic, topic.name), topic)
    except Reject:
        return None
