"""The SQLite file that holds log, cursors and rows: one file, so that they change in one transaction."""

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from runtime.disk import DiskGuard
from runtime.stopping import WrongStore

StoreKind = Literal["live", "demo"]
FILE = "log.db"
FORMAT = "1"
BUSY_MS = 60_000
"""How long a writer waits for another: a batch's transaction takes far less than a second."""

TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, UNIQUE (topic, id));
CREATE INDEX IF NOT EXISTS events_in_order ON events (topic, position);
CREATE TABLE IF NOT EXISTS services (
  lane INTEGER, service TEXT, turn INTEGER NOT NULL, outcomes TEXT NOT NULL, PRIMARY KEY (lane, service)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cursors (
  lane INTEGER, service TEXT, topic TEXT, position INTEGER NOT NULL, PRIMARY KEY (lane, service, topic)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (
  lane INTEGER, service TEXT, key TEXT, name TEXT, value BLOB NOT NULL, PRIMARY KEY (lane, service, key, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS latest (
  lane INTEGER, service TEXT, topic TEXT, key TEXT, sequence INTEGER NOT NULL, position INTEGER NOT NULL, body BLOB,
  PRIMARY KEY (lane, service, topic, key));
CREATE INDEX IF NOT EXISTS latest_kept ON latest (lane, service) WHERE body IS NOT NULL;
CREATE TABLE IF NOT EXISTS said (
  number INTEGER PRIMARY KEY, lane INTEGER, service TEXT, key TEXT, about TEXT, hash TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS said_under ON said (lane, service, key, number);
CREATE TABLE IF NOT EXISTS marked (service TEXT, letter TEXT, PRIMARY KEY (service, letter)) WITHOUT ROWID;
"""
"""lane: the generation that state belongs to; 0 for services whose words are kept for good."""

STATE = ("services", "cursors", "rows", "latest", "said")
"""Tables of state by lane and service: what replay makes again."""


class Database:
    """One file, one connection a thread."""

    def __init__(self, folder: Path, kind: StoreKind, guard: DiskGuard) -> None:
        self.folder, self.kind, self.guard = folder, kind, guard
        self.path = folder / FILE
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder / "opening.lock"):  # SQLite does not wait for a lock when it switches to WAL
            self.connection().execute("PRAGMA journal_mode = WAL")
            self._prepare()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        held: sqlite3.Connection | None = getattr(self._own, "connection", None)
        return held if held is not None else self._connect()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One writer at a time; all or nothing. Raises DiskLow below the log's floor."""
        self.guard.check_log()
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def meta(self, name: str) -> str | None:
        """A value of the file about itself."""
        row = self.connection().execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def wait_for_news(self, seconds: float, poll: float = 0.01, sleep: Callable[[float], None] = time.sleep) -> bool:
        """Wait until another connection has committed since this thread asked last; False when `seconds` passed first."""
        for _ in range(max(1, round(seconds / poll))):
            if self._news():
                return True
            sleep(poll)
        return self._news()

    def close(self) -> None:
        """Close the connections of all threads; nobody may be using them any more."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._own = threading.local()

    def _news(self) -> bool:
        version = self.connection().execute("PRAGMA data_version").fetchone()[0]
        seen, self._own.version = getattr(self._own, "version", None), version
        return bool(seen != version)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False)
        connection.execute("PRAGMA synchronous = FULL")
        with self._lock:
            self._all.append(connection)
        self._own.connection = connection
        return connection

    def _prepare(self) -> None:
        if not self._prepared():  # looking at a store needs no room on the disk
            self._create()
        self._check("kind", self.kind)
        self._check("format", FORMAT)

    def _prepared(self) -> bool:
        found = self.connection().execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
        return bool(found[0]) and self.meta("generation") is not None

    def _create(self) -> None:
        with self.transaction() as connection:
            for statement in TABLES.split(";"):
                connection.execute(statement)
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING", [("kind", self.kind), ("format", FORMAT), ("generation", "1")]
            )

    def _check(self, name: str, wanted: str) -> None:
        found = self.meta(name)
        if found != wanted:
            self.close()
            raise WrongStore(f"{self.path} is a store of {name} {found!r}, not {wanted!r}: set CHEBIAO_DATA to a folder of its own.")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One process or thread at a time; a killed one leaves its place."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
