"""reading: points in time as notices print them. Relative terms (合同签订后30日) are durations and never read as dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

import re2

CHINA = timezone(timedelta(hours=8))
"""Where a notice prints no offset, its times are Beijing time."""
_DATE = re2.compile(
    r"(?:(20\d\d|19\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*[日号])?"
    r"|([零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?)"
)
_TIME = re2.compile(
    r"^[\sT,]*(?:\([^)\d]{1,8}\)\s*)?(?:星期[一二三四五六日])?\s*(上午|下午|中午|晚上|晚|早上|凌晨)?\s*:?\s*"
    r"(\d{1,2}|[零一二三四五六七八九十]{1,3})\s*(?:[:时点]\s*(?:(\d{1,2}|半|[零一二三四五六七八九十]{1,3}分)\s*分?\s*(?:[:]?\s*(\d{1,2})\s*秒?)?)?|整)"
)
_YEARLESS = re2.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_ROLLS_OVER = 90
"""Days that a date without its year may lie behind the day that tells it; older ones are of the next year."""
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a date with its time of day, and where it stands."""

    value: date | datetime
    start: int
    end: int


def moments(flat: str, start: int, end: int) -> Iterator[Moment]:
    """Every point in time between two offsets, in order; impossible ones (13月) are left out."""
    window = flat[start : min(end, start + 2000)]
    for match in _DATE.finditer(window):
        day = _day(match.groups())
        if day is None:
            continue
        begin, stop = match.span()
        if begin and window[begin - 1].isascii() and window[begin - 1].isalnum():
            continue
        clock = _TIME.match(window[stop : stop + 40])
        moment = _with_time(day, clock.groups()) if clock else None
        if clock and moment is not None:
            yield Moment(moment, start + begin, start + stop + clock.end())
        elif not window[stop : stop + 1].isdigit():
            yield Moment(day, start + begin, start + stop)


def yearless(flat: str, start: int, end: int, near: date) -> Iterator[Moment]:
    """Points in time that leave their year out (11月12日下午5:00前): of the year that brings them near a known day."""
    window = flat[start : min(end, start + 2000)]
    for match in _YEARLESS.finditer(window):
        begin, stop = match.span()
        if window[:begin].rstrip()[-1:] in ("年", "-", "/", ".") or window[begin - 1 : begin].isdigit():
            continue
        day = _near(near, int(match.group(1)), int(match.group(2)))
        if day is None:
            continue
        clock = _TIME.match(window[stop : stop + 40])
        moment = _with_time(day, clock.groups()) if clock else None
        yield Moment(moment or day, start + begin, start + stop + (clock.end() if clock and moment else 0))


def _near(near: date, month: int, day: int) -> date | None:
    try:
        found = date(near.year, month, day)
        return found.replace(year=near.year + 1) if (near - found).days > _ROLLS_OVER else found
    except ValueError:
        return None


def _day(groups: tuple[str | None, ...]) -> date | None:
    year, month, day, c_year, c_month, c_day = groups
    try:
        if year and month and day:
            return date(int(year), int(month), int(day))
        if c_year and c_month and c_day:
            return date(int("".join(str(_DIGIT[char]) for char in c_year)), _small(c_month), _small(c_day))
    except ValueError:
        return None
    return None


def _small(words: str) -> int:
    """一 … 三十一 as a number."""
    tens, found, ones = words.partition("十")
    if not found:
        return _DIGIT.get(words, 0)
    return (_DIGIT.get(tens, 0) if tens else 1) * 10 + (_DIGIT.get(ones, 0) if ones else 0)


def _figure(words: str | None) -> int:
    """An hour or minute in figures or characters; 半 is thirty minutes."""
    bare = (words or "0").removesuffix("分")
    return 30 if bare == "半" else int(bare) if bare.isdigit() else _small(bare.lstrip("零") or "零")


def _with_time(day: date, groups: tuple[str | None, ...]) -> datetime | None:
    half, hours, minutes, seconds = groups
    hour, minute, second = _figure(hours), _figure(minutes), _figure(seconds)
    if half in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    if hour == 24 and minute == 0 and second == 0:
        return datetime.combine(day + timedelta(days=1), time(), CHINA)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime.combine(day, time(hour, minute, second), CHINA)
