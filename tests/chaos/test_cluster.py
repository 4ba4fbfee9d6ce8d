"""The cluster under kill -9: a short run of `make chaos`."""

import pytest

from bench.chaos import run

pytestmark = [pytest.mark.servers, pytest.mark.timeout(1500)]


def test_kills_of_workers_broker_and_index_lose_and_change_nothing(kafka_server: object) -> None:
    """`kafka_server` is asked for so that where servers cannot be had this is skipped; the run has its own, to kill."""
    result = run(notices=500, kills=3, seed=3)
    assert result.differs == {}
    assert sum(result.kills.values()) == 3
