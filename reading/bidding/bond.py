"""reading: the bid bond (投标保证金): whether one is asked for, and how much. A performance bond is another thing."""

from collections.abc import Iterator
from decimal import Decimal

from reading import regex
from reading.bidding.answers import answer, unticked
from reading.bidding.statements import Statement, clause_end, clause_start, lots_said
from reading.document import Document
from reading.lotmap import LotMap
from reading.money import amounts, unit_of
from reading.near import places

_NOT_BID = regex.compile("履约|质量|质保|工资|农民工|维修|诚信|安全|租赁|合同")
_ASKED = regex.compile(r"(?:是否)(?:需要?|须|要求|收取)?(?:缴纳|交纳|提交|递交|收取)?(?:投标|磋商|谈判|询价|响应|竞价|报价)?\s?$")
_NONE_BEFORE = regex.compile(
    r"(?:不|免|无需|无须|无|免予|免于|不需要?|不再|暂不|不要求|不用)\s?(?:收取?|缴纳?|交纳|提交|递交|提供|要求)?\s?(?:供应商|投标人)?(?:缴纳|提交)?\s?(?:投标|磋商|谈判|询价|响应|竞价|报价)?\s?(?:\(响应\))?\s?$"
)
_NONE_BEHIND = regex.compile(
    r"^(?:金额|缴纳|信息|要求|数额|\(元\)|\(人民币\))?\s?[:：]?\s?(?:本项目|本次(?:采购|招标)?)?\s?(无|免收|免交|免缴|不收取|不需要|不缴纳|不要求|无需缴纳|无需提交|0(?:\.0{1,2})?\s?(?:元|万元)?|零元|¥0(?:\.0{1,2})?元?|否|/)(?:$|[\s,，。;；、)\n])"
)
_MUST = regex.compile(
    r"(?:须|应|需|必须|应当|要求|请)[^。;；\n]{0,60}(?:缴纳|交纳|提交|递交|汇入|转入|汇至|缴至|交至|提供)[^。;；\n]{0,6}$|(?:须|应|需|必须|应当)[^。;；\n]{0,40}(?:将|把)(?:投标|磋商|谈判)?$"
)
_PAID = regex.compile(r"^[^。;；\n]{0,12}(?:汇入|转入|汇至|缴至|交至|存入|到账)")
_CONDITIONAL = regex.compile("如需|如有|若|适用于|如采用|如提交|如要求|如果|支持|联合体")
_IN_CASE = regex.compile("如|若|的项目")
_SHARE = regex.compile(r"^[^。;；\n]{0,20}?(?:预算|限价|报价|合同|估算)[^。;；\n]{0,10}?(?:的\s?)?[0-9]{1,2}(?:\.[0-9]{1,2})?\s?%")
_HEAD = regex.compile(r"^(?:金额|数额)?\s?(?:\((?:元|万元|人民币)\)|\(人民币元\))?\s?$")
_SHARE_TOLD = "a share of the price"
_AMOUNT_WITHIN = 40
_MOST_LINES = 40
_LARGEST = Decimal(10_000_000)


def read_bonds(doc: Document, lots: LotMap) -> tuple[list[Statement], list[Statement]]:
    """Statements whether a bond is asked for, and statements of how much it is (yuan)."""
    asked: list[Statement] = []
    sums: list[Statement] = []
    for at in places(doc, "保证金"):
        start = clause_start(doc.flat, at)
        if _NOT_BID.is_match(doc.flat[max(start, at - 8) : at].replace("合同包", "")) or unticked(doc, start):
            continue
        for statement in _amounts(doc, lots, at):
            sums.append(statement)
            asked.append(Statement(True, statement.spans, "amount", statement.lots))
        asked += _asked(doc, lots, start, at)
    return asked, sums


def _asked(doc: Document, lots: LotMap, start: int, at: int) -> Iterator[Statement]:
    lead, end = doc.flat[start:at], at + 3
    of = lots_said(doc, lots, at)
    if question := _ASKED.search(lead):
        told = answer(doc, end)
        if told:
            yield Statement(told[0], (doc.span(start + question.start(), told[1]),), "asked", of)
    elif none := _NONE_BEFORE.search(lead[-20:]):
        if not _IN_CASE.is_match(lead) and not doc.flat.startswith("的", end):
            yield Statement(False, (doc.span(at - len(none.group(0)), end),), "none", of)
    elif behind := _NONE_BEHIND.match(doc.flat[end : end + 30]):
        yield Statement(False, (doc.span(at, end + behind.end(1)),), "none", of)
    elif _demanded(doc, lead, start, end):
        yield Statement(True, (doc.span(start, min(clause_end(doc.flat, end), start + 200)),), "asked for", of)


def _demanded(doc: Document, lead: str, start: int, end: int) -> bool:
    clause = doc.flat[start : clause_end(doc.flat, end)]
    if _CONDITIONAL.is_match(clause) or doc.flat.startswith(("的项目", "的供应商"), end):
        return False
    must = _MUST.search(lead)
    if must is None:
        return False
    return not must.group(0).endswith(("将", "把", "将投标", "把投标")) or _PAID.is_match(doc.flat[end : end + 30])


def _amounts(doc: Document, lots: LotMap, at: int) -> Iterator[Statement]:
    """The sum behind the words, or below them in a column; a share of the price is refused."""
    end = at + 3
    line_end = doc.ends[doc.line_at(at)]
    stop = min(clause_end(doc.flat, end, _AMOUNT_WITHIN), line_end)
    if _SHARE.is_match(doc.flat[end:stop]):
        yield Statement(None, (doc.span(at, stop),), _SHARE_TOLD, lots_said(doc, lots, at))
        return
    unit = unit_of(doc.flat[end : min(end + 10, line_end)])
    for amount in amounts(doc.flat, end, stop, unit):
        if 0 < amount.value < _LARGEST:
            yield Statement(amount.value, (doc.span(at, amount.end),), "label", lots_said(doc, lots, at, within=True))
            return
    if "\t" in doc.lines[doc.line_at(at)] and _HEAD.is_match(doc.flat[end:stop]):
        yield from _in_column(doc, lots, at)


def _in_column(doc: Document, lots: LotMap, at: int) -> Iterator[Statement]:
    """The sums below a column headed 保证金(元)."""
    line = doc.line_at(at)
    column = next((number for number, (a, b) in enumerate(doc.cells(line)) if a <= at < b), -1)
    for number in range(line + 1, min(line + _MOST_LINES, doc.list_line)):
        cells = doc.cells(number) if "\t" in doc.lines[number] else []
        if column >= len(cells):
            return
        a, b = cells[column]
        words = doc.flat[a:b].strip().replace(",", "")
        if words.isdigit() and 0 < Decimal(words) < _LARGEST:
            spans = (doc.span(*doc.cells(line)[column]), doc.span(a, b))
            yield Statement(Decimal(words), spans, "column", lots_said(doc, lots, a, within=True))
