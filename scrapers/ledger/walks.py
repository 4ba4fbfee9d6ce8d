"""scrapers/ledger: how far each list was walked, and the rows seen on the way."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from schemas.events import NoticeListed
from scrapers.ledger.book import Book, spool
from scrapers.outcomes import Outcome
from scrapers.priority import followed, vehicle_like
from scrapers.sources.pages import Row

DEEP_EVERY = timedelta(days=1)
DEEP = timedelta(days=2)
"""So far behind the watermark a deep walk looks: portals put in rows with times that have passed already."""
STATES = {
    Outcome.OK: "complete", Outcome.EMPTY: "complete", Outcome.TRUNCATED: "truncated", Outcome.DRIFT: "failed", Outcome.GONE: "failed",
    Outcome.BLOCKED: "blocked", Outcome.CHALLENGE: "blocked",
}  # fmt: skip
"""A unit's state by how its walk ended; by default `partial`. Walks that are running, blocked or partial go on where they stood."""
REACHED = (Outcome.OK, Outcome.EMPTY, Outcome.TRUNCATED)
EVER = "0000"
"""Covered since: a list that had nothing when it was first walked has never shown anything that was missed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """How far a list was walked. `watermark`: what was published before was seen by earlier walks; `floor`: down to
    where this walk goes. `received` counts rows, `fresh` those not known before."""

    channel: str
    state: str
    page: int
    watermark: str
    floor: str
    newest: str
    announced: int
    received: int
    fresh: int
    covered_since: str


class Walks(Book):
    """One row a list: its work unit."""

    def begin_walk(self, source: str, channel: str, at: datetime) -> Unit:
        """Start a list's walk, or go on with one that was interrupted. Once a day it is a deep one."""
        with self._step() as db:
            db.execute("INSERT OR IGNORE INTO units (source, channel) VALUES (?, ?)", (source, channel))
            state, watermark, deep = db.execute(
                "SELECT state, watermark, deep FROM units WHERE source = ? AND channel = ?", (source, channel)
            ).fetchone()
            if state not in ("running", "blocked", "partial"):
                is_deep = not deep or at - datetime.fromisoformat(deep) >= DEEP_EVERY
                db.execute(
                    "UPDATE units SET page = 0, received = 0, fresh = 0, newest = '', oldest = '', first_key = '', last_key = '', floor = ?,"
                    " deep_since = ? WHERE source = ? AND channel = ?",
                    (_before(watermark) if is_deep else watermark, at.isoformat() if is_deep else "", source, channel),
                )
            db.execute("UPDATE units SET state = 'running', attempts = attempts + 1 WHERE source = ? AND channel = ?", (source, channel))
        return self.unit(source, channel)

    def unit(self, source: str, channel: str) -> Unit:
        """A list's walk as it stands."""
        query = (
            "SELECT channel, state, page, watermark, floor, newest, announced, received, fresh, covered_since FROM units"
            " WHERE source = ? AND channel = ?"
        )
        return Unit(*self._db.execute(query, (source, channel)).fetchone())

    def list_page(self, source: str, channel: str, number: int, announced: int, rows: Sequence[Row], at: datetime) -> int:
        """Take a page's rows, say those that are new or changed, and note the progress: one transaction. Returns how
        many were new."""
        dates = [row.published_at for row in rows if row.published_at]
        keys = [row.native_id for row in rows] or [""]
        with self._step() as db:
            fresh = sum([_take(db, source, row, at) for row in rows])
            db.execute(
                "UPDATE units SET page = ?, announced = ?, received = received + ?, fresh = fresh + ?, newest = max(newest, ?),"
                " oldest = CASE WHEN oldest = '' OR oldest > ? THEN ? ELSE oldest END,"
                " first_key = CASE WHEN first_key = '' THEN ? ELSE first_key END, last_key = ? WHERE source = ? AND channel = ?",
                (
                    number + 1, announced, len(rows), fresh, max(dates, default=""), min(dates, default="9"), min(dates, default=""),
                    keys[0], keys[-1], source, channel,
                ),
            )  # fmt: skip
        return fresh

    def end_walk(self, source: str, channel: str, outcome: Outcome, detail: str, at: datetime) -> None:
        """Note how a walk ended. Only one that reached its end moves the watermark; a truncated one leaves a hole
        behind what it saw, so that the list is covered since then only. A list that was seen empty hides nothing."""
        own = (source, channel)
        with self._step() as db:
            db.execute(
                "UPDATE units SET state = ?, outcome = ?, detail = ?, walked = ? WHERE source = ? AND channel = ?",
                (STATES.get(outcome, "partial"), outcome, detail, at.isoformat(), *own),
            )
            if outcome not in REACHED:
                return
            if outcome is Outcome.TRUNCATED:
                db.execute("UPDATE units SET covered_since = '' WHERE source = ? AND channel = ?", own)
            db.execute(
                "UPDATE units SET watermark = max(watermark, newest), deep = max(deep, deep_since), covered_since ="
                " CASE WHEN covered_since = '' AND oldest = '' THEN ? WHEN covered_since = '' OR (oldest <> '' AND covered_since > oldest)"
                " THEN oldest ELSE covered_since END WHERE source = ? AND channel = ?",
                (EVER, *own),
            )


def _take(db: sqlite3.Connection, source: str, row: Row, at: datetime) -> int:
    """Store a row and say it if it is new or changed (a vehicle's page is then looked at again). Returns 1 for a new one."""
    shown = asdict(row)
    digest = hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    notice_id = f"{source}:{row.native_id}"
    known = db.execute("SELECT row_hash FROM notices WHERE id = ?", (notice_id,)).fetchone()
    if known and known[0] == digest:
        return 0
    db.execute(
        "INSERT INTO notices (id, source, native_id, url, title, published, kind, row, row_hash, vehicle, followed, first_seen)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title,"
        " published = excluded.published, kind = excluded.kind, row = excluded.row, row_hash = excluded.row_hash,"
        " vehicle = excluded.vehicle, followed = excluded.followed, due = CASE WHEN fetched <> '' AND excluded.vehicle THEN '0' ELSE due END",
        (
            notice_id, source, row.native_id, row.url, row.title, row.published_at, row.kind_label, json.dumps(shown, ensure_ascii=False), digest,
            vehicle_like(row.title), followed(row.title, row.kind_label), at.isoformat(),
        ),
    )  # fmt: skip
    listed = NoticeListed(
        notice_id=notice_id, source=source, native_id=row.native_id, url=row.url, title=row.title, listed_at=at, published_at=row.published_at,
        buyer=row.buyer, region=row.region, kind_label=row.kind_label,
    )  # fmt: skip
    spool(db, listed, at)
    return 0 if known else 1


def _before(watermark: str) -> str:
    """A time some days before, "" where there is none to reckon from."""
    try:
        return (datetime.fromisoformat(watermark) - DEEP).isoformat()
    except ValueError:
        return ""
