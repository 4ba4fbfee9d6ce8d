"""classifier: the lines of a specification: number, displacement, seats, energy and price cap of each vehicle that a document specifies."""

import copy
import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from reading import re2
from reading.displacement import SMALLEST_CAR, Stated, alike, stated, window_of
from reading.grids import Cell
from reading.lines import Lines
from reading.money import Amount, amounts, unit_of
from reading.quantities import counts, number, seats
from reading.specifications import vehicles_of
from reading.specified import Told, Vehicle
from reading.unitcaps import cap_of, caps
from reading.vehicles import Mention, energies, mentions, uses
from reading.views import View
from schemas.reading import Category, Energy, Line, Use, Window
from schemas.values import Read, Span, read, refused
from services.classifier.witnesses import window_with_all_words, with_all_words

T = TypeVar("T")
_COUNT = re2.compile(
    r"^[^0-9一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾]{0,4}([0-9]{1,5}|[一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,6})"
    r"(?:\.0+)?[ ]?[(]?(辆|台|部|套|批|项|年|座|人|万|元|个月)?"
)
_ENGINE = re2.compile(r"发动机|动力|引擎|型号|车型|配置|进气|参数|规格|要求|描述")
_OTHER_MACHINE = re2.compile(r"发电机|水泵|副机|副发动机|上装|空压机|冷藏机|冷机|油箱|冰箱|洗车机")
_BODY = re2.compile(r"车身|整车|轴距|驾驶室|驾驶舱|底盘|结构|型式|车型|布置")
"""Labels of values that may tell seats: 车身结构 三厢四门五座."""
_BOUNDS = {"上限": "≤", "最大": "≤", "最高": "≤", "下限": "≥", "最小": "≥", "最低": "≥"}
_ELECTRIC = (Energy.BEV, Energy.FCEV)
_BARE_CAP_FROM = 3_000
_MOST_PLACES = 64
"""Rows that a merged cell may stand in."""
_LEAST, _MOST = Decimal(3_000), Decimal(20_000_000)
_SEATS = "座位数:"
"""Put before a value of seats: its label may be any of many (额定载员, 驾乘人数)."""
_PROSE = ("prose", "clause", "heading", "spec")


Said = tuple[Told, tuple[int, int], tuple[int, int]]
"""A statement, its whole place and its value's in the view."""


class Sheet:
    """What is told of one vehicle, as a text of its own with the kind of each part."""

    def __init__(self, doc: Lines, vehicle: Vehicle, text: str) -> None:
        self.view, self.text = View(doc.flat), text
        self.parts: list[Said] = []
        self.spare: list[tuple[Said, Said]] = []
        """Statements of cells that would reach over another's, behind that one."""
        self.names = [self._line(place) for place in vehicle.names]
        for told in vehicle.told:
            if told.role != "respectively":
                self.parts.append(self._put(told))
            if told.instead:
                self.spare.append((self.parts[-1], self._put(replace(told, value=(told.instead,)))))

    def _line(self, place: Cell) -> tuple[int, int]:
        taken = self.view.take(place)
        self.view.put("\n")
        return taken

    def _put(self, told: Told) -> Said:
        start = len(self.view.flat)
        if told.role not in _PROSE:
            for number, place in enumerate(told.label):
                self.view.put(" " if number else "")
                self._label(told, place)
            self._unit(told)
            self.view.put(_SEATS if told.role == "seats" else ":")
            self._end(told)
        at = len(self.view.flat)
        for place in told.value:
            self.view.take(place)
        end = len(self.view.flat)
        self.view.put("\n")
        return told, (start, end), (at, end)

    def _label(self, told: Told, place: tuple[int, int]) -> None:
        """A label's words, 排量上限(升) without 上限: its end is told by a sign."""
        words = self.view.source[slice(*place)]
        found = next((word for word in _BOUNDS if word in words), "") if told.role == "displacement" else ""
        cut = place[0] + words.find(found) if found else place[1]
        self.view.take((place[0], cut))
        if found:
            self.view.take((cut + len(found), place[1]))

    def _end(self, told: Told) -> None:
        """The sign of a bare figure under 上限 or 下限."""
        said = "".join(self.view.source[slice(*place)] for place in told.label[-1:])
        if told.role == "displacement" and self.view.source[told.value[0][0] : told.value[0][1]].strip()[:1].isdigit():
            self.view.put(next((sign for word, sign in _BOUNDS.items() if word in said), ""))

    def _unit(self, told: Told) -> None:
        if told.unit is not None:
            self.view.put("(")
            self.view.take(told.unit)
            self.view.put(")")

    def of(self, *roles: str) -> list[Said]:
        """Statements of these roles."""
        return [part for part in self.parts if part[0].role in roles]

    def back(self, read_: Read[T]) -> Read[T]:
        """A value read in the view, with its evidence where the words stand."""
        spans = tuple(dict.fromkeys(one for span in read_.evidence for one in self.view.back(span, self.text)))
        return replace(read_, evidence=spans[:_MOST_PLACES])

    def all_of(self, decide: Callable[["Sheet", str], Read[T]]) -> Read[T]:
        """What the sheet's words tell, with all places that tell it."""
        return self.back(with_all_words(self.view.flat, lambda flat: decide(self._with(flat), flat)))

    def window_of(self, decide: Callable[["Sheet", str], Window]) -> Window:
        """The same for a window."""
        told = window_with_all_words(self.view.flat, lambda flat: decide(self._with(flat), flat))
        return Window(min=self.back(told.min), max=self.back(told.max))

    def _with(self, flat: str) -> "Sheet":
        """The sheet where words are blanked: another cell reaches over one that is empty."""
        reached = [spare for (_, _, own), spare in self.spare if not flat[slice(*own)].strip()]
        if not reached:
            return self
        sheet = copy.copy(self)
        sheet.parts = [*self.parts, *reached]
        return sheet


def line_of(doc: Lines, vehicle: Vehicle, text: str) -> Line:
    """The line of a vehicle. `text`: the document's hash for evidence, "" where the document is the notice's own text."""
    sheet = Sheet(doc, vehicle, text)
    kind, driven, seated = sheet.all_of(_category), sheet.all_of(_energy), sheet.window_of(_seats)
    sized = functools.partial(_displacement, kind=kind.value)
    return Line(
        name=_name(doc, vehicle, text),
        category=_seated(kind, seated),
        use=sheet.all_of(_use),
        energy=driven,
        quantity=sheet.all_of(_quantity),
        displacement_l=Window() if driven.value in _ELECTRIC else sheet.window_of(sized),
        seats=seated,
        unit_price_cap_cny=sheet.all_of(_cap),
    )


def in_order(doc: Lines, vehicles: Sequence[Vehicle], lines: Sequence[Line], text: str) -> list[Line]:
    """单价分别不超过18万元和25万元: one figure a vehicle, in the order in which they are named."""
    told = next((one.value[0] for vehicle in vehicles for one in vehicle.told if one.role == "respectively"), None)
    if told is None or len(vehicles) < 2:
        return list(lines)
    found = list(lines)
    for at in _respectively(doc.flat, *told):
        end = min((place for sign in ";。" if (place := doc.flat.find(sign, at, told[1])) >= 0), default=told[1])
        sums = [one for one in caps(doc.flat, max(at - 20, told[0]), end) if one.start > at]
        sizes = alike([one for one in stated(doc.flat, max(at - 14, told[0]), end) if one.end > at])
        found = [
            _filled(line, sums[place] if len(sums) == len(found) else None, sizes[place] if len(sizes) == len(found) else None, text)
            for place, line in enumerate(found)
        ]
    return found


def _respectively(flat: str, start: int, end: int) -> Iterable[int]:
    at = flat.find("分别", start, end)
    while at >= 0:
        yield at
        at = flat.find("分别", at + 2, end)


def _filled(line: Line, cap: Amount | None, size: Stated | None, text: str) -> Line:
    update: dict[str, object] = {}
    if cap is not None:
        update["unit_price_cap_cny"] = read(cap.value, [Span(start=cap.start, end=cap.end, text=text)], "unit price caps in order")
    if size is not None:
        span = [Span(start=size.start, end=size.end, text=text)]
        update["displacement_l"] = Window(
            min=read(size.low, span, "displacements in order") if size.low is not None else Read[Decimal](),
            max=read(size.high, span, "displacements in order") if size.high is not None else Read[Decimal](),
        )
    return line.model_copy(update=update)


def _name(doc: Lines, vehicle: Vehicle, text: str) -> Read[str]:
    spans = [doc.span(*place) for place in vehicle.names[:4]]
    if not spans:
        return Read[str]()
    words = doc.text[spans[0].start : spans[0].end]
    return read(words, [Span(start=span.start, end=span.end, text=text) for span in spans], "vehicle named in a specification")


def _displacement(sheet: Sheet, flat: str, kind: Category | None) -> Window:
    told = [one for place in sheet.names for one in stated(flat, *place, named=True)]
    for statement, whole, value in sheet.parts:
        label = flat[whole[0] : value[0]]
        if (
            statement.role == "displacement"
            or (statement.role in _PROSE and statement.role != "heading")
            or (statement.role in ("other", "energy", "name") and _ENGINE.search(label) and not _OTHER_MACHINE.search(label))
        ):
            told += stated(flat, *whole)
    smallest = Decimal(0) if kind is Category.MOTORCYCLE else SMALLEST_CAR
    return window_of([one for one in told if (one.high or one.low or smallest) >= smallest])


def _quantity(sheet: Sheet, flat: str) -> Read[int]:
    found = [read_ for _, _, value in sheet.of("quantity") if (read_ := _count(flat, value)) is not None]
    if not found:
        places = [*sheet.names, *(whole for _, whole, _ in sheet.of("heading", "clause"))]
        places = places or [whole for _, whole, _ in sheet.of("prose", "spec")]
        found = _counted(flat, places) or _counted(flat, [whole for _, whole, _ in sheet.of("prose", "spec")])
    values = {one.value for one in found if one.said}
    evidence = tuple(dict.fromkeys(span for one in found for span in one.evidence))[:_MOST_PLACES]
    if len(values) == 1:
        return read(values.pop() or 0, evidence, found[0].why)
    return refused("several numbers stated" if values else "no count of things", evidence) if found else Read[int]()


def _count(flat: str, value: tuple[int, int]) -> Read[int] | None:
    match = _COUNT.match(flat[slice(*value)])
    if match is None:
        return None
    evidence = (Span(value[0] + match.start(1), value[0] + match.end(1)),)
    count = number(match.group(1))
    if not count or match.group(2) in ("批", "项", "年", "座", "人", "万", "元", "个月"):
        return refused("no count of things", evidence)
    return read(count, evidence, "quantity of a specification")


def _counted(flat: str, places: Iterable[tuple[int, int]]) -> list[Read[int]]:
    return [
        read(one.value, [Span(one.start, one.end)], "number with a measure word")
        for place in places
        for one in counts(flat, *place)
        if not _NOT_BOUGHT.search(flat[max(place[0], one.start - 30) : one.start])
    ]


_NOT_BOUGHT = re2.compile(
    r"业绩|签订|类似项目|样车|评分|得分|试驾|资质|保有|现有|原有|报废|租赁|租用|承租|每辆|每台|每批|旧车|淘汰|服务车|备用|维修|充电"
)


def _cap(sheet: Sheet, flat: str) -> Read[Decimal]:
    found = list[Amount]()
    for told, whole, value in sheet.of("unit_cap", "price_cap"):
        sums = amounts(flat, *value, unit_of(flat[whole[0] : value[0]]), _BARE_CAP_FROM)
        if told.role == "price_cap" and "/" not in flat[whole[0] : value[0]]:
            sums = [one for one in sums if one.per_unit]
        found += sums[:1]
    if not found:
        found = [one for _, whole, _ in sheet.of(*_PROSE, "other", "quantity") for one in caps(flat, *whole)]
    kept = [one for one in found if _LEAST <= one.value <= _MOST]
    most = cap_of(kept)
    return replace(most, evidence=tuple(Span(one.start, one.end) for one in kept)) if most.said else most  # every row of a merged cell


def _seats(sheet: Sheet, flat: str) -> Window:
    body = [whole for _, whole, value in sheet.of("other", "wheelbase") if _BODY.search(flat[whole[0] : value[0]])]
    for places in ([whole for _, whole, _ in sheet.of("seats")], sheet.names, [whole for _, whole, _ in sheet.of(*_PROSE)], body):
        for place in places:
            found = seats(flat, *place)
            if found.min.said or found.max.said:
                return found
    return Window()


def _category(sheet: Sheet, flat: str) -> Read[Category]:
    groups = (
        sheet.names,
        [whole for _, whole, _ in sheet.of("heading", "clause")],
        [whole for _, whole, _ in sheet.of("other", "energy", "prose", "spec")],
    )
    for places in groups:
        found = [one for place in places for one in mentions(flat, *place) if one.specific and not one.decoy]
        if found:
            return _told(found[-1] if places is sheet.names else found[0])
    return Read[Category](value=Category.OTHER, why="the specification does not tell")


def _told(mention: Mention) -> Read[Category]:
    assert mention.category is not None
    return read(mention.category, [Span(mention.start, mention.end)], "words: specification")


def _seated(told: Read[Category], seated: Window) -> Read[Category]:
    least = seated.min.value
    if told.value is Category.VAN and least is not None and least >= 10:
        return replace(told, value=Category.BUS)
    return told


def _energy(sheet: Sheet, flat: str) -> Read[Energy]:
    for places in ([whole for _, whole, _ in sheet.of("energy")], sheet.names, [whole for _, whole, _ in sheet.of(*_PROSE)]):
        found = [one for place in places for one in energies(flat, *place)]
        kinds = {kind for kind, _ in found}
        if kinds == {Energy.PETROL, Energy.CNG} or kinds == {Energy.PETROL, Energy.LPG}:
            kinds = {Energy.BI_FUEL}
        if found and len(kinds) == 1:
            return read(kinds.pop(), [Span(said.start, said.end) for _, said in found[:_MOST_PLACES]], "words of energy")
        if found:
            return refused("several energies stated")
    return Read[Energy]()


def _use(sheet: Sheet, flat: str) -> Read[Use]:
    for place in [*sheet.names, *(whole for _, whole, _ in sheet.of("heading"))]:
        for told, said in uses(flat, *place):
            return read(told, [Span(said.start, said.end)], "words of use")
    return Read[Use]()


def specified(text: str, sha256: str) -> list[tuple[str, Line]]:
    """The vehicles that a document specifies: (lot's ordinal or "", line). `sha256`: as in `line_of`."""
    doc = Lines(text)
    vehicles = vehicles_of(doc)
    lines = in_order(doc, vehicles, [line_of(doc, vehicle, sha256) for vehicle in vehicles], sha256)
    return [(vehicle.lot, line) for vehicle, line in zip(vehicles, lines, strict=True)]
