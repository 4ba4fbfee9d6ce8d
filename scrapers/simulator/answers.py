"""scrapers/simulator: what the portal answers to a path, faults included, as plain data. No sockets."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scrapers.simulator import list_page as pages
from scrapers.simulator.detail_page import detail_page
from scrapers.simulator.faults import Fault, Faults, Strike, Where
from scrapers.simulator.naming import CATEGORIES
from scrapers.simulator.portal import PAGE, Portal

_LIST = re.compile(r"/cggg/(zygg|dfgg)/(?:([a-z]+)/)?(?:index(?:_(\d{1,6}))?\.htm)?")
_DETAIL = re.compile(r"/cggg/(zygg|dfgg)/([a-z]+)/\d{6}/t\d{8}_(\d{1,12})\.htm")
_RENAMED = (
    ("c_list_bid", "c_list_new"),
    ("vF_detail_content", "vG_detail_text"),
    ("vF_detail_header", "vG_detail_head"),
    ("pubTime", "publishTime"),
)


@dataclass(frozen=True)
class Answer:
    """A response to be sent. `delay` seconds late; `cut`: only half of it, then the connection ends."""

    body: bytes
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False


NOT_FOUND = Answer(pages.NOT_FOUND.encode(), 404)
Strikes = Mapping[Fault, Strike]


class Answers:
    """Answers paths from a portal's state."""

    def __init__(self, portal: Portal, faults: Faults) -> None:
        self._portal, self._faults = portal, faults
        self._noise = random.Random()  # differs at every request and every start: that is its purpose

    def answer(self, path: str) -> Answer:
        """The answer to GET `path`."""
        if path == "/robots.txt":
            return _robots(self._faults.striking("robots"))
        if match := _DETAIL.fullmatch(path):
            return self._detail(match[1], match[2], match[3])
        if match := _LIST.fullmatch(path):
            return self._list(match[1], match[2] or "", int(match[3] or 0))
        return NOT_FOUND

    def _detail(self, channel: str, category: str, native_id: str) -> Answer:
        notice = self._portal.notice(native_id)
        if notice is None or (notice.channel, notice.category) != (channel, category):
            return NOT_FOUND
        strikes = self._faults.striking("detail")
        return _refusal(strikes) or _finish(detail_page(notice, self._noise), strikes)

    def _list(self, channel: str, category: str, current: int) -> Answer:
        if category and category not in CATEGORIES:
            return NOT_FOUND
        strikes = self._faults.striking("list")
        if Fault.STALE_PAGE in strikes:
            current = 0
        shift = strikes[Fault.SHIFTED_ROWS].by if Fault.SHIFTED_ROWS in strikes and current else 0
        size = self._portal.size(self._portal.total(channel, category) + shift)
        if current >= size:
            return _refusal(strikes) or NOT_FOUND
        rows = self._portal.rows(channel, category, max(0, current * PAGE - shift))
        if Fault.DUPLICATE_ROWS in strikes:
            rows = rows[: strikes[Fault.DUPLICATE_ROWS].by] + rows
        announced = max(1, size + (strikes[Fault.WRONG_TOTAL].by if Fault.WRONG_TOTAL in strikes else 0))
        html = pages.list_page(channel, category, rows, announced, current, self._noise)
        return _refusal(strikes) or _finish(html, strikes)


def _refusal(strikes: Strikes) -> Answer | None:
    """What a portal says instead of the page."""
    retry = {"Retry-After": f"{strikes[Fault.THROTTLED].seconds:.0f}"} if Fault.THROTTLED in strikes else {}
    refusals = {
        Fault.BLOCK_PAGE: Answer(pages.BLOCKED.encode()),
        Fault.CHALLENGE: Answer(pages.CHALLENGE.encode()),
        Fault.FORBIDDEN: Answer(pages.FORBIDDEN.encode(), 403),
        Fault.THROTTLED: Answer("请求过于频繁".encode(), 429, headers=retry),
        Fault.BAD_GATEWAY: Answer(pages.BAD_GATEWAY.encode(), 502),
        Fault.GONE: NOT_FOUND,
        Fault.EMPTY_BODY: Answer(b""),
    }
    return next((refusals[fault] for fault in strikes if fault in refusals), None)


def _finish(html: str, strikes: Strikes) -> Answer:
    """The page with what spoils it without replacing it."""
    if Fault.RENAMED_CLASS in strikes:
        for old, new in _RENAMED:
            html = html.replace(old, new)
    answer = Answer(html.encode())
    if Fault.GB18030 in strikes:
        answer = Answer(html.replace("charset=utf-8", "charset=gb18030").encode("gb18030"), type="text/html")
    if Fault.SLOW in strikes:
        answer = replace(answer, delay=strikes[Fault.SLOW].seconds)
    return replace(answer, cut=Fault.TRUNCATED in strikes)


def _robots(strikes: Strikes) -> Answer:
    """The real portal has no robots.txt."""
    if Fault.ROBOTS_ERROR in strikes:
        return Answer(b"", 503, "text/plain")
    if Fault.ROBOTS_DISALLOW in strikes:
        return Answer(b"User-agent: *\nDisallow: /cggg/\n", 200, "text/plain")
    if Fault.CRAWL_DELAY in strikes:
        return Answer(f"User-agent: *\nCrawl-delay: {strikes[Fault.CRAWL_DELAY].seconds:g}\nAllow: /\n".encode(), 200, "text/plain")
    return _refusal(strikes) or NOT_FOUND


def kind_of(path: str) -> Where | None:
    """Which sort of request a path is; None for what is no part of the portal."""
    if path == "/robots.txt":
        return "robots"
    return "detail" if _DETAIL.fullmatch(path) else "list" if _LIST.fullmatch(path) else None
