"""A service's turns on a plain consumer: batch by batch for callers that wait until all is done (rebuilds, commands, tests).

Some six times as fast an event as Faust's agents and the same turns; a member of the same group, so that it never works
beside a Faust worker of the service: Kafka refuses whoever comes second.
"""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import CommitFailedError, IllegalStateError

from runtime import crash
from runtime.cluster.brokers import Unreachable
from runtime.cluster.membership import OneAtATime, Patience
from runtime.cluster.share import Given
from runtime.cluster.slots import Slot
from runtime.cluster.tailing import Record
from runtime.cluster.topics import alone
from runtime.cluster.turns import Moved, Place, Turns, stored_of
from runtime.shapes import Service

JOINING = 60.0
"""Seconds to become a member: a killed one is missed only when its session is over."""


class Direct:
    """One service's membership. Lives in one event loop."""

    def __init__(self, service: Service, place: Place, slot: Slot, patience: Patience) -> None:
        self._service, self._place, self._slot, self._patience = service, place, slot, patience
        self._topics = {place.names.topic(topic): topic for topic in service.reads}
        self._one = OneAtATime(place.access, place.names.rows(service), patience) if alone(service) else None
        self._consumer: Any = None
        self._turns: Turns | None = None
        self._watch = _Watch()

    async def once(self) -> int:
        """One batch, or one turn without events. Returns what it was worth; 0 when there was nothing to do here."""
        try:
            if self._one is not None and not await self._one.mine(within=0.0 if self._consumer else self._patience.session + 5):
                return 0
            turns = await self._member()
            given = await self._next()
            return await self._taken(turns, given)
        except BaseException:
            await self.leave()  # the consumer has read past what was not taken
            raise

    async def leave(self) -> None:
        """Let others work at once."""
        for closing in (self._turns.close if self._turns else None, self._consumer.stop if self._consumer else None):
            if closing:
                await closing()
        self._turns = self._consumer = None
        if self._one is not None:
            await self._one.leave()

    def close(self) -> None:
        """Give the folder back."""
        self._slot.close()

    async def _taken(self, turns: Turns, given: list[Given]) -> int:
        async with self._watch.turn:
            try:
                return await turns.take(given, self._mine)
            except Moved:
                return 0  # read again from where the group stands
            finally:
                crash.point("before_acknowledging")
                await self._acknowledge(turns)
                crash.point("after_commit")

    async def _acknowledge(self, turns: Turns) -> None:
        physical = {topic.name: name for name, topic in self._topics.items()}
        offsets = {TopicPartition(physical[topic], partition): position for (topic, partition), position in turns.done.items()}
        turns.done.clear()
        if offsets:
            with suppress(CommitFailedError, IllegalStateError):  # another has the partition now, and takes it again
                await self._consumer.commit(offsets)

    def _mine(self, number: int) -> bool:
        return not self._watch.moved

    async def _member(self) -> Turns:
        if self._consumer is None:
            self._turns, self._watch = Turns(self._service, self._place), _Watch()
            self._consumer = AIOKafkaConsumer(
                **self._place.access.client(),
                **self._patience.words(),
                group_id=self._place.names.group(self._service),
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                max_poll_records=self._place.ways.batch,
                metadata_max_age_ms=5000,
            )
            self._consumer.subscribe(list(self._topics), listener=self._watch)
            await self._consumer.start()
        assert self._turns is not None
        await self._watch.assigned(JOINING, self._place.names.group(self._service))
        if self._watch.moved:
            self._watch.moved = False
            await self._turns.assigned({part.partition for part in self._consumer.assignment()})
        return self._turns

    async def _next(self) -> list[Given]:
        """The next records, none when all assigned partitions are read to their ends."""
        while not self._watch.moved:
            parts = list(self._consumer.assignment())
            ends = await self._consumer.end_offsets(parts) if parts else {}
            try:
                if all([await self._consumer.position(part) >= ends[part] for part in parts]):
                    return []
                found: Mapping[TopicPartition, Iterable[Record]] = await self._consumer.getmany(timeout_ms=200)
            except IllegalStateError:  # the group moved meanwhile
                continue
            records = sorted((one for held in found.values() for one in held), key=lambda one: (one.timestamp, one.partition, one.offset))
            if records:
                return [(stored_of(one, self._topics[one.topic], self._service.name), self._topics[one.topic]) for one in records]
        return []


class _Watch(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """Notices that partitions moved, never within a turn."""

    def __init__(self) -> None:
        self.moved = False
        self.turn = asyncio.Lock()
        self._there = asyncio.Event()

    async def assigned(self, within: float, group: str) -> None:
        """Wait until the group has said what is ours. Raises Unreachable."""
        try:
            await asyncio.wait_for(self._there.wait(), within)
        except TimeoutError as error:
            raise Unreachable(f"cannot become a member of {group} within {within:g} s: a Faust worker of it runs; stop it first") from error

    async def on_partitions_revoked(self, revoked: object) -> None:
        """See aiokafka. The turn that is going on ends first, and is acknowledged."""
        async with self.turn:
            self.moved = True
            self._there.clear()

    async def on_partitions_assigned(self, assigned: object) -> None:
        """See aiokafka."""
        self.moved = True
        self._there.set()
