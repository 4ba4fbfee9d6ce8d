"""A Faust worker built from a shape: one app, one agent, and the rules that Faust's bugs teach (docs/architecture.md).

Nothing may escape the agent's loop: `take_events` acknowledges its batch in a `finally`. Whatever cannot be mended ends
the process, and a supervisor starts it again.
"""

import asyncio
import logging
import os
import sys
import time
from collections.abc import Callable
from typing import Any, NoReturn

import faust
import structlog
from faust import SASLCredentials, SSLCredentials
from faust.types.auth import AuthProtocol

from runtime import crash
from runtime.cluster.membership import OneAtATime, Patience
from runtime.cluster.security import MECHANISM, KafkaAccess
from runtime.cluster.share import Given
from runtime.cluster.topics import alone, shares
from runtime.cluster.turns import Moved, Place, Stalled, Turns, stored_of
from runtime.cluster.watchdog import Watchdog
from runtime.settling import settle
from runtime.shapes import Service
from runtime.stopping import Stopped

WITHIN = 0.2
"""Seconds that a batch is gathered for."""
PART = 2.0
"""Seconds that a part of a batch should take, for between two parts a worker can leave; a batch of notices to read takes many."""
SMALLEST = 10
BAD_MACHINE = 70
Settled = tuple[int, frozenset[Any]]


def work(service: Service, place: Place, patience: Patience, watchdog: Watchdog, stopped: Callable[[], bool], idle: float) -> None:
    """Work until `stopped` says so, then leave the group in order. Ends the process when it must not go on."""
    logging.getLogger("faust").setLevel(logging.WARNING)
    logging.getLogger("aiokafka").setLevel(logging.ERROR)
    asyncio.run(Worker(service, place, patience, watchdog, stopped, idle).main())


class Worker:
    """One service's Faust app in one event loop."""

    def __init__(
        self, service: Service, place: Place, patience: Patience, watchdog: Watchdog, stopped: Callable[[], bool], idle: float
    ) -> None:
        self._watchdog = watchdog
        self._service, self._place, self._patience, self._stopped, self._idle = service, place, patience, stopped, idle
        self._topics = {place.names.topic(topic): topic for topic in service.reads}
        self._one = OneAtATime(place.access, place.names.rows(service), patience) if alone(service) else None
        self._settled: Settled = (-1, frozenset())
        self._worked = time.monotonic()
        self._turning, self._leaving, self._size = asyncio.Lock(), False, place.ways.batch
        self._loaded = False
        self._says = structlog.get_logger().bind(service=service.name)

    async def main(self) -> None:
        """See `work`."""
        while self._one is not None and not await self._one.mine():
            if self._stopped():
                return await self._one.leave()
            await asyncio.sleep(0.2)
        self._turns = Turns(self._service, self._place)
        self._app = app(self._service, self._place, self._patience)
        self._app.agent(self._app.topic(*self._topics, value_serializer="raw", key_serializer="raw"), concurrency=1)(self._agent)
        try:
            await self._app.start()
            await self._until_stopped()
            self._leaving = True
            async with self._turning:
                pass  # the part under way is written; what waits behind it is left to whoever comes
            await self._app.stop()
            await self._turns.close()
            if self._one is not None:
                await self._one.leave()
        except BaseException as error:  # noqa: BLE001 - what Faust does with it cannot be trusted
            end(self._service.name, error)

    async def _until_stopped(self) -> None:
        while not self._stopped():
            if self._app.should_stop or self._app.crashed:
                raise RuntimeError(f"Faust stopped by itself: {self._app.crash_reason!r}")
            if self._one is not None and not await self._one.mine():
                raise Stalled(f"Stopped: another process works as {self._service.name} now. Start this one again to stand by.")
            await self._look()
            if time.monotonic() - self._worked > self._idle and not self._turning.locked():
                await self._guarded([])
            await asyncio.sleep(min(0.2, self._idle))

    async def _look(self) -> None:
        ours = frozenset((part.topic, part.partition) for part in self._settled[1])
        try:
            stuck = await asyncio.to_thread(self._watchdog.stuck, ours, time.monotonic())
        except Exception as error:  # noqa: BLE001 - Kafka is away: then nothing can move, and that is no fault of ours
            self._says.warning("cannot look how far we are", error=repr(error))
            return
        if stuck:
            raise Stalled(f"Stopped: {self._service.name} takes nothing from {stuck} though events wait there. Start it again.")

    async def _agent(self, stream: Any) -> None:
        async for events in stream.take_events(self._place.ways.batch, within=WITHIN):
            await self._guarded(events)

    async def _guarded(self, events: list[Any]) -> None:
        try:
            async with self._turning:
                await self._take_all(events)
        except BaseException as error:  # noqa: BLE001 - nothing may escape: the batch would be acknowledged
            await self._acknowledge_done(events)
            end(self._service.name, error)

    async def _take_all(self, events: list[Any]) -> None:
        """A batch, part by part; without events one turn for what stands beside and was put off."""
        size = self._size
        for part in [events[first : first + size] for first in range(0, len(events), size)] or [[]]:
            if self._leaving:
                _pass_over(part)
                continue
            began = time.monotonic()
            await self._take(part)
            if part:
                apiece = (time.monotonic() - began) / len(part)
                self._size = max(SMALLEST, min(self._place.ways.batch, int(PART / apiece)))
        if events and not self._loaded:  # the first batch has loaded what all the others need
            settle()
            self._loaded = True
        if events and not self._leaving:
            crash.point("before_acknowledging")
            asyncio.get_running_loop().call_soon(crash.point, "after_commit")

    async def _take(self, events: list[Any]) -> None:
        """A part of a batch, stepped again as long as partitions move meanwhile; what is another's now is left to it."""
        while True:
            await self._settle()
            ours = [event for event in events if event.message.tp in self._settled[1]]
            try:
                await self._turns.take([self._given(event.message) for event in ours], self._mine)
                break
            except Moved:
                continue
        _pass_over([event for event in events if event not in ours])
        if events:
            self._worked = time.monotonic()

    async def _settle(self) -> None:
        """Shares follow the assignment: dropped and read again whenever the group has a new generation."""
        now = self._now()
        if now != self._settled:
            await self._turns.assigned({part.partition for part in now[1]})
            self._settled = now

    def _now(self) -> Settled:
        consumer = self._app.consumer
        return self._app.consumer_generation_id, frozenset(part for part in consumer.assignment() if part.topic in self._topics)

    def _mine(self, number: int) -> bool:
        return shares(self._service) == 1 or self._now() == self._settled

    def _given(self, message: Any) -> Given:
        topic = self._topics[message.topic]
        return stored_of(_Record(message), topic, self._service.name), topic

    async def _acknowledge_done(self, events: list[Any]) -> None:
        """What stood before the event that stops us is written: the next start need not take it again."""
        names = {topic.name: name for name, topic in self._topics.items()}
        upto = {(names[topic], partition): position for (topic, partition), position in self._turns.done.items()}
        try:
            for event in events:
                if event.message.offset < upto.get((event.message.topic, event.message.partition), 0):
                    self._app.consumer.ack(event.message)
            await asyncio.wait_for(self._app.consumer.commit(), 5)
        except Exception as error:  # noqa: BLE001 - it only spares work: what is not acknowledged is taken again
            self._says.warning("not acknowledged", error=repr(error))


def _pass_over(events: list[Any]) -> None:
    """Faust's own acknowledging, which comes whatever happens, leaves these out."""
    for event in events:
        event.message.acked = True


class _Record:
    """Faust's message as aiokafka's record."""

    def __init__(self, message: Any) -> None:
        self.partition, self.offset, self.value = message.partition, message.offset, message.value
        self.headers = list(message.headers or ())  # pairs, as aiokafka gives them


def app(service: Service, place: Place, patience: Patience) -> Any:
    """The Faust app of a service: every setting that its bugs ask for."""
    return faust.App(
        place.names.group(service),
        broker=[f"kafka://{server}" for server in place.access.servers],
        broker_credentials=_credentials(place.access),
        datadir=place.folder / "faust",
        store="memory://",
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        autodiscover=False,
        consumer_auto_offset_reset="earliest",
        broker_session_timeout=patience.session,
        broker_heartbeat_interval=patience.heartbeat,
        broker_commit_interval=0.5,
        consumer_metadata_max_age_ms=5000,
        producer_metadata_max_age_ms=5000,
        producer_acks=-1,
        stream_buffer_maxsize=2 * place.ways.batch,
    )


def _credentials(access: KafkaAccess) -> SASLCredentials | SSLCredentials | None:
    context = access.context() if access.encrypted else None
    if not access.signed_in:
        return SSLCredentials(context) if context else None
    found = SASLCredentials(username=access.user, password=access.password, mechanism=MECHANISM, ssl_context=context)
    found.protocol = AuthProtocol(access.security)
    return found


def end(service: str, error: BaseException) -> NoReturn:
    """Say why, and end this process at once: Faust would acknowledge, stay up, or hang."""
    if isinstance(error, Stopped):
        print(f"停止 stopped: {error}", file=sys.stderr, flush=True)
    else:
        structlog.get_logger().error("the machine is bad", service=service, exc_info=error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(error.exit_code if isinstance(error, Stopped) else BAD_MACHINE)
