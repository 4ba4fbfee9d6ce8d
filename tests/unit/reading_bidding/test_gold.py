"""The gold of what decides a bid: ids and values only, and the bars it is held to on the real notices."""

import json
from typing import Any

import pytest

from bench.bidding import FIELDS, LOT_FIELDS, SHOWN_FROM, gold, score
from bench.reading import SHARED, real_by_id

KEYS = {"id", "judged", "unjudged", "alt", "lots", "set", *FIELDS}
LONGEST = 60
REAL = SHARED / "data" / "real"


def test_the_gold_holds_ids_and_values_and_no_words_of_notices_but_places() -> None:
    rows = gold()
    assert len({row["id"] for row in rows}) == len(rows) >= 60
    for row in rows:
        assert set(row) <= KEYS, row["id"]
        assert all(set(said) <= set(LOT_FIELDS) for said in row.get("lots", {}).values())
        strings = [value for name, value in row.items() if isinstance(value, str) and name != "delivery_place"]
        assert all(len(value) <= LONGEST and (value.isascii() or value == row["id"]) for value in strings), row["id"]


def test_what_is_shown_on_real_notices_is_right() -> None:
    if not REAL.is_dir():
        pytest.skip(f"shared/ is absent: {REAL}")
    tallies = score(real_by_id())
    shown = {name: one for name, one in tallies.items() if one.counts["gold"] >= SHOWN_FROM}
    assert len(shown) >= 7
    assert {name: one.misses for name, one in shown.items() if one.precision < 0.995 or one.recall < 0.95} == {}


def test_every_id_of_the_gold_is_a_real_notice() -> None:
    if not REAL.is_dir():
        pytest.skip(f"shared/ is absent: {REAL}")
    lines = [line for name in ("notices.jsonl", "more.jsonl") for line in (REAL / name).read_text(encoding="utf-8").splitlines() if line]
    known: set[Any] = {json.loads(line)["id"] for line in lines}
    assert {row["id"] for row in gold()} <= known
