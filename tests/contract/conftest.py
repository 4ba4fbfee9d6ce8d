"""Each carrier in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.embedded.carrier import EmbeddedCarrier
from tests.contract.carriers import CARRIERS, Open


@pytest.fixture(params=sorted(CARRIERS))
def open_carrier(request: pytest.FixtureRequest) -> Open:
    """Opens a carrier on a folder."""
    return CARRIERS[request.param]


@pytest.fixture
def carrier(open_carrier: Open, tmp_path: Path) -> Iterator[EmbeddedCarrier]:
    """A fresh carrier."""
    opened = open_carrier(tmp_path)
    yield opened
    opened.close()
