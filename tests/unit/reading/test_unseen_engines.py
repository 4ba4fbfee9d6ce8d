"""Engines' sizes said otherwise: in characters, with the fuel before 或以上, or only to be refused."""

import pytest

from reading.displacement import stated
from reading.folding import folded


def told(words: str) -> list[tuple[str | None, str | None]]:
    flat = folded(words)
    ends = [(one.low, one.high) for one in stated(flat, 0, len(flat))]
    return [(None if low is None else str(low), None if high is None else str(high)) for low, high in ends]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("发动机为2.4T柴油或以上，5座", [("2.4", None)]),
        ("2.0升自然吸气汽油机及以下", [(None, "2.0")]),
        ("排量一点五升，自动变速", [("1.5", "1.5")]),
        ("柴油发动机，排量不低于六升", [("6", None)]),
        ("发动机：3.0T汽油，V6（备选2.4T柴油不接受）", [("3.0", "3.0")]),
        ("发动机：2.0T汽油，不接受1.5T柴油", [("2.0", "2.0")]),
    ],
)
def test_a_size_is_read_however_it_is_said(words: str, found: list[tuple[str | None, str | None]]) -> None:
    assert told(words) == found


@pytest.mark.parametrize("words", ["排放由国五升级为国六", "车内配十五升水桶", "第三升降台"])
def test_characters_before_another_word_of_lifting_are_no_litres(words: str) -> None:
    assert folded(words) == words and told(words) == []


def test_a_fuel_before_another_word_is_no_bound() -> None:
    assert told("排量1.5升汽油起停系统") == [("1.5", "1.5")]
