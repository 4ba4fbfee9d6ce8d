"""The ledger: versions by the body's hash, each step one transaction, the spool in order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from schemas.events import NoticeCaptured
from schemas.upcasts import payload_of
from scrapers.coverage import coverage
from scrapers.ledger import Ledger, Page
from scrapers.outcomes import Outcome
from scrapers.sources.pages import Row

AT = datetime(2026, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)
ROW = Row("1", "https://www.ccgp.gov.cn/1", "云溪县公务用车采购", "2026-05-31T09:00:00+08:00", "云溪县公安局", "浙江", "公开招标公告")
PAGE = Page("ccgp:1", "ccgp", "1", ROW.url, "a" * 64, "第一版", "1", ROW.title, ROW.published_at, {})


def events(ledger: Ledger) -> list[str]:
    return [event.type for _, event in ledger.unshipped()]


def test_a_row_is_said_once_and_again_only_when_it_changes(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "dfgg/gkzb")
    assert ledger.list_page("ccgp", "dfgg/gkzb", 0, 1, [ROW, ROW], AT) == 1
    assert ledger.list_page("ccgp", "dfgg/gkzb", 0, 1, [ROW], AT) == 0
    assert ledger.list_page("ccgp", "dfgg/gkzb", 0, 1, [replace(ROW, title="改了")], AT) == 0
    assert events(ledger) == ["NoticeListed", "NoticeListed"]


def test_versions_are_numbered_also_there_and_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for body in ("A", "A", "B", "A"):
        ledger.keep([replace(PAGE, body_text=body)], AT, DAY)
    said = [payload_of(event) for _, event in ledger.unshipped()]
    assert [one.version for one in said if isinstance(one, NoticeCaptured)] == [1, 2, 3]


def test_another_normaliser_makes_no_new_version(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.keep([PAGE], AT, DAY)
    assert ledger.keep([replace(PAGE, body_text="anders", normaliser="2")], AT, DAY) == (0, 0)
    assert ledger.keep([replace(PAGE, body_text="anders", normaliser="2")], AT, DAY) == (0, 0)


def test_what_waits_is_vehicles_first_then_the_newest_and_open_ones_again_when_due(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    rows = [
        replace(ROW, native_id="2", title="办公家具采购", published_at="2026-05-31T10:00:00+08:00"),
        replace(ROW, native_id="3", title="办公电脑采购", published_at="2026-05-31T11:00:00+08:00"),
        ROW,
    ]
    ledger.begin_walk("ccgp", "x")
    ledger.list_page("ccgp", "x", 0, 1, rows, AT)
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT)] == ["1", "3", "2"]
    ledger.keep([PAGE], AT, DAY)
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT)] == ["3", "2"]
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT + DAY)] == ["3", "2", "1"]


def test_only_a_complete_walk_moves_the_watermark(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for outcome, mark in ((Outcome.DRIFT, ""), (Outcome.OK, ROW.published_at)):
        ledger.begin_walk("ccgp", "x")
        ledger.list_page("ccgp", "x", 0, 1, [ROW], AT)
        ledger.end_walk("ccgp", "x", outcome, "", AT)
        assert ledger.unit("ccgp", "x").watermark == mark


def test_a_killed_walk_goes_on_where_it_stood(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "x")
    ledger.list_page("ccgp", "x", 0, 9, [ROW], AT)
    ledger.close()
    assert Ledger(tmp_path).begin_walk("ccgp", "x").page == 1


def test_coverage_tells_listed_read_and_waiting(tmp_path: Path) -> None:
    assert coverage(tmp_path, AT) == []
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "x")
    ledger.list_page("ccgp", "x", 0, 1, [ROW, replace(ROW, native_id="2")], AT)
    ledger.keep([PAGE], AT, DAY)
    ledger.end_run("ccgp", Outcome.BLOCKED, "blocked", AT, DAY)
    ledger.spend("ccgp", "2026-06-01", 7)
    (one,) = coverage(tmp_path, AT)
    assert (one.listed, one.read, one.waiting, one.outcome, one.requests_today) == (2, 1, 1, "blocked", 7)
    assert one.not_before == (AT + DAY).isoformat()
    assert one.last_success == ""
