"""scrapers/spiders: waiting, as portals ask for it, and no longer than the run lasts."""

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


class Pause:
    """Holds back every request of a run while its portal asks for that. `over` ends all waiting at once."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        self._until = 0.0

    def hold(self, seconds: float) -> None:
        """Let no request pass for so long."""
        self._until = max(self._until, time.monotonic() + seconds)

    async def passed(self) -> None:
        """Return when a request may pass."""
        while not self.over.is_set() and (left := self._until - time.monotonic()) > 0:
            await self.sleep(left)

    async def sleep(self, seconds: float) -> None:
        """Wait so long, or until the run is over."""
        try:
            await asyncio.wait_for(self.over.wait(), seconds)
        except TimeoutError:
            return


def retry_after(header: str, at: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date (RFC 9110); None when it says nothing."""
    words = header.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    try:
        until = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - at).total_seconds())
