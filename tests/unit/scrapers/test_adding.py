"""Notices that no spider brings: files of notices, one page found elsewhere, kept pages read again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.events import NoticeCaptured
from schemas.topics import CAPTURES
from schemas.upcasts import payload_of
from scrapers import fetching
from scrapers.adding import CannotAdd, add, import_lines, reparse
from scrapers.ledger import Ledger, Page
from scrapers.outcomes import Outcome
from scrapers.simulator.faults import Fault
from scrapers.simulator.running import start
from scrapers.sources.pages import Row

AT = datetime(2026, 6, 1, tzinfo=UTC)
CCGP = "http://www.ccgp.gov.cn/cggg/dfgg/gkzb/202606/t20260601_123.htm"
LINE: dict[str, Any] = {
    "id": "n1",
    "title": "云溪县公务用车采购",
    "published_at": "2026年6月1日",
    "url": CCGP,
    "html": "<p>采购轿车2辆</p>",
}


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[EmbeddedCarrier]:
    carrier = connect(Settings(data=tmp_path / "data"))
    yield carrier
    carrier.close()


def captured(carrier: EmbeddedCarrier) -> list[NoticeCaptured]:
    said = [payload_of(Event.from_json(one.raw)) for one in carrier.log.read(CAPTURES, 0, 10_000)]
    return [one for one in said if isinstance(one, NoticeCaptured)]


def written(folder: Path, *lines: Any) -> Path:
    file = folder / "notices.jsonl"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines))
    return file


def test_a_notice_of_a_known_portal_is_the_same_as_when_crawled_others_bear_their_own_id(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    other = {"id": "n2", "title": "租车", "url": "", "text": "租赁客车", "list_row": {"地区": "浙江"}}
    report = import_lines(carrier, written(tmp_path, LINE, other), AT)
    assert (report.read, report.new, report.bad) == (2, 2, [])
    first, second = captured(carrier)
    assert (first.notice_id, first.media, first.origin, first.published_at) == ("ccgp:123", "html", "import", "2026-06-01")
    assert (second.notice_id, second.media, second.row) == ("import:n2", "text", {"地区": "浙江"})
    assert carrier.blobs.get(second.page).decode() == "租赁客车"


def test_importing_again_changes_nothing_and_a_changed_body_is_a_new_version(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    for html, new, changed in (("<p>a</p>", 1, 0), ("<p>a</p>", 0, 0), ("<p>b</p>", 0, 1), ("<p>a</p>", 0, 1)):
        report = import_lines(carrier, written(tmp_path, {**LINE, "html": html}), AT)
        assert (report.new, report.changed) == (new, changed)
    assert [one.version for one in captured(carrier)] == [1, 2, 3]


@pytest.mark.parametrize(
    "bad",
    [
        b"{not json", b"[]", b"\xff\xfe", b"[" * 5000, {**LINE, "html": "  "}, {**LINE, "html": None}, {"title": "no id", "text": "x"},
        {**LINE, "list_row": ["a"]}, {"id": "x", "text": "no title"}, b'{"id": "x", "title": "half \\ud800", "text": "x"}',
        b'{"id": "x", "title": "t", "text": "half \\ud800"}', {"id": " ", "title": "t", "text": "x"},
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_go_on(bad: Any, carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    report = import_lines(carrier, written(tmp_path, LINE, bad, {**LINE, "id": "n2", "url": ""}), AT)
    assert (report.new, [line for line, _ in report.bad]) == (2, [2])
    assert (
        report.aside
        and report.aside.read_bytes() == (bad if isinstance(bad, bytes) else json.dumps(bad, ensure_ascii=False).encode()) + b"\n"
    )


def test_only_a_line_feed_ends_a_line(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    lines = [{**LINE, "url": "", "id": f"n{number}", "html": f"<p>一{end}二</p>"} for number, end in enumerate("\u2028\x85\u2029")]
    report = import_lines(carrier, written(tmp_path, *lines), AT)
    assert (report.new, report.bad) == (3, [])


def test_a_thousand_lines_take_seconds(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    report = import_lines(carrier, written(tmp_path, *({**LINE, "url": "", "id": str(number)} for number in range(1000))), AT)
    assert report.new == len(captured(carrier)) == 1000


def test_a_file_is_added_by_its_words_once(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    file.write_text("云溪县客车采购\n采购客车一辆", encoding="utf-8")
    first = add(carrier, str(file), AT)
    assert add(carrier, str(file), AT) == first
    (one,) = captured(carrier)
    assert (one.media, one.origin, one.title) == ("text", "add", "云溪县客车采购")
    assert first == "added:" + hashlib.sha256(file.read_bytes()).hexdigest()[:24]


@pytest.mark.parametrize("content", [b"", b"  \n", b"%PDF-1.7 ...", b"PK\x03\x04...", b"a\x00b"])
def test_what_is_no_page_is_refused(content: bytes, carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(CannotAdd, match="html"):
        add(carrier, str(file), AT)
    with pytest.raises(CannotAdd, match="cannot read"):
        add(carrier, str(tmp_path / "none"), AT)
    assert captured(carrier) == []


def test_an_address_is_added_when_its_host_allows_it(carrier: EmbeddedCarrier) -> None:
    with start(notices=3) as portal:
        url = portal.url + portal.portal.notices()[0].path
        notice_id = add(carrier, url, AT, allow_loopback=True)
        for fault, why in (
            (Fault.ROBOTS_DISALLOW, "robots.txt"),
            (Fault.BLOCK_PAGE, "blocked"),
            (Fault.EMPTY_BODY, "error"),
            (Fault.GONE, "gone"),
        ):
            portal.faults.set(fault)
            with pytest.raises(CannotAdd, match=why):
                add(carrier, url, AT, allow_loopback=True)
            portal.faults.clear()
    (one,) = captured(carrier)
    assert (one.notice_id, one.url, one.media) == (notice_id, url, "html")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://10.0.0.1/x",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/x",
        "http://user@a.example/",
        "http://[bad/",
    ],
)
def test_an_address_inside_is_never_asked(url: str, carrier: EmbeddedCarrier) -> None:
    with pytest.raises(CannotAdd, match=r"global|地址无效"):
        add(carrier, url, AT, contact="a@b.example")


def test_a_name_that_leads_inside_is_never_asked(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for inside in (["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], []):
        with pytest.raises(CannotAdd, match="global"):
            fetching.fetched(ledger, "https://a.example/x", AT, "a@b.example", False, lambda *_, found=inside: found)
    ledger.close()


def test_a_source_that_is_left_alone_is_not_asked_by_hand_either(carrier: EmbeddedCarrier) -> None:
    ledger = Ledger(carrier.folder)
    ledger.end_run("ccgp", Outcome.BLOCKED, "", AT, timedelta(hours=6))
    with pytest.raises(CannotAdd, match="left alone"):
        add(carrier, CCGP, AT, contact="a@b.example")
    ledger.end_run("ccgp", Outcome.OK, "", AT, None)
    ledger.spend("ccgp", AT.date().isoformat(), 1_000_000, 1_000_000)
    with pytest.raises(CannotAdd, match="budget"):
        add(carrier, CCGP, AT, contact="a@b.example")
    ledger.close()


def page(body: str, box: str = "vF_detail_content") -> bytes:
    return f'<html><body><div class="{box}">{body}</div></body></html>'.encode()


def test_reparse_renews_old_hashes_without_a_new_version(carrier: EmbeddedCarrier) -> None:
    ledger = Ledger(carrier.folder)
    kept = Page("ccgp:1", "ccgp", "1", CCGP, carrier.blobs.put(page("轿车")), "as made by an older normaliser", "0", "t", "", {})
    ledger.keep([kept], AT, timedelta(days=1))
    assert (reparse(carrier, AT).renewed, reparse(carrier, AT).renewed) == (1, 0)
    assert ledger.keep([replace(kept, body_text="轿车", normaliser="1")], AT, timedelta(days=1)) == (0, 0)
    assert ledger.keep([replace(kept, body_text="皮卡", normaliser="1")], AT, timedelta(days=1)) == (0, 1)
    ledger.close()


def test_reparse_leaves_alone_what_the_reader_cannot_read(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    import_lines(carrier, written(tmp_path, LINE), AT)
    ledger = Ledger(carrier.folder)
    drifted = Page("ccgp:8", "ccgp", "8", CCGP, carrier.blobs.put(page("轿车", "renamed")), "old words", "0", "t", "", {})
    lost = replace(drifted, notice_id="ccgp:9", native_id="9", page="0" * 64)
    ledger.keep([drifted, lost], AT, timedelta(days=1))
    with closing(sqlite3.connect(ledger.path)) as db:
        before = db.execute("SELECT * FROM notices").fetchall()
        report = reparse(carrier, AT)
        assert (report.renewed, report.said, [one for one, _ in report.unread]) == (0, 0, ["ccgp:8", "ccgp:9"])
        assert "body" in report.unread[0][1] and "backup" in report.unread[1][1]
        assert db.execute("SELECT * FROM notices").fetchall() == before
    ledger.close()
    assert import_lines(carrier, written(tmp_path, LINE), AT).same == 1


def test_reparse_says_a_page_that_could_not_be_read_when_it_came(carrier: EmbeddedCarrier) -> None:
    ledger = Ledger(carrier.folder)
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 0, 1, [Row("1", CCGP, "公务用车采购"), Row("2", CCGP, "皮卡采购")], AT)
    ledger.missed("ccgp:1", AT, page=carrier.blobs.put(page("轿车")))
    ledger.missed("ccgp:2", AT, page=carrier.blobs.put(page("皮卡", "unknown")))
    report = reparse(carrier, AT)
    assert (report.said, [one for one, _ in report.unread]) == (1, ["ccgp:2"])
    (one,) = captured(carrier)
    assert (one.notice_id, one.version, one.title) == ("ccgp:1", 1, "公务用车采购")
    assert ledger.unread("ccgp") == 1
    ledger.close()
