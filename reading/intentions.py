"""reading: a procurement intention (采购意向) that lists projects is read for the one that buys vehicles."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reading import regex
from reading.candidates import UNSAID
from reading.cells import count_of_cell
from reading.document import Document
from reading.goodtypes import Good
from reading.money import amounts, unit_of
from reading.tables import Row, Table
from reading.told import SMALLEST
from reading.vehicles import heads
from schemas.reading import Item
from schemas.values import Read, Span, read, refused

_COUNT = regex.compile(r"(?:标的数量|数量)\s*:\s*([0-9]{1,5})\s*([\p{Han}]?)")
_THINGS = ("", "辆", "台", "部")
_BOUGHT_CAR = regex.compile(r"\p{Han}车(?:辆)?(?:的)?(?:采购|购置|更新|购买|添置|配备)")
"""A project's name for a vehicle that the lexicon does not know."""
_NAME = regex.compile(r"标的名称\s*:\s*([^;,。:]{2,40})")


@dataclass(frozen=True, slots=True)
class Project:
    """The budget and goods of the project an intention is read for."""

    budget: Read[Decimal]
    goods: list[Good]
    buyer: tuple[int, int] | None = None
    """The cell that names its buyer, where the table has such a column."""
    among_others: bool = False
    """Whether the notice lists projects beside it, so that a sum of the whole notice is not its budget."""


def chosen_project(doc: Document, found: Sequence[Table]) -> Project | None:
    """The vehicle project of an intention's table; None when it has no such table."""
    listed = [(table, row) for table in found if table.has("project") for row in table.rows if "project" in row.cells]
    if not listed:
        return _labelled_project(doc)
    vehicle = [(table, row) for table, row in listed if _buys_vehicle(doc, row)] if len(listed) > 1 else listed
    chosen = vehicle or listed
    budget = _budget(doc, *chosen[0]) if len(chosen) == 1 else refused("several projects", [table.head for table, _ in chosen[:1]])
    return Project(budget, [_good(doc, table, row) for table, row in chosen], chosen[0][1].cells.get("buyer"), len(listed) > len(chosen))


def _labelled_project(doc: Document) -> Project | None:
    """The vehicle project of an intention that tells its projects label by label, block by block."""
    names = [tag for tag in doc.of("project_name") if tag.start < doc.list_start]
    if len(names) < 2:
        return None
    ends = [*(tag.start for tag in names[1:]), doc.list_start]
    blocks = [(tag, end) for tag, end in zip(names, ends, strict=True) if _names_vehicle(doc, tag.value_start, tag.value_end)]
    if len(blocks) != 1:
        return None
    (tag, end) = blocks[0]
    budgets = [one for one in doc.of("budget") if tag.start < one.start < end]
    found = amounts(doc.flat, budgets[0].value_start, budgets[0].value_end, unit_of(budgets[0].extra)) if budgets else []
    budget = (
        read(found[0].value, (doc.span(found[0].start, found[0].end),), "label")
        if len(found) == 1 and found[0].value >= SMALLEST
        else UNSAID
    )
    name = doc.span(tag.value_start, tag.value_end)
    item = Item(name=read(doc.words(name.start, name.end), (name,), "item"), about=(Span(start=tag.start, end=end),))
    return Project(budget, [Good(tag.start, tag.line, item)], among_others=True)


def _names_vehicle(doc: Document, start: int, end: int) -> bool:
    named = list(heads(doc.flat, start, end))
    return bool(named) and named[-1].category is not None and not any(one.decoy == "service" for one in named)


def _buys_vehicle(doc: Document, row: Row) -> bool:
    """By the project's name; by its need where the name tells of neither vehicles nor anything around them."""
    named = list(heads(doc.flat, *row.cells["project"]))
    if named:
        return named[-1].category is not None and not any(one.decoy == "service" for one in named)
    needed = list(heads(doc.flat, *row.cells["need"])) if "need" in row.cells else []
    if _BOUGHT_CAR.search(doc.flat[slice(*row.cells["project"])]) and not any(one.decoy for one in needed):
        return any(one.specific for one in needed)
    return bool(needed) and needed[0].specific


def _budget(doc: Document, table: Table, row: Row) -> Read[Decimal]:
    cell = row.cells.get("budget")
    found = amounts(doc.flat, *cell, table.units.get("budget")) if cell else []
    if len(found) != 1 or found[0].value < SMALLEST:
        return UNSAID
    return read(found[0].value, (doc.span(found[0].start, found[0].end),), "table column")


def _good(doc: Document, table: Table, row: Row) -> Good:
    line = doc.flat[row.start : row.end]
    name, count = _NAME.search(line), _COUNT.search(line)
    start, end = name.span(1) if name else (row.cells["project"][0] - row.start, row.cells["project"][1] - row.start)
    told, unit = _in_column(doc, row) if count is None else (UNSAID, "")
    item = Item(
        name=read(doc.words(row.start + start, row.start + end), (doc.span(row.start + start, row.start + end),), "item"),
        quantity=read(int(count.group(1)), (doc.span(row.start + count.start(1), row.start + count.end(1)),), "quantity")
        if count
        else told,
        unit=count.group(2) if count else unit,
        about=(table.head, Span(start=row.start, end=row.end)),
    )
    return Good(row.start, row.line, item)


def _in_column(doc: Document, row: Row) -> tuple[Read[int], str]:
    """The number in a column of its own, where it counts things and no 批 or 项."""
    told, unit = count_of_cell(doc, row.cells.get("quantity"))
    unit = unit or (doc.flat[slice(*row.cells["unit"])].strip() if "unit" in row.cells else "")
    return (told, unit) if unit in _THINGS else (UNSAID, "")
