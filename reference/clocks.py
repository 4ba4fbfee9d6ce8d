"""reference: the periods of government procurement, as data (`clocks.yaml`), and the day on which one ends."""

import functools
from datetime import date, timedelta
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from reference.workdays import Reckoned, add_working_days
from schemas.reading import Method


class Clock(BaseModel):
    """One period. `at_least`: a shorter one is a fault; `at_most`: later is too late. `methods` empty: every method that
    has the step. The start day is not counted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    name_en: str
    bound: Literal["at_least", "at_most"]
    amount: int
    unit: Literal["days", "working_days", "percent"]
    counted_from: str = Field(alias="from")
    methods: tuple[Method, ...] = ()
    confidence: Literal["high", "medium", "unverified"] = "medium"


@functools.cache
def clocks() -> tuple[Clock, ...]:
    """Every period. Raises pydantic's ValidationError for a file that does not fit."""
    document = yaml.safe_load((files("reference") / "clocks.yaml").read_text(encoding="utf-8"))
    return tuple(Clock.model_validate(one) for one in document)


def clock(id_: str) -> Clock:
    """The period of this id. Raises KeyError."""
    for one in clocks():
        if one.id == id_:
            return one
    raise KeyError(f"no clock {id_!r} in clocks.yaml; it has: {', '.join(one.id for one in clocks())}")


def last_day(period: Clock, start: date) -> Reckoned:
    """The day on which a period that starts on `start` ends. Uncertain where a working-day calendar is not known.
    Raises ValueError for a clock that counts no days (bid_bond)."""
    if period.unit == "percent":
        raise ValueError(f"clock {period.id} is a share of {period.counted_from}, it has no last day")
    if period.unit == "days":
        return Reckoned(start + timedelta(days=period.amount))
    return add_working_days(start, period.amount)
