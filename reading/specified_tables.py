"""reading: the vehicles of a document's tables: one a row, one a column, one after the other, label and value in pairs."""

from collections.abc import Sequence

from reading import re2
from reading.asides import asked_for
from reading.grids import Grid, Paragraph
from reading.parameters import parameter_of
from reading.specified import Place, Register, Told, Vehicle, numbered
from reading.tablekinds import TELLING, Shape, shape_of
from reading.vehicles import heads

LONGEST_HEADING = 48
_OFF_ROADS = frozenset(("叉车", "铲车", "挖掘机", "装载机", "推土机", "压路机", "拖拉机", "收割机"))
"""Machines that no engine makes vehicles of the road."""
_NOT_BOUGHT = re2.compile(r"^(?:租赁|租用|维修|维保|保险|服务采购)|暂缓|暂不|不再?采购|取消采购")
"""A cell that says that its row is leased, or not bought now."""
_TELLING = ("displacement", "seats", "energy", "unit_cap")
UNIT = re2.compile(r"^(?:万元|元|辆|台|人|座|升|毫升|L|mL|ml|ML|cc|CC)(?:/[辆台])?$")
"""A cell that says a value's unit."""
_ON_ROADS = re2.compile(r"[0-9]辆|排量|乘员|[0-9]座|总质量")
_NAME_LIKE = re2.compile(r"(?:车|车型|型车|[A-Z]型|轿车|SUV|MPV)(?:\(|$)")


class Tables:
    """Reads tables into the register."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.capped: list[tuple[Place, Place]] = []

    def table(self, grid: Grid) -> None:
        """Read one table, as its shape says."""
        shape = shape_of(self.known.doc, grid)
        if shape.kind == "goods":
            self._goods(grid, shape)
        elif shape.kind == "several":
            self._several(grid, shape)
        elif shape.kind == "one":
            self._one(grid, shape)
        elif shape.kind == "pairs":
            self._pairs(grid, shape)
        elif shape.kind == "list":
            self._list(grid, shape)

    def limits(self, grid: Grid) -> None:
        """The limits of price in a table on how to bid (单价最高限价 | 轿车18万元/辆；客车30万元/辆), of the vehicles it names."""
        for row in grid.rows:
            label = next((cell for cell in row if self._role(cell) == "unit_cap"), None)
            value = next((cell for cell in row if label is not None and cell[0] > label[0] and self._said(cell)), None)
            if label is not None and value is not None:
                self.capped.append((label, value))

    def with_limits(self) -> None:
        """Tell the vehicles the limits found beside other things, now that all are known."""
        for label, value in self.capped:
            for one, place in self.known.clauses(value):
                if not one.has("unit_cap"):
                    one.told.append(Told("unit_cap", (place,), (label,)))

    def parameters(self, grid: Grid) -> None:
        """Read one table where it holds parameters, by rows or columns; lists of goods with their numbers are left to others."""
        shape = shape_of(self.known.doc, grid)
        bare = shape.kind == "goods" and not shape.of("quantity") and any(shape.of(role) for role in _TELLING)
        if bare or shape.kind in ("several", "one", "pairs"):
            self.table(grid)

    def _goods(self, grid: Grid, shape: Shape) -> None:
        """One vehicle a row; rows of one name with numbers of their own are vehicles of their own. Of several columns of names the
        one that tells the rows apart names them."""
        names = sorted(shape.of("name"), key=lambda column: self._different(grid, shape, column), reverse=True)
        met: dict[int, tuple[str, str]] = {}
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            named = [cells[column] for column in names if column in cells]
            name = named[0] if named else None
            if name is None or self.known.doc.flat[slice(*name)].strip().startswith(("合计", "总计", "小计")):
                continue
            if any(_NOT_BOUGHT.search(self.known.doc.flat[slice(*cell)].strip()) for cell in cells.values()):
                continue
            if self.known.named(name) is None and not _NAME_LIKE.search(self.known.doc.flat[slice(*name)].strip()):
                continue
            if any(
                one.decoy and not (one.decoy == "machine" and one.word not in _OFF_ROADS and self._driven(row))
                for one in heads(self.known.doc.flat, *name)
            ):
                continue
            one = self.known.vehicle(name, self._lot_of(cells, shape))
            told = (self._words(cells, shape.of("seq")), self._words(cells, shape.of("quantity")))
            if met.setdefault(id(one), told) != told and _apart(met[id(one)], told):
                one = self.known.new(Vehicle([name], self._lot_of(cells, shape)))
            one.number = one.number or next((self.known.ordinal_in(cells[column]) for column in shape.of("seq") if column in cells), "")
            self._tell(one, cells, shape)

    def _driven(self, row: Sequence[Place]) -> bool:
        """Whether the words of a row speak of a road vehicle, whatever is made of its name (服务车, 工具车)."""
        return _ON_ROADS.search(self.known.doc.flat[row[0][0] : row[-1][1]]) is not None

    def _different(self, grid: Grid, shape: Shape, column: int) -> tuple[int, int]:
        """How many cells of a column name vehicles, and how many differ."""
        cells = [row[column] for row in grid.rows[shape.first :] if column < len(row)]
        return sum(1 for cell in cells if self._names(cell)), len({self.known.doc.flat[slice(*cell)].strip() for cell in cells})

    def _list(self, grid: Grid, shape: Shape) -> None:
        """Sentences row by row about the vehicle that the words before them speak of."""
        if self.known.current is None:
            return
        for row in grid.rows[shape.first :]:
            cells = [row[column] for column in shape.values if column < len(row) and self._said(row[column])]
            kept = [part for cell in cells for part in asked_for(self.known.doc.flat, Paragraph(*cell))]
            self.known.current.told += [Told("prose", ((part.start, part.end),)) for part in kept]

    def _words(self, cells: dict[int, Place], columns: Sequence[int]) -> str:
        return next((self.known.doc.flat[slice(*cells[column])].strip() for column in columns if column in cells), "")

    def _tell(self, one: Vehicle, cells: dict[int, Place], shape: Shape) -> None:
        for column, cell in cells.items():
            role = shape.roles.get(column, "")
            if role in ("", "name", "seq", "lot", "unit", "skip"):
                if role == "name" and cell not in one.names:  # 车型 beside 名称: its kind
                    self.known.add(one, Told("kind", (cell,), shape.heads(column)))
                continue
            self.known.add(
                one, Told("spec" if role in ("head", "subject") else role, (cell,), shape.heads(column), shape.unit_of(cells, column))
            )

    def _lot_of(self, cells: dict[int, Place], shape: Shape) -> str:
        return next((self.known.ordinal_in(cells[column]) for column in shape.of("lot") if column in cells), "") or self.known.lot

    def _several(self, grid: Grid, shape: Shape) -> None:
        """Parameters by rows, vehicles by columns."""
        columns = shape.vehicles
        made = {column: self._of_column(grid, shape, column) for column in columns}
        for row in grid.rows[: shape.first] if shape.label is not None else ():
            if self._role(row[shape.label]) == "lot":  # 标包号 | 1 | 2
                for column in columns:
                    made[column].lot = self.known.ordinal_in(row[column]) or made[column].lot
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            label = cells.get(shape.label)
            if label is None:
                continue
            groups, unit = shape.groups(cells), None
            beside = cells.get(shape.label + 1) if shape.label + 1 < columns[0] else None
            if beside is not None and parameter_of(self.known.doc.flat[slice(*beside)]) is not None:
                groups, label = (*groups, label), beside
            elif beside is not None and UNIT.match(self.known.doc.flat[slice(*beside)].strip()):
                unit = beside
            shared = None if self._denied(row, columns) else _one_value(row, columns, cells)
            for column in columns:
                value = cells.get(column, shared)
                if value is not None and (role := self._role(label)):
                    instead = _one_value(row, columns, {at: cell for at, cell in cells.items() if at != column})
                    told = Told(role, (value,), (*groups, label), shape.unit_of(cells, column) or unit, instead)
                    self._name_or_tell(made[column], told)

    def _denied(self, row: Sequence[Place], columns: Sequence[int]) -> bool:
        """Whether a column says that a row's parameter is none of its vehicle (/, 无), and leaves nothing to be reached over."""
        places = (row[column] for column in columns if column < len(row))
        return any(self.known.doc.flat[slice(*place)].strip() and not self._said(place) for place in places)

    def _of_column(self, grid: Grid, shape: Shape, column: int) -> Vehicle:
        """The vehicle of a column: named by its head, else by a row of names, else only numbered (车型一) or told apart (监护型)."""
        heads = [row[column] for row in grid.rows[: shape.first] if column < len(row) and self._said(row[column])]
        rows = [row for row in grid.rows[shape.first :] if column < len(row) and self._role(row[shape.label]) == "name"]
        named = [cell for cell in heads if self.known.named(cell)] + [row[column] for row in rows if self._said(row[column])]
        for cell in [*named, *heads]:
            words = self.known.doc.flat[slice(*cell)]
            if cell in named or numbered(words) or words.strip().endswith("型"):
                return self.known.vehicle(cell)
        return self.known.new(Vehicle(loose=True, lot=self.known.lot))

    def _one(self, grid: Grid, shape: Shape) -> None:
        """Parameters of one vehicle after the other, by rows."""
        one, named = self._owner(grid), False
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(next(iter(cells.values())))) is not None:
                one, named = section, True
                continue
            if (own := self._named_in(cells, shape)) is not None:
                one, named = own, True
            label, value = self._label(cells, shape), shape.value(cells)
            role = self._role(label) if label is not None else ""
            if role == "name" and value and self._names(value[-1]):
                one = self.known.vehicle(value[-1]) if named or not one.loose else self.known.rename(one, value[-1])
                named = True
                continue
            if label is not None and value and role:
                self.known.add(one, Told(role, value, (*shape.groups(cells), label), shape.unit_of(cells, shape.values[0])))
            self._tell(one, {column: cell for column, cell in cells.items() if column in shape.beside}, shape)

    def _names(self, cell: Place) -> bool:
        """Whether a cell behind 车辆名称 names a vehicle, known or made for some work (厢式工具车)."""
        if self.known.named(cell) is not None:
            return True
        return bool(_NAME_LIKE.search(self.known.doc.flat[slice(*cell)].strip())) and not any(
            one.decoy for one in heads(self.known.doc.flat, *cell)
        )

    def _label(self, cells: dict[int, Place], shape: Shape) -> Place | None:
        """The cell that names a row's parameter: the one before its column where that reaches over it (单价限价 | | 12万元)."""
        return cells.get(shape.label) or next((cell for cell in reversed(shape.groups(cells)) if self._role(cell) in TELLING), None)

    def _owner(self, grid: Grid) -> Vehicle:
        """Whose parameters a table without names gives: the vehicle that the words before it speak of."""
        if self.known.current is not None:
            return self.known.current
        return self.known.new(Vehicle(loose=True, lot=self.known.lot))

    def _section(self, cell: Place) -> Vehicle | None:
        if (cell[1] - cell[0]) > LONGEST_HEADING or self.known.named(cell) is None or parameter_of(self.known.doc.flat[slice(*cell)]):
            return None
        one = self.known.vehicle(cell)
        one.told.append(Told("heading", (cell,)))
        return one

    def _named_in(self, cells: dict[int, Place], shape: Shape) -> Vehicle | None:
        for column in shape.of("name"):
            if column != shape.label and column in cells and self.known.named(cells[column]) is not None:
                return self.known.vehicle(cells[column], self._lot_of(cells, shape))
        return None

    def _pairs(self, grid: Grid, shape: Shape) -> None:
        """Label, value, label, value along each row."""
        one = self._owner(grid)
        beside = self._side_by_side(grid, shape)
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(next(iter(cells.values())))) is not None:
                one = section
            for label, following in zip(shape.labels, (*shape.labels[1:], len(row)), strict=True):
                value = next((cells[column] for column in range(label + 1, following) if column in cells), None)
                if label in cells and value is not None and (role := self._role(cells[label])):
                    one = beside.get(label, one)
                    if role == "name" and self.known.named(value) is not None:
                        one = self.known.rename(one, value) if one.loose else self.known.vehicle(value)
                    else:
                        self.known.add(one, Told(role, (value,), (cells[label],)))

    def _side_by_side(self, grid: Grid, shape: Shape) -> dict[int, Vehicle]:
        """The vehicles of a table with one beside the other: a row of their names over pairs of label and value."""
        for row in grid.rows[: shape.first + 1]:
            said = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            names = [said[label] for label in shape.labels if label in said and _NAME_LIKE.search(self.known.doc.flat[slice(*said[label])])]
            if len(names) == len(said) == len(shape.labels) > 1:
                return {label: self.known.vehicle(name) for label, name in zip(shape.labels, names, strict=True)}
        return {}

    def _name_or_tell(self, one: Vehicle, told: Told) -> None:
        if told.role == "name":
            one.names += [value for value in told.value if value not in one.names]
        elif told.role == "lot":
            one.lot = self.known.ordinal_in(told.value[0]) or one.lot
        else:
            self.known.add(one, told)

    def _role(self, label: Place) -> str:
        """What a label tells; one that is not known is told all the same, as something else."""
        parameter = parameter_of(self.known.doc.flat[slice(*label)])
        role = parameter.role if parameter else "other"
        return "" if role in ("seq", "skip", "unit") else "other" if role in ("head", "subject") else role

    def _said(self, cell: Place) -> bool:
        return self.known.doc.flat[cell[0] : cell[1]].strip() not in ("", "/", "-", "--", "无", "—", "\\")


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether ordinals, or where there are none the numbers of two rows of the same name tell that they are two things."""
    return all((one[1], other[1])) and (one[0] != other[0] if one[0] and other[0] else one[1] != other[1])


def _one_value(row: Sequence[Place], columns: Sequence[int], cells: dict[int, Place]) -> Place | None:
    """A value that reaches over all vehicles' columns stands in the first of them only."""
    filled = [column for column in columns if column in cells]
    return cells[filled[0]] if filled == [columns[0]] and len(columns) > 1 else None
