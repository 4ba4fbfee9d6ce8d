"""What is done with generations, whoever carries them."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from runtime.carrying import Carrier
from runtime.lanes import replayable
from runtime.road import Road
from runtime.shapes import Service

C = TypeVar("C", bound=Carrier)


class NotReady(Exception):
    """A generation cannot be applied or dropped now; the message says why and what to do."""


class Means(Protocol[C]):
    """How a carrier does it: `runtime.embedded.replay`, `runtime.cluster.replay`."""

    def generations(self, carrier: C) -> list[int]:
        """See Generations.all."""
        ...

    def replay(self, carrier: C, services: Callable[[C], Sequence[Service]]) -> C:
        """See Generations.replay."""
        ...

    def apply(self, carrier: C, services: Sequence[Service], generation: int) -> None:
        """See Generations.apply."""
        ...

    def drop(self, carrier: C, generation: int) -> None:
        """See Generations.drop."""
        ...


class Generations(Generic[C]):
    """The generations of one installation."""

    def __init__(self, carrier: C, means: Means[C]) -> None:
        self._carrier, self._means = carrier, means

    def all(self) -> list[int]:
        """Every one that there is, the one in use among them."""
        return self._means.generations(self._carrier)

    def at(self, generation: int) -> Carrier:
        """The installation as a generation sees it."""
        return self._carrier.at(generation)

    def replay(self, services: Callable[[Carrier], Sequence[Service]]) -> Carrier:
        """Make everything again as a new generation; `services` builds them for a carrier. People keep seeing the old one."""
        return self._means.replay(self._carrier, services)

    def caught_up(self, services: Callable[[Carrier], Sequence[Service]], generation: int) -> Carrier:
        """The installation as a generation sees it that has heard what came since it was made. Raises NotReady when there is none."""
        if generation not in self.all():
            raise NotReady(f"there is no generation {generation}; there are {self.all()}")
        one = self.at(generation)
        if generation != self._carrier.generation:
            Road(one, [service for service in services(one) if replayable(service)]).run_until_idle()
        return one

    def apply(self, services: Sequence[Service], generation: int) -> None:
        """Switch to a generation. Raises NotReady when somebody lags or there is none."""
        self._means.apply(self._carrier, services, generation)

    def drop(self, generation: int) -> None:
        """Remove a generation that is not in use. Raises NotReady."""
        self._means.drop(self._carrier, generation)
