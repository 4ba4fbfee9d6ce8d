"""What stands beside a Join: its topics read whole, then followed, with what changed since the Join answered last."""

from collections.abc import Mapping
from dataclasses import dataclass

from runtime.decoding import hear
from runtime.embedded.log import SqliteLog
from runtime.ports import Stored
from runtime.shapes import Heard, Reject
from schemas.events import Payload
from schemas.topics import Topic


@dataclass(frozen=True, slots=True)
class Change:
    """A row beside was replaced. `position` is where the log said so; either side may be missing."""

    topic: str
    position: int
    before: Payload | None
    after: Payload | None


class Beside:
    """The latest payload of each key, by sequence and, where equal, by position."""

    def __init__(self, log: SqliteLog, topics: tuple[Topic, ...]) -> None:
        self._log, self._topics = log, topics
        self.now: dict[str, dict[str, Payload]] = {topic.name: {} for topic in topics}
        self.ends: dict[str, int] = {topic.name: 0 for topic in topics}
        self._order: dict[tuple[str, str], tuple[int, int]] = {}
        self._changes: list[Change] = []
        self.refused: list[tuple[Stored, Reject]] = []
        """What could not be taken after the positions that were answered up to."""

    def follow(self, answered: Mapping[str, int]) -> list[Change]:
        """Read on to the log's end. Returns what changed after the positions that were answered up to (by topic name)."""
        for topic in self._topics:
            for stored in self._log.read_all(topic, self.ends[topic.name]):
                self._take(stored, topic)
                self.ends[topic.name] = stored.position
        self._changes = [change for change in self._changes if change.position > answered.get(change.topic, 0)]
        self.refused = [(stored, why) for stored, why in self.refused if stored.position > answered.get(stored.topic, 0)]
        return list(self._changes)

    def admit(self, heard: Heard) -> Change | None:
        """Take one event, wherever it stands in the log. None when a later word on its key is known."""
        place, order = (heard.topic, heard.event.key), (heard.event.sequence, heard.position)
        if place in self._order and order < self._order[place]:
            return None
        rows = self.now[heard.topic]
        change = Change(heard.topic, heard.position, rows.get(heard.event.key), heard.payload)
        self._order[place], rows[heard.event.key] = order, heard.payload
        return change

    def _take(self, stored: Stored, topic: Topic) -> None:
        try:
            change = self.admit(hear(stored, topic))
        except Reject as reject:
            self.refused.append((stored, reject))
            return
        if change is not None:
            self._changes.append(change)
