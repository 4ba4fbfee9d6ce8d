"""What every log promises."""

import subprocess
import sys
from pathlib import Path

import pytest

from runtime.carrying import Carrier
from runtime.ports import Stored
from schemas.envelope import Event
from schemas.topics import Topic
from tests.contract.carriers import Open
from tests.laws.small_road import HEARD, KEPT, WISHES, listed, mapped, wish


def everything(carrier: Carrier, topic: Topic = HEARD) -> list[Stored]:
    found: list[Stored] = []
    while part := carrier.log.read(topic, found[-1].position if found else 0, limit=7):
        found += part
    return found


def test_events_of_a_topic_of_one_partition_come_back_in_the_order_they_were_appended_byte_for_byte(carrier: Carrier) -> None:
    events = [wish(f"{number % 7}", number) for number in range(20)]
    assert carrier.log.append(WISHES, events[:15]) == 15
    assert carrier.log.append(WISHES, events[15:]) == 5
    assert [stored.raw for stored in everything(carrier, WISHES)] == [event.to_json() for event in events]


def test_events_of_a_key_come_back_in_the_order_they_were_appended(carrier: Carrier) -> None:
    events = [listed(number % 4, f"第{number}次").model_copy(update={"id": str(number)}) for number in range(20)]
    carrier.log.append(HEARD, events)
    for key in {event.key for event in events}:
        came = [event.id for event in map(Event.from_json, (stored.raw for stored in everything(carrier))) if event.key == key]
        assert came == [event.id for event in events if event.key == key]


def test_positions_grow_and_reading_goes_on_after_one(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(number) for number in range(10)])
    positions = [stored.position for stored in carrier.log.read(HEARD)]
    assert positions == sorted(set(positions)) and positions[0] > 0
    assert [stored.position for stored in carrier.log.read(HEARD, positions[4], limit=3)] == positions[5:8]
    assert carrier.log.read(HEARD, positions[-1]) == []


def test_the_end_is_the_last_position_and_0_when_empty(carrier: Carrier) -> None:
    assert carrier.log.end(HEARD) == 0
    carrier.log.append(HEARD, [listed(1), listed(2)])
    assert carrier.log.end(HEARD) == carrier.log.read(HEARD)[-1].position


def test_saying_the_same_again_is_silent(carrier: Carrier) -> None:
    assert carrier.log.append(HEARD, [listed(1), listed(1), listed(2)]) == 2
    assert carrier.log.append(HEARD, [listed(2), listed(3)]) in (1, 2)  # Kafka cannot tell what it has; its readers can
    assert len(everything(carrier)) == 3


def test_topics_do_not_see_each_other(carrier: Carrier) -> None:
    carrier.log.append(HEARD, [listed(1)])
    carrier.log.append(KEPT, mapped(listed(1)))
    assert len(carrier.log.read(HEARD)) == len(carrier.log.read(KEPT)) == 1


def test_what_was_appended_is_there_after_opening_again(open_carrier: Open, tmp_path: Path) -> None:
    first = open_carrier(tmp_path)
    first.log.append(HEARD, [listed(1)])
    first.close()
    again = open_carrier(tmp_path)
    assert [stored.raw for stored in again.log.read(HEARD)] == [listed(1).to_json()]
    again.close()


APPENDER = """
import sys
from pathlib import Path
from tests.contract.carriers import CARRIERS
from tests.laws.small_road import HEARD, listed
carrier = CARRIERS[sys.argv[1]](Path(sys.argv[2]))
for number in range(int(sys.argv[3]), int(sys.argv[3]) + 200):
    carrier.log.append(HEARD, [listed(number)])
"""


def test_a_reader_that_follows_several_writing_processes_misses_nothing(
    carrier: Carrier, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    name = request.node.callspec.params["open_carrier"]
    writers = [
        subprocess.Popen([sys.executable, "-c", APPENDER, name, str(tmp_path), str(start)], cwd=Path(__file__).parents[2])
        for start in (0, 100, 1000)
    ]
    followed: list[Stored] = []
    while any(writer.poll() is None for writer in writers):
        followed += carrier.log.read(HEARD, followed[-1].position if followed else 0)
    followed += carrier.log.read(HEARD, followed[-1].position if followed else 0)
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert followed == everything(carrier)
    assert len({stored.raw for stored in followed}) == len(followed) == 500  # 0–299 and 1000–1199; 100–199 were said twice
