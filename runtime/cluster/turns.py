"""A service's turns in one process: records in, outputs and rows confirmed, in the order that loses nothing."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import orjson
import structlog
from aiokafka import TopicPartition

from runtime import crash
from runtime.batch import check_declared
from runtime.beside import Beside
from runtime.cluster.brokers import Unreachable
from runtime.cluster.dead import KafkaDeadLetters
from runtime.cluster.log import letter_of
from runtime.cluster.names import Names
from runtime.cluster.security import KafkaAccess
from runtime.cluster.share import Given, Share, Stepped
from runtime.cluster.state import ShareState
from runtime.cluster.tailing import Record, Tail
from runtime.cluster.topics import shares
from runtime.cluster.writing import TooLarge, Writer
from runtime.letters import replayed
from runtime.ports import Blobs, Stored
from runtime.shapes import Fold, Join, Service
from runtime.stopping import Stopped
from runtime.ways import BACK_OFF, Ways
from schemas.topics import DEAD, Topic

T = TypeVar("T")
AT_ONCE = 8
"""Blobs put at once: each waits for a disk or a store."""
PULSE = 0.5
STALLED = 6.0
"""Seconds without a pulse (a process that was stopped, a machine that slept) after which others may own our partitions:
nothing is written any more. Less than half of the session's time-out."""


class Moved(Exception):
    """Partitions went to other processes while a batch was stepped: nothing of it was written."""


class Stalled(Stopped):
    """This process stood still so long that others may work in its place."""

    exit_code = 75


@dataclass(frozen=True)
class Place:
    """Where a service is run: its Kafka, names, folder and what it reaches."""

    access: KafkaAccess
    names: Names
    folder: Path
    """Of this process alone."""
    blobs: Blobs
    dead: KafkaDeadLetters
    ways: Ways


class Turns:
    """See module. One turn at a time."""

    def __init__(self, service: Service, place: Place) -> None:
        self._service, self._place = service, place
        self._writer, self._tail, self._beside_tail = Writer(place.access), Tail(place.access), Tail(place.access)
        self._shares: dict[int, Share] = {}
        self._says = structlog.get_logger().bind(service=service.name)
        self._new_beside: dict[str, list[Stored]] = {}
        self._beside = self._fresh_beside()
        self._lock = asyncio.Lock()
        self._pulse, self._pulsing = time.monotonic(), asyncio.create_task(self._beat())
        self.done: dict[tuple[str, int], int] = {}
        """(topic, partition) → the position up to which all is written: what may be acknowledged."""

    async def assigned(self, partitions: Iterable[int]) -> None:
        """These partitions are this process's now: what stood in the shares is dropped, and read again to its end."""
        async with self._lock:
            await self._writer.start()
            self.done.clear()
            for share in self._shares.values():
                share.state.close()
            wanted = set(partitions) if shares(self._service) > 1 else {0}
            self._shares = {number: self._opened(number) for number in sorted(wanted)}
            await self._load()
            self._check_horizon()

    async def take(self, given: Sequence[Given], mine: Callable[[int], bool] = lambda number: True) -> int:
        """Take records, none of them for a turn in which only what stands beside or was put off counts. `mine`: whether a
        share is still this process's. Returns how many events and changes it was.

        Raises Moved when it is not, Stopped (with what to do) when the service must not go on, and, after three more tries, whatever made
        the machine bad: nothing is skipped in either case. `done` tells what was written before.
        """
        async with self._lock:
            letters = await self._follow_beside()
            by_share: dict[int, list[Given]] = defaultdict(list)
            for one in given:
                by_share[one[0].partition if shares(self._service) > 1 else 0].append(one)
            everybody = isinstance(self._service, Join) or not given
            total = 0
            for number in sorted(self._shares if everybody else by_share):
                if number in self._shares:
                    total += await self._turn(self._shares[number], by_share[number], mine)
            await self._say_mended(letters)
            return total

    async def close(self) -> None:
        """Disconnect; what is not acknowledged is taken again by whoever comes."""
        self._pulsing.cancel()
        for share in self._shares.values():
            share.state.close()
        self._shares.clear()
        for client in (self._writer, self._tail, self._beside_tail):
            await client.stop()

    async def _turn(self, share: Share, given: Sequence[Given], mine: Callable[[int], bool]) -> int:
        stepped = await self._patiently(lambda: asyncio.to_thread(share.step, given))
        if time.monotonic() - self._pulse > STALLED:
            raise Stalled(
                f"Stopped: {self._service.name} stood still for more than {STALLED:g} s; another may have taken over. Start it again."
            )
        if not mine(share.number):
            raise Moved
        try:
            await self._patiently(lambda: self._write(share, stepped))
        except TooLarge:
            if len(given) < 2:
                raise
            half = len(given) // 2
            return await self._turn(share, given[:half], mine) + await self._turn(share, given[half:], mine)
        for stored, _ in given[: stepped.taken]:
            self.done[stored.topic, stored.partition] = stored.position
        if stepped.upgrade:
            raise stepped.upgrade
        return stepped.batch.size or len(stepped.batch.events)

    async def _write(self, share: Share, stepped: Stepped) -> None:
        batch, names = stepped.batch, self._place.names
        if not (batch.size or batch.events):
            return
        if batch.blobs:
            await asyncio.to_thread(self._put, batch.blobs)
            crash.point("after_blob")
        check_declared(self._service, batch.events)
        if self._service.writes is not None and batch.events:
            await self._writer.say(names.topic(self._service.writes), batch.events)
        if batch.letters or stepped.mended:
            letters = await asyncio.to_thread(lambda: [self._place.dead.fresh(letter) for letter in batch.letters])
            done = [replayed(self._service.name, letter, self._place.ways.clock()) for letter in stepped.mended]
            await self._writer.say(names.topic(DEAD), [*letters, *done])
        crash.point("after_output")
        reflects = share.state.reflects
        if stepped.changes:
            reflects = await self._writer.keep(names.rows(self._service), share.number, stepped.changes)
        share.store(stepped, reflects)
        crash.point("after_rows")

    def _put(self, blobs: Sequence[bytes]) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for _ in pool.map(self._place.blobs.put, blobs):
                pass  # what one of them raises is raised here

    async def _patiently(self, work: Callable[[], Awaitable[T]]) -> T:
        for wait in BACK_OFF:
            try:
                return await work()
            except (TooLarge, Moved):
                raise
            except Exception as error:
                if isinstance(error, Stopped) and not isinstance(error, Unreachable):
                    raise
                self._says.warning("trying again", error=repr(error), seconds=wait, exc_info=True)
                await asyncio.to_thread(self._place.ways.sleep, wait)
        return await work()

    def _opened(self, number: int) -> Share:
        state = ShareState(self._place.folder / f"{number}.db")
        return Share(number, self._service, state, self._place.blobs, self._place.ways, self._beside)

    async def _load(self) -> None:
        """Bring every share's file to the end of its partition of the rows topic."""
        if not isinstance(self._service, Fold | Join):
            return
        rows = self._place.names.rows(self._service)
        parts = {TopicPartition(rows, number): share for number, share in self._shares.items()}
        ends = await self._tail.ends(list(parts)) if parts else {}
        for part, share in parts.items():
            if share.state.reflects > ends[part]:
                share.state.clear()  # the topic was made anew
        records = await self._tail.read({part: share.state.reflects for part, share in parts.items()}) if parts else []
        found: dict[int, list[Record]] = defaultdict(list)
        for record in records:
            found[record.partition].append(record)
        for number, held in found.items():
            changes = {tuple(orjson.loads(record.key)): record.value for record in held}
            self._shares[number].state.apply(changes, held[-1].offset + 1)

    def _fresh_beside(self) -> Beside:
        topics = self._service.beside if isinstance(self._service, Join) else ()
        return Beside(self._read_beside, topics)

    def _read_beside(self, topic: Topic, after: int) -> list[Stored]:
        return [stored for stored in self._new_beside.get(topic.name, []) if stored.position > after]

    def _check_horizon(self) -> None:
        """A share that answered less far than others here did needs changes that were forgotten: begin again."""
        for share in self._shares.values():
            answered = share.answered()
            if any(answered.get(name, 0) < position for name, position in self._beside.horizon.items()):
                self._beside = self._fresh_beside()
                self._shares = {number: self._again(one) for number, one in self._shares.items()}
                return

    def _again(self, share: Share) -> Share:
        return Share(share.number, self._service, share.state, self._place.blobs, self._place.ways, self._beside)

    async def _follow_beside(self) -> list[tuple[Stored, str]]:
        """Read what is new beside. Returns what stands there anew for a dead letter of ours."""
        if not isinstance(self._service, Join) or not self._shares:
            return []
        if all(share.answered() for share in self._shares.values()):
            self._beside.forget(_least([share.answered() for share in self._shares.values()]))
        topics = {self._place.names.topic(topic): topic for topic in self._service.beside}
        after = {TopicPartition(name, 0): self._beside.ends[topic.name] for name, topic in topics.items()}
        records = await self._patiently(lambda: self._beside_tail.read(after))
        self._new_beside = {topic.name: [] for topic in self._service.beside}
        for record in records:
            topic = topics[record.topic]
            self._new_beside[topic.name].append(stored_of(record, topic, self._service.name))
        self._beside.follow()
        return [(stored, stored.letter) for held in self._new_beside.values() for stored in held if stored.letter]

    async def _say_mended(self, letters: Sequence[tuple[Stored, str]]) -> None:
        """Of letters from beside, those that could be taken now."""
        if not letters:
            return
        refused = {(stored.topic, stored.position) for stored, _ in self._beside.refused({})}
        done = [letter for stored, letter in letters if (stored.topic, stored.position) not in refused]
        said = [replayed(self._service.name, letter, self._place.ways.clock()) for letter in done]
        await self._writer.say(self._place.names.topic(DEAD), said)

    async def _beat(self) -> None:
        with suppress(asyncio.CancelledError):
            while True:
                self._pulse = time.monotonic()
                await asyncio.sleep(PULSE)


def stored_of(record: Record, topic: Topic, service: str) -> Stored:
    """A record as a service meets it. Positions begin at 1: 0 is before the first."""
    return Stored(topic.name, record.partition, record.offset + 1, record.value or b"", letter_of(service, record.headers or ()))


def _least(answered: Sequence[Mapping[str, int]]) -> dict[str, int]:
    return {name: min(one.get(name, 0) for one in answered) for name in {name for one in answered for name in one}}
