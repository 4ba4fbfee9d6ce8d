"""scrapers/spiders: fetching notices' pages, and keeping them before anything is made of them."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from time import monotonic
from typing import Any

from scrapy.http import Request, Response

from runtime.crash import point
from runtime.ports import MissingBlob
from scrapers.ledger import Page, Waiting
from scrapers.outcomes import RETRIED, Outcome, classify
from scrapers.priority import PAGE, URGENT, Kind, pages_allowed
from scrapers.sources.pages import DetailPage
from scrapers.spiders.run import Means, Run

FLUSH_EVERY = 40
FLUSH_AFTER = 2.0
"""Seconds: at a portal's floor each page is kept as it comes, on a fast stand-in many in one transaction."""
IN_HAND = 120


class DetailPages(Run):
    """The pages of a run."""

    def __init__(self, means: Means, **kwargs: Any) -> None:
        super().__init__(means, **kwargs)
        self._pages: list[tuple[Page, bytes]] = []
        self._in_flight: set[str] = set()
        self._turn = 0
        self._began_at = means.clock()  # a run of one time looks again only at what was due then, else it might never end
        self._flushed = monotonic()

    def pages_due(self, kinds: Sequence[Kind] = tuple(Kind)) -> list[Request]:
        """Requests for pages that wait, as many as the day's budget leaves; one at a time where a floor makes them slow,
        so that lists and signals are not kept waiting."""
        free = (1 if self.slow else IN_HAND) - len(self._in_flight)
        most = min(free, self._allowed()) if free > 0 else 0
        if most <= 0:
            return []
        besides = self._in_flight | {page.notice_id for page, _ in self._pages}
        waiting = self.ledger.waiting(
            self.source.name, most, self._began_at if self.manner.once else self.clock(), besides, self._turn, kinds
        )
        self._turn += len(waiting)
        return [self._detail_request(one) for one in waiting]

    def beside_lists(self) -> list[Request]:
        """Vehicle pages do not wait until the depths of all lists are walked; where nothing is slow, that is soon."""
        return self.pages_due(URGENT) if self.slow and not self.stopped else []

    @property
    def slow(self) -> bool:
        """Whether a floor lies between requests."""
        return bool(self.crawler.settings.getfloat("DOWNLOAD_DELAY"))

    def _allowed(self) -> int:
        now = self.clock()
        rest = (datetime.combine(now.date() + timedelta(days=1), time.min, UTC) - now).total_seconds()
        walks = rest / self.manner.lists_every if self.manner.lists_every and not self.manner.once else 0.0
        return pages_allowed(self.allowance.left(), self.manner.budget, len(self.source.channels), walks)

    def _detail_request(self, waiting: Waiting, tries: int = 0) -> Request:
        self._in_flight.add(waiting.notice_id)
        return self.request(self.own_url(waiting.url), self.parse_detail, {"waiting": waiting, "tries": tries}, PAGE)

    def put_off_page(self, waiting: Waiting) -> None:
        """A page stays due."""
        self._in_flight.discard(waiting.notice_id)

    async def parse_detail(self, response: Response) -> AsyncIterator[Request]:
        """Take a notice's page. One that cannot be read is asked for once more: it may have been cut on its way."""
        waiting, tries = response.meta["waiting"], response.meta["tries"]
        outcome = classify(self.source, response.status, response.body)
        page = self.source.read_detail(response.body) if outcome is Outcome.OK else None
        if (outcome in RETRIED or (page and page.drift and not tries)) and await self.may_retry(response, tries):
            yield self._detail_request(waiting, tries + 1)
            return
        self._in_flight.discard(waiting.notice_id)
        if self.stops(outcome, response):
            self.ledger.missed(waiting.notice_id, self.clock(), refused=True)
        elif page is None or page.drift:
            self._not_read(waiting, outcome, page, response)
        else:
            self._take(waiting, page, response.body)

    def _not_read(self, waiting: Waiting, outcome: Outcome, page: DetailPage | None, response: Response) -> None:
        """Nothing to read: a page that is not there is nobody's failure, its row stays; anything else is told."""
        kept = self.carrier.blobs.put(response.body) if page else ""
        self.ledger.missed(waiting.notice_id, self.clock(), gone=outcome is Outcome.GONE, page=kept)
        if outcome is not Outcome.GONE:
            self.note(Outcome.DRIFT if page else outcome, f"{waiting.url}: {page.drift if page else f'HTTP {response.status}'}")

    def _take(self, waiting: Waiting, page: DetailPage, body: bytes) -> None:
        self.had()
        kept = Page(
            notice_id=waiting.notice_id, source=self.source.name, native_id=waiting.native_id, url=waiting.url, page="", body_text=page.body,
            normaliser=self.source.normaliser, title=page.title or waiting.title, published=page.published_at or waiting.published, row=waiting.row,
            attachments=page.attachments,
        )  # fmt: skip
        self._pages.append((kept, body))
        if len(self._pages) >= FLUSH_EVERY or monotonic() - self._flushed >= FLUSH_AFTER:
            self.flush()

    def flush(self) -> None:
        """Keep the pages in hand: blobs first, then versions and spool in one transaction, then to the log."""
        if self._pages:
            names = [self.carrier.blobs.put(body) for _, body in self._pages]
            point("after_blob")
            self._bring_up()
            pages = [replace(page, page=name) for (page, _), name in zip(self._pages, names, strict=True)]
            new, changed = self.ledger.keep(pages, self.clock(), self.manner.again_after)
            self._pages.clear()
            self.report.fetched += len(pages)
            self.report.new += new
            self.report.changed += changed
        self._flushed = monotonic()
        self.shipping.wake()

    def _bring_up(self) -> None:
        """Hashes of an older normaliser are made anew before they are compared: a correction must not hide behind it."""
        for page, _ in self._pages:
            normaliser, kept = self.ledger.read_under(page.notice_id)
            if kept and normaliser != self.source.normaliser:
                before = self._kept_before(kept)
                if before is not None and not before.drift:
                    self.ledger.renormalise(page.notice_id, before.body, self.source.normaliser)

    def _kept_before(self, name: str) -> DetailPage | None:
        try:
            return self.source.read_detail(self.carrier.blobs.get(name))
        except MissingBlob:
            return None  # nothing is left to compare with

    async def detail_failed(self, request: Request, words: str) -> AsyncIterator[Request]:
        """A notice's page brought no answer."""
        waiting, tries = request.meta["waiting"], request.meta["tries"]
        allowed = self.robots.allows(request.url)
        if allowed and await self.may_retry(None, tries):
            yield self._detail_request(waiting, tries + 1)
            return
        self._in_flight.discard(waiting.notice_id)
        if not self.stopped:
            self.ledger.missed(waiting.notice_id, self.clock())
            self.note(Outcome.ERROR if allowed else Outcome.ROBOTS, words)
