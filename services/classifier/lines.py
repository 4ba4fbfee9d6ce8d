"""classifier: the vehicle lines of a lot, each with its own kind and limits."""

import functools

from reading.quantities import seats
from reading.unitcaps import lengths
from reading.vehicles import Mention
from schemas.events import NoticeRead
from schemas.reading import Line, Lot
from schemas.values import Read, Span, read
from services.classifier.kinds import category, energy, titles, use
from services.classifier.limits import cap, caps_in_order, displacement, first_window, quantity
from services.classifier.parts import Part, Region, parts_of
from services.classifier.purchase import Wording


def lines_of(notice: NoticeRead, wording: Wording, lot: Lot, alone: bool) -> tuple[Line, ...]:
    """The vehicle lines of a lot of a vehicle purchase. `alone`: it is the notice's only lot."""
    parts = parts_of(notice, wording, lot, alone)
    single = len(parts) == 1
    lines = tuple(_line(notice, wording, part, single, single and alone) for part in parts)
    if len(lines) < 2 or any(line.unit_price_cap_cny.said for line in lines):
        return lines
    about = [(span.start, span.end) for span in lot.about if not span.text]
    ordered = caps_in_order(notice, wording.flat, about, len(lines))
    return (
        tuple(line.model_copy(update={"unit_price_cap_cny": told}) for line, told in zip(lines, ordered, strict=True)) if ordered else lines
    )


def _line(notice: NoticeRead, wording: Wording, part: Part, single: bool, whole: bool) -> Line:
    flat, item, own = wording.flat, part.item, _own(part)
    around = part.around if single else ()
    fallback = [*around, *titles(wording)] if single else []
    driven = energy(flat, (own if part.own else titles(wording), fallback if whole else []))
    seated = first_window(flat, [own, around], seats)
    kind = category(notice, wording, part, own, seated)
    return Line(
        name=item.name if item.name.said else _name(flat, part.mention),
        category=kind,
        use=use(notice, wording, part),
        energy=driven,
        quantity=quantity(flat, part, fallback, whole),
        displacement_l=displacement(flat, part, kind.value, driven.value, single),
        seats=seated,
        wheelbase_mm=first_window(flat, [own], functools.partial(lengths, name="wheelbase_mm")),
        length_mm=first_window(flat, [own], functools.partial(lengths, name="length_mm")),
        width_mm=first_window(flat, [own], functools.partial(lengths, name="width_mm")),
        unit_price_cap_cny=cap(notice, flat, part, single, whole),
        unit_price_cny=item.unit_price_cny,
        brand=item.brand,
        model=item.model,
    )


def _own(part: Part) -> list[Region]:
    """The line's own regions: where its item stands, and the cells of its model and name."""
    cells = [(span.start, span.end) for value in (part.item.model, part.item.name) for span in value.evidence if not span.text]
    return [*part.own, *cells]


def _name(flat: str, mention: Mention | None) -> Read[str]:
    if mention is None:
        return Read[str]()
    return read(flat[mention.start : mention.end], [Span(start=mention.start, end=mention.end)], "vehicle word")
