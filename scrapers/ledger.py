"""The collector's own book: what was listed, which page was kept in which version, how far each list was walked, and
the spool of events on their way to the log. Each step is one transaction; a crawl resumes by being run again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from runtime.crash import point
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import NoticeCaptured, NoticeListed, Payload
from scrapers.outcomes import Outcome
from scrapers.priority import followed, vehicle_like
from scrapers.sources.pages import Row

FILE = "ledger.db"
WRITER = "collector"
FOLLOWED_FOR = timedelta(days=45)
MOST_TRIES = 5

SCHEMA = """
CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, native_id TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, published TEXT NOT NULL,
    kind TEXT NOT NULL, row TEXT NOT NULL, row_hash TEXT NOT NULL, vehicle INTEGER NOT NULL, followed INTEGER NOT NULL,
    version INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL DEFAULT '', normaliser TEXT NOT NULL DEFAULT '', page TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'crawl', fetched TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0, first_seen TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS notices_waiting ON notices (source, fetched, gone, vehicle);
CREATE INDEX IF NOT EXISTS notices_due ON notices (source, due);
CREATE TABLE IF NOT EXISTS units (
    source TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'pending', outcome TEXT NOT NULL DEFAULT '', page INTEGER NOT NULL DEFAULT 0,
    announced INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0, fresh INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    watermark TEXT NOT NULL DEFAULT '', newest TEXT NOT NULL DEFAULT '', covered_since TEXT NOT NULL DEFAULT '', walked TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '', PRIMARY KEY (source, channel));
CREATE TABLE IF NOT EXISTS sources (
    source TEXT PRIMARY KEY, not_before TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',
    last_run TEXT NOT NULL DEFAULT '', last_success TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS requests (source TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (source, day));
CREATE TABLE IF NOT EXISTS spool (position INTEGER PRIMARY KEY AUTOINCREMENT, event BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS shipped (only INTEGER PRIMARY KEY CHECK (only = 1), position INTEGER NOT NULL);
INSERT OR IGNORE INTO shipped VALUES (1, 0);
"""


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


@dataclass(frozen=True, slots=True)
class Unit:
    """How far a list was walked. `watermark`: everything published before was seen by an earlier complete walk."""

    channel: str
    state: str
    page: int
    watermark: str
    newest: str
    received: int


class Ledger:
    """SQLite file in the data folder; one writer, any number of readers. Times are UTC, ISO 8601, unless a portal's."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._db = sqlite3.connect(self.path, isolation_level=None, timeout=30, check_same_thread=False)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + SCHEMA)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    @contextmanager
    def _step(self) -> Iterator[sqlite3.Connection]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        point("after_ledger")

    # -- lists ---------------------------------------------------------------------------------------------------
    def begin_walk(self, source: str, channel: str) -> Unit:
        """Start a list's walk, or go on with one that was interrupted."""
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO units (source, channel) VALUES (?, ?)", (source, channel))
            db.execute(
                "UPDATE units SET page = 0, received = 0, fresh = 0, newest = '' WHERE source = ? AND channel = ? AND state <> 'running'",
                (source, channel),
            )
            db.execute("UPDATE units SET state = 'running', attempts = attempts + 1 WHERE source = ? AND channel = ?", (source, channel))
        return self.unit(source, channel)

    def unit(self, source: str, channel: str) -> Unit:
        """A list's walk as it stands."""
        query = "SELECT channel, state, page, watermark, newest, received FROM units WHERE source = ? AND channel = ?"
        return Unit(*self._db.execute(query, (source, channel)).fetchone())

    def announced(self, source: str, channel: str) -> int:
        """How many pages the list's pager announced last."""
        return int(self._db.execute("SELECT announced FROM units WHERE source = ? AND channel = ?", (source, channel)).fetchone()[0])

    def list_page(self, source: str, channel: str, number: int, announced: int, rows: Sequence[Row], at: datetime) -> int:
        """Take a page's rows, say those that are new or changed, and note the progress: one transaction. Returns how
        many were new."""
        fresh = 0
        with self._step() as db:
            for row in rows:
                fresh += self._list_row(db, source, row, at)
            dates = [row.published_at for row in rows if row.published_at]
            db.execute(
                "UPDATE units SET page = ?, announced = ?, received = received + ?, fresh = fresh + ?, newest = max(newest, ?),"
                " covered_since = CASE WHEN covered_since = '' OR covered_since > ? THEN ? ELSE covered_since END"
                " WHERE source = ? AND channel = ?",
                (
                    number + 1,
                    announced,
                    len(rows),
                    fresh,
                    max(dates, default=""),
                    min(dates, default="9"),
                    min(dates, default=""),
                    source,
                    channel,
                ),
            )
        return fresh

    def _list_row(self, db: sqlite3.Connection, source: str, row: Row, at: datetime) -> int:
        shown = asdict(row)
        digest = hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        notice_id = f"{source}:{row.native_id}"
        known = db.execute("SELECT row_hash FROM notices WHERE id = ?", (notice_id,)).fetchone()
        if known and known[0] == digest:
            return 0
        follows = followed(row.title, row.kind_label)
        db.execute(
            "INSERT INTO notices (id, source, native_id, url, title, published, kind, row, row_hash, vehicle, followed, first_seen)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " title = excluded.title, published = excluded.published, kind = excluded.kind, row = excluded.row, row_hash = excluded.row_hash",
            (notice_id, source, row.native_id, row.url, row.title, row.published_at, row.kind_label, json.dumps(shown, ensure_ascii=False),
             digest, vehicle_like(row.title), follows, at.isoformat()),
        )  # fmt: skip
        listed = NoticeListed(
            notice_id=notice_id, source=source, native_id=row.native_id, url=row.url, title=row.title, listed_at=at, published_at=row.published_at,
            buyer=row.buyer, region=row.region, kind_label=row.kind_label,
        )  # fmt: skip
        _spool(db, listed, at)
        return 0 if known else 1

    def end_walk(self, source: str, channel: str, outcome: Outcome, detail: str, at: datetime) -> None:
        """Note how a walk ended. Only a complete one moves the watermark."""
        complete = outcome in (Outcome.OK, Outcome.EMPTY)
        state = "complete" if complete else ("partial" if outcome is Outcome.TRUNCATED else "failed")
        with self._step() as db:
            db.execute(
                "UPDATE units SET state = ?, outcome = ?, detail = ?, walked = ? WHERE source = ? AND channel = ?",
                (state, outcome, detail, at.isoformat(), source, channel),
            )
            if complete or outcome is Outcome.TRUNCATED:
                db.execute("UPDATE units SET watermark = max(watermark, newest) WHERE source = ? AND channel = ?", (source, channel))

    # -- pages ---------------------------------------------------------------------------------------------------
    def waiting(self, source: str, most: int, at: datetime, besides: Iterable[str] = ()) -> list[Waiting]:
        """Pages to fetch now: never fetched ones first, vehicle-like before others, then the newest; then those of open
        vehicle tenders that are due to be looked at again."""
        left_out = set(besides)
        query = (
            "SELECT id, native_id, url, title, published, row FROM notices WHERE source = ? AND gone = 0 AND tries < ? AND"
            " (fetched = '' OR (due <> '' AND due <= ?)) ORDER BY fetched <> '', vehicle DESC, published DESC LIMIT ?"
        )
        rows = self._db.execute(query, (source, MOST_TRIES, at.isoformat(), most + len(left_out))).fetchall()
        return [Waiting(a, b, c, d, e, json.loads(row)) for a, b, c, d, e, row in rows if a not in left_out][:most]

    def keep(self, pages: Sequence[Page], at: datetime, again_after: timedelta) -> tuple[int, int]:
        """Number the versions of pages whose blobs are kept and say those that are new: one transaction.
        Returns (first versions, later versions)."""
        new = changed = 0
        with self._step() as db:
            for page in pages:
                version = self._keep_one(db, page, at, again_after)
                new += version == 1
                changed += version > 1
        return new, changed

    def _keep_one(self, db: sqlite3.Connection, page: Page, at: datetime, again_after: timedelta) -> int:
        """The new version's number, 0 when the body is the same as before under the same normaliser."""
        body = hashlib.sha256(page.body_text.encode()).hexdigest()
        self._known_or_added(db, page, at)
        version, old, normaliser, published, follows = db.execute(
            "SELECT version, body, normaliser, published, followed FROM notices WHERE id = ?", (page.notice_id,)
        ).fetchone()
        due = _due(published, bool(follows), at, again_after)
        db.execute("UPDATE notices SET fetched = ?, due = ?, tries = 0 WHERE id = ?", (at.isoformat(), due, page.notice_id))
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
            published_at=page.published, row=page.row,
        )  # fmt: skip
        _spool(db, captured, at)
        return int(version) + 1

    def _known_or_added(self, db: sqlite3.Connection, page: Page, at: datetime) -> None:
        db.execute(
            "INSERT OR IGNORE INTO notices (id, source, native_id, url, title, published, kind, row, row_hash, vehicle, followed, origin, first_seen)"
            " VALUES (?, ?, ?, ?, ?, ?, '', ?, '', ?, 0, ?, ?)",
            (page.notice_id, page.source, page.native_id, page.url, page.title, page.published, json.dumps(page.row, ensure_ascii=False),
             vehicle_like(page.title), page.origin, at.isoformat()),
        )  # fmt: skip

    def missed(self, notice_id: str, gone: bool) -> None:
        """A page could not be had. Gone ones are not asked for again; others after enough tries only with the next run."""
        with self._step() as db:
            db.execute("UPDATE notices SET tries = tries + 1, gone = ?, due = '' WHERE id = ?", (gone, notice_id))

    def try_again(self, source: str) -> None:
        """A new run tries again what the one before gave up."""
        with self._step() as db:
            db.execute("UPDATE notices SET tries = 0 WHERE source = ? AND tries > 0 AND gone = 0", (source,))

    def kept(self) -> Iterator[tuple[str, str, str, str]]:
        """(notice id, source, page's sha256, normaliser) of every kept page."""
        yield from self._db.execute("SELECT id, source, page, normaliser FROM notices WHERE version > 0").fetchall()

    def kept_at(self, url: str) -> tuple[str, str, str, str] | None:
        """(source, title, published, page's sha256) of the page kept of an address; None when there is none."""
        row = self._db.execute("SELECT source, title, published, page FROM notices WHERE url = ? AND version > 0", (url,)).fetchone()
        return (row[0], row[1], row[2], row[3]) if row else None

    def renormalise(self, notice_id: str, body_text: str, normaliser: str) -> None:
        """A kept page's hash under another normaliser; no new version."""
        body = hashlib.sha256(body_text.encode()).hexdigest()
        with self._step() as db:
            db.execute("UPDATE notices SET body = ?, normaliser = ? WHERE id = ?", (body, normaliser, notice_id))

    # -- sources -------------------------------------------------------------------------------------------------
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

    # -- spool ---------------------------------------------------------------------------------------------------
    def unshipped(self, most: int = 500) -> list[tuple[int, Event]]:
        """Events that the log may not have yet, in order, with their place in the spool."""
        query = "SELECT position, event FROM spool WHERE position > (SELECT position FROM shipped) ORDER BY position LIMIT ?"
        return [(position, Event.from_json(raw)) for position, raw in self._db.execute(query, (most,)).fetchall()]

    def mark_shipped(self, position: int) -> None:
        """The log has everything up to here."""
        with self._step() as db:
            db.execute("UPDATE shipped SET position = ?", (position,))
            db.execute("DELETE FROM spool WHERE position <= ?", (position,))


def _spool(db: sqlite3.Connection, payload: Payload, at: datetime) -> None:
    db.execute("INSERT INTO spool (event) VALUES (?)", (first_hand(WRITER, payload, at).to_json(),))


def _due(published: str, follows: bool, at: datetime, again_after: timedelta) -> str:
    """When the page is looked at again, "" for never: open vehicle tenders only."""
    try:
        came = datetime.fromisoformat(published)
    except ValueError:
        return ""
    young = came.tzinfo is not None and at - came < FOLLOWED_FOR
    return (at + again_after).isoformat() if follows and young else ""
