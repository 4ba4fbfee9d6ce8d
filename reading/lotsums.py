"""reading: sums that lots print behind their numbers, and what a result's lot comes to in a sentence."""

from collections.abc import Iterator
from decimal import Decimal

from reading import regex
from reading.candidates import Candidate
from reading.document import Document
from reading.lotmap import LotMap
from reading.money import amounts, unit_of
from reading.told import AWARDED, FIELD, SMALLEST, Told
from schemas.reading import Kind

_COMES_TO = regex.compile(r"(?:[,;。]|^)(?:总价|合计|共计|总金额|总计)(?:为|:)?[¥￥]?|公司,(?:中标价|成交价|投标报价|报价)?(?:为|:)?[¥￥]?")
_COMES_TO_LAST = regex.compile(
    r"([,;。](?:总价|合计|共计|总金额|总计|合计金额)(?:为|:)?)[¥￥]?[0-9][0-9,.]* ?万?元(?:\([^()]{1,20}\))?[。;]?$"
)
_GOODS_WON = ("成交内容", "中标内容", "成交标的", "中标标的", "成交产品", "中标产品", "成交车型", "中标车型", "采购内容", "主要标的")
"""Labels of what was won, whose line ends with what it comes to."""
_TO_LOT = regex.compile(r"^(?:[\s:\-(（]|为|是|共|计|不超过|不高于|不得超过|人民币|¥)*$")
_AROUND_NUMBERS = tuple("采购合同分子包标段项组号#件 -:)")
"""What words for lots are made of, and the signs between their numbers and their sums."""
_LABEL_BACK = 250
_LONGEST_BRACKET = 40


class LotSums:
    """Sums that stand right behind a lot's number or within its own words."""

    def __init__(self, doc: Document, kind: Kind | None, lots: LotMap) -> None:
        self.doc, self.kind, self.lots, self.places = doc, kind, lots, lots.places

    def read(self) -> Iterator[Told]:
        """All of them."""
        yield from self._by_lots()
        yield from self._by_totals()

    def _by_lots(self) -> Iterator[Told]:
        for place in [] if self.lots.whole_lot else self.places:
            for number in place.numbers:
                field, unit = self._label_before(number[0])
                if not field:
                    continue
                end = self._after_number(number[1])
                found = amounts(self.doc.flat, end, min(end + 40, self.doc.line_end(self.doc.line_at(end))), unit)
                if (
                    not found
                    or found[0].per_unit
                    or found[0].value < SMALLEST
                    or not _TO_LOT.match(self.doc.flat[end : found[0].start])
                    or ("\t" in self.doc.flat[end : found[0].start] and not self.doc.flat[: found[0].end].endswith("元"))
                ):
                    continue
                told = Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 0, "behind the lot's number")
                yield Told(field, place.ordinal, told)
                if len(self.places) == 1:
                    yield Told(field, "", told)

    def _by_totals(self) -> Iterator[Told]:
        """What a result's lot comes to in a sentence: A包：某公司，单价78,600元，总价2,358,000元."""
        if self.kind is Kind.AWARD and not self.places:
            yield from self._of_the_only()
        for place in self.places if self.kind in AWARDED and len(self.places) > 1 else ():
            for start, end in place.regions:
                line = self.doc.line_end(self.doc.line_at(start))
                for match in _COMES_TO.finditer(self.doc.flat[start : min(end, line)]):
                    at = start + match.end()
                    found = amounts(self.doc.flat, at, min(at + 24, line))[:1]
                    if found and found[0].unit_said and not found[0].per_unit and found[0].start - at < 3 and found[0].value >= SMALLEST:
                        span = self.doc.span(found[0].start, found[0].end)
                        yield Told("award", place.ordinal, Candidate(found[0].value, (span,), 6, "total of the lot"))

    def _of_the_only(self) -> Iterator[Told]:
        """What a result without lots comes to at the end of its goods: 成交内容：轿车2辆，单价12.5万元；皮卡1辆，…；总价36.8万元."""
        doc = self.doc
        for number, line in enumerate(doc.lines[: doc.list_line]):
            match = _COMES_TO_LAST.search(line) if line.startswith(_GOODS_WON) else None
            found = amounts(doc.flat, doc.starts[number] + match.end(1), doc.ends[number])[:1] if match else []
            if found and found[0].unit_said and not found[0].per_unit and found[0].value >= SMALLEST:
                span = doc.span(found[0].start, found[0].end)
                yield Told("award", "", Candidate(found[0].value, (span,), 6, "total of what was won"))

    def _after_number(self, end: int) -> int:
        while self.doc.flat[end : end + 1] in _AROUND_NUMBERS and end < self.doc.size:
            end += 1
        close = self.doc.flat.find(")", end, end + _LONGEST_BRACKET) if self.doc.flat.startswith("(", end) else -1
        return close + 1 if close > 0 and "元" not in self.doc.flat[end:close] else end  # 第一包（越野车2辆）50万元

    def _label_before(self, offset: int) -> tuple[str, Decimal | None]:
        before = self.doc.tag_before(offset)
        if (
            before
            and offset - before.start < _LABEL_BACK
            and before.key in ("budget", "price_cap", "lot_budget", "lot_cap")
            and "/" not in before.extra
        ):
            return FIELD[before.key], unit_of(before.extra)
        return "", None
