"""classifier: what a notice's own tables of parameters specify of its vehicles: side by side, one after the other, lot by lot."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from reading import regex
from reading.candidates import agreeing
from reading.lines import Lines
from reading.parameters import parameter_of
from reading.specifications import tabled_vehicles_of, vehicles_of
from reading.turns import stage
from schemas.reading import ClassifiedLot, Kind, Line, Window
from schemas.values import Read
from services.classifier.attached import line_of
from services.classifier.joining import joined
from services.classifier.together import Specified

_LABELLED_SIZE = regex.compile(r"[\n;](?:[0-9]{1,2}[、.])?(?:发动机|底盘)?总?(?:排量|排气量)[^\t\n:]{0,12}:")
_MOST_ROWS, _FIRST_CELLS = 400, 3
_TELLING = ("displacement", "seats", "energy", "unit_cap", "quantity")
_REFUSABLE = ("energy", "quantity", "unit_price_cap_cny")


@stage
def with_tables(text: str, flat: str, lots: tuple[ClassifiedLot, ...], kind: Kind | None) -> tuple[ClassifiedLot, ...]:
    """The lots with what tables of parameters in the notice's own text add to their lines. Where such tables tell of more
    vehicles than the only lot has lines, they are its lines."""
    if kind is Kind.CORRECTION or not _may_specify(flat):
        return lots if kind is Kind.CORRECTION else _of_blocks(text, flat, lots)
    doc = Lines(text)
    told = [(vehicle.lot, line_of(doc, vehicle, "")) for vehicle in tabled_vehicles_of(doc)]
    if len(told) < 2:
        return joined(lots, [told], kind)
    if len(lots) == 1 and len(lots[0].lines) < len(told) and all(_tells(line) for _, line in told):
        return (_instead(lots[0], told),)
    rows = _shared_rows(flat, told)
    energies = any(line.energy.said or line.energy.why for _, line in told)
    opened = tuple(_open(flat, lot, rows, energies) for lot in lots)
    return joined((_used_alike(opened[0]),) if len(opened) == 1 else opened, [told], kind)


def _of_blocks(text: str, flat: str, lots: tuple[ClassifiedLot, ...]) -> tuple[ClassifiedLot, ...]:
    """The only line given way to vehicles that lines of labels tell one after the other: 标的1：轿车 / 数量：4辆 / 排量：1.5T."""
    if len(lots) != 1 or len(lots[0].lines) != 1 or len(list(_LABELLED_SIZE.finditer(flat))) < 2:
        return lots
    doc = Lines(text)
    told = [(vehicle.lot, line_of(doc, vehicle, "")) for vehicle in vehicles_of(doc)]
    numbers = [line.quantity.value for _, line in told]
    names = {(line.name.value or "").replace(" ", "") for _, line in told} - {""}
    if (
        len(names) < 2
        or len(names) < len(told)
        or None in numbers
        or lots[0].lines[0].quantity.value not in (None, *numbers[:1], _sum(numbers))
    ):
        return lots
    return (_instead(lots[0], told),)


def _sum(numbers: Sequence[int | None]) -> int:
    return sum(number or 0 for number in numbers)


def _may_specify(flat: str) -> bool:
    """Whether some row of a table begins with a parameter's name."""
    rows = [line for line in flat.split("\n") if "\t" in line][:_MOST_ROWS] if "\t" in flat else []
    for row in rows:
        for cell in row.split("\t", _FIRST_CELLS)[:_FIRST_CELLS]:
            if 1 < len(cell) < 30 and (told := parameter_of(cell)) is not None and told.role in _TELLING:
                return True
    return False


def _tells(line: Line) -> bool:
    """Whether a table names a vehicle and tells a figure of it."""
    figures = (line.quantity, line.displacement_l.min, line.displacement_l.max, line.seats.min, line.seats.max, line.unit_price_cap_cny)
    return line.name.said and any(figure.said for figure in figures)


def _instead(lot: ClassifiedLot, told: Sequence[Specified]) -> ClassifiedLot:
    """The lot with a table's vehicles for its lines; what was said of all of them stays."""
    use = next((line.use for line in lot.lines if line.use.said), None)
    lines = tuple(line.model_copy(update={"use": use}) if use and not line.use.said else line for _, line in told)
    return lot.model_copy(update={"lines": lines})


def _used_alike(lot: ClassifiedLot) -> ClassifiedLot:
    """The lot whose lines show each other's words of the same use: were one line left, its use would be that of all the table's."""
    uses = [line.use for line in lot.lines]
    lines = (line.model_copy(update={"use": agreeing(line.use, *uses)}) for line in lot.lines)
    return lot.model_copy(update={"lines": tuple(lines)})


def _shared_rows(flat: str, told: Sequence[Specified]) -> frozenset[int]:
    """Where the rows begin in which a table tells figures of several of its vehicles."""
    rows = [{flat.rfind("\n", 0, span.start) for one in _figures(line) for span in one.evidence if not span.text} for _, line in told]
    return frozenset(at for one, other in combinations(rows, 2) for at in one & other)


def _figures(line: Line) -> tuple[Read[Any], ...]:
    return (line.displacement_l.min, line.displacement_l.max, line.unit_price_cap_cny)


def _open(flat: str, lot: ClassifiedLot, rows: frozenset[int], energies: bool) -> ClassifiedLot:
    """The lot without refusals for figures that stand in tables only, and without figures of rows that tell several vehicles':
    their columns and names tell whose each is. `energies`: the tables tell any; what stands beside a size (1.5T汽油) is a line's own."""
    return lot.model_copy(update={"lines": tuple(_opened(flat, line, rows, energies) for line in lot.lines)})


def _opened(flat: str, line: Line, rows: frozenset[int], energies: bool) -> Line:
    names = [name for name in _REFUSABLE if energies or name != "energy" or not line.energy.said]
    update: dict[str, Any] = {name: Read[Any]() for name in names if _of_tables(flat, getattr(line, name), rows)}
    for name in ("displacement_l", "seats"):
        if _of_tables(flat, getattr(line, name).min, rows) or _of_tables(flat, getattr(line, name).max, rows):
            update[name] = Window()
    return line.model_copy(update=update)


def _of_tables(flat: str, told: Read[Any], rows: frozenset[int]) -> bool:
    """Whether a refusal rests on words in rows of tables alone, or a figure on those in rows of several vehicles."""
    if told.said:
        return bool(rows) and all(not span.text and flat.rfind("\n", 0, span.start) in rows for span in told.evidence)
    return bool(told.why and told.evidence) and all(
        "\t" in flat[flat.rfind("\n", 0, span.start) + 1 : flat.find("\n", span.start)] for span in told.evidence
    )
