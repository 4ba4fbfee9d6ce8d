"""reading: fatal dates that a correction sets anew, by its table of changes or by its sentences."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

import re2

from reading.bidding.fatal_words import NEW, SUBJECTS, WORDS
from reading.bidding.statements import near
from reading.candidates import Candidate
from reading.dates import moments
from reading.document import Document
from schemas.reading import Change

Found = Candidate[datetime | date]
_BODY = ("更正信息", "更正内容", "变更内容", "澄清内容", "更正事项", "变更事项")
_OLD = ("原招标文件", "原公告", "原文", "原采购", "更正前", "变更前")
_LINE = 400
_OLD_AND_NEW = 2
_PAIRS = (("原文", "修改后"), ("更正前", "更正后"), ("变更前", "变更后"), ("原招标文件", "现变更为"), ("修改前", "修改后"))
_ROW = re2.compile(r" \d{1} (?:\D)")


def corrected(doc: Document, name: str, changes: Sequence[Change]) -> Iterator[Found]:
    """The new time of one date. What stands before the words that announce what is new is the old one."""
    yield from list(_changed(doc, name, changes)) or list(_said_anew(doc, name)) or list(_run_on(doc, name)) or _second(doc, name)


def _changed(doc: Document, name: str, changes: Sequence[Change]) -> Iterator[Found]:
    for change in changes:
        item = (change.item.value or "") + " " + _words(doc, change.item.evidence)
        for span in change.after.evidence[:1]:
            words = doc.flat[span.start : span.end]
            if not (SUBJECTS[name].search(item) or SUBJECTS[name].search(words)):
                continue
            start = span.start
            if not SUBJECTS[name].search(item):
                match = SUBJECTS[name].search(words)
                start += match.start() if match else 0
            yield from _last(doc, start, span.end)


def _words(doc: Document, spans: Sequence[object]) -> str:
    return " ".join(doc.flat[span[0] : span[1]] for span in spans)  # type: ignore[index]


def _said_anew(doc: Document, name: str) -> Iterator[Found]:
    body = min((at for word in _BODY if (at := doc.flat.find(word)) >= 0), default=-1)
    if body < 0:
        return
    news = max((doc.flat.find(word, body) for word in NEW), default=-1)
    for number in range(doc.line_at(body), doc.list_line):
        line = doc.lines[number][:_LINE]
        if not any(word in line for word in WORDS[name]):
            continue
        for clause_at, clause in _clauses(line):
            at = doc.starts[number] + clause_at
            match = SUBJECTS[name].search(clause)
            if match is None or clause.startswith(_OLD):
                continue
            new = max((clause.rfind(word) + len(word) for word in NEW if word in clause), default=-1)
            if new >= 0 and new > match.start():
                yield from _last(doc, at + new, at + len(clause))
            elif 0 <= news < at + match.start():
                yield from _last(doc, at + match.end(), at + len(clause))


def _run_on(doc: Document, name: str) -> Iterator[Found]:
    """A table of changes run into one line (… 更正前内容 更正后内容 1 开标时间 旧 新 2 …): the last window of its row."""
    for number in range(1, doc.list_line):
        line = doc.lines[number]
        if "更正前" not in line or "更正后" not in line or "\t" in line:
            continue
        starts = [match.start() for match in _ROW.finditer(line)]
        for start, end in pairwise([*starts, len(line)]):
            if SUBJECTS[name].search(line[start:end]):
                yield from _last_window(doc, doc.starts[number] + start, doc.starts[number] + end)


def _last_window(doc: Document, start: int, end: int) -> Iterator[Found]:
    found = list(moments(doc.flat, start, end))
    if len(found) >= _OLD_AND_NEW:
        yield Candidate(found[-1].value, (doc.span(found[-1].start, found[-1].end),), 0, "changed")


def _second(doc: Document, name: str) -> Iterator[Found]:
    """Old and new text one after the other (原文 … 修改后 …): the time said last, where the label stands in both."""
    if not any(old in doc.flat and new in doc.flat for old, new in _PAIRS):
        return
    found = []
    for match in near(doc, SUBJECTS[name], WORDS[name], 20, 40):
        line = doc.line_at(match.start)
        found += list(_last(doc, match.end, min(doc.ends[line], match.end + 60)))
    if len({one.value for one in found}) == _OLD_AND_NEW:
        yield found[-1]


def _clauses(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for clause in line.replace("；", "。").replace(";", "。").split("。"):
        yield at, clause
        at += len(clause) + 1


def _last(doc: Document, start: int, end: int) -> Iterator[Found]:
    """Of a window the end, else the only moment."""
    found = list(moments(doc.flat, start, end))[:2]
    if found:
        last = found[-1] if len(found) == 2 and "至" in doc.flat[found[0].end : found[1].start] else found[0]
        yield Candidate(last.value, (doc.span(last.start, last.end),), 0, "changed")
