"""reference: standards for official vehicles, dated and scoped, one YAML file a rule set.

Dates: in force from `valid_from` (inclusive) to `valid_to` (exclusive), so that of two sets that follow each other exactly one
holds on the day of change. Bounds of tiers are inclusive (含, 以内). Prices are for one vehicle, without purchase tax.
"""

import functools
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from schemas.reading import Category, Energy, Use

Confidence = Literal["high", "medium", "unverified"]
"""high: primary text; medium: press or second-hand; unverified: shown, and never excludes."""


def _no_float(value: Any) -> Any:
    if isinstance(value, float):
        raise ValueError(f'{value} has lost its exact figure: write it in quotes, "{value}"')
    return value


Figure = Annotated[Decimal, BeforeValidator(_no_float)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tier(_Strict):
    """What one kind of official use may buy. Bounds are inclusive; litres and yuan for one vehicle, without purchase tax."""

    name: str
    name_en: str
    clause: str
    """The bounds in the words of the rule."""
    categories: tuple[Category, ...] = ()
    """Kinds of vehicle it speaks of; empty: any passenger car."""
    energies: tuple[Energy, ...] = ()
    """Energies it speaks of; empty: any."""
    uses: tuple[Use, ...] = ()
    """Uses that fall under it; empty: the use does not tell."""
    displacement_max_l: Figure | None = None
    price_max_yuan: Figure | None = None
    needs: str = ""
    """A condition that a notice rarely states ("special approval")."""
    confidence: Confidence = "medium"


class Obligation(_Strict):
    """A rule that judges a department's year, a fleet's renewal or an evaluation, and never a line: shown, no verdict."""

    kind: Literal["new_energy_share", "renewal", "price_deduction"]
    clause: str
    clause_en: str
    figure: Figure
    unit: Literal["percent", "years", "kilometres"]
    confidence: Confidence = "medium"


class RuleSet(_Strict):
    """One standard. In force from `valid_from` (inclusive) to `valid_to` (exclusive; None: still)."""

    id: str
    title: str
    title_en: str
    source: str
    valid_from: date
    valid_from_known_to: Literal["day", "month", "year"] = "day"
    """How exactly the source gives the first day; a month's or year's first day stands for it."""
    valid_to: date | None = None
    divisions: tuple[Annotated[str, Field(pattern=r"^\d{6}$")], ...] = ()
    """Division codes it holds in; empty: the whole country."""
    buyers: tuple[str, ...] = ()
    """Kinds of buyer it binds, in words."""
    buyer_words: tuple[str, ...] = ()
    """Words in the names of buyers it binds; empty: names do not tell. General knowledge, so it never binds a buyer
    whom no word names."""
    tiers: tuple[Tier, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of a verdict should know."""
    confidence: Confidence = "medium"


def rule_sets(on: date, division_code: str | None = None, buyer: str = "") -> tuple[RuleSet, ...]:
    """The rule sets in force on a day, for a place and a buyer. A local one holds only in its own divisions, and not where
    the place is unknown; one for certain buyers only where the buyer's name says that it is one of them."""
    return tuple(one for one in all_rule_sets() if _in_force(one, on) and _holds_in(one, division_code) and _binds(one, buyer))


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
    return division_code is not None and any(division_code.startswith(_own_digits(code)) for code in one.divisions)


def _own_digits(code: str) -> str:
    """The digits that everything in a division begins with: 440000 → 44, 440100 → 4401, 150000 → 15."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _binds(one: RuleSet, buyer: str) -> bool:
    return not one.buyer_words or any([word in buyer for word in one.buyer_words])
