"""The api over real adapters: what is found, who may see what, and what never runs in a reader's browser."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from chebiao.commands.keys import issue
from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.speaking import first_hand
from runtime.stopping import Away
from runtime.watching.seen import ServiceStatus, SourceStatus
from schemas.bidding import Bidding, BuyerKind, Duration, TimeUnit
from schemas.documents import TenderDocument
from schemas.events import AlertRaised, TenderMatched
from schemas.events.tenders import DealerMatch, Fit, LineMatch, Stage
from schemas.reading import Category, Line, Verdict, Window
from schemas.tender_documents import document
from schemas.topics import ALERTS, DEALERS
from schemas.values import Read, Span, read
from services.api.app import create_app
from services.api.deps import Deps
from services.api.masking import masked
from services.api.speaking import texts
from tests.given.alerts import alert
from tests.given.tenders import AT, dealer, entry, line, tender, told

TEXT = "云溪县公安局公务用车采购公告\n采购人：云溪县公安局\n项目联系人：张三丰\n电话：13812345678\n排量不超过1.8L\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
BIDDING = Bidding(
    documents_until=told(date(2026, 6, 8)), opening_at=told(datetime.fromisoformat("2026-06-21T09:30:00+08:00")),
    bond_until=told(date(2026, 5, 30)), sme_reserved=told(False), imports_allowed=Read(why="lots differ"),
    delivery_within=told(Duration(count=30, unit=TimeUnit.DAYS)), delivery_place=told("云溪县滨江路1号，联系电话：13812345678"),
    warranty_km=told(100_000), buyer_kind=told(BuyerKind.POLICE),
)  # fmt: skip
HOSTILE = '<script>alert(1)</script>=HYPERLINK("http://evil")'


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[EmbeddedCarrier]:
    made = connect(Settings(data=tmp_path / "data"))
    made.blobs.put(TEXT.encode())
    made.log.append(
        DEALERS, [first_hand("api", dealer(1, "330122", owner="one"), AT, 1), first_hand("api", dealer(2, "330000", owner="two"), AT, 2)]
    )
    for owner, scopes in (("one", ("read",)), ("two", ("read",)), ("ops", ("read", "ops", "personal", "manage"))):
        issue(made.log, owner, f"key-{owner}", scopes)
    yield made
    made.close()


@pytest.fixture
def index(carrier: EmbeddedCarrier) -> Iterator[SearchIndex]:
    made = carrier.index()
    yield made
    made.close()


@pytest.fixture
def client(carrier: EmbeddedCarrier, index: SearchIndex) -> Iterator[TestClient]:
    at = TEXT.index("1.8L")
    precise = line(high="1.8", cap="150000", name=told("轿车"))
    precise = precise.model_copy(
        update={
            "displacement_l": precise.displacement_l.model_copy(
                update={"max": read(precise.displacement_l.max.value, [Span(start=at, end=at + 4)], "test")}
            )
        }
    )
    matches = tuple(
        DealerMatch(dealer_id=f"d{number}", territory="330122", why="桐庐县", lines=(LineMatch(lot=0, line=0, fit=Fit.FITS),))
        for number in (1, 2)
    )
    found = [
        TenderMatched(
            tender_id="T1",
            tender=tender(
                line(Category.SUV, low="3.0", high="3.0"),
                precise,
                timeline=(entry(text=SHA),),
                aliases=("T0",),
                told_by={"lots.0": "ccgp:1"},
                deadline=told(datetime.fromisoformat("2026-06-21T09:30:00+08:00")),
                bidding=BIDDING,
            ),
            matches=matches,
        ),
        TenderMatched(
            tender_id="T2", tender=tender(line(Category.BUS), tender_id="T2", title=HOSTILE, timeline=(entry(2, title=HOSTILE),))
        ),
    ]
    index.write([made for place, one in enumerate(found, 1) if (made := document(one, place, {SHA: TEXT}))])
    deps = Deps(
        log=carrier.log, blobs=carrier.blobs, index=index, dead=carrier.dead, clock=lambda: AT, carrier="embedded", version="test", demonstration=False,
        sources=lambda: [SourceStatus("ccgp", "ok", listed=9, read=5, waiting=4, covered_since="2026-05-01", newest="2026-06-01")],
        services=lambda: [ServiceStatus("extractor", 3, AT)], secret=b"secret",
    )  # fmt: skip
    with TestClient(create_app(deps)) as made:
        yield made


def _judged() -> TenderDocument:
    """A tender whose lines were judged: by one rule set, and as standing under none."""
    verdict = Verdict(
        rule_set="CN-2017", admissible=("应急保障和其他公务用车",), excluded=("机要通信用车: 排量 displacement ≤1.6 L",),
        missing=("special approval",), confidence="medium",
    )  # fmt: skip
    none = Verdict(rule_set="CN-2017", applies=False, why="企业采购 a company's own purchase", confidence="medium")
    lines = (
        Line(category=Read(Category.SEDAN, (), "code: A02030501 轿车 (2022)"), verdicts=(verdict,)),
        Line(category=Read(Category.VAN, (), "model: 虚构 春山"), verdicts=(none,)),
    )
    made = document(TenderMatched(tender_id="T3", tender=tender(*lines, tender_id="T3", stage=Stage.AWARDED)), 9, {})
    assert made is not None
    return made


def by(owner: str) -> dict[str, str]:
    return {"authorization": f"Bearer key-{owner}"}


def ids(client: TestClient, query: str, **headers: Any) -> list[str]:
    return [one["tender_id"] for one in client.get(f"/api/tenders?{query}", **headers).json()["items"]]


def test_all_conditions_about_a_line_hold_on_one_line(client: TestClient) -> None:
    assert ids(client, "category=sedan&displacement_max=1.8") == ["T1"]
    assert ids(client, "category=suv&displacement_max=1.8") == []
    assert ids(client, "category=suv&unit_cap_max=180000") == []
    assert ids(client, "category=bus&displacement_max=1.8") == []
    assert ids(client, "category=bus&displacement_max=1.8&or_unknown=displacement_l") == ["T2"]


def test_every_value_comes_with_its_words(client: TestClient) -> None:
    body = client.get("/api/tenders/T1").json()
    (quote,) = body["words"]["lots.0.lines.1.displacement_l.max"]
    assert (quote["words"], quote["notice_id"]) == ("1.8L", "ccgp:1")
    assert client.get("/api/tenders/T0").json()["tender"]["tender_id"] == "T1"


def test_matches_are_seen_by_their_owners_key_only(client: TestClient) -> None:
    def matched(**headers: Any) -> list[str]:
        return [one["dealer_id"] for one in client.get("/api/tenders/T1", **headers).json()["matches"]]

    assert matched() == []
    assert matched(headers=by("one")) == ["d1"]
    assert matched(headers=by("ops")) == ["d1", "d2"]
    assert client.get("/api/tenders?dealer=d2", headers=by("one")).status_code == 404
    assert ids(client, "dealer=d1", headers=by("one")) == ["T1"]


@pytest.mark.parametrize("path", ["/api/subscriptions", "/api/alerts", "/api/dealers", "/api/dead"])
def test_without_a_key_nothing_of_anybody_is_seen(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert client.get(path, headers={"authorization": "Bearer nobody"}).status_code == 401


def test_subscriptions_and_alerts_of_others_are_not_there(client: TestClient, carrier: EmbeddedCarrier) -> None:
    new = {"subscription_id": "s1", "name": "轿车", "query": {"vehicle": True}, "channels": [{"kind": "email", "address": "a@bid.example"}]}
    assert client.post("/api/subscriptions", json=new, headers=by("one")).status_code == 201
    assert client.post("/api/subscriptions", json=new, headers=by("two")).status_code == 404
    assert client.get("/api/subscriptions", headers=by("two")).json() == {"items": []}
    assert client.delete("/api/subscriptions/s1", headers=by("two")).status_code == 404
    raised: AlertRaised = alert(1, owner="one")
    carrier.log.append(ALERTS, [first_hand("alerter", raised, AT)])
    assert len(client.get("/api/alerts", headers=by("one")).json()["items"]) == 1
    assert client.get("/api/alerts", headers=by("two")).json() == {"items": []}
    assert client.delete("/api/subscriptions/s1", headers=by("one")).status_code == 204
    assert client.get("/api/subscriptions", headers=by("one")).json() == {"items": []}


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "https://localhost/x", "https://169.254.169.254/latest", "ftp://a.example"])
def test_webhooks_go_to_global_addresses_only(client: TestClient, address: str) -> None:
    new = {"subscription_id": "s9", "name": "x", "query": {}, "channels": [{"kind": "webhook", "address": address}]}
    assert client.post("/api/subscriptions", json=new, headers=by("one")).status_code == 400


def test_names_and_phones_are_masked_unless_the_key_may_see_them(client: TestClient) -> None:
    hidden = client.get(f"/api/texts/{SHA}").json()["text"]
    assert "张三丰" not in hidden and "13812345678" not in hidden and len(hidden) == len(TEXT)
    assert "13812345678" in client.get(f"/api/texts/{SHA}", headers=by("ops")).json()["text"]
    page = client.get(f"/texts/{SHA}", headers={"accept": "text/html"}).text
    assert "张三丰" not in page and "13812345678" not in page


@pytest.mark.parametrize(
    "text",
    ["联系人：李雷、韩梅梅", "评审专家名单：王一，赵二二，钱三", "联系电话：0571-88886666", "王老师 400-810-1996", "zhang.san@bid.example"],
)
def test_masks_are_as_long_as_what_they_hide(text: str) -> None:
    hidden = masked(text)
    assert hidden != text and len(hidden) == len(text)


def test_what_is_no_person_stays(client: TestClient) -> None:
    for text in ("采购人：云溪县公安局", "预算金额：1080000元", "项目编号：YXGA-2026-0571", "联系人及联系方式：", "联系方式：见公告"):
        assert masked(text) == text


def test_a_hostile_title_is_text_everywhere(client: TestClient) -> None:
    page = client.get("/?all=1", headers={"accept": "text/html"})
    assert "<script>alert(1)" not in page.text and "&lt;script&gt;alert(1)" in page.text
    assert "script-src" not in page.headers["content-security-policy"] and "default-src 'none'" in page.headers["content-security-policy"]
    table = client.get("/api/tenders.csv").content.decode("utf-8-sig")
    assert "\n=" not in table and ",=" not in table


def test_no_cell_of_a_spreadsheet_is_a_live_formula(client: TestClient) -> None:
    sheet = zipfile.ZipFile(io.BytesIO(client.get("/api/tenders.xlsx").content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet.lower()


@pytest.mark.parametrize(
    "query", ['q="open', "displacement_min=2&displacement_max=1", "category=submarine", "size=0", "nonsense=1", "cursor=garbage"]
)
def test_a_bad_question_gets_a_problem_that_says_where(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/tenders?{query}")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_pages_work_in_both_languages_and_say_what_is_covered(client: TestClient) -> None:
    for language, words in (("zh", "未读 4"), ("en", "4 not read yet")):
        for path in ("/", "/?all=1", "/tenders/T1", f"/texts/{SHA}?mark=3-9", "/status", "/dealers", "/subscriptions", "/login"):
            answer = client.get(
                path, params={"lang": language} if "?" not in path else None, headers={"accept": "text/html", "accept-language": language}
            )
            assert answer.status_code == 200, path
        assert words in client.get("/", params={"lang": language}).text
    assert client.get("/inbox").status_code == 404


def test_logged_in_by_cookie_a_form_must_be_ours(client: TestClient) -> None:
    assert client.post("/login", data={"key": "key-one"}, follow_redirects=False).status_code == 303
    form = {"query": "category=sedan", "name": "轿车", "kind": "email", "address": "a@bid.example"}
    assert client.post("/subscriptions", data={**form, "token": "forged"}).status_code == 403
    token = client.get("/subscriptions").text.split('name="token" value="')[1].split('"')[0]
    assert client.post("/subscriptions", data={**form, "token": token}).status_code == 200
    (saved,) = client.get("/api/subscriptions").json()["items"]
    assert (saved["query"]["categories"], saved["query"]["vehicle"]) == (["sedan"], True)


def test_every_word_of_the_pages_is_there_in_both_languages() -> None:
    assert all(pair["zh"] and pair["en"] for pair in texts().values())


def test_ops_see_lag_sources_and_health(client: TestClient) -> None:
    metrics = client.get("/metrics").text
    assert 'chebiao_service_lag_events{service="extractor"} 3.0' in metrics
    assert 'chebiao_source_notices{source="ccgp",state="waiting"} 4.0' in metrics
    assert client.get("/livez").json() == {"alive": True}
    assert client.get("/readyz").json()["ready"] is True
    assert client.get("/api/dead", headers=by("one")).status_code == 404
    assert client.get("/api/dead", headers=by("ops")).json() == {"items": []}


def test_a_form_sends_its_empty_fields_too(client: TestClient) -> None:
    query = "q=&category=sedan&energy=&use=&region=&displacement_min=&displacement_max=1.8&unit_cap_min=&buyer=&sort=published&all=1"
    page = client.get(f"/?{query}", headers={"accept": "text/html"})
    assert page.status_code == 200 and "/tenders/T1" in page.text and "/tenders/T2" not in page.text


def test_the_nearest_fatal_date_comes_first_and_what_is_over_last(client: TestClient) -> None:
    page = client.get("/tenders/T1").text
    shown = [page.index(words) for words in ("获取文件截止", "开标", "保证金截止")]
    assert shown == sorted(shown)
    assert "还有 7 天" in page and "已过" in page
    assert "最近的关键日期: 获取文件截止 2026-06-08 · 还有 7 天" in client.get("/?all=1").text


def test_yes_no_and_a_refusal_with_its_reason_are_shown_in_both_languages(client: TestClient) -> None:
    for language, words in (
        ("zh", ("专门面向中小企业", "否", "30 天", "100,000 km", "公安", "各包不同")),
        ("en", ("Reserved for SMEs", "No", "30 days", "Police", "lots differ")),
    ):
        page = client.get(f"/tenders/T1?lang={language}").text
        assert all(word in page for word in words)


def test_searches_ask_for_reserved_lots_imports_buyers_and_fatal_days(client: TestClient) -> None:
    assert ids(client, "sme_reserved=false") == ["T1"]
    assert ids(client, "sme_reserved=true") == []
    assert ids(client, "sme_reserved=true&or_unknown=sme_reserved") == ["T2"]
    assert ids(client, "imports_allowed=true") == []
    assert ids(client, "buyer_kind=police") == ["T1"]
    assert ids(client, "fatal_from=2026-06-07&fatal_to=2026-06-09") == ["T1"]
    assert ids(client, "fatal_from=2026-06-09&fatal_to=2026-06-12") == []
    assert client.get("/api/tenders?fatal_from=2026-06-09").status_code == 400
    assert client.get("/?sme_reserved=false&buyer_kind=police&fatal_from=2026-06-07&fatal_to=2026-06-09").status_code == 200


def test_bands_are_counted_asked_for_and_clicked(client: TestClient) -> None:
    facets = client.get("/api/tenders?facets=displacement_band&facets=price_band").json()["facets"]
    assert facets["displacement_band"] == {"0-1.0": 1, "1.0-1.6": 1, "1.6-1.8": 1, "2.5-3.0": 1, "unknown": 1}
    assert facets["price_band"] == {"120000-180000": 1, "unknown": 2}
    assert ids(client, "displacement_band=1.6-1.8&price_band=120000-180000") == ["T1"]
    assert ids(client, "displacement_band=2.5-3.0&price_band=120000-180000") == []
    assert ids(client, "displacement_band=unknown") == ["T2"]
    assert client.get("/api/tenders?displacement_band=1.7").status_code == 400
    page = client.get("/?lang=zh&all=1&displacement_band=1.6-1.8").text
    assert "1.6–1.8 升" in page and "12–18 万元" in page and "price_band=120000-180000" in page and "/tenders/T2" not in page
    assert "120–180k yuan" in client.get("/?lang=en&all=1").text


def test_bands_are_columns_of_the_exports(client: TestClient) -> None:
    head, *found = csv.reader(io.StringIO(client.get("/api/tenders.csv?category=sedan").text.lstrip("\ufeff")))
    rows = [dict(zip(head, row, strict=True)) for row in found]
    assert [(row["displacement_bands"], row["price_band"]) for row in rows] == [
        ("2.5-3.0", "unknown"),
        ("0-1.0 1.0-1.6 1.6-1.8", "120000-180000"),
    ]


def test_the_nearest_fatal_date_may_be_asked_for_first(client: TestClient) -> None:
    assert ids(client, "sort=fatal") == ["T1", "T2"]
    assert 'value="fatal" selected' in client.get("/?sort=fatal").text


def test_a_verdict_shows_its_rule_set_tiers_the_clause_broken_and_what_decided(client: TestClient, index: SearchIndex) -> None:
    index.write([_judged()])
    page = client.get("/tenders/T3?lang=en").text
    assert "Measures for official vehicles" in page and "in force 2017-12-05" in page and "second-hand" in page
    assert "confidential mail" in page and "≤1.6 L, ≤¥120,000" in page and "displacement ≤1.6 L" in page and "special approval" in page
    assert (
        "no standard applies" in page and "by the model catalogue: 虚构 春山" in page and "by catalogue code A02030501 轿车 (2022)" in page
    )


def test_golden_1_on_the_page_and_in_the_api(client: TestClient, index: SearchIndex) -> None:
    sizes = {"length_mm": 4473, "width_mm": 1706, "wheelbase_mm": 2603}
    windows = {name: Window(min=told(Decimal(one)), max=told(Decimal(one))) for name, one in sizes.items()}
    anqing = Line(category=told(Category.SEDAN), quantity=told(15), **windows)
    made = document(TenderMatched(tender_id="T4", tender=tender(anqing, tender_id="T4", stage=Stage.SUSPENDED)), 9, {})
    index.write([made] if made else [])
    page = client.get("/tenders/T4?lang=en").text
    assert "perhaps only one model fits, by unverified figures:" in page and "hardest clause: 车长 length =4473mm" in page
    assert "Suspended" in page
    (report,) = client.get("/api/tenders/T4").json()["market"]
    assert report["only_one"] is None and report["perhaps_only_one_unverified"] and report["hardest_clause"] == "车长 length =4473mm"


def test_terms_are_columns_of_the_exports(client: TestClient) -> None:
    head, *found = csv.reader(io.StringIO(client.get("/api/tenders.csv?buyer_kind=police").text.lstrip("\ufeff")))
    row = dict(zip(head, found[0], strict=True))
    assert (row["documents_until"], row["sme_reserved"], row["imports_allowed"], row["delivery_within"]) == (
        "2026-06-08",
        "no",
        "",
        "30 days",
    )
    assert row["buyer_kind"] == "police" and "13812345678" not in row["delivery_place"]


def test_a_tender_page_names_the_models_that_fit_and_marks_what_is_unverified(client: TestClient) -> None:
    page = client.get("/tenders/T1?lang=en").text
    assert "Models on the market" in page
    assert "unverified figures" in page
    lines = {one["line"] for one in client.get("/api/tenders/T1").json()["market"]}
    assert "lots.0.lines.1" in lines


class _Away:
    """A search index whose server does not answer."""

    def __getattr__(self, name: str) -> object:
        def asked(*_: object) -> None:
            raise Away("Elasticsearch 503: all shards failed")

        return asked


def test_a_search_that_is_away_is_told_in_one_line_and_the_pages_are_not_ready(carrier: EmbeddedCarrier) -> None:
    deps = Deps(  # the index is only asked, never written
        log=carrier.log, blobs=carrier.blobs, index=_Away(), dead=carrier.dead, clock=lambda: AT, carrier="cluster", version="test",  # type: ignore[arg-type]
        demonstration=False, sources=list, services=list, secret=b"secret",
    )  # fmt: skip
    client = TestClient(create_app(deps), raise_server_exceptions=False)
    for path in ("/api/tenders", "/readyz"):
        told = client.get(path)
        assert told.status_code == 503 and "all shards failed" in told.json()["detail"]
    assert "检索暂不可用" in client.get("/", headers={"accept": "text/html"}).text
