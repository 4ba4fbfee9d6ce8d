"""bench: three loops over one topic and one step, each run as a process of its own by bench.cluster: ours on Faust, a raw aiokafka
loop, Quix Streams.

Every loop decodes an event, steps it, encodes what is said, waits until Kafka has it and commits. CPU is the process's own, from
its first batch to its last, all threads together. `echo` says what it heard (2.3 kB): the price of carrying alone. `reading` reads
a simulated notice's page as the extractor does; one is read before the clock starts, for the first loads the tables of words and
places, whoever carries it.
"""

import argparse
import asyncio
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from bench.carrying import event as listed
from bench.road import filled
from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.security import KafkaAccess
from runtime.cluster.turns import stored_of
from runtime.decoding import hear
from runtime.disk import DiskGuard
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.file_blobs import FileBlobs
from runtime.ports import SearchIndex
from runtime.shapes import Blobs, Heard, Map, Output
from runtime.speaking import derived
from schemas.envelope import Event
from schemas.events import NoticeCaptured, NoticeListed, NoticeRead
from schemas.topics import CAPTURES, Topic
from services.extractor.extract import read_captured

HEARD = Topic("heard", "bench", (NoticeListed, NoticeCaptured), "notice id", partitions=4)
LOOPS = ("faust", "aiokafka", "quix")
STEPS = ("echo", "reading")
BATCH = 500


@dataclass
class Figures:
    """Of one undisturbed run, and of one with a kill in the middle."""

    loop: str
    events: int
    seconds: float
    cpu_us: float
    missing: int = 0
    doubled: int = 0


def echo(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Say what was heard."""
    yield heard.payload


def reading(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Read the page, as the extractor does."""
    fact = cast(NoticeCaptured, heard.payload)
    yield read_captured(fact, blobs[fact.page])[1]


def service(loop: str, step: str) -> Map:
    """The same step, saying into a topic of the loop's own."""
    said = Topic(f"said-{loop}", loop, (NoticeListed, NoticeRead), "notice id", partitions=4)
    return Map(loop, (HEARD,), said, echo if step == "echo" else reading)


def carrier_of(address: str, folder: Path) -> ClusterCarrier:
    """The bench's installation."""
    disk = DiskGuard(folder, 0, 0)
    return ClusterCarrier(
        KafkaAccess((address,)), "bench", folder / "local", FileBlobs(folder / "blobs", disk), _no_index, disk, topics=(HEARD,)
    )


def _no_index(generation: int) -> SearchIndex:
    raise RuntimeError("this bench searches nothing")


def fill(carrier: ClusterCarrier, folder: Path, step: str, count: int) -> None:
    """Events that every loop hears."""
    if step == "echo":
        carrier.log.append(HEARD, [listed(number) for number in range(count)])
        return
    here = EmbeddedCarrier.open(folder / "here", "demo", 0, 0)
    filled(here, count)
    events = [Event.from_json(stored.raw) for stored in here.log.read_all(CAPTURES)]
    carrier.log.append(HEARD, [event for event in events if event.type == "NoticeCaptured"])
    for name in here.blobs.names():
        carrier.blobs.put(here.blobs.get(name))
    here.close()


def renamed(one: Map) -> Map:
    """The run that is killed has a group and a topic of its own."""
    run = os.environ.get("BENCH_RUN", "")
    if not run:
        return one
    said = one.writes
    return Map(f"{one.name}-{run}", one.reads, Topic(f"{said.name}-{run}", said.writer, said.types, said.key, said.partitions), one.step)


class Clock:
    """From the first batch to the last event."""

    def __init__(self, count: int, done: Callable[[], None]) -> None:
        self._left, self._done = count, done
        self._began: tuple[float, float] | None = None

    def stepped(self, step: Callable[[Heard, Blobs], Iterable[Output]]) -> Callable[[Heard, Blobs], Iterable[Output]]:
        """The step, counted."""

        def counted(heard: Heard, blobs: Blobs) -> Iterable[Output]:
            if self._began is None:
                self._began = (time.perf_counter(), time.process_time())
            self._left -= 1
            if self._left == 0:
                self._done()
            return step(heard, blobs)

        return counted

    def spent(self) -> tuple[float, float]:
        """Seconds, and seconds of CPU."""
        assert self._began is not None
        return time.perf_counter() - self._began[0], time.process_time() - self._began[1]


def work(loop: str, step: str, address: str, folder: Path, count: int) -> int:
    """Run one loop until it has taken everything, and print its figures."""
    carrier, one = carrier_of(address, folder), renamed(service(loop, step))
    if "BENCH_AGAIN" in os.environ:
        count = max(1, carrier.runner(one).lag()[0])
    finished = threading.Event()
    clock = Clock(count, finished.set)
    counted = Map(one.name, one.reads, one.writes, clock.stepped(one.step))
    said(carrier, one, _first(carrier))
    carrier.runner(counted)  # makes its topics
    RUNS[loop](carrier, counted, finished)
    seconds, cpu = clock.spent()
    carrier.close()
    print(json.dumps(asdict(Figures(loop, count, seconds, cpu / count * 1e6))))
    return 0


def _first(carrier: ClusterCarrier) -> Any:
    ends = carrier.brokers.ends([carrier.names.topic(HEARD)])
    return carrier.brokers.read({}, {part: 1 for part, end in ends.items() if end})[0]


def by_faust(carrier: ClusterCarrier, one: Map, finished: threading.Event) -> None:
    """Our worker; a moment more, so that the last batch is written."""
    carrier.runner(one).run(finished.is_set)


def by_aiokafka(carrier: ClusterCarrier, one: Map, finished: threading.Event) -> None:
    """The least that a loop must do."""
    asyncio.run(_raw(carrier, one, finished))


async def _raw(carrier: ClusterCarrier, one: Map, finished: threading.Event) -> None:
    words = carrier.brokers.access.client()
    group = {"group_id": carrier.names.group(one), "enable_auto_commit": False, "auto_offset_reset": "earliest"}
    consumer = AIOKafkaConsumer(carrier.names.topic(HEARD), **words, **group, session_timeout_ms=15_000)
    producer = AIOKafkaProducer(**words, acks="all", enable_idempotence=True, compression_type="gzip")
    await consumer.start()
    await producer.start()
    while not finished.is_set():
        batch = [record for held in (await consumer.getmany(timeout_ms=200, max_records=BATCH)).values() for record in held]
        events = [event for record in batch for event in said(carrier, one, record)]
        confirmations = [await producer.send(carrier.names.topic(one.writes), event.to_json(), event.key.encode()) for event in events]
        await asyncio.gather(*confirmations)
        await consumer.commit()
    await producer.stop()
    await consumer.stop()


def by_quix(carrier: ClusterCarrier, one: Map, finished: threading.Event) -> None:
    """apply → to_topic."""
    from quixstreams import Application

    words: Mapping[str, Any] = {"acks": "all", "compression.type": "gzip"}
    app = Application(
        broker_address=carrier.brokers.access.servers[0], consumer_group=carrier.names.group(one), auto_offset_reset="earliest",
        producer_extra_config=dict(words), auto_create_topics=False, loglevel="ERROR", commit_interval=0.5,
    )  # fmt: skip
    heard = app.topic(carrier.names.topic(HEARD), value_deserializer="bytes", key_deserializer="bytes")
    out = app.topic(carrier.names.topic(one.writes), value_serializer="bytes", key_serializer="bytes")
    app.dataframe(heard).apply(lambda value: said(carrier, one, _Value(value))[0].to_json()).to_topic(out)
    threading.Thread(target=lambda: (finished.wait(), time.sleep(1), app.stop()), daemon=True).start()
    app.run()


class _Value:
    """A value as a record, for a loop that shows no more."""

    partition, offset, headers = 0, 0, ()

    def __init__(self, value: bytes) -> None:
        self.value = value


def said(carrier: ClusterCarrier, one: Map, record: Any) -> list[Event]:
    """What the step says of one record."""
    heard = hear(stored_of(record, HEARD, one.name), HEARD)
    blobs = {name: carrier.blobs.get(name) for name in heard.payload.blobs()}
    return [derived(one.name, heard.event, cast(Any, output)) for output in one.step(heard, blobs)]


RUNS: dict[str, Callable[[ClusterCarrier, Map, threading.Event], None]] = {"faust": by_faust, "aiokafka": by_aiokafka, "quix": by_quix}


def main() -> int:
    """Run one loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("loop", choices=LOOPS)
    parser.add_argument("step", choices=STEPS)
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("events", type=int)
    options = parser.parse_args()
    return work(options.loop, options.step, options.address, options.folder, options.events)


if __name__ == "__main__":
    sys.exit(main())
