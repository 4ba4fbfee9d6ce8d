"""reference: working days by the Chinese calendar, with its moved holidays and make-up days. Uncertain beyond published years.

The State Council publishes a year's calendar in the autumn before; the `chinesecalendar` package knows those published.
"""

import functools
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A day, or None when it is uncertain, and then why, in Chinese and English."""

    day: date | None
    why: str = ""


@functools.lru_cache(maxsize=20_000)
def is_working_day(day: date) -> bool | None:
    """Whether offices work on that day; None for a year whose calendar is not known."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def add_working_days(day: date, count: int) -> Reckoned:
    """The `count`-th working day after `day` (before it, for a negative count); the start day is not counted. 0 is the day
    itself. Uncertain when the way leads through a year whose calendar is not known."""
    step, left, at = timedelta(days=1 if count > 0 else -1), abs(count), day
    while left:
        at += step
        working = is_working_day(at)
        if working is None:
            return Reckoned(None, _unknown(at))
        left -= working
    return Reckoned(at)


def working_days_after(day: date, until: date) -> int | None:
    """How many working days lie after `day` up to and with `until`; None when a year's calendar is not known."""
    days = [is_working_day(day + timedelta(days=offset)) for offset in range(1, (until - day).days + 1)]
    return None if None in days else sum(bool(one) for one in days)


def _unknown(day: date) -> str:
    return f"{day.year}年工作日历未知，无法确定 uncertain: the working-day calendar of {day.year} is not known"
