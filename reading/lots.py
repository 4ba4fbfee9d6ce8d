"""reading: the lots of a notice (包/标段/标项 …): their numbers and the regions of the text that speak of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from reading import regex
from reading.document import Document
from reading.lotblocks import beginning_with, blocks_by_name
from reading.lotmarkers import STEMS, Marker, in_line, markers_of, ordinal
from reading.lotwords import KINDS, NO, WORDS
from reading.tables import Row, Table
from reading.turns import stage

_CODE = r"[A-Z]{1,4}-?[0-9]{1,3}"
_BARE = regex.compile(
    rf"^(?:{WORDS}|第)? ?({NO}|{_CODE}|[{STEMS}])[号#]?(?:{KINDS}|包|标)?(?: ?\([^()]{{1,30}}\)|(?: ?[/:、—-] ?| )\p{{Han}}[^:;。]{{1,40}})?$"
)
"""A cell that is a lot's number or short code, with its name behind it at most: 1(燃油轿车), CL-01 轿车, 1/轿车."""
_CODED = regex.compile(r"(?:[A-Za-z0-9)\]】]{2}|[0-9)\]】]号)[-/]([0-9]{1,2}|[A-Z])$")
_BLOCK_NAMES = ("包名称:", "分包名称:", "采购包名称:", "标段名称:")
_NAMED_FIRST = (*_BLOCK_NAMES, "标项名称:", "合同包名称:", "包件名称:", "标包名称:")
_NUMBERED_LAST = (
    "标项序号:",
    "标项编号:",
    "标项号:",
    "包号:",
    "分包号:",
    "采购包号:",
    "标段编号:",
    "标段号:",
    "标段序号:",
    "合同包号:",
    "包件号:",
    "标包号:",
)
"""Lines that a lot's name begins its block with; lines that tell its number."""
_BLOCK_ENDS = ("合同履", "本项目", "二、", "四、")
_FAILED = regex.one_of(("不足", "废标", "流标", "失败", "终止", "不满", "未达", "无效"))
"""Words of a row about a lot that nobody won."""
_LEADS_NUMBER, _ENDS_NUMBER = ("(", "[", "【", "-", "—"), (")", "]", "】", "\t", "\n", "")
"""What stands around a lot's number behind what it buys: 轿车（包1）, 轿车-包1."""
_RANKED = frozenset(("lot", "lot_name", "rank"))
"""Columns of winners' tables whose rows are lots by more than their order, or candidates."""
MOST_MARKERS = 600
"""Lot numbers looked at in one notice, so that a hostile page costs no more than a long one."""


@dataclass(slots=True)
class LotPlace:
    """A lot: its number as printed, and the regions that speak of it alone."""

    ordinal: str
    number: tuple[int, int] | None
    regions: list[tuple[int, int]] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    """Table lines that are this lot's."""
    numbers: list[tuple[int, int]] = field(default_factory=list)
    """Every place that prints the number."""
    name: str = ""
    """The lot's name where a table gives it."""
    beside: list[tuple[int, int]] = field(default_factory=list)
    """Its cells where lots stand side by side, one a column."""
    failed: bool = False
    """Whether all lines that print its number say that nobody won it."""

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of its regions."""
        return any(start <= offset < end for start, end in self.regions)


@stage
def lot_places(doc: Document, found: list[Table]) -> list[LotPlace]:
    """All lots in order; empty when the notice has none."""
    markers = _said_before(list(islice(markers_of(doc), MOST_MARKERS)))
    columns = list(_column_lots(doc, found))
    keys = {ordinal(doc.flat[slice(*number)]) for number, _ in columns}
    chosen = _numbered(_chosen(markers) or [marker for marker in markers if marker.ordinal in keys], keys)
    if not chosen and not columns:
        return _title_lot(doc) or _rows_of_names(doc, found) or _winners_in_order(doc, found) or _blocks(doc)
    places: dict[str, LotPlace] = {}
    for marker in chosen:
        place = places.setdefault(marker.ordinal, LotPlace(marker.ordinal, marker.number))
        place.numbers.append(marker.number)
    family = {marker.ordinal for marker in chosen}
    if family <= {ordinal(doc.flat[slice(*number)]) for number, _ in columns}:  # prose that names some of the lots only
        family = set()
    for number, line in columns:
        key = ordinal(doc.flat[number[0] : number[1]])
        if family and key not in family and len(family) > 1:
            continue
        place = places.setdefault(key, LotPlace(key, number))
        place.rows.add(line)
        place.numbers.append(number)
        place.regions.append((doc.starts[line], doc.ends[line]))
    for place in (*_rows_beside(doc, found, places), *_failed_beside(doc, found, places)):
        places.setdefault(place.ordinal, place)
    _names_in_tables(doc, found, places)
    if not _numbered_at_their_ends(doc, chosen, places):
        _regions(doc, chosen, places)
    _side_by_side(doc, chosen, places)
    _named_blocks(doc, places)
    _title_agrees(doc, places)
    for place in places.values():
        place.failed = _nobody_won(doc, place)
    return sorted(places.values(), key=_numeric)


def _said_before(markers: list[Marker]) -> list[Marker]:
    """Without those of lots that are only said to be bought again."""
    told = {(marker.family, marker.ordinal) for marker in markers if not marker.anew}
    return [marker for marker in markers if (marker.family, marker.ordinal) in told]


def _names_in_tables(doc: Document, found: list[Table], places: dict[str, LotPlace]) -> None:
    """The lots' names where tables give number and name, one name a lot."""
    told: dict[str, set[str]] = {}
    for row in (row for table in found if table.has("lot", "lot_name") for row in table.rows if {"lot", "lot_name"} <= set(row.cells)):
        if match := _BARE.match(doc.flat[slice(*row.cells["lot"])].strip()):
            told.setdefault(ordinal(match.group(1)), set()).add(doc.flat[slice(*row.cells["lot_name"])].strip())
    for key, names in told.items():
        if key in places and len(names) == 1:
            places[key].name = names.pop()
    for one in _rows_of_names(doc, found) if not told else ():
        if (place := places.get(one.ordinal)) is not None and not place.rows and not place.name:
            place.rows |= one.rows
            place.numbers += one.numbers
            place.regions += one.regions
            place.name = one.name


def _rows_of_names(doc: Document, found: list[Table]) -> list[LotPlace]:
    """The rows of tables that name lots one by one, numbered by their rows only: 序号 | 标项名称 | 成交供应商, 序号 | 标项名称 | 流标理由; of
    several tables where their numbers come to one row of them. A number that the name bears itself is the lot's."""
    told: list[LotPlace] = []
    for table in found:
        rows = [row for row in table.rows if {"seq", "lot_name"} <= set(row.cells)]
        own = [_named_row(doc, row) for row in rows] if "name" not in table.roles else []
        names = [place.name for place in (*told, *own)]
        if not own or not all(place.ordinal.isdigit() for place in own) or len(set(names)) < len(names):
            continue
        if not told or (_in_a_row([*told, *own]) and not _in_a_row(told)):
            told += own
    return sorted(told, key=_numeric) if len(told) > 1 else []


def _in_a_row(places: list[LotPlace]) -> bool:
    return sorted(int(place.ordinal) for place in places) == list(range(1, len(places) + 1))


def _named_row(doc: Document, row: Row) -> LotPlace:
    """The lot of a row by its number in the table, or by the one that its name prints: 2 | 标项三：轿车."""
    start, end = row.cells["lot_name"]
    printed = [one for one in in_line(doc, row.line, doc.lines[row.line]) if start <= one.start < end]
    place = _of_row(row, doc.flat[slice(*row.cells["seq"])].strip(), doc.flat[start:end])
    return replace(place, ordinal=printed[0].ordinal, number=printed[0].number, numbers=[printed[0].number]) if len(printed) == 1 else place


def _winners_in_order(doc: Document, found: list[Table]) -> list[LotPlace]:
    """The rows of the only table of winners, where the goods below name as many lots: they are the lots' in their order."""
    winners = [table for table in found if table.has("seq", "supplier", "award") and not _RANKED & set(table.roles)]
    goods = (row for table in found if table.has("lot_name", "name") for row in table.rows if "lot_name" in row.cells)
    names = list(dict.fromkeys(doc.flat[slice(*row.cells["lot_name"])].strip() for row in goods))
    rows = [row for table in winners for row in table.rows if {"seq", "supplier", "award"} <= set(row.cells)]
    numbers = [doc.flat[slice(*row.cells["seq"])].strip() for row in rows]
    ordered = numbers == [str(place) for place in range(1, len(rows) + 1)]
    if len(winners) != 1 or not ordered or len(rows) != len(names) or len(names) < 2 or "候选" in doc.lines[winners[0].head_line]:
        return []
    return [_of_row(row, number, name) for row, number, name in zip(rows, numbers, names, strict=True)]


def _blocks(doc: Document) -> list[LotPlace]:
    """Lots that bear no number and begin with the label of their name, in their order."""
    found = blocks_by_name(doc)
    return [
        LotPlace(str(place), one.number, [(one.start, one.end)], numbers=[one.number] if one.number else [], name=one.name)
        for place, one in enumerate(found, 1)
    ]


def _rows_beside(doc: Document, found: list[Table], places: dict[str, LotPlace]) -> list[LotPlace]:
    """Rows of winners that bear only the numbers which the lots named elsewhere leave free: 1, 2 beside 标项3 that failed."""
    if not all(_nobody_won(doc, place) for place in places.values() if place.numbers):
        return []
    for table in found:
        rows = [row for row in table.rows if {"seq", "supplier", "award"} <= set(row.cells)]
        numbers = [doc.flat[slice(*row.cells["seq"])].strip() for row in rows]
        every = sorted([*numbers, *places], key=lambda one: (len(one), one))
        if rows and table.awarded and "name" not in table.roles and every == [str(at) for at in range(1, len(every) + 1)]:
            return [_of_row(row, number, "") for row, number in zip(rows, numbers, strict=True)]
    return []


def _failed_beside(doc: Document, found: list[Table], places: dict[str, LotPlace]) -> list[LotPlace]:
    """Rows of lots that nobody won, which bear only the numbers that the lots named elsewhere leave free: 标项1, 标项3, and 2 | 吸污车 | 不足三家."""
    rows = [
        row
        for table in found
        if not {"name", "supplier", "award"} & set(table.roles)
        for row in table.rows
        if {"seq", "lot_name"} <= set(row.cells)
    ]
    failed = [_named_row(doc, row) for row in rows if _FAILED.is_match(doc.lines[row.line])]
    every = [*places.values(), *failed]
    numbered = all(place.ordinal.isdigit() for place in every) and not any(place.ordinal in places for place in failed)
    return failed if failed and numbered and _in_a_row(every) else []


def _nobody_won(doc: Document, place: LotPlace) -> bool:
    """Whether every line that prints a lot's number says that it failed."""
    lines = {doc.line_at(start) for start, _ in place.numbers}
    return bool(lines) and all([_FAILED.is_match(doc.lines[line]) for line in lines])


def _of_row(row: Row, number: str, name: str) -> LotPlace:
    cell = row.cells["seq"]
    place = LotPlace(ordinal(number), cell, [(row.start, row.end)], {row.line}, [cell])
    place.name = name
    return place


def _numeric(place: LotPlace) -> tuple[int, str]:
    told = int(place.ordinal) if place.ordinal.isdigit() else STEMS.find(place.ordinal) + 1
    return told, "" if told else place.ordinal


def _chosen(markers: list[Marker]) -> list[Marker]:
    """The family of words that numbers the lots; markers of another (第一包 within 标项一) are not lots of their own."""
    score: dict[str, tuple[int, int]] = {}
    for family in dict.fromkeys(marker.family for marker in markers):
        own = [marker for marker in markers if marker.family == family]
        score[family] = (len({m.ordinal for m in own if m.structural}), len({m.ordinal for m in own}))
    if not score:
        return []
    best = max(score, key=lambda family: score[family])
    structural, distinct = score[best]
    return [marker for marker in markers if marker.family == best] if structural or distinct > 1 else []


def _numbered(chosen: list[Marker], numbers: set[str]) -> list[Marker]:
    """Lots that prose calls by letters, and a table by as many numbers: A包, B包 for 某编号-1, 某编号-2."""
    letters = sorted({marker.ordinal for marker in chosen})
    order = [str(at) for at in range(1, len(numbers) + 1)]
    if len(numbers) < 2 or numbers != set(order) or letters != [chr(ord("A") + at) for at in range(len(numbers))]:
        return chosen
    told = dict(zip(letters, order, strict=True))
    return [replace(marker, ordinal=told[marker.ordinal]) for marker in chosen]


def _column_lots(doc: Document, found: list[Table]) -> Iterator[tuple[tuple[int, int], int]]:
    for table in found:
        if "lot" not in table.roles:
            continue
        if coded := _coded(doc, table):
            yield from coded
            continue
        above: tuple[int, int] | None = None
        for row in table.rows:
            cell = row.cells.get("lot")
            if cell is None and above is not None and "name" in row.cells:
                yield above, row.line
                continue
            match = _BARE.match(doc.flat[cell[0] : cell[1]].strip()) if cell else None
            if cell and match:
                at = doc.flat.find(match.group(1), cell[0], cell[1])
                above = (at, at + len(match.group(1)))
                yield (at, at + len(match.group(1))), row.line


def _coded(doc: Document, table: Table) -> list[tuple[tuple[int, int], int]]:
    """Lots whose numbers are the ends of long codes, a different one in every row: PYGK2026-22-1, PYGK2026-22-2."""
    rows = [(row.line, row.cells["lot"]) for row in table.rows if "lot" in row.cells]
    words = [doc.flat[start:end].rstrip() for _, (start, end) in rows]
    ends = [_CODED.search(one) if not _BARE.match(one.strip()) else None for one in words]
    told = [(line, start + found.start(1), start + found.end(1)) for (line, (start, _)), found in zip(rows, ends, strict=True) if found]
    if len(rows) < 2 or len(told) < len(rows) or len({doc.flat[a:b] for _, a, b in told}) < len(rows):
        return []
    return [((a, b), line) for line, a, b in told]


def _named_blocks(doc: Document, places: dict[str, LotPlace]) -> None:
    """Blocks that begin with a lot's name and bear no number, as many as there are lots: they are the lots' in their order."""
    begins = beginning_with(doc, _BLOCK_NAMES)
    ordered = sorted(places.values(), key=_numeric)
    if len(begins) < 2 or len(begins) != len(ordered):
        return
    for place, first, following in zip(ordered, begins, [*begins[1:], doc.list_line], strict=True):
        last = next((n for n in range(first + 1, following) if doc.lines[n].startswith(_BLOCK_ENDS)), following)
        end = min(doc.starts[last] if last < doc.line_count else doc.size, _section_end(doc, first))
        place.regions.append((doc.starts[first], end))


def _numbered_at_their_ends(doc: Document, chosen: list[Marker], places: dict[str, LotPlace]) -> bool:
    """Blocks that each begin with a lot's name and say its number behind it (标项名称：… / 数量：… / 标项序号：标项一): theirs up to the next."""
    begins = beginning_with(doc, _NAMED_FIRST)
    numbered = [marker for marker in chosen if doc.lines[marker.line].startswith(_NUMBERED_LAST)]
    if len(begins) < 2 or len(begins) != len(numbered) or len({marker.ordinal for marker in numbered}) != len(begins):
        return False
    following = [*begins[1:], doc.list_line]
    if not all(first < marker.line < last for first, marker, last in zip(begins, numbered, following, strict=True)):
        return False
    for first, marker in zip(begins, numbered, strict=True):
        places[marker.ordinal].regions.append((doc.starts[first], doc.ends[marker.line]))
    return True


def _regions(doc: Document, chosen: list[Marker], places: dict[str, LotPlace]) -> None:
    """From each marker to the next one; a marker within a sentence ends with its clause, one in a cell with its row."""
    starts = [marker.start for marker in chosen]
    for place, marker in enumerate(chosen):
        following = starts[place + 1] if place + 1 < len(starts) else doc.list_start
        line_end = doc.ends[marker.line]
        if _in_brackets(doc, marker):
            places[marker.ordinal].rows.add(marker.line)
            places[marker.ordinal].regions.append((doc.starts[marker.line], line_end))
            continue
        if not marker.structural:
            end = min(following, line_end, _clause_end(doc, marker.end))
        elif "\t" in doc.lines[marker.line]:
            end = min(following, line_end)
            if following >= line_end:
                places[marker.ordinal].rows.add(marker.line)
        else:
            end = min(following, _section_end(doc, marker.line))
        if end > marker.start:
            places[marker.ordinal].regions.append((marker.start, end))


def _in_brackets(doc: Document, marker: Marker) -> bool:
    """Whether a lot's number stands in brackets behind what a row of a table names, and no other's on that row: 轿车（包1）."""
    line = doc.lines[marker.line]
    before, after = doc.flat[max(marker.start - 1, 0) : marker.start], doc.flat[marker.end : marker.end + 1]
    if marker.structural or "\t" not in line or before not in _LEADS_NUMBER or after not in _ENDS_NUMBER:
        return False
    return len({one.ordinal for one in in_line(doc, marker.line, line)}) == 1


def _side_by_side(doc: Document, chosen: list[Marker], places: dict[str, LotPlace]) -> None:
    """Lots that head the columns of a table (标段 | 第一标段 | 第二标段): the cells below are theirs."""
    by_line: dict[int, list[Marker]] = {}
    for marker in chosen:
        by_line.setdefault(marker.line, []).append(marker)
    for line, heads in by_line.items():
        cells = doc.cells(line)
        if not 2 <= len(heads) == len(cells) - 1 or any(not a <= head.start < b for head, (a, b) in zip(heads, cells[1:], strict=True)):
            continue
        below = line + 1
        while below < doc.list_line and len(row := doc.cells(below)) == len(cells) and below not in by_line:
            for head, cell in zip(heads, row[1:], strict=True):
                places[head.ordinal].regions.append(cell)
                places[head.ordinal].beside.append(cell)
            below += 1


def _clause_end(doc: Document, at: int) -> int:
    return min((found for sign in "。\n" if (found := doc.flat.find(sign, at)) >= 0), default=doc.size)


def _section_end(doc: Document, line: int) -> int:
    return next((doc.starts[number] for number, _ in doc.sections if number > line), doc.list_start)


def _title_lot(doc: Document) -> list[LotPlace]:
    """A notice about one lot of several says so in its title only: 某项目(包7)中标公告."""
    found = [marker for marker in in_line(doc, 0, doc.lines[0]) if not marker.anew]
    if len({marker.ordinal for marker in found}) != 1 or not found:
        return []
    marker = found[0]
    place = LotPlace(marker.ordinal, marker.number, [(doc.ends[0], doc.list_start)])
    place.numbers = [m.number for m in found]
    for number in range(1, min(60, doc.list_line)):
        if doc.lines[number] and doc.lines[0].startswith(doc.lines[number][:30]):
            place.numbers += [m.number for m in in_line(doc, number, doc.lines[number]) if m.ordinal == marker.ordinal]
    return [place]


def _title_agrees(doc: Document, places: dict[str, LotPlace]) -> None:
    for marker in in_line(doc, 0, doc.lines[0]):
        if marker.ordinal in places:
            places[marker.ordinal].numbers.append(marker.number)
