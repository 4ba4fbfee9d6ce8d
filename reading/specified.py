"""reading: which vehicle the words of a document are about: named again, numbered, in a lot, or told of the only one there is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reading import re2
from reading.lines import Lines
from reading.lots import ordinal
from reading.vehicles import heads

Place = tuple[int, int]
_ANY = ("汽车", "车辆", "用车", "机动车", "采购车辆")
"""Words for any vehicle at all."""
_FIGURES = ("quantity", "unit_cap", "price_cap", "displacement")
_LOT = re2.compile(
    r"^[\s(]{0,3}(?:[0-9一二三四五六七八九十]{1,2}[、.)]\s?)?(?:第 ?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}) ?(?:采购包|合同包|标段|标项|标包|包)|"
    r"(?:采购包|合同包|标段|标项|标包|分包|包) ?:?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}))(?:[\s:：,，、(（)-]|$)"
)
_NUMBERED = re2.compile(
    r"^(?:车型|品目|序号|型号|标的|车辆)[:：]?[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z])(?:[^0-9A-Za-z]|$)|^([A-Z])(?:型车|款|类车)"
)
_BRACKETED = re2.compile(r"[(\[【][^)\]】]{0,60}[)\]】]?")
_COUNTED = re2.compile(r"[:,，、x×*]?[0-9一二三四五六七八九十两]{1,4}[ ]?(?:辆|台|部|套).{0,4}$")
_LEADING = re2.compile(
    r"^(?:第?[0-9一二三四五六七八九十A-Z]{1,3}[、.)]|[0-9]{1,2} |表[0-9一二三四五六七八九十]{1,2}|"
    r"附[件表][0-9一二三四五六七八九十]{0,2}|第[0-9一二三四五六七八九十]{1,3}(?:包|标段|标项|部分)|"
    r"(?:采购包|标段|标项|标包|分包|包)[0-9一二三四五六七八九十A-Z]{1,2}|车型[0-9一二三四五六七八九十A-Z]{1,2}|品目[0-9一二三四五六七八九十]{1,2})[ :、.-]{0,2}"
)
_APART = re2.compile(r"[(（](?:配置|方案|车型|类型|类别|规格|款式)?([一二三四五六七八九十0-9A-Z甲乙丙丁ⅠⅡⅢ]{1,2})(?:型|款|类)?[)）]")
_NUMBER_BEFORE = re2.compile(r"^([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[、.) ]{0,2})(\p{Han})")
_OF_SIZE = "米座吨方立升年月日号人辆台轮挡档级"
_SERVES = "服务车"
"""A trolley's name, too: a vehicle's where its kind stands beside it: 签约服务车（7座商务车）."""
_PURCHASES = ("采购", "购置", "采购项目", "购置项目")
_COMMON = (
    "技术参数", "技术规格", "技术要求", "参数要求", "配置要求", "规格要求", "招标要求", "采购需求", "主要", "及配置", "参数", "要求", "表", "采购", "购置",
    "车型", "一般",
)  # fmt: skip
_ORDINALS = frozenset("一二三四五六七八九十")


@dataclass(slots=True)
class Told:
    """One statement: what its label tells (`prose` where there is none), label and value in their places."""

    role: str
    value: tuple[Place, ...]
    label: tuple[Place, ...] = ()
    unit: Place | None = None
    instead: Place | None = None
    """The cell that would reach over this one, were it empty."""


@dataclass(slots=True)
class Vehicle:
    """A vehicle that a document specifies: where it is named, its lot, and what is told of it."""

    names: list[Place] = field(default_factory=list)
    lot: str = ""
    number: str = ""
    """Its ordinal where the document numbers its vehicles (车型一)."""
    told: list[Told] = field(default_factory=list)
    loose: bool = False
    """A table or section that does not say which vehicle it is about."""

    def has(self, role: str) -> bool:
        """Whether something of this role is told."""
        return any(one.role == role for one in self.told)


class Register:
    """The vehicles of a document as they are met, with what words speak of now."""

    def __init__(self, doc: Lines) -> None:
        self.doc = doc
        self.vehicles: list[Vehicle] = []
        self.whole = Vehicle(loose=True)
        """What is told before any vehicle is named, or of the purchase as a whole."""
        self.current: Vehicle | None = None
        self.lot = ""

    def named(self, place: Place) -> Place | None:
        """The words of a place that name a vehicle; None when they name none, or something made for one."""
        flat = self.doc.flat
        found = [one for one in heads(flat, *place)]
        kinds = [one for one in found if one.category is not None]
        if any(one.decoy and not (kinds and one.word == _SERVES) for one in found) or not found:
            return None
        return place

    def _of_name(self, name: Place, lot: str) -> Vehicle | None:
        bare = self.bare(name)
        same = [one for one in self.vehicles if not one.loose and (not lot or not one.lot or one.lot == lot)]
        if not bare:  # only a number: 车型一
            words = self.doc.flat[slice(*name)].strip()
            return next((one for one in same if any(self.doc.flat[slice(*other)].strip() == words for other in one.names)), None)
        own = self._told_apart(name)
        same = [one for one in same if not own or not any((other := self._told_apart(place)) and other != own for place in one.names)]
        exact = [one for one in same if bare in map(self.bare, one.names)]
        if exact:
            return exact[0]
        within = [one for one in same if any(_within(bare, self.bare(other)) and not self._titles(other) for other in one.names)]
        return within[0] if len(within) == 1 else None

    def bare(self, name: Place) -> str:
        """A name without numbering, brackets, counts and words that every heading has."""
        words = _BRACKETED.sub("", self.doc.flat[slice(*name)])
        words = _COUNTED.sub("", _LEADING.sub("", words.strip()))
        words = words[numbering_end(words) :]
        for word in _COMMON:
            words = words.replace(word, "")
        return str(words.strip(" :、,.-()").replace(" ", ""))

    def vehicle(self, name: Place, lot: str = "") -> Vehicle:
        """The vehicle of this name, known or new; its name may begin with its lot (标项一 轿车)."""
        lot = lot_in(self.doc.flat[slice(*name)]) or lot
        known = self._of_name(name, lot or self.lot)
        if known is not None:
            if name not in known.names:
                known.names.append(name)
            known.lot = known.lot or lot or self.lot
            return known
        number = _NUMBERED.match(self.doc.flat[slice(*name)])
        return self.new(Vehicle([name], lot or self.lot, ordinal(number.group(1) or number.group(2)) if number else ""))

    def new(self, one: Vehicle) -> Vehicle:
        """Keep one more."""
        self.vehicles.append(one)
        return one

    def clauses(self, cell: Place) -> Iterator[tuple[Vehicle, Place]]:
        """The vehicles that a cell names, each with the words from its name to the next sign of a list."""
        for one in (vehicle for vehicle in self.vehicles if not vehicle.loose):
            named = {self.doc.flat[slice(*name)].strip() for name in one.names} | {self.bare(name) for name in one.names}
            at = max(self.doc.flat.find(words, *cell) if words else -1 for words in named)
            if at >= 0:
                end = min((place for sign in ";。\n" if (place := self.doc.flat.find(sign, at, cell[1])) >= 0), default=cell[1])
                yield one, (at, end)

    def rename(self, one: Vehicle, name: Place) -> Vehicle:
        """A loose table says its vehicle's name in a row of its own."""
        if one not in self.vehicles:
            return self.vehicle(name)
        known = self._of_name(name, one.lot)
        if known is not None:
            self.vehicles.remove(one)
            known.told += one.told
            return known
        one.names.append(name)
        one.loose = False
        return one

    def add(self, one: Vehicle, told: Told) -> None:
        """A cell that reaches over several rows stands in each: all its places are kept where a figure's evidence needs them."""
        words = [self.doc.flat[slice(*place)] for place in told.value]
        known = any(
            other.role == told.role and other.label == told.label and [self.doc.flat[slice(*place)] for place in other.value] == words
            for other in one.told
        )
        if not known or told.role in _FIGURES:
            one.told.append(told)

    def ordinal_in(self, cell: Place) -> str:
        """The ordinal of the lot that a cell names; "" where it names none."""
        words = self.doc.flat[slice(*cell)].strip()
        found = lot_in(words) or words.strip("第包号标段项 ")
        return ordinal(found) if 0 < len(found) <= 3 and (found.isdigit() or found in _ORDINALS or found.isupper()) else ""

    def settled(self) -> list[Vehicle]:
        """The vehicles, with tables and words that name none given to the only ones they can be about."""
        named = self._specific([one for one in self.vehicles if not one.loose])
        for told in (one for one in self.whole.told if one.role == "kind"):
            for vehicle in named:
                vehicle.told.append(told)
        loose = [one for one in self.vehicles if one.loose and one.told]
        if not named:
            if len(loose) == 1 or self.whole.told:
                first = loose[0] if len(loose) == 1 else None
                return [_joined(first, self.whole)] if first is not None or self._specifies(self.whole) else loose
            return loose
        if len(named) == 1 and len(loose) <= 1:
            return [_joined(_joined(named[0], loose[0]) if loose else named[0], self.whole)]
        open_ = [one for one in named if not one.has("displacement")]
        for one, other in zip(open_, loose, strict=True) if len(open_) == len(loose) else ():
            one.told += other.told
        self._respectively(named)
        return named

    def _specific(self, named: list[Vehicle]) -> list[Vehicle]:
        """Without headings that say nothing more, and with what stands under 车辆采购需求 told of the purchase as a whole."""
        telling = [one for one in named if any(told.role != "heading" for told in one.told)] or named
        kept = [one for one in telling if not (all(self._generic(name) for name in one.names) or self._summed(one))]
        if not kept:
            return telling
        for one in telling:
            self.whole.told += one.told if one not in kept else []
        return kept

    def _generic(self, name: Place) -> bool:
        """Whether a name says no more than 车辆; one that the lexicon does not know (现场取证车) says something."""
        found = heads(self.doc.flat, *name)
        return self._titles(name) or (all(one.word in _ANY for one in found) and (bool(found) or not self.bare(name)))

    def _summed(self, one: Vehicle) -> bool:
        """Whether words only count vehicles of whatever kind: 拟更新警用车辆15辆."""
        return all(told.role in ("prose", "heading", "clause") for told in one.told) and all(
            self.doc.flat[slice(*name)].strip().endswith("车辆") or self._of_any_use(name) for name in one.names
        )

    def _of_any_use(self, name: Place) -> bool:
        """Whether a name tells a use only (业务用车); 多用途乘用车 tells a kind."""
        specific = any(head.specific for head in heads(self.doc.flat, *name))
        return self.doc.flat[slice(*name)].strip().endswith("用车") and not specific

    def _titles(self, name: Place) -> bool:
        """Whether a name is the whole purchase's: 某矿运输车辆采购."""
        return self.doc.flat[slice(*name)].strip().endswith(_PURCHASES)

    def _told_apart(self, name: Place) -> str:
        """What brackets behind a name tell it apart by from others of the same words: 巡河车（配置二）."""
        found = _APART.search(self.doc.flat[slice(*name)])
        return found.group(1) if found else ""

    def known(self, name: Place) -> bool:
        """Whether a name is exactly that of a vehicle met before, whatever the lexicon knows of it."""
        bare = self.bare(name)
        return bool(bare) and any(bare == self.bare(other) for one in self.vehicles for other in one.names)

    def _specifies(self, one: Vehicle) -> bool:
        """Whether words that name no vehicle specify one: they tell its engine's size, with a number, a limit, a place."""
        if one.has("displacement"):
            return len({told.role for told in one.told}) > 1
        words = (self.doc.flat[slice(*place)] for told in one.told if told.role in ("prose", "other") for place in told.value)
        return any(one.has(role) for role in ("quantity", "unit_cap", "seats")) and any(
            "发动机" in said and "排量" in said for said in words
        )

    def _respectively(self, named: list[Vehicle]) -> None:
        """排量分别不大于1.8L和2.0L: left to whoever reads values, with the order of the vehicles."""
        for told in self.whole.told:
            if told.role == "respectively" and "分别" in self.doc.flat[slice(*told.value[0])]:
                for one in named:
                    one.told.append(Told("respectively", told.value))


def numbered(words: str) -> bool:
    """Whether words number a vehicle: 车型一, 序号2, A型车."""
    return _NUMBERED.match(words) is not None


def numbering_end(words: str) -> int:
    """Where a number that stands right before a name ends (2.1防汛越野车), 0 where none does or it is a measure (8米公交车)."""
    found = _NUMBER_BEFORE.match(words)
    return found.end(1) if found and found.group(2) not in _OF_SIZE else 0


def lot_in(words: str) -> str:
    """The ordinal of the lot that words begin with; "" where they name none."""
    found = _LOT.match(words) if "包" in words or "标" in words else None
    return ordinal(found.group(1) or found.group(2)) if found else ""


def _within(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)


def _joined(one: Vehicle | None, other: Vehicle) -> Vehicle:
    if one is None:
        return other
    return Vehicle(one.names, one.lot or other.lot, one.number, [*one.told, *other.told], one.loose)
