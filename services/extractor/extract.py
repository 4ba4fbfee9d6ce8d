"""extractor: folds what is known of one notice into its reading: the highest captured version, else the list row."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from reading.document import Document
from reading.notice import READER, read_document, read_notice_text
from reading.page import page_of
from reading.publication import iso, published_in, region_in
from reading.text import text_of_html, text_of_plain
from reading.turns import first_stage
from runtime.shapes import Blob, Blobs, Heard, Output, Reject, Rows, Said
from schemas.events import AttachmentRead, NoticeCaptured, NoticeListed, NoticeRead
from services.extractor.attached import heard_of, keep_attached, keep_reading, kept_reading, with_attached

LISTED, CAPTURED = "listed:", "captured:"
VERSION_STEP = 1_000
"""Sequences of list rows stay below the first version's, so that a page always outlives its list row; those of a version with
its attachments stay below the next one's."""
SHORTEST_TEXT = 20
"""A stored text below this many characters beside its title says nothing: the page was empty or not decoded."""
UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_ROW_LIMITS = {"title": 300, "url": 300, "published_at": 40, "buyer": 80, "region": 60, "kind_label": 40}


def step(rows: Rows, heard: Heard, blobs: Blobs) -> Iterator[Output]:
    """Say the notice's reading when this fact changes it. Raises Reject when a page holds no text."""
    if isinstance(heard.payload, NoticeCaptured):
        yield from _captured(rows, heard.payload, blobs)
    elif isinstance(heard.payload, NoticeListed):
        yield from _listed(rows, heard.payload)
    elif isinstance(heard.payload, AttachmentRead):
        yield from _attached(rows, heard.payload)


def _captured(rows: Rows, fact: NoticeCaptured, blobs: Blobs) -> Iterator[Output]:
    text, read = read_captured(fact, blobs[fact.page])
    rows.put(f"{CAPTURED}{fact.version:09}", {"page": fact.page})
    if max(name for name, _ in rows.all(CAPTURED)) == f"{CAPTURED}{fact.version:09}":
        keep_reading(rows, read, tuple(link.url for link in fact.attachments))
        yield Blob(text.encode())
        yield Said(with_attached(rows, read), fact.version * VERSION_STEP + heard_of(rows))


def _attached(rows: Rows, fact: AttachmentRead) -> Iterator[Output]:
    """A file's documents: said with the page that links to it, at once or when that page comes."""
    keep_attached(rows, fact)
    read = kept_reading(rows)
    if read is not None:
        yield Said(with_attached(rows, read), read.version * VERSION_STEP + heard_of(rows))


def _listed(rows: Rows, fact: NoticeListed) -> Iterator[Output]:
    row = {name: str(getattr(fact, name))[:limit] for name, limit in _ROW_LIMITS.items()}
    row |= {"listed_at": fact.listed_at.isoformat(), "source": fact.source, "native_id": fact.native_id}
    name = LISTED + hashlib.sha256(orjson.dumps(row, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]
    rows.put(name, row)
    if any(rows.all(CAPTURED)):
        return
    known = sorted((row for _, row in rows.all(LISTED)), key=lambda row: (datetime.fromisoformat(row["listed_at"]), sorted(row.items())))
    text, read = _read_listed(fact.notice_id, known[-1])
    yield Blob(text.encode())
    yield Said(read, min(len(known), VERSION_STEP - 1))


def read_captured(fact: NoticeCaptured, page: bytes) -> tuple[str, NoticeRead]:
    """The stored text and the reading of a captured page. Raises Reject when it holds no text."""
    words, title, published = page_of(page, fact.encoding, fact.media)
    text, read = read_notice(
        title=title or fact.title,
        published_at=fact.published_at or published,
        url=fact.url,
        source=fact.source,
        **({"html": words} if fact.media == "html" else {"text": words}),
        list_row=fact.row,
        native_id=fact.native_id,
    )
    return text, read.model_copy(
        update={"notice_id": fact.notice_id, "seen_at": fact.captured_at, "origin": fact.origin, "version": fact.version, "page": fact.page}
    )


def read_notice(
    title: str,
    published_at: str | None,
    url: str,
    source: str,
    html: str | None = None,
    text: str | None = None,
    list_row: Mapping[str, Any] | None = None,
    native_id: str = "",
) -> tuple[str, NoticeRead]:
    """The stored text of one notice and what a reader reads in it, without any log: for files and for scoring.

    Exactly one of `html` and `text` is given. Raises Reject when neither holds any words.
    """
    row = list_row or {}
    stored = text_of_html(html, title, row) if html is not None else text_of_plain(text or "", title, row)
    if len(stored) - len(title) < SHORTEST_TEXT and not row:
        raise Reject("no text in page", f"{url}: {len(stored)} characters")
    return stored, read_stored(stored, title, published_at, url, source, native_id)


@first_stage
def read_stored(stored: str, title: str, published_at: str | None, url: str, source: str, native_id: str) -> NoticeRead:
    """What a reader reads in a stored text."""
    doc = Document(stored)
    published = iso(published_at or "") or published_in(doc)
    facts, lots = read_document(doc, published)
    return NoticeRead(
        notice_id=f"{source}:{native_id}",
        source=source,
        native_id=native_id,
        url=url,
        title=title or stored.partition("\n")[0],
        published_at=published,
        region=region_in(stored),
        seen_at=UNKNOWN_TIME,
        stage="read",
        version=1,
        text=hashlib.sha256(stored.encode()).hexdigest(),
        reader=READER,
        facts=facts,
        lots=lots,
    )


def _read_listed(notice_id: str, row: Mapping[str, Any]) -> tuple[str, NoticeRead]:
    """What a list row alone tells: kind, buyer, place, from its own words."""
    stored = text_of_plain("", row["title"], {"kind_label": row["kind_label"], "buyer": row["buyer"], "region": row["region"]})
    facts, lots = read_notice_text(stored, row["published_at"])
    return stored, NoticeRead(
        notice_id=notice_id,
        source=row["source"],
        native_id=row["native_id"],
        url=row["url"],
        title=row["title"],
        published_at=row["published_at"],
        region=row["region"],
        seen_at=datetime.fromisoformat(row["listed_at"]),
        stage="listed",
        text=hashlib.sha256(stored.encode()).hexdigest(),
        reader=READER,
        facts=facts,
        lots=lots,
    )
