"""reading: how many of each vehicle a table allots to places: one vehicle a column and a place a row (甲院 | 1 | 0), or the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.grids import Cell, Grid
from reading.vehicles import heads

_TOTALS = frozenset(
    ("合计", "总计", "共计", "小计", "总数", "合计数", "合计(辆)", "合计(台)", "小计(辆)", "总计(辆)", "数量合计", "合计数量")
)
_MOST_PLACES, _LONGEST_NUMBER = 200, 4
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3


@dataclass(frozen=True, slots=True)
class Allotted:
    """A vehicle's name, how many there are in all with the word beside that number, and what rows below tell of it (label, value)."""

    name: Cell
    number: Cell
    label: Cell
    told: tuple[tuple[Cell, Cell], ...] = ()


def allotted(flat: str, grid: Grid) -> list[Allotted]:
    """The vehicles that a table allots; none unless the numbers of the places come to the totals."""
    if len(grid.rows) < _FEWEST_ROWS or grid.width < _FEWEST_COLUMNS or len(grid.rows) > _MOST_PLACES:
        return []
    found = _by_columns(flat, grid.rows)
    if not found and len({len(row) for row in grid.rows}) == 1:
        found = _by_columns(flat, tuple(zip(*grid.rows, strict=True)))
    return found


def _by_columns(flat: str, rows: Sequence[Sequence[Cell]]) -> list[Allotted]:
    """The same where each vehicle heads a column and a row holds the totals; limits of each may stand below it."""
    last = max((at for at, row in enumerate(rows) if _words(flat, row[0]) in _TOTALS), default=0)
    names = [at for at, cell in enumerate(rows[0]) if _names(flat, cell)]
    if last < _FEWEST_ROWS - 1 or len({len(row) for row in rows[: last + 1]}) != 1 or not names or names[0] == 0:
        return []
    total, places, below = rows[last], rows[1:last], rows[last + 1 :]
    sums = [sum(_number(flat, row[at]) or 0 for row in places) for at in names]
    blank = any(_number(flat, row[at]) is None and _words(flat, row[at]) not in ("", "-", "/") for row in places for at in names)
    if blank or not any(sums) or sums != [_number(flat, total[at]) for at in names]:
        return []
    return [
        Allotted(rows[0][at], total[at], total[0], tuple((row[0], row[at]) for row in below if at < len(row) and _words(flat, row[at])))
        for at in names
    ]


def _names(flat: str, cell: Cell) -> bool:
    """Whether a cell names one vehicle."""
    found = heads(flat, *cell)
    return len(found) == 1 and not found[0].decoy


def _words(flat: str, cell: Cell) -> str:
    return flat[slice(*cell)].replace(" ", "")


def _number(flat: str, cell: Cell) -> int | None:
    words = _words(flat, cell).removesuffix("辆").removesuffix("台")
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else None
