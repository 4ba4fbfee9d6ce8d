"""The carriers that the contract suites run against: name another one here and every suite runs on it."""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from runtime.carrying import Carrier
from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import elastic_client
from runtime.cluster.membership import Patience
from runtime.cluster.security import KafkaAccess
from runtime.disk import DiskGuard
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.embedded.index import EmbeddedIndex
from runtime.file_blobs import FileBlobs
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.shapes import Service
from runtime.ways import Ways
from schemas.topics import Topic
from tests.laws.small_road import TOPICS as SMALL

Open = Callable[[Path], Carrier]
"""Opens, or opens again, the carrier whose data lies in a folder."""
KAFKA = "CHEBIAO_TEST_KAFKA"
"""Where the Kafka of this test run is: told to processes that tests start."""
SHORT = Patience(session=2.0, heartbeat=0.4)
"""A killed worker is missed soon; the test broker allows it."""


def embedded(folder: Path) -> Carrier:
    """The embedded carrier, with small batches and no waiting between tries."""
    return EmbeddedCarrier.open(folder / "data", "live", 0, 0, Ways(batch=50, sleep=lambda seconds: None))


def cluster(
    folder: Path, batch: int = 50, topics: Iterable[Topic] = SMALL, local: str = "local", elasticsearch: str = ""
) -> ClusterCarrier:
    """The cluster carrier: topics of its own on the run's Kafka, blobs in the folder, and so the index, unless an Elasticsearch is named."""
    prefix = "t" + hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    disk = DiskGuard(folder, 0, 0)
    blobs = FileBlobs(folder / "blobs", disk)
    access, ways = KafkaAccess((os.environ[KAFKA],)), Ways(batch=batch, sleep=lambda seconds: None)

    def index(generation: int) -> SearchIndex:
        if elasticsearch:
            return ElasticIndex.open(elastic_client(Settings(elasticsearch_url=elasticsearch)), prefix, generation)
        return EmbeddedIndex(folder / f"index{generation}")

    return ClusterCarrier(access, prefix, folder / local, blobs, index, disk, ways, SHORT, topics)


CARRIERS: dict[str, Open] = {"embedded": embedded, "cluster": cluster}


def until_idle(carrier: Carrier, services: tuple[Service, ...]) -> int:
    """Run services in turn until none has anything to do. Returns how many events they took."""
    runners, total = [carrier.runner(service) for service in services], 0
    try:
        while taken := sum(runner.run_once() for runner in runners):
            total += taken
        return total
    finally:
        for runner in runners:
            runner.close()
