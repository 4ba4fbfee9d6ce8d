"""Alerting: once, to those whom it concerns, and corrections only to those told before."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from runtime.shapes import Heard
from runtime.speaking import first_hand
from schemas.bidding import Bidding
from schemas.documents import Range, TenderQuery
from schemas.events import AlertRaised, SubscriptionSaved, TenderMatched
from schemas.events.people import Channel
from schemas.events.tenders import DealerMatch, Fit, LineMatch, Stage, Tender
from schemas.reading import Kind
from services.alerter.alert import known_as, step
from tests.given.tenders import AT, dealer, entry, line, tender, told

SEARCH = SubscriptionSaved(
    subscription_id="s1", owner="team", name="轿车", query=TenderQuery(vehicle=True, displacement_l=Range(max=Decimal("1.8"))),
    channels=(Channel(kind="email", address="team@bid.example"),), since=AT - timedelta(days=1),
)  # fmt: skip
LINE = line(high="1.8", cap="180000", quantity=told(2))


def alerts(
    known: Tender, *said: AlertRaised, dealers: tuple[Any, ...] = (), searches: tuple[Any, ...] = (SEARCH,), matches: Any = ()
) -> list[AlertRaised]:
    """What is said of a tender to those beside."""
    payload = TenderMatched(tender_id=known.tender_id, tender=known, matches=matches)
    beside = {"dealers": {one.dealer_id: one for one in dealers}, "subscriptions": {one.subscription_id: one for one in searches}}
    heard = Heard(first_hand("matcher", payload, AT, 1), payload)
    found = [one for one in step(beside, heard, said, {}) if isinstance(one, AlertRaised)]
    assert len({one.alert_id for one in found}) == len(found)
    return found


def correction(**fields: Any) -> Tender:
    """The tender corrected a day later."""
    later = entry(2, kind=Kind.CORRECTION, seen_at=AT + timedelta(days=1))
    return tender(LINE, timeline=(entry(), later), **fields)


def test_a_saved_search_that_finds_the_tender_raises_one_alert() -> None:
    (alert,) = alerts(tender(LINE, deadline=told(AT + timedelta(days=20)), budget_cny=told(Decimal(360000))))
    assert (alert.recipient, alert.owner, alert.about) == ("subscription:s1", "team", "new")
    assert alert.lines == ("sedan ×2 ≤1.8L ≤¥180,000/辆",)
    assert alert.nearest_date == "2026-06-21T02:00+00:00"
    assert alert.amounts == ("预算 budget ¥360,000",)


def test_the_same_tender_again_is_silent() -> None:
    known = tender(LINE)
    assert alerts(known, *alerts(known)) == []


def test_what_is_merely_known_now_as_well_is_no_change() -> None:
    before = alerts(tender(LINE))
    assert alerts(tender(LINE, budget_cny=told(Decimal(360000))), *before) == []


def test_a_correction_is_told_to_those_told_before_it_and_to_nobody_else() -> None:
    before = alerts(tender(LINE, deadline=told(AT + timedelta(days=20))))
    moved = correction(deadline=told(AT + timedelta(days=27)))
    (alert,) = alerts(
        moved, *before, searches=(SEARCH, SEARCH.model_copy(update={"subscription_id": "late", "since": AT + timedelta(hours=1)}))
    )
    assert (alert.recipient, alert.about) == ("subscription:s1", "changed")
    assert alert.changes == ("deadline: 2026-06-21T02:00+00:00 → 2026-06-28T02:00+00:00",)


def test_correction_first_then_the_tender_gives_one_alert() -> None:
    only = tender(timeline=(entry(2, kind=Kind.CORRECTION),), lots=(), deadline=told(AT + timedelta(days=27)))
    everything = SEARCH.model_copy(update={"query": TenderQuery(vehicle=True)})
    first = alerts(only, searches=(everything,))
    assert [one.about for one in first] == ["new"]
    both = tender(
        LINE, timeline=(entry(2, kind=Kind.CORRECTION), entry(1, seen_at=AT + timedelta(hours=1))), deadline=told(AT + timedelta(days=27))
    )
    assert alerts(both, *first, searches=(everything,)) == []


def test_a_value_that_goes_there_and_back_is_told_each_time() -> None:
    here, there = (tender(LINE, budget_cny=told(Decimal(amount))) for amount in (360000, 340000))
    said = alerts(here)
    for known in (there, here, there):
        (alert,) = alerts(known, *said)
        assert alert.about == "changed" and alert.alert_id not in {one.alert_id for one in said}
        said = [*said, alert]


def test_what_was_captured_before_the_subscription_does_not_alert() -> None:
    assert alerts(tender(LINE), searches=(SEARCH.model_copy(update={"since": AT + timedelta(seconds=1)}),)) == []


def test_what_was_imported_does_not_alert() -> None:
    assert alerts(tender(LINE, timeline=(entry(origin="import"),))) == []


def test_a_list_row_alone_does_not_alert() -> None:
    assert alerts(tender(LINE, timeline=(entry(stage="listed", version=0),))) == []


def test_a_deadline_that_had_passed_when_we_saw_it_is_no_news() -> None:
    assert alerts(tender(LINE, deadline=told(AT - timedelta(hours=1)))) == []


def test_a_procurement_that_stops_is_told_to_those_told_before() -> None:
    before = alerts(tender(LINE))
    (alert,) = alerts(tender(LINE, stage=Stage.TERMINATED, timeline=(entry(), entry(2, kind=Kind.TERMINATION))), *before)
    assert alert.changes == ("stopped: — → terminated",)


def test_who_was_told_under_an_alias_is_not_told_anew() -> None:
    before = alerts(tender(LINE, tender_id="T2"))
    merged = tender(LINE, tender_id="T1", aliases=("T2",))
    assert known_as(TenderMatched(tender_id="T1", tender=merged)) == ("T2",)
    assert alerts(merged, *before) == []


def test_a_dealer_hears_why_and_only_of_what_can_still_be_won() -> None:
    here = dealer(1, "330122")
    match = DealerMatch(
        dealer_id="d1", territory="330122", why="浙江省杭州市桐庐县", lines=(LineMatch(lot=0, line=0, fit=Fit.FITS, models=("远山A5",)),)
    )
    (alert,) = alerts(tender(LINE), dealers=(here,), searches=(), matches=(match,))
    assert alert.why == ("区域 territory: 浙江省杭州市桐庐县", "适合车型 models that fit: 远山A5")
    assert alerts(tender(LINE, stage=Stage.AWARDED), dealers=(here,), searches=(), matches=(match,)) == []


def test_what_the_notice_does_not_state_is_said() -> None:
    match = DealerMatch(
        dealer_id="d1",
        territory="330122",
        why="桐庐县",
        lines=(LineMatch(lot=0, line=0, fit=Fit.NOT_STATED, missing=("排量 displacement",)),),
    )
    (alert,) = alerts(tender(line()), dealers=(dealer(1, "330122"),), searches=(), matches=(match,))
    assert "公告未写明 not stated: 排量 displacement" in alert.why


def test_a_correction_that_excludes_who_was_told_is_told_to_them() -> None:
    before = alerts(tender(LINE))
    bigger = tender(
        line(low="2.5", high="3.0", cap="180000", quantity=told(2)),
        timeline=(entry(), entry(2, kind=Kind.CORRECTION, seen_at=AT + timedelta(days=1))),
    )
    (alert,) = alerts(bigger, *before)
    assert alert.changes == ("lot0.line0.displacement: ≤1.8L → 2.5–3L",)


def test_the_nearest_of_all_fatal_dates_is_told_with_its_name() -> None:
    bidding = Bidding(documents_until=told((AT + timedelta(days=5)).date()), bond_until=told((AT - timedelta(days=3)).date()))
    (alert,) = alerts(tender(LINE, deadline=told(AT + timedelta(days=20)), bidding=bidding))
    assert (alert.nearest_date, alert.nearest_is) == ("2026-06-06", "documents_until")


def test_a_moved_fatal_date_is_a_change_that_is_told() -> None:
    before = Bidding(documents_until=told((AT + timedelta(days=5)).date()), sme_reserved=told(False))
    after = Bidding(documents_until=told((AT + timedelta(days=9)).date()), sme_reserved=told(True))
    (alert,) = alerts(correction(bidding=after), *alerts(tender(LINE, bidding=before)))
    assert alert.changes == ("documents_until: 2026-06-06 → 2026-06-10", "sme_reserved: no → yes")
