"""robots.txt after RFC 9309: 4xx allows everything, 5xx and no answer forbid everything, Crawl-delay is kept."""

from dataclasses import dataclass

import httpx
from protego import Protego

TIMEOUT_SECONDS = 20
MOST_BYTES = 512_000


@dataclass(frozen=True)
class Robots:
    """What a portal's robots.txt says to us. `refusal`: why nothing may be asked, "" when something may."""

    rules: Protego | None
    agent: str
    refusal: str = ""

    @property
    def delay(self) -> float:
        """Seconds between requests that it asks for; 0 for none."""
        return float(self.rules.crawl_delay(self.agent) or 0) if self.rules else 0.0

    def allows(self, url: str) -> bool:
        """Whether this address may be asked for."""
        return not self.refusal and (self.rules is None or self.rules.can_fetch(url, self.agent))


def ask(base_url: str, agent: str) -> Robots:
    """Fetch and read robots.txt of a portal."""
    url = f"{base_url.rstrip('/')}/robots.txt"
    try:
        answer = httpx.get(url, headers={"user-agent": agent}, timeout=TIMEOUT_SECONDS, follow_redirects=True)
    except httpx.HTTPError as error:
        return Robots(None, agent, f"robots.txt cannot be had ({error or type(error).__name__}): RFC 9309 then forbids everything")
    if answer.status_code >= 500:
        return Robots(None, agent, f"robots.txt answers {answer.status_code}: RFC 9309 then forbids everything")
    if answer.status_code >= 400:
        return Robots(None, agent)
    return Robots(Protego.parse(answer.content[:MOST_BYTES].decode("utf-8", "replace")), agent)
