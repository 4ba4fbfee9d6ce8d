"""Open this installation's data for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from runtime.connect import connect
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[EmbeddedCarrier]:
    """The carrier that the environment names, closed at the end."""
    carrier = connect(settings or Settings())
    try:
        yield carrier
    finally:
        carrier.close()
