"""The whole road on both runtimes over the same notices: the same facts, the same last words, the same documents."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from bench.road import filled
from chebiao.demonstration import say_people
from runtime.carrying import Carrier
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from schemas.envelope import Event
from schemas.topics import (
    ALERTS,
    CAPTURES,
    CLASSIFIED,
    DEAD,
    DEALERS,
    DELIVERIES,
    LINKED,
    MATCHED,
    NOTICES,
    SUBSCRIPTIONS,
    TENDERS,
    TOPICS,
    Topic,
)
from services.notifier.outbox import Outbox
from services.pipeline import SERVICES, Outside
from tests.contract.carriers import cluster

pytestmark = pytest.mark.servers
LATER = datetime(2030, 1, 1, tzinfo=UTC)
"""The notifier's clock: what it says bears the time."""


def worked_off(carrier: Carrier, folder: Path) -> None:
    index = carrier.index()
    senders = dict.fromkeys(("email", "webhook", "wecom"), lambda alert, channel, id_, now: "taken")
    outside = Outside(lambda: index, carrier.blobs, lambda: Outbox(folder / "outbox.db"), senders, lambda: LATER)
    Road(carrier, tuple(made(outside) for made in SERVICES.values())).run_until_idle()
    index.close()


@pytest.fixture(scope="module")
def both(kafka: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Carrier, Carrier]]:
    """(embedded, cluster), each having heard the same notices, corrections and people."""
    folder = tmp_path_factory.mktemp("both")
    here = EmbeddedCarrier.open(folder / "embedded", "demo", 0, 0)
    there = cluster(folder, batch=100, topics=TOPICS.values())
    say_people(here)
    filled(here, 150)
    for topic in (DEALERS, SUBSCRIPTIONS, CAPTURES):
        there.log.append(topic, [Event.from_json(stored.raw) for stored in here.log.read_all(topic)])
    for name in here.blobs.names():
        there.blobs.put(here.blobs.get(name))
    worked_off(here, folder / "here")
    worked_off(there, folder / "there")
    yield here, there
    here.close()
    there.close()


def said(carrier: Carrier, topic: Topic) -> list[Event]:
    return [Event.from_json(stored.raw) for stored in carrier.log.read(topic, limit=1_000_000)]


def data(event: Event) -> bytes:
    return orjson.dumps(event.data, option=orjson.OPT_SORT_KEYS)


def last_words(carrier: Carrier, topic: Topic) -> Mapping[tuple[str, str], bytes]:
    """By type and key: the highest sequence, then the latest said."""
    last: dict[tuple[str, str], Event] = {}
    for event in said(carrier, topic):
        before = last.get((event.type, event.key))
        if before is None or before.sequence <= event.sequence:
            last[event.type, event.key] = event
    return {about: data(event) for about, event in last.items()}


def documents(carrier: Carrier) -> list[str]:
    index = carrier.index()
    found = [one.model_dump_json(exclude={"version"}) for one in index.documents()]
    index.close()
    return found


def test_map_topics_agree_in_ids_and_payloads(both: tuple[Carrier, Carrier]) -> None:
    here, there = ({event.id: data(event) for event in said(one, CLASSIFIED)} for one in both)
    assert here == there and len(here) >= 150


@pytest.mark.parametrize("topic", [NOTICES, LINKED, TENDERS, MATCHED], ids=lambda topic: topic.name)
def test_fold_and_join_topics_agree_in_the_last_payload_of_each_key(both: tuple[Carrier, Carrier], topic: Topic) -> None:
    here, there = (last_words(one, topic) for one in both)
    assert here == there and len(here) > 50


def told(carrier: Carrier) -> set[tuple[str, str]]:
    """Who was told of which tender of one notice. Of several notices whoever comes first decides what is news, and
    partitions keep no order among them: by design (docs/architecture.md)."""
    index = carrier.index()
    found = set()
    for event in said(carrier, ALERTS):
        document = index.get(event.data["tender_id"])
        if document and len(document.body["tender"]["timeline"]) == 1:
            found.add((event.data["recipient"], document.tender_id))
    index.close()
    return found


def test_the_same_people_are_told_of_the_same_tenders_and_every_alert_is_delivered_once(both: tuple[Carrier, Carrier]) -> None:
    here, there = (told(one) for one in both)
    assert here == there and here
    for one in both:
        alerts = {event.data["alert_id"] for event in said(one, ALERTS)}
        assert sorted(event.data["alert_id"] for event in said(one, DELIVERIES)) == sorted(alerts)


def test_the_same_is_set_aside(both: tuple[Carrier, Carrier]) -> None:
    here, there = ({(event.data["service"], event.data["reason"], event.data["event_id"]) for event in said(one, DEAD)} for one in both)
    assert here == there


def test_the_documents_are_the_same_byte_for_byte(both: tuple[Carrier, Carrier]) -> None:
    here, there = (documents(one) for one in both)
    assert here == there and len(here) > 50
