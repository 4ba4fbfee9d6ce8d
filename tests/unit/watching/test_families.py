"""What metrics say: freshness that fails towards stale, and a way to the alert that counts only what it can know."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from prometheus_client.metrics_core import Metric

from runtime.watching import families
from runtime.watching.seen import ServiceStatus, SourceStatus
from schemas.events import AlertRaised, DeliveryMade
from tests.given.alerts import alert

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def values(found: Iterable[Metric]) -> dict[str, float]:
    """name{label="value",…} → value."""
    return {
        sample.name
        + ("{" + ",".join(f"{name}={value}" for name, value in sample.labels.items()) + "}" if sample.labels else ""): sample.value
        for metric in found
        for sample in metric.samples
    }


def delivered(of: AlertRaised, after: timedelta, outcome: str = "delivered", channel: str = "email:a@demo.example") -> DeliveryMade:
    return DeliveryMade.model_validate(
        {
            "alert_id": of.alert_id, "owner": of.owner, "recipient": of.recipient, "tender_id": of.tender_id, "channel": channel,
            "outcome": outcome, "message_id": f"{of.alert_id}-{channel}", "at": (NOW + after).isoformat(),
        }
    )  # fmt: skip


def told(**changes: object) -> AlertRaised:
    return alert().model_copy(update={"published_at": "2026-06-01T20:00:00+08:00", "about": "new", **changes})  # = NOW


def test_a_source_that_never_succeeded_is_as_stale_as_can_be() -> None:
    found = values(families.sources([SourceStatus("ccgp", "blocked", last_run=NOW.isoformat(), listed=9, read=5, waiting=4)]))
    assert found["chebiao_source_last_success_timestamp_seconds{source=ccgp}"] == 0
    assert found["chebiao_source_last_run_timestamp_seconds{source=ccgp}"] == NOW.timestamp()
    assert found["chebiao_source_outcome{source=ccgp,outcome=blocked}"] == 1
    assert found["chebiao_source_notices{source=ccgp,state=waiting}"] == 4


def test_a_portals_time_without_offset_is_beijings() -> None:
    found = values(families.sources([SourceStatus("ccgp", newest="2026-06-01T20:00:00")]))
    assert found["chebiao_source_newest_notice_timestamp_seconds{source=ccgp}"] == NOW.timestamp()


def test_a_service_with_nothing_before_it_is_not_behind() -> None:
    found = values(families.services([ServiceStatus("linker", 0, None), ServiceStatus("indexer", 3, NOW - timedelta(minutes=2))], NOW))
    assert found["chebiao_service_oldest_event_age_seconds{service=linker}"] == 0
    assert found["chebiao_service_oldest_event_age_seconds{service=indexer}"] == 120
    assert found["chebiao_service_lag_events{service=indexer}"] == 3


def test_the_way_to_the_alert_ends_with_its_first_hand_over() -> None:
    one = told()
    made = [
        delivered(one, timedelta(minutes=50), channel="webhook:https://a.example"),
        delivered(one, timedelta(minutes=10)),
        delivered(one, timedelta(minutes=1), outcome="refused"),
    ]
    found = values(families.publication_to_alert([one], made))
    assert found["chebiao_publication_to_alert_seconds_count"] == 1
    assert found["chebiao_publication_to_alert_seconds_sum"] == 600
    assert found["chebiao_publication_to_alert_seconds_bucket{le=300.0}"] == 0
    assert found["chebiao_publication_to_alert_seconds_bucket{le=900.0}"] == 1


def test_a_bare_date_an_unknown_time_and_a_correction_tell_no_way() -> None:
    told_of = [told(alert_id="a", published_at="2026-06-01"), told(alert_id="b", published_at=""), told(alert_id="c", about="changed")]
    found = values(families.publication_to_alert(told_of, [delivered(one, timedelta(hours=1)) for one in told_of]))
    assert found["chebiao_publication_to_alert_seconds_count"] == 0


def test_deliveries_are_counted_by_kind_of_channel_never_by_address() -> None:
    found = values(families.deliveries([delivered(told(), timedelta(0)), delivered(told(), timedelta(0), channel="email:b@demo.example")]))
    assert {name: value for name, value in found.items() if value} == {"chebiao_deliveries_total{channel=email,outcome=delivered}": 2}


def test_a_failure_that_never_was_is_told_as_none_so_that_the_first_one_is_an_increase() -> None:
    found = values(families.deliveries([]))
    assert found["chebiao_deliveries_total{channel=wecom,outcome=refused}"] == 0
