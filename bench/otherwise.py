"""bench: is a notice read the same when it says the same in other words, figures and layouts?

python -m bench.otherwise [--every N] [--from N] [--of WORDS] [--moved]

No gold is asked for: a value that moves, goes or comes says that a rule hangs on one way of writing. The notices are the
hand-written ones (`tests/given/heldout/hand.jsonl`), and the two development sets where shared/ is there.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bench.reading import SHARED, by_hand, given_set, read_one
from reading.form import reading_form
from runtime.settling import settle
from services.classifier.classify import classify
from tests.given.otherwise import VARIATIONS, said_otherwise

DECIDING = frozenset((
    "is_vehicle_purchase", "kind", "project_no", "buyer", "deadline", "supplier", "budget_cny", "price_cap_cny", "award_total_cny", "award_cny",
    "unit_price_cap_cny", "unit_price_cny", "quantity", "displacement_min_l", "displacement_max_l", "seats_min", "seats_max",
))  # fmt: skip
"""The fields compared."""
_FOLDED = str.maketrans("（）", "()")


def main() -> int:
    """Read each notice as it is and otherwise; print by variation how many values stayed, changed, went or came."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="take every Nth notice")
    parser.add_argument("--from", dest="first", type=int, default=0, help="begin with this one")
    parser.add_argument("--of", default="", help="variations whose name has these words")
    parser.add_argument("--moved", action="store_true", help="list what moved")
    arguments = parser.parse_args()
    settle()
    score: Counter[tuple[str, str]] = Counter()
    for notice in list(_notices())[arguments.first :: arguments.every]:
        before = deciding(notice)
        for name, other in said_otherwise(notice):
            if arguments.of in name:
                moved = list(moves(before, deciding(other)))
                score[name, "notices"] += 1
                score[name, "kept"] += len(before) - sum(verdict != "come" for verdict, _ in moved)
                score.update((name, verdict) for verdict, _ in moved)
                if arguments.moved and moved:
                    print(f"{name} {notice['id']}:", " | ".join(words for _, words in moved))
    print(f"{'variation':45} notices: values kept / changed / gone / come")
    for name in VARIATIONS:
        if score[name, "notices"]:
            told = " / ".join(str(score[name, verdict]) for verdict in ("kept", "changed", "gone", "come"))
            print(f"{name:45} {score[name, 'notices']}: {told}")
    return 0


def _notices() -> Iterator[Mapping[str, Any]]:
    yield from (notice for notice, _ in by_hand())
    if not SHARED.is_dir():
        print(f"shared/ is absent: the development sets at {SHARED} are left out")
        return
    for name in ("authored", "real"):
        yield from given_set(name, 0)[0]


def deciding(notice: Mapping[str, Any]) -> dict[str, object]:
    """The values of a notice that decide a bid, by their paths."""
    text, read = read_one(dict(notice))
    return dict(_values(reading_form(classify(read, text), notice["id"]), ""))


def _values(said: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(said, Mapping):
        for name, part in said.items():
            yield from _values(part, f"{path}.{name}".lstrip("."))
    elif isinstance(said, list):
        for place, part in enumerate(said):
            yield from _values(part, f"{path}.{place}")
    elif said is not None and path.rpartition(".")[2] in DECIDING:
        yield path, said.translate(_FOLDED) if isinstance(said, str) else said


def moves(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What moved between two readings: `changed`, `gone` or `come`, and its words."""
    for path in sorted({*before, *after}):
        was, now = before.get(path), after.get(path)
        if was != now:
            yield "gone" if now is None else "come" if was is None else "changed", f"{path} {was} → {now}"


if __name__ == "__main__":
    sys.exit(main())
