"""reading: what the cells of a document's tables say: which vehicle they name or head, what a label tells, whether anything is said."""

from collections.abc import Sequence

from reading import regex
from reading.parameters import parameter_of
from reading.specified import Register
from reading.statements import Place, Told, Vehicle
from reading.tableshapes import Shape
from reading.vehicles import heads

LONGEST_HEADING = 48
_NOTHING = frozenset(("", "/", "//", "-", "--", "无", "—", "——", "\\", "不适用", "不涉及", "N/A", "n/a"))
"""What a cell holds that tells nothing."""
_FIGURES_BEHIND = regex.compile(
    r"[ ,，]?[(（]?(?:数量)?[:： ]?[0-9一二三四五六七八九十]{1,4} ?(?:辆|台|部)[)）]?|[ ,，:：;；(（]{1,2}(?:单价|单台|最高|限价|控制价)"
)
"""What a heading may tell behind a name."""
_PRICE, _PER_ONE = regex.compile(r"(?:价格|单价|车价)(?:[(（][^()（）]{1,6}[)）])?$"), regex.compile(r"单价|单车|每辆|每台|裸车|车价")
_BOUND = regex.compile(r"^[: ]{0,2}(?:[每单][辆台价车])?(?:≤|不超过|不高于|不大于|不得超过|不得高于|控制在)|以内$|以下$")
UNIT = regex.compile(r"^(?:万元|元|辆|台|人|座|升|毫升|L|mL|ml|ML|cc|CC)(?:/[辆台])?$")
"""A cell that says a value's unit."""
_OF_SECTION = regex.compile(r"^ ?[(（]?[一二三四五六七八九十]{1,2}[)）、]? ?$")
NAME_LIKE = regex.compile(r"(?:车|车型|型车|[A-Z]型|轿车|SUV|MPV)(?:\(|$)")


def limited(label: str, value: str) -> str:
    """The role of a price that its value bounds, which makes it a limit (价格 | 不超过25万元); "" for any other."""
    if not (_PRICE.search(label) and _BOUND.search(value)):
        return ""
    return "unit_cap" if _PER_ONE.search(label) else "price_cap"


class Cells:
    """Reads single cells, for all who read tables into the register."""

    def __init__(self, known: Register) -> None:
        self.known = known

    def _owner(self) -> Vehicle:
        """Whose parameters a table without names gives: the vehicle that the words before it speak of."""
        if self.known.current is not None:
            return self.known.current
        return self.known.new(Vehicle(loose=True, lot=self.known.lot))

    def _section(self, cell: Place) -> Vehicle | None:
        words = self.known.doc.flat[slice(*cell)].rstrip()
        if (
            len(words) > LONGEST_HEADING
            or words.endswith(("。", ";", "表", "清单", "方案"))
            or self.known.named(cell) is None
            or parameter_of(words)
        ):
            return None
        one = self.known.vehicle(self._before_figures(cell))
        one.told.append(Told("heading", (cell,)))
        return one

    def _before_figures(self, cell: Place) -> Place:
        """The name in a heading that tells a number or a limit behind it: 一、运兵车（4辆） 单价限价：31.5万元."""
        found = _FIGURES_BEHIND.search(self.known.doc.flat[slice(*cell)])
        name = (cell[0], cell[0] + found.start()) if found else cell
        return name if self.known.named(name) is not None else cell

    def _names(self, cell: Place) -> bool:
        """Whether a cell behind 车辆名称 names a vehicle, known or made for some work (厢式工具车)."""
        if self.known.named(cell) is not None:
            return True
        return bool(NAME_LIKE.search(self.known.doc.flat[slice(*cell)].strip())) and not any(
            one.decoy for one in heads(self.known.doc.flat, *cell)
        )

    def _role(self, label: Place, value: Place | None = None) -> str:
        """What a label tells; one that is not known is told all the same, as something else. A price with a bound is a limit."""
        words = self.known.doc.flat[slice(*label)]
        if value is not None and (role := limited(words, self.known.doc.flat[slice(*value)])):
            return role
        parameter = parameter_of(self.known.doc.flat[slice(*label)])
        role = parameter.role if parameter else "other"
        return "" if role in ("seq", "skip", "unit") else "other" if role in ("head", "subject") else role

    def _said(self, cell: Place) -> bool:
        return self.known.doc.flat[cell[0] : cell[1]].strip() not in _NOTHING

    def _unnumbered(self, row: Sequence[Place], shape: Shape) -> Sequence[Place]:
        """A row of a list without the number of the section that it heads: 一 | 轿车 1辆, below it 1 | 座位：5座."""
        flat = self.known.doc.flat
        numbers = [column for column in shape.of("seq") if column < len(row) and _OF_SECTION.match(flat[slice(*row[column])])]
        return [(cell[1], cell[1]) if column in numbers else cell for column, cell in enumerate(row)]

    def _unit_behind(self, cells: dict[int, Place], column: int, role: str) -> Place | None:
        """The unit in a cell of its own behind a sum: 单价限价 | 13.4 | 万元/辆."""
        behind = cells.get(column + 1) if role in ("unit_cap", "price_cap") else None
        return behind if behind is not None and UNIT.match(self.known.doc.flat[slice(*behind)].strip()) else None
