"""classifier: the vehicles that a notice's prose counts, each with its number: 燃油轿车4辆, 20辆纯电MPV."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from reading import regex
from reading.candidates import MOST_SHOWN
from reading.decoys import of_an_old_car
from reading.quantities import Count, counts
from reading.vehicles import mentions
from services.classifier.clauses import LONGEST_NAME, LONGEST_REMARK, Region
from services.classifier.counted_lists import list_start
from services.classifier.counted_names import Counted, enumerates, vehicle_of
from services.classifier.counted_sums import distinct, kinds_of
from services.classifier.shared_counts import of_all_together, of_each, whole_of_shares

_MOST_COUNTED = 120
"""Vehicles that one enumeration tells; more are a hostile page: each of them is looked for in all that is told of the others."""
_CHANGE, _REASONS = "变更", ("变更原因", "变更理由", "变更事由")
_MORE = ("追加", "增加", "增购", "新增", "减少", "调减", "核减")
"""Behind what a contract agreed (原合同约定校车2辆), words of a number that it did not."""
_SAME = ("同型号", "同款", "同车型", "同品牌", "相同", "同样")
_ADDED = regex.compile(rf"(?:追加|增加|增购|新增)(?:采购|购买|购置)?(?:了)?(?:{'|'.join(_SAME)})")
"""原合同采购轿车5辆…现追加同型号轿车1辆, 增加同型号车辆1辆."""


def counted_in(flat: str, own: Sequence[Region]) -> list[Counted]:
    """Vehicles with a number of their own in prose (燃油轿车4辆, 20辆纯电MPV), from the line that enumerates most."""
    if ("增" in flat or "追" in flat) and any(_ADDED.search(flat[start:end]) for start, end in own):
        return []  # what a contract bought and what is added are of one thing
    by_line: dict[int, dict[int, Counted]] = {}
    lists: dict[int, tuple[int, int]] = {}
    for start, end in own:
        told = [one for one in counts(flat, start, end) if not (of_an_old_car(flat, one.start) or _of_a_reason(flat, one))]
        named = [one for one in mentions(flat, start, end) if one.category is not None] if told else []
        starts = [one.start for one in named]
        for count in told:
            near = named[bisect_left(starts, count.start - LONGEST_NAME - LONGEST_REMARK) : bisect_left(starts, count.end + LONGEST_NAME)]
            if of_all_together(flat, near, count):
                continue
            several = of_each(flat, near, count)
            count = count if len(several) > 1 else whole_of_shares(flat, count)
            for each in several:
                by_line.setdefault(list_start(flat, count.start, lists), {}).setdefault(each.start, Counted(each, count))
            before = named[bisect_left(starts, count.start - 2 * LONGEST_REMARK) : bisect_left(starts, count.start)]
            found = vehicle_of(flat, near, before, count)
            if found or enumerates(flat, count):
                one = Counted(found, count)
                by_line.setdefault(list_start(flat, count.start, lists), {}).setdefault(one.start, one)
    lines = [sorted(line.values(), key=lambda one: one.start) for line in by_line.values()]
    naming = [line for line in lines if any(one.mention for one in line)]
    if not naming:
        return []
    once = distinct(flat, max(naming, key=lambda line: _weight(flat, line))[:_MOST_COUNTED])
    same: dict[int, list[Counted]] = {}
    for other in (other for line in naming for other in line):
        same.setdefault(other.count.value, []).append(other)
    return (kinds_of(flat, once[0]) if len(once) == 1 else []) or [_told_again(one, same.get(one.count.value, ())) for one in once]


def _of_a_reason(flat: str, count: Count) -> bool:
    """Whether a number stands where a contract's change is given its reason: 变更原因：追加同型号车辆1辆."""
    words = flat[max(count.start - 2 * LONGEST_REMARK, 0) : count.start]
    if _CHANGE not in words:
        return False
    words = words.rpartition("。")[2].rpartition(";")[2].rpartition("\n")[2]
    agreed = "原合同" in words and not any(word in words for word in _MORE)
    return not agreed and any(word in words for word in _REASONS)


def _told_again(one: Counted, same: Sequence[Counted]) -> Counted:
    """What is counted, with the other places that tell the same number of it."""
    others = (other for other in same if other.count != one.count)
    told = (other for other in others if other.thing == one.thing or not (_tells_kind(one) or _tells_kind(other)))
    again = tuple(islice(told, MOST_SHOWN))
    return replace(one, again=again) if again else one


def _tells_kind(one: Counted) -> bool:
    return one.mention is not None and one.mention.specific


def _weight(flat: str, line: Sequence[Counted]) -> tuple[int, int]:
    """Which of several lists of the same things is told: the one that names more of them, then the one with sums."""
    last = flat.find("\n", line[-1].count.end)
    return sum(1 for one in line if one.mention), flat.count("元", line[0].start, last if last > 0 else len(flat))
