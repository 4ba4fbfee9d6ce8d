"""The search index on Elasticsearch: runtime.ports.SearchIndex behind an alias, made anew beside it and put in use at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import ApiError, Elasticsearch

from runtime.asking import TOO_WIDE, plan
from runtime.cluster.index_access import plainly
from runtime.cluster.index_mapping import as_read
from runtime.cluster.index_names import IndexNames, create_next, ensure, flip, remove
from runtime.cluster.index_query import place_of, search_body
from runtime.cluster.index_writing import send
from runtime.indexing import check_document
from runtime.paging import read_cursor, write_cursor
from runtime.ports import BadQuery
from schemas.documents import SearchHit, SearchPage, SearchRequest, TenderDocument
from schemas.highlighting import highlights
from schemas.matching import check_query
from schemas.wording import QuestionError
from schemas.words import Words, parse_words

Json = dict[str, Any]
PAGE = 500
KEEP_OPEN = "5m"
"""How long a view of all documents waits for its next page."""
WIDE = ("expanded to too many terms", "too many nested clauses", "too_many_clauses", "maxClauseCount")
"""How Elasticsearch says that a beginning has too many endings."""


class ElasticIndex:
    """runtime.ports.SearchIndex. Any number of processes write and read; the client is closed with it."""

    def __init__(self, client: Elasticsearch, names: IndexNames, target: str = "") -> None:
        """`target`: an index that is not in use yet; empty: the one that is. Use `open`, `beside`, `at`."""
        self._client, self._names, self._target = client, names, target or names.alias
        self._shown = True

    @property
    def target(self) -> str:
        """What it writes to and asks, by Elasticsearch's name."""
        return self._target

    @classmethod
    def open(cls, client: Elasticsearch, prefix: str, generation: int) -> "ElasticIndex":
        """The index in use, made when there is none. `prefix` keeps kinds of data apart. Raises IndexOutdated,
        AccessDenied, IndexUnreachable."""
        names = IndexNames(prefix, generation)
        with plainly():
            ensure(client, names)
        return cls(client, names)

    @classmethod
    def beside(cls, client: Elasticsearch, prefix: str, generation: int) -> "ElasticIndex":
        """A new index that nobody asks yet, to be filled from the log and then `put_in_use`."""
        names = IndexNames(prefix, generation)
        with plainly():
            return cls(client, names, create_next(client, names))

    @classmethod
    def at(cls, client: Elasticsearch, prefix: str, generation: int, target: str) -> "ElasticIndex":
        """One that another process made beside the one in use, to fill it too. What is written shows when it is put in use."""
        index = cls(client, IndexNames(prefix, generation), target)
        index._shown = False
        return index

    @classmethod
    def remove(cls, client: Elasticsearch, prefix: str, generation: int) -> None:
        """A generation that is dropped leaves nothing here."""
        with plainly():
            remove(client, IndexNames(prefix, generation))

    def put_in_use(self) -> None:
        """From now on everybody asks and writes this one; the one before is removed."""
        with plainly():
            self._client.indices.refresh(index=self._target)
            flip(self._client, self._names, self._target)
        self._target = self._names.alias

    def write(self, documents: Sequence[TenderDocument], gone: Mapping[str, int] = {}) -> None:
        """See the port."""
        for document in documents:
            check_document(document)
        with plainly():
            try:
                send(self._client, self._target, documents, gone)
            finally:  # what is written is visible, whatever else was refused
                if self._shown:
                    self._client.indices.refresh(index=self._target)

    def search(self, request: SearchRequest) -> SearchPage:
        """See the port. Facets count as those of the embedded index."""
        try:
            check_query(request.query)
        except QuestionError as error:
            raise BadQuery(str(error)) from error
        start = read_cursor(request)
        found = self._found(search_body(request, plan(request.query), start))
        hits = found["hits"]["hits"]
        shown, words = hits[: request.size], parse_words(request.query.words)
        return SearchPage(
            hits=tuple(_hit(hit, words) for hit in shown),
            total=found["hits"]["total"]["value"],
            cursor=write_cursor(request, place_of(shown[-1], start.today if start else request.today)) if len(hits) > request.size else "",
            facets={name: _counts(found["aggregations"][name]) for name in request.facets},
        )

    def get(self, tender_id: str) -> TenderDocument | None:
        """See the port."""
        own = {"bool": {"filter": [{"term": {"gone": False}}, {"term": {"tender_id": tender_id}}]}}
        alias = {"bool": {"filter": [{"term": {"gone": False}}, {"term": {"aliases": tender_id}}]}}
        return self._first(own) or self._first(alias)

    def documents(self) -> Iterator[TenderDocument]:
        """See the port. All as they are at the first, in one view of the index, whatever is written meanwhile."""
        with plainly():
            view = self._client.open_point_in_time(index=self._target, keep_alive=KEEP_OPEN)["id"]
            try:
                yield from self._all_in(view)
            finally:
                self._client.close_point_in_time(id=view)

    def clear(self) -> None:
        """See the port."""
        with plainly():
            flip(self._client, self._names, create_next(self._client, self._names))

    def close(self) -> None:
        """See the port."""
        self._client.close()

    def _found(self, body: Json) -> Json:
        with plainly():
            try:
                return dict(self._client.search(index=self._target, **body))
            except ApiError as error:
                if any(sign in str(error.body) for sign in WIDE):
                    raise BadQuery(TOO_WIDE) from error
                raise

    def _first(self, query: Json) -> TenderDocument | None:
        found = self._found({"query": query, "sort": [{"version": "desc"}], "size": 1})["hits"]["hits"]
        return as_read(found[0]["_source"]) if found else None

    def _all_in(self, view: str) -> Iterator[TenderDocument]:
        body: Json = {"query": {"term": {"gone": False}}, "sort": [{"tender_id": "asc"}], "size": PAGE, "track_total_hits": False}
        while True:
            hits = self._client.search(pit={"id": view, "keep_alive": KEEP_OPEN}, **body)["hits"]["hits"]
            yield from (document for hit in hits if (document := as_read(hit["_source"])))
            if len(hits) < PAGE:
                return
            body["search_after"] = hits[-1]["sort"]


def _hit(hit: Json, words: Words) -> SearchHit:
    body = hit["_source"]["body"]
    title = str((body.get("tender") or {}).get("title", ""))
    return SearchHit.model_construct(tender_id=hit["_id"], body=body, highlights=highlights(words, title))


def _counts(aggregation: Json) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
