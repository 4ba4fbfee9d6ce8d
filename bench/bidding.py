"""bench: how well what else decides a bid is read, on the real notices of shared/ against the gold kept with the tests."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from reading.lotmarkers import ordinal
from schemas.bidding import Bidding
from schemas.events import NoticeRead
from schemas.reading import Lot
from schemas.values import Read

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "bidding.jsonl"
"""Ids of notices and what was read in them by a person; no words of the notices. `alt`: other fair answers; `judged`: the
only fields that were looked for; `unjudged`: fields that cannot be judged; `set`: "second" were written before the reader
was run on any of them."""
FIELDS = tuple(Bidding.model_fields)
LOT_FIELDS = ("sme_reserved", "imports_allowed", "consortium_allowed", "bond_cny")
SHOWN_FROM = 30
"""Real values of a field below which its figures show nothing yet."""


class Tally:
    """What came of one field: `right`, `missed`, `refused` (missed, with a reason), `wrong`, and which confusions."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.confusions: Counter[tuple[str, str]] = Counter()
        self.misses: list[str] = []

    def judge(self, who: str, want: str | None, fair: Sequence[str], got: Read[Any]) -> None:
        """Count one value."""
        have = shown(got.value)
        if have in fair:
            want = have
        if want is None and have is None:
            self.counts["refused_rightly"] += bool(got.why)
            return
        self.counts["gold"] += want is not None
        outcome = "right" if want == have else ("refused" if got.why else "missed") if have is None else "wrong"
        self.counts[outcome] += 1
        if outcome != "right":
            self.counts["wrong_gold"] += outcome == "wrong" and want is not None
            self.confusions[want or "–", have or "–"] += 1
            self.misses.append(f"{who}\twant {want}\tgot {have}\t{got.why}")

    @property
    def precision(self) -> float:
        """Of the values read, how many are right."""
        return self.counts["right"] / max(1, self.counts["right"] + self.counts["wrong"])

    @property
    def recall(self) -> float:
        """Of the values in the gold, how many are read right."""
        return self.counts["right"] / max(1, self.counts["gold"])


def shown(value: Any) -> str | None:
    """A value as the gold writes it: times to the minute without offset, money without zeros, durations as `30 days`."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal | int | float):
        return f"{Decimal(str(value)).normalize():f}"
    return "".join(str(value).split()) if not hasattr(value, "unit") else str(value)


def gold() -> list[dict[str, Any]]:
    """The gold rows."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(readings: dict[str, NoticeRead], part: str = "") -> dict[str, Tally]:
    """Tallies by field over the gold rows of a set (all where none is named) whose notice was read."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for row in (row for row in gold() if part in ("", row.get("set", "first"))):
        notice = readings.get(row["id"])
        if notice is not None:
            _judge(row, notice, tallies)
    return tallies


def _judge(row: dict[str, Any], notice: NoticeRead, tallies: dict[str, Tally]) -> None:
    judged = set(row.get("judged", FIELDS)) - set(row.get("unjudged", ()))
    for field in FIELDS:
        if field in judged:
            fair = [_gold(one) for one in row.get("alt", {}).get(field, ())]
            tallies[field].judge(row["id"], _gold(row.get(field)), [one for one in fair if one], getattr(notice.facts.bidding, field))
    for number, fields in row.get("lots", {}).items():
        lot = next((one for one in notice.lots if ordinal(one.lot_no.value or "1") == ordinal(number)), Lot())
        for field in fields:
            tallies[f"lot.{field}"].judge(f"{row['id']} lot {number}", _gold(fields[field]), (), getattr(lot, field))


def _gold(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value[:4].isdigit() or value.split(" ")[0].isdigit() else "".join(value.split())
    return shown(value)


def lines(tallies: dict[str, Tally]) -> Iterator[str]:
    """The table, and what was taken for what."""
    yield f"{'field':26}{'gold':>6}{'right':>7}{'missed':>8}{'refused':>9}{'wrong':>7}{'precision':>11}{'recall':>8}"
    for field, one in tallies.items():
        count = one.counts
        few = "" if count["gold"] >= SHOWN_FROM else "  not shown on real notices yet"
        yield (
            f"{field:26}{count['gold']:6}{count['right']:7}{count['missed']:8}{count['refused']:9}{count['wrong']:7}"
            f"{one.precision:11.3f}{one.recall:8.3f}{few}"
        )
    for field, one in tallies.items():
        for (want, have), times in one.confusions.most_common():
            yield f"  {field}: {want} read as {have} ×{times}"
