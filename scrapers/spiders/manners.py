"""scrapers/spiders: the door that no request gets past: robots.txt, the portal's pauses, the disk, the day's budget."""

from typing import Any

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request

from scrapers.spiders.run import PutOff


class MannersMiddleware:
    """Asks the run before each request; it may pass, wait, or be refused."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> "MannersMiddleware":
        """Scrapy's way of making it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let it pass, now or later, or refuse it."""
        spider = self._crawler.spider
        try:
            await spider.admit(request)
        except IgnoreRequest:
            raise
        except Exception as error:  # Scrapy would take it for an answer that did not come
            spider.broke(error)
            raise PutOff("the run is over") from error
