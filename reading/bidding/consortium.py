"""reading: whether consortia may bid (联合体)."""

from collections.abc import Iterator

from reading import regex
from reading.bidding.answers import VALUES, answer, boxed, unticked
from reading.bidding.statements import Statement, clause_end, clause_start, lots_said
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import places

_BRACKET = regex.compile(r"\(\s{0,3}(不接受|接受|不允许|允许|否|是|不)\s{0,3}\)\s?(?:接受|允许)?\s?(?:供应商|投标人)?(?:以)?$")
_WORDS = regex.compile(
    r"(不接受|不允许|不得|拒绝|禁止|不予接受|不可以?|接受|允许|可以?|同意)(?:供应商|投标人|各供应商)?(?:以|组成|采用)?\s?$"
)
_ASKED = regex.compile(r"(?:是否|是\(否\))(?:接受|允许)?\s?(?:供应商)?(?:以|组成)?\s?$")
_TAIL = regex.compile(r"^联合体(?:的?形式)?(?:参与|参加)?(?:本项目)?(?:的)?(?:投标|报价|响应|磋商|谈判|竞标|采购活动|申请|参与)?(?:文件)?")
_SLASHED = regex.compile(r"\([□☐]?([√✓■☑]?)\s?是\s?/\s?[□☐]?([√✓■☑]?)\s?否\)\s?(?:接受|允许)?\s?(?:供应商|投标人)?(?:以)?$")
_BEHIND = regex.compile(r"^\s?:?\s?\(?\s?(不接受|接受|不允许|允许)\)?")
_CONDITIONAL = ("如", "若", "凡")
_REFUSING = ("不", "拒绝", "禁止", "否")


def read_consortium(doc: Document, lots: LotMap) -> Iterator[Statement]:
    """Every place that says whether a consortium may bid. Policies on consortia with small firms say nothing of it."""
    for at in places(doc, "联合体"):
        said = _said(doc, at)
        if said is not None:
            value, start, end = said
            yield Statement(value, (doc.span(start, end),), "sentence", lots_said(doc, lots, at))


def _said(doc: Document, at: int) -> tuple[bool, int, int] | None:
    start = clause_start(doc.flat, at)
    lead = doc.flat[start:at]
    tail = _TAIL.match(doc.flat[at : at + 24])
    end = at + (tail.end() if tail else 3)
    if unticked(doc, start):
        return None
    if asked := _ASKED.search(lead):
        told = answer(doc, end)
        return (told[0], start + asked.start(), told[1]) if told else None
    if slashed := _SLASHED.search(lead[-24:]):
        return _of_slashed(doc, slashed, at, end)
    if option := _options(doc, at):
        return option[0], option[1], end
    if bracket := _BRACKET.search(lead[-24:]):
        return VALUES[bracket.group(1)], at - len(bracket.group(0)), end
    if words := _WORDS.search(lead[-16:]):
        if doc.flat.startswith(("的,", "的项目", "的供应商"), end) or _conditional(lead):
            return None
        return not words.group(1).startswith(_REFUSING), at - len(words.group(0)), end
    behind = _BEHIND.match(doc.flat[end : clause_end(doc.flat, end, 12)])
    if behind and lead.rsplit(",", 1)[-1].strip(" 0123456789.、()") in ("", "本项目"):
        return VALUES[behind.group(1)], at, end + behind.end()
    return None


def _of_slashed(doc: Document, slashed: regex.Match, at: int, end: int) -> tuple[bool, int, int] | None:
    """本项目(是/√否)接受联合体; (是/否)接受联合体:否."""
    start = at - len(slashed.group(0))
    if bool(slashed.group(1)) is not bool(slashed.group(2)):
        return bool(slashed.group(1)), start, end
    told = answer(doc, end)
    return (told[0], start, told[1]) if told else None


def _options(doc: Document, at: int) -> tuple[bool, int] | None:
    """本项目 ☑不接受 □接受 联合体投标: the ticked option before the word."""
    window = doc.text[max(0, at - 16) : at]
    box = next((place for place, sign in enumerate(window) if sign in "□☐○◯■☑☒✓√✔●"), -1)
    if box < 0 or "\n" in window[box:]:
        return None
    start = max(0, at - 16) + box
    ticked = boxed(doc.text[:at], start)
    return (ticked[0], start) if ticked else None


def _conditional(lead: str) -> bool:
    last = lead.rsplit(",", 1)[-1].lstrip(" 0123456789.、()①②③④⑤⑥⑦⑧⑨")
    return last.startswith(_CONDITIONAL) or ("组成" in last[-4:] and "与" in last)
