"""What every runtime promises: at least once, with deterministic ids, makes exactly one effect."""

import base64
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runtime import crash
from runtime.carrying import Carrier
from runtime.letters import UnknownLetter
from runtime.ports import MissingBlob
from runtime.shapes import Join, Map, Reject
from runtime.stopping import TooManyRejects
from schemas.envelope import Event
from schemas.events import DeadReplayed, DealerRegistered, DeliveryMade, Payload, Rejected, SubscriptionSaved
from schemas.topics import DEAD, Topic
from schemas.upcasts import payload_of
from tests.contract.carriers import Open, until_idle
from tests.laws.small_road import (
    ANSWERED,
    COUNTED,
    FOLDER,
    HEARD,
    KEPT,
    MAPPER,
    WISHES,
    WRITTEN,
    keep_page,
    listed,
    mapped,
    services,
    wish,
    writer,
)


def said(carrier: Carrier, topic: Topic) -> list[Event]:
    return [Event.from_json(stored.raw) for stored in carrier.log.read(topic, limit=10_000)]


def payloads(carrier: Carrier, topic: Topic) -> list[Payload]:
    return [payload_of(event) for event in said(carrier, topic)]


def last(carrier: Carrier, topic: Topic) -> dict[str, Payload]:
    best: dict[str, Event] = {}
    for event in said(carrier, topic):
        if event.key not in best or best[event.key].sequence <= event.sequence:
            best[event.key] = event
    return {key: payload_of(event) for key, event in best.items()}


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "out").iterdir() if not path.name.startswith(".")}


def fed(carrier: Carrier, count: int = 230) -> None:
    carrier.log.append(HEARD, [listed(number) for number in range(count)])
    carrier.log.append(WISHES, [wish("a"), wish("b")])


def test_everything_said_outside_arrives_at_the_other_end_once(carrier: Carrier, tmp_path: Path) -> None:
    fed(carrier)
    until_idle(carrier, services(tmp_path / "out"))
    assert len(said(carrier, KEPT)) == 230
    counted = last(carrier, ANSWERED)
    assert {key: row.name.split()[0] for key, row in counted.items() if isinstance(row, DealerRegistered)} == {
        f"s{i}": "46" for i in range(5)
    }
    assert sorted(files(tmp_path)) == [f"s{i}" for i in range(5)]
    assert all(text.endswith(" a/1 b/1") for text in files(tmp_path).values())
    assert until_idle(carrier, services(tmp_path / "out")) == 0


def test_a_change_beside_is_answered_and_only_differences_are_said(carrier: Carrier, tmp_path: Path) -> None:
    fed(carrier, 10)
    road = services(tmp_path / "out")
    until_idle(carrier, road)
    before = len(said(carrier, ANSWERED))
    carrier.log.append(WISHES, [wish("c")])
    until_idle(carrier, road)
    assert len(said(carrier, ANSWERED)) == before + 5
    carrier.log.append(WISHES, [wish("c", 0)])  # an older word: nothing changes
    until_idle(carrier, road)
    assert len(said(carrier, ANSWERED)) == before + 5


def test_an_answer_that_comes_back_is_heard_again(carrier: Carrier, tmp_path: Path) -> None:
    fed(carrier, 5)
    road = services(tmp_path / "out")
    for event in (wish("c", 1), wish("c", 2, removed=True), wish("c", 1).model_copy(update={"sequence": 3, "id": "again"})):
        carrier.log.append(WISHES, [event])
        until_idle(carrier, road)
    assert all(text.endswith(" a/1 b/1 c/1") for text in files(tmp_path).values())


def test_what_changed_beside_while_the_service_was_down_is_answered_at_start(open_carrier: Open, tmp_path: Path) -> None:
    first = open_carrier(tmp_path)
    fed(first, 5)
    until_idle(first, services(tmp_path / "out"))
    first.log.append(WISHES, [wish("b", 2, removed=True)])
    first.close()
    again = open_carrier(tmp_path)
    until_idle(again, services(tmp_path / "out"))
    assert all(text.endswith(" a/1") for text in files(tmp_path).values())
    again.close()


def test_lag_counts_what_is_unprocessed_and_knows_the_oldest(carrier: Carrier) -> None:
    runner = carrier.runner(MAPPER)
    assert runner.lag() == (0, None)
    carrier.log.append(HEARD, [listed(number) for number in range(70)])
    assert runner.lag() == (70, listed(0).time)
    taken = runner.run_once()  # as many as Kafka gives at once
    (waiting, oldest), last = runner.lag(), listed(50).time
    assert (
        0 < taken <= 50 and waiting == 70 - taken and oldest is not None and oldest <= last
    )  # across partitions the order of taking is Kafka's
    runner.close()  # else its partitions would have to move first
    until_idle(carrier, (MAPPER,))
    assert carrier.runner(MAPPER).lag() == (0, None)


def test_a_refused_event_goes_to_dead_and_the_road_goes_on(carrier: Carrier) -> None:
    bad = listed(1, "bad")
    carrier.log.append(HEARD, [listed(0), bad, listed(2)])
    until_idle(carrier, (MAPPER,))
    assert len(said(carrier, KEPT)) == 2
    (letter,) = payloads(carrier, DEAD)
    assert isinstance(letter, Rejected)
    assert (letter.service, letter.topic, letter.reason, letter.detail) == ("mapper", "heard", "bad title", "1")
    assert base64.b64decode(letter.original) == bad.to_json()
    assert (letter.event_id, letter.event_type, letter.subject) == (bad.id, "NoticeListed", bad.key)


def test_a_type_that_is_not_declared_for_the_topic_goes_to_dead(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(1).model_copy(update={"type": "Gossip"}), wish("a"), listed(2)])
    until_idle(carrier, (MAPPER,))
    assert [letter.reason for letter in payloads(carrier, DEAD) if isinstance(letter, Rejected)] == ["undeclared type"] * 2
    assert len(said(carrier, KEPT)) == 1


def test_twenty_refused_in_a_row_stop_the_service_and_nothing_is_skipped(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(number, "bad") for number in range(20)])
    with pytest.raises(TooManyRejects, match=r"mapper refused 20 of its last 20 events: bad title \(20\)"):
        until_idle(carrier, (MAPPER,))
    assert carrier.runner(MAPPER).lag()[0] == 20
    assert said(carrier, DEAD) == []


def test_too_large_a_share_of_refused_stops_the_service_across_batches_and_restarts(open_carrier: Open, tmp_path: Path) -> None:
    first = open_carrier(tmp_path)
    first.log.append(HEARD, [listed(number, "bad" if number % 3 == 0 else "") for number in range(300)])
    for _ in range(2):
        with pytest.raises(TooManyRejects):
            until_idle(first, (MAPPER,))
        first.close()
        first = open_carrier(tmp_path)
    assert 0 < len(said(first, DEAD)) <= 40
    first.close()


def test_a_broken_step_is_tried_again_and_then_ends_with_nothing_skipped(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(0), listed(1, "broken"), listed(2)])
    with pytest.raises(RuntimeError, match="this step is broken"):
        until_idle(carrier, (MAPPER,))
    assert (carrier.runner(MAPPER).lag()[0], said(carrier, KEPT), said(carrier, DEAD)) == (3, [], [])


def test_a_step_that_recovers_is_as_if_nothing_had_happened(carrier: Carrier) -> None:
    failures = iter([RuntimeError("the disk blinked"), RuntimeError("and again")])

    def shaky(heard, blobs):  # type: ignore[no-untyped-def]
        for failure in failures:
            raise failure
        return keep_page(heard, blobs)

    carrier.log.append(HEARD, [listed(0), listed(1)])
    until_idle(carrier, (replace(MAPPER, step=shaky),))
    assert len(said(carrier, KEPT)) == 2


def test_a_missing_blob_is_a_bad_machine_not_a_bad_event(carrier: Carrier) -> None:
    carrier.log.append(KEPT, mapped(listed(1)))
    with pytest.raises(MissingBlob):
        until_idle(carrier, (FOLDER,))
    assert said(carrier, DEAD) == []


def _mended(heard, blobs):  # type: ignore[no-untyped-def]
    if heard.payload.title != "bad":
        return keep_page(heard, blobs)
    if heard.payload.native_id == "3":
        raise Reject("bad title", "3")
    return keep_page(replace(heard, payload=heard.payload.model_copy(update={"title": "mended"})), blobs)


def test_a_dead_letter_replayed_is_stepped_as_if_it_had_just_been_heard(carrier: Carrier, tmp_path: Path) -> None:
    carrier.log.append(HEARD, [listed(0, "bad"), *(listed(number) for number in range(1, 15))])
    road = services(tmp_path / "out")
    until_idle(carrier, road)
    (letter,) = carrier.dead.all()
    assert not letter.replayed
    assert carrier.dead.replay([letter.id]) == 1
    until_idle(carrier, (replace(MAPPER, step=_mended), *road[1:]))

    assert any(isinstance(payload, DeadReplayed) and payload.rejected_id == letter.id for payload in payloads(carrier, DEAD))
    assert carrier.dead.show(letter.id).replayed
    assert carrier.dead.replay([letter.id]) == 0
    assert len(said(carrier, KEPT)) == 15
    counted = last(carrier, COUNTED)["s0"]
    assert isinstance(counted, DealerRegistered) and counted.name.startswith("3 ")


def test_a_letter_that_is_refused_again_stays(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(3, "bad")])
    until_idle(carrier, (MAPPER,))
    (letter,) = carrier.dead.all()
    carrier.dead.replay([letter.id])
    until_idle(carrier, (replace(MAPPER, step=_mended),))
    assert [(one.id, one.replayed) for one in carrier.dead.all()] == [(letter.id, False)]


def _process(name: str, folder: Path, at: str = "") -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.contract.small_road_process", name, str(folder)]
    return subprocess.Popen(command, cwd=Path(__file__).parents[2], env={**os.environ, crash.ASKED: at})


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["open_carrier"])


def same_end(carrier: Carrier, whole: Carrier, folder: Path, whole_folder: Path) -> None:
    assert {event.id for event in said(carrier, KEPT)} == {event.id for event in said(whole, KEPT)}
    for topic in (COUNTED, ANSWERED):
        assert last(carrier, topic) == last(whole, topic)
    assert len(said(carrier, KEPT)) == len({event.id for event in said(carrier, KEPT)})
    assert files(folder) == files(whole_folder)


@pytest.mark.parametrize("point", [point for point in crash.POINTS if point != "after_ledger"])
def test_a_process_killed_anywhere_in_the_write_path_loses_nothing(open_carrier: Open, name: str, point: str, tmp_path: Path) -> None:
    killed, whole = open_carrier(tmp_path / "killed"), open_carrier(tmp_path / "whole")
    for one in (killed, whole):
        fed(one)
    until_idle(whole, services(tmp_path / "whole" / "out"))
    assert _process(name, tmp_path / "killed", f"{point}:3").wait() == -signal.SIGKILL
    until_idle(killed, services(tmp_path / "killed" / "out"))
    same_end(killed, whole, tmp_path / "killed", tmp_path / "whole")
    killed.close()
    whole.close()


def test_several_processes_on_one_log_make_one_effect(open_carrier: Open, name: str, tmp_path: Path) -> None:
    shared, whole = open_carrier(tmp_path / "shared"), open_carrier(tmp_path / "whole")
    for one in (shared, whole):
        fed(one, 600)
    until_idle(whole, services(tmp_path / "whole" / "out"))
    processes = [_process(name, tmp_path / "shared") for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    until_idle(shared, services(tmp_path / "shared" / "out"))
    same_end(shared, whole, tmp_path / "shared", tmp_path / "whole")
    shared.close()
    whole.close()


def test_a_sink_gets_a_turn_without_events_and_what_it_tells_twice_is_silent(carrier: Carrier, tmp_path: Path) -> None:
    made = DeliveryMade(
        alert_id="x", owner="o", recipient="dealer:o", tender_id="t", channel="file", outcome="delivered",
        message_id="m", at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    turns: list[int] = []

    def deliver(events):  # type: ignore[no-untyped-def]
        turns.append(len(events))
        return [made] if len(turns) <= 2 else []

    until_idle(carrier, (replace(writer(tmp_path / "out"), deliver=deliver),))
    assert turns == [0, 0, 0]
    assert payloads(carrier, WRITTEN) == [made]


def test_what_a_service_says_must_be_declared_for_its_topic(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(1)])
    with pytest.raises(TypeError, match="mapper says NoticeCaptured, but writes written"):
        until_idle(carrier, (replace(MAPPER, writes=WRITTEN),))


def test_an_event_that_a_sink_refuses_goes_to_dead_alone(carrier: Carrier, tmp_path: Path) -> None:
    fed(carrier, 10)
    delivered: list[str] = []

    def deliver(events):  # type: ignore[no-untyped-def]
        if any(heard.event.key == "s3" for heard in events):
            raise Reject("not wanted", "s3")
        delivered.extend(heard.event.key for heard in events)
        return ()

    until_idle(carrier, (*services(tmp_path / "out")[:3], replace(writer(tmp_path / "out"), deliver=deliver)))
    letters = [letter for letter in payloads(carrier, DEAD) if isinstance(letter, Rejected)]
    assert {(letter.service, letter.subject) for letter in letters} == {("writer", "s3")}
    assert set(delivered) == {"s0", "s1", "s2", "s4"}


def test_a_bad_event_beside_goes_to_dead_and_once_mended_is_answered_by(carrier: Carrier, tmp_path: Path) -> None:
    fed(carrier, 5)
    carrier.log.append(WISHES, [wish("a", 2, removed=True)])
    mapper, folder, joiner, sink = services(tmp_path / "out")
    assert isinstance(joiner, Join)
    older = replace(joiner, beside=(replace(WISHES, types=(SubscriptionSaved,)),))  # knows no removals yet
    until_idle(carrier, (mapper, folder, older, sink))
    (letter,) = carrier.dead.all()
    assert (letter.rejected.service, letter.rejected.topic, letter.rejected.reason) == ("joiner", "wishes", "undeclared type")
    assert all(text.endswith(" a/1 b/1") for text in files(tmp_path).values())

    carrier.dead.replay([letter.id])
    until_idle(carrier, (mapper, folder, joiner, sink))
    assert carrier.dead.show(letter.id).replayed
    assert all(text.endswith(" b/1") and "a/1" not in text for text in files(tmp_path).values())


def test_an_unknown_letter_is_told_and_nothing_is_marked(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(3, "bad")])
    until_idle(carrier, (MAPPER,))
    with pytest.raises(UnknownLetter, match="chebiao dead list"):
        carrier.dead.replay([carrier.dead.all()[0].id, "nobody"])
    assert until_idle(carrier, (MAPPER,)) == 0


def test_a_map_is_a_map_whatever_it_reads(carrier: Carrier) -> None:
    both = Map("both", (HEARD, WISHES), KEPT, lambda heard, blobs: ())
    fed(carrier, 60)
    assert until_idle(carrier, (both,)) == 62
    assert carrier.runner(both).lag() == (0, None)
