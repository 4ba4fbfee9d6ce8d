"""reading: tables in one line whose cells double blanks part and whose rows a single one: 序号  名称  数量 1  轿车  2辆 2  皮卡  1辆."""

from collections.abc import Sequence

from reading import regex
from reading.columns import role_of
from reading.folding import flat

_GAP = regex.compile(r" {2,8}")
_FEWEST_HEADS = 3


def rows_of(line: str) -> list[str]:
    """The words before such a table, and its rows with tabs between the cells; the line alone where it holds none."""
    if line.count("  ") < _FEWEST_HEADS or "\t" in line:
        return [line]
    pieces = _GAP.split(line.strip())
    lead, head = _parted(pieces[0])
    width = next((at for at in range(1, len(pieces)) if " " in pieces[at]), 0)
    if not role_of(flat(head)) or width == 0:
        return [line]
    last, cell = pieces[width].split(" ", 1)
    heads = [head, *pieces[1:width], last]
    known = sum(1 for one in heads if role_of(flat(one)))
    rows = _rows([cell, *pieces[width + 1 :]], len(heads)) if known >= max(_FEWEST_HEADS, len(heads) - 1) else []
    return [*([lead] if lead else []), "\t".join(heads), *("\t".join(row) for row in rows)] if rows else [line]


def _parted(piece: str) -> tuple[str, str]:
    """The words before the first head, and the head."""
    lead, _, head = piece.rpartition(" ")
    return lead.strip(), head


def _rows(cells: Sequence[str], width: int) -> list[list[str]]:
    """The rows: a row's last cell and the next one's first stand in one piece. Nothing where the pieces do not come out even."""
    rows: list[list[str]] = []
    row: list[str] = []
    for place, cell in enumerate(cells):
        if len(row) < width - 1:
            row.append(cell)
            continue
        final, _, first = cell.rpartition(" ") if place + 1 < len(cells) else (cell, "", "")
        rows.append([*row, final])
        row = [first] if first else []
    return rows if not row and all(cell for one in rows for cell in one) else []
