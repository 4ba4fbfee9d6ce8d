"""scrapers/spiders: what every part of a run shares: its report, its budget, how it waits, why it stops."""

import asyncio
import signal
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import scrapy
import structlog
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from runtime.carrying import Carrier
from scrapers.ledger import Ledger
from scrapers.outcomes import STOPS, Outcome, worst
from scrapers.shipping import Shipping
from scrapers.sources.pages import Source
from scrapers.spiders.allowance import Allowance
from scrapers.spiders.pausing import Pause, retry_after
from scrapers.spiders.report import Manner, Report
from scrapers.spiders.robots import Robots

log = structlog.get_logger("collector")
TRIES = 4
LONGEST_WAIT = 120.0
"""Seconds: a longer Retry-After ends the run instead, and the source is left alone so long."""
MOST_FAILURES = 20
"""So many useless answers in a row end the run: the portal is down, or built anew."""
LEFT_ALONE = timedelta(minutes=15)
"""… and the source is left alone so long."""
COOL_DOWN = timedelta(hours=6)
"""After a block or challenge page."""
STOPS_WITHIN = 2.0
"""Seconds that a run told to stop may take over answers under way."""
BUDGET_SPENT = "今日请求数已用完，明天（UTC）继续 / today's request budget is spent; it goes on tomorrow (UTC)"


class PutOff(IgnoreRequest):
    """Not asked for now: the run is over, or the day's budget is spent. What it was for stays due."""


@dataclass
class Means:
    """What a run works with."""

    source: Source
    base_url: str
    carrier: Carrier
    ledger: Ledger
    shipping: Shipping
    robots: Robots
    allowance: Allowance
    manner: Manner
    clock: Callable[[], datetime]


class Run(scrapy.Spider):
    """One run over one source. Nothing is remembered here that a kill may not take."""

    name = "run"

    def __init__(self, means: Means, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source, self.base_url, self.manner, self.clock = means.source, means.base_url.rstrip("/"), means.manner, means.clock
        self.carrier, self.ledger, self.robots, self.allowance = means.carrier, means.ledger, means.robots, means.allowance
        self.shipping = means.shipping
        self.report, self.pause = Report(), Pause()
        self.stopped = False
        self._failures = 0

    # -- the end -------------------------------------------------------------------------------------------------
    def heed_signals(self) -> None:
        """Ctrl-C and SIGTERM end the run cleanly; answers that take too long are not waited for."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, self._told_to_stop)

    def _told_to_stop(self) -> None:
        self.report.told_to_stop = True
        self.stop("told to stop")

    def stop(self, reason: str) -> None:
        """End the run: no further request, no further waiting."""
        if self.stopped:
            return
        self.stopped = True
        self.pause.over.set()
        loop = asyncio.get_running_loop()
        self._closing = loop.create_task(self.crawler.engine.close_spider_async(reason=reason))
        loop.call_later(STOPS_WITHIN, _halt)

    def stops(self, outcome: Outcome, response: Response) -> bool:
        """A block or challenge page ends the run at once."""
        if outcome not in STOPS:
            return False
        self.note(outcome, f"{response.url}: HTTP {response.status}")
        self.report.cool_down = COOL_DOWN
        self.stop(str(outcome))
        return True

    def broke(self, failure: Any, *_: Any, **__: Any) -> None:
        """Something of our own failed where Scrapy would only log it: the run has no success, and ends."""
        error = getattr(failure, "value", failure)
        log.error("collecting failed", where="".join(traceback.format_exception(error, limit=-3)))
        self.note(Outcome.ERROR, f"采集器自身出错 the collector itself failed: {error!r}")
        self.stop("failed")

    # -- what it comes to ----------------------------------------------------------------------------------------
    def note(self, outcome: Outcome, detail: str) -> None:
        """Take an outcome into account; the worst decides."""
        if worst(outcome, self.report.outcome) is not self.report.outcome:
            self.report.outcome, self.report.detail = outcome, detail
        if outcome is not Outcome.OK:
            log.warning("collecting", source=self.source.name, outcome=str(outcome), detail=detail)

    def had(self) -> None:
        """A page was had."""
        self._failures = 0

    def not_had(self) -> None:
        """An answer was of no use; too many in a row end the run."""
        self._failures += 1
        if self._failures >= MOST_FAILURES and not self.stopped:
            self.note(Outcome.ERROR, f"连续 {MOST_FAILURES} 次无用的回答 / {MOST_FAILURES} useless answers in a row")
            self.report.cool_down = LEFT_ALONE
            self.stop("too many failures")

    # -- asking --------------------------------------------------------------------------------------------------
    def request(self, url: str, callback: Callable[[Response], Any], meta: dict[str, Any], priority: int = 0) -> Request:
        """A request of which every answer comes back to us, whatever its status."""
        meta = {**meta, "handle_httpstatus_all": True, "dont_redirect": True}
        return Request(url, callback=callback, errback=self.failed, meta=meta, dont_filter=True, priority=priority)

    def robots_of(self, request: Request) -> Robots:
        """Whose robots.txt speaks about a request."""
        return self.robots

    async def admit(self, request: Request) -> None:
        """Let a request pass, now or when the portal's pause is over. Raises IgnoreRequest, PutOff."""
        if not self.robots_of(request).allows(request.url):
            raise IgnoreRequest("robots.txt 不允许 forbids it")
        await self.pause.passed()
        if refused := "" if self.stopped else self.manner.refused():
            self.note(Outcome.ERROR, refused)
            self.stop("no room on the disk")
        if self.stopped or not self.allowance.take():
            raise PutOff("the run is over" if self.stopped else BUDGET_SPENT)

    def failed(self, failure: Any) -> AsyncIterator[Request]:
        """No answer at all."""
        raise NotImplementedError

    async def may_retry(self, response: Response | None, tries: int) -> bool:
        """Wait before another try: as long as Retry-After says (nothing else is asked meanwhile), else longer each time.
        False when there is to be no other try."""
        self.not_had()
        header = (response.headers.get("Retry-After") or b"").decode("ascii", "replace") if response is not None else ""
        asked = retry_after(header, self.clock())
        if asked is not None:
            self._hold(asked)
        if self.stopped or tries + 1 >= TRIES:
            return False
        if asked is None:
            await self.pause.sleep(self.manner.back_off * 2**tries)
        return not self.stopped

    def _hold(self, seconds: float) -> None:
        """The portal asks for a pause: the whole source keeps it, this run and whatever process comes after it."""
        self.ledger.hold(self.source.name, self.clock() + timedelta(seconds=seconds))
        self.pause.hold(seconds)
        if seconds > LONGEST_WAIT:
            self.stop("asked to come back later")

    def true_url(self, url: str) -> str:
        """Addresses are kept as the portal's own, also when a stand-in on this machine serves them."""
        return self.source.base_url + urlsplit(url).path

    def own_url(self, url: str) -> str:
        """Where an address of the portal is asked for."""
        return self.base_url + urlsplit(url).path


def _halt() -> None:
    """End the reactor with answers still under way: stopping it would wait for them. What was taken is kept afterwards."""
    from twisted.internet import reactor  # at import it would install a reactor

    reactor.crash()  # type: ignore[misc]  # zope's interfaces know no self
