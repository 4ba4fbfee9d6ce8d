"""What is asked for first, as a portal's floor leaves time for a part only. Pure.

1. Lists: the head of every list at each walk, before any page, so that what is listed stays fresh. A tenth of a day's
   budget is theirs alone, and up to half of what is left, for the walks until the day ends.
2. Pages take turns (`TURNS`): of ten, six are vehicle-like notices never read, three are open vehicle tenders due to be
   looked at again, one is another notice. A turn that nobody wants is taken by the next kind in that order: no kind waits
   for ever, no turn is lost.
3. The depths of lists (a first walk goes through hundreds of pages) alternate with vehicle pages; other pages wait for it.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """Why a page is asked for."""

    VEHICLE = "vehicle"
    """Never read, sounds like vehicles."""
    AGAIN = "again"
    """An open vehicle tender that is due to be looked at again."""
    OTHER = "other"
    """Never read; does not sound so, or stopped a run before."""


URGENT = (Kind.VEHICLE, Kind.AGAIN)
"""What may be asked for beside the depths of lists."""
TURNS = (
    Kind.VEHICLE, Kind.VEHICLE, Kind.AGAIN, Kind.VEHICLE, Kind.VEHICLE, Kind.AGAIN, Kind.VEHICLE, Kind.VEHICLE, Kind.AGAIN, Kind.OTHER,
)  # fmt: skip
LISTS_SHARE = 10
"""One part in so many of a day's budget is for lists alone."""
HEAD, PAGE, DEPTH = 300, 200, 100
"""Order in which the spider's requests go out: the heads of lists, pages, the depths of lists."""

SOUNDS = ("车", "皮卡", "越野", "MPV", "SUV", "客运", "公交", "摩托", "消防", "环卫", "警用", "救护")
FOLLOWED = (
    "公开招标公告",
    "竞争性磋商公告",
    "竞争性谈判公告",
    "询价公告",
    "单一来源公告",
    "更正公告",
    "资格预审公告",
    "邀请招标公告",
    "其他公告",
)
"""Kinds whose pages portals correct in place while bids are open."""


def vehicle_like(title: str) -> bool:
    """Whether a title may be about vehicles."""
    return any(word in title.upper() for word in SOUNDS)


def followed(title: str, kind_label: str) -> bool:
    """Whether a notice's page is looked at again while it is open."""
    return vehicle_like(title) and kind_label in FOLLOWED


def in_turn(waiting: Mapping[Kind, Sequence[T]], most: int, turn: int = 0) -> list[T]:
    """Up to `most` of what waits, each kind's in its order, by turns from the `turn`-th on."""
    left = {kind: list(reversed(waiting.get(kind, ()))) for kind in Kind}
    chosen: list[T] = []
    while len(chosen) < most and any(left.values()):
        wanted = TURNS[(turn + len(chosen)) % len(TURNS)]
        chosen.append((left[wanted] or next(filter(None, left.values()))).pop())
    return chosen


def pages_allowed(left: int, budget: int, lists: int, walks: float) -> int:
    """How many of the requests `left` of a day's budget may go to pages, when `lists` lists are to be walked `walks` more
    times until the day ends."""
    kept = max(budget // LISTS_SHARE, min(int(lists * walks), left // 2))
    return max(0, left - kept)
