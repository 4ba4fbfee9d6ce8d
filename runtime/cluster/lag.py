"""What a service has before it: the end of its topics less what its group has committed."""

from datetime import datetime

from kafka import TopicPartition

from runtime.cluster.brokers import Brokers
from runtime.cluster.log import KafkaLog
from runtime.cluster.names import Names
from runtime.decoding import envelope_of
from runtime.ports import Stored
from runtime.shapes import Reject, Service


def standing(brokers: Brokers, names: Names, service: Service) -> tuple[dict[TopicPartition, int], dict[TopicPartition, int]]:
    """Of every partition that a service reads: where its group stands, and the end."""
    ends = brokers.ends(names.topic(topic) for topic in service.reads)
    committed = brokers.committed(names.group(service))
    starts = brokers.starts([part for part in ends if part not in committed])
    return {part: committed.get(part, starts.get(part, 0)) for part in ends}, ends


def lag(brokers: Brokers, names: Names, log: KafkaLog, service: Service) -> tuple[int, datetime | None]:
    """How many events stand unprocessed, and the time of the oldest."""
    stands, ends = standing(brokers, names, service)
    waiting = {part: end - stands[part] for part, end in ends.items() if end > stands[part]}
    times = [_time(raw) for raw in log.first([(part, stands[part]) for part in waiting])]
    return sum(waiting.values()), min((time for time in times if time), default=None)


def _time(raw: bytes) -> datetime | None:
    try:
        return envelope_of(Stored("", 0, 0, raw)).time
    except Reject:
        return None
