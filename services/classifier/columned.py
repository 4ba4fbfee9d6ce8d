"""classifier: what a row's cells tell of a vehicle under the heads of their columns: displacement, seats."""

from collections.abc import Iterator

from reading.candidates import UNSTATED
from reading.displacement import Stated, cell, head_unit
from reading.grouped import grouped_heads
from reading.parameters import parameter_of
from reading.quantities import seats_of_cell
from schemas.reading import Window
from services.classifier.parts import Part

_LEAST = ("下限", "最小值", "最小", "最低", "不低于", "不小于", "≥")
_MOST = ("上限", "最大值", "最大", "最高", "不高于", "不超过", "不大于", "≤")
"""What a head says of the end that its column holds: 排量下限（L）."""
_ENDS = frozenset((*_LEAST, *_MOST, "下限值", "上限值"))


def sizes_of_column(flat: str, part: Part) -> Iterator[Stated]:
    """The row's cells under heads of displacement: 排量（L）, or its ends in columns of their own."""
    for name, (start, end) in _cells(flat, part):
        if (unit := head_unit(name)) is not None:
            for told in cell(flat, start, end, unit):
                yield _end_of(name, told)


def seats_of_column(flat: str, part: Part) -> Window:
    """The row's cells under heads of seats: 座位数, or its ends in columns of their own."""
    found = UNSTATED
    for name, (start, end) in _cells(flat, part):
        if (head := parameter_of(name)) is None or head.role != "seats":
            continue
        told = seats_of_cell(flat, start, end)
        least, most = _holds(name, _LEAST), _holds(name, _MOST)
        if not (least or most):
            return told
        found = Window(min=told.min if least else found.min, max=told.max if most else found.max)
    return found


def _cells(flat: str, part: Part) -> Iterator[tuple[str, tuple[int, int]]]:
    """The cells of a part's row with the heads of their columns; one that only says which end it holds stands behind its group's."""
    if part.head is None or part.row is None:
        return
    at = part.row.start
    for (group, own), words in zip(grouped_heads(flat, part.head), flat[part.row.start : part.row.end].split("\t"), strict=False):
        yield group + own if own.strip() in _ENDS else own, (at, at + len(words))
        at += len(words) + 1


def _holds(name: str, words: tuple[str, ...]) -> bool:
    return any(word in name for word in words)


def _end_of(name: str, told: Stated) -> Stated:
    """A size as one end of a window where its head says so."""
    least, most = _holds(name, _LEAST), _holds(name, _MOST)
    if told.low != told.high or least == most:
        return told
    return told._replace(high=None) if least else told._replace(low=None)
