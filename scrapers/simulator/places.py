"""scrapers/simulator: places of the fiction: real names and GB/T 2260 codes, of whose bodies none issued these notices."""

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """A county, district or county-level city. `short` is the province as the portal's lists print it (江西)."""

    code: str
    province: str
    short: str
    city: str
    name: str

    @property
    def buyer_prefix(self) -> str:
        """How a body of this place begins its name: a district needs its city to be told from others."""
        return self.city + self.name if self.name.endswith("区") else self.name

    @property
    def address(self) -> str:
        """From the province down, without saying a municipality twice."""
        head = self.province if self.province == self.city else self.province + self.city
        return head + self.name


@functools.cache
def places() -> tuple[Place, ...]:
    """All places, by code."""
    text = files("scrapers.simulator").joinpath("places.csv").read_text(encoding="utf-8")
    return tuple(Place(**row) for row in csv.DictReader(text.splitlines()))
