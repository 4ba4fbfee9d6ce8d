"""Every metric whose value is worked out when asked, in one place: dashboards and alert rules name nothing else. Pure."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import get_args

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from pydantic import BaseModel

from runtime.watching.seen import ServiceStatus, SourceStatus
from schemas.events import AlertRaised, DeliveryMade, Rejected
from schemas.events.people import Channel
from schemas.matching import CHINA

ALERT_BUCKETS = (60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 172_800)
"""Seconds from publication to alert: a walk of the lists takes a quarter of an hour, what is older than 48 h never alerts."""


def sources(seen: Iterable[SourceStatus]) -> Iterator[Metric]:
    """Freshness, outcome and progress of each source. A time that never was is 0, so that age rules see it."""
    run = GaugeMetricFamily("chebiao_source_last_run_timestamp_seconds", "When a source was last walked", labels=("source",))
    success = GaugeMetricFamily("chebiao_source_last_success_timestamp_seconds", "When a source was last walked wholly", labels=("source",))
    newest = GaugeMetricFamily("chebiao_source_newest_notice_timestamp_seconds", "When its newest notice was published", labels=("source",))
    outcome = GaugeMetricFamily("chebiao_source_outcome", "1 for the last run's outcome", labels=("source", "outcome"))
    notices = GaugeMetricFamily("chebiao_source_notices", "Notices of a source, by state", labels=("source", "state"))
    asked = GaugeMetricFamily("chebiao_source_requests_today", "Requests made today", labels=("source",))
    budget = GaugeMetricFamily("chebiao_source_requests_budget", "Requests allowed a day", labels=("source",))
    for one in seen:
        run.add_metric((one.source,), _stamp(one.last_run))
        success.add_metric((one.source,), _stamp(one.last_success))
        newest.add_metric((one.source,), _stamp(one.newest))
        outcome.add_metric((one.source, one.outcome or "none"), 1)
        for state in ("listed", "read", "waiting"):
            notices.add_metric((one.source, state), getattr(one, state))
        asked.add_metric((one.source,), one.requests_today)
        budget.add_metric((one.source,), one.budget)
    yield from (run, success, newest, outcome, notices, asked, budget)


def services(seen: Iterable[ServiceStatus], now: datetime) -> Iterator[Metric]:
    """Lag of each service and the age of its oldest unprocessed event, 0 when it has none. `now` is UTC."""
    lag = GaugeMetricFamily("chebiao_service_lag_events", "Events a service has before it", labels=("service",))
    age = GaugeMetricFamily("chebiao_service_oldest_event_age_seconds", "Age of a service's oldest unprocessed event", labels=("service",))
    for one in seen:
        lag.add_metric((one.name,), one.waiting)
        age.add_metric((one.name,), max((now - one.oldest).total_seconds(), 0) if one.oldest else 0)
    yield from (lag, age)


def dead(letters: Iterable[Rejected]) -> Iterator[Metric]:
    """Events that are set aside and were not replayed."""
    family = GaugeMetricFamily("chebiao_dead_letters", "Events set aside and not replayed", labels=("service", "reason"))
    for names, count in sorted(Counter((one.service, one.reason) for one in letters).items()):
        family.add_metric(names, count)
    yield family


def deliveries(made: Iterable[DeliveryMade]) -> Iterator[Metric]:
    """Receipts by kind of channel and outcome; those of which there are none yet too, or the first failure were no increase."""
    family = CounterMetricFamily("chebiao_deliveries", "Alerts handed over or not, by channel and outcome", labels=("channel", "outcome"))
    counted: Counter[tuple[str, str]] = Counter((one.channel.split(":")[0], one.outcome) for one in made)
    for names in sorted({*counted, *itertools.product(_choices(Channel, "kind"), _choices(DeliveryMade, "outcome"))}):
        family.add_metric(names, counted[names])
    yield family


def retrying(count: int) -> Iterator[Metric]:
    """Alerts whose hand-over failed and is tried again: a mail server that is down shows here hours before it is given up."""
    yield GaugeMetricFamily("chebiao_deliveries_retrying", "Alerts whose hand-over failed and is tried again", value=count)


def publication_to_alert(alerts: Iterable[AlertRaised], made: Iterable[DeliveryMade]) -> Iterator[Metric]:
    """From a notice's publication to the first hand-over of the alert that tells of it. Corrections in place keep the
    old time of publication, and a bare date tells no hour: neither is counted."""
    published = {
        one.alert_id: _stamp(one.published_at) for one in alerts if one.about == "new" and len(one.published_at) > len("2026-01-01")
    }
    waits = [at - published[alert_id] for alert_id, at in _first_delivered(made).items() if published.get(alert_id)]
    counts = [(str(float(bound)), float(sum(wait <= bound for wait in waits))) for bound in ALERT_BUCKETS]
    family = HistogramMetricFamily("chebiao_publication_to_alert_seconds", "From a notice's publication to its alert's first hand-over")
    family.add_metric((), [*counts, ("+Inf", float(len(waits)))], sum(waits))
    yield family


def build(version: str, carrier: str, kind: str) -> Iterator[Metric]:
    """What runs here."""
    family = GaugeMetricFamily("chebiao_build_info", "Version, carrier and kind of data", labels=("version", "carrier", "kind"))
    family.add_metric((version, carrier, kind), 1)
    yield family


def _choices(payload: type[BaseModel], field: str) -> tuple[str, ...]:
    return get_args(payload.model_fields[field].annotation)


def _first_delivered(made: Iterable[DeliveryMade]) -> Mapping[str, float]:
    first: dict[str, float] = {}
    for one in made:
        if one.outcome == "delivered":
            first[one.alert_id] = min(first.get(one.alert_id, one.at.timestamp()), one.at.timestamp())
    return first


def _stamp(time: str) -> float:
    """Unix seconds of an ISO 8601 time. A time without offset is Beijing's, a date its midnight; 0 for none."""
    if not time:
        return 0
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return 0
    return (found if found.tzinfo else found.replace(tzinfo=CHINA)).timestamp()
