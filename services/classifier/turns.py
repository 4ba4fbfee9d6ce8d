"""classifier: where a clause gives something to several vehicles in turn: 排量分别不超过1.6升和1.8升."""

from collections.abc import Iterator

_IN_TURN = ("分别", "依次")
TURN_WORD = 2
"""Signs of such a word."""
LABEL_BEFORE = 14
"""Signs before 分别 in which the label of what is in order stands."""
_LONGEST_CLAUSE = 40
"""Signs before a value in which the word that makes it one of several stands."""


def in_turn(flat: str, at: int) -> bool:
    """Whether a sum is one of several that a clause gives to several things: 限价分别为38万元/辆、21万元/辆."""
    words = flat[max(at - _LONGEST_CLAUSE, 0) : at]
    if _IN_TURN[0] not in words and _IN_TURN[1] not in words:
        return False
    return any(word in words[max(words.rfind(sign) for sign in ";。\n") + 1 :] for word in _IN_TURN)


def size_in_turn(flat: str, at: int) -> bool:
    """Whether a size is one of several that a clause gives to several things: 排量分别不超过1.6升和1.8升."""
    words = flat[max(at - _LONGEST_CLAUSE, 0) : at]
    words = words[max(words.rfind(sign) for sign in ",;。\n") + 1 :]
    turn = max(words.rfind(word) for word in _IN_TURN)
    return turn >= 0 and "排" in words[max(turn - LABEL_BEFORE, 0) : turn]


def respectively(flat: str, start: int, end: int) -> Iterator[int]:
    """Where words stand that give what follows to several things in turn."""
    for word in _IN_TURN:
        at = flat.find(word, start, end)
        while at >= 0:
            yield at
            at = flat.find(word, at + len(word), end)
