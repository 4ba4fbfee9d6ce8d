"""classifier: where the clause begins that names a vehicle in prose, past the remarks that are part of its name."""

from collections.abc import Iterable

from reading import regex

Region = tuple[int, int]
"""Where words stand that speak of something: from one offset to another."""
CLAUSE_SIGNS = '，,、。；;：:\n\t(（“"'
CLAUSE_STARTS = CLAUSE_SIGNS + "中含"
_OWN_WORDS = ("中小学", "中学", "中型", "中心", "中医", "中等", "中转", "中层", "中顶", "中轴")
"""Words that begin with 中 and no clause behind it: 其中轿车2辆."""
LONGEST_NAME = 24
"""Signs that a vehicle's name takes before the word it is known by: 插电式混合动力运动型多用途…."""
LONGEST_CLAUSE = 40
"""Signs of a clause that gives a ceiling or a price behind a name alone: 最高限价（标包A 79万元/辆，标包B 52万元/辆）."""
LONGEST_OFFER = 160
"""Signs between what somebody offers or agrees on and its sum."""
LONGEST_REMARK = 90
"""Signs in brackets between a vehicle and its number: 越野车（排量2.7L-3.0L，7座）5辆."""
_IN_MANY = frozenset("车0123456789.,+-/")
"""Signs of names that stand in other words as well."""
_LONGEST_ORDINAL = 3
_INCLUDED = ("含", "不含")
"""What brackets behind a limit say: 1.8升（含）以下轿车."""
_NAMED_BEFORE = ("车", "SUV", "MPV", "皮卡", "辆", "台", "部")
"""What ends the vehicle before 和 in an enumeration."""
_AFTER_A_COUNT = regex.compile(r"[0-9一二三四五六七八九十两]{1,4} ?[辆台部][和及与]([^和及与]*)$")


def signs_of(names: Iterable[str]) -> set[str]:
    """The signs of names, one of which stands in all words that are about one of them by more than its kind."""
    return {sign for name in names for sign in (set(name) - _IN_MANY or name)}


def within(places: Iterable[Region], at: int) -> bool:
    """Whether an offset is in one of the places."""
    return any(start <= at < end for start, end in places)


def clause_start(flat: str, at: int) -> int:
    """Where the clause begins that a vehicle's name stands in."""
    if flat[at - 1 : at] in ("(", "（") and flat[at - 2 : at - 1] not in CLAUSE_STARTS:
        at -= 1  # a name explained in brackets: 运动型多用途乘用车（SUV）
    found = _last_start(flat, max(at - LONGEST_NAME, 0), at) + 1
    closed = flat.rfind(")", found, at)
    opened = flat.rfind("(", max(found - LONGEST_NAME, 0), closed) if closed > 0 else -1
    remark = closed - opened > _LONGEST_ORDINAL or flat[opened + 1 : closed] in _INCLUDED
    if 0 < opened < found and remark and flat[opened - 1] not in CLAUSE_STARTS:
        found = _last_start(flat, max(opened - LONGEST_NAME, 0), opened) + 1  # 36座(含驾驶员)校车
    if (joined := _AFTER_A_COUNT.search(flat[max(found, at - LONGEST_NAME, 0) : at])) is not None:
        return at - len(joined.group(1))  # 轿车1辆和皮卡2辆
    if (closed := flat.rfind(")", max(found, at - LONGEST_NAME, 0), at)) >= 0 and flat.startswith(("及", "和", "与"), closed + 1):
        return closed + 2
    return found if found > 0 else max(at - LONGEST_NAME, 0)


def _last_start(flat: str, floor: int, end: int) -> int:
    """The last sign that a clause begins behind, none of a word of its own: 56座中小学生校车."""
    at = max(flat.rfind(sign, floor, end) for sign in CLAUSE_STARTS)
    while flat.startswith(_OWN_WORDS, at) and at >= floor:
        at = max(flat.rfind(sign, floor, at) for sign in CLAUSE_STARTS)
    return at


def name_start(flat: str, at: int) -> int:
    """Where the words of a vehicle's name begin: behind a sign that stands in no brackets."""
    depth, floor = 0, max(at - 30, 0)
    for place in range(at - 1, floor - 1, -1):
        sign = flat[place]
        if sign == ")" and depth == 0 and flat.startswith(("及", "和", "与"), place + 1):
            return place + 2  # 面包车1辆（7座）及9座客车1辆
        if sign in "及和与" and depth == 0 and flat.endswith(_NAMED_BEFORE, 0, place):
            return place + 1  # 皮卡车6辆和商务车2辆, 轿车和商务车各2辆
        depth += (sign == ")") - (sign == "(")
        if depth < 0 and flat.endswith("车", 0, place):
            depth = 0  # 巡线车（两厢轿车）: brackets that explain the name before them
        if depth < 0 or (depth == 0 and sign in "，,、；;。:：\n\t"):
            return place + 1
    return floor
