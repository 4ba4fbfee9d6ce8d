"""Which facts feed the notifier."""

from collections.abc import Callable, Mapping
from datetime import datetime

from runtime.shapes import Sink
from schemas.topics import ALERTS, DELIVERIES
from services.notifier.channels import Sender
from services.notifier.deliver import Notifier
from services.notifier.outbox import Outbox


def service(outbox: Outbox, senders: Mapping[str, Sender], now: Callable[[], datetime]) -> Sink:
    """The notifier over its outbox and channels; `now` gives UTC."""
    return Sink("notifier", (ALERTS,), DELIVERIES, Notifier(outbox, senders, now).deliver, alone=True)
