"""Hand over what is due, keep receipts, and say them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from runtime.shapes import Heard, Output
from schemas.events import AlertRaised, DeliveryMade
from services.notifier.channels import Sender, TryAgain
from services.notifier.guard import Refused
from services.notifier.outbox import Outbox, Waiting, receipt

TOO_LATE = timedelta(hours=48)
"""An alert older than this is shown to ops and not sent."""


class Notifier:
    """Takes alerts into its outbox and works it off. At least once: between the other side's OK and our receipt a kill
    hands the same message over again, under the same Message-ID or webhook-id."""

    def __init__(self, outbox: Outbox, senders: Mapping[str, Sender], now: Callable[[], datetime]) -> None:
        self._outbox, self._senders, self._now = outbox, senders, now
        self._told: list[str] = []

    def deliver(self, events: Sequence[Heard]) -> Iterable[Output]:
        """Enqueue the alerts, try what is due, and say every receipt that the log may not know."""
        self._outbox.mark_said(self._told)  # we are called again, so the log has what was said last time
        for heard in events:
            self._outbox.add(cast(AlertRaised, heard.payload), self._now())
        for waiting in self._outbox.due(self._now()):
            self._try(waiting)
        unsaid = self._outbox.unsaid()
        self._told = [id_ for id_, _ in unsaid]
        return [said for _, said in unsaid]

    def _try(self, waiting: Waiting) -> None:
        made = self._hand_over(waiting, self._now())
        if made is not None:
            self._outbox.settle(waiting, made)

    def _hand_over(self, waiting: Waiting, now: datetime) -> DeliveryMade | None:
        """The receipt, or None when it is to be tried again."""
        if now - waiting.alert.captured_at > TOO_LATE:
            return receipt(waiting, "late", f"captured {waiting.alert.captured_at.isoformat()}, more than 48 h ago", waiting.tries, now)
        tries = waiting.tries + 1
        try:
            words = self._senders[waiting.channel.kind](waiting.alert, waiting.channel, waiting.id, now)
        except Refused as error:
            return receipt(waiting, "refused", str(error), tries, now)
        except TryAgain as error:
            return None if self._outbox.put_off(waiting, now) else receipt(waiting, "gave_up", str(error), tries, now)
        return receipt(waiting, "delivered", words, tries, now)
