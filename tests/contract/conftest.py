"""Each carrier in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.carrying import Carrier
from tests.contract.carriers import CARRIERS, Open


@pytest.fixture(params=[pytest.param(name, marks=[pytest.mark.servers] if name == "cluster" else []) for name in sorted(CARRIERS)])
def open_carrier(request: pytest.FixtureRequest) -> Open:
    """Opens a carrier on a folder."""
    if request.param == "cluster":
        request.getfixturevalue("kafka")
    return CARRIERS[request.param]


@pytest.fixture
def carrier(open_carrier: Open, tmp_path: Path) -> Iterator[Carrier]:
    """A fresh carrier."""
    opened = open_carrier(tmp_path)
    yield opened
    opened.close()
