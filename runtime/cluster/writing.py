"""How a worker writes to Kafka: events in order, confirmed together; a batch's rows as one record batch, all or none."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from aiokafka import AIOKafkaProducer

from runtime.cluster.brokers import COMPRESSION, LARGEST
from runtime.cluster.security import KafkaAccess
from runtime.rows import Place
from schemas.envelope import Event

ROWS_LARGEST = LARGEST
"""Bytes of a batch's rows before compression: what does not fit is stepped in halves."""


class TooLarge(Exception):
    """A batch's rows do not fit into one record batch."""


class Writer:
    """One producer for events, one for rows. Not Faust's: its `send` costs more than all the rest, and only a producer's
    own record batch is written whole or not at all."""

    def __init__(self, access: KafkaAccess) -> None:
        self._access = access
        self._events: Any = None
        self._rows: Any = None

    async def start(self) -> None:
        """Connect."""
        if self._events is None:
            words: dict[str, Any] = {**self._access.client(), "acks": "all", "enable_idempotence": True, "compression_type": COMPRESSION}
            words |= {"metadata_max_age_ms": 5000, "max_request_size": 2 * LARGEST}
            self._events, self._rows = AIOKafkaProducer(**words), AIOKafkaProducer(**words, max_batch_size=ROWS_LARGEST)
            await self._events.start()
            await self._rows.start()

    async def say(self, topic: str, events: Sequence[Event]) -> None:
        """Append events one after another, and wait until all are acknowledged: gathering the sends would put the first last."""
        confirmations = [await self._events.send(topic, event.to_json(), event.key.encode()) for event in events]
        await asyncio.gather(*confirmations)

    async def keep(self, topic: str, partition: int, changes: Mapping[Place, bytes | None]) -> int:
        """Append a batch's changed rows, all or none. Returns the offset after them. Raises TooLarge."""
        builder = self._rows.create_batch()
        for place, value in changes.items():
            if builder.append(timestamp=None, key=orjson.dumps(place), value=value) is None:
                raise TooLarge(f"{len(changes)} rows for {topic} in one batch are more than {ROWS_LARGEST} bytes")
        builder.close()
        confirmed = await (await self._rows.send_batch(builder, topic, partition=partition))
        return int(confirmed.offset) + len(changes)

    async def stop(self) -> None:
        """Send what is left and disconnect."""
        if self._events is not None:
            await self._events.stop()
            await self._rows.stop()
            self._events = None
