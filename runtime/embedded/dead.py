"""Dead letters in the embedded log: list, show, put on the road again."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from runtime.embedded.database import Database
from runtime.embedded.log import SqliteLog
from runtime.letters import DeadLetter, UnknownLetter, once_more, replayed, replayed_id
from schemas.envelope import Event
from schemas.events import DeadReplayed, Rejected
from schemas.topics import DEAD
from schemas.upcasts import payload_of


class DeadLetters:
    """All letters of one store. `dead` has no generations."""

    def __init__(self, database: Database, log: SqliteLog) -> None:
        self._database, self._log = database, log

    def all(self) -> list[DeadLetter]:
        """Every letter, oldest first."""
        events = [Event.from_json(stored.raw) for stored in self._log.read_all(DEAD)]
        said = [(event.id, payload_of(event)) for event in events]
        done = {payload.rejected_id for _, payload in said if isinstance(payload, DeadReplayed)}
        return [DeadLetter(id_, payload, id_ in done) for id_, payload in said if isinstance(payload, Rejected)]

    def show(self, letter_id: str) -> DeadLetter:
        """One letter. Raises UnknownLetter."""
        stored = self._log.find(DEAD, letter_id)
        payload = None if stored is None else payload_of(Event.from_json(stored.raw))
        if not isinstance(payload, Rejected):
            raise UnknownLetter(letter_id)
        return DeadLetter(letter_id, payload, self._log.holds(DEAD, replayed_id(letter_id)))

    def replay(self, letter_ids: Iterable[str]) -> int:
        """Mark letters: the service that refused steps their events again with its next batch, as if just heard.
        Returns how many were marked; those taken meanwhile are left alone. Raises UnknownLetter, marking none."""
        letters = [self.show(letter_id) for letter_id in letter_ids]
        marks = [(letter.rejected.service, letter.id) for letter in letters if not letter.replayed]
        with self._database.transaction() as connection:
            connection.executemany("INSERT OR IGNORE INTO marked VALUES (?, ?)", marks)
        return len(marks)

    def marked(self, service: str) -> list[DeadLetter]:
        """Letters that the service is to step again, in the order of their events."""
        found = self._database.connection().execute("SELECT letter FROM marked WHERE service = ?", (service,)).fetchall()
        return sorted((self.show(letter) for (letter,) in found), key=lambda letter: (letter.rejected.position, letter.id))

    def write(
        self, connection: sqlite3.Connection, service: str, refused: Sequence[Event], again: Sequence[DeadLetter], at: datetime
    ) -> None:
        """Inside a batch's transaction: new letters; of those stepped again, the marks go and the ones taken are said so."""
        letters = [self._fresh(letter) for letter in refused]
        still = {letter.id for letter in letters}
        self._log.write(connection, DEAD, letters)
        self._log.write(connection, DEAD, [replayed(service, letter.id, at) for letter in again if letter.id not in still])
        connection.executemany("DELETE FROM marked WHERE letter = ?", [(letter.id,) for letter in again])

    def _fresh(self, letter: Event) -> Event:
        while self._log.holds(DEAD, replayed_id(letter.id)):
            letter = once_more(letter)
        return letter
