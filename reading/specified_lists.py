"""reading: the vehicles of a document's lists: one a row with its number and limits, or one a column with those who get some."""

from collections.abc import Callable, Sequence
from itertools import groupby

from reading import regex
from reading.allotted import Allotted
from reading.designations import called
from reading.grids import Grid, Paragraph
from reading.parameters import parameter_of, tells_build
from reading.specified import OFF_ROADS, Register, made_for_work
from reading.specified_cells import NAME_LIKE, Cells
from reading.statements import Place, Told, Vehicle
from reading.tableshapes import TELLING, Shape
from reading.vehicles import heads

_CODE = regex.compile(r"^[A-Z]{1,4}[-–]?[0-9]{1,3}$")
_OF_PIECES = regex.compile(r"^(?:件|个|只|副|根|条|块|张|顶|瓶|桶|箱|米)$")
"""Units that no vehicles are counted in."""
_FEWEST_NUMBERED = 2
NOT_BOUGHT = regex.compile(r"^(?:租赁|租用|维修|维保|保险|服务采购)|暂缓|暂不|不再?采购|取消采购")
"""A cell that says that its row is leased, or not bought now."""
_SEATED = regex.compile(r"^ ?[0-9]{1,2}座?(?:(?:或|至|-|~|/)[0-9]{1,2})?座(?:及?以上)?[。;]? ?$")
"""All that a remark in a row may tell: 7座."""
_PRICE_OF_ONE = regex.compile(r"^(?:参考|采购|市场)?单价(?:[(（](?:人民币)?[:,，]?(?:万?元)(?:/[辆台])?[)）])?$")
_AS_LIMIT = regex.compile(
    r"(?:超过|超出|超|高于)(?:此价|该价|单价|预算价?|限价)?(?:的|者)?(?:作|视为|按|为|报价)?(?:无效|废标)|^(?:为|即|系)?(?:最高)?(?:限价|控制价)$"
)
"""A remark that makes the price in its row a limit: 预算价，超过无效."""
ON_ROADS = regex.compile(r"[0-9]辆|排量|乘员|[0-9]座|总质量")
"""Words that only a road vehicle's row or sentence has."""
_BRACKETS_BEHIND = regex.compile(r"^[^(（]{0,8}[)）]|^[(（][^()（）]{1,12}[)）]")
_OF_EACH = regex.compile(r"^ ?(?:整车|本车|车辆|底盘|车身|车体|整机)$")
"""What a list of a vehicle's parts begins with: the vehicle itself."""


class Lists(Cells):
    """Reads lists of goods into the register."""

    def __init__(self, known: Register) -> None:
        super().__init__(known)
        self.enumerated: Callable[[Paragraph], bool] = lambda _: False
        """Takes words that count several vehicles, or one that is to be bought."""
        self.by_number: dict[str, Vehicle | None] = {}
        """The rows of the last numbered list by their numbers; None where one is no vehicle's."""

    def _allots(self, told: Sequence[Allotted]) -> None:
        """Take the numbers that a table allots; where a list tells the vehicles, places may call them otherwise (机要轿车 | 应急轿车)."""
        listed = any(one.listed for one in self.known.vehicles)
        for each in told:
            known = self.known.known(each.name)
            if listed and not known:
                continue
            one = self.known.vehicle(each.name) if known else self.known.new(Vehicle([each.name], self.known.lot))
            if not one.has("quantity"):
                self.known.add(one, Told("quantity", (each.number,), (each.label,)))
            for label, value in each.told:
                if role := self._role(label, value):
                    self.known.add(one, Told(role, (value,), (label,), self._unit_above(role, (label,))))
            one.listed = True  # a kind of its own beside 救护车5辆 of all

    def _goods(self, grid: Grid, shape: Shape) -> None:
        """One vehicle a row; rows of one name with numbers of their own are vehicles of their own. Of several columns of names the
        one that tells the rows apart names them."""
        names = sorted(
            shape.of("name"), key=lambda column: (*self._different(grid, shape, column), self._of_goods(shape, column)), reverse=True
        )
        met: dict[int, tuple[str, str]] = {}
        called_by: dict[int, str] = {}
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
            if value is not None and self.known.titles(name) and self.enumerated(Paragraph(*value)):
                continue  # 车辆购置 | 购置轿车7辆、越野车3辆。轿车：…
            if self.known.current is not None and _OF_EACH.match(self.known.doc.flat[slice(*name)].strip()):
                self._tell(
                    self.known.current,
                    {at: cell for at, cell in cells.items() if shape.roles.get(at) in ("head", "subject", "other")},
                    shape,
                )
                continue
            if any(NOT_BOUGHT.search(self.known.doc.flat[slice(*cell)].strip()) for cell in cells.values()):
                continue
            if any(_OF_PIECES.match(self.known.doc.flat[slice(*cells[column])].strip()) for column in shape.of("unit") if column in cells):
                continue
            if self.known.named(name) is None and not NAME_LIKE.search(self.known.doc.flat[slice(*name)].strip()):
                continue
            if any(
                one.decoy
                and not made_for_work(self.known.doc.flat, name, one)
                and not (one.decoy == "machine" and one.word not in OFF_ROADS and self._driven(row))
                for one in heads(self.known.doc.flat, *name)
            ):
                continue
            one = self.known.vehicle(name, self._lot_of(cells, shape))
            told = (self._words(cells, ordinals), self._words(cells, shape.of("quantity")))
            another = called_by.setdefault(id(one), self.known.bare(name)) != self.known.bare(name)
            if met.setdefault(id(one), told) != told and (another or _apart(met[id(one)], told)):
                one.names = [other for other in one.names if other != name]  # 纯电动轿车 below 轿车
                one = self.known.new(Vehicle([name], self._lot_of(cells, shape)))
                met[id(one)], called_by[id(one)] = told, self.known.bare(name)
            one.listed = True
            one.called += [
                cell for column in names if (cell := cells.get(column)) and cell != name and called(self.known.doc.flat[slice(*cell)])
            ]
            one.number = one.number or next((self.known.ordinal_in(cells[column]) for column in ordinals if column in cells), "")
            if number:
                self.by_number[number] = one
                self.known.codes |= {number: one} if _CODE.match(number) else {}
            self._tell(one, cells, shape)

    def _by_numbers(self, grid: Grid, shape: Shape) -> bool:
        """Take a table whose rows tell of the vehicles of the list above by their numbers in it: 序号 | 技术参数, W-01 | 排量2.0T."""
        numbers = shape.of("seq")[:1]
        if not numbers or shape.of("name") or len(self.by_number) < _FEWEST_NUMBERED:
            return False
        rows = [{column: cell for column, cell in enumerate(row) if self._said(cell)} for row in grid.rows[shape.first :]]
        told: list[str] = []
        for cells in rows:
            told.append(self._words(cells, numbers) or (told[-1] if told else ""))
        runs = [number for number, _ in groupby(told)]  # one row for each of what is asked of it: 1 | 发动机…, 1 | 座位…, 2 | …
        if runs not in (list(self.by_number), [number for number, one in self.by_number.items() if one]):
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
        return ON_ROADS.search(self.known.doc.flat[row[0][0] : row[-1][1]]) is not None

    def _different(self, grid: Grid, shape: Shape, column: int) -> tuple[int, int]:
        """How many cells of a column name vehicles, and how many differ."""
        cells = [row[column] for row in grid.rows[shape.first :] if column < len(row)]
        return sum(1 for cell in cells if self._names(cell)), len({self.known.doc.flat[slice(*cell)].strip() for cell in cells})

    def _words(self, cells: dict[int, Place], columns: Sequence[int]) -> str:
        return next((self.known.doc.flat[slice(*cells[column])].strip() for column in columns if column in cells), "")

    def _tell(self, one: Vehicle, cells: dict[int, Place], shape: Shape) -> None:
        for column, cell in cells.items():
            role = shape.roles.get(column, "")
            if role == "skip" and any(_PRICE_OF_ONE.match(self.known.doc.flat[slice(*head)].strip()) for head in shape.heads(column)):
                role = "unit_cap" if any(_AS_LIMIT.search(self.known.doc.flat[slice(*other)]) for other in cells.values()) else role
            if role == "skip" and _SEATED.match(self.known.doc.flat[slice(*cell)]):
                self.known.add(one, Told("spec", (cell,), shape.heads(column)))
            if role in ("", "name", "seq", "lot", "unit", "skip"):
                if role == "name" and cell not in one.names:  # 车型 beside 名称: its kind
                    self.known.add(one, Told("kind", (cell,), shape.heads(column)))
                continue
            if role == "other" and one.names and any(tells_build(self.known.doc.flat[slice(*head)]) for head in shape.heads(column)):
                role = "kind"  # 类型 | SUV beside 生产指挥车
            unit = shape.unit_of(cells, column) or self._unit_above(role, shape.heads(column))
            self.known.add(one, Told("spec" if role in ("head", "subject") else role, (cell,), shape.heads(column), unit))

    def _unit_above(self, role: str, heads: Sequence[Place]) -> Place | None:
        """The unit of money that a table's caption tells (单位：万元), for a head that tells none."""
        said = any("元" in self.known.doc.flat[slice(*head)] for head in heads)
        return self.known.unit if role in ("unit_cap", "price_cap") and not said else None

    def _lot_of(self, cells: dict[int, Place], shape: Shape) -> str:
        return next((self.known.ordinal_in(cells[column]) for column in shape.of("lot") if column in cells), "") or self.known.lot


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether ordinals, or where there are none the numbers of two rows of the same name tell that they are two things."""
    return all((one[1], other[1])) and (one[0] != other[0] if one[0] and other[0] else one[1] != other[1])
