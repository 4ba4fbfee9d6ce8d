"""What every search index must answer: generated documents and questions, and the answers by brute force."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from schemas.bands import DISPLACEMENT_BANDS, PRICE_BANDS, names
from schemas.bidding import BuyerKind
from schemas.documents import Facet, LineWindow, Range, SearchRequest, Sort, TenderDocument, TenderQuery, Unknown
from schemas.matching import displacement_bands, divisions, price_bands, query_matches
from schemas.ordering import nearest_day, order_key, rank, title_of
from schemas.reading import Category, Energy, Kind, Use
from schemas.wording import normalise
from schemas.words import parse_words

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
PARTS = (
    *("公务用车", "轿车", "车", "1.8L", "CA7155", "ca7160h", "執法車輛", "执法", "采购", "２.0T", "辆", "a", "b"),
    *("，", " ", "\n", "（二次）"),
)
QUESTIONS = (
    *("", "公务用车", "车", "轿车", "车辆", "1.8L", "CA71*", "ca7155", "執法", "２．０t", "a b"),
    *("“车 采购”", "-轿车", "轿车 OR 执法", "车ca71*"),
)
CODES = ("", "110105", "110100", "110000", "110108", "340102", "340803", "429004")
DEALERS = ("d1", "d2", "d3")
STAGES = ("", "tendered", "awarded")


def document(tender_id: str = "t1", version: int = 1, title: str = "公务用车采购", text: str = "", **fields: Any) -> TenderDocument:
    """A document whose title is found by its words."""
    body = {"tender_id": tender_id, "tender": {"tender_id": tender_id, "title": title}}
    words = "\n".join(normalise(part) for part in (title, text) if part)
    return TenderDocument(tender_id=tender_id, version=version, text=words, body=body, **fields)


def line(category: Category = Category.SEDAN, **fields: Any) -> LineWindow:
    """A line; what is not given is not stated."""
    return LineWindow(category=category, **fields)


def answers(documents: Iterable[TenderDocument], request: SearchRequest) -> list[TenderDocument]:
    """All answers in their order."""
    found = [document for document in documents if query_matches(request.query, document)]
    words = parse_words(request.query.words)
    tier = {Sort.RELEVANCE: lambda each: -rank(words, title_of(each)), Sort.FATAL: lambda each: nearest_day(each, request.today)}
    return sorted(found, key=lambda each: (tier.get(request.sort, lambda _: 0)(each), order_key(each, request.sort)))


def facet_counts(found: Iterable[TenderDocument]) -> dict[str, dict[str, int]]:
    """How many answers have each value."""
    counts = {name: Counter[str]() for name in get_args(Facet)}
    for each in found:
        counts["region"].update(divisions(each.division_code))
        counts["kind"].update([each.kind] if each.kind else [])
        counts["stage"].update([each.stage] if each.stage else [])
        counts["source"].update(set(each.sources))
        counts["buyer_kind"].update([each.buyer_kind] if each.buyer_kind else [])
        counts["displacement_band"].update({band for one in each.lines or (None,) for band in displacement_bands(one)})
        counts["price_band"].update({band for one in each.lines or (None,) for band in price_bands(one)})
        for name in ("category", "energy", "use"):
            counts[name].update({str(value) for one in each.lines if (value := getattr(one, name))})
    return {name: dict(count) for name, count in counts.items()}


_words = st.lists(st.sampled_from(PARTS), min_size=1, max_size=8).map("".join)
_ends = st.none() | st.sampled_from((1400, 1498, 1500, 1800, 1801, 2000, 3000))
_caps = st.none() | st.sampled_from((12_000_000, 18_000_000, 18_000_001, 25_000_000))
_times = st.none() | st.integers(-80, 80).map(lambda hours: NOON + timedelta(hours=hours))


@st.composite
def windows(draw: st.DrawFn) -> tuple[int | None, int | None] | None:
    """A displacement window, or none."""
    low, high = draw(_ends), draw(_ends)
    ordered = (min(low, high), max(low, high)) if low is not None and high is not None else (low, high)
    return draw(st.none() | st.just(ordered))


lines = st.builds(
    LineWindow,
    category=st.sampled_from((Category.SEDAN, Category.SUV, Category.OTHER)),
    energy=st.none() | st.sampled_from((Energy.PETROL, Energy.BEV)),
    use=st.none() | st.sampled_from((Use.OFFICIAL, Use.TAXI)),
    displacement_ml=windows(),
    unit_cap_fen=_caps,
    unit_price_fen=_caps,
    quantity=st.none() | st.integers(1, 9),
)


_day = st.integers(-3, 3).map(lambda days: date(2026, 3, 2) + timedelta(days=days))


@st.composite
def documents(draw: st.DrawFn, tender_id: str) -> TenderDocument:
    """Any document."""
    return document(
        tender_id,
        draw(st.integers(1, 5)),
        draw(_words),
        draw(_words),
        buyer=draw(st.sampled_from(("", "虚构市公安局", "虚構縣教育局（本级）", "Fictional City ABC"))),
        kind=draw(st.none() | st.sampled_from((Kind.TENDER, Kind.AWARD))),
        stage=draw(st.sampled_from(STAGES)),
        vehicle=draw(st.booleans()),
        division_code=draw(st.sampled_from(CODES)),
        lines=tuple(draw(st.lists(lines, max_size=5))),
        budget_fen=draw(_caps),
        deadline=draw(_times),
        fatal_days=tuple(draw(st.lists(_day, unique=True, max_size=3))),
        sme_reserved=tuple(draw(st.lists(st.booleans(), unique=True))),
        imports_allowed=tuple(draw(st.lists(st.booleans(), unique=True))),
        buyer_kind=draw(st.none() | st.sampled_from((BuyerKind.POLICE, BuyerKind.SCHOOL))),
        published_at=draw(_times),
        dealers=tuple(draw(st.lists(st.sampled_from(DEALERS), unique=True, max_size=2))),
        sources=tuple(draw(st.lists(st.sampled_from(("ccgp", "ted")), unique=True, max_size=2))),
    )


WIDEST = 9
worlds = st.integers(0, WIDEST).flatmap(lambda count: st.tuples(*(documents(f"t{number}") for number in range(count))))
"""A few documents with different ids."""


def _some(values: Iterable[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just(()) | st.lists(st.sampled_from(tuple(values)), unique=True, min_size=1, max_size=2).map(tuple)


def _range(values: tuple[str, ...]) -> st.SearchStrategy[Range | None]:
    ends = st.none() | st.sampled_from(values).map(Decimal)
    pairs = st.tuples(ends, ends).filter(lambda pair: None in pair or pair[0] <= pair[1])
    return st.none() | pairs.map(lambda pair: Range(min=pair[0], max=pair[1]))


def _ordered(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    return st.just((None, None)) | st.tuples(ends, ends).filter(lambda pair: None in pair or pair[0] <= pair[1])


_money = ("0", "120000", "180000", "180000.005", "180000.01", "250000", "1e30")
_days = st.none() | _day


@st.composite
def queries(draw: st.DrawFn) -> TenderQuery:
    """Any question that can be understood; most conditions are left out most times."""
    given_deadline, given_days = draw(_ordered(_times)), draw(_ordered(_days))
    every = {
        "words": st.sampled_from(QUESTIONS),
        "regions": _some(code for code in CODES if code),
        "kinds": _some((Kind.TENDER, Kind.AWARD)),
        "stages": _some(("tendered", "awarded")),
        "vehicle": st.none() | st.booleans(),
        "categories": _some((Category.SEDAN, Category.SUV)),
        "energies": _some((Energy.PETROL, Energy.BEV)),
        "uses": _some((Use.OFFICIAL, Use.TAXI)),
        "displacement_l": _range(("0", "1.4", "1.499", "1.5", "1.8", "1.8005", "2", "1e30")),
        "unit_cap_cny": _range(_money),
        "displacement_bands": _some(names(DISPLACEMENT_BANDS)),
        "price_bands": _some(names(PRICE_BANDS)),
        "budget_cny": _range(_money),
        "buyer": st.sampled_from(("", "公安局", "虚构县", "abc", "本级")),
        "dealers": _some(DEALERS),
        "sme_reserved": st.none() | st.booleans(),
        "imports_allowed": st.none() | st.booleans(),
        "buyer_kinds": _some((BuyerKind.POLICE, BuyerKind.SCHOOL)),
    }
    asked = draw(st.lists(st.sampled_from(sorted(every)), unique=True, max_size=4))
    times = {"deadline_from": given_deadline[0], "deadline_to": given_deadline[1]} if draw(st.booleans()) else {}
    days = {"published_from": given_days[0], "published_to": given_days[1]} if draw(st.integers(0, 3)) == 0 else {}
    fatal = draw(st.tuples(_day, _day)) if draw(st.integers(0, 3)) == 0 else ()
    days |= {"fatal_from": min(fatal), "fatal_to": max(fatal)} if fatal else {}
    unknown = _some(get_args(Unknown))
    return TenderQuery(**{name: draw(every[name]) for name in asked}, **times, **days, or_unknown=draw(unknown))
