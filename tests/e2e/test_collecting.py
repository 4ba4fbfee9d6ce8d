"""A collector as it runs: a process of its own against the simulated portal, disturbed, killed, told to stop, run again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES
from scrapers.coverage import coverage
from scrapers.ledger import FILE, Ledger
from scrapers.outcomes import EXIT_CODES, Outcome
from scrapers.priority import vehicle_like
from scrapers.simulator.faults import Fault, Strike
from scrapers.simulator.running import Simulation, start
from scrapers.sources.ccgp.source import SOURCE

LISTS = len(SOURCE.channels)
RUNNING: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def nothing_is_left_running() -> Iterator[None]:
    yield
    for process in RUNNING:
        if process.poll() is None:
            process.kill()
            process.communicate()
    RUNNING.clear()


def started(folder: Path, portal: Simulation, *options: str, crash: str = "") -> subprocess.Popen[str]:
    environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(folder), "CHEBIAO_CRASH_AT": crash}
    command = [sys.executable, "-m", "scrapers", "--base-url", portal.url, "--back-off", "0.05", *options]
    RUNNING.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    return RUNNING[-1]


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


def test_a_portal_that_is_away_is_an_error_and_not_called_a_refusal(tmp_path: Path) -> None:
    with start(notices=1) as portal:
        pass
    assert collected(tmp_path, portal) == EXIT_CODES[Outcome.ERROR]


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


def scripted(folder: Path, portal: Simulation, changes: str) -> subprocess.CompletedProcess[str]:
    """Run a collector in which something is otherwise than usual; the changes see `source`, `carrier`, `manner`."""
    environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(folder)}
    script = SCRIPT.format(changes=changes)
    run = subprocess.run(
        [sys.executable, "-c", script, portal.url], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    print(run.stdout, run.stderr)
    return run


SCRIPT = """
import sys
from dataclasses import replace
from runtime.connect import connect
from runtime.settings import Settings
from scrapers.collector import collect
from scrapers.ledger import FILE, Ledger
from scrapers.outcomes import EXIT_CODES
from scrapers.sources.known import SOURCES
from scrapers.spiders.portal import PortalSpider
from scrapers.spiders.report import Manner

carrier, source, manner = connect(Settings()), SOURCES["ccgp"], Manner(back_off=0.05, budget=100_000)

def fails(*_, **__):
    raise RuntimeError("broken on purpose")

{changes}
report = collect(carrier, carrier.folder, source, sys.argv[1], manner=manner)
print(report.outcome, report.detail)
sys.exit(EXIT_CODES[report.outcome])
"""


def test_a_list_at_the_portals_cap_is_never_called_complete_and_says_since_when_it_is_covered(tmp_path: Path) -> None:
    with start(notices=500, pages_cap=2) as portal:
        shown = {channel: portal.portal.rows(*channel.split("/"), 20)[-1] for channel in ("dfgg/gkzb", "dfgg/zbgg")}
        assert scripted(tmp_path, portal, "source = replace(source, page_cap=2)").returncode == EXIT_CODES[Outcome.TRUNCATED]
        ledger = Ledger(tmp_path)
        for channel, last in shown.items():
            unit = ledger.unit("ccgp", channel)
            assert (unit.state, unit.covered_since[:16]) == ("truncated", last.published_at.isoformat()[:16])
        ledger.close()
        portal.publish(5)
        assert scripted(tmp_path, portal, "source = replace(source, page_cap=2)").returncode == 0, (
            "what is known was reached before the cap"
        )


def test_a_page_corrected_in_place_is_a_new_version_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    with start(notices=5) as portal:
        (tender,) = portal.scenario(["tender"])
        assert collected(tmp_path, portal, "--again-after", "0") == 0
        portal.amend(tender["native_id"])
        for _ in range(2):
            assert collected(tmp_path, portal, "--again-after", "0") == 0
            assert versions(tmp_path) == Counter(wanted(portal)) + Counter([f"ccgp:{tender['native_id']}"])


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
        its_pause_is_over(tmp_path)
        assert collected(tmp_path, portal) == 0
        assert set(versions(tmp_path)) == wanted(portal)


def test_nothing_at_all_is_asked_while_retry_after_lasts_and_crawl_delay_is_kept(tmp_path: Path) -> None:
    with start(notices=20) as portal:
        portal.faults.set(Fault.CRAWL_DELAY, Strike(seconds=0.1))
        portal.faults.set(Fault.THROTTLED, Strike(after=10, times=1, seconds=2))
        assert collected(tmp_path, portal) == 0
        asked = [(at.timestamp(), status) for at, path, status in portal.requests if path != "/robots.txt"]
    gaps = [(later[0] - earlier[0], earlier[1]) for earlier, later in pairwise(asked)]
    assert sum(gap for gap, _ in gaps) > 0.1 * len(gaps)
    after = next(number for number, (_, status) in enumerate(gaps) if status == 429)
    assert max(gap for gap, _ in gaps[after : after + 2]) > 1.9, "one request may have been on its way already"


def its_pause_is_over(folder: Path) -> None:
    """As if the time that the portal asked for had passed."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        db.execute("UPDATE sources SET asked = '2026-01-01T00:00:00+00:00'")
        db.commit()


def asked(portal: Simulation) -> list[str]:
    return [path for _, path, _ in portal.requests]


def test_the_days_budget_is_kept_within_the_walks_and_across_restarts_and_kills(tmp_path: Path) -> None:
    budget = LISTS + 6
    with start(notices=700, pages_cap=None) as portal:
        assert collected(tmp_path, portal, "--budget", str(budget), crash="after_ledger:35") == -signal.SIGKILL
        assert collected(tmp_path, portal, "--budget", str(budget)) == EXIT_CODES[Outcome.PARTIAL]
        assert len(asked(portal)) <= budget
        spent = len(asked(portal))
        assert collected(tmp_path, portal, "--budget", str(budget)) == EXIT_CODES[Outcome.PARTIAL]
        assert len(asked(portal)) == spent
        assert collected(tmp_path, portal, "--budget", "1000000") == 0
        assert set(versions(tmp_path)) == wanted(portal)


def test_lists_heads_come_first_then_vehicle_pages_beside_their_depths_then_the_rest(tmp_path: Path) -> None:
    with start(notices=500, pages_cap=None) as portal:
        portal.faults.set(Fault.CRAWL_DELAY, Strike(seconds=0.01))
        assert collected(tmp_path, portal) == 0
        vehicles = {one.path for one in portal.portal.notices() if vehicle_like(one.title)}
        paths = asked(portal)[1:]
    kinds = [
        "head" if one.endswith("/index.htm") else "depth" if "/index_" in one else "vehicle" if one in vehicles else "other"
        for one in paths
    ]
    assert kinds[:LISTS] == ["head"] * LISTS
    last_depth = len(kinds) - 1 - kinds[::-1].index("depth")
    assert "other" not in kinds[:last_depth], "other pages wait for the lists"
    assert kinds[LISTS:last_depth].count("vehicle") >= kinds.count("depth") // 3, "vehicle pages do not"
    assert len(paths) == len(set(paths)), "nothing is asked for twice"


def test_retry_after_holds_the_whole_source_also_after_a_restart(tmp_path: Path) -> None:
    with start(notices=30) as portal:
        portal.faults.set(Fault.THROTTLED, Strike(after=8, times=1, seconds=3600))
        assert collected(tmp_path, portal) == EXIT_CODES[Outcome.THROTTLED]
        spent = len(asked(portal))
        assert spent < 8 + 1 + 16 + 1, "what was under way at once"
        assert collected(tmp_path, portal) == EXIT_CODES[Outcome.THROTTLED]
        assert len(asked(portal)) == spent, "not even robots.txt"
        its_pause_is_over(tmp_path)
        assert collected(tmp_path, portal) == 0
        assert versions(tmp_path) == Counter(wanted(portal))


def test_a_short_pause_that_a_kill_interrupted_is_kept_by_the_next_process(tmp_path: Path) -> None:
    with start(notices=30) as portal:
        portal.faults.set(Fault.THROTTLED, Strike(after=8, times=1, seconds=8))
        process = started(tmp_path, portal)
        while not any(status == 429 for _, _, status in portal.requests):
            time.sleep(0.02)
        time.sleep(0.3)
        process.kill()
        process.communicate()
        told, before = next(at for at, _, status in portal.requests if status == 429), len(portal.requests)
        assert collected(tmp_path, portal) == 0
        assert (portal.requests[before][0] - told).total_seconds() >= 7.9
        assert versions(tmp_path) == Counter(wanted(portal))


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


@pytest.mark.parametrize(
    "broken",
    [
        "PortalSpider.walk_all = fails", "PortalSpider._due = fails", "PortalSpider.flush = fails", "Ledger.list_page = fails",
        "Ledger.keep = fails", "carrier.blobs.put = fails", "object.__setattr__(source, 'read_detail', fails)",
        "object.__setattr__(source, 'read_list', fails)", "PortalSpider.admit = fails",
"PortalSpider.failed = fails",
    ],
)  # fmt: skip
def test_a_failure_of_our_own_is_an_error_wherever_it_happens_and_nothing_is_lost(broken: str, tmp_path: Path) -> None:
    with start(notices=20) as portal:
        if "failed" in broken:
            portal.faults.set(Fault.TRUNCATED)
        run = scripted(tmp_path, portal, broken)
        portal.faults.clear()
        assert run.returncode == EXIT_CODES[Outcome.ERROR]
        assert "broken on purpose" in run.stdout
        assert collected(tmp_path, portal) == 0
        assert versions(tmp_path) == Counter(wanted(portal))


def test_a_disk_below_its_floor_stops_collecting_with_one_clear_line(tmp_path: Path) -> None:
    with start(notices=40) as portal:
        os.environ["CHEBIAO_DISK_COLLECT_FLOOR_MB"] = "1000000000"
        try:
            process = started(tmp_path, portal)
            out, told = process.communicate(timeout=60)
        finally:
            del os.environ["CHEBIAO_DISK_COLLECT_FLOOR_MB"]
        assert (process.returncode, out, len(told.splitlines()), asked(portal)) == (74, "", 1, [])
        assert "MB free" in told
        filling = (
            "left = [30]\ndef refused():\n    left[0] -= 1\n    return '' if left[0] > 0 else 'the disk is full'\nmanner.refused = refused"
        )
        run = scripted(tmp_path, portal, filling)
        assert (run.returncode, "the disk is full" in run.stdout) == (EXIT_CODES[Outcome.ERROR], True)
        assert len(asked(portal)) <= 31
        assert collected(tmp_path, portal) == 0
        assert versions(tmp_path) == Counter(wanted(portal))


def test_rows_that_move_while_lists_are_walked_are_neither_lost_nor_doubled(tmp_path: Path) -> None:
    with start(notices=400, pages_cap=None, every=0.02) as portal:
        portal.faults.set(Fault.CRAWL_DELAY, Strike(seconds=0.005))
        before = wanted(portal)
        assert collected(tmp_path, portal) == 0
        had = versions(tmp_path)
        assert before <= set(had) and set(had.values()) == {1}
        assert len(wanted(portal)) > len(before) + 50, "many were published meanwhile"
