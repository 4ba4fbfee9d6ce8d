"""What is said stays what was said: schemas by snapshot, an example of each version, old ones lifted."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docs.build import ROOT, events, settings, snapshot, snapshot_path
from schemas.envelope import Event
from schemas.events import TYPES
from schemas.topics import TOPICS
from schemas.upcasts import TooNew, Undeclared, payload_of

EXAMPLES = ROOT / "schemas" / "examples"
MEND = "raise VERSION and add an upcast if readers of the old form would err, then run `python -m docs.build`"


@pytest.mark.parametrize("name", TYPES)
def test_an_events_schema_is_the_one_that_was_agreed(name: str) -> None:
    assert snapshot_path(TYPES[name]).read_text(encoding="utf-8") == snapshot(TYPES[name]), MEND


@pytest.mark.parametrize("name", TYPES)
def test_every_version_of_every_event_has_an_example(name: str) -> None:
    assert all((EXAMPLES / f"{name}.v{version}.json").exists() for version in range(1, TYPES[name].VERSION + 1))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_example_is_read_today(path: Path) -> None:
    name, _, version = path.stem.partition(".v")
    data = json.loads(path.read_text(encoding="utf-8"))
    event = Event(id="x", type=name, key="k", time=datetime(2026, 1, 1, tzinfo=UTC), version=int(version), source="test", data=data)
    payload = payload_of(Event.from_json(event.to_json()))
    assert type(payload) is TYPES[name] and payload.key
    assert type(payload).model_validate(payload.model_dump(mode="json", exclude_defaults=True)) == payload
    if int(version) == TYPES[name].VERSION:
        assert payload.model_dump(mode="json", exclude_defaults=True) == data


def test_a_newer_version_stops_and_an_unknown_type_is_bad() -> None:
    plain = {"id": "x", "key": "k", "time": datetime(2026, 1, 1, tzinfo=UTC), "source": "test", "data": {}}
    with pytest.raises(TooNew, match="upgrade this service first"):
        payload_of(Event(type="NoticeListed", version=99, **plain))
    with pytest.raises(Undeclared):
        payload_of(Event(type="NoticeDreamt", version=1, **plain))


def test_every_event_has_one_topic() -> None:
    said = [one.__name__ for topic in TOPICS.values() for one in topic.types]
    assert sorted(said) == sorted(TYPES)


def test_the_docs_that_are_made_are_up_to_date() -> None:
    assert (ROOT / "docs" / "events.md").read_text(encoding="utf-8") == events(), "run `python -m docs.build`"
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings(), "run `python -m docs.build`"
