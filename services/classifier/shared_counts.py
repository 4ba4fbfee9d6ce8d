"""classifier: one number for several vehicles of a list: of each (轿车、客车各1辆), or of all together (轿车、客车共4辆); and what
numbers of each taker come to (九个卫生院各配备救护车1辆，共9辆)."""

from collections.abc import Sequence

from reading import regex
from reading.quantities import Count, counts
from reading.vehicles import Mention, mentions
from schemas.reading import Category

_REACH = 48
"""Signs before a number within which the list of what it counts begins."""
_JOINING = ("、", "和", "及", "与")
_LISTED_CAR = regex.compile(r"(?:采购|购置|购买|、|和|及|与)(\p{Han}{2,8}?车)")
JOINED = regex.compile(r"^(?:、|和|及|与|以及)\p{Han}{0,6}$")
"""What stands between two vehicles of a list without numbers."""

_SHARES = ("各", "每")
_COME_TO = regex.compile(r"^[,(]? ?(?:共计?|合计|总计|总共)(?:采购|购置|配备|需)? ?[0-9一二三四五六七八九十百]{1,5} ?[辆台部]")
"""Behind the number that each taker gets."""


def whole_of_shares(flat: str, count: Count) -> Count:
    """A number with the words that tell what it comes to, where its clause says that each of several takers gets as many."""
    before = flat[max(count.start - _REACH, 0) : count.start]
    if not any([sign in before for sign in _SHARES]):
        return count
    clause = before[max(before.rfind(sign) for sign in ",;。\n\t") + 1 :]
    given = any(sign in clause for sign in _SHARES)
    found = _COME_TO.match(flat[count.end : count.end + _REACH]) if given else None
    sums = list(counts(flat, count.end, count.end + found.end())) if found else []
    whole = sums[0].value if len(sums) == 1 else 0
    return count._replace(value=whole, end=sums[0].end) if whole > count.value and whole % count.value == 0 else count


def of_each(flat: str, named: Sequence[Mention], count: Count) -> list[Mention]:
    """The vehicles that one number counts each of: 轿车、7座商务车各1台."""
    if flat[count.start - 1 : count.start] != "各":
        return []
    floor = max(count.start - _REACH, 0)
    begin = max(flat.rfind(sign, floor, count.start) for sign in "(;。\n:") + 1
    told = [one for one in named if one.specific and max(begin, floor) <= one.start < count.start]
    return told + _unknown_among(flat, max(begin, floor), told)


def _unknown_among(flat: str, begin: int, told: Sequence[Mention]) -> list[Mention]:
    """What stands among vehicles in a list, named by a word that ends in 车 and is none that is known: 场务引导车、通勤车、清扫车各1台."""
    found: list[Mention] = []
    end = told[-1].start if told else begin
    for piece in _LISTED_CAR.finditer(flat[begin:end]):
        start, stop = begin + piece.start(1), begin + piece.end(1)
        if flat.startswith(_JOINING, stop) and not mentions(flat, start, stop):
            found.append(Mention(start, stop, piece.group(1), Category.SPECIAL, ""))
    return found


def of_all_together(flat: str, named: Sequence[Mention], count: Count) -> bool:
    """Whether a number is that of several vehicles together: 轿车、面包车、皮卡车共4辆."""
    told = [one for one in named if one.specific and one.end < count.start]
    return (
        len(told) > 1
        and flat[told[-1].end : count.start].strip(" ,") in ("共", "共计", "合计", "总计", "总共")
        and JOINED.match(flat[told[-2].end : told[-1].start]) is not None
    )
