"""reading: points in time beside the words that may make them the time for bids."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from operator import attrgetter

from reading import regex
from reading.candidates import Candidate
from reading.dates import Moment, yearless
from reading.document import Document

Told = Candidate[datetime | date]
NOT_BIDS = (
    "获取",
    "领取",
    "报名",
    "下载",
    "保证金",
    "答疑",
    "质疑",
    "征求",
    "缴纳",
    "发售",
    "公示",
    "异议",
    "意见",
    "购买",
    "签到",
    "解密",
    "踏勘",
    "样品",
    "澄清",
)
_NOT_BIDS = regex.compile("|".join(NOT_BIDS))
"""What a deadline of another kind is about; looked for just before the label."""
_OPENING = 6
"""From this rank on a time is an opening's, of which the beginning counts."""
_WINDOW = regex.compile(r"^[^0-9]{0,6}[~～至到][^0-9]{0,6}(?:19|20)[0-9]{2}")
"""From one time to another: no deadline is told by the first."""
_UNTIL = regex.compile(r"^ ?(?:至|到|-{1,2}|~|～|─)+ ?([0-9]{1,2})[:时]([0-9]{2})")
"""The end of a window within one day: 2026年8月13日09:00至09:30."""
_TO = tuple("至到-~～─")
LEAD = 30
"""Signs before a time or within which a label leads to it."""


def of_other_times(words: str) -> bool:
    """Whether words beside a time or its label are about something else than bids."""
    return _NOT_BIDS.is_match(words)


def before_figures(words: str) -> str:
    """What stands before the first figure in words; all of them where they have none."""
    for at, sign in enumerate(words):
        if sign.isdigit():
            return words[:at]
    return words


def times_within(doc: Document, start: int, end: int) -> Sequence[Moment]:
    """Points in time between two offsets; those that leave their year out only where none prints it."""
    found = doc.moments(start, end)
    return found if found or doc.published is None else list(yearless(doc.flat, start, end, doc.published))


def all_times_within(doc: Document, start: int, end: int) -> Sequence[Moment]:
    """Points in time between two offsets with those that leave their year out beside others that print it."""
    near = list(yearless(doc.flat, start, end, doc.published)) if doc.published is not None else []
    return sorted([*doc.moments(start, end), *near], key=attrgetter("start")) if near else doc.moments(start, end)


def _first(doc: Document, start: int, end: int) -> Moment | None:
    found = times_within(doc, start, end)
    return found[0] if found else None


def told_at(doc: Document, start: int, end: int, rank: int, rule: str) -> Iterator[Candidate[datetime | date]]:
    """The first time between two offsets as one for bids, unless it begins a window of days; a date alone ranks behind a time."""
    found = _first(doc, start, end)
    if found and not _WINDOW.is_match(doc.flat[found[2] : found[2] + 30]):
        value, at, stop = found if rank >= _OPENING else window_end(doc, *found)
        yield Candidate(value, (doc.span(at, stop),), rank if isinstance(value, datetime) else rank + 1, rule)


def window_end(doc: Document, value: datetime | date, start: int, end: int) -> tuple[datetime | date, int, int]:
    """The end of a window within one day: 2026年8月13日09:00至09:30; the time itself where it opens none."""
    behind = doc.flat[end : end + 12]
    until = _UNTIL.match(behind) if isinstance(value, datetime) and behind.lstrip(" ").startswith(_TO) else None
    if until is None or not isinstance(value, datetime):
        return value, start, end
    hour, minute = int(until.group(1)), int(until.group(2))
    return (value.replace(hour=hour, minute=minute), start, end + until.end()) if hour < 24 and minute < 60 else (value, start, end)
