"""`/metrics`: what ops watch, in Prometheus' form; worked out when asked."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from runtime.watching import families
from services.api.deps import Deps
from services.api.projections import Projections


class _Watched(Collector):
    def __init__(self, deps: Deps, projections: Projections) -> None:
        self._deps, self._projections = deps, projections

    def collect(self) -> Iterator[Metric]:
        made = self._projections.deliveries()
        yield from families.build(self._deps.version, self._deps.carrier, "demo" if self._deps.demonstration else "live")
        yield from families.sources(self._deps.sources())
        yield from families.services(self._deps.services(), self._deps.clock())
        yield from families.dead(one.rejected for one in self._deps.dead.all() if not one.replayed)
        yield from families.deliveries(made)
        yield from families.publication_to_alert(self._projections.alerts(), made)


def exposition(deps: Deps, projections: Projections) -> bytes:
    """The whole page: what the log tells, and what this process counts of itself."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Watched(deps, projections))
    return generate_latest(registry) + (generate_latest(deps.registry) if deps.registry else b"")
