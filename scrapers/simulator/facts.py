"""scrapers/simulator: what is true of a procurement and of a notice, before anything is worded."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

from scrapers.simulator.places import Place

CHINA = timezone(timedelta(hours=8))


class Part(StrEnum):
    """A station in the life of a procurement; each is published as one notice."""

    PREQUALIFICATION = "prequalification"
    TENDER = "tender"
    TENDER_DOUBLE = "tender_double"
    """The tender once more, under another id on the other channel, worded slightly differently."""
    CORRECTION = "correction"
    PROVISIONAL = "provisional"
    OVERTURNED = "overturned"
    AWARD = "award"
    AWARD_DOUBLE = "award_double"
    """The award once more, under another id on the same channel."""
    FAILURE = "failure"
    RETENDER = "retender"
    """The second round after a failure: its number has a suffix, its title 二次."""
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing bought. Displacement in litres, money in yuan for one piece. `category` is empty for what is no
    vehicle. `displacement_words` and `spec` are how the notice writes them."""

    name: str
    quantity: int
    unit: str
    spec: str
    category: str = ""
    use: str = ""
    energy: str = ""
    displacement: tuple[Decimal | None, Decimal | None] = (None, None)
    displacement_words: str = ""
    seats: int | None = None
    unit_cap: Decimal | None = None
    unit_price: Decimal = Decimal(0)
    brand: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of a procurement; `number` ("1", in Shandong "A") is empty when there is only one."""

    number: str
    name: str
    budget: Decimal
    lines: tuple[Line, ...]
    supplier: str = ""
    supplier_address: str = ""

    @property
    def award(self) -> Decimal:
        """What the supplier gets."""
        return sum((line.unit_price * line.quantity for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class Procurement:
    """One purchase with all that its notices will say. `dialect`: "zcy", "shandong" or "plain"."""

    key: str
    number: str
    name: str
    buyer: str
    place: Place
    agency: str
    method: str
    item: str
    lots: tuple[Lot, ...]
    is_vehicle: bool
    central: bool
    dialect: str
    layout: int
    """Which of the ways to write a requirement its notices take."""
    address: str
    phone: str
    days_to_bid: int

    @property
    def budget(self) -> Decimal:
        """Of all lots."""
        return sum((lot.budget for lot in self.lots), Decimal(0))

    @property
    def award(self) -> Decimal:
        """Of all lots."""
        return sum((lot.award for lot in self.lots), Decimal(0))


@dataclass(frozen=True, slots=True)
class Change:
    """Of a correction: what was replaced by what, as printed."""

    item: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A published notice. Times are China's, to the minute. `version` grows with corrections in place."""

    native_id: str
    part: Part
    procurement: Procurement
    channel: str
    category: str
    title: str
    published_at: datetime
    first_published_at: datetime
    """Of the tender that this notice follows; its own for a tender."""
    deadline: datetime | None = None
    changes: tuple[Change, ...] = ()
    round: int = 1
    version: int = 1
    related: tuple[str, ...] = field(default=())
    """Paths of earlier notices of the same procurement."""

    @property
    def path(self) -> str:
        """The page's path on the portal, as the portal lays it out."""
        day = self.published_at
        return f"/cggg/{self.channel}/{self.category}/{day:%Y%m}/t{day:%Y%m%d}_{self.native_id}.htm"

    @property
    def project_number(self) -> str:
        """With the second round's suffix."""
        return self.procurement.number if self.round == 1 else f"{self.procurement.number}-{self.round}"

    def amended(self) -> "Notice":
        """The same notice corrected in place: the deadline moved by three days, or a remark added."""
        return replace(self, version=self.version + 1, deadline=self.deadline and self.deadline + timedelta(days=3))
