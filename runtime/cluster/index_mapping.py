"""What Elasticsearch is told of a tender: the strict mapping, and a document as it is sent. Pure."""

from typing import Any

from runtime.cluster.index_words import SETTINGS, encoded
from runtime.indexing import (
    CODES,
    LINE_CODES,
    LINE_NUMBERS,
    NUMBERS,
    ORDERS,
    SPOKEN,
    line_codes,
    line_numbers,
    lines_of,
    spoken,
    tender_codes,
    tender_numbers,
    tender_orders,
)
from schemas.documents import LineWindow, TenderDocument

Json = dict[str, Any]
MAPPING = 2
"""Goes up when fields or their words change: the name of the index carries it, and a rebuild makes a new one."""
_CODE, _NUMBER, _KEPT = {"type": "keyword"}, {"type": "long"}, {"type": "object", "enabled": False}
_WORDS = {"type": "text", "analyzer": "kept", "norms": False}


def index_definition() -> Json:
    """Settings and mapping. Nothing is refreshed by itself: a write ends with it. One copy more wherever a second node is."""
    settings = {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1", "analysis": SETTINGS}
    return {"settings": settings, "mappings": {"dynamic": "strict", "_source": {"excludes": list(_derived())}, "properties": _properties()}}


def as_sent(document: TenderDocument) -> Json:
    """A document with its derived fields. `fields` and `body` are what it is read back from."""
    fields = document.model_dump(mode="json", exclude={"body"})
    return {
        "gone": False,
        "version": document.version,
        "tender_id": document.tender_id,
        "aliases": list(document.aliases),
        "fields": fields,
        "body": document.body,
        "lines": [_line(line) for line in lines_of(document)],
        "fatal": [{"day": day.toordinal()} for day in document.fatal_days],
        **{name: encoded(stream) for name, stream in spoken(document).items()},
        **{name: list(values) for name, values in tender_codes(document).items()},
        **tender_numbers(document),
        **tender_orders(document),
    }


def as_gone(tender_id: str, version: int) -> Json:
    """What stays of a tender that is no more: Elasticsearch itself forgets the version of a deletion after a minute."""
    return {"gone": True, "version": version, "tender_id": tender_id}


def as_read(source: Json) -> TenderDocument | None:
    """The document that was sent; None when it is gone."""
    if source["gone"]:
        return None
    return TenderDocument.model_validate({**source["fields"], "body": source["body"]})


def _properties() -> Json:
    lines = {name: _CODE for name in LINE_CODES} | {name: _NUMBER for name in LINE_NUMBERS}
    return {
        "gone": {"type": "boolean"},
        "version": _NUMBER,
        "tender_id": _CODE,
        "aliases": _CODE,
        "fields": _KEPT,
        "body": _KEPT,
        "lines": {"type": "nested", "dynamic": "strict", "properties": lines},
        "fatal": {"type": "nested", "dynamic": "strict", "properties": {"day": _NUMBER}},
        **{name: _WORDS for name in SPOKEN},
        **{name: _CODE for name in (*CODES, *ORDERS.values())},
        **{name: _NUMBER for name in NUMBERS},
    }


def _derived() -> tuple[str, ...]:
    """Fields that need not be kept as they were sent."""
    return (*SPOKEN, "lines", "fatal", *CODES, *NUMBERS, *dict.fromkeys(ORDERS.values()))


def _line(line: LineWindow | None) -> Json:
    return {name: list(values) for name, values in line_codes(line).items()} | line_numbers(line)
