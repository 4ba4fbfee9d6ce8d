"""classifier: vehicles that a notice specifies in tables of its own, one table each under its name: parameters, one a row."""

from collections.abc import Sequence

from reading import re2
from schemas.reading import Category, ClassifiedLot, Kind, Line
from services.classifier.attached import specified
from services.classifier.joining import joined
from services.classifier.kinds import UNTOLD_POLICE
from services.classifier.limits import RESULT_KINDS

_ROW = re2.compile(r"(?:^|\n)(?:[0-9]{1,2}[\t、.])?(?:发动机)?总?(?:排量|排气量)[^\t\n]{0,12}\t")
"""A row of a table of parameters that tells a displacement."""
_ENOUGH = 2


def with_own_tables(text: str, flat: str, lots: tuple[ClassifiedLot, ...], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    """Lots whose vehicles have tables of parameters in the notice itself: what their lines leave open is filled from there."""
    if kind in RESULT_KINDS or kind is Kind.CORRECTION or not _open(lots) or not _ROW.search(flat):
        return lots
    filled = joined(lots, [specified(text, "")], kind)
    return tuple(
        lot.model_copy(update={"lines": tuple(map(_kept, lot.lines, more.lines))}) if len(lot.lines) == len(more.lines) else more
        for lot, more in zip(lots, filled, strict=True)
    )


def _open(lots: Sequence[ClassifiedLot]) -> bool:
    """Whether there are several lines, and one of them has no displacement, or one line that may stand for several."""
    lines = [line for lot in lots for line in lot.lines]
    told = [line.displacement_l.min.said or line.displacement_l.max.said for line in lines]
    return (len(lines) >= _ENOUGH and not all(told)) or (len(lines) == 1 and lines[0].category.value is Category.OTHER)


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
