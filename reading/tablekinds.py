"""reading: what a document's table is: goods by rows, parameters of one vehicle, of several side by side, or label and value in pairs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reading import re2
from reading.asides import lists_owned
from reading.designations import called
from reading.grids import Grid
from reading.lines import Lines
from reading.parameters import label_end, parameter_of
from reading.tablecolumns import MEASURE, are_signs, are_units, role_by_cells
from reading.vehicles import heads

Place = tuple[int, int]
_FEWEST_LABELS = 2
_LATEST_HEADS = 8
_NARROWEST_FORM = 3
_NAMING = frozenset(("name", "subject", "seq"))
_LONGEST_CALL, _LONGEST_UNKNOWN = 8, 18
_WORKS = re2.compile(r"\p{Han}车(?:[(（][^()（）]{1,12}[)）])?$")
ENDS = frozenset(("下限", "上限", "最小值", "最大值", "最低值", "最高值", "最小", "最大"))
"""Heads below another that say which end of it a column holds."""
_MEASURED = ("displacement", "seats", "length", "width", "wheelbase", "other")
"""What an end alone (上限 without 下限) may be of."""
_HEADS = frozenset(("head", "subject", "skip", "seq", "unit", "lot"))
_VALUE_ROLES = frozenset(("displacement", "quantity", "unit_cap", "price_cap", "seats", "energy", "wheelbase", "length", "width", "other"))
TELLING = _VALUE_ROLES - {"other"}
"""What tells of a limit, a count, a measure."""
_BESIDE = frozenset(("quantity", "unit_cap", "price_cap"))
_JUDGED = ("分值", "评分", "得分", "条款号", "评审")
"""Heads of tables that say how offers are judged."""
_FIGURE = re2.compile(r"[0-9]")
_OLD = re2.compile(r"旧|现有|现用|原有|原车|在用|报废|淘汰|被?更新[前的]|拟更新|拟处置")
_NEW = re2.compile(r"拟购|拟采购|拟配|新购|新增|购置|新车|[(（]新[)）]|采购|更新后|配备|申购")
"""Heads over the columns of cars that are there, and of those that are bought in their place."""
_PLACED = re2.compile(
    r"^(?:车型|品目|型号|标的|车辆|包|标段|第)[ :]?[0-9一二三四五六七八九十A-Z]{1,2}|^[0-9]{1,2}号车|^[A-Z](?:型车?|款|类)$|^[\p{Han}A-Z]{2,6}型$"
)


@dataclass(slots=True)
class Shape:
    """How a table is to be read. Columns count from 0."""

    kind: str = ""
    first: int = 0
    """The first row behind the heads."""
    roles: dict[int, str] = field(default_factory=dict)
    """What the head of a column says it holds."""
    head_cells: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    label: int = -1
    labels: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    """Columns that together hold one value (a sign, a figure)."""
    vehicles: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    """Columns beside a parameter table that tell of its vehicle: quantity, limit of price."""
    grouping: tuple[int, ...] = ()

    def of(self, role: str) -> list[int]:
        """The columns of a role."""
        return [column for column, one in self.roles.items() if one == role]

    def heads(self, column: int) -> tuple[Place, ...]:
        """The cells that head a column."""
        return self.head_cells.get(column, ())

    def groups(self, cells: dict[int, Place]) -> tuple[Place, ...]:
        """The cells of a row that say which part of the vehicle its parameter is about."""
        return tuple(cells[column] for column in self.grouping if column in cells)

    def value(self, cells: dict[int, Place]) -> tuple[Place, ...]:
        """The cells of a row that hold its value."""
        return tuple(cells[column] for column in self.values if column in cells)

    def unit_of(self, cells: dict[int, Place], column: int) -> Place | None:
        """The cell that says a value's unit, where it has a column of its own."""
        return next((cells[unit] for unit in self.units if unit in cells and unit != column), None)


def shape_of(doc: Lines, grid: Grid) -> Shape:
    """What a table is; kind "" where it is about no vehicle's parameters."""
    shape = Shape()
    _read_heads(doc, grid, shape)
    if _owned(doc, shape):
        return Shape()
    labels = _label_columns(doc, grid, shape)
    if len(asked := shape.of("subject")) > 1 and all(shape.roles.get(column + 1) == "head" for column in asked):
        shape.kind, shape.labels = "pairs", tuple(asked)  # 项目 | 参数 | 项目 | 参数
        return shape
    if not labels and not shape.first and (paired := _paired(doc, grid)):
        shape.kind, shape.labels = "pairs", paired
        return shape
    if not labels:
        _head_by_cells(doc, grid, shape)
        _name_by_cells(doc, grid, shape)
        return _goods(doc, grid, shape)
    if len(labels) > 1 and _alternate(doc, grid, labels, shape.first):
        shape.kind, shape.labels = "pairs", tuple(labels)
        if shape.roles.get(labels[0]) == "name" and labels[0] + 1 not in shape.roles:
            shape.first = 0  # 车辆类型 | 轿车 is a pair, no head
        return shape
    shape.label = _telling(doc, grid, labels, shape)
    _read_columns(doc, grid, shape)
    return shape


def _owned(doc: Lines, shape: Shape) -> bool:
    """Whether a list is of vehicles that the buyer has already: its heads tell plates and years, and nothing of what is to be bought."""
    said = {doc.flat[slice(*cell)] for cells in shape.head_cells.values() for cell in cells}
    return lists_owned(said) and not set(shape.roles.values()) & _BESIDE


def _read_heads(doc: Lines, grid: Grid, shape: Shape) -> None:
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
        roles = [_role(doc, cell) for cell in row]
        said = [cell for cell in row if (words := doc.flat[slice(*cell)].strip()) and not (number > start and MEASURE.match(words))]
        cars = len(row) > 2 and _all_named(doc, row[1:])
        known = [
            role or "vehicle"
            for column, (role, cell) in enumerate(zip(roles, row, strict=True))
            if role or _names_one(doc, cell) or (cars and column and cell[0] < cell[1])
        ]
        if len(said) < 2 and number == shape.first and number < start + 2 and not shape.roles:
            shape.first = number + 1  # a caption within the table
            continue
        if (
            len(known) < 2
            or (len(known) * 2 < len(said) and not {"name", "quantity"} <= set(known))
            or not (set(known) & (_HEADS | {"name"}) or _all_short(doc, said) or cars)
            or _labelled(doc, row)
            or ("vehicle" in known and _vehicles_above(doc, shape) > 1)  # 类别 | SUV | 厢式货车 below the vehicles' names
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
    return any(_vehicle(doc, cell) and not _role(doc, cell) for cell in names)


def _vehicles_above(doc: Lines, shape: Shape) -> int:
    """How many heads of columns name vehicles."""
    return sum(1 for cells in shape.head_cells.values() if any(_names_one(doc, cell) for cell in cells))


def parts_of(doc: Lines, grid: Grid) -> list[Grid]:
    """A table whose first rows are labels with values (询价单位 | 某站 | 日期 | …) above the heads of a list, as two."""
    captioned = False
    for number, row in enumerate(grid.rows[:_LATEST_HEADS]):
        said = [cell for cell in row if doc.flat[slice(*cell)].strip()]
        roles = {role for cell in said if (role := _role(doc, cell))}
        known = sum(1 for cell in said if _role(doc, cell))
        abovelist = known > 1 and known * 2 >= len(said) and bool(roles & _NAMING) and bool(roles & (_VALUE_ROLES | {"head"}))
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
    ends = [column for column, cell in enumerate(row) if doc.flat[slice(*cell)].strip() in ENDS]
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
    old = {column for column, words in above.items() if _OLD.search(words) and not _NEW.search(words)}
    return old if len(old) > 1 and any(_NEW.search(above[column]) for column in above.keys() - old) else set()


def _all_short(doc: Lines, cells: Sequence[Place]) -> bool:
    return len(cells) > 2 and all(_role(doc, cell) for cell in cells)


def _all_named(doc: Lines, cells: Sequence[Place]) -> bool:
    """Whether all cells beside the first name vehicles, whatever the corner says: 参数\\车型 | 轿车 | 商务车. Beside one that is known
    others may be named for their work alone: | 轿车 | 档案转运车."""
    said = [cell for cell in cells if doc.flat[slice(*cell)].strip()]
    known = [cell for cell in said if _vehicle(doc, cell)]
    return len(said) > 1 and bool(known) and all(cell in known or _for_work(doc, cell) for cell in said)


def _labelled(doc: Lines, row: Sequence[Place]) -> bool:
    """Label and value side by side: no head."""
    said = [doc.flat[slice(*cell)].strip() for cell in row]
    return any(
        any(sign.isdigit() for sign in words)
        and parameter_of(words) is None
        and len(words) < 30
        and not _PLACED.match(words)
        and not words.endswith("车")  # 8米级纯电动公交车 names a vehicle
        and not (len(words) <= _LONGEST_CALL and called(words))
        for words in said
    )


def _words(doc: Lines, *cells: Place) -> str:
    return "".join(doc.flat[slice(*cell)].strip() for cell in cells)


def _role(doc: Lines, cell: Place) -> str:
    parameter = parameter_of(doc.flat[slice(*cell)])
    return parameter.role if parameter else ""


def _label_columns(doc: Lines, grid: Grid, shape: Shape) -> list[int]:
    """Columns that hold names of parameters row by row."""
    found = []
    rows = [row for row in grid.rows[shape.first :] if sum(1 for cell in row if cell[1] > cell[0]) > 1]  # without headings in the table
    for column in range(min(grid.width, 12)):
        cells = [row[column] for row in rows if column < len(row) and row[column][1] > row[column][0]]
        names = {doc.flat[slice(*cell)].strip() for cell in cells}
        known = {name for name in names if (p := parameter_of(name)) and (p.role in _VALUE_ROLES or p.role in ("name", "lot"))}
        telling = {name for name in known if (p := parameter_of(name)) and p.role in _VALUE_ROLES}
        asked = shape.roles.get(column + 1) == "head" and not {"quantity", "unit", "unit_cap"} <= set(shape.roles.values())
        if asked and shape.roles.get(column) == "name" and _names(doc, grid, column, shape.first):
            continue  # 随车工具 below 皮卡 and 客车 is a thing beside them
        if telling and (len(known) >= _FEWEST_LABELS or grid.width == 2 or asked) and (len(known) * 4 >= len(names) or len(known) > 4):
            found.append(column)
    return found


def _alternate(doc: Lines, grid: Grid, labels: Sequence[int], first: int) -> bool:
    """Columns of names with columns of values between them."""
    return all(after - before > 1 for before, after in pairwise(labels)) and labels[0] <= 1 and _filled(doc, grid, labels[0] + 1, first)


def _paired(doc: Lines, grid: Grid) -> tuple[int, ...]:
    """The columns of labels in a form one row of which names the vehicle and counts it, or tells another measure: 名称 | 巡检车 | 数量 | 2辆."""
    for row in grid.rows[:_LATEST_HEADS] if grid.width > _NARROWEST_FORM else ():
        roles = [_role(doc, cell) for cell in row[::2]]
        if len(row) % 2 == 0 and len(roles) > 1 and roles[0] == "name" and set(roles[1:]) <= TELLING and _vehicle(doc, row[1]):
            return tuple(range(0, len(row), 2))
    return ()


def _telling(doc: Lines, grid: Grid, labels: Sequence[int], shape: Shape) -> int:
    """The column of names: where parts of the vehicle (底盘, 上装) stand beside their parameters, the one that tells more."""
    first, *rest = labels
    if not rest or rest[0] - first > 1 or shape.roles.get(rest[0]) in (*_BESIDE, "displacement", "seats"):
        return first
    return rest[0] if _told(doc, grid, rest[0], shape.first) > _told(doc, grid, first, shape.first) else first


def _told(doc: Lines, grid: Grid, column: int, first: int) -> int:
    """How many parameters that tell of a limit or a count a column names, each once."""
    words = {doc.flat[slice(*row[column])] for row in grid.rows[first:] if column < len(row)}
    return sum(1 for one in words if (parameter := parameter_of(one)) and parameter.role in TELLING)


def _filled(doc: Lines, grid: Grid, column: int, first: int) -> bool:
    rows = grid.rows[first:]
    return sum(1 for row in rows if column < len(row) and doc.flat[slice(*row[column])].strip()) * 3 >= len(rows)


def _head_by_cells(doc: Lines, grid: Grid, shape: Shape) -> None:
    """A first row whose words are not known heads a list where vehicles are named below it, in cells of one column, and told beside them:
    序 | 校车规格 | 数 | 每车最高价."""
    if shape.first or len(grid.rows) < _FEWEST_LABELS or grid.width < _NARROWEST_FORM:
        return
    first = [(column, cell, doc.flat[slice(*cell)].strip()) for column, cell in enumerate(grid.rows[0])]
    if len(first) < grid.width or not all(0 < len(words) <= _LONGEST_UNKNOWN and not _FIGURE.search(words) for _, _, words in first):
        return
    named = [
        column
        for column, _, words in first
        if _names(doc, grid, column, 1) and not any(one.specific for one in heads(words, 0, len(words)) if words.endswith(one.word))
    ]
    told = {role_by_cells(words, _said_in(doc, grid, column, 1), ()) for column, _, words in first if column not in named}
    if named and told - {""}:
        shape.first = 1
        for column, cell, _ in first:
            shape.head_cells[column] = (cell,)
            if role := _role(doc, cell):
                shape.roles[column] = role


def _name_by_cells(doc: Lines, grid: Grid, shape: Shape) -> None:
    """The column whose cells name vehicles row by row, where no head says that one holds names: 级别 | 紧凑型轿车 | 中型SUV."""
    if "name" in shape.roles.values() or not shape.first:
        return
    projects = [column for column in shape.of("subject") if _of_projects(doc, shape, column)]
    named = projects or [
        column
        for column in range(grid.width)
        if shape.roles.get(column, "") in ("", "other", "subject", "head") and _names(doc, grid, column, shape.first)
    ]
    if named:
        shape.roles[max(named, key=lambda column: _kinds_in(doc, grid, column, shape.first))] = "name"
    elif "quantity" in shape.roles.values() and set(shape.roles.values()) & {"unit", "unit_cap"} and (things := shape.of("subject")):
        shape.roles[things[0]] = "name"  # 采购项目 | 规格 | 单位 | 数量 | 单价限价: things of many kinds


def _of_projects(doc: Lines, shape: Shape, column: int) -> bool:
    """Whether a column lists projects that are intended, of whatever sort: 采购项目名称 | 采购需求概况."""
    told = any("概况" in doc.flat[slice(*head)] for other in shape.of("head") for head in shape.heads(other))
    return told and any("项目" in doc.flat[slice(*head)] for head in shape.heads(column))


def _kinds_in(doc: Lines, grid: Grid, column: int, first: int) -> int:
    """How many things the cells of a column tell apart."""
    return len({doc.flat[slice(*row[column])].strip() for row in grid.rows[first:] if column < len(row)})


def _labelled_below(doc: Lines, grid: Grid, shape: Shape) -> bool:
    """Whether the cells below the head of what is asked for name parameters themselves: 排量：≥1.5T."""
    cells = [row[column] for column in shape.of("head")[:1] for row in grid.rows[shape.first :] if column < len(row)]
    return sum(1 for cell in cells if label_end(doc.flat[slice(*cell)].strip())) >= _FEWEST_LABELS


def _ask_by_cells(doc: Lines, grid: Grid, shape: Shape) -> None:
    """Columns of a list whose cells tell engines and seats, limits or numbers, whatever their heads call that: 车辆情况说明 | 2.0T，五座."""
    for column in range(grid.width) if shape.first and "name" in shape.roles.values() else ():
        above = " ".join(doc.flat[slice(*cell)] for row in grid.rows[: shape.first] for cell in row[column : column + 1])
        if column in shape.roles or not above.strip() or _OLD.search(above) or any(one.specific for one in heads(above, 0, len(above))):
            continue
        if role := role_by_cells(above, _said_in(doc, grid, column, shape.first), set(shape.roles.values())):
            shape.roles[column] = role
            shape.head_cells[column] = tuple(row[column] for row in grid.rows[: shape.first] if column < len(row))


def _goods(doc: Lines, grid: Grid, shape: Shape) -> Shape:
    _ask_by_cells(doc, grid, shape)
    told = set(shape.roles.values())
    if "name" in told and told & (_VALUE_ROLES | {"head"}):
        shape.kind = "goods"
    elif "head" in told and (
        not any(word in doc.flat[slice(*cell)] for cells in shape.head_cells.values() for cell in cells for word in _JUDGED)
        or _labelled_below(doc, grid, shape)
    ):
        shape.kind, shape.values = "list", tuple(shape.of("head")[:1])
    return shape


def _read_columns(doc: Lines, grid: Grid, shape: Shape) -> None:
    """Columns around the one of names: groups before it, values behind it."""
    right = [
        column
        for column in range(shape.label + 1, grid.width)
        if shape.roles.get(column) not in ("skip", "seq", "name", "lot") or _vehicle_head(doc, grid, shape, column)
    ]
    shape.units = tuple(column for column in right if shape.roles.get(column) == "unit") or tuple(
        column for column in shape.of("skip") if column > shape.label and are_units(_said_in(doc, grid, column, shape.first))
    )
    shape.beside = tuple(column for column, role in shape.roles.items() if column != shape.label and role in _BESIDE)
    right = [
        column
        for column in right
        if column not in shape.units and column not in shape.beside and _filled_any(doc, grid, column, shape.first)
    ]
    shape.grouping = tuple(
        column
        for column in range(shape.label)
        if shape.roles.get(column, "subject") in ("subject", "head", "other") and not _names(doc, grid, column, shape.first)
    )
    for column in range(shape.label):
        if _names(doc, grid, column, shape.first):
            shape.roles[column] = "name"
    shape.vehicles = tuple(column for column in right if _vehicle_head(doc, grid, shape, column))
    if shape.vehicles:  # 面包车 | 纯电揽投车: one that the lexicon does not know, beside others
        shape.vehicles = tuple(column for column in right if column in shape.vehicles or _named_car(doc, grid, shape, column))
    if len(shape.vehicles) > 1:
        shape.kind = "several"
        return
    named = _row_of_names(doc, grid, shape, right)
    if len(named) > 1:
        shape.kind, shape.vehicles = "several", tuple(named)
        return
    wanted = [column for column in right if shape.roles.get(column) == "head"] or right
    if not wanted:
        return
    shape.kind = "one"
    if shape.roles.get(shape.label) == "name" and grid.width == 2 and wanted[0] not in shape.roles:
        shape.first = 0  # 名称 | 洒水车 is a pair, no head
    at = right.index(wanted[0])
    signs = are_signs(_said_in(doc, grid, right[at], shape.first))
    shape.values = tuple(right[at : at + 2]) if signs else (right[at],)
    if not signs and at and are_signs(_said_in(doc, grid, right[at - 1], shape.first)):
        shape.values = (right[at - 1], right[at])


def _filled_any(doc: Lines, grid: Grid, column: int, first: int) -> bool:
    return any(column < len(row) and doc.flat[slice(*row[column])].strip() for row in grid.rows[first:])


def _said_in(doc: Lines, grid: Grid, column: int, first: int) -> list[str]:
    """What the cells of a column below its head say."""
    return [words for row in grid.rows[first:] if column < len(row) and (words := doc.flat[slice(*row[column])].strip())]


def _vehicle(doc: Lines, cell: Place) -> bool:
    """Whether a cell names a vehicle."""
    words = doc.flat[slice(*cell)].strip()
    found = list(heads(doc.flat, *cell)) if len(words) <= 40 else []
    return bool(found) and not any(one.decoy for one in found)


def _names_one(doc: Lines, cell: Place) -> bool:
    """Whether a cell names a vehicle, or numbers one (车型一)."""
    words = doc.flat[slice(*cell)].strip()
    return _vehicle(doc, cell) or _PLACED.match(words) is not None or (len(words) <= _LONGEST_CALL and bool(called(words)))


def _vehicle_head(doc: Lines, grid: Grid, shape: Shape, column: int) -> bool:
    return any(_names_one(doc, row[column]) for row in grid.rows[: shape.first] if column < len(row))


def _named_car(doc: Lines, grid: Grid, shape: Shape, column: int) -> bool:
    """Whether a column is headed by a name that no word is known of but its last sign: 4.2米厢式邮车."""
    return any(_for_work(doc, row[column]) for row in grid.rows[: shape.first] if column < len(row))


def _for_work(doc: Lines, cell: Place) -> bool:
    """Whether a cell is a name that no word is known of but its last sign: 4.2米厢式邮车, 档案转运车（厢式）."""
    words = doc.flat[slice(*cell)].strip()
    return 2 < len(words) <= _LONGEST_UNKNOWN and _WORKS.search(words) is not None and not heads(words, 0, len(words))


def _row_of_names(doc: Lines, grid: Grid, shape: Shape, right: Sequence[int]) -> list[int]:
    """Columns that a row of the kind 车型 | 轿车 | 越野车 names."""
    for row in grid.rows[: shape.first + 3]:
        named = [c for c in right if c < len(row) and _names_one(doc, row[c])]
        heading = named == right or any(_role(doc, cell) in ("name", "lot", "head", "subject") for cell in row[: shape.label + 1])
        if heading and len(named) > 1:
            if not _role(doc, row[shape.label]):  # 技术规格 | | 中巴车 | 轻型客车: a head, whose corner is wide
                shape.first = max(shape.first, grid.rows.index(row) + 1)
            return named
    return []


def _names(doc: Lines, grid: Grid, column: int, first: int) -> bool:
    """Whether a column before the names of parameters names vehicles."""
    cells = [row[column] for row in grid.rows[first:] if column < len(row) and doc.flat[slice(*row[column])].strip()]
    return bool(cells) and sum(1 for cell in cells if _vehicle(doc, cell)) * 2 > len(cells)
