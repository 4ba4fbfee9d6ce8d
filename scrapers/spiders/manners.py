"""What no request may get past: robots.txt."""

from typing import Any

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request


class RobotsMiddleware:
    """Refuses what robots.txt forbids."""

    def __init__(self, crawler: Any) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> "RobotsMiddleware":
        """Scrapy's way of making it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let it pass or refuse it."""
        if not self._crawler.spider.robots.allows(request.url):
            raise IgnoreRequest("robots.txt forbids it")
