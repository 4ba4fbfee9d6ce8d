"""reading: tables of needs in one line whose rows bear no numbers (标的名称数量预算轿车2240000客车1300000), back into rows where sums fit."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reading import regex
from reading.columns import heads
from reading.folding import flat
from reading.remembered import remembered
from reading.vehicles import mentions

NEEDS_BEGIN = ("标的名称", "标的", "货物名称", "车辆名称", "采购标的", "名称")
"""What the heads of such a table begin with."""
_UNIT = regex.compile(r"^[(][^()]{1,6}[)]")
_LIMITED = ("排量", "发动机排量", "排气量", "发动机排气量")
"""Heads of a last column, whose cells begin with a sign of a limit."""
_LIMIT = regex.compile(r"^(.*?)((?:≥|≤|>=|<=|不小于|不大于)[0-9]{3,4})$")
_ROW = regex.compile(r"[0-9](\p{Han}[\p{Han}()]{1,15})")
"""Where a figure ends and the next row's name may begin."""
_FIGURES = regex.compile(r"[0-9]{5,18}$")
_SUM = regex.compile(r"([0-9][0-9,]{0,14}(?:\.[0-9]{1,6})?) ?(元|万)")
_SUMS = ("budget", "price_cap", "unit_cap")
_TEXTS = ("spec", "need")
_LONGEST_HEAD, _LONGEST_LINE, _LONGEST_COUNT = 12, 600, 2
_MOST_ROWS, _MOST_WAYS, _LEAST = 6, 2_000, 10_000
_Cells = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    words: tuple[str, ...]
    roles: tuple[str, ...]
    end: int


def needs_in_rows(line: str, text: str) -> list[str]:
    """The head and the rows of such a table with tabs between their cells; the line itself where it is none, or several readings of
    it fit. `text`: all of the notice, which prints what the sums come to."""
    if len(line) > _LONGEST_LINE or "\t" in line:
        return [line]
    words = flat(line)
    head = _head(words)
    rows = list(_rows(words, head.end)) if head else []
    if head is None or not 1 < len(rows) <= _MOST_ROWS:
        return [line]
    ways = [list(_readings(words, start, end, head.roles)) for start, end in rows]
    if math.prod(map(len, ways)) > _MOST_WAYS:
        return [line]
    told = [way for way in itertools.product(*ways) if _fits(words, way, head.roles, _printed(text))]
    if len(told) != 1:
        return [line]
    return ["", "\t".join(head.words), *("\t".join(line[a:b] for a, b in itertools.pairwise(cells)) for cells in told[0]), ""]


def _head(words: str) -> _Head | None:
    """Heads that run together: a name, what is said of it if anything, a number, one or two sums, a limit of engines if any."""
    known = heads()
    told = [next(word for word in NEEDS_BEGIN if words.startswith(word))]
    roles, at = ["name"], len(told[0])
    while size := next((size for size in range(_LONGEST_HEAD, 1, -1) if (word := words[at : at + size]) in known or word in _LIMITED), 0):
        word = words[at : at + size]
        unit = _UNIT.match(words[at + size : at + size + 8])
        size += unit.end() if unit else 0
        told.append(words[at : at + size])
        roles.append("limit" if word in _LIMITED else known[word])
        at += size
    shape = [role for role in roles if role not in _TEXTS]
    sums = [role for role in shape if role in _SUMS]
    good = shape[:2] == ["name", "quantity"] and 1 <= len(sums) <= 2 and shape[2:] in (sums, [*sums, "limit"])
    placed = all(place == 1 for place, role in enumerate(roles) if role in _TEXTS)
    return _Head(tuple(told), tuple(roles), at) if good and placed else None


def _rows(words: str, start: int) -> Iterator[tuple[int, int]]:
    """Where rows begin and end: each begins with a vehicle's name behind a figure."""
    begins = [start, *(match.start(1) for match in _ROW.finditer(words) if match.start() > start and _names(words, *match.span(1)))]
    if _names(words, start, min(start + _LONGEST_HEAD, len(words))):
        yield from itertools.pairwise([*begins, len(words)])


def _names(words: str, start: int, end: int) -> bool:
    return any(one.specific for one in mentions(words, start, end))


def _readings(words: str, start: int, end: int, roles: Sequence[str]) -> Iterator[_Cells]:
    """Every way to part a row: where its cells begin, and where the last ends."""
    limited = _LIMIT.match(words[start:end]) if roles[-1] == "limit" else None
    if roles[-1] == "limit" and limited is None:
        return
    stop = start + limited.end(1) if limited else end
    run = _FIGURES.search(words[start:stop])
    name = next((one.end for one in mentions(words, start, stop) if one.specific), stop)
    if run is None or name > start + run.start() or (roles[1] not in _TEXTS and name != start + run.start()):
        return
    at = start + run.start()
    texts = (name,) if roles[1] in _TEXTS else ()
    sums = sum(1 for role in roles if role in _SUMS)
    for size in range(1, _LONGEST_COUNT + 1):
        middle = (at + size + stop) // 2  # two sums of one thing have about as many figures
        cuts = [()] if sums == 1 else [(cut,) for cut in range(middle - 1, middle + 2)]
        for cut in cuts:
            parts = (at + size, *cut, stop)
            if words[at] != "0" and all(words[a] != "0" and b - a >= 5 for a, b in itertools.pairwise(parts)):
                yield (start, *texts, at, *parts, *((end,) if limited else ()))


@remembered(1)
def _printed(text: str) -> frozenset[Decimal]:
    """The sums that a text prints with their unit, in yuan: told once, however many such lines it has."""
    told = ((match.group(1).replace(",", ""), match.group(2)) for match in _SUM.finditer(flat(text)))
    return frozenset({Decimal(figure) * (10_000 if unit == "万" else 1) for figure, unit in told})


def _fits(words: str, way: Sequence[_Cells], roles: Sequence[str], printed: frozenset[Decimal]) -> bool:
    """Whether the first column of sums comes to one that the text prints, and the second to no more."""
    totals = dict.fromkeys((place for place, role in enumerate(roles) if role in _SUMS), Decimal(0))
    for cells in way:
        count = int(words[cells[roles.index("quantity")] : cells[roles.index("quantity") + 1]])
        for place in totals:
            value = Decimal(words[cells[place] : cells[place + 1]])
            if value < _LEAST:
                return False
            totals[place] += value * count if roles[place] == "unit_cap" else value
    first = min(totals)
    return totals[first] in printed and all(total <= totals[first] for total in totals.values())
