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

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Division", "Divisions", "Level", "Mention", "divisions", "level_of", "successors"]

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
