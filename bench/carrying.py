"""How fast the embedded runtime carries: `python bench/carrying.py [EVENTS]` prints events a second, best of three."""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from runtime.embedded.carrier import EmbeddedCarrier
from runtime.shapes import Map
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import NoticeListed
from schemas.topics import CAPTURES, Topic

START = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = "某市公安局警务用车采购项目公开招标公告" * 40
"""Some 2.3 kB in UTF-8: a list row with everything it shows."""


def event(number: int) -> Event:
    """One fictional list row."""
    payload = NoticeListed(
        notice_id=f"bench:{number}", source="bench", native_id=str(number), url="https://example.org/", title=TEXT, listed_at=START
    )
    return first_hand("bench", payload, START, number)


def rate(count: int, work: Callable[[], object]) -> int:
    """Events a second."""
    start = time.perf_counter()
    work()
    return round(count / (time.perf_counter() - start))


def measure(folder: Path, count: int) -> dict[str, int]:
    """Figures of one run on a fresh store."""
    carrier = EmbeddedCarrier.open(folder / "data", "demo")
    events = [event(number) for number in range(count)]
    parts = [events[at : at + 100] for at in range(0, count, 100)]
    echoed = Topic("echoed", "echo", (NoticeListed,), "notice id", derived=True)
    runner = carrier.runner(Map("echo", (CAPTURES,), echoed, lambda heard, blobs: [heard.payload]))
    pages = [f"{number} {TEXT}".encode() for number in range(count // 10)]
    together = [pages[at : at + 500] for at in range(0, len(pages), 500)]
    figures = {
        "appended, 100 a transaction": rate(count, lambda: [carrier.log.append(CAPTURES, part) for part in parts]),
        "read": rate(count, lambda: sum(1 for _ in carrier.log.read_all(CAPTURES))),
        "through one Map": rate(count, lambda: sum(iter(runner.run_once, 0))),
        "blobs put, 500 together": rate(len(pages), lambda: [carrier.blobs.put_all(part) for part in together]),
    }
    carrier.close()
    return figures


def main(count: int) -> None:
    """Measure three times, print the best."""
    runs = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(measure(Path(folder), count))
    for name in runs[0]:
        print(f"{name:30} {max(run[name] for run in runs):>8}/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
