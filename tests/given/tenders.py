"""Tenders and dealers, fictional, as later services hear them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from schemas.events import DealerRegistered
from schemas.events.people import Channel, VehicleModel
from schemas.events.tenders import Stage, Tender, TimelineEntry
from schemas.reading import Category, ClassifiedLot, Energy, Kind, Line, Window
from schemas.values import Read, Span, read

AT = datetime(2026, 6, 1, 2, tzinfo=UTC)


def told(value: Any) -> Read[Any]:
    """A value with some words."""
    return read(value, [Span(start=0, end=2)], "test")


def line(category: Category = Category.SEDAN, low: str = "", high: str = "", cap: str = "", **fields: Any) -> Line:
    """A line with a displacement window (litres) and a unit cap (yuan)."""
    window = Window(min=told(Decimal(low)) if low else Read(), max=told(Decimal(high)) if high else Read())
    return Line(category=told(category), displacement_l=window, unit_price_cap_cny=told(Decimal(cap)) if cap else Read(), **fields)


def entry(number: int = 1, **fields: Any) -> TimelineEntry:
    """One notice of a timeline."""
    plain: dict[str, Any] = dict(
        notice_id=f"ccgp:{number}", version=1, source="ccgp", url="https://portal.example/1", title="云溪县公务用车采购招标公告",
        kind=Kind.TENDER,
        published_at="2026-06-01T09:00:00+08:00", seen_at=AT, stage="read",
    )  # fmt: skip
    return TimelineEntry(**{**plain, **fields})


def tender(*lines: Line, place: str = "330122", **fields: Any) -> Tender:
    """A vehicle tender of one lot."""
    plain: dict[str, Any] = dict(
        tender_id="T1", title="云溪县公务用车采购招标公告", stage=Stage.TENDERED,
        kind=Kind.TENDER, division_code=told(place) if place else Read(),
        is_vehicle_purchase=Read[bool](value=True), lots=(ClassifiedLot(lines=lines),) if lines else (), timeline=(entry(),),
        buyer=told("云溪县公安局"), first_seen_at=AT, last_seen_at=AT, last_published_at="2026-06-01T09:00:00+08:00",
    )  # fmt: skip
    return Tender(**{**plain, **fields})


def model(
    name: str = "远山A5",
    category: Category = Category.SEDAN,
    energy: Energy = Energy.PETROL,
    litres: str = "1.5",
    price: str = "",
    **fields: Any,
) -> VehicleModel:
    """A model a dealer sells."""
    return VehicleModel(
        name=name, brand="远山", category=category, energy=energy, displacement_l=Decimal(litres) if litres else None,
        price_cny=Decimal(price) if price else None, **fields,
    )  # fmt: skip


def dealer(number: int, *territories: str, models: tuple[VehicleModel, ...] = (), **fields: Any) -> DealerRegistered:
    """A dealer with territories and models."""
    plain: dict[str, Any] = dict(
        dealer_id=f"d{number}", name=f"虚构经销商{number}", owner=f"owner{number}", territories=territories, models=models or (model(),),
        channels=(Channel(kind="email", address=f"d{number}@dealer.example"),), since=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    return DealerRegistered(**{**plain, **fields})
