"""reading: who buys, who handles it, and under which number and name. The buyer is never the agency."""

import functools
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from reading import re2
from reading.candidates import Candidate, places_of, settle
from reading.contacts import AGENTS, unlabelled_parties
from reading.document import Document, Tag
from reading.fullnames import DEPARTMENT, SIGNATURE, in_full, terms_name
from reading.kinds import ABOUT_BUYING
from reading.organisations import ANNOUNCING, before_a_year, is_org, title_lead, title_org
from reading.partytables import beside, is_address
from reading.vehicles import heads
from schemas.reading import Kind
from schemas.values import Read

_ENTRUSTED = re2.compile(r"受([\p{Han}A-Za-z()·]{4,40}?)(?:的)?委托,?\s*([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))?")
_HANDLES = re2.compile(r"([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))(?:\([^()]{2,24}\))?,?受([\p{Han}A-Za-z()·]{4,40}?)(?:的)?委托")
_ORDERS = re2.compile(r"([\p{Han}A-Za-z()·]{4,40})委托([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心))")
_ACTS = re2.compile(
    r"(?:^|[\s.,。、:0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:采取|采用|就[^,。]{2,40}进行|以)(?:国内)?(?:公开)?(?:招标|询价|竞争性谈判|竞争性磋商|邀请招标|比选|遴选|竞价)"
)
_HELD = re2.compile(
    r"(?:^|[\s.,。、0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:于|在)[^,。;]{4,16}(?:日|时|分)?(?:组织|举行|开展|进行|就|对)[^。]{0,60}?"
    r"(?:招标|询价|谈判|磋商|比选|评审|采购|开标|遴选|竞价)"
)
_WANTS = re2.compile(
    r"(?:^|[\s.,。、0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:现|今年|本年度?|近期|目前|因[^,。;]{2,20},?)?(?:拟|计划|需|决定|现)(?:于[^,。;]{2,14}?)?(?:采购|采用|购置|购买|更新|对|以|就|公开|通过|比选|询价|询比|招标)"
)
_IS = re2.compile(r"(?:招标人|采购人|项目业主|采购单位|建设单位)为:?([\p{Han}A-Za-z()·]{4,40}?)(?:[,。;、\s]|$)")
_AGENT_IS = re2.compile(r"(?:招标代理机构|采购代理机构|代理机构|招标代理)为:?([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))")
_AGENT_BESIDE = re2.compile(r"代理机构(?:信息)?(?: ?名 ?称| ?联 ?系 ?人)?[: ]([\p{Han}()·]{4,40}?公司)(?:[ ,;。(\n]|地址|$)")
"""代理机构 某咨询有限公司 某区, 2.采购代理机构信息名称：某公司地址：… where lines were lost."""
_HANDED_TO = re2.compile(r"[,。;](?:现)?委托([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))")
_KINDS = ("校", "院", "局", "公司", "单位", "中心", "馆", "所", "站", "镇", "乡", "委", "处", "会", "厂", "园")
_OURS = re2.compile(rf"(?:我|本)(?:{'|'.join(_KINDS)})\(([\p{{Han}}A-Za-z·]{{4,40}})\)")
"""我校（某镇中心小学）拟…"""
_BUYER_CALLED = re2.compile(r"(?:^|[\s.,。、;:])([\p{Han}A-Za-z()·]{4,40}?)\((?:采购人|招标人|采购单位)\)")
_AGENT_CALLED = re2.compile(r"(?:委托|[\s.,。、;]|^)([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))\((?:采购|招标)?代理机构\)")
_CALLS = re2.compile(
    r"(?:^|[\s.,。、:0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:因[^,。;]{2,20},)?(?:现)?[就对](?:下列|以下)[^,。:;]{2,20}?"
    r"(?:公开|国内|网上|内部|组织|进行|实施|开展)*(?:招标|询价|询比|竞争性|磋商|谈判|比选|遴选|竞价|采购)"
)
"""某公司就下列车辆公开招标."""
_WANTED = tuple(
    f"{wants}{what}"
    for wants in ("拟", "计划", "需", "决定", "现")
    for what in ("采购", "采用", "购置", "购买", "更新", "对", "以", "就", "公开", "通过", "于", "比选", "询价", "询比", "招标")
)
_TELLING = (
    (_OURS, 1, tuple(f"{us}{kind}(" for us in ("我", "本") for kind in _KINDS), ("",)),
    (_BUYER_CALLED, 1, ("(采购人)", "(招标人)", "(采购单位)"), ("",)),
    (_IS, 1, ("招标人为", "采购人为", "业主为", "单位为"), ("",)),
    (_ENTRUSTED, 1, ("委托",), ("受",)), (_HANDLES, 2, ("委托",), ("受",)),
    (_ACTS, 1, ("采取", "采用", "进行"), ("公开招标", "询价", "竞争性", "邀请招标")), (_HELD, 1, ("组织", "举行", "开展", "进行"), ("于", "在")),
    (_CALLS, 1, ("就下列", "就以下", "对下列", "对以下"), ("",)),
    (_WANTS, 1, ("拟", "计划", "决定", "需采购", "现采购", "需购", "现就", "现以", "现对", "现公开"), _WANTED),
)  # fmt: skip
"""Grammars of sentences that tell who buys: the group that does, cues that they are looked for around, and words of which one stands there."""
_ABOUT = re2.compile(r"^([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))关于(.{4,})$")
_NOT_A_NAME = ("详见", "见公告", "***", "招标文件", "采购文件", "名称", "社会信用代码", "采购人信息", "机构信息")
_UNNAMED = "某部"
"""How an armed force calls itself where its name stays secret."""
_OTHER_LABELS = ("发布人", "发布者", "发布时间", "发布日期", "作者", "浏览", "阅读", "点击", "来源")
"""What follows on a line about the page itself: 来源 代理机构 发布人 admin."""
_DAY = re2.compile(r"^(?:[0-9]{4}[年./-]|[二〇零○一九]{4}年)[^:;,。]{3,14}$")
_STREET = re2.compile(r"[路街道巷楼室]$|[0-9]+(?:号|楼|室|层)|大厦|大道[0-9]*")
_PHONE = re2.compile(r"^\(?[0-9]{3,4}[)\-]?[0-9*\-]{6,}$|^1[0-9*]{10}$")
_PLACE = re2.compile(r"\p{Han}[省市县区旗州盟]\p{Han}{1,8}[县区市旗镇乡村]$")
"""A place of two levels in brackets behind a name: 某公司（某县某镇）."""
_HOUSES, _NO_TOWN = ("公司", "中心", "事务所"), ("院区", "校区", "厂区", "矿区", "片区", "园区", "景区", "社区", "城区", "服务区")
_TOWN = re2.compile(r"^\p{Han}{1,8}[市县区旗州盟]$")
"""Where a house is, in brackets behind its name: 某咨询有限公司（某市）."""
_ANSWERS = re2.compile(
    rf"(?:^|[;。 \t:])([\p{{Han}}()]{{2,20}}(?:{'|'.join(AGENTS)})[\p{{Han}}()]{{0,10}}公司) ?[\p{{Han}}]{{2,4}} ?\(?0[0-9]{{2,3}}-[0-9]{{7,8}}"
)
"""找谁问 / 某局后勤科 江女士 0792-…；某招标有限公司 罗工 0792-…."""
_AGENCIES = ("公司", "中心", "事务所")
"""What names of agencies end with."""
_RUNS_ON = frozenset("对拟现就将因")
_LAST_LINES = 12
_FORMS = ("有限公司", "有限责任公司", "股份公司", "集团公司", "分公司")
_COMPANIES = ("有限公司", "有限责任公司", "股份有限公司")
_BRANCHES = ("分行", "支行")
_COMPLAINT = "投诉"
"""In the title of what an authority decides on a complaint, which signs it and buys nothing."""
_RESPONDENT = re2.compile(r"被投诉人[0-9一二]?:(?:[^:\n]{2,40}[、,;])?([\p{Han}()]{4,40}?公司)")
_AGREED = ("同意", "批准", "研究", "会议", "审批", "审议")
"""Words of how a purchase was decided, in no name: 经董事会同意拟采购."""
_SELF = ("我", "本校", "本院", "本局", "本司", "本公司", "本单位", "本中心", "学校", "医院", "公司")
"""How who announces calls itself: no names."""
_TITLE_ENDS, _LABELS_AHEAD = ("公告", "公示", "通知书", "邀请函"), ("采购人", "采购单位", "招标人", "招标单位")
"""What a title ends with that runs into a name, and labels that do without a colon."""
_SIGNS_OFF = re2.compile(r"[。;] ?([\p{Han}()]{4,44}?)(?:\([^()]{4,40}[路街道巷楼室号村镇]\))? ?20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s*$")
"""…其余内容不变。某某有限公司（某县某路） 2024年8月5日, as text without lines ends."""
_SIGNED_LINES, _LONGEST_SIGNATURE = 6, 120
_HEAD_REACH, _HEAD_LINES = 12, 4
_SAID_OF_A_NAME = (
    "盖章", "代章", "签章", "公章", "牵头", "以下简称", "下称", "简称", "地址", "联系", "电话", "采购人", "招标人", "甲方", "采购单位", "招标单位", "询价人",
    "委托人", "非营利", "营利性", "集中采购机构",
)  # fmt: skip
"""What begins brackets behind a name that are none of it."""
_LONGEST_PROVINCE = 6
_PROVINCE = re2.compile(
    r"(?:^|[\s,;。:(])(北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|\p{Han}{2,4}市)$"
)
"""What a company's whole name begins with: 云南大姚石羊盐业集团有限公司, that a title calls 大姚石羊盐业集团; 某市某区公交有限公司, 某区公交公司."""
_NO_PLACE = frozenset("我本全该在由为向经受各因")
"""Signs of words before a name that end as a city's: 经我市."""
_OF_A_DEPARTMENT = 6
"""Rank of a department that uses what its house buys: 使用单位：后勤保障部."""
_ANNOUNCED = ("公告", "公示", "通知", "意向", "询价", "结果", "招标", "询比", "比选", "谈判", "磋商", "函")
_LONGEST_NAME, _LONGEST_THING = 60, 16
_SENTENCE_LINES, _MOST_SENTENCES = 60, 6


def read_buyer(doc: Document, kind: Kind | None, cell: tuple[int, int] | None = None) -> Read[str]:
    """The buying unit (采购人), as printed. What announces nothing (news) has none in its title. `cell` names the buyer
    of an intention's project in its table."""
    found = [*_named(doc, "buyer"), *_told_buyer(doc)]
    if cell is not None:
        found.append(Candidate(doc.words(*cell).strip(), (doc.span(*cell),), 0, "table column"))
    if kind is not None and not ("政府" in doc.lines[0] and ABOUT_BUYING.search(doc.lines[0])):
        decides = kind is Kind.OTHER and _COMPLAINT in doc.lines[0]
        found += [*_titled_buyer(doc), *(() if decides else _signed(doc)), *_headed(doc), *terms_name(doc)]
    best = min((candidate.rank for candidate in found), default=9)
    if best == 2:
        found = _finer(found)
    return _wherever_printed(doc, settle(in_full(found), party_key))


def _wherever_printed(doc: Document, told: Read[str]) -> Read[str]:
    """A name with every place that prints it: without the others a title that ran into a label would tell it (项目名称某局某车采购)."""
    if not told.said or not told.evidence:
        return told
    words = doc.flat[told.evidence[0].start : told.evidence[0].end]
    spans = [doc.span(at, at + len(words)) for at in places_of(doc.flat, words)]
    return Read(told.value, tuple(dict.fromkeys([*told.evidence, *spans])), told.why)


def read_agency(doc: Document) -> Read[str]:
    """The agency (代理机构), as printed."""
    return settle([*_named(doc, "agency"), *_told_agency(doc), *_signed(doc, agency=True)], party_key)


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
            rank = _OF_A_DEPARTMENT if tag.key == "buyer_weak" and DEPARTMENT.match(doc.flat[start:end]) else rank
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
        if (
            tag.shape == "colon"
            and tag.word in ("单位", "单位名称")
            and not tag.party
            and is_org(words)
            and not any(word in words for word in AGENTS)
        ):
            at = doc.flat.find(words, tag.value_start)
            yield Candidate(doc.words(at, at + len(words)), (doc.span(at, at + len(words)),), 3, "label 单位")


def _name(doc: Document, tag: Tag) -> tuple[int, int] | None:
    """The offsets of one name in a label's value: of several equal ones the first, none where it is no name."""
    start, end = tag.value_start, tag.value_end
    words = doc.flat[start:end]
    cut = min((at for sign in ",;。\n" if (at := words.find(sign)) > 0), default=len(words))
    cut = _closing(words[:cut]) if ")" in words[:cut] else cut
    parts = [part.strip() for part in words[:cut].split(" ") if part.strip()]
    if len(parts) > 1 and any(":" in part for part in parts[1:]):
        cut = words.find(next(part for part in parts[1:] if ":" in part))
    phone = next((part for part in parts[1:] if _PHONE.match(part)), "")
    cut = words.find(phone) if phone else cut
    if len(parts) > 1 and (is_org(parts[0]) or _is_place([part for part in parts[1:] if part != phone])):
        cut = min(cut, words.find(parts[0]) + len(parts[0]))
    end = start + cut
    while start < end and (doc.flat[start].isspace() or doc.flat[start] in "\"'为:"):
        start += 1
    while end > start and (doc.flat[end - 1].isspace() or doc.flat[end - 1] in "\"',"):
        end -= 1
    end = start + len(_shortened(doc.flat[start:end]))
    name = doc.flat[start:end]
    named = any(char.isalpha() for char in name) and not name.startswith(_OTHER_LABELS)
    long = 2 < len(name) <= _LONGEST_NAME or name == _UNNAMED
    good = named and long and not any(word in name for word in _NOT_A_NAME)
    return (start, end) if good and ":" not in name else None


def _closing(words: str) -> int:
    """Where the bracket closes that a label stands in: 某集团（招标人：某集团有限公司）拟采购…; the whole length where none does."""
    closed = next((at for at, sign in enumerate(words) if sign == ")" and words.count("(", 0, at) < words.count(")", 0, at + 1)), -1)
    return closed if closed > 0 else len(words)


def _is_place(words: Sequence[str]) -> bool:
    """Whether what stands behind a name and a blank is an address."""
    return bool(words) and (is_address("".join(words)) or _STREET.search(words[-1]) is not None)


def _shortened(name: str) -> str:
    """A name without what is said of it in brackets at its end: (盖章), (以下简称采购人)."""
    at = name.rfind("(")
    note = name[at + 1 :].rstrip(")")
    aside = note.startswith(_SAID_OF_A_NAME) or not note
    aside = aside or (name.endswith(_HOUSES, 0, max(at, 0)) and _TOWN.match(note) is not None and not note.endswith(_NO_TOWN))
    return name[:at].rstrip() if at > 0 and (aside or _STREET.search(note) or is_address(note) or _PLACE.search(note)) else name


def _titled_buyer(doc: Document) -> Iterator[Candidate[str]]:
    """The name a title starts with: 某县应急管理局消防车辆采购项目招标公告."""
    tags = doc.of("notice_title", "project_name")
    first = {tag.line: tag.value_start for tag in reversed(tags)}
    for number in [0, *(tag.line for tag in tags)]:
        start = first[number] if number else doc.starts[0]
        while doc.flat[start : start + 1] == " ":
            start += 1
        words = doc.flat[start : min(doc.ends[number], start + 100)]
        about = _ABOUT.match(words) if "关于" in words else None
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
    said = [number for number in range(1, min(doc.list_line, doc.line_count, _HEAD_REACH)) if doc.lines[number].strip()][:_HEAD_LINES]
    for number, following in itertools.pairwise(said):
        words = doc.lines[number].strip().split(" ")
        below = doc.lines[following]
        alone = is_org(words[0]) and (len(words) == 1 or _DAY.match(words[1]))
        if (
            alone
            and not DEPARTMENT.match(words[0])
            and not any(word in words[0] for word in AGENTS)
            and (len(words) > 1 or _announces(below))
        ):
            start = doc.starts[number] + doc.lines[number].index(words[0])
            yield Candidate(doc.words(start, start + len(words[0])), (doc.span(start, start + len(words[0])),), 3, "name above a title")
    told = [number for number in said if doc.lines[number] != doc.lines[0] and not doc.lines[number].startswith(_OTHER_LABELS)]
    for number in told[:2]:
        start, title = doc.starts[number], doc.lines[number].partition("\t")[0].partition(" ")[0]
        lead = title_lead(title)
        length = title_org(title[lead:]) if _announces(title) else 0
        if length and not any(word in title[lead : lead + length] for word in AGENTS):
            at, end = _in_full(doc, start + lead, start + lead + length)
            yield Candidate(doc.words(at, end), (doc.span(at, end),), 5, "title of the text starts with a name")


def _announces(line: str) -> bool:
    """Whether a line is the title of what is announced, and no label with its value."""
    return ":" not in line and "。" not in line and any(word in line for word in _ANNOUNCED)


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
    if ended and is_org(ended.group(1)) and any(word in ended.group(1) for word in AGENTS) is agency:
        start, end = (low + at for at in ended.span(1))
        yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "signature behind the last sentence")
    for number in range(last, max(last - _SIGNED_LINES, 0), -1):
        words = doc.lines[number].strip()
        if not is_org(words):
            continue
        below = doc.lines[number + 1].strip() if number < last else ""
        if not agency and number + 1 < last and is_org(below) and any(word in below for word in AGENTS):
            below = doc.lines[number + 2].strip()  # the agency signs below the buyer
        if not (number == last or _DAY.match(below)) or any(word in words for word in AGENTS) is not agency:
            continue
        start = doc.starts[number] + doc.lines[number].index(words)
        yield Candidate(doc.words(start, start + len(words)), (doc.span(start, start + len(words)),), 3, SIGNATURE)


def _told_buyer(doc: Document) -> Iterator[Candidate[str]]:
    """Who a sentence says buys: 受某局委托, 某大学采取公开招标的方式."""
    for pattern, group, cues, needs in _TELLING:
        for start, end in _groups(doc, pattern, group, cues, needs):
            decided = pattern is _WANTS and any(word in doc.flat[start:end] for word in _AGREED)
            if doc.flat[start - 1 : start].isdigit() and doc.flat[start] in "年季月度":  # 某局2026年第三季度拟采购…
                start, end = before_a_year(doc.flat, start)
                decided = start == end
            if pattern is _OURS or not (decided or doc.flat.startswith(_SELF, start, end)):
                start += _ahead(doc.flat[start:end])
                end = start + _up_to_the_verb(doc.flat[start:end])
                yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "sentence")


def _up_to_the_verb(words: str) -> int:
    """Where a name ends that ran on with what is done: 某镇人民政府对某车采购组织询价, 某公司拟对…采用邀请招标, 某中心现就下列车辆."""
    return next((at for at, sign in enumerate(words) if sign in _RUNS_ON and is_org(words[:at])), len(words))


def _told_agency(doc: Document) -> Iterator[Candidate[str]]:
    for pattern, group, needs in ((_ENTRUSTED, 2, ("受",)), (_HANDLES, 1, ("受",)), (_ORDERS, 2, _AGENCIES)):
        for start, end in _groups(doc, pattern, group, ("委托",), needs):
            start += _ahead(doc.flat[start:end])
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "sentence")
    for pattern, cues in (
        (_AGENT_IS, ("代理机构为", "招标代理为")),
        (_AGENT_BESIDE, ("代理机构",)),
        (_HANDED_TO, ("委托",)),
        (_AGENT_CALLED, ("代理机构)",)),
    ):
        for start, end in _groups(doc, pattern, 1, cues, _AGENCIES):
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "sentence")
    for start, end in _groups(doc, _RESPONDENT, 1, ("被投诉人",)) if _COMPLAINT in doc.lines[0] else ():
        if any(word in doc.flat[start:end] for word in AGENTS):
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "respondent")
    last = min(doc.list_line, doc.line_count)
    for number in range(max(last - _LAST_LINES, 1), last):
        answers = _ANSWERS.search(doc.lines[number]) if "公司" in doc.lines[number] and "-" in doc.lines[number] else None
        if answers:
            start, end = (doc.starts[number] + at for at in answers.span(1))
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 5, "who answers")
    about = _ABOUT.match(doc.lines[0]) if "关于" in doc.lines[0] else None
    if about and about.group(1).endswith(("公司", "事务所")):
        yield Candidate(doc.words(*about.span(1)), (doc.span(*about.span(1)),), 4, "title")


def _ahead(name: str) -> int:
    """Length of what ran into a name that a sentence tells: a title before it (某车采购公告某采购中心受…), the label 采购人 (采购人某镇拟…), or
    what a sentence leads in with (现对某局拟采购…)."""
    title = max((at + len(word) for word in _TITLE_ENDS if (at := name.rfind(word)) > 0), default=0)
    label = next((len(word) for word in (*_LABELS_AHEAD, *ANNOUNCING, *_RUNS_ON) if name.startswith(word, title)), 0)
    return title + label if is_org(name[title + label :]) else 0


def _groups(doc: Document, pattern: Any, group: int, cues: tuple[str, ...], needs: tuple[str, ...] = ("",)) -> Iterator[tuple[int, int]]:
    """A pattern's group around the first places that hold one of its cues, where one of `needs` stands beside it."""
    said = doc.spoken.said(cues)
    limit = doc.line_end(min(doc.list_line, _SENTENCE_LINES, doc.line_count) - 1) if said else 0
    for cue, places in said:
        high, looked_at = 0, 0
        for at in places:
            if at < high:
                continue
            if at + len(cue) > limit or looked_at == _MOST_SENTENCES:
                break
            looked_at += 1
            line = doc.line_at(at)
            low, high = max(doc.starts[line], at - 100), min(doc.ends[line], at + 100)
            words = doc.flat[low:high]
            match = pattern.search(words) if any(word in words for word in needs) else None
            if match and match.group(group):
                start = match.start(group)
                yield low + start, low + start + len(_shortened(match.group(group)))


def _finer(found: list[Candidate[str]]) -> list[Candidate[str]]:
    """A list's short name (某移动) gives way to the longer one that the title starts with (某移动某省公司)."""
    weak = next(candidate for candidate in found if candidate.rank == 2)
    for candidate in found:
        if candidate.rank == 4 and candidate.value.startswith(weak.value) and candidate.value != weak.value:
            return [Candidate(c.value, c.spans, 1 if c is candidate else c.rank, c.rule) for c in found]
    return found
