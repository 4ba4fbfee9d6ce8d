"""What the indexer keeps of a tender, and that saying things again changes nothing."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from runtime.embedded.index import EmbeddedIndex
from runtime.ports import MissingBlob
from runtime.shapes import Heard
from runtime.speaking import first_hand
from schemas.bidding import Bidding
from schemas.documents import SearchRequest, TenderQuery
from schemas.events import TenderMatched
from schemas.events.tenders import DealerMatch, Stage, Tender, TimelineEntry
from schemas.matching import check_query
from schemas.reading import Category, ClassifiedLot, Energy, Kind, Line, Window
from schemas.tender_documents import MOST_TEXT, deadline_utc, document, fen, line_window
from schemas.values import Read
from schemas.wording import QuestionError
from services.indexer.service import service

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
SHA = hashlib.sha256(b"text").hexdigest()


class OneBlob:
    """A store that holds one text."""

    def get(self, sha256: str) -> bytes:
        if sha256 != SHA:
            raise MissingBlob(sha256)
        return "排气量不大于１．８升，導航".encode()


def saloon() -> Line:
    return Line(
        name=Read(value="公务轿车"),
        category=Read(value=Category.SEDAN),
        energy=Read(value=Energy.PETROL),
        quantity=Read(value=3),
        displacement_l=Window(max=Read(value=Decimal("1.8"))),
        unit_price_cap_cny=Read(value=Decimal(180_000)),
        brand=Read(value="虚构牌"),
        model=Read(value="XG7155"),
    )


def matched(tender_id: str = "t1", text: str = SHA, **fields: object) -> TenderMatched:
    url = "http://127.0.0.1/1"
    entry = TimelineEntry(notice_id="sim:1", version=1, source="sim", url=url, title="旧名", seen_at=NOW, stage="read", text=text)
    given = {
        "title": "虚构市公务用车采购",
        "stage": Stage.TENDERED,
        "kind": Kind.TENDER,
        "buyer": Read(value="虚构市财政局"),
        "agency": Read(value="虚构招标公司"),
        "project_no": Read(value="XG-2026-001"),
        "is_vehicle_purchase": Read(value=True),
        "lots": (ClassifiedLot(lines=(saloon(),), supplier=Read(value="虚构汽贸")),),
        "last_published_at": "2026-03-01T10:00:00+08:00",
        "timeline": (entry,),
        "first_seen_at": NOW,
        "last_seen_at": NOW,
    }
    tender = Tender(tender_id=tender_id, **{**given, **fields})
    match = DealerMatch(dealer_id="d1", territory="110000", why="责任区域")
    return TenderMatched(tender_id=tender_id, tender=tender, matches=(match,))


def heard(payload: TenderMatched, position: int) -> Heard:
    return Heard(first_hand("matcher", payload, NOW), payload, "matched", position)


def found(index: EmbeddedIndex, words: str = "") -> list[str]:
    return [hit.tender_id for hit in index.search(SearchRequest(query=TenderQuery(words=words))).hits]


def test_a_line_is_compared_in_millilitres_and_fen() -> None:
    window = line_window(saloon())
    assert window.displacement_ml == (None, 1800) and window.unit_cap_fen == 18_000_000 and window.quantity == 3


def test_what_a_line_does_not_state_is_not_an_open_window() -> None:
    window = line_window(Line())
    assert window.displacement_ml is None and window.unit_cap_fen is None and window.category is Category.OTHER


def test_a_bound_between_two_millilitres_widens_the_window() -> None:
    odd = Window(min=Read(value=Decimal("1.4985")), max=Read(value=Decimal("1.4985")))
    assert line_window(Line(displacement_l=odd)).displacement_ml == (1498, 1499)


@pytest.mark.parametrize(("yuan", "whole"), [(None, None), ("0", 0), ("180000.01", 18_000_001), ("0.019", 1)])
def test_money_is_whole_fen(yuan: str | None, whole: int | None) -> None:
    assert fen(None if yuan is None else Decimal(yuan)) == whole


@pytest.mark.parametrize(
    ("said", "utc"),
    [
        (None, None),
        (date(2026, 3, 20), datetime(2026, 3, 20, 15, 59, 59, tzinfo=UTC)),
        (datetime(2026, 3, 20), datetime(2026, 3, 20, 15, 59, 59, tzinfo=UTC)),
        (datetime.fromisoformat("2026-03-20T00:00:00+08:00"), datetime(2026, 3, 19, 16, tzinfo=UTC)),
        (datetime(2026, 3, 20, 9, 30), datetime(2026, 3, 20, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_bare_date_counts_to_the_end_of_its_day_in_china(said: datetime | date | None, utc: datetime | None) -> None:
    assert deadline_utc(said) == utc


SEEN = (2026, 3, 2, 4)
PUBLISHED = {"2026-03-01T10:00:00+08:00": (2026, 3, 1, 2), "2026-03-01": (2026, 2, 28, 16), "": SEEN, "三月": SEEN}


@pytest.mark.parametrize(("said", "utc"), PUBLISHED.items())
def test_published_is_the_latest_notices_time_or_when_it_was_seen(said: str, utc: tuple[int, int, int, int]) -> None:
    made = document(matched(last_published_at=said, timeline=()), 1, {})
    assert made is not None and made.published_at == datetime(*utc, tzinfo=UTC)


def test_only_a_read_yes_is_a_vehicle_purchase() -> None:
    answers = {value: document(matched(is_vehicle_purchase=Read(value=value)), 1, {SHA: ""}) for value in (True, False, None)}
    assert {value: made.vehicle for value, made in answers.items() if made} == {True: True, False: False, None: False}


def test_a_long_text_is_cut_but_never_the_fields() -> None:
    made = document(matched(), 1, {SHA: "长" * (MOST_TEXT + 1)})
    assert made is not None and len(made.text) == MOST_TEXT and made.text.startswith("虚构市公务用车采购\n虚构市财政局")


FIELDS = ("公务用车", "财政局", "招标公司", "XG-2026-001", "公务轿车", "虚构牌", "XG7155", "XG71*", "虚构汽贸", "旧名")


@pytest.mark.parametrize("words", [*FIELDS, "1.8升", "导航"])
def test_a_tender_is_found_by_its_fields_and_its_notices_words(tmp_path: Path, words: str) -> None:
    index = EmbeddedIndex(tmp_path)
    deliver(index, [heard(matched(), 5)])
    assert found(index, words) == ["t1"]
    index.close()


def test_the_latest_word_of_a_batch_counts_and_repeating_it_changes_nothing(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    batch = [heard(matched(title="新的"), 7), heard(matched(title="老的"), 6), heard(TenderMatched(tender_id="t2", merged_into="t1"), 8)]
    deliver(index, [heard(matched("t2"), 5)])
    for part in (batch, batch, batch[1:2], [heard(matched("t2"), 5)], []):
        deliver(index, part)
    assert [each.version for each in index.documents()] == [7] and found(index, "新的") == ["t1"]
    index.close()


def test_a_missing_text_stops_the_indexer_instead_of_hiding_the_tender(tmp_path: Path) -> None:
    index = EmbeddedIndex(tmp_path)
    with pytest.raises(MissingBlob):
        deliver(index, [heard(matched(text="0" * 64), 5)])
    index.close()


def deliver(index: EmbeddedIndex, batch: Sequence[Heard]) -> None:
    sink = service(index, OneBlob())  # type: ignore[arg-type]
    assert list(sink.deliver(batch)) == [] and sink.writes is None


def test_every_fatal_date_counts_by_its_day_in_china() -> None:
    bidding = Bidding(
        documents_until=Read(value=date(2026, 3, 9)), opening_at=Read(value=datetime.fromisoformat("2026-03-20T09:30:00+08:00"))
    )
    made = document(matched(bidding=bidding, deadline=Read(value=datetime.fromisoformat("2026-03-20T09:30:00+08:00"))), 1, {SHA: ""})
    assert made is not None and made.fatal_days == (date(2026, 3, 9), date(2026, 3, 20))


def test_lots_that_differ_say_both_answers() -> None:
    lots = (ClassifiedLot(sme_reserved=Read(value=True)), ClassifiedLot(sme_reserved=Read(value=False)))
    made = document(matched(lots=lots, bidding=Bidding(sme_reserved=Read(why="lots differ"))), 1, {SHA: ""})
    assert made is not None and made.sme_reserved == (False, True) and made.imports_allowed == ()


@pytest.mark.parametrize(
    "days",
    [
        {"fatal_from": date(2026, 3, 1)},
        {"fatal_from": date(2026, 3, 1), "fatal_to": date(2026, 9, 1)},
        {"fatal_from": date(2026, 3, 2), "fatal_to": date(2026, 3, 1)},
    ],
)
def test_a_question_for_half_a_range_or_for_too_many_days_is_refused(days: dict[str, date]) -> None:
    with pytest.raises(QuestionError):
        check_query(TenderQuery(**days))
