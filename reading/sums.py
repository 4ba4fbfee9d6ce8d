"""reading: budget, ceiling and award of the whole and of each lot. Different labels are different things; nothing is computed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

import re2

from reading.candidates import UNSAID, Candidate, settle
from reading.document import Document, Tag
from reading.glued import glued_awards
from reading.lotmap import LotMap, first_rows
from reading.money import Amount, amounts, unit_of
from reading.quantities import counts
from reading.ranked import of_each_lot, of_the_first
from reading.tables import Row, Table
from schemas.reading import Change, Kind
from schemas.values import Read, Span, refused

AWARDED = frozenset((Kind.AWARD, Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE, Kind.CORRECTION))
_ADDED_UP = re2.compile(r"(?:预算|限价|控制价|金额)(?:合计|总计|共计|总和)(?:为|:|是)?")
_MOST_LOTS = 20
_CEILING = "(?:最高(?:投标|响应|采购)?限价|招标控制价|采购控制价|最高控制价|控制价|拦标价)"
_SAME = re2.compile(
    rf"预算(?:金额|价|总额|总价)?(?:即|就|亦|也)?(?:为|是|作为)(?:本项目)?(?:的)?{_CEILING}(?:[。,;)\n]|$)"
    rf"|{_CEILING}(?:与|同|等于|即为|即|等同于)(?:本项目)?(?:采购|项目|总)?预算(?:金额|价|总额)?(?:一致|相同|相等|金额)?(?:[。,;)\n]|$)"
)
_FIELD = {
    "budget": "budget", "lot_budget": "budget", "price_cap": "cap", "lot_cap": "cap", "award": "award", "award_total": "award_total",
    "capital": "award_total", "contract_amount": "award",
}  # fmt: skip
_WON_AT = re2.compile(r"公司以([^,;。\n]{3,30}?)(?:的?(?:价格|报价|总价))?(?:成交|中标|中选)")
_COMES_TO = re2.compile(r"(?:[,;。]|^)(?:总价|合计|共计|总金额|总计)(?:为|:)?[¥￥]?|公司,(?:中标价|成交价|投标报价|报价)?(?:为|:)?[¥￥]?")
_COLUMN_FIELD = {"budget": "budget", "price_cap": "cap", "award": "award"}
_MOVED = re2.compile(r"^(?:金额)?[ ]?(?:由|从)[^。;\n]{1,30}?(?:调整|更正|变更|修改|更改|提高|降低|增加|减少|改)(?:为|至|到)")
"""What goes before the new sum: 最高限价由44万元调整为49.6万元."""
_SUM_OF_LOTS = re2.compile(r"(?:合计|共计|总计|总额|总金额)(?:为|:)?[ ]?[¥￥]?")
_FILLER = re2.compile(
    r"^(?:(?:仍|现|相应|同步|统一)*(?:调整|更正|变更|修改)?(?:为|至|到)|为|是|仍|仍然|依然|维持|保持|不变,|不变|不作调整,|分别为?|共计|合计|总计|总价|约"
    r"|不超过|不高于|不得超过|人民币|大写|小写|报价|最后报价|\(.{0,12}\)|[\s:¥(\-])*$"
)
_LEADS_TO_LOTS = re2.compile(r"^(?:\(其中|\(|[,;:]?其中)[:,]?(?:第|采购|合同|分|标)?(?:包|标段|标项|标包)?")
_POLICY = ("以下", "以上", "及以上", "及以下", "的")
_TO_LOT = re2.compile(r"^(?:[\s:\-(（]|为|是|共|计|不超过|不高于|不得超过|人民币|¥)*$")
_WHOLE_WORDS = ("总计", "总预算", "合计", "总额", "总金额", "总价")
_OF_ALL = re2.compile("预算|限价|控制价|金额|总|项目|本|采购|合同|全部|共|大写|小写|人民币|不|超|每|单价|报价|价格?[:为]?$")
_NEXT_PART = re2.compile(r"^[^,;、。]{0,12}[,;、。]\s*([^,;、。\t\n]{2,20})$")
_NO_PART = re2.compile("预算|限价|控制价|其中|大写|小写|人民币|保证金|费|单价|税|报价|付|含|超|不|折|总|共|合计|每|/")
"""Words before a sum of the whole; a further sum with its name; words that make a further sum no part beside the first."""
_SMALL = re2.compile(r"^ ?[0-9]{1,4}(?:\.[0-9]{1,6})? ?$")
_AROUND_NUMBERS = tuple("采购合同分子包标段项组号#件 -:)")
"""What words for lots are made of, and the signs between their numbers and their sums."""
_LIST_GAP = re2.compile(r"^\s*(?:[,、]|和|及|与)\s*$")

_WHOLE_KEYS = frozenset(("budget", "price_cap", "budget_and_cap"))
"""Labels that speak of the whole, wherever they stand; under the only lot's number they tell both."""
_NEXT_HEADS = ("数量", "单位", "包内容", "服务要求", "技术参数", "备注")
"""Heads that follow a sum's head where a table was put on one line."""
_LABEL_BACK = 250
_EACH_BACK = 14
_LIMITS_OF_ALL = frozenset(("budget", "price_cap", "budget_and_cap", "lot_budget", "lot_cap"))
_WINDOW = 100
_TOTALS = ("合计", "总价", "总计", "共计", "总额", "总金额", "合价")
_TOTAL_LABELS = ("总预算", "预算总", "总限价", "总价", "总额", "总金额", "合计")
_TOTAL_LEAD = 14
_EACH = (
    "单条",
    "单件",
    "单只",
    "单个",
    "单项",
    "单次",
    "单价",
    "单车",
    "单台",
    "单辆",
    "每辆",
    "每台",
    "每条",
    "每件",
    "每次",
    "每车",
    "每套",
    "每年",
    "每学年",
    "每月",
    "每季度",
)
"""Words before a sum that make it the price of one."""
_RATES = ("租金", "月租", "日租", "年租", "租价", "租赁费", "台班", "台班费")
"""Words before a label that make its sum the price of a while."""
OFFERS = frozenset(("投标报价", "投标价格", "投标总价", "投标总报价", "响应报价", "最终报价", "最后报价", "报价"))
"""Sums that every bidder has: an award only behind the winner's name."""
_FORMER = ("原", "变更前", "更正前", "调整前", "修改前")
"""Words before a label whose sum no longer holds."""
_OUTDATED = 9
"""Rank of a sum that a correction calls the former one."""
_OF_CONTRACT = ("合同金额", "合同总金额", "合同总价", "合同价", "合同总额", "合同额")
_OF_ROOMS = frozenset("座栋幢楼元单第室层ABCDEFGHabcdefgh")
"""Signs that the number of a house or a room follows."""
_CHANGING = (Kind.CORRECTION, Kind.CONTRACT_CHANGE)
_NEAR, _NEAR_LABEL = 3, 40
SMALLEST = 1_000
"""Totals below this many yuan are rates, counts or slips, and are not read."""

Sum = Candidate[Decimal]


class Told(NamedTuple):
    """A sum at one place: which field, for which lot ("" = the whole)."""

    field: str
    lot: str
    sum: Sum


class Sums:
    """All sums a notice tells, by field and lot."""

    def __init__(self, doc: Document, kind: Kind | None, lots: LotMap, tables: Sequence[Table], changes: Sequence[Change]) -> None:
        self.doc, self.kind, self.lots, self.places = doc, kind, lots, lots.places
        self.whole_lot = lots.whole_lot
        self.old = _old_places(changes)
        self._settled: dict[tuple[str, str], Read[Decimal]] = {}
        told = [*self._by_labels(), *self._by_lots(), *self._by_totals(), *self._by_tables(tables), *self._by_changes(changes)]
        told += self._same(told)
        self.told = self._in_order([one for one in told if not one.field.startswith("award") or kind in AWARDED])

    def _same(self, told: Sequence[Told]) -> list[Told]:
        """A ceiling that is said to be the budget: 本项目预算金额即为最高限价."""
        said = _SAME.search(self.doc.flat)
        if said is None:
            return []
        span = self.doc.span(*said.span())
        caps = {one.sum.value for one in told if one.field == "cap" and not one.lot}
        budgets = [one.sum for one in told if one.field == "budget" and not one.lot and (not caps or one.sum.value in caps)]
        return [Told("cap", "", Candidate(one.value, (span, *one.spans), one.rank, "said to be the budget")) for one in budgets]

    def read(self, field: str, lot: str = "") -> Read[Decimal]:
        """The sum of a field; refused where places of equal trust disagree."""
        key = (field, lot)
        if key not in self._settled:
            self._settled[key] = self._settle(field, lot)
        return self._settled[key]

    def _settle(self, field: str, lot: str) -> Read[Decimal]:
        told = [one.sum for one in self.told if one.field == field and one.lot == lot]
        found = _total_first([one for one in told if one.rank < _OUTDATED] or told)
        best = settle(found, strict=True)
        if best.value is not None and not lot:
            others = [one for one in found if one.rank <= 1 and one.value != best.value and not _same_but_for_unit(one.value, best.value)]
            if others:
                return refused("contradiction", [*best.evidence, *(span for one in others for span in one.spans)])
        return best

    def award_total(self) -> Read[Decimal]:
        """What was awarded in all: said as a total, or the award of the only lot."""
        total = self.read("award_total")
        if total.said:
            return self._with_award(total) if self._fits_lots(total) else refused("total and lots disagree", total.evidence)
        if total.why:
            return total
        if len(self.places) == 1 and not self.whole_lot:
            return self.read("award", self.places[0].ordinal)
        return self.read("award") if not self.places or self.whole_lot else UNSAID

    def _fits_lots(self, total: Read[Decimal]) -> bool:
        """Whether a total is what several lots come to, or more where not all tell theirs. Some portals show one lot's sum as the total."""
        own = [read.value for place in self.places if (read := self.read("award", place.ordinal)).value is not None]
        if len(own) < 2 or self.whole_lot or total.value is None:
            return True
        return total.value == sum(own) if len(own) == len(self.places) else total.value >= sum(own)

    def _with_award(self, total: Read[Decimal]) -> Read[Decimal]:
        """A total and the only award are one figure: both places are its evidence."""
        more = [
            span
            for one in self.told
            if one.field == "award" and one.sum.value == total.value and self._is_only(one)
            for span in one.sum.spans
        ]
        return replace(total, evidence=tuple(dict.fromkeys([*total.evidence, *more]))) if more else total

    def _is_only(self, one: Told) -> bool:
        return len(self.places) <= 1

    # -- labels --------------------------------------------------------------------------------------------------
    def _by_labels(self) -> Iterator[Told]:
        for tag in self.doc.of(*_FIELD, "budget_and_cap"):
            if any(start <= tag.start < end for start, end in self.old) or (tag.value_start, tag.value_end) in self.lots.beside:
                continue
            if self.doc.flat.endswith(_RATES, 0, tag.start) or (tag.key in _LIMITS_OF_ALL and self._of_one(tag)):
                continue
            if tag.shape == "prose" and self._of_one_of_several(tag):
                continue
            if tag.key == "capital" and self._words_of_another(tag):
                continue
            if tag.key == "award" and tag.word in OFFERS and tag.party != "supplier":
                continue
            moved = _MOVED.match(self.doc.flat[tag.value_start : tag.value_end]) if self.kind in _CHANGING else None
            told = replace(tag, value_start=tag.value_start + moved.end()) if moved else tag
            for field in ("budget", "cap") if tag.key == "budget_and_cap" else (_FIELD[tag.key],):
                yield from self._of_tag(told, field)
                yield from self._sum_of_lots(told, field) if len(self.places) > 1 and not field.startswith("award") else ()

    def _sum_of_lots(self, tag: Tag, field: str) -> Iterator[Told]:
        """What the lots behind a label come to by its own words: 项目预算：第1包86万元，第2包62万元，合计148万元."""
        end = min(self.doc.ends[self.doc.line_at(tag.value_start)], tag.value_start + _LABEL_BACK)
        stop = self.doc.flat.find("。", tag.value_start, end)
        end = stop if stop >= 0 else end
        if not self.lots.number_between(tag.value_start, min(tag.value_start + _NEAR_LABEL, end)):
            return
        for match in _SUM_OF_LOTS.finditer(self.doc.flat[tag.value_start : end]):
            at = tag.value_start + match.end()
            found = amounts(self.doc.flat, at, end)[:1]
            if found and found[0].unit_said and not found[0].per_unit and found[0].start - at < _NEAR and found[0].value >= SMALLEST:
                yield Told(field, "", Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 0, "sum of the lots"))

    def _of_one(self, tag: Tag) -> bool:
        """Whether the words right before a label make it the limit of one: 单台招标控制价, 每辆车(裸车)的最高限价."""
        before = self.doc.flat[max(tag.start - _EACH_BACK, self.doc.starts[tag.line]) : tag.start]
        words = before[max(before.rfind(sign) for sign in ",;。:、\t元") + 1 :]
        return any(word in words for word in _EACH) and "总" not in words

    def _told_of_one(self, tag: Tag, one: Amount) -> bool:
        """Whether the words between a label and its sum make it the limit of one: 最高限价：单台人民币壹拾贰万元."""
        return self.doc.flat[tag.value_start : one.start].replace("人民币", "").rstrip(" :为¥").endswith(_EACH)

    def _of_one_of_several(self, tag: Tag) -> bool:
        """Within brackets behind one of several things that a line counts: 勘查车壹辆（限价28万元）；摩托车拾伍辆（限价3.2万元/辆）."""
        line = self.doc.starts[tag.line]
        opened = self.doc.flat.rfind("(", line, tag.start)
        if opened < 0 or self.doc.flat.find(")", opened, tag.start) >= 0:
            return False
        own = next((place for place in self.lots.regions_at(tag.start) if place[0] >= line), (line, self.doc.ends[tag.line]))
        told = list(counts(self.doc.flat, own[0], min(own[1], self.doc.ends[tag.line])))
        return len(told) > 1 and any(0 <= opened - one.end <= 1 for one in told)

    def _words_of_another(self, tag: Tag) -> bool:
        """大写 behind a budget or a ceiling puts that sum into words."""
        before = self.doc.tag_before(tag.start)
        if before is None or before.line != tag.line:
            return False
        others = before.key == "award" and before.word in OFFERS and before.party != "supplier"
        return others or before.key not in ("award", "award_total", "contract_amount", "supplier")

    def _of_tag(self, tag: Tag, field: str) -> Iterator[Told]:
        lot = self._lot_of(tag)
        if lot and tag.shape == "prose" and self.doc.flat.startswith(_NEXT_HEADS, tag.value_start):
            yield from self._flattened(tag, field, lot)
            return
        end = min(tag.value_end, tag.value_start + _WINDOW)
        unit = unit_of(tag.extra) or self._unit_beside(tag) or self._unit_of_record(tag)
        found = self._in_brackets(tag) or _past_the_price_of_one(self.doc, amounts(self.doc.flat, tag.value_start, end, unit))
        if not found or not self._is_value(tag, found[0]) or (tag.key in _LIMITS_OF_ALL and self._told_of_one(tag, found[0])):
            return
        listed = _listed(self.doc, found)
        if "分别" in self.doc.flat[tag.value_start : found[0].start] and not (len(listed) > 1 and self._behind_lots(tag)):
            return
        if len(listed) > 1:
            yield from self._list(field, listed)
            return
        if self._of_parts(tag, found):
            found = [one for one in found if self.doc.flat[: one.start].rstrip(" :为¥").endswith((*_TOTALS, "共"))]
            if not found:
                return
        clash = _clash(self.doc, found)
        if found[0].per_unit or found[0].value < SMALLEST or clash:
            return
        lot = "" if lot and len(self.places) > 1 and self._goes_on_with_lots(found[0].end) else lot
        rank = self._rank(tag)
        evidence: tuple[Span, ...] = (self.doc.span(found[0].start, found[0].end),)
        if len(found) > 1 and found[1].value == found[0].value and found[1].start - found[0].end < 12:
            evidence += (self.doc.span(found[1].start, found[1].end),)
        told = Candidate(found[0].value, evidence, rank, f"label {tag.word}")
        yield Told(field, lot, told)
        if lot and len(self.places) == 1 and tag.key in _WHOLE_KEYS and tag.shape != "prose":
            yield Told(field, "", told)

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
        if tag.start > self.doc.list_start:
            return 2
        clause = self.doc.flat[max(0, tag.start - 60) : tag.start]
        cut = max(clause.rfind(sign) for sign in "。;\n")
        if self.kind in (Kind.CORRECTION, Kind.CONTRACT_CHANGE) and clause[cut + 1 :].lstrip(
            " 0123456789一二三四五六七八九十、.()"
        ).startswith(_FORMER):
            return _OUTDATED
        low, high = self.doc.glued
        return 1 if tag.key == "capital" or low <= tag.start < high else 0

    def _is_value(self, tag: Tag, first: Amount) -> bool:
        if first.end < tag.value_start:
            return True
        filler = self.doc.flat[tag.value_start : first.start]
        if self._of_another(tag, first.start):
            return False
        if any(word in filler for word in _TOTALS) and "%" not in filler and not self.lots.number_between(tag.value_start, first.start):
            return len(filler) <= _WINDOW // 2
        if self.lots.number_between(tag.value_start, first.start):
            return False
        closed = self.doc.flat.endswith(")", 0, first.end)  # （轿车3辆，预算45万元）的采购活动
        if not closed and self.doc.flat[first.end : first.end + 3].startswith(_POLICY) and "budget" in tag.key:
            return False
        if tag.shape == "prose":
            return bool(_FILLER.match(filler))
        return len(filler) <= 24 and not any(sign in filler for sign in "。;；%率") and not filler.rstrip().endswith(_EACH)

    def _goes_on_with_lots(self, end: int) -> bool:
        """Whether a sum is told lot by lot right behind it, and so is the whole's: 预算共计90万元（包1：50万元，包2：40万元）."""
        lead = _LEADS_TO_LOTS.match(self.doc.flat[end : end + _NEAR_LABEL])
        return lead is not None and self.lots.number_between(end, end + lead.end() + _NEAR)

    def _of_another(self, tag: Tag, at: int) -> bool:
        """Whether another label of sums stands between a label and a sum: 最高限价（A包24.5万元/辆），预算总额90万元."""
        last = self.doc.tag_before(at)
        if last is None or last.start <= tag.start or last.key not in _FIELD or _FIELD[last.key] == _FIELD.get(tag.key, ""):
            return False
        if self.doc.flat[last.start - 1 : last.start] == "(" and self.doc.flat.startswith(")", last.end):
            return False  # 采购预算(最高限价)36万元: one sum under both
        return "同" not in self.doc.flat[last.start - 1 : at] and "一致" not in self.doc.flat[last.end : at]  # 与预算金额相同（648000元）

    def _behind_lots(self, tag: Tag) -> bool:
        """Whether lots are enumerated right before a label: 分包1、分包2预算金额分别为72万元、36万元."""
        return self.lots.number_between(max(self.doc.starts[tag.line], tag.start - _NEAR_LABEL), tag.start)

    def _of_parts(self, tag: Tag, found: Sequence[Amount]) -> bool:
        """Whether a label lists the sums of parts, each behind its name: 最高限价：小轿车18万元，面包车12万元."""
        lead = self.doc.flat[tag.value_start : max(found[0].start, tag.value_start)]
        if len(found) < 2 or _FILLER.match(lead) or _OF_ALL.search(lead):
            return False
        following = _NEXT_PART.match(self.doc.flat[found[0].end : found[1].start])
        return following is not None and not _NO_PART.search(following.group(1))

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

    def _in_order(self, told: list[Told]) -> list[Told]:
        """Awards that name no lot are the lots' in their order, when there are as many and no lot has its own."""
        free = [one for one in told if one.field == "award" and not one.lot and one.sum.rank == 0]
        if len(self.places) < 2 or len(free) != len(self.places) or any(one.field == "award" and one.lot for one in told):
            return told
        ordered = {id(one): Told("award", place.ordinal, one.sum) for place, one in zip(self.places, free, strict=True)}
        return [ordered.get(id(one), one) for one in told]

    # -- lots that print the sum right behind their number ---------------------------------------------------------
    def _by_lots(self) -> Iterator[Told]:
        for place in [] if self.whole_lot else self.places:
            for number in place.numbers:
                field, unit = self._label_before(number[0])
                end = self._after_number(number[1])
                found = amounts(self.doc.flat, end, min(end + 40, self.doc.line_end(self.doc.line_at(end))), unit)
                if (
                    not field
                    or not found
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
        for place in self.places if self.kind in AWARDED and len(self.places) > 1 else ():
            for start, end in place.regions:
                line = self.doc.line_end(self.doc.line_at(start))
                for match in _COMES_TO.finditer(self.doc.flat[start : min(end, line)]):
                    at = start + match.end()
                    found = amounts(self.doc.flat, at, min(at + 24, line))[:1]
                    if found and found[0].unit_said and not found[0].per_unit and found[0].start - at < 3 and found[0].value >= SMALLEST:
                        span = self.doc.span(found[0].start, found[0].end)
                        yield Told("award", place.ordinal, Candidate(found[0].value, (span,), 6, "total of the lot"))

    def _after_number(self, end: int) -> int:
        while self.doc.flat[end : end + 1] in _AROUND_NUMBERS and end < self.doc.size:
            end += 1
        close = self.doc.flat.find(")", end, end + _NEAR_LABEL) if self.doc.flat.startswith("(", end) else -1
        return close + 1 if close > 0 and "元" not in self.doc.flat[end:close] else end  # 第一包（越野车2辆）50万元

    def _label_before(self, offset: int) -> tuple[str, Decimal | None]:
        before = self.doc.tag_before(offset)
        if before and offset - before.start < _LABEL_BACK and before.key in ("budget", "price_cap", "lot_budget", "lot_cap"):
            return _FIELD[before.key], unit_of(before.extra)
        return "", None

    # -- tables --------------------------------------------------------------------------------------------------
    def _by_tables(self, tables: Sequence[Table]) -> Iterator[Told]:
        for table in tables:
            if table.has("supplier", "award") or (table.has("award") and table.has("rank")):
                yield from self._winners(table)
            elif table.has("award"):
                yield from self._agreed(table)
            yield from self._needs(table)
        yield from self._across()
        yield from self._in_sentences()
        yield from self._glued()

    def _glued(self) -> Iterator[Told]:
        """The only sum of a winners' table that ran together, where no room or floor may begin it: …街道1,843,000.00元."""
        for start, end in glued_awards(self.doc):
            found = amounts(self.doc.flat, start, end)
            one = found[0] if len(found) == 1 else None
            before = self.doc.flat[one.start - 1 : one.start] if one else ""
            if one and one.unit_said and not one.per_unit and one.value >= SMALLEST and before.isalpha() and before not in _OF_ROOMS:
                yield Told("award", self.lots.lot_at(start), Candidate(one.value, (self.doc.span(one.start, one.end),), 4, "glued table"))

    def _in_sentences(self) -> Iterator[Told]:
        """What somebody won at: 某公司以35.9万元成交."""
        said = self.kind is Kind.AWARD and self.doc.spoken.places("公司以")
        for match in _WON_AT.finditer(self.doc.flat[: self.doc.list_start]) if said else ():
            found = amounts(self.doc.flat, *match.span(1))
            if len(found) == 1 and found[0].unit_said and not found[0].per_unit and found[0].value >= SMALLEST:
                span = self.doc.span(found[0].start, found[0].end)
                yield Told("award", self.lots.lot_at(match.start()), Candidate(found[0].value, (span,), 5, "sentence"))

    def _across(self) -> Iterator[Told]:
        """What the first of candidates side by side asks."""
        for label, cell in of_the_first(self.doc, "award"):
            found = _once(amounts(self.doc.flat, *cell, unit_of(self.doc.flat[slice(*label)])))
            if len(found) == 1 and found[0].value >= SMALLEST and not found[0].per_unit:
                span = self.doc.span(found[0].start, found[0].end)
                yield Told("award", self.lots.lot_at(label[0]), Candidate(found[0].value, (span,), 0, "side by side"))
        for lot, role, label, cell in of_each_lot(self.doc, self.lots, *_COLUMN_FIELD):
            found = _once(amounts(self.doc.flat, *cell, unit_of(self.doc.flat[slice(*label)])))
            if len(found) == 1 and found[0].value >= SMALLEST and not found[0].per_unit:
                span = self.doc.span(found[0].start, found[0].end)
                yield Told(_COLUMN_FIELD[role], lot, Candidate(found[0].value, (span,), 0, "side by side"))

    def _winners(self, table: Table) -> Iterator[Told]:
        for lot, row in first_rows(self.lots, table, self.kind):
            cell = row.cells.get("award")
            found = _once(amounts(self.doc.flat, *cell, table.units.get("award"))) if cell else []
            if len(found) == 1 and found[0].value > 0 and not found[0].per_unit:
                yield Told("award", lot, Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 0, "table of winners"))

    def _agreed(self, table: Table) -> Iterator[Told]:
        """What was agreed on for all goods of a table that names no winner: one row, or one sum that all rows print."""
        amount = self._of_rows(table.rows, "award", table) if table.rows and not self.places else None
        if amount and amount.value >= SMALLEST and (table.awarded or "合同" in self.doc.lines[table.head_line]):
            yield Told("award", "", Candidate(amount.value, (self.doc.span(amount.start, amount.end),), 3, "column of goods"))

    def _needs(self, table: Table) -> Iterator[Told]:
        """Budget and ceiling columns: of a lot with one row, of a notice with one row and no lots."""
        spanned = False
        for role, field in (("budget", "budget"), ("price_cap", "cap")):
            head = self.doc.flat[table.head.start : table.head.end]
            if role not in table.roles or (role == "budget" and ("品目预算" in head or table.has("project"))):
                continue
            rows: dict[str, list[Row]] = {}
            for row in table.rows:
                own = rows.setdefault(self.lots.row_lot(row), [])
                if role in row.cells or not own:  # a sum that reached down over the lot's rows may stand in the first only
                    own.append(row)
            told = {lot: self._of_rows(own, role, table) for lot, own in rows.items()}
            several = any(len(own) > 1 for own in rows.values())
            spread = several and not spanned and not self._spans_lots(head, field, told)
            spanned = several and not spread  # the ceiling beside a budget that spans the lot's rows spans them too
            for lot, own in rows.items():
                amount = told[lot]
                if amount and (len(own) == 1 or not spread) and (lot or (not self.places and len(table.rows) == 1)):
                    span = self.doc.span(amount.start, amount.end)
                    yield Told(field, lot, Candidate(amount.value, (span,), 3, "table column"))

    def _of_rows(self, own: Sequence[Row], role: str, table: Table) -> Amount | None:
        """The one sum that all rows of a lot print in this column."""
        cells = [_once(amounts(self.doc.flat, *row.cells[role], table.units.get(role))) for row in own if role in row.cells]
        if len(cells) != len(own) or any(len(found) != 1 or found[0].per_unit or found[0].value <= 0 for found in cells):
            return None
        return cells[0][0] if len({found[0].value for found in cells}) == 1 else None

    def _spans_lots(self, head: str, field: str, told: Mapping[str, Amount | None]) -> bool:
        """Whether a sum repeated in every row of a lot is the lot's: its head says so, or the lots come to the whole."""
        whole = {one.value for tag in self.doc.of("budget" if field == "budget" else "price_cap") for one in self._values(tag)}
        sums = [amount.value for lot, amount in told.items() if lot and amount]
        named = re2.search("(?:包|标段|标项)(?:最高)?(?:预算|限价|控制价|上限)", head)
        return bool(named) or (len(sums) == len(told) and sum(sums) in whole | self._added_up())

    def _added_up(self) -> set[Decimal]:
        """Sums of what the lots come to: 各包预算合计129.5万元."""
        flat, found = self.doc.flat, _ADDED_UP.finditer(self.doc.flat)
        return {one.value for match in islice(found, _MOST_LOTS) for one in amounts(flat, match.end(), match.end() + _EACH_BACK)[:1]}

    def _values(self, tag: Tag) -> list[Amount]:
        return amounts(self.doc.flat, tag.value_start, min(tag.value_end, tag.value_start + _WINDOW), unit_of(tag.extra))[:1]

    # -- corrections ---------------------------------------------------------------------------------------------
    def _by_changes(self, changes: Sequence[Change]) -> Iterator[Told]:
        for change in changes:
            item = change.item.value or ""
            field = (
                "cap"
                if any(w in item for w in ("最高限价", "控制价"))
                else "budget"
                if "预算" in item
                else "award"
                if "中标金额" in item or "成交金额" in item
                else "award_total"
                if any(w in item for w in _OF_CONTRACT)
                else ""
            )
            if not field or not change.after.evidence or "代理" in item or any(word in item for word in _EACH):
                continue
            span = change.after.evidence[0]
            found = amounts(self.doc.flat, span.start, span.end, unit_of(item.replace("（", "(")))
            if found and not found[0].per_unit and found[0].value >= SMALLEST:
                where = change.item.evidence[0].start if change.item.evidence else span.start
                yield Told(
                    field, self.lots.lot_at(where), Candidate(found[0].value, (self.doc.span(found[0].start, found[0].end),), 0, "changed")
                )


def _once(found: list[Amount]) -> list[Amount]:
    """The first of sums that a cell says in words and figures alike: 柒拾万元整(¥700000.00)."""
    return found[:1] if len({one.value for one in found}) == 1 else found


def _total_first(found: list[Sum]) -> list[Sum]:
    """Sums without those of parts where one label among them calls its sum, the greatest, a total: 预算48万元 … 总预算140万元."""
    totals = {one.value for one in found if any(word in one.rule for word in _TOTAL_LABELS)}
    most = max((one.value for one in found), default=None)
    return [one for one in found if one.value == most] if len(totals) == 1 and most in totals else found


def _same_but_for_unit(one: Decimal, other: Decimal) -> bool:
    """Some portals divide by 10,000 twice in their summary: 0.048 万元 for 4,800,000 元."""
    return one * 10_000 == other or other * 10_000 == one


def _old_places(changes: Sequence[Change]) -> list[tuple[int, int]]:
    """Where a correction quotes what no longer holds, or names what changed."""
    return [(span.start, span.end) for change in changes for said in (change.before, change.item) for span in said.evidence]


def _past_the_price_of_one(doc: Document, found: list[Amount]) -> list[Amount]:
    """Sums without the price of one before the whole: 单价11.38万元/辆，总价682.80万元."""
    if len(found) < 2 or not (found[0].per_unit or doc.flat[max(found[0].start - 6, 0) : found[0].start].rstrip(" :为¥").endswith(_EACH)):
        return found
    lead = doc.flat[found[0].end : found[1].start]
    total = any(word in lead for word in _TOTALS) or lead.rstrip(" ¥").endswith("共")
    return found[1:] if len(lead) <= _TOTAL_LEAD and total else found


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
