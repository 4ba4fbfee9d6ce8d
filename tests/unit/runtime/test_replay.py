"""Making everything again: in place, and as a generation beside."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runtime.embedded import replay
from runtime.embedded.carrier import EmbeddedCarrier
from runtime.road import Road
from runtime.shapes import Beside, Blobs, Heard, Join, Output, Service, Sink
from runtime.stopping import Stopped
from schemas.documents import TenderDocument
from schemas.envelope import Event
from schemas.events import DealerRegistered, DeliveryMade, Payload
from schemas.topics import Topic
from tests.laws.small_road import ANSWERED, HEARD, KEPT, MAPPER, START, WISHES, always, listed, services, touches, wish

TOLD = Topic("told", "teller", (DeliveryMade,), "source")
SHOUTED: list[str] = []


def tell(beside: Beside, heard: Heard, said: Sequence[Payload], blobs: Blobs) -> Iterator[Output]:
    """A Join whose words people hear: each new state of a source is told."""
    assert isinstance(heard.payload, DealerRegistered)
    what = f"{heard.payload.dealer_id} {heard.payload.name}"
    yield DeliveryMade(
        alert_id="everyone", owner="o", recipient="o", tender_id=what, channel="x", outcome="delivered",
        message_id=" ".join(heard.payload.territories), at=START,
    )  # fmt: skip


TELLER = Join("teller", (ANSWERED,), (WISHES,), TOLD, tell, always, touches)


def shout(events: Sequence[Heard]) -> Iterator[Output]:
    """A Sink to people."""
    SHOUTED.extend(heard.event.id for heard in events)
    return iter(())


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[EmbeddedCarrier]:
    SHOUTED.clear()
    opened = EmbeddedCarrier.open(tmp_path / "data", "live", 0, 0)
    opened.log.append(HEARD, [listed(number) for number in range(40)])
    opened.log.append(WISHES, [wish("a")])
    yield opened
    opened.close()


def indexing(carrier: EmbeddedCarrier, index: Any) -> Sink:
    """A Sink that keeps each source's latest state in the generation's search index."""

    def deliver(events: Sequence[Heard]) -> Iterator[Output]:
        latest = {heard.event.key: heard for heard in sorted(events, key=lambda heard: heard.event.sequence)}
        index.write([document(heard) for heard in latest.values()])
        return iter(())

    return Sink("indexer", (ANSWERED,), None, deliver)


def document(heard: Heard) -> TenderDocument:
    assert isinstance(heard.payload, DealerRegistered)
    name = heard.payload.name
    return TenderDocument(tender_id=heard.event.key, version=heard.event.sequence, text=name, body=heard.payload.model_dump(mode="json"))


def road(carrier: EmbeddedCarrier, folder: Path, index: Any) -> tuple[Service, ...]:
    return (*services(folder)[:3], indexing(carrier, index), TELLER, Sink("shouter", (TOLD,), TOLD_BACK, shout))


TOLD_BACK = Topic("told_back", "shouter", (DeliveryMade,), "alert id")


def raw(carrier: EmbeddedCarrier, topic: Topic) -> list[bytes]:
    return [stored.raw for stored in carrier.log.read_all(topic)]


def test_a_rebuild_in_place_gives_the_same_documents_and_tells_nobody_anything(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    index = carrier.index()
    all_services = road(carrier, tmp_path, index)
    Road(carrier, all_services).run_until_idle()
    carrier.log.append(WISHES, [wish("b")])
    carrier.log.append(HEARD, [listed(number) for number in range(40, 50)])
    Road(carrier, all_services).run_until_idle()
    documents = [one.model_dump_json() for one in index.documents()]
    answered, told, shouted = raw(carrier, ANSWERED), raw(carrier, TOLD), list(SHOUTED)
    assert len(documents) == 5 and told and shouted

    assert replay.rebuild(carrier, all_services, index) > 50
    assert [one.model_dump_json() for one in index.documents()] == documents
    assert (raw(carrier, ANSWERED), raw(carrier, TOLD), SHOUTED) == (answered, told, shouted)
    index.close()


def louder(heard: Heard, blobs: Blobs) -> Iterator[Output]:
    """Changed rules: titles are read otherwise."""
    for output in MAPPER.step(heard, blobs):
        yield output.model_copy(update={"title": "！"}) if isinstance(output, Payload) else output


def test_a_new_generation_stands_beside_the_old_one_until_applied(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    old_index = carrier.index()
    old_services = road(carrier, tmp_path, old_index)
    Road(carrier, old_services).run_until_idle()
    old, told = raw(carrier, KEPT), raw(carrier, TOLD)

    def changed(new: EmbeddedCarrier) -> tuple[Service, ...]:
        return (replace(MAPPER, step=louder), *road(new, tmp_path, new_index)[1:])

    new_index = carrier.at(2).index()
    new = replay.replay(carrier, changed)
    assert (replay.generations(carrier), replay.current(carrier), new.generation) == ([1, 2], 1, 2)
    assert raw(carrier, KEPT) == old
    assert all("！" in Event.from_json(one).data["title"] for one in raw(new, KEPT))
    assert len(list(new_index.documents())) == 5

    running = carrier.runner(MAPPER)
    replay.apply(carrier, changed(new), 2)
    assert replay.current(carrier) == 2
    carrier.log.append(HEARD, [listed(100)])
    with pytest.raises(Stopped, match="Start it again"):
        running.run_once()
    assert raw(carrier, TOLD) == told  # what the rules changed is not told

    Road(new, changed(new)).run_until_idle()
    assert len(raw(new, KEPT)) == 41
    assert len(raw(new, TOLD)) == len(told) + 1  # what happened since is
    replay.drop(new, 1)
    assert (replay.generations(new), raw(carrier, KEPT)) == ([2], [])
    for index in (old_index, new_index):
        index.close()


def test_what_people_see_is_not_dropped(carrier: EmbeddedCarrier) -> None:
    with pytest.raises(replay.NotReady, match="is what people see"):
        replay.drop(carrier, 1)


def test_a_generation_that_lags_is_not_applied(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    new = replay.replay(carrier, lambda new: (MAPPER,))
    carrier.log.append(HEARD, [listed(100)])
    with pytest.raises(replay.NotReady, match="mapper has 1 events to take in generation 2"):
        replay.apply(carrier, (MAPPER,), new.generation)


def test_a_letter_once_taken_that_a_rebuild_refuses_again_is_a_letter_again(carrier: EmbeddedCarrier) -> None:
    carrier.log.append(HEARD, [listed(50, "bad")])
    Road(carrier, (MAPPER,)).run_until_idle()
    (letter,) = carrier.dead.all()
    carrier.dead.replay([letter.id])
    Road(carrier, (replace(MAPPER, step=lambda heard, blobs: ()),)).run_until_idle()
    assert [one.replayed for one in carrier.dead.all()] == [True]

    for _ in range(2):
        replay.forget(carrier, (MAPPER,))
        Road(carrier, (MAPPER,)).run_until_idle()
        assert [one.replayed for one in carrier.dead.all()] == [True, False]


def test_a_service_that_people_hear_tells_nothing_again_when_it_lost_its_memory(carrier: EmbeddedCarrier, tmp_path: Path) -> None:
    road = (*services(tmp_path)[:3], TELLER)
    for event in (wish("b"), wish("b", 2, removed=True), wish("c")):
        Road(carrier, road).run_until_idle()
        carrier.log.append(WISHES, [event])
    Road(carrier, road).run_until_idle()
    told = raw(carrier, TOLD)
    replay.forget(carrier, [TELLER])
    assert Road(carrier, road).run_until_idle() > 0
    assert raw(carrier, TOLD) == told
