"""reading: lists whose rows are told in words, back to heads above rows: 名称：轿车；数量：2 / 名称：客车；数量：1, 轿车：数量：2；单价：9万元 / ….

A row is a line, or a numbered part of one. Its labels stand behind signs or behind blanks; what it tells of may stand before them
without a label of its own. Rows that follow each other with the same labels in the same order are a list.
"""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reading import regex
from reading.columns import role_of
from reading.folding import flat
from reading.labels import labels
from reading.lotwords import KINDS, NO, WORDS
from reading.parameters import parameter_of

FIGURES = frozenset(("quantity", "unit_price", "total", "award", "budget", "price_cap", "unit_cap"))
THINGS = frozenset(("name", "lot_name", "supplier", "project"))
NUMBERS = ("seq", "lot")
_FEWEST = 3
"""Labels of a row, the name before them counted as one."""
_SIGNS, _BLANKS = frozenset("；;，,。"), frozenset(" ")
"""What labels stand behind: of one row all behind signs, with a blank at most between, or all behind blanks."""
_IN_NO_LABEL, _PARTS_LABELS = "；;，,。 ", "\t"
"""Signs that no label holds, and the one that stands for each of them where labels are looked for: no row holds a tab."""
_SHORTEST_LABEL, _LONGEST_LABEL = 2, 16
_INNER = regex.compile(r"^([^：:；;，,。 \t]{2,16})[：:]")
FIGURES_SIGNS = frozenset("数量价额算元限金报果计费控经數價額預計費報超高辆台部ｐ")
"""One of these is in every head of figures, and in every number of things."""
_REACH = 30
_LED = frozenset(" 0123456789(（")
_ORDINAL = regex.compile(r"^[ ]?(?:([0-9]{1,2})[.、)）]|[（(]([0-9]{1,2})[)）])[ ]?")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_NAME = regex.compile(r"^([^：:；;，,。\t]{2,30}?)[：:；;，, ]{1,2}$")
_LONGEST_LEAD = 32
"""What a row tells of, before its first label: 特警巡逻车（越野）：, 巡逻车，; its signs at most."""
_COUNTED = regex.compile(r"^[ ]?[0-9一二三四五六七八九十两]{1,4}[ ]?[辆台部][ ]?$")
_NO_HEAD = frozenset("0123456789\\")
"""What no head of a column has: figures, and the bar in the corner of a table of things side by side."""
_NAMED, _NUMBER, _QUANTITY = "标的名称", "序号", "数量"
_NO_NAME = regex.compile(rf"^(?:第|(?:{WORDS}|品目) ?(?:{NO})|(?:{NO}) ?[号#]?(?:{KINDS}|包|标))")
"""A candidate's rank or a lot's number."""

_Cells = dict[str, str]


class _Label(NamedTuple):
    """Where the sign before a label stands, the label itself, and the colon behind it."""

    begin: int
    start: int
    end: int


def rows_in_words(lines: Sequence[str]) -> list[str]:
    """The lines with such lists as rows below their heads; all others as they were."""
    out: list[str] = []
    at = 0
    for first in [place for place, line in enumerate(lines) if ("：" in line or ":" in line) and _told(line) and _tells_figures(line)]:
        rows, taken = _list(lines, first) if first >= at else ([], 0)
        if rows:
            out += [*lines[at:first], *as_table(rows)]
            at = first + taken
    return [*out, *lines[at:]]


def as_table(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The lines of a table whose heads are the labels of the first row."""
    heads = list(rows[0])
    return ["", "\t".join(heads), *("\t".join(row.get(head, "") for head in heads).rstrip("\t") for row in rows), ""]


def _list(lines: Sequence[str], at: int) -> tuple[list[_Cells], int]:
    """The rows of the list that begins at a line, and how many lines it takes; no rows where none begins."""
    parts = _parts(lines[at])
    for parting in (_SIGNS, _BLANKS) if parts else ():
        first = _row(parts[0], parting) if not parting.isdisjoint(parts[0]) else {}
        if not first or not heads_a_list(list(first)):
            continue
        rows, taken = list[_Cells](), 0
        for line in lines[at:]:
            told = [_row(part, parting) for part in _parts(line)]
            if not told or not all(row and _are_of(list(row), list(first)) for row in told):
                break
            rows += told
            taken += 1
        if len(rows) > 1 or (rows and role(next(iter(first))) in NUMBERS and _NUMBER not in first):
            return rows, taken
    return [], 1


def _told(line: str) -> bool:
    return line.count("：") + line.count(":") >= _FEWEST - 1 and "\t" not in line


def _tells_figures(line: str) -> bool:
    """Whether before a colon may stand a head of figures, or a number of things and the label behind it."""
    said = line.replace("：", ":").split(":")[:-1]
    return any([not FIGURES_SIGNS.isdisjoint(words[-_REACH:]) or "price" in words for words in said])


def _parts(line: str) -> list[str]:
    """The parts of a line that circled numbers lead, or the line as it is; none for lines that tell too little."""
    if not _told(line):
        return []
    marks = [place for place, sign in enumerate(line) if sign in _CIRCLED] if "②" in line else []
    if len(marks) < 2 or marks[0] > 1:
        return [line]
    return [line[begin + 1 : end].strip(" ；;。") for begin, end in pairwise([*marks, len(line)])]


def _row(line: str, parting: Container[str]) -> _Cells:
    """The cells of a row by their heads, which stand behind these signs; nothing for other lines."""
    number = _ORDINAL.match(line) if line[:1] in _LED else None
    words = line[number.end() :] if number else line
    found = _labels(words, parting)
    cells = _cells(words, found) if len(found) >= _FEWEST - 1 else {}
    if len(cells) < _FEWEST:
        return {}
    return {_NUMBER: number.group(1) or number.group(2), **cells} if number and _NUMBER not in cells else cells


def _labels(words: str, parting: Container[str]) -> list[_Label]:
    """The labels before colons that stand behind one of these signs, a blank between at most, or begin the words."""
    parted = words.replace("：", ":")
    for sign in _IN_NO_LABEL:
        parted = parted.replace(sign, _PARTS_LABELS)
    found, at = list[_Label](), 0
    for said in parted.split(":")[:-1]:
        end = at + len(said)
        first = end - len(said.rpartition(_PARTS_LABELS)[2])
        if _SHORTEST_LABEL <= end - first <= _LONGEST_LABEL:
            begin = first - 1
            if begin >= at and words[begin] == " " and " " not in parting:
                begin -= 1
            if words[begin] in parting if begin >= at else at == 0:
                found.append(_Label(max(begin, at), first, end))
        at = end + 1
    return found


def _cells(words: str, found: Sequence[_Label]) -> _Cells:
    ends = [*(one.begin for one in found[1:]), len(words)]
    told = [(words[one.start : one.end], words[one.end + 1 : end].strip(" ；;，,。")) for one, end in zip(found, ends, strict=True)]
    cells = dict(told)
    if len(cells) < len(found):
        return {}
    lead = words[: found[0].start]
    if not lead.strip():
        return _with_count(told)
    name = _NAME.match(lead) if len(lead) <= _LONGEST_LEAD else None
    return {_NAMED: name.group(1), **cells} if name and _names(name.group(1), list(cells)) else {}


def _with_count(told: Sequence[tuple[str, str]]) -> _Cells:
    """Cells whose first label is what they tell of, with its number behind it (轿车：3辆；排量：1.5T), or with no words of its own
    (洒水车：型号：…)."""
    (name, value), *rest = told
    cells = dict(rest)
    if _COUNTED.match(value) and _names(name, list(cells)) and _QUANTITY not in cells:
        return {_NAMED: name, _QUANTITY: value.strip(), **cells}
    inner = _INNER.match(value)
    if inner is not None and _names(name, list(cells)) and inner.group(1) not in cells and _known(inner.group(1)):
        return {_NAMED: name, inner.group(1): value[inner.end() :].strip(), **cells}
    return dict(told)


def _names(words: str, heads: Sequence[str]) -> bool:
    """Whether words before a row's labels may name what it tells of: they are no label, and no label names it or who offers it."""
    bare = flat(words).strip()
    known = bool(role_of(bare)) or parameter_of(bare) is not None or bare.replace(" ", "") in labels().key_of
    told = {role(head) for head in heads}
    return not known and not _NO_NAME.match(bare) and not {*THINGS, "award", "rank", "buyer"} & told and bool(FIGURES & told)


def _known(head: str) -> bool:
    return bool(role(head)) or parameter_of(flat(head)) is not None


def heads_a_list(words: Sequence[str]) -> bool:
    """Whether these head the columns of a list: most known, none twice, one of things and one of figures."""
    roles = [role(one) for one in words]
    known = [one for one, word in zip(roles, words, strict=True) if one or parameter_of(flat(word)) is not None]
    return (
        len(set(words)) == len(words)
        and len(known) * 3 >= len(roles) * 2
        and (bool(THINGS.intersection(known)) or any(one.endswith("内容") for one in words))
        and bool(FIGURES.intersection(known))
    )


def role(words: str) -> str:
    """What a head stands for; empty where it holds figures."""
    return "" if not _NO_HEAD.isdisjoint(words) else role_of(flat(words).strip())


def _are_of(heads: Sequence[str], all_heads: Sequence[str]) -> bool:
    """Whether these are heads of a row above, in its order."""
    places = [all_heads.index(head) for head in heads if head in all_heads]
    return len(places) == len(heads) and places == sorted(places)
