"""How runners go: batch size, limits, clock, and how often a bad machine is tried again."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from runtime.refusals import RejectLimits

BATCH = 500
"""Events a transaction: at 100 SQLite is at 28,000 a second already, and a step's blobs must fit into memory."""
BACK_OFF = (0.5, 2.0, 8.0)
"""Seconds before each new try when the machine is bad: long enough for a lock or a mount to come back."""


def utc_now() -> datetime:
    """The clock that runners have unless given another."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Ways:
    """Tests give their own."""

    batch: int = BATCH
    limits: RejectLimits = field(default_factory=RejectLimits)
    clock: Callable[[], datetime] = utc_now
    sleep: Callable[[float], None] = time.sleep
