"""What a person must know of the sources: how fresh, how far, how much is still unread. Read-only."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scrapers.ledger import FILE
from scrapers.ledger.walks import EVER
from scrapers.sources.known import SOURCES


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source. Times are ISO 8601: the portal's own for `newest` and `covered_since`, else UTC; "" for never."""

    source: str
    outcome: str
    detail: str
    last_run: str
    last_success: str
    newest: str
    covered_since: str
    listed: int
    read: int
    waiting: int
    requests_today: int
    budget: int
    not_before: str


def coverage(folder: Path, at: datetime) -> list[Coverage]:
    """Every source that the ledger in a data folder knows; none where there is no ledger yet, or its collector is making it."""
    path = folder / FILE
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as db:
        if db.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('notices', 'sources', 'units', 'requests')").fetchone()[0] < 4:
            return []
        names = [name for (name,) in db.execute("SELECT DISTINCT source FROM notices UNION SELECT source FROM sources ORDER BY 1")]
        return [_one(db, name, at.date().isoformat()) for name in names]


def _one(db: sqlite3.Connection, name: str, day: str) -> Coverage:
    run = (
        db.execute("SELECT outcome, detail, last_run, last_success, not_before FROM sources WHERE source = ?", (name,)).fetchone()
        or ("",) * 5
    )
    listed, read, gone, newest, oldest = db.execute(
        "SELECT count(*), coalesce(sum(version > 0), 0), coalesce(sum(gone AND version = 0), 0), coalesce(max(published), ''), coalesce(min(nullif(published, '')), '')"
        " FROM notices WHERE source = ?",
        (name,),
    ).fetchone()
    spent = db.execute("SELECT count FROM requests WHERE source = ? AND day = ?", (name, day)).fetchone()
    budget = SOURCES[name].budget_per_day if name in SOURCES else 0
    return Coverage(
        source=name, outcome=run[0], detail=run[1], last_run=run[2], last_success=run[3], not_before=run[4], newest=newest,
        covered_since=_covered_since(db, name, oldest), listed=listed, read=read, waiting=listed - read - gone, requests_today=spent[0] if spent else 0, budget=budget,
    )  # fmt: skip


def _covered_since(db: sqlite3.Connection, name: str, oldest: str) -> str:
    """Since when every list is covered: the latest of the lists' own times; "" while one was never walked to its end, or all are empty.
    What came without lists (imports) is covered since its oldest."""
    units, never_walked, since = db.execute(
        "SELECT count(*), coalesce(sum(covered_since = '' AND outcome NOT IN ('ok', 'empty', 'truncated')), 0), coalesce(max(covered_since), '')"
        " FROM units WHERE source = ?",
        (name,),
    ).fetchone()
    if name not in SOURCES or not units:
        return oldest if name not in SOURCES else ""
    return "" if never_walked or units < len(SOURCES[name].channels) or since == EVER else str(since)
