"""The portal over HTTP: layout, markup, time, control; each fault as a crawler meets it."""

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.simulator.faults import Fault, Faults, Strike
from scrapers.simulator.portal import Portal
from scrapers.simulator.running import Simulation, start
from scrapers.simulator.server import NotLoopback, Server

LIST = "/cggg/dfgg/gkzb/index.htm"
NOW = datetime(2026, 9, 29, 6, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def running() -> Iterator[Simulation]:
    with start(notices=400, clock=lambda: NOW) as simulation:
        yield simulation


@pytest.fixture
def portal(running: Simulation) -> Iterator[Simulation]:
    running.faults.clear()
    yield running
    running.faults.clear()


def get(portal: Simulation, path: str) -> httpx.Response:
    return httpx.get(portal.url + path, timeout=10)


def rows(html: str) -> list[LexborNode]:
    return LexborHTMLParser(html).css("ul.c_list_bid > li")


def ids(html: str) -> list[str]:
    return [(row.css_first("a").attributes["href"] or "").rpartition("_")[2].removesuffix(".htm") for row in rows(html)]


def pager(html: str) -> tuple[int, int]:
    size, current = re.findall(r"Pager\({size:(\d+), current:(\d+), prefix:'index',suffix:'htm'}\);", html)[0]
    return int(size), int(current)


def crawled(portal: Simulation, channel: str, category: str) -> list[str]:
    size = pager(get(portal, f"/cggg/{channel}/{category}/index.htm").text)[0]
    names = ["index.htm", *(f"index_{at}.htm" for at in range(1, size))]
    return [native_id for name in names for native_id in ids(get(portal, f"/cggg/{channel}/{category}/{name}").text)]


def detail(portal: Simulation) -> str:
    return str(next(truth["url"] for truth in portal.truth() if truth["part"] == "tender")).removeprefix(portal.url)


def test_the_lists_together_show_every_notice_once_newest_first(portal: Simulation) -> None:
    truths = portal.truth()
    shown: list[str] = []
    for channel, category in sorted({(truth["channel"], truth["category"]) for truth in truths}):
        found = crawled(portal, channel, category)
        assert found == sorted(found, reverse=True)
        shown += found
    assert sorted(shown) == sorted(truth["native_id"] for truth in truths)


def test_a_row_shows_title_time_region_and_buyer_and_leads_to_the_page(portal: Simulation) -> None:
    truths = {truth["native_id"]: truth for truth in portal.truth()}
    html = get(portal, LIST).text
    assert len(rows(html)) == 20 and pager(html)[1] == 0
    for native_id, row in zip(ids(html), rows(html), strict=True):
        truth, link = truths[native_id], row.css_first("a")
        assert link.attributes["title"] == truth["title"]
        published, _, buyer = (em.text() for em in row.css("em"))
        assert published.replace(" ", "T") == truth["published_at"][:16] and buyer == truth["buyer"]
        assert httpx.URL(portal.url + LIST).join(link.attributes["href"] or "") == truth["url"]


def test_the_mixed_list_names_each_rows_kind(portal: Simulation) -> None:
    first = rows(get(portal, "/cggg/dfgg/index.htm").text)[0]
    assert first.css_first('em[rel="bxlx"]') is not None
    path = httpx.URL(portal.url + "/cggg/dfgg/").join(first.css_first("a").attributes["href"] or "").path
    assert get(portal, path).status_code == 200


def test_side_lists_stand_outside_the_list(portal: Simulation) -> None:
    html = get(portal, LIST).text
    assert "t20200102_10000001.htm" in html and "10000001" not in ids(html)


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/cggg/dfgg/htgg/index.htm", "/cggg/dfgg/gkzb/index_25.htm", "/cggg/dfgg/gkzb/202609/t20260929_1.htm", "/x"]
)
def test_what_the_portal_has_not_is_not_found(portal: Simulation, path: str) -> None:
    assert get(portal, path).status_code == 404


def test_a_list_ends_at_its_cap_unless_it_is_lifted() -> None:
    made = Portal(7, lambda: NOW, pages_cap=2)
    made.backlog(400, days=3)
    assert made.size(made.total("dfgg", "gkzb")) == 2
    made.pages_cap = None
    assert made.size(made.total("dfgg", "gkzb")) == -(-made.total("dfgg", "gkzb") // 20) > 2


def test_raw_bytes_differ_at_every_request_and_the_notice_does_not(portal: Simulation) -> None:
    one, other = get(portal, detail(portal)).text, get(portal, detail(portal)).text
    assert one != other
    bodies = [LexborHTMLParser(html).css_first("div.vF_detail_content").html for html in (one, other)]
    assert bodies[0] == bodies[1]


def test_a_page_has_the_parts_a_reader_looks_for(portal: Simulation) -> None:
    tree = LexborHTMLParser(get(portal, detail(portal)).text)
    for selector in (
        "meta[name=ArticleTitle]", "meta[name=PubDate]", "div.vF_deail_currentloc a.CurrChnlCls", "div.vF_detail_main h2.tc",
        "span#pubTime", "span#sourceName", "div.table td.title", "div.vF_detail_content_container > div.vF_detail_content",
        "div.vF_detail_relcontent ul.c_list_tat",
    ):  # fmt: skip
        assert tree.css_first(selector) is not None, selector


def test_everything_is_marked_as_a_demonstration(portal: Simulation) -> None:
    for path in (LIST, detail(portal), "/_truth", "/_control", "/nowhere"):
        assert get(portal, path).headers["X-Chebiao-Demo"] == "1"
    assert "演示" in LexborHTMLParser(get(portal, detail(portal)).text).css_first("#sourceName").text()


def test_it_serves_this_machine_only() -> None:
    made = Portal(7, lambda: NOW)
    for host in ("0.0.0.0", "::", "example.org"):
        with pytest.raises(NotLoopback, match=r"127\.0\.0\.1"):
            asyncio.run(Server(made, Faults(), lambda: NOW).open(host))


def test_a_taken_port_is_said() -> None:
    with start(notices=1) as first, pytest.raises(OSError):
        start(notices=1, port=int(first.url.rpartition(":")[2]))


def test_new_notices_push_old_rows_down() -> None:
    with start(notices=300) as portal:
        before = ids(get(portal, LIST).text)
        published = [truth for truth in portal.publish(40) if (truth["channel"], truth["category"]) == ("dfgg", "gkzb")]
        after = ids(get(portal, LIST).text)
        assert published and after[len(published) :] == before[: 20 - len(published)]


def test_it_publishes_and_corrects_as_time_goes_on() -> None:
    with start(notices=10, every=0.02, amend_each=2) as portal:
        until = time.monotonic() + 10
        while time.monotonic() < until and (len(portal.truth()) < 20 or all(truth["version"] == 1 for truth in portal.truth())):
            time.sleep(0.02)
        assert len(portal.truth()) >= 20
        assert any(truth["version"] > 1 for truth in portal.truth())


def test_truth_is_served_as_json_lines(portal: Simulation) -> None:
    assert [json.loads(line) for line in get(portal, "/_truth").text.splitlines()] == portal.truth()


def test_control_publishes_corrects_stages_and_switches() -> None:
    with start(notices=5) as portal:

        def tell(**command: object) -> httpx.Response:
            return httpx.post(portal.url + "/_control", json=command)

        assert len(tell(publish=3).json()["notices"]) == 3
        told = tell(scenario=["tender", "award"], name="x").json()["notices"]
        assert [notice["part"] for notice in told] == ["tender", "award"]
        assert tell(amend=told[0]["native_id"]).json()["notices"][0]["version"] == 2
        tell(fault="bad_gateway", after=1, where=["list"])
        assert [get(portal, LIST).status_code for _ in range(2)] == [200, 502]
        assert get(portal, "/_control").json()["faults"]["bad_gateway"]["after"] == 1
        tell(clear="all")
        assert get(portal, LIST).status_code == 200
        for wrong in ({"fault": "rain"}, {"fault": "slow", "colour": 1}, {"amend": "1"}, {"dance": True}):
            assert httpx.post(portal.url + "/_control", json=wrong).status_code == 400


def test_requests_are_remembered_for_tests_of_politeness() -> None:
    with start(notices=5) as portal:
        get(portal, LIST)
        get(portal, "/_truth")
        assert [(path, status) for _, path, status in portal.requests] == [(LIST, 200)]


def test_a_fault_strikes_after_every_and_at_most_as_told(portal: Simulation) -> None:
    portal.faults.set(Fault.BAD_GATEWAY, Strike(after=2, every=2, times=2))
    assert [get(portal, LIST).status_code for _ in range(8)] == [200, 200, 200, 502, 200, 502, 200, 200]
    assert portal.faults.struck(Fault.BAD_GATEWAY) == 2


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (Fault.BLOCK_PAGE, 200, "频繁访问!中国政府采购网"), (Fault.CHALLENGE, 200, "安全验证"), (Fault.FORBIDDEN, 403, "事件ID"),
        (Fault.THROTTLED, 429, "频繁"), (Fault.BAD_GATEWAY, 502, "502"), (Fault.GONE, 404, "404"), (Fault.EMPTY_BODY, 200, ""),
    ],
)  # fmt: skip
def test_a_refusal_replaces_lists_and_pages(portal: Simulation, fault: Fault, status: int, words: str) -> None:
    portal.faults.set(fault)
    for path in (LIST, detail(portal)):
        answer = get(portal, path)
        assert answer.status_code == status and words in answer.text and len(answer.content) < 4096
        assert "c_list_bid" not in answer.text and "vF_detail_content" not in answer.text
    assert get(portal, "/_truth").text


def test_throttled_says_how_long(portal: Simulation) -> None:
    portal.faults.set(Fault.THROTTLED, Strike(seconds=7))
    assert get(portal, LIST).headers["Retry-After"] == "7"


def test_truncated_ends_before_its_announced_length(portal: Simulation) -> None:
    portal.faults.set(Fault.TRUNCATED)
    with pytest.raises(httpx.RemoteProtocolError):
        get(portal, detail(portal))


def test_slow_is_right_but_late(portal: Simulation) -> None:
    portal.faults.set(Fault.SLOW, Strike(seconds=0.3))
    began = time.monotonic()
    assert len(rows(get(portal, LIST).text)) == 20
    assert time.monotonic() - began >= 0.3


def test_gb18030_is_said_in_the_page_only(portal: Simulation) -> None:
    portal.faults.set(Fault.GB18030)
    answer = get(portal, LIST)
    assert "charset" not in answer.headers["Content-Type"] and b"charset=gb18030" in answer.content
    assert len(ids(answer.content.decode("gb18030"))) == 20
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode()


def test_a_renamed_class_leaves_nothing_to_find(portal: Simulation) -> None:
    portal.faults.set(Fault.RENAMED_CLASS)
    assert rows(get(portal, LIST).text) == []
    assert LexborHTMLParser(get(portal, detail(portal)).text).css_first("div.vF_detail_content") is None


def test_duplicate_rows_lose_nothing(portal: Simulation) -> None:
    clean = crawled(portal, "dfgg", "gkzb")
    portal.faults.set(Fault.DUPLICATE_ROWS, Strike(by=3))
    found = crawled(portal, "dfgg", "gkzb")
    assert len(found) > len(clean) and set(found) == set(clean)


def test_shifted_rows_repeat_and_spill_over_the_first_pages_total(portal: Simulation) -> None:
    before, after = pager(get(portal, LIST).text)[0], get(portal, "/cggg/dfgg/gkzb/index_1.htm").text
    portal.faults.set(Fault.SHIFTED_ROWS, Strike(by=20))
    shifted = get(portal, "/cggg/dfgg/gkzb/index_1.htm").text
    assert ids(shifted) == ids(get(portal, LIST).text) and ids(shifted) != ids(after)
    assert pager(shifted)[0] == before + 1


def test_a_wrong_total_announces_pages_that_are_not_there(portal: Simulation) -> None:
    right = pager(get(portal, LIST).text)[0]
    portal.faults.set(Fault.WRONG_TOTAL, Strike(by=2))
    assert pager(get(portal, LIST).text)[0] == right + 2
    assert get(portal, f"/cggg/dfgg/gkzb/index_{right}.htm").status_code == 404
    portal.faults.set(Fault.WRONG_TOTAL, Strike(by=-1))
    assert pager(get(portal, LIST).text)[0] == right - 1


def test_a_stale_page_says_that_it_is_the_first(portal: Simulation) -> None:
    portal.faults.set(Fault.STALE_PAGE)
    assert pager(get(portal, "/cggg/dfgg/gkzb/index_2.htm").text)[1] == 0


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [(Fault.ROBOTS_ERROR, 503, ""), (Fault.ROBOTS_DISALLOW, 200, "Disallow: /cggg/"), (Fault.CRAWL_DELAY, 200, "Crawl-delay: 1\n")],
)
def test_robots_faults_leave_the_pages_alone(portal: Simulation, fault: Fault, status: int, words: str) -> None:
    portal.faults.set(fault)
    answer = get(portal, "/robots.txt")
    assert answer.status_code == status and words in answer.text
    assert len(rows(get(portal, LIST).text)) == 20


def test_the_command_prints_its_address_and_leaves_the_truth_behind(tmp_path: Path) -> None:
    truth = tmp_path / "truth.jsonl"
    command = [
        sys.executable,
        "-m",
        "scrapers.simulator",
        "--notices",
        "30",
        "--seed",
        "7",
        "--faults",
        "block_page:1",
        "--truth",
        str(truth),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        answers = [httpx.get(url + LIST).text for _ in range(2)]
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert rows(answers[0]) and "频繁访问" in answers[1]
    assert len(truth.read_text(encoding="utf-8").splitlines()) == 30
