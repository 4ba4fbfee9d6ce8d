"""classifier: what a clause gives to several vehicles in turn: 排量分别不超过1.6升和1.8升."""

from collections.abc import Iterator, Sequence

from reading import re2
from reading.alternatives import Stated, alike
from reading.bounds import bounds
from reading.displacement import window_of
from schemas.reading import Window
from services.classifier.clauses import Region

_IN_TURN = ("分别", "依次")
_LABEL_BEFORE = 14
"""Signs before 分别 in which the label of what is in order stands."""
_FILLS = re2.compile(r"^(?:应|须|均|为|是|要求|:| )*")
_NEXT_SIZE = re2.compile(r"^[ ]?(?:以及|[、,/]|和|与|及)[ ]?")
"""Before the first size that a clause gives in turn, and between two of them."""
_LONGEST_CLAUSE = 40
"""Signs before a value in which the word that makes it one of several stands."""


def in_turn(flat: str, at: int) -> bool:
    """Whether a sum is one of several that a clause gives to several things: 限价分别为38万元/辆、21万元/辆."""
    words = flat[max(at - _LONGEST_CLAUSE, 0) : at]
    return any(word in words[max(words.rfind(sign) for sign in ";。\n") + 1 :] for word in _IN_TURN)


def size_in_turn(flat: str, at: int) -> bool:
    """Whether a size is one of several that a clause gives to several things: 排量分别不超过1.6升和1.8升."""
    words = flat[max(at - _LONGEST_CLAUSE, 0) : at]
    words = words[max(words.rfind(sign) for sign in ",;。\n") + 1 :]
    turn = max(words.rfind(word) for word in _IN_TURN)
    return turn >= 0 and "排" in words[max(turn - _LABEL_BEFORE, 0) : turn]


def sizes_in_order(flat: str, places: Sequence[Region], lines: int) -> list[Window]:
    """One displacement a line where a clause gives as many in order: 排量分别不超过1.8L和2.0T."""
    for start, end in places:
        for at in respectively(flat, start, end):
            told = alike(list(_listed(flat, at + len(_IN_TURN[0]), end))) if "排" in flat[max(at - _LABEL_BEFORE, start) : at] else []
            if len(told) == lines:
                return [window_of([one]) for one in told]
    return []


def _listed(flat: str, at: int, end: int) -> Iterator[Stated]:
    """The sizes that stand one after the other from a place on: 不超过1.6升和1.8升."""
    filled = _FILLS.match(flat[at:end])
    told = bounds(flat[:end], at + (filled.end() if filled else 0), "", labelled=True)
    while told is not None:
        yield Stated(told.low, told.high, at, told.end, "label", told.exact)
        following = _NEXT_SIZE.match(flat[told.end : min(told.end + _LABEL_BEFORE, end)])
        at = told.end + following.end() if following else end
        told = bounds(flat[:end], at, "", labelled=True) if following else None


def respectively(flat: str, start: int, end: int) -> Iterator[int]:
    """Where words stand that give what follows to several things in turn."""
    for word in _IN_TURN:
        at = flat.find(word, start, end)
        while at >= 0:
            yield at
            at = flat.find(word, at + len(word), end)
