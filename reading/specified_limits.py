"""reading: the limits of price that a document's tables on how to bid tell of its vehicles: 单价最高限价 | 轿车18万元/辆；客车30万元/辆."""

from reading import regex
from reading.grids import Grid
from reading.parameters import parameter_of
from reading.specified import Register
from reading.statements import Place, Told

_OF_ONE = regex.compile(r"[^,;。]*(?:单价|单台|单车|单辆|每辆|每台|元/[辆台])[^,;。]*[0-9一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾][^,;。]*")
"""What a limit says of one vehicle: 总价72万元；单价18万元/辆."""
_OF_EACH = regex.compile(
    r"(?:单价|单台|单车|每辆|每台)[^,，。;；0-9]{0,4}(?:限价|控制价|上限)|(?:限价|控制价)[^,，。;；0-9]{0,4}(?:单价|单台|单车|每辆|每台)"
)
"""What a budget tells beside its sum: 60万元（轿车单价限价12万元，…）."""
_LONGEST_BUDGET = 12


class Limits:
    """Keeps the limits found beside other things until all vehicles are known."""

    def __init__(self, known: Register) -> None:
        self.known = known
        self.found: list[tuple[Place, Place]] = []

    def take(self, grid: Grid) -> None:
        """Keep the limits of price in a table on how to bid."""
        for row in grid.rows:
            label = next((cell for cell in row if self._limits(cell)), None)
            value = next(
                (cell for cell in row if label is not None and cell[0] > label[0] and self.known.doc.flat[slice(*cell)].strip()), None
            )
            if label is not None and value is not None:
                self.found.append((label, value))

    def instructs(self, grid: Grid) -> bool:
        """Whether a table tells bidders how to bid, clause by clause."""
        return any("条款" in self.known.doc.flat[slice(*cell)] for cell in grid.rows[0])

    def _limits(self, cell: Place) -> bool:
        words = self.known.doc.flat[slice(*cell)]
        parameter = parameter_of(words)
        return _of_budget(words) or (parameter is not None and parameter.role in ("unit_cap", "price_cap"))

    def tell(self) -> None:
        """Tell the vehicles the limits found beside other things, now that all are known."""
        named = [one for one in self.known.vehicles if not one.loose]
        above = [told for told in self.known.whole.told if told.role == "unit_cap" and told.label and len(told.value) == 1]
        above = above if len(named) > 1 else []
        for label, value in (*self.found, *((told.label[-1], told.value[0]) for told in above)):
            if _of_budget(self.known.doc.flat[slice(*label)]) and not _OF_EACH.search(self.known.doc.flat[slice(*value)]):
                continue
            said = _OF_ONE.search(self.known.doc.flat[slice(*value)])
            if said and len(named) == 1 and not any(named[0].has(role) for role in ("unit_cap", "price_cap")):
                named[0].told.append(Told("unit_cap", ((value[0] + said.start(), value[0] + said.end()),), (label,)))
                continue
            for one, place in self.known.clauses(value):
                if not one.has("unit_cap"):
                    one.told.append(Told("unit_cap", (place,), (label,)))


def _of_budget(words: str) -> bool:
    return len(words) < _LONGEST_BUDGET and words.strip().endswith("预算")
