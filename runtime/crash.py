"""Where a process may be killed by a test: named points of the write path. Does nothing unless asked to."""

import os
import signal
from collections import Counter

ASKED = "CHEBIAO_CRASH_AT"
POINTS = ("after_blob", "after_ledger", "after_output", "after_rows", "before_acknowledging", "after_commit")
"""Every point there is, in the order in which a notice meets them."""

_passed: Counter[str] = Counter()


def point(name: str) -> None:
    """Kill this process with SIGKILL at the n-th pass when CHEBIAO_CRASH_AT is "name:n"; else nothing."""
    asked = os.environ.get(ASKED)
    if not asked:
        return
    wanted, _, nth = asked.partition(":")
    _passed[name] += 1
    if wanted == name and _passed[name] == int(nth or 1):
        os.kill(os.getpid(), signal.SIGKILL)
