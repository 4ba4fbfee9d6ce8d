"""classifier: vehicles that stand side by side in a notice's own table, one a column: 项目 | 轿车 | 商务车."""

from itertools import pairwise

from reading.grids import Grid, blocks_of
from reading.lines import Lines
from reading.specified import Register
from reading.specified_tables import Tables
from reading.tablekinds import shape_of
from reading.vehicles import heads
from schemas.reading import ClassifiedLot, Line
from services.classifier.attached import line_of

_LONGEST_HEAD, _FEWEST, _MOST_ROWS = 16, 2, 400


def side_by_side(text: str, flat: str, lots: tuple[ClassifiedLot, ...]) -> tuple[ClassifiedLot, ...]:
    """The only lot with the vehicles of such a table for its lines, where it has fewer; what was said of all of them stays."""
    if len(lots) != 1 or not _may_hold_one(flat):
        return lots
    lines = _lines(text)
    if len(lines) < _FEWEST or len(lots[0].lines) >= len(lines):
        return lots
    use = next((line.use for line in lots[0].lines if line.use.said), None)
    told = tuple(line.model_copy(update={"use": use}) if use and not line.use.said else line for line in lines)
    return (lots[0].model_copy(update={"lines": told}),)


def _may_hold_one(flat: str) -> bool:
    """Whether some row's cells behind its first one name a vehicle each, and the row below has as many cells."""
    rows = flat.split("\n")
    return any(
        "\t" in row and row.count("\t") == below.count("\t") and _heads_columns(row) for row, below in list(pairwise(rows))[:_MOST_ROWS]
    )


def _heads_columns(row: str) -> bool:
    first, *cells = row.split("\t")
    if len(cells) < _FEWEST or any(not 0 < len(cell) <= _LONGEST_HEAD for cell in cells):
        return False
    return not any(True for _ in heads(first, 0, len(first))) and all(_names_one(cell) for cell in cells)


def _names_one(cell: str) -> bool:
    found = list(heads(cell, 0, len(cell)))
    return bool(found) and not any(one.decoy for one in found)


def _lines(text: str) -> list[Line]:
    doc = Lines(text)
    known = Register(doc)
    tables = Tables(known)
    for block in blocks_of(doc):
        if isinstance(block, Grid) and shape_of(doc, block).kind == "several":
            tables.table(block)
    return [line_of(doc, vehicle, "") for vehicle in known.settled()]
