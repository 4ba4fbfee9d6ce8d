"""bench: the search index made anew from the log by `chebiao reindex`: notices/s, and how they grow with partitions and processes."""

import tempfile
import time
from pathlib import Path

from bench.road import filled
from chebiao.composing import services
from chebiao.demonstration import say_people
from chebiao.reindexing import reindex
from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.kafka import LocalKafka
from runtime.carrying import Carrier
from runtime.connect import connect, connect_cluster
from runtime.road import Road
from runtime.settings import Settings
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import TenderMatched
from schemas.events.tenders import Tender
from schemas.topics import MATCHED
from schemas.upcasts import payload_of

DIFFERENT = 60
"""Notices that are read; the log holds their tenders again and again under other ids."""
ROAD = ("extractor", "classifier", "linker", "lifecycle", "matcher")


def show(notices: int) -> None:
    """Fill a log, then make the index anew with more and more processes."""
    with (
        tempfile.TemporaryDirectory(prefix="chebiao-rebuild-") as scratch,
        LocalKafka.new() as kafka,
        LocalElasticsearch.new() as elastic,
    ):
        settings = Settings(
            kind="demo", carrier="cluster", data=Path(scratch) / "there", kafka_servers=kafka.address,
            elasticsearch_url=elastic.url, blobs_url=f"file://{scratch}/blobs",
        )  # fmt: skip
        held = _filled(settings, Path(scratch), notices)
        print(f"the index anew from {held} notices' tenders, {MATCHED.partitions} partitions of {MATCHED.name}", flush=True)
        for processes in (1, 2, 4):
            began = time.perf_counter()
            done = reindex(settings, processes)
            took = time.perf_counter() - began
            print(f"  {processes} processes: {held / took:6.0f} notices/s ({done.events} tenders' words in {took:.1f} s)", flush=True)


def _filled(settings: Settings, scratch: Path, notices: int) -> int:
    """Put at least so many notices' tenders onto the cluster's log. Returns how many notices they hold."""
    here, there = connect(Settings(kind="demo", data=scratch / "here")), connect_cluster(settings)
    say_people(here)
    filled(here, DIFFERENT)
    Road(here, services(here, Settings(kind="demo", data=here.folder), ROAD)).run_until_idle()
    for name in here.blobs.names():
        there.blobs.put(here.blobs.get(name))
    said, held, round_ = _last(here), 0, 0
    while held < notices:
        there.log.append(MATCHED, [_again(*one, round_) for one in said])
        held += sum(len(tender.timeline) for _, _, tender in said)
        round_ += 1
    there.index().close()
    here.close()
    there.close()
    return held


def _last(carrier: Carrier) -> list[tuple[Event, TenderMatched, Tender]]:
    """The tenders that hold now: one that became part of another is said without any."""
    last = {event.key: event for event in (Event.from_json(stored.raw) for stored in carrier.log.read(MATCHED, limit=1_000_000))}
    said = ((event, payload_of(event)) for event in last.values())
    return [(event, payload, payload.tender) for event, payload in said if isinstance(payload, TenderMatched) and payload.tender]


def _again(event: Event, payload: TenderMatched, tender: Tender, number: int) -> Event:
    id_ = f"{payload.tender_id}~{number}"
    tender = tender.model_copy(update={"tender_id": id_})
    return first_hand("matcher", payload.model_copy(update={"tender_id": id_, "tender": tender}), event.time, event.sequence)
