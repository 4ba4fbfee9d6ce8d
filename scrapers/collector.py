"""Collect one source: robots first, then a crawl; the worst outcome is the run's."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess

from runtime.carrying import Carrier
from runtime.embedded.standby import OnlyOne
from scrapers.forwarder import Forwarder
from scrapers.ledger import Ledger
from scrapers.outcomes import Outcome
from scrapers.sources.pages import Source
from scrapers.spiders.portal import PortalSpider
from scrapers.spiders.report import Manner, Report
from scrapers.spiders.robots import Robots, ask
from scrapers.spiders.settings import on_loopback, scrapy_settings

VERSION = "0.1"


class NoContact(Exception):
    """A live portal is not collected by somebody who does not say who he is."""


class Busy(Exception):
    """Another process collects this source into the same folder: together they would undercut its floor."""


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

    Raises NoContact for a live portal without a contact, Busy. A source in its cool-down is not asked at all.
    """
    base = base_url or source.base_url
    if not on_loopback(base) and not contact:
        raise NoContact("先设 CHEBIAO_CONTACT（邮箱或网址）/ set CHEBIAO_CONTACT to a mail address or URL: a portal must know whom to ask")
    lock = OnlyOne(folder / "locks" / f"collector-{source.name}")
    if not lock.mine():
        raise Busy(f"{source.name} 正由另一进程采集 / {source.name} is collected into {folder} by another process: stop that first")
    ledger = Ledger(folder)
    try:
        return _run(
            carrier,
            ledger,
            source,
            base,
            agent(contact or "demonstration on this machine"),
            manner or Manner(budget=source.budget_per_day),
            clock,
        )
    finally:
        ledger.close()
        lock.release()


def _run(carrier: Carrier, ledger: Ledger, source: Source, base: str, name: str, manner: Manner, clock: Callable[[], datetime]) -> Report:
    Forwarder(ledger, carrier.log).ship()
    until = ledger.not_before(source.name)
    if until and clock() < datetime.fromisoformat(until) and not on_loopback(base):
        return Report(outcome=Outcome.BLOCKED, detail=f"left alone until {until}")
    robots = ask(base, name, manner.back_off)
    if robots.refusal:
        report = Report(outcome=Outcome.ROBOTS, detail=robots.refusal)
    else:
        ledger.try_again(source.name)
        report = _crawl(source, base, carrier, ledger, robots, manner, clock)
    report.waiting = ledger.unread(source.name)
    ledger.end_run(source.name, report.outcome, report.detail, clock(), report.cool_down)
    Forwarder(ledger, carrier.log).ship()
    return report


def _crawl(
    source: Source, base: str, carrier: Carrier, ledger: Ledger, robots: Robots, manner: Manner, clock: Callable[[], datetime]
) -> Report:
    process = AsyncCrawlerProcess(scrapy_settings(source, base, robots.agent, robots.delay))
    crawler = process.create_crawler(PortalSpider)
    process.crawl(crawler, source, base, carrier, ledger, robots, manner, clock)
    process.start(stop_after_crawl=True, install_signal_handlers=False)
    spider = crawler.spider
    if not isinstance(spider, PortalSpider):
        return Report(outcome=Outcome.ERROR, detail="the crawl did not start")
    spider.flush()
    spider.left_today()
    unfinished = [channel.path for channel in source.channels if channel.path not in spider.report.units]
    if manner.once and unfinished:
        spider.note(Outcome.PARTIAL, f"{len(unfinished)} lists were not walked to their end: {unfinished[0]} …")
    return spider.report
