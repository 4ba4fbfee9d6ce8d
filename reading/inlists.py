"""reading: cells and values that list what several things have each: 轿车；客车 beside 2；1, ①轿车②客车 beside ①2辆②1辆."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reading import regex
from reading.cells import count_of_cell
from reading.document import Document
from reading.money import amounts
from reading.quantities import counts
from reading.tables import Cell, Row

MOST_LISTED = 20
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_NUMBERS = "1"
"""The mark of things that are numbered: 1.轿车 2.客车, (1)轿车(2)客车."""
_SIGNS = ";、/"
_LONGEST = 400
_SIZE = regex.compile(r"[0-9]+(?:\.[0-9]+)? ?(?:座|吨|米|方|升|L)")
_ORDINAL = regex.compile(r"(?:^|[ ;,、])(?:([1-9][0-9]?)[.、)]|[(]([1-9][0-9]?)[)])|[(]([1-9][0-9]?)[)]")
_OFFERED = ("brand", "model", "brand_model")
_OFFERED_BY = frozenset(("model", "brand_model"))
_LISTED = (*_OFFERED, "unit_price", "spec", "need", "unit")
"""The cells of a row that may list something of each of its things, beside name and number."""
_OF_ALL = ("seq", "lot", "lot_name", "supplier", "brand", "unit")
"""What a row may say once of all its things."""


def things_of(doc: Document, row: Row) -> list[Row]:
    """The rows that a row stands for: one a thing where its name lists several and its numbers, or brands and models, as many."""
    name, count = row.cells.get("name"), row.cells.get("quantity")
    if name is None:
        return [row]
    for mark in (_CIRCLED[0], _NUMBERS, *_SIGNS, ",", " "):
        names = _parted(doc, name, mark)
        if not 1 < len(names) <= MOST_LISTED:
            continue
        told = {role: parts for role in _LISTED if role in row.cells and (parts := _as_many(doc, row.cells[role], mark, len(names), role))}
        numbers = _as_many(doc, count, mark, len(names), "quantity") if count else []
        numbers = numbers or (_counted_with(doc, names, told) if {*_OFFERED, "unit_price"} & set(told) else [])
        offered = len([role for role in _OFFERED if role in told]) > 1 or (count is None and "unit_price" in told)
        if numbers or (offered and mark != " "):
            told = {role: parts for role, parts in told.items() if _of_their_sizes(doc, names, parts)}
            told |= {"name": names} | ({"quantity": numbers} if numbers else {})
            return [_one(row, told, at) for at in range(len(names))]
    return [row]


def _one(row: Row, told: dict[str, list[Cell]], at: int) -> Row:
    """The row of one thing: what is listed of it, and what its row says of all; one number, sum or model for several is none of it."""
    of_all = {role: cell for role, cell in row.cells.items() if role in _OF_ALL}
    return replace(row, cells=of_all | {role: parts[at] for role, parts in told.items()})


def _counted_with(doc: Document, names: list[Cell], told: dict[str, list[Cell]]) -> list[Cell]:
    """The numbers that stand behind the names themselves (轿车4辆、客车2辆), which are left without them; what follows a number is brand
    and model where no column tells these (轿车4辆，某牌XY7150)."""
    found = [list(counts(doc.flat, *name)) for name in names]
    if not all(len(one) == 1 and one[0].start > name[0] + 1 for one, name in zip(found, names, strict=True)):
        return []
    rests = [
        (one.end + len(rest) - len(rest.lstrip(" ,(")), name[1])
        for (one,), name in zip(found, names, strict=True)
        for rest in (doc.flat[one.end : name[1]],)
    ]
    if all(a < b for a, b in rests) and not _OFFERED_BY & set(told):
        told["brand_model"] = rests
    places = [(one.start, one.end) for (one,) in found]
    names[:] = [_trimmed_cell(doc, (name[0], at)) for name, (at, _) in zip(names, places, strict=True)]
    return places


def _as_many(doc: Document, cell: Cell, mark: str, wanted: int, role: str) -> list[Cell]:
    """What a cell lists by the sign of its row's names, or by another sign, where it comes to as many as wanted."""
    for sign in (mark, *_SIGNS, ","):
        parts = _parted(doc, cell, sign)
        if role == "quantity":
            parts = [_number_of(doc, part) for part in parts]
        if len(parts) == wanted and _fits(doc, parts, role):
            return parts
    if role == "unit_price" and len(sums := amounts(doc.flat, *cell)) == wanted:
        return [(one.start, one.end) for one in sums]
    return []


def _of_their_sizes(doc: Document, names: Sequence[Cell], parts: Sequence[Cell]) -> bool:
    """Whether no part tells a size that only another one of the things has by its name: 轿车（5座）；客车（19座） beside 19座36万元；5座12万元."""
    named, told = ([set(_SIZE.findall(doc.flat[slice(*cell)])) for cell in cells] for cells in (names, parts))
    return not any(own and size and not own & size and any(size & other for other in named) for own, size in zip(named, told, strict=True))


def _number_of(doc: Document, part: Cell) -> Cell:
    """The number of a part that bears its thing's name as well: 皮卡4辆、面包车2辆."""
    found = list(counts(doc.flat, *part))
    return (found[0].start, part[1]) if len(found) == 1 else part


def _fits(doc: Document, parts: Sequence[Cell], role: str) -> bool:
    """Whether all that a cell lists is what its column holds."""
    if role == "quantity":
        return all(count_of_cell(doc, part)[0].said for part in parts)
    if role == "unit_price":
        return all(len(amounts(doc.flat, *part)) == 1 or doc.flat[slice(*part)].strip().replace(".", "").isdigit() for part in parts)
    return True


def _parted(doc: Document, cell: Cell, mark: str) -> list[Cell]:
    """The parts of a cell between marks that stand outside its brackets; the cell itself where one of them is empty."""
    words = doc.flat[slice(*cell)].rstrip(" ;、。,")
    if mark not in words or len(words) > _LONGEST:
        return [cell]
    if mark in _CIRCLED:
        places = [words.find(one) for one in _CIRCLED if one in words]
        pieces = [(at + 1, end) for at, end in pairwise([*places, len(words)])] if words.lstrip().startswith(mark) else []
    elif mark == _NUMBERS:
        pieces = _numbered(words)
    else:
        ends = [at for at in _outside(words) if words[at] == mark]
        pieces = list(zip([0, *(at + 1 for at in ends)], [*ends, len(words)], strict=True))
    trimmed = [_trimmed(words, *piece) for piece in pieces]
    return [(cell[0] + a, cell[0] + b) for a, b in trimmed] if pieces and all(a < b for a, b in trimmed) else [cell]


def _numbered(words: str) -> list[Cell]:
    """The pieces behind numbers that rise one by one from the first sign on."""
    starts = list[Cell]()
    for one in _ORDINAL.finditer(words):
        if (one.group(1) or one.group(2) or one.group(3)) == str(len(starts) + 1):
            starts.append(one.span())
    if len(starts) < 2 or words[: starts[0][0]].strip():
        return []
    return [(end, stop) for (_, end), stop in zip(starts, [*(start for start, _ in starts[1:]), len(words)], strict=True)]


def _outside(words: str) -> list[int]:
    """The places of signs that stand in no brackets."""
    depth, places = 0, []
    for at, sign in enumerate(words):
        depth += (sign in "([") - (sign in ")]")
        if depth <= 0:
            places.append(at)
    return places


def _trimmed_cell(doc: Document, cell: Cell) -> Cell:
    a, b = _trimmed(doc.flat[slice(*cell)], 0, cell[1] - cell[0])
    return cell[0] + a, cell[0] + b


def _trimmed(words: str, start: int, end: int) -> Cell:
    """A piece without blanks around it and signs behind it."""
    piece = words[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip(" ;、,"))
