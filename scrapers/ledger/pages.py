"""scrapers/ledger: the pages of notices: which wait, which version each has."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from schemas.attachments import AttachmentLink
from schemas.events import NoticeCaptured
from scrapers.ledger.attachments import link_files
from scrapers.ledger.book import Book, spool
from scrapers.priority import Kind, in_turn, vehicle_like

FOLLOWED_FOR = timedelta(days=45)
AGAIN_AFTER = timedelta(minutes=10)
"""A page that could not be had is asked for again after so long, doubled each time up to a day; the next run asks at once."""
GONE_AFTER = 3
"""So many 404s in a row mean that a notice is gone: lists show rows before their pages are there."""

WAITS = {
    Kind.VEHICLE: "fetched = '' AND vehicle AND refused = 0 ORDER BY published DESC",
    Kind.AGAIN: "fetched <> '' AND due <> '' ORDER BY refused, due",
    Kind.OTHER: "fetched = '' AND NOT (vehicle AND refused = 0) ORDER BY refused, vehicle DESC, published DESC",
}
"""Which notices wait for which reason, and in which order."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice whose page is to be fetched, the first time or again."""

    notice_id: str
    native_id: str
    url: str
    title: str
    published: str
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to keep: its blob is in the store already."""

    notice_id: str
    source: str
    native_id: str
    url: str
    page: str
    body_text: str
    normaliser: str
    title: str
    published: str
    row: dict[str, Any]
    origin: Literal["crawl", "add", "import"] = "crawl"
    media: Literal["html", "text"] = "html"
    attachments: tuple[AttachmentLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A page whose bytes are kept. `version` 0: they could not be read yet."""

    notice_id: str
    source: str
    native_id: str
    url: str
    title: str
    published: str
    row: dict[str, Any]
    page: str
    version: int
    normaliser: str


class Pages(Book):
    """One row a notice."""

    def waiting(
        self, source: str, most: int, at: datetime, besides: Iterable[str] = (), turn: int = 0, kinds: Sequence[Kind] = tuple(Kind)
    ) -> list[Waiting]:
        """Pages to fetch now, by turns (see `scrapers.priority`); of each kind the newest first, those due again longest
        first, and last those that stopped a run before."""
        left_out = set(besides)
        return in_turn({kind: self._of_kind(kind, source, most, at, left_out) for kind in kinds}, most, turn)

    def _of_kind(self, kind: Kind, source: str, most: int, at: datetime, left_out: set[str]) -> list[Waiting]:
        query = f"SELECT id, native_id, url, title, published, row FROM notices WHERE source = ? AND gone = 0 AND due <= ? AND {WAITS[kind]} LIMIT ?"
        rows = self._db.execute(query, (source, at.isoformat(), most + len(left_out))).fetchall()
        return [Waiting(a, b, c, d, e, json.loads(row)) for a, b, c, d, e, row in rows if a not in left_out][:most]

    def keep(self, pages: Sequence[Page], at: datetime, again_after: timedelta) -> tuple[int, int]:
        """Number the versions of pages whose blobs are kept and say those that are new: one transaction.
        Returns (first versions, later versions)."""
        with self._step() as db:
            versions = [_keep(db, page, at, again_after) for page in pages]
        return versions.count(1), sum(version > 1 for version in versions)

    def missed(self, notice_id: str, at: datetime, gone: bool = False, refused: bool = False, page: str = "") -> None:
        """A page could not be had. `refused`: the portal blocked us at it, so others come first next time; `page`: what
        was got instead and could not be read, kept for `reparse`."""
        with self._step() as db:
            tries, missing = db.execute("SELECT tries + 1, missing + 1 FROM notices WHERE id = ?", (notice_id,)).fetchone()
            missing = missing if gone else 0
            due = at + min(AGAIN_AFTER * 2 ** min(tries - 1, 10), timedelta(days=1))
            db.execute(
                "UPDATE notices SET tries = ?, missing = ?, due = ?, gone = ?, refused = refused + ?,"
                " page = CASE WHEN version = 0 AND ? <> '' THEN ? ELSE page END WHERE id = ?",
                (tries, missing, due.isoformat(), missing >= GONE_AFTER, refused, page, page, notice_id),
            )

    def try_again(self, source: str) -> None:
        """A new run asks at once for what the one before could not have."""
        with self._step() as db:
            db.execute("UPDATE notices SET due = '0' WHERE source = ? AND tries > 0 AND gone = 0", (source,))

    def unread(self, source: str) -> int:
        """How many notices' pages are still to be fetched."""
        query = "SELECT count(*) FROM notices WHERE source = ? AND fetched = '' AND gone = 0"
        return int(self._db.execute(query, (source,)).fetchone()[0])

    def kept(self, besides: str, source: str) -> list[Kept]:
        """Kept pages of a source that were not read under this normaliser, and those not readable when they came."""
        query = (
            "SELECT id, source, native_id, url, title, published, row, page, version, normaliser FROM notices"
            " WHERE source = ? AND page <> '' AND (version = 0 OR normaliser <> ?) ORDER BY id"
        )
        rows = self._db.execute(query, (source, besides)).fetchall()
        return [Kept(a, b, c, d, e, f, json.loads(row), *rest) for a, b, c, d, e, f, row, *rest in rows]

    def read_under(self, notice_id: str) -> tuple[str, str]:
        """(normaliser, page's sha256) of a notice's present version; ("", "") when there is none."""
        row = self._db.execute("SELECT normaliser, page FROM notices WHERE id = ? AND version > 0", (notice_id,)).fetchone()
        return (row[0], row[1]) if row else ("", "")

    def kept_at(self, url: str) -> tuple[str, str, str, str] | None:
        """(source, title, published, page's sha256) of the page kept of an address; None when there is none."""
        row = self._db.execute("SELECT source, title, published, page FROM notices WHERE url = ? AND version > 0", (url,)).fetchone()
        return (row[0], row[1], row[2], row[3]) if row else None

    def renormalise(self, notice_id: str, body_text: str, normaliser: str) -> None:
        """A kept page's hash under another normaliser; no new version."""
        with self._step() as db:
            db.execute("UPDATE notices SET body = ?, normaliser = ? WHERE id = ?", (_digest(body_text), normaliser, notice_id))


def _keep(db: sqlite3.Connection, page: Page, at: datetime, again_after: timedelta) -> int:
    """The new version's number, 0 when the body is the same as before or was read under another normaliser."""
    body = _digest(page.body_text)
    _known_or_added(db, page, at)
    version, old, normaliser, published, follows = db.execute(
        "SELECT version, body, normaliser, published, followed FROM notices WHERE id = ?", (page.notice_id,)
    ).fetchone()
    due = _due(published, bool(follows), at, again_after)
    db.execute(
        "UPDATE notices SET fetched = ?, due = ?, tries = 0, missing = 0, refused = 0, gone = 0 WHERE id = ?",
        (at.isoformat(), due, page.notice_id),
    )
    if version and (old == body or normaliser != page.normaliser):
        db.execute("UPDATE notices SET body = ?, normaliser = ? WHERE id = ?", (body, page.normaliser, page.notice_id))
        return 0
    db.execute(
        "UPDATE notices SET version = ?, body = ?, normaliser = ?, page = ? WHERE id = ?",
        (version + 1, body, page.normaliser, page.page, page.notice_id),
    )
    captured = NoticeCaptured(
        notice_id=page.notice_id, source=page.source, native_id=page.native_id, url=page.url, version=version + 1, captured_at=at,
        origin=page.origin, media=page.media, page=page.page, body=body, normaliser=page.normaliser, title=page.title,
        published_at=page.published, row=page.row, attachments=page.attachments,
    )  # fmt: skip
    link_files(db, page.notice_id, page.source, page.attachments)
    spool(db, captured, at)
    return int(version) + 1


def _known_or_added(db: sqlite3.Connection, page: Page, at: datetime) -> None:
    db.execute(
        "INSERT OR IGNORE INTO notices (id, source, native_id, url, title, published, kind, row, row_hash, vehicle, followed, origin, first_seen)"
        " VALUES (?, ?, ?, ?, ?, ?, '', ?, '', ?, 0, ?, ?)",
        (
            page.notice_id, page.source, page.native_id, page.url, page.title, page.published, json.dumps(page.row, ensure_ascii=False),
            vehicle_like(page.title), page.origin, at.isoformat(),
        ),
    )  # fmt: skip


def _digest(body_text: str) -> str:
    return hashlib.sha256(body_text.encode()).hexdigest()


def _due(published: str, follows: bool, at: datetime, again_after: timedelta) -> str:
    """When the page is looked at again, "" for never: open vehicle tenders only."""
    try:
        came = datetime.fromisoformat(published)
    except ValueError:
        return ""
    young = came.tzinfo is not None and at - came < FOLLOWED_FOR
    return (at + again_after).isoformat() if follows and young else ""
