"""reading: candidates or lots side by side: a table whose heads rank or number them and whose rows tell one thing of all."""

from collections.abc import Iterator

from reading import re2
from reading.columns import role_of
from reading.document import Document
from reading.lotmap import LotMap

_FIRST = re2.compile(r"^(?:推荐)?(?:的)?第[一1]")
"""The head of the first candidate's column."""
_ROWS_BELOW = 12

Cell = tuple[int, int]


def of_the_first(doc: Document, *roles: str) -> Iterator[tuple[Cell, Cell]]:
    """Label and the first candidate's cell, for rows below a head of ranks that tell one of these roles; one a head."""
    if "\t第一" not in doc.flat and "\t推荐" not in doc.flat and "\t第1" not in doc.flat:
        return
    for number in range(1, doc.list_line):
        heads = doc.cells(number) if "\t" in doc.lines[number] else []
        column = next((at for at, cell in enumerate(heads) if _FIRST.match(doc.flat[slice(*cell)].strip())), 0)
        if column:
            yield from _below(doc, number, column, roles)


def _below(doc: Document, number: int, column: int, roles: tuple[str, ...]) -> Iterator[tuple[Cell, Cell]]:
    for line in range(number + 1, min(number + _ROWS_BELOW, doc.list_line)):
        cells = doc.cells(line)
        if len(cells) <= column:
            return
        label = cells[column - 1]
        if role_of(doc.flat[slice(*label)]) in roles:
            yield label, cells[column]
            return


def of_each_lot(doc: Document, lots: LotMap, *roles: str) -> Iterator[tuple[str, str, Cell, Cell]]:
    """Lot, role, label and the lot's cell, for rows that tell one of these roles of lots side by side."""
    for cell, lot in lots.beside.items():
        label = doc.cells(doc.line_at(cell[0]))[0]
        role = role_of(doc.flat[slice(*label)])
        if role in roles:
            yield lot, role, label, cell
