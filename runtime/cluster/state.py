"""What one share of a service remembers, as last confirmed: a local SQLite file before the compacted topic that holds it."""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from runtime.rows import Place

TABLES = """
CREATE TABLE IF NOT EXISTS rows (key TEXT, name TEXT, value BLOB NOT NULL, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
STALE_AFTER = 7 * 86_400.0
"""Seconds since its last change after which a file is thrown away: Kafka keeps removals twice as long, so none is missed."""


class ShareState:
    """The rows, and the offset of the rows topic that they reflect (see runtime.rows.KeptRows). It can be thrown away."""

    def __init__(self, path: Path, now: float | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and (time.time() if now is None else now) - path.stat().st_mtime > STALE_AFTER:
            path.unlink()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is read again from the topic
        self._connection.executescript(TABLES)

    @property
    def reflects(self) -> int:
        """The offset of the rows topic from which on it has not been read."""
        return int(self._about("reflects") or 0)

    @property
    def outcomes(self) -> str:
        """The last outcomes, see runtime.refusals. Of this worker only: they limit, they decide nothing."""
        return self._about("outcomes")

    def get(self, place: Place) -> bytes | None:
        """See KeptRows."""
        found = self._connection.execute("SELECT value FROM rows WHERE key = ? AND name = ?", place).fetchone()
        return None if found is None else bytes(found[0])

    def starting(self, key: str, prefix: str) -> dict[str, bytes | None]:
        """See KeptRows."""
        found: dict[str, bytes | None] = {}
        for name, value in self._connection.execute(
            "SELECT name, value FROM rows WHERE key = ? AND name >= ? ORDER BY name", (key, prefix)
        ):
            if not name.startswith(prefix):
                break
            found[name] = value
        return found

    def under(self, prefix: str) -> list[tuple[str, str, bytes]]:
        """Every row whose key starts with prefix: key, name, value."""
        after = f"{prefix}\U0010ffff"
        return self._connection.execute("SELECT key, name, value FROM rows WHERE key >= ? AND key < ?", (prefix, after)).fetchall()

    def all(self) -> list[tuple[str, str, bytes]]:
        """Every row in order."""
        return self._connection.execute("SELECT key, name, value FROM rows ORDER BY 1, 2").fetchall()

    def apply(self, changes: Mapping[Place, bytes | None], reflects: int, outcomes: str | None = None) -> None:
        """Store what the rows topic holds now, up to an offset."""
        with self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany(
                "DELETE FROM rows WHERE key = ? AND name = ?", [place for place, value in changes.items() if value is None]
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", [(*place, value) for place, value in changes.items() if value is not None]
            )
            told = {"reflects": str(reflects)} | ({} if outcomes is None else {"outcomes": outcomes})
            self._connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", list(told.items()))

    def clear(self) -> None:
        """Forget everything: the topic does not reach as far as this file does."""
        self._connection.executescript("DELETE FROM rows; DELETE FROM about;")

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _about(self, name: str) -> str:
        found = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""
