"""reading: what a notice tells of those who did not win: 第二名：…，投标车型：…, the lines of labels below them, and what they offered."""

from collections.abc import Iterator
from itertools import islice

from reading import regex

Region = tuple[int, int]
_RANKED = regex.compile(
    r"(?:^|[\n;。,:]) ?(?:[0-9]{1,2}[.、] ?)?(?:推荐)?第([一二三1-3])(?:名|(?:中标|成交|中选)?候选(?:人|供应商|单位)|(?:中标|成交|中选)人)(?:名称)?:"
)
_OFFERED = regex.compile(r"(?:所投|投报|所报|投标|所响应|响应|报价)(?:的)?(?:车型|车辆|产品|货物|品牌|型号)")
_LONGEST_CLAUSE = 40
_MOST, _MOST_LINES = 30, 8
CUES = ("第二", "第2", "第三", "第3")
"""One of these is in what is told of them."""


def told_of_losers(flat: str) -> Iterator[Region]:
    """The words about each candidate behind the first, where the first is told of in the same form before."""
    ranked = list(islice(_RANKED.finditer(flat), _MOST)) if any(word in flat for word in CUES) else []
    first = next((match for match in ranked if match.group(1) in "一1"), None)
    for at, match in enumerate(ranked):
        if first is None or match.group(1) in "一1":
            continue
        following = ranked[at + 1].start() if at + 1 < len(ranked) else len(flat)
        line = flat.find("\n", match.end())
        stop = min(following, line if line >= 0 else len(flat))
        yield match.start(1), _with_labels(flat, first.end(), stop, following)


def _with_labels(flat: str, first: int, stop: int, limit: int) -> int:
    """Where the lines end that go on with labels which the first candidate's lines have: 投标报价：… / 所投车型：…."""
    labels = {label for _, label in islice(_labelled(flat, first), _MOST_LINES)}
    for at, label in islice(_labelled(flat, stop), _MOST_LINES):
        if label not in labels or at >= limit:
            break
        line = flat.find("\n", at)
        stop = line if line >= 0 else len(flat)
    return stop


def _labelled(flat: str, at: int) -> Iterator[tuple[int, str]]:
    """The labels that the lines behind a place begin with, up to the first line without one."""
    at = flat.find("\n", at) + 1
    while at > 0:
        label, colon, _ = flat[at : flat.find("\n", at) if flat.find("\n", at) >= 0 else len(flat)].partition(":")
        if not colon or _RANKED.match("\n" + label + colon):
            return
        yield at, label.strip()
        at = flat.find("\n", at) + 1


def offered_at(flat: str, at: int) -> bool:
    """Whether the clause before a place speaks of what bidders offer: 两家供应商所投车型排量为1.9T."""
    floor = max(at - _LONGEST_CLAUSE, 0)
    return _OFFERED.search(flat[max(max(flat.rfind(sign, floor, at) for sign in ",;。\n") + 1, floor) : at]) is not None
