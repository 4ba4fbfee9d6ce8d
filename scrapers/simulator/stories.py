"""scrapers/simulator: the lives of procurements, woven into one stream of stations in the order of publication."""

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.simulator.facts import Part, Procurement
from scrapers.simulator.procurements import AS_SHOWN, Maker, Shares

STORIES: tuple[tuple[int, tuple[Part, ...]], ...] = (
    (36, (Part.TENDER,)),
    (8, (Part.TENDER, Part.CORRECTION)),
    (10, (Part.TENDER, Part.AWARD)),
    (5, (Part.TENDER, Part.CORRECTION, Part.AWARD)),
    (15, (Part.AWARD,)),
    (3, (Part.TENDER, Part.PROVISIONAL, Part.OVERTURNED)),
    (3, (Part.TENDER, Part.PROVISIONAL, Part.AWARD)),
    (5, (Part.TENDER, Part.FAILURE, Part.RETENDER)),
    (3, (Part.TENDER, Part.TERMINATION)),
    (3, (Part.PREQUALIFICATION, Part.TENDER)),
    (2, (Part.FAILURE,)),
    (4, (Part.TENDER, Part.TENDER_DOUBLE)),
    (3, (Part.TENDER, Part.TENDER_DOUBLE, Part.AWARD, Part.AWARD_DOUBLE)),
)
"""(share, stations). A story without its tender is of one published before the portal's window."""
GAP = (5, 60)
"""So many other notices are published between two stations of a story."""


@dataclass(frozen=True, slots=True)
class Station:
    """A notice to be published next. `round` 2 is the second after a failure."""

    procurement: Procurement
    part: Part
    round: int = 1


def stream(seed: int, shares: Shares = AS_SHOWN, maker: Maker | None = None) -> Iterator[Station]:
    """Stations for ever, the same for the same seed and shares."""
    rng = random.Random(f"stories:{seed}")
    maker = maker or Maker(seed, shares)
    waiting: list[tuple[int, int, Station]] = []
    position = 0
    while True:
        if waiting and waiting[0][0] <= position:
            yield heapq.heappop(waiting)[2]
        else:
            first, *later = _story(rng, maker)
            due = position
            for station in later:
                due += rng.randint(*GAP)
                heapq.heappush(waiting, (due, position, station))
            yield first
        position += 1


def _story(rng: random.Random, maker: Maker) -> list[Station]:
    parts = rng.choices([parts for _, parts in STORIES], [share for share, _ in STORIES])[0]
    if Part.PREQUALIFICATION in parts:
        procurement = maker.make(methods=("open", "invited"))
    elif Part.FAILURE in parts or Part.PROVISIONAL in parts:
        procurement = maker.make(methods=("open", "consultation", "inquiry", "negotiation"))
    else:
        procurement = maker.make()
    return [Station(procurement, part, 2 if part is Part.RETENDER else 1) for part in parts]
