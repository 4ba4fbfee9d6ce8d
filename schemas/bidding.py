"""What decides a bid beside price and goods: the fatal dates, who may bid, what is asked for, when and where to deliver."""

from enum import StrEnum

from schemas.values import DecimalText, Fact, Moment, Read


class BuyerKind(StrEnum):
    """What the buyer is. `court` includes procuratorates, `taxi` taxi and rental firms; `institution` is any other public
    body that is no authority (centres, stations, research institutes, broadcasters)."""

    GOVERNMENT = "government"
    POLICE = "police"
    COURT = "court"
    ARMY = "army"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    INSTITUTION = "institution"
    COMPANY = "company"
    TAXI = "taxi"


class Need(StrEnum):
    """Why vehicles are bought: in the place of old ones (更新), beside them (新增), or some of each."""

    RENEWAL = "renewal"
    ADDITION = "addition"
    BOTH = "both"


class TimeUnit(StrEnum):
    """Units of relative terms. Working days are those of the Chinese calendar."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Duration(Fact):
    """A relative term as printed (合同签订后30日内 → 30 days): it stays a duration, for what it starts from is not known."""

    count: int
    unit: TimeUnit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"


class Bidding(Fact):
    """Of one notice. True, False and not stated are three answers; a refusal has its reason in `why`. Dates: a moment
    where a time of day is printed with it, else a bare date."""

    documents_until: Read[Moment] = Read[Moment]()
    """Last day on which the documents are on offer (获取文件)."""
    registration_until: Read[Moment] = Read[Moment]()
    questions_until: Read[Moment] = Read[Moment]()
    bond_until: Read[Moment] = Read[Moment]()
    samples_until: Read[Moment] = Read[Moment]()
    visit_at: Read[Moment] = Read[Moment]()
    """When the place is shown (踏勘)."""
    opening_at: Read[Moment] = Read[Moment]()
    sme_reserved: Read[bool] = Read[bool]()
    """Only small and medium enterprises may bid (专门面向中小企业)."""
    imports_allowed: Read[bool] = Read[bool]()
    consortium_allowed: Read[bool] = Read[bool]()
    bond_required: Read[bool] = Read[bool]()
    """A bid bond (投标保证金); a performance bond is none."""
    bond_cny: Read[DecimalText] = Read[DecimalText]()
    maker_authorisation: Read[bool] = Read[bool]()
    """The maker's authorisation is asked for (制造商授权)."""
    delivery_within: Read[Duration] = Read[Duration]()
    """Time to deliver or to perform in (交货期, 合同履行期限)."""
    delivery_by: Read[Moment] = Read[Moment]()
    delivery_place: Read[str] = Read[str]()
    payment: Read[str] = Read[str]()
    """Terms of payment as printed."""
    warranty: Read[Duration] = Read[Duration]()
    warranty_km: Read[int] = Read[int]()
    need: Read[Need] = Read[Need]()
    buyer_kind: Read[BuyerKind] = Read[BuyerKind]()


FATAL = ("documents_until", "registration_until", "questions_until", "bond_until", "samples_until", "visit_at", "opening_at")
"""Fields of Bidding that name a date after which something can no longer be done; the deadline itself is beside them."""
