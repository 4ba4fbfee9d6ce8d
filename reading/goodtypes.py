"""reading: an item while it is gathered, before its lot is known."""

from dataclasses import dataclass, field

from schemas.reading import Item
from schemas.values import Span


@dataclass(slots=True)
class Good:
    """An item while it is gathered. `at` is where it begins; `supplier` and `lot_name` tie it to a lot that its place does not tell."""

    at: int
    line: int
    item: Item
    supplier: str = ""
    lot_name: str = ""
    lot: str = ""
    spans: list[Span] = field(default_factory=list)
