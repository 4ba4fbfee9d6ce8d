"""What tests are given: the same notice in other words, figures and layouts, which must be read the same.

Each variation keeps what a notice says: another word for a label, another unit of a figure, columns in another order, the same
rows as lines. What moves a value is a rule that hangs on one author's way of writing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from tests.given import otherwise_pages as pages
from tests.given import otherwise_tables as tables

Notice = Mapping[str, Any]
Words = Callable[[str], str]

_BETWEEN = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>|&[a-z]+;|&#\d+;)", re.S | re.I)
_COUNTS = "零一二三四五六七八九十"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾"
_SUM = re.compile(r"(?<![\d.．,，¥￥:/A-Za-z（(~～至—-])(?:人民币)?([0-9]+(?:\.[0-9]+)?)(万元|元)(?![/／辆台人份整~～—至-])")
_CHAIN = r"≤[^≤\n\d]{1,10}≤|≤"
"""1.5L≤排量≤2.0L is said with signs only."""
_COUNT = re.compile(r"(?<![\d.,第型年月日≥≤><~～—-])([0-9]{1,2})(辆|台)(?![班式份/套0-9])")
_UNIT_CAP = re.compile(r"(\d+(?:\.\d+)?)万元[/／](?:辆|台)")
_LEAST_SUM = 20_000
"""Yuan below which sums stay as they are: fees and deposits are written in yuan, and no capitals."""


def _said(change: Words) -> Callable[[Notice], Notice]:
    """What changes the words a reader sees, not the markup."""

    def whole(notice: Notice) -> Notice:
        if html := notice.get("html"):
            return {**notice, "html": "".join(part if place % 2 else change(part) for place, part in enumerate(_BETWEEN.split(html)))}
        return {**notice, "text": change(notice["text"])}

    return whole


def _replaced(*pairs: tuple[str, str | Callable[[re.Match[str]], str]]) -> Callable[[Notice], Notice]:
    compiled = [(re.compile(pattern), words) for pattern, words in pairs]

    def change(text: str) -> str:
        for pattern, words in compiled:
            text = pattern.sub(words, text)
        return text

    return _said(change)


def _markup(pattern: str, words: str | Callable[[re.Match[str]], str]) -> Callable[[Notice], Notice]:
    compiled = re.compile(pattern, re.I | re.S)
    return lambda notice: {**notice, "html": compiled.sub(words, notice["html"])} if notice.get("html") else notice


def _plain(change: Words) -> Callable[[Notice], Notice]:
    return lambda notice: notice if notice.get("html") else {**notice, "text": change(notice["text"])}


def _rows(change: Words) -> Callable[[Notice], Notice]:
    """What changes the rows of tables in plain text, whose cells stand behind tabs."""
    return _plain(lambda text: "\n".join(change(line) if line.count("\t") > 1 else line for line in text.split("\n")))


def _yuan(found: re.Match[str]) -> Decimal:
    return Decimal(found[1]) * (10_000 if found[2] == "万元" else 1)


def _sums(written: Callable[[int], str]) -> Callable[[Notice], Notice]:
    """What writes whole sums another way."""

    def other(found: re.Match[str]) -> str:
        yuan = _yuan(found)
        return found[0] if yuan < _LEAST_SUM or yuan % 1 else written(int(yuan))

    return _replaced((_SUM.pattern, other))


def capitals(yuan: int) -> str:
    """A sum as cheques have it: 壹拾捌万元整."""
    parts = []
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        if part := yuan // size % 10**4:
            parts.append(("零" if parts and part < 1_000 else "") + _four(part) + unit)
    return "".join(parts) + "元整"


def _four(number: int) -> str:
    said, gap = "", False
    for unit, size in (("仟", 1_000), ("佰", 100), ("拾", 10), ("", 1)):
        digit = number // size % 10
        said += f"{'零' if gap and said else ''}{_CAPITALS[digit]}{unit}" if digit else ""
        gap = not digit
    return said


def _counted(signs: str) -> Callable[[Notice], Notice]:
    return _replaced((_COUNT.pattern, lambda found: signs[int(found[1])] + found[2] if 0 < int(found[1]) <= 10 else found[0]))


def _full_width(found: re.Match[str]) -> str:
    return found[0].translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789"})


VARIATIONS: Mapping[str, Callable[[Notice], Notice]] = {
    # words
    "units of counting: 辆 for 台": _replaced((r"(车[^，。；、\n\t\d]{0,8}[0-9一二三四五六七八九十两]+\s*)台(?![州湾式阶账班套])", r"\1辆")),
    "units of counting: 台 for 辆": _replaced((r"(?<=[0-9一二三四五六七八九十两])(\s*)辆", r"\1台")),
    "units of counting: 部 for 辆": _replaced((r"(?<=[0-9一二三四五六七八九十两])(\s*)辆", r"\1部")),
    "budget: 采购预算": _replaced(("预算金额", "采购预算")),
    "budget: 项目预算金额": _replaced((r"(?<![包项段标])预算金额", "项目预算金额")),
    "ceiling: 招标控制价": _replaced((r"(?<![（(、/单价包])最高限价(?=[:：为是])", "招标控制价")),
    "ceiling: 最高投标限价": _replaced((r"(?<![（(、/单价包])最高限价(?=[:：为是])", "最高投标限价")),
    "unit cap: 最高限制单价": _replaced((r"单价最高限价|最高单价限价|单价限价|单台最高限价|单车最高限价|单价上限", "最高限制单价")),
    "unit cap: 单价限价": _replaced((r"单价最高限价|最高单价限价|最高限制单价|单台最高限价|单价上限", "单价限价")),
    "unit cap: 每辆18万元": _replaced((_UNIT_CAP.pattern, r"每辆\1万元")),
    "unit cap: 18万/台": _replaced((_UNIT_CAP.pattern, r"\1万/台")),
    "buyer: 采购单位, 采购人": _replaced(("采购人(?=名称)", "采购单位"), (r"采购单位(?=[:：])", "采购人")),
    "displacement: 发动机排量": _replaced((r"(?<!发动机)排量", "发动机排量")),
    "displacement: 排量": _replaced((r"(?<![副器])发动机排量|(?<!无)排气量", "排量")),
    "displacement: ▲排量": _replaced((r"(?<=[，。；、：\n\s])(?=(?:发动机)?排量[:：≤≥不])", "▲")),
    "bounds: 不大于": _replaced((_CHAIN, lambda found: "不大于" if found[0] == "≤" else found[0])),
    "bounds: ≤": _replaced((r"(?:不超过|不大于|不高于)(?=\d)", "≤")),
    "bounds: 不小于": _replaced(("≥", "不小于")),
    "bounds: ≥": _replaced((r"(?:不小于|不低于)(?=\d)", "≥")),
    "bounds: 1.8L（含）以下": _replaced((r"(?<!≤排量)(?<!≤排气量)(?:≤|不超过|不大于)\s*([0-6]\.\d)\s*(L|升|T)(?![A-Za-z（(及以~-])", r"\1\2（含）以下")),
    "bounds: 1.8L及以下": _replaced((r"(?<!≤排量)(?<!≤排气量)(?:≤|不超过|不大于)\s*([0-6]\.\d)\s*(L|升|T)(?![A-Za-z（(及以~-])", r"\1\2及以下")),
    "bounds: 1.8L及以上": _replaced((r"(?:≥|不低于|不小于)\s*([0-6]\.\d)\s*(L|升|T)(?![A-Za-z（(及以~-])", r"\1\2及以上")),
    "seats: 5人座": _replaced((r"(?<![\d.])(\d{1,2})座(?![位椅])", r"\1人座")),
    "seats: 5 座": _replaced((r"(\d)座", r"\1 座")),
    # figures
    "litres: 1800mL": _replaced((r"(?<![\d.±])([1-6])\.(\d)\s*(?:L|升)(?![A-Za-z\d轿插醇±])", r"\1\g<2>00mL")),
    "litres: 升": _replaced((r"(?<=\d)\s*L(?![A-Za-z])", "升")),
    "litres: L": _replaced((r"(?<=\d)升(?![级降])", "L")),
    "litres: full-width L": _replaced((r"(?<=\d\.\d)L(?![A-Za-z])", "Ｌ")),
    "litres: l": _replaced((r"(?<=\d\.\d)L(?![A-Za-z])", "l")),
    "sums: in yuan": _sums(lambda yuan: f"{yuan}元"),
    "sums: in yuan with commas and cents": _sums(lambda yuan: f"{yuan:,}.00元"),
    "sums: in 万元": _sums(lambda yuan: f"{(Decimal(yuan) / 10_000).normalize():f}万元"),
    "sums: in capitals": _sums(lambda yuan: f"人民币{capitals(yuan)}"),
    "sums: in capitals and yuan": _sums(lambda yuan: f"人民币{capitals(yuan)}（¥{yuan:,}.00）"),
    "sums: 18 万元": _replaced((r"(?<=\d)万元", " 万元")),
    "sums: 万元人民币": _replaced((r"(?<=\d)\s*万元", "万元人民币")),
    "sums: 人民币 before": _replaced((rf"({_SUM.pattern})", r"人民币\2\3")),
    "sums: ￥ before": _replaced((_SUM.pattern, r"￥\1\2")),
    "counts: 三辆": _counted(_COUNTS),
    "counts: 叁辆": _counted(_CAPITALS),
    "counts: 3（辆）": _replaced((_COUNT.pattern, r"\1（\2）")),
    "counts: 3 辆 with blanks": _replaced((_COUNT.pattern, r" \1 \2 ")),
    "figures: full-width": _said(lambda text: re.sub(r"(?<![A-Za-z0-9\-./])\d+(?:\.\d+)?(?=\s*(?:万元|元|辆|台|L|升|座|T))", _full_width, text)),
    # signs
    "signs: half-width": _replaced(("：", ":"), ("（", "("), ("）", ")"), ("，", ","), ("；", ";")),
    "signs: a blank behind colons": _replaced((r"[:：](?!//)(?=\S)(?!\d\d)", "： ")),
    "signs: a blank before colons": _replaced((r"(?<=[\u4e00-\u9fff])：(?=\S)", " ：")),
    "signs: a hard blank behind colons": _markup(r"：(?=[^<])", "：&nbsp;"),
    # markup
    "markup: cells in paragraphs": _markup(r"(<t[dh]\b[^>]*>)([^<]*)(</t[dh]>)", r"\1<p><span>\2</span></p>\3"),
    "markup: no head cells": _markup(r"<(/?)th\b", r"<\1td"),
    "markup: div for p": _markup(r"<(/?)p\b", r"<\1div"),
    "markup: all in one cell": tables.framed,
    "markup: bold labels": pages.bold_labels,
    "markup: bold words of labels": pages.bold_words_of_labels,
    "markup: a span for each sentence": pages.sentences_in_spans,
    "markup: br for p": pages.breaks_for_paragraphs,
    "markup: label cells": pages.label_cells,
    "markup: definition lists": pages.definitions,
    "markup: labels and values in spans": pages.label_divs,
    "tables: columns turned round": tables.of_each(tables.turned),
    "tables: last columns swapped": tables.of_each(tables.swapped),
    "tables: an empty column of remarks": tables.of_each(tables.remarked),
    "tables: a column of numbers": tables.of_each(tables.numbered),
    "tables: on their side": tables.of_each(tables.on_its_side),
    "tables: a row of sums": tables.of_each(tables.totalled),
    "tables: the same cells spanned": tables.of_each(tables.spanned),
    "tables: heads over two rows": tables.of_each(tables.headed_twice),
    "tables: as sentences": pages.as_sentences,
    "tables: again at the end": pages.again_at_the_end,
    "lines: a page dumped piece by piece": pages.dumped_by_line,
    "lines: a page dumped into one": pages.dumped_in_one_line,
    "lines: a page as copied": pages.dumped_as_copied,
    "lines: sections 1.": pages.numbered_by_figures,
    "lines: sections （一）": pages.numbered_in_brackets,
    "lines: sections 一．": pages.numbered_as_headings,
    "rows: bars": _rows(lambda row: "| " + row.replace("\t", " | ") + " |"),
    "rows: bars without blanks": _rows(lambda row: row.replace("\t", "|")),
    "rows: blanks": _rows(lambda row: row.replace("\t", "   ")),
    "rows: a line for each cell": _rows(lambda row: row.replace("\t", "\n")),
    # lines
    "lines: all in one": _plain(lambda text: text if "\t" in text else text.replace("\n", " ")),
    "lines: an empty one behind each": _plain(lambda text: text.replace("\n", "\n\n")),
    "lines: indented": _plain(lambda text: "\n".join("　　" + line for line in text.split("\n"))),
    "lines: of Windows": _plain(lambda text: text.replace("\n", "\r\n")),
}  # fmt: skip
"""By name: what makes another notice of the same meaning; one that finds nothing to change gives the notice itself."""


def said_otherwise(notice: Notice) -> Iterator[tuple[str, Notice]]:
    """Every other way of saying a notice that differs from it, by the variation's name."""
    for name, vary in VARIATIONS.items():
        other = vary(notice)
        if any(other.get(part) != notice.get(part) for part in ("html", "text")):
            yield name, other
