"""Manners: robots.txt after RFC 9309, pauses that portals ask for, a log that cannot be reached."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from runtime.connect import connect
from runtime.ports import Log, Stored
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.topics import CAPTURES, Topic
from scrapers.collector import Busy, NoContact, collect
from scrapers.forwarder import Forwarder
from scrapers.ledger import Ledger, Page
from scrapers.outcomes import Outcome
from scrapers.sources.ccgp.source import SOURCE
from scrapers.spiders.pausing import Pause, retry_after
from scrapers.spiders.robots import ask
from scrapers.spiders.settings import scrapy_settings

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
LIST = "https://portal.example/cggg/dfgg/gkzb/index.htm"


def robots(*answers: tuple[int, str] | None) -> tuple[bool, float, str]:
    """(whether the list may be asked for, delay, refusal) when robots.txt answers so, one after another; None: not at all."""
    left = list(answers)

    def fetch(url: str) -> tuple[int, bytes]:
        assert url == "https://portal.example/robots.txt"
        answer = left.pop(0) if len(left) > 1 else left[0]
        if answer is None:
            raise httpx.ConnectError("no way")
        return answer[0], answer[1].encode()

    found = ask("https://portal.example", "Chebiao/0.1", back_off=0, fetch=fetch)
    return found.allows(LIST), found.delay, found.refusal


def test_no_robots_txt_allows_everything() -> None:
    assert robots((404, "<html>Disallow: /")) == (True, 0.0, "")
    assert robots((301, "")) == (True, 0.0, "")


def test_a_robots_txt_that_cannot_be_had_forbids_everything() -> None:
    for answer in ((503, ""), (429, ""), None):
        allowed, _, refusal = robots(answer)
        assert not allowed and "RFC 9309" in refusal


def test_a_gateway_that_flips_is_asked_again_before_that_counts() -> None:
    assert robots((502, ""), None, (404, "")) == (True, 0.0, "")


def test_rules_and_delays_are_kept() -> None:
    assert robots((200, "User-agent: *\nDisallow: /cggg/"))[0] is False
    assert robots((200, "User-agent: *\nCrawl-delay: 12\nAllow: /"))[:2] == (True, 12.0)
    assert robots((200, "User-agent: *\nRequest-rate: 1/30"))[1] == 30.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 01 Jun 2026 12:00:30 GMT", 30.0),
        ("Mon, 01 Jun 2026 11:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header: str, seconds: float | None) -> None:
    assert retry_after(header, AT) == seconds


def test_a_pause_holds_back_what_comes_and_ends_with_the_run() -> None:
    async def waits() -> tuple[float, float]:
        pause = Pause()
        pause.hold(0.2)
        began = time.monotonic()
        await pause.passed()
        held = time.monotonic() - began
        pause.hold(60)
        asyncio.get_running_loop().call_later(0.05, pause.over.set)
        await pause.passed()
        return held, time.monotonic() - began - held

    held, ended = asyncio.run(waits())
    assert 0.2 <= held < 5 and ended < 5


@pytest.mark.parametrize(("base", "asked", "delay"), [
    ("https://www.ccgp.gov.cn", 0, 8), ("https://www.ccgp.gov.cn", 30, 30), ("http://127.0.0.1:9", 0, 0), ("http://127.0.0.1:9", 1, 1),
    ("http://127.0.0.1.example", 0, 8), ("http://10.0.0.1", 0, 8),
])  # fmt: skip
def test_only_on_this_machine_the_floor_may_be_undercut_and_crawl_delay_holds_everywhere(base: str, asked: float, delay: float) -> None:
    settings = scrapy_settings(SOURCE, base, "Chebiao", asked)
    assert settings["DOWNLOAD_DELAY"] == delay
    assert (settings["CONCURRENT_REQUESTS"] == 1) is bool(delay)
    assert settings["REMOTE_CONTROL_ENABLED"] is settings["TELNETCONSOLE_ENABLED"] is settings["REDIRECT_ENABLED"] is False


class Unreachable:
    """A log that is down for its first few appends."""

    def __init__(self, target: Log, failures: int) -> None:
        self.target, self.failures, self.asked = target, failures, 0

    def append(self, topic: Topic, events: Sequence[Event]) -> int:
        self.asked += 1
        if self.asked <= self.failures:
            raise ConnectionError("down")
        return self.target.append(topic, events)

    def read(self, topic: Topic, after: int = 0, limit: int = 500) -> list[Stored]:
        return self.target.read(topic, after, limit)

    def read_all(self, topic: Topic, after: int = 0) -> Iterator[Stored]:
        return self.target.read_all(topic, after)

    def end(self, topic: Topic) -> int:
        return self.target.end(topic)


def test_a_log_that_is_down_is_only_lag_and_is_not_asked_all_the_time(tmp_path: Path) -> None:
    carrier, ledger, moment = connect(Settings(data=tmp_path)), Ledger(tmp_path), [0.0]
    target = Unreachable(carrier.log, 2)
    forwarder = Forwarder(ledger, lambda: target, lambda: moment[0])
    for number in range(5):
        ledger.keep([Page(f"ccgp:{number}", "ccgp", str(number), "", "a" * 64, "x", "1", "t", "", {})], AT, timedelta(days=1))
        assert forwarder.ship() == 0
    assert target.asked == 1
    for moment[0] in (1.0, 2.0, 3.0):
        forwarder.ship()
    assert target.asked == 3
    assert [Event.from_json(one.raw).key for one in carrier.log.read(CAPTURES)] == [f"ccgp:{number}" for number in range(5)]
    ledger.close()
    carrier.close()


def test_a_live_portal_is_not_asked_without_a_contact_in_its_cool_down_or_by_two_at_once(tmp_path: Path) -> None:
    carrier = connect(Settings(data=tmp_path))
    with pytest.raises(NoContact, match="CHEBIAO_CONTACT"):
        collect(carrier, tmp_path, SOURCE)
    ledger = Ledger(tmp_path)
    ledger.end_run("ccgp", Outcome.BLOCKED, "", AT, timedelta(hours=6))
    report = collect(carrier, tmp_path, SOURCE, contact="a@b.example", clock=lambda: AT + timedelta(hours=5))
    assert (report.outcome, report.detail) == (
        Outcome.BLOCKED,
        "在 2026-06-01T18:00:00+00:00 之前不访问 / left alone until 2026-06-01T18:00:00+00:00",
    )

    def while_collecting() -> datetime:
        with pytest.raises(Busy):
            collect(carrier, tmp_path, SOURCE, contact="a@b.example")
        return AT

    collect(carrier, tmp_path, SOURCE, contact="a@b.example", clock=while_collecting)
    ledger.close()
    carrier.close()
