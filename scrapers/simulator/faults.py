"""scrapers/simulator: what can go wrong at a portal, each fault said in one place, and which of them strikes a request."""

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

Where = Literal["list", "detail", "robots"]


class Fault(StrEnum):
    """The faults. Each strikes as its `Strike` says; several may be on at once, the first in this order decides an answer."""

    BLOCK_PAGE = "block_page"
    """HTTP 200 with the portal's 频繁访问 page and the caller's address, no list and no notice on it."""
    CHALLENGE = "challenge"
    """HTTP 200 with the 安全验证 page."""
    FORBIDDEN = "forbidden"
    """HTTP 403 with 事件ID and the caller's address."""
    THROTTLED = "throttled"
    """HTTP 429 with Retry-After: `seconds`."""
    BAD_GATEWAY = "bad_gateway"
    """HTTP 502; with `every` 2 the channel flips between 200 and 502, as the real one has been seen to."""
    GONE = "gone"
    """HTTP 404 for what is there."""
    EMPTY_BODY = "empty_body"
    """HTTP 200 with no bytes, as the portal's CDN does at times."""
    TRUNCATED = "truncated"
    """The connection ends after half of the announced bytes."""
    SLOW = "slow"
    """The answer is right, `seconds` late."""
    GB18030 = "gb18030"
    """The page is in GB18030 and says so in its meta element only."""
    RENAMED_CLASS = "renamed_class"
    """Drift: `ul.c_list_bid` and the detail page's classes carry other names."""
    DUPLICATE_ROWS = "duplicate_rows"
    """Each list page shows `by` of its rows twice (so it has more than 20)."""
    SHIFTED_ROWS = "shifted_rows"
    """Pages after the first are shifted down by `by` rows, as if so many had been published meanwhile."""
    WRONG_TOTAL = "wrong_total"
    """The pager announces `by` pages more than there are (less, if negative); what is announced too much is 404."""
    STALE_PAGE = "stale_page"
    """Every page of a list answers with the first one's rows and `current`, as a cache may."""
    ROBOTS_ERROR = "robots_error"
    """robots.txt answers 503: RFC 9309 then forbids everything."""
    ROBOTS_DISALLOW = "robots_disallow"
    """robots.txt forbids /cggg/ to everyone."""
    CRAWL_DELAY = "crawl_delay"
    """robots.txt allows everything and asks for `seconds` between requests."""


_ONLY: dict[Fault, tuple[Where, ...]] = {
    Fault.ROBOTS_ERROR: ("robots",), Fault.ROBOTS_DISALLOW: ("robots",), Fault.CRAWL_DELAY: ("robots",),
    Fault.DUPLICATE_ROWS: ("list",), Fault.SHIFTED_ROWS: ("list",), Fault.WRONG_TOTAL: ("list",), Fault.STALE_PAGE: ("list",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strike:
    """When a fault strikes. Counted over the requests it may strike, from when it was switched on."""

    after: int = 0
    """So many requests are let through first."""
    every: int = 1
    """Then it strikes each n-th."""
    times: int | None = None
    """At most so often; None: until switched off."""
    where: tuple[Where, ...] = ("list", "detail")
    """Which requests it may strike; the faults of robots.txt and of lists know their own."""
    seconds: float = 1.0
    by: int = 2


def strike_of(fields: dict[str, Any]) -> Strike:
    """A strike from JSON. Raises TypeError for a field there is not."""
    values: dict[str, Any] = dict(fields)
    if "where" in values:
        values["where"] = tuple(values["where"])
    return Strike(**values)


ALWAYS = Strike()
"""At once, each request, until switched off."""


class Faults:
    """The faults that are on. Safe to switch from another thread than the one that serves."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on: dict[Fault, Strike] = {}
        self._seen: dict[Fault, int] = {}
        self._struck: dict[Fault, int] = {}

    def set(self, fault: Fault | str, strike: Strike = ALWAYS) -> None:
        """Switch a fault on, its counts from zero. Raises ValueError for a fault there is not."""
        with self._lock:
            name = Fault(fault)
            self._on[name], self._seen[name], self._struck[name] = strike, 0, 0

    def clear(self, fault: Fault | str | None = None) -> None:
        """Switch one off, or all."""
        with self._lock:
            if fault is None:
                self._on.clear()
            else:
                self._on.pop(Fault(fault), None)

    def on(self) -> dict[Fault, Strike]:
        """What is on."""
        return dict(self._on)

    def struck(self, fault: Fault | str) -> int:
        """How often it struck since it was switched on."""
        return self._struck.get(Fault(fault), 0)

    def striking(self, where: Where) -> dict[Fault, Strike]:
        """The faults that strike this request, in the enum's order. Counts the request."""
        if not self._on:
            return {}
        with self._lock:
            return {fault: self._on[fault] for fault in Fault if fault in self._on and self._strikes(fault, where)}

    def _strikes(self, fault: Fault, where: Where) -> bool:
        strike = self._on[fault]
        if where not in _ONLY.get(fault, strike.where):
            return False
        self._seen[fault] += 1
        due = self._seen[fault] - strike.after
        if due <= 0 or due % strike.every or (strike.times is not None and self._struck[fault] >= strike.times):
            return False
        self._struck[fault] += 1
        return True
