"""reading: lists whose heads stand in the first column, back to heads above rows: 名称 | 轿车 | 皮卡 above 数量 | 2 | 1."""

from collections.abc import Sequence

from reading.wordrows import NUMBERS, heads_a_list, role

_WIDEST, _FEWEST_ROWS = 8, 3


def turned(lines: Sequence[str]) -> list[str]:
    """The lines with lists of several things that stand on their side turned; all others as they were."""
    out: list[str] = []
    at = end = 0
    for first in [place for place, line in enumerate(lines) if "\t" in line]:
        if first < end:
            continue
        end = first + 1
        while end < len(lines) and "\t" in lines[end]:
            end += 1
        if end - first >= _FEWEST_ROWS and (rows := _on_its_side(lines[first:end])):
            out += [*lines[at:first], *rows]
            at = end
    return [*out, *lines[at:]]


def _on_its_side(rows: Sequence[str]) -> list[str]:
    """The rows of a list turned, its heads first; nothing where it stands as it should."""
    cells = [row.split("\t") for row in rows]
    width = max(len(row) for row in cells)
    first = role(cells[0][0])
    narrowest = 2 if first in NUMBERS else 3  # 采购人 | 某局 is a label and its value
    if not narrowest <= width <= _WIDEST or first in ("", "project") or not heads_a_list([row[0] for row in cells]):
        return []
    if any(role(cell) for row in cells for cell in row[1:] if cell):
        return []
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return ["\t".join(column).rstrip("\t") for column in zip(*full, strict=True)]
