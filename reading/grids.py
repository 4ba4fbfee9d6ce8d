"""reading: a document's blocks by offsets: paragraphs, and tables row by row."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading import regex
from reading.lines import Lines

Cell = tuple[int, int]
_NARROWEST = 3
_FIGURE = regex.compile(r"^ ?[0-9]+(?:\.[0-9]+)? ?$")
_DITTOS, _LONGEST_DITTO = frozenset(("同上", "〃", "″", "同前", "同上行", '"', "''")), 5


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
        rows = _without_dittos(doc, [tuple(doc.cells(number)) for number in run])
        yield from (Grid(tuple(rows[start:end])) for start, end in itertools.pairwise(_seams(doc, rows)))
        return
    for number in run:
        yield Paragraph(doc.starts[number], doc.ends[number])


def _without_dittos(doc: Lines, rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows whose cells that say 同上 hold what stands above them."""
    found = rows[:1]
    for row in rows[1:]:
        above = found[-1]
        found.append(
            tuple(
                above[column]
                if column < len(above) and cell[1] - cell[0] < _LONGEST_DITTO and doc.flat[slice(*cell)].strip() in _DITTOS
                else cell
                for column, cell in enumerate(row)
            )
        )
    return found


def _seams(doc: Lines, rows: Sequence[tuple[Cell, ...]]) -> list[int]:
    """Where tables begin that stand one right behind the other, each as wide throughout, with the end of the last. A row with a figure
    heads none: it is the same table's, whose last cells are empty."""
    widths = [len(row) for row in rows]
    changes = [at for at in range(1, len(widths)) if widths[at] != widths[at - 1]]
    stretches = list(itertools.pairwise([0, *changes, len(widths)]))
    apart = len(stretches) > 1 and all(end - start > 1 and widths[start] >= _NARROWEST for start, end in stretches)
    headed = apart and not any(_FIGURE.match(doc.flat[slice(*cell)]) for at in changes for cell in rows[at])
    return [0, *changes, len(widths)] if headed else [0, len(widths)]
