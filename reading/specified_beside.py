"""reading: tables whose columns each tell of one vehicle in cells of label and value: 车辆一：轿车 | 车辆二：客车, below them 数量：3辆 | 数量：2辆."""

from collections.abc import Sequence

from reading.grids import Cell, Grid
from reading.parameters import label_end
from reading.specified import Register

_FEWEST_ROWS, _LONGEST_NAME = 3, 40


def beside(known: Register, grid: Grid) -> Sequence[Sequence[Cell]]:
    """The cells of each vehicle's column, from its name down; empty for any other table."""
    names, *rows = grid.rows
    if len(grid.rows) < _FEWEST_ROWS or grid.width < 2 or len(names) != grid.width or not all(_names(known, cell) for cell in names):
        return ()
    cells = [cell for row in rows for cell in row if known.doc.flat[slice(*cell)].strip()]
    first = [_labelled(known, cell) for cell in rows[0]]
    if len(first) != grid.width or not all(first) or sum(1 for cell in cells if _labelled(known, cell)) * 2 <= len(cells):
        return ()
    return [[row[column] for row in grid.rows if column < len(row)] for column in range(grid.width)]


def _names(known: Register, cell: Cell) -> bool:
    return cell[1] - cell[0] <= _LONGEST_NAME and known.named(cell) is not None


def _labelled(known: Register, cell: Cell) -> bool:
    """Whether a cell holds a label with its value: 数量：3辆."""
    words = known.doc.flat[slice(*cell)].strip()
    end = label_end(words)
    return end > 0 and words.startswith(":", end) and bool(words[end + 1 :].strip())
