"""Reading by partition and offset without a group: rows of a share, and topics beside a Join, to their ends."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from runtime.cluster.security import KafkaAccess

Record = Any
"""aiokafka's ConsumerRecord."""


class Tail:
    """A consumer that is a member of nothing."""

    def __init__(self, access: KafkaAccess) -> None:
        self._access = access
        self._consumer: Any = None

    async def ends(self, parts: Sequence[TopicPartition]) -> Mapping[TopicPartition, int]:
        """The offset after the last record of each partition."""
        await self._start()
        found: Mapping[TopicPartition, int] = await self._consumer.end_offsets(parts)
        return found

    async def read(self, after: Mapping[TopicPartition, int]) -> list[Record]:
        """Every record from these offsets to the present ends, each partition in order."""
        ends = await self.ends(list(after))
        parts = [part for part in after if after[part] < ends[part]]
        if not parts:
            return []
        self._consumer.assign(parts)
        for part in parts:
            self._consumer.seek(part, after[part])
        found: list[Record] = []
        while [part for part in parts if await self._consumer.position(part) < ends[part]]:
            for part, records in (await self._consumer.getmany(timeout_ms=500)).items():
                found += [record for record in records if record.offset < ends[part]]
        return found

    async def stop(self) -> None:
        """Disconnect."""
        if self._consumer is not None:
            await self._consumer.stop()
            self._consumer = None

    async def _start(self) -> None:
        if self._consumer is None:
            words = {**self._access.client(), "group_id": None, "enable_auto_commit": False, "auto_offset_reset": "earliest"}
            self._consumer = AIOKafkaConsumer(**words, metadata_max_age_ms=5000, max_partition_fetch_bytes=4_000_000)
            await self._consumer.start()
