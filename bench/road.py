"""bench: notices/s of the whole embedded road, and which service takes the time.

python -m bench.road [--notices 1000]

Pages of the simulated portal are put on the log beforehand; then every service works them off in one process, one after
another, which is what a single core gives. A yardstick loop beside each run tells how fast the machine was.
"""

import argparse
import hashlib
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import httpx

from chebiao.composing import now, services
from chebiao.demonstration import say_people
from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from runtime.settling import settle
from scrapers.forwarder import forward
from scrapers.ledger import Ledger, Page
from scrapers.simulator.running import start
from scrapers.sources.ccgp.details import read_detail

RUNS = 3


def main() -> None:
    """Best of three, with the share of each service."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=1000)
    options = parser.parse_args()
    runs = [measured(options.notices) for _ in range(RUNS)]
    seconds, shares, yardstick = min(runs)
    print(f"{options.notices} notices: {options.notices / seconds:.0f} notices/s (best of {RUNS}); yardstick {yardstick:.3f} s")
    for name, spent in sorted(shares.items(), key=lambda one: -one[1]):
        print(f"  {name:<12}{spent:7.2f} s {100 * spent / seconds:5.1f} %")


def measured(notices: int) -> tuple[float, dict[str, float], float]:
    """(seconds, seconds a service, yardstick) of one run."""
    with tempfile.TemporaryDirectory(prefix="chebiao-road-") as folder:
        settings = Settings(kind="demo", data=Path(folder) / "data")
        carrier = connect(settings)
        say_people(carrier)
        filled(carrier, notices)
        spent: dict[str, float] = defaultdict(float)
        began = time.perf_counter()
        runners = [carrier.runner(service) for service in services(carrier, settings)]
        if sum(_turn(runner, spent) for runner in runners):
            settle()  # as the runners do by themselves
        while sum(_turn(runner, spent) for runner in runners):
            pass
        whole = time.perf_counter() - began
        for runner in runners:
            runner.close()
        carrier.close()
        return whole, dict(spent), yardstick()


def _turn(runner: object, spent: dict[str, float]) -> int:
    began = time.perf_counter()
    taken = int(runner.run_once())  # type: ignore[attr-defined]
    spent[runner.service.name] += time.perf_counter() - began  # type: ignore[attr-defined]
    return taken


def filled(carrier: EmbeddedCarrier, notices: int) -> None:
    ledger = Ledger(carrier.folder)
    with start(notices=notices, pages_cap=None) as portal, httpx.Client() as client, closing(ledger):
        pages = []
        for truth in portal.truth():
            body = client.get(str(truth["url"])).content
            detail = read_detail(body)
            own = str(truth["native_id"])
            pages.append(
                Page(
                    f"ccgp:{own}",
                    "ccgp",
                    own,
                    str(truth["url"]),
                    carrier.blobs.put(body),
                    detail.body,
                    "1",
                    detail.title,
                    detail.published_at,
                    {},
                )
            )
        ledger.keep(pages, now(), timedelta(days=1))
        forward(ledger, carrier.log)


def yardstick() -> float:
    """Seconds that a fixed loop takes here and now."""
    began = time.perf_counter()
    digest = b""
    for _ in range(200_000):
        digest = hashlib.sha256(digest).digest()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
