"""scrapers/ledger: files beside notices: which wait, which are kept, which are not to be had."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from schemas.attachments import AttachmentLink
from schemas.events import AttachmentCaptured
from scrapers.ledger.book import Book, spool

FILE_AGAIN_AFTER = timedelta(minutes=10)
MOST_FILE_TRIES = 5
"""A file that could not be had so often is given up."""


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file beside a vehicle-like notice that is to be fetched."""

    notice_id: str
    url: str
    name: str


class Attachments(Book):
    """One row a notice and address."""

    def files_waiting(self, source: str, most: int, at: datetime, besides: Iterable[tuple[str, str]] = ()) -> list[WaitingFile]:
        """Files to fetch now, those of the newest vehicle-like notices first."""
        left_out = set(besides)
        query = (
            "SELECT a.notice, a.url, a.name FROM attachments a JOIN notices n ON n.id = a.notice WHERE a.source = ? AND a.due <= ?"
            " AND a.fetched = '' AND a.refused = '' AND n.vehicle ORDER BY n.published DESC LIMIT ?"
        )
        rows = self._db.execute(query, (source, at.isoformat(), most + len(left_out))).fetchall()
        return [WaitingFile(*row) for row in rows if (row[0], row[1]) not in left_out][:most]

    def keep_file(self, waiting: WaitingFile, file: str, size: int, at: datetime) -> None:
        """A file's blob is kept: say so."""
        with self._step() as db:
            db.execute(
                "UPDATE attachments SET file = ?, version = version + 1, fetched = ?, tries = 0 WHERE notice = ? AND url = ?",
                (file, at.isoformat(), waiting.notice_id, waiting.url),
            )
            (version,) = db.execute(
                "SELECT version FROM attachments WHERE notice = ? AND url = ?", (waiting.notice_id, waiting.url)
            ).fetchone()
            captured = AttachmentCaptured(
                notice_id=waiting.notice_id, url=waiting.url, name=waiting.name, version=version, captured_at=at, file=file, size=size
            )
            spool(db, captured, at)

    def file_missed(self, waiting: WaitingFile, at: datetime, refused: str = "") -> None:
        """A file could not be had. `refused`: why it is not asked for again; else it is, later each time, a few times."""
        with self._step() as db:
            (tries,) = db.execute(
                "SELECT tries + 1 FROM attachments WHERE notice = ? AND url = ?", (waiting.notice_id, waiting.url)
            ).fetchone()
            due = at + FILE_AGAIN_AFTER * 2 ** min(tries - 1, 8)
            db.execute(
                "UPDATE attachments SET tries = ?, due = ?, refused = ? WHERE notice = ? AND url = ?",
                (tries, due.isoformat(), refused or ("not had" if tries >= MOST_FILE_TRIES else ""), waiting.notice_id, waiting.url),
            )


def link_files(db: sqlite3.Connection, notice_id: str, source: str, links: Sequence[AttachmentLink]) -> None:
    """Note the files that a page links to; known ones stay as they are."""
    db.executemany(
        "INSERT OR IGNORE INTO attachments (notice, url, source, name) VALUES (?, ?, ?, ?)",
        [(notice_id, link.url, source, link.name) for link in links],
    )
