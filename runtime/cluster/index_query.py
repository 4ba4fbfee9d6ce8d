"""A plan (runtime.asking) and a request in Elasticsearch's terms. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from runtime.asking import Condition, Either, OneOf, Plan, Says, Within
from runtime.cluster.index_words import beginning, encoded
from runtime.indexing import FACETS, ORDERS
from runtime.paging import Place
from schemas.documents import SearchRequest, Sort
from schemas.words import Word

Json = dict[str, Any]
MOST_BUCKETS = 10_000
"""Of a facet's values: three times the number of China's divisions."""


def search_body(request: SearchRequest, asked: Plan, start: Place | None) -> Json:
    """What is sent for a page: one answer more than it shows, to know whether it is the last."""
    ranked = request.sort is Sort.RELEVANCE and asked.highest > 0
    found, today = _tenders(asked), start.today if start else request.today
    first = [{"_score": "desc"}] if ranked else [_nearest_day(today)] if request.sort is Sort.FATAL else []
    body: Json = {
        "query": _by_rank(found, asked) if ranked else found,
        "sort": [*first, {ORDERS[request.sort]: "asc"}],
        "size": request.size + 1,
        "track_total_hits": True,
        "source": ["body"],
        "aggregations": {name: {"terms": {"field": FACETS[name], "size": MOST_BUCKETS}} for name in request.facets},
    }
    if start:
        body["search_after"] = [*([start.rank] if first else []), start.key]
    return body


def place_of(hit: Json, today: date) -> Place:
    """Where a hit stands in the order. Its rank is what Elasticsearch sorted by before the key."""
    *rank, key = hit["sort"]
    return Place(int(rank[0]) if rank else 0, key, today)


def _nearest_day(today: date) -> Json:
    """Of the days of its fatal dates the first from today; those without one come last."""
    ahead = {"range": {"fatal.day": {"gte": today.toordinal()}}}
    return {"fatal.day": {"order": "asc", "mode": "min", "nested": {"path": "fatal", "filter": ahead}}}


def _tenders(asked: Plan) -> Json:
    """Those that answer; `gone` are only remembered."""
    must = [{"term": {"gone": False}}, *map(_condition, asked.must)]
    if asked.line:
        must.append({"nested": {"path": "lines", "query": {"bool": {"filter": [_condition(one, "lines.") for one in asked.line]}}}})
    return {"bool": {"filter": must, "must_not": [_condition(condition) for condition in asked.must_not]}}


def _by_rank(found: Json, asked: Plan) -> Json:
    """Scored with one more than the rank (a score of nothing matched would be 1, not 0)."""
    functions = [{"filter": {"match_all": {}}, "weight": 1}] + [{"filter": _condition(one), "weight": 1} for one in asked.ranking]
    score = {"functions": functions, "score_mode": "sum", "boost_mode": "replace", "max_boost": asked.highest + 1}
    return {"function_score": {"query": found, **score}}


def _condition(condition: Condition, path: str = "") -> Json:
    match condition:
        case Either(some):
            return {"bool": {"should": [_condition(one, path) for one in some], "minimum_should_match": 1}}
        case OneOf(field, values):
            return {"terms": {path + field: list(values)}}
        case Within(field, low, high):
            ends = {"gte": low, "lte": high}
            return {"range": {path + field: {end: value for end, value in ends.items() if value is not None}}}
        case Says(field, word):
            return _word(field, word)


def _word(field: str, word: Word) -> Json:
    if word.prefix:
        return _beginning(field, word)
    if len(word.tokens) == 1:
        return {"term": {field: encoded(word.tokens)}}
    return {"match_phrase": {field: {"query": encoded(word.tokens), "analyzer": "asked"}}}


def _beginning(field: str, word: Word) -> Json:
    """One or two tokens begin one indexed term; more are pairs in a row of which the last begins one."""
    last = beginning(word)
    if len(word.tokens) <= 2:
        return {"prefix": {field: last}}
    before: Sequence[Json] = [{"match": {"query": encoded(word.tokens[:-1]), "analyzer": "asked", "ordered": True, "max_gaps": 0}}]
    row = {"ordered": True, "max_gaps": 0, "intervals": [*before, {"prefix": {"prefix": last}}]}
    return {"intervals": {field: {"all_of": row}}}
