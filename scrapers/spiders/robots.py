"""robots.txt after RFC 9309: 4xx allows everything, 5xx and no answer forbid everything, Crawl-delay is kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from protego import Protego

TIMEOUT_SECONDS = 20
MOST_BYTES = 512_000
TRIES = 3
"""The real portal flips between 200 and 502: one bad answer is not yet a refusal."""
Fetch = Callable[[str], tuple[int, bytes]]


@dataclass(frozen=True)
class Robots:
    """What a portal's robots.txt says to us. `refusal`: why nothing may be asked, "" when something may.
    `answered`: whether the portal answered at all; one that is away forbids as much, and yet refuses nobody."""

    rules: Protego | None
    agent: str
    refusal: str = ""
    answered: bool = True

    @property
    def delay(self) -> float:
        """Seconds between requests that it asks for, by Crawl-delay or Request-rate; 0 for none."""
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(self.agent)
        return max(float(self.rules.crawl_delay(self.agent) or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)

    def allows(self, url: str) -> bool:
        """Whether this address may be asked for."""
        return not self.refusal and (self.rules is None or self.rules.can_fetch(url, self.agent))


def ask(base_url: str, agent: str, back_off: float = 2.0, fetch: Fetch | None = None) -> Robots:
    """Fetch and read robots.txt of a portal. `fetch`: how an address is had, as (status, bytes); raises httpx.HTTPError."""
    url = f"{base_url.rstrip('/')}/robots.txt"
    get = fetch or (lambda address: had(address, agent))
    found = _read(get, url, agent)
    for tries in range(TRIES - 1):
        if not found.refusal:
            break
        time.sleep(back_off * 2**tries)
        found = _read(get, url, agent)
    return found


def _read(fetch: Fetch, url: str, agent: str) -> Robots:
    try:
        status, body = fetch(url)
    except httpx.HTTPError as error:
        return Robots(
            None,
            agent,
            f"robots.txt 取不到，按 RFC 9309 一概不取 / robots.txt cannot be had ({error or type(error).__name__}): RFC 9309 then forbids everything",
            answered=False,
        )
    if status >= 500 or status == 429:  # asked too often is no answer either
        return Robots(
            None, agent, f"robots.txt 答 {status}，按 RFC 9309 一概不取 / robots.txt answers {status}: RFC 9309 then forbids everything"
        )
    if status != 200:  # 4xx, or a way that leads off the portal: there is none
        return Robots(None, agent)
    return Robots(Protego.parse(body.decode("utf-8", "replace")), agent)


def had(url: str, agent: str) -> tuple[int, bytes]:
    """One address, following redirects on the same host only (five, as the RFC says), and reading no more than is kept."""
    with httpx.Client(headers={"user-agent": agent}, timeout=TIMEOUT_SECONDS) as client:
        for _ in range(6):
            with client.stream("GET", url) as answer:
                body = b""
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) >= MOST_BYTES:
                        break
                following = answer.next_request
            if following is None or following.url.host != urlsplit(url).hostname:
                return answer.status_code, body[:MOST_BYTES]
            url = str(following.url)
    return answer.status_code, b""
