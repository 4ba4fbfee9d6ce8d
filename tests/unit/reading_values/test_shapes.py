"""Displacement in many shapes: those of the field and those that hide in other machines' figures."""

import json
from pathlib import Path

import pytest

from reading.displacement import stated, window_of
from reading.folding import flat

SHAPES = json.loads((Path(__file__).parent / "shapes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "low", "high"), SHAPES)
def test_a_shape_is_read_as_it_is_meant(text: str, low: str | None, high: str | None) -> None:
    folded = flat(text)
    found = window_of(stated(folded, 0, len(folded)))
    assert [None if end.value is None else format(end.value.normalize(), "f") for end in (found.min, found.max)] == [low, high]
