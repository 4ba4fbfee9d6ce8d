"""The carriers that the contract suites run against: name another one here and every suite runs on it."""

from collections.abc import Callable
from pathlib import Path

from runtime.embedded.carrier import EmbeddedCarrier
from runtime.shapes import Service
from runtime.ways import Ways

Open = Callable[[Path], EmbeddedCarrier]
"""Opens, or opens again, the carrier whose data lies in a folder."""


def embedded(folder: Path) -> EmbeddedCarrier:
    """The embedded carrier, with small batches and no waiting between tries."""
    return EmbeddedCarrier.open(folder / "data", "live", 0, 0, Ways(batch=50, sleep=lambda seconds: None))


CARRIERS: dict[str, Open] = {"embedded": embedded}


def until_idle(carrier: EmbeddedCarrier, services: tuple[Service, ...]) -> int:
    """Run services in turn until none has anything to do. Returns how many events they took."""
    runners, total = [carrier.runner(service) for service in services], 0
    while taken := sum(runner.run_once() for runner in runners):
        total += taken
    for runner in runners:
        runner.close()
    return total
