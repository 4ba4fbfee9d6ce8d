"""reading: a document's blocks by offsets: paragraphs, and tables row by row."""

from collections.abc import Iterator
from dataclasses import dataclass

from reading.lines import Lines

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line outside tables."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the cells of each row; a row may be shorter than others."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def start(self) -> int:
        """Offset of its first cell."""
        return self.rows[0][0][0]

    @property
    def width(self) -> int:
        """Columns of its longest row."""
        return max(len(row) for row in self.rows)


def blocks_of(doc: Lines) -> Iterator[Paragraph | Grid]:
    """Everything in a text in order. Lines between two blank ones are a table when any of them has several cells."""
    run: list[int] = []
    for number in range(doc.list_line + 1):
        if number < doc.list_line and doc.lines[number]:
            run.append(number)
        elif run:
            yield from _blocks(doc, run)
            run = []


def _blocks(doc: Lines, run: list[int]) -> Iterator[Paragraph | Grid]:
    if any("\t" in doc.lines[number] for number in run):
        yield Grid(tuple(tuple(doc.cells(number)) for number in run))
        return
    for number in run:
        yield Paragraph(doc.starts[number], doc.ends[number])
