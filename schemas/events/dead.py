"""What any step says of an event it cannot take."""

from datetime import datetime
from typing import ClassVar

from schemas.events.payload import Payload


class Rejected(Payload):
    """An event was set aside, with everything needed to look at it, mend the cause and replay it."""

    KEY: ClassVar[str] = "event_id"

    service: str
    topic: str
    position: int
    partition: int = 0
    reason: str
    """Short and stable, so that it can be counted: `undecodable`, `undeclared type`, `no text in page` …"""
    detail: str = ""
    event_id: str
    event_type: str = ""
    subject: str = ""
    """Key of the rejected event."""
    original: str
    """The original bytes, base64."""
    code_version: str = ""
    at: datetime


class DeadReplayed(Payload):
    """A dead letter was put on the road again. Key: the dead letter's event id."""

    KEY: ClassVar[str] = "rejected_id"

    rejected_id: str
    at: datetime
