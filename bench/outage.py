"""bench: Kafka is killed while a portal is collected; the crawl goes on, and the log has everything once Kafka is back.

python -m bench.outage [--seconds 60]

Meanwhile notices go on appearing, and a second collector is started in the first one's place, without Kafka from its start.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.chaos import variables
from deploy.local.kafka import LocalKafka
from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES
from scrapers.ledger import Ledger
from scrapers.simulator.running import Simulation, start

BEFORE, A_SECOND = 40, 2
"""Notices that are there when the crawl begins; and that appear each second while Kafka is away."""
PATIENCE = 120.0


@dataclass
class Result:
    """What came of it. The last two must be 0."""

    seconds: float
    appeared: int
    """Notices that were published while Kafka was away."""
    collected: int
    """Of these, pages that were kept before it came back."""
    back_after: float
    """Seconds from Kafka's start until the log had everything."""
    lost: int
    doubled: int


def run(seconds: float) -> Result:
    """Take Kafka away for so long in the middle of a crawl."""
    with tempfile.TemporaryDirectory(prefix="chebiao-outage-") as scratch, LocalKafka.new() as kafka, start(notices=BEFORE) as portal:
        settings = Settings(
            kind="demo", carrier="cluster", data=Path(scratch), kafka_servers=kafka.address,
            elasticsearch_url="http://127.0.0.1:9", blobs_url=f"file://{scratch}/blobs",
        )  # fmt: skip
        with collector(settings, portal):
            until(lambda: captured(settings).keys() >= wanted(portal), "the crawl did not begin")
            kafka.kill()
            appeared = _published(portal, seconds / 2)
        with collector(settings, portal):
            appeared += _published(portal, seconds / 2)
            until(lambda: _waiting(settings.folder) >= appeared, "the crawl did not go on without Kafka")
            collected = _waiting(settings.folder)
            kafka.start()
            began = time.monotonic()
            until(lambda: captured(settings).keys() >= wanted(portal), "not everything came onto the log")
            back = time.monotonic() - began
        versions = captured(settings)
        return Result(seconds, appeared, collected, back, len(wanted(portal) - versions.keys()), versions.total() - len(versions))


def wanted(portal: Simulation) -> set[str]:
    """Every notice of the portal."""
    return {f"ccgp:{one['native_id']}" for one in portal.truth()}


def captured(settings: Settings) -> Counter[str]:
    """How many pages of each notice the log has."""
    with closing(connect(settings)) as carrier:
        events = [Event.from_json(one.raw) for one in carrier.log.read(CAPTURES, limit=1_000_000)]
    return Counter(event.key for event in events if event.type == "NoticeCaptured")


@contextmanager
def collector(settings: Settings, portal: Simulation) -> Iterator[None]:
    """One that looks at the lists again and again; told to stop at the end."""
    command = [sys.executable, "-m", "scrapers", "--base-url", portal.url, "--back-off", "0.05", "--every", "1"]
    with (settings.folder / "collector.log").open("ab") as said:
        process = subprocess.Popen(command, env={**os.environ, **variables(settings)}, stdout=said, stderr=said)
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def until(true: Callable[[], bool], otherwise: str) -> None:
    """Wait. Raises TimeoutError."""
    ends = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > ends:
            raise TimeoutError(otherwise)
        time.sleep(0.5)


def _published(portal: Simulation, seconds: float) -> int:
    count, ends = 0, time.monotonic() + seconds
    while time.monotonic() < ends:
        count += len(portal.publish(A_SECOND))
        time.sleep(1)
    return count


def _waiting(folder: Path) -> int:
    """Pages that were kept and that the log does not have yet."""
    with closing(Ledger(folder)) as ledger:
        return sum(event.type == "NoticeCaptured" for _, event in ledger.unshipped(1_000_000))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    result = run(parser.parse_args().seconds)
    print(
        f"Kafka away for {result.seconds:.0f} s: {result.appeared} notices appeared, {result.collected} were collected meanwhile; the log had"
        f" everything {result.back_after:.0f} s after its return; lost {result.lost}, doubled {result.doubled}"
    )
    return 1 if result.lost or result.doubled else 0


if __name__ == "__main__":
    sys.exit(main())
