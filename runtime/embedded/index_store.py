"""The documents of the embedded search index in SQLite: the truth that the word index beside is made from."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from schemas.documents import TenderDocument

BUSY_SECONDS = 60
"""How long one process waits for another's transaction: far longer than any takes."""
TABLES = """
CREATE TABLE IF NOT EXISTS documents (
  n INTEGER PRIMARY KEY AUTOINCREMENT, tender_id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, dirty INTEGER NOT NULL,
  body BLOB, fields BLOB);
CREATE INDEX IF NOT EXISTS dirty_documents ON documents (n) WHERE dirty = 1;
CREATE TABLE IF NOT EXISTS aliases (alias TEXT, n INTEGER, PRIMARY KEY (alias, n)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS aliases_of ON aliases (n);
"""
"""A document that is gone has no body: its version stays, so that an older write cannot bring it back.
dirty: the word index does not have this version yet."""
PUT = """
INSERT INTO documents (tender_id, version, dirty, body, fields) VALUES (?, ?, 1, ?, ?)
ON CONFLICT (tender_id) DO UPDATE SET version = excluded.version, dirty = 1, body = excluded.body, fields = excluded.fields
WHERE excluded.version > documents.version RETURNING n
"""
PAGE = """
SELECT tender_id, body, fields FROM documents WHERE tender_id > ? AND body IS NOT NULL ORDER BY tender_id LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A document with its number in the word index; None when it is gone."""

    n: int
    version: int
    document: TenderDocument | None


class DocumentStore:
    """One file; one connection for writing, one for reading, each used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._writing, self._reading = _connect(path), _connect(path)
        self._write_lock, self._read_lock = threading.Lock(), threading.Lock()
        self._writing.executescript(TABLES)

    def apply(self, documents: Sequence[TenderDocument], gone: Mapping[str, int]) -> None:
        """Keep what is newer than what is kept, in one durable transaction."""
        with self._write_lock, _transaction(self._writing):
            for document in documents:
                fields = document.model_dump_json(exclude={"body"}).encode()
                self._put((document.tender_id, document.version, orjson.dumps(document.body), fields), document.aliases)
            for tender_id, version in gone.items():
                self._put((tender_id, version, None, None), ())

    def dirty(self, limit: int) -> list[Row]:
        """Some of the rows that the word index does not have yet."""
        found = self._read("SELECT n, version, body, fields FROM documents WHERE dirty = 1 ORDER BY n LIMIT ?", (limit,))
        return [Row(n, version, _document(body, fields)) for n, version, body, fields in found]

    def is_dirty(self) -> bool:
        """Whether the word index is behind."""
        return bool(self._read("SELECT 1 FROM documents WHERE dirty = 1 LIMIT 1"))

    def indexed(self, rows: Sequence[Row]) -> None:
        """The word index has these versions now."""
        with self._write_lock, _transaction(self._writing):
            self._writing.executemany("UPDATE documents SET dirty = 0 WHERE n = ? AND version = ?", [(row.n, row.version) for row in rows])

    def all_dirty(self) -> None:
        """The word index has to be made again."""
        with self._write_lock, _transaction(self._writing):
            self._writing.execute("UPDATE documents SET dirty = 1")

    def count(self) -> int:
        """Documents kept, without those gone."""
        return int(self._read("SELECT count(*) FROM documents WHERE body IS NOT NULL")[0][0])

    def bodies(self, tender_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Bodies by tender id; those gone are left out."""
        marks = ",".join("?" * len(tender_ids))
        found = self._read(f"SELECT tender_id, body FROM documents WHERE body IS NOT NULL AND tender_id IN ({marks})", tuple(tender_ids))
        return {tender_id: orjson.loads(body) for tender_id, body in found}

    def get(self, tender_id: str) -> TenderDocument | None:
        """By tender id, else by alias (of several the latest said)."""
        own = "SELECT body, fields FROM documents WHERE tender_id = ? AND body IS NOT NULL"
        alias = "SELECT body, fields FROM aliases JOIN documents USING (n) WHERE alias = ? ORDER BY version DESC LIMIT 1"
        found = self._read(own, (tender_id,)) or self._read(alias, (tender_id,))
        return _document(*found[0]) if found else None

    def documents(self) -> Iterator[TenderDocument]:
        """Every document by tender id."""
        after = ""
        while found := self._read(PAGE, (after,)):
            yield from (document for _, body, fields in found if (document := _document(body, fields)))
            after = found[-1][0]

    def clear(self) -> None:
        """Forget everything, versions too."""
        with self._write_lock, _transaction(self._writing):
            self._writing.execute("DELETE FROM aliases")
            self._writing.execute("DELETE FROM documents")

    def close(self) -> None:
        """Close the file."""
        self._writing.close()
        self._reading.close()

    def _put(self, row: tuple[str, int, bytes | None, bytes | None], aliases: Sequence[str]) -> None:
        for (n,) in self._writing.execute(PUT, row).fetchall():
            self._writing.execute("DELETE FROM aliases WHERE n = ?", (n,))
            self._writing.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(alias, n) for alias in aliases])

    def _read(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with self._read_lock:
            return self._reading.execute(statement, values).fetchall()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


class _transaction:
    """All or nothing, one writer at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _document(body: bytes | None, fields: bytes | None) -> TenderDocument | None:
    if body is None or fields is None:
        return None
    return TenderDocument.model_validate({**orjson.loads(fields), "body": orjson.loads(body)})
