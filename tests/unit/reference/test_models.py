"""Models on the market: which meet a specification, which clause shuts out most, and what rests on unverified figures."""

from decimal import Decimal
from typing import Any

from reference.divisions import LAST_YEAR, successors
from reference.models import FIGURES, GENERAL_KNOWLEDGE, Figure, MarketModel, models
from reference.models.fitting import fit
from reference.models.limits import clauses
from schemas.reading import Category, Energy, Line, Window
from schemas.values import read


def market(name: str, length: int, width: int, wheelbase: int, verified: bool = True, litres: str = "1.6") -> MarketModel:
    figures = {"length_mm": length, "width_mm": width, "wheelbase_mm": wheelbase, "displacement_l": litres, "price_from_cny": 100_000}
    return MarketModel(
        "虚构",
        name,
        name,
        Category.SEDAN,
        Energy.PETROL,
        {key: Figure(Decimal(value), "a test", verified) for key, value in figures.items()},
    )


MARKET = (
    market("春山", 4473, 1706, 2603),
    market("夏川", 4487, 1706, 2603),
    market("秋原", 4475, 1703, 2604),
    market("冬海", 4635, 1780, 2700),
    market("晨岭", 4678, 1806, 2603),
)


def exactly(value: int) -> Window:
    return Window(min=read(Decimal(value), [], "test"), max=read(Decimal(value), [], "test"))


def specified(length: int = 4473, width: int = 1706, wheelbase: int = 2603, **more: Any) -> Line:
    return Line(
        category=read(Category.SEDAN, [], "test"),
        length_mm=exactly(length),
        width_mm=exactly(width),
        wheelbase_mm=exactly(wheelbase),
        **more,
    )


def test_a_specification_that_leaves_one_model_is_flagged_and_its_hardest_clause_named() -> None:
    report = fit(MARKET, clauses(specified()))
    assert report.only_one is MARKET[0]
    assert report.hardest == "车长 length =4473mm"
    assert dict(report.eliminated_by) == {"车长 length =4473mm": 4, "车宽 width =1706mm": 3, "轴距 wheelbase =2603mm": 2}


def test_a_specification_that_leaves_several_or_none_is_not_flagged() -> None:
    assert fit(MARKET, clauses(Line(wheelbase_mm=exactly(2603)))).only_one is None
    assert fit(MARKET, clauses(specified(length=9999))).only_one is None


def test_an_unverified_figure_excludes_nothing_but_is_shown() -> None:
    doubtful = (MARKET[0], market("暮江", 4635, 1780, 2700, verified=False))
    report = fit(doubtful, clauses(specified()))
    assert (report.fits, report.unlikely, report.excluded) == ((MARKET[0],), (doubtful[1],), ())
    assert report.only_one is None
    assert report.perhaps_only_one is MARKET[0]
    assert report.eliminated_by == {}
    assert "车长 length =4473mm" in report.doubted_by


def test_the_table_as_it_is_may_say_perhaps_and_never_surely() -> None:
    report = fit(models(), clauses(specified()))
    assert report.only_one is None
    assert report.perhaps_only_one in models()
    assert report.hardest == "车长 length =4473mm"


def test_a_missing_figure_leaves_a_model_undecided() -> None:
    nothing = MarketModel("虚构", "无名", "无名", Category.SEDAN, Energy.PETROL, {})
    assert fit((nothing,), clauses(specified())).likely == (nothing,)


def test_without_limits_every_model_fits() -> None:
    assert fit(MARKET, clauses(Line())).fits == MARKET


def test_another_kind_of_vehicle_is_excluded_by_kind() -> None:
    wanted = Line(category=read(Category.SUV, [], "test"))
    report = fit(MARKET, clauses(wanted))
    assert (len(report.excluded), report.hardest) == (5, "车型 kind: suv")


def test_the_table_has_models_of_every_kind_a_fleet_buys() -> None:
    assert len(models()) >= 60
    kinds = {one.category for one in models()}
    assert {Category.SEDAN, Category.SUV, Category.MPV, Category.PICKUP, Category.VAN, Category.BUS} <= kinds


def test_every_figure_of_the_table_has_its_source_and_none_is_called_verified_yet() -> None:
    figures = [figure for one in models() for figure in one.figures.values()]
    assert {figure.source for figure in figures} == {GENERAL_KNOWLEDGE}
    assert not any(figure.verified for figure in figures)


def test_figures_of_the_table_are_plausible() -> None:
    for one in models():
        has = {name: one.figures[name].value if name in one.figures else None for name in FIGURES}
        assert (has["displacement_l"] is None) == (one.energy is Energy.BEV), one.name
        length, wheelbase, low, high = has["length_mm"], has["wheelbase_mm"], has["price_from_cny"], has["price_to_cny"]
        assert length and wheelbase and low and high
        assert Decimal("0.5") < wheelbase / length < Decimal("0.7"), one.name
        assert 40_000 < low <= high < 1_000_000, one.name


def test_names_are_told_apart_and_plants_are_divisions() -> None:
    assert len({one.name for one in models()}) == len(models())
    assert [one.name for one in models() if not successors(one.plant, LAST_YEAR)] == []
