"""reading: the vehicles of a document's tables: one a row, one a column, one after the other, label and value in pairs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reading import re2
from reading.allotted import allotted
from reading.asides import asked_for, without_old
from reading.designations import called
from reading.grids import Grid, Paragraph
from reading.parameters import parameter_of, tells_build
from reading.specified import Place, Register, Told, Vehicle, made_for_work, numbered
from reading.specified_cells import NAME_LIKE, Cells
from reading.specified_pairs import Pairs
from reading.tablekinds import TELLING, Shape, shape_of
from reading.vehicles import heads

_BOUGHT = re2.compile(r"^(?:采购|购置|询价|项目|拟购)(?:项目|内容|标的|货物|品目|车辆)(?:及数量)?:?$")
"""A form's label of what is bought."""
_OF_PIECES = re2.compile(r"^(?:件|个|只|副|根|条|块|张|顶|瓶|桶|箱|米)$")
"""Units that no vehicles are counted in."""
_OTHER_SECTION = re2.compile(r"^ ?[(（]?[一二三四五六七八九十]{1,3}[、)）]")
_FEWEST_NUMBERED = 2
_OFF_ROADS = frozenset(("叉车", "铲车", "挖掘机", "装载机", "推土机", "压路机", "拖拉机", "收割机"))
"""Machines that no engine makes vehicles of the road."""
_NOT_BOUGHT = re2.compile(r"^(?:租赁|租用|维修|维保|保险|服务采购)|暂缓|暂不|不再?采购|取消采购")
"""A cell that says that its row is leased, or not bought now."""
_TELLING = ("displacement", "seats", "energy", "unit_cap")
UNIT = re2.compile(r"^(?:万元|元|辆|台|人|座|升|毫升|L|mL|ml|ML|cc|CC)(?:/[辆台])?$")
"""A cell that says a value's unit."""
_BUILT = ("车型", "类型", "类别", "车种", "种类")
"""Labels of names that may as well tell the build of a vehicle that is named above."""
_SEATED = re2.compile(r"^ ?[0-9]{1,2}座?(?:(?:或|至|-|~|/)[0-9]{1,2})?座(?:及?以上)?[。;]? ?$")
"""All that a remark in a row may tell: 7座."""
_ON_ROADS = re2.compile(r"[0-9]辆|排量|乘员|[0-9]座|总质量")
_BRACKETS_BEHIND = re2.compile(r"^[^(（]{0,8}[)）]|^[(（][^()（）]{1,12}[)）]")
_OF_EACH = re2.compile(r"^ ?(?:整车|本车|车辆|底盘|车身|车体|整机)$")
"""What a list of a vehicle's parts begins with: the vehicle itself."""


class Tables(Cells):
    """Reads tables into the register."""

    def __init__(self, known: Register) -> None:
        super().__init__(known)
        self.pairs = Pairs(known)
        self.enumerated: Callable[[Paragraph], bool] = lambda _: False
        """Takes words that count several vehicles, or one that is to be bought."""
        self.counted: Callable[[Paragraph], bool] = lambda _: False
        """Takes words that count vehicles."""
        self.by_number: dict[str, Vehicle | None] = {}
        """The rows of the last numbered list by their numbers; None where one is no vehicle's."""

    def table(self, grid: Grid) -> None:
        """Read one table, as its shape says."""
        grid = without_old(self.known.doc.flat, grid)
        if allots := allotted(self.known.doc.flat, grid):
            self._allots(allots)
            return
        if len(grid.rows) == 1 and len(names := [cell for cell in grid.rows[0] if self._said(cell)]) > 1 and all(map(self._names, names)):
            self.pairs.over = grid.rows[0]
            return
        shape = shape_of(self.known.doc, grid)
        if self._by_numbers(grid, shape):
            return
        self._sectioned(grid, shape)
        if shape.kind in ("", "list") and (self._enumerations(grid) or self._form(grid)):
            return
        if shape.kind == "goods":
            self._goods(grid, shape)
        elif shape.kind == "several":
            self._several(grid, shape)
        elif shape.kind == "one":
            self._one(grid, shape)
        elif shape.kind == "pairs":
            self.pairs.read(grid, shape)
        elif shape.kind == "list":
            self._list(grid, shape)

    def _allots(self, told: Sequence[tuple[Place, Place, Place]]) -> None:
        """Take the numbers that a table allots; where a list tells the vehicles, places may call them otherwise (机要轿车 | 应急轿车)."""
        listed = any(one.listed for one in self.known.vehicles)
        for name, number, label in told:
            known = self.known.known(name)
            if listed and not known:
                continue
            one = self.known.vehicle(name) if known else self.known.new(Vehicle([name], self.known.lot))
            if not one.has("quantity"):
                self.known.add(one, Told("quantity", (number,), (label,)))
            one.listed = True  # a kind of its own beside 救护车5辆 of all

    def _sectioned(self, grid: Grid, shape: Shape) -> None:
        """Make a list of requirements of a table by clauses whose rows of one cell name vehicles that are known."""
        alone = [said[0] for row in grid.rows if len(said := [cell for cell in row if self._said(cell)]) == 1]
        if shape.kind == "" and shape.of("head") and any(self.known.known(cell) for cell in alone):
            shape.kind, shape.values = "list", tuple(shape.of("head")[:1])

    def _enumerations(self, grid: Grid) -> bool:
        """Take the cells of a list of purchases that count several vehicles (购置轿车7辆、越野车3辆。轿车：…) where no vehicle is known yet."""
        if any(not one.loose for one in self.known.vehicles):
            return False
        parts = [part for row in grid.rows for cell in row for part in asked_for(self.known.doc.flat, Paragraph(*cell)) if self._said(cell)]
        return any([self.enumerated(part) for part in parts])

    def _form(self, grid: Grid) -> bool:
        """Take a form of two columns that counts its only vehicle in a cell and asks for the rest below: 采购项目 | 公务用车1辆."""
        if grid.width != 2 or any(not one.loose for one in self.known.vehicles):
            return False
        rows = [row for row in grid.rows if len(row) == 2]
        bought = [row for row in rows if _BOUGHT.match(self.known.doc.flat[slice(*row[0])].strip()) and self.counted(Paragraph(*row[1]))]
        one = self.known.vehicles[-1] if bought else None
        for _, value in (row for row in rows if one is not None and row not in bought):
            kept = asked_for(self.known.doc.flat, Paragraph(*value))
            self.known.vehicles[-1].told += [Told("prose", ((part.start, part.end),)) for part in kept]
        return bool(bought)

    def parameters(self, grid: Grid) -> None:
        """Read one table where it holds parameters, by rows or columns; lists of goods with their numbers are left to others."""
        shape = shape_of(self.known.doc, grid)
        bare = shape.kind == "goods" and not shape.of("quantity") and any(shape.of(role) for role in _TELLING)
        if bare or shape.kind in ("several", "one", "pairs"):
            self.table(grid)

    def _goods(self, grid: Grid, shape: Shape) -> None:
        """One vehicle a row; rows of one name with numbers of their own are vehicles of their own. Of several columns of names the
        one that tells the rows apart names them."""
        names = sorted(
            shape.of("name"), key=lambda column: (*self._different(grid, shape, column), self._of_goods(shape, column)), reverse=True
        )
        met: dict[int, tuple[str, str]] = {}
        ordinals = [column for column in shape.of("seq") if names and column < names[0]]  # behind the name it numbers what is asked of one
        self.by_number = {}
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            named = [cells[column] for column in names if column in cells]
            name = named[0] if named else None
            if name is not None and (number := self._words(cells, ordinals)):
                self.by_number[number] = None
            if name is None or self.known.doc.flat[slice(*name)].strip().startswith(("合计", "总计", "小计")):
                continue
            value = next((cells[column] for column in shape.of("head") if column in cells), None)
            if value is not None and self._told_of(name, value) is not None:
                continue
            if self.known.current is not None and _OF_EACH.match(self.known.doc.flat[slice(*name)].strip()):
                self._tell(
                    self.known.current,
                    {at: cell for at, cell in cells.items() if shape.roles.get(at) in ("head", "subject", "other")},
                    shape,
                )
                continue
            if any(_NOT_BOUGHT.search(self.known.doc.flat[slice(*cell)].strip()) for cell in cells.values()):
                continue
            if any(_OF_PIECES.match(self.known.doc.flat[slice(*cells[column])].strip()) for column in shape.of("unit") if column in cells):
                continue
            if self.known.named(name) is None and not NAME_LIKE.search(self.known.doc.flat[slice(*name)].strip()):
                continue
            if any(
                one.decoy
                and not made_for_work(self.known.doc.flat, name, one)
                and not (one.decoy == "machine" and one.word not in _OFF_ROADS and self._driven(row))
                for one in heads(self.known.doc.flat, *name)
            ):
                continue
            one = self.known.vehicle(name, self._lot_of(cells, shape))
            told = (self._words(cells, ordinals), self._words(cells, shape.of("quantity")))
            if met.setdefault(id(one), told) != told and _apart(met[id(one)], told):
                one = self.known.new(Vehicle([name], self._lot_of(cells, shape)))
            one.listed = True
            one.called += [
                cell for column in names if (cell := cells.get(column)) and cell != name and called(self.known.doc.flat[slice(*cell)])
            ]
            one.number = one.number or next((self.known.ordinal_in(cells[column]) for column in ordinals if column in cells), "")
            if number:
                self.by_number[number] = one
            self._tell(one, cells, shape)

    def _by_numbers(self, grid: Grid, shape: Shape) -> bool:
        """Take a table whose rows tell of the vehicles of the list above by their numbers in it: 序号 | 技术参数, W-01 | 排量2.0T."""
        numbers = shape.of("seq")[:1]
        if not numbers or shape.of("name") or len(self.by_number) < _FEWEST_NUMBERED:
            return False
        rows = [{column: cell for column, cell in enumerate(row) if self._said(cell)} for row in grid.rows[shape.first :]]
        told = [self._words(cells, numbers) for cells in rows]
        if told not in (list(self.by_number), [number for number, one in self.by_number.items() if one]):
            return False
        for number, cells in zip(told, rows, strict=True):
            if (one := self.by_number[number]) is not None:
                self._tell(one, {column: cell for column, cell in cells.items() if column not in numbers}, shape)
        return True

    def _of_goods(self, shape: Shape, column: int) -> bool:
        """Whether a column's head names things, not the class that a catalogue puts them in (标的名称 beside 品目名称)."""
        return not any(
            word in self.known.doc.flat[slice(*head)] for head in shape.heads(column) for word in ("品目", "类别", "类型", "分类")
        )

    def _told_of(self, name: Place, value: Place) -> Vehicle | None:
        """Take a row that names a vehicle's parameter and tells its value: “商务车”排量 | ≤2.0L | ≤2.4L (更正后)."""
        flat = self.known.doc.flat
        last = next(iter(reversed(heads(flat, *name))), None)
        if last is None or last.category is None:
            return None
        closed = _BRACKETS_BEHIND.match(flat[last.end : name[1]])
        last = last._replace(end=last.end + closed.end()) if closed else last
        opened = max(flat.rfind(sign, name[0], last.start) for sign in '“"「《【:')
        label = (last.end + len(flat[last.end : name[1]]) - len(flat[last.end : name[1]].lstrip('”"」》】的 ')), name[1])
        parameter = parameter_of(flat[slice(*label)])
        if parameter is None or parameter.role not in TELLING:
            return None
        one = self.known.vehicle((max(opened + 1, name[0]), last.end))
        self.known.add(one, Told(parameter.role, (value,), (label,)))
        return one

    def _driven(self, row: Sequence[Place]) -> bool:
        """Whether the words of a row speak of a road vehicle, whatever is made of its name (服务车, 工具车)."""
        return _ON_ROADS.search(self.known.doc.flat[row[0][0] : row[-1][1]]) is not None

    def _different(self, grid: Grid, shape: Shape, column: int) -> tuple[int, int]:
        """How many cells of a column name vehicles, and how many differ."""
        cells = [row[column] for row in grid.rows[shape.first :] if column < len(row)]
        return sum(1 for cell in cells if self._names(cell)), len({self.known.doc.flat[slice(*cell)].strip() for cell in cells})

    def _list(self, grid: Grid, shape: Shape) -> None:
        """Sentences row by row about the vehicle that the words before them speak of."""
        if self.known.current is None and any("后" in self.known.doc.flat[slice(*head)] for head in shape.heads(shape.values[0])):
            cells = [row[column] for row in grid.rows[shape.first :] for column in shape.values if column < len(row)]
            kept = [part for cell in cells if self._said(cell) for part in asked_for(self.known.doc.flat, Paragraph(*cell))]
            told = [part for part in kept if not self.counted(part)]  # 更正后内容, of the only vehicle there is
            self.known.whole.told += [Told("prose", ((part.start, part.end),)) for part in told]
            self.known.current = None
            return
        if self.known.current is None and not any(len([c for c in row if self._said(c)]) == 1 for row in grid.rows):
            return
        for row in grid.rows[shape.first :]:
            said = [cell for cell in row if self._said(cell)]
            if len(said) == 1 and (section := self._section(said[0])) is not None:
                self.known.current = section
            cells = [row[column] for column in shape.values if column < len(row) and self._said(row[column])]
            kept = [part for cell in cells for part in asked_for(self.known.doc.flat, Paragraph(*cell))]
            if self.known.current is None or len(said) == 1:
                continue
            self.known.current.told += [Told("prose", ((part.start, part.end),)) for part in kept]

    def _words(self, cells: dict[int, Place], columns: Sequence[int]) -> str:
        return next((self.known.doc.flat[slice(*cells[column])].strip() for column in columns if column in cells), "")

    def _tell(self, one: Vehicle, cells: dict[int, Place], shape: Shape) -> None:
        for column, cell in cells.items():
            role = shape.roles.get(column, "")
            if role == "skip" and _SEATED.match(self.known.doc.flat[slice(*cell)]):
                self.known.add(one, Told("spec", (cell,), shape.heads(column)))
            if role in ("", "name", "seq", "lot", "unit", "skip"):
                if role == "name" and cell not in one.names:  # 车型 beside 名称: its kind
                    self.known.add(one, Told("kind", (cell,), shape.heads(column)))
                continue
            unit = shape.unit_of(cells, column) or self._unit_above(role, shape.heads(column))
            self.known.add(one, Told("spec" if role in ("head", "subject") else role, (cell,), shape.heads(column), unit))

    def _unit_above(self, role: str, heads: Sequence[Place]) -> Place | None:
        """The unit of money that a table's caption tells (单位：万元), for a head that tells none."""
        said = any("元" in self.known.doc.flat[slice(*head)] for head in heads)
        return self.known.unit if role in ("unit_cap", "price_cap") and not said else None

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
            shared = self._one_value(row, columns, cells)
            for column in columns:
                value = cells.get(column, shared)
                if value is not None and (role := self._role(label)):
                    instead = self._one_value(row, columns, {at: cell for at, cell in cells.items() if at != column}, column)
                    told = Told(role, (value,), (*groups, label), shape.unit_of(cells, column) or unit, instead)
                    self._name_or_tell(made[column], told)

    def _of_column(self, grid: Grid, shape: Shape, column: int) -> Vehicle:
        """The vehicle of a column: named by its head, else by a row of names, else only numbered (车型一) or told apart (监护型)."""
        heads = [row[column] for row in grid.rows[: shape.first] if column < len(row) and self._said(row[column])]
        rows = [row for row in grid.rows[shape.first :] if column < len(row) and self._role(row[shape.label]) == "name"]
        named = [cell for cell in heads if self.known.named(cell)] + [row[column] for row in rows if self._said(row[column])]
        if not named and (known := next((one for head in heads if (one := self.known.designated(head))), None)) is not None:
            return known
        for cell in [*named, *heads]:
            words = self.known.doc.flat[slice(*cell)]
            if cell in named or numbered(words) or words.strip().endswith(("型", "车")):
                one = self.known.vehicle(cell)
                one.listed = True
                one.called += [head for head in heads if called(self.known.doc.flat[slice(*head)])]
                return one
        return self.known.new(Vehicle(loose=True, lot=self.known.lot))

    def _one(self, grid: Grid, shape: Shape) -> None:
        """Parameters of one vehicle after the other, by rows."""
        above = [[cell for cell in row if self._said(cell)] for row in grid.rows[: shape.first]]
        section = next(filter(None, (self._section(row[0]) for row in above if len(row) == 1)), None)
        one, named = section or self._owner(), section is not None
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(single := next(iter(cells.values())))) is not None:
                one, named = section, True
                continue
            if len(cells) == 1 and named and _OTHER_SECTION.match(self.known.doc.flat[slice(*single)]):
                one = Vehicle()  # 三、配套装备: what follows is told of none
                continue
            if (own := self._named_in(cells, shape)) is not None:
                one, named = own, True
            label, value = self._label(cells, shape), shape.value(cells)
            role = self._role(label, value[-1] if value else None) if label is not None else ""
            if label is not None and value and (told := self.known.exactly(label)) is not None:  # 囚车参数 | 1.底盘：…；2.排量…
                told.told += [Told("prose", ((part.start, part.end),)) for part in asked_for(self.known.doc.flat, Paragraph(*value[-1]))]
                continue
            if role == "name" and value and self.enumerated(Paragraph(*value[-1])):
                continue
            if role == "name" and value and label is not None and self._builds(one, label, value[-1]):
                one.told.append(Told("kind", (value[-1],), (label,)))
            elif role == "name" and value and self._names(value[-1]):
                one = self.known.vehicle(value[-1]) if named or not one.loose else self.known.rename(one, value[-1])
                named = True
            elif label is not None and value and role == "other" and (told := self._told_of(label, value[-1])) is not None:
                if one.loose:
                    told.told += one.told
                    self.known.vehicles.remove(one)
                one, named = told, True
            elif label is not None and value and role:
                self.known.add(one, Told(role, value, (*shape.groups(cells), label), shape.unit_of(cells, shape.values[0])))
            self._tell(one, {column: cell for column, cell in cells.items() if column in shape.beside}, shape)
            for beside, said in self._further(row, cells, shape):  # 车辆类别 | 轿车 | 数量 | 2辆
                self.known.add(one, Told(self._role(beside, said), (said,), (beside,)))

    def _further(self, row: Sequence[Place], cells: dict[int, Place], shape: Shape) -> list[tuple[Place, Place]]:
        """The labels and values behind the first ones in a form's row."""
        last = max(shape.values, default=shape.label)
        if shape.first or last + 2 >= len(row):
            return []
        pairs = [(cells[at], cells[at + 1]) for at in range(last + 1, len(row) - 1, 2) if at in cells and at + 1 in cells]
        return [(label, value) for label, value in pairs if self._role(label, value) in TELLING]

    def _builds(self, one: Vehicle, label: Place, value: Place) -> bool:
        """Whether a row tells how a vehicle that has its name is built (车型 | 三厢四门轿车) and names none of the others."""
        flat = self.known.doc.flat
        if not any(word in flat[slice(*label)] for word in _BUILT) or self.known.known(value):
            return False
        return not one.loose or sum(1 for other in self.known.vehicles if not other.loose) == 1

    def _label(self, cells: dict[int, Place], shape: Shape) -> Place | None:
        """The cell that names a row's parameter: the one before its column where that reaches over it (单价限价 | | 12万元)."""
        return cells.get(shape.label) or next((cell for cell in reversed(shape.groups(cells)) if self._role(cell) in TELLING), None)

    def _named_in(self, cells: dict[int, Place], shape: Shape) -> Vehicle | None:
        """The vehicle that a row's cell of names names; one that is kept nowhere where it names something else (监测站 below 皮卡)."""
        for column in shape.of("name"):
            if column == shape.label or column not in cells:
                continue
            if self.known.named(cells[column]) is not None:
                one = self.known.vehicle(cells[column], self._lot_of(cells, shape))
                one.listed = True
                return one
            if shape.first:
                return Vehicle()
        return None

    def _name_or_tell(self, one: Vehicle, told: Told) -> None:
        label = self.known.doc.flat[slice(*told.label[-1])]
        if one.names and told.role in ("name", "other") and tells_build(label):
            self.known.add(one, replace(told, role="kind"))  # 车辆类型 | SUV below 执勤用车
        elif told.role == "name":
            one.names += [value for value in told.value if value not in one.names]
        elif told.role == "lot":
            one.lot = self.known.ordinal_in(told.value[0]) or one.lot
        else:
            self.known.add(one, told)

    def _one_value(self, row: Sequence[Place], columns: Sequence[int], cells: dict[int, Place], but: int = -1) -> Place | None:
        """A value that reaches over all vehicles' columns stands in the first of them only; one beside a stroke is its own."""
        filled = [column for column in columns if column in cells]
        struck = any(self.known.doc.flat[slice(*row[at])].strip() for at in columns if at not in cells and at != but and at < len(row))
        return cells[filled[0]] if filled == [columns[0]] and len(columns) > 1 and not struck else None


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether ordinals, or where there are none the numbers of two rows of the same name tell that they are two things."""
    return all((one[1], other[1])) and (one[0] != other[0] if one[0] and other[0] else one[1] != other[1])
