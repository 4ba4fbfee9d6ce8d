"""Examples for the laws: tenders matched, changed, and merged away."""

from pathlib import Path

from runtime.embedded.index import EmbeddedIndex
from runtime.ports import Blobs
from runtime.shapes import Sink
from runtime.speaking import first_hand
from schemas.events import TenderMatched
from schemas.topics import MATCHED
from services.indexer.service import service
from tests.given.tenders import AT, line, tender
from tests.laws.cases import Case, Given


class NoBlobs:
    """These tenders name no texts."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"nothing asks for blobs here, but {name} was")


def case() -> Case:
    """The indexer over an index of its own."""
    return Case("indexer", Sink, _service, given, state=_documents)


def _service(folder: Path) -> Sink:
    blobs: Blobs = NoBlobs()  # type: ignore[assignment]
    return service(EmbeddedIndex(folder / "index"), blobs)


def _documents(folder: Path) -> object:
    index = EmbeddedIndex(folder / "index")
    try:
        return [document.model_dump(mode="json", exclude={"version"}) for document in index.documents()]
    finally:
        index.close()


def given() -> Given:
    """What it hears."""
    payloads = [
        TenderMatched(tender_id="T1", tender=tender(line(high="1.8"))),
        TenderMatched(tender_id="T2", tender=tender(line(), tender_id="T2")),
        TenderMatched(tender_id="T1", tender=tender(line(high="1.6"))),
        TenderMatched(tender_id="T2", merged_into="T1"),
    ]
    return [(MATCHED, first_hand("matcher", payload, AT, place)) for place, payload in enumerate(payloads, 1)]
