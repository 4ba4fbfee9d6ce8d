"""Engine sizes as tests write them."""

from decimal import Decimal


def text_of(value: Decimal | None) -> str | None:
    """Litres without trailing noughts."""
    return None if value is None else format(value.normalize(), "f")
