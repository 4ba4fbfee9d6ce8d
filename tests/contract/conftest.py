"""Each carrier in turn."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.carrying import Carrier
from tests.contract.carriers import CARRIERS, KAFKA, Open


@pytest.fixture(params=[pytest.param(name, marks=[pytest.mark.servers] if name == "cluster" else []) for name in sorted(CARRIERS)])
def open_carrier(request: pytest.FixtureRequest) -> Open:
    """Opens a carrier on a folder."""
    if request.param == "cluster" and KAFKA not in os.environ:
        os.environ[KAFKA] = request.getfixturevalue("kafka_server").address
    return CARRIERS[request.param]


@pytest.fixture
def carrier(open_carrier: Open, tmp_path: Path) -> Iterator[Carrier]:
    """A fresh carrier."""
    opened = open_carrier(tmp_path)
    yield opened
    opened.close()
