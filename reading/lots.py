"""reading: the lots of a notice (包/标段/标项 …): their numbers and the regions of the text that speak of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from reading import re2
from reading.document import Document
from reading.lotblocks import blocks_by_name
from reading.tables import Row, Table

_KINDS = "采购包|合同包|标项|标段|标包|分包|分标|包件|包组|子包"
_WORDS = rf"(?:{_KINDS}|包)(?:编号|号)|{_KINDS}|包"
_NO = r"\d{1,3}|[IVX]{2,4}|[A-Z]|[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅹ]"
_STEMS = "甲乙丙丁"
_MARKER = re2.compile(
    rf"({_WORDS}) ?:? ?({_NO})|第 ?({_NO}) ?({_KINDS}|包)"
    rf"|(\d{{1,2}}|[IVX]{{2,4}}|[A-Z]|[一二三四五六七八九十]{{1,2}}|[Ⅰ-Ⅹ]|[{_STEMS}]) ?[号#]?({_KINDS}|包|标)"
)
"""采购包1, 第一包, 01包, A分标: words and number in either order."""
_AFTER_BARE = "(:,;、\t 为人¥"
"""Signs behind a lot that is only called 标 (A标：…): 标 begins many other words."""
_SPOKEN = ("包", "标段", "标项", "分标", *(sign + "标" for sign in "ABCDE12345一二三四五"))
"""One of these is in every word for a lot; few notices call their lots 标 alone."""
_NUMBERING = re2.compile(r"^[ (]{0,2}[0-9]{1,2}(?:\.[0-9]{1,2})+[.、)]? ?")
_CLAUSE = re2.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}[ 、]")
_GUARANTEES = re2.compile(r"^三包(?:凭证|规定|政策|服务|责任|期|卡|手册|法|有效|承诺|标准|要求|维修|、|,)")
"""修理、更换、退货, which no lot is called: 保养手册、三包凭证."""
_LED_BY_ZERO = re2.compile(rf"^[ (]{{0,2}}[0-9]{{1,2}}\.(?:0[1-9])(?:{_KINDS}|包)[^0-9A-Z]")
"""1.01标段: the clause's number, and the lot's own behind it."""
_BARE = re2.compile(rf"^(?:{_WORDS}|第)? ?({_NO}|[{_STEMS}])[号#]?(?:{_KINDS}|包|标)?(?: ?\([^()]{{1,30}}\))?$")
"""A cell that is a lot's number, with its name in brackets at most: 1(燃油轿车)."""
_CODED = re2.compile(r"[A-Za-z0-9)\]]{2}[-/]([0-9]{1,2}|[A-Z])$")
_ITEM = re2.compile(r"^\s?[0-9]{1,2}\.$")
"""The numbering of an item of a list: 2.标项1预算金额40万元."""
_ATTACHED = re2.compile(r"附件[0-9]{1,4}")
"""An attachment's number in a run of names: 附件2合同包1：声明函.pdf; of three digits the last two are the lot's: 附件302包声明函.pdf."""
_SUM_BEHIND = re2.compile(r"^(?:[0-9][0-9,.]* ?(?:万元|元|辆|台)|[0-9][0-9,]{4,}(?:\.[0-9]{1,2})?(?:[,，;；。\s元]|$))")
"""A sum or a number of things right behind a lot's number: 标段一36万元, 标项一3650000, 包一5辆."""
_VALUED = re2.compile(r"^ ?[-—:] ?[¥￥]?[0-9][0-9,]*(?:\.[0-9]+)? ?万?元")
"""A sum that a lot's number right behind a label leads to: 最高限价（元）：包1-1300000.00元."""
_NAMED_AS = re2.compile(rf"^[0-9.、 ]{{0,5}}(?:{_KINDS}|包)(?:名称|编号|序号|号)? ?: ?$")
"""A label that a lot's number is the value of: 分标名称：A分标."""
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
_BOUGHT_ANEW = ("将重新", "重新组织", "重新采购", "重新招标", "将另行", "另行组织", "择期")
"""Behind a lot that a result only says is to be bought again; what it tells else is not that lot's."""
_ELSEWHERE = re2.compile(r"^[ ]?(?:\([^()\n]{1,30}\))?(?:的)?(?:采购)?(?:合同|结果)?(?:将)?另行(?:公告|公示|发布|签订|组织|招标|采购)")
"""Behind a lot that another notice tells of: 包二（警用头盔）合同另行公告."""
_FAILED = ("不足", "废标", "流标", "失败", "终止", "不满", "未达", "无效")
"""Words of a row about a lot that nobody won."""
_NOT_BEFORE = "承总发外面钱书背打邮红荷"
_NOT_AFTER = "装括含干修赔裹容围揽销子办工"
_LEADS_NUMBER, _ENDS_NUMBER = ("(", "[", "【", "-", "—"), (")", "]", "】", "\t", "\n", "")
"""What stands around a lot's number behind what it buys: 轿车（包1）, 轿车-包1."""
_RANKED = frozenset(("lot", "lot_name", "rank"))
"""Columns of winners' tables whose rows are lots by more than their order, or candidates."""
MOST_MARKERS = 600
"""Lot numbers looked at in one notice, so that a hostile page costs no more than a long one."""
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_SKIPPED_SECTIONS = ("资格要求", "资格条件", "获取", "评审专家", "代理服务", "公告期限", "询问", "联系方式", "评审小组")
_SKIPPED_LABELS = frozenset(("experts", "delivery", "fee", "contact", "deposit"))
_WORD_GROUP = {2: 1, 3: 4, 5: 6}
_FAMILY = {"标项": "标项", "标段": "标段", "分标": "分标"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A lot's number at one place. `structural`: it begins a line or is a cell."""

    ordinal: str
    number: tuple[int, int]
    start: int
    end: int
    family: str
    structural: bool
    line: int
    anew: bool = False
    """It is only said to be bought again; that alone makes no lot."""


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

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in one of its regions."""
        return any(start <= offset < end for start, end in self.regions)


def ordinal(number: str) -> str:
    """01, 1, 一, Ⅰ → "1"; A → "A"."""
    if number.isdigit():
        return str(int(number))
    if "Ⅰ" <= number <= "Ⅹ":
        return str(ord(number) - ord("Ⅰ") + 1)
    if number.isascii() or number in _STEMS:
        return number
    tens, found, ones = number.partition("十")
    if not found:
        return str(_NUMERALS.get(number, 0))
    return str((_NUMERALS.get(tens, 1) if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0))


def lot_places(doc: Document, found: list[Table]) -> list[LotPlace]:
    """All lots in order; empty when the notice has none."""
    markers = _said_before(list(islice(_markers(doc), MOST_MARKERS)))
    chosen = _chosen(markers)
    columns = list(_column_lots(doc, found))
    if not chosen and not columns:
        return _title_lot(doc) or _winner_rows(doc, found) or _blocks(doc)
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
    for place in _rows_beside(doc, found, places):
        places.setdefault(place.ordinal, place)
    _names_in_tables(doc, found, places)
    if not _numbered_at_their_ends(doc, chosen, places):
        _regions(doc, chosen, places)
    _side_by_side(doc, chosen, places)
    _named_blocks(doc, places)
    _title_agrees(doc, places)
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


def _winner_rows(doc: Document, found: list[Table]) -> list[LotPlace]:
    """A winners' table with one row a named lot (标项名称), numbered by its rows only."""
    for table in found:
        rows = [row for row in table.rows if {"seq", "lot_name", "supplier"} <= set(row.cells)]
        names = [doc.flat[slice(*row.cells["lot_name"])] for row in rows]
        numbers = [doc.flat[slice(*row.cells["seq"])].strip() for row in rows]
        if len(rows) > 1 and len(set(names)) == len(rows) and all(number.isdigit() for number in numbers):
            return [_of_row(row, number, name) for row, number, name in zip(rows, numbers, names, strict=True)]
    return _winners_in_order(doc, found)


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
    if not all(any(word in doc.line(doc.line_at(place.numbers[0][0])) for word in _FAILED) for place in places.values() if place.numbers):
        return []
    for table in found:
        rows = [row for row in table.rows if {"seq", "supplier", "award"} <= set(row.cells)]
        numbers = [doc.flat[slice(*row.cells["seq"])].strip() for row in rows]
        every = sorted([*numbers, *places], key=lambda one: (len(one), one))
        if rows and table.awarded and "name" not in table.roles and every == [str(at) for at in range(1, len(every) + 1)]:
            return [_of_row(row, number, "") for row, number in zip(rows, numbers, strict=True)]
    return []


def _of_row(row: Row, number: str, name: str) -> LotPlace:
    cell = row.cells["seq"]
    place = LotPlace(ordinal(number), cell, [(row.start, row.end)], {row.line}, [cell])
    place.name = name
    return place


def _numeric(place: LotPlace) -> tuple[int, str]:
    told = int(place.ordinal) if place.ordinal.isdigit() else _STEMS.find(place.ordinal) + 1
    return told, "" if told else place.ordinal


def _markers(doc: Document) -> Iterator[Marker]:
    spoken = [number for number in doc.lines_with(*_SPOKEN) if 0 < number < doc.list_line]
    skipped = {tag.line for tag in doc.tags if tag.key in _SKIPPED_LABELS and tag.start - doc.starts[tag.line] < 8} if spoken else ()
    for number in spoken:
        section = doc.section_at(number)
        if number not in skipped and not any(word in section for word in _SKIPPED_SECTIONS):
            yield from _in_line(doc, number, doc.lines[number][:1500])


def _in_line(doc: Document, number: int, line: str) -> Iterator[Marker]:
    if not any(word in line for word in _SPOKEN):
        return
    offset = doc.starts[number]
    numbering = _NUMBERING.match(line) if "." in line[:5] else None
    if numbering:  # 2.2 标段1: the clause's number is no lot's
        end = line.index(".") + 1 if _LED_BY_ZERO.match(line) else numbering.end()
        line = " " * end + line[end:]
    if line.count(".") > 1:  # 第三章3.2.1 采购包1: the clause's number is no lot's
        line = _CLAUSE.sub(lambda found: " " * len(found.group()), line)
    if "附件" in line:  # its number is no lot's
        line = _ATTACHED.sub(_without_number, line)
    for match in _MARKER.finditer(line):
        start, end = match.span()
        group = 2 if match.group(2) else 3 if match.group(3) else 5
        printed = match.group(group)
        if not _stands_alone(line, start, end, printed):
            continue
        anew = line.startswith(_BOUGHT_ANEW, end) or _ELSEWHERE.match(line[end : end + 60]) is not None
        a, b = match.span(group)
        head = line[:start].strip(" \t(（.、0123456789一二三四五六七八九十【[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")
        cell = start == 0 or line[start - 1] == "\t"
        family = _FAMILY.get(match.group(_WORD_GROUP[group]), "包")
        labelled = _NAMED_AS.match(line[:start]) is not None
        whole = cell or not head or labelled or (line[start - 1] == ":" and _VALUED.match(line[end : end + 20]) is not None)
        yield Marker(
            ordinal(printed), (offset + a, offset + b), offset + (0 if labelled else start), offset + end, family, whole, number, anew
        )


def _without_number(attached: re2.Match) -> str:
    digits: str = attached.group()[2:]
    own = max(len(digits) - 2, 1) if len(digits) != 2 else 2
    return "附件" + " " * own + digits[own:]


def _stands_alone(line: str, start: int, end: int, number: str) -> bool:
    before = line[start - 1] if start else ""
    after = line[end : end + 1]
    if number == "三" and before != "第" and _GUARANTEES.match(line[start : end + 2]):
        return False
    if before and (before in _NOT_BEFORE or (before.isascii() and before.isalnum())):
        return False
    if before == "." and (line[start].isdigit() or not _ITEM.match(line[:start])):
        return False
    if line[:end].endswith(f"{number}标") and after and after not in _AFTER_BARE and not after.isdigit():
        return False
    if line[start].isdigit() or line[start] in _NUMERALS or line[start] == "十":
        if before in ("第", "共", "个", "分", "为", "至", "到") or before in _NUMERALS:
            return False
        return not after or after not in _NOT_AFTER
    if line[start] == "第" or line[start:end].startswith(number):
        return not after or after not in _NOT_AFTER
    if after.isascii() and after.isalnum():
        return not number.isascii() and _SUM_BEHIND.match(line[end : end + 16]) is not None
    if number.isdigit() and (after in "年月天万元吨个辆台家套米座日%批" and after):
        return False
    return not (
        not number.isascii()
        and after in ("览", "个", "家", "年", "次", "经", "方", "般", "并", "切", "律", "致", "套", "辆", "台")
        and after
    )


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
    ends = [_CODED.search(doc.flat[start:end].rstrip()) for _, (start, end) in rows]
    told = [(line, start + found.start(1), start + found.end(1)) for (line, (start, _)), found in zip(rows, ends, strict=True) if found]
    if len(rows) < 2 or len(told) < len(rows) or len({doc.flat[a:b] for _, a, b in told}) < len(rows):
        return []
    return [((a, b), line) for line, a, b in told]


def _named_blocks(doc: Document, places: dict[str, LotPlace]) -> None:
    """Blocks that begin with a lot's name and bear no number, as many as there are lots: they are the lots' in their order."""
    begins = [number for number in range(1, doc.list_line) if doc.lines[number].startswith(_BLOCK_NAMES)]
    ordered = sorted(places.values(), key=_numeric)
    if len(begins) < 2 or len(begins) != len(ordered):
        return
    for place, first, following in zip(ordered, begins, [*begins[1:], doc.list_line], strict=True):
        last = next((n for n in range(first + 1, following) if doc.lines[n].startswith(_BLOCK_ENDS)), following)
        end = min(doc.starts[last] if last < doc.line_count else doc.size, _section_end(doc, first))
        place.regions.append((doc.starts[first], end))


def _numbered_at_their_ends(doc: Document, chosen: list[Marker], places: dict[str, LotPlace]) -> bool:
    """Blocks that each begin with a lot's name and say its number behind it (标项名称：… / 数量：… / 标项序号：标项一): theirs up to the next."""
    begins = [number for number in range(1, doc.list_line) if doc.lines[number].startswith(_NAMED_FIRST)]
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
    return len({one.ordinal for one in _in_line(doc, marker.line, line)}) == 1


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
    found = [marker for marker in _in_line(doc, 0, doc.lines[0]) if not marker.anew]
    if len({marker.ordinal for marker in found}) != 1 or not found:
        return []
    marker = found[0]
    place = LotPlace(marker.ordinal, marker.number, [(doc.ends[0], doc.list_start)])
    place.numbers = [m.number for m in found]
    for number in range(1, min(60, doc.list_line)):
        if doc.lines[number] and doc.lines[0].startswith(doc.lines[number][:30]):
            place.numbers += [m.number for m in _in_line(doc, number, doc.lines[number]) if m.ordinal == marker.ordinal]
    return [place]


def _title_agrees(doc: Document, places: dict[str, LotPlace]) -> None:
    for marker in _in_line(doc, 0, doc.lines[0]):
        if marker.ordinal in places:
            places[marker.ordinal].numbers.append(marker.number)
