"""scrapers: one page from an address that a person named: politely, and never from inside."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

import httpx

from scrapers.collector import agent
from scrapers.ledger import Ledger
from scrapers.outcomes import Outcome, classify
from scrapers.sources.known import SOURCES, source_of
from scrapers.spiders.robots import ask

MOST_BYTES = 20_000_000
TIMEOUT_SECONDS = 60
HOPS = 4
Lookup = Callable[[str, int], Sequence[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class CannotAdd(Exception):
    """What was named cannot be put on the road; the message says why and what to do."""


def resolved(host: str, port: int) -> list[str]:
    """Every address of a host, as the system resolves it. Raises OSError."""
    return [str(found[4][0]).split("%")[0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetched(ledger: Ledger, url: str, at: datetime, contact: str, allow_loopback: bool, lookup: Lookup = resolved) -> bytes:
    """One page: robots.txt first, global addresses only, no block page, and not while its source is left alone. Raises CannotAdd."""
    if not contact and not allow_loopback:
        raise CannotAdd("请先设 CHEBIAO_CONTACT；门户要知道找谁 / set CHEBIAO_CONTACT first: a portal must know whom to ask")
    _spend(ledger, url, at)
    _pinned(url, allow_loopback, lookup)
    name = agent(contact or "demonstration on this machine")

    def get(address: str) -> tuple[int, bytes]:
        return _had(address, name, allow_loopback, lookup)

    parts = urlsplit(url)
    robots = ask(f"{parts.scheme}://{parts.netloc}", name, fetch=get)
    if not robots.allows(url):
        raise CannotAdd(f"robots.txt 不允许 does not allow {url}{': ' if robots.refusal else ''}{robots.refusal}")
    try:
        status, body = get(url)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise CannotAdd(f"取不到 cannot be fetched {url}: {error or type(error).__name__}") from error
    known = source_of(url)
    outcome = classify(known[0] if known else SOURCES["ccgp"], status, body)
    if outcome is not Outcome.OK or b"\x00" in body:
        raise CannotAdd(f"{url}: {outcome}, HTTP {status}, {len(body)} bytes；不是可读的网页，稍后再试 no page to read, try again later")
    return body


def _spend(ledger: Ledger, url: str, at: datetime) -> None:
    """A known source's cool-down and budget count here too."""
    known = source_of(url)
    if known is None:
        return
    source = known[0]
    if (until := ledger.not_before(source.name)) and at < datetime.fromisoformat(until):
        raise CannotAdd(f"{source.name} 在 {until} 之前不访问 is left alone until {until}；之后再试 try again then")
    if ledger.spend(source.name, at.date().isoformat(), 2, source.budget_per_day) < 2:  # robots.txt and the page
        raise CannotAdd(f"{source.name} 今日请求已满 today's request budget is spent；明天再试 try again tomorrow")


def _had(url: str, name: str, allow_loopback: bool, lookup: Lookup) -> tuple[int, bytes]:
    """An address, following redirects on the same host only; where each leads is checked, and pinned, so that a second
    look-up cannot lead elsewhere."""
    first = urlsplit(url).hostname
    with httpx.Client(headers={"user-agent": name}, timeout=TIMEOUT_SECONDS, trust_env=False) as client:
        for _ in range(HOPS):
            pinned, host, netloc = _pinned(url, allow_loopback, lookup)
            with client.stream("GET", pinned, headers={"host": netloc}, extensions={"sni_hostname": host}) as answer:
                body = _limited(answer, url)
                location = answer.headers.get("location", "") if answer.is_redirect else ""
            if not location:
                return answer.status_code, body
            url = str(httpx.URL(url).join(location))
            if urlsplit(url).hostname != first:
                raise CannotAdd(f"它转到别处 it leads elsewhere: {url}；若是所求，请直接给它 if that is what you want, add that address")
    raise CannotAdd(f"{url} 一再转向 is redirected again and again")


def _limited(answer: httpx.Response, url: str) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise CannotAdd(f"{url} 太大 is larger than {MOST_BYTES // 1_000_000} MB")
    return b"".join(pieces)


def _pinned(url: str, allow_loopback: bool, lookup: Lookup) -> tuple[str, str, str]:
    """(URL with the checked address for its host, host, host and port as the portal is to hear it)."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise CannotAdd(f"地址无效 not an address: {url}") from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        raise CannotAdd(f"地址无效 not a plain http(s) address: {url}")
    try:
        addresses = [ipaddress.ip_address(found) for found in lookup(host, port)]
    except (OSError, ValueError) as error:
        raise CannotAdd(f"找不到主机 cannot resolve {host}: {error}") from error
    if not addresses or not all(_may_ask(address, allow_loopback) for address in addresses):
        raise CannotAdd(f"{host} 不是公网地址 is no global address")
    literal = f"[{addresses[0]}]" if addresses[0].version == 6 else str(addresses[0])
    return urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, "")), host, parts.netloc


def _may_ask(address: Address, allow_loopback: bool) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return (address.is_global and inner.is_global and not address.is_multicast) or (allow_loopback and inner.is_loopback)
