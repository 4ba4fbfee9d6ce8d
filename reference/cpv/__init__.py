"""reference: vehicle codes of the European Common Procurement Vocabulary (CPV 2008, Regulation (EC) No 213/2008).

`cpv.csv`: codes and English names of divisions 341 and 344 as published (a code without its check digit); `category` is our
reading: a kind of vehicle, or `none` for simulators, second-hand chassis and what is no road vehicle.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import rurex

from schemas.reading import Category

NOT_A_VEHICLE: Literal["not a vehicle"] = "not a vehicle"
_CODE = rurex.compile(r"(?-u:\b)([0-9]{8})(?:-[0-9])?(?-u:\b)")


@dataclass(frozen=True, slots=True)
class Code:
    """One CPV code. `category` is None when it names no road vehicle."""

    code: str
    name: str
    category: Category | None


def find(text: str) -> Code | None:
    """The vehicle code written in a text (34113000 or 34113000-1), or named exactly in English; None for any other."""
    for code in _CODE.findall(text):
        if found := _codes().get(code):
            return found
    return next((one for one in _codes().values() if one.name.casefold() == text.strip().casefold()), None)


def vehicle_class(code: Code) -> Category | Literal["not a vehicle"]:
    """Kind of vehicle a code names; OTHER: a vehicle of no stated kind."""
    return NOT_A_VEHICLE if code.category is None else code.category


@functools.cache
def _codes() -> Mapping[str, Code]:
    text = (files("reference.cpv") / "cpv.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: Code(row["code"], row["name"], None if row["category"] == "none" else Category(row["category"])) for row in rows}
