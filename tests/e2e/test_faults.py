"""For every fault of a portal: either all its notices are collected, or the outcome is not success."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES
from scrapers.simulator.faults import Fault, Faults, Strike
from scrapers.simulator.running import start

STRIKES = {
    Fault.BLOCK_PAGE: Strike(after=5), Fault.CHALLENGE: Strike(after=9), Fault.FORBIDDEN: Strike(after=7), Fault.THROTTLED: Strike(every=4, seconds=1, times=6),
    Fault.BAD_GATEWAY: Strike(every=2, times=20), Fault.GONE: Strike(every=5, where="detail"), Fault.EMPTY_BODY: Strike(every=6, times=8),
    Fault.TRUNCATED: Strike(every=7, times=6), Fault.SLOW: Strike(every=9, seconds=0.3, times=10), Fault.GB18030: Strike(), Fault.RENAMED_CLASS: Strike(after=12),
    Fault.DUPLICATE_ROWS: Strike(by=3), Fault.SHIFTED_ROWS: Strike(by=2), Fault.WRONG_TOTAL: Strike(by=-1), Fault.STALE_PAGE: Strike(),
    Fault.CRAWL_DELAY: Strike(seconds=0.02),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(Fault))
def test_either_everything_is_collected_or_the_outcome_is_not_success(fault: Fault, tmp_path: Path) -> None:
    faults = Faults()
    faults.set(fault, STRIKES.get(fault, Strike()))
    with start(notices=90, faults=faults, pages_cap=None) as portal:
        environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(tmp_path)}
        command = [sys.executable, "-m", "scrapers", "--base-url", portal.url, "--back-off", "0.05"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        wanted = {f"ccgp:{one['native_id']}" for one in portal.truth()}
    carrier = connect(Settings(kind="demo", data=tmp_path))
    events = [Event.from_json(one.raw) for one in carrier.log.read(CAPTURES, 0, 100_000)]
    carrier.close()
    captured = {event.key for event in events if event.type == "NoticeCaptured"}
    assert captured <= wanted
    if fault is Fault.GONE:
        assert wanted == {event.key for event in events}, "what is gone keeps its row"
    else:
        assert captured == wanted or run.returncode != 0, run.stdout
