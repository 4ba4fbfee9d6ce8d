"""What a careful person reads out of one notice: code lists and the facts of a notice, its lots and lines."""

from enum import StrEnum

from schemas.bidding import Bidding
from schemas.values import DecimalText, Fact, Moment, Read, Span


class Kind(StrEnum):
    """What a notice announces (公告类型)."""

    INTENTION = "intention"
    PREQUALIFICATION = "prequalification"
    TENDER = "tender"
    CORRECTION = "correction"
    AWARD = "award"
    FAILURE = "failure"
    TERMINATION = "termination"
    CONTRACT = "contract"
    CONTRACT_CHANGE = "contract_change"
    ACCEPTANCE = "acceptance"
    OTHER = "other"


class Method(StrEnum):
    """How the supplier is chosen (采购方式)."""

    OPEN = "open"
    INVITED = "invited"
    NEGOTIATION = "negotiation"
    CONSULTATION = "consultation"
    INQUIRY = "inquiry"
    SINGLE_SOURCE = "single_source"
    FRAMEWORK = "framework"
    E_MALL = "e_mall"
    OTHER = "other"


class Category(StrEnum):
    """Kind of vehicle. `bus` has 10 seats and more; `other`: the notice does not tell."""

    SEDAN = "sedan"
    SUV = "suv"
    MPV = "mpv"
    PICKUP = "pickup"
    VAN = "van"
    BUS = "bus"
    TRUCK = "truck"
    SPECIAL = "special"
    MOTORCYCLE = "motorcycle"
    OTHER = "other"


class Use(StrEnum):
    """What the vehicle is for, when the notice says."""

    OFFICIAL = "official"
    LAW_ENFORCEMENT = "law_enforcement"
    EMERGENCY = "emergency"
    TAXI = "taxi"
    SCHOOL = "school"
    PUBLIC_TRANSPORT = "public_transport"
    SANITATION = "sanitation"
    MEDICAL = "medical"
    FIRE = "fire"
    OTHER = "other"


class Energy(StrEnum):
    """`nev`: 新能源 without saying which; `hybrid`: not chargeable or not said; `phev` includes 增程."""

    PETROL = "petrol"
    DIESEL = "diesel"
    HYBRID = "hybrid"
    PHEV = "phev"
    BEV = "bev"
    FCEV = "fcev"
    CNG = "cng"
    LPG = "lpg"
    BI_FUEL = "bi_fuel"
    NEV = "nev"


class Outcome(StrEnum):
    """How firm an award notice is: a candidate publicity (中标候选人/预中标公示) is provisional."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    OVERTURNED = "overturned"


class Item(Fact):
    """A thing bought (标的) as the extractor finds it, vehicle or not. `about` are the regions of the text that speak
    of this thing alone (its table row, its specification); the classifier reads limits only there and in its lot's."""

    name: Read[str] = Read[str]()
    quantity: Read[int] = Read[int]()
    unit: str = ""
    unit_price_cny: Read[DecimalText] = Read[DecimalText]()
    brand: Read[str] = Read[str]()
    model: Read[str] = Read[str]()
    about: tuple[Span, ...] = ()


class Lot(Fact):
    """A part of a procurement (包/标段). A notice without numbered lots has one, `lot_no` unsaid, that repeats the totals."""

    lot_no: Read[str] = Read[str]()
    name: Read[str] = Read[str]()
    budget_cny: Read[DecimalText] = Read[DecimalText]()
    price_cap_cny: Read[DecimalText] = Read[DecimalText]()
    supplier: Read[str] = Read[str]()
    award_cny: Read[DecimalText] = Read[DecimalText]()
    sme_reserved: Read[bool] = Read[bool]()
    imports_allowed: Read[bool] = Read[bool]()
    consortium_allowed: Read[bool] = Read[bool]()
    bond_cny: Read[DecimalText] = Read[DecimalText]()
    items: tuple[Item, ...] = ()
    about: tuple[Span, ...] = ()


class Change(Fact):
    """Of a correction: what was replaced by what, as printed."""

    item: Read[str] = Read[str]()
    before: Read[str] = Read[str]()
    after: Read[str] = Read[str]()


class Facts(Fact):
    """The fields of one notice that do not depend on its being about vehicles. Money in yuan. Times keep the notice's
    offset (Asia/Shanghai where none is printed); a bare date stays a date."""

    kind: Read[Kind] = Read[Kind]()
    method: Read[Method] = Read[Method]()
    project_no: Read[str] = Read[str]()
    project_name: Read[str] = Read[str]()
    buyer: Read[str] = Read[str]()
    agency: Read[str] = Read[str]()
    division_code: Read[str] = Read[str]()
    deadline: Read[Moment] = Read[Moment]()
    budget_cny: Read[DecimalText] = Read[DecimalText]()
    price_cap_cny: Read[DecimalText] = Read[DecimalText]()
    award_total_cny: Read[DecimalText] = Read[DecimalText]()
    outcome: Read[Outcome] = Read[Outcome]()
    catalogue: Read[str] = Read[str]()
    refers_to: tuple[Read[str], ...] = ()
    """Project numbers or addresses of other notices that this one names as its own procurement's (correction → original)."""
    changes: tuple[Change, ...] = ()
    bidding: Bidding = Bidding()


class Window(Fact):
    """An inclusive range; a missing end is open. Exclusive words (＞1.4L) give the printed figure as the bound."""

    min: Read[DecimalText] = Read[DecimalText]()
    max: Read[DecimalText] = Read[DecimalText]()


class Line(Fact):
    """One kind of vehicle in a lot (标的/品目行), classified. Displacement in litres, prices in yuan for one vehicle."""

    name: Read[str] = Read[str]()
    category: Read[Category] = Read[Category](value=Category.OTHER)
    use: Read[Use] = Read[Use]()
    energy: Read[Energy] = Read[Energy]()
    quantity: Read[int] = Read[int]()
    displacement_l: Window = Window()
    seats: Window = Window()
    wheelbase_mm: Window = Window()
    length_mm: Window = Window()
    width_mm: Window = Window()
    unit_price_cap_cny: Read[DecimalText] = Read[DecimalText]()
    unit_price_cny: Read[DecimalText] = Read[DecimalText]()
    brand: Read[str] = Read[str]()
    model: Read[str] = Read[str]()
    verdicts: tuple["Verdict", ...] = ()


class Verdict(Fact):
    """What one dated rule set says of a line: tiers it admits, tiers it excludes with the clause broken, facts missing.
    `applies` False: no standard applies, `why` says so."""

    rule_set: str
    applies: bool = True
    why: str = ""
    admissible: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    """Each "tier: clause", e.g. "应急保障用车: displacement ≤1.8 L"."""
    missing: tuple[str, ...] = ()
    confidence: str = ""


class ClassifiedLot(Fact):
    """A lot with its vehicle lines; other goods are left out."""

    lot_no: Read[str] = Read[str]()
    name: Read[str] = Read[str]()
    budget_cny: Read[DecimalText] = Read[DecimalText]()
    price_cap_cny: Read[DecimalText] = Read[DecimalText]()
    supplier: Read[str] = Read[str]()
    award_cny: Read[DecimalText] = Read[DecimalText]()
    sme_reserved: Read[bool] = Read[bool]()
    imports_allowed: Read[bool] = Read[bool]()
    consortium_allowed: Read[bool] = Read[bool]()
    bond_cny: Read[DecimalText] = Read[DecimalText]()
    lines: tuple[Line, ...] = ()


Line.model_rebuild()
