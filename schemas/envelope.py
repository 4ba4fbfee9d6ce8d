"""The envelope of every event: CloudEvents 1.0 with deterministic ids. No clock and no randomness here."""

import hashlib
import uuid
from datetime import datetime
from typing import Any, Self

import orjson
from pydantic import Field

from schemas.values import Fact

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "chebiao.events")


class Event(Fact):
    """One fact.

    `key` (CloudEvents `subject`) is what the fact is about and partitions its topic. `time` is UTC: for a fact from
    outside, when we met it; for a derived fact, the time of its cause. `version` is the version of the payload's schema.
    `sequence` orders what one writer says of one key: where two facts of a key disagree the higher one holds,
    whichever arrived first. `cause` is the id of the event this one was derived from, empty at the source.
    """

    id: str
    type: str
    key: str
    time: datetime
    version: int
    sequence: int = 0
    source: str
    cause: str = ""
    data: dict[str, Any] = Field(default_factory=dict)

    def to_json(self) -> bytes:
        """CloudEvents 1.0 structured mode, keys sorted: the same event is the same bytes."""
        return orjson.dumps(
            {
                "specversion": "1.0",
                "id": self.id,
                "type": self.type,
                "subject": self.key,
                "time": self.time.isoformat().replace("+00:00", "Z"),
                "dataschema": f"chebiao:{self.type}:{self.version}",
                "datacontenttype": "application/json",
                "sequence": self.sequence,
                "source": self.source,
                "cause": self.cause,
                "data": self.data,
            },
            option=orjson.OPT_SORT_KEYS,
        )

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """Read an envelope back. Raises ValueError when the bytes are not one."""
        try:
            doc = orjson.loads(raw)
            return cls(
                id=doc["id"],
                type=doc["type"],
                key=doc["subject"],
                time=doc["time"],
                version=int(str(doc["dataschema"]).rsplit(":", 1)[1]),
                sequence=int(doc.get("sequence", 0)),
                source=doc["source"],
                cause=doc.get("cause", ""),
                data=doc["data"],
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"not an event envelope: {error!r}") from error


def payload_hash(data: dict[str, Any]) -> str:
    """sha256 of the payload's canonical JSON."""
    return hashlib.sha256(orjson.dumps(data, option=orjson.OPT_SORT_KEYS)).hexdigest()


def event_id(cause: str, type_: str, key: str, data: dict[str, Any]) -> str:
    """uuid5 over cause, type, key and payload: saying the same again is silent, saying something else is heard."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join((cause, type_, key, payload_hash(data)))))
