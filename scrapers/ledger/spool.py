"""scrapers/ledger: events on their way to the log."""

from schemas.envelope import Event
from scrapers.ledger.book import Book


class Spool(Book):
    """Exact envelopes, in the order in which they were said."""

    def unshipped(self, most: int = 500) -> list[tuple[int, Event]]:
        """Events that the log may not have yet, in order, with their place in the spool."""
        query = "SELECT position, event FROM spool WHERE position > (SELECT position FROM shipped) ORDER BY position LIMIT ?"
        return [(position, Event.from_json(raw)) for position, raw in self._db.execute(query, (most,)).fetchall()]

    def mark_shipped(self, position: int) -> None:
        """The log has everything up to here."""
        with self._step() as db:
            db.execute("UPDATE shipped SET position = max(position, ?)", (position,))
            db.execute("DELETE FROM spool WHERE position <= ?", (position,))
