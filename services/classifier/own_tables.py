"""classifier: vehicles that a notice specifies in tables of its own, one table each under its name: parameters, one a row."""

from collections.abc import Sequence

from reading import re2
from schemas.reading import Category, ClassifiedLot, Kind, Line
from services.classifier.attached import specified
from services.classifier.joining import joined
from services.classifier.kinds import UNTOLD_POLICE
from services.classifier.limits import RESULT_KINDS

_ROW = re2.compile(r"(?:^|\n)(?:[0-9]{1,2}[\t、.])?(?:发动机)?总?(?:排量|排气量)[^\t\n:]{0,12}[\t:]")
"""A line that tells a displacement as a parameter."""
_ENOUGH = 2


def with_own_tables(text: str, flat: str, lots: tuple[ClassifiedLot, ...], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    """Lots whose vehicles have tables of parameters in the notice itself: what their lines leave open is filled from there, and
    a line that stands for several gives way to them."""
    if kind in RESULT_KINDS or kind is Kind.CORRECTION or not _open(lots) or not _ROW.search(flat):
        return lots
    told = specified(text, "")
    several = [line for _, line in told]
    if len(lots) == len(lots[0].lines) == 1 and _stands_for(lots[0].lines[0], several):
        use = lots[0].lines[0].use
        return (
            lots[0].model_copy(update={"lines": tuple(one if one.use.said else one.model_copy(update={"use": use}) for one in several)}),
        )
    filled = joined(lots, [told], kind)
    return tuple(
        lot.model_copy(update={"lines": tuple(map(_kept, lot.lines, more.lines))}) if len(lot.lines) == len(more.lines) else lot
        for lot, more in zip(lots, filled, strict=True)
    )


def _stands_for(line: Line, several: Sequence[Line]) -> bool:
    """Whether the only line of a notice was read for vehicles that its tables tell apart, each with its kind, number and displacement."""
    numbers = [one.quantity.value for one in several]
    if len(several) < _ENOUGH or None in numbers or line.quantity.value not in (None, numbers[0], sum(number or 0 for number in numbers)):
        return False
    kinds = {one.category.value for one in several}
    return (
        len(kinds) == len(several)
        and kinds.isdisjoint((None, Category.OTHER))
        and all(one.displacement_l.min.said or one.displacement_l.max.said for one in several)
    )


def _open(lots: Sequence[ClassifiedLot]) -> bool:
    """Whether there is one line, which may stand for several, or one of several has no displacement."""
    lines = [line for lot in lots for line in lot.lines]
    return len(lines) == 1 or not all(line.displacement_l.min.said or line.displacement_l.max.said for line in lines)


def _kept(own: Line, filled: Line) -> Line:
    """A line as it was, with what was open before."""
    update = {
        name: getattr(filled, name)
        for name in ("name", "use", "energy", "quantity", "unit_price_cap_cny")
        if not getattr(own, name).said and not getattr(own, name).why
    }
    if own.category.value in (None, Category.OTHER) or own.category.why == UNTOLD_POLICE:
        update["category"] = filled.category
    for name in ("displacement_l", "seats"):
        window = getattr(own, name)
        if not (window.min.said or window.max.said or window.min.why):
            update[name] = getattr(filled, name)
    return own.model_copy(update=update)
