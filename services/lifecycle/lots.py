"""One set of lots and lines out of what several notices say of them: the tender's need, corrected, then awarded."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from schemas.events import NoticeClassified
from schemas.reading import ClassifiedLot, Kind, Line, Window
from schemas.values import Fact, Read

M = TypeVar("M", bound=Fact)
Told = dict[str, str]
"""Path of a field → id of the notice that told it."""

NEEDS = (Kind.TENDER, Kind.PREQUALIFICATION, Kind.INTENTION, Kind.OTHER)
LOT_NEED = ("name", "budget_cny", "price_cap_cny", "sme_reserved", "imports_allowed", "consortium_allowed", "bond_cny")
LOT_RESULT = ("supplier", "award_cny")
LINE_NEED = (
    "use", "energy", "quantity", "displacement_l", "seats", "wheelbase_mm", "length_mm", "width_mm", "unit_price_cap_cny",
)  # fmt: skip
LINE_RESULT = ("unit_price_cny", "brand", "model")
CHINESE_DIGITS = {char: str(number) for number, char in enumerate("一二三四五六七八九十", 1)}


def merged(notices: Sequence[NoticeClassified]) -> tuple[tuple[ClassifiedLot, ...], Told]:
    """The lots as known after these notices (oldest first), and who told what.

    The base is the latest notice of need with lines, else the latest notice of any kind with lots. Corrections lay
    their stated values over it, awards and contracts their suppliers, sums, brands, models and unit prices.
    """
    base = _base(notices)
    if base is None:
        return (), {}
    lots, told = list(base.lots), {f"lots.{place}": base.notice_id for place in range(len(base.lots))}
    for notice in notices[notices.index(base) + 1 :]:
        if notice.facts.kind.value is Kind.CORRECTION:
            lots = [*_laid_over(lots, notice, (*LOT_NEED, *LOT_RESULT), (*LINE_NEED, *LINE_RESULT), told)]
        elif notice.facts.kind.value not in NEEDS:
            lots = [*_laid_over(lots, notice, LOT_RESULT, LINE_RESULT, told)]
    return tuple(lots), told


def without_result(lots: Iterable[ClassifiedLot], why: str) -> tuple[ClassifiedLot, ...]:
    """The lots with no winner and no award: an overturned award is no win."""
    gone: dict[str, Any] = {field: Read[Any](why=why) for field in LOT_RESULT}
    return tuple(lot.model_copy(update=gone) for lot in lots)


def _base(notices: Sequence[NoticeClassified]) -> NoticeClassified | None:
    with_lines = [one for one in notices if any(lot.lines for lot in one.lots)]
    needs = [one for one in with_lines if one.facts.kind.value in NEEDS]
    tenders = [one for one in needs if one.facts.kind.value is not Kind.INTENTION]
    with_lots = [one for one in notices if one.lots]
    return next((found[-1] for found in (tenders, needs, with_lines, with_lots) if found), None)


def _laid_over(
    lots: list[ClassifiedLot], notice: NoticeClassified, lot_fields: Sequence[str], line_fields: Sequence[str], told: Told
) -> Iterator[ClassifiedLot]:
    for place, lot in enumerate(lots):
        other = _same_lot(lot, lots, notice.lots)
        if other is None:
            yield lot
            continue
        path = f"lots.{place}"
        lot = _overlay(lot, other, lot_fields, path, notice.notice_id, told)
        lines = tuple(
            _overlay(line, found, line_fields, f"{path}.lines.{at}", notice.notice_id, told) if found else line
            for at, line, found in _paired(lot.lines, other.lines)
        )
        if not lot.lines and other.lines:
            lines, told[f"{path}.lines"] = other.lines, notice.notice_id
        yield lot.model_copy(update={"lines": lines})


def _same_lot(lot: ClassifiedLot, lots: Sequence[ClassifiedLot], others: Sequence[ClassifiedLot]) -> ClassifiedLot | None:
    if len(lots) == len(others) == 1:
        return others[0]
    number = lot_number(lot)
    return next((other for other in others if number and lot_number(other) == number), None)


def lot_number(lot: ClassifiedLot) -> str:
    """A lot's number folded: 第一包, 包1 and 采购包01 are the same lot."""
    text = unicodedata.normalize("NFKC", lot.lot_no.value or "").upper()
    kept = "".join(char for char in text if (char.isascii() and char.isalnum()) or char in CHINESE_DIGITS)
    return CHINESE_DIGITS.get(kept, kept).lstrip("0")


def _paired(lines: Sequence[Line], others: Sequence[Line]) -> Iterator[tuple[int, Line, Line | None]]:
    """Lines of one lot in two notices: by name, else by place when both list as many."""
    for at, line in enumerate(lines):
        named = [other for other in others if line.name.said and other.name.value == line.name.value]
        if len(named) == 1:
            yield at, line, named[0]
        elif len(lines) == len(others):
            yield at, line, others[at]
        else:
            yield at, line, None


def _overlay(model: M, other: M, fields: Sequence[str], path: str, notice_id: str, told: Told) -> M:
    """`model` with those of `fields` that `other` states."""
    update = {name: getattr(other, name) for name in fields if _stated(getattr(other, name))}
    told.update({f"{path}.{name}": notice_id for name in update})
    return model.model_copy(update=update)


def _stated(value: Read[Any] | Window) -> bool:
    return value.min.said or value.max.said if isinstance(value, Window) else value.said
