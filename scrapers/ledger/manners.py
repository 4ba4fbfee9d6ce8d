"""scrapers/ledger: what a source asked of us and what we asked of it: cool-downs, outcomes, requests a day."""

from datetime import datetime, timedelta

from scrapers.ledger.book import Book
from scrapers.outcomes import Outcome


class Manners(Book):
    """One row a source, one a source and day."""

    def not_before(self, source: str) -> str:
        """Until when a source is left alone, for whatever reason; "" when it is not."""
        return self._told("not_before", source)

    def asked_until(self, source: str) -> str:
        """Until when the source itself asked to be left alone (Retry-After); "" when it never did."""
        return self._told("asked", source)

    def outcome(self, source: str) -> str:
        """What the source's last run came to; "" when there was none."""
        return self._told("outcome", source)

    def _told(self, column: str, source: str) -> str:
        row = self._db.execute(f"SELECT {column} FROM sources WHERE source = ?", (source,)).fetchone()
        return str(row[0]) if row else ""

    def hold(self, source: str, until: datetime) -> None:
        """The source asked to be left alone until then: every process keeps to it, also after a kill."""
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO sources (source) VALUES (?)", (source,))
            db.execute(
                "UPDATE sources SET asked = max(asked, ?), not_before = max(not_before, ?) WHERE source = ?",
                (until.isoformat(), until.isoformat(), source),
            )

    def end_run(self, source: str, outcome: Outcome, detail: str, at: datetime, cool_down: timedelta | None) -> None:
        """Note how a run ended, and until when to leave the source alone; what it asked for itself still holds."""
        until = (at + cool_down).isoformat() if cool_down else ""
        good = outcome in (Outcome.OK, Outcome.EMPTY)
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO sources (source) VALUES (?)", (source,))
            db.execute(
                "UPDATE sources SET not_before = max(?, CASE WHEN asked > ? THEN asked ELSE '' END), outcome = ?, detail = ?, last_run = ?,"
                " last_success = CASE WHEN ? THEN ? ELSE last_success END WHERE source = ?",
                (until, at.isoformat(), outcome, detail, at.isoformat(), good, at.isoformat(), source),
            )

    def spent(self, source: str, day: str) -> int:
        """How many requests a day has had."""
        row = self._db.execute("SELECT count FROM requests WHERE source = ? AND day = ?", (source, day)).fetchone()
        return int(row[0]) if row else 0

    def spend(self, source: str, day: str, count: int, budget: int) -> int:
        """Take up to `count` requests out of a day's budget, before they are made: a kill may cost some, it never allows
        more. A negative count gives back. Returns how many were taken."""
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO requests VALUES (?, ?, 0)", (source, day))
            left = budget - self.spent(source, day)
            taken = min(count, max(left, 0))
            db.execute("UPDATE requests SET count = count + ? WHERE source = ? AND day = ?", (taken, source, day))
        return taken
