"""The endpoint of a process without pages: alive while it runs, ready while it can work, and says why when not."""

from collections.abc import Iterable, Sequence
from typing import Any

import httpx
import pytest

from runtime.shapes import Heard, Map, Output, Sink
from runtime.watching.endpoint import Endpoint
from runtime.watching.meter import Meter
from runtime.watching.probe import well
from schemas.topics import ALERTS, CAPTURES, NOTICES


def broken() -> None:
    raise ConnectionError("no broker answers at 127.0.0.1:9")


def test_alive_ready_and_metrics_are_three_questions() -> None:
    meter = Meter()
    with Endpoint("127.0.0.1", 0, meter.registry, lambda: None, {"/coverage": lambda: [{"source": "ccgp"}]}) as one:
        base = f"http://127.0.0.1:{one.port}"
        assert httpx.get(base + "/livez").json() == {"alive": True}
        assert httpx.get(base + "/readyz").json() == {"ready": True}
        assert "process_resident_memory_bytes" in httpx.get(base + "/metrics").text
        assert httpx.get(base + "/coverage").json() == [{"source": "ccgp"}]
        assert httpx.get(base + "/else").status_code == 404
        assert well("/livez", one.port)
    assert not well("/livez", one.port)


def test_who_cannot_work_is_alive_but_not_ready_and_says_why() -> None:
    with Endpoint("127.0.0.1", 0, Meter().registry, broken) as one:
        answer = httpx.get(f"http://127.0.0.1:{one.port}/readyz")
        assert answer.status_code == 503 and "no broker answers" in answer.text
        assert well("/livez", one.port) and not well("/readyz", one.port)


def processed(meter: Meter, service: str) -> float | None:
    return meter.registry.get_sample_value("chebiao_events_processed_total", {"service": service})


def test_a_step_is_counted_and_stays_what_it_was() -> None:
    meter, taken = Meter(), list[Any]()

    def step(heard: Any, blobs: Any) -> Iterable[Output]:
        taken.append(heard)
        return ()

    watched = meter.watched(Map("counting", (CAPTURES,), NOTICES, step))
    assert isinstance(watched, Map) and (watched.name, watched.reads, watched.writes) == ("counting", (CAPTURES,), NOTICES)
    heard: Any = object()
    assert list(watched.step(heard, {})) == [] and taken == [heard]
    assert processed(meter, "counting") == 1


def test_what_the_other_side_does_not_take_is_no_throughput() -> None:
    meter, down = Meter(), [True]

    def deliver(events: Sequence[Heard]) -> Iterable[Output]:
        if down[0]:
            raise ConnectionError
        return ()

    watched = meter.watched(Sink("delivering", (ALERTS,), None, deliver))
    assert isinstance(watched, Sink)
    batch: Any = [object(), object()]
    with pytest.raises(ConnectionError):
        watched.deliver(batch)
    assert processed(meter, "delivering") == 0
    down[0] = False
    watched.deliver(batch)
    assert processed(meter, "delivering") == 2
