"""reference: standards for official vehicles, dated and scoped, one YAML file a rule set."""

import functools
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from schemas.reading import Category, Energy, Use

Confidence = Literal["high", "medium", "unverified"]
"""high: primary text; medium: press or second-hand; unverified: shown, and never excludes."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tier(_Strict):
    """What one kind of official use may buy. Bounds are inclusive; litres and yuan for one vehicle, without purchase tax."""

    name: str
    name_en: str
    clause: str
    categories: tuple[Category, ...] = ()
    """Kinds of vehicle it speaks of; empty: any passenger car."""
    energies: tuple[Energy, ...] = ()
    uses: tuple[Use, ...] = ()
    """Uses that fall under it; empty: the use does not tell."""
    displacement_max_l: Decimal | None = None
    price_max_yuan: Decimal | None = None
    needs: str = ""
    """A condition that a notice rarely states ("special approval")."""
    confidence: Confidence = "medium"


class RuleSet(_Strict):
    """One standard. In force from `valid_from` (inclusive) to `valid_to` (exclusive; None: still)."""

    id: str
    title: str
    title_en: str
    source: str
    valid_from: date
    valid_to: date | None = None
    divisions: tuple[str, ...] = ()
    """Division codes it holds in; empty: the whole country."""
    buyers: tuple[str, ...] = ()
    """Kinds of buyer it binds, in words."""
    tiers: tuple[Tier, ...] = ()
    notes: tuple[str, ...] = ()
    """Rules that judge a department's year and not a line; shown, never a verdict."""
    confidence: Confidence = "medium"


def rule_sets(on: date, division_code: str | None = None) -> tuple[RuleSet, ...]:
    """The rule sets in force on a day, for a place. A local one holds only in its own divisions, and not where the place
    is unknown."""
    return tuple(one for one in all_rule_sets() if _in_force(one, on) and _holds_in(one, division_code))


@functools.cache
def all_rule_sets() -> tuple[RuleSet, ...]:
    """Every rule set, the oldest first. Raises pydantic's ValidationError for a file that does not fit."""
    documents = [
        yaml.safe_load(file.read_text(encoding="utf-8")) for file in files("reference.standards").iterdir() if file.name.endswith(".yaml")
    ]
    return tuple(sorted((RuleSet.model_validate(document) for document in documents), key=lambda one: (one.valid_from, one.id)))


def _in_force(one: RuleSet, on: date) -> bool:
    return one.valid_from <= on and (one.valid_to is None or on < one.valid_to)


def _holds_in(one: RuleSet, division_code: str | None) -> bool:
    if not one.divisions:
        return True
    return division_code is not None and any(division_code.startswith(code.rstrip("0")) for code in one.divisions)
