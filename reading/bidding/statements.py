"""reading: what a notice says yes or no to, of the whole or of single lots, settled into one answer each."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from reading import regex
from reading.candidates import UNSAID
from reading.document import Document
from reading.lotmap import LotMap
from reading.lotmarkers import ordinal
from schemas.values import Read, Span, read, refused

NEW = (
    "更正为", "变更为", "更改为", "修改为", "调整为", "顺延至", "延期至", "延长至", "延至", "推迟至", "改为", "现更正", "变更至", "更正至", "增加",
)  # fmt: skip
"""Words of corrections that announce what is new."""
OLD = ("原招标文件", "原公告", "原文", "原采购", "更正前", "变更前", "原磋商", "原谈判", "原询价")
"""Beginnings of lines that quote what stood before."""
_BACK = 80
_SENTENCE = 300
_END = regex.compile(r"[。;\n\t]")
_LOT_WORDS = r"采购包|合同包|标项|标段|标包|包件|包组|分包|分标|品目包|包号|包"
_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-H])"
_NAMED_LOTS = regex.compile(rf"(?:{_LOT_WORDS}) ?({_NUMBER}(?:[、,和及] ?(?:{_LOT_WORDS})? ?{_NUMBER})*)(?:[^0-9年月日个家]|$)")
_NTH_LOT = regex.compile(rf"第? ?({_NUMBER}) ?(?:采购包|合同包|标项|标段|标包|包件|包)")
_NUMBERS = regex.compile(_NUMBER)
_THIS_LOT = regex.compile(r"本(?:采购包|合同包|标项|标段|标包|包件|包组|分包|包)|当前采购包")
_ALL_LOTS = regex.compile("各采购包|各包|所有标段|所有采购包|所有包|全部采购包|各标段|各标项|均为|所有标项")
_HEAD_BACK = 1500


class Statement(NamedTuple):
    """A value said at one place. `lots`: ordinals of the lots it is said of; none: of the whole. `spans`: the words. A
    value of None refuses, with `rule` as the reason."""

    value: Any
    spans: tuple[Span, ...]
    rule: str
    lots: tuple[str, ...] = ()


def clause_start(flat: str, at: int) -> int:
    """Where the clause that holds an offset begins, not further back than a clause is long."""
    floor = max(0, at - _BACK)
    ends = flat.rfind("。", floor, at), flat.rfind(";", floor, at), flat.rfind("\n", floor, at), flat.rfind("\t", floor, at)
    return max(floor, max(ends) + 1)


def clause_end(flat: str, at: int, most: int = _BACK) -> int:
    """Where the clause that holds an offset ends."""
    found = _END.search(flat[at : at + most])
    return at + found.start() if found else min(len(flat), at + most)


def lots_said(doc: Document, lots: LotMap, at: int, within: bool = False) -> tuple[str, ...]:
    """Ordinals of the lots that a clause names before an offset, or means by 本包; none when it speaks of all. `within`:
    a figure or a cell speaks of the lot in whose region it stands."""
    if not lots.places or lots.whole_lot:
        return ()
    start = clause_start(doc.flat, at)
    lead = doc.flat[start:at]
    sentence = doc.flat[max(doc.starts[doc.line_at(at)], at - _SENTENCE) : at].rsplit("。", 1)[-1]
    if _ALL_LOTS.is_match(sentence):
        return ()
    named = _named(lead)
    if named:
        return named
    if _THIS_LOT.is_match(doc.flat[start : at + 10]):
        return _last_named(doc.flat[max(0, start - _HEAD_BACK) : start]) or _region(lots, at)
    return _region(lots, at) if within else ()


def _region(lots: LotMap, at: int) -> tuple[str, ...]:
    lot = lots.lot_at(at)
    return (lot,) if lot else ()


def _named(lead: str) -> tuple[str, ...]:
    if "包" not in lead and "标" not in lead:
        return ()
    found = [ordinal(match.group(1)) for match in _NTH_LOT.finditer(lead)]
    for match in _NAMED_LOTS.finditer(lead):
        found += [ordinal(number) for number in _NUMBERS.findall(match.group(1))]
    return tuple(dict.fromkeys(found))


def _last_named(before: str) -> tuple[str, ...]:
    """The lot that the last line naming one is about."""
    for line in reversed(before.split("\n")):
        if named := _named(line[:60]):
            return named[:1]
    return ()


def current(doc: Document, said: Sequence[Statement]) -> list[Statement]:
    """Of a correction's statements those that are not the old ones: none of the words that announce what is new follows
    in the same line, and the line does not quote what stood before."""
    return [one for one in said if not _is_old(doc, one.spans[-1])]


def _is_old(doc: Document, span: Span) -> bool:
    line = doc.line_at(span.start)
    after, before = doc.flat[span.end : doc.ends[line]], doc.flat[doc.starts[line] : span.start].lstrip(" 0123456789.、()")
    return any([word in after for word in NEW]) or (before.startswith(OLD) and not any([word in before for word in NEW]))


def within(doc: Document, said: Sequence[Statement], rows: Collection[int]) -> list[Statement]:
    """Those that stand in no table, or in these lines of one."""
    lines = [(one, doc.line_at(one.spans[-1].start)) for one in said]
    return [one for one, line in lines if line in rows or "\t" not in doc.lines[line]]


def settled(said: Sequence[Statement], lots: LotMap) -> Read[Any]:
    """The answer for the whole notice. Refused where lots differ, only some lots are spoken of, or it contradicts itself."""
    if not said:
        return UNSAID
    spans = _spans(said)
    if unclear := next((one for one in said if one.value is None), None):
        return refused(unclear.rule, spans)
    value = said[0].value
    if any([one.value != value for one in said[1:]]):
        of_all = {one.value for one in said if not one.lots}
        return refused("contradiction" if len(of_all) > 1 else "lots differ", spans)
    if all([one.lots for one in said]) and {lot for one in said for lot in one.lots} < {place.ordinal for place in lots.places}:
        return refused("said of some lots only", spans)
    return read(value, spans, said[0].rule)


def settled_for(said: Sequence[Statement], lot: str) -> Read[Any]:
    """The answer that is said of one lot."""
    own = [one for one in said if lot in one.lots]
    if not own:
        return UNSAID
    if unclear := next((one for one in own if one.value is None), None):
        return refused(unclear.rule, _spans(own))
    if len({one.value for one in own}) > 1:
        return refused("contradiction", _spans(own))
    return read(own[0].value, _spans(own), own[0].rule)


def _spans(said: Sequence[Statement]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys([span for one in said for span in one.spans]))
