"""The fiction itself: what is published, what is true of it, and that its pages say so."""

import random
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scrapers.simulator.detail_page import SOURCE_NAME, detail_page
from scrapers.simulator.facts import CHINA, Part
from scrapers.simulator.naming import CATEGORIES
from scrapers.simulator.places import places
from scrapers.simulator.portal import Portal
from scrapers.simulator.procurements import AS_SHOWN, METHODS, Maker, Shares
from scrapers.simulator.stories import stream
from scrapers.simulator.truth import KINDS
from scrapers.simulator.wording import capitals, displacement, long_ten_thousands, stamp

NOW = datetime(2026, 9, 29, 6, 40, tzinfo=UTC)


def portal(count: int = 0, seed: int = 7, shares: Shares = AS_SHOWN, pages_cap: int | None = 25) -> Portal:
    made = Portal(seed, lambda: NOW, shares, pages_cap)
    made.backlog(count, days=3)
    return made


MANY = portal(3000, shares=Shares(vehicle=0.5))


def words_of(html: str) -> str:
    return "".join(LexborHTMLParser(html).body.text().split())


def test_the_same_seed_publishes_the_same_notices_and_another_seed_others() -> None:
    assert portal(300).truth() == portal(300).truth()
    assert portal(300).truth() != portal(300, seed=8).truth()


def test_every_kind_method_category_dialect_and_station_occurs() -> None:
    notices = MANY.notices()
    assert {notice.part for notice in notices} == set(Part)
    assert {notice.procurement.method for notice in notices} == set(METHODS)
    assert {notice.category for notice in notices} == set(CATEGORIES)
    assert {notice.procurement.dialect for notice in notices} == {"plain", "zcy", "shandong"}
    assert {notice.channel for notice in notices} == {"zygg", "dfgg"}


def test_buyers_are_many_and_spread_over_the_country() -> None:
    notices = portal(200).notices()
    assert len({notice.procurement.buyer for notice in notices}) >= 60
    assert len({notice.procurement.place.province for notice in notices}) >= 12
    assert len({place.code for place in places()}) == len(places()) >= 60


@pytest.mark.parametrize("share", [0.02, 0.2, 0.8])
def test_the_share_of_vehicles_is_as_asked(share: float) -> None:
    stations = list(islice(stream(7, Shares(vehicle=share)), 2000))
    procurements = {station.procurement.key: station.procurement.is_vehicle for station in stations}
    assert abs(sum(procurements.values()) / len(procurements) - share) < 0.04


def test_no_two_procurements_of_a_buyer_have_one_name_or_number() -> None:
    made = {notice.procurement.key: notice.procurement for notice in MANY.notices()}.values()
    assert len({(procurement.buyer, procurement.name) for procurement in made}) == len(made)
    assert len({procurement.number for procurement in made}) == len(made)


@pytest.mark.parametrize("part", list(Part))
def test_a_page_says_what_is_true_of_its_notice(part: Part) -> None:
    for notice in [notice for notice in MANY.notices() if notice.part is part][:40]:
        text = words_of(detail_page(notice, random.Random(1)))
        procurement = notice.procurement
        for said in (
            notice.title,
            procurement.buyer,
            procurement.agency,
            notice.project_number,
            procurement.name,
            stamp(notice.published_at),
        ):
            assert "".join(said.split()) in text, (notice.path, said)
        for lot in procurement.lots if KINDS[part] in ("tender", "prequalification") else ():
            assert all(line.displacement_words.replace(" ", "") in text for line in lot.lines)
        if KINDS[part] == "tender":
            assert notice.deadline is not None and long_ten_thousands(procurement.budget) in text
            assert f"{notice.deadline:%Y年%m月%d日}" in text
        if part in (Part.AWARD, Part.AWARD_DOUBLE):
            assert all(lot.supplier in text and line.model.replace(" ", "") in text for lot in procurement.lots for line in lot.lines)


def test_a_corrections_truth_has_the_new_values_and_its_page_both() -> None:
    corrections = [notice for notice in MANY.notices() if notice.part is Part.CORRECTION and len(notice.changes) == 2]
    truths = {truth["native_id"]: truth for truth in MANY.truth()}
    for notice in corrections[:20]:
        text = words_of(detail_page(notice, random.Random(1)))
        truth = truths[notice.native_id]
        assert all("".join(change.before.split()) in text and "".join(change.after.split()) in text for change in notice.changes)
        tender = next(other for other in truths.values() if other["tender"] == truth["tender"] and other["part"] == "tender")
        assert datetime.fromisoformat(truth["deadline"]) == datetime.fromisoformat(tender["deadline"]) + timedelta(days=5)
        before, after = (Decimal(each["lots"][0]["lines"][0]["unit_price_cap_cny"] or 0) for each in (tender, truth))
        assert before - after in (500, 0)


def test_a_second_round_is_of_the_same_tender_under_a_number_with_a_suffix() -> None:
    again = next(truth for truth in MANY.truth() if truth["part"] == "retender")
    first = next(truth for truth in MANY.truth() if truth["tender"] == again["tender"] and truth["part"] == "tender")
    assert again["project_no"] == first["project_no"] + "-2"
    assert again["round"] == 2 and "二次" in again["title"]


def test_a_double_has_another_id_and_other_words_and_is_of_the_same_tender() -> None:
    double = next(truth for truth in MANY.truth() if truth["part"] == "tender_double")
    first = next(truth for truth in MANY.truth() if truth["tender"] == double["tender"] and truth["part"] == "tender")
    assert (double["project_no"], double["buyer"]) == (first["project_no"], first["buyer"])
    assert double["native_id"] != first["native_id"] and double["channel"] != first["channel"] and double["title"] != first["title"]


def test_times_lie_in_the_last_days_and_most_deadlines_ahead() -> None:
    notices = portal(300).notices()
    assert all(NOW - timedelta(days=3) <= notice.published_at <= NOW for notice in notices)
    assert [notice.published_at for notice in notices] == sorted(notice.published_at for notice in notices)
    deadlines = [notice.deadline for notice in notices if notice.part is Part.TENDER and notice.deadline]
    assert sum(deadline > NOW for deadline in deadlines) / len(deadlines) > 0.9


def test_persons_and_phones_are_obviously_nobodys() -> None:
    assert all(notice.procurement.phone.startswith("0000-0000") for notice in MANY.notices())
    assert SOURCE_NAME in detail_page(MANY.notices()[0], random.Random(1))


@pytest.mark.parametrize("order", [("tender", "tender_double", "correction", "award"), ("correction", "award", "tender", "tender_double")])
def test_golden_case_five_appears_in_the_order_asked_with_times_of_its_life(order: tuple[str, ...]) -> None:
    made = portal(50)
    told = {notice.part.value: notice for notice in made.scenario(order)}
    assert [notice.part.value for notice in made.notices()][-4:] == list(order)
    life = [told[part].published_at for part in ("tender", "tender_double", "correction", "award")]
    assert life == sorted(life) and life[-1] == NOW.astimezone(CHINA)
    assert len({notice.procurement.key for notice in told.values()}) == 1
    assert {told["tender"].channel, told["tender_double"].channel} == {"zygg", "dfgg"}


def test_a_scenario_goes_on_under_its_name() -> None:
    made = portal()
    first, second = made.scenario(["correction"], name="x")[0], made.scenario(["tender"], name="x")[0]
    assert first.procurement.key == second.procurement.key
    assert made.scenario(["tender"], name="y")[0].procurement.key != first.procurement.key


def test_a_correction_in_place_keeps_the_address_and_changes_body_and_truth() -> None:
    made = portal()
    (tender,) = made.scenario(["tender"])
    amended = made.amend(tender.native_id)
    assert amended.path == tender.path
    assert words_of(detail_page(amended, random.Random(1))) != words_of(detail_page(tender, random.Random(1)))
    (truth,) = made.truth()
    assert truth["version"] == 2 and tender.deadline is not None
    assert truth["deadline"] == (tender.deadline + timedelta(days=3)).isoformat()


def test_ten_thousand_notices_are_made_in_seconds() -> None:
    began = time.monotonic()
    assert len(portal(10_000, pages_cap=None).notices()) == 10_000
    assert time.monotonic() - began < 60


@given(st.integers(min_value=0, max_value=2**32), st.decimals(min_value="0.9", max_value="9.9", places=1))
def test_a_written_displacement_holds_its_figure(seed: int, size: Decimal) -> None:
    rng = random.Random(seed)
    for window in ((None, size), (size, None), (size, size), (Decimal("0.8"), size)):
        text = displacement(rng, window)
        assert str(size) in text or str(int(size * 1000)) in text
    assert displacement(rng, (None, None)) == ""


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (178000, "壹拾柒万捌仟元整"),
        (10000, "壹万元整"),
        (1005000, "壹佰万伍仟元整"),
        (100500, "壹拾万零伍佰元整"),
        (20300000, "贰仟零叁拾万元整"),
    ],
)
def test_capitals_are_written_as_cheques_write_them(amount: int, words: str) -> None:
    assert capitals(Decimal(amount)) == words


def test_a_look_alike_and_a_plain_purchase_have_no_vehicle_line() -> None:
    maker = Maker(3)
    for kind in ("lookalike", "plain"):
        made = [maker.make(kind) for _ in range(200)]
        assert not any(procurement.is_vehicle for procurement in made)
        assert not any(line.category for procurement in made for lot in procurement.lots for line in lot.lines)
