"""reading: sums behind labels, of the whole and of each lot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reading import regex
from reading.belonging import NEAR_LABEL, OFFERS, Belonging
from reading.candidates import Candidate
from reading.document import Document, Tag
from reading.lotmap import LotMap
from reading.money import Amount, amounts, unit_of
from reading.told import EACH, FIELD, SMALLEST, TOTALS, Told, in_words_too
from schemas.reading import Kind

_MOVED = regex.compile(
    r"^(?:金额)?[ ]?(?:(?:由|从)[^。;\n]{1,30}?)?(?:相应)?(?:调整|更正|变更|修改|更改|提高|降低|增加|减少|改)(?:为|至|到)"
)
"""What goes before the new sum: 最高限价由44万元调整为49.6万元, 合同金额调整为439.6万元."""
_UNCHANGED = regex.compile(r"(?:总价|总金额|合同金额|合同价款?|价款)(?:等)?(?:均|都|仍|保持)*(?:不变|不作调整|不作变更|不予调整)")
"""What is said of a contract's sum that a change quotes and leaves as it is."""
_SUM_OF_LOTS = regex.compile(r"(?:合计|共计|总计|总额|总金额)(?:为|:)?[ ]?[¥￥]?")
_WHOLE_WORDS = ("总计", "总预算", "合计", "总额", "总金额", "总价")
_SMALL = regex.compile(r"^ ?[0-9]{1,4}(?:\.[0-9]{1,6})? ?$")
_LIST_GAP = regex.compile(r"^\s*(?:[,、]|和|及|与)\s*$")
_WHOLE_KEYS = frozenset(("budget", "price_cap", "budget_and_cap"))
"""Labels that speak of the whole, wherever they stand; under the only lot's number they tell both."""
_FIRST_LOTS = ("1", "A", "甲")
_NEXT_HEADS = ("数量", "单位", "包内容", "服务要求", "技术参数", "备注")
"""Heads that follow a sum's head where a table was put on one line."""
_LABEL_BACK = 250
_LIMITS_OF_ALL = frozenset(("budget", "price_cap", "budget_and_cap", "lot_budget", "lot_cap"))
_WINDOW = 100
_TOTAL_LEAD = 14
_RATES = ("租金", "月租", "日租", "年租", "租价", "租赁费", "台班", "台班费")
"""Words before a label that make its sum the price of a while."""
_UNTAXED = ("不含税", "未税", "除税", "不含增值税")
"""What a label says of a sum that gives way to the one with taxes."""
_FEES = ("代理费", "代理服务费", "招标服务费", "中标服务费", "成交服务费")
"""Words before a label that make its sum the agency's fee."""
_OF_OTHER_SUMS = (*_RATES, *_FEES)
_FORMER = ("原", "变更前", "更正前", "调整前", "修改前")
"""Words before a label whose sum no longer holds."""
_CALLED_A_SUM = regex.compile(r"\n ?(?:[(]?[0-9一二三四五六七八九十]{1,2}[、.)])? ?(?:总?金额|总价款?|价款|总额)(\([^()\n]{1,10}\))?:")
_CHANGED = ("变更", "更正", "修改", "调整", "补充")
"""What a label of changes begins with, before the former words: 变更内容：原合同金额…."""
_SIGNED = (Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE)
_BARELY = 6
"""Rank of a sum whose label does not say of what."""
_OUTDATED = 9
"""Rank of a sum that a correction calls the former one."""
_CHANGING = (Kind.CORRECTION, Kind.CONTRACT_CHANGE)
_OF_A_LOSER = regex.compile(r"第[二三四五2-5]名?(?:中标|成交|中选)?(?:候选|名|位|备选)|落选|未中标|未成交")
"""Words before an offer on its line of somebody who has not won."""
_OF_ONE_CAR = ("元/辆", "元/台", "元/辆)", "元/台)")
"""What is said in brackets behind a label whose sums are the price of one: 控制价（万元/辆）."""
_NEAR, _RIGHT_BEFORE = 3, 8


class LabelledSums:
    """Sums that a label of the notice tells."""

    def __init__(self, doc: Document, kind: Kind | None, lots: LotMap, old: Sequence[tuple[int, int]]) -> None:
        """`old`: where a correction quotes what no longer holds."""
        self.doc, self.kind, self.lots, self.places, self.old = doc, kind, lots, lots.places, old
        self.belonging = Belonging(doc, lots)

    def read(self) -> Iterator[Told]:
        """All of them, in the order of their labels."""
        yield from self._with_winner()
        yield from self._called_a_sum() if self.kind in _SIGNED else ()
        stands = self.kind is Kind.CONTRACT_CHANGE and "不" in self.doc.flat and _UNCHANGED.search(self.doc.flat) is not None
        for tag in self.doc.of(*FIELD, "budget_and_cap"):
            if (any(start <= tag.start < end for start, end in self.old) and not stands) or (
                tag.value_start,
                tag.value_end,
            ) in self.lots.beside:
                continue
            if self.doc.flat.endswith(_OF_OTHER_SUMS, 0, tag.start) or (tag.key in _LIMITS_OF_ALL and self.belonging.of_one(tag)):
                continue
            if tag.shape == "prose" and self.belonging.of_one_of_several(tag):
                continue
            if tag.key == "capital" and self.belonging.words_of_another(tag):
                continue
            if tag.key == "award" and tag.word in OFFERS and tag.party != "supplier":
                continue
            if tag.key == "award" and tag.word in OFFERS and _OF_A_LOSER.search(self.doc.flat[self.doc.starts[tag.line] : tag.start]):
                continue
            moved = _MOVED.match(self.doc.flat[tag.value_start : tag.value_end]) if self.kind in _CHANGING else None
            told = replace(tag, value_start=tag.value_start + moved.end()) if moved else tag
            for field in ("budget", "cap") if tag.key == "budget_and_cap" else (FIELD[tag.key],):
                yield from self._of_tag(told, field)
                yield from self._sum_of_lots(told, field) if len(self.places) > 1 and not field.startswith("award") else ()

    def _with_winner(self) -> Iterator[Told]:
        """The sum behind the winner's name where one label announces both: 成交单位及金额：某公司，114600元."""
        for tag in self.doc.of("supplier_and_award"):
            found = amounts(self.doc.flat, tag.value_start, min(tag.value_end, tag.value_start + _WINDOW), unit_of(tag.extra))
            if found and found[0].unit_said and not _of_one(self.doc, found[0]) and found[0].value >= SMALLEST:
                evidence = tuple(self.doc.span(one.start, one.end) for one in in_words_too(found))
                yield Told("award", self.lots.lot_at(tag.start), Candidate(found[0].value, evidence, 0, f"label {tag.word}"))

    def _called_a_sum(self) -> Iterator[Told]:
        """What a contract comes to by a label of its own line that says no more: 金额：人民币捌拾玖万柒仟元整（¥897000.00）."""
        for match in _CALLED_A_SUM.finditer(self.doc.flat) if "额" in self.doc.flat or "价" in self.doc.flat else ():
            line = self.doc.ends[self.doc.line_at(match.end())]
            found = amounts(self.doc.flat, match.end(), line, unit_of(match.group(1) or ""))
            if found and not _of_one(self.doc, found[0]) and found[0].value >= SMALLEST and not _clash(self.doc, found):
                evidence = tuple(self.doc.span(one.start, one.end) for one in in_words_too(found))
                yield Told("award_total", "", Candidate(found[0].value, evidence, _BARELY, "label of a sum"))

    def _sum_of_lots(self, tag: Tag, field: str) -> Iterator[Told]:
        """What the lots behind a label come to by its own words: 项目预算：第1包86万元，第2包62万元，合计148万元."""
        end = min(self.doc.ends[self.doc.line_at(tag.value_start)], tag.value_start + _LABEL_BACK)
        stop = self.doc.flat.find("。", tag.value_start, end)
        end = stop if stop >= 0 else end
        if not self.lots.number_between(tag.value_start, min(tag.value_start + NEAR_LABEL, end)):
            return
        for match in _SUM_OF_LOTS.finditer(self.doc.flat[tag.value_start : end]):
            at = tag.value_start + match.end()
            found = amounts(self.doc.flat, at, end)[:1]
            if found and found[0].unit_said and not found[0].per_unit and found[0].start - at < _NEAR and found[0].value >= SMALLEST:
                yield Told(field, "", Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 0, "sum of the lots"))

    def _of_tag(self, tag: Tag, field: str) -> Iterator[Told]:
        if tag.extra.endswith(_OF_ONE_CAR):
            return
        lot = self._lot_of(tag)
        if lot and tag.shape == "prose" and self.doc.flat.startswith(_NEXT_HEADS, tag.value_start):
            yield from self._flattened(tag, field, lot)
            return
        end = min(tag.value_end, tag.value_start + _WINDOW)
        unit = unit_of(tag.extra) or self._unit_beside(tag) or self._unit_of_record(tag)
        found = self._in_brackets(tag) or _past_the_price_of_one(self.doc, amounts(self.doc.flat, tag.value_start, end, unit))
        if found and _of_one(self.doc, found[0]) and not self.belonging.of_parts(tag, found):
            found = _past_the_prices_of_each(self.doc, found)
        if (
            not found
            or not self.belonging.is_value(tag, found[0])
            or (tag.key in _LIMITS_OF_ALL and self.belonging.told_of_one(tag, found[0]))
        ):
            return
        listed = _listed(self.doc, found)
        if "分别" in self.doc.flat[tag.value_start : found[0].start] and not (len(listed) > 1 and self.belonging.behind_lots(tag)):
            return
        if len(listed) > 1:
            yield from self._list(field, listed)
            return
        if self.belonging.of_parts(tag, found):
            found = [one for one in found if self.doc.flat[: one.start].rstrip(" :为¥").endswith((*TOTALS, "共"))]
            if not found:
                return
        clash = _clash(self.doc, found)
        if found[0].per_unit or found[0].value < SMALLEST or clash:
            return
        lot = "" if lot and len(self.places) > 1 and self.belonging.goes_on_with_lots(found[0].end) else lot
        rank = self._rank(tag)
        evidence = tuple([self.doc.span(one.start, one.end) for one in in_words_too(found)])
        told = Candidate(found[0].value, evidence, rank, f"label {tag.word}")
        yield Told(field, lot, told)
        if lot and len(self.places) == 1 and tag.key in _WHOLE_KEYS and tag.shape != "prose" and not self._of_the_lot_alone(tag, lot):
            yield Told(field, "", told)

    def _of_the_lot_alone(self, tag: Tag, lot: str) -> bool:
        """Whether a label bears the number of the only lot told, and others stand before it (采购包2预算金额), or it is a ceiling, or a
        correction changes that lot's: “包1最高限价：…”."""
        further = lot not in _FIRST_LOTS and self.lots.number_between(self.doc.starts[tag.line], tag.start)
        limits = self.kind is Kind.CORRECTION or tag.key == "price_cap"
        return further or (limits and self.lots.number_between(tag.start - _NEAR, tag.start))

    def _unit_beside(self, tag: Tag) -> Decimal | None:
        """The unit in a cell of its own: 成交金额 | 35.9 | 万元."""
        if tag.shape != "cell" or not self.doc.flat.startswith("\t", tag.value_end):
            return None
        end = self.doc.ends[tag.line]
        beside = self.doc.flat[tag.value_end + 1 : min(end, tag.value_end + 6)].split("\t")[0].strip()
        return unit_of(beside) if beside in ("元", "万元") else None

    def _unit_of_record(self, tag: Tag) -> Decimal | None:
        """Records of contracts print their sums in 万元 and name no unit: contract_amount: 95.4."""
        small = tag.key == "contract_amount" and _SMALL.match(self.doc.flat[tag.value_start : tag.value_end])
        return Decimal(10_000) if small else None

    def _in_brackets(self, tag: Tag) -> list[Amount]:
        """The sum in brackets right behind a label within a sentence: 超过采购预算（23万元）."""
        inside = tag.shape == "prose" and "元" in tag.extra and any(sign.isdigit() for sign in tag.extra)
        found = amounts(self.doc.flat, tag.end, tag.value_start) if inside else []
        return found if len(found) == 1 and found[0].unit_said and not found[0].per_unit else []

    def _flattened(self, tag: Tag, field: str, lot: str) -> Iterator[Told]:
        """A lot's table that a render put on one line (最高限价 数量 单位 某服务 427,100.00元 1 项): its only sum with a unit."""
        line = self.doc.ends[tag.line]
        found = [amount for amount in amounts(self.doc.flat, tag.value_start, line) if amount.unit_said and not amount.per_unit]
        if len(found) == 1 and found[0].value >= SMALLEST:
            yield Told(field, lot, Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 4, "flattened table"))

    def _rank(self, tag: Tag) -> int:
        """The body tells best, then the portal's summary, then a list row; what a correction quotes as 原 tells last."""
        if tag.start > self.doc.list_start or ("税" in tag.extra and any([word in tag.extra for word in _UNTAXED])):
            return 2
        if self.kind in _CHANGING and self._of_former_words(tag):
            return _OUTDATED
        low, high = self.doc.glued
        return 1 if tag.key == "capital" or low <= tag.start < high else 0

    def _of_former_words(self, tag: Tag) -> bool:
        """Whether a label stands behind 原, at the beginning of its clause: 原合同金额…, 变更内容：原合同金额…."""
        clause = self.doc.flat[max(0, tag.start - 60) : tag.start]
        cut = max(clause.rfind(sign) for sign in "。;\n")
        words = clause[cut + 1 :].lstrip(" 0123456789一二三四五六七八九十、.()")
        changed = words.partition(":")[2] if words.startswith(_CHANGED) else ""
        return words.startswith(_FORMER) or changed.startswith(_FORMER)

    def _list(self, field: str, listed: Sequence[Amount]) -> Iterator[Told]:
        """Several sums behind one label are the lots', in their order."""
        if len(listed) == len(self.places):
            for place, amount in zip(self.places, listed, strict=True):
                span = self.doc.span(amount.start, amount.end)
                yield Told(field, place.ordinal, Candidate(amount.value, (span,), 0, "list of lots"))

    def _lot_of(self, tag: Tag) -> str:
        if tag.key == "award_total" and not any(word in tag.word for word in ("合同金额",)):
            return ""
        if tag.word.endswith(_WHOLE_WORDS) and tag.key != "award":
            return ""
        return self.lots.lot_at(tag.start)


def _past_the_price_of_one(doc: Document, found: list[Amount]) -> list[Amount]:
    """Sums without the price of one before the whole: 单价11.38万元/辆，总价682.80万元, 168000元/辆×2辆=336000元."""
    if len(found) < 2 or not _of_one(doc, found[0]):
        return found
    lead = doc.flat[found[0].end : found[1].start]
    total = any(word in lead for word in TOTALS) or lead.rstrip(" ¥").endswith(("共", "="))
    return found[1:] if len(lead) <= _TOTAL_LEAD and total else found


def _past_the_prices_of_each(doc: Document, found: list[Amount]) -> list[Amount]:
    """Sums without the prices of one of each kind before the whole: 轿车每辆17万元，SUV每辆18万元，合计171万元."""
    whole = next((at for at, one in enumerate(found) if not _of_one(doc, one)), 0)
    if whole == 0:
        return found
    lead = doc.flat[max(found[whole].start - _RIGHT_BEFORE, found[whole - 1].end) : found[whole].start]
    total = any(word in lead for word in TOTALS) or lead.rstrip(" ¥").endswith("共")
    return found[whole:] if total else found


def _of_one(doc: Document, one: Amount) -> bool:
    """Whether a sum is the price of one thing: 11.38万元/辆, 单价11.38万元."""
    return one.per_unit or doc.flat[max(one.start - 6, 0) : one.start].rstrip(" :为¥").endswith(EACH)


def _listed(doc: Document, found: Sequence[Amount]) -> list[Amount]:
    out = [found[0]]
    for amount in found[1:]:
        if not _LIST_GAP.match(doc.flat[out[-1].end : amount.start]):
            break
        out.append(amount)
    return out


def _clash(doc: Document, found: Sequence[Amount]) -> bool:
    """Whether the same sum in words and figures differs (壹拾万元(120000元))."""
    if len(found) < 2 or found[1].per_unit:
        return False
    gap = doc.flat[found[0].end : found[1].start]
    return gap.strip(" (:大小写为整") == "" and "(" in gap and found[0].value != found[1].value
