"""Documents into Elasticsearch in bulk: under versions of our own, with back-off while it is busy, the refused set aside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from runtime.cluster.index_mapping import as_gone, as_sent
from runtime.ports import BadDocument
from schemas.documents import TenderDocument

Json = dict[str, Any]
CHUNK, CHUNK_BYTES = 500, 10_000_000
BUSY = (429, 503)
TRIES, FIRST_WAIT, LONGEST_WAIT = 7, 0.1, 5
"""Some ten seconds of waiting in all; a server that is busy longer is told to the service, which waits by itself."""
NEWER_IS_THERE = 409
"""An equal or newer version is kept already: that is success."""
BAD = 400


def send(client: Elasticsearch, index: str, documents: Sequence[TenderDocument], gone: Mapping[str, int]) -> None:
    """Write durably; not visible before a refresh. Raises BadDocument naming those that were refused, all others being
    written, and RuntimeError when the server stays busy."""
    refused: list[str] = []
    answers = streaming_bulk(
        client,
        _actions(index, documents, gone),
        chunk_size=CHUNK,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
        max_retries=TRIES,
        initial_backoff=FIRST_WAIT,
        max_backoff=LONGEST_WAIT,
        retry_on_status=BUSY,
        require_alias=not _is_concrete(index),
    )
    for done, answer in answers:
        if not done:
            refused += _refusal(answer["index"])
    if refused:
        raise BadDocument("; ".join(refused))


def _refusal(answer: Json) -> Iterable[str]:
    if answer["status"] == NEWER_IS_THERE:
        return ()
    if answer["status"] == BAD:
        return (f"{answer['_id']}: {_cause(answer['error'])}",)
    raise RuntimeError(f"Elasticsearch 未能写入 / could not write {answer['_id']}: {answer['status']} {_cause(answer.get('error'))}")


def _cause(error: Any) -> str:
    """The innermost reason."""
    while isinstance(error, dict) and isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    return str(error.get("reason", error)) if isinstance(error, dict) else str(error)


def _actions(index: str, documents: Iterable[TenderDocument], gone: Mapping[str, int]) -> Iterator[Json]:
    for document in documents:
        yield _action(index, document.tender_id, document.version, as_sent(document))
    for tender_id, version in gone.items():
        yield _action(index, tender_id, version, as_gone(tender_id, version))


def _action(index: str, tender_id: str, version: int, source: Json) -> Json:
    return {"_index": index, "_id": tender_id, "version": version, "version_type": "external", "_source": source}


def _is_concrete(index: str) -> bool:
    return "-v" in index.rsplit("-g", 1)[-1]
