"""reading: tables of plain texts that lost their borders, back into rows: each cell on a line of its own."""

from collections.abc import Iterator, Sequence
from itertools import islice

from reading import regex
from reading.columns import role_of
from reading.folding import flat
from reading.labels import labels
from reading.parameters import parameter_of

FEWEST_HEADS = 3
_LONGEST_HEAD = 24
_LONGEST_CELL = 400
_MOST_UNKNOWN = 2
_MOST_MISSING = 3
"""Columns side by side whose cells may reach down from the row above."""
_MOST_LINES_OF_A_CELL = 12
_FIGURES = frozenset(("quantity", "unit_price", "total", "award", "budget", "price_cap", "unit_cap", "rank"))
_NEVER_FIGURES = frozenset(("name", "supplier", "spec", "need"))
_WORDY = ("spec", "need", "model", "brand_model", "name", "other", "")
"""Columns whose cells may hold several lines, the likeliest first."""
_FIGURE = regex.compile(r"^[¥￥(]?[0-9][0-9,.]*%?\)?(?:\(?[\p{Han}/]{1,6}\)?)?$|^[-/—]+$")
_NUMERAL = regex.compile(r"^[一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]{1,4}(?:\(?(?:辆|台|部|套)\)?)?$")
"""A number of things in words: 十二辆."""
_PLAIN = regex.compile(r"^[¥￥(]?[0-9][0-9,.]*%?\)?(?:\(?[\p{Han}/]{1,3}\)?)?$|^[-/—]+$")
"""A figure and no name that begins with one: 4.2米冷藏车."""
_SAYS_FIGURE = regex.compile(r"^[\p{Han}]{2,6}(?:\(万?元\))?:")
"""What a cell may say before its figure: 总价:2666000(元)."""
_MONEY = regex.compile(r"^(?:人民币|大写|小写|不?含税|[:()¥￥,/]|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]|[0-9][0-9,.]*)+$")
"""A sum in words, or in words and figures: 人民币玖万元整(¥90000.00)."""
_ANSWERS = frozenset(("是", "否", "有", "无", "允许", "不允许", "接受", "不接受"))
_COUNTED = regex.compile(r"^[0-9]{1,5}$")
_NO_HEAD, _SIGNS_OF_NO_HEAD = regex.compile(r"[:。;,\t]|[0-9]{2}"), frozenset(":。;,\t0123456789")
_NUMBER = regex.compile(
    r"^(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:包|标段|标项)?|[0-9]{1,2}-[0-9]{1,2}|[\p{Han}]{0,8}[A-Z0-9]{2,12}(?:-[0-9]{1,4})+|(?:采购|合同|分)?(?:包|标段|标项)[0-9A-Z一二三四五六七八九十]{1,3})$"
)
_UNIT_OF_HEAD = regex.compile(r"^\([^()]{1,8}\)$")
_GLUED_HEAD = regex.compile(r"^(.*[^ 0-9]) ([0-9]{1,2}(?:-[0-9]{1,2})?)$")
_GLUED_FIGURE = regex.compile(r"^([¥￥]?[0-9][0-9,]*\.[0-9]{2}(?:元|万元)?) ([0-9]{1,2}(?:-[0-9]{1,2})?)(?: (.+))?$")
_NO_CELL = regex.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,2}\)|合计|总计|共计|小计|注:)|^[0-9]{1,2}\.[0-9]{1,2}[ .、\p{Han}]"
)
"""What begins a chapter, a clause or a sum: no first cell of a row."""
_NO_ROW = ("本项目", "本次", "本公告")
"""Words that begin what is said below a table."""
_RANKED = regex.compile(r"^(?:(?:中标|成交|中选)?候选人?|推荐)?(?:排名|排序|名次|顺序|次序)$")
_RANK = regex.compile(r"^第[一二三四五123]名?$|^第[一二三四五123](?:中标|成交|中选)?候选(?:人|供应商)$")
_RANKED_ENDS = regex.compile(r"[:。;]")
FEWEST_RANKS = 2
_PARAMETER_HEADS = frozenset(("参数", "参数项", "参数名称", "指标", "指标项", "指标名称", "技术指标", "技术参数", "项目", "配置项"))
_VALUE_HEADS = frozenset(("要求", "参数值", "指标值", "内容", "具体要求", "技术要求", "参数要求", "指标要求", "规格", "数值", "配置要求"))
_TELLING = ("displacement", "seats", "energy", "unit_cap", "quantity", "wheelbase", "other")
_LONGEST_LABEL = 14
_SHORTEST_MONEY = 3
_MOST_HEADS, _MOST_CELLS = 40, 2000


def unstacked(lines: Sequence[str]) -> list[str]:
    """The lines with tables of this kind as rows, their cells parted by tabs; all others as they were."""
    out: list[str] = []
    at = looked = 0
    for first in _likely(lines):
        if first >= looked:
            rows, looked = _table(lines, first)
            if rows:
                out += [*lines[at:first], "", *("\t".join(row) for row in rows), ""]
                at = looked
    return [*out, *lines[at:]]


def _likely(lines: Sequence[str]) -> list[int]:
    """Where a table may begin: at three lines that may be heads (short, no colon before a bracket)."""
    said = [place for place, line in enumerate(lines) if line and not line.isspace()]
    short = [
        len((line := lines[place]).strip()) <= _LONGEST_HEAD
        and (("：" not in line and ":" not in line) or "（" in line or "(" in line or "〈" in line)
        for place in said
    ]
    short += [False, False]
    return [place for count, place in enumerate(said) if short[count] and short[count + 1] and short[count + 2]]


def reflowed(cells: Sequence[str]) -> list[list[str]]:
    """The cells of a whole table that came on one line, as rows, its head first; one row where they are no such table."""
    apart = list(_apart(cells))
    width = _width(apart) if _head(apart[0]) else 0
    if not FEWEST_HEADS <= width < len(apart):
        return [list(cells)]
    rows, used = _rows(apart, width)
    rest = [list(apart[used:])] if used < len(apart) else []
    return [*rows, *rest] if len(rows) > 1 else [list(cells)]


def _apart(cells: Sequence[str]) -> Iterator[str]:
    """Cells of one line, with the number of the next row cut off what it was glued to: 货物单价(元) 1, 980000.00 1-2 稳压电源."""
    for cell in cells:
        glued = _GLUED_HEAD.match(flat(cell)) if " " in cell else None
        if glued and role_of(glued.group(1)):
            yield cell[: glued.end(1)]
            yield cell[glued.start(2) :]
        elif " " in cell and (figure := _GLUED_FIGURE.match(flat(cell))):
            yield cell[: figure.end(1)]
            yield cell[figure.start(2) : figure.end(2)]
            if figure.group(3):
                yield cell[figure.start(3) :]
        else:
            yield cell


def _table(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins here, its head first, and where it ends. Where no table begins: none, and where to look
    on: behind all heads, for a table never begins with its second."""
    if lines[at].strip() in _PARAMETER_HEADS:
        return _pairs(lines, at)
    if not _head(lines[at]):
        return [], at + 1
    if _RANKED.match(flat(lines[at]).strip()) and (found := _side_by_side(lines, at)):
        return found
    said = list(islice(_said(lines, at), _MOST_HEADS))
    width = _width([lines[place] for place in said])
    if width >= FEWEST_HEADS and not _labels_with_values([lines[place] for place in said[:width]]):
        said = list(_said(lines, at))
        places, cells = _with_units(lines, said, width)
        rows, used = _rows(cells, width - len(said) + len(places))
        if len(rows) > 1:
            return rows, places[used - 1] + 1
    if width > 1 and role_of(flat(lines[at])) == "need":
        return [], at + 1  # 采购需求 alone on its line leads to the heads below it
    return [], said[width - 1] + 1


def _pairs(lines: Sequence[str], at: int) -> tuple[list[list[str]], int]:
    """Parameters with their values, each on a line of its own below the heads of both: 参数 / 要求 / 座位数 / 5 / 排量 / ≥2.0L."""
    said = list(_said(lines, at))
    if len(said) < 2 or lines[said[1]].strip() not in _VALUE_HEADS:
        return [], at + 1
    rows: list[list[str]] = []
    for label, value in zip(said[::2], said[1::2], strict=False):
        words = flat(lines[label]).strip()
        if len(words) > _LONGEST_LABEL or _NO_CELL.match(words) or _RANKED_ENDS.search(words):
            break
        rows.append([lines[label].strip(), lines[value].strip()])
    told = sum(1 for row in rows if (known := parameter_of(flat(row[0]))) is not None and known.role in _TELLING)
    return (rows, said[2 * len(rows) - 1] + 1) if told >= FEWEST_HEADS - 1 else ([], at + 1)


def _side_by_side(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """Candidates side by side, whose table came cell by cell: 候选人排名 / 第一名 / 第二名 / 候选人名称 / 某公司 / 某厂 …."""
    said = list(_said(lines, at))
    ranks = next((count for count, place in enumerate(said[1:]) if not _RANK.match(flat(lines[place]).strip())), 0)
    if ranks < FEWEST_RANKS:
        return None
    rows: list[list[str]] = []
    for first in range(0, len(said) - ranks, ranks + 1):
        cells = [lines[place].strip() for place in said[first : first + ranks + 1]]
        if (
            not 1 < len(cells[0]) <= _LONGEST_HEAD
            or _NO_HEAD.search(flat(cells[0]).split("(", 1)[0])
            or _RANKED_ENDS.search(flat("".join(cells)))
        ):
            break
        rows.append(cells)
    named = any(role_of(flat(row[0])) == "supplier" for row in rows)
    return (rows, said[len(rows) * (ranks + 1) - 1] + 1) if named else None


def _with_units(lines: Sequence[str], said: Sequence[int], width: int) -> tuple[list[int], list[str]]:
    """Places and words of cells, heads put together with the unit that stands on the line below: 预算金额 / (万元)."""
    places: list[int] = []
    cells: list[str] = []
    for count, place in enumerate(said):
        words = lines[place].strip()
        if cells and count < width and _UNIT_OF_HEAD.match(flat(words)):
            cells[-1] += words
        else:
            places.append(place)
            cells.append(words)
    return places, cells


def _said(lines: Sequence[str], at: int) -> Iterator[int]:
    return (place for place in range(at, min(at + _MOST_CELLS, len(lines))) if lines[place].strip())


def _head(line: str) -> str:
    """The role of a line that may head a column; empty for other lines."""
    words = line.strip()
    if not 1 < len(words) <= _LONGEST_HEAD or "：" in words.split("（", 1)[0].split("(", 1)[0]:
        return ""
    words = flat(words)
    bare = words.split("(", 1)[0]
    no_head = "):" in words or (not _SIGNS_OF_NO_HEAD.isdisjoint(bare) and _NO_HEAD.search(bare) is not None)
    return "" if no_head else role_of(words)


def _width(lines: Sequence[str]) -> int:
    """How many of the lines are heads of columns: at most two unknown ones among them; last ones only before a row's number."""
    width = unknown = 0
    numbered = _head(lines[0]) in ("seq", "lot") or flat(lines[0]).strip() == "品目号"
    for count, line in enumerate(lines, 1):
        words = flat(line).strip()
        if _head(line) or (width and _UNIT_OF_HEAD.match(words)):
            width = count
            continue
        if numbered and _NUMBER.match(words):
            return count - 1
        unknown += 1
        if unknown > _MOST_UNKNOWN or _NO_CELL.match(words) or len(words) > _LONGEST_HEAD or _NO_HEAD.search(words) or words[:1].isdigit():
            break
    return width


def _labels_with_values(cells: Sequence[str]) -> bool:
    """Whether labels and their values take turns: 采购人 / 某局 / 供应商 / 某公司 / 合同总价."""
    return len(cells) > FEWEST_HEADS and not any(_head(value) for value in cells[1::2]) and all(_head(label) for label in cells[::2])


def _rows(cells: Sequence[str], width: int) -> tuple[list[list[str]], int]:
    """Head and rows of stacked cells, and how many cells they took."""
    roles = [role_of(flat(words)) for words in cells[:width]]
    rows, at = [list(cells[:width])], width
    if not _FIGURES & set(roles) and roles[0] != "seq":
        return rows, at
    while at < len(cells):
        row, took = _row(cells[at:], roles, rows)
        if not row:
            break
        rows.append(row)
        at += took
    return rows, at


def _row(cells: Sequence[str], roles: Sequence[str], rows: Sequence[list[str]]) -> tuple[list[str], int]:
    """The next row and how many cells it took: as many as heads, one less (a cell above reaches down, or the last is empty), or
    more, where one cell holds several lines."""
    width, number = len(roles), len(rows)
    ranked = roles[0] == "rank" and _RANK.match(flat(cells[0]).strip())
    if _NO_CELL.match(first := flat(cells[0]).strip()) or first.startswith(_NO_ROW) or (_labelled(first) and not ranked):
        return [], 0
    if _fits(cells[:width], roles, number):
        return list(cells[:width]), width
    for missing in range(1, _MOST_MISSING + 1):
        for column in range(width - missing + 1):
            above = rows[-1][column : column + missing] if number > 1 else [""] * missing
            if number == 1 and column < width - 1:
                continue
            row = [*cells[:column], *above, *cells[column : width - missing]]
            lot_again = missing == 1 and column == 0 and roles[0] == "lot" and not _NUMBER.match(flat(cells[0]))
            if _fits(row, roles, number) and (lot_again or _ends(cells[width - missing :], roles, number + 1)):
                return row, width - missing
    return _with_lines(cells, roles, number)


def _labelled(words: str) -> bool:
    """Whether a cell is a label of the notice, with its value (合同履行期限：60日) or alone on its line."""
    label, colon, value = words.partition(":")
    return bool(value or not colon) and (label.replace(" ", "") in labels().key_of or (bool(colon) and role_of(label) != ""))


def _with_lines(cells: Sequence[str], roles: Sequence[str], number: int) -> tuple[list[str], int]:
    """A row one cell of which holds several lines, none of them a figure or an answer."""
    column = next((roles.index(role) for role in _WORDY if role in roles), -1)
    for more in range(1, _MOST_LINES_OF_A_CELL if column >= 0 else 0):
        took = len(roles) + more
        within = [flat(words).strip() for words in cells[column : column + more + 1]]
        if took > len(cells) or _NO_CELL.match(flat(cells[took - 1])) or any(_FIGURE.match(one) or one in _ANSWERS for one in within):
            break
        row = [*cells[:column], " ".join(cells[column : column + more + 1]), *cells[column + more + 1 : took]]
        if _fits(row, roles, number):
            return row, took
    return [], 0


def _ends(cells: Sequence[str], roles: Sequence[str], number: int) -> bool:
    """Whether a row may end before these cells: nothing follows, a chapter, or the next row."""
    if not cells or _NO_CELL.match(flat(cells[0])):
        return True
    first = flat(cells[0]).strip()
    return (roles[0] == "seq" and first.lstrip("0") == str(number)) or (roles[0] == "lot" and _NUMBER.match(first) is not None)


def _fits(row: Sequence[str], roles: Sequence[str], number: int) -> bool:
    """Whether cells stand under their heads: figures under heads of figures, the number that is due under 序号."""
    if len(row) != len(roles) or any(len(words) > _LONGEST_CELL or "\t" in words for words in row):
        return False
    figures = 0
    for words, role in zip(row, roles, strict=True):
        bare = flat(words).replace(" ", "")
        if (role == "seq" and bare.lstrip("0") != str(number)) or (role == "lot" and not _NUMBER.match(bare)):
            return False
        if (role == "quantity" and _NUMERAL.match(bare)) or (role == "rank" and _RANK.match(bare)):
            figures += 1
        elif role in _FIGURES:
            label = _SAYS_FIGURE.match(bare)
            bare = bare[label.end() :] if label else bare
            money = role != "quantity" and len(bare) > _SHORTEST_MONEY and _MONEY.match(bare) is not None
            figures += money or bare[:1].isdigit() or bare[1:2].isdigit()
            if not (money or _FIGURE.match(bare)) or (role == "quantity" and not bare[:1].isdigit()):
                return False
        elif (role == "unit" and (len(bare) > 4 or _COUNTED.match(bare))) or (role in _NEVER_FIGURES and _plain(bare, role, roles)):
            return False
    return figures > 0 or roles[0] == "seq"


def _plain(words: str, role: str, roles: Sequence[str]) -> bool:
    """Whether a cell is a figure and nothing that a column of words holds. A numbered row may have 12台 or a dash as its description,
    and any figure where no column holds figures: 座位数 | 5."""
    if role in ("spec", "need") and roles[0] in ("seq", "lot"):
        return words[:1].isdigit() and words[-1:].isdigit() and bool(_FIGURES.intersection(roles))
    return _PLAIN.match(words) is not None
