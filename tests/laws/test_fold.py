"""The law of Folds: any order of the same events, any of them repeated, ends in the same rows and last outputs."""

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runtime.shapes import Blob, Fold, Heard
from runtime.speaking import derived
from schemas.envelope import Event
from schemas.upcasts import payload_of
from tests.given.rows import DictRows
from tests.laws.cases import Case, cases

Ending = tuple[dict[str, dict[str, Any]], dict[tuple[str, str], dict[str, Any]]]


def ending(service: Fold, heard: list[Heard], blobs: dict[str, bytes]) -> Ending:
    """Rows by key, and the last output of each type and key: the highest sequence, then the latest said."""
    rows: dict[str, DictRows] = defaultdict(DictRows)
    last: dict[tuple[str, str], Event] = {}
    for one in heard:
        for output in list(service.step(rows[service.scope(one)], one, blobs)):
            if not isinstance(output, Blob):
                event = derived(service.name, one.event, output)
                before = last.get((event.type, event.key))
                last[event.type, event.key] = event if before is None or before.sequence <= event.sequence else before
    return {key: dict(one.kept) for key, one in rows.items()}, {about: event.data for about, event in last.items()}


def heards(case: Case) -> list[Heard]:
    """The case's events as heard, each at its place in the log."""
    return [Heard(event, payload_of(event), topic.name, place + 1) for place, (topic, event) in enumerate(case.events())]


@pytest.mark.parametrize("case", cases(Fold), ids=lambda case: case.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_order_with_repeats_ends_the_same(case: Case, data: st.DataObject) -> None:
    service = case.service(Path("unused"))
    assert isinstance(service, Fold)
    blobs = {hashlib.sha256(one).hexdigest(): one for one in case.blobs()}
    straight = heards(case)
    repeats = data.draw(st.lists(st.sampled_from(straight), max_size=6))
    shuffled = data.draw(st.permutations([*straight, *repeats]))
    assert ending(service, shuffled, blobs) == ending(service, straight, blobs)
