"""What tests are given: tables of a notice with the same rows in another order of columns, or in another frame."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Notice = Mapping[str, Any]
Rows = list[list[str]]

TABLE = re.compile(r"<table\b.*?</table>", re.S | re.I)
ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.S | re.I)
CELL = re.compile(r"<t[dh]\b[^>]*>.*?</t[dh]>", re.S | re.I)
_SPANS = re.compile(r"rowspan|colspan|<table", re.I)
_NUMBERS = ("序号", "包号", "标段", "标段号", "采购包", "标项", "标项号", "品目号", "分包", "包组", "1", "一")
"""Heads of first columns that number the rows: they stay first."""
_FEW, _WIDE = 3, 4
"""Rows of a list that may stand on its side; columns of one that may have heads over two rows."""
_OF_LISTS = re.compile(r"数量|单价|预算|限价|金额|报价|总价|供应商|成交人|中标人|候选人")
_OF_OTHERS = re.compile(r"更正|变更|原公告|原内容|现内容|[0-9:：]|第[一二三]")
"""Heads of tables whose columns stand as they do: what was before what is, labels before their values, things side by side."""


def of_each(change: Callable[[Rows], Rows]) -> Callable[[Notice], Notice]:
    """What rebuilds every plain list of a page: heads above two rows and more, three columns and more, no spans."""

    def table(found: re.Match[str]) -> str:
        whole = found[0]
        rows = list_rows(whole)
        if not rows:
            return whole
        head = whole[: whole.lower().index("<tr")]
        return head + "".join(f"<tr>{''.join(row)}</tr>" for row in change(rows)) + "</table>"

    return lambda notice: {**notice, "html": TABLE.sub(table, notice["html"])} if notice.get("html") else notice


def list_rows(table: str) -> Rows:
    """The cells of a plain list, row by row; none where a table is something else."""
    rows = [CELL.findall(row) for row in ROW.findall(table)]
    plain = not _SPANS.search(table, 6) and len(rows) > 1 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 2
    return rows if plain and _is_list(rows) else []


def turned(rows: Rows) -> Rows:
    """The columns from last to first; numbers of rows stay first."""
    first = int(_is_numbers(rows))
    return [row[:first] + row[first:][::-1] for row in rows]


def swapped(rows: Rows) -> Rows:
    """The last two columns swapped."""
    return [[*row[:-2], row[-1], row[-2]] for row in rows]


def remarked(rows: Rows) -> Rows:
    """An empty column of remarks behind the last."""
    return [[*row, "<td></td>" if at else "<td>备注</td>"] for at, row in enumerate(rows)]


def numbered(rows: Rows) -> Rows:
    """A column of numbers before the first, where there is none."""
    return rows if _is_numbers(rows) else [[f"<td>{at}</td>" if at else "<td>序号</td>", *row] for at, row in enumerate(rows)]


def on_its_side(rows: Rows) -> Rows:
    """A list of one or two things with its heads in the first column."""
    return [list(column) for column in zip(*rows, strict=True)] if len(rows) <= _FEW else rows


def totalled(rows: Rows) -> Rows:
    """A row of sums below, where a column counts things."""
    heads = [words_of(cell) for cell in rows[0]]
    counted = [at for at, head in enumerate(heads) if head.startswith("数量")]
    numbers = [re.fullmatch(r"(\d+)[（(]?[辆台]?[）)]?", words_of(row[counted[0]])) for row in rows[1:]] if counted and counted[0] else []
    if len(numbers) < 2 or not all(numbers):
        return rows
    total = sum(int(number[1]) for number in numbers if number)
    return [*rows, ["<td>合计</td>", *(f"<td>{total if at == counted[0] else ''}</td>" for at in range(1, len(heads)))]]


def spanned(rows: Rows) -> Rows:
    """Cells of the first column that say the same one below the other as one that spans them."""
    out = [list(row) for row in rows]
    at = 1
    while at < len(rows):
        alike = 1
        while at + alike < len(rows) and words_of(rows[at + alike][0]) == words_of(rows[at][0]):
            alike += 1
        if alike > 1:
            out[at][0] = f'<td rowspan="{alike}">{words_of(rows[at][0])}</td>'
            for below in range(at + 1, at + alike):
                out[below][0] = ""
        at += alike
    return out


def headed_twice(rows: Rows) -> Rows:
    """Heads over two rows: the last two stand below one that spans both."""
    heads = [words_of(cell) for cell in rows[0]]
    if len(heads) < _WIDE:
        return rows
    first = [f'<td rowspan="2">{head}</td>' for head in heads[:-2]]
    return [[*first, '<td colspan="2">采购要求</td>'], [f"<td>{head}</td>" for head in heads[-2:]], *rows[1:]]


def framed(notice: Notice) -> Notice:
    """A fragment within one cell of a table that lays out the page."""
    html = notice.get("html")
    if not html or re.search(r"<html|<body", html, re.I):
        return notice
    return {**notice, "html": f'<table width="100%"><tr><td>{html}</td></tr></table>'}


def _is_numbers(rows: Rows) -> bool:
    return words_of(rows[0][0]) in _NUMBERS


def _is_list(rows: Rows) -> bool:
    heads = [words_of(cell) for cell in rows[0]]
    return any(map(_OF_LISTS.search, heads)) and not any(map(_OF_OTHERS.search, heads))


def words_of(cell: str) -> str:
    """The words of a cell without markup and blanks."""
    return re.sub(r"<[^>]+>|\s|&[a-z]+;", "", cell)
