"""reading: lists whose labels only blanks part from what they tell, back to heads above rows: 名称 轿车 数量 2 单位 辆, or a label a line."""

from collections.abc import Sequence

from reading import regex
from reading.wordrows import as_table, heads_a_list, role

_COUNTS = "数量 "
_FEWEST = 3
_PAIR = regex.compile(r"^([^：:；;，,。\t ]{2,8})[ ]([^：:\t]{1,60})$")
_OF_GOODS = frozenset(("name", "brand", "model", "brand_model", "quantity", "unit", "unit_price", "total", "spec"))
"""What a thing's labels tell that stand on a line each."""
_MOST_ABOVE = 12

_Cells = dict[str, str]


def rows_between_blanks(lines: Sequence[str]) -> list[str]:
    """The lines with such lists as rows below their heads; all others as they were."""
    out: list[str] = []
    at = 0
    for counted in [place for place, line in enumerate(lines) if _COUNTS in line and "\t" not in line]:
        first = counted if " 数量 " in lines[counted] else _begun(lines, counted, at)
        rows, taken = (_list(lines, first) if first == counted else _pairs(lines, first)) if first >= at else ([], 0)
        if rows:
            out += [*lines[at:first], *as_table(rows)]
            at = first + taken
    return [*out, *lines[at:]]


def _list(lines: Sequence[str], at: int) -> tuple[list[_Cells], int]:
    """The rows that begin at a line, a line each, all with the labels of the first; no rows where it tells too little."""
    rows: list[_Cells] = []
    for line in lines[at:]:
        row = _row(line)
        if len(row) < _FEWEST or (rows and list(row) != list(rows[0])):
            break
        rows.append(row)
    return (rows, len(rows)) if rows and heads_a_list(list(rows[0])) else ([], 1)


def _row(line: str) -> _Cells:
    """The cells of a line by the labels that blanks part from them; nothing for other lines."""
    cells, label = _Cells(), ""
    for word in line.split(" ") if _COUNTS in line else ():
        if role(word) and word not in cells and (not label or cells[label]):
            label = word
            cells[label] = ""
        elif not label or "：" in word or ":" in word:
            return {}
        else:
            cells[label] = f"{cells[label]} {word}".strip()
    return cells if all(cells.values()) else {}


def _begun(lines: Sequence[str], counted: int, at: int) -> int:
    """Where the labels of a thing begin whose number stands on a line; before `at` where none do."""
    place = counted
    while place > max(at, counted - _MOST_ABOVE) and _pair(lines[place - 1]) is not None and _pair(lines[place]) != "name":
        place -= 1
    return place if _pair(lines[place]) == "name" else -1


def _pair(line: str) -> str | None:
    """What the label tells that begins a line and has its value behind a blank; None for other lines and labels."""
    told = _PAIR.match(line)
    of = role(told.group(1)) if told else ""
    return of if of in _OF_GOODS else None


def _pairs(lines: Sequence[str], at: int) -> tuple[list[_Cells], int]:
    """The things whose labels stand on a line each; the next one begins with the first label again."""
    rows, place = list[_Cells](), at
    while place < len(lines) and _pair(lines[place]) is not None:
        label, value = lines[place].split(" ", 1)
        if not rows or label == next(iter(rows[0])):
            rows.append({})
        elif label in rows[-1]:
            break
        rows[-1][label] = value
        place += 1
    told = rows and all(len(row) >= _FEWEST and list(row) == list(rows[0]) for row in rows) and heads_a_list(list(rows[0]))
    return (rows, place - at) if told else ([], 1)
