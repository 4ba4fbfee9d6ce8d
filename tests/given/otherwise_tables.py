"""What tests are given: tables of a notice with the same rows in another order of columns, or in another frame."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Notice = Mapping[str, Any]
Rows = list[list[str]]

_TABLE = re.compile(r"<table\b.*?</table>", re.S | re.I)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.S | re.I)
_CELL = re.compile(r"<t[dh]\b[^>]*>.*?</t[dh]>", re.S | re.I)
_SPANS = re.compile(r"rowspan|colspan|<table", re.I)
_NUMBERS = ("序号", "包号", "标段", "标段号", "采购包", "标项", "标项号", "品目号", "分包", "包组", "1", "一")
"""Heads of first columns that number the rows: they stay first."""
_OF_LISTS = re.compile(r"数量|单价|预算|限价|金额|报价|总价|供应商|成交人|中标人|候选人")
_OF_OTHERS = re.compile(r"更正|变更|原公告|原内容|现内容|[0-9:：]|第[一二三]")
"""Heads of tables whose columns stand as they do: what was before what is, labels before their values, things side by side."""


def of_each(change: Callable[[Rows], Rows]) -> Callable[[Notice], Notice]:
    """What rebuilds every plain list of a page: heads above two rows and more, three columns and more, no spans."""

    def table(found: re.Match[str]) -> str:
        whole = found[0]
        rows = [_CELL.findall(row) for row in _ROW.findall(whole)]
        if _SPANS.search(whole, 6) or len(rows) < 2 or len({len(row) for row in rows}) != 1 or len(rows[0]) < 3 or not _is_list(rows):
            return whole
        head = whole[: re.search(r"<tr\b", whole, re.I).start()]  # type: ignore[union-attr]  # it has rows
        return head + "".join(f"<tr>{''.join(row)}</tr>" for row in change(rows)) + "</table>"

    return lambda notice: {**notice, "html": _TABLE.sub(table, notice["html"])} if notice.get("html") else notice


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


def framed(notice: Notice) -> Notice:
    """A fragment within one cell of a table that lays out the page."""
    html = notice.get("html")
    if not html or re.search(r"<html|<body", html, re.I):
        return notice
    return {**notice, "html": f'<table width="100%"><tr><td>{html}</td></tr></table>'}


def _is_numbers(rows: Rows) -> bool:
    return _words(rows[0][0]) in _NUMBERS


def _is_list(rows: Rows) -> bool:
    heads = [_words(cell) for cell in rows[0]]
    return any(map(_OF_LISTS.search, heads)) and not any(map(_OF_OTHERS.search, heads))


def _words(cell: str) -> str:
    return re.sub(r"<[^>]+>|\s|&[a-z]+;", "", cell)
