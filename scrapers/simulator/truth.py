"""scrapers/simulator: what is true of each published notice, as plain JSON, known by construction."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from scrapers.simulator.facts import Line, Lot, Notice, Part
from scrapers.simulator.wording import short, ten_thousands

KINDS = {
    Part.PREQUALIFICATION: "prequalification", Part.TENDER: "tender", Part.TENDER_DOUBLE: "tender", Part.RETENDER: "tender",
    Part.CORRECTION: "correction", Part.PROVISIONAL: "award", Part.OVERTURNED: "award", Part.AWARD: "award", Part.AWARD_DOUBLE: "award",
    Part.FAILURE: "failure", Part.TERMINATION: "termination",
}  # fmt: skip
OUTCOMES = {Part.PROVISIONAL: "provisional", Part.OVERTURNED: "overturned", Part.AWARD: "final", Part.AWARD_DOUBLE: "final"}
WON = (Part.AWARD, Part.AWARD_DOUBLE)
ANNOUNCING = (Part.PREQUALIFICATION, Part.TENDER, Part.TENDER_DOUBLE, Part.RETENDER, Part.CORRECTION)
"""Parts that print a deadline and limits."""
PRINTING = (Part.PREQUALIFICATION, Part.TENDER, Part.TENDER_DOUBLE, Part.RETENDER, *WON)
CUT = Decimal(500)
"""A correction lowers a unit cap by so many yuan."""


def truth_of(notice: Notice, url: str) -> dict[str, Any]:
    """The truth of one notice as it stands now (after corrections in place). Money in yuan and litres as decimal
    strings, times ISO 8601 with +08:00; keys that do not apply are None or empty. `lots` are the procurement's, as they
    stand by this notice, whether it prints them or not: `prints_lines` says so. `tender` and `round`: the second round
    after a failure is of the same tender."""
    procurement = notice.procurement
    announcing = notice.part in ANNOUNCING
    return {
        "native_id": notice.native_id,
        "url": url + notice.path,
        "title": notice.title,
        "part": notice.part.value,
        "kind": KINDS[notice.part],
        "outcome": OUTCOMES.get(notice.part),
        "tender": procurement.key,
        "round": notice.round,
        "version": notice.version,
        "channel": notice.channel,
        "category": notice.category,
        "method": procurement.method,
        "project_no": notice.project_number,
        "project_name": procurement.name,
        "buyer": procurement.buyer,
        "agency": procurement.agency,
        "division_code": procurement.place.code,
        "published_at": notice.published_at.isoformat(),
        "deadline": notice.deadline.isoformat() if notice.deadline and announcing and procurement.method != "single_source" else None,
        "is_vehicle": procurement.is_vehicle,
        "budget_cny": short(procurement.budget) if notice.part is not Part.CORRECTION and announcing else None,
        "award_total_cny": short(procurement.award) if _prints_total(notice) else None,
        "prints_lines": notice.part in PRINTING,
        "lots": [_lot(lot, notice) for lot in procurement.lots],
        "changes": [{"item": change.item, "before": change.before, "after": change.after} for change in notice.changes],
    }


def _prints_total(notice: Notice) -> bool:
    """Candidates' prices are printed lot by lot only."""
    return notice.part in WON or (notice.part is Part.PROVISIONAL and len(notice.procurement.lots) == 1)


def _lot(lot: Lot, notice: Notice) -> dict[str, Any]:
    return {
        "lot_no": lot.number or None,
        "name": lot.name,
        "budget_cny": short(lot.budget),
        "supplier": lot.supplier if notice.part in (*WON, Part.PROVISIONAL) else None,
        "lines": [_line(line, won=notice.part in WON) for line in lines_of(notice, lot) if line.category],
    }


def _line(line: Line, won: bool) -> dict[str, Any]:
    """A line; price, brand and model once it is won."""
    low, high = line.displacement
    return {
        "name": line.name,
        "category": line.category,
        "use": line.use or None,
        "energy": line.energy or None,
        "quantity": line.quantity,
        "displacement_min_l": None if low is None else short(low),
        "displacement_max_l": None if high is None else short(high),
        "unit_price_cap_cny": None if line.unit_cap is None else short(line.unit_cap),
        "unit_price_cny": short(line.unit_price) if won else None,
        "brand": line.brand if won else None,
        "model": line.model if won else None,
    }


def lines_of(notice: Notice, lot: Lot) -> tuple[Line, ...]:
    """The lot's lines as this notice puts them: a correction's caps are the new ones."""
    changed = {change.item for change in notice.changes}
    return tuple(replace(line, unit_cap=line.unit_cap - CUT) if line.unit_cap and cap_item(line) in changed else line for line in lot.lines)


def cap_item(line: Line) -> str:
    """How a correction names a line's unit cap."""
    return f"{line.name}单价最高限价"


def cap_words(line: Line, cap: Decimal) -> str:
    """A unit cap as tables and corrections print it."""
    return f"{ten_thousands(cap)}万元/{line.unit}"
