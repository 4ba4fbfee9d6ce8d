"""reading: lists whose heads stand in the first column, back to heads above rows: 名称 | 轿车 | 皮卡 above 数量 | 2 | 1."""

from collections.abc import Iterator, Sequence

from reading.wordrows import NUMBERS, heads_a_list, role

_WIDEST, _FEWEST_ROWS = 8, 3


def turned(lines: Sequence[str]) -> Iterator[str]:
    """The lines with lists of several things that stand on their side turned; all others as they were."""
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
    first = role(cells[0][0])
    narrowest = 2 if first in NUMBERS else 3  # 采购人 | 某局 is a label and its value
    if not narrowest <= width <= _WIDEST or first in ("", "project") or not heads_a_list([row[0] for row in cells]):
        return []
    if any(role(cell) for row in cells for cell in row[1:] if cell):
        return []
    full = [[*row, *[""] * (width - len(row))] for row in cells]
    return ["\t".join(column).rstrip("\t") for column in zip(*full, strict=True)]
