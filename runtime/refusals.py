"""When so much is refused that the service stops instead: too many in a row, or too large a share."""

from collections.abc import Sequence
from dataclasses import dataclass

from runtime.stopping import TooManyRejects

WINDOW = 200
"""Events looked back on."""


@dataclass(frozen=True, slots=True)
class RejectLimits:
    """20 in a row, or more than 20 % of the last 200: beyond it a changed portal or a bug is likelier than bad events."""

    in_a_row: int = 20
    share: float = 0.2


def looked_back(before: str, outcomes: Sequence[bool]) -> str:
    """The last outcomes as text, one character an event: "1" refused, "0" taken."""
    return (before + "".join("1" if refused else "0" for refused in outcomes))[-WINDOW:]


def check(service: str, before: str, outcomes: Sequence[bool], reasons: Sequence[str], limits: RejectLimits) -> None:
    """Raise TooManyRejects when a limit is passed anywhere in this batch."""
    seen = before
    for refused in outcomes:
        seen = looked_back(seen, (refused,))
        if refused and _beyond(seen, limits):
            raise TooManyRejects(_told(service, seen, reasons, limits))


def _beyond(seen: str, limits: RejectLimits) -> bool:
    in_a_row = len(seen) - len(seen.rstrip("1"))
    return in_a_row >= limits.in_a_row or seen.count("1") > limits.share * WINDOW


def _told(service: str, seen: str, reasons: Sequence[str], limits: RejectLimits) -> str:
    counted = ", ".join(f"{reason} ({reasons.count(reason)})" for reason in sorted(set(reasons)))
    return (
        f"Stopped: {service} refused {seen.count('1')} of its last {len(seen)} events: {counted}. Nothing of this batch was "
        "taken. Mend the step and start again; if the events are bad indeed, start once with "
        f"CHEBIAO_REJECTS_IN_A_ROW and CHEBIAO_REJECTS_SHARE above {limits.in_a_row} and {limits.share:g}, then see `chebiao dead list`."
    )
