"""reading: a winners' table of one row that a text render glued together (供应商名称供应商地址中标金额某公司某路1号168,000.00元)."""

from reading import re2
from reading.columns import heads

FIRST_HEAD = "供应商名称"
_ROLES = ["supplier", "supplier_address", "award"]
_LONGEST_HEAD, _LONGEST_LINE = 14, 200
_ROW = re2.compile(
    r"^ ?([\p{Han}A-Za-z()·]{4,40}?(?:公司|合作社|经营部|商行|厂|车行|中心)) ?([\p{Han}A-Za-z0-9()、,#—\- ]{3,80}?[^0-9,. ]) ?"
    r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)? ?(?:元|万元|\(元\)|\(万元\))) ?$"
)
"""A winner, where it is, and its sum; an address whose last figures run into the sum tells neither."""


def winner_table(line: str, words: str) -> list[str] | None:
    """The rows of such a line, their cells parted by tabs; None where it is no such table. `words`: the line folded."""
    if not words.startswith(FIRST_HEAD) or len(words) > _LONGEST_LINE:
        return None
    known, at = heads(), 0
    cells: list[tuple[int, int]] = []
    while len(cells) < len(_ROLES):
        size = next((size for size in range(_LONGEST_HEAD, 1, -1) if known.get(words[at : at + size]) == _ROLES[len(cells)]), 0)
        if not size:
            return None
        cells.append((at, at + size))
        at += size
    row = _ROW.match(words[at:])
    if row is None:
        return None
    told = [(at + row.start(group), at + row.end(group)) for group in (1, 2, 3)]
    return ["\t".join(line[a:b].strip() for a, b in part) for part in (cells, told)]
