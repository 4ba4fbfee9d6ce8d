"""What a fact looks like: every event type there is, by name."""

from schemas.events.alerts import AlertRaised, DeliveryMade
from schemas.events.captures import AttachmentCaptured, AttachmentRead, NoticeCaptured, NoticeListed
from schemas.events.dead import DeadReplayed, Rejected
from schemas.events.notices import NoticeClassified, NoticeRead
from schemas.events.payload import Payload
from schemas.events.people import (
    DealerRegistered,
    DealerRemoved,
    KeyIssued,
    KeyRevoked,
    SubscriptionRemoved,
    SubscriptionSaved,
)
from schemas.events.tenders import TenderChanged, TenderLinked, TenderMatched

__all__ = [
    "TYPES",
    "AlertRaised",
    "AttachmentCaptured",
    "AttachmentRead",
    "DeadReplayed",
    "DealerRegistered",
    "DealerRemoved",
    "DeliveryMade",
    "KeyIssued",
    "KeyRevoked",
    "NoticeCaptured",
    "NoticeClassified",
    "NoticeListed",
    "NoticeRead",
    "Payload",
    "Rejected",
    "SubscriptionRemoved",
    "SubscriptionSaved",
    "TenderChanged",
    "TenderLinked",
    "TenderMatched",
]

TYPES: dict[str, type[Payload]] = {
    cls.__name__: cls
    for cls in (
        NoticeListed,
        NoticeCaptured,
        AttachmentCaptured,
        AttachmentRead,
        NoticeRead,
        NoticeClassified,
        TenderLinked,
        TenderChanged,
        TenderMatched,
        AlertRaised,
        DeliveryMade,
        DealerRegistered,
        DealerRemoved,
        SubscriptionSaved,
        SubscriptionRemoved,
        KeyIssued,
        KeyRevoked,
        Rejected,
        DeadReplayed,
    )
}
"""Event type → payload class."""
