"""The law of Joins: the answer depends on data, never on which side came first; only differences are said."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.shapes import Join
from tests.laws.cases import Case, cases
from tests.laws.stores import last_words, opened, put, run, run_case, said


@pytest.mark.parametrize("case", cases(Join), ids=lambda case: case.name)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_either_side_may_come_first_and_the_service_may_run_at_any_time(case: Case, data: st.DataObject) -> None:
    straight = case.events()
    shuffled = data.draw(st.permutations(straight))
    stops = data.draw(st.sets(st.integers(0, len(straight)), max_size=4))
    with tempfile.TemporaryDirectory() as folder:
        whole = run_case(case, Path(folder) / "whole")
        parts = opened(Path(folder) / "parts")
        put(parts, (), case.blobs())
        service = case.service(Path(folder) / "side")
        for place, one in enumerate(shuffled):
            put(parts, [one])
            if place in stops:
                run(parts, service)
        run(parts, service)
        assert last_words(parts, service.writes) == last_words(whole, service.writes)
        parts.close()
        whole.close()


@pytest.mark.parametrize("case", cases(Join), ids=lambda case: case.name)
def test_a_restart_without_news_says_nothing(case: Case, tmp_path: Path) -> None:
    carrier, service = run_case(case, tmp_path), case.service(tmp_path / "side")
    before = said(carrier, service.writes)
    assert run(carrier, service) == 0
    assert said(carrier, service.writes) == before
    carrier.close()
