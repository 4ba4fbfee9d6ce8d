"""bench: what a specification is made of before it is drawn, and what is true of it."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Cell:
    """A table's cell that reaches over rows or columns."""

    text: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells; what a cell of an earlier row reaches over is left out. `widths`: shares of the page's width."""

    rows: tuple[tuple["Cell | str", ...], ...]
    widths: tuple[int, ...]
    repeated: int = 0
    """Head rows that are printed again on each page."""


@dataclass(frozen=True)
class Truth:
    """A vehicle as the specification tells it. Litres, yuan; None: not told."""

    name: str
    quantity: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    cap: Decimal | None = None


@dataclass(frozen=True)
class Specification:
    """A document: its title, its blocks, the vehicles it specifies."""

    layout: str
    variant: int
    title: str
    blocks: tuple["Table | str", ...]
    truths: tuple[Truth, ...] = field(default=())
