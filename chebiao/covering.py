"""What is covered of each source: from the ledger beside, or asked of collectors on other machines."""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from urllib.parse import urlsplit

import httpx

from chebiao.composing import now
from runtime.settings import Settings
from runtime.watching.seen import SourceStatus
from scrapers.coverage import coverage

FRESH_FOR = 10.0
"""Seconds an answer of a collector is shown again: every page of results tells what is covered."""
WITHIN = 3.0
"""Seconds a collector has to answer."""


def covered_here(settings: Settings) -> list[SourceStatus]:
    """What the ledger in our own data folder tells."""
    return [SourceStatus(**asdict(one)) for one in coverage(settings.folder, now())]


def sources(settings: Settings) -> Callable[[], list[SourceStatus]]:
    """What tells the sources' state, as settings say where it is known."""
    urls = [url.strip().rstrip("/") for url in settings.collector_urls.split(",") if url.strip()]
    return Collectors(urls) if urls else lambda: covered_here(settings)


class Collectors:
    """Asks collectors. One that does not answer is shown as it was last, with outcome `unreachable`: never as fresh."""

    def __init__(self, urls: list[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._urls, self._clock = urls, clock
        self._known: dict[str, list[SourceStatus]] = {}
        self._asked = float("-inf")
        self._lock = threading.Lock()

    def __call__(self) -> list[SourceStatus]:
        """The state of all sources, at most FRESH_FOR seconds old."""
        with self._lock:
            if self._clock() - self._asked >= FRESH_FOR:
                self._known = {url: self._ask(url) for url in self._urls}
                self._asked = self._clock()
            return [one for found in self._known.values() for one in found]

    def _ask(self, url: str) -> list[SourceStatus]:
        try:
            answer = httpx.get(f"{url}/coverage", timeout=WITHIN).raise_for_status()
            return [SourceStatus(**one) for one in answer.json()]
        except (httpx.HTTPError, ValueError, TypeError) as error:
            before = self._known.get(url) or [SourceStatus(urlsplit(url).hostname or url)]
            return [replace(one, outcome="unreachable", detail=f"{url}: {error or type(error).__name__}") for one in before]
