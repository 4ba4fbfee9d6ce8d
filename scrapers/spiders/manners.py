"""scrapers/spiders: what no request may get past: robots.txt, a pause that the portal asked for."""

from typing import Any

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request


class MannersMiddleware:
    """Refuses what robots.txt forbids and what comes after the run's end; holds the rest back while the portal asks for it."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> "MannersMiddleware":
        """Scrapy's way of making it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let it pass, now or later, or refuse it."""
        spider = self._crawler.spider
        if not spider.robots.allows(request.url):
            raise IgnoreRequest("robots.txt forbids it")
        await spider.pause.passed()
        if spider.stopped:
            raise IgnoreRequest("the run is over")
