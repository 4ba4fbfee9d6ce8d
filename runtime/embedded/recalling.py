"""How a Join that lost its memory finds it again in the log: what it heard last of each key, and its last words.

Without it a rebuild would answer old events by what stands beside now, and say that after the newest answers.
"""

from collections.abc import Iterator

from runtime.decoding import envelope_of
from runtime.embedded.log import SqliteLog
from runtime.embedded.memory import JoinMemory
from runtime.ports import Stored
from runtime.shapes import Join, Reject
from schemas.envelope import Event
from schemas.topics import Topic


def recall(service: Join, log: SqliteLog, memory: JoinMemory) -> None:
    """Fill an empty memory from the topics that the service reads and writes."""
    for topic in service.reads:
        for stored, event in _events(log, topic):
            memory.know(topic.name, event.key, (event.sequence, stored.position))
    last: dict[tuple[str, str], tuple[int, int]] = {}
    for stored, event in _events(log, service.writes):
        order = (event.sequence, stored.position)
        last[event.type, event.key] = max(order, last.get((event.type, event.key), order))
    for stored, event in _events(log, service.writes):
        if last[event.type, event.key] == (event.sequence, stored.position):
            memory.say(_key_of_cause(service, log, event), event)


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
