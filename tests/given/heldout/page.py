"""A notice before it is dressed: headings, labelled values, paragraphs and tables in the order of the page."""

from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

Cell = str | tuple[str, int, int]
Row = list[Cell]
Block = tuple[str, Any]


@dataclass
class Page:
    """What stands on the page, and what a careful person reads out of it."""

    rng: Random
    source: str
    title: str = ""
    published: datetime = datetime(2026, 3, 2, 10, 0)
    blocks: list[Block] = field(default_factory=list)
    summary: list[tuple[str, str]] = field(default_factory=list)
    channel: str = "公开招标公告"
    list_row: dict[str, Any] = field(default_factory=dict)
    gold: dict[str, Any] = field(default_factory=dict)

    def head(self, text: str) -> None:
        """A section's heading."""
        self.blocks.append(("head", text))

    def say(self, text: str) -> None:
        """A paragraph."""
        self.blocks.append(("say", text))

    def pair(self, label: str, value: str) -> None:
        """A labelled value on its own line."""
        self.blocks.append(("pair", (label, value)))

    def table(self, rows: list[Row]) -> None:
        """A table, its head first; a cell with spans is (text, rows, columns)."""
        self.blocks.append(("table", rows))

    def signed(self, text: str) -> None:
        """A line at the right, where it is signed."""
        self.blocks.append(("signed", text))

    def pick(self, *ways: str) -> str:
        """One of the wordings."""
        return self.rng.choice(ways)

    def chance(self, share: float) -> bool:
        """True in this share of the notices."""
        return self.rng.random() < share


def grid(rows: list[Row]) -> list[list[str]]:
    """The table as rows of equal width; what a span covers is left empty."""
    filled: dict[tuple[int, int], str] = {}
    width = 0
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            text, down, across = cell if isinstance(cell, tuple) else (cell, 1, 1)
            while (y, x) in filled:
                x += 1
            for dy in range(down):
                for dx in range(across):
                    filled[(y + dy, x + dx)] = text if dy == 0 and dx == 0 else ""
            x += across
        width = max(width, x)
    return [[filled.get((y, x), "") for x in range(width)] for y in range(len(rows))]
