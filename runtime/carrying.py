"""What connecting gives: a carrier of log, blobs, index and runners, whichever runtime it is."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from runtime.disk import DiskGuard
from runtime.letters import DeadLetter
from runtime.ports import Blobs, Log, SearchIndex
from runtime.shapes import Service


class Runner(Protocol):
    """Runs one service."""

    @property
    def service(self) -> Service:
        """What it runs."""
        ...

    def run_once(self) -> int:
        """Take one batch; returns how many events it was, 0 when there was nothing to do."""
        ...

    def run(self, stopped: Callable[[], bool], idle: float = 1.0) -> None:
        """Take batches until `stopped` says so."""
        ...

    def lag(self) -> tuple[int, datetime | None]:
        """How many events stand unprocessed, and the time of the oldest."""
        ...

    def close(self) -> None:
        """Let another process take over."""
        ...


class DeadLetters(Protocol):
    """Events that were set aside."""

    def all(self) -> list[DeadLetter]:
        """Every letter, oldest first."""
        ...

    def show(self, letter_id: str) -> DeadLetter:
        """One letter. Raises UnknownLetter."""
        ...

    def replay(self, letter_ids: Iterable[str]) -> int:
        """Put the refused events on the road again, for the services that refused them. Returns how many; those that
        were replayed are left alone. Raises UnknownLetter, doing nothing."""
        ...


class Carrier(Protocol):
    """A connected runtime."""

    @property
    def folder(self) -> Path:
        """Local data folder (of the collectors' ledger too)."""
        ...

    @property
    def generation(self) -> int:
        """Which generation of the topics that can be made again it reads and writes."""
        ...

    @property
    def disk(self) -> DiskGuard:
        """How much room is left in the local folder."""
        ...

    @property
    def log(self) -> Log:
        """The log, at this carrier's generation."""
        ...

    @property
    def blobs(self) -> Blobs:
        """The blob store."""
        ...

    @property
    def dead(self) -> DeadLetters:
        """Events that were set aside."""
        ...

    def at(self, generation: int) -> "Carrier":
        """The same installation as another generation sees it."""
        ...

    def index(self) -> SearchIndex:
        """The search index of this generation, open for reading and writing. The caller closes it."""
        ...

    def runner(self, service: Service) -> Runner:
        """A runner of one service, for one thread."""
        ...

    def close(self) -> None:
        """Release files and connections; runners must have ended."""
        ...
