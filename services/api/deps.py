"""Everything the api needs, given by whoever starts it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from prometheus_client import CollectorRegistry

from reference.models import MarketModel, models
from runtime.ports import Blobs, Log, SearchIndex
from runtime.watching.seen import ServiceStatus, SourceStatus


class DeadLetters(Protocol):
    """Events that were set aside."""

    def all(self) -> list[Any]:
        """Every letter, oldest first: id, rejected, replayed."""
        ...


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
    registry: CollectorRegistry | None = None
    """What the process itself counts, where services run in it too."""
    market: Callable[[], Sequence[MarketModel]] = models
    """Models on the market: ours, and a maker's own table over them."""
    secret: bytes = b""
    """Signs form tokens; made anew at each start."""
