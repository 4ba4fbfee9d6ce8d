"""reading: candidates or lots side by side: a table whose heads rank or number them and whose rows tell one thing of all."""

from collections.abc import Iterator

from reading import regex
from reading.columns import role_of
from reading.document import Document
from reading.lotmap import LotMap
from schemas.values import Span

_FIRST = regex.compile(r"^(?:推荐)?(?:的)?(?:中标|成交|中选)?(?:候选)?(?:人|供应商|单位|方)?\(?第[一1]")
"""The head of the first candidate's column."""
_RANKS = ("第一", "第1")
_ROWS_BELOW = 12

Cell = tuple[int, int]


def of_the_first(doc: Document, *roles: str) -> Iterator[tuple[Cell, Cell]]:
    """Label and the first candidate's cell, for rows below a head of ranks that tell one of these roles; one a head."""
    for _, rows in first_column(doc):
        for label, cell, role in rows:
            if role in roles:
                yield label, cell
                break


def first_column(doc: Document) -> Iterator[tuple[Span, list[tuple[Cell, Cell, str]]]]:
    """Heads that rank candidates side by side, and below each the first one's rows: label, cell, what the label stands for."""
    for number in doc.lines_with(*_RANKS):
        heads = doc.cells(number) if 0 < number < doc.list_line and "\t" in doc.lines[number] else []
        column = next((at for at, cell in enumerate(heads) if _FIRST.match(doc.flat[slice(*cell)].strip())), -1)
        if column == 0 and len(heads) > 1 and number + 1 < doc.list_line and len(doc.cells(number + 1)) == len(heads) + 1:
            column = 1  # the empty cell above the labels was lost
        if column > 0:
            yield Span(start=doc.starts[number], end=doc.ends[number]), list(_below(doc, number, column))


def _below(doc: Document, number: int, column: int) -> Iterator[tuple[Cell, Cell, str]]:
    for line in range(number + 1, min(number + _ROWS_BELOW, doc.list_line)):
        cells = doc.cells(line)
        if len(cells) <= column:
            return
        label = cells[column - 1]
        yield label, cells[column], role_of(doc.flat[slice(*label)])


def of_each_lot(doc: Document, lots: LotMap, *roles: str) -> Iterator[tuple[str, str, Cell, Cell]]:
    """Lot, role, label and the lot's cell, for rows that tell one of these roles of lots side by side."""
    for cell, lot in lots.beside.items():
        label = doc.cells(doc.line_at(cell[0]))[0]
        role = role_of(doc.flat[slice(*label)])
        if role in roles:
            yield lot, role, label, cell
