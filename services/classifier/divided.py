"""classifier: a number of vehicles that numbered lines below divide: 救护车 | 3辆, then 一、转运型救护车（2辆） … 二、监护型救护车（1辆）."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.quantities import Count, counts
from reading.vehicles import Mention, mentions
from services.classifier.clauses import Region
from services.classifier.siblings import Style, block_end, style_of

_LONGEST_HEADING, _MOST_LINES = 60, 400


@dataclass(frozen=True, slots=True)
class Share:
    """A kind of what was counted, the words about it, and its number."""

    mention: Mention
    own: Region
    count: Count


def divided(flat: str, places: Sequence[Region], whole: int) -> list[Share]:
    """The kinds that numbered lines of one style divide a number into; none unless they come to it."""
    by_style: dict[Style, list[tuple[int, Share]]] = {}
    for start, end in places:
        for line, stop in _lines(flat, start, end):
            numbered = style_of(flat[line : min(stop, line + _LONGEST_HEADING)])
            share = _share(flat, line, stop, end) if numbered else None
            if numbered and share:
                by_style.setdefault(numbered[0], []).append((numbered[1], share))
    for told in by_style.values():
        ordered = [number for number, _ in told] == list(range(1, len(told) + 1))
        if len(told) > 1 and ordered and sum(share.count.value for _, share in told) == whole:
            return [share for _, share in told]
    return []


def _share(flat: str, line: int, stop: int, end: int) -> Share | None:
    """What a line that names a vehicle and counts it says, with what stands under it."""
    count = next(iter(counts(flat, line, min(stop, line + _LONGEST_HEADING))), None)
    named = [one for one in mentions(flat, line, count.start) if one.category is not None] if count else []
    return Share(named[-1], (line, block_end(flat, line, end)), count) if named and count else None


def _lines(flat: str, start: int, end: int) -> Iterator[Region]:
    """The lines of a region that are no rows of tables."""
    at = start
    for _ in range(_MOST_LINES):
        if at >= end:
            return
        stop = flat.find("\n", at, end)
        stop = end if stop < 0 else stop
        if "\t" not in flat[at:stop]:
            yield at, stop
        at = stop + 1
