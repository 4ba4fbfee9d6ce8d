"""reading: the words by which notices tell their kind and method, and what each of them stands for."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ANYWHERE = ("body", "method")
"""Groups of cues that are looked for in the whole text."""


@functools.cache
def cues(group: str) -> Mapping[str, str]:
    """The words of a group, and what each stands for ("" for words that only hold a cue), in order."""
    told = {word: value for value, words in _data()[group].items() for word in words}
    return told | {word: "" for word in _data()["noise"].get(group, ()) if word not in told}


@functools.cache
def kinds_in_order(group: str) -> tuple[str, ...]:
    """What a group's words stand for; of two the first is to be trusted more."""
    return tuple(_data()[group])


@functools.cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    return data
