"""reading: how many of each vehicle a table allots to places: one vehicle a column and a place a row (甲院 | 1 | 0), or the other way round."""

from collections.abc import Sequence

from reading.grids import Cell, Grid
from reading.vehicles import heads

_TOTALS = frozenset(("合计", "总计", "共计", "小计", "总数", "合计数", "合计(辆)", "合计(台)", "小计(辆)", "总计(辆)"))
_MOST_PLACES, _LONGEST_NUMBER = 200, 4


def allotted(flat: str, grid: Grid) -> list[tuple[Cell, Cell, Cell]]:
    """(name, number of all, the word over or before it) of each vehicle; empty unless the numbers of the places come to the totals."""
    if len({len(row) for row in grid.rows}) != 1 or not 3 <= len(grid.rows) <= _MOST_PLACES or grid.width < 3:
        return []
    return _by_columns(flat, grid.rows) or _by_columns(flat, tuple(zip(*grid.rows, strict=True)))


def _by_columns(flat: str, rows: Sequence[Sequence[Cell]]) -> list[tuple[Cell, Cell, Cell]]:
    """The same where each vehicle heads a column and the last row holds the totals."""
    total, places = rows[-1], rows[1:-1]
    names = [at for at, cell in enumerate(rows[0]) if _names(flat, cell)]
    if not names or names[0] == 0 or _words(flat, total[0]) not in _TOTALS or not any(_number(flat, cell) for cell in total[1:]):
        return []
    sums = [sum(_number(flat, row[at]) or 0 for row in places) for at in names]
    blank = any(_number(flat, row[at]) is None and _words(flat, row[at]) not in ("", "-", "/") for row in places for at in names)
    if blank or sums != [_number(flat, total[at]) for at in names]:
        return []
    return [(rows[0][at], total[at], total[0]) for at in names]


def _names(flat: str, cell: Cell) -> bool:
    """Whether a cell names one vehicle."""
    found = heads(flat, *cell)
    return len(found) == 1 and not found[0].decoy


def _words(flat: str, cell: Cell) -> str:
    return flat[slice(*cell)].replace(" ", "")


def _number(flat: str, cell: Cell) -> int | None:
    words = _words(flat, cell).removesuffix("辆").removesuffix("台")
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else None
