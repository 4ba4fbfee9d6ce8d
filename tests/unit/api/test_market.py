"""What a tender page says of the market: which models fit a line, which clause shuts out most, what rests on unverified figures."""

from decimal import Decimal

from reference.models import Figure, MarketModel, models
from schemas.reading import Category, Energy, Line, Window
from schemas.values import read
from services.api.market import market_json, market_of
from tests.given.tenders import line, tender, told


def exactly(value: int) -> Window:
    return Window(min=read(Decimal(value), [], "test"), max=read(Decimal(value), [], "test"))


def anqing() -> Line:
    """The specification of golden case 1: 车长4473 车宽1706 轴距2603 mm."""
    return Line(category=told(Category.SEDAN), length_mm=exactly(4473), width_mm=exactly(1706), wheelbase_mm=exactly(2603))


def made(name: str, length: int, width: int, wheelbase: int, verified: bool = True) -> MarketModel:
    figures = {"length_mm": length, "width_mm": width, "wheelbase_mm": wheelbase}
    return MarketModel(
        "虚构", name, name, Category.SEDAN, Energy.PETROL, {key: Figure(Decimal(one), "test", verified) for key, one in figures.items()}
    )


def test_golden_1_a_window_that_leaves_one_model_is_flagged_and_the_hardest_clause_named() -> None:
    told_ = market_of(anqing(), [made("春山", 4473, 1706, 2603), made("夏川", 4487, 1706, 2603), made("冬海", 4635, 1780, 2700)])
    assert told_ is not None
    assert (told_.only, told_.sure, told_.hardest, told_.shut_out) == ("春山", True, "车长 length =4473mm", 2)


def test_golden_1_by_our_own_table_nothing_is_sure_since_no_figure_is_verified() -> None:
    told_ = market_of(anqing(), models())
    assert told_ is not None
    assert told_.only
    assert not told_.sure
    assert told_.doubted


def test_an_unverified_figure_never_makes_a_model_the_only_one() -> None:
    told_ = market_of(anqing(), [made("春山", 4473, 1706, 2603), made("冬海", 4635, 1780, 2700, verified=False)])
    assert told_ is not None
    assert not told_.sure


def test_a_line_without_limits_has_no_report() -> None:
    assert market_of(Line(category=told(Category.SEDAN)), models()) is None
    assert market_json(tender(Line(category=told(Category.SEDAN))), models()) == []


def test_json_names_every_model_by_how_sure_it_is() -> None:
    (found,) = market_json(tender(line(high="1.6", cap="120000")), models())
    assert found["line"] == "lots.0.lines.0"
    assert found["fits"] == ()
    assert all(model.category is not Category.SEDAN for model in models() if f"{model.brand} {model.name}" in found["excluded"])
    assert found["likely_unverified"]
    assert set(found["likely_unverified"]).isdisjoint(found["unlikely_unverified"])
