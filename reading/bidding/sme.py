"""reading: whether only small and medium enterprises may bid (专门面向中小企业), with the negation read."""

from collections.abc import Iterator

from reading import regex
from reading.bidding.answers import answer, in_column, unticked
from reading.bidding.statements import Statement, clause_end, clause_start, lots_said
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import places

_CORE = regex.compile(
    r"(?:面向|针对)\s{0,2}(?:[□☐■☑√]?\s?残疾人福利性单位[和及、])?[□☐■☑☒✓√✔]?\s?(?:中小|小微|中、小|小型|中型|特定|大、?中、?小)(?:[□☐■☑☒✓√✔\s]{0,3}小微)?[微型、小]{0,5}企?业?"
)
_SAVED = regex.compile(r"(?:为|预留给|留给)\s?(?:中小微?|小微)企业(?:预留|的采购|采购)?")
_OPEN_TO_ALL = regex.compile(r"^(?:面向|针对)\s{0,2}大")
_NEGATED = regex.compile(
    r"(?:非|不|未|无)(?:是|属于|为|属|予)?\s?(?:整体|单独)?[)(]?\s?(?:专门|专项|预留份额专门|预留采购份额专门)?[)(]?\s?$"
)
_SPECIAL = regex.compile(r"(?:专门|专项|整体|只|仅|全部|全)[)(]?\s?$")
_ASKED = regex.compile(r"是否[^,，]{0,8}$|是\(否\)[^,，]{0,6}$")
_POLICY = regex.compile("应当|应专门|适宜|超过|万元以下|预留该部分|设置采购包|将采购项目|如果|如为|若|对于|凡|其中预留|所称|原则上|依法")
_PART = regex.compile("预留部分|部分采购项目预算|部分份额|以上专门|%")
_THIS = ("本项目", "本采购包", "本包", "本合同包", "本标项", "本标段", "本次采购")
_PARTLY = "only a part is reserved"


def read_sme(doc: Document, lots: LotMap) -> Iterator[Statement]:
    """Every place that says for whom the purchase is. A quotation of the policy says nothing of this purchase."""
    if "企业" not in doc.flat and "中小" not in doc.flat:
        return
    for word in ("面向", "针对"):
        for at in places(doc, word):
            match = _CORE.match(doc.flat[at : at + 60])
            if match:
                yield from _said(doc, lots, at, at + match.end())
    for match_word in ("企业预留", "预留给"):
        for at in places(doc, match_word):
            yield from _saved(doc, lots, at)


def _said(doc: Document, lots: LotMap, at: int, end: int) -> Iterator[Statement]:
    start = clause_start(doc.flat, at)
    lead = _of_this(doc.flat[start:at])
    asked = _ASKED.search(lead[-12:])
    if asked:
        yield from _asked(doc, lots, at - len(asked.group(0)), end)
        return
    if _quoted(lead) or unticked(doc, start) or _about_form(doc, end):
        return
    negated = _NEGATED.search(lead[-16:])
    if negated or _OPEN_TO_ALL.match(doc.flat[at:end]):
        begin = at - len(negated.group(0)) if negated else at
        yield Statement(False, (doc.span(begin, end),), "open to all", lots_said(doc, lots, at))
    elif _in_part(lead):
        yield Statement(None, (doc.span(start, end),), _PARTLY, lots_said(doc, lots, at))
    elif special := _SPECIAL.search(lead[-6:]):
        tail = answer(doc, _past_tail(doc, end))
        value = tail[0] if tail else True
        span = doc.span(at - len(special.group(0)), tail[1] if tail else end)
        yield Statement(value, (span,), "reserved", lots_said(doc, lots, at))


def _of_this(lead: str) -> str:
    """What a clause says from the last mention of this purchase on: the words before it are another sentence's."""
    at = max(lead.rfind(word) for word in _THIS)
    return lead[at:] if at >= 0 and lead[max(0, at - 1) : at] not in ("如", "若") else lead


def _in_part(lead: str) -> bool:
    return _PART.is_match(lead)


def _asked(doc: Document, lots: LotMap, start: int, end: int) -> Iterator[Statement]:
    """是否专门面向中小企业: the answer behind it, or in the column below it."""
    at = _past_tail(doc, end)
    told = answer(doc, at)
    if told is not None:
        yield Statement(told[0], (doc.span(start, told[1]),), "asked", lots_said(doc, lots, start))
    else:
        for value, spans in in_column(doc, start, at, *_order(doc, start)):
            yield Statement(value, spans, "column", lots_said(doc, lots, spans[-1].start, within=True))


def _order(doc: Document, start: int) -> tuple[int, int]:
    """This head's place among the heads that ask, and how many they are."""
    line = doc.line_at(start)
    near = "\n".join(doc.lines[max(0, line - 3) : line])
    after = "\n".join(doc.lines[line + 1 : line + 4])
    return near.count("进口"), 1 + near.count("进口") + after.count("进口")


def _past_tail(doc: Document, end: int) -> int:
    """Past what may follow 企业 in the question: 采购(的)(项目)."""
    at = end
    for word in ("预留采购份额", "采购", "招标", "预留", "的", "项目", "采购包"):
        if doc.flat.startswith(word, at):
            at += len(word)
    return at


def _quoted(lead: str) -> bool:
    return _POLICY.is_match(lead)


def _about_form(doc: Document, end: int) -> bool:
    """专门面向的企业类型, …的,须 …: a condition, no statement."""
    return doc.flat.startswith(("的,", "的企业类型", "采购的,"), end)


def _saved(doc: Document, lots: LotMap, at: int) -> Iterator[Statement]:
    """本项目资金为中小企业预留; 整体预留给中小企业."""
    start = clause_start(doc.flat, at)
    window = doc.flat[start : clause_end(doc.flat, at)]
    if _quoted(window) or _in_part(window) or "比例" in window or unticked(doc, start) or "面向" in window:
        return
    match = _SAVED.search(window)
    if match and ("预留" in match.group(0)):
        negated = any(word in window[: match.start()][-6:] for word in ("不", "未", "非"))
        begin = start + match.start() - (2 if negated else 0)
        yield Statement(not negated, (doc.span(begin, start + match.end()),), "reserved", lots_said(doc, lots, at))
