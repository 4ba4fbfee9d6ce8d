"""scrapers/simulator: invents what is wanted: lines with their limits, lots with their budgets, and who will supply them."""

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scrapers.simulator.facts import Line, Lot
from scrapers.simulator.places import places
from scrapers.simulator.vocabulary import goods, words
from scrapers.simulator.wording import displacement

STEP = Decimal(100)
"""Bids are whole hundreds."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a buyer wants. `body` is the kind of buyer (words.yaml), `item` the catalogue's words (品目)."""

    name: str
    item: str
    lots: tuple[Lot, ...]
    body: str


def wanted_vehicles(rng: random.Random, method: str) -> Wanted:
    """Vehicles of one kind or of two that one buyer uses, then as two lines or as two lots."""
    template = rng.choice(goods()["vehicles"])
    body = rng.choice(template["bodies"])
    fitting = [other for other in goods()["vehicles"] if body in other["bodies"]]
    shape = rng.choices(("one", "two lines", "two lots"), (70, 15, 15))[0] if method not in ("e_mall", "single_source") else "one"
    capped = method != "single_source"
    lots: tuple[Lot, ...]
    first, second = _vehicle_line(rng, template, capped), _vehicle_line(rng, rng.choice(fitting), capped)
    if shape == "one":
        name, lots = f"{first.name}采购", (_lot(rng, "", (first,)),)
    elif shape == "two lines" or second.name == first.name:
        name, lots = f"{first.name}等车辆采购", (_lot(rng, "", (first, second)),)
    else:
        name, lots = f"{first.name}及{second.name}采购", (_lot(rng, "1", (first,)), _lot(rng, "2", (second,)))
    return Wanted(_year(rng) + name, template["item"], lots, body)


def _year(rng: random.Random) -> str:
    return rng.choice(("", "2026年", "2026年度", ""))


def _vehicle_line(rng: random.Random, template: dict[str, Any], capped: bool) -> Line:
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


def wanted_other(rng: random.Random, kind: str) -> Wanted:
    """Something else, of kind "lookalike" or "plain"."""
    template = rng.choice(goods()["lookalikes" if kind == "lookalike" else "plain"])
    budget = Decimal(rng.randint(*template["budget"]) // 1000 * 1000)
    quantity = 1 if template["unit"] in ("项", "套") else rng.randint(1, 20)
    price = (budget * Decimal("0.95") / quantity).quantize(Decimal("1"), rounding="ROUND_FLOOR")
    brand = rng.choice(words()["companies"])
    line = Line(template["line"], quantity, template["unit"], template["spec"], unit_price=price, brand=brand, model="定制")
    lot = Lot("", template["line"], budget, (line,), *_supplier(rng, dealer=False))
    return Wanted(_year(rng) + template["name"], template["item"], (lot,), rng.choice(template["bodies"]))
