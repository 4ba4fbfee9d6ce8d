"""Standards by day and place."""

from datetime import date
from decimal import Decimal

import pytest

from reference.standards import all_rule_sets, rule_sets


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2010, 6, 1), ["CN-OLD"]),
        (date(2011, 1, 5), ["CN-OLD"]),
        (date(2011, 1, 6), ["CN-2011"]),
        (date(2017, 12, 4), ["CN-2011"]),
        (date(2017, 12, 5), ["CN-2017"]),
        (date(2026, 6, 1), ["CN-2017", "CN-2023-INST", "NEV-2024", "DOMESTIC-2026"]),
    ],
)
def test_the_standard_of_the_day_holds(day: date, ids: list[str]) -> None:
    assert [one.id for one in rule_sets(day)] == ids


def test_a_local_standard_holds_only_in_its_own_place() -> None:
    assert "GD-2025" in [one.id for one in rule_sets(date(2026, 6, 1), "440100")]
    assert "GD-2025" not in [one.id for one in rule_sets(date(2026, 6, 1), "330100")]


def test_every_rule_has_its_source_and_decimal_bounds() -> None:
    assert all(one.source and one.title and one.title_en for one in all_rule_sets())
    general = next(tier for one in all_rule_sets() if one.id == "CN-2011" for tier in one.tiers if tier.name == "一般公务用车")
    assert (general.displacement_max_l, general.price_max_yuan) == (Decimal("1.8"), Decimal(180000))
