"""The word index of the embedded search: which fields tantivy holds of a tender, and its files."""

import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tantivy

from runtime.embedded.index_store import Row
from schemas.documents import LineWindow, Sort, TenderDocument
from schemas.matching import FAR, day_in_china, divisions
from schemas.ordering import microseconds, order_key, title_of
from schemas.wording import normalise, pairs, tokens

FORMAT = 1
"""Goes up when the fields or their tokens change: the files are made again from the documents."""
HEAP_BYTES = 64_000_000
LOCK_TRIES, LOCK_WAIT = 100, 0.1
"""Ten seconds: another process may just be mending the index at its start."""

SPOKEN = ("text", "title", "buyer")
"""Each has a field of single tokens and one of pairs."""
CODES = ("doc", "kind", "stage", "vehicle", "region", "dealer", "source", "unknown", "category", "energy", "use")
"""`doc`: "tender"; "alone" too when it holds its only line itself; "line" for one of several lines.
`unknown`: names of what is not stated. `region`: the division and all it lies in."""
FACETS = {"region": "region", "kind": "kind", "stage": "stage", "source": "source"} | {
    name: f"any_{name}" for name in ("category", "energy", "use")
}
"""Facet → field. `any_…` are those of all lines."""
NUMBERS = ("published_day", "deadline", "budget_cny", "unit_cap_cny", "displacement_low", "displacement_high")
ORDERS = {Sort.PUBLISHED: "by_published", Sort.DEADLINE: "by_deadline", Sort.BUDGET: "by_budget", Sort.RELEVANCE: "by_published"}


def schema() -> tantivy.Schema:
    """The fields. Nothing is stored: documents are in the store."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("n", indexed=True, fast=True)
    for name in SPOKEN:
        builder.add_text_field(f"{name}_tokens", tokenizer_name="whitespace", index_option="basic")
        builder.add_text_field(f"{name}_pairs", tokenizer_name="whitespace", index_option="position")
    for name in dict.fromkeys((*CODES, *FACETS.values(), *ORDERS.values())):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name in FACETS.values() or name in ORDERS.values())
    for name in NUMBERS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


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


class IndexInUse(Exception):
    """Another process holds the right to write."""


def _documents(row: Row) -> Iterator[tantivy.Document]:
    """A tender's document; with several lines that differ, one more for each of them: conditions on a line hold on one."""
    if row.document is None:
        return
    lines = tuple(dict.fromkeys(row.document.lines))
    tender = _tender(row.n, row.document)
    if len(lines) < 2:
        tender.add_text("doc", "alone")
        _add_line(tender, lines[0] if lines else None)
    yield tender
    for line in lines if len(lines) > 1 else ():
        out = tantivy.Document()
        out.add_integer("n", row.n)
        out.add_text("doc", "line")
        _add_line(out, line)
        yield out


def _tender(n: int, document: TenderDocument) -> tantivy.Document:
    out = tantivy.Document()
    out.add_integer("n", n)
    _add_spoken(out, document)
    for sort in (Sort.PUBLISHED, Sort.DEADLINE, Sort.BUDGET):
        out.add_text(ORDERS[sort], order_key(document, sort))
    _add_codes(out, "doc", ("tender",))
    _add_codes(out, "kind", (document.kind,))
    _add_codes(out, "stage", (document.stage,))
    _add_codes(out, "vehicle", ("yes" if document.vehicle else "no",))
    _add_codes(out, "region", divisions(document.division_code))
    _add_codes(out, "dealer", document.dealers)
    _add_codes(out, "source", document.sources)
    for name in ("category", "energy", "use"):
        _add_codes(out, f"any_{name}", (getattr(line, name) for line in document.lines))
    _add_codes(out, "unknown", () if document.division_code else ("region",))
    _add_number(out, "budget_cny", document.budget_fen, "budget_cny")
    _add_number(out, "deadline", microseconds(document.deadline), "deadline")
    _add_number(out, "published_day", day_in_china(document.published_at).toordinal() if document.published_at else None)
    return out


def _add_spoken(out: tantivy.Document, document: TenderDocument) -> None:
    for name, text in (("text", document.text), ("title", normalise(title_of(document))), ("buyer", normalise(document.buyer))):
        stream = tokens(text)
        out.add_text(f"{name}_tokens", " ".join(dict.fromkeys(stream)))
        out.add_text(f"{name}_pairs", " ".join(pairs(stream)))


def _add_line(out: tantivy.Document, line: LineWindow | None) -> None:
    """The fields of one line; without one, of a line that states nothing."""
    energy, use, window, cap = (line.energy, line.use, line.displacement_ml, line.unit_cap_fen) if line else (None, None, None, None)
    _add_codes(out, "category", (line.category if line else None,))
    _add_codes(out, "energy", (energy,))
    _add_codes(out, "use", (use,))
    _add_codes(out, "unknown", (() if energy else ("energy",)))
    _add_codes(out, "unknown", (() if use else ("use",)))
    _add_number(out, "unit_cap_cny", cap, "unit_cap_cny")
    low, high = window or (None, None)
    _add_number(out, "displacement_low", None if window is None else (-2 * FAR if low is None else low), "displacement_l")
    _add_number(out, "displacement_high", None if window is None else (2 * FAR if high is None else high))


def _add_codes(out: tantivy.Document, field: str, values: Iterable[str | None]) -> None:
    for value in dict.fromkeys(values):
        if value:
            out.add_text(field, str(value))


def _add_number(out: tantivy.Document, field: str, value: int | None, unknown: str = "") -> None:
    if value is not None:
        out.add_integer(field, value)
    elif unknown:
        out.add_text("unknown", unknown)
