"""reference: vehicle models that fleets in China buy, with their figures (`models.csv`).

No figure of the table has been checked against a maker's or the ministry's list: they are general knowledge, rounded to a
typical version, and say so (`Figure.verified`). A figure that is checked goes into the column `verified`, by name. Kind of
vehicle and energy are taken as known by the model's name.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from schemas.reading import Category, Energy

GENERAL_KNOWLEDGE = "general knowledge"
FIGURES = ("displacement_l", "seats", "wheelbase_mm", "length_mm", "width_mm", "price_from_cny", "price_to_cny")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a model and where it is from."""

    value: Decimal
    source: str = GENERAL_KNOWLEDGE
    verified: bool = False


@dataclass(frozen=True, slots=True)
class MarketModel:
    """One model on the market. `figures`: by the names of FIGURES, litres, millimetres, yuan (list price of the cheapest and
    the dearest version); a battery car has no displacement. `plant`: division code of where it is made, unverified."""

    brand: str
    series: str
    name: str
    category: Category
    energy: Energy
    figures: Mapping[str, Figure]
    plant: str = ""


@functools.cache
def models() -> tuple[MarketModel, ...]:
    """Every model of the table."""
    text = (files("reference.models") / "models.csv").read_text(encoding="utf-8")
    return tuple(_model(row) for row in csv.DictReader(text.splitlines()))


def _model(row: Mapping[str, str]) -> MarketModel:
    verified = row["verified"].split()
    figures = {name: Figure(Decimal(row[name]), verified=name in verified) for name in FIGURES if row[name]}
    return MarketModel(row["brand"], row["series"], row["name"], Category(row["category"]), Energy(row["energy"]), figures, row["plant"])
