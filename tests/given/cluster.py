"""A cluster of processes as `make cluster` starts it, in a folder of its own, with its Prometheus; parts of it can be hurt."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from deploy.cluster.state import Place
from deploy.local.process import free_port

CLUSTER = [sys.executable, "-m", "deploy.cluster"]


class RunningCluster:
    """See module. `url`: the pages."""

    def __init__(self, place: Place) -> None:
        self.place, self.folder = place, place.folder
        state = place.told()
        self.url, self.prometheus, self._supervisor = state.page, state.prometheus, state.pid
        self.servers = state.servers

    def pid(self, name: str) -> int:
        """Of a process."""
        return int((self.folder / "pids" / f"{name}.pid").read_text())

    def hit(self, name: str, by: signal.Signals) -> None:
        """Send a process a signal."""
        os.kill(self.pid(name), by)

    @contextmanager
    def without(self, *names: str) -> Iterator[None]:
        """These processes are killed and stay away meanwhile."""
        os.kill(self._supervisor, signal.SIGSTOP)
        try:
            for name in names:
                self.hit(name, signal.SIGKILL)
            yield
        finally:
            os.kill(self._supervisor, signal.SIGCONT)

    @contextmanager
    def paused(self, *names: str) -> Iterator[None]:
        """These processes stand still meanwhile."""
        with ExitStack() as all_of_them:
            for name in names:
                all_of_them.enter_context(self.stopped(self.pid(name)))
            yield

    @contextmanager
    def stopped(self, pid: int) -> Iterator[None]:
        """A process stands still meanwhile."""
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def server(self, words: str) -> int:
        """The pid of a server whose command line holds these words."""
        return next(pid for pid in descendants(self._supervisor) if words in Path(f"/proc/{pid}/cmdline").read_text(errors="replace"))

    def ask(self, question: str) -> list[dict[str, Any]]:
        """What Prometheus answers now."""
        answer = httpx.get(f"{self.prometheus}/api/v1/query", params={"query": question}, timeout=30).json()
        assert answer["status"] == "success", answer
        found: list[dict[str, Any]] = answer["data"]["result"]
        return found

    def firing(self) -> set[str]:
        """Names of the rules that fire now."""
        alerts = httpx.get(f"{self.prometheus}/api/v1/alerts", timeout=30).json()["data"]["alerts"]
        return {one["labels"]["alertname"] for one in alerts if one["state"] == "firing"}

    def read_rules(self, rules: str) -> None:
        """Give Prometheus other rules, and let it ask them each second."""
        config = self.folder / "prometheus" / "prometheus.yml"
        own = config.with_name("rules.yml")
        own.write_text(rules, encoding="utf-8")
        lines = [f"- {own}" if line.endswith("rules.yml") else line for line in config.read_text().splitlines()]
        lines = ["  evaluation_interval: 1s" if "evaluation_interval" in line else line for line in lines]
        config.write_text("\n".join(lines) + "\n")
        self.hit("prometheus", signal.SIGHUP)


def descendants(pid: int) -> Iterator[int]:
    """What a process has started, and what that has (Linux)."""
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, thread.read_text().split()):
            yield child
            yield from descendants(child)


def until(condition: Callable[[], object], seconds: float, otherwise: Callable[[], object]) -> None:
    """Wait for it; what was there instead is told."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, otherwise()
        time.sleep(1)


@contextmanager
def cluster(folder: Path, carrier: str, every: float = 1, notices: int = 120) -> Iterator[RunningCluster]:
    """Start it; ended at the end, whatever happens."""
    options = [f"--folder={folder}", f"--carrier={carrier}", f"--port={free_port()}", f"--every={every}", f"--notices={notices}"]
    try:
        ran = subprocess.run([*CLUSTER, "up", *options], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        yield RunningCluster(Place(folder))
    finally:
        ended = subprocess.run([*CLUSTER, "down", f"--folder={folder}"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert not list((folder / "pids").glob("*.pid"))
