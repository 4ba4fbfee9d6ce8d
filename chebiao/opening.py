"""Open this installation's data for one command."""

from collections.abc import Iterator
from contextlib import contextmanager

from runtime.carrying import Carrier
from runtime.connect import connect, connect_embedded
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.settings import Settings
from runtime.stopping import Misconfigured


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Carrier]:
    """The carrier that the environment names, closed at the end."""
    carrier = connect(settings or Settings())
    try:
        yield carrier
    finally:
        carrier.close()


@contextmanager
def opened_here(settings: Settings) -> Iterator[EmbeddedCarrier]:
    """The carrier of this machine, for what only it can do. Raises Misconfigured on a cluster."""
    if settings.carrier != "embedded":
        raise Misconfigured(
            "就地重建和备份只用于单机；集群见 docs/replay.md / this works on one machine's data; for a cluster see docs/replay.md"
        )
    carrier = connect_embedded(settings)
    try:
        yield carrier
    finally:
        carrier.close()
