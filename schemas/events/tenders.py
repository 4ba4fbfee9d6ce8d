"""What linker, lifecycle and matcher say of one procurement."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal

from schemas.attachments import AttachedText
from schemas.bidding import Bidding
from schemas.events.notices import NoticeClassified
from schemas.events.payload import Payload
from schemas.reading import ClassifiedLot, Kind, Method, Outcome
from schemas.values import DecimalText, Fact, Moment, Read, Span


class TenderLinked(Payload):
    """These notices are one procurement. The whole membership each time: the latest word replaces the ones before.

    `sequence` counts what the linker has heard. `merged_into` not empty: this id is an alias of that tender now and
    has no members.
    """

    KEY: ClassVar[str] = "tender_id"

    tender_id: str
    members: tuple[NoticeClassified, ...] = ()
    """By (published or seen time, notice id), the least first; of more than 60, the first and the latest 59."""
    omitted: int = 0
    """How many members are left out of `members`."""
    relations: tuple[str, ...] = ()
    """Why they belong together, one short text a pair: "ccgp:1 = ccgp:2: same project number"."""
    aliases: tuple[str, ...] = ()
    """Ids under which members were or could have been known."""
    merged_into: str = ""


class Stage(StrEnum):
    """Where a procurement stands, by its notices; open or closed is worked out when asked, from the deadline."""

    INTENDED = "intended"
    TENDERED = "tendered"
    PROVISIONAL = "provisional"
    AWARDED = "awarded"
    OVERTURNED = "overturned"
    FAILED = "failed"
    TERMINATED = "terminated"
    SUSPENDED = "suspended"
    CONTRACTED = "contracted"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"


class TimelineChange(Fact):
    """What a correction replaced, as printed, with the words."""

    item: str = ""
    before: str = ""
    after: str = ""
    evidence: tuple[Span, ...] = ()


class TimelineEntry(Fact):
    """One notice in the life of a tender, oldest first."""

    notice_id: str
    version: int
    source: str
    url: str
    title: str
    kind: Kind | None = None
    outcome: Outcome | None = None
    published_at: str = ""
    seen_at: datetime
    origin: Literal["crawl", "add", "import"] = "crawl"
    stage: Literal["listed", "read"]
    page: str = ""
    text: str = ""
    attachments: tuple[AttachedText, ...] = ()
    changes: tuple[TimelineChange, ...] = ()


class Tender(Fact):
    """One procurement as known now: the latest word on each field, and who said it (`told_by`: field → notice id)."""

    tender_id: str
    aliases: tuple[str, ...] = ()
    stage: Stage = Stage.UNKNOWN
    title: str
    kind: Kind | None = None
    """Kind of the latest notice."""
    method: Read[Method] = Read[Method]()
    project_no: Read[str] = Read[str]()
    buyer: Read[str] = Read[str]()
    agency: Read[str] = Read[str]()
    division_code: Read[str] = Read[str]()
    region: str = ""
    """As printed by a list, when no page told more."""
    deadline: Read[Moment] = Read[Moment]()
    budget_cny: Read[DecimalText] = Read[DecimalText]()
    price_cap_cny: Read[DecimalText] = Read[DecimalText]()
    award_total_cny: Read[DecimalText] = Read[DecimalText]()
    is_vehicle_purchase: Read[bool] = Read[bool]()
    bidding: Bidding = Bidding()
    lots: tuple[ClassifiedLot, ...] = ()
    told_by: dict[str, str] = {}
    """`deadline` → notice id; `lots.0` → notice id for a whole lot; `lots.0.supplier` for a field told by another;
    `bidding.opening_at` for one of what decides a bid."""
    timeline: tuple[TimelineEntry, ...] = ()
    first_published_at: str = ""
    last_published_at: str = ""
    first_seen_at: datetime
    last_seen_at: datetime


class TenderChanged(Payload):
    """The life of one procurement so far. `merged_into` not empty: this id is an alias now and has no notices.
    `sequence` is the highest of the linked facts it was folded from."""

    KEY: ClassVar[str] = "tender_id"

    tender_id: str
    tender: Tender | None = None
    merged_into: str = ""


class Fit(StrEnum):
    """Whether a dealer's model fits a line."""

    FITS = "fits"
    EXCLUDED = "excluded"
    NOT_STATED = "not_stated"


class LineMatch(Fact):
    """How one line of a tender meets one dealer. `lot` and `line` are positions."""

    lot: int
    line: int
    fit: Fit
    models: tuple[str, ...] = ()
    """The dealer's models that fit (or may)."""
    excluded_by: tuple[str, ...] = ()
    """Clauses that exclude the rest, the one that eliminates most first."""
    missing: tuple[str, ...] = ()
    """What the notice does not state."""


class DealerMatch(Fact):
    """Why this dealer should hear of this tender. Seen by its owner's key only."""

    dealer_id: str
    territory: str
    """Division code of the territory that holds the buyer."""
    why: str
    lines: tuple[LineMatch, ...] = ()


class TenderMatched(Payload):
    """A tender with the dealers who can win it. `merged_into` as in TenderChanged."""

    KEY: ClassVar[str] = "tender_id"

    tender_id: str
    tender: Tender | None = None
    merged_into: str = ""
    matches: tuple[DealerMatch, ...] = ()

    def blobs(self) -> tuple[str, ...]:
        """The stored texts of its notices: what a search by words finds it by."""
        return tuple(dict.fromkeys(entry.text for entry in self.tender.timeline if entry.text)) if self.tender else ()
