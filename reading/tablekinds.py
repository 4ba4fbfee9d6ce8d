"""reading: what a document's table is: goods by rows, parameters of one vehicle, of several side by side, or label and value in pairs."""

from collections.abc import Sequence
from itertools import pairwise

from reading import regex
from reading.asides import lists_owned
from reading.grids import Grid
from reading.lines import Lines
from reading.parameters import label_end, parameter_of
from reading.tablecells import column_of_vehicles, named_for_work, names_a_vehicle, names_or_numbers_one, role_of_label, said_in
from reading.tablecolumns import are_signs, are_units, role_by_cells
from reading.tableheads import head_by_cells, of_owned, read_heads
from reading.tableshapes import TELLING, VALUE_ROLES, Shape
from reading.vehicles import heads

_FEWEST_LABELS = 2
_LATEST_NAME = 8
"""Rows of a form within which its vehicle is named."""
_NARROWEST_FORM = 3
_BESIDE = frozenset(("quantity", "unit_cap", "price_cap"))
_NO_LABEL = regex.compile(r"^[★▲※#*●△☆0-9一二三四五六七八九十.、()（）]{1,5}$")
_COUNTED, _LONGEST_HEAD = regex.compile(r"^ ?[0-9一二三四五六七八九十]{1,4} ?[辆台部]"), 12
_JUDGED = ("分值", "评分", "得分", "条款号", "评审")
"""Heads of tables that say how offers are judged."""


def shape_of(doc: Lines, grid: Grid) -> Shape:
    """What a table is; kind "" where it is about no vehicle's parameters."""
    shape = Shape()
    read_heads(doc, grid, shape)
    if _owned(doc, shape):
        return Shape()
    labels = _label_columns(doc, grid, shape)
    if len(asked := shape.of("subject")) > 1 and all(shape.roles.get(column + 1) == "head" for column in asked):
        shape.kind, shape.labels = "pairs", tuple(asked)  # 项目 | 参数 | 项目 | 参数
        return shape
    if not labels and _counts_in_pairs(doc, grid):
        return Shape("pairs", labels=tuple(range(0, grid.width, 2)))
    if not labels and not shape.first and (paired := _paired(doc, grid)):
        shape.kind, shape.labels = "pairs", paired
        return shape
    if not labels and (named := _headed_by_vehicles(doc, grid, shape)):
        shape.kind, shape.vehicles = "several", named
        return shape
    if not labels:
        head_by_cells(doc, grid, shape)
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


def _headed_by_vehicles(doc: Lines, grid: Grid, shape: Shape) -> tuple[int, ...]:
    """The columns of vehicles side by side whose cells tell all themselves, beside columns of numbers and signs: 序号 | ★ | 轿车 | 越野车."""
    named = tuple(column for column in range(grid.width) if _vehicle_head(doc, grid, shape, column) or _named_car(doc, grid, shape, column))
    rest = [words for column in range(grid.width) if column not in named for words in said_in(doc, grid, column, shape.first)]
    known = sum(1 for column in named if _vehicle_head(doc, grid, shape, column))
    return named if len(named) > 1 and known and all(_NO_LABEL.match(words) for words in rest) else ()


def _owned(doc: Lines, shape: Shape) -> bool:
    """Whether a list is of vehicles that the buyer has already: its heads tell plates and years, and nothing of what is to be bought."""
    said = {doc.flat[slice(*cell)] for cells in shape.head_cells.values() for cell in cells}
    return lists_owned(said) and not set(shape.roles.values()) & _BESIDE


def _label_columns(doc: Lines, grid: Grid, shape: Shape) -> list[int]:
    """Columns that hold names of parameters row by row."""
    found = []
    rows = [row for row in grid.rows[shape.first :] if sum(1 for cell in row if cell[1] > cell[0]) > 1]  # without headings in the table
    for column in range(min(grid.width, 12)):
        cells = [row[column] for row in rows if column < len(row) and row[column][1] > row[column][0]]
        names = {doc.flat[slice(*cell)].strip() for cell in cells}
        known = {name for name in names if (p := parameter_of(name)) and (p.role in VALUE_ROLES or p.role in ("name", "lot"))}
        telling = {name for name in known if (p := parameter_of(name)) and p.role in VALUE_ROLES}
        asked = shape.roles.get(column + 1) == "head" and not {"quantity", "unit", "unit_cap"} <= set(shape.roles.values())
        if asked and shape.roles.get(column) == "name" and column_of_vehicles(doc, grid, column, shape.first):
            continue  # 随车工具 below 皮卡 and 客车 is a thing beside them
        if telling and (len(known) >= _FEWEST_LABELS or grid.width == 2 or asked) and (len(known) * 4 >= len(names) or len(known) > 4):
            found.append(column)
    return found


def _alternate(doc: Lines, grid: Grid, labels: Sequence[int], first: int) -> bool:
    """Columns of names with columns of values between them."""
    return all(after - before > 1 for before, after in pairwise(labels)) and labels[0] <= 1 and _filled(doc, grid, labels[0] + 1, first)


def _paired(doc: Lines, grid: Grid) -> tuple[int, ...]:
    """The columns of labels in a form one row of which names the vehicle and counts it, or tells another measure: 名称 | 巡检车 | 数量 | 2辆."""
    for row in grid.rows[:_LATEST_NAME] if grid.width > _NARROWEST_FORM else ():
        roles = [role_of_label(doc, cell) for cell in row[::2]]
        if len(row) % 2 == 0 and len(roles) > 1 and roles[0] == "name" and set(roles[1:]) <= TELLING and names_a_vehicle(doc, row[1]):
            return tuple(range(0, len(row), 2))
    return ()


def _counts_in_pairs(doc: Lines, grid: Grid) -> bool:
    """Whether a form of labels with values, more than one in a row, tells a number of vehicles and what is asked of them:
    项目名称 | 业务用车 | 采购方式 | 询价, 数量 | 2辆 | …, 技术要求 | …."""
    if grid.width <= _NARROWEST_FORM or any(len(row) % 2 for row in grid.rows):
        return False
    pairs = [(role_of_label(doc, label), value) for row in grid.rows for label, value in zip(row[::2], row[1::2], strict=True)]
    numbers = sum(1 for role, value in pairs if role == "quantity" and _COUNTED.match(doc.flat[slice(*value)]))
    return numbers == 1 and any(role == "head" and value[1] - value[0] > _LONGEST_HEAD for role, value in pairs)


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


def _name_by_cells(doc: Lines, grid: Grid, shape: Shape) -> None:
    """The column whose cells name vehicles row by row, where no head says that one holds names: 级别 | 紧凑型轿车 | 中型SUV."""
    if "name" in shape.roles.values() or not shape.first:
        return
    projects = [column for column in shape.of("subject") if _of_projects(doc, shape, column)]
    named = projects or [
        column
        for column in range(grid.width)
        if shape.roles.get(column, "") in ("", "other", "subject", "head") and column_of_vehicles(doc, grid, column, shape.first)
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
        if column in shape.roles or not above.strip() or of_owned(above) or any(one.specific for one in heads(above, 0, len(above))):
            continue
        if role := role_by_cells(above, said_in(doc, grid, column, shape.first), set(shape.roles.values())):
            shape.roles[column] = role
            shape.head_cells[column] = tuple(row[column] for row in grid.rows[: shape.first] if column < len(row))


def _goods(doc: Lines, grid: Grid, shape: Shape) -> Shape:
    _ask_by_cells(doc, grid, shape)
    told = set(shape.roles.values())
    if "name" in told and told & (VALUE_ROLES | {"head"}):
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
        column for column in shape.of("skip") if column > shape.label and are_units(said_in(doc, grid, column, shape.first))
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
        if shape.roles.get(column, "subject") in ("subject", "head", "other") and not column_of_vehicles(doc, grid, column, shape.first)
    )
    for column in range(shape.label):
        if column_of_vehicles(doc, grid, column, shape.first):
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
    signs = are_signs(said_in(doc, grid, right[at], shape.first))
    shape.values = tuple(right[at : at + 2]) if signs else (right[at],)
    if not signs and at and are_signs(said_in(doc, grid, right[at - 1], shape.first)):
        shape.values = (right[at - 1], right[at])


def _filled_any(doc: Lines, grid: Grid, column: int, first: int) -> bool:
    return any(column < len(row) and doc.flat[slice(*row[column])].strip() for row in grid.rows[first:])


def _vehicle_head(doc: Lines, grid: Grid, shape: Shape, column: int) -> bool:
    return any(names_or_numbers_one(doc, row[column]) for row in grid.rows[: shape.first] if column < len(row))


def _named_car(doc: Lines, grid: Grid, shape: Shape, column: int) -> bool:
    """Whether a column is headed by a name that no word is known of but its last sign: 4.2米厢式邮车."""
    return any(named_for_work(doc, row[column]) for row in grid.rows[: shape.first] if column < len(row))


def _row_of_names(doc: Lines, grid: Grid, shape: Shape, right: Sequence[int]) -> list[int]:
    """Columns that a row of the kind 车型 | 轿车 | 越野车 names."""
    for row in grid.rows[: shape.first + 3]:
        named = [c for c in right if c < len(row) and names_or_numbers_one(doc, row[c])]
        heading = named == right or any(role_of_label(doc, cell) in ("name", "lot", "head", "subject") for cell in row[: shape.label + 1])
        if heading and len(named) > 1:
            if not role_of_label(doc, row[shape.label]):  # 技术规格 | | 中巴车 | 轻型客车: a head, whose corner is wide
                shape.first = max(shape.first, grid.rows.index(row) + 1)
            return named
    return []
