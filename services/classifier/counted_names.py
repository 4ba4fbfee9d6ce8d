"""classifier: which vehicle a number in prose counts: the one beside it, in the order of its list, or that its line begins with."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading import regex
from reading.quantities import Count, counts
from reading.vehicles import Mention, mentions
from schemas.reading import Category
from services.classifier.clauses import CLAUSE_SIGNS, CLAUSE_STARTS, LONGEST_NAME, LONGEST_REMARK, Region, clause_start
from services.classifier.counted_lists import headless_row
from services.classifier.siblings import style_of

VEHICLE_UNIT = "辆"
_NEVER_BETWEEN = "，,、。；;\n\t"
_CAR = regex.compile(r"^[\p{Han}0-9.A-Za-z/+\-]{1,22}\p{Han}车$")
_LONGEST_WORD = 6
_ORDINAL = regex.compile(r"^(?:[①-⑩]|[0-9]{1,2}[).、]|\(?[0-9一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}、)")
_EXPLAINED = regex.compile(r"^([^()]{1,20})\(([^()]{2,20})\)$")
"""A name that brackets explain: C类车（装备车）."""
_OPENS = ("(", " (")
"""What a remark behind a name begins with."""
_OWN_PART = regex.compile(r"[(,、;] ?(?:(?:采购)?数量|共计?|计)?[:为]? ?$")
"""Where a number in brackets is a part of its own: 越野车（2.0T，4辆）, and no number of something in them (含防弹车2辆)."""
_LABEL_BETWEEN = regex.compile(
    r"^(?:[(（][^()（）]{1,8}[)）])?[，,、 ]{0,2}(?:采购|购置|需求)?(?:数量|台数|辆数)[ 为:：]{0,2}(?:共计|共)?[ ]?$|^[(（][^()（）]{1,8}[)）][(（共计约 ]{0,3}$"
)
_ONLY_A_NUMBER = regex.compile(r"^ ?(采购|购置|(?:采购|购置|成交|中标)?(?:数量|台数))?(?:成交|中标)?(?:为|:)? ?(?:共|共计)?$")
_COUNTING = ("数量", "采购", "购置")
"""Words that say a number of what is bought, whatever its measure: 采购40台."""
_CARRIES = ("带", "含", "配", "装", "加装", "安装", "附", "自带", "内置", "底盘带")
"""What a remark begins with that tells of a vehicle's equipment."""
_LED = regex.compile(r"^ ?(?:[\p{Han}]{2,12}:[ ]?)?")
_ENDS_CLAUSE = regex.compile(r"^(?:[;；。，,、\n)）]|$)")
"""SUV，数量：16（辆）."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in prose with the vehicle it counts; none where the words tell no kind."""

    mention: Mention | None
    count: Count
    kind: Region | None = None
    """The words that tell it from the others of its vehicle: 公交车20辆，其中8米级12辆."""
    again: tuple["Counted", ...] = ()
    """Where the notice counts it again: title and need say the same."""

    @property
    def start(self) -> int:
        if self.kind is not None:
            return self.kind[0]
        return min(self.mention.start, self.count.start) if self.mention else self.count.start

    @property
    def word(self) -> str:
        return self.mention.word if self.mention else ""

    @property
    def thing(self) -> tuple[Category | str | None, int]:
        """What is counted, and how many: the same of two that say the same."""
        kind = self.mention.category if self.mention else None
        return self.word if kind in (Category.SPECIAL, Category.OTHER) else kind, self.count.value


def begin_of(flat: str, one: Counted) -> int:
    """Where the clause begins that counts a vehicle, which brackets may name behind the words it is called by: 警用巡逻车（增程式SUV）1辆."""
    start = one.start
    opened = flat.rfind("(", max(start - LONGEST_NAME, 0), start)
    closed = flat.find(")", one.mention.end, one.count.start) if one.mention else -1
    within = opened > 0 and closed > 0 and ")" not in flat[opened:start] and flat[opened - 1] not in CLAUSE_STARTS
    return clause_start(flat, opened if within else start)


def vehicle_of(flat: str, near: Sequence[Mention], before: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a number counts, among those named near it and those that its line or list names before it."""
    return (
        _in_order(flat, before, count)
        or _nearest(flat, near, count)
        or _unknown(flat, count)
        or _of_its_line(flat, before, count)
        or _of_its_segment(flat, before, count)
    )


def _in_order(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a number counts in the order of its list: 越野车、皮卡、轿车分别为2辆、4辆、3辆."""
    at = flat.rfind("分别", max(count.start - LONGEST_REMARK, 0), count.start)
    if at < 0:
        return None
    line = max(flat.rfind(sign, max(at - LONGEST_REMARK, 0), at) for sign in "。;:\n")
    before = [one for one in named if max(line, at - LONGEST_REMARK) < one.start and one.end <= at]
    end = min((place for sign in "。;,\n" if (place := flat.find(sign, at, at + LONGEST_REMARK)) >= 0), default=at + LONGEST_REMARK)
    told = list(counts(flat, at, end)) if at >= 0 and before and count.start < end else []
    return before[told.index(count)] if count in told and len(told) == len(before) > 1 else None


def _nearest(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle right before a number, or a few words behind it, in the same part of the sentence."""
    near = [
        one
        for one in named
        if (one.end < count.start <= one.end + 12 and _LABEL_BETWEEN.match(flat[one.end : count.start]))
        or (one.end < count.start and flat.startswith(_OPENS, one.end) and only_a_remark(flat, one.end, count.start))
        or _in_its_brackets(flat, one, named, count)
        or (
            (0 <= count.start - one.end <= 3 or 0 <= one.start - count.end <= 10)
            and not any(sign in _NEVER_BETWEEN for sign in flat[min(one.end, count.end) : max(one.start, count.start)])
        )
        or (flat[one.end : count.start] == "\t" and headless_row(flat[flat.rfind("\n", 0, one.start) + 1 : count.end + 1]))
        or (flat[one.end : count.start].strip() in (",", "，") and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]))
    ]
    near = [one for one in near if not _carried(flat, one)]
    return max(near, key=lambda one: (one.specific, 0 <= count.start - one.end <= 1, one.end - one.start), default=None)


def _carried(flat: str, one: Mention) -> bool:
    """Whether brackets behind a vehicle's name tell that it carries the other one: 轻卡（柴油，带2吨随车吊）1辆."""
    if not flat.startswith(")", one.end):
        return False
    begin = max(flat.rfind(sign, max(one.start - LONGEST_NAME, 0), one.start) for sign in ",、;(") + 1
    return begin > 0 and flat.startswith(_CARRIES, begin)


def _in_its_brackets(flat: str, one: Mention, named: Sequence[Mention], count: Count) -> bool:
    """Whether a number is told in the brackets right behind a vehicle's name, and none of another one in them: 越野车（2.0T，4辆）."""
    if not flat.startswith(_OPENS, one.end) or count.start - one.end > LONGEST_REMARK:
        return False
    within = flat[one.end : count.start]
    return (
        ")" not in within
        and _OWN_PART.is_match(within)
        and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]) is not None
        and not any(one.end < other.start < count.start for other in named)
    )


def _unknown(flat: str, count: Count) -> Mention | None:
    """A kind that the lexicon does not know, named by a word that ends in 车 right before its number: 某某车2台."""
    begin = clause_start(flat, count.start)
    word = _ORDINAL.sub("", flat[begin : count.start].strip())
    end, explained = count.start, _EXPLAINED.match(word)
    if explained is not None:
        word, end = explained.group(2), end - (2 if flat[end - 1] == " " else 1)
    if not _CAR.match(word) or any(one.end >= end - 1 for one in mentions(flat, begin, end)):
        return None
    return Mention(end - min(len(word), _LONGEST_WORD), end, word, Category.SPECIAL, "")


def _of_its_line(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a numbered line, or part of one, begins with and counts behind what it says of it: 3.2 教练车：自动挡轿车，4辆。"""
    line = flat.rfind("\n", 0, count.start) + 1
    if style_of(flat[line : count.start]) is None or "\t" in flat[line : count.start]:
        line = max(flat.rfind(sign, max(count.start - 2 * LONGEST_REMARK, 0), count.start) for sign in "\n\t;") + 1
    words = flat[line : count.start]
    alone = words.endswith(",") and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]) is not None
    if style_of(words) is None or not (count.measure == VEHICLE_UNIT or alone or words.rstrip(" :为").endswith(_COUNTING)):
        return None
    if count.start - line > LONGEST_REMARK or next(counts(flat, line, count.start), None) is not None:
        return None
    begun = [one for one in named if line <= one.start <= line + LONGEST_NAME]
    return max(begun, key=lambda one: (one.specific, one.start), default=None)


def _of_its_segment(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that opens a segment whose first number stands alone between commas: 轿车，品牌：某牌，型号：XY7150，数量4辆，单价…."""
    part = flat.rfind(",", 0, count.start) + 1
    alone = _ONLY_A_NUMBER.match(flat[part : count.start]) if count.start - part <= _LONGEST_WORD + 2 else None
    if not alone or not _ENDS_CLAUSE.match(flat[count.end : count.end + 1]) or (count.measure != VEHICLE_UNIT and not alone.group(1)):
        return None
    begin = max(flat.rfind(sign, max(count.start - 2 * LONGEST_REMARK, 0), count.start) for sign in ";。\n") + 1
    if next(counts(flat, begin, part), None) is not None:
        return None
    led = _LED.match(flat[begin:part])
    begin += led.end() if led else 0
    told = [one for one in named if begin <= one.start and flat.count("(", begin, one.start) == flat.count(")", begin, one.start)]
    opening = [one for one in told if not any(sign in flat[begin : one.start] for sign in CLAUSE_SIGNS)]
    return opening[-1] if opening == told and told and flat[opening[-1].end] in ",(" else None


def only_a_remark(flat: str, start: int, end: int) -> bool:
    """Whether one pair of brackets is all that stands between two places."""
    words = flat[start:end].rstrip(" ,约共计各").lstrip() if end - start <= LONGEST_REMARK else ""
    return words.startswith("(") and words.find(")") == len(words) - 1 and "\n" not in words and "\t" not in words


def enumerates(flat: str, count: Count) -> bool:
    """A further number of 辆 in an enumeration that was cut off or names a kind the lexicon does not know."""
    return count.measure == VEHICLE_UNIT and flat[max(count.start - 1, 0) : count.start] == "、"
