"""Notices that no spider brings: files of notices, one address or file found elsewhere, kept pages read again."""

import hashlib
import ipaddress
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import re2
from selectolax.lexbor import LexborHTMLParser

from runtime.carrying import Carrier
from scrapers.collector import agent
from scrapers.forwarder import forward
from scrapers.ledger import Ledger, Page
from scrapers.outcomes import Outcome, classify
from scrapers.sources.ccgp.details import NORMALISER
from scrapers.sources.decoding import decoded
from scrapers.sources.known import SOURCES, source_of
from scrapers.spiders.robots import ask

NEVER_AGAIN = timedelta(days=36_500)
BATCH = 200
MOST_BYTES = 20_000_000
_PRINTED = re2.compile(
    r"([0-9]{4})[-年/.]([0-9]{1,2})[-月/.]([0-9]{1,2})日?[ T]*(?:([0-9]{1,2})[:时点]([0-9]{2}))?(?::([0-9]{2}))?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)


class CannotAdd(Exception):
    """What was named cannot be put on the road; the message says why and what to do."""


@dataclass
class Imported:
    """What a file held. `bad`: (line, why)."""

    read: int = 0
    new: int = 0
    changed: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)

    @property
    def same(self) -> int:
        """How many were known as they are."""
        return self.read - self.new - self.changed


def import_lines(carrier: Carrier, file: Path, at: datetime) -> Imported:
    """Put a file of notices on the road, one JSON object a line: id, title, html or text; published_at, url, source,
    list_row as far as known. They never alert. A bad line is reported, the others go on; again changes nothing."""
    report, ledger = Imported(), Ledger(carrier.folder)
    try:
        batch: list[Page] = []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                batch.append(_imported(carrier, json.loads(line)))
                report.read += 1
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                report.bad.append((number, f"{error!r}；须有 id、title、html 或 text / needs id, title, and html or text"))
            if len(batch) >= BATCH:
                _keep(ledger, batch, at, report)
        _keep(ledger, batch, at, report)
        forward(ledger, carrier.log)
    finally:
        ledger.close()
    return report


def _keep(ledger: Ledger, batch: list[Page], at: datetime, report: Imported) -> None:
    new, changed = ledger.keep(batch, at, NEVER_AGAIN) if batch else (0, 0)
    report.new, report.changed = report.new + new, report.changed + changed
    batch.clear()


def _imported(carrier: Carrier, notice: dict[str, Any]) -> Page:
    html, text = notice.get("html"), notice.get("text")
    words = html if html is not None else text
    if not isinstance(words, str) or not words.strip():
        raise ValueError("neither html nor text")
    url = str(notice.get("url") or "")
    known = source_of(url)
    source, native = (known[0].name, known[1]) if known else ("import", str(notice["id"]))
    return Page(
        notice_id=f"{source}:{native}", source=source, native_id=native, url=url, page=carrier.blobs.put(words.encode()),
        body_text=_folded(words) if html is None else _html_words(words), normaliser="import-1", title=str(notice["title"] or ""),
        published=iso_time(str(notice.get("published_at") or "")), row=notice.get("list_row") or {}, origin="import",
        media="text" if html is None else "html",
    )  # fmt: skip


def iso_time(printed: str) -> str:
    """A printed time as ISO 8601, with +08:00 where it bears no offset; a date stays a date; "" for anything else."""
    found = _PRINTED.search(printed)
    if not found:
        return ""
    year, month, day, hour, minute, second, offset = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return date
    zone = {None: "+08:00", "Z": "+00:00"}.get(offset, offset)
    return f"{date}T{int(hour):02}:{minute}:{second or '00'}{zone if ':' in zone else f'{zone[:3]}:{zone[3:]}'}"


def add(carrier: Carrier, what: str, at: datetime, contact: str = "", title: str = "", allow_loopback: bool = False) -> str:
    """Put one notice found elsewhere on the road: an http(s) address, or a file. Returns its notice id. Raises CannotAdd."""
    url, page = (what, _fetched(what, contact, allow_loopback)) if what.startswith(("http://", "https://")) else ("", _from_file(what))
    known = source_of(url)
    digest = hashlib.sha256((url or decoded(page)).encode()).hexdigest()[:24]
    source, native = (known[0].name, known[1]) if known else ("added", digest)
    words = decoded(page)
    html = "<" in words[:2000] and ">" in words[:2000]
    detail = known[0].read_detail(page) if known else None
    kept = Page(
        notice_id=f"{source}:{native}", source=source, native_id=native, url=url, page=carrier.blobs.put(page),
        body_text=detail.body if detail and not detail.drift else (_html_words(words) if html else _folded(words)),
        normaliser=NORMALISER if detail and not detail.drift else "import-1", title=title or (detail.title if detail else "") or _title(words, html),
        published=detail.published_at if detail else "", row={}, origin="add", media="html" if html else "text",
    )  # fmt: skip
    ledger = Ledger(carrier.folder)
    try:
        ledger.keep([kept], at, NEVER_AGAIN)
        forward(ledger, carrier.log)
    finally:
        ledger.close()
    return kept.notice_id


def reparse(carrier: Carrier, at: datetime) -> int:
    """Read every kept page of a known source again; hashes made by an older normaliser are renewed, which is no new
    version. Returns how many were renewed."""
    ledger, count = Ledger(carrier.folder), 0
    try:
        for notice_id, source, page, normaliser in ledger.kept():
            if source in SOURCES and normaliser != NORMALISER:
                ledger.renormalise(notice_id, SOURCES[source].read_detail(carrier.blobs.get(page)).body, NORMALISER)
                count += 1
    finally:
        ledger.close()
    return count


def _from_file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise CannotAdd(f"读不了 cannot read {path}: {error.strerror}") from error


def _fetched(url: str, contact: str, allow_loopback: bool) -> bytes:
    """One page, politely: robots.txt first, global addresses only, no block page."""
    host = urlsplit(url).hostname or ""
    if not all(_may_ask(address, allow_loopback) for address in _addresses(host)):
        raise CannotAdd(f"{host} 不是公网地址 is no global address")
    if not contact and not allow_loopback:
        raise CannotAdd("请先设 CHEBIAO_CONTACT；门户要知道找谁 / set CHEBIAO_CONTACT first: a portal must know whom to ask")
    robots = ask(f"{urlsplit(url).scheme}://{urlsplit(url).netloc}", agent(contact))
    if not robots.allows(url):
        raise CannotAdd(f"robots.txt 不允许 does not allow {url}: {robots.refusal}")
    try:
        answer = httpx.get(url, headers={"user-agent": agent(contact)}, timeout=60, follow_redirects=False)
    except httpx.HTTPError as error:
        raise CannotAdd(f"取不到 cannot be fetched {url}: {error or type(error).__name__}") from error
    known = source_of(url)
    outcome = classify(known[0] if known else SOURCES["ccgp"], answer.status_code, answer.content)
    if outcome is not Outcome.OK or len(answer.content) > MOST_BYTES:
        raise CannotAdd(f"{url}: {outcome}, HTTP {answer.status_code}, {len(answer.content)} bytes；稍后再试 try again later")
    return answer.content


def _addresses(host: str) -> Iterator[str]:
    try:
        found = socket.getaddrinfo(host, None)
    except OSError as error:
        raise CannotAdd(f"找不到主机 cannot resolve {host}: {error}") from error
    return (str(one[4][0]).split("%")[0] for one in found)


def _may_ask(address: str, allow_loopback: bool) -> bool:
    found = ipaddress.ip_address(address)
    return found.is_global or (allow_loopback and found.is_loopback)


def _title(words: str, html: bool) -> str:
    if not html:
        return next((line.strip(" #")[:200] for line in words.splitlines() if line.strip()), "")
    node = LexborHTMLParser(words).css_first("h1, h2, title")
    return node.text(strip=True)[:200] if node else ""


def _html_words(words: str) -> str:
    tree = LexborHTMLParser(words)
    tree.strip_tags(["script", "style", "noscript"])
    return _folded(tree.body.text(separator=" ") if tree.body else words)


def _folded(words: str) -> str:
    return " ".join(words.split())
