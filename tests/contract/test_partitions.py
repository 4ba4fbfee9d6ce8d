"""Whoever writes, a key's events stand in one partition."""

import asyncio
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from runtime.cluster.carrier import ClusterCarrier
from runtime.cluster.membership import Patience
from runtime.cluster.turns import Place
from runtime.cluster.worker import app
from runtime.ways import Ways
from schemas.envelope import Event
from tests.contract.carriers import cluster
from tests.laws.small_road import HEARD, MAPPER, listed

KEYS = [f"s{number}:{key}" for number in range(12) for key in ("330122", "浙江省政府采购网", "车辆/招标", "Ä-é", "🚗")]

pytestmark = pytest.mark.servers


def events() -> list[Event]:
    return [listed(1).model_copy(update={"id": key, "key": key}) for key in KEYS]


async def by_faust(carrier: ClusterCarrier, folder: Path) -> dict[str, int]:
    place = Place(carrier.brokers.access, carrier.names, folder, carrier.blobs, carrier.dead, Ways())
    faust = app(MAPPER, place, Patience())
    topic = faust.topic(carrier.names.topic(HEARD), key_serializer="raw", value_serializer="raw")
    await faust.producer.start()
    confirmations = [await topic.send(key=event.key.encode(), value=event.to_json()) for event in events()]
    found = {key: (await one).partition for key, one in zip(KEYS, confirmations, strict=True)}
    await faust.producer.stop()
    return found


async def by_aiokafka(carrier: ClusterCarrier) -> dict[str, int]:
    producer = AIOKafkaProducer(**carrier.brokers.access.client())
    await producer.start()
    confirmations = [await producer.send(carrier.names.topic(HEARD), event.to_json(), event.key.encode()) for event in events()]
    found = {key: (await one).partition for key, one in zip(KEYS, confirmations, strict=True)}
    await producer.stop()
    return found


def test_kafka_python_faust_and_aiokafka_put_a_key_into_the_same_partition(kafka: str, tmp_path: Path) -> None:
    carrier = cluster(tmp_path)
    carrier.log.append(HEARD, events())
    by_kafka_python = {Event.from_json(stored.raw).key: stored.partition for stored in carrier.log.read(HEARD)}
    assert len(by_kafka_python) == len(KEYS) and len(set(by_kafka_python.values())) == HEARD.partitions
    assert asyncio.run(by_faust(carrier, tmp_path)) == by_kafka_python
    assert asyncio.run(by_aiokafka(carrier)) == by_kafka_python
    carrier.close()
