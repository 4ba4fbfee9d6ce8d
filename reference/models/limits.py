"""reference: what a line of a tender demands of a model, clause by clause, and whether a figure meets a clause."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from schemas.reading import Category, Energy, Line, Window
from schemas.values import plain

NO_ENGINE = (Energy.BEV, Energy.FCEV)
ADMITS: dict[Energy, frozenset[Energy]] = {
    Energy.NEV: frozenset({Energy.BEV, Energy.PHEV, Energy.FCEV, Energy.NEV}),
    Energy.BI_FUEL: frozenset({Energy.BI_FUEL, Energy.CNG, Energy.LPG}),
    Energy.HYBRID: frozenset({Energy.HYBRID, Energy.PHEV}),
}
"""Energies of models that meet a stated energy wider than themselves; else it must be the same."""
LENGTHS = (
    ("座位 seats", "seats", ""),
    ("轴距 wheelbase", "wheelbase_mm", "mm"),
    ("车长 length", "length_mm", "mm"),
    ("车宽 width", "width_mm", "mm"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand. `field`: category, energy, displacement_l, price_cny, seats, wheelbase_mm, length_mm or width_mm; either
    `one_of` words or a range of figures with its ends included. `text` is how it is shown: 轴距 wheelbase ≥2650mm."""

    field: str
    text: str
    one_of: frozenset[str] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    without_engine: bool | None = False
    """Whether a car without an engine (0 L) meets a displacement limit; None: the line does not tell."""

    def admits(self, has: Decimal | str | None) -> bool | None:
        """Whether a model that has this meets the clause; None when it cannot be told, because the figure is not known."""
        if has is None:
            return None
        if self.one_of:
            return has in self.one_of
        assert isinstance(has, Decimal)
        if self.field == "displacement_l":
            return _admits_engine(self.low, self.high, has) if has else self.without_engine
        return (self.low is None or has >= self.low) and (self.high is None or has <= self.high)


def clauses(line: Line) -> tuple[Clause, ...]:
    """Every limit that a line states, in the order in which they are shown."""
    return tuple(_clauses(line))


def _clauses(line: Line) -> Iterator[Clause]:
    kind, energy, cap = line.category.value, line.energy.value, line.unit_price_cap_cny.value
    if kind not in (None, Category.OTHER):
        yield Clause("category", f"车型 kind: {kind.value}", frozenset({kind.value}))
    if energy is not None:
        yield Clause("energy", f"能源 energy: {energy.value}", frozenset(one.value for one in ADMITS.get(energy, (energy,))))
    yield from _window("排量 displacement", "displacement_l", "L", line.displacement_l, _without_engine(line))
    if cap is not None:
        yield Clause("price_cny", f"单价 unit price ≤{plain(cap)}", high=cap)
    for name, field, unit in LENGTHS:
        yield from _window(name, field, unit, getattr(line, field))


def _without_engine(line: Line) -> bool | None:
    """Whoever states a least displacement wants an engine; a most one bounds only those that have one, if others may do."""
    if line.displacement_l.min.said:
        return False
    energy = line.energy.value
    return None if energy is None else any(one in ADMITS.get(energy, (energy,)) for one in NO_ENGINE)


def _window(name: str, field: str, unit: str, window: Window, without_engine: bool | None = False) -> Iterator[Clause]:
    """A window is one clause where it is one figure, else one for each end: which end eliminates is worth knowing."""
    low, high = window.min.value, window.max.value
    if low is not None and low == high:
        yield Clause(field, f"{name} ={plain(low)}{unit}", low=low, high=high, without_engine=without_engine)
        return
    if high is not None:
        yield Clause(field, f"{name} ≤{plain(high)}{unit}", high=high, without_engine=without_engine)
    if low is not None:
        yield Clause(field, f"{name} ≥{plain(low)}{unit}", low=low, without_engine=without_engine)


@functools.lru_cache(maxsize=10_000)
def _admits_engine(low: Decimal | None, high: Decimal | None, litres: Decimal) -> bool:
    """Engines are named by their rounded litres: one of 1.498 L is a 1.5, and a figure may be given either way. What is
    above a stated maximum in the figures as given is above it."""
    enough = low is None or litres >= low or litres >= _as_given(low, litres) or _as_given(litres, low) >= low
    return enough and (high is None or litres <= high or litres <= _as_given(high, litres))


def _as_given(figure: Decimal, like: Decimal) -> Decimal:
    """A figure rounded as another one is given, to a tenth of a litre at the coarsest; never made finer."""
    places = max(1, _places(like))
    return figure if _places(figure) <= places else figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _places(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
