"""classifier: the lines of a notice joined with those that its attachments specify.

What the notice itself says stands; an attachment fills what the notice leaves open. Where both say something that cannot both be
true, the field is refused and both places are shown. A bare size in a name (1.5T轿车) gives way to the attachment's exact one.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reading import re2
from reading.lots import ordinal
from schemas.reading import Category, ClassifiedLot, Kind, Line, Window
from schemas.values import Read, refused
from services.classifier.kinds import UNTOLD_POLICE
from services.classifier.limits import RESULT_KINDS

Specified = tuple[str, Line]
"""A vehicle of a document: its lot's ordinal or "", its line."""
DIFFER = "the notice and its attachment differ"
_OPEN = ("no count of things", "no single count", "the notice does not tell", "the specification does not tell")
"""Refusals that say no more than that nothing is said."""
_NOMINAL = ("name", "bare", "before noun")
_ROUNDING = Decimal("0.05")
_NUMBERING = re2.compile(
    r"^(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9一二三四五六七八九十]{1,3}[、.]"
    r"|(?:标的|车型|品目|序号)[0-9一二三四五六七八九十A-Z]{1,2}[:：、])"
)
_FILLED = ("name", "use", "energy", "quantity", "unit_price_cap_cny")


def joined(lots: Sequence[ClassifiedLot], documents: Sequence[Sequence[Specified]], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    """The lots with what the documents add to their lines. Results of a procurement take no caps from them."""
    found = tuple(lots)
    for specified in documents:
        if specified:
            found = _with(found, specified, kind)
    return found


def _with(lots: tuple[ClassifiedLot, ...], specified: Sequence[Specified], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    lines = [(place, number) for place, lot in enumerate(lots) for number in range(len(lot.lines))]
    if len(lines) == 1 and len(specified) > 1 and _sums_up(lots[lines[0][0]].lines[0], specified):
        return _spelled_out(lots, lines[0][0], specified, kind)
    chosen = _matched(lots, lines, specified)
    return tuple(
        lot.model_copy(
            update={
                "lines": tuple(
                    _filled(line, specified[chosen[place, number]][1], kind) if (place, number) in chosen else line
                    for number, line in enumerate(lot.lines)
                )
            }
        )
        for place, lot in enumerate(lots)
    )


def _sums_up(line: Line, specified: Sequence[Specified]) -> bool:
    """Whether a notice's only line speaks of all that a document lists: 公务用车11辆 for 轿车8辆 and 越野车3辆."""
    if line.category.value not in (None, Category.OTHER) or line.displacement_l.min.said or line.displacement_l.max.said:
        return False
    counts = [one.quantity.value for _, one in specified]
    if line.quantity.value is None or line.quantity.value == 1:
        return True
    return None not in counts and sum(count or 0 for count in counts) == line.quantity.value


def _spelled_out(
    lots: tuple[ClassifiedLot, ...], place: int, specified: Sequence[Specified], kind: Kind | None
) -> tuple[ClassifiedLot, ...]:
    whole = lots[place].lines[0]
    shared = {name: getattr(whole, name) for name in ("use", "energy", "unit_price_cap_cny")}
    lines = tuple(_filled(Line(**shared), one, kind) for _, one in specified)
    return tuple(lot.model_copy(update={"lines": lines}) if at == place else lot for at, lot in enumerate(lots))


def _matched(lots: Sequence[ClassifiedLot], lines: Sequence[tuple[int, int]], specified: Sequence[Specified]) -> dict[tuple[int, int], int]:
    """Which vehicle of a document each line is: by lot, name and kind, each once; the last of both by being the last."""
    chosen: dict[tuple[int, int], int] = {}
    for alike in (_same_name, _name_within, _same_lot_only, _same_kind):
        for key in lines:
            lot, line = lots[key[0]], lots[key[0]].lines[key[1]]
            fits = [at for at, one in enumerate(specified) if at not in chosen.values() and _lots_agree(lot, one) and alike(lot, line, one)]
            if (
                key not in chosen
                and len(fits) == 1
                and not (alike is _same_kind and _fits_others(lots, lines, key, chosen, specified[fits[0]]))
            ):
                chosen[key] = fits[0]
    left = [key for key in lines if key not in chosen], [at for at in range(len(specified)) if at not in chosen.values()]
    if len(left[0]) == len(left[1]) == 1:
        key, at = left[0][0], left[1][0]
        if _lots_agree(lots[key[0]], specified[at]) and _kinds_agree(lots[key[0]].lines[key[1]], specified[at][1]):
            chosen[key] = at
    return chosen


def _fits_others(
    lots: Sequence[ClassifiedLot],
    lines: Sequence[tuple[int, int]],
    key: tuple[int, int],
    chosen: dict[tuple[int, int], int],
    one: Specified,
) -> bool:
    """Whether a vehicle of a document is of the kind of another open line too: kind alone then tells nothing."""
    others = [other for other in lines if other != key and other not in chosen]
    return any(_lots_agree(lots[lot], one) and _same_kind(lots[lot], lots[lot].lines[number], one) for lot, number in others)


def _lot_of(lot: ClassifiedLot) -> str:
    number = (lot.lot_no.value or "").strip()
    return ordinal(number) if 0 < len(number) <= 3 else ""


def _lots_agree(lot: ClassifiedLot, one: Specified) -> bool:
    own = _lot_of(lot)
    return not own or not one[0] or own == one[0]


def _bare(line: Line) -> str:
    name = _NUMBERING.sub("", (line.name.value or "").replace(" ", ""))
    return str(name.partition("(")[0].partition("（")[0])


def _same_name(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    return bool(_bare(line)) and _bare(line) == _bare(one[1])


def _name_within(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    own, other = _bare(line), _bare(one[1])
    return len(own) > 1 and len(other) > 1 and (own in other or other in own)


def _same_lot_only(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    return bool(one[0]) and _lot_of(lot) == one[0] and len(lot.lines) == 1 and _kinds_agree(line, one[1])


def _same_kind(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    told = line.category.value not in (None, Category.OTHER) and line.category.why != UNTOLD_POLICE
    return told and line.category.value is one[1].category.value


def _kinds_agree(line: Line, other: Line) -> bool:
    kinds = {line.category.value, other.category.value} - {None, Category.OTHER}
    return len(kinds) < 2


def _filled(line: Line, other: Line, kind: Kind | None) -> Line:
    update: dict[str, Any] = {name: _one(getattr(line, name), getattr(other, name), name) for name in _FILLED}
    if kind in RESULT_KINDS:
        update["unit_price_cap_cny"] = line.unit_price_cap_cny
    if line.category.value in (None, Category.OTHER) or (line.category.why == UNTOLD_POLICE and other.category.value is not Category.OTHER):
        update["category"] = other.category
    update["displacement_l"] = _window(line.displacement_l, other.displacement_l)
    update["seats"] = other.seats if _fuller(line.seats, other.seats) else line.seats
    return line.model_copy(update=update)


def _fuller(own: Window, other: Window) -> bool:
    """Whether an attachment tells seats where a line tells none, or both ends where it tells one of them."""
    if not (own.min.said or own.max.said):
        return True
    return other.min.said and other.max.said and ((own.max.value == other.max.value) != (own.min.value == other.min.value))


def _one(own: Read[Any], other: Read[Any], name: str) -> Read[Any]:
    if not own.said:
        return other if other.said and (not own.why or own.why in _OPEN) else own if own.why else other
    if other.said and own.value != other.value and name in ("quantity", "unit_price_cap_cny"):
        return refused(DIFFER, (*own.evidence, *other.evidence)[:8])
    return own


def _window(own: Window, other: Window) -> Window:
    if not (other.min.said or other.max.said):
        return own
    if not (own.min.said or own.max.said):
        return own if own.min.why else other
    if _exacter(own, other):
        return other
    low, high = _latest(own.min, other.min), _earliest(own.max, other.max)
    if low is not None and high is not None and low > high:
        why: Read[Decimal] = refused(DIFFER, (*own.min.evidence, *own.max.evidence, *other.min.evidence, *other.max.evidence)[:8])
        return Window(min=why, max=why)
    return own


def _exacter(own: Window, other: Window) -> bool:
    """1.5T of a name, where the attachment says 1498 mL or ≥1485 mL."""
    low, high = own.min.value, own.max.value
    if low is None or low != high or not any(own.min.why.endswith(word) for word in _NOMINAL):
        return False
    return (other.min.value is None or low >= other.min.value - _ROUNDING) and (
        other.max.value is None or low <= other.max.value + _ROUNDING
    )


def _latest(one: Read[Decimal], other: Read[Decimal]) -> Decimal | None:
    return max((value for value in (one.value, other.value) if value is not None), default=None)


def _earliest(one: Read[Decimal], other: Read[Decimal]) -> Decimal | None:
    return min((value for value in (one.value, other.value) if value is not None), default=None)
