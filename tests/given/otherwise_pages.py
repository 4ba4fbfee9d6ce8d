"""What tests are given: pages of a notice in other markup, and as the plain text that people make of pages."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tests.given.otherwise_tables import CELL, ROW, TABLE, Rows, list_rows, words_of

Notice = Mapping[str, Any]

_PARAGRAPH = re.compile(r"<p\b[^>]*>([^<]*)</p>\s*", re.I)
_LABELLED = re.compile(r"^(\s*(?:[一二三四五六七八九十]、|\d{1,2}[.、])?\s*[\u4e00-\u9fff（）()]{2,12})：(?=\S)")
_RUN = re.compile(r"(?:<p\b[^>]*>[^<：]{2,14}：\s*[^<\s][^<]*</p>\s*){3,}", re.I)
_SENTENCE = re.compile(r"([^。；<>]+[。；])")
_SECTION = re.compile(r"(?:(?<=>)|^)(\s*)([一二三四五六七八九十]{1,2})、", re.M)
_ORDER = "一二三四五六七八九十"


def bold_labels(notice: Notice) -> Notice:
    """`<strong>label：</strong>value`."""
    return _paragraphs(notice, lambda words: _LABELLED.sub(r"<strong>\1：</strong>", words))


def bold_words_of_labels(notice: Notice) -> Notice:
    """`<b>label</b>：<span>value</span>`."""
    return _paragraphs(notice, lambda words: f"{said}</span>" if (said := _LABELLED.sub(r"<b>\1</b>：<span>", words)) != words else words)


def sentences_in_spans(notice: Notice) -> Notice:
    """Each sentence in an element of its own."""
    return _paragraphs(notice, lambda words: _SENTENCE.sub(r"<span>\1</span>", words))


def _paragraphs(notice: Notice, change: Callable[[str], str]) -> Notice:
    return _page(
        notice, lambda html: _PARAGRAPH.sub(lambda found: found[0].replace(found[1], change(found[1])) if found[1] else found[0], html)
    )


def breaks_for_paragraphs(notice: Notice) -> Notice:
    """Paragraphs one after the other as the lines of one."""

    def joined(found: re.Match[str]) -> str:
        return "<div>" + "<br/>".join(_PARAGRAPH.findall(found[0])) + "</div>"

    return _page(notice, lambda html: re.sub(rf"(?:{_PARAGRAPH.pattern}){{2,}}", joined, html, flags=re.I))


def label_cells(notice: Notice) -> Notice:
    """Lines of labels with their values as a table of two columns."""
    return _pairs(notice, "<table>", "<tr><td>{}</td><td>{}</td></tr>", "</table>")


def definitions(notice: Notice) -> Notice:
    """Lines of labels with their values as a list of definitions."""
    return _pairs(notice, "<dl>", "<dt>{}：</dt><dd>{}</dd>", "</dl>")


def label_divs(notice: Notice) -> Notice:
    """Lines of labels with their values as two elements in one."""
    return _pairs(notice, "<div>", '<div class="row"><span class="k">{}：</span><span class="v">{}</span></div>', "</div>")


def _pairs(notice: Notice, opens: str, row: str, closes: str) -> Notice:
    def run(found: re.Match[str]) -> str:
        lines = [words.split("：", 1) for words in _PARAGRAPH.findall(found[0])]
        return opens + "".join(row.format(label.strip(), value.strip()) for label, value in lines) + closes

    return _page(notice, lambda html: _RUN.sub(run, html))


def numbered_by_figures(notice: Notice) -> Notice:
    """一、 → 1. : sections numbered by figures, where no figures number lines already."""
    return _sections(notice, lambda number: f"{_ORDER.index(number[-1]) + 1 + 10 * (len(number) > 1)}. ")


def numbered_in_brackets(notice: Notice) -> Notice:
    """一、 → （一）."""
    return _sections(notice, lambda number: f"（{number}）")


def numbered_as_headings(notice: Notice) -> Notice:
    """一、 → 一 and a blank."""
    return _sections(notice, lambda number: f"{number}．")


def _sections(notice: Notice, sign: Callable[[str], str]) -> Notice:
    part = "html" if notice.get("html") else "text"
    return {**notice, part: _SECTION.sub(lambda found: found[1] + sign(found[2]), notice[part])}


def as_sentences(notice: Notice) -> Notice:
    """The rows of lists as lines: 名称：轿车；数量：2."""

    def told(rows: Rows) -> str:
        heads = [words_of(cell) for cell in rows[0]]
        lines = (
            "；".join(f"{head}：{said}" for head, cell in zip(heads, row, strict=True) if (said := words_of(cell))) for row in rows[1:]
        )
        return "".join(f"<p>{line}。</p>" for line in lines)

    return _page(notice, lambda html: TABLE.sub(lambda found: told(rows) if (rows := list_rows(found[0])) else found[0], html))


def again_at_the_end(notice: Notice) -> Notice:
    """The lists of a page once more behind everything."""

    def twice(html: str) -> str:
        lists = [found[0] for found in TABLE.finditer(html) if list_rows(found[0])]
        return html + "<p>附：采购清单</p>" + "".join(lists) if lists else html

    return _page(notice, lambda html: html if re.search("</body|</html", html, re.I) else twice(html))


def dumped_by_line(notice: Notice) -> Notice:
    """A page as text with each block and cell on a line of its own, as scripts take it out of pages."""
    return _dumped(notice, "\n", lambda text: re.sub(r"\n\s+", "\n", text))


def dumped_in_one_line(notice: Notice) -> Notice:
    """A page as text in one line, its blocks and cells parted by blanks."""
    return _dumped(notice, " ", lambda text: " ".join(text.split()))


def dumped_as_copied(notice: Notice) -> Notice:
    """A page as text as a browser copies it: lines of blocks, tabs between the cells of a row."""
    return _dumped(notice, "\t", lambda text: re.sub(r"\t(?=\n|$)", "", text))


def _dumped(notice: Notice, behind_cells: str, tidied: Callable[[str], str]) -> Notice:
    html = notice.get("html")
    if not html or re.search(r"rowspan|colspan|<script|<style|hidden|none|<html|<t[dh][^>]*>\s*<table|&(?!nbsp)", html, re.I):
        return notice
    html = re.sub(r"[\n\r]", " ", html)
    html = ROW.sub(lambda row: f"<p>{behind_cells.join(' '.join(_bare(cell).split()) for cell in CELL.findall(row[0]))}</p>", html)
    text = _bare(re.sub(r"<(?:br|/?p|/?div|/?h\d|/?li|/?tr|/?table|/?d[td])\b[^>]*>", "\n", html, flags=re.I))
    return {**{part: said for part, said in notice.items() if part != "html"}, "text": tidied(re.sub(r"\n[\n ]*", "\n", text)).strip()}


def _bare(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).replace("&nbsp;", " ")


def _page(notice: Notice, change: Callable[[str], str]) -> Notice:
    return {**notice, "html": change(notice["html"])} if notice.get("html") else notice
