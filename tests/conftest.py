"""What every suite may ask for."""

import os
import signal

import hypothesis
import pytest

pytest_plugins = ["tests.given.servers", "tests.given.lanes"]
KAFKA = "CHEBIAO_TEST_KAFKA"


def pytest_configure() -> None:
    """Properties have no deadline of their own, nor need be drawn soon: a busy machine breaks none, and what must be quick has its own tests.

    Tests send Ctrl-C to what they start; a shell that runs them in the background has told children to ignore it.
    """
    hypothesis.settings.register_profile("unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
    hypothesis.settings.load_profile("unhurried")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def kafka(request: pytest.FixtureRequest) -> str:
    """Address of the run's Kafka, told to the processes that tests start too. Set CHEBIAO_TEST_KAFKA to use one that runs."""
    if KAFKA not in os.environ:
        os.environ[KAFKA] = request.getfixturevalue("kafka_server").address
    return os.environ[KAFKA]
