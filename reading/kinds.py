"""reading: what a notice announces (公告类型), by which method (采购方式), and how firm an award is."""

import functools
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reading import regex
from reading.bidding.answers import OFF, ON
from reading.candidates import MOST_SHOWN, UNSAID, Candidate, places_of, settle
from reading.cues import cues, kinds_in_order
from reading.document import Document
from reading.lotwords import KINDS, NO, WORDS
from reading.remembered import remembered
from reading.turns import stage
from schemas.reading import Kind, Method, Outcome
from schemas.values import Read, Span, read, refused

_SALES, _PURCHASES = (
    ("拍卖", "变卖", "竞拍", "转让", "出售", "处置", "招租", "出租"),
    ("采购", "购置", "购买", "招标", "遴选", "比选", "选聘", "服务"),
)
"""Titles of what is sold: 公务用车报废处置公告; of what is bought all the same: 处置拍卖服务机构遴选."""
_ONE_FOR_ALL = "定点"
"""A framework, unless the same words tell how who serves is chosen: 维修定点服务项目询价公告."""
_TAIL = 40
_HEAD_LINES = 40
_TITLE_ENDS = ("公告", "公示", "意向", "公告书", "通知", "询价单")
_BRACKETED_TITLE_ENDS = (*_TITLE_ENDS, ")")
_NEAR_END = 6
_WEAK = 5
"""Rank of a cue within a title that does not end as titles of notices do: project names hold such words too."""
_DONE = {"终止": Kind.TERMINATION, "暂停": Kind.TERMINATION, "中止": Kind.TERMINATION, "取消": Kind.TERMINATION, "撤销": Kind.TERMINATION}
"""What a title says first is done to an earlier notice: 关于暂停某项目招标活动的通知."""
_LEADS = regex.compile(
    rf"^\s?关于({'|'.join(_DONE)})[^关]{{4,60}}(?:招标|采购|竞价|询价|谈判|磋商|竞买)(?:活动|项目|工作|公告|订单|计划)?(?:的)?(?:公告|通知|公示|函)?$"
)
_NOT_WON = (Kind.FAILURE, Kind.TERMINATION)
_PROVISIONAL = ("候选人", "预中标", "预成交", "评标结果公示", "评审结果公示")
_OVERTURNED = (
    "中标无效",
    "成交无效",
    "取消中标资格",
    "取消其中标资格",
    "取消成交资格",
    "中标结果无效",
    "成交结果无效",
    "撤销中标",
    "废除中标",
)


@functools.cache
def _automaton(which: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    """The words of one group of cues, and what each stands for."""
    told = cues(which)
    automaton = AhoCorasick([*told], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return automaton, tuple(told.values())


_RULES = regex.compile(r"关于(?:做好|加强|印发|进一步|规范|推进|贯彻|转发|公布|严格|落实)[^\n]*(?:通知|意见|办法|规定|通报)$")
"""Titles of what authorities tell each other, with no word of a notice: 关于做好公务用车新能源配备工作的通知."""
ABOUT_BUYING = regex.compile(r"政府(?:采购(?:法|政策|活动|制度|改革|领域|监管|条例|办法|》| |$)|购买服)")
"""Titles of news about procurement itself: 某省财政厅推动政府购买服务改革走深走实."""
_A_LOT_FAILED = regex.compile(rf"^(?:第 ?)?(?:{WORDS})? ?(?:{NO}) ?(?:{KINDS}|包|标)?(?:号)?[\p{{Han}}]{{0,4}}(?:废标|流标|终止|失败)\)?$")
"""In brackets at a title's end: what became of one of the lots."""
_WON_AND_FAILED = regex.compile(
    r"^(?:[)(]|成交|结果|公告|公示)*[及暨和与、,](?:部分|其余|其他)?(?:[\p{Han}A-Z0-9、,]{0,6}(?:标段?|标项|包组?|分包)[0-9A-Z]{0,2})?$"
)
"""Between what was won and what failed of one notice: 成交及部分废标公告, 一、二标段中标及三标段废标公告."""
_RESULT = "结果"
_ENTERED, _INVITES = (
    ("入围公告", "入围公示"),
    ("获取招标文件", "获取采购文件", "投标文件递交", "提交投标文件", "响应文件提交", "提交响应文件"),
)
"""A title of those who were entered, or of the invitation to be; words of an invitation."""
_JOINED = regex.compile(r"^[^及暨和与转]{0,6}[及暨和与转]")
"""Behind the first of two notices in one: 采购需求公示及招标公告, 采购需求公示转招标公告."""
_NEEDS, _OFFERED = ("需求公示", "需求公告"), ("报价截", "竞价截", "应价截")
"""Titles of needs, and labels that say until when offers for them are taken."""
_ORDERED, _FIGURE_BEHIND = ("下单", "订单"), 3
"""Words of an order in a mall, whose figure may run on behind them: 下单时间2026-06-24."""
_CUT = ("...", "…")
"""What a portal's list puts at the end of a title that was too long."""


@remembered(16)
def _cues(which: str, words: str) -> tuple[tuple[str, int, int], ...]:
    """The cues of a group in some words: of one notice the title, labels and the whole are asked for several times."""
    automaton, values = _automaton(which)
    found = automaton.find_matches_as_indexes(words)
    return tuple([(cue, start, end) for index, start, end in found if (cue := values[index])])


def _cues_anywhere(doc: Document, which: str) -> list[tuple[str, int, int]]:
    """The cues of a group in the whole text."""
    told = cues(which)
    return [(cue, start, end) for word, start, end in doc.spoken.longest(told) if (cue := told[word])]


@stage
def read_kind(doc: Document) -> Read[Kind]:
    """What the notice announces."""
    found = list(_title_kinds(doc))
    for tag in doc.of("kind"):
        found += _kind_in(doc, tag.value_start, tag.value_end, 3, "label")
    crumbs = _crumbs(doc)
    if crumbs:
        found += _kind_in(doc, *crumbs, 2, "breadcrumb")
    found += _body_kinds(doc)
    best = min(found, key=attrgetter("rank"), default=None)
    if best is None or best.value is Kind.TENDER:
        found += _bare_title(doc)
    told = settle(found)
    if told.value is Kind.INTENTION and (invited := _asks_for_offers(doc)):
        return read(Kind.TENDER, invited, "a published need, and until when offers are taken")
    return told if told.said else refused("nothing tells a kind")


def _asks_for_offers(doc: Document) -> tuple[Span, ...]:
    """What makes an invitation of a need that a mall publishes: 需求公示, and 报价截止：2026-09-15 18:00."""
    titled = [doc.span(at, at + len(word)) for word in _NEEDS for at in places_of(doc.flat[: doc.ends[0]], word)]
    until = [tag.label_span for tag in doc.of("deadline") if tag.word.startswith(_OFFERED) and tag.shape in ("colon", "cell")]
    return (*titled, *until) if titled and until else ()


def _title_kinds(doc: Document) -> Iterator[Candidate[Kind]]:
    titled = _kind_in(doc, 0, doc.ends[0], 0, "title")
    yield from titled
    title = doc.flat[: doc.ends[0]]
    if not titled and (_RULES.is_match(title) or ABOUT_BUYING.is_match(title)):
        yield Candidate(Kind.OTHER, (doc.span(0, doc.ends[0]),), 0, "title of a rule or of news")
    for number, line in enumerate(doc.lines[1 : min(_HEAD_LINES, doc.list_line)], 1):
        if line.endswith(_BRACKETED_TITLE_ENDS) and 8 <= len(line) <= 220 and _ends_as_title(line):
            yield from _kind_in(doc, doc.starts[number], doc.ends[number], 1, "heading")


def _ends_as_title(line: str) -> bool:
    bare = line
    while bare.endswith(")") and "(" in bare:
        bare = bare[: bare.rfind("(")].rstrip()
    return bare.endswith(_TITLE_ENDS) and ":" not in bare and "。" not in bare and "》" not in bare[-6:]


def _kind_in(doc: Document, start: int, end: int, rank: int, rule: str) -> list[Candidate[Kind]]:
    """The kind by the cue that ends these words; all cues of that kind in them are the evidence."""
    words = doc.flat[start:end]
    if (lead := _LEADS.match(words)) is not None:
        return [Candidate(_DONE[lead.group(1)], (doc.span(start + lead.start(1), start + lead.end(1)),), rank, "title leads with it")]
    base = max(0, len(words) - _TAIL) if rank < 2 else 0
    found: Sequence[tuple[str, int, int]] = _cues("title", words[base:])
    if not found and base:
        base, found = 0, _cues("title", words)
    weak = not found or found[-1][0] == Kind.TENDER
    if weak and rank == 0 and words.rstrip().endswith(_RESULT) and not words[: -len(_RESULT)].endswith(" "):
        at = start + len(words.rstrip()) - len(_RESULT)
        return [Candidate(Kind.AWARD, (doc.span(at, at + len(_RESULT)),), rank, rule)]
    if not found:
        return []
    found = _before_brackets(words[base:], found)
    if (
        len(found) > 1
        and found[-1][0] in _NOT_WON
        and found[-2][0] == Kind.AWARD
        and _WON_AND_FAILED.is_match(words[base + found[-2][2] : base + found[-1][1]])
    ):
        found = found[:-1]
    kind = Kind(found[-1][0])
    if words[base:].endswith(_ENTERED, found[-1][1], found[-1][2]) and any(word in doc.flat for word in _INVITES):
        rank, rule = _WEAK, "invites to be entered"
    if kind is Kind.TENDER and any([cue == Kind.INTENTION and not _JOINED.is_match(words[base + b :]) for cue, _, b in found]):
        kind = Kind.INTENTION
    if rank == 0 and not _ends_as_title(words) and (words.endswith(_CUT) or len(words) - base - found[-1][2] > _NEAR_END):
        rank, rule = _WEAK, "word in title"
    spans = tuple([doc.span(start + base + a, start + base + b) for cue, a, b in found if cue == kind])
    return [Candidate(kind, spans, rank, rule)]


def _before_brackets(words: str, found: Sequence[tuple[str, int, int]]) -> Sequence[tuple[str, int, int]]:
    """The cues without the last where that only says in brackets how was bought: 采购结果公告（网上竞价）, or what else is
    in it: 招标公告（含更正后）, 结果公告（包2废标）."""
    opened = words.rfind("(") if words.rstrip().endswith(")") else -1
    if opened < 0:
        return found
    before = [cue for cue in found if cue[1] < opened]
    if before and (words.startswith("含", opened + 1) or _A_LOT_FAILED.is_match(words[opened + 1 :])):
        return before
    return before if before and found[-1][0] == Kind.TENDER and found[-1][1] > opened and before[-1][0] != Kind.TENDER else found


def _bare_title(doc: Document) -> Iterator[Candidate[Kind]]:
    """A title that only says what is bought (某镇采购洒水车1台): an invitation, where nothing else tells, and its words where it does."""
    title = doc.flat[: doc.ends[0]]
    spans = tuple(doc.span(at, at + 2) for word in ("采购", "购置", "购买") if word in title for at in places_of(title, word))
    if spans:
        yield Candidate(Kind.TENDER, spans, 30, "title says what is bought")
    budget = next(iter(doc.of("budget")), None)
    if budget is not None and (named := [doc.span(a, b) for _, a, b in _cues_anywhere(doc, "method")]):
        yield Candidate(Kind.TENDER, (*named, budget.label_span), 31, "method and budget")


def _crumbs(doc: Document) -> tuple[int, int] | None:
    """The last element of a breadcrumb (当前位置:首页 » … » 中标公告)."""
    at = next(iter(doc.spoken.places("当前位置")), -1)
    if at < 0:
        return None
    last = -1
    for number in range(doc.line_at(at), min(doc.line_at(at) + 4, doc.line_count)):
        sign = doc.flat.rfind("»", doc.starts[number], doc.ends[number])
        if sign >= 0 and sign + 1 < doc.ends[number]:
            last = sign
    return (last + 1, doc.line_end(doc.line_at(last))) if last >= 0 else None


def _body_kinds(doc: Document) -> Iterator[Candidate[Kind]]:
    found: dict[str, list[Span]] = {}
    for cue, start, end in _cues_anywhere(doc, "body"):
        if start >= doc.list_start:
            break
        ordered = doc.flat.startswith(_ORDERED, start) and doc.flat[end : end + _FIGURE_BEHIND].lstrip(" ¥")[:1].isdigit()
        if cue in (Kind.TENDER, Kind.INTENTION) or ordered or _ends_words(doc.flat, end):
            found.setdefault(cue, []).append(Span(start=start, end=end))
    for rank, kind in enumerate(kinds_in_order("body"), 10):
        if kind in found:
            yield Candidate(Kind(kind), tuple(found[kind]), rank, "body")


def _ends_words(flat: str, end: int) -> bool:
    """Whether a heading or label ends here; within a sentence such words tell nothing (成交供应商与采购人签订合同后)."""
    return flat[end : end + 1] in ("", ":", "\t", "\n", "名") or flat[end : end + 3] == "的原因"


@stage
def read_method(doc: Document, kind: Kind | None) -> Read[Method]:
    """How the supplier is chosen, as the notice says: by label, by title, or by the one method it names anywhere. Sales choose none."""
    title = doc.flat[: doc.ends[0]]
    if kind is Kind.OTHER and any(word in title for word in _SALES) and not any(word in title for word in _PURCHASES):
        return UNSAID
    found: list[Candidate[Method]] = []
    for tag in doc.of("method"):
        end = min(tag.value_end, tag.value_start + 60)
        extracted = tag.word.isascii()  # a record's field, which its maker may have filled: the title tells better
        found += _method_in(doc, tag.value_start, end, 3 if extracted else 1 if tag.start > doc.list_start else 0, "label")
    found += _method_in(doc, 0, doc.ends[0], 2, "title")
    crumbs = _crumbs(doc)
    if crumbs:
        found += _method_in(doc, *crumbs, 3, "breadcrumb")
    for tag in doc.of("kind"):
        found += _method_in(doc, tag.value_start, tag.value_end, 3, "label")
    named = _cues_anywhere(doc, "method")
    methods = dict.fromkeys([cue for cue, _, _ in named])
    if found or len(methods) == 1:
        for cue in methods:
            spans = tuple([Span(start, end) for other, start, end in named if other == cue])
            found.append(Candidate(Method(cue), spans, 5, "only method named"))
    return settle(found)


def _method_in(doc: Document, start: int, end: int, rank: int, rule: str) -> list[Candidate[Method]]:
    named = _cues("method", doc.flat[start:end])
    found = _ticked(doc.text[start:end], named) if named else ()
    if not found:
        return []
    firm = [cue for cue, a, _ in found if not doc.flat.startswith(_ONE_FOR_ALL, start + a)]
    first = firm[0] if firm else found[0][0]
    spans = tuple([doc.span(start + a, start + b) for cue, a, b in found if cue == first])
    return [Candidate(Method(first), spans, rank, rule)]


def _ticked(words: str, found: Sequence[tuple[str, int, int]]) -> Sequence[tuple[str, int, int]]:
    """The cues whose box is ticked, where several are printed with boxes: □公开招标 ☑邀请招标."""
    if OFF.isdisjoint(words):
        return found
    boxed = [words[max(a - 2, 0) : a].strip()[-1:] for _, a, _ in found]
    if not any([box in OFF for box in boxed]):
        return found
    on = [one for one, box in zip(found, boxed, strict=True) if box in ON]
    return on or [one for one, box in zip(found, boxed, strict=True) if box not in OFF]


def read_outcome(doc: Document, kind: Read[Kind]) -> Read[Outcome]:
    """How firm an award is; nothing for other kinds, unless a notice says that an award does not hold."""
    spans = [doc.span(at, at + len(word)) for word, places in doc.spoken.said(_OVERTURNED) for at in places[:MOST_SHOWN]]
    if spans and kind.value in (Kind.AWARD, Kind.CORRECTION, Kind.TERMINATION, Kind.FAILURE, Kind.OTHER):
        return read(Outcome.OVERTURNED, spans, "award void")
    if kind.value is not Kind.AWARD:
        return UNSAID
    head = doc.flat[: doc.line_end(min(_HEAD_LINES, doc.line_count - 1))]
    spans = [doc.span(at, at + len(word)) for word in _PROVISIONAL for at in places_of(head, word)]
    if spans:
        return read(Outcome.PROVISIONAL, spans, "candidates made public")
    return read(Outcome.FINAL, kind.evidence, "award notice")
