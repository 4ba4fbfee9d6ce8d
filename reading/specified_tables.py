"""reading: the vehicles of a document's tables: one a row, one a column, one after the other, label and value in pairs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reading import regex
from reading.allotted import allotted
from reading.asides import asked_for, lists_owned, without_old
from reading.designations import called
from reading.grids import Grid, Paragraph
from reading.parameters import label_end, parameter_of, tells_build
from reading.specified import Register, numbered
from reading.specified_cells import UNIT
from reading.specified_lists import Lists
from reading.specified_pairs import Pairs
from reading.specified_shares import shares_out
from reading.statements import Place, Told, Vehicle
from reading.tablecells import named_for_work
from reading.tablekinds import shape_of
from reading.tableshapes import TELLING, Shape

_BOUGHT = regex.compile(r"^(?:拟?采购|拟?购置|询价|项目|拟购|需求)(?:项目|内容|标的|货物|品目|车辆|车型)(?:及数量)?:?$")
"""A form's label of what is bought."""
_OF_A_FORM = 2
_OTHER_SECTION = regex.compile(r"^ ?[(（]?[一二三四五六七八九十]{1,3}[、)）]")
_TELLING = ("displacement", "seats", "energy", "unit_cap")
_BUILT = ("车型", "类型", "类别", "车种", "种类")
"""Labels of names that may as well tell the build of a vehicle that is named above."""
_ORDINAL = regex.compile(r"^ ?(?:第?[(（]?[一二三四五六七八九十]{1,3}[)）、.]?|[A-Z][、.]?|[(（]?[0-9]{1,2}[、.)）])(?:部分|包|项)? ?$")
"""What numbers the sections of a table: 一, （二）, 第三部分."""


class Tables(Lists):
    """Reads tables into the register."""

    def __init__(self, known: Register) -> None:
        super().__init__(known)
        self.pairs = Pairs(known)
        self.counted: Callable[[Paragraph], bool] = lambda _: False
        """Takes words that count vehicles."""
        self.numbered_sections = False
        """Headings behind ordinals of their own have named vehicles: one that names none heads something else."""

    def table(self, grid: Grid) -> None:
        """Read one table, as its shape says."""
        grid = without_old(self.known.doc.flat, grid)
        if grid.rows and lists_owned(self.known.doc.flat[slice(*cell)] for cell in grid.rows[0]):
            return
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
        if shape.kind in ("", "list") and (self._enumerations(grid) or self._form(grid, shape)):
            return
        if shape.kind == "goods" and not shares_out(self.known, grid, shape):
            self._goods(grid, shape)
        elif shape.kind == "several":
            self._several(grid, shape)
        elif shape.kind == "one":
            self._one(grid, shape)
        elif shape.kind == "pairs":
            self.pairs.read(grid, shape)
        elif shape.kind == "list":
            self._list(grid, shape)

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

    def _form(self, grid: Grid, shape: Shape) -> bool:
        """Take a form of labels and values that counts its only vehicle in a cell and asks for the rest below: 采购项目 | 公务用车1辆."""
        numbers = shape.of("seq")
        if grid.width - len(numbers) != _OF_A_FORM or any(not one.loose for one in self.known.vehicles):
            return False
        bare = [[cell for column, cell in enumerate(row) if column not in numbers] for row in grid.rows]
        rows = [row for row in bare if len(row) == _OF_A_FORM]
        bought = [row for row in rows if _BOUGHT.match(self.known.doc.flat[slice(*row[0])].strip()) and self.counted(Paragraph(*row[1]))]
        for label, value in (row for row in rows if bought and row not in bought):
            if (role := self._role(label, value)) in TELLING:
                self.known.add(self.known.vehicles[-1], Told(role, (value,), (label,)))
                continue
            kept = asked_for(self.known.doc.flat, Paragraph(*value))
            self.known.vehicles[-1].told += [Told("prose", ((part.start, part.end),)) for part in kept]
        return bool(bought)

    def holds_parameters(self, grid: Grid) -> bool:
        """Whether a table holds parameters, by rows or columns; lists of goods with their numbers are left to others."""
        shape = shape_of(self.known.doc, grid)
        bare = shape.kind == "goods" and not shape.of("quantity") and any(shape.of(role) for role in _TELLING)
        return bare or shape.kind in ("several", "one", "pairs")

    def _list(self, grid: Grid, shape: Shape) -> None:
        """Sentences row by row about the vehicle that the words before them speak of."""
        if self.known.current is None and any("后" in self.known.doc.flat[slice(*head)] for head in shape.heads(shape.values[0])):
            cells = [row[column] for row in grid.rows[shape.first :] for column in shape.values if column < len(row)]
            kept = [part for cell in cells if self._said(cell) for part in asked_for(self.known.doc.flat, Paragraph(*cell))]
            told = [part for part in kept if not self.counted(part)]  # 更正后内容, of the only vehicle there is
            self.known.whole.told += [Told("prose", ((part.start, part.end),)) for part in told]
            self.known.current = None
            return
        if self.known.current is None and (labelled := self._labelled_name(grid, shape)) is not None:
            self.known.current = self.known.vehicle(labelled)
        rows = [self._unnumbered(row, shape) for row in grid.rows]
        if self.known.current is None and not any(len([c for c in row if self._said(c)]) == 1 for row in rows):
            return
        for row in rows[shape.first :]:
            said = [cell for cell in row if self._said(cell)]
            if len(said) == 1 and (section := self._section(said[0])) is not None:
                self.known.current = section
            cells = [row[column] for column in shape.values if column < len(row) and self._said(row[column])]
            kept = [part for cell in cells for part in asked_for(self.known.doc.flat, Paragraph(*cell))]
            if self.known.current is None or len(said) == 1:
                continue
            self.known.current.told += [Told("prose", ((part.start, part.end),)) for part in kept]

    def _labelled_name(self, grid: Grid, shape: Shape) -> Place | None:
        """The only vehicle that cells of a list name behind a label: 车辆名称：运兵车；数量：2辆."""
        flat = self.known.doc.flat
        found = []
        for start, end in (row[column] for row in grid.rows[shape.first :] for column in shape.values if column < len(row)):
            at = label_end(flat[start:end])
            if not at or (parameter := parameter_of(flat[start : start + at])) is None or parameter.role != "name":
                continue
            stop = min((place for sign in ";,，。；" if (place := flat.find(sign, start + at, end)) > 0), default=end)
            name = (start + at + 1, stop)
            found += [name] if self._names(name) else []
        return found[0] if len(found) == 1 else None

    def _several(self, grid: Grid, shape: Shape) -> None:
        """Parameters by rows, vehicles by columns."""
        columns = shape.vehicles
        made = {column: self._of_column(grid, shape, column) for column in columns}
        for row in grid.rows[: shape.first] if shape.label >= 0 else ():
            if self._role(row[shape.label]) == "lot":  # 标包号 | 1 | 2
                for column in columns:
                    made[column].lot = self.known.ordinal_in(row[column]) or made[column].lot
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            label = cells.get(shape.label)
            if shape.label < 0:
                for column in columns:
                    kept = asked_for(self.known.doc.flat, Paragraph(*cells[column])) if column in cells else ()
                    made[column].told += [Told("prose", ((part.start, part.end),)) for part in kept]
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
        labelled = grid.rows[shape.first :] if shape.label >= 0 else ()
        rows = [row for row in labelled if column < len(row) and self._role(row[shape.label]) == "name"]
        heads = [cell for cell in heads if parameter_of(self.known.doc.flat[slice(*cell)]) is None]
        named = [cell for cell in heads if self._names(cell) or named_for_work(self.known.doc, cell)] + [
            row[column] for row in rows if self._said(row[column])
        ]
        if not named and (known := next((one for head in heads if (one := self.known.designated(head))), None)) is not None:
            return known
        for cell in [*named, *heads]:
            words = self.known.doc.flat[slice(*cell)]
            if cell in named or numbered(words) or words.strip().endswith(("型", "车")):
                one = self.known.vehicle(cell)
                one.listed = True
                one.called += [head for head in heads if called(self.known.doc.flat[slice(*head)])]
                one.told += [Told("kind", (head,)) for head in heads if head != cell and head in named]
                return one
        return self.known.new(Vehicle(loose=True, lot=self.known.lot))

    def _one(self, grid: Grid, shape: Shape) -> None:
        """Parameters of one vehicle after the other, by rows."""
        above = [[cell for cell in row if self._said(cell)] for row in grid.rows[: shape.first]]
        section = next(filter(None, (self._section(row[0]) for row in above if len(row) == 1)), None)
        if section is None and (name := self._over(grid, shape)) is not None:
            section = self.known.current or self.known.vehicle(name)
            section.told += [Told("kind", (name,))] if name not in section.names else []
        one, named = section or self._owner(), section is not None
        rows: dict[str, Vehicle] = {}
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(single := next(iter(cells.values())))) is not None:
                one, named = section, True
                continue
            if (heading := self._numbered_heading(cells)) is not None:
                section = self._section(heading)
                if section is not None or self.numbered_sections:
                    one, named, self.numbered_sections = section or Vehicle(), True, True  # 三 | 帐篷: what follows is told of none
                    continue
            if len(cells) == 1 and named and _OTHER_SECTION.match(self.known.doc.flat[slice(*single)]):
                one = Vehicle()  # 三、配套装备: what follows is told of none
                continue
            if (own := self._named_in(cells, shape, rows)) is not None:
                one, named = own, True
            if (within := self._told_within(cells, shape)) is not None:
                self.known.add(one, within)
                continue
            label, value = self._label_and_value(cells, shape)
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
                unit = shape.unit_of(cells, shape.values[0]) or self._unit_behind(cells, shape.values[-1], role)
                groups = (group for group in shape.groups(cells) if group != label)
                self.known.add(one, Told(role, value, (*groups, label), unit))
            self._tell(one, {column: cell for column, cell in cells.items() if column in shape.beside}, shape)
            for beside, said in self._further(row, cells, shape):  # 车辆类别 | 轿车 | 数量 | 2辆
                self.known.add(one, Told(self._role(beside, said), (said,), (beside,)))

    def _over(self, grid: Grid, shape: Shape) -> Place | None:
        """The vehicle that the head of the only column of values names: 参数 | 轿车 | 备注."""
        cells = [row[column] for row in grid.rows[: shape.first] for column in shape.vehicles if column < len(row)]
        return next((cell for cell in cells if self._names(cell)), None) if shape.vehicles == shape.values[:1] else None

    def _numbered_heading(self, cells: dict[int, Place]) -> Place | None:
        """What stands alone behind the ordinal of a section: 一 | 指挥车."""
        ordinal, *rest = cells.values() if cells else ((0, 0),)
        led = len(rest) == 1 and _ORDINAL.match(self.known.doc.flat[slice(*ordinal)]) is not None
        return rest[0] if led and parameter_of(self.known.doc.flat[slice(*rest[0])]) is None else None

    def _told_within(self, cells: dict[int, Place], shape: Shape) -> Told | None:
        """What a row tells whose parameter stands right of the column of labels, below the word of a group: 动力 | 排量 | ≥1.8L among
        台数 | 2台 |, or 台数 | | 2台."""
        group, values = cells.get(shape.label), shape.values
        for at in range(shape.label + 1, values[-1] + 1) if group is not None and values else ():
            label, value = cells.get(at), cells.get(at + 1)
            beside = at + 1 in values or (at + 1 not in shape.roles and at + 1 not in shape.units)
            if group is None or label is None or value is None or not beside or (at in values and at != values[-1]):
                continue
            words = [self.known.doc.flat[slice(*place)].strip() for place in (group, label)]
            figure = any(sign.isdigit() for sign in words[1]) or UNIT.match(words[1]) or at in shape.units
            named = () if figure else (parameter_of("".join(words)), parameter_of(words[1]))
            if role := next((one.role for one in named if one is not None and one.role in (*TELLING, "other")), ""):
                return Told(role, (value,), (*shape.groups(cells), group, label), shape.unit_of(cells, at + 1))
        return None

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
        others = [other for other in self.known.vehicles if not other.loose]
        return not one.loose or len(others) == 1 or (any(other.listed for other in others) and not self.known.meant(value))

    def _label_and_value(self, cells: dict[int, Place], shape: Shape) -> tuple[Place | None, tuple[Place, ...]]:
        """The cells that name a row's parameter and tell it: further to the left where a row has no group (数量 | 2辆 | among
        发动机 | 排量 | ≥1.8L)."""
        label, value = self._label(cells, shape), shape.value(cells)
        before = [cells[at] for at in range(max(shape.label - 1, 0), shape.values[0]) if at in cells] if shape.values else []
        if value or len(before) != _OF_A_FORM or self._role(before[0], before[1]) in ("", "other"):
            return label, value
        return before[0], (before[1],)

    def _label(self, cells: dict[int, Place], shape: Shape) -> Place | None:
        """The cell that names a row's parameter: the one before its column where that reaches over it (单价限价 | | 12万元)."""
        return cells.get(shape.label) or next((cell for cell in reversed(shape.groups(cells)) if self._role(cell) in TELLING), None)

    def _named_in(self, cells: dict[int, Place], shape: Shape, rows: dict[str, Vehicle]) -> Vehicle | None:
        """The vehicle that a row's cell of names names; one that is kept nowhere where it names something else (监测站 below 皮卡).
        `rows`: those that rows above name, each by its words: 货车 and 电动货车 in one column are two."""
        for column in shape.of("name"):
            if column == shape.label or column not in cells:
                continue
            if self._names(cells[column]):
                one = self._of_row(cells[column], self._lot_of(cells, shape), rows)
                one.listed = True
                return one
            if shape.first:
                return Vehicle()
        return None

    def _of_row(self, cell: Place, lot: str, rows: dict[str, Vehicle]) -> Vehicle:
        bare = self.known.bare(cell)
        one = rows.get(bare) or self.known.vehicle(cell, lot)
        if bare not in rows and any(one is other for other in rows.values()):
            one.names = [name for name in one.names if name != cell]
            one = self.known.new(Vehicle([cell], lot))
        if cell not in one.names:
            one.names.append(cell)
        rows[bare] = one
        return one

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
