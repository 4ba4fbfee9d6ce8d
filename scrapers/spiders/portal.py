"""The spider of a portal with lists and pages: walks the lists, then fetches what the ledger says waits."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import scrapy
import structlog
from scrapy import signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request, Response

from runtime.carrying import Carrier
from runtime.crash import point
from scrapers.forwarder import forward_if_possible
from scrapers.ledger import Ledger, Page, Waiting
from scrapers.outcomes import RETRIED, STOPS, Outcome, classify, worst
from scrapers.sources.ccgp.details import NORMALISER
from scrapers.sources.pages import Channel, ListPage, Source
from scrapers.spiders.robots import Robots

log = structlog.get_logger("collector")
TRIES = 4
FLUSH_EVERY = 40
BATCH = 120
LONGEST_WAIT = 120.0
"""Seconds: a longer Retry-After ends the run instead, and the source is left alone so long."""


@dataclass
class Manner:
    """How a run behaves. Times in seconds."""

    once: bool = True
    lists_every: float = 900
    again_after: timedelta = timedelta(days=1)
    back_off: float = 2.0
    budget: int = 9_000
    refused: Callable[[], str] = lambda: ""
    """Why collecting must stop now ("" when it need not): a disk that fills."""
    parent: int = 0
    """Process id of who must be there for the run to go on; 0 for nobody."""


@dataclass
class Report:
    """What a run did."""

    listed: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    outcome: Outcome = Outcome.OK
    detail: str = ""
    units: dict[str, Outcome] = field(default_factory=dict)
    retry_after: float = 0


class PortalSpider(scrapy.Spider):
    """One source, by its ledger. Nothing is remembered here that a kill may not take."""

    name = "portal"

    def __init__(
        self,
        source: Source,
        base_url: str,
        carrier: Carrier,
        ledger: Ledger,
        robots: Robots,
        manner: Manner,
        clock: Callable[[], datetime],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source, self.base_url = source, base_url.rstrip("/")
        self.carrier, self.ledger, self.robots, self.manner, self.clock = carrier, ledger, robots, manner, clock
        self.report = Report()
        self._pages: list[tuple[Page, bytes]] = []
        self._in_flight: set[str] = set()
        self._asked = 0
        self._walks: Counter[str] = Counter()
        self._next_walk = 0.0
        self._stopped = False

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "PortalSpider":
        """Scrapy's way of making it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.closed_by, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The first pages of every list."""
        for request in self._walk_all():
            yield request

    # -- lists ---------------------------------------------------------------------------------------------------
    def _walk_all(self) -> list[Request]:
        self._next_walk = asyncio.get_event_loop().time() + self.manner.lists_every
        return [self._list_request(channel, self._resumed(channel)) for channel in self.source.channels if not self._walks[channel.path]]

    def _resumed(self, channel: Channel) -> int:
        """A walk that was killed goes on one page before where it stood: rows move down meanwhile."""
        unit = self.ledger.begin_walk(self.source.name, channel.path)
        self._walks[channel.path] += 1
        return max(unit.page - 1, 0)

    def _list_request(self, channel: Channel, number: int, tries: int = 0) -> Request:
        meta = {"channel": channel, "number": number, "tries": tries, "handle_httpstatus_all": True, "dont_redirect": True}
        url = self.base_url + self.source.list_url(channel, number)
        return self._request(url, self.parse_list, meta, priority=1000)

    async def parse_list(self, response: Response) -> AsyncIterator[Request]:
        """Take a page of a list."""
        channel, number, tries = response.meta["channel"], response.meta["number"], response.meta["tries"]
        outcome = classify(self.source, response.status, response.body)
        if self._stops(outcome, response) or (outcome in RETRIED and tries + 1 >= TRIES):
            self._end_walk(channel, outcome, f"page {number}: HTTP {response.status}")
            return
        if outcome in RETRIED:
            if await self._wait(response, tries):
                yield self._list_request(channel, number, tries + 1)
            else:
                self._end_walk(channel, outcome, f"page {number}: Retry-After is too long")
            return
        following = self._listed(response, channel, number, outcome)
        if following is not None:
            yield self._list_request(channel, following)

    def _listed(self, response: Response, channel: Channel, number: int, outcome: Outcome) -> int | None:
        """Store a page and decide what follows: the next page's number, or None when the walk has ended."""
        unit = self.ledger.unit(self.source.name, channel.path)
        if outcome is Outcome.GONE:
            self._past_the_end(channel, number)
            return None
        page = self.source.read_list(response.body, self._true_url(response.url), number, channel)
        if page.drift:
            self._end_walk(channel, Outcome.DRIFT, f"page {number}: {page.drift}")
            return None
        fresh = self.ledger.list_page(self.source.name, channel.path, number, page.pages, page.rows, self.clock())
        self.report.listed += fresh
        forward_if_possible(self.ledger, self.carrier.log)
        oldest = min((row.published_at for row in page.rows if row.published_at), default="")
        if unit.watermark and not fresh and oldest and oldest < unit.watermark:
            self._end_walk(channel, Outcome.OK, "reached what an earlier walk saw")
            return None
        return self._following(channel, number, page)

    def _following(self, channel: Channel, number: int, page: ListPage) -> int | None:
        full = len(page.rows) >= self.source.rows_per_page
        if number + 1 < page.pages or full:
            # a stand-in on this machine shows as many pages as it has
            if number + 1 < self.source.page_cap or self.base_url != self.source.base_url:
                return number + 1
            self._end_walk(channel, Outcome.TRUNCATED, f"the list shows {self.source.page_cap} pages; older notices are out of reach")
            return None
        self._end_walk(channel, Outcome.OK if page.rows or number else Outcome.EMPTY, "the last page")
        return None

    def _past_the_end(self, channel: Channel, number: int) -> None:
        """404 behind a full last page is the end; before the announced end, or at the first page, it is not."""
        announced = self.ledger.announced(self.source.name, channel.path)
        if number and number >= announced:
            self._end_walk(channel, Outcome.OK, "the page after the last does not exist")
        else:
            self._end_walk(channel, Outcome.DRIFT, f"page {number} does not exist, {announced} were announced")

    def _end_walk(self, channel: Channel, outcome: Outcome, detail: str) -> None:
        self.ledger.end_walk(self.source.name, channel.path, outcome, detail, self.clock())
        self.report.units[channel.path] = outcome
        self._walks[channel.path] = 0
        self._note(Outcome.OK if outcome is Outcome.EMPTY else outcome, f"{channel.path}: {detail}")
        if not sum(self._walks.values()) and not self._stopped:
            self._lists_walked()

    def _lists_walked(self) -> None:
        """All lists were walked once: what this walk came to is the source's outcome, also while the run goes on."""
        came_to = worst(*(Outcome.OK if one is Outcome.EMPTY else one for one in self.report.units.values()))
        details = self.report.detail if came_to is self.report.outcome else ""
        self.ledger.end_run(self.source.name, came_to, details if came_to is not Outcome.OK else "", self.clock(), None)

    # -- pages ---------------------------------------------------------------------------------------------------
    def _detail_request(self, waiting: Waiting, tries: int = 0) -> Request:
        self._in_flight.add(waiting.notice_id)
        meta = {"waiting": waiting, "tries": tries, "handle_httpstatus_all": True, "dont_redirect": True}
        return self._request(self._own_url(waiting.url), self.parse_detail, meta)

    async def parse_detail(self, response: Response) -> AsyncIterator[Request]:
        """Take a notice's page: its bytes are kept before anything is made of them."""
        waiting, tries = response.meta["waiting"], response.meta["tries"]
        outcome = classify(self.source, response.status, response.body)
        if outcome in RETRIED and tries + 1 < TRIES and not self._stopped and await self._wait(response, tries):
            yield self._detail_request(waiting, tries + 1)
            return
        self._in_flight.discard(waiting.notice_id)
        if self._stops(outcome, response):
            return
        page = self.source.read_detail(response.body) if outcome is Outcome.OK else None
        if page is None or page.drift:
            outcome = Outcome.DRIFT if page else outcome
            self.ledger.missed(waiting.notice_id, gone=outcome is Outcome.GONE)
            self._note(outcome, f"{waiting.url}: {page.drift if page else f'HTTP {response.status}'}")
            return
        kept = Page(
            notice_id=waiting.notice_id, source=self.source.name, native_id=waiting.native_id, url=waiting.url, page="", body_text=page.body,
            normaliser=NORMALISER, title=page.title or waiting.title, published=page.published_at or waiting.published, row=waiting.row,
        )  # fmt: skip
        self._pages.append((kept, response.body))
        if len(self._pages) >= FLUSH_EVERY:
            self.flush()

    def flush(self) -> None:
        """Keep the pages in hand: blobs first, then versions and spool in one transaction, then to the log."""
        in_hand, self._pages = self._pages, []
        if in_hand:
            names = [self.carrier.blobs.put(body) for _, body in in_hand]
            point("after_blob")
            pages = [replace(page, page=name) for (page, _), name in zip(in_hand, names, strict=True)]
            new, changed = self.ledger.keep(pages, self.clock(), self.manner.again_after)
            self.report.fetched += len(pages)
            self.report.new += new
            self.report.changed += changed
        self._spend()
        forward_if_possible(self.ledger, self.carrier.log)

    # -- the run -------------------------------------------------------------------------------------------------
    def idle(self) -> None:
        """Nothing is under way: keep what is in hand, then fetch what waits, walk lists that are due, or end."""
        self.flush()
        if self._stopped or (self.manner.parent and os.getppid() != self.manner.parent):
            return
        if refused := self.manner.refused():
            self._note(Outcome.ERROR, refused)
            return
        requests = self._due_requests()
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests or not self.manner.once:
            raise DontCloseSpider

    def _due_requests(self) -> list[Request]:
        if self._spend() >= self.manner.budget:
            self._note(Outcome.OK, "today's request budget is spent")
            return []
        lists: list[Request] = []
        if not self.manner.once and asyncio.get_event_loop().time() >= self._next_walk:
            lists = self._walk_all()
        waiting = self.ledger.waiting(self.source.name, BATCH, self.clock(), self._in_flight)
        return [*lists, *map(self._detail_request, waiting)]

    def closed_by(self, reason: str) -> None:
        """The crawl ends: keep what is in hand."""
        self.flush()

    def _request(self, url: str, callback: Callable[[Response], Any], meta: dict[str, Any], priority: int = 0) -> Request:
        return Request(url, callback=callback, errback=self.failed, meta=meta, dont_filter=True, priority=priority)

    async def failed(self, failure: Any) -> AsyncIterator[Request]:
        """No answer at all: the same as an answer that is worth another try."""
        request = failure.request
        tries = request.meta["tries"]
        words = f"{request.url}: {failure.value!r}"
        if self._stopped or tries + 1 >= TRIES or not self.robots.allows(request.url):
            self._gave_up(request, words)
            return
        await asyncio.sleep(self.manner.back_off * 2**tries)
        if "channel" in request.meta:
            yield self._list_request(request.meta["channel"], request.meta["number"], tries + 1)
        else:
            yield self._detail_request(request.meta["waiting"], tries + 1)

    def _gave_up(self, request: Request, words: str) -> None:
        outcome = Outcome.ERROR if self.robots.allows(request.url) else Outcome.ROBOTS
        if "channel" in request.meta:
            self._end_walk(request.meta["channel"], outcome, words)
            return
        self._in_flight.discard(request.meta["waiting"].notice_id)
        if not self._stopped:
            self.ledger.missed(request.meta["waiting"].notice_id, gone=False)
        self._note(outcome, words)

    async def _wait(self, response: Response, tries: int) -> bool:
        """Wait before another try: as long as Retry-After says, else longer each time. False when that is too long."""
        asked = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
        seconds = float(asked) if asked.isdigit() else self.manner.back_off * 2**tries
        if seconds > LONGEST_WAIT:
            self.report.retry_after = max(self.report.retry_after, seconds)
            return False
        await asyncio.sleep(seconds)
        return True

    def _stops(self, outcome: Outcome, response: Response) -> bool:
        """A block or challenge page ends the run at once."""
        if outcome not in STOPS:
            return False
        self._note(outcome, f"{response.url}: HTTP {response.status}")
        if not self._stopped:
            self._stopped = True
            self.crawler.engine.close_spider(self, str(outcome))
        return True

    def _note(self, outcome: Outcome, detail: str) -> None:
        if outcome is Outcome.GONE:
            return  # a notice that was taken down is nobody's failure; its row stays
        if worst(outcome, self.report.outcome) is not self.report.outcome:
            self.report.outcome, self.report.detail = outcome, detail
        if outcome is not Outcome.OK:
            log.warning("collecting", source=self.source.name, outcome=str(outcome), detail=detail)

    def _spend(self) -> int:
        """Bring the day's count of requests up to date."""
        asked = int(self.crawler.stats.get_value("downloader/request_count", 0))
        spent = self.ledger.spend(self.source.name, self.clock().date().isoformat(), asked - self._asked)
        self._asked = asked
        return spent

    def _true_url(self, url: str) -> str:
        """Addresses are kept as the portal's own, also when a stand-in on this machine serves them."""
        return self.source.base_url + urlsplit(url).path

    def _own_url(self, url: str) -> str:
        return self.base_url + urlsplit(url).path
