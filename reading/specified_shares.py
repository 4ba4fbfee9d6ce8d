"""reading: whether a table of vehicles only tells how those counted above are shared out: batches, places, times of delivery."""

from collections import defaultdict

from reading import regex
from reading.grids import Cell, Grid
from reading.specified import Register
from reading.statements import Vehicle
from reading.tableshapes import Shape

_TELLING = ("displacement", "seats", "energy", "unit_cap", "price_cap", "head")
_IN_PARTS = regex.compile(r"^[0-9]{1,3}(?:[辆台部]?\+[0-9]{1,3}[辆台部]?){1,5}$")
_UNITS, _LONGEST_NUMBER = "辆台部套 ", 4


def shares_out(known: Register, grid: Grid, shape: Shape) -> bool:
    """Whether the numbers in a list's rows come to those that the vehicles have already, and one stands in more rows than one:
    第一批 | 皮卡 | 3, 第二批 | 皮卡 | 3 below 皮卡 | 6; or tell numbers in parts: 第一批 | 轿车、皮卡 | 3+1."""
    if any(shape.of(role) for role in _TELLING) or not shape.of("name") or not shape.of("quantity"):
        return False
    if any(not one.loose for one in known.vehicles) and any(
        _IN_PARTS.match(_words(known, row[column]))
        for row in grid.rows[shape.first :]
        for column in shape.of("quantity")
        if column < len(row)
    ):
        return True
    parts = defaultdict[str, list[int]](list)
    for row in grid.rows[shape.first :]:
        name = next((row[column] for column in shape.of("name") if column < len(row) and _words(known, row[column])), None)
        number = next((_number(known, row[column]) for column in shape.of("quantity") if column < len(row)), 0)
        if name is not None and number:
            parts[known.bare(name)].append(number)
    vehicles = {bare: one for one in known.vehicles for name in one.names for bare in [known.bare(name)] if bare in parts}
    return len(vehicles) == len(parts) and max(map(len, parts.values()), default=0) > 1 and _come_to(known, vehicles, parts)


def _come_to(known: Register, vehicles: dict[str, Vehicle], parts: dict[str, list[int]]) -> bool:
    return all(_counted(known, vehicles[bare]) == sum(numbers) for bare, numbers in parts.items())


def _counted(known: Register, one: Vehicle) -> int:
    return next((_number(known, told.value[0]) for told in one.told if told.role == "quantity"), 0)


def _words(known: Register, cell: Cell) -> str:
    return known.doc.flat[slice(*cell)].strip()


def _number(known: Register, cell: Cell) -> int:
    words = _words(known, cell).rstrip(_UNITS)
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else 0
