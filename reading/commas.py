"""reading: rows whose cells a sign parts, below heads that the same sign parts: 品名，数量，单价（元） / 轿车，2，120300.

The heads may stand behind a lead (采购清单：…), in its brackets (采购内容（名称/数量/限价）：…), and the rows behind them on the same line.
"""

import csv
from collections.abc import Iterator, Sequence

from reading import regex
from reading.columns import role_of
from reading.folding import flat
from reading.wordrows import FIGURES, heads_a_list, role

_COUNTED, _SIGN_OF_COUNTED = ("数量", "台数", "辆数"), "数"
"""One of these is among the heads of every such table; a sign of each of them."""
_SIGNS = "，；、,;/"
_OPENING, _CLOSING = "（(【[“", "）)】]”"
_FEWEST, _LONGEST_HEADS, _LONGEST_CELL, _LONGEST_FIGURE, _LONGEST_LEAD = 3, 120, 200, 16, 24
_ORDINAL = regex.compile(r"^ ?(?:([0-9]{1,2})[.、)）] ?|[(（]([0-9一二三四五六七八九十]{1,2})[)）] ?)")
_FIGURE = regex.compile(r"^[¥￥]?[0-9]|^[一二三四五六七八九十两][辆台部]|^[-—/]$")
_DESCRIBES = ("spec", "need", "")
"""What the last column holds where it may take what further signs part."""
_NUMBER = "序号"


def parted_rows(lines: Sequence[str]) -> list[str]:
    """The lines with tables of this kind as rows, their cells parted by tabs; all others as they were."""
    out: list[str] = []
    at = 0
    for first in [place for place, line in enumerate(lines) if _SIGN_OF_COUNTED in line and _may_head(line)]:
        told, taken = _table(lines, first) if first >= at else ([], 0)
        if told:
            out += [*lines[at:first], *told]
            at = first + taken
    return [*out, *lines[at:]]


def _may_head(line: str) -> bool:
    return "\t" not in line and any([word in line for word in _COUNTED])


def _table(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The lead, the head and the rows of the table that begins at a line, and how many lines it takes; nothing where none begins."""
    for lead, words, rest in _leads(lines[at].strip()):
        for sign in _SIGNS if len(words) <= _LONGEST_HEADS else ():
            heads = _parts(words, sign) if words.count(sign) >= _FEWEST - 1 else []
            if len(heads) < _FEWEST or not heads_a_list(heads) or not any(word in head for head in heads for word in _COUNTED):
                continue
            rows, taken = _told(rest, sign, heads), 1
            while (not rest or rows) and at + taken < len(lines) and (more := _told(lines[at + taken], sign, heads)):
                rows += more
                taken += 1
            if rows:
                numbered = all(row[0] for row in rows)
                table = [[_NUMBER, *heads], *rows] if numbered else [heads, *(row[1:] for row in rows)]
                return [*([lead] if lead else []), "", *("\t".join(row) for row in table), ""], taken
    return [], 1


def _leads(line: str) -> Iterator[tuple[str, str, str]]:
    """The ways to part a line in what leads to heads, the heads, and what stands behind them."""
    before, colon, behind = line.replace("：", ":").partition(":")
    if not colon:
        yield "", line, ""
        return
    if before.endswith(("）", ")")) and (at := _opened(before)) > 0:
        yield before[:at] + "：", before[at + 1 : -1], behind
    if behind and len(before) <= _LONGEST_LEAD:
        yield before + "：", behind, ""
    yield "", before, behind


def _opened(words: str) -> int:
    """Where the bracket opens that closes words."""
    depth = 0
    for at in range(len(words) - 1, -1, -1):
        depth += (words[at] in _CLOSING) - (words[at] in _OPENING)
        if depth == 0:
            return at
    return 0


def _parts(words: str, sign: str) -> list[str]:
    """Words between signs that stand in no brackets."""
    if sign == ",":
        return [part.strip() for part in next(csv.reader([words]), [])]
    parts, at, depth = [], 0, 0
    for place, letter in enumerate(words):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter == sign and depth == 0:
            parts.append(words[at:place].strip())
            at = place + 1
    return [*parts, words[at:].strip()]


def _told(line: str, sign: str, heads: Sequence[str]) -> list[list[str]]:
    """The rows that a line holds, one or several between semicolons; none where one of them is no row below these heads."""
    if line.count(sign) < len(heads) - 1 or "\t" in line:
        return []
    words = line.strip().rstrip("。；;")
    several = [part for whole in _parts(words, "；") for part in _parts(whole, ";")] if sign not in "；;" else []
    for parts in (several, [words]):  # a semicolon may as well stand within a cell
        rows = [_row(part, sign, heads) for part in parts]
        if rows and all(rows):
            return rows
    return []


def _row(words: str, sign: str, heads: Sequence[str]) -> list[str]:
    """A row's number where no head is one of numbers, and its cells; nothing where they do not stand under the heads."""
    number = None if role(heads[0]) in ("seq", "lot") else _ORDINAL.match(words)
    cells = _parts(words[number.end() :] if number else words, sign)
    width = len(heads)
    if len(cells) > width and sign != "," and role_of(flat(heads[-1])) in _DESCRIBES:
        cells = [*cells[: width - 1], sign.join(cells[width - 1 :])]
    if len(cells) != width or not all(_fits(cell, role(head)) for cell, head in zip(cells, heads, strict=True)):
        return []
    return [(number.group(1) or number.group(2)) if number else "", *cells]


def _fits(cell: str, of: str) -> bool:
    """Whether a cell may stand under a head: figures under those of figures, no sentence anywhere."""
    if of in FIGURES:
        return len(cell) <= _LONGEST_FIGURE and _FIGURE.match(cell) is not None
    return len(cell) <= _LONGEST_CELL and "。" not in cell
