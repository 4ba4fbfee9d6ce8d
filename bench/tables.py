"""bench: what Faust's own tables lose when workers are killed, so that keeping rows of our own can be taken back once they lose nothing.

python -m bench.tables ADDRESS APP FOLDER is one worker: it puts every event's number into a Table and then says it again.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kafka import TopicPartition

from deploy.local.kafka import LocalKafka
from runtime.cluster.brokers import Brokers
from runtime.cluster.security import KafkaAccess

PARTITIONS, WORKERS, KILLS, ROUNDS = 4, 2, 4, 3
PATIENCE = 180.0


def show(events: int) -> None:
    """Print what is missing after each of some rounds."""
    print(f"Faust's own Table: {events} events, {WORKERS} workers, {KILLS} kill -9 each round", flush=True)
    for number in range(1, ROUNDS + 1):
        with tempfile.TemporaryDirectory(prefix="chebiao-tables-") as folder, LocalKafka.new() as kafka:
            rows, said, idle = round_of(kafka.address, Path(folder), events)
        print(f"  round {number}: acknowledged {'all' if idle else 'not all'}; missing rows {rows}, missing outputs {said}", flush=True)


def round_of(address: str, folder: Path, events: int) -> tuple[int, int, bool]:
    """(rows missing in the changelog, outputs missing, whether all was acknowledged) after a round of kills."""
    brokers = Brokers(KafkaAccess((address,)))
    names = ("heard", "said", "app-rows-changelog")
    configs = ({}, {}, {"cleanup.policy": "compact"})
    specs: Any = {
        name: {"num_partitions": PARTITIONS, "replication_factor": 1, "configs": config}
        for name, config in zip(names, configs, strict=True)
    }
    brokers.ask(lambda admin: (admin.create_topics(specs), admin.wait_for_topics(list(specs))))
    running = {number: _started(address, folder, number) for number in range(WORKERS)}
    for kill in range(KILLS):
        share = range(kill * events // KILLS, (kill + 1) * events // KILLS)
        brokers.send("heard", [(b"%d" % (number % 1000), b"%d" % number) for number in share])
        _until_taken(brokers, share.start + len(share) // 3)
        running[kill % WORKERS].kill()
        running[kill % WORKERS].wait()
        running[kill % WORKERS] = _started(address, folder, kill % WORKERS)
    idle = _until_taken(brokers, events)
    for process in running.values():
        process.terminate()
    for process in running.values():
        process.wait()
    wanted = {b"%d" % number for number in range(events)}
    rows, said = _keys(brokers, "app-rows-changelog"), _values(brokers, "said")
    brokers.close()
    return len(wanted - rows), len(wanted - said), idle


def _keys(brokers: Brokers, topic: str) -> set[bytes]:
    return {bytes(one.key).strip(b'"') for one in brokers.read({}, brokers.ends([topic]))}


def _values(brokers: Brokers, topic: str) -> set[bytes]:
    return {bytes(one.value) for one in brokers.read({}, brokers.ends([topic]))}


def _taken(brokers: Brokers) -> int:
    committed: Mapping[TopicPartition, int] = brokers.committed("app")
    return sum(offset for part, offset in committed.items() if part.topic == "heard")


def _until_taken(brokers: Brokers, count: int) -> bool:
    """Wait until so many events are acknowledged; False when that does not come."""
    ends = time.monotonic() + PATIENCE
    while _taken(brokers) < count:
        if time.monotonic() > ends:
            return False
        time.sleep(0.5)
    return True


def _started(address: str, folder: Path, number: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "bench.tables", address, str(folder / f"worker-{number}")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def work(address: str, folder: str) -> None:
    """A Faust worker as its documentation has it, with the settings that spare the other bugs."""
    import faust

    app = faust.App(
        "app", broker=f"kafka://{address}", datadir=folder, store="memory://", web_enabled=False, topic_disable_leader=True,
        topic_allow_declare=False, topic_partitions=PARTITIONS, producer_acks=-1, broker_commit_interval=0.5,
        broker_session_timeout=3, broker_heartbeat_interval=0.5, consumer_auto_offset_reset="earliest",
    )  # fmt: skip
    heard = app.topic("heard", value_serializer="raw", key_serializer="raw")
    said = app.topic("said", value_serializer="raw", key_serializer="raw")
    rows = app.Table("rows", partitions=PARTITIONS)

    @app.agent(heard, concurrency=1)
    async def fold(stream: Any) -> None:
        async for event in stream.events():
            rows[event.value.decode()] = 1
            await said.send(key=event.key, value=event.value)

    faust.Worker(app, loglevel="ERROR").execute_from_commandline()


if __name__ == "__main__":
    work(*sys.argv[1:])
