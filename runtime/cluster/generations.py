"""The generations of a cluster, see runtime.generations."""

from collections.abc import Callable, Sequence

from runtime.carrying import Carrier
from runtime.cluster import replay
from runtime.cluster.carrier import ClusterCarrier
from runtime.shapes import Service


class ClusterGenerations:
    """See runtime.generations.Generations."""

    def __init__(self, carrier: ClusterCarrier) -> None:
        self._carrier = carrier

    def all(self) -> list[int]:
        """See Generations."""
        return replay.generations(self._carrier)

    def at(self, generation: int) -> Carrier:
        """See Generations."""
        return self._carrier.at(generation)

    def replay(self, services: Callable[[Carrier], Sequence[Service]]) -> Carrier:
        """See Generations."""
        return replay.replay(self._carrier, services)

    def apply(self, services: Sequence[Service], generation: int) -> None:
        """See Generations."""
        replay.apply(self._carrier, services, generation)

    def drop(self, generation: int) -> None:
        """See Generations."""
        replay.drop(self._carrier, generation)
