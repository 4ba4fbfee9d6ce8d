"""Put the road together from settings: the only place that knows every part."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from runtime.carrying import Carrier
from runtime.road import Road
from runtime.settings import Settings
from runtime.shapes import Service
from services.notifier.channels import Mail, Place, Sender, SignedWebhook, WeComRobot
from services.notifier.outbox import Outbox
from services.pipeline import SERVICES, Outside


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def base_url(settings: Settings) -> str:
    """Where this installation's pages are, as links in alerts name it."""
    return settings.public_url.rstrip("/") or f"http://{settings.api_host}:{settings.api_port}"


def senders(settings: Settings) -> Mapping[str, Sender]:
    """The channels alerts go by. A demonstration may reach this machine, the market only global addresses."""
    place, demo = Place(base_url(settings), settings.kind == "demo"), settings.kind == "demo"
    return {
        "email": Mail(
            place,
            settings.smtp_host,
            settings.smtp_port,
            settings.smtp_from,
            settings.smtp_user,
            settings.smtp_password.get_secret_value(),
            settings.smtp_tls,
        ),
        "webhook": SignedWebhook(place, allow_loopback=demo),
        "wecom": WeComRobot(place, allow_loopback=demo),
    }


def outside(carrier: Carrier, settings: Settings) -> Outside:
    """What the Sinks reach."""
    return Outside(
        index=carrier.index,
        blobs=carrier.blobs,
        outbox=lambda: Outbox(carrier.folder / "outbox.db"),
        senders=senders(settings),
        now=now,
    )


def services(carrier: Carrier, settings: Settings, names: Sequence[str] = tuple(SERVICES)) -> tuple[Service, ...]:
    """The services of the road, or some of them, for a carrier."""
    reached = outside(carrier, settings)
    return tuple(SERVICES[name](reached) for name in names)


def worked_off(carrier: Carrier, settings: Settings) -> int:
    """Run every service until all are idle. Returns how many events they took; 0 on a cluster, whose workers take them."""
    return Road(carrier, services(carrier, settings)).run_until_idle() if settings.carrier == "embedded" else 0
