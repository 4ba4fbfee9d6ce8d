"""What stands beside a Join: its topics read whole, then followed, with what changed since the Join answered last."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from runtime.decoding import hear
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
    mended: bool = False
    """It was refused before and stands anew: what the kept events were answered by is not known."""


class Beside:
    """The latest payload of each key, by sequence and, where equal, by position."""

    def __init__(self, read: Callable[[Topic, int], Iterable[Stored]], topics: tuple[Topic, ...]) -> None:
        """`read` gives what a topic holds after a position, in order."""
        self._read, self._topics = read, topics
        self.now: dict[str, dict[str, Payload]] = {topic.name: {} for topic in topics}
        self.ends: dict[str, int] = {topic.name: 0 for topic in topics}
        self._order: dict[tuple[str, str], tuple[int, int]] = {}
        self._changes: list[Change] = []
        self._refused: list[tuple[Stored, Reject]] = []
        self.horizon: dict[str, int] = {topic.name: 0 for topic in topics}
        """Changes up to here are forgotten: whoever answered less far must read the topics again."""

    def follow(self) -> None:
        """Read on to the topics' ends."""
        for topic in self._topics:
            for stored in self._read(topic, self.ends[topic.name]):
                self._take(stored, topic)
                self.ends[topic.name] = stored.position

    def changes(self, answered: Mapping[str, int]) -> list[Change]:
        """What changed after the positions that were answered up to (by topic name)."""
        return [change for change in self._changes if change.position > answered.get(change.topic, 0)]

    def refused(self, answered: Mapping[str, int]) -> list[tuple[Stored, Reject]]:
        """What could not be taken after those positions."""
        return [(stored, why) for stored, why in self._refused if stored.position > answered.get(stored.topic, 0)]

    def forget(self, answered: Mapping[str, int]) -> None:
        """Everybody has answered up to these positions."""
        self.horizon = {name: max(position, answered.get(name, 0)) for name, position in self.horizon.items()}
        self._changes, self._refused = self.changes(self.horizon), self.refused(self.horizon)

    def admit(self, heard: Heard, mended: bool = False) -> Change | None:
        """Take one event, wherever it stands in the log. None when a later word on its key is known."""
        place, order = (heard.topic, heard.event.key), (heard.event.sequence, heard.position)
        if place in self._order and order < self._order[place]:
            return None
        rows = self.now[heard.topic]
        change = Change(heard.topic, heard.position, rows.get(heard.event.key), heard.payload, mended)
        self._order[place], rows[heard.event.key] = order, heard.payload
        return change

    def _take(self, stored: Stored, topic: Topic) -> None:
        try:
            change = self.admit(hear(stored, topic), mended=bool(stored.letter))
        except Reject as reject:
            self._refused.append((stored, reject))
            return
        if change is not None:
            self._changes.append(change)
