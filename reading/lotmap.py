"""reading: which lot a place of the text speaks of."""

import bisect
from collections.abc import Iterator, Sequence

from reading.document import Document
from reading.lots import LotPlace
from reading.remembered import Once
from reading.tables import Row, Table
from schemas.reading import Kind

_REGIONS_BACK = 12
"""Regions that begin before an offset and may still hold it: a lot's block with its rows."""


class LotMap:
    """The lots of a notice by the places of its text. `whole_lot`: the notice is about one lot of several, and all of it is."""

    def __init__(self, doc: Document, places: Sequence[LotPlace]) -> None:
        self.places = list(places)
        self.whole_lot = len(self.places) == 1 and self.places[0].regions[:1] == [(doc.ends[0], doc.list_start)]
        self._size = doc.size
        self._regions = sorted((start, end, place.ordinal) for place in self.places for start, end in place.regions)
        self._numbers = sorted(number[0] for place in self.places for number in place.numbers)

    @Once
    def beside(self) -> dict[tuple[int, int], str]:
        """The cells of lots that stand side by side, and whose they are."""
        return {cell: place.ordinal for place in self.places for cell in place.beside}

    def lot_at(self, offset: int) -> str:
        """The lot whose region holds an offset; the smallest region wins."""
        if self.whole_lot:
            return ""
        best, size = "", self._size + 1
        last = bisect.bisect_right(self._regions, (offset, self._size + 1, ""))
        for start, end, ordinal in self._regions[max(0, last - _REGIONS_BACK) : last]:
            if start <= offset < end and end - start < size:
                best, size = ordinal, end - start
        return best

    def regions_at(self, offset: int) -> Iterator[tuple[int, int]]:
        """The regions of lots that hold an offset."""
        last = bisect.bisect_right(self._regions, (offset, self._size + 1, ""))
        return ((start, end) for start, end, _ in self._regions[max(0, last - _REGIONS_BACK) : last] if start <= offset < end)

    def row_lot(self, row: Row) -> str:
        """The lot of a table's row."""
        return next((place.ordinal for place in self.places if row.line in place.rows), "") or self.lot_at(row.start)

    def number_between(self, start: int, end: int) -> bool:
        """Whether a lot's number is printed between two offsets."""
        following = bisect.bisect_left(self._numbers, start)
        return following < len(self._numbers) and self._numbers[following] < end


def first_rows(lots: LotMap, table: Table, kind: Kind | None) -> Iterator[tuple[str, Row]]:
    """The winner's row of each lot: the first candidate of a ranking, the only row otherwise. Of contracts only lots' own, and of
    several sums that were all awarded none is the whole's. Rows that name no lot are in order those of the lots that somebody won."""
    seen: set[str] = set()
    rows = [row for row in table.rows if "supplier" in row.cells or "award" in row.cells]
    single = len(rows) == 1 or (kind in (Kind.AWARD, Kind.CORRECTION) and not (table.awarded and not lots.places))
    won = [place for place in lots.places if not place.failed]
    of_lots = next((places for places in (lots.places, won) if len(places) == len(rows)), [])
    for place, row in enumerate(rows):
        lot = lots.row_lot(row)
        if not lot and of_lots and not lots.whole_lot:
            lot = of_lots[place].ordinal
        if lot not in seen and (single or lot):
            seen.add(lot)
            yield lot, row
