"""reading: lists that stand on their side, or whose rows are told in words, back to heads above rows."""

from collections.abc import Iterator, Sequence

from reading import re2
from reading.columns import role_of
from reading.folding import flat

_WIDEST, _FEWEST_ROWS, _FEWEST_TOLD = 8, 3, 3
_THINGS = frozenset(("name", "lot_name", "supplier", "project"))
_NUMBERS = ("seq", "lot")
_FIGURES = frozenset(("quantity", "unit_price", "total", "award", "budget", "price_cap", "unit_cap"))
_HEAD = re2.compile(r"(?:^|[；;，,。])[ ]?([^：:；;，,。 \t]{2,16})[：:]")
_NO_HEAD = re2.compile(r"[0-9\\]")
"""What no head of a column has: figures, and the bar in the corner of a table of things side by side."""


def upright(lines: Sequence[str]) -> list[str]:
    """The lines with lists of several things whose heads stand in the first column turned (名称 | 轿车 | 皮卡 above 数量 | 2 | 1),
    and with rows that tell each head (名称：轿车；数量：2) as rows below their heads; all others as they were."""
    return list(_told(list(_turned(lines))))


# -- heads in the first column -------------------------------------------------------------------------------------
def _turned(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "\t" in lines[end]:
            end += 1
        if end - at >= _FEWEST_ROWS:
            yield from _on_its_side(lines[at:end]) or lines[at:end]
            at = end
        else:
            yield from lines[at : end + 1]
            at = end + 1


def _on_its_side(rows: Sequence[str]) -> list[str]:
    """The rows of a list turned, its heads first; nothing where it stands as it should."""
    cells = [row.split("\t") for row in rows]
    width = max(len(row) for row in cells)
    first = _role(cells[0][0])
    narrowest = 2 if first in _NUMBERS else 3  # 采购人 | 某局 is a label and its value
    if not narrowest <= width <= _WIDEST or first in ("", "project") or not _heads([row[0] for row in cells]):
        return []
    if any(_role(cell) for row in cells for cell in row[1:] if cell):
        return []
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return ["\t".join(column).rstrip("\t") for column in zip(*full, strict=True)]


def _heads(words: Sequence[str]) -> bool:
    """Whether these head the columns of a list: most known, none twice, one of things and one of figures."""
    roles = [_role(one) for one in words]
    known = [role for role in roles if role]
    return (
        len(set(words)) == len(words)
        and len(known) * 3 >= len(roles) * 2
        and (bool(_THINGS.intersection(known)) or any(one.endswith("内容") for one in words))
        and bool(_FIGURES.intersection(known))
    )


def _role(words: str) -> str:
    return "" if _NO_HEAD.search(words) else role_of(flat(words).strip())


# -- rows in words -------------------------------------------------------------------------------------------------
def _told(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        first = _row(lines[at])
        if not first or not _heads(list(first)):
            yield lines[at]
            at += 1
            continue
        rows = [first]
        while at + len(rows) < len(lines) and (row := _row(lines[at + len(rows)])) and _are_of(list(row), list(first)):
            rows.append(row)
        if len(rows) > 1 or _role(next(iter(first))) in _NUMBERS:
            yield from ("", "\t".join(first), *("\t".join(row.get(head, "") for head in first).rstrip("\t") for row in rows), "")
        else:
            yield lines[at]
        at += len(rows)


def _are_of(heads: Sequence[str], all_heads: Sequence[str]) -> bool:
    """Whether these are heads of a row above, in its order."""
    places = [all_heads.index(head) for head in heads if head in all_heads]
    return len(places) == len(heads) and places == sorted(places)


def _row(line: str) -> dict[str, str]:
    """The cells of a line that tells a row in words, by their heads; nothing for other lines."""
    if line.count("：") + line.count(":") < _FEWEST_TOLD or "\t" in line:
        return {}
    found = list(_HEAD.finditer(line))
    if len(found) < _FEWEST_TOLD or found[0].start():
        return {}
    ends = [*(one.start() for one in found[1:]), len(line)]
    cells = {one.group(1): line[one.end() : end].strip(" ；;。") for one, end in zip(found, ends, strict=True)}
    return cells if len(cells) == len(found) else {}
