"""What alerter and notifier say: who must hear what and why, and what was handed over."""

from datetime import datetime
from typing import ClassVar, Literal

from schemas.events.payload import Payload
from schemas.events.people import Channel


class AlertRaised(Payload):
    """Someone must hear of a tender. `alert_id` comes from recipient, tender and (new | hash of changed facts),
    never from the cause: the same thing is not said twice in other words. Key: recipient."""

    KEY: ClassVar[str] = "recipient"

    alert_id: str
    recipient: str
    """`dealer:ID` or `subscription:ID`."""
    owner: str
    tender_id: str
    aliases: tuple[str, ...] = ()
    about: Literal["new", "changed"]
    told: dict[str, str] = {}
    """The facts that decide a bid (deadline, budget, caps, limits, stage …), as this recipient knows them now."""
    title: str
    buyer: str = ""
    lines: tuple[str, ...] = ()
    """One short text a line: name, quantity, limits."""
    amounts: tuple[str, ...] = ()
    nearest_date: str = ""
    """The nearest fatal date, ISO 8601."""
    nearest_is: str = ""
    """Which date that is: `deadline`, or a field of Bidding; empty: the deadline (alerts of before there were others)."""
    changes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    """Why you: territory, fitting models, what is not stated; or the saved search's name."""
    channels: tuple[Channel, ...] = ()
    language: Literal["zh", "en"] = "zh"
    captured_at: datetime
    """UTC: when what caused the alert was captured; the notifier holds back what is older than 48 h."""
    published_at: str = ""
    """When the portal published it, ISO 8601 as far as it is known: how long the way to the alert was."""


class DeliveryMade(Payload):
    """An alert was handed over on one channel, or could not be. Key: alert id."""

    KEY: ClassVar[str] = "alert_id"

    alert_id: str
    owner: str
    recipient: str
    tender_id: str
    channel: str
    """`email:a@b`, `webhook:https://…` (without query), `wecom:…` (key masked)."""
    outcome: Literal["delivered", "refused", "gave_up", "late"]
    """`late`: older than 48 h when its turn came; shown to ops, not sent."""
    message_id: str
    """Message-ID or webhook-id, the same for every try."""
    tries: int = 1
    detail: str = ""
    at: datetime
