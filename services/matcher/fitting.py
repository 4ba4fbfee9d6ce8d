"""Whether a dealer's models can win a line: fits, excluded by which clauses, or not stated."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from reference.models.limits import NO_ENGINE, Clause, clauses
from schemas.events.people import VehicleModel
from schemas.events.tenders import Fit, LineMatch, Tender
from schemas.reading import Category, Line

ENERGY = "能源 energy"
"""What a line leaves open that limits displacement and would perhaps take a battery car."""
NO_MODELS = "任何车型 any model"
FIELDS = ("category", "energy", "displacement_l", "price_cny", "seats", "wheelbase_mm", "length_mm", "width_mm")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A dealer's model as clauses ask for it: field of a clause → what it has. No engine is 0 L. The same figures are the
    same object, whoever sells it."""

    name: str
    has: Mapping[str, Decimal | str | None]


class _Held(NamedTuple):
    """One model held against all clauses of a line: those it breaks, those for which its table has no figure, and what
    else the line would have to state."""

    name: str
    broken: tuple[str, ...]
    lacking: tuple[str, ...]
    unstated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """What one line asks: worked out once for all dealers. `unstated`: what decides and the line does not say."""

    lot: int
    line: int
    limits: tuple[Clause, ...]
    unstated: tuple[str, ...]
    held: dict[Model, _Held] = field(default_factory=dict, compare=False)
    """Answers so far: dealers of one maker sell the same models."""


def demands(tender: Tender) -> tuple[Demand, ...]:
    """What each line of a tender asks."""
    return tuple(
        Demand(at, place, clauses(line), tuple(_unstated(line)))
        for at, lot in enumerate(tender.lots)
        for place, line in enumerate(lot.lines)
    )


def models_of(models: Sequence[VehicleModel]) -> tuple[Model, ...]:
    """A dealer's models, ready to be held against clauses."""
    return tuple(_model(model) for model in models)


def match_line(demand: Demand, models: Sequence[Model]) -> tuple[LineMatch, tuple[str, ...]]:
    """One line against all models of a dealer, and the clauses for which the dealer's own table lacks the figure.

    FITS: a model meets every clause, and the line states what decides (kind, displacement, price). EXCLUDED: every model
    breaks a clause. NOT_STATED: a model breaks none, but it is not known whether it meets all: `missing` says what the
    line does not state. `excluded_by` are the clauses that the other models break, the one that shuts out most first.
    """
    held = [demand.held.get(model) or _hold(model, demand) for model in models]
    may = sorted((one for one in held if not one.broken), key=lambda one: len(one.lacking) + len(one.unstated))
    broken = Counter(clause for one in held for clause in one.broken)
    missing = (*demand.unstated, *(may[0].unstated if may else ()))
    lacking = may[0].lacking if may else () if held else (NO_MODELS,)
    match = LineMatch(
        lot=demand.lot,
        line=demand.line,
        fit=Fit.EXCLUDED if held and not may else Fit.NOT_STATED if missing or lacking else Fit.FITS,
        models=tuple(one.name for one in may),
        excluded_by=tuple(text for text, _ in broken.most_common()),
        missing=missing,
    )
    return match, lacking


def _hold(model: Model, demand: Demand) -> _Held:
    broken, lacking, unstated, has_of = [], [], [], model.has
    for clause in demand.limits:
        has = has_of[clause.field]
        met = clause.admits(has)
        if met is False:
            broken.append(clause.text)
        elif met is None and has is None:
            lacking.append(clause.text)
        elif met is None:
            unstated.append(ENERGY)
    held = demand.held[model] = _Held(model.name, tuple(broken), tuple(lacking), tuple(unstated))
    return held


@functools.lru_cache(maxsize=20_000)
def _model(model: VehicleModel) -> Model:
    return Model(model.name, {name: _has(model, name) for name in FIELDS})


def _has(model: VehicleModel, name: str) -> Decimal | str | None:
    if name == "displacement_l" and model.energy in NO_ENGINE:
        return Decimal(0)
    value = getattr(model, name)
    return Decimal(value) if isinstance(value, int) else value


def _unstated(line: Line) -> Iterator[str]:
    """What decides a fit and the line does not say. A battery car has no displacement to state."""
    if line.category.value in (None, Category.OTHER):
        yield "车型 kind of vehicle"
    if line.energy.value not in NO_ENGINE and not (line.displacement_l.min.said or line.displacement_l.max.said):
        yield "排量 displacement"
    if not line.unit_price_cap_cny.said:
        yield "单价限价 unit price cap"
