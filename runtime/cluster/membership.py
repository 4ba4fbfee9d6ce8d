"""How long a member of a group may be silent, and who works when only one may."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer

from runtime.cluster.security import KafkaAccess


@dataclass(frozen=True)
class Patience:
    """Seconds. Kafka's default leaves a dead worker's partitions idle for the better part of a minute."""

    session: float = 15.0
    heartbeat: float = 3.0

    def words(self) -> dict[str, int]:
        """As aiokafka asks for it."""
        return {"session_timeout_ms": int(self.session * 1000), "heartbeat_interval_ms": int(self.heartbeat * 1000)}


class OneAtATime:
    """Membership in a group over a topic of one partition, which is never read: who has the partition works."""

    def __init__(self, access: KafkaAccess, topic: str, patience: Patience) -> None:
        self._access, self._topic, self._patience = access, topic, patience
        self._consumer: Any = None

    async def mine(self, within: float = 0.0) -> bool:
        """Whether this process is the one, after so many seconds at most."""
        if self._consumer is None:
            words = {**self._access.client(), **self._patience.words(), "group_id": f"{self._topic}.turn"}
            self._consumer = AIOKafkaConsumer(self._topic, **words, enable_auto_commit=False, metadata_max_age_ms=5000)
            await self._consumer.start()
        for _ in range(max(1, round(within / 0.05))):
            if self._consumer.assignment():
                return True
            await asyncio.sleep(0.05)
        return False

    async def leave(self) -> None:
        """Let another one work."""
        if self._consumer is not None:
            await self._consumer.stop()
            self._consumer = None
