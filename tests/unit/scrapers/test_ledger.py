"""The ledger: versions by the body's hash, each step one transaction, the spool in order."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from schemas.events import NoticeCaptured
from schemas.upcasts import payload_of
from scrapers.coverage import coverage
from scrapers.ledger import FILE, Ledger, Page, Unit
from scrapers.ledger.book import SCHEMA
from scrapers.outcomes import Outcome
from scrapers.sources.ccgp.source import SOURCE
from scrapers.sources.pages import Row
from scrapers.spiders.allowance import Allowance

AT = datetime(2026, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)
ROW = Row("1", "https://www.ccgp.gov.cn/1", "云溪县公务用车采购", "2026-05-31T09:00:00+08:00", "云溪县公安局", "浙江", "公开招标公告")
PAGE = Page("ccgp:1", "ccgp", "1", ROW.url, "a" * 64, "第一版", "1", ROW.title, ROW.published_at, {})


def events(ledger: Ledger) -> list[str]:
    return [event.type for _, event in ledger.unshipped()]


def test_a_row_is_said_once_and_again_only_when_it_changes(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "dfgg/gkzb", AT)
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
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 0, 1, rows, AT)
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT)] == ["1", "3", "2"]
    ledger.keep([PAGE], AT, DAY)
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT)] == ["3", "2"]
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT + DAY)] == ["1", "3", "2"]


def test_only_a_complete_walk_moves_the_watermark(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for outcome, mark in ((Outcome.DRIFT, ""), (Outcome.OK, ROW.published_at)):
        ledger.begin_walk("ccgp", "x", AT)
        ledger.list_page("ccgp", "x", 0, 1, [ROW], AT)
        ledger.end_walk("ccgp", "x", outcome, "", AT)
        assert ledger.unit("ccgp", "x").watermark == mark


def test_a_killed_walk_goes_on_where_it_stood(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 0, 9, [ROW], AT)
    ledger.close()
    assert Ledger(tmp_path).begin_walk("ccgp", "x", AT).page == 1


def test_coverage_tells_listed_read_and_waiting(tmp_path: Path) -> None:
    assert coverage(tmp_path, AT) == []
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 0, 1, [ROW, replace(ROW, native_id="2")], AT)
    ledger.keep([PAGE], AT, DAY)
    ledger.end_run("ccgp", Outcome.BLOCKED, "blocked", AT, DAY)
    ledger.spend("ccgp", "2026-06-01", 7, 9)
    (one,) = coverage(tmp_path, AT)
    assert (one.listed, one.read, one.waiting, one.outcome, one.requests_today) == (2, 1, 1, "blocked", 7)
    assert one.not_before == (AT + DAY).isoformat()
    assert one.last_success == ""


def test_a_source_is_covered_only_since_when_all_its_lists_are(tmp_path: Path) -> None:
    ledger, last = Ledger(tmp_path), SOURCE.channels[-1].path
    for number, channel in enumerate(SOURCE.channels):
        assert number == 0 or coverage(tmp_path, AT)[0].covered_since == ""
        ledger.begin_walk("ccgp", channel.path, AT)
        rows = [replace(ROW, native_id=str(number), published_at=f"2026-05-{number + 1:02}T09:00:00+08:00")] if number < 20 else []
        ledger.list_page("ccgp", channel.path, 0, 1, rows, AT)
        ledger.end_walk("ccgp", channel.path, Outcome.OK if channel.path != last else Outcome.DRIFT, "", AT)
    assert coverage(tmp_path, AT)[0].covered_since == ""
    ledger.end_walk("ccgp", last, Outcome.EMPTY, "", AT)
    assert coverage(tmp_path, AT)[0].covered_since == "2026-05-20T09:00:00+08:00"
    ledger.begin_walk("ccgp", last, AT)
    ledger.list_page("ccgp", last, 0, 1, [replace(ROW, native_id="new", published_at="2026-05-31T09:00:00+08:00")], AT)
    ledger.end_walk("ccgp", last, Outcome.OK, "", AT)
    assert coverage(tmp_path, AT)[0].covered_since == "2026-05-20T09:00:00+08:00", (
        "the list was seen empty before: nothing is missing there"
    )


def walked(ledger: Ledger, rows: list[Row], outcome: Outcome, at: datetime) -> Unit:
    """One walk of one page; returns the unit as it began."""
    unit = ledger.begin_walk("ccgp", "x", at)
    ledger.list_page("ccgp", "x", 0, 1, rows, at)
    ledger.end_walk("ccgp", "x", outcome, "", at)
    return unit


def test_once_a_day_a_walk_looks_behind_the_watermark_for_rows_put_in_late(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert walked(ledger, [ROW], Outcome.OK, AT).floor == ""
    assert walked(ledger, [ROW], Outcome.OK, AT + timedelta(hours=1)).floor == ROW.published_at
    assert walked(ledger, [ROW], Outcome.OK, AT + DAY).floor == "2026-05-29T09:00:00+08:00"
    assert walked(ledger, [ROW], Outcome.OK, AT + DAY).floor == ROW.published_at


def test_a_truncated_walk_says_that_the_list_is_covered_only_since_what_it_saw(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    old, new = replace(ROW, published_at="2026-05-01T09:00:00+08:00"), replace(ROW, native_id="2", published_at="2026-05-31T09:00:00+08:00")
    walked(ledger, [old], Outcome.OK, AT)
    assert ledger.unit("ccgp", "x").covered_since == old.published_at
    walked(ledger, [new], Outcome.TRUNCATED, AT)
    unit = ledger.unit("ccgp", "x")
    assert (unit.covered_since, unit.watermark, unit.state) == (new.published_at, new.published_at, "truncated")


@pytest.mark.parametrize(
    ("outcome", "page"), [(Outcome.BLOCKED, 3), (Outcome.ERROR, 3), (Outcome.THROTTLED, 3), (Outcome.DRIFT, 0), (Outcome.OK, 0)]
)
def test_a_walk_that_was_stopped_goes_on_one_that_ended_begins_anew(outcome: Outcome, page: int, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 2, 9, [ROW], AT)
    ledger.end_walk("ccgp", "x", outcome, "", AT)
    assert ledger.begin_walk("ccgp", "x", AT).page == page


def listed(folder: Path, *rows: Row) -> Ledger:
    ledger = Ledger(folder)
    ledger.begin_walk("ccgp", "x", AT)
    ledger.list_page("ccgp", "x", 0, 1, rows, AT)
    return ledger


def test_an_open_tender_whose_second_look_failed_is_looked_at_again(tmp_path: Path) -> None:
    ledger = listed(tmp_path, ROW)
    ledger.keep([PAGE], AT, DAY)
    ledger.missed("ccgp:1", AT + DAY)
    assert ledger.waiting("ccgp", 9, AT + DAY) == []
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT + DAY + timedelta(minutes=10))] == ["1"]


def test_a_page_that_could_not_be_had_is_asked_for_later_and_by_the_next_run_at_once(tmp_path: Path) -> None:
    ledger = listed(tmp_path, ROW)
    ledger.missed("ccgp:1", AT)
    assert ledger.waiting("ccgp", 9, AT) == []
    ledger.try_again("ccgp")
    assert len(ledger.waiting("ccgp", 9, AT)) == 1


def test_only_three_404s_mean_that_a_notice_is_gone(tmp_path: Path) -> None:
    ledger = listed(tmp_path, ROW)
    for left in (1, 1, 0):
        ledger.missed("ccgp:1", AT, gone=True)
        ledger.try_again("ccgp")
        assert ledger.unread("ccgp") == len(ledger.waiting("ccgp", 9, AT)) == left


def test_a_404_after_other_failures_is_only_the_first(tmp_path: Path) -> None:
    ledger = listed(tmp_path, ROW)
    for gone in (False, False, True, True, False, True, True):
        ledger.missed("ccgp:1", AT, gone=gone)
        assert ledger.unread("ccgp") == 1


def test_what_the_portal_asked_for_holds_whatever_a_run_came_to(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.hold("ccgp", AT + DAY)
    ledger.hold("ccgp", AT + timedelta(minutes=1))
    ledger.end_run("ccgp", Outcome.THROTTLED, "", AT, None)
    ledger.close()
    again = Ledger(tmp_path)
    assert again.asked_until("ccgp") == again.not_before("ccgp") == (AT + DAY).isoformat()
    again.end_run("ccgp", Outcome.OK, "", AT + DAY * 2, None)
    assert again.not_before("ccgp") == ""


def test_a_days_budget_is_never_exceeded_whoever_takes_from_it(tmp_path: Path) -> None:
    days = [AT]
    one, other = (Allowance(Ledger(tmp_path), "ccgp", 10, at_once, lambda: days[0]) for at_once in (4, 1))
    taken = [one.take(), other.take(), *(one.take() for _ in range(20))]
    assert taken.count(True) == 10 and not other.take() and one.left() == 0
    days[0] += DAY
    assert one.take() and one.left() == 9
    one.give_back()
    assert Ledger(tmp_path).spent("ccgp", days[0].date().isoformat()) == 1


def test_a_page_at_which_the_portal_blocked_us_comes_last_next_time(tmp_path: Path) -> None:
    other = replace(ROW, native_id="2", title="办公家具采购")
    ledger = listed(tmp_path, ROW, other)
    ledger.missed("ccgp:1", AT, refused=True)
    ledger.try_again("ccgp")
    assert [one.native_id for one in ledger.waiting("ccgp", 9, AT)] == ["2", "1"]


def test_a_vehicle_notice_whose_row_changed_is_looked_at_again(tmp_path: Path) -> None:
    ledger = listed(tmp_path, replace(ROW, kind_label="中标公告"))
    ledger.keep([PAGE], AT, DAY)
    assert ledger.waiting("ccgp", 9, AT + DAY) == []
    ledger.list_page("ccgp", "x", 0, 1, [replace(ROW, kind_label="中标公告", title=ROW.title + "（二次）")], AT)
    assert len(ledger.waiting("ccgp", 9, AT)) == 1


def test_a_step_that_fails_leaves_neither_rows_nor_events(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    bad = replace(PAGE, row={"what": object()})
    with pytest.raises(TypeError):
        ledger.keep([PAGE, bad], AT, DAY)
    assert events(ledger) == [] and ledger.keep([PAGE], AT, DAY) == (1, 0)


def test_a_ledger_made_earlier_is_brought_up(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE)
    db.executescript(SCHEMA)
    db.execute("INSERT INTO units (source, channel, watermark) VALUES ('ccgp', 'x', ?)", (ROW.published_at,))
    db.commit()
    db.close()
    ledger = Ledger(tmp_path)
    assert ledger.begin_walk("ccgp", "x", AT).watermark == ROW.published_at
    assert listed(tmp_path, ROW).waiting("ccgp", 9, AT)[0].native_id == "1"
