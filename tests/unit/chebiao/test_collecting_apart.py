"""A collector on another machine: what it covers is shown here, and never as fresher than it is; its runs go on."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import httpx

from chebiao.commands.collecting import again_and_again
from chebiao.composing import now
from chebiao.covering import FRESH_FOR, Collectors, sources
from chebiao.watching import collector_endpoint
from runtime.settings import Settings
from runtime.watching.endpoint import Endpoint
from scrapers.ledger import Ledger
from scrapers.outcomes import Outcome


def test_pages_elsewhere_show_what_a_collector_covers(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "collector", metrics_port=0)
    ledger = Ledger(settings.folder)
    ledger.end_run("ccgp", Outcome.OK, "", now(), None)
    ledger.close()
    with collector_endpoint(settings) as endpoint:
        assert isinstance(endpoint, Endpoint)
        url = f"http://127.0.0.1:{endpoint.port}"
        assert 'chebiao_source_outcome{outcome="ok",source="ccgp"} 1.0' in httpx.get(url + "/metrics").text
        (seen,) = sources(Settings(data=tmp_path / "pages", collector_urls=url))()
    assert (seen.source, seen.outcome) == ("ccgp", "ok") and seen.last_success


def test_a_collector_that_does_not_answer_is_shown_as_unreachable_with_what_was_known(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "collector", metrics_port=0)
    ledger = Ledger(settings.folder)
    ledger.end_run("ccgp", Outcome.OK, "", now(), None)
    ledger.close()
    time = [0.0]
    with collector_endpoint(settings) as endpoint:
        assert isinstance(endpoint, Endpoint)
        collectors = Collectors([f"http://127.0.0.1:{endpoint.port}"], lambda: time[0])
        (before,) = collectors()
    assert collectors() == [before]  # asked a moment ago
    time[0] = FRESH_FOR
    (after,) = collectors()
    assert after.outcome == "unreachable" and after.last_success == before.last_success and "127.0.0.1" in after.detail


def test_a_run_that_ends_is_started_again_until_told_to_end(tmp_path: Path) -> None:
    told, runs = Event(), tmp_path / "runs"
    command = [sys.executable, "-c", f"open({str(runs)!r}, 'a').write('x'); raise SystemExit(16)"]
    thread = Thread(target=again_and_again, args=(command, told, 0.01))
    thread.start()
    while not runs.exists() or len(runs.read_text()) < 3:
        thread.join(0.05)
    told.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_crawl_ends_when_whoever_started_it_is_gone_in_whichever_run_it_is(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    nobody_listens = "http://127.0.0.1:9"
    command = [sys.executable, "-m", "scrapers", "--base-url", nobody_listens, "--every", "1", "--back-off", "0.1"]
    environment = {**os.environ, "CHEBIAO_KIND": "demo", "CHEBIAO_DATA": str(tmp_path)}
    ran = subprocess.run([*command, "--with-parent", str(gone.pid)], env=environment, capture_output=True, timeout=120, check=False)
    assert ran.returncode != 0


def test_a_ledger_that_is_being_made_covers_nothing_yet(tmp_path: Path) -> None:
    (tmp_path / "ledger.db").touch()
    assert sources(Settings(data=tmp_path))() == []
