"""reading: fatal dates that a correction sets anew, by its table of changes or by its sentences."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from reading import regex
from reading.bidding.corrected_layouts import body_start, last, run_on, says_both, second, under_heading
from reading.bidding.fatal_words import SUBJECTS, WORDS
from reading.bidding.statements import NEW, OLD
from reading.candidates import Candidate
from reading.dates import moments
from reading.document import Document
from reading.near import places
from schemas.reading import Change
from schemas.values import Span

Found = Candidate[datetime | date]
_LINE = 400
_OLD_AND_NEW = 90
_DAY = regex.compile(r"^\s?[0-9]{1,2}月[0-9]{1,2}日[^,，。;；]{0,16}")
_NAKED = {
    "documents_until": regex.compile(r"(?:获取|领取|发售|购买)[^,，。;；0-9]{0,8}文件(?:的?时间|期限)?(?:均|由|从)?"),
    "opening_at": regex.compile(r"开标(?:及投标截止时间|日期|时间){0,2}"),
}
"""Names that a sentence of a correction may use without a word of time: 获取招标文件延期至…."""


def corrected(doc: Document, changes: Sequence[Change], published_at: str) -> Iterator[tuple[str, list[Found]]]:
    """The new time of each date by its field. What stands before the words that announce what is new is the old one. A day
    printed without its year (8月18日) is the next one after the correction was published."""
    body = body_start(doc)
    behind = [next((at for at in places if at >= body), -1) for _, places in doc.spoken.said(NEW)]
    news = max(behind, default=-1)
    layouts = (run_on, second, under_heading) if says_both(doc) else (run_on, under_heading)
    changed = [
        (f"{change.item.value or ''} {_words(doc, change.item.evidence)}", change.after.evidence[0])
        for change in changes
        if change.after.evidence
    ]
    for name in SUBJECTS:
        told = list(_changed(doc, name, changed)) or list(_said_anew(doc, name, body, news, published_at))
        yield name, told or next((found for lay_out in layouts if (found := list(lay_out(doc, name)))), [])


def _changed(doc: Document, name: str, changed: Sequence[tuple[str, Span]]) -> Iterator[Found]:
    """By the words that name a change, and by those that are new."""
    for item, span in changed:
        words = doc.flat[span.start : span.end]
        if not any(word in item or word in words for word in WORDS[name]):
            continue
        if SUBJECTS[name].search(item):
            yield from last(doc, span.start, span.end)
        elif match := SUBJECTS[name].search(words):
            yield from last(doc, span.start + _past_old(words, match.start()), span.end)


def _past_old(words: str, at: int) -> int:
    """原开标时间:旧 开标时间变更为:新: from the name on, or from behind the words that announce what is new."""
    near = words[at : at + _OLD_AND_NEW]
    new = min((found + len(word) for word in NEW if (found := near.find(word)) >= 0), default=0)
    return at + new


def _words(doc: Document, spans: Sequence[Span]) -> str:
    return " ".join(doc.flat[span.start : span.end] for span in spans)


def _said_anew(doc: Document, name: str, body: int, news: int, published_at: str) -> Iterator[Found]:
    """`body`: where the correction begins, -1 where nothing tells; `news`: where its words announce what is new, -1 where none do."""
    spoken = sorted({doc.line_at(at) for word in WORDS[name] for at in places(doc, word) if at >= body}) if body >= 0 else []
    for number in spoken:
        if number >= doc.list_line:
            return
        for clause_at, clause in _clauses(doc.lines[number][:_LINE]):
            yield from _of_clause(doc, name, clause, doc.starts[number] + clause_at, news, published_at)


def _of_clause(doc: Document, name: str, clause: str, at: int, news: int, published_at: str) -> Iterator[Found]:
    new = max((clause.rfind(word) + len(word) for word in NEW if word in clause), default=-1)
    match = SUBJECTS[name].search(clause) or (_NAKED[name].search(clause) if new >= 0 and name in _NAKED else None)
    if match is None or (clause.lstrip(" 0123456789.、()").startswith(OLD) and new < 0):
        return
    if new > match.start():
        found = list(last(doc, at + new, at + len(clause)))
        yield from found or _without_year(doc, at + new, at + len(clause), published_at)
    elif 0 <= news < at + match.start():
        yield from last(doc, at + match.end(), at + len(clause))


def _without_year(doc: Document, start: int, end: int, published_at: str) -> Iterator[Found]:
    match = _DAY.match(doc.flat[start:end])
    if match is None or not published_at[:4].isdigit():
        return
    printed = match.group(0).strip()
    begin = start + match.group(0).index(printed)
    for year in (int(published_at[:4]), int(published_at[:4]) + 1):
        for moment in moments(f"{year}年{printed}", 0, len(printed) + 5):
            if moment.value.isoformat()[:10] >= published_at[:10]:
                yield Candidate(moment.value, (doc.span(begin, begin + moment.end - 5),), 0, "changed, year of the correction")
                return


def _clauses(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for clause in line.replace("；", "。").replace(";", "。").split("。"):
        yield at, clause
        at += len(clause) + 1
