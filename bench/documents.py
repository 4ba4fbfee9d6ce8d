"""bench: how well documents of other authors are read beside their notices: right, missed, wrong by field.

python -m bench.documents [--set M|N|…] [--wrong] [ID …]
"""

import argparse
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from chebiao.given_files import Files
from reading.form import reading_form
from services.classifier.classify import classify
from services.extractor.extract import read_stored
from services.unpacker.limits import LIMITS

SETS = Path(__file__).resolve().parents[1] / "tests" / "given" / "documents"
NAMES = tuple(sorted(path.stem for path in SETS.glob("*.zip")))
"""What the sets are called: by their authors' letters."""
FIELDS = ("category", "quantity", "displacement_min_l", "displacement_max_l", "unit_price_cap_cny", "seats_min", "seats_max")
PUBLISHED = "2026-05-01T10:00:00+08:00"
_BOUND = replace(LIMITS, seconds=3_600)
"""Bound in processor time alone: a busy machine's clock tells nothing of a document."""
Line = dict[str, Any]


def main() -> int:
    """Read and score the sets; print one line a field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=NAMES)
    parser.add_argument("--wrong", action="store_true", help="list what is missed or wrong")
    parser.add_argument("ids", nargs="*")
    arguments = parser.parse_args()
    for name in [arguments.set] if arguments.set else NAMES:
        score: Counter[tuple[str, str]] = Counter()
        for row, data in rows(name):
            if arguments.ids and row["notice"]["id"] not in arguments.ids:
                continue
            for field, verdict, words in verdicts(row, read(row, data)):
                score[field, verdict] += 1
                if arguments.wrong and verdict != "right":
                    print(f"{row['file']} {field} {verdict}: {words}")
        print(f"== {name}: right / missed / wrong")
        for field in FIELDS:
            print(f"{field:20}", " / ".join(str(score[field, verdict]) for verdict in ("right", "missed", "wrong")))
    return 0


def rows(name: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """A set's gold and files."""
    with zipfile.ZipFile(SETS / f"{name}.zip") as archive:
        for line in archive.read("gold.jsonl").decode().splitlines():
            row = json.loads(line)
            yield row, archive.read(row["file"])


def read(row: dict[str, Any], data: bytes) -> list[Line]:
    """The vehicle lines of a notice with its file."""
    files, text, told = _beside(row, data), stored(row), row["notice"]
    notice = files.beside(read_stored(text, told["title"], PUBLISHED, "", "given", told["id"]))
    return [line for lot in reading_form(classify(notice, text, files.texts), told["id"])["lots"] for line in lot["lines"]]


def stored(row: dict[str, Any]) -> str:
    """The stored text of a set's notice."""
    return f"{row['notice']['title']}\n{row['notice']['text']}"


def texts(row: dict[str, Any], data: bytes) -> Mapping[str, str]:
    """The texts of its file's documents by hash."""
    return _beside(row, data).texts


def _beside(row: dict[str, Any], data: bytes) -> Files:
    files = Files()
    files.add(row["file"], data, _BOUND)
    return files


def verdicts(row: dict[str, Any], found: list[Line]) -> Iterator[tuple[str, str, str]]:
    """Field, verdict and words for each value that is told or read; lines are joined by their names, then in order."""
    skipped = {name.removeprefix("line.") for name in (*row.get("unjudged", ()), *row["gold"].get("unjudged", ()))}
    for want, have in _joined(list(row["gold"]["lines"]), list(found)):
        for field in FIELDS:
            gold, said = _plain(want.get(field)), _plain(have.get(field))
            if field in skipped | set(want.get("unjudged", ())) or (gold is None and said is None):
                continue
            verdict = "right" if gold == said else "missed" if said is None else "wrong"
            yield field, verdict, f"{want.get('name') or have.get('name')}: {gold} but {said}"


def _joined(gold: list[Line], found: list[Line]) -> Iterator[tuple[Line, Line]]:
    left, rest = list(found), []
    for want in gold:
        have = next((one for one in left if _alike(want, one)), None)
        if have is None:
            rest.append(want)
            continue
        left.remove(have)
        yield want, have
    for want in rest:
        yield want, left.pop(0) if left else {}
    for have in left:
        yield {}, have


def _alike(want: Line, have: Line) -> bool:
    one, other = ((line.get("name") or "").replace(" ", "") for line in (want, have))
    return bool(one) and bool(other) and (one in other or other in one)


def _plain(value: Any) -> Any:
    """Figures alike, however they are printed."""
    return Decimal(str(value)).normalize() if isinstance(value, int | float) or str(value).replace(".", "", 1).isdigit() else value


if __name__ == "__main__":
    sys.exit(main())
