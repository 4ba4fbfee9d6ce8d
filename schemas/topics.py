"""Where a kind of fact is kept, by which key, by whom, for how long. Declared data; docs/events is made from it."""

from dataclasses import dataclass

from schemas.events import (
    AlertRaised,
    AttachmentCaptured,
    AttachmentRead,
    DeadReplayed,
    DealerRegistered,
    DealerRemoved,
    DeliveryMade,
    KeyIssued,
    KeyRevoked,
    NoticeCaptured,
    NoticeClassified,
    NoticeListed,
    NoticeRead,
    Payload,
    Rejected,
    SubscriptionRemoved,
    SubscriptionSaved,
    TenderChanged,
    TenderLinked,
    TenderMatched,
)


@dataclass(frozen=True)
class Topic:
    """A named log of facts, written by one service. `derived`: can be made again by replay (and has generations)."""

    name: str
    writer: str
    types: tuple[type[Payload], ...]
    key: str
    """What the key is, in words."""
    partitions: int = 8
    derived: bool = False
    compacted: bool = False
    beside: bool = False
    """Read whole by Joins before they answer."""


CAPTURES = Topic("captures", "collector", (NoticeListed, NoticeCaptured, AttachmentCaptured), "notice id")
ATTACHMENTS = Topic("attachments", "unpacker", (AttachmentRead,), "notice id")
NOTICES = Topic("notices", "extractor", (NoticeRead,), "notice id", derived=True)
CLASSIFIED = Topic("classified", "classifier", (NoticeClassified,), "notice id", partitions=1, derived=True)
LINKED = Topic("linked", "linker", (TenderLinked,), "tender id", derived=True)
TENDERS = Topic("tenders", "lifecycle", (TenderChanged,), "tender id", derived=True)
DEALERS = Topic("dealers", "api", (DealerRegistered, DealerRemoved), "dealer id", partitions=1, beside=True)
MATCHED = Topic("matched", "matcher", (TenderMatched,), "tender id", derived=True)
SUBSCRIPTIONS = Topic("subscriptions", "api", (SubscriptionSaved, SubscriptionRemoved), "subscription id", partitions=1, beside=True)
ALERTS = Topic("alerts", "alerter", (AlertRaised,), "recipient")
DELIVERIES = Topic("deliveries", "notifier", (DeliveryMade,), "alert id")
KEYS = Topic("keys", "api", (KeyIssued, KeyRevoked), "key id", partitions=1, beside=True)
DEAD = Topic("dead", "any", (Rejected, DeadReplayed), "id of the rejected event", partitions=1)

TOPICS: dict[str, Topic] = {
    topic.name: topic
    for topic in (
        CAPTURES, ATTACHMENTS, NOTICES, CLASSIFIED, LINKED, TENDERS, DEALERS, MATCHED, SUBSCRIPTIONS, ALERTS, DELIVERIES, KEYS, DEAD,
    )
}  # fmt: skip
"""Topic name → declaration."""
