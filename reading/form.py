"""reading: a classified notice in the form of a reading (reading.schema.json), with plain JSON numbers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from schemas.bidding import Bidding, Duration
from schemas.events import NoticeClassified
from schemas.reading import Change, ClassifiedLot, Line
from schemas.values import Read


def reading_form(notice: NoticeClassified, identity: str) -> dict[str, Any]:
    """The reading of a notice, for people and for scoring. Refusals are null. Beside the schema: `bidding`, what is stated of it."""
    facts = notice.facts
    return {
        "id": identity,
        "kind": plain(facts.kind) or "other",
        "method": plain(facts.method),
        "project_no": plain(facts.project_no),
        "buyer": plain(facts.buyer),
        "agency": plain(facts.agency),
        "division_code": plain(facts.division_code),
        "published_at": notice.published_at or None,
        "deadline": plain(facts.deadline),
        "is_vehicle_purchase": bool(notice.is_vehicle_purchase.value),
        "budget_cny": plain(facts.budget_cny),
        "price_cap_cny": plain(facts.price_cap_cny),
        "award_total_cny": plain(facts.award_total_cny),
        "lots": [_lot(lot) for lot in notice.lots],
        "changes": [_change(change) for change in facts.changes],
        "bidding": {name: plain(read) for name in Bidding.model_fields if (read := getattr(facts.bidding, name)).said},
    }


def plain(read: Read[Any]) -> Any:
    """A read value as JSON has it: whole numbers without a point, times with their offset, durations in words, none as null."""
    value = read.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Duration):
        return str(value)
    return str(value) if isinstance(value, str) else value


def _lot(lot: ClassifiedLot) -> dict[str, Any]:
    return {
        "lot_no": plain(lot.lot_no),
        "budget_cny": plain(lot.budget_cny),
        "price_cap_cny": plain(lot.price_cap_cny),
        "supplier": plain(lot.supplier),
        "award_cny": plain(lot.award_cny),
        "lines": [_line(line) for line in lot.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "name": plain(line.name),
        "category": plain(line.category) or "other",
        "use": plain(line.use),
        "energy": plain(line.energy),
        "quantity": plain(line.quantity),
        "displacement_min_l": plain(line.displacement_l.min),
        "displacement_max_l": plain(line.displacement_l.max),
        "seats_min": _whole(line.seats.min),
        "seats_max": _whole(line.seats.max),
        "unit_price_cap_cny": plain(line.unit_price_cap_cny),
        "unit_price_cny": plain(line.unit_price_cny),
        "brand": plain(line.brand),
        "model": plain(line.model),
    }


def _whole(read: Read[Decimal]) -> int | None:
    return int(read.value) if read.value is not None else None


def _change(change: Change) -> dict[str, Any]:
    return {"item": plain(change.item) or "", "before": plain(change.before), "after": plain(change.after)}
