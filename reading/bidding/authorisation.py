"""reading: whether the maker's authorisation is asked for (制造商授权)."""

from collections.abc import Iterator

from reading import regex
from reading.bidding.answers import answer, unticked
from reading.bidding.statements import Statement, clause_end, clause_start, lots_said
from reading.document import Document
from reading.lotmap import LotMap
from reading.near import places

_MAKER = regex.compile(
    r"(?:制造厂家|制造厂商|制造商|生产厂家|生产厂商|生产商|生产企业|制造企业|汽车厂家|汽车厂商|整车厂家?|主机厂家?|厂家|厂商|原厂商?|品牌商|品牌方|总代理商?)(?:\([^()\n]{1,20}\))?"
    r"(?:或[^,，。;；\n]{1,14}?)?(?:出具|提供|给予|开具|针对|对|的|有效|唯一|专项|项目|本项目|本次|产品|投标|销售|合法|正式|书面|原件|、){0,8}$"
)
_ASKED = regex.compile(r"是否(?:需要?|须|要求|提供)?(?:提供)?(?:具有)?$")
_NONE = regex.compile(
    r"(?:不|无需|无须|不需|不要求|不得要求|不再要求|不强制|取消)(?:需要?|须|得|再)?(?:提供|要求|提交|出具|具有|供应商提供|投标人提供)?[^,，。;；]{0,6}$"
)
_IMPORTED = regex.compile(r"进口[^。;；\n]{0,14}(?:须|需|应|必须|提供)")
_SCORED = regex.compile(r"得分|加分|分值|评分|得[1-3]分|最高得|优先|[0-9]\s?分(?:[^钟]|$)")
_MUST = regex.compile("须|需|应|必须|提供|具有|具备|持有|提交|取得|获得|出具|要求")
_ONLY_IMPORTED = "only for imported goods"


def read_authorisation(doc: Document, lots: LotMap) -> Iterator[Statement]:
    """Every place that asks for the maker's authorisation, or says that none is needed. Scoring by it asks for nothing."""
    for at in places(doc, "授权"):
        if doc.flat.startswith(("授权委托", "授权代表", "授权代理人", "授权人"), at):
            continue
        start = clause_start(doc.flat, at)
        maker = _MAKER.search(doc.flat[start:at])
        if maker is None or unticked(doc, start):
            continue
        yield from _said(doc, lots, start, start + maker.start(), at)


def _said(doc: Document, lots: LotMap, start: int, maker: int, at: int) -> Iterator[Statement]:
    lead, end = doc.flat[start:maker], _past(doc, at)
    clause = doc.flat[start : clause_end(doc.flat, end)]
    of = lots_said(doc, lots, at)
    asked = _ASKED.search(lead)
    told = answer(doc, end)
    if asked and told:
        yield Statement(told[0], (doc.span(start + asked.start(), told[1]),), "asked", of)
    elif none := _NONE.search(lead):
        yield Statement(False, (doc.span(start + none.start(), end),), "not needed", of)
    elif told:
        yield Statement(told[0], (doc.span(maker, told[1]),), "asked", of)
    elif _SCORED.is_match(clause):
        return
    elif _IMPORTED.search(lead):
        yield Statement(None, (doc.span(start, end),), _ONLY_IMPORTED, of)
    elif _MUST.is_match(clause):
        yield Statement(True, (doc.span(max(start, end - 200), end),), "asked for", of)


def _past(doc: Document, at: int) -> int:
    end = at + 2
    for word in ("委托", "证明", "文件", "书", "函", "原件"):
        if doc.flat.startswith(word, end):
            end += len(word)
    return end
