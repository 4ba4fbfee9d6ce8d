"""scrapers/spiders: fetching the files beside vehicle-like notices, from declared hosts only, each asked by its own robots.txt."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import Request, Response

from scrapers.ledger import WaitingFile
from scrapers.outcomes import RETRIED, STOPS, Outcome, classify
from scrapers.spiders.robots import Robots, ask
from scrapers.spiders.run import Means, Run
from scrapers.spiders.settings import on_loopback

MOST_FILE_BYTES = 60_000_000
"""A larger one is not kept; the unpacker would refuse it."""
FILE = 50
"""Order in which requests go out: behind lists and pages."""
_AT_ONCE = 4


class AttachmentFiles(Run):
    """The files of a run."""

    def __init__(self, means: Means, **kwargs: Any) -> None:
        super().__init__(means, **kwargs)
        self._files_under_way: set[tuple[str, str]] = set()
        self._robots_by_host: dict[str, Robots] = {}
        self._closed: set[str] = set()

    def files_due(self) -> list[Request]:
        """Requests for files that wait. What no declared host has is refused here, once."""
        most = (1 if self.crawler.settings.getfloat("DOWNLOAD_DELAY") else _AT_ONCE) - len(self._files_under_way)
        if most <= 0 or self.stopped:
            return []
        requests: list[Request] = []
        for waiting in self.ledger.files_waiting(self.source.name, most, self.clock(), self._files_under_way):
            if urlsplit(waiting.url).netloc in self._closed:
                self.ledger.file_missed(waiting, self.clock())
            elif self.declared(waiting.url):
                requests.append(self._file_request(waiting))
            else:
                self.ledger.file_missed(waiting, self.clock(), refused="host not declared")
        return requests

    def declared(self, url: str) -> bool:
        """Whether files are fetched from an address: the source says so; a stand-in on this machine has only its own."""
        host = urlsplit(url).hostname or ""
        if on_loopback(self.base_url):
            return urlsplit(url).netloc == urlsplit(self.base_url).netloc
        return any(host == one or host.endswith(f".{one}") for one in self.source.attachment_hosts)

    def robots_of(self, request: Request) -> Robots:
        """A file's host has a robots.txt of its own, asked for once a run."""
        if "file" not in request.meta or urlsplit(request.url).netloc == urlsplit(self.base_url).netloc:
            return super().robots_of(request)
        base = "{0.scheme}://{0.netloc}".format(urlsplit(request.url))
        if base not in self._robots_by_host:
            self._robots_by_host[base] = ask(base, self.robots.agent, self.manner.back_off)
        return self._robots_by_host[base]

    def _file_request(self, waiting: WaitingFile, tries: int = 0) -> Request:
        self._files_under_way.add((waiting.notice_id, waiting.url))
        meta = {"file": waiting, "tries": tries, "download_maxsize": MOST_FILE_BYTES}
        return self.request(waiting.url, self.parse_file, meta, FILE)

    def put_off_file(self, waiting: WaitingFile) -> None:
        """A file stays due."""
        self._files_under_way.discard((waiting.notice_id, waiting.url))

    async def parse_file(self, response: Response) -> AsyncIterator[Request]:
        """Take a file: its bytes are kept before anything is made of them. A block page ends the run, as anywhere."""
        waiting, tries = response.meta["file"], response.meta["tries"]
        outcome = classify(self.source, response.status, response.body)
        if outcome in RETRIED and await self.may_retry(response, tries):
            yield self._file_request(waiting, tries + 1)
            return
        self.put_off_file(waiting)
        if outcome is not Outcome.OK:
            self._file_refused(waiting, outcome, response)
            return
        self.had()
        self.ledger.keep_file(waiting, self.carrier.blobs.put(response.body), len(response.body), self.clock())
        self.report.files += 1
        self.shipping.wake()

    def _file_refused(self, waiting: WaitingFile, outcome: Outcome, response: Response) -> None:
        """A block at the portal itself ends the run; a store of another host that refuses is left alone for this run."""
        own = urlsplit(response.url).netloc == urlsplit(self.base_url).netloc
        if outcome in STOPS and not own:
            self._closed.add(urlsplit(response.url).netloc)
        elif not self.stops(outcome, response) and outcome is not Outcome.GONE:
            self.note(outcome, f"{waiting.url}: HTTP {response.status}")
        self.ledger.file_missed(waiting, self.clock(), refused="gone" if outcome is Outcome.GONE else "")

    async def file_failed(self, request: Request, words: str) -> AsyncIterator[Request]:
        """A file brought no answer: too large, refused by its host's robots.txt, or not there now."""
        waiting, tries = request.meta["file"], request.meta["tries"]
        allowed = self.robots_of(request).allows(request.url)
        large = "maxsize" in words or "max size" in words
        if allowed and not large and await self.may_retry(None, tries):
            yield self._file_request(waiting, tries + 1)
            return
        self.put_off_file(waiting)
        if not self.stopped:
            self.ledger.file_missed(waiting, self.clock(), refused="oversized" if large else "" if allowed else "robots")
