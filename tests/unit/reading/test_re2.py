"""Our way to ask re2 says what its own wrapper says, in characters, for Chinese, empty matches and groups that have no part."""

from typing import Any

import re2 as wrapper
from hypothesis import given
from hypothesis import strategies as st

from reading import re2

PATTERNS = (r"车", r"(\d+)(辆)?", r"(?:a|(车))*", r"^\s*([\p{Han}]+)", r"𠮷?", r"\b\d", r"车$")
WORDS = st.text(alphabet="车辆a1 2\n𠮷é", max_size=12)


@given(WORDS, st.sampled_from(PATTERNS), st.integers(0, 4))
def test_answers_are_those_of_the_wrapper(words: str, pattern: str, at: int) -> None:
    ours, theirs = re2.compile(pattern), wrapper.compile(pattern)
    at = min(at, len(words))
    assert [_told(one) for one in ours.finditer(words)] == [_told(one) for one in theirs.finditer(words)]
    assert _told(ours.search(words)) == _told(theirs.search(words))
    assert _told(ours.match(words, at)) == _told(theirs.match(words, at))


def _told(match: Any) -> object:
    if match is None:
        return None
    groups = match.groups()
    places = range(len(groups) + 1)
    return groups, [(match.span(n), match.start(n), match.end(n), match.group(n)) for n in places]


def test_words_between_and_in_place_of_matches() -> None:
    comma = re2.compile("[,，]")
    assert (comma.split("轿车，皮卡,客车"), comma.sub("、", "轿车，皮卡"), comma.findall("一，二")) == (
        ["轿车", "皮卡", "客车"],
        "轿车、皮卡",
        ["，"],
    )
