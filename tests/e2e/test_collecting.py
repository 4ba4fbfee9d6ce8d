"""A collector as it runs: a process of its own against the simulated portal, disturbed, killed, told to stop, run again."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES
from scrapers.coverage import coverage
from scrapers.ledger import Ledger
from scrapers.outcomes import EXIT_CODES, Outcome
from scrapers.simulator.faults import Fault, Strike
from scrapers.simulator.running import Simulation, start
from scrapers.sources.ccgp.source import SOURCE

LISTS = len(SOURCE.channels)


def started(folder: Path, portal: Simulation, *options: str, crash: str = "") -> subprocess.Popen[str]:
    environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(folder), "CHEBIAO_CRASH_AT": crash}
    command = [sys.executable, "-m", "scrapers", "--base-url", portal.url, "--back-off", "0.05", *options]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def collected(folder: Path, portal: Simulation, *options: str, crash: str = "") -> int:
    """Run a collector to its end; returns its exit code."""
    process = started(folder, portal, *options, crash=crash)
    said = process.communicate(timeout=120)
    print(said)
    return process.returncode


def versions(folder: Path) -> Counter[str]:
    """How many versions of each notice the log has."""
    carrier = connect(Settings(kind="demo", data=folder))
    events = [Event.from_json(one.raw) for one in carrier.log.read(CAPTURES, 0, 100_000)]
    carrier.close()
    return Counter(event.key for event in events if event.type == "NoticeCaptured")


def wanted(portal: Simulation) -> set[str]:
    return {f"ccgp:{one['native_id']}" for one in portal.truth()}


@pytest.mark.parametrize(
    ("fault", "strike", "outcome"),
    [
        (Fault.BLOCK_PAGE, Strike(after=5), Outcome.BLOCKED),
        (Fault.CHALLENGE, Strike(after=LISTS + 8), Outcome.CHALLENGE),
        (Fault.THROTTLED, Strike(after=8, seconds=3600), Outcome.THROTTLED),
        (Fault.BAD_GATEWAY, Strike(after=LISTS + 8), Outcome.ERROR),
        (Fault.RENAMED_CLASS, Strike(after=12), Outcome.DRIFT),
        (Fault.ROBOTS_ERROR, Strike(), Outcome.ROBOTS),
    ],
)
def test_a_fault_has_its_own_exit_code_and_the_next_run_has_everything(
    fault: Fault, strike: Strike, outcome: Outcome, tmp_path: Path
) -> None:
    with start(notices=60, pages_cap=None) as portal:
        portal.faults.set(fault, strike)
        assert collected(tmp_path, portal) == EXIT_CODES[outcome]
        asked = len(portal.requests)
        assert asked < 90, "a portal that refuses is not asked on and on"
        portal.faults.clear()
        assert collected(tmp_path, portal) == 0
        assert set(versions(tmp_path)) == wanted(portal)
        assert set(versions(tmp_path).values()) == {1}


def test_kills_anywhere_lose_and_double_nothing_also_when_rows_come_meanwhile(tmp_path: Path) -> None:
    with start(notices=60) as portal:
        for crash in ("after_ledger:30", "after_blob:1", "after_ledger:60", "after_output:1"):
            assert collected(tmp_path, portal, crash=crash) == -signal.SIGKILL
            portal.publish(4)
        assert collected(tmp_path, portal) == 0
        assert versions(tmp_path) == Counter(wanted(portal))


def test_what_came_to_the_head_of_a_list_while_its_walk_lay_killed_is_had_by_the_next_run(tmp_path: Path) -> None:
    with start(notices=700, pages_cap=None) as portal:
        assert collected(tmp_path, portal, crash=f"after_ledger:{2 * LISTS + 6}") == -signal.SIGKILL
        portal.publish(120)
        assert collected(tmp_path, portal) == 0
        assert set(versions(tmp_path)) == wanted(portal)


def test_a_list_that_shows_fewer_than_there_are_is_truncated_and_says_since_when_it_is_covered(tmp_path: Path) -> None:
    with start(notices=1400, pages_cap=25) as portal:
        portal.portal.pages_cap = SOURCE.page_cap
        shown = max(Counter((one["channel"], one["category"]) for one in portal.truth()).values(), default=0)
        code = collected(tmp_path, portal, "--budget", "3000")
        assert code == (EXIT_CODES[Outcome.TRUNCATED] if shown >= 500 else 0)


def test_a_page_corrected_in_place_is_a_new_version_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    with start(notices=0) as portal:
        (tender,) = portal.scenario(["tender"])
        portal.publish(5)
        assert collected(tmp_path, portal) == 0
        time.sleep(1)
        assert collected(tmp_path, portal, "--again-after", "0") == 0
        assert set(versions(tmp_path).values()) == {1}
        portal.amend(tender["native_id"])
        assert collected(tmp_path, portal, "--again-after", "0") == 0
        assert versions(tmp_path)[f"ccgp:{tender['native_id']}"] == 1, "not due yet: its next look was set for a day later"


@pytest.mark.parametrize(("fault", "strike"), [(Fault.SLOW, Strike(seconds=60)), (Fault.THROTTLED, Strike(seconds=100))])
def test_sigterm_ends_a_run_within_five_seconds_whatever_the_portal_does(fault: Fault, strike: Strike, tmp_path: Path) -> None:
    with start(notices=30) as portal:
        portal.faults.set(fault, strike)
        process = started(tmp_path, portal)
        while len(portal.requests) < 5:
            time.sleep(0.05)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert time.monotonic() - began < 5
        assert process.returncode in (EXIT_CODES[Outcome.PARTIAL], EXIT_CODES[Outcome.THROTTLED])
        portal.faults.clear()
        assert collected(tmp_path, portal) == 0
        assert set(versions(tmp_path)) == wanted(portal)


def test_nothing_at_all_is_asked_while_retry_after_lasts_and_crawl_delay_is_kept(tmp_path: Path) -> None:
    with start(notices=20) as portal:
        portal.faults.set(Fault.CRAWL_DELAY, Strike(seconds=0.1))
        portal.faults.set(Fault.THROTTLED, Strike(after=10, times=1, seconds=2))
        assert collected(tmp_path, portal) == 0
        asked = [(at.timestamp(), status) for at, path, status in portal.requests if path != "/robots.txt"]
    gaps = [(later[0] - earlier[0], earlier[1]) for earlier, later in pairwise(asked)]
    assert all(gap > 0.09 for gap, _ in gaps)
    after = next(number for number, (_, status) in enumerate(gaps) if status == 429)
    assert max(gap for gap, _ in gaps[after : after + 2]) > 1.9, "one request may have been on its way already"


def test_the_days_budget_is_kept_also_within_the_walks(tmp_path: Path) -> None:
    with start(notices=700, pages_cap=None) as portal:
        assert collected(tmp_path, portal, "--budget", str(LISTS + 5)) == EXIT_CODES[Outcome.PARTIAL]
        spent = len([path for _, path, _ in portal.requests if path != "/robots.txt"])
        assert LISTS <= spent <= LISTS + 5 + 16, "as many as were under way at once"
        assert collected(tmp_path, portal, "--budget", str(LISTS + 5)) == EXIT_CODES[Outcome.PARTIAL]
        assert len([path for _, path, _ in portal.requests if path != "/robots.txt"]) == spent
        assert collected(tmp_path, portal, "--budget", "1000000") == 0
        assert set(versions(tmp_path)) == wanted(portal)


def test_a_run_that_goes_on_has_what_is_published_and_survives_a_block(tmp_path: Path) -> None:
    with start(notices=10) as portal:
        process = started(tmp_path, portal, "--every", "1", "--again-after", "1")

        def until_all_is_had() -> None:
            deadline = time.monotonic() + 60
            while not (tmp_path / "log.db").exists() or set(versions(tmp_path)) != wanted(portal):
                assert time.monotonic() < deadline and process.poll() is None
                time.sleep(0.5)

        until_all_is_had()
        portal.publish(5)
        until_all_is_had()
        portal.faults.set(Fault.BLOCK_PAGE)
        while not any(one.outcome == "blocked" for one in coverage(tmp_path, portal.requests[0][0])):
            time.sleep(0.2)
        portal.faults.clear()
        portal.publish(5)
        until_all_is_had()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
        assert process.returncode == 0


FULL_DISK = """
import sys
from runtime.connect import connect
from runtime.settings import Settings
from scrapers.collector import collect
from scrapers.sources.known import SOURCES

class Full:
    def put(self, data):
        raise OSError(28, "No space left on device")

carrier = connect(Settings())
carrier.blobs = Full()
print(collect(carrier, carrier.folder, SOURCES["ccgp"], sys.argv[1]).outcome)
"""


def test_a_failure_of_our_own_is_never_success(tmp_path: Path) -> None:
    with start(notices=20) as portal:
        environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(tmp_path)}
        run = subprocess.run(
            [sys.executable, "-c", FULL_DISK, portal.url], env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert "ok" not in run.stdout and ("error" in run.stdout or "No space left" in run.stderr)
        ledger = Ledger(tmp_path)
        assert ledger.unread("ccgp") == 20
        ledger.close()
        assert collected(tmp_path, portal) == 0
        assert set(versions(tmp_path)) == wanted(portal)
