"""From a value back to its words: which notice told it, where they stand, what they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.events.tenders import Tender
from schemas.values import Read, Span
from services.api.masking import masked

AROUND = 30
"""Characters of context shown before and behind the words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a value: [start, end) in the stored text of a notice, with a little around them."""

    notice_id: str
    text: str
    start: int
    end: int
    before: str
    words: str
    after: str
    document: str = ""
    """The attachment that they stand in, by name; "" for the notice itself."""


Texts = Callable[[str], str]
"""sha256 of a stored text → the text, masked for whom it is shown to."""


def reads(tender: Tender) -> Iterator[tuple[str, Read[Any]]]:
    """Every read value of a tender with its path: `deadline`, `lots.0.lines.1.displacement_l.max` …"""
    yield from _reads(tender, "")


def _reads(value: Any, path: str) -> Iterator[tuple[str, Read[Any]]]:
    if isinstance(value, Read):
        yield path, value
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _reads(inner, f"{path}.{place}".lstrip("."))
    elif hasattr(type(value), "model_fields") and not isinstance(value, Span):
        for name in type(value).model_fields:
            if name != "timeline":
                yield from _reads(getattr(value, name), f"{path}.{name}".lstrip("."))


def teller(tender: Tender, path: str) -> str:
    """The notice that told a value: by its own path, else by the nearest path above it."""
    while path:
        if path in tender.told_by:
            return tender.told_by[path]
        path = path.rpartition(".")[0]
    return tender.timeline[-1].notice_id


def quotes(tender: Tender, texts: Texts) -> dict[str, list[Quote]]:
    """The words of every value that has some, by path."""
    by_notice = {entry.notice_id: entry.text for entry in tender.timeline}
    names = {one.text: one.name for entry in tender.timeline for one in entry.attachments}
    found: dict[str, list[Quote]] = {}
    for path, read in reads(tender):
        if read.evidence:
            notice_id = teller(tender, path)
            found[path] = [_quote(notice_id, span, by_notice.get(notice_id, ""), texts, names) for span in read.evidence]
    return found


def gathered(told: Sequence[Quote]) -> list[list[Quote]]:
    """The same words told several times stand together, in the order in which they come first."""
    together: dict[str, list[Quote]] = {}
    for one in told:
        together.setdefault(one.words, []).append(one)
    return list(together.values())


def _quote(notice_id: str, span: Span, own: str, texts: Texts, names: Mapping[str, str]) -> Quote:
    sha256 = span.text or own
    text = texts(sha256) if sha256 else ""
    return Quote(
        notice_id, sha256, span.start, span.end,
        text[max(span.start - AROUND, 0) : span.start], text[span.start : span.end], text[span.end : span.end + AROUND],
        names.get(span.text, ""),
    )  # fmt: skip


def reader(get: Callable[[str], bytes], unmasked: bool) -> Texts:
    """Texts by hash, each read once."""
    known: dict[str, str] = {}

    def text(sha256: str) -> str:
        if sha256 not in known:
            words = get(sha256).decode("utf-8", "replace")
            known[sha256] = words if unmasked else masked(words)
        return known[sha256]

    return text
