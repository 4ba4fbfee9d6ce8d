"""bench: how well notices are read: precision, recall and refusals per field on the sets in shared/ and on made notices.

python -m bench.reading [--wrong FIELD] [--set authored|real|pages|heldout|unseen] [--seed N] [--out FOLDER]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import bidding
from reading.form import reading_form
from schemas.events import NoticeClassified, NoticeRead
from schemas.values import Read
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from tests.given.heldout.making import by_hand, made, unseen

SHARED = Path(__file__).resolve().parents[2] / "shared"
BARS = ("authored", "real")
"""The sets that promises are about; groups of values are pooled over both."""
SETS = (*BARS, "pages", "heldout", "unseen")
"""`pages`: further real pages, none of which buys a vehicle; their gold is kept with the tests, ids and values only."""
PAGES_GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "pages.jsonl"
HELDOUT_SEED = 20_260


def main() -> int:
    """Read, classify and score the sets; print what the scoring tool prints, then refusals and speed."""
    arguments = _arguments()
    if not SHARED.is_dir():
        print(f"shared/ is absent: nothing to measure at {SHARED}")
        return 0
    for name in [arguments.set] if arguments.set else SETS:
        notices, gold = given_set(name, arguments.seed)
        readings = [reading_form(_classified(notice), notice["id"]) for notice in notices]
        print(f"== {name}")
        _score(name, gold, readings, Path(arguments.out or tempfile.mkdtemp(prefix="chebiao-reading-")), arguments.wrong)
        print("refused, by field:", dict(_refusals(notices)))
    if arguments.set in (None, "real"):
        print("== real, what also decides a bid")
        print("\n".join(bidding.lines(bidding.score(real_by_id()))))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", help="list the misses of this field")
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--seed", type=int, default=HELDOUT_SEED, help="of the held-out set")
    parser.add_argument("--out", help="folder for the readings")
    return parser.parse_args()


def given_set(name: str, seed: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The notices of a set and their gold; the held-out set is made anew from its seed."""
    if name in ("heldout", "unseen"):
        pairs = unseen() if name == "unseen" else [*made(seed=seed), *by_hand()]
        return [notice for notice, _ in pairs], [gold for _, gold in pairs]
    if name == "pages":
        return _lines(SHARED / "data" / "real" / "more.jsonl"), _lines(PAGES_GOLD)
    folder = SHARED / "data" / name
    return _lines(folder / "notices.jsonl"), _lines(folder / "gold.jsonl")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def real_by_id() -> dict[str, NoticeRead]:
    """The real notices that the gold of bidding names, read."""
    named = {row["id"] for row in bidding.gold()}
    lines = [
        json.loads(line)
        for name in ("notices.jsonl", "more.jsonl")
        for line in (SHARED / "data" / "real" / name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return {notice["id"]: read_one(notice)[1] for notice in lines if notice["id"] in named}


def read_one(notice: dict[str, Any]) -> tuple[str, NoticeRead]:
    """The stored text and the reading of a notice of a set."""
    return read_notice(
        title=notice["title"],
        published_at=notice["published_at"],
        url=notice["url"] or "",
        source=notice["source"],
        html=notice.get("html"),
        text=notice.get("text"),
        list_row=notice.get("list_row"),
        native_id=notice["id"],
    )


def _classified(notice: dict[str, Any]) -> NoticeClassified:
    text, read = read_one(notice)
    return classify(read, text)


def _score(name: str, gold: list[dict[str, Any]], readings: list[dict[str, Any]], folder: Path, wrong: str | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / f"{name}-gold.jsonl", folder / f"{name}.jsonl"
    for path, rows in zip(paths, (gold, readings), strict=True):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(SHARED / "tools" / "score_readings.py"), *map(str, paths)]
    subprocess.run([*command, *(["--wrong", wrong] if wrong else [])], check=True)


def _refusals(notices: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for notice in notices:
        facts = read_one(notice)[1].facts
        for field in type(facts).model_fields:
            value = getattr(facts, field)
            if isinstance(value, Read) and not value.said and value.why:
                counted[f"{field}: {value.why}"] += 1
    yield from counted.most_common()


if __name__ == "__main__":
    sys.exit(main())
