"""reading: which of the vehicles that a document names it asks for in the end: headings, sums and what is told again are none of them."""

from dataclasses import replace

from reading import regex
from reading.lines import Lines
from reading.quantities import counts
from reading.specified import ANY, Register
from reading.statements import Place, Told, Vehicle
from reading.vehicles import heads

_OF_ALL = regex.compile(r"^(?:各类|各种|上述|以上|拟|自|购|全部|所有|本次|采购|更新)*$")


class Settled:
    """What a register holds, settled once the whole document is read."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.doc: Lines = known.doc

    def vehicles(self) -> list[Vehicle]:
        """The vehicles, with tables and words that name none given to the only ones they can be about."""
        named = self._specific([one for one in self.known.vehicles if not one.loose])
        for vehicle in named:
            vehicle.told += self.known.common
        for told in (one for one in self.known.whole.told if one.role == "kind"):
            for vehicle in named:
                vehicle.told.append(told)
        loose = [one for one in self.known.vehicles if one.loose and one.told]
        if not named:
            if len(loose) == 1 or self.known.whole.told:
                first = loose[0] if len(loose) == 1 else None
                return [_joined(first, self.known.whole)] if first is not None or self._specifies(self.known.whole) else loose
            return loose
        if len(named) == 1 and len(loose) <= 1:
            return [_joined(_joined(named[0], loose[0]) if loose else named[0], self.known.whole)]
        open_ = [one for one in named if not one.has("displacement")]
        for one, other in zip(open_, loose, strict=True) if len(open_) == len(loose) else ():
            one.told += other.told
        self._respectively(named)
        return named

    def _specific(self, named: list[Vehicle]) -> list[Vehicle]:
        """Without headings that say nothing more, and with what stands under 车辆采购需求 told of the purchase as a whole."""
        telling = [one for one in named if any(told.role != "heading" for told in one.told)] or named
        some = {id(one) for one in telling if one.listed}
        if not any(one.listed and not self._general(one) for one in telling) or len(some) < 2:
            some = set()
        self._listed_again(telling)
        self._counted_by_kind([one for one in telling if one in self.known.vehicles])
        telling = [one for one in telling if one in self.known.vehicles]
        special = {id(one) for one in telling if not self._general(one)}
        lots = {one.lot for one in telling if id(one) in special}
        kept = [one for one in telling if id(one) in some | special or (one.lot and one.lot not in lots | {""} and "" not in lots)]
        if not special | some:
            return telling
        for one in telling:
            self.known.whole.told += one.told if one not in kept else []
        return kept

    def _listed_again(self, telling: list[Vehicle]) -> None:
        """Drop what sentences only count where others tell the same: 各类救护车共4辆 over 监护型 and 转运型, 执法轿车12辆 beside its row."""
        spoken = [one for one in telling if not one.listed and self._spoken(one)]
        told = [(one, self.known.kind_of(one), self._count_of(one)) for one in telling if one in self.known.vehicles] if spoken else []
        for one in spoken:
            kind, count = self.known.kind_of(one), self._count_of(one)
            others = [other for other in told if other[0] is not one]
            alike = [(other, number) for other, its, number in others if kind and its.endswith(kind)]
            sums = len(alike) > 1 and self._of_all(one) and count == sum(number for _, number in alike)
            again = [other for other, number in alike if other.listed and number == count]
            numbers = [number for _, _, number in others]
            if count and ((kind and (sums or len(again) == len(alike) == 1)) or self._sums_all(one, count, numbers)):
                self.known.vehicles.remove(one)
                told = others

    def _sums_all(self, one: Vehicle, count: int, others: list[int]) -> bool:
        """Whether words of no kind count all the others together: 新能源汽车5辆 above 轿车（3辆） and 商务车（2辆）. One that is counted
        beside them and has a section of its own (队员运输车2辆 between two others of one) only happens to be as many."""
        if one.has("clause") and one.has("heading"):
            return False
        return len(others) > 1 and all(others) and sum(others) == count and not self._of_a_kind(one)

    def _of_a_kind(self, one: Vehicle) -> bool:
        """Whether a vehicle's names tell how it is built."""
        return any(head.specific for name in one.names for head in heads(self.doc.flat, *name))

    def _counted_by_kind(self, telling: list[Vehicle]) -> None:
        """Join what words only count by its kind with the only section that names none: 轿车3辆、客车1辆 above （一）机要用车 and （二）接送客车."""
        spoken = [one for one in telling if not one.listed and one.told and all(told.role == "clause" for told in one.told)]
        bare = [
            one
            for one in spoken
            if self._count_of(one) and self._of_a_kind(one) and all(self.known.bare(n) == self.known.kind_of(one) for n in one.names)
        ]
        open_ = [
            one for one in telling if not one.listed and not self._spoken(one) and not self._count_of(one) and not self._of_a_kind(one)
        ]
        if len(bare) == len(open_) == 1 and len(telling) > 2 and not any(self.known.bare(name) in ("", *ANY) for name in open_[0].names):
            open_[0].names += bare[0].names
            open_[0].told += bare[0].told
            self.known.vehicles.remove(bare[0])

    def _of_all(self, one: Vehicle) -> bool:
        """Whether a name says no more than the kind: 各类救护车, 拟自购客车."""
        return all(_OF_ALL.match(self.known.bare(name).removesuffix(self.known.kind_of(one))) for name in one.names)

    def _count_of(self, one: Vehicle) -> int:
        """How many of a vehicle are told first, 0 where none."""
        for told in one.told:
            for place in told.value if told.role in ("quantity", "clause", "prose", "heading") else ():
                said = self.doc.flat[slice(*place)].strip().removesuffix(".00")
                value = (
                    int(said)
                    if said.isdigit() and told.role == "quantity"
                    else next((one.value for one in counts(self.doc.flat, *place)), 0)
                )
                if value:
                    return value
        return 0

    def _spoken(self, one: Vehicle) -> bool:
        """Whether sentences alone tell of a vehicle."""
        return all(told.role in ("prose", "heading", "clause") for told in one.told)

    def _general(self, one: Vehicle) -> bool:
        """Whether a vehicle is the purchase as a whole; one behind an ordinal that tells its number (标的二：通勤用车) is none."""
        if one.called and one.has("quantity"):
            return False
        return all(self._generic(name) for name in one.names) or self._summed(one)

    def _generic(self, name: Place) -> bool:
        """Whether a name says no more than 车辆; one that the lexicon does not know (现场取证车) says something."""
        found = heads(self.doc.flat, *name)
        return self.known.titles(name) or (all(one.word in ANY for one in found) and (bool(found) or not self.known.bare(name)))

    def _summed(self, one: Vehicle) -> bool:
        """Whether words only count vehicles of whatever kind: 拟更新警用车辆15辆."""
        return all(told.role in ("prose", "heading", "clause") for told in one.told) and all(
            self.doc.flat[slice(*name)].strip().endswith("车辆") or self._of_any_use(name) for name in one.names
        )

    def _of_any_use(self, name: Place) -> bool:
        """Whether a name tells a use only (业务用车); 多用途乘用车 tells a kind."""
        specific = any(head.specific for head in heads(self.doc.flat, *name))
        return self.doc.flat[slice(*name)].strip().endswith("用车") and not specific

    def _specifies(self, one: Vehicle) -> bool:
        """Whether words that name no vehicle specify one: they tell its engine's size, with a number, a limit, a place."""
        if one.has("displacement"):
            return len({told.role for told in one.told}) > 1
        told = [told for told in one.told if told.role in ("prose", "other")]
        words = [" ".join(self.doc.flat[slice(*place)] for place in (*each.label, *each.value)) for each in told]
        return any(one.has(role) for role in ("quantity", "unit_cap", "seats")) and any(
            "发动机" in said and "排量" in said for said in words
        )

    def _respectively(self, named: list[Vehicle]) -> None:
        """排量分别不大于1.8L和2.0L: left to whoever reads values, with the order of the vehicles."""
        for told in self.known.whole.told:
            if told.role == "respectively" and "分别" in self.doc.flat[slice(*told.value[0])]:
                for one in named:
                    one.told.append(Told("respectively", told.value))


def _joined(one: Vehicle | None, other: Vehicle) -> Vehicle:
    if one is None:
        return other
    return replace(one, lot=one.lot or other.lot, told=[*one.told, *other.told])
