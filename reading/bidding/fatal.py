"""reading: the fatal dates beside the deadline: documents, registration, questions, bond, samples, the visit, the opening."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from reading import regex
from reading.bidding.corrected import corrected
from reading.bidding.fatal_words import (
    BOND_LED,
    CLOCKS,
    DAILY,
    DOCUMENT_SECTION,
    OPENING_SECTION,
    SENTENCES,
    SUBJECTS,
    WINDOWS,
    WORDS,
)
from reading.candidates import Candidate
from reading.dates import Moment
from reading.document import Document
from reading.near import near
from reading.turns import stage
from schemas.reading import Change, Kind
from schemas.values import Read, read, refused

Found = Candidate[datetime | date]
OPEN_KINDS = frozenset((Kind.TENDER, Kind.PREQUALIFICATION, Kind.CORRECTION))
_VALUE = 120
_LINES = 4
_SAME = 9
"""Rank of what is evidence only."""
_CHUNK = 1_900
_MOST_MOMENTS = 200
_OTHERS = regex.compile("意见|征求|公示|退还|退回|签到|解密")
_BEHIND_LABEL = (":", "\t", " ", "(", "为", "\n", "及", "和", "、", "2", "地点")
_SENTENCE_WORDS = ("前", "止", "开标", "下载", "报名", "领取", "购买")
_JOINS = regex.compile("至|-|到|~|—|日止")
_DAILY_SIGNS = ("-", "~", "至", "到")
_Said = tuple[Moment, str, str]


@stage
def read_fatal(doc: Document, kind: Kind | None, changes: Sequence[Change], published_at: str) -> dict[str, Read[datetime | date]]:
    """Each date by its field; none for kinds of notices in which nothing more can be missed. Of a correction the new ones."""
    if kind not in OPEN_KINDS:
        return {}
    if kind is Kind.CORRECTION:
        told = {name: _with_same(doc, name, found) for name, found in corrected(doc, changes, published_at)}
    else:
        said = list(_sentence_moments(doc))
        told = {name: list(_all(doc, name, said)) for name in SUBJECTS}
    return {name: _settled(found) for name, found in told.items() if found}


def _all(doc: Document, name: str, said: Sequence[_Said]) -> Iterator[Found]:
    if doc.spoken.speaks_of(WORDS[name]):  # one of them is in all labels and sentences of the date
        yield from _labelled(doc, name)
        if said and name in SENTENCES:
            yield from _told(doc, name, said)
        if said and name in WINDOWS:
            yield from _windows(doc, name, said)
    if name == "documents_until":
        yield from _in_sections(doc, DOCUMENT_SECTION)
    elif name == "opening_at":
        yield from _in_sections(doc, OPENING_SECTION)


def _with_same(doc: Document, name: str, found: list[Found]) -> list[Found]:
    """And the places that print the same under the name: a correction that changes nothing says it twice."""
    values = {one.value for one in found}
    same = [Candidate(one.value, one.spans, _SAME, one.rule) for one in _labelled(doc, name) if one.value in values] if found else []
    return [*found, *same]


def _settled(found: Sequence[Found]) -> Read[datetime | date]:
    """The best place decides; the same day with and without its hour agree, and the hour is the finer word."""
    best = min(one.rank for one in found)
    top = [one for one in found if one.rank == best]
    days = {_day(one.value) for one in top}
    spans = tuple(dict.fromkeys(span for one in found if _day(one.value) in days for span in one.spans))
    hours = [one for one in top if isinstance(one.value, datetime)]
    if len(days) > 1 or len({one.value for one in hours}) > 1:
        return refused("contradiction", spans)
    chosen = (hours or top)[0]
    return read(chosen.value, spans, chosen.rule)


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _labelled(doc: Document, name: str) -> Iterator[Found]:
    """The time behind its label; of a window the end. The portal's own summary is believed less than the notice."""
    for match in near(doc, SUBJECTS[name], WORDS[name], 20, 24, CLOCKS[name]):
        start, line = match.end, doc.line_at(match.start)
        lead = doc.flat[max(doc.starts[line], match.start - 8) : match.start]
        if not doc.flat.startswith(_BEHIND_LABEL, start) or _OTHERS.is_match(lead):
            continue
        summary = doc.glued[0] <= match.start < doc.glued[1] or "\t" in doc.lines[line]
        empty = doc.ends[line] - start <= 4 and line + 1 < doc.line_count
        end = doc.ends[line + 1] if empty else doc.ends[line]
        yield from _window(doc, start, min(end, start + _VALUE), 3 if summary else 0, f"label {match.words}")


def _window(doc: Document, start: int, end: int, rank: int, rule: str) -> Iterator[Found]:
    """The end of a window of time, or its only moment; a day's office hours are not its time of day."""
    found = [_without_hours(doc, moment) for moment in doc.moments(start, end)[:2]]
    if not found or "\n" in doc.flat[start : found[0].start].strip("\n"):
        return
    last = found[0]
    for moment in found[1:2]:
        between = doc.flat[last.end : moment.start]
        if len(between) <= 40 and _JOINS.is_match(between) and "。" not in between:
            last = moment
    yield Candidate(last.value, (doc.span(last.start, last.end),), rank, rule)


def _without_hours(doc: Document, moment: Moment) -> Moment:
    after = doc.flat[moment.end : moment.end + 8]
    if isinstance(moment.value, datetime) and after.lstrip()[:1] in _DAILY_SIGNS and DAILY.is_match(after):
        stop = next((at + 1 for at in range(moment.start, moment.end) if doc.flat[at] in "日号"), moment.end)
        return Moment(moment.value.date(), moment.start, stop)
    return moment


def _told(doc: Document, name: str, said: Sequence[_Said]) -> Iterator[Found]:
    """2026年5月6日17:00前领取招标文件; 定于2026年5月6日9:30在…开标."""
    for moment, lead, after in said:
        fits = SENTENCES[name].is_match(after)
        if name == "opening_at":
            fits = fits and ("定于" in lead or "将于" in lead or lead.endswith("于"))
        elif name == "bond_until" and not fits:
            fits = BOND_LED.is_match(lead) and after.lstrip(" ").startswith(("前", "之前", "以前", "(北京时间)前"))
        if fits and any([word in after or word in lead for word in WORDS[name]]):
            yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 1, "sentence")


def _windows(doc: Document, name: str, said: Sequence[_Said]) -> Iterator[Found]:
    """可于2026年5月6日至2026年5月12日…下载招标文件: the end of a window that a sentence gives for it."""
    for (first, _, _), (last, _, _) in pairwise(said):
        between = doc.flat[first.end : last.start]
        if "至" not in between or len(between) > _VALUE // 2 or "。" in between:
            continue
        if WINDOWS[name].is_match(doc.flat[last.end : last.end + 240]):
            moment = _without_hours(doc, last)
            yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 2, "sentence")


def _sentence_moments(doc: Document) -> Iterator[_Said]:
    """Points in time in sentences that speak of a time before which something is due, with the words before and behind them."""
    count = 0
    for number in doc.lines_with(*_SENTENCE_WORDS):
        if number >= doc.list_line:
            return
        if "年" not in doc.lines[number]:
            continue
        for start in range(doc.starts[number], doc.ends[number], _CHUNK):
            for moment in doc.moments(start, min(doc.ends[number], start + _CHUNK)):
                count += 1
                if count > _MOST_MOMENTS:
                    return
                lead = doc.flat[max(doc.starts[number], moment.start - 40) : moment.start].rsplit("。", 1)[-1]
                yield moment, lead, doc.flat[moment.end : moment.end + 110]


def _in_sections(doc: Document, heads: regex.Pattern) -> Iterator[Found]:
    """The time in the first lines under a heading: 三、获取招标文件 / 时间:2026年… 至 2026年…"""
    for place, (number, head) in enumerate(doc.sections):
        if not heads.is_match(head):
            continue
        last = doc.sections[place + 1][0] if place + 1 < len(doc.sections) else doc.line_count
        for line in range(number, min(last, number + _LINES + 1, doc.list_line)):
            found = list(_window(doc, doc.starts[line], min(doc.ends[line], doc.starts[line] + 2 * _VALUE), 2, "under heading"))
            if found and not doc.lines[line].lstrip(" 0123456789.、").startswith(("地点", "方式", "售价")):
                yield from found
                break
