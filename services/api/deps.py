"""Everything the api needs, given by whoever starts it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from runtime.ports import Blobs, Log, SearchIndex


class DeadLetters(Protocol):
    """Events that were set aside."""

    def all(self) -> list[Any]:
        """Every letter, oldest first: id, rejected, replayed."""
        ...


@dataclass(frozen=True)
class SourceStatus:
    """How fresh one source is. Times ISO 8601, "" for never."""

    source: str
    outcome: str = ""
    detail: str = ""
    last_run: str = ""
    last_success: str = ""
    newest: str = ""
    covered_since: str = ""
    listed: int = 0
    read: int = 0
    waiting: int = 0
    requests_today: int = 0
    budget: int = 0
    not_before: str = ""


@dataclass(frozen=True)
class ServiceStatus:
    """What one service has before it. `oldest`: UTC time of the oldest unprocessed event."""

    name: str
    waiting: int
    oldest: datetime | None


@dataclass(frozen=True)
class Deps:
    """See module. `demo_keys`: keys that a demonstration shows on its login page, key → whose."""

    log: Log
    blobs: Blobs
    index: SearchIndex
    dead: DeadLetters
    clock: Callable[[], datetime]
    sources: Callable[[], Sequence[SourceStatus]]
    services: Callable[[], Sequence[ServiceStatus]]
    demonstration: bool
    carrier: str
    version: str
    anonymous_reading: bool = True
    inbox: Path | None = None
    demo_keys: dict[str, str] = field(default_factory=dict)
    secret: bytes = b""
    """Signs form tokens; made anew at each start."""
