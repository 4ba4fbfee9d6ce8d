"""Tenders as CSV and XLSX: one row a line of vehicles; no cell is a live formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

import xlsxwriter

from schemas.bidding import Bidding
from schemas.events import TenderMatched
from schemas.events.tenders import Tender
from schemas.matching import displacement_bands, price_bands
from schemas.reading import ClassifiedLot, Line, Window
from schemas.tender_documents import line_window
from schemas.values import plain

BIDDING_COLUMNS = tuple(Bidding.model_fields)
"""A refusal is an empty cell, as is what is not stated; yes and no are words."""
COLUMNS = (
    "tender_id", "title", "stage", "buyer", "agency", "project_no", "division_code", "published_at", "deadline", "budget_cny", "price_cap_cny",
    "award_total_cny", *BIDDING_COLUMNS, "lot_no", "supplier", "award_cny",
    "lot_sme_reserved", "lot_imports_allowed", "lot_bond_cny", "line", "category", "use", "energy", "quantity", "displacement_min_l",
    "displacement_max_l", "displacement_bands", "unit_price_cap_cny", "unit_price_cny", "price_band", "brand", "model", "url",
)  # fmt: skip
LIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def rows(found: Iterable[TenderMatched], demonstration: bool) -> Iterator[list[str]]:
    """A row for each line; one for a tender without lines."""
    for matched in found:
        if matched.tender is not None:
            head = _head(matched.tender, demonstration)
            pairs: list[tuple[ClassifiedLot | None, Line | None]] = [
                (lot, line) for lot in matched.tender.lots for line in (lot.lines or (None,))
            ] or [(None, None)]
            for lot, line in pairs:
                yield [*head, *_lot(lot), *_line(line), matched.tender.timeline[-1].url]


def as_csv(table: Iterable[list[str]]) -> bytes:
    """With a byte order mark for Excel; a cell that would be a formula is made text by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in table)
    return ("\ufeff" + text.getvalue()).encode()


def as_xlsx(table: Iterable[list[str]]) -> bytes:
    """All cells are strings."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet("tenders")
    sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
    for number, row in enumerate(table, 1):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell)
    sheet.freeze_panes(1, 2)
    book.close()
    return file.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(LIVE) else cell


def _head(tender: Tender, demonstration: bool) -> list[str]:
    return [
        tender.tender_id, ("【演示】" if demonstration else "") + tender.title, tender.stage.value,
        *(_text(read.value) for read in (tender.buyer, tender.agency, tender.project_no, tender.division_code)), tender.last_published_at,
        *(_text(read.value) for read in (tender.deadline, tender.budget_cny, tender.price_cap_cny, tender.award_total_cny)),
        *(_text(getattr(tender.bidding, name).value) for name in BIDDING_COLUMNS),
    ]  # fmt: skip


def _lot(lot: ClassifiedLot | None) -> list[str]:
    if lot is None:
        return [""] * 6
    reads = (lot.lot_no, lot.supplier, lot.award_cny, lot.sme_reserved, lot.imports_allowed, lot.bond_cny)
    return [_text(read.value) for read in reads]


def _line(line: Line | None) -> list[str]:
    if line is None:
        return [""] * 13
    window = line_window(line)
    return [
        *(_text(read.value) for read in (line.name, line.category, line.use, line.energy, line.quantity)), *_window(line.displacement_l),
        " ".join(displacement_bands(window)), *(_text(read.value) for read in (line.unit_price_cap_cny, line.unit_price_cny)),
        " ".join(price_bands(window)), *(_text(read.value) for read in (line.brand, line.model)),
    ]  # fmt: skip


def _window(window: Window) -> list[str]:
    return [_text(window.min.value), _text(window.max.value)]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return plain(value)
    return "" if value is None else str(value)
