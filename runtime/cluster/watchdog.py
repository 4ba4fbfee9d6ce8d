"""Notices a worker that is alive and does nothing: Faust's bugs leave such ones behind. Pure but for who is asked."""

from collections.abc import Callable, Mapping

from kafka import TopicPartition

Standing = tuple[Mapping[TopicPartition, int], Mapping[TopicPartition, int]]
"""Where the group stands, and the ends."""
STUCK = 300.0
"""Seconds without a step forward while events wait: the largest batch of the slowest step takes a minute."""
LOOK = 30.0


class Watchdog:
    """Looks now and then. Times are monotonic seconds."""

    def __init__(self, standing: Callable[[], Standing]) -> None:
        self._standing = standing
        self._looked = 0.0
        self._since: dict[tuple[str, int], tuple[int, float]] = {}

    def stuck(self, ours: frozenset[tuple[str, int]], now: float) -> str:
        """Which of our partitions has stood still too long with events before it; empty when none has."""
        if now - self._looked < LOOK:
            return ""
        self._looked = now
        stands, ends = self._standing()
        waiting = {(part.topic, part.partition): at for part, at in stands.items() if at < ends[part]}
        self._since = {part: self._since_when(part, at, now) for part, at in waiting.items() if part in ours}
        still = [f"{topic}/{number}" for (topic, number), (_, since) in self._since.items() if now - since > STUCK]
        return ", ".join(sorted(still))

    def _since_when(self, part: tuple[str, int], at: int, now: float) -> tuple[int, float]:
        before = self._since.get(part)
        return before if before and before[0] == at else (at, now)
