"""scrapers/ledger: what a source asked of us and what we asked of it: cool-downs, outcomes, requests a day."""

from datetime import datetime, timedelta

from scrapers.ledger.book import Book
from scrapers.outcomes import Outcome


class Manners(Book):
    """One row a source, one a source and day."""

    def not_before(self, source: str) -> str:
        """Until when a source is left alone; "" when it is not."""
        row = self._db.execute("SELECT not_before FROM sources WHERE source = ?", (source,)).fetchone()
        return str(row[0]) if row else ""

    def end_run(self, source: str, outcome: Outcome, detail: str, at: datetime, cool_down: timedelta | None) -> None:
        """Note how a run ended, and until when to leave the source alone."""
        until = (at + cool_down).isoformat() if cool_down else ""
        good = outcome in (Outcome.OK, Outcome.EMPTY)
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO sources (source) VALUES (?)", (source,))
            db.execute(
                "UPDATE sources SET not_before = ?, outcome = ?, detail = ?, last_run = ?, last_success = CASE WHEN ? THEN ? ELSE last_success END"
                " WHERE source = ?",
                (until, outcome, detail, at.isoformat(), good, at.isoformat(), source),
            )

    def spend(self, source: str, day: str, count: int) -> int:
        """Count requests of a day. Returns how many it has had."""
        with self._step() as db:
            db.execute(
                "INSERT INTO requests VALUES (?, ?, ?) ON CONFLICT (source, day) DO UPDATE SET count = count + excluded.count",
                (source, day, count),
            )
            return int(db.execute("SELECT count FROM requests WHERE source = ? AND day = ?", (source, day)).fetchone()[0])
