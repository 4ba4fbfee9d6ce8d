"""The spider of a portal with lists and pages: walks the lists, then fetches what the ledger says waits."""

import os
import time
from collections.abc import AsyncIterator
from typing import Any

from scrapy import signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request

from scrapers.outcomes import Outcome
from scrapers.spiders.attachments import AttachmentFiles
from scrapers.spiders.details import DetailPages
from scrapers.spiders.lists import ListWalks
from scrapers.spiders.run import Means, PutOff

ROBOTS_KEPT = 24 * 3600.0
"""Seconds that a robots.txt is used, after RFC 9309; then a run that goes on and on ends, and begins anew with a fresh one."""


class PortalSpider(DetailPages, ListWalks, AttachmentFiles):
    """One source, by its ledger."""

    name = "portal"

    def __init__(self, means: Means, **kwargs: Any) -> None:
        super().__init__(means, **kwargs)
        self._began = self._walked = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "PortalSpider":
        """Scrapy's way of making it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.broke, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """The first pages of every list."""
        self.heed_signals()
        try:
            requests = self.walk_all()
        except Exception as error:  # noqa: BLE001 - Scrapy would only log it
            self.broke(error)
            return
        for request in requests:
            yield request

    async def failed(self, failure: Any) -> AsyncIterator[Request]:
        """No answer at all: worth another try."""
        meta = failure.request.meta
        if failure.check(PutOff):
            if "file" in meta:
                self.put_off_file(meta["file"])
            elif "channel" in meta:
                self.put_off_list(meta["channel"])
            else:
                self.put_off_page(meta["waiting"])
            return
        words = f"{failure.request.url}: {failure.value!r}"
        again = self.file_failed if "file" in meta else self.list_failed if "channel" in meta else self.detail_failed
        async for request in again(failure.request, words):
            yield request

    def idle(self) -> None:
        """Nothing is under way: keep what is in hand, then fetch what waits, walk lists that are due, or end."""
        requests: list[Request] = []
        try:
            self.flush()
            requests = self._due() if self._goes_on() else []
        except Exception as error:  # noqa: BLE001 - Scrapy would only log it
            self.broke(error)
        if self.stopped:
            return
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests or (not self.manner.once and self._goes_on()):
            raise DontCloseSpider

    def _goes_on(self) -> bool:
        if self.manner.parent and os.getppid() != self.manner.parent:
            self.report.told_to_stop = True
        kept = self.manner.once or time.monotonic() - self._began < ROBOTS_KEPT
        return kept and not (self.stopped or self.report.told_to_stop or self._refused())

    def _refused(self) -> bool:
        """Below the disk's floor collecting stops first."""
        if refused := self.manner.refused():
            self.note(Outcome.ERROR, refused)
        return bool(refused)

    def _due(self) -> list[Request]:
        lists: list[Request] = []
        if not self.manner.once and time.monotonic() - self._walked >= self.manner.lists_every:
            self._walked = time.monotonic()
            lists = self.walk_all()
        pages = self.pages_due()
        return [*lists, *pages, *(() if pages and self.slow else self.files_due())]

    def lists_walked(self) -> None:
        """All lists were walked once: what the run came to since the last time shows while it goes on."""
        self.ledger.end_run(self.source.name, self.report.outcome, self.report.detail, self.clock(), None)
        if not self.manner.once:
            self.report.outcome, self.report.detail = Outcome.OK, ""
