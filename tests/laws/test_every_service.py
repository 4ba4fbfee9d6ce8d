"""Every service of the real road goes through the laws of its shape."""

import importlib.util

from tests.laws.cases import given, pipeline_services


def test_every_service_of_the_pipeline_has_examples_for_its_laws() -> None:
    missing = [given(service) for service in pipeline_services() if importlib.util.find_spec(given(service)) is None]
    assert missing == [], "write these modules, each with `case() -> Case` (see tests/laws/cases.py)"
