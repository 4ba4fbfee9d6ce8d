"""Ship the spool to the log, in order. A carrier that is down is only lag."""

import time
from collections.abc import Callable

import structlog

from runtime.crash import point
from runtime.ports import Log
from schemas.topics import CAPTURES
from scrapers.ledger import Ledger

BATCH = 500
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds until a log that could not be reached is tried again, doubled each time."""
log = structlog.get_logger("collector")


def forward(ledger: Ledger, target: Log) -> int:
    """Ship what is spooled. Returns how many events the log has now that it may not have had. At least once: ids are
    deterministic, so what is shipped again is silent. Raises what the log raises; nothing is lost by it."""
    count = 0
    while events := ledger.unshipped(BATCH):
        target.append(CAPTURES, [event for _, event in events])
        point("after_output")
        ledger.mark_shipped(events[-1][0])
        count += len(events)
    return count


class Forwarder:
    """Ships again and again. A log that cannot be reached is left alone for a while; the spool keeps everything."""

    def __init__(self, ledger: Ledger, target: Callable[[], Log], clock: Callable[[], float] = time.monotonic) -> None:
        self._ledger, self._target, self._clock = ledger, target, clock
        self._wait, self._not_before = FIRST_WAIT, float("-inf")

    @property
    def away(self) -> bool:
        """Whether the log could not be reached when it was last asked."""
        return self._wait > FIRST_WAIT

    def ship(self, at_once: bool = False) -> int:
        """Ship what can be shipped now, `at_once` also while the log is left alone. Returns how many events were."""
        if self._clock() < self._not_before and not at_once:
            return 0
        try:
            count = forward(self._ledger, self._target())
        except Exception as error:  # noqa: BLE001 - whatever the carrier's trouble is, the spool keeps everything
            log.warning("the log cannot be reached; events wait in the spool", error=repr(error), seconds=self._wait)
            self._not_before, self._wait = self._clock() + self._wait, min(self._wait * 2, LONGEST_WAIT)
            return 0
        self._wait = FIRST_WAIT
        return count
