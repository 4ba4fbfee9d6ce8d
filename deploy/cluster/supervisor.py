"""Starts servers and processes, looks after them until told to end, and ends all of it."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

import structlog

from deploy.cluster.child import Child
from deploy.cluster.plan import Demonstration, Process, processes, prometheus, prometheus_config, sourced
from deploy.cluster.state import Place, State
from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.kafka import LocalKafka
from deploy.local.process import free_port

RULES = Path(__file__).resolve().parents[1] / "prometheus" / "rules.yml"
ONCE_WITHIN = 120.0
END_WITHIN = 40.0
LOOK_EVERY = 0.5
log = structlog.get_logger("cluster")


class CannotStart(Exception):
    """The cluster does not come up; the message says what was wrong and where to look."""


class Supervisor:
    """One cluster in one place."""

    def __init__(self, place: Place, state: State, told: Event) -> None:
        self._place, self._state, self._told = place, state, told
        self._children: list[Child] = []

    def run(self, shown: Demonstration, carrier: str) -> None:
        """Until told to end. Raises CannotStart."""
        shutil.rmtree(self._place.folder / "data", ignore_errors=True)  # each demonstration starts anew, for its portal does too
        with ExitStack() as stack:
            environment = self._servers(carrier, stack)
            stack.callback(self._end)
            planned = processes(shown, environment, free_port)
            self._place.settings.write_text(sourced(planned[0].environment), encoding="utf-8")
            self._start([*planned, *self._prometheus(planned)])
            while not self._told.wait(LOOK_EVERY):
                self._look()

    def _servers(self, carrier: str, stack: ExitStack) -> Mapping[str, str]:
        data = {"CHEBIAO_DATA": str(self._place.folder / "data"), "CHEBIAO_CARRIER": carrier}
        if carrier != "cluster":
            return data
        self._at("Kafka")
        kafka = stack.enter_context(LocalKafka.new())
        self._at("Elasticsearch")
        elastic = stack.enter_context(LocalElasticsearch.new())
        self._state.servers = {"kafka": kafka.address, "elasticsearch": elastic.url}
        blobs = self._place.folder / "data" / "blobs"
        blobs.mkdir(parents=True)
        return {
            **data,
            "CHEBIAO_KAFKA_SERVERS": kafka.address,
            "CHEBIAO_ELASTICSEARCH_URL": elastic.url,
            "CHEBIAO_BLOBS_URL": blobs.as_uri(),
        }

    def _prometheus(self, planned: tuple[Process, ...]) -> list[Process]:
        """Debian's, where it is installed."""
        binary = shutil.which("prometheus")
        if binary is None:
            return []
        folder, port = self._place.folder / "prometheus", free_port()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "prometheus.yml").write_text(prometheus_config(planned, RULES))
        self._state.prometheus = f"http://127.0.0.1:{port}"
        return [prometheus(binary, folder, port)]

    def _start(self, planned: list[Process]) -> None:
        for process in planned:
            self._at(process.name)
            child = Child(process, self._place.folder)
            child.start()
            if process.once:
                self._finished(child)
            else:
                self._children.append(child)
        self._at("processes")

    def _finished(self, child: Child) -> None:
        try:
            code = child.finished(ONCE_WITHIN)
        except subprocess.TimeoutExpired:
            code = -1
        child.tell_to_end()
        child.ended(END_WITHIN)
        if code:
            raise CannotStart(f"{child.process.name} ended with code {code}:\n{child.last_words()}")

    def _look(self) -> None:
        for child in self._children:
            if words := child.watch():
                log.warning(words)
        given_up = next((child for child in self._children if child.given_up), None)
        self._state.failed = f"{given_up.process.name} ended with code {given_up.code}:\n{given_up.last_words()}" if given_up else ""
        if not self._state.ready:
            waiting = [child.process.name for child in self._children if not child.answers()]
            self._state.ready, self._state.step = not waiting, ", ".join(waiting)
        self._state.processes = {child.process.name: _told_of(child) for child in self._children}
        self._place.tell(self._state)

    def _at(self, step: str) -> None:
        if self._told.is_set():
            raise CannotStart("told to end while starting")
        self._state.step = step
        self._place.tell(self._state)

    def _end(self) -> None:
        self._at_end("ending")
        for child in reversed(self._children):
            child.tell_to_end()
        ends = time.monotonic() + END_WITHIN
        for child in reversed(self._children):
            child.ended(max(ends - time.monotonic(), 0.1))

    def _at_end(self, step: str) -> None:
        self._state.step, self._state.ready = step, False
        self._place.tell(self._state)


def _told_of(child: Child) -> str:
    if child.given_up:
        return f"ended with code {child.code}"
    return "runs" if child.starts == 1 else f"started {child.starts} times"


@contextmanager
def supervised(place: Place) -> Iterator[State]:
    """The state of a supervisor that holds its place; what stops it is told at the end. Raises CannotStart when it is taken."""
    lock = place.made().taken()
    if lock is None:
        raise CannotStart(f"another cluster runs in {place.folder}")
    state = State(pid=os.getpid())
    with lock:
        place.tell(state)
        try:
            yield state
        except Exception as error:
            state.failed = str(error) or type(error).__name__
            raise
        finally:
            state.ready, state.step = False, "ended"
            place.tell(state)
