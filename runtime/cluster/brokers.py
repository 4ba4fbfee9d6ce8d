"""Kafka by kafka-python: admin, synchronous producing, reading by offset. Connects when first asked."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import OffsetSpec
from kafka.errors import (
    AuthorizationError,
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    RetriableError,
    SaslAuthenticationFailedError,
    TopicAuthorizationFailedError,
)
from kafka.structs import OffsetAndMetadata

from runtime.cluster.knocking import Door, knock
from runtime.cluster.security import KafkaAccess
from runtime.stopping import AccessDenied, Stopped

T = TypeVar("T")
LARGEST = 10_000_000
"""Bytes of the largest event: a tender of sixty notices with their facts is some 600 kB."""
TIMEOUT_MS = 20_000
"""Longer than a broker's restart in one place; whoever waits longer has a spool or a retry of its own."""
TRIES, AGAIN = 40, 0.5
"""How often a question is asked again, and after how many seconds: a broker that starts needs some ten of them."""
CLOSING = 2.0
"""Seconds."""
COMPRESSION = "gzip"
"""The one codec that every client here reads without a further package."""

Record = Any
"""kafka-python's ConsumerRecord."""


class Unreachable(Stopped):
    """No broker answers."""

    exit_code = 69


class Brokers:
    """One installation's Kafka. Safe to share between threads."""

    def __init__(self, access: KafkaAccess) -> None:
        self.access = access
        self._lock = threading.RLock()
        self._admin: KafkaAdminClient | None = None
        self._producer: KafkaProducer | None = None
        self._consumer: KafkaConsumer | None = None
        self._let_in = False

    def ask(self, question: Callable[[KafkaAdminClient], T]) -> T:
        """Ask the admin client, again while a broker is finding its feet. Raises Unreachable."""
        with self._lock:
            if self._admin is None:
                self._knock()
                self._admin = self._connected(lambda: KafkaAdminClient(**self.access.client(), request_timeout_ms=TIMEOUT_MS))
            for _ in range(TRIES):
                try:
                    return self._connected(lambda: question(self._admin))
                except RetriableError:  # kafka-python leaves it to us: a coordinator or leader is being chosen
                    time.sleep(AGAIN)
            return self._connected(lambda: question(self._admin))

    def send(
        self, topic: str, records: Sequence[tuple[bytes | None, bytes | None]], partition: int | None = None, headers: Any = None
    ) -> None:
        """Durably append records (key, value) in order: acknowledged by all in-sync replicas on return. Raises Unreachable."""
        with self._lock:
            if self._producer is None:
                self._knock()
                self._producer = self._connected(self._new_producer)
            producer = self._producer
        try:
            futures = [producer.send(topic, key=key, value=value, partition=partition, headers=headers or []) for key, value in records]
            producer.flush(TIMEOUT_MS / 1000)
            for future in futures:
                future.get(TIMEOUT_MS / 1000)
        except KafkaError as error:
            raise self._unreachable(error) from error

    def ends(self, topics: Iterable[str]) -> dict[TopicPartition, int]:
        """The offset after the last record of every partition of these topics."""
        parts = [part for topic, count in self.partitions(topics).items() for part in _parts(topic, count)]
        return self._offsets(parts, OffsetSpec.LATEST)

    def starts(self, parts: Sequence[TopicPartition]) -> dict[TopicPartition, int]:
        """The offset of the first record that is still there."""
        return self._offsets(parts, OffsetSpec.EARLIEST)

    def committed(self, group: str) -> dict[TopicPartition, int]:
        """How far a consumer group has come."""
        found = self.ask(lambda admin: admin.list_group_offsets(group)).get(group, {})
        return {part: held.offset for part, held in found.items() if held.offset >= 0}

    def commit(self, group: str, offsets: Mapping[TopicPartition, int]) -> None:
        """Say how far a group has come that no process is a member of. Raises Unreachable when one is."""
        wanted = {part: OffsetAndMetadata(offset, "", -1) for part, offset in offsets.items()}
        refused = {part: error for part, error in self.ask(lambda admin: admin.alter_group_offsets(group, wanted)).items() if error.errno}
        if refused:
            raise Unreachable(f"offsets of {group} cannot be set ({next(iter(refused.values())).__name__}): stop its workers first")

    def partitions(self, topics: Iterable[str]) -> dict[str, int]:
        """Topic → number of partitions, of those that are there."""
        wanted = list(topics)
        found = self.ask(lambda admin: _described(admin, wanted)) if wanted else []
        return {one["name"]: len(one["partitions"]) for one in found if not one["error_code"]}

    def read(self, after: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]) -> list[Record]:
        """Every record from the offsets `after` up to the ones before `ends`, each partition in order."""
        wanted = {part: end for part, end in ends.items() if after.get(part, 0) < end}
        with self._lock:
            return self._connected(lambda: self._read(after, wanted)) if wanted else []

    def _read(self, after: Mapping[TopicPartition, int], ends: Mapping[TopicPartition, int]) -> list[Record]:
        consumer = self._reader()
        consumer.assign(list(ends))
        for part in ends:
            consumer.seek(part, after.get(part, 0))
        found: list[Record] = []
        while any(consumer.position(part) < end for part, end in ends.items()):
            for part, records in consumer.poll(timeout_ms=500).items():
                found += [record for record in records if record.offset < ends[part]]
        return found

    def _reader(self) -> KafkaConsumer:
        if self._consumer is None:
            self._consumer = KafkaConsumer(
                **self.access.client(), enable_auto_commit=False, auto_offset_reset="earliest", group_id=None, max_poll_records=5000
            )
        return self._consumer

    def _new_producer(self) -> KafkaProducer:
        return KafkaProducer(
            **self.access.client(),
            compression_type=COMPRESSION,
            max_request_size=LARGEST,
            max_block_ms=TIMEOUT_MS,
            delivery_timeout_ms=TIMEOUT_MS,
            request_timeout_ms=TIMEOUT_MS // 2,
            allow_auto_create_topics=False,
        )

    def _offsets(self, parts: Sequence[TopicPartition], spec: OffsetSpec) -> dict[TopicPartition, int]:
        if not parts:
            return {}
        found = self.ask(lambda admin: admin.list_partition_offsets(dict.fromkeys(parts, spec)))
        return {part: held.offset for part, held in found.items()}

    def _knock(self) -> None:
        """Before the first client: who is refused is told at once, and leaves no half-open connection."""
        if self._let_in:
            return
        door = knock(self.access)
        if door in (Door.REFUSED, Door.UNTRUSTED):
            raise self._turned_away(door)
        self._let_in = door is Door.OPEN

    def _turned_away(self, door: Door) -> Stopped:
        where = ", ".join(self.access.servers)
        if door is Door.UNTRUSTED:
            return Unreachable(
                f"Kafka（{where}）的证书不是所信任的机构签发的，请检查 CHEBIAO_KAFKA_CA / Kafka's certificate was not signed by whom we trust: "
                "see CHEBIAO_KAFKA_CA, or CHEBIAO_KAFKA_SERVERS when that is not your Kafka"
            )
        return AccessDenied(
            f"Kafka（{where}）拒绝了用户 {self.access.user} 或其密码，请检查 CHEBIAO_KAFKA_USER 和 CHEBIAO_KAFKA_PASSWORD / Kafka refuses the "
            "user or password: see CHEBIAO_KAFKA_USER and CHEBIAO_KAFKA_PASSWORD"
        )

    def _connected(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (KafkaConnectionError, KafkaTimeoutError, SaslAuthenticationFailedError, AuthorizationError) as error:
            raise self._unreachable(error) from error

    def _unreachable(self, error: KafkaError) -> Stopped:
        where = ", ".join(self.access.servers)
        if isinstance(error, AuthorizationError):
            return AccessDenied(
                f"Kafka（{where}）不让用户 {self.access.user} 这样做（{type(error).__name__}），请给他 ACL / Kafka does not let this user do that: "
                "give it the ACLs of docs/operate.md, or see CHEBIAO_KAFKA_USER"
            )
        door = Door.REFUSED if isinstance(error, SaslAuthenticationFailedError) else knock(self.access)
        if door in (Door.REFUSED, Door.UNTRUSTED):
            return self._turned_away(door)
        return Unreachable(
            f"Kafka at {where} cannot be reached ({type(error).__name__}): see CHEBIAO_KAFKA_SERVERS and CHEBIAO_KAFKA_SECURITY"
        )

    def close(self) -> None:
        """Close every connection, unless one is being made: a broker that is away is not waited for."""
        if not self._lock.acquire(timeout=CLOSING):
            return
        try:
            for client in (self._producer, self._consumer, self._admin):
                if client is not None:
                    client.close()
            self._producer = self._consumer = self._admin = None
        finally:
            self._lock.release()


def _described(admin: KafkaAdminClient, topics: list[str]) -> Any:
    found = admin.describe_topics(topics)
    if any(one["error_code"] == TopicAuthorizationFailedError.errno for one in found):
        raise TopicAuthorizationFailedError
    return found


def _parts(topic: str, count: int) -> list[TopicPartition]:
    return [TopicPartition(topic, number) for number in range(count)]
