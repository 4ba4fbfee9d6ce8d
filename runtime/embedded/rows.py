"""Where a Fold's rows lie in the embedded runtime: a table, written in the batch's transaction, touched rows only."""

import sqlite3
from collections.abc import Mapping

from runtime.embedded.database import Database
from runtime.rows import Place


class SqliteRows:
    """The rows of one service in one lane, see runtime.rows.KeptRows."""

    def __init__(self, database: Database, lane: int, service: str) -> None:
        self._database, self._who = database, (lane, service)

    def get(self, place: Place) -> bytes | None:
        """See KeptRows."""
        question = "SELECT value FROM rows WHERE lane = ? AND service = ? AND key = ? AND name = ?"
        found = self._database.connection().execute(question, (*self._who, *place)).fetchone()
        return None if found is None else bytes(found[0])

    def starting(self, key: str, prefix: str) -> dict[str, bytes | None]:
        """See KeptRows."""
        found: dict[str, bytes | None] = {}
        question = "SELECT name, value FROM rows WHERE lane = ? AND service = ? AND key = ? AND name >= ? ORDER BY name"
        for name, value in self._database.connection().execute(question, (*self._who, key, prefix)):
            if not name.startswith(prefix):
                break
            found[name] = value
        return found

    def write(self, connection: sqlite3.Connection, changes: Mapping[Place, bytes | None]) -> None:
        """Store what a batch changed, inside its transaction."""
        connection.executemany(
            "DELETE FROM rows WHERE lane = ? AND service = ? AND key = ? AND name = ?",
            [(*self._who, *place) for place, value in changes.items() if value is None],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?)",
            [(*self._who, *place, value) for place, value in changes.items() if value is not None],
        )
