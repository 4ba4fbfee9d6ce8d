"""Matching: territory first, then whether a model can win a line, and what the notice does not state."""

from decimal import Decimal

import pytest

from schemas.events import TenderChanged
from schemas.events.tenders import Fit, Stage
from schemas.reading import Category, Energy, Window
from schemas.values import Read
from services.matcher.fitting import match_line
from services.matcher.match import keep, match, touches
from services.matcher.territories import index
from tests.given.tenders import dealer, line, model, tender, told


@pytest.mark.parametrize(
    ("territory", "matched"), [("330122", True), ("330100", True), ("330000", True), ("330106", False), ("320000", False)]
)
def test_a_territory_covers_everything_below_it(territory: str, matched: bool) -> None:
    assert bool(match(tender(line(high="1.8", cap="180000")), index([dealer(1, territory)]))) is matched


def test_a_place_known_only_to_the_province_may_be_in_any_territory_inside_and_says_so() -> None:
    (found,) = match(tender(line(high="1.8"), place="330000"), index([dealer(1, "330122"), dealer(2, "320100")]))
    assert found.dealer_id == "d1"
    assert "no finer place" in found.why


def test_without_a_place_nobody_is_matched() -> None:
    assert match(tender(line(high="1.8"), place=""), index([dealer(1, "330000")])) == ()


def test_what_is_no_vehicle_purchase_matches_nobody() -> None:
    assert match(tender(line(high="1.8"), is_vehicle_purchase=Read[bool](value=False)), index([dealer(1, "330000")])) == ()


def test_a_dealer_none_of_whose_models_can_win_is_left_out_and_the_hardest_clause_is_named_first() -> None:
    wanted = line(high="1.8", cap="120000")
    assert match(tender(wanted), index([dealer(1, "330122", models=(model(litres="2.0"),))])) == ()
    models = (model("a", litres="2.0"), model("b", litres="2.5"), model("c", price="150000"))
    result = match_line(0, 0, wanted, models)
    assert (result.fit, result.excluded_by) == (Fit.EXCLUDED, ("排量 displacement ≤1.8L", "单价 unit price ≤120000"))


@pytest.mark.parametrize(
    ("litres", "price", "fit"),
    [("1.8", "180000", Fit.FITS), ("1.81", "180000", Fit.EXCLUDED), ("1.8", "180000.01", Fit.EXCLUDED), ("1.39", "100000", Fit.EXCLUDED)],
)
def test_bounds_are_inclusive(litres: str, price: str, fit: Fit) -> None:
    assert match_line(0, 0, line(low="1.4", high="1.8", cap="180000"), [model(litres=litres, price=price)]).fit is fit


def test_what_the_notice_does_not_state_matches_and_is_named() -> None:
    result = match_line(0, 0, line(), [model()])
    assert result.fit is Fit.NOT_STATED
    assert result.missing == ("排量 displacement", "单价限价 unit price cap")
    assert result.models == ("远山A5",)


def test_a_battery_line_has_no_displacement_to_state() -> None:
    wanted = line(cap="180000", energy=told(Energy.BEV))
    assert match_line(0, 0, wanted, [model(energy=Energy.BEV, litres="")]).fit is Fit.FITS
    assert match_line(0, 0, wanted, [model()]).excluded_by == ("能源 energy: bev",)


def test_new_energy_is_met_by_any_of_its_kinds() -> None:
    wanted = line(high="1.8", cap="180000", energy=told(Energy.NEV))
    assert [match_line(0, 0, wanted, [model(energy=energy)]).fit for energy in (Energy.BEV, Energy.PHEV, Energy.PETROL)] == [
        Fit.FITS,
        Fit.FITS,
        Fit.EXCLUDED,
    ]


def test_another_kind_of_vehicle_does_not_fit_and_a_window_of_lengths_counts() -> None:
    assert match_line(0, 0, line(Category.SUV, high="2.0", cap="200000"), [model()]).fit is Fit.EXCLUDED
    wanted = line(high="2.0", cap="200000", wheelbase_mm=Window(min=told(Decimal(2650))))
    assert match_line(0, 0, wanted, [model(wheelbase_mm=2603)]).excluded_by == ("轴距 wheelbase ≥2650mm",)


def test_of_several_lines_one_that_can_be_won_is_enough() -> None:
    (found,) = match(tender(line(Category.SUV, high="3.0"), line(high="1.8", cap="150000")), index([dealer(1, "330122")]))
    assert [one.fit for one in found.lines] == [Fit.EXCLUDED, Fit.FITS]


def test_open_vehicle_purchases_are_kept_for_dealers_who_come_later() -> None:
    assert keep(TenderChanged(tender_id="T1", tender=tender(line())))
    assert not keep(TenderChanged(tender_id="T1", tender=tender(line(), stage=Stage.AWARDED)))
    assert not keep(TenderChanged(tender_id="T1", merged_into="T2"))


def test_a_changed_dealer_touches_the_tenders_of_old_and_new_territory() -> None:
    kept = TenderChanged(tender_id="T1", tender=tender(line()))
    assert touches(dealer(1, "330122"), dealer(1, "320100"), kept)
    assert touches(None, dealer(1, "330000"), kept)
    assert not touches(None, dealer(1, "320100"), kept)
