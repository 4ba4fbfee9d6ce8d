"""The word index of the embedded search: which fields tantivy holds of a tender, and its files."""

import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import tantivy

from runtime.embedded.index_store import Row
from runtime.indexing import (
    CODES,
    FACETS,
    LINE_CODES,
    LINE_NUMBERS,
    NUMBERS,
    ORDERS,
    SPOKEN,
    Codes,
    line_codes,
    line_numbers,
    lines_of,
    spoken,
    tender_codes,
    tender_numbers,
    tender_orders,
)
from schemas.documents import LineWindow, TenderDocument
from schemas.wording import pairs

FORMAT = 4
"""Goes up when the fields or their tokens change: the files are made again from the documents."""
HEAP_BYTES = 64_000_000
LOCK_TRIES, LOCK_WAIT = 100, 0.1
"""Ten seconds: another process may just be mending the index at its start."""

SLOTS = 3
"""A tender holds so many different lines itself, each in fields of its own; when it has more, each line is a document
beside it: asking every slot costs 1 ms, joining documents 10 (bench/index.py), and few tenders need it."""


def schema() -> tantivy.Schema:
    """The fields of runtime.indexing; words as single tokens and as pairs. Nothing is stored: documents are in the store."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("n", indexed=True, fast=True)
    for name in SPOKEN:
        builder.add_text_field(f"{name}_tokens", tokenizer_name="whitespace", index_option="basic")
        builder.add_text_field(f"{name}_pairs", tokenizer_name="whitespace", index_option="position")
    counted = {*FACETS.values(), *ORDERS.values(), "fatal_day"}
    for name in dict.fromkeys(("doc", *CODES, *_slots(LINE_CODES), *ORDERS.values())):  # doc: "tender", or "line" for one of many lines
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name in counted)
    for name in (*NUMBERS, *_slots(LINE_NUMBERS)):
        builder.add_integer_field(name, fast=True)
    return builder.build()


def in_slot(name: str, slot: int) -> str:
    """The field of one slot."""
    return f"{name}_{slot}"


def _slots(names: Iterable[str]) -> list[str]:
    return [in_slot(name, slot) for name in names for slot in range(SLOTS)]


class WordIndex:
    """tantivy's files in one folder. One process writes, any number read."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"words-{FORMAT}"
        self.schema = schema()
        self._index = self._open()
        self._index.config_reader("manual")
        self._writer: tantivy.IndexWriter | None = None
        self._lock = threading.Lock()

    def searcher(self) -> tantivy.Searcher:
        """A view of what is committed now; it stays as it is."""
        self._index.reload()
        return self._index.searcher()

    def after(self, order: str, key: str) -> tantivy.Query:
        """Documents behind a key in an order (tantivy makes ranges over text only from its own language; keys are
        letters and digits)."""
        return self._index.parse_query(f"{order}:{{{key} TO *}}")

    def put(self, rows: Sequence[Row]) -> None:
        """Bring these rows in, durably: what is gone goes."""
        with self._lock:
            writer = self._writing()
            for row in rows:
                writer.delete_documents_by_term("n", row.n)
                for document in _documents(row):
                    writer.add_document(document)
            writer.commit()

    def clear(self) -> None:
        """Throw all away."""
        with self._lock:
            self._writing().delete_all_documents()
            self._writing().commit()

    def count(self) -> int:
        """Tenders held."""
        tenders = tantivy.Query.term_query(self.schema, "doc", "tender")
        return count(self.searcher(), tenders)

    def try_to_write(self) -> bool:
        """Whether this process may write now."""
        with self._lock:
            try:
                self._writing(tries=1)
            except IndexInUse:
                return False
        return True

    def release(self) -> None:
        """Let another process write; files still being merged are finished first."""
        with self._lock:
            if self._writer is not None:
                self._writer.wait_merging_threads()
            self._writer = None

    def _writing(self, tries: int = LOCK_TRIES) -> tantivy.IndexWriter:
        for again in range(tries):
            if self._writer is None:
                time.sleep(LOCK_WAIT if again else 0)
                self._writer = self._writer_or_none()
        if self._writer is None:
            raise IndexInUse(f"{self._path}: another process writes to this index; one may. Stop it, or let it do the writing.")
        return self._writer

    def _writer_or_none(self) -> tantivy.IndexWriter | None:
        try:
            return self._index.writer(HEAP_BYTES, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                return None
            raise

    def _open(self) -> tantivy.Index:
        """The files, made anew when they are absent, of an older format or unreadable: the store fills them again."""
        for old in self._path.parent.glob("words-*"):
            if old != self._path:
                shutil.rmtree(old)
        self._path.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(self.schema, path=str(self._path), reuse=True)
        except ValueError:
            shutil.rmtree(self._path)
            self._path.mkdir()
            return tantivy.Index(self.schema, path=str(self._path), reuse=True)


def count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many documents a query finds."""
    return int(searcher.search(query, limit=1).count)  # type: ignore[attr-defined]  # the stub leaves it out


def first_in_order(searcher: tantivy.Searcher, query: tantivy.Query, order: str, limit: int) -> tuple[list[str], int]:
    """The least keys of an order among what a query finds, and how many it finds."""
    found = searcher.search(query, limit=limit, order_by_field=order, order=tantivy.Order.Asc)
    return [str(key) for key, _ in found.hits], int(found.count)  # type: ignore[attr-defined]  # the stub leaves it out


def days_of(searcher: tantivy.Searcher, query: tantivy.Query, most: int) -> list[date]:
    """All days of fatal dates among what a query finds, in order."""
    counted = searcher.aggregate(query, {"days": {"terms": {"field": "fatal_day", "size": most}}})
    return sorted(date.fromisoformat(bucket["key"]) for bucket in counted["days"]["buckets"])


class IndexInUse(Exception):
    """Another process holds the right to write."""


def _documents(row: Row) -> Iterator[tantivy.Document]:
    """A tender's document, and its lines' when they are more than it has slots: conditions on a line hold on one."""
    if row.document is None:
        return
    lines = lines_of(row.document)
    tender = _tender(row.n, row.document)
    for slot, line in enumerate(lines if len(lines) <= SLOTS else ()):
        _add_line(tender, line, slot)
    yield tender
    for line in lines if len(lines) > SLOTS else ():
        out = tantivy.Document()
        out.add_integer("n", row.n)
        out.add_text("doc", "line")
        _add_line(out, line, 0)
        yield out


def _tender(n: int, document: TenderDocument) -> tantivy.Document:
    out = tantivy.Document()
    out.add_integer("n", n)
    out.add_text("doc", "tender")
    for name, stream in spoken(document).items():
        out.add_text(f"{name}_tokens", " ".join(dict.fromkeys(stream)))
        out.add_text(f"{name}_pairs", " ".join(pairs(stream)))
    for name, key in tender_orders(document).items():
        out.add_text(name, key)
    _add(out, tender_codes(document), tender_numbers(document))
    return out


def _add_line(out: tantivy.Document, line: LineWindow | None, slot: int) -> None:
    codes = {in_slot(name, slot): values for name, values in line_codes(line).items()}
    _add(out, codes, {in_slot(name, slot): number for name, number in line_numbers(line).items()})


def _add(out: tantivy.Document, codes: Codes, numbers: Mapping[str, int]) -> None:
    for name, values in codes.items():
        for value in values:
            out.add_text(name, value)
    for name, number in numbers.items():
        out.add_integer(name, number)
