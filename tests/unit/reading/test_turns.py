"""Notices read in turns: the same readings, each stage taken by all of them before the next."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pytest

from reading.remembered import AT_ONCE, forget, remembered
from reading.turns import first_stage, in_turns, stage
from services.classifier.classify import classify
from services.extractor.extract import read_notice
from tests.given.heldout.making import by_hand


def _read(notice: Mapping[str, Any]) -> str:
    text, found = read_notice(
        title=notice["title"], published_at="2026-01-05", url="", source="x", html=notice.get("html"), text=notice.get("text")
    )
    return found.model_dump_json() + classify(found, text).model_dump_json()


def test_notices_in_turns_are_read_as_alone() -> None:
    notices = [notice for notice, _ in by_hand()][:: len(by_hand()) // 100]
    assert in_turns([partial(_read, notice) for notice in notices]) == [_read(notice) for notice in notices]


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, 2 * AT_ONCE + 3])
def test_each_answer_stands_in_the_place_of_its_job(count: int) -> None:
    @stage
    def doubled(number: int) -> int:
        return 2 * number

    def job(number: int) -> int:
        return sum(doubled(number) for _ in range(number % 5))

    assert in_turns([partial(job, number) for number in range(count)]) == [2 * number * (number % 5) for number in range(count)]


def test_a_stage_is_taken_by_all_before_the_next() -> None:
    taken: list[str] = []

    @stage
    def said(word: str) -> None:
        taken.append(word)

    def job(name: str) -> None:
        said(f"places {name}")
        said(f"sums {name}")

    in_turns([partial(job, name) for name in "ab"])
    assert taken == ["places a", "places b", "sums a", "sums b"]
    taken.clear()
    job("c")
    assert taken == ["places c", "sums c"], "alone, nobody is waited for"


def test_a_job_may_take_others_in_turns() -> None:
    @stage
    def same(number: int) -> int:
        return number

    def outer(number: int) -> list[int]:
        return [same(number), *in_turns([partial(same, inner) for inner in range(number)])]

    assert in_turns([partial(outer, number) for number in range(3)]) == [[0], [1, 0], [2, 0, 1]]


def test_what_a_job_raises_is_raised_and_the_others_are_given_up() -> None:
    ended: list[str] = []

    @stage
    def fail(really: bool) -> None:
        if really:
            raise ValueError("no such place")

    def job(name: str) -> None:
        try:
            fail(False)
            fail(name == "b")
            fail(False)
        finally:
            ended.append(name)

    with pytest.raises(ValueError, match="no such place"):
        in_turns([partial(job, name) for name in "abc"])
    assert sorted(ended) == ["a", "b", "c"]
    assert in_turns([lambda: 1]) == [1], "and the next ones are taken"


def test_what_is_remembered_of_words_is_forgotten_with_their_notices() -> None:
    asked: list[str] = []

    @remembered(1)
    def ask(words: str) -> int:
        asked.append(words)
        return len(words)

    @first_stage
    def read(words: str) -> int:
        return ask(words) + ask(words)

    assert in_turns([partial(read, "客车"), partial(read, "客车")]) == [4, 4]
    assert asked == ["客车"], "in turns they know of each other's words"
    assert read("客车") == read("客车") == 4
    assert asked == ["客车"] * 3, "one after the other none knows what the last one asked"
    forget()
