"""classifier: the lines of a notice joined with those that its attachments specify.

What the notice itself says stands; an attachment fills what the notice leaves open. Where both say something that cannot both be
true, the field is refused and both places are shown. A bare size in a name (1.5T轿车) gives way to the attachment's exact one.
"""

from collections.abc import Callable, Mapping, Sequence

from reading.candidates import agreeing
from reading.designations import shortens
from reading.lotmarkers import ordinal
from reading.turns import stage
from schemas.reading import Category, ClassifiedLot, Kind, Line
from services.classifier.filling import bare_name, embodied, filled, kinds_agree, only_titled, told_apart
from services.classifier.kinds import BY_TITLE, UNTOLD_POLICE
from services.classifier.summed import groups_of, listed_in_lots, sums_up, tells
from services.classifier.together import Specified, together


@stage
def joined(lots: Sequence[ClassifiedLot], documents: Sequence[Sequence[Specified]], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    """The lots with what the documents add to their lines. Results of a procurement take no caps from them."""
    found = tuple(lots)
    lines = [(place, line) for place, lot in enumerate(lots) for line in lot.lines]
    bare = len(lots) == 1 and len(lines) > 1 and not any(tells(line) for _, line in lines)
    whole = together(documents) if lines else []
    if len(whole) > 1 and (len(lines) == 1 or bare):
        if (all(one.quantity.said for _, one in whole) and len(whole) > len(lines)) if bare else sums_up(lines[0][1], whole):
            return _spelled_out(found, lines[0][0], whole, kind)
    elif groups := listed_in_lots(lots, whole) or groups_of(lots, whole):
        return _grouped(found, groups, kind)
    for specified in documents:
        if specified:
            found = _with(found, specified, kind)
    return found


def _with(lots: tuple[ClassifiedLot, ...], specified: Sequence[Specified], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    lines = [(place, number) for place, lot in enumerate(lots) for number in range(len(lot.lines))]
    chosen = _matched(lots, lines, specified)
    return tuple(
        lot.model_copy(
            update={
                "lines": tuple(
                    filled(line, specified[chosen[place, number]][1], kind) if (place, number) in chosen else line
                    for number, line in enumerate(lot.lines)
                )
            }
        )
        for place, lot in enumerate(lots)
    )


def _spelled_out(
    lots: tuple[ClassifiedLot, ...], place: int, specified: Sequence[Specified], kind: Kind | None
) -> tuple[ClassifiedLot, ...]:
    whole = lots[place].lines[0]
    alike = all(other.use.value == whole.use.value and other.energy.value == whole.energy.value for other in lots[place].lines)
    shared = {name: getattr(whole, name) for name in ("use", "energy", "unit_price_cap_cny")} if alike else {}
    lines = tuple(_part_of(whole, Line(**shared), one, kind) for _, one in specified)
    return tuple(lot.model_copy(update={"lines": lines}) if at == place else lot for at, lot in enumerate(lots))


def _grouped(
    lots: tuple[ClassifiedLot, ...], groups: Mapping[tuple[int, int], Sequence[Specified]], kind: Kind | None
) -> tuple[ClassifiedLot, ...]:
    """The lots with the vehicles that make up each line in its place."""
    return tuple(
        lot.model_copy(
            update={"lines": tuple(new for number, line in enumerate(lot.lines) for new in _each_of(line, groups[place, number], kind))}
        )
        for place, lot in enumerate(lots)
    )


def _each_of(line: Line, group: Sequence[Specified], kind: Kind | None) -> list[Line]:
    if len(group) == 1 and (kinds_agree(line, group[0][1]) or not only_titled(line)):
        return [filled(line, group[0][1], kind)]
    shared = Line(use=line.use, energy=line.energy, unit_price_cap_cny=line.unit_price_cap_cny)
    return [_part_of(line, shared, one, kind) for _, one in group]


def _part_of(whole: Line, shared: Line, one: Line, kind: Kind | None) -> Line:
    """One of the vehicles that a line sums up, with what they share, and its kind where one's own words tell none: 监护型 below 救护车5辆."""
    untold = one.category.value in (None, Category.OTHER) and whole.category.said and bare_name(one).endswith("型")
    line = filled(shared.model_copy(update={"category": whole.category}) if untold else shared, one, kind)
    return line.model_copy(update={"category": agreeing(line.category, whole.category)})


def _matched(lots: Sequence[ClassifiedLot], lines: Sequence[tuple[int, int]], specified: Sequence[Specified]) -> dict[tuple[int, int], int]:
    """Which vehicle of a document each line is: by lot, name and kind, each once; the last of both by being the last."""
    chosen: dict[tuple[int, int], int] = {}
    for alike in (_same_name, _name_within, _shortened, _same_number, _same_lot_only, _same_kind):
        for key in lines:
            lot, line = lots[key[0]], lots[key[0]].lines[key[1]]
            fits = [at for at, one in enumerate(specified) if at not in chosen.values() and _lots_agree(lot, one) and alike(lot, line, one)]
            if (
                key not in chosen
                and len(fits) == 1
                and not (alike in (_same_number, _same_kind) and _fits_others(alike, lots, lines, key, chosen, specified[fits[0]]))
            ):
                chosen[key] = fits[0]
    left = [key for key in lines if key not in chosen], [at for at in range(len(specified)) if at not in chosen.values()]
    if _in_turn([lots[lot].lines[number] for lot, number in left[0]], [specified[at][1] for at in left[1]]):
        pairs = list(zip(*left, strict=True))
        return chosen | dict(pairs) if all(_lots_agree(lots[key[0]], specified[at]) for key, at in pairs) else chosen
    if len(left[0]) == len(left[1]) == 1:
        key, at = left[0][0], left[1][0]
        line, other = lots[key[0]].lines[key[1]], specified[at][1]
        if _lots_agree(lots[key[0]], specified[at]) and (
            kinds_agree(line, other) or told_apart(line, other) or (embodied(line, other) and only_titled(line))
        ):
            chosen[key] = at
    return chosen


def _in_turn(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether the lines left are the vehicles left, one after the other: by numbers that each has alone, or where nothing but the number
    is told of any of them (救护车2辆 and 救护车1辆 for 负压型 and 普通型)."""
    counts = [line.quantity.value for line in lines]
    alike = len({bare_name(line) for line in lines}) == 1 or len(set(counts)) == len(counts)
    if not lines or None in counts or not alike or counts != [one.quantity.value for one in others]:
        return False
    return all(
        kinds_agree(line, one) or line.category.value is Category.SPECIAL or line.category.why == BY_TITLE
        for line, one in zip(lines, others, strict=True)
    )


def _fits_others(
    alike: Callable[[ClassifiedLot, Line, Specified], bool],
    lots: Sequence[ClassifiedLot],
    lines: Sequence[tuple[int, int]],
    key: tuple[int, int],
    chosen: dict[tuple[int, int], int],
    one: Specified,
) -> bool:
    """Whether a vehicle of a document is like another open line too: its kind or number alone then tells nothing."""
    others = [other for other in lines if other != key and other not in chosen]
    return any(_lots_agree(lots[lot], one) and alike(lots[lot], lots[lot].lines[number], one) for lot, number in others)


def _lot_of(lot: ClassifiedLot) -> str:
    number = (lot.lot_no.value or "").strip()
    return ordinal(number) if 0 < len(number) <= 3 else ""


def _lots_agree(lot: ClassifiedLot, one: Specified) -> bool:
    own = _lot_of(lot)
    return not own or not one[0] or own == one[0]


def _same_name(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    return bool(bare_name(line)) and bare_name(line) == bare_name(one[1])


def _name_within(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    own, other = bare_name(line), bare_name(one[1])
    return len(own) > 1 and len(other) > 1 and (own in other or other in own)


def _shortened(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    """垃圾清运车 of a title for the 垃圾清运自卸车 of a list, 负压救护车 for a column of the 负压型."""
    own, other = bare_name(line), bare_name(one[1])
    counts = {line.quantity.value, one[1].quantity.value} - {None}
    typed = other.endswith("型") and len(other) > len("大型") and other.removesuffix("型") in own
    return len(counts) < 2 and (typed or shortens(own, other) or shortens(other, own))


def _same_number(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    """Of several whose names hold the line's (校车 of 小学校车 and 幼儿校车) the one of its number."""
    return line.quantity.said and line.quantity.value == one[1].quantity.value and _name_within(lot, line, one)


def _same_lot_only(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    return bool(one[0]) and _lot_of(lot) == one[0] and len(lot.lines) == 1 and kinds_agree(line, one[1])


def _same_kind(lot: ClassifiedLot, line: Line, one: Specified) -> bool:
    told = line.category.value not in (None, Category.OTHER) and line.category.why != UNTOLD_POLICE
    return told and line.category.value is one[1].category.value
