"""Collect one source: robots first, then a crawl; the worst outcome is the run's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess

from runtime.carrying import Carrier
from scrapers.forwarder import forward_if_possible
from scrapers.ledger import Ledger
from scrapers.outcomes import STOPS, Outcome
from scrapers.sources.pages import Source
from scrapers.spiders.portal import Manner, PortalSpider, Report
from scrapers.spiders.robots import ask
from scrapers.spiders.settings import on_loopback, scrapy_settings

COOL_DOWN = timedelta(hours=6)
VERSION = "0.1"


class NoContact(Exception):
    """A live portal is not collected by somebody who does not say who he is."""


def agent(contact: str) -> str:
    """An honest User-Agent."""
    return f"Chebiao/{VERSION} (vehicle tender research; {contact})"


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def collect(
    carrier: Carrier,
    folder: Path,
    source: Source,
    base_url: str = "",
    contact: str = "",
    manner: Manner | None = None,
    clock: Callable[[], datetime] = now,
) -> Report:
    """Crawl a source once, or until told to stop (`manner.once`). May be called once a process: reactors do not restart.

    Raises NoContact for a live portal without a contact. A source in its cool-down is not asked at all.
    """
    base = base_url or source.base_url
    manner = manner or Manner(budget=source.budget_per_day)
    if not on_loopback(base) and not contact:
        raise NoContact("set CHEBIAO_CONTACT to a mail address or URL: a portal must know whom to ask")
    ledger = Ledger(folder)
    try:
        report = _run(carrier, ledger, source, base, agent(contact or "demonstration on this machine"), manner, clock)
        forward_if_possible(ledger, carrier.log)
        return report
    finally:
        ledger.close()


def _run(carrier: Carrier, ledger: Ledger, source: Source, base: str, name: str, manner: Manner, clock: Callable[[], datetime]) -> Report:
    until = ledger.not_before(source.name)
    if until and clock() < datetime.fromisoformat(until) and not on_loopback(base):
        return Report(outcome=Outcome.BLOCKED, detail=f"left alone until {until}")
    forward_if_possible(ledger, carrier.log)
    robots = ask(base, name)
    if robots.refusal:
        report = Report(outcome=Outcome.ROBOTS, detail=robots.refusal)
    else:
        ledger.try_again(source.name)
        report = _crawl(scrapy_settings(source, base, name, robots.delay), source, base, carrier, ledger, robots, manner, clock)
    ledger.end_run(source.name, report.outcome, report.detail, clock(), _cool_down(report))
    return report


def _crawl(settings: dict[str, object], source: Source, base: str, *deps: object) -> Report:
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(PortalSpider)
    process.crawl(crawler, source, base, *deps)
    process.start(stop_after_crawl=True, install_signal_handlers=True)
    spider = crawler.spider
    return spider.report if isinstance(spider, PortalSpider) else Report(outcome=Outcome.ERROR, detail="the crawl did not start")


def _cool_down(report: Report) -> timedelta | None:
    if report.outcome in STOPS:
        return COOL_DOWN
    return timedelta(seconds=report.retry_after) if report.retry_after else None
