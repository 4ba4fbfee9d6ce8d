"""`make cluster`: every service a process, on this machine only, looked after and ended by process id."""

import itertools
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from chebiao.main import app
from deploy.cluster.child import Child
from deploy.cluster.plan import Demonstration, Process, processes, prometheus_config
from deploy.cluster.state import Place, State
from deploy.cluster.supervisor import CannotStart, supervised
from runtime.settings import Settings
from services.pipeline import SERVICES
from tests.deploy.declared import DEPLOY, SETTINGS, documents

PLAN = processes(Demonstration(), {"CHEBIAO_DATA": "/d", "CHEBIAO_CARRIER": "cluster"}, itertools.count(20_000).__next__)
BY_NAME = {one.name: one for one in PLAN}


def test_every_service_is_a_process_of_its_own_behind_portal_and_mailbox() -> None:
    assert [one.command[3:] for one in PLAN if one.command[3] == "serve"] == [("serve", name) for name in SERVICES]
    assert list(BY_NAME)[:3] == ["demonstrate", "mailbox", "simulator"] and list(BY_NAME)[-1] == "collector"
    assert {one.command[3] for one in PLAN} <= {command.name for command in app.registered_commands}


@pytest.mark.parametrize("process", PLAN, ids=BY_NAME.keys())
def test_a_process_is_given_settings_that_exist_and_listens_here_only(process: Process) -> None:
    assert set(process.environment) <= SETTINGS
    hosts = [value for name, value in process.environment.items() if name.endswith("_HOST")]
    assert hosts and set(hosts) == {"127.0.0.1"} and process.environment["CHEBIAO_KIND"] == "demo"
    Settings(**{name.removeprefix("CHEBIAO_").lower(): value for name, value in process.environment.items()})


def test_no_two_processes_share_a_port() -> None:
    asked = [one.asks for one in PLAN if one.asks]
    assert len(asked) == len(set(asked)) == len(SERVICES) + 3


def test_prometheus_scrapes_them_all_and_knows_the_rules() -> None:
    config = prometheus_config(PLAN, DEPLOY / "prometheus" / "rules.yml")
    assert all(f"process: {name}" in config for name in (*SERVICES, "api", "collector"))
    assert "rules.yml" in config


def child(folder: Path, code: str) -> Child:
    Place(folder).made()
    return Child(Process("one", (sys.executable, "-c", code)), folder)


def until(condition: object, seconds: float = 20) -> None:
    assert callable(condition)
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_a_process_that_is_killed_is_started_again(tmp_path: Path) -> None:
    one = child(tmp_path, "import time; time.sleep(60)")
    one.start()
    pid = tmp_path / "pids" / "one.pid"
    until(lambda: pid.exists() and pid.read_text().strip())
    os.kill(int(pid.read_text()), signal.SIGKILL)
    until(lambda: (one.watch(), one.starts == 2)[1])
    one.tell_to_end()
    one.ended(10)
    assert not (tmp_path / "pids" / "one.pid").exists()


def test_an_end_that_a_new_start_does_not_mend_is_left_alone_and_told(tmp_path: Path) -> None:
    one = child(tmp_path, "print('upgrade this service first'); raise SystemExit(78)")
    one.start()
    until(lambda: one.watch() != "")
    time.sleep(1.2)  # longer than the first wait
    one.watch()
    assert one.given_up and one.starts == 1 and "upgrade" in one.last_words()


def test_one_that_does_its_work_and_ends_gives_its_code(tmp_path: Path) -> None:
    one = child(tmp_path, "raise SystemExit(3)")
    one.start()
    assert one.finished(20) == 3


def test_a_place_has_one_supervisor_and_tells_why_it_ended(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with pytest.raises(ValueError, match="no room"), supervised(place) as state:
        assert place.runs() and place.told().pid == os.getpid() == state.pid
        with pytest.raises(CannotStart), supervised(Place(tmp_path)):
            pass
        raise ValueError("no room")
    assert not place.runs() and place.told() == State(pid=os.getpid(), step="ended", failed="no room")


def test_the_public_workflow_runs_the_tests_and_finds_a_tender_on_compose() -> None:
    jobs = documents(DEPLOY.parent / ".github" / "workflows" / "ci.yml")[0]["jobs"]
    said = {name: "\n".join(step.get("run", "") for step in job["steps"]) for name, job in jobs.items()}
    assert ".ci/run" in said["tests"]
    for words in ("docker compose build", "docker compose up", "python3 -m deploy.cluster.finding", "docker compose down"):
        assert words in said["compose"]
    assert all(job["timeout-minutes"] <= 40 for job in jobs.values())


def test_what_a_killed_process_started_in_a_session_of_its_own_ends_with_it(tmp_path: Path) -> None:
    orphan = tmp_path / "orphan"
    sleep = "import time; time.sleep(300)"
    starts = (
        f"import subprocess, sys, pathlib; one = subprocess.Popen([sys.executable, '-c', {sleep!r}], start_new_session=True);"
        f"pathlib.Path({str(orphan)!r}).write_text(str(one.pid)); {sleep}"
    )
    one = child(tmp_path, starts)
    one.start()
    until(lambda: orphan.exists() and orphan.read_text())
    os.kill(int((tmp_path / "pids" / "one.pid").read_text()), signal.SIGKILL)
    one.ended(1)
    with pytest.raises(ProcessLookupError):
        os.kill(int(orphan.read_text()), 0)
