"""The laws on real Kafka: every service says there what it says on one machine, and refuses, stops and falls silent as there."""

import base64
from pathlib import Path

import pytest

from runtime.cluster.carrier import ClusterCarrier
from runtime.shapes import Fold, Join, Map, Service, Sink
from runtime.stopping import UpgradeFirst
from schemas.envelope import Event, event_id
from schemas.events import Rejected
from schemas.topics import DEAD, Topic
from schemas.upcasts import payload_of
from tests.contract.carriers import cluster
from tests.laws.cases import Case, cases
from tests.laws.stores import last_words, put, run, run_case, said

pytestmark = pytest.mark.servers
ALL = pytest.mark.parametrize("case", cases(Map, Fold, Join, Sink), ids=lambda case: case.name)
JUNK = b"\x00 this is no event"


def topics(service: Service) -> tuple[Topic, ...]:
    beside = service.beside if isinstance(service, Join) else ()
    return (*service.reads, *beside, *((service.writes,) if service.writes else ()))


def opened(case: Case, service: Service, folder: Path) -> ClusterCarrier:
    """A carrier on which everything that the case's service hears was said, and once something that is no event."""
    carrier = cluster(folder, batch=7, topics=topics(service))
    put(carrier, case.events(), case.blobs())
    carrier.brokers.send(carrier.names.topic(service.reads[0]), [(b"junk", JUNK)])
    return carrier


@ALL
def test_a_service_ends_as_on_one_machine_and_then_falls_silent(kafka: str, case: Case, tmp_path: Path) -> None:
    service = case.service(tmp_path / "side")
    carrier, whole = opened(case, service, tmp_path), run_case(case, tmp_path / "whole")
    run(carrier, service)
    assert last_words(carrier, service.writes) == last_words(whole, service.writes)
    assert case.state(tmp_path / "side") == case.state(tmp_path / "whole" / "side")
    if isinstance(service, Map | Fold):
        assert all(event.id == event_id(event.cause, event.type, event.key, event.data) for event in said(carrier, service.writes))
    (letter,) = [payload_of(Event.from_json(stored.raw)) for stored in carrier.log.read(DEAD)]
    assert isinstance(letter, Rejected)
    assert (letter.service, letter.topic, letter.reason, base64.b64decode(letter.original)) == (
        service.name, service.reads[0].name, "undecodable", JUNK,
    )  # fmt: skip
    before = said(carrier, service.writes)
    assert run(carrier, service) == 0
    assert said(carrier, service.writes) == before
    carrier.close()
    whole.close()


@ALL
def test_an_event_of_a_newer_version_stops_the_service_behind_what_it_knows(kafka: str, case: Case, tmp_path: Path) -> None:
    service = case.service(tmp_path / "side")
    carrier = opened(case, service, tmp_path)
    topic, known = next((topic, event) for topic, event in case.events() if topic in service.reads)
    newer = known.model_copy(update={"version": 99, "id": "newer"})
    put(carrier, [(topic, newer)])
    for _ in range(2):
        with pytest.raises(UpgradeFirst, match="upgrade this service first"):
            run(carrier, service)
    assert carrier.runner(service).lag()[0] >= 1
    assert [letter for letter in said(carrier, DEAD) if letter.data["reason"] != "undecodable"] == []
    carrier.close()
