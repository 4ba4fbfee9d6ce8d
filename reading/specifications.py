"""reading: the vehicles that a document specifies, and where it speaks of each: goods tables, parameter tables of one or several
vehicles, sections, sentences. Which words say what is not decided here, only which vehicle they are about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import re2

from reading.grids import Grid, Paragraph, blocks_of
from reading.lines import Lines
from reading.lots import ordinal
from reading.parameters import label_end, parameter_of
from reading.quantities import counts
from reading.tablekinds import Shape, shape_of
from reading.vehicles import Mention, heads, mentions

Place = tuple[int, int]
MOST_VEHICLES = 60
_LONGEST_HEADING = 48
_ANY = ("汽车", "车辆", "用车", "机动车", "采购车辆")
"""Words for any vehicle at all."""
_FIGURES = ("quantity", "unit_cap", "price_cap", "displacement")
_LOT = re2.compile(
    r"^[\s(]{0,3}(?:[0-9一二三四五六七八九十]{1,2}[、.)]\s?)?(?:第 ?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}) ?(?:采购包|合同包|标段|标项|标包|包)|"
    r"(?:采购包|合同包|标段|标项|标包|分包|包) ?:?([0-9]{1,2}|[A-Z]|[一二三四五六七八九十]{1,3}))(?:[\s:：,，、(（)-]|$)"
)
_ELSEWHERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2})[ :、]{0,2}[^。;]{0,16}"
    r"(?:评分|评标|评审|合同|投标人须知|供应商须知|资格|投标文件格式|响应文件格式|废标|政策依据|编制依据|采购依据|配备标准|现有车辆|车辆现状|原有车辆|报废|拟更新|旧车)"
)
_HERE = re2.compile(
    r"^(?:第[一二三四五六七八九十0-9]{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.]|附[件表录][0-9一二三四五六]{0,2}|[0-9]{1,2}[、.])"
)
_WHOLE = ("项目", "招标", "公告", "规格书", "需求书", "说明书", "文件", "清单", "一览表", "方案", "采购需求", "汇总")
_NUMBERED = re2.compile(
    r"^(?:车型|品目|序号|型号|标的|车辆)[:：]?[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z])(?:[^0-9A-Za-z]|$)|^([A-Z])(?:型车|款|类车)"
)
_NAME_LIKE = re2.compile(r"(?:车|车型|型车|[A-Z]型|轿车|SUV|MPV)(?:\(|$)")


@dataclass(slots=True)
class Told:
    """One statement: what its label tells (`prose` where there is none), label and value in their places."""

    role: str
    value: tuple[Place, ...]
    label: tuple[Place, ...] = ()
    unit: Place | None = None


@dataclass(slots=True)
class Vehicle:
    """A vehicle that a document specifies: where it is named, its lot, and what is told of it."""

    names: list[Place] = field(default_factory=list)
    lot: str = ""
    number: str = ""
    """Its ordinal where the document numbers its vehicles (车型一)."""
    told: list[Told] = field(default_factory=list)
    loose: bool = False
    """A table or section that does not say which vehicle it is about."""

    def has(self, role: str) -> bool:
        """Whether something of this role is told."""
        return any(one.role == role for one in self.told)


def vehicles_of(doc: Lines) -> list[Vehicle]:
    """Every vehicle that a document specifies, in order; empty where it speaks of none."""
    reader = _Reader(doc)
    for block in blocks_of(doc):
        if isinstance(block, Paragraph):
            reader.paragraph(block)
        else:
            reader.table(block)
    return reader.settled()[:MOST_VEHICLES]


class _Reader:
    """Goes through a document with the vehicle, lot and kind of section it stands in."""

    def __init__(self, doc: Lines) -> None:
        self.doc = doc
        self.vehicles: list[Vehicle] = []
        self.whole = Vehicle(loose=True)
        """What is told before any vehicle is named, or of the purchase as a whole."""
        self.current: Vehicle | None = None
        self.lot = ""
        self.elsewhere = False

    # -- paragraphs ----------------------------------------------------------------------------------------------
    def paragraph(self, block: Paragraph) -> None:
        words = self.doc.flat[block.start : block.end]
        if _HERE.match(words):
            self.elsewhere = _ELSEWHERE.match(words) is not None
        if self.elsewhere:
            return
        if (lot := _lot_in(words)) and len(words) <= _LONGEST_HEADING:
            self.lot, self.current = lot, None
        end = label_end(words)
        parameter = parameter_of(words[:end]) if end else None
        if parameter is not None and parameter.role not in ("head", "subject", "skip", "lot"):
            self._labelled(block, parameter.role, end)
        elif self._enumerated(block):
            return
        elif (named := self._heading(block)) is not None:
            self.current = self._vehicle(named)
            self.current.told.append(Told("heading", ((block.start, block.end),)))
        else:
            self._here().told.append(Told("prose", ((block.start, block.end),)))

    def _labelled(self, block: Paragraph, role: str, end: int) -> None:
        value = (block.start + end, block.end)
        if role == "name" and (named := self._name((value[0] + 1, value[1]))):
            self.current = self._vehicle(named)
            self.current.told.append(Told("heading", (named,)))
            return
        self._here().told.append(Told(role, (value,), ((block.start, block.start + end),)))

    def _here(self) -> Vehicle:
        return self.current or self.whole

    def _heading(self, block: Paragraph) -> Place | None:
        """The vehicle that a heading names; a heading of the whole purchase names none."""
        words = self.doc.flat[block.start : block.end]
        if len(words) > _LONGEST_HEADING or words.rstrip().endswith(("。", ";", ",")) or any(word in words for word in _WHOLE):
            return None
        return self._name((block.start, block.end))

    def _name(self, place: Place) -> Place | None:
        """The words of a place that name a vehicle; None when they name none, or something made for one."""
        flat = self.doc.flat
        found = [one for one in heads(flat, *place)]
        if any(one.decoy for one in found) or not found:
            return None
        return place

    def _enumerated(self, block: Paragraph) -> bool:
        """A sentence that counts vehicles: 轿车8辆(排量…)、越野车2辆. Each gets the words up to the next one."""
        counted = self._counted(block)
        if not counted or any(one.decoy for one in heads(self.doc.flat, block.start, counted[0][0].start)):
            return False
        begins = [self._clause(block, min(mention.start, at)) for mention, at in counted]
        for place, (mention, _) in enumerate(counted):
            end = begins[place + 1] if place + 1 < len(begins) else block.end
            one = self._vehicle((mention.start, mention.end))
            one.told.append(Told("prose" if len(counted) == 1 else "clause", ((begins[place], end),)))
            self.current = one if len(counted) == 1 else None
        if len(counted) > 1:
            self.whole.told.append(Told("respectively", ((block.start, block.end),)))
        return True

    def _counted(self, block: Paragraph) -> list[tuple[Mention, int]]:
        flat = self.doc.flat
        named = [one for one in mentions(flat, block.start, block.end) if one.category is not None and not one.decoy]
        found: dict[int, tuple[Mention, int]] = {}
        for count in counts(flat, block.start, block.end):
            near = [one for one in named if 0 <= count.start - one.end <= 6 or 0 <= one.start - count.end <= 12]
            near = [
                one for one in near if not any(sign in "，,。；;、" for sign in flat[min(one.end, count.end) : max(one.start, count.start)])
            ]
            if near:
                best = max(near, key=lambda one: (one.specific, one.end - one.start))
                found.setdefault(best.start, (best, count.start))
        kept = [found[start] for start in sorted(found)]
        return kept if len({flat[one.start : one.end] for one, _ in kept}) == len(kept) else kept[:1]

    def _clause(self, block: Paragraph, at: int) -> int:
        begin = max(self.doc.flat.rfind(sign, block.start, at) for sign in "，,。；;、:：")
        return max(begin + 1, block.start)

    # -- tables --------------------------------------------------------------------------------------------------
    def table(self, grid: Grid) -> None:
        if self.elsewhere:
            return
        shape = shape_of(self.doc, grid)
        if shape.kind == "goods":
            self._goods(grid, shape)
        elif shape.kind == "several":
            self._several(grid, shape)
        elif shape.kind == "one":
            self._one(grid, shape)
        elif shape.kind == "pairs":
            self._pairs(grid, shape)

    def _goods(self, grid: Grid, shape: Shape) -> None:
        """One vehicle a row."""
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            name = next((cells[column] for column in shape.of("name") if column in cells), None)
            if name is None or self.doc.flat[slice(*name)].strip().startswith(("合计", "总计", "小计")):
                continue
            if self._name(name) is None and not _NAME_LIKE.search(self.doc.flat[slice(*name)].strip()):
                continue
            if any(one.decoy for one in heads(self.doc.flat, *name)):
                continue
            one = self._vehicle(name, self._lot_of(cells, shape))
            one.number = one.number or next((self._ordinal(cells[column]) for column in shape.of("seq") if column in cells), "")
            self._tell(one, cells, shape)

    def _tell(self, one: Vehicle, cells: dict[int, Place], shape: Shape) -> None:
        for column, cell in cells.items():
            role = shape.roles.get(column, "")
            if role in ("", "name", "seq", "lot", "unit", "skip"):
                continue
            self._add(
                one, Told("spec" if role in ("head", "subject") else role, (cell,), shape.heads(column), shape.unit_of(cells, column))
            )

    def _add(self, one: Vehicle, told: Told) -> None:
        """A cell that reaches over several rows stands in each: all its places are kept where a figure's evidence needs them."""
        words = [self.doc.flat[slice(*place)] for place in told.value]
        known = any(
            other.role == told.role and other.label == told.label and [self.doc.flat[slice(*place)] for place in other.value] == words
            for other in one.told
        )
        if not known or told.role in _FIGURES:
            one.told.append(told)

    def _lot_of(self, cells: dict[int, Place], shape: Shape) -> str:
        return next((self._ordinal(cells[column]) for column in shape.of("lot") if column in cells), "") or self.lot

    def _ordinal(self, cell: Place) -> str:
        words = self.doc.flat[slice(*cell)].strip()
        found = _lot_in(words) or words.strip("第包号标段项 ")
        return ordinal(found) if 0 < len(found) <= 3 and (found.isdigit() or found in _ORDINALS or found.isupper()) else ""

    def _several(self, grid: Grid, shape: Shape) -> None:
        """Parameters by rows, vehicles by columns."""
        columns = shape.vehicles
        made = {column: self._of_column(grid, shape, column) for column in columns}
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            label = cells.get(shape.label)
            if label is None:
                continue
            shared = _one_value(row, columns, cells)
            for column in columns:
                value = cells.get(column, shared)
                if value is not None and (role := self._role(label)):
                    self._name_or_tell(made[column], role, value, (*shape.groups(cells), label), shape.unit_of(cells, column))

    def _of_column(self, grid: Grid, shape: Shape, column: int) -> Vehicle:
        """The vehicle of a column: named by its head, else by a row of names."""
        for row in grid.rows[: shape.first]:
            if (
                column < len(row)
                and self._said(row[column])
                and (self._name(row[column]) or _NUMBERED.match(self.doc.flat[slice(*row[column])]))
            ):
                return self._vehicle(row[column])
        for row in grid.rows[shape.first :]:
            if len(row) > column and self._role(row[shape.label]) == "name" and self._said(row[column]):
                return self._vehicle(row[column])
        return self._new(Vehicle(loose=True, lot=self.lot))

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
            label, value = cells.get(shape.label), shape.value(cells)
            role = self._role(label) if label is not None else ""
            if role == "name" and value and self._name(value[-1]) is not None:
                one = self._vehicle(value[-1]) if named or not one.loose else self._rename(one, value[-1])
                named = True
                continue
            if label is not None and value and role:
                self._add(one, Told(role, value, (*shape.groups(cells), label), shape.unit_of(cells, shape.values[0])))
            self._tell(one, {column: cell for column, cell in cells.items() if column in shape.beside}, shape)

    def _owner(self, grid: Grid) -> Vehicle:
        """Whose parameters a table without names gives: the vehicle that the words before it speak of."""
        if self.current is not None:
            return self.current
        return self._new(Vehicle(loose=True, lot=self.lot))

    def _section(self, cell: Place) -> Vehicle | None:
        if (cell[1] - cell[0]) > _LONGEST_HEADING or self._name(cell) is None or parameter_of(self.doc.flat[slice(*cell)]):
            return None
        one = self._vehicle(cell)
        one.told.append(Told("heading", (cell,)))
        return one

    def _named_in(self, cells: dict[int, Place], shape: Shape) -> Vehicle | None:
        for column in shape.of("name"):
            if column != shape.label and column in cells and self._name(cells[column]) is not None:
                return self._vehicle(cells[column], self._lot_of(cells, shape))
        return None

    def _rename(self, one: Vehicle, name: Place) -> Vehicle:
        """A loose table says its vehicle's name in a row of its own."""
        if one not in self.vehicles:
            return self._vehicle(name)
        known = self._known(name, one.lot)
        if known is not None:
            self.vehicles.remove(one)
            known.told += one.told
            return known
        one.names.append(name)
        one.loose = False
        return one

    def _pairs(self, grid: Grid, shape: Shape) -> None:
        """Label, value, label, value along each row."""
        one = self._owner(grid)
        for row in grid.rows[shape.first :]:
            cells = {column: cell for column, cell in enumerate(row) if self._said(cell)}
            if len(cells) == 1 and (section := self._section(next(iter(cells.values())))) is not None:
                one = section
            for label, following in zip(shape.labels, (*shape.labels[1:], len(row)), strict=True):
                value = next((cells[column] for column in range(label + 1, following) if column in cells), None)
                if label in cells and value is not None and (role := self._role(cells[label])):
                    if role == "name" and self._name(value) is not None:
                        one = self._rename(one, value) if one.loose else self._vehicle(value)
                    else:
                        self._add(one, Told(role, (value,), (cells[label],)))

    def _name_or_tell(self, one: Vehicle, role: str, value: Place, label: tuple[Place, ...], unit: Place | None) -> None:
        if role == "name":
            if value not in one.names:
                one.names.append(value)
        elif role == "lot":
            one.lot = self._ordinal(value) or one.lot
        else:
            self._add(one, Told(role, (value,), label, unit))

    def _role(self, label: Place) -> str:
        """What a label tells; one that is not known is told all the same, as something else."""
        parameter = parameter_of(self.doc.flat[slice(*label)])
        role = parameter.role if parameter else "other"
        return "" if role in ("seq", "skip", "unit") else "other" if role in ("head", "subject") else role

    def _said(self, cell: Place) -> bool:
        return self.doc.flat[cell[0] : cell[1]].strip() not in ("", "/", "-", "--", "无", "—", "\\")

    # -- which vehicle -------------------------------------------------------------------------------------------
    def _vehicle(self, name: Place, lot: str = "") -> Vehicle:
        """The vehicle of this name, known or new."""
        known = self._known(name, lot or self.lot)
        if known is not None:
            if name not in known.names:
                known.names.append(name)
            known.lot = known.lot or lot or self.lot
            return known
        number = _NUMBERED.match(self.doc.flat[slice(*name)])
        return self._new(Vehicle([name], lot or self.lot, ordinal(number.group(1) or number.group(2)) if number else ""))

    def _new(self, one: Vehicle) -> Vehicle:
        self.vehicles.append(one)
        return one

    def _known(self, name: Place, lot: str) -> Vehicle | None:
        bare = self.bare(name)
        same = [one for one in self.vehicles if not one.loose and (not lot or not one.lot or one.lot == lot)]
        exact = [one for one in same if bare in map(self.bare, one.names)]
        if exact:
            return exact[0]
        within = [one for one in same if any(_within(bare, self.bare(other)) for other in one.names)]
        return within[0] if len(within) == 1 and bare else None

    def bare(self, name: Place) -> str:
        """A name without numbering, brackets, counts and words that every heading has."""
        words = _BRACKETED.sub("", self.doc.flat[slice(*name)])
        words = _COUNTED.sub("", _LEADING.sub("", words.strip()))
        for word in _COMMON:
            words = words.replace(word, "")
        return str(words.strip(" :、,.-()").replace(" ", ""))

    def settled(self) -> list[Vehicle]:
        """The vehicles, with tables and words that name none given to the only ones they can be about."""
        named = self._specific([one for one in self.vehicles if not one.loose])
        loose = [one for one in self.vehicles if one.loose and one.told]
        if not named:
            if len(loose) == 1 or self.whole.told:
                first = loose[0] if len(loose) == 1 else None
                return [_joined(first, self.whole)] if first is not None or _specifies(self.whole) else loose
            return loose
        if len(named) == 1 and len(loose) <= 1:
            return [_joined(_joined(named[0], loose[0]) if loose else named[0], self.whole)]
        open_ = [one for one in named if not one.has("displacement")]
        for one, other in zip(open_, loose, strict=True) if len(open_) == len(loose) else ():
            one.told += other.told
        self._respectively(named)
        return named

    def _specific(self, named: list[Vehicle]) -> list[Vehicle]:
        """Without headings that say nothing more, and with what stands under 车辆采购需求 told of the purchase as a whole."""
        telling = [one for one in named if any(told.role != "heading" for told in one.told)] or named
        kept = [one for one in telling if not all(self._generic(name) for name in one.names)]
        if not kept:
            return telling
        for one in telling:
            self.whole.told += one.told if one not in kept else []
        return kept

    def _generic(self, name: Place) -> bool:
        return all(one.word in _ANY for one in heads(self.doc.flat, *name))

    def _respectively(self, named: list[Vehicle]) -> None:
        """排量分别不大于1.8L和2.0L: left to whoever reads values, with the order of the vehicles."""
        for told in self.whole.told:
            if told.role == "respectively" and "分别" in self.doc.flat[slice(*told.value[0])]:
                for one in named:
                    one.told.append(Told("respectively", told.value))


_BRACKETED = re2.compile(r"[(\[【][^)\]】]{0,60}[)\]】]?")
_COUNTED = re2.compile(r"[:,，、x×*]?[0-9一二三四五六七八九十两]{1,4}[ ]?(?:辆|台|部|套).{0,4}$")
_LEADING = re2.compile(
    r"^(?:第?[0-9一二三四五六七八九十A-Z]{1,3}[、.)]|表[0-9一二三四五六七八九十]{1,2}|附[件表][0-9一二三四五六七八九十]{0,2}|第[0-9一二三四五六七八九十]{1,3}(?:包|标段|标项|部分)|"
    r"(?:采购包|标段|标项|标包|分包|包)[0-9一二三四五六七八九十A-Z]{1,2}|车型[0-9一二三四五六七八九十A-Z]{1,2}|品目[0-9一二三四五六七八九十]{1,2})[ :、.-]{0,2}"
)
_COMMON = (
    "技术参数", "技术规格", "技术要求", "参数要求", "配置要求", "规格要求", "招标要求", "采购需求", "主要", "及配置", "参数", "要求", "表", "采购", "购置",
    "车型", "一般",
)  # fmt: skip
_ORDINALS = frozenset("一二三四五六七八九十")


def _within(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)


def _lot_in(words: str) -> str:
    found = _LOT.match(words)
    return ordinal(found.group(1) or found.group(2)) if found else ""


def _one_value(row: Sequence[Place], columns: Sequence[int], cells: dict[int, Place]) -> Place | None:
    """A value that reaches over all vehicles' columns stands in the first of them only."""
    filled = [column for column in columns if column in cells]
    return cells[filled[0]] if filled == [columns[0]] and len(columns) > 1 else None


def _joined(one: Vehicle | None, other: Vehicle) -> Vehicle:
    if one is None:
        return other
    return Vehicle(one.names, one.lot or other.lot, one.number, [*one.told, *other.told], one.loose)


def _specifies(one: Vehicle) -> bool:
    """Whether words that name no vehicle specify one."""
    return one.has("displacement") and len({told.role for told in one.told}) > 1


def places(one: Vehicle) -> Iterator[Place]:
    """Every place that speaks of a vehicle."""
    for told in one.told:
        yield from (*told.label, *told.value)
