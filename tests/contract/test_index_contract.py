"""What is promised of a search index, whichever adapter keeps it. A new adapter only has to be named in ADAPTERS."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import elastic_client
from runtime.embedded.index import EmbeddedIndex
from runtime.ports import BadQuery, SearchIndex
from runtime.settings import Settings
from schemas.documents import Facet, Range, SearchPage, SearchRequest, Sort, TenderDocument, TenderQuery
from schemas.reading import Category, Kind
from tests.contract.index_oracle import NOON, WIDEST, answers, document, facet_counts, line, queries, worlds

Make = Callable[[Path], SearchIndex]
ADAPTERS = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.servers)]
THERE = (
    *("车辆", "车", "1.8L", "1.8l", "１．８Ｌ", "CA7155", "ca7155", "CA71*", "红旗CA71*", "轿车CA7155", "轿车 *"),
    *("車輛", "採購", "“公务 车辆”", "「公务车辆」", '"轿车"', "公务车辆采购（二次）", "1.8L/2.0T"),
    *("-租赁", "租赁 OR 轿车", "轿车 租赁 OR 红旗"),
)
NOT_THERE = ("车采", "CA715", "1.8", "8L", "-车辆", "轿车 租赁", "“采购 车辆”", "租赁 OR 校车", "CA72*", "购轿", "2.0T轿车")
HOSTILE = (
    *("\x00\x01\x1f车", "\ud800车", "\u202e\u200f车", "\\ ^ $ [ 车", "12*"),
    *("a" * 2000, "(" * 1999 + "a", "ca" + "." * 500 + "*", "车 " * 100, " OR ".join("车辆采购" * 12)),
)
VERSIONS = count(1)
ALL_FACETS = get_args(Facet)


@pytest.fixture(params=ADAPTERS)
def make(request: pytest.FixtureRequest) -> Make:
    """Opens, or opens again, the index whose name is a path."""
    if request.param == "embedded":
        return EmbeddedIndex
    server = request.getfixturevalue("elasticsearch_server")

    def on_elasticsearch(folder: Path) -> SearchIndex:
        name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        return ElasticIndex.open(elastic_client(Settings(elasticsearch_url=server.url)), name, 1)

    return on_elasticsearch


@pytest.fixture
def index(make: Make, tmp_path: Path) -> Iterator[SearchIndex]:
    made = make(tmp_path / "index")
    yield made
    made.close()


def ask(index: SearchIndex, words: str = "", sort: Sort = Sort.PUBLISHED, size: int = 20, **query: object) -> SearchPage:
    return index.search(SearchRequest(query=TenderQuery(words=words, **query), sort=sort, size=size, facets=ALL_FACETS))


def found(index: SearchIndex, words: str = "", **query: object) -> list[str]:
    return [hit.tender_id for hit in ask(index, words, **query).hits]


def become(index: SearchIndex, world: tuple[TenderDocument, ...]) -> None:
    """From now on the index holds this world, whatever it held: sooner done than to clear it."""
    now = next(VERSIONS)
    fresh = [each.model_copy(update={"version": now}) for each in world]
    index.write(fresh[:3], {f"t{number}": now for number in range(len(world), WIDEST)})
    index.write(fresh[3:])


def all_pages(index: SearchIndex, request: SearchRequest, between: Callable[[], None] = lambda: None) -> list[str]:
    seen: list[str] = []
    while True:
        page = index.search(request)
        seen += [hit.tender_id for hit in page.hits]
        if not page.cursor:
            return seen
        between()
        request = request.model_copy(update={"cursor": page.cursor})


class TestAnswers:
    @given(world=worlds, query=queries(), paged=st.sampled_from(Sort))
    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    def test_every_question_finds_exactly_what_it_means_in_every_order(
        self, index: SearchIndex, world: tuple[TenderDocument, ...], query: TenderQuery, paged: Sort
    ) -> None:
        become(index, world)
        for sort in Sort:
            request = SearchRequest(query=query, sort=sort, size=WIDEST, facets=ALL_FACETS, today=date(2026, 3, 2))
            wanted = answers(world, request)
            page = index.search(request)
            assert page.total == len(wanted)
            assert page.facets == facet_counts(wanted)
            assert [hit.tender_id for hit in page.hits] == [each.tender_id for each in wanted]
            if sort is paged:
                assert all_pages(index, request.model_copy(update={"size": 2})) == [each.tender_id for each in wanted]

    def test_a_limit_of_one_line_is_never_met_by_another(self, index: SearchIndex) -> None:
        suv = line(Category.SUV, displacement_ml=(None, 3000), unit_cap_fen=45_000_000)
        saloon = line(Category.SEDAN, unit_cap_fen=15_000_000)
        index.write([document("two-lines", lines=(suv, saloon))])
        small, cheap = Range(max=Decimal("1.8")), Range(max=Decimal(180_000))
        assert found(index, displacement_l=Range(min=Decimal("2.5"))) == ["two-lines"]
        assert found(index, unit_cap_cny=cheap) == ["two-lines"]
        assert found(index, displacement_l=Range(min=Decimal("2.5")), unit_cap_cny=cheap) == []
        assert found(index, categories=(Category.SUV,), unit_cap_cny=cheap) == []
        assert found(index, categories=(Category.SEDAN,), displacement_l=small) == []
        assert found(index, categories=(Category.SEDAN,), displacement_l=small, or_unknown=("displacement_l",)) == ["two-lines"]

    def test_a_3_litre_suv_beside_a_150000_yuan_saloon_is_no_match_for_1_8_litres(self, index: SearchIndex) -> None:
        suv = line(Category.SUV, displacement_ml=(3000, 3000), unit_cap_fen=45_000_000)
        index.write([document("two-lines", lines=(suv, line(Category.SEDAN, unit_cap_fen=15_000_000)))])
        small = Range(max=Decimal("1.8"))
        assert found(index, displacement_l=small) == []
        assert found(index, displacement_l=small, unit_cap_cny=Range(max=Decimal(180_000))) == []

    def test_small_and_cheap_must_hold_on_one_line(self, index: SearchIndex) -> None:
        small = line(displacement_ml=(None, 1800), unit_cap_fen=25_000_000)
        cheap = line(displacement_ml=(2000, None), unit_cap_fen=18_000_000)
        both = line(displacement_ml=(None, 1800), unit_cap_fen=18_000_000)
        index.write([document("apart", lines=(small, cheap)), document("together", lines=(small, cheap, both))])
        asked = {"displacement_l": Range(max=Decimal("1.8")), "unit_cap_cny": Range(max=Decimal(180_000))}
        assert found(index, **asked) == ["together"]

    def test_bounds_are_inclusive_and_one_fen_above_is_above(self, index: SearchIndex) -> None:
        index.write([document(f"t{fen}", lines=(line(unit_cap_fen=fen),)) for fen in (17_999_999, 18_000_000, 18_000_001)])
        assert found(index, unit_cap_cny=Range(max=Decimal(180_000))) == ["t17999999", "t18000000"]
        assert found(index, unit_cap_cny=Range(min=Decimal("180000.01"))) == ["t18000001"]

    @pytest.mark.parametrize(
        ("window", "least", "most", "meets"),
        [
            ((1800, 2000), None, "1.8", True),
            ((1801, 2000), None, "1.8", False),
            ((1801, None), None, "1.8005", False),
            ((1500, 1800), "1.8", None, True),
            ((None, 1799), "1.8", None, False),
            ((None, 1800), "1.8", "1.8", True),
            ((1500, None), "1.0", "1.4", False),
            ((None, None), "9", None, True),
            (None, None, "1.8", False),
        ],
    )
    def test_windows_meet_when_they_have_a_point_in_common(
        self, index: SearchIndex, window: tuple[int | None, int | None] | None, least: str | None, most: str | None, meets: bool
    ) -> None:
        other = line(Category.TRUCK, displacement_ml=(90_000, 90_000))
        index.write([document("few", lines=(line(displacement_ml=window),))])
        index.write([document("many", lines=(*(other.model_copy(update={"quantity": n}) for n in range(9)), line(displacement_ml=window)))])
        asked = Range(min=Decimal(least) if least else None, max=Decimal(most) if most else None)
        assert found(index, categories=(Category.SEDAN,), displacement_l=asked) == (["few", "many"] if meets else [])

    def test_unknown_only_when_asked_for(self, index: SearchIndex) -> None:
        says = document("says", division_code="340803", budget_fen=1, deadline=NOON)
        index.write([document("silent", lines=(line(),)), document("no-lines"), says])
        asked = {"budget_cny": Range(max=Decimal(10)), "deadline_from": NOON, "regions": ("340000",)}
        assert found(index, **asked) == ["says"]
        assert found(index, **asked, or_unknown=("budget_cny", "deadline", "region")) == ["no-lines", "says", "silent"]
        assert found(index, displacement_l=Range(max=Decimal(2))) == []
        assert found(index, displacement_l=Range(max=Decimal(2)), or_unknown=("displacement_l",)) == ["no-lines", "says", "silent"]

    def test_a_province_or_city_covers_all_below_it(self, index: SearchIndex) -> None:
        index.write([document(code, division_code=code) for code in ("340000", "340800", "340803", "340102", "350803")])
        assert found(index, regions=("340000",)) == ["340000", "340102", "340800", "340803"]
        assert found(index, regions=("340800",)) == ["340800", "340803"]
        assert found(index, regions=("340803", "350000")) == ["340803", "350803"]

    def test_facets_count_answers_not_lines(self, index: SearchIndex) -> None:
        index.write([document("t", kind=Kind.TENDER, division_code="340803", lines=(line(), line(unit_cap_fen=1)), sources=("ccgp",))])
        facets = ask(index).facets
        assert facets["category"] == {"sedan": 1} and facets["kind"] == {"tender": 1} and facets["source"] == {"ccgp": 1}
        assert facets["region"] == {"340000": 1, "340800": 1, "340803": 1}

    def test_a_window_lies_in_every_band_that_it_meets_and_in_no_other(self, index: SearchIndex) -> None:
        windows = {"up-to-1.8": (None, 1800), "1.5": (1498, 1500), "1.6-2.0": (1600, 2000), "above-2.0": (2001, None), "silent": None}
        index.write([document(name, lines=(line(displacement_ml=window),)) for name, window in windows.items()])
        assert found(index, displacement_bands=("1.0-1.6",)) == ["1.5", "1.6-2.0", "up-to-1.8"]
        assert found(index, displacement_bands=("1.6-1.8",)) == ["1.6-2.0", "up-to-1.8"]
        assert found(index, displacement_bands=("1.8-2.0",)) == ["1.6-2.0"]
        assert found(index, displacement_bands=("3.0-",)) == ["above-2.0"]
        assert found(index, displacement_bands=("unknown", "0-1.0")) == ["silent", "up-to-1.8"]
        counted = {"0-1.0": 1, "1.0-1.6": 3, "1.6-1.8": 2, "1.8-2.0": 1, "2.0-2.5": 1, "2.5-3.0": 1, "3.0-": 1, "unknown": 1}
        assert ask(index).facets["displacement_band"] == counted

    def test_a_cap_lies_in_the_band_up_to_its_bound_and_a_price_paid_counts_where_there_is_no_cap(self, index: SearchIndex) -> None:
        prices = {
            "at": {"unit_cap_fen": 18_000_000},
            "above": {"unit_cap_fen": 18_000_001, "unit_price_fen": 1},
            "paid": {"unit_price_fen": 15_000_000},
        }
        index.write([document("silent"), *(document(name, lines=(line(**price),)) for name, price in prices.items())])
        assert found(index, price_bands=("120000-180000",)) == ["at", "paid"]
        assert found(index, price_bands=("180000-250000",)) == ["above"]
        assert found(index, price_bands=("unknown",)) == ["silent"]

    def test_bands_hold_on_one_line(self, index: SearchIndex) -> None:
        suv = line(Category.SUV, displacement_ml=(3000, 3000), unit_cap_fen=45_000_000)
        index.write([document("two-lines", lines=(suv, line(Category.SEDAN, displacement_ml=(None, 1800), unit_cap_fen=15_000_000)))])
        assert found(index, displacement_bands=("2.5-3.0",), price_bands=("350000-450000",)) == ["two-lines"]
        assert found(index, displacement_bands=("2.5-3.0",), price_bands=("120000-180000",)) == []


class TestWords:
    @pytest.mark.parametrize("words", THERE)
    def test_words_that_are_there_are_found(self, index: SearchIndex, words: str) -> None:
        index.write([document(title="某局公务车辆采购（二次）", text="轿车CA7155，红旗CA7155\n排量1.8L/2.0T")])
        assert found(index, words) == ["t1"]

    @pytest.mark.parametrize("words", NOT_THERE)
    def test_words_that_are_not_there_are_not_found(self, index: SearchIndex, words: str) -> None:
        index.write([document(title="某局公务车辆采购", text="轿车CA7155\n排量1.8L/2.0T")])
        assert found(index, words) == []

    def test_a_title_is_found_by_itself(self, index: SearchIndex) -> None:
        title = "虚构市公安局关于“执法执勤用车”采购项目（第二次）-公开招标公告【2026】3号"
        index.write([document(title=title)])
        assert found(index, title) == ["t1"]

    def test_the_buyer_is_found_by_words_in_a_row(self, index: SearchIndex) -> None:
        index.write([document("a", buyer="虛構市公安局（交警支队）"), document("b", buyer="公安 虚构市")])
        assert found(index, buyer="虚构市公安局 交警") == ["a"]

    @pytest.mark.parametrize(
        "query",
        [
            {"words": "“没有完"},
            {"words": "OR 车"},
            {"words": "车 OR"},
            {"words": "？？？"},
            {"words": "C*"},
            {"words": "车" * 5000},
            {"words": " ".join("车" * 300)},
            {"buyer": "（）"},
            {"budget_cny": Range(min=Decimal(2), max=Decimal(1))},
            {"displacement_bands": ("1.7",)},
            {"price_bands": ("cheap",)},
            {"deadline_from": NOON, "deadline_to": NOON - timedelta(days=1)},
        ],
    )
    def test_a_bad_question_says_in_both_languages_what_to_do(self, index: SearchIndex, query: dict[str, object]) -> None:
        with pytest.raises(BadQuery) as raised:
            ask(index, **query)
        assert " / " in str(raised.value) and any("一" <= char <= "龥" for char in str(raised.value))

    @pytest.mark.timeout(20)
    @pytest.mark.parametrize("words", HOSTILE)
    def test_hostile_words_neither_crash_nor_hang(self, index: SearchIndex, words: str) -> None:
        index.write([document(text=" ".join(f"12{number}" for number in range(5000)))])
        ask(index, words)

    def test_highlights_are_places_in_the_original_title(self, index: SearchIndex) -> None:
        title = "㈱虚构局采購１．８Ｌ車輛（含CA7155H）"
        index.write([document(title=title)])
        (hit,) = ask(index, "采购 1.8L 车辆 CA71*").hits
        assert [title[start:end] for start, end in hit.highlights] == ["采購１．８Ｌ車輛", "CA7155H"]
        assert ask(index, "-租赁").hits[0].highlights == ()


class TestOrder:
    def test_the_nearest_deadline_is_first_and_the_unknown_last(self, index: SearchIndex) -> None:
        later, sooner = document("later", deadline=NOON + timedelta(days=1)), document("sooner", deadline=NOON)
        index.write([document("unknown"), later, sooner, document("also-unknown")])
        assert found(index, sort=Sort.DEADLINE) == ["sooner", "later", "also-unknown", "unknown"]

    def test_the_nearest_fatal_date_ahead_is_first_and_what_has_none_ahead_last(self, index: SearchIndex) -> None:
        today = date(2026, 3, 10)
        days = {"over": [-3, -1], "today": [-3, 0, 9], "soon": [2], "later": [5, 2000], "also-soon": [2, 5], "none": []}
        index.write([document(name, fatal_days=tuple(today + timedelta(days=one) for one in ahead)) for name, ahead in days.items()])
        request = SearchRequest(sort=Sort.FATAL, size=1, today=today)
        assert all_pages(index, request) == ["today", "also-soon", "soon", "later", "none", "over"]

    def test_later_pages_count_fatal_dates_from_the_day_of_the_first(self, index: SearchIndex) -> None:
        today = date(2026, 3, 10)
        days = {"a": [0, 7], "b": [0, 9], "c": [5]}
        index.write([document(name, fatal_days=tuple(today + timedelta(days=one) for one in ahead)) for name, ahead in days.items()])
        request = SearchRequest(sort=Sort.FATAL, size=1, today=today)
        cursor = index.search(request).cursor
        past_midnight = request.model_copy(update={"cursor": cursor, "today": today + timedelta(days=1)})
        assert all_pages(index, past_midnight) == ["b", "c"]

    def test_a_title_that_has_the_words_is_more_relevant(self, index: SearchIndex) -> None:
        index.write([document("text", title="其他", text="校车", published_at=NOON), document("title", title="校车采购")])
        assert found(index, "校车", sort=Sort.RELEVANCE) == ["title", "text"]

    @pytest.mark.parametrize("sort", Sort)
    def test_pages_have_no_gaps_and_no_doubles_while_others_write(self, index: SearchIndex, sort: Sort) -> None:
        first = [document(f"t{n:02}", title="车", published_at=NOON, deadline=NOON + timedelta(days=n % 3)) for n in range(30)]
        index.write(first)
        fresh = iter(range(100))

        def write() -> None:
            n = next(fresh)
            index.write([document(f"n{n}", title="车", text="车", published_at=NOON + timedelta(days=n - 2))], {f"gone{n}": 1})

        seen = all_pages(index, SearchRequest(query=TenderQuery(words="车"), sort=sort, size=4), write)
        old = [tender_id for tender_id in seen if tender_id.startswith("t")]
        assert sorted(old) == [each.tender_id for each in first] and len(set(seen)) == len(seen)

    @pytest.mark.parametrize("cursor", ["x", "5", "e30", "WyJhIiwxLCJiIl0", "Wzcse30sW11d", "车", "WyIiLDAsbnVsbF0"])
    def test_a_foreign_cursor_is_refused(self, index: SearchIndex, cursor: str) -> None:
        with pytest.raises(BadQuery, match="from the first page"):
            index.search(SearchRequest(cursor=cursor))

    def test_a_cursor_belongs_to_its_question(self, index: SearchIndex) -> None:
        index.write([document("a"), document("b")])
        cursor = ask(index, size=1).cursor
        assert cursor
        with pytest.raises(BadQuery, match="another question"):
            index.search(SearchRequest(query=TenderQuery(words="车"), cursor=cursor))


class TestKeeping:
    def test_an_older_write_never_replaces_a_newer_one(self, index: SearchIndex) -> None:
        index.write([document(version=2, title="新车")])
        index.write([document(version=1, title="旧车")], {"t1": 2})
        assert found(index, "新车") == ["t1"] and found(index, "旧车") == []
        index.write([document(version=3, title="旧车")])
        assert found(index, "新车") == [] and found(index, "旧车") == ["t1"]

    def test_what_is_gone_does_not_come_back_by_an_older_write(self, index: SearchIndex) -> None:
        index.write([document(version=1)])
        index.write([], {"t1": 3, "never-seen": 3})
        index.write([document(version=2), document("never-seen", version=2)])
        assert found(index) == [] and index.get("t1") is None and list(index.documents()) == []
        index.write([document(version=4)])
        assert found(index) == ["t1"]

    def test_a_document_is_had_by_its_aliases(self, index: SearchIndex) -> None:
        index.write([document("old"), document("new", version=2, aliases=("old", "other"))])
        assert index.get("old") == document("old")
        index.write([], {"old": 3})
        assert index.get("old") == index.get("other") == index.get("new") == document("new", version=2, aliases=("old", "other"))
        index.write([document("new", version=4)])
        assert index.get("old") is None and index.get("other") is None

    @given(world=worlds)
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_documents_come_back_as_they_were_by_id(self, index: SearchIndex, world: tuple[TenderDocument, ...]) -> None:
        index.clear()
        index.write(world)
        assert list(index.documents()) == sorted(world, key=lambda each: each.tender_id)

    def test_what_was_written_is_there_after_a_restart(self, make: Make, tmp_path: Path) -> None:
        first = make(tmp_path / "index")
        first.write([document()], {"gone": 7})
        first.close()
        again = make(tmp_path / "index")
        again.write([document("gone", version=6)])
        assert found(again, "公务") == ["t1"]
        again.close()

    def test_cleared_is_empty_and_forgets_versions(self, index: SearchIndex) -> None:
        index.write([document(version=9)], {"gone": 9})
        index.clear()
        assert found(index) == []
        index.write([document(version=1), document("gone", version=1)])
        assert found(index) == ["gone", "t1"]

    def test_a_second_reader_sees_what_the_writer_wrote(self, make: Make, tmp_path: Path) -> None:
        writer, reader = make(tmp_path / "index"), make(tmp_path / "index")
        writer.write([document()])
        assert found(reader, "公务") == ["t1"]
        writer.write([], {"t1": 2})
        assert found(reader, "公务") == []
        reader.close()
        writer.close()
