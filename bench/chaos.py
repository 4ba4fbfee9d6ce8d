"""bench: notices pass through the cluster while workers, broker and Elasticsearch are killed at drawn moments inside the write path.

python -m bench.chaos [--notices 5000] [--kills 30] [--seed 7]

Real Kafka, real Elasticsearch, one `chebiao serve NAME` process a service (Folds: two), watched over and started again.
Pages of the simulated portal go onto the log piece by piece. A kill is a worker started to die by SIGKILL at the n-th pass of
a point of its write path, or kill -9 of a server for some seconds. What comes of it is compared with an undisturbed run of the
embedded runtime over the same facts: the same ids, last words and documents, alerts with one id each.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path

import orjson
from aiosmtpd.controller import Controller

from bench.road import filled
from chebiao.composing import services
from chebiao.demonstration import Mailbox, say_people
from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.kafka import LocalKafka
from deploy.local.process import free_port
from runtime.carrying import Carrier
from runtime.connect import connect
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import ALERTS, CAPTURES, CLASSIFIED, DEALERS, LINKED, MATCHED, NOTICES, SUBSCRIPTIONS, TENDERS, Topic

ROAD = ("extractor", "classifier", "linker", "lifecycle", "matcher", "alerter", "indexer", "notifier")
TWICE = ("extractor", "lifecycle")
POINTS = ("after_output", "after_rows", "before_acknowledging", "after_commit")
PIECE = 50
"""Facts that go onto the log between two kills: so that whoever is killed has something in hand."""
PATIENCE = 20.0
"""Seconds after which a worker that is to die, and has not come to its point, gets more facts; then twice as many, and so on."""
FATAL = 600.0
"""Seconds after which it counts as not killed."""


@dataclass
class Result:
    """What came of a run. `differs` must be empty."""

    notices: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    not_reached: int = 0
    seconds: float = 0.0
    documents: int = 0
    alerts: int = 0
    mails_again: int = 0
    """Handed over again under the same Message-ID: only a kill between the server's OK and our record does that."""
    differs: dict[str, int] = field(default_factory=dict)
    """Topic or projection → how many keys are not as in the undisturbed run."""


class Feed:
    """The facts of a run, which go onto the log piece by piece."""

    def __init__(self, carrier: Carrier, facts: list[Event]) -> None:
        self._carrier, self._facts, self._given = carrier, facts, 0

    def up_to(self, share: float) -> None:
        """Give until this share of all facts stands on the log."""
        while self._given < share * len(self._facts):
            self.more()

    def more(self) -> None:
        """Give the next piece, if any is left."""
        piece = self._facts[self._given : self._given + PIECE]
        self._carrier.log.append(CAPTURES, piece)
        self._given += len(piece)


class Workers:
    """One process a service and number, started again when it ends."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings, self._folder = settings, folder
        self._running: dict[tuple[str, int], subprocess.Popen[bytes]] = {}

    def start_all(self) -> None:
        """Every service; Folds twice."""
        for name in ROAD:
            for number in range(2 if name in TWICE else 1):
                self._start(name, number)

    def watch(self) -> None:
        """Start again what has ended."""
        for (name, number), process in list(self._running.items()):
            if process.poll() is not None:
                self._start(name, number)

    def kill(self, name: str, at: str, more: Callable[[], None]) -> bool:
        """Let a worker die at a point of its write path; `more` gives facts when none bring it there. False when it does not
        come to it in time."""
        self._end(name, 0)
        self._start(name, 0, at)
        process, began = self._running[name, 0], time.monotonic()
        fed, patience, ends = began, PATIENCE, began + FATAL
        while process.poll() is None and time.monotonic() < ends:
            time.sleep(0.2)
            self.watch_others(name)
            if time.monotonic() - fed > patience:
                more()
                fed, patience = time.monotonic(), patience * 2
        killed = process.poll() == -signal.SIGKILL
        self._end(name, 0)
        self._start(name, 0)
        return killed

    def watch_others(self, name: str) -> None:
        """As `watch`, without the one that is to die."""
        for (other, number), process in list(self._running.items()):
            if (other, number) != (name, 0) and process.poll() is not None:
                self._start(other, number)

    def add(self, name: str) -> None:
        """One more worker of a service: its partitions move."""
        self._start(name, max(number for who, number in self._running if who == name) + 1)

    def remove(self, name: str) -> None:
        """One worker less, ended in order."""
        number = max(number for who, number in self._running if who == name)
        self._end(name, number)
        del self._running[name, number]

    def end_all(self) -> None:
        """SIGTERM, and wait."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.wait(300)

    def _start(self, name: str, number: int, at: str = "") -> None:
        folder = self._folder / f"{name}-{number}"
        environment = {**os.environ, **variables(self._settings), "CHEBIAO_DATA": str(folder), "CHEBIAO_CRASH_AT": at}
        with (self._folder / f"{name}-{number}.log").open("ab") as said:
            command = [sys.executable, "-m", "chebiao", "serve", name]
            self._running[name, number] = subprocess.Popen(command, env=environment, stdout=said, stderr=said)

    def _end(self, name: str, number: int) -> None:
        process = self._running[name, number]
        if process.poll() is None:
            process.terminate()
            process.wait(300)


def variables(settings: Settings) -> dict[str, str]:
    """The settings as a process gets them."""
    given = settings.model_dump(mode="json", exclude_defaults=True)
    return {f"CHEBIAO_{name.upper()}": str(value) for name, value in given.items()}


def run(notices: int, kills: int, seed: int = 7, say: bool = False) -> Result:
    """Pass so many notices through the cluster, killing so often. Returns what came of it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="chebiao-chaos-") as scratch, ExitStack() as stack:
        folder = Path(scratch)
        kafka, elastic = stack.enter_context(LocalKafka.new()), stack.enter_context(LocalElasticsearch.new())
        post = stack.enter_context(_mail(folder / "inbox"))
        mail = {"smtp_host": "127.0.0.1", "smtp_port": post, "smtp_tls": "none", "smtp_from": "a@demo.example"}
        here = connect(Settings(kind="demo", data=folder / "here"))
        stack.callback(here.close)
        say_people(here)
        filled(here, notices)
        there = Settings(
            kind="demo", carrier="cluster", data=folder / "there", kafka_servers=kafka.address, elasticsearch_url=elastic.url,
            blobs_url=f"file://{folder}/blobs", **mail,
        )  # fmt: skip
        carrier = connect(there)
        stack.callback(carrier.close)
        _undisturbed(here)
        began = time.monotonic()
        workers = Workers(there, folder)
        try:
            result = _disturbed(here, carrier, workers, [kafka, elastic], _drawn(kills, chance), chance, say)
        finally:
            workers.end_all()
        result.notices, result.seconds = notices, time.monotonic() - began
        _judge(result, here, carrier, folder / "inbox")
        return result


def _drawn(kills: int, chance: random.Random) -> list[tuple[str, str]]:
    """Each service and server in turn, at points in turn, in any order."""
    whom = ["kafka", *ROAD, "elasticsearch", *ROAD]
    drawn = [(whom[number % len(whom)], POINTS[number % len(POINTS)]) for number in range(kills)]
    chance.shuffle(drawn)
    return drawn


def _undisturbed(here: Carrier) -> None:
    from runtime.road import Road

    names = [name for name in ROAD if name != "notifier"]
    Road(here, services(here, Settings(kind="demo", data=here.folder), names)).run_until_idle()


def _disturbed(
    here: Carrier, carrier: Carrier, workers: Workers, servers: list[LocalKafka | LocalElasticsearch], drawn: list[tuple[str, str]],
    chance: random.Random, say: bool,
) -> Result:  # fmt: skip
    result = Result()
    for name in here.blobs.names():
        carrier.blobs.put(here.blobs.get(name))
    for topic in (DEALERS, SUBSCRIPTIONS):
        carrier.log.append(topic, _events(here, topic))
    feed = Feed(carrier, _events(here, CAPTURES))
    workers.start_all()
    for number, (who, point) in enumerate(drawn):
        feed.up_to((number + 1) / (len(drawn) + 1))
        killed = _kill(who, point, workers, servers, chance, feed.more)
        result.kills[f"{who} {point}" if who in ROAD else who] += killed
        result.not_reached += not killed
        if number == len(drawn) // 3:
            workers.add("extractor")
        if number == 2 * len(drawn) // 3:
            workers.remove("extractor")
        if say:
            print(f"{number + 1}/{len(drawn)} {who} {point}: {'killed' if killed else 'not reached'}", flush=True)
    feed.up_to(1)
    _until_idle(carrier, workers)
    return result


def _kill(
    who: str, point: str, workers: Workers, servers: list[LocalKafka | LocalElasticsearch], chance: random.Random, more: Callable[[], None]
) -> bool:
    if who in ROAD:
        return workers.kill(who, f"{point}:{chance.randint(1, 2)}", more)
    server = servers[who == "elasticsearch"]
    server.kill()
    ends = time.monotonic() + chance.uniform(5, 15)
    while time.monotonic() < ends:
        workers.watch()
        time.sleep(0.5)
    server.start()
    return True


def _until_idle(carrier: Carrier, workers: Workers, patience: float = 900) -> None:
    """Until nothing waits anywhere, three looks in a row."""
    runners = [carrier.runner(service) for service in services(carrier, Settings(kind="demo", data=carrier.folder), ROAD)]
    quiet, ends = 0, time.monotonic() + patience
    while quiet < 3:
        if time.monotonic() > ends:
            raise TimeoutError(f"still waiting: { {one.service.name: one.lag()[0] for one in runners} }")
        workers.watch()
        quiet = 0 if any(one.lag()[0] for one in runners) else quiet + 1
        time.sleep(2)


def _judge(result: Result, here: Carrier, there: Carrier, inbox: Path) -> None:
    for topic in (CLASSIFIED,):
        ours, theirs = ({event.id: event.data for event in _events(one, topic)} for one in (here, there))
        result.differs[topic.name] = _different(ours, theirs)
    for topic in (NOTICES, LINKED, TENDERS, MATCHED):
        result.differs[topic.name] = _different(_last_words(here, topic), _last_words(there, topic))
    documents, found = _documents(here), _documents(there)
    result.differs["documents"], result.documents = _different(documents, found), len(documents)
    new = Counter((event.data["recipient"], event.data["tender_id"]) for event in _events(there, ALERTS) if event.data["about"] == "new")
    result.differs["alerts said twice"] = sum(count > 1 for count in new.values())
    alerts = {event.data["alert_id"] for event in _events(there, ALERTS)}
    mails = Counter(str(message_from_bytes(path.read_bytes())["Message-ID"]) for path in inbox.glob("*.eml"))
    result.alerts, result.mails_again = len(alerts), sum(mails.values()) - len(mails)
    result.differs = {name: count for name, count in result.differs.items() if count}


def _different(ours: dict[object, object], theirs: dict[object, object]) -> int:
    return sum(ours.get(key) != theirs.get(key) for key in ours.keys() | theirs.keys())


def _events(carrier: Carrier, topic: Topic) -> list[Event]:
    return [Event.from_json(stored.raw) for stored in carrier.log.read(topic, limit=10_000_000)]


def _last_words(carrier: Carrier, topic: Topic) -> dict[object, object]:
    last: dict[object, Event] = {}
    for event in _events(carrier, topic):
        before = last.get((event.type, event.key))
        if before is None or before.sequence <= event.sequence:
            last[event.type, event.key] = event
    return {about: orjson.dumps(event.data, option=orjson.OPT_SORT_KEYS) for about, event in last.items()}


def _documents(carrier: Carrier) -> dict[object, object]:
    index = carrier.index()
    found: dict[object, object] = {one.tender_id: one.model_dump_json(exclude={"version"}) for one in index.documents()}
    index.close()
    return found


@contextmanager
def _mail(folder: Path) -> Iterator[int]:
    port = free_port()
    controller = Controller(Mailbox(folder), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else the workers would outlive it
    result = run(options.notices, options.kills, options.seed, say=True)
    print(
        f"{result.notices} notices, {sum(result.kills.values())} kills ({result.not_reached} not reached), {result.seconds:.0f} s: {result.documents} documents,"
        f" {result.alerts} alerts, mails handed over again {result.mails_again}; differs: {result.differs or 'nothing'}; {json.dumps(dict(result.kills))}"
    )
    return 1 if result.differs else 0


if __name__ == "__main__":
    sys.exit(main())
