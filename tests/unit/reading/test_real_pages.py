"""Further real pages, none of which buys a vehicle: what heads them and their sums, against gold by people who had not seen the reader."""

from pathlib import Path

import pytest

from bench.reading import given_set
from tests.given.scoring import SCORING, scored

HEADERS = ("kind", "method", "project_no", "buyer", "agency", "division_code", "is_vehicle_purchase")
SUMS = ("budget_cny", "price_cap_cny", "award_total_cny", "lot.budget_cny", "lot.price_cap_cny", "lot.award_cny")
CAME = ("right", "missed", "wrong")


def test_real_pages_are_read_at_the_bars(tmp_path: Path) -> None:
    if not SCORING.exists():
        pytest.skip(f"shared/ is absent: {SCORING}")
    notices, gold = given_set("pages", 0)
    by_id = {one["id"]: one for one in gold}
    fields = scored([(notice, by_id[notice["id"]]) for notice in notices], tmp_path)
    for name in (*HEADERS, "deadline"):
        right, missed, wrong = (fields[name][came] for came in CAME)
        assert right >= 0.97 * (right + missed + wrong), (name, fields[name])
    right, missed, wrong = (sum(fields[name][came] for name in SUMS) for came in CAME)
    assert right >= 0.95 * (right + missed + wrong) and wrong <= 0.01 * right, (right, missed, wrong)
