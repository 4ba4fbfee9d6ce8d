"""The vehicle lines of a lot: one a vehicle item, or one a vehicle that prose enumerates, each with its own limits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import re2

from reading.displacement import Stated, regions, stated, window_of
from reading.quantities import counts, labelled, seats
from reading.unitcaps import cap_of, caps, head_cap, lengths
from reading.vehicles import Mention, energies, mentions, uses
from reference.catalogue import find
from schemas.events import NoticeRead
from schemas.reading import Category, Energy, Item, Kind, Line, Lot, Use, Window
from schemas.values import Read, Span, read, refused
from services.classifier.purchase import Wording, is_vehicle, item_vehicle, vehicles

Region = tuple[int, int]
SIZE = re2.compile(r"[0-9]{1,2}(?:\.[0-9])?(?:米级|米|吨|座|T|t)")
LIMIT_LABELS_PER_LINE = 40
BUS_SEATS = 10
SPECIFIC_USE = (Use.TAXI, Use.SCHOOL, Use.MEDICAL, Use.FIRE, Use.SANITATION, Use.PUBLIC_TRANSPORT)
POLICE_CARS = ("警车", "制式警车", "警用车", "警用车辆")
"""Special, unless the notice says which car they are made from."""
RESULT_KINDS = (Kind.AWARD, Kind.CONTRACT, Kind.CONTRACT_CHANGE, Kind.ACCEPTANCE, Kind.FAILURE)


@dataclass(frozen=True)
class Part:
    """What one line is made from: its item, its own regions, the regions around it that speak of it alone."""

    item: Item
    mention: Mention | None
    own: tuple[Region, ...]
    around: tuple[Region, ...] = ()
    count: Read[int] = field(default_factory=lambda: Read[int]())
    head: Span | None = None
    row: Span | None = None


def lines_of(notice: NoticeRead, wording: Wording, lot: Lot, alone: bool) -> tuple[Line, ...]:
    """The vehicle lines of a lot of a vehicle purchase. `alone`: it is the notice's only lot."""
    parts = list(_parts(notice, wording, lot, alone))
    single = len(parts) == 1
    return tuple(_line(notice, wording, lot, part, single, single and alone) for part in parts)


def _parts(notice: NoticeRead, wording: Wording, lot: Lot, alone: bool) -> Iterator[Part]:
    flat = wording.flat
    named = [(item, item_vehicle(item, flat)) for item in lot.items if item.name.said]
    chosen: list[tuple[Item, Mention | None]] = [(item, found) for item, found in named if found]
    if not chosen and len(named) == 1 and not _other_goods(flat, named[0][0]):
        chosen = named
    if chosen:
        for item, found in chosen:
            yield from _split(notice, wording, item, found, lot, single=len(chosen) == 1)
        return
    for item in [one for one in lot.items if not one.name.said][:1] or [Item(about=lot.about)]:
        yield from _split(notice, wording, item, None, lot, single=True)


def _other_goods(flat: str, item: Item) -> bool:
    return any(one.decoy for span in item.name.evidence[:1] for one in mentions(flat, span.start, span.end))


def _split(notice: NoticeRead, wording: Wording, item: Item, found: Mention | None, lot: Lot, single: bool) -> Iterator[Part]:
    """One part an item, or one a vehicle with its number where the item's prose enumerates several."""
    flat = wording.flat
    own = _own(notice, item.about)
    counted = _counted(flat, own) if single else []
    if len(counted) > 1:
        for mention, count, region in counted:
            yield Part(Item(about=item.about), mention, (region,), count=count)
        return
    if found is None and single:
        needed = _enumerated(flat, own)
        if len(needed) > 1:
            for mention in needed:
                yield Part(Item(), mention, ((mention.start, mention.end),))
            return
    head, row = _head_and_row(flat, item)
    around = tuple(_own(notice, lot.about)) if single else ()
    count = counted[0][1] if len(counted) == 1 else Read[int]()
    yield Part(item, found or (counted[0][0] if counted else None), tuple(own), around, count, head, row)


def _own(notice: NoticeRead, spans: Iterable[Span]) -> list[Region]:
    """Regions of an item without what a correction replaced."""
    gone = [span for change in notice.facts.changes for span in change.before.evidence]
    cut: list[Region] = []
    for start, end in regions(span for span in spans if not span.text):
        for old in sorted(gone, key=lambda span: span.start):
            if start <= old.start < end:
                cut.append((start, old.start))
                start = min(old.end, end)
        cut.append((start, end))
    return [(start, end) for start, end in cut if start < end]


def _counted(flat: str, own: Sequence[Region]) -> list[tuple[Mention, Read[int], Region]]:
    """Vehicles with a number of their own in prose: 燃油轿车4辆, 20辆纯电MPV; each with the words up to the next."""
    found: list[tuple[Mention, int, int, int]] = []
    for start, end in own:
        named = [one for one in mentions(flat, start, end) if one.category is not None]
        for count in counts(flat, start, end):
            near = [one for one in named if 0 <= count.start - one.end <= 3 or 0 <= one.start - count.end <= 8]
            near = [
                one
                for one in near
                if not any(sign in flat[min(one.end, count.end) : max(one.start, count.start)] for sign in "，,、。；;\n\t")
            ]
            if near and (best := max(near, key=lambda one: (one.specific, one.end - one.start))):
                found.append((best, count.value, count.start, count.end))
    distinct = {one[0].start: one for one in _in_one_line(flat, found)}
    ordered = sorted(distinct.values(), key=lambda one: min(one[0].start, one[2]))
    names = {(flat[one[0].start : one[0].end], one[1]) for one in ordered}
    if len(names) < 2 or (len({one[0].word for one in ordered}) < 2 and len({one[1] for one in ordered}) < 2):
        ordered = ordered[:1]
    ordered = _without_total(ordered)
    begins = [_clause_start(flat, min(mention.start, count_start)) for mention, _, count_start, _ in ordered]
    result = []
    for place, (mention, value, count_start, count_end) in enumerate(ordered):
        begin = begins[place]
        following = begins[place + 1] if place + 1 < len(ordered) else _region_end(own, begin)
        result.append((mention, read(value, [Span(start=count_start, end=count_end)], "number with a measure word"), (begin, following)))
    return result


def _in_one_line(flat: str, found: list[tuple[Mention, int, int, int]]) -> list[tuple[Mention, int, int, int]]:
    """Those of the line that enumerates most: elsewhere the same vehicles are counted again."""
    by_line: dict[int, list[tuple[Mention, int, int, int]]] = {}
    for one in found:
        by_line.setdefault(flat.rfind("\n", 0, one[2]), []).append(one)
    return max(by_line.values(), key=len, default=[])


def _without_total(ordered: list[tuple[Mention, int, int, int]]) -> list[tuple[Mention, int, int, int]]:
    """A first number that the others add up to is their total: 公务用车6辆，其中轿车4辆、商务车2辆."""
    if len(ordered) > 2 and ordered[0][1] == sum(one[1] for one in ordered[1:]):
        return ordered[1:]
    return ordered


def _clause_start(flat: str, at: int) -> int:
    found = max(flat.rfind(sign, max(at - 10, 0), at) for sign in "，,、。；;：:\n\t(（中含") + 1
    return found if found > 0 else max(at - 10, 0)


def _region_end(own: Sequence[Region], at: int) -> int:
    return next((end for start, end in own if start <= at < end), at)


def _enumerated(flat: str, own: Sequence[Region]) -> list[Mention]:
    """Vehicles among the goods that a need enumerates without numbers."""
    for start, end in own:
        line_end = flat.find("\n", start, end)
        found = [one for one in vehicles(flat, start, line_end if line_end > 0 else end) if one.specific]
        first = {flat[one.start : one.end]: one for one in reversed(found)}
        if len(first) > 1 and flat[start:end].count("、") >= 3:
            return sorted(first.values(), key=lambda one: one.start)
    return []


def _head_and_row(flat: str, item: Item) -> tuple[Span | None, Span | None]:
    if len(item.about) >= 2 and "\t" in flat[item.about[0].start : item.about[0].end]:
        return item.about[0], item.about[1]
    return None, None


def _line(notice: NoticeRead, wording: Wording, lot: Lot, part: Part, single: bool, whole: bool) -> Line:
    flat, item = wording.flat, part.item
    name_spans = list(item.name.evidence[:1])
    own = list(part.own) + [(span.start, span.end) for value in (item.model, item.name) for span in value.evidence if not span.text]
    titles = [wording.title, *wording.names]
    fallback = [*part.around, *titles] if single else []
    energy = _energy(flat, own if part.own else titles, fallback if whole else [])
    seats_window = _first_window(flat, [own, list(part.around) if single else []], seats)
    category = _category(notice, flat, part, name_spans, own, titles, seats_window)
    return Line(
        name=item.name if item.name.said else _name(flat, part.mention),
        category=category,
        use=_use(notice, flat, part, name_spans, titles, category),
        energy=energy,
        quantity=_quantity(flat, part, single, fallback),
        displacement_l=_displacement(flat, part, own, single, energy),
        seats=seats_window,
        wheelbase_mm=_first_window(flat, [own], lambda f, a, b: lengths(f, a, b, "wheelbase_mm")),
        length_mm=_first_window(flat, [own], lambda f, a, b: lengths(f, a, b, "length_mm")),
        width_mm=_first_window(flat, [own], lambda f, a, b: lengths(f, a, b, "width_mm")),
        unit_price_cap_cny=_cap(notice, flat, part, single, whole),
        unit_price_cny=item.unit_price_cny,
        brand=item.brand,
        model=item.model,
    )


def _name(flat: str, mention: Mention | None) -> Read[str]:
    if mention is None:
        return Read[str]()
    return read(flat[mention.start : mention.end], [Span(start=mention.start, end=mention.end)], "vehicle word")


def _category(
    notice: NoticeRead, flat: str, part: Part, name: Sequence[Span], own: Sequence[Region], titles: Sequence[Region], seated: Window
) -> Read[Category]:
    places = [*((span.start, span.end) for span in name), *([(part.mention.start, part.mention.end)] if part.mention else [])]
    for group, rule in ((places, "words: name"), (own, "words: specification"), (titles, "words: title")):
        found = [one for start, end in group for one in mentions(flat, start, end) if one.specific and is_vehicle(one, flat)]
        if found:
            passenger = [
                one for one in found if one.category is not Category.SPECIAL or one.word not in ("警车", "制式警车", "警用车", "警用车辆")
            ]
            return _seated(_told((passenger or found)[-1 if rule == "words: name" else 0], rule), seated)
    entry = find(notice.facts.catalogue.value) if notice.facts.catalogue.value else None
    if entry and entry.category not in (None, Category.OTHER):
        return read(entry.category, notice.facts.catalogue.evidence, f"code: {entry.code} {entry.name}")
    return Read[Category](value=Category.OTHER, why="the notice does not tell")


def _told(mention: Mention, rule: str) -> Read[Category]:
    assert mention.category is not None
    return read(mention.category, [Span(start=mention.start, end=mention.end)], rule)


def _seated(category: Read[Category], seated: Window) -> Read[Category]:
    """Ten seats and more make a bus of a van."""
    least = seated.min.value
    if category.value is Category.VAN and least is not None and least >= BUS_SEATS:
        return read(Category.BUS, (*category.evidence, *seated.min.evidence), "words, and ten seats or more")
    return category


def _use(notice: NoticeRead, flat: str, part: Part, name: Sequence[Span], titles: Sequence[Region], category: Read[Category]) -> Read[Use]:
    named = [*((span.start, span.end) for span in name), *([(part.mention.start, part.mention.end)] if part.mention else [])]
    hidden = _occurrences(flat, notice.facts.buyer.value or "", titles)
    for wanted in (SPECIFIC_USE, (Use.LAW_ENFORCEMENT,), (Use.OFFICIAL,), (Use.EMERGENCY,), (Use.OTHER,)):
        for group in (named, titles, part.own if wanted[0] in (Use.OFFICIAL, Use.LAW_ENFORCEMENT) else ()):
            for start, end in group:
                for use, said in uses(flat, start, end):
                    if use in wanted and not any(a <= said.start < b for a, b in hidden):
                        return read(use, [Span(start=said.start, end=said.end)], "words of use")
    buyer = notice.facts.buyer
    for span in buyer.evidence[:1]:
        for use, said in uses(flat, span.start, span.end):
            if use is Use.LAW_ENFORCEMENT:
                return read(use, [Span(start=said.start, end=said.end)], "kind of buyer")
    return Read[Use]()


def _occurrences(flat: str, name: str, regions: Sequence[Region]) -> list[Region]:
    """Where the buyer's name stands: what it does for a living is not what the vehicle is for."""
    found: list[Region] = []
    for start, end in regions if name else ():
        at = flat.find(name, start, end)
        if at >= 0:
            found.append((at, at + len(name)))
    return found


_ABSORBS = {
    Energy.PHEV: {Energy.HYBRID, Energy.NEV, Energy.PETROL, Energy.BEV},
    Energy.BEV: {Energy.NEV},
    Energy.FCEV: {Energy.NEV, Energy.BEV},
    Energy.HYBRID: {Energy.NEV},
    Energy.BI_FUEL: {Energy.CNG, Energy.LPG, Energy.PETROL},
}


def _energy(flat: str, own: Sequence[Region], fallback: Sequence[Region]) -> Read[Energy]:
    for group in (own, fallback):
        found = [one for start, end in group for one in energies(flat, start, end)]
        if not found:
            continue
        kinds = {energy for energy, _ in found}
        kept = {one for one in kinds if not any(one in _ABSORBS.get(other, ()) for other in kinds)}
        if {Energy.PETROL, Energy.CNG} <= kinds or {Energy.PETROL, Energy.LPG} <= kinds:
            kept = {Energy.BI_FUEL}
        spans = [Span(start=said.start, end=said.end) for energy, said in found if energy in kept or Energy.BI_FUEL in kept][:6]
        if len(kept) == 1:
            return read(kept.pop(), spans, "words of energy")
        return refused("several energies stated", spans)
    return Read[Energy]()


def _quantity(flat: str, part: Part, single: bool, fallback: Sequence[Region]) -> Read[int]:
    if part.item.quantity.said or part.item.quantity.why:
        return part.item.quantity
    if part.count.said:
        return part.count
    for group in (part.own, fallback if single else ()):
        told = [one for start, end in group for one in counts(flat, start, end)] or [
            one for start, end in group for one in labelled(flat, start, end)
        ]
        values = {one.value for one in told}
        spans = [Span(start=one.start, end=one.end) for one in told][:6]
        if len(values) == 1:
            return read(values.pop(), spans, "number with a measure word")
        if values:
            return refused("several numbers stated", spans)
    return Read[int]()


def _displacement(flat: str, part: Part, own: Sequence[Region], single: bool, energy: Read[Energy]) -> Window:
    unit = _head_unit(flat, part)
    groups: list[Sequence[Region]] = [own]
    if single:
        groups.append(part.around)
    for place, group in enumerate(groups):
        told: list[Stated] = []
        for start, end in group:
            told += stated(flat, start, end, unit if place == 0 else "", bare=place == 0 and len(own) <= 4)
        if told:
            return window_of(_unique(told))
    return Window()


def _unique(told: Iterable[Stated]) -> list[Stated]:
    return list({(one.start, one.end): one for one in told}.values())


def _head_unit(flat: str, part: Part) -> str:
    """The unit that a column head of displacement gives its bare figures."""
    return ""


def _first_window(flat: str, groups: Iterable[Sequence[Region]], reader: Any) -> Window:
    for group in groups:
        for start, end in group:
            found: Window = reader(flat, start, end)
            if found.min.said or found.max.said or found.min.why:
                return found
    return Window()


def _cap(notice: NoticeRead, flat: str, part: Part, single: bool, whole: bool) -> Read[Decimal]:
    if notice.facts.kind.value in RESULT_KINDS:
        return Read[Decimal]()
    if part.head and part.row and (found := head_cap(flat, part.head, part.row)):
        return cap_of([found])
    everywhere = [(0, len(flat))] if whole else []
    for group in (part.own, part.around if single else (), everywhere):
        told = [one for start, end in group for one in caps(flat, start, end)]
        if told:
            return cap_of(told)
    told = [one for one in caps(flat, 0, len(flat)) if _names(flat, part, one.start)]
    return cap_of(told)


def _names(flat: str, part: Part, at: int) -> bool:
    """The words in front of a cap name this line by what sets it apart: its size (10.5米级) or its whole name."""
    before = flat[max(flat.rfind("\n", 0, at), at - 24) : at]
    before = before[max(before.rfind(sign) for sign in "，,；;。：:") + 1 :]
    name = part.item.name.value or ""
    size = SIZE.match(name)
    return bool(name) and (name in before or (size is not None and size.group(0) in before))
