"""What Folds and Joins remember in the embedded runtime: tables of the store, written in the batch's transaction."""

import sqlite3
from collections.abc import Mapping

from runtime.batch import Batch
from runtime.beside import Beside
from runtime.embedded.memory import JoinMemory
from runtime.embedded.progress import Progress
from runtime.embedded.recalling import recall
from runtime.embedded.rows import SqliteRows
from runtime.embedded.runner import Write
from runtime.embedded.store import Store
from runtime.joining import BESIDE, JoinStepper
from runtime.rows import RowOverlay
from runtime.shapes import Fold, Join
from runtime.stepping import FoldStepper


def nothing_to_write(connection: sqlite3.Connection) -> None:
    """For shapes that remember nothing."""


def fold_stepper(service: Fold, store: Store) -> tuple[FoldStepper, Write]:
    """A Fold's stepper, and how its rows are stored."""
    rows = SqliteRows(store.database, store.lane(service), service.name)
    overlay = RowOverlay(rows)
    return FoldStepper(service, store.blobs, overlay), lambda connection: rows.write(connection, overlay.changes())


def join_stepper(service: Join, store: Store) -> tuple[JoinStepper, Write]:
    """A Join's stepper, and how its memory is stored."""
    memory = JoinMemory(store.database, store.lane(service), service.name)
    cursors = {topic.name: BESIDE + store.log.physical(topic) for topic in service.beside}
    beside = Beside(store.log.read_all, service.beside)
    return JoinStepper(service, store.blobs, memory, beside, cursors, _Before(service, store, beside, cursors)), memory.write


class _Before:
    """What a batch of a Join begins with: answered changes are forgotten, a lost memory is found again."""

    def __init__(self, service: Join, store: Store, beside: Beside, cursors: Mapping[str, str]) -> None:
        self._service, self._store, self._beside, self._cursors = service, store, beside, cursors

    def __call__(self, batch: Batch) -> None:
        self._beside.forget({name: batch.standing.cursors.get(cursor, 0) for name, cursor in self._cursors.items()})
        if not batch.standing.cursors and self._store.log.end(self._service.writes):
            self._recall(batch)

    def _recall(self, batch: Batch) -> None:
        lane = self._store.lane(self._service)
        with self._store.database.transaction() as connection:
            Progress(self._store.database, lane, self._service.name).check(connection, batch.standing)
            for table in ("latest", "said"):  # of a recall whose first batch was not committed
                connection.execute(f"DELETE FROM {table} WHERE lane = ? AND service = ?", (lane, self._service.name))
            recall(connection, self._service, lane, self._store.log)
