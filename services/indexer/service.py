"""Which facts the indexer brings where: the latest word on each tender, into the search index."""

from collections.abc import Iterable, Mapping, Sequence

from runtime.ports import BadDocument, Blobs, SearchIndex
from runtime.shapes import Heard, Output, Reject, Sink
from schemas.documents import TenderDocument
from schemas.events import TenderMatched
from schemas.tender_documents import document, text_hashes
from schemas.topics import MATCHED


def service(index: SearchIndex, blobs: Blobs) -> Sink:
    """The indexer. Repeating a batch changes nothing: the position in the log is the document's version."""

    def deliver(batch: Sequence[Heard]) -> Iterable[Output]:
        documents: list[TenderDocument] = []
        gone: dict[str, int] = {}
        for heard in _latest(batch):
            made = _made(heard, blobs)
            if made is None:
                gone[heard.event.key] = heard.position
            else:
                documents.append(made)
        if batch:
            _write(index, documents, gone)
        return ()

    return Sink("indexer", (MATCHED,), None, deliver)


def _write(index: SearchIndex, documents: Sequence[TenderDocument], gone: Mapping[str, int]) -> None:
    try:
        index.write(documents, gone)
    except BadDocument as error:
        raise Reject("document refused", str(error)) from error


def _latest(batch: Sequence[Heard]) -> list[Heard]:
    """Of each tender only the last word."""
    by_key: dict[str, Heard] = {}
    for heard in batch:
        if heard.event.key not in by_key or heard.position > by_key[heard.event.key].position:
            by_key[heard.event.key] = heard
    return list(by_key.values())


def _made(heard: Heard, blobs: Blobs) -> TenderDocument | None:
    if not isinstance(heard.payload, TenderMatched):
        raise TypeError(f"{heard.topic}: the indexer hears TenderMatched only, not {heard.event.type}")
    texts = {sha256: blobs.get(sha256).decode("utf-8", "replace") for sha256 in text_hashes(heard.payload)}
    return document(heard.payload, heard.position, texts)
