"""Where alerts may be sent: checked when it is said; the notifier checks again before it sends."""

import ipaddress
import socket
from urllib.parse import urlsplit

import rurex

from schemas.events.people import Channel
from services.api.problems import Problem

_MAIL = rurex.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


def check_channel(channel: Channel, allow_loopback: bool) -> None:
    """Raises Problem 400 for an address that alerts must not go to: no mail address, no https, not global."""
    if channel.kind == "email":
        if not _MAIL.fullmatch(channel.address):
            raise _bad(f"不是邮箱 no mail address: {channel.address}")
        return
    parts = urlsplit(channel.address)
    addresses = _addresses(parts.hostname or "")
    if allow_loopback and addresses and all(one.is_loopback for one in addresses):
        return
    if parts.scheme != "https" or parts.username:
        raise _bad("须用 https 地址 / an https address is needed")
    if not addresses or not all(one.is_global for one in addresses):
        raise _bad(f"不是公网地址 no global address: {parts.hostname}")


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise _bad(f"找不到主机 cannot resolve {host}") from error
    return [ipaddress.ip_address(str(one[4][0]).split("%")[0]) for one in found]


def _bad(detail: str) -> Problem:
    return Problem(400, "地址不行 bad channel", detail)
