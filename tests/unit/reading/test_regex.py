"""Two engines of two authors say the same of the reader's own patterns: the binding that reads is young, so it is asked beside an older one."""

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import re2
import rurex
from hypothesis import given
from hypothesis import strategies as st

import services.classifier.classify
import services.extractor.extract
from reading import regex
from reading.folding import flat

READ_FROM = (services.classifier.classify, services.extractor.extract)
"""What loads every room that has patterns."""
HELD_OUT = Path(__file__).parents[2] / "given" / "heldout" / "hand.jsonl"
WORDS = st.text(alphabet="车辆采购台部万元排量升预算截止时间年月日壹一0123.:：,，、（）()[]/\n\t LT", max_size=40)


@cache
def patterns() -> list[tuple[Any, Any]]:
    """Every pattern that a room of the reader holds, compiled by both."""
    held = (
        value for name, module in list(sys.modules.items()) if name.startswith(("reading.", "services.")) for value in vars(module).values()
    )
    own = {pattern.pattern: pattern for value in held for pattern in _within(value)}
    return [(pattern, re2.compile(words.replace(r"(?-u:\b)", r"\b"))) for words, pattern in sorted(own.items())]


def _within(value: object) -> Iterator[Any]:
    if isinstance(value, rurex.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def test_the_reader_s_patterns_are_held_by_their_rooms() -> None:
    assert len(patterns()) > 700, [module.__name__ for module in READ_FROM]


@pytest.mark.parametrize("part", range(4))
def test_two_engines_find_the_same_in_notices(part: int) -> None:
    with HELD_OUT.open() as lines:
        notices = [json.loads(line)["notice"] for number, line in enumerate(lines) if number % 400 == part * 100]
    texts = [
        words for notice in notices for whole in (flat(notice.get("text") or notice["html"]),) for words in (whole, *whole.split("\n"))
    ]
    assert len(texts) > 100
    for ours, theirs in patterns():
        for text in texts:
            assert [_told(one) for one in ours.finditer(text)] == [_told(one) for one in theirs.finditer(text)], ours.pattern


@given(WORDS, st.integers(0, 4))
def test_two_engines_find_the_same_in_any_words(words: str, at: int) -> None:
    at = min(at, len(words))
    for ours, theirs in patterns():
        assert _told(ours.search(words)) == _told(theirs.search(words)), ours.pattern
        assert _told(ours.match(words, at)) == _told(theirs.match(words, at)), ours.pattern
        assert ours.is_match(words) == (theirs.search(words) is not None), ours.pattern


def _told(match: Any) -> object:
    return match and [(match.span(number), match.group(number)) for number in range(len(match.groups()) + 1)]


def test_words_between_and_in_place_of_matches() -> None:
    comma = regex.compile("[,，]")
    assert (comma.split("轿车，皮卡,客车"), comma.sub("、", "轿车，皮卡"), comma.findall("一，二")) == (
        ["轿车", "皮卡", "客车"],
        "轿车、皮卡",
        ["，"],
    )


def test_one_of_words_asks_for_each_as_it_is_written() -> None:
    """Signs that mean something in a pattern are signs of a word."""
    asked = regex.one_of(("(含)", "以内", "***"))
    assert [asked.is_match(words) for words in ("12万元以内", "18座(含)", "某***局", "18座含", "以 内", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
