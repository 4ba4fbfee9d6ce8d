"""classifier: blocks that a label with a vehicle's name opens, mostly tables of its parameters: 标的名称：轿车 / 序号 | 技术参数与性能指标."""

from collections.abc import Iterator, Sequence

from reading import regex
from services.classifier.clauses import Region

_OPENING = regex.compile(
    r"^(?:[0-9(（一二三四五六七八九十]{1,4}[)）.、] ?)?(?:采购)?(?:标的|货物|产品|设备|车辆|商品|品目|物资)名称 ?: ?([^\t\n:;,。]{2,40})$"
)
_LABEL, _LONGEST, _MOST_LINES = "名称", 60, 400


def labelled_blocks(flat: str, places: Sequence[Region], names: Sequence[str]) -> list[tuple[int, Region]]:
    """Which vehicle (by its place among `names`) each block tells of, where several of them have one of their own."""
    opened = [
        (at, told) for start, end in places for at, stop in _lines(flat, start, end) if (told := _named(flat[at:stop], names)) is not None
    ]
    if len({told for _, told in opened}) < 2:
        return []
    begins = [at for at, _ in opened]
    limits = [*begins[1:], max(end for _, end in places)]
    return [(told, (at, _end(flat, at, limit))) for (at, told), limit in zip(opened, limits, strict=True)]


def _named(line: str, names: Sequence[str]) -> int | None:
    found = _OPENING.match(line) if _LABEL in line and len(line) <= _LONGEST else None
    name = found.group(1).replace(" ", "") if found else ""
    return names.index(name) if name and names.count(name) == 1 else None


def _end(flat: str, at: int, limit: int) -> int:
    """Where the rows below a label end: before the first line behind them that is none."""
    rows = False
    for start, stop in _lines(flat, flat.find("\n", at) + 1, limit):
        row = "\t" in flat[start:stop]
        if rows and not row and stop > start:
            return start
        rows = rows or row
    return limit


def _lines(flat: str, start: int, end: int) -> Iterator[Region]:
    at = start
    for _ in range(_MOST_LINES):
        if at >= end:
            return
        stop = flat.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1
