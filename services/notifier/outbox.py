"""What waits to be handed over, and what was: a record of our own, for mail and chat cannot be idempotent."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from schemas.events import AlertRaised, DeliveryMade
from schemas.events.people import Channel
from services.notifier.channels import channel_id, message_id

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""Waits before each further try; then it is given up. In all about 22 hours."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS outbox (
    id TEXT PRIMARY KEY, alert TEXT NOT NULL, channel TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    next_try TEXT NOT NULL, receipt TEXT NOT NULL DEFAULT '', said INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (receipt, next_try);
CREATE INDEX IF NOT EXISTS outbox_unsaid ON outbox (said, receipt);
"""


@dataclass(frozen=True)
class Waiting:
    """One alert for one channel, to be tried now. `tries` were made before."""

    id: str
    alert: AlertRaised
    channel: Channel
    tries: int


class Outbox:
    """SQLite file: one row an alert and channel, from enqueued to receipt. Times are UTC, ISO 8601."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + SCHEMA)

    def add(self, alert: AlertRaised, now: datetime) -> None:
        """Enqueue an alert on each of its channels; what is known already stays as it is."""
        for channel in alert.channels:
            row = (message_id(alert, channel), alert.model_dump_json(), channel.model_dump_json(), now.isoformat())
            self._db.execute("INSERT OR IGNORE INTO outbox (id, alert, channel, next_try) VALUES (?, ?, ?, ?)", row)

    def due(self, now: datetime, most: int = 200) -> Iterator[Waiting]:
        """What is to be tried now, the longest waiting first."""
        query = "SELECT id, alert, channel, tries FROM outbox WHERE receipt = '' AND next_try <= ? ORDER BY next_try LIMIT ?"
        for id_, alert, channel, tries in self._db.execute(query, (now.isoformat(), most)).fetchall():
            yield Waiting(id_, AlertRaised.model_validate_json(alert), Channel.model_validate_json(channel), tries)

    def settle(self, waiting: Waiting, outcome: DeliveryMade) -> None:
        """Keep the receipt; this one is never tried again."""
        self._db.execute("UPDATE outbox SET receipt = ?, tries = ? WHERE id = ?", (outcome.model_dump_json(), outcome.tries, waiting.id))

    def put_off(self, waiting: Waiting, now: datetime) -> bool:
        """Note a failed try. False when there were enough."""
        if waiting.tries >= len(BACK_OFF):
            return False
        later = (now + BACK_OFF[waiting.tries]).isoformat()
        self._db.execute("UPDATE outbox SET tries = tries + 1, next_try = ? WHERE id = ?", (later, waiting.id))
        return True

    def unsaid(self) -> list[tuple[str, DeliveryMade]]:
        """Receipts that the log may not know yet."""
        rows = self._db.execute("SELECT id, receipt FROM outbox WHERE said = 0 AND receipt <> ''").fetchall()
        return [(id_, DeliveryMade.model_validate_json(receipt)) for id_, receipt in rows]

    def mark_said(self, ids: list[str]) -> None:
        """The log knows these receipts for sure."""
        self._db.executemany("UPDATE outbox SET said = 1 WHERE id = ?", [(id_,) for id_ in ids])

    def waiting(self) -> int:
        """How many wait for a try."""
        return int(self._db.execute("SELECT count(*) FROM outbox WHERE receipt = ''").fetchone()[0])

    def retrying(self) -> int:
        """How many were tried, could not be handed over, and wait for another try."""
        return int(self._db.execute("SELECT count(*) FROM outbox WHERE receipt = '' AND tries > 0").fetchone()[0])

    def close(self) -> None:
        """Release the file."""
        self._db.close()


def receipt(
    waiting: Waiting, outcome: Literal["delivered", "refused", "gave_up", "late"], detail: str, tries: int, at: datetime
) -> DeliveryMade:
    """What to say of an alert on a channel."""
    alert = waiting.alert
    return DeliveryMade(
        alert_id=alert.alert_id,
        owner=alert.owner,
        recipient=alert.recipient,
        tender_id=alert.tender_id,
        channel=channel_id(waiting.channel),
        outcome=outcome,
        message_id=waiting.id,
        tries=tries,
        detail=detail[:300],
        at=at,
    )
