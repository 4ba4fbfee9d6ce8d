"""bench: what the order of arrival changes. The same notices as published and shuffled: the same tenders at last, and which alerts
only one of the two orders raised, with why. `python -m bench.orders [--notices 400]`"""

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from chebiao.composing import now, services
from chebiao.demonstration import say_people
from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.events import AlertRaised, Payload, TenderChanged
from schemas.events.tenders import Tender
from schemas.topics import ALERTS, TENDERS, Topic
from schemas.upcasts import payload_of
from scrapers.forwarder import forward
from scrapers.ledger import Ledger, Page
from scrapers.simulator.running import start
from scrapers.sources.ccgp.details import read_detail

Raw = tuple[str, str, bytes]
"""A notice's own id, address, page."""
WORKING = ("extractor", "classifier", "linker", "lifecycle", "matcher", "alerter")
SEED = 5


@dataclass
class Said:
    """How one run ended: tenders by id, alerts by recipient and tender."""

    tenders: dict[str, Tender] = field(default_factory=dict)
    alerts: dict[tuple[str, str], list[AlertRaised]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Prints how many alerts each order raised, and every recipient and tender where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=400)
    with start(notices=parser.parse_args().notices, pages_cap=None) as portal, httpx.Client() as client:
        raw = [(str(one["native_id"]), str(one["url"]), client.get(str(one["url"])).content) for one in portal.truth()]
    at = now() + timedelta(hours=2)  # after the dealers of both runs registered
    shuffled = random.Random(SEED).sample(raw, len(raw))
    first, second = run(raw, at), run(shuffled, at)
    print(f"{len(raw)} notices, {len(first.tenders)} tenders; the same at last: {first.tenders == second.tenders}")
    print(f"alerts as published {_count(first)}, shuffled {_count(second)}")
    for recipient, tender_id in sorted({*first.alerts, *second.alerts}):
        told = [[one.about for one in run_.alerts.get((recipient, tender_id), [])] for run_ in (first, second)]
        if told[0] != told[1]:
            why = next(one.why for run_ in (first, second) for one in run_.alerts.get((recipient, tender_id), []))
            kinds = [entry.kind.value for entry in first.tenders[tender_id].timeline if entry.kind]
            print(f"  {recipient} {first.tenders[tender_id].stage} {kinds}: {told[0]} | {told[1]}; {'; '.join(why)}")


def run(order: Sequence[Raw], at: datetime) -> Said:
    """The road from capture to alert, in this order."""
    with tempfile.TemporaryDirectory(prefix="chebiao-orders-") as folder:
        settings = Settings(kind="demo", data=Path(folder) / "data")
        with closing(connect(settings)) as carrier:
            say_people(carrier)
            _capture(carrier, order, at)
            runners = [carrier.runner(one) for one in services(carrier, settings, WORKING)]
            while sum(one.run_once() for one in runners):
                pass
            for one in runners:
                one.close()
            return _said(carrier)


def _capture(carrier: EmbeddedCarrier, order: Sequence[Raw], at: datetime) -> None:
    with closing(Ledger(carrier.folder)) as ledger:
        pages = []
        for own, url, body in order:
            told = read_detail(body)
            pages.append(Page(f"ccgp:{own}", "ccgp", own, url, carrier.blobs.put(body), told.body, "1", told.title, told.published_at, {}))
        ledger.keep(pages, at, timedelta(days=1))
        forward(ledger, carrier.log)


def _said(carrier: EmbeddedCarrier) -> Said:
    """Alerts are counted under the id that their tender has at last."""
    said = Said()
    for changed in _all(carrier, TENDERS):
        if isinstance(changed, TenderChanged):
            said.tenders.pop(changed.tender_id, None)
            if changed.tender is not None:
                said.tenders[changed.tender_id] = changed.tender
    final = {alias: one.tender_id for one in said.tenders.values() for alias in (one.tender_id, *one.aliases)}
    for alert in _all(carrier, ALERTS):
        if isinstance(alert, AlertRaised):
            said.alerts[alert.recipient, final.get(alert.tender_id, alert.tender_id)].append(alert)
    return said


def _all(carrier: EmbeddedCarrier, topic: Topic) -> Iterator[Payload]:
    position = 0
    while stored := carrier.log.read(topic, position, 500):
        yield from (payload_of(Event.from_json(one.raw)) for one in stored)
        position = stored[-1].position


def _count(said: Said) -> int:
    return sum(map(len, said.alerts.values()))


if __name__ == "__main__":
    main()
