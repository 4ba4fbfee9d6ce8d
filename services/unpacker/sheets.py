"""unpacker: xlsx to tables. Hidden sheets, rows and columns and struck-out cells are not read; formulas by their kept values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
import rurex
from lxml import etree
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from reading.blocks import Block
from schemas.attachments import Refusal
from services.unpacker.limits import Limits, Refused

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_QUOTED = rurex.compile(r'"([^"]{1,12})"|\\(.)')
_FAULTS = (
    BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError, EOFError, IndexError,
    etree.XMLSyntaxError, NotImplementedError,
)  # fmt: skip
"""What openpyxl raises over files that are not what they say."""
WIDEST = 64


@dataclass
class Shape:
    """What a sheet hides and joins: rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(first column, first row, last column, last row)."""


def blocks_of_xlsx(data: bytes, limits: Limits) -> Iterator[Block]:
    """Each visible sheet: its name, then its table. Raises Refused when the file is damaged."""
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        with ZipFile(BytesIO(data)) as archive:
            for sheet in book.worksheets[: limits.sheets]:
                if sheet.sheet_state != "visible":
                    continue
                yield str(sheet.title)
                yield from _tables(_grid(sheet, _shape(archive, sheet, limits), limits))
    except _FAULTS as error:
        raise Refused(Refusal.BROKEN, repr(error)[:200]) from error


def _shape(archive: ZipFile, sheet: Any, limits: Limits) -> Shape:
    """What read-only mode does not tell, from the sheet's own XML."""
    shape = Shape()
    with archive.open(sheet._worksheet_path) as stream:
        for _, element in etree.iterparse(stream, tag=(f"{_MAIN}col", f"{_MAIN}row", f"{_MAIN}mergeCell"), huge_tree=False):
            name = element.tag.removeprefix(_MAIN)
            if name == "col" and _hidden(element):
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                shape.hidden_columns |= set(range(first, min(last, limits.columns) + 1))
            elif name == "row":
                number = int(element.get("r") or 0)
                if number > limits.rows:
                    break
                if _hidden(element):
                    shape.hidden_rows.add(number)
            elif name == "mergeCell" and len(shape.merged) < limits.rows:
                shape.merged.append(_bounds(element.get("ref", "A1")))
            element.clear()
    return shape


def _hidden(element: Any) -> bool:
    return element.get("hidden") in ("1", "true") or element.get("ht") == "0" or element.get("width") == "0"


def _bounds(reference: str) -> tuple[int, int, int, int]:
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return first_column or 1, first_row or 1, last_column or 1, last_row or 1


def _grid(sheet: Any, shape: Shape, limits: Limits) -> list[list[str]]:
    """Words by row and column; what a merged cell covers downwards is repeated, hidden ones are left out."""
    sheet.reset_dimensions()
    cells: dict[tuple[int, int], str] = {}
    numbers: list[int] = []
    for place, row in enumerate(sheet.iter_rows(max_row=limits.rows, max_col=limits.columns), 1):
        number = next((cell.row for cell in row if cell.value is not None), place)
        numbers.append(number)
        for cell in row:
            if cell.value is not None and not _struck(cell):
                cells[number, cell.column] = _words(cell)
    for first_column, first_row, _, last_row in shape.merged:
        words = cells.get((first_row, first_column), "")
        for number in range(first_row + 1, min(last_row, first_row + WIDEST) + 1) if words else ():
            cells[number, first_column] = words
    widest = max((column for _, column in cells), default=0)
    columns = [column for column in range(1, widest + 1) if column not in shape.hidden_columns]
    return [[cells.get((number, column), "") for column in columns] for number in numbers if number not in shape.hidden_rows]


def _struck(cell: Any) -> bool:
    font = getattr(cell, "font", None)
    return bool(font is not None and font.strike)


def _words(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime | date | time):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def _number(value: int | float, shown: str) -> str:
    """A number without the noise of binary fractions, with the unit that its format prints (0.0"L")."""
    digits = format(Decimal(repr(value)).quantize(Decimal("1e-9")).normalize(), "f") if abs(value) < 1e15 else repr(value)
    if "%" in shown:
        return f"{format((Decimal(digits) * 100).normalize(), 'f')}%"
    section = shown.split(";")[0]
    return digits + "".join(quoted or escaped for quoted, escaped in _QUOTED.findall(section) if (quoted or escaped).strip())


def _tables(grid: list[list[str]]) -> Iterator[Block]:
    """An empty row ends a table; a row of one cell is a paragraph, unless it stands within a table."""
    rows: list[list[str]] = []
    for row in [*grid, []]:
        if any(words.strip() for words in row):
            rows.append(row)
        elif rows:
            yield from _table(rows)
            rows = []


def _table(rows: list[list[str]]) -> Iterator[Block]:
    first = next((place for place, row in enumerate(rows) if sum(1 for words in row if words.strip()) > 1), len(rows))
    yield from ("".join(row) for row in rows[:first])
    if rows[first:]:
        left = min(next((place for place, words in enumerate(row) if words), len(row)) for row in rows[first:])
        yield [row[left:] for row in rows[first:]]
