"""Real servers for a session, each started when the first test asks; where they cannot be had, the end says what did not run."""

import os
from collections.abc import Callable, Iterator
from typing import NoReturn, TypeVar

import pytest

from deploy.local.bundles import Bundle, ServersMissing
from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.kafka import LocalKafka
from deploy.local.process import LocalServer
from deploy.local.s3 import LocalS3

NOT_HAD = "servers cannot be had: "
FIXTURES = ("kafka_server", "elasticsearch_server", "s3_server")
S = TypeVar("S", bound=LocalServer)


@pytest.fixture(scope="session")
def kafka_server() -> Iterator[LocalKafka]:
    """A Kafka without security that all suites share: make topics of your own. Who kills it starts it again."""
    yield from started(LocalKafka.new)


@pytest.fixture(scope="session")
def elasticsearch_server() -> Iterator[LocalElasticsearch]:
    """An Elasticsearch without security that all suites share: make indexes of your own. Who kills it starts it again."""
    yield from started(LocalElasticsearch.new)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[LocalS3]:
    """An S3 endpoint that all suites share: use a prefix of your own."""
    yield from started(LocalS3.new)


def started(new: Callable[[], S]) -> Iterator[S]:
    """For fixtures: a server that is up, ended afterwards. Where none can be had: a skip, in CI a failure."""
    try:
        server = new()
    except ServersMissing as error:
        _not_had(error)
    with server:
        yield server


def needed(*bundles: Bundle) -> None:
    """For tests whose servers are started by what they test: a skip where they cannot be had, in CI a failure."""
    try:
        for bundle in bundles:
            bundle.home()
    except ServersMissing as error:
        _not_had(error)


def _not_had(error: ServersMissing) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{NOT_HAD}{error}", pytrace=False)
    pytest.skip(f"{NOT_HAD}{error}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever names a server's fixture bears the mark; parameters that get one by name are marked where they stand."""
    for item in items:
        if not set(FIXTURES).isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.servers)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Which suites did not run, and what to install."""
    reports = [report for report in terminalreporter.stats.get("skipped", []) if NOT_HAD in str(report.longrepr)]
    if not reports:
        return
    why = sorted({str(report.longrepr[2]).split(NOT_HAD)[1] for report in reports})
    terminalreporter.section("不完整：没有服务器的测试未运行 / incomplete: suites that need servers did not run")
    for suite in sorted({report.nodeid.split("::")[0] for report in reports}):
        terminalreporter.line(f"  {suite}")
    for line in why:
        terminalreporter.line(line)
    terminalreporter.line(
        "需要 Maven（apt-get install maven）和网络 / needed: Maven (apt-get install maven) and a network; then `make servers`"
    )
