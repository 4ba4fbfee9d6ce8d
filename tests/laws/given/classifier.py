"""Examples for the laws: what the extractor says of its notices."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from runtime.shapes import Blob, Heard, Map, Output
from runtime.speaking import derived
from schemas.topics import NOTICES
from schemas.upcasts import payload_of
from services.classifier.service import SERVICE
from services.extractor.service import SERVICE as EXTRACTOR
from tests.given.rows import DictRows
from tests.laws.cases import Case, Given
from tests.laws.given import extractor


def case() -> Case:
    """The classifier on what the extractor says."""
    return Case("classifier", Map, lambda folder: SERVICE, given, _texts)


def given() -> Given:
    """What it hears."""
    said = [(heard.event, output) for heard, output in _outputs() if not isinstance(output, Blob)]
    return [(NOTICES, derived(EXTRACTOR.name, cause, output)) for cause, output in said]


def _texts() -> Sequence[bytes]:
    unpacked = [extractor.attached_text(*one) for one in extractor.TEXTS]
    return [*unpacked, *(output.data for _, output in _outputs() if isinstance(output, Blob))]


def _outputs() -> list[tuple[Heard, Output]]:
    case = extractor.case()
    pages = {hashlib.sha256(page).hexdigest(): page for page in case.blobs()}
    rows: dict[str, DictRows] = defaultdict(DictRows)
    heards = [Heard(event, payload_of(event), topic.name) for topic, event in case.events()]
    return [(one, output) for one in heards for output in EXTRACTOR.step(rows[one.event.key], one, pages)]
