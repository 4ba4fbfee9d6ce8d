"""The search index made anew from Kafka's log while people search and services write."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chebiao.reindexing import Reindexed, reindex
from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.kafka import LocalKafka
from runtime.cluster.carrier import ClusterCarrier
from runtime.connect import connect_cluster
from runtime.settings import Settings
from runtime.speaking import first_hand
from schemas.envelope import Event
from schemas.events import TenderMatched
from schemas.topics import MATCHED
from services.indexer.service import service as indexer
from tests.given.tenders import AT, entry, tender


@pytest.fixture
def settings(kafka_server: LocalKafka, elasticsearch_server: LocalElasticsearch, tmp_path: Path) -> Settings:
    return Settings(
        kind="demo",
        carrier="cluster",
        data=tmp_path / "data",
        kafka_servers=kafka_server.address,
        elasticsearch_url=elasticsearch_server.url,
        blobs_url=f"file://{tmp_path / 'blobs'}",
    )


@pytest.fixture
def carrier(settings: Settings) -> Iterator[ClusterCarrier]:
    made = connect_cluster(settings)
    yield made
    made.close()


def matched(carrier: ClusterCarrier, number: int, title: str = "公务用车采购") -> Event:
    text = carrier.blobs.put(f"某县采购第{number}批".encode())
    about = tender(tender_id=f"T{number}", title=title, timeline=(entry(number, text=text),))
    return first_hand("matcher", TenderMatched(tender_id=f"T{number}", tender=about), AT, 0)


def test_a_new_index_holds_what_the_old_one_held_and_what_was_said_meanwhile(settings: Settings, carrier: ClusterCarrier) -> None:
    carrier.log.append(MATCHED, [matched(carrier, number) for number in range(40)])
    carrier.log.append(MATCHED, [matched(carrier, 7, "后来更正的标题")])
    index = carrier.index()
    runner = carrier.runner(indexer(index, carrier.blobs))
    while runner.run_once():
        pass
    before = list(index.documents())
    assert len(before) == 40
    carrier.log.append(MATCHED, [matched(carrier, 40)])
    assert reindex(settings, processes=2) == Reindexed(42)
    after = list(index.documents())
    assert [document for document in after if document.tender_id != "T40"] == before and len(after) == 41
    while runner.run_once():  # the running indexer goes on, into the new one
        pass
    assert list(index.documents()) == after
    runner.close()
    index.close()
