"""The law of refusing: a bad event goes to `dead` and the road goes on; a bad machine stops, and skips nothing."""

import base64
from pathlib import Path

import pytest

from runtime.embedded.log import pack
from runtime.shapes import Fold, Join, Map, Sink
from runtime.stopping import UpgradeFirst
from schemas.events import Rejected
from schemas.upcasts import payload_of
from tests.laws.cases import Case, cases
from tests.laws.stores import dead, last_words, opened, put, run, run_case

ALL = pytest.mark.parametrize("case", cases(Map, Fold, Join, Sink), ids=lambda case: case.name)


@ALL
def test_bytes_that_are_no_event_go_to_dead_whole_and_the_rest_is_taken(case: Case, tmp_path: Path) -> None:
    carrier, service = opened(tmp_path), case.service(tmp_path / "side")
    junk = b"\x00 this is no event"
    carrier.store.database.connection().execute(
        "INSERT INTO events (topic, id, body) VALUES (?, 'junk', ?)", (carrier.log.physical(service.reads[0]), pack(junk))
    )
    put(carrier, case.events(), case.blobs())
    run(carrier, service)

    whole = run_case(case, tmp_path / "whole")
    assert last_words(carrier, service.writes) == last_words(whole, service.writes)
    (letter,) = dead(carrier)
    rejected = payload_of(letter)
    assert isinstance(rejected, Rejected)
    assert (rejected.service, rejected.reason) == (service.name, "undecodable")
    assert base64.b64decode(rejected.original) == junk
    carrier.close()
    whole.close()


@ALL
def test_an_event_of_a_newer_version_stops_the_service_behind_what_it_knows(case: Case, tmp_path: Path) -> None:
    carrier, service = opened(tmp_path), case.service(tmp_path / "side")
    given = [(topic, event) for topic, event in case.events() if topic in service.reads]
    put(carrier, case.events(), case.blobs())
    newer = given[0][1].model_copy(update={"version": 99, "id": "newer"})
    put(carrier, [(given[0][0], newer)])
    with pytest.raises(UpgradeFirst, match="upgrade this service first"):
        run(carrier, service)
    waiting, oldest = carrier.runner(service).lag()
    assert (waiting, oldest) == (1, newer.time)
    assert dead(carrier) == []
    carrier.close()
