"""Which facts feed the linker."""

from runtime.shapes import Fold
from schemas.topics import CLASSIFIED, LINKED
from services.linker.link import step

SERVICE = Fold("linker", (CLASSIFIED,), LINKED, step, scope=lambda heard: "all")
"""One partition, one set of rows: a correction names a number, another portal names a buyer."""
