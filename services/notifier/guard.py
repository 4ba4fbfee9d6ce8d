"""Keep webhooks from reaching inside: resolve, check that the address is global, and pin it."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

Resolve = Callable[[str, int], list[str]]


class Refused(Exception):
    """This delivery can never succeed; the message says why."""


@dataclass(frozen=True)
class Pinned:
    """A URL whose host is an address that was checked, with the name to present to it."""

    url: str
    host: str
    port: int


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, as the system resolves it. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def pinned(url: str, allow_loopback: bool = False, lookup: Resolve = resolve) -> Pinned:
    """Check where a webhook leads and pin it there, so that a second look-up cannot lead elsewhere.

    Raises Refused for anything but http(s) to global addresses (https only, except loopback when allowed), and
    OSError when the name cannot be resolved now.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password:
        raise Refused(f"地址无效 not a plain http(s) address: {url}")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = [ipaddress.ip_address(found.split("%")[0]) for found in lookup(parts.hostname, port)]
    loopback = allow_loopback and all(found.is_loopback for found in addresses)
    if not addresses or not (loopback or all(_is_global(found) for found in addresses)):
        raise Refused(f"地址不是公网地址 {parts.hostname} is no global address: use a public https address")
    if parts.scheme == "http" and not loopback:
        raise Refused(f"须用 https: {parts.hostname} must be reached by https")
    literal = f"[{addresses[0]}]" if addresses[0].version == 6 else str(addresses[0])
    return Pinned(urlunsplit((parts.scheme, f"{literal}:{port}", parts.path, parts.query, "")), parts.hostname, port)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return (mapped or address).is_global and address.is_global and not address.is_multicast
