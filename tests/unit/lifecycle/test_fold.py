"""The life of one procurement: what holds, who said it, and where it stands."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from runtime.shapes import Heard, Said
from runtime.speaking import first_hand
from schemas.bidding import Bidding, BuyerKind
from schemas.events import NoticeClassified, TenderChanged, TenderLinked
from schemas.events.tenders import Stage, Tender
from schemas.reading import Category, ClassifiedLot, Facts, Kind, Line, Outcome, Window
from schemas.values import Read, Span, read
from services.lifecycle.fold import step, tender_of
from tests.given.rows import DictRows

START = datetime(2026, 3, 2, 1, tzinfo=UTC)


def told(value: Any) -> Read[Any]:
    return read(value, [Span(start=0, end=2)], "test")


def line(**fields: Any) -> Line:
    return Line(category=told(Category.SEDAN), **fields)


def notice(
    number: int, kind: Kind, day: int, lots: tuple[ClassifiedLot, ...] = (), title: str = "某项目", stage: str = "read", **facts: Any
) -> NoticeClassified:
    return NoticeClassified(
        notice_id=f"ccgp:{number}", source="ccgp", native_id=str(number), url="https://portal.example/1", title=title,
        published_at=(START + timedelta(days=day)).isoformat(), seen_at=START + timedelta(days=day, hours=1),
        stage=stage, reader="1", facts=Facts(kind=told(kind), **facts), lots=lots,  # type: ignore[arg-type]
        is_vehicle_purchase=Read[bool](value=True),
    )  # fmt: skip


def life(*notices: NoticeClassified) -> Tender:
    return tender_of(TenderLinked(tender_id="T1", members=notices))


NEED = ClassifiedLot(
    lot_no=told("1"), budget_cny=told(Decimal(360000)),
    lines=(line(name=told("轿车"), quantity=told(2), displacement_l=Window(max=told(Decimal("1.8")))),),
)  # fmt: skip


def test_a_correction_replaces_what_it_states_and_says_that_it_did() -> None:
    tender = life(
        notice(1, Kind.TENDER, 0, (NEED,), deadline=told(date(2026, 3, 20)), budget_cny=told(Decimal(360000))),
        notice(
            2,
            Kind.CORRECTION,
            5,
            (ClassifiedLot(lot_no=told("一"), lines=(line(displacement_l=Window(max=told(Decimal("1.6")))),)),),
            deadline=told(date(2026, 3, 27)),
        ),
    )
    assert tender.deadline.value == date(2026, 3, 27)
    assert tender.budget_cny.value == Decimal(360000)
    assert (tender.told_by["deadline"], tender.told_by["budget_cny"]) == ("ccgp:2", "ccgp:1")
    assert tender.lots[0].lines[0].displacement_l.max.value == Decimal("1.6")
    assert tender.lots[0].lines[0].quantity.value == 2
    assert tender.told_by["lots.0.lines.0.displacement_l"] == "ccgp:2"
    assert tender.stage is Stage.TENDERED


def test_an_award_adds_the_winner_and_keeps_the_limits() -> None:
    won = ClassifiedLot(
        lot_no=told("第1包"),
        supplier=told("远山汽车销售有限公司"),
        award_cny=told(Decimal(350000)),
        lines=(line(brand=told("远山"), unit_price_cny=told(Decimal(175000))),),
    )
    tender = life(notice(1, Kind.TENDER, 0, (NEED,)), notice(3, Kind.AWARD, 20, (won,), award_total_cny=told(Decimal(350000))))
    lot = tender.lots[0]
    assert (lot.supplier.value, lot.lines[0].brand.value, lot.lines[0].displacement_l.max.value) == (
        "远山汽车销售有限公司",
        "远山",
        Decimal("1.8"),
    )
    assert tender.told_by["lots.0.supplier"] == "ccgp:3"
    assert tender.stage is Stage.AWARDED


def test_a_provisional_award_overturned_after_a_complaint_is_no_win() -> None:
    won = ClassifiedLot(supplier=told("远山汽车销售有限公司"), award_cny=told(Decimal(350000)))
    provisional = notice(2, Kind.AWARD, 10, (won,), outcome=told(Outcome.PROVISIONAL), award_total_cny=told(Decimal(350000)))
    assert life(notice(1, Kind.TENDER, 0), provisional).stage is Stage.PROVISIONAL
    tender = life(notice(1, Kind.TENDER, 0), provisional, notice(3, Kind.CORRECTION, 15, outcome=told(Outcome.OVERTURNED)))
    assert tender.stage is Stage.OVERTURNED
    assert not tender.award_total_cny.said
    assert all(not lot.supplier.said and not lot.award_cny.said for lot in tender.lots)


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ([Kind.INTENTION], Stage.INTENDED),
        ([Kind.INTENTION, Kind.TENDER], Stage.TENDERED),
        ([Kind.TENDER, Kind.FAILURE], Stage.FAILED),
        ([Kind.TENDER, Kind.FAILURE, Kind.TENDER], Stage.TENDERED),
        ([Kind.TENDER, Kind.TERMINATION], Stage.TERMINATED),
        ([Kind.TENDER, Kind.AWARD, Kind.CONTRACT], Stage.CONTRACTED),
        ([Kind.TENDER, Kind.AWARD, Kind.CONTRACT, Kind.ACCEPTANCE], Stage.ACCEPTED),
        ([Kind.CORRECTION], Stage.TENDERED),
        ([Kind.OTHER], Stage.UNKNOWN),
    ],
)
def test_the_stage_follows_the_notices(kinds: list[Kind], stage: Stage) -> None:
    assert life(*(notice(number, kind, number) for number, kind in enumerate(kinds))).stage is stage


def test_a_suspension_is_not_an_end() -> None:
    halted = notice(2, Kind.TERMINATION, 3, title="某项目暂停公告")
    assert life(notice(1, Kind.TENDER, 0), halted).stage is Stage.SUSPENDED
    assert life(notice(1, Kind.TENDER, 0), halted, notice(3, Kind.CORRECTION, 6)).stage is Stage.TENDERED


def test_a_read_page_outweighs_a_list_row() -> None:
    listed = notice(2, Kind.AWARD, 9, stage="listed", buyer=told("云溪县"))
    tender = life(notice(1, Kind.TENDER, 0, buyer=told("云溪县公安局")), listed)
    assert tender.buyer.value == "云溪县公安局"
    assert tender.stage is Stage.AWARDED


def test_an_older_word_on_the_membership_changes_nothing() -> None:
    def heard(sequence: int, *notices: NoticeClassified) -> Heard:
        payload = TenderLinked(tender_id="T1", members=notices)
        return Heard(first_hand("linker", payload, START, sequence), payload)

    one, both = heard(1, notice(1, Kind.TENDER, 0)), heard(4, notice(1, Kind.TENDER, 0), notice(2, Kind.AWARD, 9))
    rows = DictRows()
    (first,) = step(rows, both, {})
    assert list(step(rows, one, {})) == []
    assert isinstance(first, Said) and isinstance(first.payload, TenderChanged)
    assert first.payload.tender and first.payload.tender.stage is Stage.AWARDED


def test_a_merged_tender_says_where_it_went() -> None:
    payload = TenderLinked(tender_id="T2", merged_into="T1")
    (said,) = step(DictRows(), Heard(first_hand("linker", payload, START, 3), payload), {})
    assert isinstance(said, Said) and said.payload == TenderChanged(tender_id="T2", merged_into="T1")


def test_a_correction_moves_a_fatal_date_and_keeps_the_other_terms() -> None:
    before = Bidding(opening_at=told(date(2026, 3, 20)), documents_until=told(date(2026, 3, 9)), sme_reserved=told(True))
    after = Bidding(opening_at=told(date(2026, 3, 27)), sme_reserved=Read(why="contradiction"))
    tender = life(notice(1, Kind.TENDER, 0, (NEED,), bidding=before), notice(2, Kind.CORRECTION, 5, bidding=after))
    assert (tender.bidding.opening_at.value, tender.bidding.documents_until.value) == (date(2026, 3, 27), date(2026, 3, 9))
    assert tender.bidding.sme_reserved.value is True
    assert (tender.told_by["bidding.opening_at"], tender.told_by["bidding.sme_reserved"]) == ("ccgp:2", "ccgp:1")


def test_the_buyers_kind_is_told_with_the_buyer() -> None:
    school = Bidding(buyer_kind=told(BuyerKind.SCHOOL))
    tender = life(
        notice(1, Kind.TENDER, 0, (NEED,), buyer=told("云溪县公安局"), bidding=Bidding(buyer_kind=told(BuyerKind.POLICE))),
        notice(2, Kind.CORRECTION, 5, buyer=told("云溪县第一中学"), bidding=school),
    )
    assert (tender.buyer.value, tender.bidding.buyer_kind.value) == ("云溪县公安局", BuyerKind.POLICE)


def test_a_lots_own_terms_are_corrected_lot_by_lot() -> None:
    other = ClassifiedLot(lot_no=told("第一包"), sme_reserved=told(False))
    tender = life(
        notice(1, Kind.TENDER, 0, (NEED.model_copy(update={"sme_reserved": told(True)}),)), notice(2, Kind.CORRECTION, 5, (other,))
    )
    assert tender.lots[0].sme_reserved.value is False
    assert tender.told_by["lots.0.sme_reserved"] == "ccgp:2"


def test_a_fatal_date_moved_to_where_it_cannot_be_read_holds_no_longer() -> None:
    before, after = Bidding(opening_at=told(date(2026, 3, 20))), Bidding(opening_at=Read(why="contradiction"))
    tender = life(notice(1, Kind.TENDER, 0, (NEED,), bidding=before), notice(2, Kind.CORRECTION, 5, bidding=after))
    assert (tender.bidding.opening_at.value, tender.bidding.opening_at.why) == (None, "contradiction")
