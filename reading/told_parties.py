"""reading: who buys and who is its agency, where sentences tell it."""

from collections.abc import Iterator

from reading import regex
from reading.candidates import Candidate
from reading.contacts import AGENTS, acts
from reading.document import Document
from reading.organisations import ANNOUNCING, before_a_year, is_org
from reading.partytables import is_address

_ENTRUSTED = regex.compile(r"受([\p{Han}A-Za-z()·]{4,40}?)(?:的)?委托,?\s*([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))?")
_HANDLES = regex.compile(r"([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))(?:\([^()]{2,24}\))?,?受([\p{Han}A-Za-z()·]{4,40}?)(?:的)?委托")
_ORDERS = regex.compile(r"([\p{Han}A-Za-z()·]{4,40})委托([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心))")
_ACTS = regex.compile(
    r"(?:^|[\s.,。、:0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:采取|采用|就[^,。]{2,40}进行|以)(?:国内)?(?:公开)?(?:招标|询价|竞争性谈判|竞争性磋商|邀请招标|比选|遴选|竞价)"
)
_HELD = regex.compile(
    r"(?:^|[\s.,。、0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:于|在)[^,。;]{4,16}(?:日|时|分)?(?:组织|举行|开展|进行|就|对)[^。]{0,60}?"
    r"(?:招标|询价|谈判|磋商|比选|评审|采购|开标|遴选|竞价)"
)
_WANTS = regex.compile(
    r"(?:^|[\s.,。、0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:现|今年|本年度?|近期|目前|因[^,。;]{2,20},?)?(?:拟|计划|需|决定|现)(?:于[^,。;]{2,14}?)?(?:采购|采用|购置|购买|更新|对|以|就|公开|通过|比选|询价|询比|招标)"
)
_IS = regex.compile(r"(?:招标人|采购人|项目业主|采购单位|建设单位)为:?([\p{Han}A-Za-z()·]{4,40}?)(?:[,。;、\s]|$)")
_AGENT_IS = regex.compile(r"(?:招标代理机构|采购代理机构|代理机构|招标代理)为:?([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))")
_AGENT_BESIDE = regex.compile(r"代理机构(?:信息)?(?: ?名 ?称| ?联 ?系 ?人)?[: ]([\p{Han}()·]{4,40}?公司)(?:[ ,;。(\n]|地址|$)")
"""代理机构 某咨询有限公司 某区, 2.采购代理机构信息名称：某公司地址：… where lines were lost."""
_HANDED_TO = regex.compile(r"[,。;](?:现)?委托([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))")
_KINDS = ("校", "院", "局", "公司", "单位", "中心", "馆", "所", "站", "镇", "乡", "委", "处", "会", "厂", "园")
_OURS = regex.compile(rf"(?:我|本)(?:{'|'.join(_KINDS)})\(([\p{{Han}}A-Za-z·]{{4,40}})\)")
"""我校（某镇中心小学）拟…"""
_BUYER_CALLED = regex.compile(r"(?:^|[\s.,。、;:])([\p{Han}A-Za-z()·]{4,40}?)\((?:采购人|招标人|采购单位)\)")
_AGENT_CALLED = regex.compile(r"(?:委托|[\s.,。、;]|^)([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))\((?:采购|招标)?代理机构\)")
_CALLS = regex.compile(
    r"(?:^|[\s.,。、:0-9])([\p{Han}A-Za-z()·]{4,40}?)(?:因[^,。;]{2,20},)?(?:现)?[就对](?:下列|以下)[^,。:;]{2,20}?"
    r"(?:公开|国内|网上|内部|组织|进行|实施|开展)*(?:招标|询价|询比|竞争性|磋商|谈判|比选|遴选|竞价|采购)"
)
"""某公司就下列车辆公开招标."""
_WANTED = regex.compile(r"(?:拟|计划|需|决定|现)(?:采购|采用|购置|购买|更新|对|以|就|公开|通过|于|比选|询价|询比|招标)")
_ANYTHING, _HELD_AT, _RECEIVED = regex.one_of(("",)), regex.one_of(("于", "在")), regex.one_of(("受",))
_INVITED = regex.one_of(("公开招标", "询价", "竞争性", "邀请招标"))
_TELLING = (
    (_OURS, 1, tuple(f"{us}{kind}(" for us in ("我", "本") for kind in _KINDS), _ANYTHING),
    (_BUYER_CALLED, 1, ("(采购人)", "(招标人)", "(采购单位)"), _ANYTHING),
    (_IS, 1, ("招标人为", "采购人为", "业主为", "单位为"), _ANYTHING),
    (_ENTRUSTED, 1, ("委托",), _RECEIVED), (_HANDLES, 2, ("委托",), _RECEIVED),
    (_ACTS, 1, ("采取", "采用", "进行"), _INVITED), (_HELD, 1, ("组织", "举行", "开展", "进行"), _HELD_AT),
    (_CALLS, 1, ("就下列", "就以下", "对下列", "对以下"), _ANYTHING),
    (_WANTS, 1, ("拟", "计划", "决定", "需采购", "现采购", "需购", "现就", "现以", "现对", "现公开"), _WANTED),
)  # fmt: skip
"""Grammars of sentences that tell who buys: the group that does, cues that they are looked for around, and words of which one stands there."""
_CUES = tuple(cue for _, _, cues, _ in _TELLING for cue in cues)
_TELLING_AGENCY = (
    (_AGENT_IS, ("代理机构为", "招标代理为")),
    (_AGENT_BESIDE, ("代理机构",)),
    (_HANDED_TO, ("委托",)),
    (_AGENT_CALLED, ("代理机构)",)),
)
_AGENCY_CUES = ("委托", *(cue for _, cues in _TELLING_AGENCY for cue in cues))
ABOUT = regex.compile(r"^([\p{Han}A-Za-z()·]{4,40}?(?:公司|中心|事务所))关于(.{4,})$")
STREET = regex.compile(r"[路街道巷楼室]$|[0-9]+(?:号|楼|室|层)|大厦|大道[0-9]*")
_PLACE = regex.compile(r"\p{Han}[省市县区旗州盟]\p{Han}{1,8}[县区市旗镇乡村]$")
"""A place of two levels in brackets behind a name: 某公司（某县某镇）."""
_HOUSES, _NO_TOWN = ("公司", "中心", "事务所"), ("院区", "校区", "厂区", "矿区", "片区", "园区", "景区", "社区", "城区", "服务区")
_TOWN = regex.compile(r"^\p{Han}{1,8}[市县区旗州盟]$")
"""Where a house is, in brackets behind its name: 某咨询有限公司（某市）."""
_ANSWERS = regex.compile(
    rf"(?:(?m:^)|[;。 \t:])([\p{{Han}}()]{{2,20}}(?:{'|'.join(AGENTS)})[\p{{Han}}()]{{0,10}}公司) ?[\p{{Han}}]{{2,4}} ?\(?0[0-9]{{2,3}}-[0-9]{{7,8}}"
)
"""找谁问 / 某局后勤科 江女士 0792-…；某招标有限公司 罗工 0792-…."""
_BY_PHONE = regex.compile(r"公司 ?\p{Han}{2,4} ?\(?0[0-9]{2,3}-")
"""What all of that has: asked first, as it begins with words that are found at once."""
_AGENCIES = regex.one_of(("公司", "中心", "事务所"))
"""What names of agencies end with."""
_RUNS_ON = frozenset("对拟现就将因")
_LAST_LINES = 12
COMPLAINT = "投诉"
"""In the title of what an authority decides on a complaint, which signs it and buys nothing."""
_RESPONDENT = regex.compile(r"被投诉人[0-9一二]?:(?:[^:\n]{2,40}[、,;])?([\p{Han}()]{4,40}?公司)")
_AGREED = ("同意", "批准", "研究", "会议", "审批", "审议")
"""Words of how a purchase was decided, in no name: 经董事会同意拟采购."""
_SELF = ("我", "本校", "本院", "本局", "本司", "本公司", "本单位", "本中心", "学校", "医院", "公司")
"""How who announces calls itself: no names."""
_TITLE_ENDS, _LABELS_AHEAD = ("公告", "公示", "通知书", "邀请函"), ("采购人", "采购单位", "招标人", "招标单位")
"""What a title ends with that runs into a name, and labels that do without a colon."""
_SAID_OF_A_NAME = (
    "盖章", "代章", "签章", "公章", "牵头", "以下简称", "下称", "简称", "地址", "联系", "电话", "采购人", "招标人", "甲方", "采购单位", "招标单位", "询价人",
    "委托人", "非营利", "营利性", "集中采购机构",
)  # fmt: skip
"""What begins brackets behind a name that are none of it."""
_SENTENCE_LINES, _MOST_SENTENCES = 60, 6


def shortened(name: str) -> str:
    """A name without what is said of it in brackets at its end: (盖章), (以下简称采购人)."""
    at = name.rfind("(")
    if at <= 0:
        return name
    note = name[at + 1 :].rstrip(")")
    aside = note.startswith(_SAID_OF_A_NAME) or not note
    aside = aside or (name.endswith(_HOUSES, 0, at) and _TOWN.is_match(note) and not note.endswith(_NO_TOWN))
    return name[:at].rstrip() if aside or STREET.is_match(note) or is_address(note) or _PLACE.is_match(note) else name


def told_buyer(doc: Document) -> Iterator[Candidate[str]]:
    """Who a sentence says buys: 受某局委托, 某大学采取公开招标的方式."""
    for pattern, group, cues, needs in _TELLING if doc.spoken.speaks_of(_CUES) else ():
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


def told_agency(doc: Document) -> Iterator[Candidate[str]]:
    """Who was entrusted with the procurement, in a sentence: 受某局委托，某公司…."""
    spoken = doc.spoken.speaks_of(_AGENCY_CUES)
    for pattern, group, needs in ((_ENTRUSTED, 2, _RECEIVED), (_HANDLES, 1, _RECEIVED), (_ORDERS, 2, _AGENCIES)) if spoken else ():
        for start, end in _groups(doc, pattern, group, ("委托",), needs):
            start += _ahead(doc.flat[start:end])
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "sentence")
    for pattern, cues in _TELLING_AGENCY if spoken else ():
        for start, end in _groups(doc, pattern, 1, cues, _AGENCIES):
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "sentence")
    for start, end in _groups(doc, _RESPONDENT, 1, ("被投诉人",)) if COMPLAINT in doc.lines[0] else ():
        if acts(doc.flat[start:end]):
            yield Candidate(doc.words(start, end), (doc.span(start, end),), 3, "respondent")
    last = min(doc.list_line, doc.line_count)
    low = doc.starts[max(last - _LAST_LINES, 1)] if last > 1 else doc.size
    words = doc.flat[low : doc.ends[last - 1]]
    for answers in _ANSWERS.finditer(words) if _BY_PHONE.is_match(words) else ():
        start, end = (low + at for at in answers.span(1))
        yield Candidate(doc.words(start, end), (doc.span(start, end),), 5, "who answers")
    about = ABOUT.match(doc.lines[0]) if "关于" in doc.lines[0] else None
    if about and about.group(1).endswith(("公司", "事务所")):
        yield Candidate(doc.words(*about.span(1)), (doc.span(*about.span(1)),), 4, "title")


def _ahead(name: str) -> int:
    """Length of what ran into a name that a sentence tells: a title before it (某车采购公告某采购中心受…), the label 采购人 (采购人某镇拟…), or
    what a sentence leads in with (现对某局拟采购…)."""
    title = max((at + len(word) for word in _TITLE_ENDS if (at := name.rfind(word)) > 0), default=0)
    label = next((len(word) for word in (*_LABELS_AHEAD, *ANNOUNCING, *_RUNS_ON) if name.startswith(word, title)), 0)
    return title + label if is_org(name[title + label :]) else 0


def _groups(
    doc: Document, pattern: regex.Pattern, group: int, cues: tuple[str, ...], needs: regex.Pattern = _ANYTHING
) -> Iterator[tuple[int, int]]:
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
            match = pattern.search(words) if needs.is_match(words) else None
            if match and match.group(group):
                start = match.start(group)
                yield low + start, low + start + len(shortened(match.group(group)))
