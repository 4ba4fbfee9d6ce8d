"""scrapers/simulator: invents procurement after procurement from a seed: parties, method, number, and what is wanted."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from scrapers.simulator.facts import Lot, Procurement
from scrapers.simulator.places import Place, places
from scrapers.simulator.vocabulary import words
from scrapers.simulator.wares import Wanted, wanted_other, wanted_vehicles

METHODS = {
    "open": (45, "GK", 21), "consultation": (18, "CS", 11), "inquiry": (12, "XJ", 7), "negotiation": (10, "TP", 7),
    "invited": (3, "YQ", 21),    "single_source": (4, "DY", 8), "framework": (3, "KJ", 22), "e_mall": (5, "WJ", 4),
}  # fmt: skip
"""Method → (share, letters in the number, days to bid)."""


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
        wanted = wanted_vehicles(rng, method) if kind == "vehicle" else wanted_other(rng, kind)
        return self._assemble(rng, place, method, wanted, is_vehicle=kind == "vehicle")

    def _kind(self, rng: random.Random) -> str:
        drawn = rng.random()
        if drawn < self.shares.vehicle:
            return "vehicle"
        return "lookalike" if drawn < self.shares.vehicle + self.shares.lookalike else "plain"

    def _assemble(self, rng: random.Random, place: Place, method: str, wanted: Wanted, is_vehicle: bool) -> Procurement:
        buyer, name = _buyer(rng, place, wanted.body), wanted.name
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
            item=wanted.item,
            lots=_lettered(wanted.lots) if dialect == "shandong" else wanted.lots,
            is_vehicle=is_vehicle,
            central=wanted.body == "central",
            dialect=dialect,
            layout=rng.randrange(3),
            address=f"{place.address}{rng.choice(words()['roads'])}{rng.randrange(1, 400)}号",
            phone=f"0000-0000{rng.randrange(1000):03d}",
            days_to_bid=days + rng.randrange(4),
        )


def _buyer(rng: random.Random, place: Place, body: str) -> str:
    if body == "central":
        return str(rng.choice(words()["central"]).format(place=place.buyer_prefix))
    return place.buyer_prefix + str(rng.choice(words()["bodies"][body]))


def _lettered(lots: tuple[Lot, ...]) -> tuple[Lot, ...]:
    """Shandong numbers its lots A, B, …"""
    return tuple(replace(lot, number=chr(ord("A") + at)) for at, lot in enumerate(lots)) if len(lots) > 1 else lots
