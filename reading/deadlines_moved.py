"""reading: the new time for bids that a correction tells."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from reading import regex
from reading.bidtimes import LEAD, Told, of_other_times, times_within, told_at
from reading.candidates import Candidate
from reading.document import Document
from schemas.reading import Change

_MOVES = (
    "变更为",
    "延期至",
    "延至",
    "延后至",
    "延长至",
    "顺延至",
    "推迟至",
    "调整为",
    "调整至",
    "更正为",
    "更改为",
    "改为",
    "改至",
    "修改为",
)
_NEWS = ("更正为", "变更为", "更正内容", "更正后", "延期至", "更改为", "修改为")
_GIVES_WAY = regex.compile(rf"^[ ]?前?[,，]?(?:现)?(?:{'|'.join(_MOVES)})?[:： ]{{0,2}}20[0-9]{{2}}[年./-]")
_NEAR_NEXT = 20
_MOVED = regex.compile(r"投标|响应|报价|递交|提交|开标|开启|截止")
_PARTS = regex.compile(r"[、,;和及与]")
_MOVED_PART = regex.compile(r"(?:投标|响应|报价|应答)(?:文件)?[^:。]{0,10}截止|(?:递交|提交)[^:。]{0,10}截止|开标|开启")
_TIME_LABELS = ("截止时间", "截止日期", "开标时间", "开启时间", "截止")
_CHANGED = regex.compile(r"截止|开标|开启|递交|提交")


def changed_times(doc: Document, changes: tuple[Change, ...]) -> Iterator[Candidate[datetime | date]]:
    """The new time of a changed deadline, or of a changed opening when only that changed."""
    for change in changes:
        item = change.item.value or ""
        if not _CHANGED.search(item) and (lead := (change.after.value or "")[:LEAD].partition("：")[0].partition(":")[0]).endswith(
            _TIME_LABELS
        ):
            item = lead  # “响应文件递交截止时间：…”更正为“响应文件递交截止时间：…”: the new words name what they change
        if not change.after.evidence or not _CHANGED.search(item) or not _of_bids(item):
            continue
        rank = 0 if "截止" in item or "递交" in item or "提交" in item else 1
        for span in change.after.evidence[:1]:
            yield from told_at(doc, span.start, span.end, rank, "changed")


def said_anew(doc: Document, bids: Sequence[Told], openings: Sequence[Told], moved: Sequence[Told]) -> list[Told]:
    """Where no single change tells it: the last time said for handing in, behind the words that announce what is new."""
    news = max((places[0] for _, places in doc.spoken.said(_NEWS)), default=-1)
    later = [c for c in bids if news >= 0 and c.spans[0].start > news]
    later = later or [c for c in openings if news >= 0 and c.spans[0].start > news]
    later = [_given_way(doc, one) for one in later] or list(moved)
    return [Candidate(later[-1].value, later[-1].spans, 0, later[-1].rule)] if later else []


def _given_way(doc: Document, told: Candidate[datetime | date]) -> Candidate[datetime | date]:
    """A time that another follows at once, with words of moving between or none, as cells that ran together have it: the other."""
    end = told.spans[-1].end
    if not _GIVES_WAY.match(doc.flat[end : end + _NEAR_NEXT]):
        return told
    return next(told_at(doc, end, end + _NEAR_NEXT * 2, 0, "moved"), told)


def moved_times(doc: Document) -> Iterator[Candidate[datetime | date]]:
    """原定于2026年6月5日10:00开标，现延期至2026年6月12日10:00: the time behind the words that move it."""
    for number in doc.lines_with(*_MOVES):
        if number >= doc.list_line:
            return
        start = doc.starts[number]
        for moment in times_within(doc, start, min(doc.ends[number], start + 1500)):
            before = doc.flat[max(start, moment.start - 90) : moment.start]
            clause = before.rsplit("。", 1)[-1]
            if any(word in clause[-12:] for word in _MOVES) and _MOVED.search(clause) and _moves_bids(clause):
                yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 3, "moved")


def _moves_bids(clause: str) -> bool:
    """Whether a time's clause speaks of bids, and its last words of nothing else alone: …，保证金缴纳截止时间同步顺延至…."""
    last = clause.rsplit(",", 1)[-1]
    apart = "同步" in last or "同时" in last or any(sign.isdigit() for sign in clause)
    return (not of_other_times(clause[-30:]) or _lists_bids(clause)) and (not apart or _of_bids(last))


def _of_bids(words: str) -> bool:
    """Whether what changes is the time of bids, or one of several things that is: 开标时间、响应文件提交截止时间、保证金缴纳截止时间."""
    return not of_other_times(words) or _lists_bids(words)


def _lists_bids(words: str) -> bool:
    """Whether one of the things that words enumerate is the time to hand bids in or to open them."""
    parts = _PARTS.split(words)
    return len(parts) > 1 and any(_MOVED_PART.search(part) and not of_other_times(part) for part in parts)


def same_times(told: Sequence[Told], found: Sequence[Told]) -> list[Told]:
    """Other places that print the new time, so that all words it could be read from are shown."""
    values = {candidate.value for candidate in found}
    return [Candidate(one.value, one.spans, 9, one.rule) for one in told if one.value in values]
