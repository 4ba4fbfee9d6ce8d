"""reading: who buys, who handles it, and under which number and name. The buyer is never the agency."""

import functools
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from reading import regex
from reading.candidates import Candidate, places_of, settle
from reading.contacts import acts, unlabelled_parties
from reading.document import Document, Tag
from reading.fullnames import DEPARTMENT, SIGNATURE, in_full, terms_name
from reading.kinds import ABOUT_BUYING
from reading.organisations import is_org, title_lead, title_org
from reading.partytables import beside, is_address
from reading.told_parties import ABOUT, COMPLAINT, STREET, shortened, told_agency, told_buyer
from reading.turns import stage
from reading.vehicles import heads
from schemas.reading import Kind
from schemas.values import Read, Span

_NOT_A_NAME = regex.one_of((":", "详见", "见公告", "***", "招标文件", "采购文件", "名称", "社会信用代码", "采购人信息", "机构信息"))
_BLANKS = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_UNNAMED = "某部"
"""How an armed force calls itself where its name stays secret."""
_OTHER_LABELS = ("发布人", "发布者", "发布时间", "发布日期", "作者", "浏览", "阅读", "点击", "来源")
"""What follows on a line about the page itself: 来源 代理机构 发布人 admin."""
_DAY = regex.compile(r"^(?:[0-9]{4}[年./-]|[二〇零○一九]{4}年)[^:;,。]{3,14}$")
_PHONE = regex.compile(r"^\(?[0-9]{3,4}[)\-]?[0-9*\-]{6,}$|^1[0-9*]{10}$")
_FORMS = ("有限公司", "有限责任公司", "股份公司", "集团公司", "分公司")
_COMPANIES = ("有限公司", "有限责任公司", "股份有限公司")
_BRANCHES = ("分行", "支行")
_SIGNS_OFF = regex.compile(r"[。;] ?([\p{Han}()]{4,44}?)(?:\([^()]{4,40}[路街道巷楼室号村镇]\))? ?20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s*$")
"""…其余内容不变。某某有限公司（某县某路） 2024年8月5日, as text without lines ends."""
_SIGNED_LINES, _LONGEST_SIGNATURE = 6, 120
_HEAD_REACH, _HEAD_LINES = 12, 4
_LONGEST_PROVINCE = 6
_PROVINCE = regex.compile(
    r"(?:^|[\s,;。:(])(北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|\p{Han}{2,4}市)$"
)
"""What a company's whole name begins with: 云南大姚石羊盐业集团有限公司, that a title calls 大姚石羊盐业集团; 某市某区公交有限公司, 某区公交公司."""
_NO_PLACE = frozenset("我本全该在由为向经受各因")
"""Signs of words before a name that end as a city's: 经我市."""
_OF_A_DEPARTMENT = 6
"""Rank of a department that uses what its house buys: 使用单位：后勤保障部."""
_ANNOUNCED = regex.one_of(("公告", "公示", "通知", "意向", "询价", "结果", "招标", "询比", "比选", "谈判", "磋商", "函"))
_FIRST_PART = regex.compile(r"(?s)^.[^,;。\n]*")
_LONGEST_NAME, _LONGEST_THING = 60, 16
_BEFORE_A_NAME, _BEHIND_A_NAME = f"{_BLANKS}\"'为:", f"{_BLANKS}\"',"


@stage
def read_buyer(doc: Document, kind: Kind | None, cell: tuple[int, int] | None = None) -> Read[str]:
    """The buying unit (采购人), as printed. What announces nothing (news) has none in its title. `cell` names the buyer
    of an intention's project in its table."""
    found = [*_named(doc, "buyer"), *told_buyer(doc)]
    if cell is not None:
        found.append(Candidate(doc.words(*cell).strip(), (doc.span(*cell),), 0, "table column"))
    if kind is not None and not ("政府" in doc.lines[0] and ABOUT_BUYING.is_match(doc.lines[0])):
        decides = kind is Kind.OTHER and COMPLAINT in doc.lines[0]
        found += [*_titled_buyer(doc), *(() if decides else _signed(doc)), *_headed(doc), *terms_name(doc)]
    best = min([candidate.rank for candidate in found], default=9)
    if best == 2:
        found = _finer(found)
    return _wherever_printed(doc, settle(in_full(found), party_key))


def _wherever_printed(doc: Document, told: Read[str]) -> Read[str]:
    """A name with every place that prints it: without the others a title that ran into a label would tell it (项目名称某局某车采购)."""
    if not told.said or not told.evidence:
        return told
    words = doc.flat[told.evidence[0].start : told.evidence[0].end]
    spans = [Span(at, at + len(words)) for at in places_of(doc.flat, words)]
    return Read(told.value, tuple(dict.fromkeys([*told.evidence, *spans])), told.why)


@stage
def read_agency(doc: Document) -> Read[str]:
    """The agency (代理机构), as printed."""
    return settle([*_named(doc, "agency"), *told_agency(doc), *_signed(doc, agency=True)], party_key)


@functools.lru_cache(maxsize=4096)
def party_key(name: str) -> str:
    """A party's name without spaces and widths, to tell whether two are the same."""
    return "".join(char for char in unicodedata.normalize("NFKC", name) if not char.isspace())


def _named(doc: Document, party: str) -> Iterator[Candidate[str]]:
    keys = ("buyer", "buyer_weak") if party == "buyer" else ("agency",)
    if party == "buyer":
        yield from _short_label(doc)
    for tag in doc.of("party_name", *keys):
        column = beside(doc, tag.line, party) if tag.key == "party_name" and tag.shape == "cell" else None
        if column is not None and doc.flat[slice(*column)].strip():
            yield Candidate(doc.words(*column).strip(), (doc.span(*column),), 0, "column of a party")
            continue
        if tag.key == "party_name" and tag.party != party:
            continue
        if tag.key != "party_name" and tag.shape == "below" and "名" in doc.flat[tag.value_start : tag.value_start + 3]:
            continue
        name = _name(doc, tag)
        if name and not _of_a_thing(doc, *name):
            start, end = name
            rank = 2 if tag.key == "buyer_weak" or tag.start > doc.list_start else 0 if tag.key == "party_name" else 1
            rank = _OF_A_DEPARTMENT if tag.key == "buyer_weak" and DEPARTMENT.is_match(doc.flat[start:end]) else rank
            yield Candidate(doc.words(start, end), (doc.span(start, end),), rank, f"label {tag.word}")
    for told, place in unlabelled_parties(doc):
        if told == party:
            yield Candidate(doc.words(*place), (doc.span(*place),), 1, "name in the section of contacts")


def _of_a_thing(doc: Document, start: int, end: int) -> bool:
    """Whether a label's value names a vehicle that is bought, and nobody: 1.名称：公务轿车."""
    told = heads(doc.flat, start, end) if end - start <= _LONGEST_THING and not is_org(doc.flat[start:end]) else ()
    return bool(told) and told[-1].specific and told[-1].end == end


def _short_label(doc: Document) -> Iterator[Candidate[str]]:
    """单位：某镇人民政府: the short label, where an organisation stands behind it."""
    for tag in doc.of("unit", "party_name"):
        words = doc.flat[tag.value_start : tag.value_end].strip()
        if tag.shape == "colon" and tag.word in ("单位", "单位名称") and not tag.party and is_org(words) and not acts(words):
            at = doc.flat.find(words, tag.value_start)
            yield Candidate(doc.words(at, at + len(words)), (doc.span(at, at + len(words)),), 3, "label 单位")


def _name(doc: Document, tag: Tag) -> tuple[int, int] | None:
    """The offsets of one name in a label's value: of several equal ones the first, none where it is no name."""
    start = tag.value_start
    words = doc.flat[start : tag.value_end]
    whole = _FIRST_PART.match(words)
    cut = whole.end() if whole else 0
    cut = _closing(words[:cut]) if ")" in words[:cut] else cut
    parts = [part.strip() for part in words[:cut].split(" ") if part.strip()] if " " in words[:cut].strip() else ()
    if len(parts) > 1:
        label = next((part for part in parts[1:] if ":" in part), "")
        phone = next((part for part in parts[1:] if _PHONE.is_match(part)), "")
        cut = words.find(phone or label) if phone or label else cut
        if is_org(parts[0]) or _is_place([part for part in parts[1:] if part != phone]):
            cut = min(cut, words.find(parts[0]) + len(parts[0]))
    name = words[:cut].lstrip(_BEFORE_A_NAME)
    start += len(words[:cut]) - len(name)
    name = shortened(name.rstrip(_BEHIND_A_NAME))
    end = start + len(name)
    named = any(map(str.isalpha, name)) and not name.startswith(_OTHER_LABELS)
    long = 2 < len(name) <= _LONGEST_NAME or name == _UNNAMED
    return (start, end) if named and long and not _NOT_A_NAME.is_match(name) else None


def _closing(words: str) -> int:
    """Where the bracket closes that a label stands in: 某集团（招标人：某集团有限公司）拟采购…; the whole length where none does."""
    closed = next((at for at, sign in enumerate(words) if sign == ")" and words.count("(", 0, at) < words.count(")", 0, at + 1)), -1)
    return closed if closed > 0 else len(words)


def _is_place(words: Sequence[str]) -> bool:
    """Whether what stands behind a name and a blank is an address."""
    return bool(words) and (is_address("".join(words)) or STREET.is_match(words[-1]))


def _titled_buyer(doc: Document) -> Iterator[Candidate[str]]:
    """The name a title starts with: 某县应急管理局消防车辆采购项目招标公告."""
    tags = doc.of("notice_title", "project_name")
    first = {tag.line: tag.value_start for tag in reversed(tags)}
    for number in [0, *(tag.line for tag in tags)]:
        start = first[number] if number else doc.starts[0]
        while doc.flat[start : start + 1] == " ":
            start += 1
        words = doc.flat[start : min(doc.ends[number], start + 100)]
        about = ABOUT.match(words) if "关于" in words else None
        if about:
            start += about.start(2)
            words = words[about.start(2) :]
        lead = title_lead(words)
        start += lead
        length = title_org(words[lead:])
        if length:
            at, end = _in_full(doc, start, start + length)
            yield Candidate(doc.words(at, end), (doc.span(at, end),), 4, "title starts with a name")
    title = doc.lines[0].rstrip()
    if "意向" in title and "-" in title and is_org(tail := title[title.rfind("-") + 1 :].strip()):
        at = doc.starts[0] + title.rfind(tail)  # 某县2026年1月政府采购意向-某县某局
        yield Candidate(doc.words(at, at + len(tail)), (doc.span(at, at + len(tail)),), 4, "title ends with a name")


def _headed(doc: Document) -> Iterator[Candidate[str]]:
    """A name alone, or with the day, on one of the first lines, above the title or what is announced; or the name that such a title
    of the text itself begins with, where the notice's own title begins with none."""
    reach = range(1, min(doc.list_line, doc.line_count, _HEAD_REACH))
    said = [*islice((number for number in reach if doc.lines[number].strip()), _HEAD_LINES)]
    for number, following in pairwise(said):
        words = doc.lines[number].strip().split(" ")
        below = doc.lines[following]
        alone = is_org(words[0]) and (len(words) == 1 or _DAY.is_match(words[1]))
        if alone and not DEPARTMENT.is_match(words[0]) and not acts(words[0]) and (len(words) > 1 or _announces(below)):
            start = doc.starts[number] + doc.lines[number].index(words[0])
            yield Candidate(doc.words(start, start + len(words[0])), (doc.span(start, start + len(words[0])),), 3, "name above a title")
    told = (number for number in said if doc.lines[number] != doc.lines[0] and not doc.lines[number].startswith(_OTHER_LABELS))
    for number in islice(told, 2):
        start, title = doc.starts[number], doc.lines[number].partition("\t")[0].partition(" ")[0]
        lead = title_lead(title)
        length = title_org(title[lead:]) if _announces(title) else 0
        if length and not acts(title[lead : lead + length]):
            at, end = _in_full(doc, start + lead, start + lead + length)
            yield Candidate(doc.words(at, end), (doc.span(at, end),), 5, "title of the text starts with a name")


def _announces(line: str) -> bool:
    """Whether a line is the title of what is announced, and no label with its value."""
    return ":" not in line and "。" not in line and _ANNOUNCED.is_match(line)


def _in_full(doc: Document, start: int, end: int) -> tuple[int, int]:
    """Where a company is called by its whole name that a title cuts short: 某集团 for 某集团有限公司, 某储备公司 for 某储备有限公司,
    某银行某市分行 for 某银行股份有限公司某市分行."""
    name = doc.flat[start:end]
    bank, of_bank, branch = name.partition("银行")
    for form in _COMPANIES if branch.endswith(_BRANCHES) else ():
        if (at := doc.flat.find(bank + of_bank + form + branch, end)) >= 0:
            return at, at + len(name) + len(form)
    bare = name if name.endswith("集团") else name.removesuffix("公司") if name.endswith("公司") and not name.endswith(_FORMS) else ""
    for form in _COMPANIES if bare else ():
        if (at := doc.flat.find(bare + form, end)) >= 0:
            province = _PROVINCE.search(doc.flat[max(at - _LONGEST_PROVINCE, 0) : at])
            before = province.group(1) if province and _NO_PLACE.isdisjoint(province.group(1)) else ""
            return at - len(before), at + len(bare + form)
    return start, end


def _signed(doc: Document, agency: bool = False) -> Iterator[Candidate[str]]:
    """Who signs: a name that is a line of its own, with the date below it or as the last words. An agency signs for another."""
    last = min(doc.list_line, doc.line_count) - 1
    while last > 0 and not doc.lines[last].strip():
        last -= 1
    low = max(doc.starts[last], doc.ends[last] - _LONGEST_SIGNATURE)
    ended = _SIGNS_OFF.search(doc.flat[low : doc.ends[last]]) if doc.lines[last].rstrip()[-1:] == "日" else None
    if ended and is_org(ended.group(1)) and acts(ended.group(1)) is agency:
        start, end = (low + at for at in ended.span(1))
        yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "signature behind the last sentence")
    for number in range(last, max(last - _SIGNED_LINES, 0), -1):
        words = doc.lines[number].strip()
        if not is_org(words):
            continue
        below = doc.lines[number + 1].strip() if number < last else ""
        if not agency and number + 1 < last and is_org(below) and acts(below):
            below = doc.lines[number + 2].strip()  # the agency signs below the buyer
        if not (number == last or _DAY.is_match(below)) or acts(words) is not agency:
            continue
        start = doc.starts[number] + doc.lines[number].index(words)
        yield Candidate(doc.words(start, start + len(words)), (doc.span(start, start + len(words)),), 3, SIGNATURE)


def _finer(found: list[Candidate[str]]) -> list[Candidate[str]]:
    """A list's short name (某移动) gives way to the longer one that the title starts with (某移动某省公司)."""
    weak = next(candidate for candidate in found if candidate.rank == 2)
    for candidate in found:
        if candidate.rank == 4 and candidate.value.startswith(weak.value) and candidate.value != weak.value:
            return [Candidate(c.value, c.spans, 1 if c is candidate else c.rank, c.rule) for c in found]
    return found
