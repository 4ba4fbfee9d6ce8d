"""reading: the versioned text function, from a page (html or plain text), its title and list row to the stored text.

The stored text is what all evidence points into. One line is one block of the page or one row of a table; cells are
separated by a tab. A rowspan cell is repeated in every row it covers, a colspan cell is followed by empty cells, so each
row is complete and its columns line up; trailing empty cells are cut. Tables stand between blank lines. A table that
holds another table is layout: its cells are blocks. White space of any kind (also ideographic) is folded to one space,
zero-width characters are dropped, hidden elements, scripts and styles are left out. The first line is the title, the
last block `列表信息` holds what the portal's list row showed.
"""

import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode, create_tag

from reading import regex
from reading.blanklabels import rows_between_blanks
from reading.blankrows import ruled
from reading.blanks import closed_up
from reading.commas import parted_rows
from reading.headlines import with_their_numbers
from reading.labels import labels
from reading.markup import parsed
from reading.pasted import unpasted
from reading.radicals import RADICALS, whole_characters
from reading.records import record_lines
from reading.rows import CLOSING, OPENING, Layout
from reading.sideways import turned
from reading.stacked import reflowed
from reading.wordrows import rows_in_words

TEXT_VERSION = "10"
LIST_HEAD = "列表信息"

_CONTENT = (
    "div.vF_detail_main, div.vT_detail_main, #mycontent, div.detail_content, div.noticeArea, div.newsCon, div.detail-main, "
    "div.ewb-article, div.article-content"
)
"""Where known portals keep the notice itself; the rest of the page is navigation."""
_CRUMBS = "vF_deail_currentloc"
_SKIP = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "select",
        "option",
        "button",
        "iframe",
        "svg",
        "object",
        "textarea",
    )
)
_WITHIN_LINES = frozenset(("span", "b", "strong", "em", "i", "font", "label", "a", "u"))
_LONGEST_LABEL = 16
_RELATED = "vF_detail_relcontent"
_MAY_BE_HIDDEN = f'[hidden], [style*="none"], [style*="hidden"], .{_RELATED}'
_JUSTIFIED = regex.compile(r"(^|\s)(\p{Han}) {2,}(\p{Han} ?[:：])")
"""名    称：, a label of two letters in justified print, is no row of two cells."""
_BOLD = regex.compile(r"(^|[^*0-9A-Za-z])\*\*([^*\s][^*\n]{0,200}?)\*\*")
"""**一、项目基本情况**: what markdown prints bold; stars within numbers and names hide them (138****0000)."""
_WIDE = regex.compile(r"[ \x{3000}\x{a0}]*(?:   |\t)[ \t\x{3000}\x{a0}]*")
_RULE = regex.compile(r"^\|?[\s:|+-]+\|?$")
_TAILS = frozenset(("相关公告", "相关文章", "## 相关公告", "## 相关文章"))
"""What follows on text renders of pages speaks of other notices."""
_BROKEN = frozenset(("包", "采购包", "合同包", "标项", "标段", "第"))
"""A line that is only this was broken off from the number on the next."""
_DROPPED = frozenset(map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD, *range(9), *range(0xE, 0x1C)]))
_DROPPED_OR_RADICAL = regex.compile(f"[{''.join(_DROPPED)}{RADICALS}]")
_ROW_LABELS = {
    "buyer": "采购单位", "purchaser": "采购单位", "采购人": "采购单位", "purchaseUnit": "采购单位", "agency": "代理机构名称",
    "region": "行政区域", "regionName": "行政区域", "districtName": "行政区域", "area": "行政区域", "provinceText": "行政区域",
    "districtCode": "区划代码", "projectCode": "项目编号", "openTenderCode": "项目编号", "requisitionNo": "项目编号",
    "procurementMethod": "采购方式", "purchaseMannerName": "采购方式", "type": "公告类型", "pathName": "公告类型",
    "kind_label": "公告类型", "informationTypeText": "公告类型", "gpCatalogName": "品目",
    "budget": "预算金额(元)", "projectName": "项目名称",
}  # fmt: skip
"""Names of list-row fields at the portals (PORTALS.md §1–4) and the label each is shown under."""


def text_of_html(html: str, title: str, row: Mapping[str, Any] = {}) -> str:
    """The stored text of an HTML page. Never raises on broken markup."""
    parser = parsed(html)
    layout, hidden = Layout(), _hidden_in(parser, html)
    for root in _roots(parser, html):
        _walk(root, layout, hidden)
    return _stored(parted_rows(layout.finish()), title, row)


def text_of_plain(text: str, title: str, row: Mapping[str, Any] = {}) -> str:
    """The stored text of a notice that is plain text, markdown or a JSON record."""
    record = _record(text)
    lines = record_lines(record) if record is not None else _plain_lines(text)
    return _stored(lines, title, row)


def _roots(parser: LexborHTMLParser, html: str) -> list[LexborNode]:
    found = parser.css_first(_CONTENT)
    if found is not None:
        crumbs = parser.css_first(f"div.{_CRUMBS}") if _CRUMBS in html else None
        return [crumbs, found] if crumbs is not None else [found]
    body = parser.body or parser.root
    return [body] if body is not None else []


class _Tags(NamedTuple):
    """Tags by the parser's numbers for them, which it gives quicker than their names."""

    words: int
    skipped: frozenset[int]
    within_lines: frozenset[int]
    opening: Mapping[int, Callable[[Layout, LexborNode], None]]
    closing: Mapping[int, Callable[[Layout], None]]


@functools.cache
def _tags() -> _Tags:
    number = {name: create_tag(name).tag_id for name in (*_SKIP, *_WITHIN_LINES, *CLOSING)}
    words, comment = (node.tag_id for node in LexborHTMLParser("<p>.<!--.-->").css("p")[0].iter(include_text=True))
    return _Tags(
        words,
        frozenset((comment, *(number[name] for name in _SKIP))),
        frozenset(number[name] for name in _WITHIN_LINES),
        {number[name]: opened for name, opened in OPENING.items()},
        {number[name]: closed for name, closed in CLOSING.items()},
    )


def _walk(root: LexborNode, layout: Layout, hidden: Collection[int]) -> None:
    """Depth first without recursion: pages may nest deeper than Python's stack. `hidden`: elements to leave out, by their places."""
    text, skipped, within_lines, opening, closing = _tags()
    end_block = Layout.end_block
    node: LexborNode | None = root.first_child
    open_tags: list[tuple[LexborNode, Callable[[Layout], None] | None]] = []
    pieces = layout.pieces
    while node is not None:
        tag = node.tag_id
        if tag == text:
            words = node.text_content or ""
            if pieces or not words.isspace():
                pieces.append(words)
        elif tag not in skipped and not (hidden and node.mem_id in hidden):
            closed = closing.get(tag)
            if closed is None:
                if pieces and tag in within_lines and _is_label(pieces[-1]) and _is_its_value(node):
                    pieces.append(" ")
            elif closed is not end_block:
                opening[tag](layout, node)
            elif pieces:
                end_block(layout)
            child = node.first_child
            if child is not None:
                open_tags.append((node, closed))
                node = child
                continue
            if closed is not None:
                closed(layout)
        node = node.next
        while node is None and open_tags:
            parent, closed = open_tags.pop()
            if closed is not None:
                closed(layout)
            node = parent.next


def _is_label(words: str) -> bool:
    return 1 < len(words) < _LONGEST_LABEL and words.strip() in labels().key_of


def _is_its_value(node: LexborNode) -> bool:
    """Whether an element is the second of two that are all their parent holds, and does not go on with the label: <b>采购单位</b><i>某局</i>."""
    before = node.prev
    if before is None or before.tag not in _WITHIN_LINES or before.prev is not None or node.next is not None:
        return False
    words = (node.text(deep=True) or "").strip()[:_LONGEST_LABEL]
    return bool(words) and not words.startswith(("(", "（")) and ":" not in words and "：" not in words


def _hidden_in(parser: LexborHTMLParser, html: str) -> Collection[int]:
    """The elements that a page does not show, by their places in memory."""
    if "none" not in html and "hidden" not in html:
        return ()
    return frozenset(node.mem_id for node in parser.css(_MAY_BE_HIDDEN) if _hidden(node))


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or "hidden" in attributes or attributes.get("class") == _RELATED


def _plain_lines(text: str) -> list[str]:
    """One line a line; runs of three spaces, tabs and markdown bars are cell borders."""
    lines: list[str] = []
    held = ""
    for raw in ruled(unpasted(closed_up(_BOLD.sub(_without_stars, text) if "**" in text else text))):
        if not raw:
            continue
        line = held + raw.strip()
        held = line if line in _BROKEN else ""
        if held or not line:
            continue
        if line in _TAILS:
            break
        begins = line[:1]
        if begins == "|" and line.count("|") > 1:
            if not _RULE.match(line):
                lines.append("\t".join(squeezed(cell) for cell in line.strip("|").split("|")))
        elif "   " in line or "\t" in line:
            line = _JUSTIFIED.sub(_unjustified, line) if "   " in line else line
            lines.extend("\t".join(row) for row in reflowed([squeezed(cell) for cell in _WIDE.split(line)]))
        else:
            lines.append(squeezed(line.lstrip("#").strip() if begins == "#" else line))
    return _spaced([*lines, held])


def _without_stars(bold: regex.Match) -> str:
    before, words = bold.groups()
    return f"{before}{words}"


def _unjustified(label: regex.Match) -> str:
    before, first, last = label.groups()
    return f"{before}{first} {last}"


def _spaced(lines: Sequence[str]) -> list[str]:
    """Blank lines only between prose and tables."""
    out: list[str] = []
    for line in lines:
        if not line.strip():
            continue
        if out and ("\t" in line) != ("\t" in out[-1]):
            out.append("")
        out.append(line)
    return out


def _record(text: str) -> Any | None:
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _stored(lines: Sequence[str], title: str, row: Mapping[str, Any]) -> str:
    listed = _listed(row)
    parts = [squeezed(title), *with_their_numbers(rows_in_words(rows_between_blanks(turned(lines))))]
    if listed:
        parts += ["", LIST_HEAD, *listed]
    text = closed_up(without_invisible("\n".join(parts)))
    return text.strip("\n") if title.strip() else text.rstrip("\n")


def _listed(row: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, value in row.items():
        label = _ROW_LABELS.get(key)
        if label and isinstance(value, str | int | float) and str(value).strip() not in ("", "0", "0.0"):
            words = squeezed(str(value))
            if not (label == "公告类型" and words.isdigit()):
                lines.append(f"{label}\t{words}")
    return lines


def squeezed(text: str) -> str:
    """The text with white space of any kind folded to single spaces."""
    return " ".join(text.split())


def without_invisible(text: str) -> str:
    """The text without signs that take no room (zero-width, direction marks, control characters), radicals made whole characters."""
    if not _DROPPED_OR_RADICAL.is_match(text):
        return text
    for sign in _DROPPED.intersection(text):
        text = text.replace(sign, "")
    return whole_characters(text)
