"""Notices that no spider brings: one address or file found elsewhere, and kept pages read again."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from reading.markup import parsed
from runtime.carrying import Carrier
from runtime.ports import MissingBlob
from scrapers.fetching import CannotAdd, fetched
from scrapers.forwarder import forward
from scrapers.importing import NEVER_AGAIN, NORMALISER, Imported, folded, html_words, import_lines, iso_time
from scrapers.ledger import Kept, Ledger, Page
from scrapers.sources.decoding import decoded
from scrapers.sources.known import SOURCES, source_of
from scrapers.sources.pages import DetailPage, Source

__all__ = ["CannotAdd", "Imported", "Reparsed", "add", "import_lines", "iso_time", "reparse"]

NOT_WORDS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!", b"\x89PNG", b"\xff\xd8\xff")
"""How files begin that hold no page: pdf, docx and zip, doc, rar, pictures."""
FOLLOWED = timedelta(days=1)


def add(carrier: Carrier, what: str, at: datetime, contact: str = "", title: str = "", allow_loopback: bool = False) -> str:
    """Put one notice found elsewhere on the road: an http(s) address, or a file. Returns its notice id. Raises CannotAdd."""
    ledger = Ledger(carrier.folder)
    try:
        remote = what.lower().startswith(("http://", "https://"))
        page = fetched(ledger, what, at, contact, allow_loopback) if remote else _from_file(what)
        kept = _read(carrier, what if remote else "", page, title)
        ledger.keep([kept], at, NEVER_AGAIN)
        forward(ledger, carrier.log)
    finally:
        ledger.close()
    return kept.notice_id


def _read(carrier: Carrier, url: str, page: bytes, title: str) -> Page:
    """A page to keep, by its source's reader where that knows it."""
    known = source_of(url)
    words = decoded(page)
    html = "<" in words[:2000] and ">" in words[:2000]
    source, native = (known[0].name, known[1]) if known else ("added", hashlib.sha256((url or words).encode()).hexdigest()[:24])
    detail = known[0].read_detail(page) if known else None
    ours = known is not None and detail is not None and not detail.drift
    return Page(
        notice_id=f"{source}:{native}", source=source, native_id=native, url=url, page=carrier.blobs.put(page),
        body_text=detail.body if ours and detail else (html_words(words) if html else folded(words)),
        normaliser=known[0].normaliser if ours and known else NORMALISER,
        title=title or (detail.title if detail else "") or _title(words, html), published=detail.published_at if detail else "", row={},
        origin="add", media="html" if html else "text", attachments=detail.attachments if detail else (),
    )  # fmt: skip


@dataclass
class Reparsed:
    """What reading kept pages again came to. `unread`: (notice id, why) of pages that cannot be read; their ledger rows,
    hashes and versions stand as they were."""

    renewed: int = 0
    said: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)


def reparse(carrier: Carrier, at: datetime) -> Reparsed:
    """Read kept pages of known sources again: hashes made by an older normaliser are renewed, which is no new version; a
    page that could not be read when it came and now can is said."""
    ledger, report = Ledger(carrier.folder), Reparsed()
    try:
        for source in SOURCES.values():
            for kept in ledger.kept(source.normaliser, source.name):
                _read_again(carrier, ledger, source, kept, at, report)
        forward(ledger, carrier.log)
    finally:
        ledger.close()
    return report


def _read_again(carrier: Carrier, ledger: Ledger, source: Source, kept: Kept, at: datetime, report: Reparsed) -> None:
    try:
        page = source.read_detail(carrier.blobs.get(kept.page))
    except MissingBlob as error:
        page = DetailPage(drift=str(error))
    if page.drift:
        if kept.normaliser != NORMALISER:  # else it came from elsewhere and was never the portal's own page
            report.unread.append((kept.notice_id, page.drift))
    elif kept.version:
        ledger.renormalise(kept.notice_id, page.body, source.normaliser)
        report.renewed += 1
    else:
        read = Page(
            notice_id=kept.notice_id, source=kept.source, native_id=kept.native_id, url=kept.url, page=kept.page, body_text=page.body,
            normaliser=source.normaliser, title=page.title or kept.title, published=page.published_at or kept.published, row=kept.row,
            attachments=page.attachments,
        )  # fmt: skip
        ledger.keep([read], at, FOLLOWED)
        report.said += 1


def _from_file(path: str) -> bytes:
    try:
        page = Path(path).read_bytes()
    except OSError as error:
        raise CannotAdd(f"读不了 cannot read {path}: {error.strerror}") from error
    if not page.strip() or page.startswith(NOT_WORDS) or b"\x00" in page:
        raise CannotAdd(f"{path} 不是网页或文本 is neither a page nor text；请给 html 或 txt give html or txt")
    return page


def _title(words: str, html: bool) -> str:
    if not html:
        return next((line.strip(" #")[:200] for line in words.splitlines() if line.strip()), "")
    node = parsed(words).css_first("h1, h2, title")
    return node.text(strip=True)[:200] if node else ""
