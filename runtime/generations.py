"""What is done with generations, whoever carries them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from runtime.carrying import Carrier
from runtime.shapes import Service


class NotReady(Exception):
    """A generation cannot be applied or dropped now; the message says why and what to do."""


class Generations(Protocol):
    """The generations of one installation."""

    def all(self) -> list[int]:
        """Every one that there is, the one in use among them."""
        ...

    def at(self, generation: int) -> Carrier:
        """The installation as a generation sees it."""
        ...

    def replay(self, services: Callable[[Carrier], Sequence[Service]]) -> Carrier:
        """Make everything again as a new generation; `services` builds them for a carrier. People keep seeing the old one."""
        ...

    def apply(self, services: Sequence[Service], generation: int) -> None:
        """Switch to a generation. Raises NotReady when somebody lags or there is none."""
        ...

    def drop(self, generation: int) -> None:
        """Remove a generation that is not in use. Raises NotReady."""
        ...
