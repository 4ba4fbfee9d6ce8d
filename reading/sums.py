"""reading: budget, ceiling and award of the whole and of each lot. Different labels are different things; nothing is computed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reading import regex
from reading.candidates import UNSAID, Candidate, agreeing, settle
from reading.document import Document
from reading.labelledsums import LabelledSums
from reading.lotmap import LotMap
from reading.lotsums import LotSums
from reading.money import amounts, unit_of
from reading.tables import Table
from reading.tablesums import TableSums
from reading.told import AWARDED, EACH, SMALLEST, Sum, Told, in_words_too
from reading.turns import stage
from schemas.reading import Change, Kind
from schemas.values import Read, refused

_CEILING = "(?:最高(?:投标|响应|采购)?限价|招标控制价|采购控制价|最高控制价|控制价|拦标价)"
_SAME = regex.compile(
    rf"预算(?:金额|价|总额|总价)?(?:即|就|亦|也)?(?:为|是|作为)(?:本项目)?(?:的)?{_CEILING}(?:[。,;)\n]|$)"
    rf"|预算(?:金额|价|总额|总价)?(?:\([^()]{{1,8}}\))?[:为 ]{{0,2}}[^。,;()\n]{{2,24}}\((?:此?价?即|即为|同时?为|也是|亦为|作为|兼)(?:本项目)?{_CEILING}\)"
    rf"|{_CEILING}(?:与|同|等于|即为|即|等同于)(?:本项目)?(?:采购|项目|总)?预算(?:金额|价|总额)?(?:一致|相同|相等|金额)?(?:[。,;)\n]|$)"
)
_TOTAL_LABELS = regex.one_of(("总预算", "预算总", "总限价", "总价", "总额", "总金额", "合计"))
_OUTDATED = 9
"""Rank of a sum that a correction calls the former one."""
_OF_CONTRACT = ("合同金额", "合同总金额", "合同总价", "合同价", "合同总额", "合同额")


_OF_THE_WHOLE = ("总预算", "项目预算", "采购预算", "预算总", "项目总")
"""Items that are of all lots, wherever their line stands."""
_HEADINGS = ("更正内容", "变更内容", "更正事项", "变更事项", "修改内容")
"""Words above a change that only number it: 更正内容1."""
_SAID_ANEW = regex.compile(
    r"(?:^|[,;、( ])((?:采购|项目)?预算|最高限价|(?:招标)?控制价|中标金额|成交金额|合同(?:金额|总价|价款))(?:金额|总额|价)?(?:为|:)? ?"
)


class Sums:
    """All sums a notice tells, by field and lot."""

    @stage
    def __init__(self, doc: Document, kind: Kind | None, lots: LotMap, tables: Sequence[Table], changes: Sequence[Change]) -> None:
        self.doc, self.kind, self.lots, self.places = doc, kind, lots, lots.places
        self.whole_lot = lots.whole_lot
        self.old = _old_places(changes)
        self._settled: dict[tuple[str, str], Read[Decimal]] = {}
        told = [*LabelledSums(doc, kind, lots, self.old).read(), *LotSums(doc, kind, lots).read()]
        told += [*TableSums(doc, kind, lots).read(tables), *self._by_changes(changes)]
        told += self._same(told)
        self.told = self._in_order([one for one in told if not one.field.startswith("award") or kind in AWARDED])
        self._sums: dict[tuple[str, str], list[Sum]] = {}
        for field, lot, one in self.told:
            self._sums.setdefault((field, lot), []).append(one)

    def _same(self, told: Sequence[Told]) -> list[Told]:
        """A ceiling that is said to be the budget: 本项目预算金额即为最高限价."""
        flat = self.doc.flat
        said = _SAME.search(flat) if "预算" in flat and any([word in flat for word in ("限价", "控制价", "拦标价")]) else None
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
            self._settled[key] = self._settle(self._sums[key], lot) if key in self._sums else UNSAID
        return self._settled[key]

    def _settle(self, told: list[Sum], lot: str) -> Read[Decimal]:
        found = _total_first([one for one in told if one.rank < _OUTDATED] or told)
        best = settle(found, strict=True)
        former = [Read(one.value, one.spans, one.rule) for one in told if one.rank >= _OUTDATED]
        best = agreeing(best, *former)  # a sum that a change of other terms keeps
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
            for one in (self.told if len(self.places) < 2 else ())
            if one.field == "award" and one.sum.value == total.value
            for span in one.sum.spans
        ]
        return replace(total, evidence=tuple(dict.fromkeys([*total.evidence, *more]))) if more else total

    def _in_order(self, told: list[Told]) -> list[Told]:
        """Awards that name no lot are the lots' in their order, when there are as many and no lot has its own."""
        free = [one for one in told if one.field == "award" and not one.lot and one.sum.rank == 0]
        if len(self.places) < 2 or len(free) != len(self.places) or any(one.field == "award" and one.lot for one in told):
            return told
        ordered = {id(one): Told("award", place.ordinal, one.sum) for place, one in zip(self.places, free, strict=True)}
        return [ordered.get(id(one), one) for one in told]

    def _by_changes(self, changes: Sequence[Change]) -> Iterator[Told]:
        for change in changes:
            item = change.item.value or ""
            field = _field_of(item)
            if not change.after.evidence or "代理" in item or any(word in item for word in EACH):
                continue
            span = change.after.evidence[0]
            if not field:
                yield from self._in_new_words(*span[:2]) if not item or item.startswith(_HEADINGS) else ()
                continue
            found = amounts(self.doc.flat, span.start, span.end, unit_of(item.replace("（", "(")))
            if found and not found[0].per_unit and found[0].value >= SMALLEST:
                where = change.item.evidence[0].start if change.item.evidence else span.start
                lot = "" if any(word in item for word in _OF_THE_WHOLE) else self.lots.lot_at(where)
                spans = tuple(self.doc.span(one.start, one.end) for one in in_words_too(found))
                yield Told(field, lot, Candidate(found[0].value, spans, 0, "changed"))

    def _in_new_words(self, start: int, end: int) -> Iterator[Told]:
        """The sums that new words without an item label themselves: 轿车2台，预算72万元."""
        for match in _SAID_ANEW.finditer(self.doc.flat[start:end]):
            found = amounts(self.doc.flat, start + match.end(), end)[:1]
            behind = found[0].start - start - match.end() if found else 0
            if found and behind <= 1 and found[0].unit_said and not found[0].per_unit and found[0].value >= SMALLEST:
                span = self.doc.span(found[0].start, found[0].end)
                yield Told(_field_of(match.group(1)), self.lots.lot_at(start), Candidate(found[0].value, (span,), 0, "changed"))


def _field_of(item: str) -> str:
    """What a changed sum is by the words that name it."""
    if any(word in item for word in ("最高限价", "控制价")):
        return "cap"
    if "预算" in item:
        return "budget"
    if "中标金额" in item or "成交金额" in item:
        return "award"
    return "award_total" if any(word in item for word in _OF_CONTRACT) else ""


def _total_first(found: list[Sum]) -> list[Sum]:
    """Sums without those of parts where one label among them calls its sum, the greatest, a total: 预算48万元 … 总预算140万元."""
    if len(found) < 2:
        return found
    totals = {one.value for one in found if _TOTAL_LABELS.is_match(one.rule)}
    most = max(one.value for one in found)
    return [one for one in found if one.value == most] if totals == {most} else found


def _same_but_for_unit(one: Decimal, other: Decimal) -> bool:
    """Some portals divide by 10,000 twice in their summary: 0.048 万元 for 4,800,000 元."""
    return one * 10_000 == other or other * 10_000 == one


def _old_places(changes: Sequence[Change]) -> list[tuple[int, int]]:
    """Where a correction quotes what no longer holds, or names what changed."""
    return [(span.start, span.end) for change in changes for said in (change.before, change.item) for span in said.evidence]
