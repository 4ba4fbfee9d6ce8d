"""scrapers/ledger: the file, its tables, and what one step is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from runtime.crash import point
from runtime.speaking import first_hand
from schemas.events import Payload

FILE = "ledger.db"
WRITER = "collector"
FORMAT = 4
"""Kept in the file; raise it with SCHEMA, ADDED or INDEXES."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, native_id TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL,
    kind TEXT NOT NULL, row TEXT NOT NULL, row_hash TEXT NOT NULL, vehicle INTEGER NOT NULL, followed INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL DEFAULT '', normaliser TEXT NOT NULL DEFAULT '', page TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'crawl', fetched TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0, first_seen TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS units (
    source TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'pending', outcome TEXT NOT NULL DEFAULT '', page INTEGER NOT NULL DEFAULT 0,
    announced INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0, fresh INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    watermark TEXT NOT NULL DEFAULT '', newest TEXT NOT NULL DEFAULT '', covered_since TEXT NOT NULL DEFAULT '', walked TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '', PRIMARY KEY (source, channel));
CREATE TABLE IF NOT EXISTS sources (
    source TEXT PRIMARY KEY, not_before TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',
    last_run TEXT NOT NULL DEFAULT '', last_success TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS requests (source TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (source, day));
CREATE TABLE IF NOT EXISTS attachments (
    notice TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 0,
    fetched TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '0', tries INTEGER NOT NULL DEFAULT 0, refused TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (notice, url));
CREATE TABLE IF NOT EXISTS spool (position INTEGER PRIMARY KEY AUTOINCREMENT, event BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS shipped (only INTEGER PRIMARY KEY CHECK (only = 1), position INTEGER NOT NULL);
INSERT OR IGNORE INTO shipped VALUES (1, 0);
"""
ADDED = (
    ("notices", "refused", "INTEGER NOT NULL DEFAULT 0"),
    ("notices", "missing", "INTEGER NOT NULL DEFAULT 0"),
    ("sources", "asked", "TEXT NOT NULL DEFAULT ''"),
    ("units", "floor", "TEXT NOT NULL DEFAULT ''"),
    ("units", "oldest", "TEXT NOT NULL DEFAULT ''"),
    ("units", "deep", "TEXT NOT NULL DEFAULT ''"),
    ("units", "deep_since", "TEXT NOT NULL DEFAULT ''"),
    ("units", "first_key", "TEXT NOT NULL DEFAULT ''"),
    ("units", "last_key", "TEXT NOT NULL DEFAULT ''"),
)
"""Columns that ledgers made earlier lack: (table, column, its declaration)."""
INDEXES = """
CREATE INDEX IF NOT EXISTS notices_unread ON notices (source, refused, vehicle DESC, published DESC) WHERE fetched = '' AND gone = 0;
CREATE INDEX IF NOT EXISTS notices_vehicles ON notices (source, published DESC) WHERE fetched = '' AND gone = 0 AND vehicle AND refused = 0;
CREATE INDEX IF NOT EXISTS notices_again ON notices (source, due) WHERE fetched <> '' AND due <> '' AND gone = 0;
CREATE INDEX IF NOT EXISTS notices_told ON notices (source, version, gone, published);
CREATE INDEX IF NOT EXISTS attachments_waiting ON attachments (source, due) WHERE fetched = '' AND refused = '';
DROP INDEX IF EXISTS notices_waiting;
DROP INDEX IF EXISTS notices_due;
"""


class Book:
    """The open file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._db = sqlite3.connect(self.path, isolation_level=None, timeout=30, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        if self._format() < FORMAT:
            self._bring_up()

    def _format(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    def _bring_up(self) -> None:
        """Make the tables, or add what an older file lacks."""
        with self._step() as db:
            for statement in SCHEMA.split(";\n"):
                db.execute(statement)
            for table, column, declared in ADDED:
                if column not in {name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")}:
                    db.execute(f"ALTER TABLE {table} ADD COLUMN {column} {declared}")
            for statement in INDEXES.split(";\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {FORMAT}")

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        point("after_ledger")


def spool(db: sqlite3.Connection, payload: Payload, at: datetime) -> None:
    """Put an event on its way to the log, within the step that it tells of."""
    db.execute("INSERT INTO spool (event) VALUES (?)", (first_hand(WRITER, payload, at).to_json(),))
