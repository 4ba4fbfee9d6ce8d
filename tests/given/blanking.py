"""What tests are given: words of a stored text blanked, to see whether a value was read from them."""

from collections.abc import Iterable, Iterator

from schemas.reading import Facts, Item, Lot
from schemas.values import Read, Span

FACTS = tuple(name for name in Facts.model_fields if name not in ("refers_to", "changes"))
LOT = ("lot_no", "budget_cny", "price_cap_cny", "supplier", "award_cny")
ITEM = ("name", "quantity", "unit_price_cny", "brand", "model")
Reading = tuple[Facts, tuple[Lot, ...]]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with these words replaced by spaces; tabs and line ends stay."""
    signs = list(text)
    for span in spans:
        for place in range(span.start, span.end):
            if signs[place] not in "\t\n":
                signs[place] = " "
    return "".join(signs)


def values(reading: Reading) -> Iterator[tuple[str, Read[object]]]:
    """Every value of a reading with its name: `buyer`, `lots.0.award_cny`, `lots.0.items.1.brand`."""
    facts, lots = reading
    yield from ((name, getattr(facts, name)) for name in FACTS)
    for place, lot in enumerate(lots):
        yield from ((f"lots.{place}.{name}", getattr(lot, name)) for name in LOT)
        for number, item in enumerate(lot.items):
            yield from ((f"lots.{place}.items.{number}.{name}", _of(item, name)) for name in ITEM)


def _of(item: Item, name: str) -> Read[object]:
    found: Read[object] = getattr(item, name)
    return found
