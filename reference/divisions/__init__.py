"""reference: GB/T 2260 divisions of China down to counties, as they were in each year 1980–2026."""

import csv
import functools
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reference.divisions.names import short_names

FIRST_YEAR, LAST_YEAR = 1980, 2026
Level = Literal["province", "prefecture", "county"]


@dataclass(frozen=True, slots=True)
class Division:
    """One division under one name. `parent` is the code above it, "" for a province; years are inclusive."""

    code: str
    name: str
    level: Level
    parent: str
    from_year: int
    to_year: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, code-point offsets [start, end), and every division it may mean."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]


class Divisions:
    """The divisions in force in one year."""

    def __init__(self, year: int, rows: Iterable[Division]) -> None:
        self.year = year
        self._by_code = {row.code: row for row in rows}
        named: dict[str, list[Division]] = defaultdict(list)
        for row in self._by_code.values():
            for name in dict.fromkeys((row.name, *short_names(row.name, row.level))):
                named[name].append(row)
        self._named = {name: tuple(found) for name, found in named.items()}
        self._names = list(self._named)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def by_code(self, code: str) -> Division | None:
        """The division with this code, if it was in force."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """Every division with this full or short name (杭州市, 杭州); several districts share one."""
        return self._named.get(name, ())

    def path(self, code: str) -> tuple[Division, ...]:
        """From the province down to this division; empty for an unknown code."""
        found: list[Division] = []
        step = self._by_code.get(code)
        while step and step not in found:
            found.append(step)
            step = self._by_code.get(step.parent)
        return tuple(reversed(found))

    def covers(self, ancestor: str, code: str) -> bool:
        """Whether `ancestor` is `code` or holds it."""
        return ancestor == code or any(step.code == ancestor for step in self.path(code))

    def find(self, text: str) -> list[Mention]:
        """Every name in a text, leftmost and longest first."""
        return [
            Mention(start, end, self._names[which], self._named[self._names[which]])
            for which, start, end in self._automaton.find_matches_as_indexes(text)
        ]


@functools.cache
def divisions(year: int) -> Divisions:
    """The divisions of a year. A year outside 1980–2026 is answered by the nearest one (see `.year`)."""
    known = min(max(year, FIRST_YEAR), LAST_YEAR)
    if known != year:
        return divisions(known)
    return Divisions(year, (row for row in _rows() if row.from_year <= year <= row.to_year))


def successors(code: str, year: int) -> tuple[Division, ...]:
    """What a division that is no more (by code or name) became: those that bear its code now, else its name under the
    same province, else what holds its name's last parent. Empty when nothing of it is known."""
    before = next((row for row in reversed(_rows()) if row.code == code and row.from_year <= year), None)
    now = divisions(LAST_YEAR)
    if before is None:
        return ()
    same = now.by_code(code)
    if same:
        return (same,)
    stem = short_names(before.name, before.level) or (before.name,)
    named = tuple(row for name in stem for row in now.named(name) if row.code[:2] == code[:2])
    parent = now.by_code(before.parent)
    return named or ((parent,) if parent else ())


@functools.cache
def _rows() -> tuple[Division, ...]:
    packed = (files("reference.divisions") / "divisions.csv.gz").read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode()))
    return tuple(
        Division(row["code"], row["name"], _level(row["code"]), row["parent"], int(row["from_year"]), int(row["to_year"])) for row in rows
    )


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"
