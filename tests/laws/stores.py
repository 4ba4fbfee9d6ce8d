"""Run a case's service on a fresh embedded store, and read what came of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from runtime.carrying import Carrier
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.shapes import Service
from runtime.ways import Ways
from schemas.envelope import Event
from schemas.topics import DEAD, Topic
from tests.laws.cases import Case, Given


def opened(folder: Path, batch: int = 500) -> EmbeddedCarrier:
    """A store that never waits between tries and minds no disk."""
    return EmbeddedCarrier.open(folder / "store", "live", 0, 0, Ways(batch=batch, sleep=lambda seconds: None))


def put(carrier: Carrier, given: Given, blobs: Sequence[bytes] = ()) -> None:
    """Put blobs and events where the service finds them."""
    for data in blobs:
        carrier.blobs.put(data)
    for topic, event in given:
        carrier.log.append(topic, [event])


def run(carrier: Carrier, service: Service) -> int:
    """Run one service until it has nothing to do."""
    runner = carrier.runner(service)
    total = 0
    try:
        while taken := runner.run_once():
            total += taken
        return total
    finally:
        runner.close()


def run_case(case: Case, folder: Path, given: Given | None = None, batch: int = 500) -> EmbeddedCarrier:
    """A fresh store on which the case's service has heard everything."""
    carrier = opened(folder, batch)
    put(carrier, case.events() if given is None else given, case.blobs())
    run(carrier, case.service(folder / "side"))
    return carrier


def said(carrier: Carrier, topic: Topic | None) -> list[Event]:
    """What a topic holds, in order."""
    return [] if topic is None else [Event.from_json(stored.raw) for stored in carrier.log.read_all(topic)]


def last_words(carrier: Carrier, topic: Topic | None) -> dict[tuple[str, str], bytes]:
    """The last payload of each type and key: highest sequence, then latest position."""
    best: dict[tuple[str, str], Event] = {}
    for event in said(carrier, topic):
        before = best.get((event.type, event.key))
        if before is None or before.sequence <= event.sequence:
            best[event.type, event.key] = event
    return {about: orjson.dumps(event.data, option=orjson.OPT_SORT_KEYS) for about, event in best.items()}


def rows(carrier: EmbeddedCarrier) -> list[tuple[Any, ...]]:
    """Every row of every Fold."""
    return carrier.store.database.connection().execute("SELECT * FROM rows ORDER BY 1, 2, 3, 4").fetchall()


def dead(carrier: EmbeddedCarrier) -> list[Event]:
    """What `dead` holds."""
    return said(carrier, DEAD)
