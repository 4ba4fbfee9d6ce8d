"""Examples for the laws: alerts on a channel whose other side is a file."""

from datetime import datetime
from pathlib import Path

from runtime.shapes import Sink
from runtime.speaking import first_hand
from schemas.events import AlertRaised
from schemas.events.people import Channel
from schemas.topics import ALERTS
from services.notifier.outbox import Outbox
from services.notifier.service import service
from tests.given.alerts import AT, alert
from tests.laws.cases import Case, Given


def case() -> Case:
    """The notifier; the other side keeps each message id it was handed."""
    return Case("notifier", Sink, _service, given, state=lambda folder: sorted(path.name for path in (folder / "handed").glob("*")))


def _service(folder: Path) -> Sink:
    handed = folder / "handed"
    handed.mkdir(parents=True, exist_ok=True)

    def hand_over(alert: AlertRaised, channel: Channel, message_id: str, now: datetime) -> str:
        (handed / message_id).touch()
        return "kept"

    return service(Outbox(folder / "outbox.db"), {"email": hand_over}, lambda: AT)


def given() -> Given:
    """What it hears."""
    one, other = Channel(kind="email", address="a@bid.example"), Channel(kind="email", address="b@bid.example")
    payloads = [alert(1, one), alert(2, one, other), alert(3, other)]
    return [(ALERTS, first_hand("alerter", payload, AT, place)) for place, payload in enumerate(payloads, 1)]
