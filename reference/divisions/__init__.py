"""reference: GB/T 2260 divisions of China down to counties, as they were in each year 1980–2026 (SOURCES.md)."""

import copy
import csv
import functools
import gzip
import io
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files

from reference.divisions.tree import Division, Divisions, Level, Mention, level_of

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Division",
    "Divisions",
    "Level",
    "Mention",
    "divisions",
    "formerly",
    "level_of",
    "no_territory",
    "standing_for",
    "successors",
]

FIRST_YEAR, LAST_YEAR = 1980, 2026


@functools.cache
def divisions(year: int) -> Divisions:
    """The divisions of a year. A year outside 1980–2026 is answered by the nearest one, `.clamped` and `.year` say so."""
    known = min(max(year, FIRST_YEAR), LAST_YEAR)
    if known != year:
        nearest = copy.copy(divisions(known))
        nearest.clamped = True
        return nearest
    rows = [row for stretches in _rows().values() for row in stretches]
    return Divisions(
        year,
        standing=(row for row in rows if row.from_year <= year <= row.to_year),
        lapsed=(row for row in rows if row.to_year == year - 1),
    )


def successors(code: str, year: int, to: int = LAST_YEAR) -> tuple[Division, ...]:
    """What a division that stood in `year` is in the year `to`: itself, what it was renamed to or merged into; at worst
    what held it. Empty for a code that stood in no year up to `year`. Followed change by change, so that a code given to
    another place later does not mislead."""
    start = next((row for row in reversed(_rows().get(code, ())) if row.from_year <= year), None)
    found: dict[Division, None] = {}
    seen: set[Division] = set()
    wave = [start] if start else []
    while wave:
        row = wave.pop()
        if row in seen:
            continue
        seen.add(row)
        if row.to_year >= to:
            found[row] = None
        else:
            wave += [after for next_ in row.became if (after := _standing(next_, row.to_year + 1))]
    return tuple(found)


def formerly(name: str, year: int) -> tuple[Division, ...]:
    """What those that bore a full name until some year before `year`, and last of all, are in `year`: people go on writing
    崇文区. Empty for a name that nothing bore; several where several places bore it until the same year."""
    bore = [row for row in _named().get(name, ()) if row.to_year < year]
    latest = max((row.to_year for row in bore), default=0)
    found = (one for row in bore if row.to_year == latest for one in successors(row.code, row.to_year, year))
    return tuple(dict.fromkeys(found))


@functools.lru_cache(maxsize=20_000)
def standing_for(code: str) -> tuple[str, ...]:
    """The codes that a territory's code covers now: its own where it stands or is a group of the code list that holds some
    (110100, 469000), and those of its level that it became. Empty: it means no place now."""
    known = divisions(LAST_YEAR)
    group = len(code) == 6 and code.endswith("00") and not code.endswith("0000")
    own = known.by_code(code) is not None or (group and any(one.code[:4] == code[:4] for one in known))
    became = (one.code for one in successors(code, LAST_YEAR) if level_of(one.code) == level_of(code))
    return tuple(dict.fromkeys(((code,) if own else ()) + tuple(became)))


def no_territory(code: str) -> str:
    """Why a code is no territory, in both languages, with what to write instead; "" when it is one."""
    if standing_for(code):
        return ""
    now = "、".join(f"{one.code} {one.name}" for one in successors(code, LAST_YEAR))
    if now:
        return f"区划代码 {code} 已撤并，请写 / the division {code} is no more, write: {now}"
    return f"没有区划代码 no division has the code {code}"


@functools.cache
def _named() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for row in (row for rows in _rows().values() for row in rows):
        found[row.name].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _standing(code: str, year: int) -> Division | None:
    return next((row for row in _rows().get(code, ()) if row.from_year <= year <= row.to_year), None)


@functools.cache
def _rows() -> Mapping[str, tuple[Division, ...]]:
    """Code → what bore it, the earliest first."""
    packed = (files("reference.divisions") / "divisions.csv.gz").read_bytes()
    found: dict[str, list[Division]] = defaultdict(list)
    for code, name, parent, first, last, became in list(csv.reader(io.StringIO(gzip.decompress(packed).decode())))[1:]:
        found[code].append(Division(code, name, level_of(code), parent, int(first), int(last), tuple(became.split())))
    return {code: tuple(rows) for code, rows in found.items()}
