"""Standards by day, place and buyer."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from reference.standards import RuleSet, Tier, all_rule_sets, rule_sets

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2010, 6, 1), ["CN-OLD"]),
        (date(2011, 1, 5), ["CN-OLD"]),
        (date(2011, 1, 6), ["CN-2011"]),
        (date(2017, 12, 4), ["CN-2011"]),
        (date(2017, 12, 5), ["CN-2017"]),
        (date(2024, 12, 29), ["CN-2017"]),
        (date(2024, 12, 30), ["CN-2017", "NEV-2024"]),
        (date(2025, 12, 31), ["CN-2017", "NEV-2024"]),
        (TODAY, ["CN-2017", "NEV-2024", "DOMESTIC-2026"]),
    ],
)
def test_the_standard_of_the_day_holds(day: date, ids: list[str]) -> None:
    assert [one.id for one in rule_sets(day)] == ids


@pytest.mark.parametrize(("division", "holds"), [("440000", True), ("440100", True), ("440106", True), ("330100", False), (None, False)])
def test_a_local_standard_holds_only_in_its_own_place(division: str | None, holds: bool) -> None:
    assert ("GD-2025" in [one.id for one in rule_sets(TODAY, division)]) is holds


@pytest.mark.parametrize(
    ("buyer", "binds"), [("国家税务总局示例市税务局", True), ("示例市财政局", False), ("海关路小学", False), ("", False)]
)
def test_a_standard_for_central_institutions_binds_only_those_whose_name_says_so(buyer: str, binds: bool) -> None:
    assert ("CN-2023-INST" in [one.id for one in rule_sets(TODAY, "330100", buyer)]) is binds


def test_the_three_tiers_of_old_are_history_in_2026() -> None:
    old = {("3.0", "450000"), ("3.0", "350000"), ("2.0", "250000")}
    (then,) = rule_sets(date(2010, 6, 1))
    assert [_bounds(tier) for tier in then.tiers] == [("3.0", "450000"), ("3.0", "350000"), ("2.0", "250000")]
    assert old.isdisjoint(_bounds(tier) for one in rule_sets(TODAY) for tier in one.tiers)


def _bounds(tier: Tier) -> tuple[str, str]:
    return str(tier.displacement_max_l), str(tier.price_max_yuan)


def test_the_tiers_of_2017_are_those_of_the_rule() -> None:
    (rules,) = (one for one in all_rule_sets() if one.id == "CN-2017")
    assert [(tier.name_en, *_bounds(tier)) for tier in rules.tiers] == [
        ("confidential mail", "1.6", "120000"),
        ("emergency support and other official use", "1.8", "180000"),
        ("special case", "3.0", "250000"),
        ("large bus", "None", "450000"),
        ("law enforcement", "1.6", "120000"),
        ("law enforcement, when needed", "1.8", "180000"),
        ("new-energy saloon", "None", "180000"),
    ]


def test_what_is_not_verified_says_so() -> None:
    mail = next(tier for one in all_rule_sets() if one.id == "CN-2011" for tier in one.tiers if tier.name_en == "confidential mail")
    assert mail.confidence == "unverified"


def test_rules_about_a_year_or_an_evaluation_carry_their_figure() -> None:
    told = {(one.id, duty.kind, duty.figure, duty.unit) for one in all_rule_sets() for duty in one.obligations}
    assert ("NEV-2024", "new_energy_share", Decimal(30), "percent") in told
    assert ("DOMESTIC-2026", "price_deduction", Decimal(20), "percent") in told


def test_every_rule_set_names_its_source_in_two_languages() -> None:
    assert all(one.source and one.title and one.title_en for one in all_rule_sets())


def test_a_rule_file_with_an_unknown_word_or_an_inexact_figure_is_refused() -> None:
    good = {"id": "X", "title": "X", "title_en": "X", "source": "X", "valid_from": date(2020, 1, 1)}
    tier = {"name": "X", "name_en": "X", "clause": "X"}
    with pytest.raises(ValidationError, match="colour"):
        RuleSet.model_validate({**good, "colour": "red"})
    with pytest.raises(ValidationError, match="write it in quotes"):
        RuleSet.model_validate({**good, "tiers": [{**tier, "displacement_max_l": 1.8}]})
