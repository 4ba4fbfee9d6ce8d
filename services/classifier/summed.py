"""classifier: whether lines of a notice only sum up what its attachments list one by one: 公务用车11辆 for 轿车8辆 and 越野车3辆."""

from collections.abc import Sequence

from reading.lotmarkers import ordinal
from schemas.reading import Category, ClassifiedLot, Line
from services.classifier.filling import bare_name, kind_by_name, kinds_agree, only_titled
from services.classifier.together import Specified

_OF_ANY_BUILD = (None, Category.OTHER, Category.SPECIAL)
"""Kinds of a line that vehicles of any build may make up: 管理用车4辆."""
Place = tuple[int, int]
"""A lot, a line of it."""


def tells(line: Line) -> bool:
    """Whether a line says more than what is bought; a list of names alone (采购巡逻车、摩托车等) gives way to a longer one with numbers."""
    return line.quantity.said or line.unit_price_cap_cny.said or _measures(line)


def sums_up(line: Line, specified: Sequence[Specified]) -> bool:
    """Whether a notice's only line speaks of all that its documents list: 公务用车11辆 for 轿车8辆 and 越野车3辆, 执法车辆 of a title."""
    if line.displacement_l.min.said or line.displacement_l.max.said:
        return False
    counts = [one.quantity.value for _, one in specified]
    if None not in counts and line.quantity.value in (None, sum(count or 0 for count in counts)):
        return True
    if line.category.value not in (None, Category.OTHER) and line.name.said:
        return False
    return line.quantity.value is None or (line.quantity.value == 1 and line.category.value in (None, Category.OTHER))


def groups_of(lots: Sequence[ClassifiedLot], specified: Sequence[Specified]) -> dict[Place, list[Specified]]:
    """The vehicles of the documents that make up each line of a notice, where there are more of them than lines: 作业车8辆、管理用车4辆 for
    2 + 6 and 3 + 1. Empty where one number is not told, or the numbers of those that follow each other do not come to the lines'."""
    open_ = [((place, number), line) for place, lot in enumerate(lots) for number, line in enumerate(lot.lines)]
    left = list(specified)
    if not 1 < len(open_) < len(left) or any(not line.quantity.said for _, line in (*open_, *left)):
        return {}
    found: dict[Place, list[Specified]] = {}
    for alike in (_same_name, _name_within):
        for key, line in list(open_):
            same = [one for one in left if alike(bare_name(line), bare_name(one[1]))]
            if len(same) == 1 and same[0][1].quantity.value == line.quantity.value:
                found[key] = same
                left.remove(same[0])
                open_.remove((key, line))
    for key, line in open_:
        size = _reaching(line.quantity.value or 0, left)
        group, left = left[:size], left[size:]
        if not group or (_measures(line) and size > 1) or not any(_of_its_kind(line, one) for _, one in group):
            return {}
        found[key] = group
    return {} if left else found


def listed_in_lots(lots: Sequence[ClassifiedLot], specified: Sequence[Specified]) -> dict[Place, list[Specified]]:
    """The vehicles that documents list in each lot of a notice that only its title tells of (校车及教研用车采购, 采购包1预算…); empty where
    one lot is told of otherwise, or has none."""
    numbers = [ordinal(number) if 0 < len(number := (lot.lot_no.value or "").strip()) <= 3 else "" for lot in lots]
    if len(lots) < 2 or not all(len(lot.lines) == 1 and only_titled(lot.lines[0]) for lot in lots):
        return {}
    if {lot for lot, _ in specified} != set(numbers) or not all(numbers) or not all(one.name.said for _, one in specified):
        return {}
    return {(place, 0): [one for one in specified if one[0] == number] for place, number in enumerate(numbers)}


def _same_name(one: str, other: str) -> bool:
    return bool(one) and one == other


def _name_within(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)


def _reaching(wanted: int, specified: Sequence[Specified]) -> int:
    """How many of the first vehicles come to a number together, 0 where none do."""
    total = 0
    for place, (_, one) in enumerate(specified, 1):
        total += one.quantity.value or 0
        if total >= wanted:
            return place if total == wanted else 0
    return 0


def _of_its_kind(line: Line, one: Line) -> bool:
    """Whether a vehicle is of the kind that a line's own name tells: 通勤车3辆 may be 客车2辆 and 商务车1辆, 轿车3辆 no 皮卡 and no 越野车."""
    return line.category.value in _OF_ANY_BUILD or not kind_by_name(line) or kinds_agree(line, one)


def _measures(line: Line) -> bool:
    return any(end.said for window in (line.displacement_l, line.seats) for end in (window.min, window.max))
