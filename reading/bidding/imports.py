"""reading: whether imported goods may be offered."""

from collections.abc import Iterator

from reading import regex
from reading.bidding.answers import answer, in_column, unticked
from reading.bidding.statements import Statement, clause_end, clause_start, lots_said
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import places

_GOODS = r"(?:产品|设备|货物|服务|车辆?|商品|标的|原装)?"
_ASKED = regex.compile(
    rf"(?:是否)(?:可以?|能够?|接受|允许|同意)?(?:采购|提供|投标|选用)?(?:原装)?进口{_GOODS}(?:参与|参加)?(?:投标|采购|竞标|报价)?"
)
_HEAD = regex.compile(rf"(?:接受|允许|可以?采购)(?:采购|提供)?进口{_GOODS}(?:参与)?(?:投标)?$")
_REFUSED = regex.compile(
    r"(?:(?:不予?|不得|不能|不可以?|未)(?:接受|允许|采购|提供|选用|使用|许可)|拒绝|禁止|严禁)[^,，。;；\n]{0,10}进口(?:产品|设备|货物|服务|车辆?|商品)?"
    r"|非进口(?:产品|货物|设备|车辆)|(?:仅|只|均|须|应|必须)[^,，。;；\n]{0,4}(?:接受|采购|限|限于|为|是)?(?:国产|本国)(?:产品|货物|设备|车辆?)(?:投标|参与)?"
    r"|进口(?:产品|设备|货物|车辆)\s?:?\s?(?:本项目)?(?:不适用|不接受|不允许|不得|拒绝)"
    r"|采购国内产品"
)
_ALLOWED = regex.compile(
    r"(?:接受|允许|可以采购|可采购|同意采购|批准采购|核准采购|可以提供)(?:投标人)?(?:采购|提供|选用)?(?:原装)?进口(?:产品|设备|货物|服务|车辆?)?"
    r"|国产产品或[^。;；\n]{0,30}进口产品|进口(?:产品|设备|货物|车辆)\s?:?\s?(?:本项目)?(?:允许|接受|可以)(?:采购|投标|参与)?"
)
_CONDITIONAL = regex.compile("如|若|凡|本项目所称|所称|限制|规范|管理")
_BEFORE_POSITIVE = frozenset("不未否非得")


def read_imports(doc: Document, lots: LotMap) -> Iterator[Statement]:
    """Every place that says whether imported goods are accepted."""
    heads: list[tuple[int, int]] = []
    for at in places(doc, "进口"):
        asked = _question(doc, at)
        if asked:
            told = answer(doc, asked[1])
            if told is not None:
                yield Statement(told[0], (doc.span(asked[0], told[1]),), "asked", lots_said(doc, lots, at))
            else:
                heads.append(asked)
        else:
            yield from _sentence(doc, lots, at)
    if "国产" in doc.flat or "国内产品" in doc.flat:
        yield from _home_made(doc, lots)
    for start, end in heads:
        answers = list(in_column(doc, start, end, *_order(doc, start)))
        for value, spans in answers:
            yield Statement(value, spans, "column", lots_said(doc, lots, spans[-1].start, within=True))
        if not answers and "是否" not in doc.flat[start:end]:
            yield Statement(True, (doc.span(start, end),), "cell", lots_said(doc, lots, start, within=True))


def _question(doc: Document, at: int) -> tuple[int, int] | None:
    """The question (是否接受进口产品) or the head (允许进口) that these words are in."""
    start = max(doc.starts[doc.line_at(at)], at - 12)
    for match in _ASKED.finditer(doc.flat[start : at + 16]):
        if start + match.start() <= at < start + match.end():
            return start + match.start(), start + match.end()
    begin = max((doc.flat.rfind(sign, start, at) + 1 for sign in "\t\n "), default=start)
    begin = max(begin, start)
    stop = min((found for sign in "\t\n " if (found := doc.flat.find(sign, at, at + 16)) >= 0), default=at + 16)
    head = _HEAD.match(doc.flat[begin:stop])
    return (begin, begin + head.end()) if head else None


def _sentence(doc: Document, lots: LotMap, at: int) -> Iterator[Statement]:
    start, end = clause_start(doc.flat, at), clause_end(doc.flat, at, 40)
    if unticked(doc, start):
        return
    window = doc.flat[start:end]
    for pattern, value in ((_REFUSED, False), (_ALLOWED, True)):
        for match in pattern.finditer(window):
            a, b = start + match.start(), start + match.end()
            if a <= at < b and not _conditional(window[: match.start()]) and not (value and _negated(window, match.start())):
                yield Statement(value, (doc.span(a, b),), "sentence", lots_said(doc, lots, at))
                return


def _home_made(doc: Document, lots: LotMap) -> Iterator[Statement]:
    """本项目仅采购国产产品; 本项目采购国内产品."""
    for word in ("国产", "国内产品"):
        for at in places(doc, word):
            start = clause_start(doc.flat, at)
            window = doc.flat[start : clause_end(doc.flat, at, 24)]
            for match in _REFUSED.finditer(window):
                if (
                    "进口" not in match.group(0)
                    and start + match.start() <= at < start + match.end()
                    and not _conditional(window[: match.start()])
                ):
                    yield Statement(False, (doc.span(start + match.start(), start + match.end()),), "home made", lots_said(doc, lots, at))


def _conditional(lead: str) -> bool:
    last = lead.rsplit(",", 1)[-1]
    return _CONDITIONAL.is_match(last)


def _negated(window: str, at: int) -> bool:
    return at > 0 and window[at - 1] in _BEFORE_POSITIVE


def _order(doc: Document, start: int) -> tuple[int, int]:
    """This head's place among the heads that ask, and how many they are."""
    line = doc.line_at(start)
    near = "\n".join(doc.lines[max(0, line - 3) : line])
    after = "\n".join(doc.lines[line + 1 : line + 4])
    return near.count("面向中小"), 1 + near.count("面向中小") + after.count("面向中小")
