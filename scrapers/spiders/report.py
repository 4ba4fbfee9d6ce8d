"""scrapers/spiders: how a run is to behave, and what it did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from scrapers.outcomes import Outcome


@dataclass
class Manner:
    """How a run behaves. Times in seconds."""

    once: bool = True
    lists_every: float = 900
    again_after: timedelta = timedelta(days=1)
    back_off: float = 2.0
    budget: int = 9_000
    """Requests a day."""
    refused: Callable[[], str] = str
    """Why nothing may be collected now (the disk is full), "" when it may."""
    parent: int = 0
    """Process id of who must be there for the run to go on; 0 for nobody."""


@dataclass
class Report:
    """What a run did. `waiting`: notices whose pages are still to be fetched; `units`: what became of each list."""

    listed: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    files: int = 0
    """Files beside notices that were kept."""
    waiting: int = 0
    outcome: Outcome = Outcome.OK
    detail: str = ""
    units: dict[str, Outcome] = field(default_factory=dict)
    cool_down: timedelta | None = None
    """How long the source is to be left alone."""
    told_to_stop: bool = False
    """By a signal, or because the process that started it is gone."""
