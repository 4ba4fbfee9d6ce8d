"""reading: tables whose cells run together row by row, each row on a line of its own below its heads (序号名称数量 / 1轿车2 / 2皮卡3)."""

import functools
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.folding import flat
from reading.runon import FIRST_HEADS, OF_A_LOT, Head, head_at, readings_of_row
from reading.runonlots import LOT_HEADS, planned, rows_of_lots

_FIGURES = regex.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_WINNER = regex.compile(
    r"^([\p{Han}A-Za-z()·]{4,40}?(?:有限责任公司|股份有限公司|有限公司|公司|经营部|商行))([^0-9公司].*?[^0-9.,])?([1-9][0-9,]{2,14}(?:\.[0-9]{1,4})?(?:元|万元)?)$"
)
"""Winner, address and sum of a row: 某汽车有限公司某市某路5,460,000.00."""
_SCORED = regex.compile(
    r"^([\p{Han}A-Za-z()·]{4,40}?(?:有限责任公司|股份有限公司|有限公司|公司|经营部|商行))([^0-9公司:].*?)((?:最终|投标|总)?报价:[1-9][0-9,]{2,14}(?:\.[0-9]{1,4})?\(万?元\))([0-9]{1,3}(?:\.[0-9]{1,4})?)?$"
)
"""The same with the sum behind its label, and a score behind its unit: 某汽车有限公司某市某路报价：896000（元）90.5."""
_RANKED_HEAD = regex.compile(
    r"^(排名|名次|排序)((?:中标|成交|中选)?候选(?:人|供应商|单位)(?:名称)?)((?:投标|最终)?(?:总)?报价(?:[(（](?:人民币)?万?元[)）])?)([^0-9:：。]{0,40})$"
)
_RANKED_ROW = regex.compile(
    r"^(第?[1-5一二三四五](?:名)?)([\p{Han}()（）·]{4,40}?(?:有限责任公司|股份有限公司|有限公司|公司))([1-9][0-9,]*\.[0-9]{2})([^0-9.,万].*)?$"
)
"""Candidates in their order, each with a sum to the fen: 第一名某某公司1960000.00合格45天."""
_WINNERS = ("supplier", "award"), ("supplier", "supplier_address", "award"), ("supplier", "supplier_address", "award", "other")
_RANKS = ("排名", "名次", "排序")
_WON_BY = "供应商名称"
_BEGINS = (*FIRST_HEADS, *_RANKS, *LOT_HEADS, _WON_BY)
_FIRST_SIGNS = frozenset(words[0] for words in _BEGINS)
_MOST_ROWS, _MOST_TABLES, _FEWEST_HEADS = 60, 40, 3
_LONGEST_HEAD, _LONGEST_ROW, _MOST_RANKS = 80, 300, 5


def unrun_rows(lines: Sequence[str]) -> list[str]:
    """The lines with tables of this kind as rows, their cells parted by tabs; all others as they were."""
    begins = [
        place for place, line in enumerate(lines) if line[:1] in _FIRST_SIGNS and len(line) < _LONGEST_HEAD and line.startswith(_BEGINS)
    ]
    if not begins:
        return list(lines)
    out: list[str] = []
    at, tables, sums = 0, 0, functools.cache(lambda: _sums(lines))
    for first in begins:
        if first < at or tables == _MOST_TABLES:
            continue  # a row of the table above
        tables += 1
        if rows := _rows_below(lines, first, sums):
            out += [*lines[at:first], "", *("\t".join(row) for row in rows), ""]
            at = first + len(rows)
        elif heads := _heads_apart(lines, first):
            out += [*lines[at:first], *heads]
            at = first + 1
    return [*out, *lines[at:]]


def _rows_below(lines: Sequence[str], at: int, sums: Callable[[], set[Decimal]]) -> list[list[str]]:
    """Head and rows of a table of any of these kinds."""
    return _ranked(lines, at) or _won(lines, at) or _rows(lines, at, sums) or rows_of_lots(lines, at) or planned(lines, at)


def _heads_apart(lines: Sequence[str], at: int) -> Sequence[str]:
    """Heads that run together, apart as the cells of the rows below them are: by blanks, or each on a line of its own. Nothing for
    other lines."""
    following = next((line.strip() for line in lines[at + 1 : at + 3] if line.strip()), "")
    words = flat(lines[at]).strip() if following == "1" or following.startswith("1 ") else ""
    head = head_at(words, 0, last=len(words)) if words and " " not in words and ":" not in words else None
    if head is None or head.end < len(words):
        return ()
    return head.words if following == "1" else (" ".join(head.words),)


def _ranked(lines: Sequence[str], at: int) -> list[list[str]]:
    """Head and rows of a table of candidates in their order; none where a row below the head is not told apart."""
    head = _RANKED_HEAD.match(lines[at].strip())
    rows = [[cell or "" for cell in head.groups()]] if head else []
    for line in lines[at + 1 : at + 1 + _MOST_RANKS] if head else ():
        row = _RANKED_ROW.match(line.strip())
        if row is None:
            break
        rows.append([cell or "" for cell in row.groups()])
    return rows if len(rows) > 1 else []


def _won(lines: Sequence[str], at: int) -> list[list[str]]:
    """Head and rows of a table of winners without numbers: 供应商名称供应商地址中标金额 / 某公司某市某路56,000.00元."""
    words = flat(lines[at]).strip()
    head = head_at(words, 0, last=len(words)) if words.startswith(_WON_BY) else None
    if head is None or head.end < len(words) or head.roles not in _WINNERS:
        return []
    rows = [list(head.words)]
    for line in lines[at + 1 : at + 1 + _MOST_RANKS]:
        row = _winner(line.strip(), len(head.roles))
        if not row:
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def _winner(line: str, width: int) -> list[str]:
    """The cells of a winner's row of so many; none where the line is no such row."""
    words = flat(line)
    if (scored := _SCORED.match(words) if "报价:" in words else None) is not None:
        told = [line[slice(*scored.span(group))] if scored.group(group) else "" for group in (1, 2, 3, 4)]
        return told[:width] if width > 2 and all(told[:width]) and not any(told[width:]) else []
    found = _WINNER.match(words)
    cells = [line[slice(*found.span(group))] if found.group(group) else "" for group in (1, 2, 3)] if found else []
    return cells if len(cells) == width and all(cells) else [cells[0], cells[2]] if width == 2 and cells and not cells[1] else []


def _rows(lines: Sequence[str], at: int, sums: Callable[[], set[Decimal]]) -> list[list[str]]:
    """Head and rows of the table that begins here; none where its head is not known whole, or a row has no single reading."""
    words = flat(lines[at]).strip()
    head = head_at(words, 0, last=len(words)) if " " not in words and ":" not in words else None
    if head is None or head.end < len(words) or len(head.words) < _FEWEST_HEADS:
        return []
    rows = [list(head.words)]
    lead = found.group(1) if at + 1 < len(lines) and (found := OF_A_LOT.match(lines[at + 1].strip())) else ""
    while len(rows) <= _MOST_ROWS and at + len(rows) < len(lines):
        row = _row(lines[at + len(rows)], head, f"{lead}{len(rows)}", sums)
        if not row:
            break
        rows.append(row)
    return rows if len(rows) > 1 else []


def _row(line: str, head: Head, number: str, sums: Callable[[], set[Decimal]]) -> list[str]:
    """The cells of a row that begins with its number, one way; a number of things that a model's end runs into is told by a sum
    that the text prints."""
    line = line.strip()
    words = flat(line)
    if not words.startswith(number) or "\t" in words or len(words) > _LONGEST_ROW:
        return []
    if head.roles[1:] in _WINNERS:
        cells = _winner(line[len(number) :], len(head.roles) - 1)
        return [number, *cells] if cells else []
    if "quantity" not in head.roles:
        return []
    told = list(islice(readings_of_row(words, head.roles, len(number), len(words)), 4))
    if len(told) > 1 and {"quantity", "unit_price"} <= set(head.roles):
        told = _by_sum(words, head.roles, told, sums())
    cells = [number, *(line[a:b].strip() for a, b in told[0])] if len(told) == 1 else []
    return cells if all(cells[: len(cells) - _trailing(cells)]) else []  # an empty cell would be lost between tabs


def _trailing(cells: Sequence[str]) -> int:
    """How many cells at the end are empty."""
    return len(cells) - max((place for place, cell in enumerate(cells, 1) if cell), default=0)


def _sums(lines: Sequence[str]) -> set[Decimal]:
    return {Decimal(figure.replace(",", "")) for line in lines for figure in _FIGURES.findall(line)}


def _by_sum(words: str, roles: Sequence[str], told: Sequence[list[tuple[int, int]]], sums: set[Decimal]) -> list[list[tuple[int, int]]]:
    """The readings whose number times price the text prints as a sum."""
    count, price = roles.index("quantity") - 1, roles.index("unit_price") - 1
    return [row for row in told if (total := _times(words, row[count], row[price])) is not None and total in sums]


def _times(words: str, count: tuple[int, int], price: tuple[int, int]) -> Decimal | None:
    number, each = _FIGURES.match(words[slice(*count)]), _FIGURES.match(words[slice(*price)])
    return int(number.group().replace(",", "")) * Decimal(each.group().replace(",", "")) if number and each else None
