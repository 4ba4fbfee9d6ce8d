"""classifier: what a clause gives in turn to several vehicles, in their order or as it names them: 轿车、客车单价分别不超过12万元、30万元."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile
from typing import TypeVar

from reading import regex
from reading.alternatives import Stated, alike
from reading.bounds import bounds
from reading.candidates import UNSAID
from reading.displacement import window_of
from reading.money import Amount, amounts
from reading.unitcaps import cap_of, caps, limits_of_one
from schemas.events import NoticeRead
from schemas.reading import Window
from schemas.values import Read
from services.classifier.clauses import Region
from services.classifier.elsewhere import which
from services.classifier.results import agreed
from services.classifier.turns import LABEL_BEFORE, TURN_WORD, respectively

_T = TypeVar("_T")
_PARTS = regex.compile(r"以及|[、,/及和与]")
_NAME = regex.compile(
    r"^(?:其中|上述|以上)?(.*?)(?:的|单价|单台|单辆|单车|每台|每辆|最高|限价|控制价|报价|价格|排量|排气量|发动机|座位|数量|为|均)*$"
)
_IN_BRACKETS = regex.compile(r"\([^()\n]{1,60}[/、][^()\n]{1,30}(\))(?:分别|依次)?(?:为|:)")
"""单价最高限价（轿车/客车）：."""
_BEHIND_BRACKETS = ("):", ")为", ")分别", ")依次")
_ENDS = ";。:(\n"
_JOINS = " 、和及与,/"
_LONGEST, _REACH, _BACK, _MOST, _FEWEST = 80, 120, 20, 40, 2
_FILLS = regex.compile(r"^(?:应|须|均|为|是|要求|:| )*")
_NEXT_SIZE = regex.compile(r"^[ ]?(?:以及|[、,/]|和|与|及)[ ]?")
"""Before the first size that a clause gives in turn, and between two of them."""


def caps_in_order(notice: NoticeRead, flat: str, places: Sequence[Region], names: Sequence[str]) -> list[Read[Decimal]]:
    """One cap a line where a clause gives as many."""
    for start, end in () if agreed(notice) else places:
        for at, begin in _turns(flat, start, end):
            said = [one for one in caps(flat, max(at - _BACK, start), min(at + _REACH, end)) if one.start > at]
            for told in (said, _headed(flat, at, begin, end)):
                if shared := _shared(flat, at, names, told):
                    return [cap_of([one]) if one else UNSAID for one in shared]
    return []


def sizes_in_order(flat: str, places: Sequence[Region], names: Sequence[str]) -> list[Window]:
    """One displacement a line where a clause gives as many: 排量分别不超过1.8L和2.0T."""
    for start, end in places:
        for at, begin in _turns(flat, start, end):
            told = alike(list(_listed(flat, begin, end))) if "排" in flat[max(at - LABEL_BEFORE, start) : at] else []
            if shared := _shared(flat, at, names, told):
                return [window_of([one] if one else []) for one in shared]
    return []


def _turns(flat: str, start: int, end: int) -> Iterator[Region]:
    """Where the names end to which a clause gives in turn what stands from the second place on."""
    yield from ((at, at + TURN_WORD) for at in respectively(flat, start, end))
    bracketed = _IN_BRACKETS.finditer(flat[start:end]) if any(sign in flat for sign in _BEHIND_BRACKETS) else ()
    for match in islice(bracketed, _MOST):
        yield start + match.start(1), start + match.end()


def _headed(flat: str, at: int, begin: int, end: int) -> list[Amount]:
    """Sums in turn whose clause is headed as ceilings of one: 单价限价：轿车、客车依次为12万元、30万元."""
    head = max(flat.rfind(sign, max(at - _LONGEST, 0), at) for sign in ";。\n") + 1
    told: list[Amount] = []
    for one in amounts(flat, begin, min(begin + _REACH, end)) if limits_of_one(flat[head:at]) else ():
        if told and flat[told[-1].end : one.start].strip(_JOINS):
            break
        told.append(one)
    return told if all(one.unit_said for one in told) else []


def _shared(flat: str, at: int, names: Sequence[str], told: Sequence[_T]) -> list[_T | None]:
    """What is told in turn, line by line; nothing where it is not told whose each is."""
    whose = _named(flat, at, names)
    if whose is None or len(told) != len(whose or names):
        return []
    order = whose or range(len(names))
    return [told[list(order).index(line)] if line in order else None for line in range(len(names))]


def _named(flat: str, at: int, names: Sequence[str]) -> list[int] | None:
    """The places among names of those that stand one behind the other right before a place; none where no names stand there, None
    where some is not told apart."""
    floor = max(at - _LONGEST, 0)
    words = flat[max(max(flat.rfind(sign, floor, at) for sign in _ENDS) + 1, floor) : at]
    parts = [name.group(1).strip() if (name := _NAME.match(part.strip())) else "" for part in _PARTS.split(words)]
    if len(parts) < _FEWEST or not parts[-1]:
        return []
    named = list(takewhile(lambda one: one is not None, (which(part, names) for part in reversed(parts))))[::-1]
    if len(named) < _FEWEST:
        return None if named else []
    return [one for one in named if one is not None] if len(named) == len(set(named)) else None


def _listed(flat: str, at: int, end: int) -> Iterator[Stated]:
    """The sizes that stand one after the other from a place on: 不超过1.6升和1.8升."""
    filled = _FILLS.match(flat[at:end])
    told = bounds(flat[:end], at + (filled.end() if filled else 0), "", labelled=True)
    while told is not None:
        yield Stated(told.low, told.high, at, told.end, "label", told.exact)
        following = _NEXT_SIZE.match(flat[told.end : min(told.end + LABEL_BEFORE, end)])
        at = told.end + following.end() if following else end
        told = bounds(flat[:end], at, "", labelled=True) if following else None
