"""Poison on a Faust worker and real Kafka: set aside whole, replayed once mended; what sets too much aside, or meets the future, stops."""

import base64
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.cluster.carrier import ClusterCarrier
from runtime.stopping import TooManyRejects, UpgradeFirst
from schemas.envelope import Event
from schemas.topics import DEAD
from tests.contract.carriers import cluster
from tests.contract.small_road_worker import SLOW
from tests.contract.test_runtime import said
from tests.contract.test_worker import started, wait
from tests.laws.small_road import HEARD, KEPT, MAPPER, listed, wish

pytestmark = pytest.mark.servers
JUNK = b"\xff\xfe these bytes say nothing"


@pytest.fixture
def carrier(kafka: str, tmp_path: Path) -> Iterator[ClusterCarrier]:
    made = cluster(tmp_path)
    yield made
    made.close()


def ended(process: "subprocess.Popen[bytes]") -> None:
    """SIGTERM, and its end in order."""
    process.terminate()
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0, told


def test_what_cannot_be_taken_is_set_aside_with_bytes_and_place_and_is_taken_once_mended(carrier: ClusterCarrier, tmp_path: Path) -> None:
    bad, stranger = listed(1, "bad"), wish("a")
    carrier.log.append(HEARD, [listed(0), bad, stranger, listed(2)])
    carrier.brokers.send(carrier.names.topic(HEARD), [(b"junk", JUNK)], partition=2)
    worker = started("mapper", tmp_path)
    wait(lambda: len(carrier.dead.all()) == 3 and carrier.runner(MAPPER).lag()[0] == 0)
    ended(worker)
    letters = {letter.rejected.reason: letter for letter in carrier.dead.all()}
    assert {reason: base64.b64decode(one.rejected.original) for reason, one in letters.items()} == {
        "bad title": bad.to_json(), "undeclared type": stranger.to_json(), "undecodable": JUNK,
    }  # fmt: skip
    stands = {bytes(one.value): (one.partition, one.offset + 1) for one in records(carrier)}
    for letter in letters.values():
        refused = letter.rejected
        assert (refused.service, refused.topic) == ("mapper", "heard")
        assert (refused.partition, refused.position) == stands[base64.b64decode(refused.original)]
    assert len(said(carrier, KEPT)) == 2

    assert carrier.dead.replay([letter.id for letter in letters.values()]) == 3
    worker = started("mended", tmp_path)
    wait(lambda: sum(letter.replayed for letter in carrier.dead.all()) == 2 and carrier.runner(MAPPER).lag()[0] == 0)
    ended(worker)
    assert {letter.rejected.reason for letter in carrier.dead.all() if not letter.replayed} == {"undecodable"}
    assert {event.data["title"] for event in said(carrier, KEPT)} == {"第0号公告", "mended", "第2号公告"}


def records(carrier: ClusterCarrier) -> list[object]:
    return carrier.brokers.read({}, carrier.brokers.ends([carrier.names.topic(HEARD)]))


def stops(folder: Path) -> tuple[int, str]:
    """A worker's exit code and what it said."""
    process = started("mapper", folder, together=True)
    told, _ = process.communicate(timeout=120)
    return process.returncode, told.decode()


def test_a_bad_deployment_stops_at_its_limit_and_skips_nothing(carrier: ClusterCarrier, tmp_path: Path) -> None:
    carrier.log.append(HEARD, [listed(number, "bad") for number in range(100)])
    code, told = stops(tmp_path)
    assert code == TooManyRejects.exit_code and "mapper refused" in told and "bad title" in told
    assert carrier.runner(MAPPER).lag()[0] == 100 and said(carrier, DEAD) == []


def test_a_step_that_breaks_ends_the_process_and_skips_nothing(carrier: ClusterCarrier, tmp_path: Path) -> None:
    carrier.log.append(HEARD, [listed(0), listed(1, "broken"), listed(2)])
    code, told = stops(tmp_path)
    assert code == 70 and "this step is broken" in told
    assert carrier.runner(MAPPER).lag()[0] >= 1 and said(carrier, DEAD) == []
    assert len(said(carrier, KEPT)) < 3


def test_an_older_worker_that_meets_a_newer_event_takes_what_stands_before_it_stops_and_says_so(
    carrier: ClusterCarrier, tmp_path: Path
) -> None:
    known = listed(0)
    newer = known.model_copy(update={"version": 99, "id": "newer"})
    carrier.log.append(HEARD, [known, newer])  # of one key: in one partition
    code, told = stops(tmp_path)
    assert code == UpgradeFirst.exit_code and "upgrade this service first" in told and "NoticeListed" in told
    assert (carrier.runner(MAPPER).lag()[0], len(said(carrier, KEPT)), said(carrier, DEAD)) == (1, 1, [])


def test_a_worker_told_to_stop_leaves_soon_however_much_it_has_in_hand(carrier: ClusterCarrier, tmp_path: Path) -> None:
    count = 1200
    carrier.log.append(HEARD, [listed(number) for number in range(count)])
    worker = started("slow", tmp_path)
    wait(lambda: carrier.runner(MAPPER).lag()[0] < count)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=500 * SLOW)
    assert worker.returncode == 0
    events: list[Event] = said(carrier, KEPT)
    assert 0 < len(events) == count - carrier.runner(MAPPER).lag()[0], "what was written is acknowledged, and nothing else"
