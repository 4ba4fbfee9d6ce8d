"""Dated public facts: places by year, standards by day and place, catalogue codes."""

from datetime import date
from decimal import Decimal

import pytest

from reference.catalogue import entries, find
from reference.standards import all_rule_sets, rule_sets
from schemas.reading import Category


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


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("货物/设备/车辆/乘用车/越野车", Category.SUV),
        ("A02030603", Category.PICKUP),
        ("A02030501 轿车", Category.SEDAN),
        ("C23110300", None),
    ],
)
def test_a_catalogue_code_or_path_gives_its_kind_of_vehicle(text: str, category: Category | None) -> None:
    found = find(text)
    assert found and found.category is category


def test_codes_of_the_2013_edition_are_not_taken_for_verified() -> None:
    assert not any(one.verified for one in entries() if one.edition == "2013")
    assert find("不在目录里的东西") is None
