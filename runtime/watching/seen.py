"""What is seen of a source and of a service at one moment: the values that status page and metrics are made of."""

from dataclasses import dataclass
from datetime import datetime


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
