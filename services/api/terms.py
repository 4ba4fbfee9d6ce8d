"""What a page shows of what decides a bid: fatal dates, the nearest first, and who may bid on which terms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from schemas.bidding import FATAL, Bidding, Duration
from schemas.events.tenders import Tender
from schemas.fatal_dates import FatalDate, fatal_dates, nearest
from schemas.reading import ClassifiedLot
from schemas.values import Read
from services.api.quoting import Quote
from services.api.viewing import CHINA, ENDED, Say, Value, money, time_text

LOT_TERMS = ("sme_reserved", "imports_allowed", "consortium_allowed", "bond_cny")
GROUPS = {"need": "needs", "buyer_kind": "buyer_kinds"}
"""Field → the texts that name its values."""


@dataclass(frozen=True)
class ShownDate:
    """A fatal date with its words. `over`: it has passed."""

    label: str
    text: str
    left: str
    over: bool
    quotes: tuple[Quote, ...]


def dates(tender: Tender, now: datetime, quotes: dict[str, list[Quote]], t: Say) -> list[ShownDate]:
    """Those ahead, the nearest first, then those that are over."""
    every = fatal_dates(tender.deadline, tender.bidding)
    ordered = [*(one for one in every if one.at >= now), *(one for one in every if one.at < now)]
    return [_shown(one, now, quotes, t) for one in ordered]


def _shown(one: FatalDate, now: datetime, quotes: dict[str, list[Quote]], t: Say) -> ShownDate:
    path = one.name if one.name == "deadline" else f"bidding.{one.name}"
    over = one.at < now
    return ShownDate(t(one.name), time_text(one.value), t("past") if over else _left(one, now, t), over, tuple(quotes.get(path, ())))


def _left(one: FatalDate, now: datetime, t: Say) -> str:
    days = (one.at.astimezone(CHINA).date() - now.astimezone(CHINA).date()).days
    return t("days_left", days=days) if days else t("today_left")


def next_date(tender: Tender, now: datetime, t: Say) -> str:
    """The nearest fatal date in words; "" when none is ahead, when it is the deadline itself, or the procurement has ended."""
    found = None if tender.stage in ENDED else nearest(fatal_dates(tender.deadline, tender.bidding), now)
    if found is None or found.name == "deadline":
        return ""
    return f"{t(found.name)} {time_text(found.value)} · {_left(found, now, t)}"


def terms(bidding: Bidding, quotes: dict[str, list[Quote]], t: Say, seen: Callable[[str], str] = str) -> list[Value]:
    """Everything that is said or refused, dates left out. `seen`: words as the asker may see them."""
    named = [(name, getattr(bidding, name)) for name in Bidding.model_fields if name not in FATAL]
    found = [_value(f"bidding.{name}", name, read, quotes, t) for name, read in named if read.said or read.why]
    return [replace(one, text=seen(one.text)) for one in found]


def lot_terms(lot: ClassifiedLot, at: int, quotes: dict[str, list[Quote]], t: Say) -> list[Value]:
    """What is said of one lot alone."""
    named = [(name, getattr(lot, name)) for name in LOT_TERMS]
    return [_value(f"lots.{at}.{name}", name, read, quotes, t) for name, read in named if read.said or read.why]


def _value(path: str, name: str, read: Read[Any], quotes: dict[str, list[Quote]], t: Say) -> Value:
    return Value(t(name), term_text(name, read.value, t), tuple(quotes.get(path, ())), "" if read.said else read.why)


def term_text(name: str, value: Any, t: Say) -> str:
    """A value in words: 是, 30 天, ¥5,000, 更新."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return t("yes" if value else "no")
    if isinstance(value, Duration):
        return t(f"durations.{value.unit.value}", count=value.count)
    if isinstance(value, Decimal):
        return money(value)
    if name == "warranty_km":
        return f"{value:,} km"
    if isinstance(value, Enum):
        return t(f"{GROUPS[name]}.{value.value}")
    return value if isinstance(value, str) else time_text(value)
