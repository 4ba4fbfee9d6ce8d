"""The truth behind a fictional notice: who buys what, at which limits, until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.given.heldout.places import AGENCY_CITIES, PLACES, STREETS, Place
from tests.given.heldout.wares import LOOKALIKES, SCENES, Lookalike, Scene, Thing

METHODS = {
    "open": ("公开招标", "公开招标", "国内公开招标"),
    "consultation": ("竞争性磋商",),
    "negotiation": ("竞争性谈判",),
    "inquiry": ("询价", "询价采购"),
    "invited": ("邀请招标",),
    "e_mall": ("网上竞价", "电子卖场竞价"),
}
LOT_NAMES = (
    "包{d}",
    "第{d}包",
    "第{c}包",
    "采购包{d}",
    "标项{c}",
    "标项{d}",
    "标段{c}",
    "{c}标段",
    "{d}标段",
    "第{c}标段",
    "分包{d}",
    "{a}包",
    "合同包{d}",
    "标包{a}",
    "包件{c}",
    "包组{d}",
    "0{d}包",
)


@dataclass
class Line:
    """One kind of vehicle in a lot; None where the notice will not say it."""

    thing: Thing
    name: str
    energy: str | None
    quantity: int
    least: str | None = None
    most: str | None = None
    seats: int | None = None
    cap: int | None = None


@dataclass
class Lot:
    """A lot with its own sums."""

    label: str
    number: str | None
    lines: list[Line]
    budget: int
    cap: int
    supplier: str = ""
    award: int = 0


@dataclass
class Truth:
    """One procurement."""

    place: Place
    scene: Scene | None
    lookalike: Lookalike | None
    buyer: str
    named_with_city: bool
    agency: str | None
    agency_at: str
    address: str
    project: str
    number: str
    method: str
    method_said: str
    published: datetime
    deadline: datetime
    lots: list[Lot] = field(default_factory=list)

    @property
    def budget(self) -> int:
        """The whole sum in yuan."""
        return sum(lot.budget for lot in self.lots)

    @property
    def cap(self) -> int:
        """The whole ceiling in yuan."""
        return sum(lot.cap for lot in self.lots)

    @property
    def use(self) -> str | None:
        """What the vehicles are for."""
        return self.scene.use if self.scene else None

    def tells_place(self, source: str, address: bool = True) -> bool:
        """Whether buyer, address and the portal's region together lead to one county."""
        if not self.place.namesake or self.named_with_city or source in ("zcy", "e_mall"):
            return True
        return address and (bool(self.place.city) or self.place.province in self.address or source in ("ccgp", "ggzy"))


ENERGIES = (
    ("纯电动", "bev"),
    ("插电式混合动力", "phev"),
    ("插混", "phev"),
    ("增程式", "phev"),
    ("新能源", "nev"),
    ("油电混动", "hybrid"),
    ("燃油", None),
    ("汽油", "petrol"),
)
TAXI_ENERGIES = (("双燃料", "bi_fuel"), ("CNG双燃料", "bi_fuel"), ("纯电动", "bev"), ("汽油/LPG双燃料", "bi_fuel"))
HEAVY = (("柴油", "diesel"), ("纯电动", "bev"), ("燃油", None))


def truth(rng: Random, lookalike: bool = False, lots: int | None = None, method: str | None = None) -> Truth:
    """A procurement by chance."""
    place = rng.choice(PLACES)
    scene = None if lookalike else rng.choice(SCENES)
    ware = rng.choice(LOOKALIKES) if lookalike else None
    named = place.short if place.city and (place.namesake or rng.random() < 0.3) and rng.random() < 0.6 else place.county
    buyer = rng.choice(scene.buyers if scene else ("{p}机关事务服务中心", "{p}公安局", "{p}人民医院", "{p}城市管理局", "{p}教育局")).format(
        p=named
    )
    year = rng.randint(max(place.first, 2012), place.last)
    published = datetime(year, rng.randint(1, 12), rng.randint(1, 27), rng.randint(8, 17), rng.choice([0, 5, 12, 30, 47]))
    chosen = method or rng.choice(["open"] * 4 + ["consultation"] * 2 + ["negotiation", "inquiry", "invited"])
    made = Truth(
        place, scene, ware, buyer, named != place.county, _agency(rng), f"{rng.choice(AGENCY_CITIES)}{rng.choice(STREETS)}{rng.randint(2, 300)}号", _address(rng, place),
        _project(rng, scene, ware), _number(rng, year, place), chosen, rng.choice(METHODS[chosen]), published, _deadline(rng, published),
    )  # fmt: skip
    made.lots = _lots(rng, made, lots if lots is not None else rng.choice([1, 1, 1, 2, 3]))
    return made


def _agency(rng: Random) -> str:
    return rng.choice(("正德", "恒信", "华咨", "中远", "瑞达", "鼎诚", "众合", "嘉禾", "天元", "信立")) + rng.choice(
        ("招标代理有限公司", "工程咨询有限公司", "项目管理有限公司", "招标有限责任公司", "国际招标有限公司", "工程项目管理咨询有限公司")
    )


def _address(rng: Random, place: Place) -> str:
    begins = [place.whole, place.short, place.short]
    return f"{rng.choice(begins)}{rng.choice(STREETS)}{rng.randint(2, 400)}号"


def _project(rng: Random, scene: Scene | None, ware: Lookalike | None) -> str:
    said = ware.project if ware else rng.choice(scene.projects if scene else ("采购",))
    return said + rng.choice(["", "项目", "项目", "项目（二次）"] if not said.endswith("服务") else ["", "项目", "采购项目"])


def _number(rng: Random, year: int, place: Place) -> str:
    three, five = rng.randint(1, 400), rng.randint(10_000, 99_999)
    mark = "".join(rng.choice("ABCDEFGHJKLMNPQRSTWXYZ") for _ in range(4))
    return rng.choice([
        f"{mark}-{year}-{three:03}", f"{mark}{year}-GK{three:03}", f"N{place.code}{year}{three:06}",
        f"[{place.code}]{mark}[GK]{year}{three:03}", f"{mark}ZC（{year}）{three:03}号", f"{mark}{year}【{three}】",
        f"{place.code}-{year}-{five}", f"0{rng.randint(611, 799)}-{year % 100}{five}{three:03}", f"SDGP{place.code}000{year}02{five:06}-1",
        f"{mark}CG-{year}{three:04}-CS", f"{mark}ZB-{year}-{three:03}-JC", f"{year}-{mark}-{five}",
    ])  # fmt: skip


def _deadline(rng: Random, published: datetime) -> datetime:
    day = published + timedelta(days=rng.randint(8, 30))
    return day.replace(hour=rng.choice([9, 9, 10, 14, 15, 8]), minute=rng.choice([0, 0, 30, 30, 15]))


def _lots(rng: Random, made: Truth, many: int) -> list[Lot]:
    way = rng.choice(LOT_NAMES)
    numbers = [_token(way, at) for at in range(many)]
    lots = []
    for at in range(many):
        lines = [] if made.scene is None else _lines(rng, made.scene)
        total = sum(line.quantity * line.thing.price for line in lines) or rng.randint(8, 90) * 10_000
        budget = max(10_000, round(total * rng.uniform(1.0, 1.3) / 1000) * 1000)
        cap = budget - rng.choice([0, 0, 1000, 5000, 10_000 if budget > 200_000 else 500])
        label = way.format(d=at + 1, c="一二三四五"[at], a="ABCDE"[at]) if many > 1 else ""
        lots.append(Lot(label, numbers[at] if many > 1 else None, lines, budget, cap))
    return lots


def _token(way: str, at: int) -> str:
    return "一二三四五"[at] if "{c}" in way else "ABCDE"[at] if "{a}" in way else str(at + 1)


def _lines(rng: Random, scene: Scene) -> list[Line]:
    many = rng.choice([1, 1, 1, 2])
    things = rng.sample(scene.things, min(many, len(scene.things)))
    return [_line(rng, scene, thing) for thing in {thing.category + thing.name[-2:]: thing for thing in things}.values()]


def _line(rng: Random, scene: Scene, thing: Thing) -> Line:
    energies = TAXI_ENERGIES if scene.use == "taxi" else ENERGIES if thing.category in ("sedan", "suv", "mpv", "van") else HEAVY
    prefix, energy = ("", thing.energy)
    if (
        thing.energy is None
        and thing.category not in ("motorcycle",)
        and not any(word in thing.name for word in ("新能源", "电动", "警车"))
        and rng.random() < 0.35
    ):
        prefix, energy = rng.choice(energies)
    quantity = rng.choice([1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20])
    line = Line(thing, prefix + thing.name, energy, quantity * (3 if scene.use in ("taxi", "public_transport") else 1))
    if thing.engine and energy not in ("bev", "fcev", "nev") and rng.random() < 0.75:
        line.least, line.most = _window(rng, thing.engine)
    if thing.seats and ("座" in thing.name or rng.random() < 0.6):
        line.seats = thing.seats
    if rng.random() < 0.5:
        line.cap = round(thing.price * rng.uniform(0.9, 1.2) / 1000) * 1000
    return line


def _window(rng: Random, engines: tuple[str, ...]) -> tuple[str | None, str | None]:
    value = rng.choice(engines)
    way = rng.choice(["exact", "most", "most", "least", "range"])
    if way == "range":
        low, high = sorted(rng.sample([one for one in ("1.4", "1.5", "1.6", "1.8", "2.0", "2.4")], 2))
        return low, high
    return {"exact": (value, value), "most": (None, value), "least": (value, None)}[way]


def litres(said: str | None) -> float | None:
    """The figure of a displacement as said here."""
    return None if said is None else float(said.rstrip("T"))


def gold_line(line: Line, use: str | None, **more: Any) -> dict[str, Any]:
    """The line as the schema has it."""
    told = {
        "name": line.name,
        "category": line.thing.category,
        "use": use,
        "energy": line.energy,
        "quantity": line.quantity,
        "displacement_min_l": litres(line.least),
        "displacement_max_l": litres(line.most),
    }
    told |= {
        "seats_min": line.seats,
        "seats_max": line.seats,
        "unit_price_cap_cny": line.cap,
        "unit_price_cny": None,
        "brand": None,
        "model": None,
    }
    return told | more
