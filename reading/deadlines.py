"""reading: when bids or responses must be in; the opening time when only that is given."""

import bisect
from collections.abc import Iterator
from datetime import date, datetime

from reading import regex
from reading.bidtimes import LEAD, all_times_within, before_figures, of_other_times, told_at, window_end
from reading.candidates import UNSAID, Candidate, settle
from reading.deadlines_moved import changed_times, moved_times, said_anew, same_times
from reading.document import Document, Tag
from reading.turns import stage
from schemas.reading import Change, Kind
from schemas.values import Read

_OPEN_KINDS = frozenset((Kind.TENDER, Kind.PREQUALIFICATION, Kind.CORRECTION))
_BEFORE = regex.compile(r"^\s*[时分整]?(?:\([^()]{1,12}\))?\s*(?:之前|前|止|以前)[,，]?(.{0,60})")
_CLOSES = regex.compile(
    r"^[ ]?整?[ ]?(?:时)?(?:\([^()]{1,12}\))?(?:投标|报价|响应|递交|接收)?(?:截止|截标|止)(?:[,，。;；(（\s]|$|投标|报价|,?同时)"
)
"""2025年11月18日上午9点整截止."""
_CLOSES_BIDS = regex.compile(r"^[ ]?整?[ ]?(?:\([^()]{1,12}\))?[,，]?(?:截止|停止接收|停止接受)(?:递交|提交)?(?:投标|报价|响应|应答)")
"""2026年7月22日上午10点整截止投标并同时开标."""
_CLOSING = 30
_HANDED_IN = regex.compile(r"(?:投标|标书|响应|报价|应答|递交|提交|送达|竞价|申请文件|参选)[^。;；\n]{0,24}$")
_BIDS = regex.compile("投标|响应|报价|递交|提交|申请文件|应答|竞价")
_MOST_SENTENCES = 150
_FROM = ("为", "自", "从", "起于", "始于")
_FROM_DEADLINE = regex.compile(r"(?:为|自|从|始于)[^,;。:]{0,18}(?:截止时间|截止日期|截止之日|截止)(?:起)?(?:至|到)[ ]?$")
"""Another time that begins with the deadline: 资格预审日期为申请文件提交截止时间至 …."""
_NEAR, _LONGEST_BARE = 12, 16
"""Lines that a heading in figures reaches."""
_FILES = regex.compile(
    "报价函|报价单|报价材料|报价资料|应标文件|参选文件|竞价文件|响应材料|投标材料|投标资料|询价文件|投标文件|响应文件|申请文件|应答文件|报价文件|投标书|标书|谈判文件|磋商文件|密封"
)
_SENT = regex.compile("递交|提交|上传|送达|送至|递送|寄达|寄送|寄至|交至|送交|发送|报送|密封送")
_OTHERWISE_DUE = regex.compile("获取|领取|缴纳|到账|下载|完成|报名|交付|供货|竞买")
_OF_OTHER_SECTIONS, _OF_ANOTHER = regex.compile("获取|领取|报名|下载|质疑"), regex.compile("获取|报名|保证金")
_GIVES_BID = ("报价", "投标", "参与报价", "参加报价", "递交报价", "提交报价", "提交投标", "递交投标", "报送报价")
"""Right behind a time and 前: 于7月14日下午5点前报价."""
_SECTION = regex.compile(
    r"(?:提交|递交|送达)(?:首次)?(?:[\p{Han}]{2,6})?(?:\(响应\))?文件|[\p{Han}]{2}文件(?:的)?(?:递交|提交|送达|接收|上传)"
)
_HANDING_IN = regex.compile(
    r"^(?:投标|响应|报价)?(?:文件)?(?:的)?(?:递交|提交|送达)(?:(?:及|与|和|、)?(?:投标|响应|报价|开标|开启|时间|地点|方式))*$"
)
"""三、递交; 五、递交报价: all that a heading says."""
_HANDS_IN = regex.compile(r"(?:递交|提交|报送|送交|送达|寄达)(?:响应|报价|标书|报价书|资料|材料)[: ]{0,2}(?:时间|截止)?[:为是 ]{0,2}$")
_OF_FORMS = regex.compile("格式|组成|费用")
"""Words of headings that tell how a bid is to look, or who pays for it."""
_OF_THE_NOTICE = ("更正日期", "公告日期", "发布日期", "变更日期", "发布时间", "公告时间", "日期", "特此")
"""Labels of dates that are the notice's own."""
_ENDS = regex.compile(r"(?:投标|响应|报价|递交|提交|竞价)截止|截止(?:时间)?[及和与、](?:开标|开启)")
_ARABIC = regex.compile(r"^[0-9]{1,2}[.、] ?([^0-9:。,\n ][^:。,\n ]{3,28})(?: .{0,80})?$")
"""A main heading in figures: 4.投标文件的递交."""
_FIGURES = frozenset("0123456789")
_NUMBERING = _FIGURES | {"("}
_BRACKETED = regex.compile(r"^\([一二三四五六七八九十]{1,2}\) ?([^:。,(\n]{0,12}(?:截止|递交|提交|开标|开启)[^:。,(\n]{0,12})$")
"""（四）投标截止及开标."""
_DIRECT = regex.compile(
    r"(?:递交|提交|投标|响应|报价|应答|文件)[\p{Han}、/]{0,6}截止[\p{Han}、/()]{0,10}(?:时间|开标|开启|开评标)(?:及?地点)?(?:均|都)?(?:为|是|:|于)[ ]?$"
)
"""递交截止及开启时间均为…, 投标截止及开标：…"""
_OLD = regex.compile(r"(?:更正前|变更前|修改前|调整前|更改前)(?:内容)?[为是:于 ]{0,3}$")
"""Before what a correction replaces, where the new words could not be read."""


@stage
def read_deadline(doc: Document, kind: Kind | None, changes: tuple[Change, ...]) -> Read[datetime | date]:
    """The deadline, for kinds of notices that can have one. Of a correction the new one."""
    if kind not in _OPEN_KINDS:
        return UNSAID
    labelled, sections, sentences, openings = list(_labelled(doc)), list(_sections(doc)), list(_sentences(doc)), list(_openings(doc))
    if kind is Kind.CORRECTION:
        moved = list(moved_times(doc))
        found = list(changed_times(doc, changes)) or said_anew(doc, [*labelled, *sentences], openings, moved)
        if found:
            return settle([*found, *same_times([*labelled, *sections, *sentences, *openings, *moved], found)])
    told = [*labelled, *_windows(doc), *sections, *sentences, *openings]
    if kind is Kind.CORRECTION:
        told = [one for one in told if not any(_OLD.is_match(doc.flat[max(0, span.start - LEAD) : span.start]) for span in one.spans)]
    return settle(told, strict=kind is not Kind.CORRECTION)


def _labelled(doc: Document) -> Iterator[Candidate[datetime | date]]:
    for tag in doc.of("deadline", "deadline_bare"):
        if _of_another_kind(doc, tag) or _opens_window(doc, tag) or _was(doc, tag):
            continue
        if tag.key == "deadline_bare" and not _bare_is_meant(doc, tag):
            continue
        rank = 0 if tag.key == "deadline" else 2
        end = tag.value_end if tag.value_end - tag.value_start > 4 else doc.line_end(doc.line_at(tag.value_start))
        yield from told_at(doc, tag.value_start, min(end, tag.value_start + 120), rank, f"label {tag.word}")


def _was(doc: Document, tag: Tag) -> bool:
    """Whether a label says what a time was before: 原开启时间：A；现开启时间：B."""
    return doc.flat.startswith("原", tag.start - 1)


def _windows(doc: Document) -> Iterator[Candidate[datetime | date]]:
    """竞价时间：from … to …: the end counts."""
    for tag in doc.of("bidding_window"):
        found = doc.moments(tag.value_start, min(tag.value_end, tag.value_start + 120))
        if len(found) == 1:
            value, start, end = window_end(doc, found[0].value, found[0].start, found[0].end)
            if end > found[0].end:
                yield Candidate(value, (doc.span(start, end),), 2, f"label {tag.word}")
        if len(found) > 1:
            yield Candidate(found[-1].value, (doc.span(found[-1].start, found[-1].end),), 2, f"label {tag.word}")


def _of_another_kind(doc: Document, tag: Tag) -> bool:
    before = doc.flat[max(doc.starts[tag.line], tag.start - 10) : tag.start]
    if before.endswith(_FROM) and doc.flat.startswith(("至", "到"), tag.value_start):
        return True  # 资格预审日期为申请文件提交截止时间至4月3日
    if before.endswith(("+", "及", "和", "与", "暨")):
        return False  # 报名及报价截止
    return of_other_times(before)


def _opens_window(doc: Document, tag: Tag) -> bool:
    """Whether the line under a heading of the deadline says first when handing in begins: 开始时间：…."""
    words = doc.flat[tag.value_start : tag.value_start + LEAD].partition("\n")[0]
    lead = before_figures(words)
    return "开始" in lead or "起始" in lead


def _bare_is_meant(doc: Document, tag: Tag) -> bool:
    """截止时间 alone is the deadline under a heading about handing in, or where nothing speaks against it."""
    section = _heading_over(doc, tag.line)
    if _OF_OTHER_SECTIONS.is_match(section):
        return False
    window = doc.flat[max(0, tag.start - 30) : tag.start]
    return not of_other_times(window.rsplit("\n", 1)[-1])


def _heading_over(doc: Document, line: int) -> str:
    """The nearest heading over a line, in characters or figures."""
    last = bisect.bisect_right(doc.sections, line, key=lambda one: one[0])
    floor, words = doc.sections[last - 1] if last else (0, "")
    near = (doc.lines[number] for number in range(line - 1, max(floor, line - _NEAR), -1))
    found = (_ARABIC.match(line) for line in near if line[:1] in _FIGURES)
    return next((match.group(1) for match in found if match), words)


def _headings(doc: Document) -> list[tuple[int, str]]:
    """Main headings in characters, and those in figures that speak of handing in."""
    found = list(doc.sections)
    for number in doc.beginning(_NUMBERING):
        line = doc.lines[number]
        form = _BRACKETED if line[0] == "(" else _ARABIC if "文件" in line or "截止" in line else None
        if form and (match := form.match(line)):
            found.append((number, match.group(1)))
    return sorted(found)


def _sections(doc: Document) -> Iterator[Candidate[datetime | date]]:
    """A heading about handing in, and the time in the lines under it: 四、提交投标文件截止时间、开标时间和地点."""
    headings = _headings(doc)
    for place, (number, head) in enumerate(headings):
        handed_in = (
            (len(head) <= _LONGEST_BARE and ("交" in head or "送达" in head) and _HANDING_IN.is_match(head))
            or ("文件" in head and _SECTION.is_match(head))
            or ("截止" in head and _ENDS.is_match(head))
        )
        if not handed_in or of_other_times(head) or _OF_FORMS.is_match(head):
            continue
        last = headings[place + 1][0] if place + 1 < len(headings) else doc.line_count
        for line in range(number, min(last, number + 5, doc.list_line)):
            text = doc.lines[line]
            lead = before_figures(text)
            if "开始" in lead or of_other_times(lead):
                continue
            start = doc.starts[line]
            if line == number and ":" not in text and lead == text:
                continue
            found = list(told_at(doc, start, doc.ends[line], 3, "under heading"))
            if found:
                yield from found
                break


def _sentences(doc: Document) -> Iterator[Candidate[datetime | date]]:
    """并于2026年4月8日9:30前递交投标文件; 投标文件递交的截止时间(…)为2026年6月9日9时30分."""
    for number in doc.lines_with("前", "截止", "停止接", "延期至")[:_MOST_SENTENCES]:
        if number >= doc.list_line:
            return
        start = doc.starts[number]
        for moment in all_times_within(doc, start, min(doc.ends[number], start + 1500)):
            after = doc.flat[moment.end : moment.end + 90]
            before = doc.flat[max(start, moment.start - 40) : moment.start]
            if "截止" in before and _FROM_DEADLINE.is_match(before):
                continue
            match = _BEFORE.match(after)
            closing = "止" in after[:_CLOSING] or "截" in after[:_CLOSING]
            closes = (
                closing
                and (_CLOSES_BIDS.is_match(after) or (_CLOSES.is_match(after) and _HANDED_IN.is_match(before)))
                and not of_other_times(before)
            )
            if closes or (match and _speaks_of_bids(before, match.group(1))):
                yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 2, "sentence")
            elif _ends_in_deadline(before) or ("截止" in before and _DIRECT.is_match(before) and not of_other_times(before)):
                yield Candidate(moment.value, (doc.span(moment.start, moment.end),), 1, "sentence")


def _speaks_of_bids(before: str, after: str) -> bool:
    if after.lstrip().startswith(_GIVES_BID):
        return True
    if _HANDS_IN.is_match(before):
        return True
    clause = before.replace("。", "；").rsplit("；", 1)[-1]
    words = clause[-24:] + after[:30]
    if of_other_times(clause.rsplit(",", 1)[-1]) or _OTHERWISE_DUE.is_match(after[:16]):
        return False
    return _FILES.is_match(words) and _SENT.is_match(words)


def _ends_in_deadline(before: str) -> bool:
    clause = before.rsplit("。", 1)[-1]
    place = clause.rfind("截止时间")
    lead, between = clause[max(0, place - 14) : place], clause[place + 4 :]
    if place >= 0 and _BIDS.is_match(lead) and len(between) <= 12 and not of_other_times(lead + between):
        return True
    at = max(clause.rfind("投标截止时间"), clause.rfind("递交的截止时间"), clause.rfind("提交的截止时间"))
    return at >= 0 and ("为" in clause[at:] or "延期至" in clause or "延至" in clause) and not _OF_ANOTHER.is_match(clause)


def _openings(doc: Document) -> Iterator[Candidate[datetime | date]]:
    for tag in doc.of("opening"):
        until = min(tag.value_end, tag.value_start + 120)
        found = [] if _was(doc, tag) else list(told_at(doc, tag.value_start, until, 6, f"label {tag.word}"))
        for candidate in found:
            midnight = isinstance(candidate.value, datetime) and candidate.value.hour == 0 and candidate.value.minute == 0
            yield Candidate(candidate.value, candidate.spans, 8 if midnight else 6, candidate.rule)
    for place, (number, head) in enumerate(doc.sections):
        if head.startswith(("开启", "开标")):
            last = doc.sections[place + 1][0] if place + 1 < len(doc.sections) else doc.line_count
            own = list(told_at(doc, doc.starts[number], doc.ends[number], 6, "heading"))  # 三、开标时间不变，仍为…
            yield from own
            for line in range(number + 1, number + 1 if own else min(last, number + 4)):
                if not doc.lines[line].startswith(_OF_THE_NOTICE):
                    yield from told_at(doc, doc.starts[line], doc.ends[line], 6, "under heading")
