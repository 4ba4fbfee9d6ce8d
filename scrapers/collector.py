"""Collect one source: robots first, then a crawl; the worst outcome is the run's."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import structlog
from scrapy.crawler import AsyncCrawlerProcess

from runtime.carrying import Carrier
from runtime.embedded.standby import OnlyOne
from scrapers.ledger import Ledger
from scrapers.outcomes import Outcome
from scrapers.shipping import Shipping
from scrapers.sources.pages import Source
from scrapers.spiders.allowance import Allowance
from scrapers.spiders.portal import PortalSpider
from scrapers.spiders.report import Manner, Report
from scrapers.spiders.robots import ask, had
from scrapers.spiders.run import BUDGET_SPENT, LONGEST_WAIT, Means
from scrapers.spiders.settings import on_loopback, scrapy_settings

VERSION = "0.1"
AT_ONCE = 20
"""Requests taken out of the day's budget together on this machine; of a live portal's each is taken by itself."""
Clock = Callable[[], datetime]
log = structlog.get_logger("collector")


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
    clock: Clock = now,
) -> Report:
    """Crawl a source once, or until told to stop (`manner.once`). May be called once a process: reactors do not restart.

    Raises NoContact for a live portal without a contact, Busy. A source in its cool-down is not asked at all.
    """
    base, manner = base_url or source.base_url, manner or Manner(budget=source.budget_per_day)
    if not on_loopback(base) and not contact:
        raise NoContact("先设 CHEBIAO_CONTACT（邮箱或网址）/ set CHEBIAO_CONTACT to a mail address or URL: a portal must know whom to ask")
    lock = OnlyOne(folder / "locks" / f"collector-{source.name}")
    if not lock.mine():
        raise Busy(f"{source.name} 正由另一进程采集 / {source.name} is collected into {folder} by another process: stop that first")
    ledger = Ledger(folder)
    shipping = Shipping(folder, lambda: carrier.log)
    try:
        allowance = Allowance(ledger, source.name, manner.budget, AT_ONCE if on_loopback(base) else 1, clock)
        return _run(carrier, ledger, shipping, source, base, agent(contact or "demonstration on this machine"), allowance, manner, clock)
    finally:
        shipping.close()
        ledger.close()
        lock.release()


def _run(
    carrier: Carrier, ledger: Ledger, shipping: Shipping, source: Source, base: str, name: str, allowance: Allowance, manner: Manner, clock: Clock
) -> Report:  # fmt: skip
    """Ask robots.txt, crawl, and note what it came to; what is left alone is not asked, nor noted anew."""
    if (left_alone := _left_alone(ledger, source.name, base, clock())) is not None:
        return left_alone
    try:
        robots = ask(base, name, manner.back_off, _counted(name, allowance))
        report = _asked(Means(source, base, carrier, ledger, shipping, robots, allowance, manner, clock))
    except Exception as error:  # whatever fails of our own is told like any other outcome, and is no success
        log.exception("collecting failed")
        report = Report(outcome=Outcome.ERROR, detail=f"采集器自身出错 the collector itself failed: {error!r}")
    allowance.give_back()
    report.waiting = ledger.unread(source.name)
    if manner.once and report.waiting and report.outcome is Outcome.OK:
        report.outcome, report.detail = Outcome.PARTIAL, f"还有 {report.waiting} 页待取 / {report.waiting} pages are still to be fetched"
    ledger.end_run(source.name, report.outcome, report.detail, clock(), report.cool_down)
    return report


def _left_alone(ledger: Ledger, source: str, base: str, at: datetime) -> Report | None:
    """The report of a run that asks nothing, as the source is left alone; None when it may be asked. A short pause that
    the source asked for is waited for; our own cool-downs are for live portals, its wishes hold everywhere."""
    asked = ledger.asked_until(source)
    until = asked if on_loopback(base) else ledger.not_before(source)
    left = (datetime.fromisoformat(until) - at).total_seconds() if until else 0.0
    if left <= 0:
        return None
    if until == asked and left <= LONGEST_WAIT:
        time.sleep(left)
        return None
    outcome = Outcome.THROTTLED if until == asked else Outcome(ledger.outcome(source) or Outcome.BLOCKED)
    return Report(outcome=outcome, detail=f"在 {until} 之前不访问 / left alone until {until}", waiting=ledger.unread(source))


def _counted(name: str, allowance: Allowance) -> Callable[[str], tuple[int, bytes]]:
    """Fetches robots.txt within the day's budget."""

    def get(url: str) -> tuple[int, bytes]:
        if not allowance.take():
            raise httpx.HTTPError(BUDGET_SPENT)
        return had(url, name)

    return get


def _asked(means: Means) -> Report:
    if means.robots.refusal and not means.allowance.left():
        return Report(outcome=Outcome.PARTIAL, detail=BUDGET_SPENT)
    if means.robots.refusal:  # a portal that is away is watched for and asked again, a robots.txt that forbids needs a person
        return Report(outcome=Outcome.ROBOTS if means.robots.answered else Outcome.ERROR, detail=means.robots.refusal)
    means.ledger.try_again(means.source.name)
    return _crawl(means)


def _crawl(means: Means) -> Report:
    process = AsyncCrawlerProcess(scrapy_settings(means.source, means.base_url, means.robots.agent, means.robots.delay))
    crawler = process.create_crawler(PortalSpider)
    process.crawl(crawler, means)
    process.start(stop_after_crawl=True, install_signal_handlers=False)
    spider = crawler.spider
    if not isinstance(spider, PortalSpider):
        return Report(outcome=Outcome.ERROR, detail="采集没有开始 the crawl did not start")
    spider.flush()
    unfinished = [channel.path for channel in means.source.channels if channel.path not in spider.report.units]
    if means.manner.once and unfinished:
        many = len(unfinished)
        spider.note(Outcome.PARTIAL, f"{many} 个列表没走完 / {many} lists were not walked to their end: {unfinished[0]} …")
    return spider.report
