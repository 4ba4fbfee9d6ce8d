"""reading: which first rows of a document's table are its heads, and what they say of the columns below them."""

from collections.abc import Sequence

from reading import regex
from reading.grids import Grid
from reading.lines import Lines
from reading.parameters import parameter_of
from reading.statements import Place
from reading.tablecells import (
    column_of_vehicles,
    named_for_work,
    names_a_vehicle,
    names_or_numbers_one,
    numbers_one,
    role_of_label,
    said_in,
)
from reading.tablecolumns import MEASURE, role_by_cells
from reading.tableshapes import VALUE_ROLES, Shape
from reading.vehicles import heads

_LATEST_HEADS = 8
_FEWEST_ROWS, _NARROWEST_LIST, _LONGEST_HEAD = 2, 3, 18
"""Of a list whose heads are not known."""
_NAMING = frozenset(("name", "subject", "seq"))
_ENDS = frozenset(("下限", "上限", "最小值", "最大值", "最低值", "最高值", "最小", "最大"))
"""Heads below another that say which end of it a column holds."""
_MEASURED = ("displacement", "seats", "length", "width", "wheelbase", "other")
"""What an end alone (上限 without 下限) may be of."""
_HEADS = frozenset(("head", "subject", "skip", "seq", "unit", "lot"))
_FIGURE = regex.compile(r"[0-9]")
_OLD = regex.compile(r"旧|现有|现用|原有|原车|在用|报废|淘汰|被?更新[前的]|拟更新|拟处置")
_NEW = regex.compile(r"拟购|拟采购|拟配|新购|新增|购置|新车|[(（]新[)）]|采购|更新后|配备|申购")
"""Heads over the columns of cars that are there, and of those that are bought in their place."""


def read_heads(doc: Lines, grid: Grid, shape: Shape) -> None:
    """Roles of columns from the first rows that are heads, and the units in a row below them."""
    _read_names_of_columns(doc, grid, shape)
    below = grid.rows[shape.first] if 0 < shape.first < len(grid.rows) else ()
    units = [doc.flat[slice(*cell)].strip() for cell in below]
    if len(shape.roles) > 1 and sum(map(bool, units)) > 1 and all(not words or MEASURE.match(words) for words in units):
        shape.first += 1
        for column, cell in enumerate(below):
            shape.head_cells[column] = (*shape.heads(column), *((cell,) if units[column] else ()))


def _read_names_of_columns(doc: Lines, grid: Grid, shape: Shape) -> None:
    """Roles of columns; a form's blanks may stand above their heads (供应商名称：___ 日期：___)."""
    shape.first = start = _blanks_above(doc, grid)
    for number, row in enumerate(grid.rows[start : start + 4], start):
        roles = [role_of_label(doc, cell) for cell in row]
        said = [cell for cell in row if (words := doc.flat[slice(*cell)].strip()) and not (number > start and MEASURE.match(words))]
        cars = len(row) > 2 and _all_named(doc, row[1:])
        known = [
            role or "vehicle"
            for column, (role, cell) in enumerate(zip(roles, row, strict=True))
            if role or names_or_numbers_one(doc, cell) or (cars and column and cell[0] < cell[1])
        ]
        if len(said) < 2 and number == shape.first and number < start + 2 and not shape.roles:
            shape.first = number + 1  # a caption within the table
            continue
        if (
            len(known) < 2
            or (len(known) * 2 < len(said) and not {"name", "quantity"} <= set(known))
            or not (set(known) & (_HEADS | {"name"}) or _all_short(doc, said) or cars)
            or _labelled(doc, row)
            or ("vehicle" in known and _vehicles_above(doc, shape) > 1 and not _reaches_down(doc, grid.rows[number - 1], row))  # 类别 | SUV
            or (known == ["name", "vehicle"] and "head" in shape.roles.values())  # 项目 | 要求, below it 车辆名称 | 皮卡
            or (known == ["name", "vehicle"] and len(said) == 2 < grid.width)  # 品名 | 皮卡 |, below it 数量 | 3辆 |
            or _named_below(doc, row, shape)
        ):
            break
        _take_heads(doc, row, roles, shape)
        shape.first = number + 1


def _named_below(doc: Lines, row: Sequence[Place], shape: Shape) -> bool:
    """Whether a row names a vehicle below a head of names, with a value below one of what is asked for: 执法车 | 车型 | 轿车."""
    last = max(shape.of("head"), default=0)
    names = [cell for column, cell in enumerate(row[:last]) if shape.roles.get(column) == "name"]
    return any(names_a_vehicle(doc, cell) and not role_of_label(doc, cell) for cell in names)


def _vehicles_above(doc: Lines, shape: Shape) -> int:
    """How many heads of columns name vehicles."""
    return sum(1 for cells in shape.head_cells.values() if any(names_or_numbers_one(doc, cell) for cell in cells))


def _blanks_above(doc: Lines, grid: Grid) -> int:
    """Rows of labels to be filled in above a list's heads."""
    for number, row in enumerate(grid.rows[:4]):
        said = [words for cell in row if (words := doc.flat[slice(*cell)].strip())]
        if not said or not all(words.endswith(":") for words in said):
            return number
    return 0


def _take_heads(doc: Lines, row: Sequence[Place], roles: Sequence[str], shape: Shape) -> None:
    before: tuple[Place, ...] = ()
    replaced = _replaced(doc, shape)
    ends = [column for column, cell in enumerate(row) if doc.flat[slice(*cell)].strip() in _ENDS]
    for column, cell in enumerate(row):
        if column in replaced:
            shape.roles[column] = "skip"
            continue
        if column in ends and (len(ends) > 1 or column in shape.roles or shape.roles.get(column - 1) in _MEASURED):
            above = column if column in shape.roles else column - 1
            shape.roles[column] = shape.roles.get(above, "")
            shape.head_cells[column] = (*shape.heads(above)[:1], cell)
            continue
        if column in shape.head_cells and MEASURE.match(doc.flat[slice(*cell)].strip()):
            shape.head_cells[column] = (*shape.heads(column), cell)
            continue
        if roles[column]:
            limited = shape.roles.get(column) == "price_cap" and parameter_of(_words(doc, *shape.heads(column)[:1], cell))
            shape.roles[column] = limited.role if limited else roles[column]
        if cell[1] > cell[0]:
            before = (*(shape.heads(column)[:1] if shape.roles.get(column) == "unit_cap" else ()), cell)  # 最高限价 over 单价（元）
            shape.head_cells[column] = before
        elif column not in shape.head_cells:
            shape.head_cells[column] = before


def _replaced(doc: Lines, shape: Shape) -> set[int]:
    """Columns below the head of the cars that are there already, beside those of what is bought: 现有车辆 | | 拟购车辆 | |."""
    above = {column: doc.flat[slice(*cells[0])] for column, cells in shape.head_cells.items() if cells}
    old = {column for column, words in above.items() if of_owned(words) and not _NEW.search(words)}
    return old if len(old) > 1 and any(_NEW.search(above[column]) for column in above.keys() - old) else set()


def of_owned(words: str) -> bool:
    """Whether the head of a column is that of cars that are there already: 现有车辆."""
    return _OLD.search(words) is not None


def _words(doc: Lines, *cells: Place) -> str:
    return "".join(doc.flat[slice(*cell)].strip() for cell in cells)


def _all_short(doc: Lines, cells: Sequence[Place]) -> bool:
    return len(cells) > 2 and all(role_of_label(doc, cell) for cell in cells)


def _all_named(doc: Lines, cells: Sequence[Place]) -> bool:
    """Whether all cells beside the first name vehicles, whatever the corner says: 参数\\车型 | 轿车 | 商务车. Beside one that is known
    others may be named for their work alone: | 轿车 | 档案转运车."""
    said = [cell for cell in cells if doc.flat[slice(*cell)].strip()]
    known = [cell for cell in said if names_a_vehicle(doc, cell)]
    return len(said) > 1 and bool(known) and all(cell in known or named_for_work(doc, cell) for cell in said)


def _labelled(doc: Lines, row: Sequence[Place]) -> bool:
    """Label and value side by side: no head."""
    said = [doc.flat[slice(*cell)].strip() for cell in row]
    return any(
        any(sign.isdigit() for sign in words)
        and parameter_of(words) is None
        and len(words) < 30
        and not words.endswith("车")  # 8米级纯电动公交车 names a vehicle
        and not numbers_one(words)
        for words in said
    )


def head_by_cells(doc: Lines, grid: Grid, shape: Shape) -> None:
    """A first row whose words are not known heads a list where vehicles are named below it, in cells of one column, and told beside them:
    序 | 校车规格 | 数 | 每车最高价."""
    if shape.first or len(grid.rows) < _FEWEST_ROWS or grid.width < _NARROWEST_LIST:
        return
    first = [(column, cell, doc.flat[slice(*cell)].strip()) for column, cell in enumerate(grid.rows[0])]
    if len(first) < grid.width or not all(0 < len(words) <= _LONGEST_HEAD and not _FIGURE.search(words) for _, _, words in first):
        return
    named = [
        column
        for column, _, words in first
        if column_of_vehicles(doc, grid, column, 1)
        and not any(one.specific for one in heads(words, 0, len(words)) if words.endswith(one.word))
    ]
    told = {role_by_cells(words, said_in(doc, grid, column, 1), ()) for column, _, words in first if column not in named}
    if named and told - {""}:
        shape.first = 1
        for column, cell, _ in first:
            shape.head_cells[column] = (cell,)
            if role := role_of_label(doc, cell):
                shape.roles[column] = role


def parts_of(doc: Lines, grid: Grid) -> list[Grid]:
    """A table whose first rows are labels with values (询价单位 | 某站 | 日期 | …) above the heads of a list, as two."""
    captioned = False
    for number, row in enumerate(grid.rows[:_LATEST_HEADS]):
        said = [cell for cell in row if doc.flat[slice(*cell)].strip()]
        roles = {role for cell in said if (role := role_of_label(doc, cell))}
        known = sum(1 for cell in said if role_of_label(doc, cell))
        abovelist = known > 1 and known * 2 >= len(said) and bool(roles & _NAMING) and bool(roles & (VALUE_ROLES | {"head"}))
        if abovelist and not captioned and not any(sign.isdigit() for cell in said for sign in doc.flat[slice(*cell)]):
            first = number - 1 if number and _reaches_down(doc, grid.rows[number - 1], row) else number
            return [Grid(grid.rows[:first]), Grid(grid.rows[first:])] if first else [grid]
        if len(said) > 2 and _all_named(doc, row[1:]) and _pairs_above(doc, grid.rows[:number]):
            return [Grid(grid.rows[:number]), Grid(grid.rows[number:])]
        if len(said) < 2 and number:
            return [grid]
        captioned = captioned or len(said) < 2
    return [grid]


def _pairs_above(doc: Lines, rows: Sequence[Sequence[Place]]) -> bool:
    """Whether rows above the names of vehicles are of labels with their values alone, or captions: 采购单位 | 某公司."""
    said = [[cell for cell in row if doc.flat[slice(*cell)].strip()] for row in rows]
    return any(len(row) == 2 for row in said) and all(len(row) < 3 for row in said)


def _reaches_down(doc: Lines, above: Sequence[Place], row: Sequence[Place]) -> bool:
    """Whether a head of the row above reaches down, so that the others there are heads of groups."""
    return any(
        doc.flat[slice(*one)].strip() and doc.flat[slice(*one)] == doc.flat[slice(*other)] for one, other in zip(above, row, strict=False)
    )
