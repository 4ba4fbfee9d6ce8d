"""A Faust worker of one service of the tiny road: `python -m tests.contract.small_road_worker SERVICE FOLDER OWN`; SIGTERM ends it.

OWN is the data folder of this process; blobs and the Sink's files lie in FOLDER, which all share. SERVICE may be one of
`VARIANTS`: a service of the road as another release of it is.
"""

import signal
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from runtime.shapes import Blobs, Heard, Map, Output
from schemas.events import NoticeListed, SubscriptionSaved
from tests.contract.carriers import cluster
from tests.laws.small_road import HEARD, MAPPER, keep_page, services

SLOW = 0.03
"""Seconds that an event takes in the variant `slow`."""


def slowly(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """As slow as a step that reads."""
    time.sleep(SLOW)
    return keep_page(heard, blobs)


def mended(heard: Heard, blobs: Blobs) -> Iterable[Output]:
    """Takes what the release before it refused."""
    if not isinstance(heard.payload, NoticeListed):
        return ()
    notice = heard.payload
    return keep_page(replace(heard, payload=notice.model_copy(update={"title": notice.title.replace("bad", "mended")})), blobs)


VARIANTS: dict[str, Map] = {
    "slow": replace(MAPPER, step=slowly),
    "mended": replace(MAPPER, step=mended, reads=(replace(HEARD, types=(*HEARD.types, SubscriptionSaved)),)),
}


def main(name: str, folder: Path, own: str) -> None:
    """Work until told to end."""
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    carrier = cluster(folder, batch=500 if name == "slow" else 50, local=own)
    road = {one.name: one for one in services(folder / "out")} | VARIANTS
    carrier.runner(road[name]).run(told.is_set)
    carrier.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
