"""What people say through the api: dealers, subscriptions, keys."""

from datetime import datetime
from typing import ClassVar, Literal

from schemas.documents import TenderQuery
from schemas.events.payload import Payload
from schemas.reading import Category, Energy
from schemas.values import DecimalText, Fact


class VehicleModel(Fact):
    """A model a dealer sells. Displacement in litres (None for a battery car), price in yuan, lengths in mm."""

    name: str
    brand: str
    category: Category
    energy: Energy
    displacement_l: DecimalText | None = None
    seats: int | None = None
    wheelbase_mm: int | None = None
    length_mm: int | None = None
    width_mm: int | None = None
    price_cny: DecimalText | None = None


class Channel(Fact):
    """Where alerts go. `address`: mail address, https URL of a webhook, or a WeCom robot's URL.
    `secret` signs webhooks; it is never shown again."""

    kind: Literal["email", "webhook", "wecom"]
    address: str
    secret: str = ""


class DealerRegistered(Payload):
    """A dealer as it stands now: territories, models, channels. Said again, the later `sequence` replaces the whole."""

    KEY: ClassVar[str] = "dealer_id"

    dealer_id: str
    name: str
    owner: str
    """Whose key may see its matches."""
    territories: tuple[str, ...]
    """GB/T 2260 division codes; a province's or city's code covers all below it."""
    models: tuple[VehicleModel, ...] = ()
    channels: tuple[Channel, ...] = ()
    since: datetime
    language: Literal["zh", "en"] = "zh"


class DealerRemoved(Payload):
    """This dealer is matched and alerted no longer."""

    KEY: ClassVar[str] = "dealer_id"

    dealer_id: str


class SubscriptionSaved(Payload):
    """A saved search that alerts its owner. What was captured before `since` does not alert."""

    KEY: ClassVar[str] = "subscription_id"

    subscription_id: str
    owner: str
    name: str
    query: TenderQuery
    channels: tuple[Channel, ...]
    since: datetime
    language: Literal["zh", "en"] = "zh"


class SubscriptionRemoved(Payload):
    """This saved search alerts no longer."""

    KEY: ClassVar[str] = "subscription_id"

    subscription_id: str


class KeyIssued(Payload):
    """An API key exists. Only its sha256 is kept. Scopes: `read` (all), `personal` (names and phones unmasked),
    `ops` (dead letters, status details), `manage` (dealers of all owners)."""

    KEY: ClassVar[str] = "key_id"

    key_id: str
    owner: str
    sha256: str
    scopes: tuple[str, ...] = ("read",)


class KeyRevoked(Payload):
    """This key opens nothing any more."""

    KEY: ClassVar[str] = "key_id"

    key_id: str
