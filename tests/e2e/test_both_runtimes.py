"""The whole road on both runtimes over the same notices: the same facts, last words and documents; the same answers to all questions."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest

from bench.road import filled
from chebiao.demonstration import say_people
from deploy.local.elasticsearch import LocalElasticsearch
from runtime.carrying import Carrier
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from schemas.documents import Facet, Range, SearchRequest, TenderDocument, TenderQuery
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
from tests.contract.index_oracle import answers, facet_counts

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
def both(
    kafka: str, elasticsearch_server: LocalElasticsearch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Carrier, Carrier]]:
    """(embedded, cluster), each having heard the same notices, corrections and people."""
    folder = tmp_path_factory.mktemp("both")
    here = EmbeddedCarrier.open(folder / "embedded", "demo", 0, 0)
    there = cluster(folder, batch=100, topics=TOPICS.values(), elasticsearch=elasticsearch_server.url)
    say_people(here)
    filled(here, 100)
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
    assert here == there and len(here) >= 100


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


WORDS = (
    *("", "采购", "公务用车", "车", "轿车", "１.8L", "採購", "“公务用车”", "“采购 公务”", "采购 -轿车", "-采购"),
    *("轿车 OR 客车", "租赁 OR 新能源", "采购 公务用车 -更正", "ca*", "车 OR “中标 公告”"),
)


def drawn(documents: Sequence[TenderDocument], chance: random.Random) -> TenderQuery:
    """A question about what these documents hold: words or a phrase out of one of them, and some conditions that others meet."""
    some = chance.choice(documents)
    at = chance.randrange(max(1, len(some.text) - 6))
    piece = some.text[at : at + chance.randint(1, 6)].replace("\n", " ").strip('"“”-* ')
    words = chance.choice((*WORDS, piece, f"“{piece}”", f"{piece} OR {chance.choice(WORDS[1:6])}", f"采购 -{piece}"))
    line = chance.choice(some.lines) if some.lines else None
    of_some: dict[str, Any] = {
        "regions": (some.division_code[:2] + "0000",) if some.division_code else (),
        "kinds": (some.kind,) if some.kind else (),
        "stages": (some.stage,) if some.stage else (),
        "vehicle": some.vehicle,
        "buyer": some.buyer[:4],
        "categories": (line.category,) if line else (),
        "energies": (line.energy,) if line and line.energy else (),
        "uses": (line.use,) if line and line.use else (),
        "displacement_l": Range(max=Decimal(chance.choice(("1.6", "1.8", "2.0")))),
        "unit_cap_cny": Range(min=Decimal(chance.choice((0, 120_000))), max=Decimal(chance.choice((180_000, 250_000)))),
        "budget_cny": Range(max=Decimal(1_000_000)),
        "deadline_from": some.deadline,
        "dealers": some.dealers[:1],
    }
    asked = chance.sample(sorted(of_some), chance.randint(0, 3))
    unknown = chance.choice(((), ("displacement_l",), ("unit_cap_cny", "budget_cny")))
    return TenderQuery(words=words, or_unknown=unknown, **{name: of_some[name] for name in asked})


def test_every_question_is_answered_alike_on_both_and_as_brute_force_answers(both: tuple[Carrier, Carrier]) -> None:
    indexes = [one.index() for one in both]
    whole = list(indexes[0].documents())
    chance, counts = random.Random(4), []
    for query in [*(TenderQuery(words=words) for words in WORDS), *(drawn(whole, chance) for _ in range(30))]:
        request = SearchRequest(query=query, size=200, facets=get_args(Facet))
        true = answers(whole, request)
        for page in (index.search(request) for index in indexes):
            assert [hit.tender_id for hit in page.hits] == [each.tender_id for each in true], query
            assert (page.total, page.facets) == (len(true), facet_counts(true)), query
        counts.append(len(true))
    assert len(set(counts)) > 5 and len(whole) < 200, "questions of all kinds, and answers that fit on a page"
    for index in indexes:
        index.close()
