"""Ship the spool to the log, in order. A carrier that is down is only lag."""

import structlog

from runtime.crash import point
from runtime.ports import Log
from schemas.topics import CAPTURES
from scrapers.ledger import Ledger

BATCH = 500
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


def forward_if_possible(ledger: Ledger, target: Log) -> int:
    """Like `forward`, but a log that cannot be reached is a line in our own log and tried again later."""
    try:
        return forward(ledger, target)
    except Exception as error:  # noqa: BLE001 - whatever the carrier's trouble is, the spool keeps everything
        log.warning("the log cannot be reached; events wait in the spool", error=repr(error))
        return 0
