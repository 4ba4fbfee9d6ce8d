"""The law of ids: saying the same again is silent, saying something else is heard."""

from pathlib import Path

import pytest

from runtime.embedded.replay import forget
from runtime.shapes import Fold, Join, Map
from schemas.envelope import event_id
from tests.laws.cases import Case, cases
from tests.laws.stores import opened, put, run, run_case, said


@pytest.mark.parametrize("case", cases(Map, Fold), ids=lambda case: case.name)
def test_an_id_comes_from_cause_type_key_and_payload(case: Case, tmp_path: Path) -> None:
    carrier = run_case(case, tmp_path)
    events = said(carrier, case.service(tmp_path / "side").writes)
    assert events
    assert all(event.id == event_id(event.cause, event.type, event.key, event.data) for event in events)
    carrier.close()


@pytest.mark.parametrize("case", cases(Map, Fold, Join), ids=lambda case: case.name)
def test_two_stores_that_heard_the_same_hold_the_same_bytes(case: Case, tmp_path: Path) -> None:
    one, other = run_case(case, tmp_path / "one"), run_case(case, tmp_path / "other")
    topic = case.service(tmp_path / "side").writes
    assert topic is not None
    assert [stored.raw for stored in one.log.read_all(topic)] == [stored.raw for stored in other.log.read_all(topic)]
    one.close()
    other.close()


@pytest.mark.parametrize("case", cases(Map, Fold, Join), ids=lambda case: case.name)
def test_hearing_the_log_again_from_the_start_says_nothing_new(case: Case, tmp_path: Path) -> None:
    carrier, service = run_case(case, tmp_path), case.service(tmp_path / "side")
    before = said(carrier, service.writes)
    forget(carrier, [service])
    assert run(carrier, service) > 0
    assert said(carrier, service.writes) == before
    carrier.close()


@pytest.mark.parametrize("case", cases(Map, Fold, Join), ids=lambda case: case.name)
def test_a_service_that_heard_piece_by_piece_says_nothing_new_when_it_hears_all_again(case: Case, tmp_path: Path) -> None:
    carrier, service = opened(tmp_path, batch=3), case.service(tmp_path / "side")
    put(carrier, (), case.blobs())
    for one in case.events():  # what stands beside changes meanwhile
        put(carrier, [one])
        run(carrier, service)
    before = said(carrier, service.writes)
    forget(carrier, [service])
    assert run(carrier, service) > 0
    assert said(carrier, service.writes) == before
    carrier.close()
