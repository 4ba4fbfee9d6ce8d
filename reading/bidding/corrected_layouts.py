"""reading: how a correction lays out old and new times: tables run into one line, text beside text, a section again."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from reading import regex
from reading.bidding.fatal_words import DOCUMENT_SECTION, SUBJECTS, WORDS
from reading.candidates import Candidate
from reading.dates import Moment
from reading.document import Document
from reading.near import near, places

Found = Candidate[datetime | date]
_BODY = ("更正信息", "更正内容", "变更内容", "澄清内容", "更正事项", "变更事项")
_OLD_AND_NEW = 2
_PAIRS = (
    ("原文", "修改后"),
    ("原公告内容", "更正内容"),
    ("更正前", "更正后"),
    ("变更前", "变更后"),
    ("原招标文件", "现变更为"),
    ("修改前", "修改后"),
)
_ROW = regex.compile(r" [0-9]{1} (?:\D)")
_JOINS = ("至", "到", "~", " - ", "—")
_HEADING_TAIL = 40


def body_start(doc: Document) -> int:
    """Where the correction itself begins; -1 when nothing tells."""
    return min((places[0] for _, places in doc.spoken.said(_BODY)), default=-1)


def run_on(doc: Document, name: str) -> Iterator[Found]:
    """A table of changes run into one line (… 更正前内容 更正后内容 1 开标时间 旧 新 2 …): the last window of its row."""
    for number in sorted({doc.line_at(at) for at in places(doc, "更正后")}):
        line = doc.lines[number]
        if "更正前" not in line or "\t" in line or number >= doc.list_line:
            continue
        starts = [match.start() for match in _ROW.finditer(line)]
        for start, end in pairwise([*starts, len(line)]):
            if SUBJECTS[name].search(line[start:end]):
                yield from _last_window(doc, doc.starts[number] + start, doc.starts[number] + end)


def _last_window(doc: Document, start: int, end: int) -> Iterator[Found]:
    found = list(windows(doc, start, end))
    if len(found) >= _OLD_AND_NEW:
        yield Candidate(found[-1].value, (doc.span(found[-1].start, found[-1].end),), 0, "changed")


def says_both(doc: Document) -> bool:
    """Whether old and new text may stand one after the other: 原文 … 修改后 …."""
    return any([doc.spoken.places(old) and doc.spoken.places(new) for old, new in _PAIRS])


def second(doc: Document, name: str) -> Iterator[Found]:
    """Of old and new text one after the other the time said last, where the label stands in both."""
    found = []
    for match in near(doc, SUBJECTS[name], WORDS[name], 20, 40):
        line = doc.line_at(match.start)
        found += list(last(doc, match.end, min(doc.ends[line], match.end + 60)))
    if len({one.value for one in found}) == _OLD_AND_NEW:
        yield found[-1]


def under_heading(doc: Document, name: str) -> Iterator[Found]:
    """三、获取采购文件 / 时间:… once as it was and once as it is now: the window said last."""
    body = body_start(doc) if name == "documents_until" else -1
    if body < 0:
        return
    found: list[Moment] = []
    for number in range(doc.line_at(body), min(doc.list_line, doc.line_count - 1)):
        if doc.lines[number + 1].lstrip().startswith("时间") and DOCUMENT_SECTION.search(doc.lines[number][-_HEADING_TAIL:]):
            found += windows(doc, doc.starts[number + 1], doc.ends[number + 1])
    if found:
        yield Candidate(found[-1].value, (doc.span(found[-1].start, found[-1].end),), 0, "changed")


def windows(doc: Document, start: int, end: int) -> Iterator[Moment]:
    """The end of each window of time, and each moment that stands alone."""
    held: Moment | None = None
    for moment in doc.moments(start, end):
        if held is not None and not _joined(doc.flat[held.end : moment.start]):
            yield held
        held = moment
    if held is not None:
        yield held


def _joined(between: str) -> bool:
    return len(between.strip()) <= 12 and any(sign in between for sign in _JOINS)


def last(doc: Document, start: int, end: int) -> Iterator[Found]:
    """The first window's end, or the only moment."""
    for moment in windows(doc, start, end):
        yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 0, "changed")
        return
