"""scrapers/simulator: the portal's state: what is published where and when, corrected in place, and true. No HTTP."""

import random
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from scrapers.simulator.facts import CHINA, Change, Notice, Part, Procurement
from scrapers.simulator.naming import category_of, title_of
from scrapers.simulator.procurements import AS_SHOWN, METHODS, Maker, Shares
from scrapers.simulator.stories import Station, stream
from scrapers.simulator.truth import CUT, cap_item, cap_words, truth_of
from scrapers.simulator.wording import stamp

PAGE = 20
"""Rows of a list page."""
FIRST_ID = 90_000_001
"""Above every id the real portal has given."""
UNSEEN = timedelta(days=25)
"""A story without its tender had it published so long before."""
MORE_TIME = timedelta(days=5)
"""So much a correction moves the deadline."""


class Portal:
    """Publishes the stream of a seed. `clock` gives aware times; `days` is how far back the first `backlog` notices reach."""

    def __init__(self, seed: int, clock: Callable[[], datetime], shares: Shares = AS_SHOWN, pages_cap: int | None = 25) -> None:
        self.pages_cap = pages_cap
        self._clock = clock
        self._maker = Maker(seed, shares)
        self._stations: Iterator[Station] = stream(seed, shares, self._maker)
        self._ids = random.Random(f"ids:{seed}")
        self._next_id = FIRST_ID
        self._lock = threading.RLock()
        self._notices: dict[str, Notice] = {}
        self._lists: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._lives: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._first: dict[tuple[str, int], datetime] = {}
        self._scenarios: dict[str, Procurement] = {}

    def backlog(self, count: int, days: float) -> None:
        """Publish `count` notices spread over the last `days`, up to now."""
        with self._lock:
            now = self._now()
            for left in range(count, 0, -1):
                self._publish(next(self._stations), now - timedelta(days=days) * left / count)

    def publish(self, count: int = 1) -> list[Notice]:
        """Publish the next notices of the stream, now."""
        with self._lock:
            return [self._publish(next(self._stations), self._now()) for _ in range(count)]

    def scenario(self, parts: Sequence[Part | str], name: str = "golden-5", method: str = "open") -> list[Notice]:
        """Publish notices of one vehicle procurement in this order of appearance; called again with the same name it goes
        on with the same procurement. Printed times are those of its life, whichever appears first: the tender three hours
        ago, its double ten minutes later on the other channel, the correction one hour ago, what ends it now."""
        with self._lock:
            if name not in self._scenarios:
                self._scenarios[name] = self._maker.make("vehicle", (method,))
                self._first[self._scenarios[name].key, 1] = self._now() - timedelta(hours=3)
            procurement = self._scenarios[name]
            first = self._first[procurement.key, 1]
            ago = {Part.TENDER: 0, Part.TENDER_DOUBLE: 10, Part.CORRECTION: 120}
            return [self._publish(Station(procurement, part), first + timedelta(minutes=ago.get(part, 180))) for part in map(Part, parts)]

    def amend(self, native_id: str) -> Notice:
        """Correct a notice in place: same address, other body. Raises KeyError for an id that is not published."""
        with self._lock:
            self._notices[native_id] = amended = self._notices[native_id].amended()
            return amended

    def notice(self, native_id: str) -> Notice | None:
        """A published notice as it stands."""
        return self._notices.get(native_id)

    def notices(self) -> list[Notice]:
        """All, in the order of appearance."""
        return list(self._notices.values())

    def truth(self, url: str = "") -> list[dict[str, Any]]:
        """The truth of every notice published, in the order of appearance (see `truth_of`)."""
        return [truth_of(notice, url) for notice in self.notices()]

    def total(self, channel: str, category: str) -> int:
        """Rows of a list."""
        return len(self._lists.get((channel, category), ()))

    def size(self, total: int) -> int:
        """Pages that a list of so many rows has; an empty one has one."""
        pages = max(1, -(-total // PAGE))
        return pages if self.pages_cap is None else min(pages, self.pages_cap)

    def rows(self, channel: str, category: str, start: int) -> list[Notice]:
        """A page's rows from the `start`-th newest on. `category` is empty for the channel's mixed list."""
        ids = self._lists.get((channel, category), [])
        end = len(ids) - start
        return [self._notices[native_id] for native_id in reversed(ids[max(0, end - PAGE) : max(0, end)])]

    def _now(self) -> datetime:
        return self._clock().astimezone(CHINA).replace(second=0, microsecond=0)

    def _publish(self, station: Station, at: datetime) -> Notice:
        p, part = station.procurement, station.part
        at = at.replace(second=0, microsecond=0)
        opening = part in (Part.TENDER, Part.RETENDER, Part.PREQUALIFICATION)
        life = (p.key, station.round)
        first = self._first.setdefault(life, at if opening else at - UNSEEN)
        deadline = (first + timedelta(days=p.days_to_bid)).replace(hour=9, minute=30)
        notice = Notice(
            native_id=self._id(),
            part=part,
            procurement=p,
            channel="zygg" if p.central is not (part is Part.TENDER_DOUBLE) else "dfgg",
            category=category_of(p, part),
            title=title_of(p, part, station.round),
            published_at=at,
            first_published_at=first,
            deadline=deadline + MORE_TIME if part is Part.CORRECTION else deadline,
            changes=_changes(p, deadline) if part is Part.CORRECTION else (),
            round=station.round,
            related=tuple(self._notices[earlier].path for earlier in self._lives[life]),
        )
        self._keep(notice, life)
        return notice

    def _keep(self, notice: Notice, life: tuple[str, int]) -> None:
        self._notices[notice.native_id] = notice
        self._lives[life].append(notice.native_id)
        for category in (notice.category, ""):
            self._lists[notice.channel, category].append(notice.native_id)

    def _id(self) -> str:
        self._next_id += self._ids.randint(1, 7)
        return str(self._next_id)


def _changes(procurement: Procurement, deadline: datetime) -> tuple[Change, ...]:
    bidding = "投标截止及开标时间" if METHODS[procurement.method][2] > 20 else "响应文件提交截止时间"
    moved = Change(bidding, stamp(deadline), stamp(deadline + MORE_TIME))
    lines = [line for lot in procurement.lots for line in lot.lines if line.unit_cap]
    if not lines or procurement.layout == 1:
        return (moved,)
    line = lines[0]
    assert line.unit_cap is not None
    return moved, Change(cap_item(line), cap_words(line, line.unit_cap), cap_words(line, line.unit_cap - CUT))
