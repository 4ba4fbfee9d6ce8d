"""What one process counts of itself: events that its services have processed, and its memory and CPU."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ParamSpec

from prometheus_client import CollectorRegistry, Counter, ProcessCollector
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from runtime.shapes import Fold, Heard, Join, Map, Output, Service, Sink

P = ParamSpec("P")


class Meter:
    """A registry of its own, so that nothing is shared between processes' parts by accident."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self.registry)
        self._processed = Counter(
            "chebiao_events_processed_total",
            "Events a service has stepped; a batch that is tried again counts again",
            ("service",),
            registry=self.registry,
        )

    def watched(self, service: Service) -> Service:
        """The same service, counted. The step stays as it is: the carrier does not notice."""
        count = self._processed.labels(service.name)
        match service:
            case Map():
                return replace(service, step=_counted(service.step, count))
            case Fold():
                return replace(service, step=_counted(service.step, count))
            case Join():
                return replace(service, step=_counted(service.step, count))
            case Sink():
                return replace(service, deliver=_counted_when_delivered(service.deliver, count))

    def also(self, families: Callable[[], Iterable[Metric]]) -> None:
        """Values that are worked out at each scrape."""
        self.registry.register(_Asked(families))


def _counted(step: Callable[P, Iterable[Output]], count: Counter) -> Callable[P, Iterable[Output]]:
    def stepped(*args: P.args, **kwargs: P.kwargs) -> Iterable[Output]:
        count.inc()
        return step(*args, **kwargs)

    return stepped


def _counted_when_delivered(
    deliver: Callable[[Sequence[Heard]], Iterable[Output]], count: Counter
) -> Callable[[Sequence[Heard]], Iterable[Output]]:
    """Trying again what the other side does not take is no throughput."""

    def delivered(events: Sequence[Heard]) -> Iterable[Output]:
        said = list(deliver(events))
        count.inc(len(events))
        return said

    return delivered


class _Asked(Collector):
    def __init__(self, families: Callable[[], Iterable[Metric]]) -> None:
        self._families = families

    def collect(self) -> Iterator[Metric]:
        yield from self._families()
