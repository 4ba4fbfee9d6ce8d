"""scrapers/simulator: invents one procurement from a seed: buyer, lots, lines, money, numbers. Deterministic."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from scrapers.simulator.facts import Line, Lot, Procurement
from scrapers.simulator.places import Place, places
from scrapers.simulator.vocabulary import goods, words
from scrapers.simulator.wording import displacement

METHODS = {
    "open": (45, "GK", 21), "consultation": (18, "CS", 11), "inquiry": (12, "XJ", 7), "negotiation": (10, "TP", 7),
    "invited": (3, "YQ", 21),    "single_source": (4, "DY", 8), "framework": (3, "KJ", 22), "e_mall": (5, "WJ", 4),
}  # fmt: skip
"""Method → (share, letters in the number, days to bid)."""
STEP = Decimal(100)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of procurements; the rest buys something plain. The real portal has 1–3 % vehicles: a demonstration shows more."""

    vehicle: float = 0.20
    lookalike: float = 0.15


AS_SHOWN = Shares()
"""The shares of a demonstration."""


@dataclass
class Maker:
    """Makes procurement after procurement; the same seed and shares make the same ones in the same order."""

    seed: int
    shares: Shares = AS_SHOWN
    _made: int = 0
    _names: Counter[tuple[str, str]] = field(default_factory=Counter)

    def make(self, kind: str | None = None, methods: tuple[str, ...] = tuple(METHODS)) -> Procurement:
        """The next procurement. `kind`: "vehicle", "lookalike", "plain", or None to draw it by the shares."""
        self._made += 1
        rng = random.Random(f"{self.seed}:{self._made}")
        kind = kind or self._kind(rng)
        place = rng.choice(places())
        method = rng.choices(methods, [METHODS[name][0] for name in methods])[0]
        if kind == "vehicle":
            template, name, lots, body = _vehicles(rng, method)
        else:
            template, name, lots, body = _others(rng, goods()["lookalikes" if kind == "lookalike" else "plain"], method)
        return self._assemble(rng, place, method, kind == "vehicle", template["item"], name, lots, body)

    def _kind(self, rng: random.Random) -> str:
        drawn = rng.random()
        if drawn < self.shares.vehicle:
            return "vehicle"
        return "lookalike" if drawn < self.shares.vehicle + self.shares.lookalike else "plain"

    def _assemble(
        self, rng: random.Random, place: Place, method: str, vehicle: bool, item: str, name: str, lots: tuple[Lot, ...], body: str
    ) -> Procurement:
        central = body == "central"
        buyer = (
            rng.choice(words()["central"]).format(place=place.name) if central else place.buyer_prefix + rng.choice(words()["bodies"][body])
        )
        self._names[buyer, name] += 1
        again = self._names[buyer, name]
        letters, days = METHODS[method][1:]
        dialect = "shandong" if place.code.startswith("37") else rng.choice(("zcy", "zcy", "plain", "plain", "plain"))
        return Procurement(
            key=f"p{self._made:06d}",
            number=f"YS{place.code}-{letters}-2026{self._made:06d}",
            name=f"{name}（第{again}批）项目" if again > 1 else f"{name}项目",
            buyer=buyer,
            place=place,
            agency=f"{place.city.removesuffix('市')}{rng.choice(words()['companies'])}{rng.choice(words()['agencies'])}",
            method=method,
            item=item,
            lots=_lettered(lots) if dialect == "shandong" else lots,
            is_vehicle=vehicle,
            central=central,
            dialect=dialect,
            layout=rng.randrange(3),
            address=f"{place.address}{rng.choice(words()['roads'])}{rng.randrange(1, 400)}号",
            phone=f"0000-0000{rng.randrange(1000):03d}",
            days_to_bid=days + rng.randrange(4),
        )


def _vehicles(rng: random.Random, method: str) -> tuple[dict[str, Any], str, tuple[Lot, ...], str]:
    template = rng.choice(goods()["vehicles"])
    body = rng.choice(template["bodies"])
    fitting = [other for other in goods()["vehicles"] if body in other["bodies"]]
    shape = rng.choices(("one", "two lines", "two lots"), (70, 15, 15))[0] if method != "e_mall" else "one"
    first = vehicle_line(rng, template, capped=method != "single_source")
    if shape == "one":
        return template, f"{_year(rng)}{first.name}采购", (_lot(rng, "", (first,)),), body
    second = vehicle_line(rng, rng.choice(fitting), capped=method != "single_source")
    if shape == "two lines" or second.name == first.name:
        return template, f"{_year(rng)}{first.name}等车辆采购", (_lot(rng, "", (first, second)),), body
    lots = (_lot(rng, "1", (first,)), _lot(rng, "2", (second,)))
    return template, f"{_year(rng)}{first.name}及{second.name}采购", lots, body


def _lettered(lots: tuple[Lot, ...]) -> tuple[Lot, ...]:
    """Shandong numbers its lots A, B, …"""
    return tuple(replace(lot, number=chr(ord("A") + at)) for at, lot in enumerate(lots)) if len(lots) > 1 else lots


def _year(rng: random.Random) -> str:
    return rng.choice(("", "2026年", "2026年度", ""))


def vehicle_line(rng: random.Random, template: dict[str, Any], capped: bool) -> Line:
    """One line of vehicles of a kind. `capped`: it may state a unit cap (a single-source publicity states none)."""
    window = _window(rng, template)
    low, high = template["cap"]
    cap = Decimal(rng.randrange(low, high + 1, 1000))
    name = rng.choice(template["names"])
    energy = "bev" if "纯电动" in name else rng.choice(template["energy"]) or ""
    if energy == "bev":
        window = (None, None)
    brand = rng.choice(words()["brands"])
    size = window[0] or window[1]
    return Line(
        name=name,
        quantity=rng.randint(*template["quantity"]),
        unit=template["unit"],
        spec=rng.choice(template["spec"]),
        category=template["category"],
        use=template["use"],
        energy=energy,
        displacement=window,
        displacement_words=displacement(rng, window),
        seats=template["seats"],
        unit_cap=cap if rng.random() < 0.75 and capped else None,
        unit_price=_below(rng, cap),
        brand=brand,
        model=f"{brand}CB{rng.randrange(1000, 9999)}" + (f" {size}L" if size else " 纯电动版"),
    )


def _window(rng: random.Random, template: dict[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    bound = rng.choice(template["windows"])
    if template["displacement"] is None or bound == "none":
        return None, None
    low, high = (Decimal(text) for text in template["displacement"])
    steps = int((high - low) * 10)
    size = low + Decimal(rng.randint(0, steps)) / 10
    windows = {"cap": (None, size), "floor": (size, None), "exact": (size, size), "between": (low, max(size, low + Decimal("0.1")))}
    return windows[bound]


def _below(rng: random.Random, amount: Decimal) -> Decimal:
    """A bid under a ceiling, in whole hundreds."""
    return (amount * Decimal(rng.randint(90, 99)) / 100 / STEP).to_integral_value() * STEP


def _lot(rng: random.Random, number: str, lines: tuple[Line, ...]) -> Lot:
    per_line = (line.quantity * (line.unit_cap or line.unit_price * Decimal("1.05")) for line in lines)
    budget = (sum(per_line, Decimal(0)) / 1000).to_integral_value(rounding="ROUND_CEILING") * 1000
    return Lot(number, "、".join(dict.fromkeys(line.name for line in lines)), budget, lines, *_supplier(rng, bool(lines[0].category)))


def _supplier(rng: random.Random, dealer: bool) -> tuple[str, str]:
    place = rng.choice(places())
    kinds = words()["dealers" if dealer else "suppliers"]
    name = f"{place.city.removesuffix('市')}{rng.choice(words()['companies'])}{rng.choice(kinds)}"
    return name, f"{place.address}{rng.choice(words()['roads'])}1号"


def _others(rng: random.Random, templates: list[dict[str, Any]], method: str) -> tuple[dict[str, Any], str, tuple[Lot, ...], str]:
    template = rng.choice(templates)
    body = rng.choice(template["bodies"])
    budget = Decimal(rng.randint(*template["budget"]) // 1000 * 1000)
    quantity = 1 if template["unit"] in ("项", "套") else rng.randint(1, 20)
    price = (budget * Decimal("0.95") / quantity).quantize(Decimal("1"), rounding="ROUND_FLOOR")
    line = Line(
        template["line"],
        quantity,
        template["unit"],
        template["spec"],
        unit_price=price,
        brand=rng.choice(words()["companies"]),
        model="定制",
    )
    lot = Lot("", template["line"], budget, (line,), *_supplier(rng, dealer=False))
    return template, f"{_year(rng)}{template['name']}", (lot,), body
