"""scrapers/spiders: walking a source's lists, each to its end, to what is known, or to the portal's cap."""

from collections.abc import AsyncIterator
from typing import Any

from scrapy.http import Request, Response

from scrapers.outcomes import RETRIED, Outcome, classify, worst
from scrapers.priority import DEPTH, HEAD
from scrapers.sources.pages import Channel, ListPage
from scrapers.spiders.run import BUDGET_SPENT, Means, Run


class ListWalks(Run):
    """The walks of a run. `walking`: the lists under way, each with what became of the part walked before an interruption."""

    def __init__(self, means: Means, **kwargs: Any) -> None:
        super().__init__(means, **kwargs)
        self.walking: dict[str, Outcome] = {}
        self._resumed: set[str] = set()

    def walk_all(self) -> list[Request]:
        """The next page of every list that is not under way."""
        if not self.allowance.left():
            self.note(Outcome.PARTIAL, BUDGET_SPENT)
            return []
        return [self._begun(channel) for channel in self.source.channels if channel.path not in self.walking]

    def _begun(self, channel: Channel) -> Request:
        """Begin a walk; one that was interrupted goes on a page before where it stood: rows move meanwhile."""
        unit = self.ledger.begin_walk(self.source.name, channel.path, self.clock())
        self.walking.setdefault(channel.path, Outcome.OK)
        if unit.page:
            self._resumed.add(channel.path)
        return self._list_request(channel, max(unit.page - 1, 0))

    def _list_request(self, channel: Channel, number: int, tries: int = 0) -> Request:
        url = self.base_url + self.source.list_url(channel, number)
        meta = {"channel": channel, "number": number, "tries": tries}
        return self.request(url, self.parse_list, meta, DEPTH if number else HEAD)

    async def parse_list(self, response: Response) -> AsyncIterator[Request]:
        """Take a page of a list."""
        channel, number, tries = response.meta["channel"], response.meta["number"], response.meta["tries"]
        outcome = classify(self.source, response.status, response.body)
        if outcome in RETRIED and await self.may_retry(response, tries):
            yield self._list_request(channel, number, tries + 1)
        elif self.stops(outcome, response) or outcome in RETRIED:
            self._end_walk(channel, outcome, f"第 {number + 1} 页 page {number + 1}: HTTP {response.status}")
        else:
            if following := self._listed(response, channel, number, outcome):
                yield following
            for page in self.beside_lists():
                yield page

    async def list_failed(self, request: Request, words: str) -> AsyncIterator[Request]:
        """A page of a list brought no answer."""
        channel, number, tries = request.meta["channel"], request.meta["number"], request.meta["tries"]
        if not self.robots.allows(request.url):
            self._end_walk(channel, Outcome.ROBOTS, words)
        elif await self.may_retry(None, tries):
            yield self._list_request(channel, number, tries + 1)
        elif not self.stopped:
            self._end_walk(channel, Outcome.ERROR, words)

    def _listed(self, response: Response, channel: Channel, number: int, outcome: Outcome) -> Request | None:
        """Store a page. Returns the request for what follows, None when the walk has ended or the run has."""
        self.had()
        if outcome is Outcome.GONE:
            return self._past_the_end(channel, number)
        page = self.source.read_list(response.body, self.true_url(response.url), number, channel)
        unit = self.ledger.unit(self.source.name, channel.path)
        drift = page.drift or (
            "列表空了，先前不空 the list is empty, and was not before" if unit.watermark and not page.rows and not number else ""
        )
        if drift:
            return self._end_walk(channel, Outcome.DRIFT, f"第 {number + 1} 页 page {number + 1}: {drift}")
        fresh = self.ledger.list_page(self.source.name, channel.path, number, page.pages, page.rows, self.clock())
        self.report.listed += fresh
        self.shipping.wake()
        oldest = min((row.published_at for row in page.rows), default="")
        if unit.floor and not fresh and oldest and oldest < unit.floor:
            return self._end_walk(channel, Outcome.OK, "到了以前看过的 / reached what an earlier walk saw")
        return self._following(channel, number, page)

    def _following(self, channel: Channel, number: int, page: ListPage) -> Request | None:
        full = len(page.rows) >= self.source.rows_per_page
        if number + 1 == page.pages == self.source.page_cap and full:
            return self._end_walk(
                channel,
                Outcome.TRUNCATED,
                f"列表只给 {page.pages} 页，更早的够不着 / the list shows {page.pages} pages; older notices are out of reach",
            )
        if number + 1 >= page.pages and not full:
            return self._end_walk(channel, Outcome.OK if page.rows or number else Outcome.EMPTY, "最后一页 the last page")
        return None if self.stopped else self._list_request(channel, number + 1)

    def put_off_list(self, channel: Channel) -> None:
        """A list's walk stays where it is, for the next run or the next day's budget."""
        self.walking.pop(channel.path, None)
        if self.stopped:
            return
        self.note(Outcome.PARTIAL, BUDGET_SPENT)
        if not self.walking:
            self.lists_walked()

    def _past_the_end(self, channel: Channel, number: int) -> Request | None:
        """404 behind a full last page is the end; before the announced end, or at the first page, it is not."""
        announced = self.ledger.unit(self.source.name, channel.path).announced
        if number and number >= announced:
            return self._end_walk(channel, Outcome.OK, "最后一页之后没有了 / the page after the last does not exist")
        return self._end_walk(
            channel,
            Outcome.DRIFT,
            f"第 {number + 1} 页不存在，却说有 {announced} 页 / page {number + 1} does not exist, {announced} were announced",
        )

    def _end_walk(self, channel: Channel, outcome: Outcome, detail: str) -> Request | None:
        """Note a walk's end. One that was resumed looks once more at what came to the list's head meanwhile."""
        self.ledger.end_walk(self.source.name, channel.path, outcome, detail, self.clock())
        self.note(Outcome.OK if outcome is Outcome.EMPTY else outcome, f"{channel.path}: {detail}")
        came_to = worst(self.walking.pop(channel.path, Outcome.OK), outcome)
        if channel.path in self._resumed and outcome in (Outcome.OK, Outcome.TRUNCATED):
            self._resumed.discard(channel.path)
            self.walking[channel.path] = came_to
            return self._begun(channel)
        self.report.units[channel.path] = came_to
        if not self.walking and not self.stopped:
            self.lists_walked()
        return None

    def beside_lists(self) -> list[Request]:
        """Pages that need not wait until all lists are walked."""
        raise NotImplementedError

    def lists_walked(self) -> None:
        """All lists were walked once."""
        raise NotImplementedError
