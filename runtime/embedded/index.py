"""The embedded search index: documents in SQLite, which is the truth, and a word index of tantivy beside it.

A write goes to SQLite first, marked as not yet in the word index; then into the word index; then the mark goes. What a
kill leaves marked is brought in at the next start or write. One process writes, any number read.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import tantivy

from runtime.asking import TOO_WIDE, Plan, plan
from runtime.embedded.index_query import QueryBuilder
from runtime.embedded.index_store import DocumentStore
from runtime.embedded.index_words import WordIndex, count, days_of, first_in_order
from runtime.indexing import FACETS, ORDERS, check_document
from runtime.paging import Place, read_cursor, write_cursor
from runtime.ports import BadQuery
from schemas.documents import SearchHit, SearchPage, SearchRequest, Sort, TenderDocument
from schemas.highlighting import highlights
from schemas.matching import check_query
from schemas.ordering import NO_DAY, tender_of
from schemas.wording import QuestionError
from schemas.words import Words, parse_words

BATCH = 500
"""Documents a commit of the word index: one costs some 17 ms whatever it holds."""
MOST_BUCKETS = 10_000
"""Of a facet's values: three times the number of China's divisions."""


class EmbeddedIndex:
    """runtime.ports.SearchIndex in one folder."""

    def __init__(self, folder: Path) -> None:
        """Opens the folder, making it when absent, and mends the word index when it is behind and nobody else writes."""
        folder.mkdir(parents=True, exist_ok=True)
        self._store = DocumentStore(folder / "documents.db")
        self._words = WordIndex(folder)
        self._lock = threading.Lock()
        self._mend()

    def write(self, documents: Sequence[TenderDocument], gone: Mapping[str, int] = {}) -> None:
        """See the port."""
        for document in documents:
            check_document(document)
        with self._lock:
            self._store.apply(documents, gone)
            self._catch_up()

    def search(self, request: SearchRequest) -> SearchPage:
        """See the port. A facet counts the answers that have the value, in any of their lines; a region's, also those
        of every division within (110105 counts for 110000, 110100 and 110105)."""
        try:
            check_query(request.query)
        except QuestionError as error:
            raise BadQuery(str(error)) from error
        return self._answer(request, read_cursor(request))

    def get(self, tender_id: str) -> TenderDocument | None:
        """See the port."""
        return self._store.get(tender_id)

    def documents(self) -> Iterator[TenderDocument]:
        """See the port."""
        return self._store.documents()

    def clear(self) -> None:
        """See the port."""
        with self._lock:
            self._store.clear()
            self._words.clear()

    def close(self) -> None:
        """See the port."""
        with self._lock:
            self._words.release()
            self._store.close()

    def _answer(self, request: SearchRequest, start: Place | None) -> SearchPage:
        searcher, asked = self._words.searcher(), plan(request.query)
        build = QueryBuilder(self._words.schema, searcher)
        try:
            base = build.tenders(asked)
            places, total = self._places(build, asked, searcher, base, request, start)
        except ValueError as error:
            if "expansions" in str(error):
                raise BadQuery(TOO_WIDE) from error
            raise
        shown = places[: request.size]
        return SearchPage(
            hits=self._hits(shown, parse_words(request.query.words)),
            total=total,
            cursor=write_cursor(request, shown[-1]) if len(places) > request.size else "",
            facets=_facets(searcher, base, request.facets),
        )

    def _places(
        self, build: QueryBuilder, asked: Plan, searcher: tantivy.Searcher, base: tantivy.Query, request: SearchRequest, start: Place | None
    ) -> tuple[list[Place], int]:
        """The page's answers in order, and one more when there are more; and how many there are in all."""
        order, want, today = ORDERS[request.sort], request.size + 1, start.today if start else request.today
        if start is None and not _in_tiers(request, asked):
            keys, total = first_in_order(searcher, base, order, want)
            return [Place(0, key) for key in keys], total
        places: list[Place] = []
        for rank, tier in _tiers(build, asked, searcher, base, request, today):
            if start and (rank > start.rank if request.sort is Sort.RELEVANCE else rank < start.rank):
                continue
            query = tier.and_must_match(self._words.after(order, start.key)) if start and start.rank == rank else tier
            places += [Place(rank, key, today) for key in first_in_order(searcher, query, order, want - len(places))[0]]
            if len(places) == want:
                break
        return places, count(searcher, base)

    def _hits(self, places: Sequence[Place], words: Words) -> tuple[SearchHit, ...]:
        ids = [tender_of(place.key) for place in places]
        bodies = self._store.bodies(ids)
        hits = []
        for tender_id in ids:
            if (body := bodies.get(tender_id)) is not None:
                title = str((body.get("tender") or {}).get("title", ""))
                hits.append(SearchHit.model_construct(tender_id=tender_id, body=body, highlights=highlights(words, title)))
        return tuple(hits)

    def _catch_up(self) -> None:
        while rows := self._store.dirty(BATCH):
            self._words.put(rows)
            self._store.indexed(rows)

    def _mend(self) -> None:
        """A word index that is new, was interrupted or lost documents is completed from the store."""
        if self._is_whole() or not self._words.try_to_write():
            return
        self._catch_up()
        if not self._is_whole():
            self._store.all_dirty()
            self._words.clear()
            self._catch_up()
        self._words.release()

    def _is_whole(self) -> bool:
        return not self._store.is_dirty() and self._words.count() == self._store.count()


def _in_tiers(request: SearchRequest, asked: Plan) -> bool:
    return request.sort is Sort.FATAL or (request.sort is Sort.RELEVANCE and asked.highest > 0)


def _tiers(
    build: QueryBuilder, asked: Plan, searcher: tantivy.Searcher, base: tantivy.Query, request: SearchRequest, today: date
) -> Iterator[tuple[int, tantivy.Query]]:
    """The answers in parts that come one after another, each with its rank: by words in the title, by the nearest fatal day."""
    if request.sort is Sort.FATAL:
        days = [day for day in days_of(searcher, base, MOST_BUCKETS) if day >= today]
        for number, day in enumerate(days):
            yield day.toordinal(), build.first_on(base, day, days[:number])
        yield NO_DAY, build.first_on(base, None, days)
    else:
        highest = asked.highest if request.sort is Sort.RELEVANCE else 0
        for rank in range(highest, -1, -1):
            yield rank, build.ranked(base, asked, rank) if highest else base


def _facets(searcher: tantivy.Searcher, base: tantivy.Query, names: Sequence[str]) -> dict[str, dict[str, int]]:
    if not names:
        return {}
    asked = {name: {"terms": {"field": FACETS[name], "size": MOST_BUCKETS}} for name in names}
    counted = searcher.aggregate(base, asked)
    return {name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]} for name in names}
