"""The question people ask of the search index, and the document it answers with. No engine's language here."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from schemas.bidding import BuyerKind
from schemas.reading import Category, Energy, Kind, Use
from schemas.values import DecimalText, Fact

Unknown = Literal[
    "displacement_l", "unit_cap_cny", "budget_cny", "deadline", "energy", "use", "region", "sme_reserved", "imports_allowed", "buyer_kind",
]  # fmt: skip
"""Fields that a tender may leave unsaid and still be asked for."""
Facet = Literal["region", "kind", "stage", "category", "energy", "use", "source", "buyer_kind", "displacement_band", "price_band"]
MOST_FATAL_DAYS = 92
"""Days that may be asked for at once."""


class Range(Fact):
    """An inclusive range; a missing end is open."""

    min: DecimalText | None = None
    max: DecimalText | None = None


class Sort(StrEnum):
    """Ties are broken by tender id, always."""

    RELEVANCE = "relevance"
    PUBLISHED = "published"
    """Latest notice first."""
    DEADLINE = "deadline"
    """Nearest deadline first; tenders without one last."""
    BUDGET = "budget"
    """Largest first; unknown last."""
    FATAL = "fatal"
    """The day of the nearest fatal date that is not over first (see SearchRequest.today), within a day the latest notice first;
    tenders without one last."""


class TenderQuery(Fact):
    """What one asks of tenders. All conditions hold together.

    Conditions about a line (`category`, `energy`, `use`, `displacement_l`, `unit_cap_cny`, bands) hold on one and the same
    line. Ranges meet a line's window when they intersect. A line or tender that does not state a value meets a range
    on it only when the field's name is in `or_unknown`.
    """

    words: str = ""
    """Every word must occur; "quoted" is an exact phrase; -word must not occur; words joined by OR are alternatives."""
    regions: tuple[str, ...] = ()
    """Division codes; a province's or city's code covers all below it."""
    kinds: tuple[Kind, ...] = ()
    """Of the latest notice."""
    stages: tuple[str, ...] = ()
    vehicle: bool | None = None
    """True: vehicle purchases only (tenders known by list row only count when their title is vehicle-like)."""
    categories: tuple[Category, ...] = ()
    energies: tuple[Energy, ...] = ()
    uses: tuple[Use, ...] = ()
    displacement_l: Range | None = None
    unit_cap_cny: Range | None = None
    displacement_bands: tuple[str, ...] = ()
    """Names of schemas.bands.DISPLACEMENT_BANDS: the line's window has a point in common with one; "unknown": it states none."""
    price_bands: tuple[str, ...] = ()
    """Names of schemas.bands.PRICE_BANDS, of the line's unit cap, where it has none of the unit price paid."""
    budget_cny: Range | None = None
    sme_reserved: bool | None = None
    """True: some lot is reserved for small and medium enterprises; False: some lot is said not to be."""
    imports_allowed: bool | None = None
    buyer_kinds: tuple[BuyerKind, ...] = ()
    fatal_from: date | None = None
    fatal_to: date | None = None
    """Some fatal date (deadline, end of the documents, bond …) lies in these days, both included; both are given or none."""
    deadline_from: datetime | None = None
    deadline_to: datetime | None = None
    published_from: date | None = None
    published_to: date | None = None
    buyer: str = ""
    """Words that must stand together in the buyer's name."""
    dealers: tuple[str, ...] = ()
    """Tenders matched to one of these dealers (the asker must own them; the api sees to it)."""
    or_unknown: tuple[Unknown, ...] = ()


class SearchRequest(Fact):
    """A query with how to show its answer."""

    query: TenderQuery = TenderQuery()
    sort: Sort = Sort.PUBLISHED
    size: int = Field(default=20, ge=1, le=200)
    cursor: str = ""
    """As the previous page gave it; empty for the first."""
    today: date = date.min
    """Day in China from which fatal dates count as ahead, for the order by them; later pages keep the day of the first."""
    facets: tuple[Facet, ...] = ()


class LineWindow(Fact):
    """One line as the index compares it: millilitres and fen. A None end is open; `*_said` tells open from unsaid."""

    category: Category
    energy: Energy | None = None
    use: Use | None = None
    displacement_ml: tuple[int | None, int | None] | None = None
    """None: the line does not state it."""
    unit_cap_fen: int | None = None
    unit_price_fen: int | None = None
    """What was paid for one."""
    quantity: int | None = None


class TenderDocument(Fact):
    """What the index keeps of a tender. `body` is the whole TenderMatched payload, as said."""

    tender_id: str
    version: int
    """Grows with every later word about this tender; an older write never replaces a newer one."""
    text: str
    """Normalised (see schemas.wording) title, buyer, agency, number, names of lots and lines, and stored texts' words."""
    buyer: str = ""
    kind: Kind | None = None
    stage: str = ""
    vehicle: bool = False
    division_code: str = ""
    lines: tuple[LineWindow, ...] = ()
    budget_fen: int | None = None
    deadline: datetime | None = None
    """UTC; a bare date counts to the end of its day in Asia/Shanghai."""
    fatal_days: tuple[date, ...] = ()
    """Days in China of all fatal dates, the deadline's too, the earliest first."""
    sme_reserved: tuple[bool, ...] = ()
    """What is said, of the whole or of its lots; empty: nothing."""
    imports_allowed: tuple[bool, ...] = ()
    buyer_kind: BuyerKind | None = None
    published_at: datetime | None = None
    """UTC; of the latest notice, when it was seen where it states none."""
    dealers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    body: dict[str, Any]


class SearchHit(Fact):
    """One answer. `highlights` are [start, end) offsets in the title."""

    tender_id: str
    body: dict[str, Any]
    highlights: tuple[tuple[int, int], ...] = ()


class SearchPage(Fact):
    """One page of answers. `total` counts all. `cursor` is empty on the last page."""

    hits: tuple[SearchHit, ...]
    total: int
    cursor: str = ""
    facets: dict[str, dict[str, int]] = {}
