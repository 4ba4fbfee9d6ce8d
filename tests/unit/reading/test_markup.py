"""Pages whose elements nest deeper than any browser's tree: every word is kept, and no page takes time that grows faster than it."""

import pytest

from reading.markup import parsed
from reading.text import text_of_html

DEEPEST = 1_100
"""Levels of the tree at most: a table and its cell are told apart, what the parser puts between them is not."""


def depth(html: str) -> int:
    """Levels of a page's tree."""
    deepest, level, node = 0, 0, parsed(html).root
    while node is not None:
        deepest = max(deepest, level)
        if node.child is not None:
            node, level = node.child, level + 1
            continue
        while node is not None and node.next is None:
            node, level = node.parent, level - 1
        node = node.next if node is not None else None
    return deepest


@pytest.mark.parametrize("tags", ["<div>", "<ul><li>", "<table><tr><td>", "<div hidden>", "<DIV\n>", "<section><p>", "<b>", "<x-y>"])
def test_no_tree_grows_deeper_whatever_a_page_nests(tags: str) -> None:
    assert depth(tags * 10_000) <= DEEPEST


@pytest.mark.parametrize(("tags", "ends"), [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", "</td></tr></table>")])
def test_every_word_is_kept_on_a_line_of_its_own(tags: str, ends: str) -> None:
    html = "".join(f"{tags}第{number}层" for number in range(2_000)) + ends * 2_000 + "<p>页脚</p>"
    lines = text_of_html(html, "").split("\n")
    assert [line for line in lines if line] == [*(f"第{number}层" for number in range(2_000)), "页脚"]


def test_elements_behind_the_deep_ones_nest_again() -> None:
    html = "<div>" * 3_000 + "</div>" * 3_000 + "<table><tr><td>预算金额</td><td>18万元</td></tr></table>"
    assert "预算金额\t18万元" in text_of_html(html, "")


@pytest.mark.parametrize(
    "row", ["<tr><td>{0}<td><font>轿车", "<tr><td><p>{0}<td><p><b>轿车</tr>", "<tr><td>{0}</td><td><span>轿车</td></tr>"]
)
def test_a_long_table_whose_ends_are_left_out_stays_a_table(row: str) -> None:
    html = "<table>" + "".join(row.format(number) for number in range(1, 2_001)) + "</table>"
    lines = [line for line in text_of_html(html, "").split("\n") if line]
    assert lines == [f"{number}\t轿车" for number in range(1, 2_001)]
