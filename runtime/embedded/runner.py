"""Runs one service in the embedded runtime: batches, each one transaction of outputs, rows and cursor."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from runtime import crash
from runtime.batch import Batch, check_declared
from runtime.decoding import envelope_of, hear
from runtime.embedded.dead import DeadLetters
from runtime.embedded.progress import Overtaken, Progress
from runtime.embedded.standby import Standby
from runtime.embedded.store import Store
from runtime.letters import original
from runtime.ports import Stored
from runtime.refusals import check
from runtime.settling import settle
from runtime.shapes import Join, Reject, Service
from runtime.stepping import Stepper
from runtime.stopping import Stopped, UpgradeFirst
from runtime.ways import BACK_OFF, Ways
from schemas.topics import Topic

T = TypeVar("T")

Write = Callable[[sqlite3.Connection], None]
"""Stores what the stepper remembers, inside the batch's transaction."""


class Runner:
    """One service on one store. Not to be shared between threads."""

    def __init__(self, store: Store, service: Service, stepper: Stepper, write: Write, standby: Standby, ways: Ways) -> None:
        self.service, self._store, self._standby, self._ways = service, store, standby, ways
        self._stepper, self._write = stepper, write
        self._progress = Progress(store.database, store.lane(service), service.name)
        self._dead = DeadLetters(store.database, store.log)
        self._was_current = store.current()
        self._says = structlog.get_logger().bind(service=service.name)

    def run_once(self) -> int:
        """Take one batch. Returns how many events (and changes beside) it was; 0 when there was nothing to do, or when
        another process delivers for this Sink.

        Raises Stopped (with what to do) when the service must not go on, and, after three more tries, whatever made
        the machine bad: nothing is skipped in either case.
        """
        while self._standby.mine():
            try:
                batch = self._patiently(self._stepped)
                self._patiently(partial(self._commit, batch))
            except Overtaken:
                continue
            return batch.size or len(batch.events)
        return 0

    def run(self, stopped: Callable[[], bool], idle: float = 1.0) -> None:
        """Take batches until `stopped` says so, waiting for news (at most `idle` seconds at a time) when there is nothing to do."""
        settled = False
        while not stopped():
            if self.run_once() == 0:
                self._store.database.wait_for_news(idle)
            elif not settled:  # the first batch has loaded what all the others need
                settle()
                settled = True

    def lag(self) -> tuple[int, datetime | None]:
        """How many events stand unprocessed, and the time of the oldest."""
        log, cursors = self._store.log, self._progress.standing().cursors
        after = {topic: cursors.get(log.physical(topic), 0) for topic in self.service.reads}
        oldest = [stored for topic, position in after.items() for stored in log.read(topic, position, 1)]
        return sum(log.count(topic, position) for topic, position in after.items()), _oldest(oldest)

    def close(self) -> None:
        """Let another process deliver."""
        self._standby.release()

    def _patiently(self, work: Callable[[], T]) -> T:
        """Stepping and committing are tried again apart: a Sink that has delivered need not deliver again."""
        for wait in BACK_OFF:
            try:
                return work()
            except (Stopped, Overtaken):
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again, and raised in the end
                self._says.warning("trying again", error=repr(error), seconds=wait, exc_info=True)
                self._ways.sleep(wait)
        return work()

    def _stepped(self) -> Batch:
        batch = Batch(self.service.name, self._ways.clock, self._progress.standing())
        self._stepper.begin(batch)
        self._step_marked(batch)
        self._step_new(batch)
        self._stepper.finish()
        check(self.service.name, batch.standing.outcomes, batch.refused, batch.reasons, self._ways.limits)
        return batch

    def _step_new(self, batch: Batch) -> None:
        for stored, topic in self._next(batch):
            try:
                self._step(batch, stored, topic)
            except UpgradeFirst as error:
                if batch.size == 0:
                    raise UpgradeFirst(f"Stopped: {self.service.name} cannot go on. {error}") from error
                return  # what stands before it is committed first
            batch.cursors[self._store.log.physical(topic)] = stored.position
            batch.size += 1

    def _next(self, batch: Batch) -> list[tuple[Stored, Topic]]:
        found: list[tuple[Stored, Topic]] = []
        for topic in self.service.reads:
            after = batch.standing.cursors.get(self._store.log.physical(topic), 0)
            found += [(stored, topic) for stored in self._store.log.read(topic, after, self._ways.batch)]
        return sorted(found, key=lambda pair: pair[0].position)[: self._ways.batch]

    def _step(self, batch: Batch, stored: Stored, topic: Topic) -> None:
        try:
            self._stepper.step(stored, hear(stored, topic))
        except Reject as why:
            batch.reject(stored, why)

    def _step_marked(self, batch: Batch) -> None:
        if not self._was_current:
            return  # letters are put on the road that people see
        beside = self.service.beside if isinstance(self.service, Join) else ()
        topics = {topic.name: topic for topic in (*self.service.reads, *beside)}
        for letter in self._dead.marked(self.service.name):
            if letter.rejected.topic in topics:
                self._step(batch, original(letter.rejected), topics[letter.rejected.topic])
                batch.again.append(letter)
                batch.size += 1

    def _commit(self, batch: Batch) -> None:
        if not (batch.size or batch.events):
            return
        if batch.blobs:
            self._store.blobs.put_all(batch.blobs)
            crash.point("after_blob")
        check_declared(self.service, batch.events)
        with self._store.database.transaction() as connection:
            self._check_generation()
            self._progress.check(connection, batch.standing)
            if self.service.writes is not None:
                self._store.log.write(connection, self.service.writes, batch.events)
            self._dead.write(connection, self.service.name, batch.letters, batch.again, self._ways.clock())
            crash.point("after_output")
            self._write(connection)
            crash.point("after_rows")
            self._progress.advance(connection, batch.standing, batch.cursors, batch.refused)
            crash.point("before_acknowledging")
        crash.point("after_commit")

    def _check_generation(self) -> None:
        if self._was_current and not self._store.current():
            raise Stopped(f"Stopped: another generation was applied while {self.service.name} ran. Start it again.")


def _oldest(events: list[Stored]) -> datetime | None:
    times = []
    for stored in events:
        try:
            times.append(envelope_of(stored).time)
        except Reject:
            continue
    return min(times, default=None)
