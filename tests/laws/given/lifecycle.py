"""Examples for the laws: what the linker says of the same notices, one tender merged into another."""

from collections import defaultdict

from runtime.shapes import Blob, Fold, Heard
from runtime.speaking import derived
from schemas.topics import LINKED
from schemas.upcasts import payload_of
from services.lifecycle.service import SERVICE
from services.linker.service import SERVICE as LINKER
from tests.given.rows import DictRows
from tests.laws.cases import Case, Given
from tests.laws.given import linker


def case() -> Case:
    """The lifecycle on what the linker says."""
    return Case("lifecycle", Fold, lambda folder: SERVICE, given)


def given() -> Given:
    """What it hears."""
    rows: dict[str, DictRows] = defaultdict(DictRows)
    heards = [Heard(event, payload_of(event), topic.name) for topic, event in linker.given()]
    outputs = [(one.event, output) for one in heards for output in LINKER.step(rows[LINKER.scope(one)], one, {})]
    return [(LINKED, derived(LINKER.name, cause, output)) for cause, output in outputs if not isinstance(output, Blob)]
