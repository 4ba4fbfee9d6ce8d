"""reading: what the cells of a document's table name, one alone or down a column: a parameter, a vehicle, one that is only numbered."""

from reading import regex
from reading.designations import called
from reading.grids import Grid
from reading.lines import Lines
from reading.parameters import parameter_of
from reading.statements import Place
from reading.vehicles import heads

_LONGEST_CALL, _LONGEST_UNKNOWN = 8, 18
_WORKS = regex.compile(r"\p{Han}车(?:[(（][^()（）]{1,12}[)）])?$")
_PLACED = regex.compile(
    r"^(?:车型|品目|型号|标的|车辆|包|标段|第)[ :]?[0-9一二三四五六七八九十A-Z]{1,2}|^[0-9]{1,2}号车|^[A-Z](?:型车?|款|类)$|^[\p{Han}A-Z]{2,6}型$"
)


def role_of_label(doc: Lines, cell: Place) -> str:
    """What a cell tells as a label; "" where it is none that is known."""
    parameter = parameter_of(doc.flat[slice(*cell)])
    return parameter.role if parameter else ""


def names_a_vehicle(doc: Lines, cell: Place) -> bool:
    """Whether a cell names a vehicle."""
    words = doc.flat[slice(*cell)].strip()
    found = list(heads(doc.flat, *cell)) if len(words) <= 40 else []
    return bool(found) and not any(one.decoy for one in found)


def names_or_numbers_one(doc: Lines, cell: Place) -> bool:
    """Whether a cell names a vehicle, or numbers one (车型一)."""
    return names_a_vehicle(doc, cell) or numbers_one(doc.flat[slice(*cell)].strip())


def numbers_one(words: str) -> bool:
    """Whether words number a vehicle or tell it from others, and name none: 车型一, A型."""
    return _PLACED.match(words) is not None or (len(words) <= _LONGEST_CALL and bool(called(words)))


def named_for_work(doc: Lines, cell: Place) -> bool:
    """Whether a cell is a name that no word is known of but its last sign, or the work that it is for: 4.2米厢式邮车, 油品化验车."""
    words = doc.flat[slice(*cell)].strip()
    works = _WORKS.search(words) if 2 < len(words) <= _LONGEST_UNKNOWN else None
    return works is not None and all(one.decoy == "service" and one.end <= works.start() for one in heads(words, 0, len(words)))


def said_in(doc: Lines, grid: Grid, column: int, first: int) -> list[str]:
    """What the cells of a column below its head say."""
    return [words for row in grid.rows[first:] if column < len(row) and (words := doc.flat[slice(*row[column])].strip())]


def column_of_vehicles(doc: Lines, grid: Grid, column: int, first: int) -> bool:
    """Whether most cells of a column below its head name vehicles."""
    cells = [row[column] for row in grid.rows[first:] if column < len(row) and doc.flat[slice(*row[column])].strip()]
    return bool(cells) and sum(1 for cell in cells if names_a_vehicle(doc, cell)) * 2 > len(cells)
