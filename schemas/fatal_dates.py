"""The dates a bidder must not miss, in order: the deadline and those of schemas.bidding. Pure; `now` is given."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from schemas.bidding import FATAL, Bidding
from schemas.matching import CHINA, aware
from schemas.values import Read


@dataclass(frozen=True, slots=True)
class FatalDate:
    """One date. `name`: its field (`deadline`, `documents_until` …). `value`: as printed. `at`: its last moment, UTC."""

    name: str
    value: datetime | date
    at: datetime


def last_moment(value: datetime | date) -> datetime:
    """A moment in UTC. A bare date counts to its last second in China.

    A stored bare date comes back from JSON as midnight without an offset, which no printed time is: it is a date too.
    """
    if isinstance(value, datetime) and (value.tzinfo or value.time() != time()):
        return aware(value).astimezone(UTC)
    return datetime(value.year, value.month, value.day, 23, 59, 59, tzinfo=CHINA).astimezone(UTC)


def fatal_dates(deadline: Read[datetime | date], bidding: Bidding) -> tuple[FatalDate, ...]:
    """All that are stated, the earliest first; of several at one moment the deadline, then in the order of FATAL."""
    named = [("deadline", deadline.value), *((name, getattr(bidding, name).value) for name in FATAL)]
    found = [FatalDate(name, value, last_moment(value)) for name, value in named if value is not None]
    return tuple(sorted(found, key=_at))


def nearest(dates: tuple[FatalDate, ...], now: datetime) -> FatalDate | None:
    """The first that is not over at `now`; None when all are."""
    return next((one for one in dates if one.at >= now), None)


def _at(one: FatalDate) -> datetime:
    return one.at
