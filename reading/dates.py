"""reading: points in time as notices print them. Relative terms (合同签订后30日) are durations and never read as dates."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

from reading import regex

CHINA = timezone(timedelta(hours=8))
"""Where a notice prints no offset, its times are Beijing time."""
_DATE = regex.compile(
    r"(?:(?-u:\b)(20[0-9][0-9]|19[0-9][0-9])\s*(?:年|[-/.])\s*([0-9]{1,2})\s*(?:月|[-/.])\s*([0-9]{1,2})(?:\s*[日号])?"
    r"|([零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?)"
)
_TIME = regex.compile(
    r"^[\sT,]*(?:北京时间\s*)?(?:\([^)0-9]{1,8}\)\s*)?(?:星期[一二三四五六日])?\s*\(?\s*(上午|下午|中午|晚上|晚|早上|凌晨)?\s*:?\s*"
    r"([0-9]{1,2}|[零一二三四五六七八九十]{1,3})\s*(?:[:时点]\s*(?:([0-9]{1,2}|半|[零一二三四五六七八九十]{1,3}分)\s*分?\s*(?::\s*([0-9]{1,2})\s*秒?|([0-9]{1,2})\s*秒)?)?|整)"
)
_BETWEEN, _TIME_SIGNS = " \t\n\r\fT,", frozenset("北(星上下中晚早凌:0123456789零一二三四五六七八九十")
"""What may part a day from its time, and signs that a time begins with."""
_YEARLESS = regex.compile(r"(?-u:\b)([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]")
_RUN_ON = ("年", "-", "/", ".")
"""Signs before a month that is a part of a longer date."""
_ROLLS_OVER = 90
"""Days that a date without its year may lie behind the day that tells it; older ones are of the next year."""
_NO_NUMBER = 99
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")}


class Moment(NamedTuple):
    """A date, or a date with its time of day, and where it stands."""

    value: date | datetime
    start: int
    end: int


def moments(flat: str, start: int, end: int) -> Iterator[Moment]:
    """Every point in time between two offsets, in order; impossible ones (13月) are left out."""
    window = flat[start : min(end, start + 2000)]
    for match in _DATE.finditer(window) if "年" in window or "20" in window or "19" in window else ():
        begin, stop = match.span()
        day = _day(match.groups(""))
        if day is None:
            continue
        value, end = _timed(window, day, stop)
        if end > stop or not window[stop : stop + 1].isdigit():
            yield Moment(value, start + begin, start + end)


def yearless(flat: str, start: int, end: int, near: date) -> Iterator[Moment]:
    """Points in time that leave their year out (11月12日下午5:00前): of the year that brings them near a known day."""
    window = flat[start : min(end, start + 2000)]
    for match in _YEARLESS.finditer(window) if "月" in window else ():
        begin, stop = match.span()
        if window[:begin].rstrip().endswith(_RUN_ON) or (day := _near(near, int(match.group(1)), int(match.group(2)))) is None:
            continue
        value, end = _timed(window, day, stop)
        yield Moment(value, start + begin, start + end)


def _timed(window: str, day: date, stop: int) -> tuple[date | datetime, int]:
    """A day that ends at an offset with the time behind it, if there is a possible one, and where that ends."""
    behind = window[stop : stop + 40]
    clock = _TIME.match(behind) if behind.lstrip(_BETWEEN)[:1] in _TIME_SIGNS else None
    moment = _with_time(day, clock.groups()) if clock else None
    return (moment, stop + clock.end()) if clock and moment else (day, stop)


def _near(near: date, month: int, day: int) -> date | None:
    try:
        found = date(near.year, month, day)
        return found.replace(year=near.year + 1) if (near - found).days > _ROLLS_OVER else found
    except ValueError:
        return None


def _day(groups: tuple[str, ...]) -> date | None:
    year, month, day, c_year, c_month, c_day = groups
    try:
        if year:
            return date(int(year), int(month), int(day))
        return date(int("".join(str(_DIGIT[char]) for char in c_year)), _small(c_month), _small(c_day))
    except ValueError:
        return None


def _small(words: str) -> int:
    """一 … 三十一 as a number; out of every range where it is none (三二十)."""
    tens, found, ones = words.partition("十")
    if not found:
        return _DIGIT.get(words, _NO_NUMBER)
    return _DIGIT.get(tens or "一", _NO_NUMBER) * 10 + _DIGIT.get(ones or "零", _NO_NUMBER)


def _figure(words: str | None) -> int:
    """An hour or minute in figures or characters; 半 is thirty minutes."""
    if not words:
        return 0
    bare = words.removesuffix("分")
    return int(bare) if bare.isdigit() else 30 if bare == "半" else _small(bare.lstrip("零") or "零")


def _with_time(day: date, groups: tuple[str | None, ...]) -> datetime | None:
    half, hours, minutes, seconds, also = groups
    hour, minute, second = _hour(half, _figure(hours)), _figure(minutes), _figure(seconds or also)
    if (hour, minute, second) == (24, 0, 0):
        return datetime.combine(day + timedelta(days=1), time(), CHINA)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=CHINA)
    except ValueError:
        return None


def _hour(half: str | None, hour: int) -> int:
    """An hour of its half of the day, of twenty-four: 下午2时 is 14, 中午1时 13, 晚上12时 24, 凌晨12时 0."""
    if not half:
        return hour
    if half in ("晚上", "晚") and hour == 12:
        return 24
    if half == "凌晨" and hour == 12:
        return 0
    later = half in ("下午", "晚上", "晚") or (half == "中午" and hour < 10)
    return hour + 12 if later and hour < 12 else hour
