"""What every suite may ask for."""

import os

import pytest

pytest_plugins = ["tests.given.servers"]
KAFKA = "CHEBIAO_TEST_KAFKA"


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest) -> str:
    """Address of the run's Kafka, told to the processes that tests start too. Set CHEBIAO_TEST_KAFKA to use one that runs."""
    if KAFKA not in os.environ:
        os.environ[KAFKA] = request.getfixturevalue("kafka_server").address
    return os.environ[KAFKA]
