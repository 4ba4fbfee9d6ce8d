"""classifier: what the words around an enumeration of vehicles say of all of them, and where its words begin and end."""

from collections.abc import Sequence

from reading import regex
from reading.quantities import counts
from services.classifier.clauses import CLAUSE_SIGNS, LONGEST_NAME, Region, clause_start
from services.classifier.counted_names import Counted
from services.classifier.siblings import block_end

_LONGEST_WHOLE = 240
"""Signs that may be said of vehicles before their number is divided."""
_JOINING = ("、", ",", "和", "及", "与")
_ASKED_OF_ALL = regex.compile(r"^[,。;:] ?(?:(?:基本|主要|技术|配置|总体|统一|共同|通用|车辆)*(?:要求|参数|标准|配置)(?:为|如下)?[::])")
"""What follows an enumeration of numbers alone: 轿车2辆、越野车1辆，基本要求：…."""
_EACH_COSTS = regex.compile(r"^[,。;:] ?((?:每[辆台车]|单[价辆台车])[^;。\n]*)")
"""轿车2辆、越野车1辆，每辆限价18万元."""
_FIGURE = regex.compile(r"[0-9]")
_ALL = regex.compile(r"均|(?:以上|上述|所有|全部|各)(?:车辆|车型)|全部(?:为|采用|要求|须)")
"""What speaks of everything enumerated before it."""


def lead_of(flat: str, at: int) -> tuple[Region, ...]:
    """What stands in the same sentence before 其中, or in the same clause before the bracket that an enumeration opens with."""
    floor = max(at - 2 * LONGEST_NAME, 0)
    sentence = max(max(flat.rfind(sign, floor, at) for sign in "。;；\n\t:") + 1, floor)
    among = flat.rfind("其中", sentence, at)
    if among >= 0:
        return ((sentence, among),)
    opened = max(flat.rfind(sign, floor, at) for sign in "(（")
    if opened < 0 or any(sign in flat[opened:at] for sign in ")）\n"):
        return ()
    start = max(flat.rfind(sign, floor, opened) for sign in CLAUSE_SIGNS) + 1
    return ((start, opened),) if 0 < start < opened else ()


def of_the_whole(flat: str, counted: Sequence[Counted]) -> tuple[Region, ...]:
    """What is said of a number before it is divided: 轿车7辆。排量不大于1.8升，5座。其中机要通信用车3辆…；应急保障用车4辆."""
    first = counted[0].start
    floor = max(flat.rfind("\n", 0, first) + 1, first - _LONGEST_WHOLE)
    among = flat.rfind("其中", max(floor, first - LONGEST_NAME), first)
    total = sum(one.count.value for one in counted)
    whole = (
        [one for one in counts(flat, floor, among) if one.value == total and one.measure == counted[0].count.measure] if among > 0 else []
    )
    return ((clause_start(flat, whole[-1].start), among),) if whole else ()


def before_kinds(flat: str, counted: Sequence[Counted]) -> tuple[Region, ...]:
    """What a clause says before it divides a number into kinds: 规格：柴油，36座4辆、24座5辆."""
    if counted[0].kind is None:
        return ()
    first = counted[0].start
    start = max(flat.rfind(sign, max(first - _LONGEST_WHOLE, 0), first) for sign in "。;；\n\t:") + 1
    return ((start, first),) if start < first and next(counts(flat, start, first), None) is None else ()


def divided_before(flat: str, at: int) -> tuple[Region, ...]:
    """The sentence before 其中 that names what is divided: 购置警用摩托车一批。其中：①二轮摩托车6辆."""
    among = flat.rfind("其中", max(at - LONGEST_NAME, 0), at)
    if among < 1 or flat[among - 1] not in "。;":
        return ()
    floor = max(among - _LONGEST_WHOLE, 0)
    return ((max(max(flat.rfind(sign, floor, among - 1) for sign in "。;；\n\t:") + 1, floor), among),)


def of_each_too(flat: str, own: Sequence[Region], begins: Sequence[int], counted: Sequence[Counted], place: int) -> tuple[Region, ...]:
    """What follows the number that a vehicle shares with others behind it: 轿车、越野车各2辆，排量1.5T."""
    last = max(at for at, other in enumerate(counted) if other.count.start == counted[place].count.start)
    if last == place:
        return ()
    return ((counted[place].count.end, begins[last + 1] if last + 1 < len(begins) else last_end(flat, own, begins)),)


def of_all(flat: str, own: Sequence[Region], begins: Sequence[int], counted: Sequence[Counted]) -> tuple[Region, ...]:
    """What the last of an enumeration's words say of all: 校车5辆、幼儿校车2辆，均为柴油."""
    end, last = last_end(flat, own, begins), max(counted[-1].count.end, counted[-1].mention.end if counted[-1].mention else 0)
    if _only_counted(flat, begins, counted) and _ASKED_OF_ALL.match(flat[last:end]):
        return ((last, end),)
    if all(one.kind for one in counted) and flat.startswith(")", last):
        return ((last + 1, end),)  # 轿车3辆（增程式2辆、纯电动1辆），5座
    if of_the_whole(flat, counted) and (closed := _closed(flat, counted[0].start, last, end)) > 0:
        return ((closed + 1, end),)  # 轿车9辆（其中燃油轿车5辆，1.5L；纯电动轿车4辆），5座
    each = _EACH_COSTS.match(flat[last:end]) if _only_counted(flat, begins, counted) and "," not in flat[counted[0].start : last] else None
    if each is not None:
        return ((last + each.start(1), last + each.end()),)
    found = _ALL.search(flat[begins[-1] : end])
    if found is None:
        return ()
    at = begins[-1] + found.start()
    label = max(last, *(flat.rfind(sign, last, at) + 1 for sign in CLAUSE_SIGNS)) if last < at else at
    at = label if not _FIGURE.is_match(flat[label:at]) else at  # 发动机排量均为1.5L, 单价均控制在18万元以内
    return ((at, min((place for sign in "。\n" if (place := flat.find(sign, at, end)) >= 0), default=end)),)


def _closed(flat: str, first: int, last: int, end: int) -> int:
    """Where the bracket closes that opens right before 其中 and an enumeration's first, and holds them all; -1 where none does."""
    opened = flat.rfind("(其中", max(first - LONGEST_NAME, 0), first)
    closed = flat.find(")", last, end)
    return closed if opened >= 0 and ")" not in flat[opened:first] and "(" not in flat[last:closed] else -1


def _only_counted(flat: str, begins: Sequence[int], counted: Sequence[Counted]) -> bool:
    """Whether an enumeration says nothing of its vehicles but their numbers: 轿车2辆、越野车1辆."""
    ends = [max(one.count.end, one.mention.end if one.mention else 0) for one in counted[:-1]]
    return all(flat[end:begin].strip() in _JOINING for end, begin in zip(ends, begins[1:], strict=True))


def last_end(flat: str, own: Sequence[Region], begins: Sequence[int]) -> int:
    """Where the words about the last of an enumeration end: with its line where all stand in one, what follows is about all."""
    end, line = _region_end(own, begins[-1]), flat.find("\n", begins[-1])
    if flat[begins[-1] - 1 : begins[-1]] == "\n" or begins[-1] == 0:
        end = block_end(flat, begins[-1], end)
    return min(end, line) if "\n" not in flat[begins[0] : begins[-1]] and line > 0 else end


def _region_end(own: Sequence[Region], at: int) -> int:
    return next((end for start, end in own if start <= at < end), at)
