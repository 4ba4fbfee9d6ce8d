"""reading: the plainest reading of a document: what stands behind a vehicle's name is told of it, up to the next name or heading.

It knows no layouts but rows, columns and lines; it stands in where the rooms that know them tell less (`services/classifier/plainly.py`).
"""

from collections.abc import Sequence

from reading import regex
from reading.asides import asked_for, lists_owned
from reading.grids import Grid, Paragraph, blocks_of
from reading.lines import Lines
from reading.openings import opening
from reading.parameters import parameter_of, tells_build
from reading.specified import Register, lot_in
from reading.specified_cells import LONGEST_HEADING
from reading.specified_lists import NOT_BOUGHT
from reading.statements import Place, Told, Vehicle

MOST_VEHICLES, _MOST_OPENINGS = 60, 600
"""Vehicles of a document, and how often it may come to one: a hostile one may repeat names without end."""
_COUNTED = regex.compile(r"^(?:\([^()]{1,14}\))?[,: x×*共计数量为]{0,5}[0-9一二三四五六七八九十两壹贰叁肆伍]{1,4} ?[辆台部]")
"""A number of vehicles right behind a name."""
_RULE = regex.compile(r"《[^》]{2,40}(?:办法|规定|通知|细则|标准|条例)》.{0,80}(?:轿车|车)")
_ELSEWHERE = regex.compile(
    r"评分|评审|评标|合同条款|合同文本|资格|现有|现状|存量|原有|旧车|报废|处置|政策|依据|须知|格式|业绩|偏离表|承诺函|开标一览|报价一览|示例"
)
_HEADS = ("要求", "参数", "需求", "清单", "内容", "规格", "标准", "一览表", "配置")
"""Ends of headings of what is asked for."""
_CLOSES = regex.compile(r"商务|服务|付款|支付|质保|保修|验收|培训|交货|交付|报价|售后|违约|运输|包装|其他要求|其他$|说明$")
_PURCHASES, _GENERAL = ("采购", "购置", "更新", "项目", "招标"), ("车辆", "用车")
_LONGEST_TITLE, _SHORTEST_MET, _LONGEST_LABEL = 24, 3, 20
_NUMBERED = regex.compile(r"^[\s(]*(?:第?[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?:\.[0-9]{1,2})*)[章部分条、.) ]")
_NUMBER_CELL = regex.compile(r"^[\s★▲※#*●]*(?:[0-9]{1,3}(?:[.-][0-9]{1,3}){0,3}|[一二三四五六七八九十]{1,3}|[①-⑳])?[、.)★▲※#*\s]*$")
_UNIT_CELL = regex.compile(
    r"^\(?(?:L|mL|ml|ML|升|毫升|cc|T|人|座|个|位|辆|台|部|万元|元|%|mm|cm|m|kg|吨|t|kW|kw|N·m|Nm|km|/|-)(?:/[辆台部])?\)?$"
)
_PIECE = regex.compile(r"[^;。]+[;。]?")
_JOINTS = regex.compile(r"[,、及和与]")
_UNTOLD = ("skip", "seq", "lot", "unit", "sign")
"""Roles of cells that tell nothing of a vehicle."""
_OF_HEADS = ("head", "subject", "name")
_HEAD_ROWS = 3
"""Rows of a table among which its heads are."""
_LONGEST_NAME_CELL, _LONGEST_BEHIND = 40, 24


def outlined_vehicles_of(doc: Lines) -> list[Vehicle]:
    """The vehicles of a document, each with all that stands behind its name; empty where it names none."""
    outline = _Outline(doc)
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            outline.paragraph(block)
        else:
            outline.grid(block)
    return outline.found()[:MOST_VEHICLES]


class _Outline:
    def __init__(self, doc: Lines) -> None:
        self.flat = doc.flat
        self.known = Register(doc)
        self.current: Vehicle | None = None
        self.met: set[str] = set()
        """Names of the vehicles that were opened, which the lexicon may not know."""
        self.openings = 0
        self.closed = False
        """Under a heading of something else than what the vehicles are."""
        self.elsewhere = False
        self.title: Vehicle | None = None
        """What the document's title says is bought, of which all is told where nothing else is named."""

    # -- names ------------------------------------------------------------------------------------------------
    def _opening(self, start: int, end: int) -> Place | None:
        return opening(self.flat, start, end, self.met) if self.openings < _MOST_OPENINGS else None

    def _open(self, name: Place) -> Vehicle:
        self.current, self.closed = self.known.vehicle(name), False
        self.openings += 1
        if len(bare := self.known.bare(name)) >= _SHORTEST_MET:
            self.met.add(bare)
        return self.current

    def _here(self) -> Vehicle:
        if self.closed:
            return Vehicle()
        if self.current is not None:
            return self.current
        named = self.known.vehicles or ([self.title] if self.title is not None else [])
        return named[0] if len(named) == 1 else Vehicle()

    def found(self) -> list[Vehicle]:
        """The vehicles that were named, or what the title names alone."""
        return [one for one in self.known.vehicles or ([self.title] if self.title is not None else []) if one.told]

    # -- paragraphs -------------------------------------------------------------------------------------------
    def paragraph(self, block: Paragraph) -> None:
        words = self.flat[block.start : block.end]
        heading = len(words) <= _LONGEST_TITLE and not any(sign in words for sign in ",;。") and ":" not in words
        if heading and (_NUMBERED.match(words) or _ELSEWHERE.search(words) or words.endswith(_HEADS)):
            self.elsewhere = _ELSEWHERE.search(words) is not None and not words.endswith(_HEADS)
        if self.elsewhere or _RULE.search(words):
            return
        if len(words) <= LONGEST_HEADING and (lot := lot_in(words)):
            self.known.lot, self.current, self.closed = lot, None, False
        opened = self._opening(block.start, block.end)
        if heading and opened is None and _NUMBERED.match(words):
            self.closed = _CLOSES.search(words) is not None or (len(self.known.vehicles) > 1)
            self.current = None
            return
        if heading and opened is not None and self._titles(opened, block.end):
            self.title = self.title or Vehicle([opened])
            return
        for part in asked_for(self.flat, block):
            self._prose(part.start, part.end)

    def _titles(self, name: Place, end: int) -> bool:
        """Whether a name is the whole purchase's: 洒水车采购技术要求, 公交车辆技术要求."""
        return self.flat.startswith(_PURCHASES, name[1], end) or self.flat[slice(*name)].endswith(_GENERAL)

    def _prose(self, start: int, end: int) -> None:
        for piece in _PIECE.finditer(self.flat[start:end]):
            first, last = start + piece.start(), start + piece.end()
            cuts = [(first, self._opening(first, last))]
            for sign in _JOINTS.finditer(self.flat[first:last]):
                at = first + sign.end()
                name = self._opening(at, last)
                if name is not None and name[0] == at and _COUNTED.match(self.flat[name[1] : last]):
                    cuts.append((at, name))
            for (at, name), (stop, _) in zip(cuts, [*cuts[1:], (last, None)], strict=True):
                if name is not None:
                    self._open(name)
                self._tell(at, stop, name)

    def _tell(self, at: int, stop: int, name: Place | None) -> None:
        words = self.flat[at:stop]
        colon = words.find(":")
        parameter = parameter_of(words[:colon]) if 0 < colon <= _LONGEST_LABEL and name is None else None
        if parameter is not None and tells_build(words[:colon]):
            self._here().told.append(Told("kind", ((at + colon + 1, stop),), ((at, at + colon),)))
        elif parameter is not None and parameter.role not in (*_OF_HEADS, *_UNTOLD):
            self._here().told.append(Told(parameter.role, ((at + colon + 1, stop),), ((at, at + colon),)))
        elif parameter is None or parameter.role in _OF_HEADS:
            self._here().told.append(Told("prose", ((at, stop),)))

    # -- tables -----------------------------------------------------------------------------------------------
    def grid(self, grid: Grid) -> None:
        if self.elsewhere:
            return
        rows = [row for row in grid.rows if any(self._said(cell) for cell in row)]
        if not rows or lists_owned(self.flat[slice(*cell)] for cell in rows[0]):
            return
        for first, row in enumerate(rows[:_HEAD_ROWS]):
            named = {column: name for column, cell in enumerate(row) if column and (name := self._named(cell)) is not None}
            if len(named) > 1 and len(named) >= sum(1 for cell in row[1:] if self._said(cell)) - 1 and self._named(row[0]) is None:
                self._columns(rows, first, named)
                return
            if len(row) > 1 and all(self._named(cell) is not None for cell in row):
                self._side_by_side(rows[first:])
                return
        for first, row in enumerate(rows[:_HEAD_ROWS]):
            roles = {
                column: parameter.role
                for column, cell in enumerate(row)
                if (parameter := parameter_of(self.flat[slice(*cell)])) is not None
            }
            below = rows[first + 1 :]
            if len(row) < 3 or len(roles) < 2 or not below:
                continue
            by_content = [
                sum(1 for other in below if column < len(other) and self._named(other[column]) is not None) for column in range(len(row))
            ]
            names = next((column for column, role in roles.items() if role == "name" and by_content[column]), None)
            best = max(range(len(row)), key=lambda column: by_content[column])
            names = best if names is None and by_content[best] * 2 >= len(below) else names
            if names is not None:
                self._goods(row, below, names)
                return
        for row in rows:
            self._row([cell for cell in row if self._said(cell)])

    def _said(self, cell: Place) -> bool:
        return bool(self.flat[slice(*cell)].strip())

    def _named(self, cell: Place) -> Place | None:
        """The name that a cell is, whole or with a few words behind it."""
        name = self._opening(*cell)
        return (
            name
            if name is not None and len(self.flat[name[1] : cell[1]].strip()) <= _LONGEST_BEHIND and cell[1] - cell[0] <= _LONGEST_NAME_CELL
            else None
        )

    def _columns(self, rows: Sequence[Sequence[Place]], first: int, named: dict[int, Place]) -> None:
        beside = {column: self.known.vehicle(name) for column, name in named.items()}
        label = min(named) - 1
        for place, row in enumerate(rows):
            if place == first or label >= len(row) or not self._said(row[label]):
                continue
            parameter = parameter_of(self.flat[slice(*row[label])])
            role = parameter.role if parameter is not None else "other"
            if role in _UNTOLD:
                continue
            for column, one in beside.items():
                if column >= len(row) or not self._said(row[column]):
                    continue
                if role == "name" and not tells_build(self.flat[slice(*row[label])]) and (name := self._named(row[column])) is not None:
                    one.names.append(name)
                else:
                    told = "kind" if role == "name" else "other" if role in ("head", "subject") else role
                    one.told.append(Told(told, (row[column],), (row[label],)))
        self.current = None

    def _side_by_side(self, rows: Sequence[Sequence[Place]]) -> None:
        """Columns each of which is a vehicle's name with labels and values below: 车辆一：轿车 / 数量：3辆 / 排量：≤1.6L."""
        for column in range(len(rows[0])):
            for row in rows:
                if column < len(row) and self._said(row[column]):
                    self._prose(*row[column])
        self.current = None

    def _goods(self, head: Sequence[Place], rows: Sequence[Sequence[Place]], names: int) -> None:
        for row in rows:
            if names >= len(row):
                continue
            name = self._named(row[names])
            left_out = any(NOT_BOUGHT.search(self.flat[slice(*cell)].strip()) for cell in row)
            if left_out or (name is None and self._said(row[names])):
                self.current, self.closed = None, True
                continue
            one = self._open(name) if name is not None else self._here()
            for column, cell in enumerate(row):
                if column == names or column >= len(head) or not self._said(cell):
                    continue
                parameter = parameter_of(self.flat[slice(*head[column])])
                role = parameter.role if parameter is not None else "other"
                if role in _UNTOLD:
                    continue
                told = Told("prose", (cell,)) if role in _OF_HEADS else Told(role, (cell,), (head[column],))
                one.told.append(told)
        self.current = None
        self.closed = len(self.known.vehicles) > 1

    def _row(self, cells: Sequence[Place]) -> None:
        while cells and _NUMBER_CELL.match(self.flat[slice(*cells[0])]):
            cells = cells[1:]
        if not cells:
            return
        labelled = [cell for cell in cells[::2] if parameter_of(self.flat[slice(*cell)]) is not None]
        if len(cells) > 3 and len(cells) % 2 == 0 and len(labelled) * 2 == len(cells):
            for label, value in zip(cells[::2], cells[1::2], strict=True):
                self._pair(label, value, None)
        elif len(cells) == 1:
            self._prose(*cells[0])
        elif _UNIT_CELL.match(self.flat[slice(*cells[1])].strip()) and len(cells) > 2:
            self._pair(cells[0], cells[2], cells[1])
        else:
            self._pair(cells[0], cells[1], None)

    def _pair(self, label: Place, value: Place, unit: Place | None) -> None:
        words = self.flat[slice(*label)]
        parameter = parameter_of(words)
        if parameter is not None and parameter_of(self.flat[slice(*value)]) is not None:
            return  # 名称 | 参数要求 heads the rows below
        if parameter is not None and parameter.role == "name":
            name = self._named(value)
            if tells_build(words) and self.current is not None:
                self.current.told.append(Told("kind", (value,), (label,)))
            elif name is not None:
                self._open(name)
            else:
                self.current, self.closed = None, True
        elif parameter is None and (name := self._opening(*label)) is not None:
            self._open(name)
            self._prose(*label)
            self._prose(*value)
        elif parameter is None and (":" in words or len(words) > _LONGEST_LABEL):
            self._prose(*label)
        elif parameter is None or parameter.role not in _UNTOLD:
            role = "other" if parameter is None or parameter.role in ("head", "subject") else parameter.role
            self._here().told.append(Told(role, (value,), (label,), unit))
