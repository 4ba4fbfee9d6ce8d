"""What a process without pages shows to ops: its services' lag and throughput, its sources' freshness."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict

from prometheus_client.metrics_core import Metric

from chebiao.composing import now
from chebiao.covering import covered_here
from runtime.carrying import Carrier
from runtime.settings import Settings
from runtime.shapes import Service
from runtime.version import code_version
from runtime.watching import families
from runtime.watching.endpoint import Endpoint
from runtime.watching.meter import Meter
from runtime.watching.seen import ServiceStatus
from services.notifier.outbox import Outbox


def services_endpoint(carrier: Carrier, settings: Settings, road: Sequence[Service], meter: Meter) -> AbstractContextManager[object]:
    """The endpoint of a process that runs these services; nothing when no port is set. Ready while the log can be asked."""
    seen = lags(carrier, road)

    def shown() -> Iterator[Metric]:
        yield from families.build(code_version(), settings.carrier, settings.kind)
        yield from families.services(seen(), now())

    meter.also(shown)
    if any(service.name == "notifier" for service in road):
        outbox = Outbox(carrier.folder / "outbox.db")
        meter.also(lambda: families.retrying(outbox.retrying()))
    return _endpoint(settings, meter, seen)


def collector_endpoint(settings: Settings) -> AbstractContextManager[object]:
    """The endpoint of a process that collects; nothing when no port is set. Its coverage is told to pages elsewhere."""
    meter = Meter()

    def shown() -> Iterator[Metric]:
        yield from families.build(code_version(), settings.carrier, settings.kind)
        yield from families.sources(covered_here(settings))

    meter.also(shown)
    return _endpoint(
        settings, meter, lambda: covered_here(settings), {"/coverage": lambda: [asdict(one) for one in covered_here(settings)]}
    )


def lags(carrier: Carrier, road: Sequence[Service]) -> Callable[[], list[ServiceStatus]]:
    """What asks each service what it has before it."""
    runners = [carrier.runner(service) for service in road]
    return lambda: [ServiceStatus(runner.service.name, *runner.lag()) for runner in runners]


def _endpoint(
    settings: Settings, meter: Meter, ready: Callable[[], object], shows: dict[str, Callable[[], object]] | None = None
) -> AbstractContextManager[object]:
    if settings.metrics_port is None:
        return nullcontext()
    return Endpoint(settings.metrics_host, settings.metrics_port, meter.registry, ready, shows)
