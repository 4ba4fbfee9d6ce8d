"""What Faust workers promise: killed anywhere, joining and leaving, with a broker that goes: one effect."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from runtime import crash
from runtime.cluster.carrier import ClusterCarrier
from schemas.topics import DEAD
from tests.contract.carriers import cluster
from tests.contract.test_runtime import fed, said, same_end
from tests.laws.small_road import HEARD, listed, services

pytestmark = pytest.mark.servers
ROAD = ("mapper", "folder", "joiner", "writer")
POINTS = [point for point in crash.POINTS if point != "after_ledger"]  # that one is the collector's


def started(name: str, folder: Path, own: str = "", at: str = "", together: bool = False) -> "subprocess.Popen[bytes]":
    """A worker in a process of its own. `together`: its log and its errors through one pipe, stdout."""
    command = [sys.executable, "-m", "tests.contract.small_road_worker", name, str(folder), own or f"local-{name}"]
    out, errors = (subprocess.PIPE, subprocess.STDOUT) if together else (None, subprocess.PIPE)
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env={**os.environ, crash.ASKED: at}, stdout=out, stderr=errors)


@contextmanager
def workers(folder: Path, names: tuple[str, ...] = ROAD) -> Iterator[dict[str, "subprocess.Popen[bytes]"]]:
    running = {name: started(name, folder) for name in names}
    try:
        yield running
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.communicate(timeout=30)


def wait(until: Callable[[], bool], seconds: float = 90) -> None:
    ends = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < ends, "it never came to that"
        time.sleep(0.3)


def idle(carrier: ClusterCarrier, folder: Path) -> Callable[[], bool]:
    """Nothing waits anywhere, twice in a row: what one service says another takes a moment later."""
    runners = [carrier.runner(service) for service in services(folder / "out")]

    def asked() -> bool:
        if any(runner.lag()[0] for runner in runners):
            return False
        time.sleep(1.5)
        return not any(runner.lag()[0] for runner in runners)

    return asked


@pytest.fixture
def whole(kafka: str, tmp_path: Path) -> Iterator[ClusterCarrier]:
    """What comes of it undisturbed."""
    carrier = cluster(tmp_path / "whole")
    fed(carrier)
    for service in services(tmp_path / "whole" / "out"):
        runner = carrier.runner(service)
        while runner.run_once():
            pass
        runner.close()
    yield carrier
    carrier.close()


@pytest.mark.parametrize("name", ROAD)
def test_a_worker_killed_anywhere_in_its_write_path_loses_nothing(name: str, whole: ClusterCarrier, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    carrier = cluster(folder)
    fed(carrier)
    with workers(folder, tuple(one for one in ROAD if one != name)):
        for point in POINTS:
            if point == "after_blob" and name != "mapper":
                continue
            carrier.log.append(HEARD, [listed(number) for number in range(230)])  # something to take, whichever service it is
            process = started(name, folder, at=f"{point}:1")
            process.communicate(timeout=120)
            assert process.returncode == -signal.SIGKILL, point
        last_one = started(name, folder)
        wait(idle(carrier, folder))
        last_one.terminate()
        last_one.communicate(timeout=30)
    same_end(carrier, whole, folder, tmp_path / "whole")
    assert said(carrier, DEAD) == []
    carrier.close()
