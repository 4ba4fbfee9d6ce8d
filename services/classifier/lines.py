"""classifier: the vehicle lines of a lot, each with its own kind and limits."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from reading.candidates import UNSAID, UNSTATED, agreeing, places_of
from reading.folding import flat as fold
from reading.quantities import seats
from reading.turns import stage
from reading.unitcaps import LENGTH_SIGNS, lengths
from schemas.events import NoticeRead
from schemas.reading import Change, Energy, Kind, Line, Lot, Window
from schemas.values import Read, Span, read
from services.classifier.across import told_across
from services.classifier.bounded import bounded
from services.classifier.by_drive import told_by_drive
from services.classifier.caps import cap, cap_of_single_thing, caps_of_single_things
from services.classifier.changed import changed_count, changed_seats, changes_of
from services.classifier.clauses import Region
from services.classifier.columned import seats_of_column
from services.classifier.contradicted import contradicted, told_apart
from services.classifier.corrected import with_changes
from services.classifier.driven import energy
from services.classifier.elsewhere import called, told_by_name
from services.classifier.kinds import category, titles
from services.classifier.named_turns import caps_in_order, sizes_in_order
from services.classifier.of_all import with_sentences, with_words_of_all
from services.classifier.offers import UNSAID_NAMES, Names, brand_of_name, may_name, names_changed, names_said, price_changed
from services.classifier.ordered import told_across_by_number, told_by_lot, told_by_number
from services.classifier.own_words import kept_of
from services.classifier.parts import Part, parts_of
from services.classifier.prices import price_said
from services.classifier.quantity import comes_to, quantity
from services.classifier.results import tells_result
from services.classifier.sizes import displacement
from services.classifier.uses import use
from services.classifier.witnesses import remembered, window_with_all_words, with_all_words
from services.classifier.wording import Wording

_NAME_BEFORE = 16
_NEW_ENERGIES = (Energy.BEV, Energy.PHEV, Energy.FCEV)


def lines_of_lots(notice: NoticeRead, wording: Wording) -> Iterator[tuple[Line, ...]]:
    """The vehicle lines of each lot of a vehicle purchase."""
    alone = len(notice.lots) == 1
    abouts = [[(one.start, one.end) for one in lot.about if not one.text] for lot in notice.lots]
    flat = wording.flat
    kept = [kept_of(notice, lot.about, flat) for lot in notice.lots] if notice.facts.changes else abouts
    told = [_told(notice, flat, parts_of(notice, wording, lot, alone), about) for lot, about in zip(notice.lots, kept, strict=True)]
    if not alone:
        told = told_across_by_number(flat, told_across(flat, told, abouts))
        told = told_by_lot(flat, told, [lot.lot_no.value or "" for lot in notice.lots])
    whole = bounded([_with_words(notice, flat, parts, alone, about) for parts, about in zip(told, abouts, strict=True)])
    for lot, parts, about, own in zip(notice.lots, whole, abouts, kept, strict=True):
        lines = _lines_of(notice, wording, lot, parts, alone)
        if any(contradicted(line) for line in lines):
            apart = _told(notice, flat, _told_apart(flat, lines, parts, alone), own)
            again = (
                _lines_of(notice, wording, lot, _with_words(notice, flat, apart, alone, about), alone) if len(apart) > len(parts) else lines
            )
            lines = lines if any(contradicted(line) for line in again) or _counts_fewer(again, lines) else again
        yield lines


def _counts_fewer(again: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a number that was told of all is of none any more: 公务用车3辆，轿车单价不超过…，越野车单价不超过…."""
    return any(line.quantity.said for line in lines) and not any(line.quantity.said for line in again)


@stage
def _told(notice: NoticeRead, flat: str, parts: list[Part], about: Sequence[Region]) -> list[Part]:
    """The parts of a lot with what its words tell of each by its name, what drives it or its number, and what a correction changes of them."""
    return with_changes(notice, flat, told_by_number(flat, told_by_drive(flat, told_by_name(flat, parts, about), about), about))


def _told_apart(flat: str, lines: Sequence[Line], parts: Sequence[Part], alone: bool) -> list[Part]:
    """The parts of a lot, in the place of each that contradicts itself the vehicles that it tells of."""
    single = len(parts) == 1
    return [
        one
        for line, part in zip(lines, parts, strict=True)
        for one in ((told_apart(flat, line, part, single, alone) if contradicted(line) else []) or [part])
    ]


def _with_words(notice: NoticeRead, flat: str, parts: list[Part], alone: bool, about: Sequence[Region]) -> list[Part]:
    """The parts of a lot with what is said of all of them, or in a sentence about the only one. `alone`: it is the notice's only lot."""
    single = len(parts) == 1
    if single and alone:
        return parts
    parts = with_words_of_all(flat, parts, alone, about)
    return [with_sentences(flat, parts[0], notice.lots)] if single else parts


@stage
def _lines_of(notice: NoticeRead, wording: Wording, lot: Lot, parts: list[Part], alone: bool) -> tuple[Line, ...]:
    """The lines of a lot from its parts. `alone`: it is the notice's only lot."""
    single = len(parts) == 1
    lines = tuple(_line(notice, wording, part, single, single and alone) for part in parts)
    if len(lines) < 2:
        return lines
    about = [(span.start, span.end) for span in lot.about if not span.text]
    names = [called(wording.flat, part) for part in parts]
    if not any(line.displacement_l.min.said or line.displacement_l.max.said for line in lines):
        sizes = sizes_in_order(wording.flat, about, names)
        lines = tuple(line.model_copy(update={"displacement_l": told}) for line, told in zip(lines, sizes, strict=True)) if sizes else lines
    if any(line.unit_price_cap_cny.said for line in lines):
        return _with_single_caps(notice, wording.flat, lines, parts)
    ordered = caps_in_order(notice, wording.flat, about, names) or caps_of_single_things(notice, wording.flat, parts)
    return (
        tuple(line.model_copy(update={"unit_price_cap_cny": told}) for line, told in zip(lines, ordered, strict=True)) if ordered else lines
    )


def _with_single_caps(notice: NoticeRead, flat: str, lines: tuple[Line, ...], parts: Sequence[Part]) -> tuple[Line, ...]:
    """Lines with the ceiling of what is bought once, beside others whose caps are of one each: 客车1辆，不高于36万元；货车3辆，每辆不高于21万元."""
    told = [
        cap_of_single_thing(notice, flat, part) if line.quantity.value == 1 and not line.unit_price_cap_cny.why else UNSAID
        for line, part in zip(lines, parts, strict=True)
    ]
    return tuple(line.model_copy(update={"unit_price_cap_cny": cap}) if cap.said else line for line, cap in zip(lines, told, strict=True))


def _line(notice: NoticeRead, wording: Wording, part: Part, single: bool, whole: bool) -> Line:
    flat, own = wording.flat, _own(part)
    around = part.beyond if single else ()
    titled = titles(wording)
    fallback = [*around, *titled] if single else []
    changing = single or bool(part.changes)
    told = (own if part.own else titled, part.lead, around, titled if whole else [])
    driven = with_all_words(flat, lambda words: _energy(words, told, part))
    changed = changes_of(notice, part, flat) if changing and notice.facts.changes else []
    seated = window_with_all_words(flat, lambda words: _seats(words, part, [own, around], changed))
    name = _name(flat, part)
    brand, model = _offer(notice, flat, part, changing)
    printed = part._replace(again=(*part.again, *((start, end) for start, end, text in name.evidence if not text)))
    said = "".join([flat[start:end] for start, end in own])
    kind = with_all_words(flat, lambda words: category(notice, *_later(wording, printed, words), own, seated))
    return Line(
        name=name,
        category=kind,
        use=with_all_words(flat, lambda words: use(notice, *_later(wording, part, words), name)),
        energy=driven,
        quantity=_changed(notice, flat, part, changing) or with_all_words(flat, lambda words: quantity(words, part, fallback, whole)),
        displacement_l=window_with_all_words(
            flat, lambda words: displacement(notice, words, part, kind.value, driven.value, changing, flat)
        ),
        seats=seated,
        wheelbase_mm=_long(flat, own, said, "wheelbase_mm"),
        length_mm=_long(flat, own, said, "length_mm"),
        width_mm=_long(flat, own, said, "width_mm"),
        unit_price_cap_cny=with_all_words(flat, lambda words: cap(notice, words, part, changing, whole, flat)),
        unit_price_cny=_price(notice, flat, part, changing),
        brand=brand,
        model=model,
    )


def _long(flat: str, own: Sequence[Region], said: str, name: str) -> Window:
    """One of the lengths that a line's own words tell; most lines tell none. `said`: these words one behind the other."""
    if LENGTH_SIGNS[name] not in said:
        return UNSTATED
    reader = functools.partial(lengths, name=name)
    return window_with_all_words(flat, lambda words: _first_window(words, [own], reader))


def _later(wording: Wording, part: Part, words: str) -> tuple[Wording, Part]:
    """Wording and part as the text tells them with words blanked."""
    return (wording, part) if words is wording.flat else (wording.of(words), part.standing_in(words))


def _offer(notice: NoticeRead, flat: str, part: Part, single: bool) -> Names:
    """Brand and model: what a correction makes them, what the item's cells hold, what the words of a result tell."""
    changed = names_changed(notice, flat, part) if single and notice.facts.changes else UNSAID_NAMES
    brand, model = (
        new if new.said and not (own.said and fold(new.value or "").startswith(fold(own.value or ""))) else agreeing(own, new)
        for new, own in zip(changed, (part.item.brand, part.item.model), strict=True)
    )  # XY5041TQX（2.3L柴油） of a change is XY5041TQX in the list below it
    brand = brand if brand.said else brand_of_name(part.item)
    if brand.said and model.said:
        return brand, model
    told = _names_in_words(flat, part, single) if may_name(notice) else UNSAID_NAMES
    agree = all(not own.said or own.value == other.value for own, other in zip((brand, model), told, strict=True))
    return told if agree else (brand, model)


def _names_in_words(flat: str, part: Part, single: bool) -> Names:
    said = remembered(lambda words: names_said(words, part, single))
    return with_all_words(flat, lambda words: said(words)[0]), with_all_words(flat, lambda words: said(words)[1])


def _price(notice: NoticeRead, flat: str, part: Part, single: bool) -> Read[Decimal]:
    """The price of one: what a correction makes it, what the item's cells hold, what the words of a result tell."""
    if notice.facts.kind.value is Kind.INTENTION:
        return UNSAID  # what is only planned has no price yet
    changed = price_changed(notice, flat, part) if single and notice.facts.changes else UNSAID
    if changed.said or part.item.unit_price_cny.said:
        return agreeing(changed, part.item.unit_price_cny) if changed.said else part.item.unit_price_cny
    return with_all_words(flat, lambda words: price_said(words, part)) if tells_result(notice) else UNSAID


def _changed(notice: NoticeRead, flat: str, part: Part, single: bool) -> Read[int] | None:
    """The new number of the only line of a correction or of a contract's change."""
    told = changed_count(changes_of(notice, part, flat), flat) if single and notice.facts.changes else UNSAID
    if single and not told.said and notice.facts.kind.value is Kind.CONTRACT_CHANGE:
        told = with_all_words(flat, lambda words: comes_to(words, (*part.own, *part.around)))
    return told if told.said else None


def _energy(flat: str, told: Sequence[Sequence[Region]], part: Part) -> Read[Energy]:
    """What the line states; where its notice names several energies, the one right before its name."""
    if part.kind and (own := energy(flat, [[part.kind]])).said:
        return own  # 轿车3辆（增程式2辆、纯电动1辆），增程器排量1.5L
    found = energy(flat, told)
    if found.value is Energy.NEV:  # 新能源SUV, and elsewhere of its lot: 插电混动
        nearer = [one for group in told for place in group if (one := energy(flat, [[place]])).value in _NEW_ENERGIES]
        return nearer[0] if len({one.value for one in nearer}) == 1 else found
    near = energy(flat, [_before_name(flat, part)]) if found.why and not found.said else found
    return near if near.said else found


def _seats(flat: str, part: Part, groups: Sequence[Sequence[Region]], changed: Sequence[Change]) -> Window:
    """What a correction makes of it, the cell under a head of seats, else what the line's own words state."""
    for told in (changed_seats(changed, flat) if changed else UNSTATED, seats_of_column(flat, part) if part.row else UNSTATED):
        if told is not UNSTATED and (told.min.said or told.max.said):
            return told
    return _first_window(flat, groups, seats)


def _before_name(flat: str, part: Part) -> list[Region]:
    """The vehicle's name with the words of its clause before it: 柴油12米公交车."""
    if part.mention is None:
        return []
    floor = max(part.mention.start - _NAME_BEFORE, 0)
    start = max(flat.rfind(sign, floor, part.mention.start) for sign in "，,、。；;：:\n\t(（)）") + 1
    return [(start or floor, part.mention.end)]


def _own(part: Part) -> list[Region]:
    """The line's own regions: where its item stands, and the cells of its model and name."""
    cells = [(span.start, span.end) for value in (part.item.model, part.item.name) for span in value.evidence if not span.text]
    return [*part.own, *cells]


def _name(flat: str, part: Part) -> Read[str]:
    """The line's name as printed, with every place that prints it."""
    own = [(span.start, span.end) for span in part.item.name.evidence if not span.text]
    places = own or ([(part.mention.start, part.mention.end)] if part.mention and not part.item.name.said else [])
    words = [Span(at, at + len(name)) for name in {flat[start:end] for start, end in places} for at in places_of(flat, name)]
    told = part.item.name if part.item.name.said or not places else read(flat[slice(*places[0])], (Span(*places[0]),), "vehicle word")
    return Read(told.value, tuple(dict.fromkeys([*told.evidence, *sorted(words)])), told.why)


def _first_window(flat: str, groups: Iterable[Sequence[Region]], reader: Callable[[str, int, int], Window]) -> Window:
    """What the first region that says anything says."""
    for group in groups:
        for start, end in group:
            found = reader(flat, start, end)
            if found is not UNSTATED and (found.min.said or found.max.said or found.min.why):
                return found
    return UNSTATED
