"""The collector's own book: what was listed, which page was kept in which version, how far each list was walked, and
the spool of events on their way to the log. Each step is one transaction; a crawl resumes by being run again."""

from scrapers.ledger.attachments import Attachments, WaitingFile
from scrapers.ledger.book import FILE
from scrapers.ledger.manners import Manners
from scrapers.ledger.pages import Kept, Page, Pages, Waiting
from scrapers.ledger.spool import Spool
from scrapers.ledger.walks import Unit, Walks

__all__ = ["FILE", "Kept", "Ledger", "Page", "Unit", "Waiting", "WaitingFile"]


class Ledger(Walks, Pages, Attachments, Manners, Spool):
    """SQLite file in the data folder; one writer at a time, any number of readers. Times are UTC, ISO 8601, unless a portal's."""
