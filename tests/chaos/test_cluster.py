"""The cluster under kill -9 and without its broker: short runs of `make chaos`."""

import pytest

from bench import outage
from bench.chaos import run

pytestmark = [pytest.mark.servers, pytest.mark.timeout(1500)]


def test_kills_of_workers_broker_and_index_lose_and_change_nothing(kafka_server: object) -> None:
    """`kafka_server` is asked for so that where servers cannot be had this is skipped; the run has its own, to kill."""
    result = run(notices=500, kills=3, seed=3)
    assert result.differs == {}
    assert sum(result.kills.values()) == 3


def test_a_crawl_goes_on_while_kafka_is_away_and_nothing_is_lost(kafka_server: object) -> None:
    result = outage.run(seconds=8)
    assert result.appeared > 5 and result.collected >= result.appeared
    assert (result.lost, result.doubled) == (0, 0)
