"""`/metrics`: what ops watch, in Prometheus' form; worked out when asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from services.api.deps import Deps
from services.api.projections import Projections


class _Watched(Collector):
    def __init__(self, deps: Deps, projections: Projections) -> None:
        self._deps, self._projections = deps, projections

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        now = self._deps.clock()
        yield from self._services(now)
        yield from self._sources(now)
        dead = GaugeMetricFamily("chebiao_dead", "Events set aside and not replayed", labels=("service", "reason"))
        letters = Counter((one.rejected.service, one.rejected.reason) for one in self._deps.dead.all() if not one.replayed)
        for names, count in letters.items():
            dead.add_metric(names, count)
        yield dead
        deliveries = CounterMetricFamily("chebiao_deliveries", "Alerts handed over, by outcome", labels=("channel", "outcome"))
        for names, count in Counter((one.channel.split(":")[0], one.outcome) for one in self._projections.deliveries()).items():
            deliveries.add_metric(names, count)
        yield deliveries

    def _services(self, now: datetime) -> Iterator[GaugeMetricFamily]:
        lag = GaugeMetricFamily("chebiao_service_lag_events", "Events a service has before it", labels=("service",))
        age = GaugeMetricFamily("chebiao_service_oldest_seconds", "Age of a service's oldest unprocessed event", labels=("service",))
        for one in self._deps.services():
            lag.add_metric((one.name,), one.waiting)
            age.add_metric((one.name,), (now - one.oldest).total_seconds() if one.oldest else 0)
        yield lag
        yield age

    def _sources(self, now: datetime) -> Iterator[GaugeMetricFamily]:
        notices = GaugeMetricFamily("chebiao_source_notices", "Notices of a source", labels=("source", "state"))
        success = GaugeMetricFamily("chebiao_source_last_success_seconds", "Age of a source's last complete run", labels=("source",))
        outcome = GaugeMetricFamily("chebiao_source_outcome", "1 for the last run's outcome", labels=("source", "outcome"))
        for one in self._deps.sources():
            for state in ("listed", "read", "waiting"):
                notices.add_metric((one.source, state), getattr(one, state))
            if one.last_success:
                success.add_metric((one.source,), (now - datetime.fromisoformat(one.last_success)).total_seconds())
            outcome.add_metric((one.source, one.outcome or "none"), 1)
        yield notices
        yield success
        yield outcome


def exposition(deps: Deps, projections: Projections) -> bytes:
    """The whole page."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Watched(deps, projections))
    return generate_latest(registry)
