"""Matching: territory first, then whether a model can win a line, and what the notice does not state."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

import pytest

from runtime.shapes import Heard
from runtime.speaking import first_hand
from schemas.events import DealerRegistered, DealerRemoved, TenderChanged, TenderMatched
from schemas.events.people import VehicleModel
from schemas.events.tenders import Fit, LineMatch, Stage
from schemas.reading import Category, Energy, Line, Window
from schemas.values import Read
from services.matcher.fitting import demands, match_line, models_of
from services.matcher.match import Matcher, keep, match, touches
from services.matcher.territories import index
from tests.given.tenders import AT, dealer, line, model, tender, told


def fitted(wanted: Line, models: Sequence[VehicleModel]) -> LineMatch:
    (demand,) = demands(tender(wanted))
    return match_line(demand, models_of(models))[0]


@pytest.mark.parametrize(
    ("territory", "matched"), [("330122", True), ("330100", True), ("330000", True), ("330106", False), ("320000", False)]
)
def test_a_territory_covers_everything_below_it(territory: str, matched: bool) -> None:
    assert bool(match(tender(line(high="1.8", cap="180000")), index([dealer(1, territory)]))) is matched


def test_a_place_known_only_to_the_province_may_be_in_any_territory_inside_and_says_so() -> None:
    (found,) = match(tender(line(high="1.8"), place="330000"), index([dealer(1, "330122"), dealer(2, "320100")]))
    assert found.dealer_id == "d1"
    assert "no finer place" in found.why


def test_a_list_row_alone_gives_its_region() -> None:
    (found,) = match(tender(place="", region="浙江"), index([dealer(1, "330122"), dealer(2, "320100")]))
    assert (found.dealer_id, found.lines) == ("d1", ())
    assert "list" in found.why


@pytest.mark.parametrize(("region", "matched"), [("吉林", True), ("吉林省", True), ("鼓楼区", False), ("全国", False)])
def test_a_lists_region_is_a_province_where_a_city_bears_its_name_too(region: str, matched: bool) -> None:
    assert bool(match(tender(place="", region=region), index([dealer(1, "220800")]))) is matched


def test_a_place_that_is_no_more_lies_in_the_territory_of_what_it_became() -> None:
    old = tender(line(high="1.8"), place="110103", last_published_at="2009-06-01")  # 崇文区, merged into 东城区 in 2010
    found = match(old, index([dealer(1, "110101"), dealer(2, "110000"), dealer(3, "110102")]))
    assert [one.dealer_id for one in found] == ["d1", "d2"]


def test_a_territory_whose_code_is_no_more_counts_where_it_went() -> None:
    assert match(tender(line(high="1.8"), place="330604"), index([dealer(1, "330682")]))  # 上虞市 became 上虞区


def test_a_group_of_the_code_list_is_a_territory_too() -> None:
    assert match(tender(line(high="1.8"), place="110105"), index([dealer(1, "110100")]))


def test_the_finest_of_a_dealers_territories_is_named() -> None:
    (found,) = match(tender(line(high="1.8")), index([dealer(1, "330000", "330122", "330100")]))
    assert found.territory == "330122"


def test_without_a_place_nobody_is_matched() -> None:
    assert match(tender(line(high="1.8"), place=""), index([dealer(1, "330000")])) == ()


def test_what_is_no_vehicle_purchase_matches_nobody() -> None:
    assert match(tender(line(high="1.8"), is_vehicle_purchase=Read[bool](value=False)), index([dealer(1, "330000")])) == ()


def test_a_dealer_none_of_whose_models_can_win_is_left_out_and_the_hardest_clause_is_named_first() -> None:
    wanted = line(high="1.8", cap="120000")
    assert match(tender(wanted), index([dealer(1, "330122", models=(model(litres="2.0"),))])) == ()
    models = (model("a", litres="2.0"), model("b", litres="2.5"), model("c", price="150000"))
    result = fitted(wanted, models)
    assert (result.fit, result.excluded_by) == (Fit.EXCLUDED, ("排量 displacement ≤1.8L", "单价 unit price ≤120000"))


@pytest.mark.parametrize(
    ("litres", "price", "fit"),
    [("1.8", "180000", Fit.FITS), ("1.81", "180000", Fit.EXCLUDED), ("1.8", "180000.01", Fit.EXCLUDED), ("1.34", "100000", Fit.EXCLUDED)],
)
def test_bounds_are_inclusive(litres: str, price: str, fit: Fit) -> None:
    assert fitted(line(low="1.4", high="1.8", cap="180000"), [model(litres=litres, price=price)]).fit is fit


def test_what_the_notice_does_not_state_matches_and_is_named() -> None:
    result = fitted(line(), [model()])
    assert result.fit is Fit.NOT_STATED
    assert result.missing == ("排量 displacement", "单价限价 unit price cap")
    assert result.models == ("远山A5",)


def test_engines_are_compared_as_they_are_named() -> None:
    for litres, low, high in (("1.498", "1.5", ""), ("1.395", "1.4", "1.4"), ("1.5", "", "1.498"), ("1.984", "2.0", "2.0")):
        result = fitted(line(low=low, high=high, cap="180000"), [model(litres=litres, price="150000")])
        assert result.fit is Fit.FITS, (litres, low, high)
    assert fitted(line(low="2", cap="180000"), [model(litres="1.5", price="150000")]).fit is Fit.EXCLUDED


def test_a_figure_that_the_dealers_table_lacks_excludes_nothing_and_is_named() -> None:
    wanted = line(high="1.8", cap="180000", wheelbase_mm=Window(min=told(Decimal(2650))))
    (found,) = match(tender(wanted), index([dealer(1, "330122", models=(model(price="150000"),))]))
    assert (found.lines[0].fit, found.lines[0].missing) == (Fit.NOT_STATED, ())
    assert "own table: 轴距 wheelbase ≥2650mm" in found.why


def test_a_dealer_without_models_may_win_and_is_told_what_is_lacking() -> None:
    (found,) = match(tender(line(high="1.8", cap="180000")), index([dealer(1, "330122").model_copy(update={"models": ()})]))
    assert (found.lines[0].fit, found.lines[0].missing) == (Fit.NOT_STATED, ())
    assert "any model" in found.why


def test_a_battery_car_may_meet_a_greatest_displacement_but_never_a_least() -> None:
    battery = model(energy=Energy.BEV, litres="", price="150000")
    may = fitted(line(high="1.8", cap="180000"), [battery])
    assert (may.fit, may.missing) == (Fit.NOT_STATED, ("能源 energy",))
    assert fitted(line(low="1.5", high="1.8", cap="180000"), [battery]).fit is Fit.EXCLUDED


def test_a_battery_line_has_no_displacement_to_state() -> None:
    wanted = line(cap="180000", energy=told(Energy.BEV))
    assert fitted(wanted, [model(energy=Energy.BEV, litres="", price="150000")]).fit is Fit.FITS
    assert fitted(wanted, [model()]).excluded_by == ("能源 energy: bev",)


def test_new_energy_is_met_by_any_of_its_kinds() -> None:
    wanted = line(high="1.8", cap="180000", energy=told(Energy.NEV))
    assert [fitted(wanted, [model(energy=energy, price="150000")]).fit for energy in (Energy.BEV, Energy.PHEV, Energy.PETROL)] == [
        Fit.FITS,
        Fit.FITS,
        Fit.EXCLUDED,
    ]


def test_another_kind_of_vehicle_does_not_fit_and_a_window_of_lengths_counts() -> None:
    assert fitted(line(Category.SUV, high="2.0", cap="200000"), [model()]).fit is Fit.EXCLUDED
    wanted = line(high="2.0", cap="200000", wheelbase_mm=Window(min=told(Decimal(2650))))
    assert fitted(wanted, [model(wheelbase_mm=2603)]).excluded_by == ("轴距 wheelbase ≥2650mm",)


def test_of_several_lines_one_that_can_be_won_is_enough() -> None:
    (found,) = match(
        tender(line(Category.SUV, high="3.0"), line(high="1.8", cap="150000")),
        index([dealer(1, "330122", models=(model(price="120000"),))]),
    )
    assert [one.fit for one in found.lines] == [Fit.EXCLUDED, Fit.FITS]


@pytest.mark.parametrize(
    ("stage", "kept"),
    [(Stage.TENDERED, True), (Stage.AWARDED, True), (Stage.FAILED, False), (Stage.TERMINATED, False), (Stage.CONTRACTED, False)],
)
def test_vehicle_purchases_that_can_still_be_won_are_kept_for_dealers_who_come_later(stage: Stage, kept: bool) -> None:
    assert keep(TenderChanged(tender_id="T1", tender=tender(line(), stage=stage))) is kept


def test_what_is_no_vehicle_purchase_or_an_alias_is_not_kept() -> None:
    assert not keep(TenderChanged(tender_id="T1", tender=tender(line(), is_vehicle_purchase=Read[bool](value=False))))
    assert not keep(TenderChanged(tender_id="T1", merged_into="T2"))


def test_a_changed_dealer_touches_the_tenders_of_old_and_new_territory() -> None:
    kept = TenderChanged(tender_id="T1", tender=tender(line()))
    assert touches(dealer(1, "330122"), dealer(1, "320100"), kept)
    assert touches(None, dealer(1, "330000"), kept)
    assert not touches(None, dealer(1, "320100"), kept)
    assert touches(dealer(1, "330122"), DealerRemoved(dealer_id="d1"), kept)


def test_a_dealer_who_changed_neither_territory_nor_models_touches_nothing() -> None:
    kept = TenderChanged(tender_id="T1", tender=tender(line()))
    assert not touches(dealer(1, "330122"), dealer(1, "330122", name="改名后的经销商"), kept)
    assert touches(dealer(1, "330122"), dealer(1, "330122", models=(model(litres="2.0"),)), kept)


def _said(changed: TenderChanged, *dealers: DealerRegistered) -> list[TenderMatched]:
    heard = Heard(first_hand("lifecycle", changed, AT, 1), changed)
    return [cast(TenderMatched, one) for one in Matcher().step({"dealers": {one.dealer_id: one for one in dealers}}, heard, (), {})]


def test_every_word_on_a_tender_is_passed_on_once_with_matches_or_without() -> None:
    near, far = dealer(1, "330122"), dealer(2, "320100")
    (matched,) = _said(TenderChanged(tender_id="T1", tender=tender(line())), near, far)
    assert [one.dealer_id for one in matched.matches] == ["d1"]
    (nobody,) = _said(TenderChanged(tender_id="T1", tender=tender(line())), far)
    assert (nobody.matches, nobody.tender) == ((), tender(line()))
    (alias,) = _said(TenderChanged(tender_id="T1", merged_into="T0"), near)
    assert (alias.merged_into, alias.tender, alias.matches) == ("T0", None, ())


def test_a_dealer_who_moved_is_matched_where_it_is_now() -> None:
    matcher, dealers = Matcher(), {"d1": dealer(1, "320100")}
    changed = TenderChanged(tender_id="T1", tender=tender(line()))
    heard = Heard(first_hand("lifecycle", changed, AT, 1), changed)
    for territory, expected in (("320100", 0), ("330122", 1), ("320100", 0)):
        dealers["d1"] = dealer(1, territory)
        (matched,) = matcher.step({"dealers": dealers}, heard, (), {})
        assert len(cast(TenderMatched, matched).matches) == expected
