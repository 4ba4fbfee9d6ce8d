"""scrapers/simulator: fictional dealers and a saved search for the demonstration, as the api would say them."""

from datetime import datetime
from decimal import Decimal

from schemas.documents import Range, TenderQuery
from schemas.events.people import Channel, DealerRegistered, SubscriptionSaved, VehicleModel
from schemas.reading import Category, Energy
from scrapers.simulator.places import Place, places
from scrapers.simulator.vocabulary import words

DEALERS = 30
MARK = "【演示】"
"""Stands in every name: nobody shall take them for real dealers."""
_CLASSES: tuple[tuple[str, Category, Energy, str | None, int, int, int, int, int], ...] = (
    ("三厢轿车 1.5L", Category.SEDAN, Energy.PETROL, "1.5", 5, 2650, 4560, 1815, 98_000),
    ("三厢轿车 1.5T", Category.SEDAN, Energy.PETROL, "1.5", 5, 2700, 4680, 1830, 128_000),
    ("公务轿车 1.8T", Category.SEDAN, Energy.PETROL, "1.8", 5, 2780, 4830, 1840, 168_000),
    ("纯电动轿车 530", Category.SEDAN, Energy.BEV, None, 5, 2750, 4720, 1840, 139_800),
    ("城市SUV 2.0T", Category.SUV, Energy.PETROL, "2.0", 5, 2720, 4650, 1890, 189_000),
    ("硬派越野 2.4T 柴油", Category.SUV, Energy.DIESEL, "2.4", 5, 2850, 4980, 1930, 228_000),
    ("商务车 2.0T", Category.MPV, Energy.PETROL, "2.0", 7, 3000, 5100, 1890, 219_000),
    ("四驱皮卡 2.0T 柴油", Category.PICKUP, Energy.DIESEL, "2.0", 5, 3140, 5360, 1880, 128_000),
    ("轻型货车 2.5L", Category.TRUCK, Energy.DIESEL, "2.5", 3, 3360, 5990, 2100, 108_000),
    ("转运型救护车 2.2T", Category.SPECIAL, Energy.DIESEL, "2.2", 7, 3300, 5700, 2030, 338_000),
    ("18吨洗扫车", Category.SPECIAL, Energy.BEV, None, 3, 5000, 9200, 2550, 880_000),
    ("8.5米纯电动客车", Category.BUS, Energy.BEV, None, 28, 4200, 8500, 2450, 620_000),
    ("出租车 1.6L 双燃料", Category.SEDAN, Energy.BI_FUEL, "1.6", 5, 2650, 4600, 1800, 99_800),
)
"""Classes of vehicle that every maker has, under brands that no maker has: name, …, seats, wheelbase, length, width (mm), price (yuan)."""


def dealers(since: datetime) -> tuple[DealerRegistered, ...]:
    """Thirty dealers over the fiction's places. `since` is UTC; each is its own owner (its id)."""
    return tuple(_dealer(number, since) for number in range(1, DEALERS + 1))


def saved_search(since: datetime) -> SubscriptionSaved:
    """Saloons up to 1.8 L, or whose displacement is not stated, all over the country. `since` is UTC."""
    query = TenderQuery(
        vehicle=True, categories=(Category.SEDAN,), displacement_l=Range(max=Decimal("1.8")), or_unknown=("displacement_l",)
    )
    return SubscriptionSaved(
        subscription_id="demo-search-1",
        owner="demo-team",
        name=f"{MARK}1.8升及以下轿车",
        query=query,
        channels=(Channel(kind="email", address="team@demo.chebiao.example"),),
        since=since,
    )


def _dealer(number: int, since: datetime) -> DealerRegistered:
    home = places()[number * 17 % len(places())]
    name = f"dealer{number:02d}"
    brand = words()["brands"][number % len(words()["brands"])]
    return DealerRegistered(
        dealer_id=f"demo-{name}",
        name=f"{MARK}{home.city.removesuffix('市')}{brand}汽车销售服务有限公司（{number:02d}号店）",
        owner=f"demo-{name}",
        territories=_territories(number, home),
        models=tuple(_model(number + step * 3, brand) for step in range(6 + number % 4)),
        channels=(Channel(kind="email", address=f"{name}@demo.chebiao.example"),),
        since=since,
    )


def _territories(number: int, home: Place) -> tuple[str, ...]:
    """By turns a whole province, the cities of a province that the fiction knows, or home and its neighbours in the list."""
    near = [place for place in places() if place.province == home.province]
    if number % 3 == 0:
        return (home.code[:2] + "0000",)
    return tuple(dict.fromkeys(place.code[:4] + "00" if number % 3 == 1 else place.code for place in near))


def _model(at: int, brand: str) -> VehicleModel:
    name, category, energy, size, seats, wheelbase, length, width, price = _CLASSES[at % len(_CLASSES)]
    return VehicleModel(
        name=name,
        brand=brand,
        category=category,
        energy=energy,
        displacement_l=None if size is None else Decimal(size),
        seats=seats,
        wheelbase_mm=wheelbase,
        length_mm=length,
        width_mm=width,
        price_cny=Decimal(price),
    )
