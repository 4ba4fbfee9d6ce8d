"""How far a service has come: cursors, the turn that guards against a second process, and the last outcomes."""

import sqlite3
from collections.abc import Mapping

from runtime.batch import Standing
from runtime.embedded.database import Database
from runtime.refusals import looked_back


class Overtaken(Exception):
    """Another process of the same service committed first: read again, nothing was written."""


class Progress:
    """The standing of one service in one lane."""

    def __init__(self, database: Database, lane: int, service: str) -> None:
        self._database, self._who = database, (lane, service)

    def standing(self) -> Standing:
        """As committed now. Read before anything that depends on it, so that `advance` notices any change since."""
        connection = self._database.connection()
        row = connection.execute("SELECT turn, outcomes FROM services WHERE lane = ? AND service = ?", self._who).fetchone()
        turn, outcomes = row or (0, "")
        cursors = connection.execute("SELECT topic, position FROM cursors WHERE lane = ? AND service = ?", self._who)
        return Standing(turn, outcomes, dict(cursors.fetchall()))

    def check(self, connection: sqlite3.Connection, standing: Standing) -> None:
        """Raise Overtaken when the service has moved since `standing` was read."""
        row = connection.execute("SELECT turn FROM services WHERE lane = ? AND service = ?", self._who).fetchone()
        if (row[0] if row else 0) != standing.turn:
            raise Overtaken

    def advance(self, connection: sqlite3.Connection, standing: Standing, cursors: Mapping[str, int], refused: list[bool]) -> None:
        """Acknowledge: one turn more, cursors where the batch ended."""
        outcomes = looked_back(standing.outcomes, refused)
        connection.execute("INSERT OR REPLACE INTO services VALUES (?, ?, ?, ?)", (*self._who, standing.turn + 1, outcomes))
        connection.executemany(
            "INSERT OR REPLACE INTO cursors VALUES (?, ?, ?, ?)", [(*self._who, topic, position) for topic, position in cursors.items()]
        )
