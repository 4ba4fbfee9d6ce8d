"""reference: the divisions of one year as a tree, by code and by name, and their names found in a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from reference.divisions.names import short_names

Level = Literal["province", "prefecture", "county"]


@dataclass(frozen=True, slots=True)
class Division:
    """One division under one name. `parent` is the code above it, "" for a province; years are inclusive, by the lists of
    the ends of years. `became`: codes in force the year after it ended; empty while it stands or when nothing is known."""

    code: str
    name: str
    level: Level
    parent: str
    from_year: int
    to_year: int
    became: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A name in a text, code-point offsets [start, end), and every division it may mean."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]


class Divisions:
    """The divisions that stood in a year, or in a part of it: what the list of the year before has and its own has not
    was abolished in between, and notices of that year still name it. Where a code or name was given anew, the new holds.

    `year` is the list's; `clamped` says that another year was asked for, which no list is known of.
    """

    def __init__(self, year: int, standing: Iterable[Division], lapsed: Iterable[Division] = ()) -> None:
        self.year = year
        self.clamped = False
        self._by_code = {row.code: row for row in standing}
        named: dict[str, list[Division]] = defaultdict(list)
        for row in self._by_code.values():
            for name in _names(row):
                named[name].append(row)
        for row in lapsed:
            self._by_code.setdefault(row.code, row)
            for name in _names(row):
                if all(one.code[:2] != row.code[:2] for one in named.get(name, ())):
                    named[name].append(row)
        self._named = {name: tuple(found) for name, found in named.items()}
        self._names = list(self._named)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)

    def __iter__(self) -> Iterator[Division]:
        """Every division, by the order of the list."""
        return iter(self._by_code.values())

    def by_code(self, code: str) -> Division | None:
        """The division with this code, if it stood. Groups of the code list (110100 市辖区) are no divisions."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Division, ...]:
        """Every division with this full or short name (杭州市, 杭州); several districts share one."""
        return self._named.get(name, ())

    def path(self, code: str) -> tuple[Division, ...]:
        """From the province down to this division. A code that no list has is placed by its digits in what holds it
        (110100 → 北京市); empty when not even its province is known."""
        found: list[Division] = []
        step = self._by_code.get(code) or self._holder(code)
        while step and step not in found:
            found.append(step)
            step = self._by_code.get(step.parent)
        return tuple(reversed(found))

    def covers(self, ancestor: str, code: str) -> bool:
        """Whether `ancestor` is `code` or holds it. A group's code (110100) covers what its digits begin; a county holds none."""
        if ancestor == code:
            return True
        if ancestor not in self._by_code:
            return ancestor == code[:4] + "00"
        if not ancestor.endswith("00"):
            return False
        step = self._by_code.get(code) or self._holder(code)
        while step is not None and step.code != ancestor:
            step = self._by_code.get(step.parent)
        return step is not None

    def above(self, code: str) -> tuple[str, ...]:
        """Codes that cover a division, itself first, the province's last; its group's code (110100) between them."""
        group = code[:4] + "00"
        path = [step.code for step in reversed(self.path(code))]
        return tuple(dict.fromkeys((code, *path[:-1], *([group] if group not in self._by_code else []), *path[-1:])))

    def find(self, text: str) -> list[Mention]:
        """Every name in a text, leftmost and longest first."""
        names, named = self._names, self._named
        return [
            Mention(start, end, names[which], named[names[which]]) for which, start, end in self._automaton.find_matches_as_indexes(text)
        ]

    def _holder(self, code: str) -> Division | None:
        return self._by_code.get(code[:4] + "00") or self._by_code.get(code[:2] + "0000")


def level_of(code: str) -> Level:
    """By the zeros of GB/T 2260: xx0000 a province, xxxx00 a prefecture, else a county."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _names(row: Division) -> Iterable[str]:
    return dict.fromkeys((row.name, *short_names(row.name, row.level)))
