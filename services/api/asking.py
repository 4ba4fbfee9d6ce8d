"""Query parameters as a question."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.bidding import BuyerKind
from schemas.documents import Facet, Range, SearchRequest, Sort, TenderQuery, Unknown
from schemas.matching import day_in_china
from schemas.reading import Category, Energy, Kind, Use
from schemas.values import DecimalText
from services.api.problems import Problem


class Asked(BaseModel):
    """`/api/tenders`: every parameter, one to one. Ranges are inclusive; litres and yuan."""

    model_config = ConfigDict(extra="forbid")

    q: str = ""
    region: list[str] = []
    kind: list[Kind] = []
    stage: list[str] = []
    vehicle: bool | None = None
    category: list[Category] = []
    energy: list[Energy] = []
    use: list[Use] = []
    displacement_min: DecimalText | None = None
    displacement_max: DecimalText | None = None
    unit_cap_min: DecimalText | None = None
    unit_cap_max: DecimalText | None = None
    displacement_band: list[str] = []
    price_band: list[str] = []
    budget_min: DecimalText | None = None
    budget_max: DecimalText | None = None
    sme_reserved: bool | None = None
    imports_allowed: bool | None = None
    buyer_kind: list[BuyerKind] = []
    fatal_from: date | None = None
    fatal_to: date | None = None
    deadline_from: datetime | None = None
    deadline_to: datetime | None = None
    published_from: date | None = None
    published_to: date | None = None
    buyer: str = ""
    dealer: list[str] = []
    or_unknown: list[Unknown] = []
    sort: Sort = Sort.PUBLISHED
    size: Annotated[int, Query(ge=1, le=200)] = 20
    cursor: str = ""
    facets: list[Facet] = []


def question(asked: Asked) -> TenderQuery:
    """The question itself."""
    return TenderQuery(
        words=asked.q,
        regions=tuple(asked.region),
        kinds=tuple(asked.kind),
        stages=tuple(asked.stage),
        vehicle=asked.vehicle,
        categories=tuple(asked.category),
        energies=tuple(asked.energy),
        uses=tuple(asked.use),
        displacement_l=_range(asked.displacement_min, asked.displacement_max),
        unit_cap_cny=_range(asked.unit_cap_min, asked.unit_cap_max),
        displacement_bands=tuple(asked.displacement_band),
        price_bands=tuple(asked.price_band),
        budget_cny=_range(asked.budget_min, asked.budget_max),
        sme_reserved=asked.sme_reserved,
        imports_allowed=asked.imports_allowed,
        buyer_kinds=tuple(asked.buyer_kind),
        fatal_from=asked.fatal_from,
        fatal_to=asked.fatal_to,
        deadline_from=asked.deadline_from,
        deadline_to=asked.deadline_to,
        published_from=asked.published_from,
        published_to=asked.published_to,
        buyer=asked.buyer,
        dealers=tuple(asked.dealer),
        or_unknown=tuple(asked.or_unknown),
    )


def request(asked: Asked, now: datetime) -> SearchRequest:
    """The question with how to show its answer. `now`: from when fatal dates are ahead."""
    return SearchRequest(
        query=question(asked), sort=asked.sort, size=asked.size, cursor=asked.cursor, today=day_in_china(now), facets=tuple(asked.facets)
    )


def from_form(fields: dict[str, Any]) -> Asked:
    """Parameters of a page's form, where an empty field is none. Raises Problem 400."""
    try:
        return Asked.model_validate({name: value for name, value in fields.items() if value not in ("", [], None)})
    except ValidationError as error:
        first = error.errors()[0]
        raise Problem(400, "问题不对 bad question", f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _range(low: Any, high: Any) -> Range | None:
    return None if low is None and high is None else Range(min=low, max=high)
