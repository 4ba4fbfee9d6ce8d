"""classifier: how much of a text the lines of one notice may look through together, whatever a page repeats."""

from collections.abc import Sequence

from services.classifier.clauses import Region
from services.classifier.parts import Part

MOST_READ = 120_000
"""Signs that all lines together look through. The notices of all sets ask for under 5,000; more is a page that repeats itself."""


def bounded(lots: list[list[Part]]) -> list[list[Part]]:
    """The parts of each lot; where all together are beyond `MOST_READ`, each with the beginning of its words."""
    parts = [part for lot in lots for part in lot]
    if sum(_signs(part.own) + _signs(part.around) for part in parts) <= MOST_READ:
        return lots
    share = MOST_READ // (2 * len(parts))
    return [[part._replace(own=_first(part.own, share), around=_first(part.around, share)) for part in lot] for lot in lots]


def _signs(regions: Sequence[Region]) -> int:
    return sum(end - start for start, end in regions)


def _first(regions: Sequence[Region], most: int) -> tuple[Region, ...]:
    """The first signs of regions, `most` in all."""
    kept: list[Region] = []
    for start, end in regions:
        if most <= 0:
            break
        kept.append((start, min(end, start + most)))
        most -= end - start
    return tuple(kept)
