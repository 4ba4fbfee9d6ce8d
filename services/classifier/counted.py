"""classifier: the vehicles that a notice's prose counts (燃油轿车4辆, 20辆纯电MPV), and which number belongs to which."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading import re2
from reading.decoys import of_an_old_car
from reading.quantities import Count, counts
from reading.vehicles import Mention, mentions
from schemas.reading import Category
from services.classifier.shared_counts import of_all_together, of_each
from services.classifier.siblings import OF_THINGS, first_of, style_of

Region = tuple[int, int]
CLAUSE_SIGNS = '，,、。；;：:\n\t(（“"'
CLAUSE_STARTS = CLAUSE_SIGNS + "中含"
_OWN_WORDS = ("中小学", "中学", "中型", "中心", "中医", "中等", "中转", "中层", "中顶", "中轴")
"""Words that begin with 中 and no clause behind it: 其中轿车2辆."""
LONGEST_NAME = 24
"""Signs that a vehicle's name takes before the word it is known by: 插电式混合动力运动型多用途…."""
VEHICLE_UNIT = "辆"
_NEVER_BETWEEN = "，,、。；;\n\t"
_NUMBERED_LINE = re2.compile(
    r"^(?:[-–—•●◆■▪·◦○★▲※*▍]{1,3} ?[^-0-9 ]|"
    r"[(（]?[0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}(?:、|[.][^0-9])|[①-⑩]|(?:品目|标的|车型)[0-9一二三四五六七八九十]{1,2}[ :])"
)
_HAN_LINE = re2.compile(
    r"^[一二三四五六七八九十]{1,2}、[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)"
)
_HEADED_LINE = re2.compile(r"^[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部) ?:")
_OPENED_LINE = re2.compile(
    r"^[^:,;。\t\n]{2,30},(?:采购|购置)?(?:数量)?[:为]? ?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[,;。]"
)
"""中型SUV，数量：3辆，…: the thing and its number open the line."""
_REMARKED_LINE = re2.compile(
    r"^[^:,;。\t\n()]{2,24}\([^()\n]{2,60}\) ?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[,;。]"
)
"""中型客车（23座，柴油）2辆，限价…: the thing, a remark and its number open the line."""
_HEADLESS = re2.compile(r"^[^\t\n]{2,30}\t[0-9]{1,4} ?(?:辆|台|部)(?:\t|\n|$)")
"""A row of a table without heads that begins with a thing and its number."""
_COUNTED_LINE = re2.compile(
    r"^[^:\t\n]{2,60}(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[;,。、]?(?: ?\([^()\n]{1,60}\))?$"
)
_CAR = re2.compile(r"^[\p{Han}0-9.A-Za-z/+\-]{1,22}\p{Han}车$")
_LONGEST_WORD, _LONGEST_ORDINAL = 6, 3
_INCLUDED = ("含", "不含")
"""What brackets behind a limit say: 1.8升（含）以下轿车."""
_ORDINAL = re2.compile(r"^(?:[①-⑩]|[0-9]{1,2}\))")
_LONGEST_LIST = 20
_PARTS_LISTED = frozenset(";；、")
_FAMILIES = ("环卫车", "作业车", "工程车", "消防车", "专用车", "特种车", "警车", "执法车", "客车", "货车", "校车", "公交车")
"""Vehicles of several kinds, whose number the next ones may divide."""
_SEVERAL_WORKS = (None, Category.SPECIAL, Category.OTHER, Category.BUS, Category.TRUCK)
"""Kinds that others may be kinds of: 客车2辆，其中…."""
_ENUMERATES = ("、", "和", "及", "与")
"""What joins a thing with the next one of the same list."""
_DESCRIBES = re2.compile(
    r"[0-9.]+ ?(?:米|座|吨|方|立方|升|L|T)|[一二三四五六七八九十]座|纯电|燃油|汽油|柴油|混动|混合动力|新能源|CNG|LNG|天然气|插电|增程|[大中小]型"
)
"""What tells one vehicle of a list from the next one that bears the same name."""
"""Lines that one enumeration may take."""
_OPENS = ("(", " (")
"""What a remark behind a name begins with."""
_LONGEST_REMARK = 90
_MOST_COUNTED = 120
"""Vehicles that one enumeration tells; more are a hostile page: each of them is looked for in all that is told of the others."""
"""Signs in brackets between a vehicle and its number: 越野车（排量2.7L-3.0L，7座）5辆."""
_LABEL_BETWEEN = re2.compile(
    r"^(?:[(（][^()（）]{1,8}[)）])?[，,、 ]{0,2}(?:采购|购置|需求)?(?:数量|台数|辆数)[ 为:：]{0,2}(?:共计|共)?[ ]?$|^[(（][^()（）]{1,8}[)）][(（共计约 ]{0,3}$"
)
_SIZE = r"[0-9]+(?:\.[0-9]+)?(?:[-~][0-9.]+)?(?:吨|米|座|方|立方米?|m³|T|t)"
_SIZE_BEFORE = re2.compile(rf"({_SIZE})[\p{{Han}}]{{0,9}}$")
_KIND = re2.compile(
    rf"^(?:{_SIZE}[\p{{Han}}]{{0,8}}|[\p{{Han}}A-Z0-9]{{1,8}}[型版款级式]|[大中小]排量|[高中低]顶|(?:汽油|柴油|纯电动?|(?:插电|油电)?混动|增程式?|燃油|新能源|燃气)?(?:[两四]驱)?[单双]?排?座?|[单双]排座?)$"
)
_DIVIDED, _SIZE_BACK = 240, 16
"""Signs within which a number is divided; within which a size stands before its vehicle's word."""
_ONLY_A_NUMBER = re2.compile(r"^ ?(采购|购置|(?:采购|购置|成交|中标)?(?:数量|台数))?(?:成交|中标)?(?:为|:)? ?(?:共|共计)?$")
_REASONS = ("变更原因", "变更理由", "变更事由")
_COUNTING = ("数量", "采购", "购置")
"""Words that say a number of what is bought, whatever its measure: 采购40台."""
_LED = re2.compile(r"^ ?(?:[\p{Han}]{2,12}:[ ]?)?")
_SUMS = re2.compile(r"^ ?(?:以上|上述|各单位)?(?:[\p{Han}]{0,4}?)(?:共计|合计|总计|总共|共)")
_AFTER_A_COUNT = re2.compile(r"[0-9一二三四五六七八九十两]{1,4} ?[辆台部][和及与]([^和及与]*)$")
_ADDED = re2.compile(r"追加(?:采购|购买|购置)?(?:了)?(?:同型号|同款|同车型|同品牌|相同型号|相同)")
"""原合同采购轿车5辆…现追加同型号轿车1辆."""
_ENDS_CLAUSE = re2.compile(r"^(?:[;；。，,、\n)）]|$)")
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


def counted_in(flat: str, own: Sequence[Region]) -> list[Counted]:
    """Vehicles with a number of their own in prose (燃油轿车4辆, 20辆纯电MPV), from the line that enumerates most."""
    if "追加" in flat and any(_ADDED.search(flat[start:end]) for start, end in own):
        return []  # what a contract bought and what is added are of one thing
    by_line: dict[int, dict[int, Counted]] = {}
    lists: dict[int, tuple[int, int]] = {}
    for start, end in own:
        named = [one for one in mentions(flat, start, end) if one.category is not None]
        starts = [one.start for one in named]
        for count in (one for one in counts(flat, start, end) if not (of_an_old_car(flat, one.start, one.end) or _of_a_reason(flat, one))):
            near = named[bisect_left(starts, count.start - LONGEST_NAME - _LONGEST_REMARK) : bisect_left(starts, count.end + LONGEST_NAME)]
            if of_all_together(flat, near, count):
                continue
            for each in of_each(flat, near, count):
                by_line.setdefault(_list_start(flat, count.start, lists), {}).setdefault(each.start, Counted(each, count))
            before = named[bisect_left(starts, count.start - 2 * _LONGEST_REMARK) : bisect_left(starts, count.start)]
            found = (
                _in_order(flat, before, count)
                or _nearest(flat, near, count)
                or _unknown(flat, count)
                or _of_its_line(flat, before, count)
                or _of_its_segment(flat, before, count)
            )
            if found or _enumerates(flat, count):
                one = Counted(found, count)
                by_line.setdefault(_list_start(flat, count.start, lists), {}).setdefault(one.start, one)
    lines = [sorted(line.values(), key=lambda one: one.start) for line in by_line.values()]
    told = [line for line in lines if any(one.mention for one in line)]
    once = _distinct(flat, max(told, key=lambda line: _weight(flat, line), default=[])[:_MOST_COUNTED])
    return (_kinds(flat, once[0]) if len(once) == 1 else []) or [_told_again(one, told) for one in once]


def _of_a_reason(flat: str, count: Count) -> bool:
    """Whether a number stands where a contract's change is given its reason: 变更原因：追加同型号车辆1辆."""
    begin = max(flat.rfind(sign, max(count.start - 2 * _LONGEST_REMARK, 0), count.start) for sign in "。;\n") + 1
    return any(word in flat[begin : count.start] for word in _REASONS)


def _told_again(one: Counted, lines: Sequence[Sequence[Counted]]) -> Counted:
    """What is counted, with all other places that count it."""
    same = (other for line in lines for other in line if other.count.value == one.count.value and other.count != one.count)
    again = tuple(other for other in same if other.thing == one.thing or not (_tells_kind(one) or _tells_kind(other)))
    return replace(one, again=again) if again else one


def _tells_kind(one: Counted) -> bool:
    return one.mention is not None and one.mention.specific


def _weight(flat: str, line: Sequence[Counted]) -> tuple[int, int]:
    """Which of several lists of the same things is told: the one that names more of them, then the one with sums."""
    last = flat.find("\n", line[-1].count.end)
    return sum(1 for one in line if one.mention), flat.count("元", line[0].start, last if last > 0 else len(flat))


def _kinds(flat: str, whole: Counted) -> list[Counted]:
    """The kinds of a vehicle that its number is divided into (勾臂车8辆，其中3吨级5辆，18吨级3辆); none unless they come to it."""
    at = whole.count.end
    end = min((place for sign in "。\n" if (place := flat.find(sign, at, at + _DIVIDED)) >= 0), default=at + _DIVIDED)
    told = [
        Counted(whole.mention, count, kind)
        for count in counts(flat, at, min(end, len(flat)))
        if count.measure == whole.count.measure and (kind := _kind_before(flat, at, count.start))
    ]
    return told if len(told) > 1 and sum(one.count.value for one in told) == whole.count.value else []


def kinds_within(flat: str, whole: Mention, own: Sequence[Region], total: int) -> list[Counted]:
    """The kinds that the words about one vehicle divide its number into (36座4辆、24座5辆); none unless they come to it."""
    for start, end in own:
        told = [Counted(whole, count, kind) for count in counts(flat, start, end) if (kind := _kind_before(flat, start, count.start))]
        if len(told) > 1 and sum(one.count.value for one in told) == total:
            return told
    return []


def _kind_before(flat: str, floor: int, at: int) -> Region | None:
    """The words right before a number that are a size or a type, past a remark in brackets."""
    end = flat.rfind("(", floor, at) if flat[at - 1] == ")" else at
    begin = max(max(flat.rfind(sign, floor, end) for sign in CLAUSE_SIGNS), flat.rfind("其中", floor, end) + 1, floor - 1) + 1
    return (begin, end) if end > begin and _KIND.match(flat[begin:end].strip()) else None


def _unknown(flat: str, count: Count) -> Mention | None:
    """A kind that the lexicon does not know, named by a word that ends in 车 right before its number: 某某车2台."""
    begin = clause_start(flat, count.start)
    word = _ORDINAL.sub("", flat[begin : count.start].strip())
    if not _CAR.match(word) or any(one.end >= count.start - 1 for one in mentions(flat, begin, count.start)):
        return None
    return Mention(count.start - min(len(word), _LONGEST_WORD), count.start, word, Category.SPECIAL, "")


def _listed(flat: str, line: int) -> bool:
    """Whether a line is one of a list: it bears a number, or is a thing with its count and no more."""
    if _NUMBERED_LINE.match(flat[line : line + 6]):
        return True
    end = flat.find("\n", line, line + _LONGEST_REMARK)
    words = flat[line : end if end > 0 else line + _LONGEST_REMARK]
    return (
        _HAN_LINE.match(words) is not None
        or _OPENED_LINE.match(words) is not None
        or _REMARKED_LINE.match(words) is not None
        or _HEADLESS.match(words) is not None
        or _HEADED_LINE.match(words) is not None
        or (end > 0 and _COUNTED_LINE.match(words) is not None)
    )


def _in_order(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a number counts in the order of its list: 越野车、皮卡、轿车分别为2辆、4辆、3辆."""
    at = flat.rfind("分别", max(count.start - _LONGEST_REMARK, 0), count.start)
    if at < 0:
        return None
    line = max(flat.rfind(sign, max(at - _LONGEST_REMARK, 0), at) for sign in "。;:\n")
    before = [one for one in named if max(line, at - _LONGEST_REMARK) < one.start and one.end <= at]
    end = min((place for sign in "。;,\n" if (place := flat.find(sign, at, at + _LONGEST_REMARK)) >= 0), default=at + _LONGEST_REMARK)
    told = list(counts(flat, at, end)) if at >= 0 and before and count.start < end else []
    return before[told.index(count)] if count in told and len(told) == len(before) > 1 else None


def _list_start(flat: str, at: int, known: dict[int, tuple[int, int]]) -> int:
    """Where the line of a place starts; of listed lines that follow each other (1.轿车2辆 / 2.越野车1辆) the first one.
    `known`: line → (where its list starts, lines above it in the list), -1 for a line that is not listed."""
    line = flat.rfind("\n", 0, at) + 1
    above: list[int] = []
    one = line
    while one not in known and len(above) < _LONGEST_LIST:
        above.append(one)
        if one == 0 or not _listed(flat, one):
            known[one] = (-1, 0)
            break
        one = flat.rfind("\n", 0, one - 1) + 1
    start, depth = known.get(one, (-1, 0))
    for one in reversed(above):
        if one not in known:
            start, depth = (start, depth + 1) if start >= 0 and depth < _LONGEST_LIST else (one, 0)
            known[one] = (start, depth)
    return first_of(flat, known[line][0] if known[line][0] >= 0 else line)


def _nearest(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle right before a number, or a few words behind it, in the same part of the sentence."""
    near = [
        one
        for one in named
        if (one.end < count.start <= one.end + 12 and _LABEL_BETWEEN.match(flat[one.end : count.start]))
        or (one.end < count.start and flat.startswith(_OPENS, one.end) and _only_a_remark(flat, one.end, count.start))
        or (
            (0 <= count.start - one.end <= 3 or 0 <= one.start - count.end <= 10)
            and not any(sign in _NEVER_BETWEEN for sign in flat[min(one.end, count.end) : max(one.start, count.start)])
        )
        or (flat[one.end : count.start] == "\t" and _HEADLESS.match(flat[flat.rfind("\n", 0, one.start) + 1 : count.end + 1]))
        or (flat[one.end : count.start].strip() in (",", "，") and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]))
    ]
    return max(near, key=lambda one: (one.specific, 0 <= count.start - one.end <= 1, one.end - one.start), default=None)


def _of_its_line(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that a numbered line, or part of one, begins with and counts behind what it says of it: 3.2 教练车：自动挡轿车，4辆。"""
    line = flat.rfind("\n", 0, count.start) + 1
    if style_of(flat[line : count.start]) is None or "\t" in flat[line : count.start]:
        line = max(flat.rfind(sign, max(count.start - 2 * _LONGEST_REMARK, 0), count.start) for sign in "\n\t;") + 1
    words = flat[line : count.start]
    alone = words.endswith(",") and _ENDS_CLAUSE.match(flat[count.end : count.end + 1]) is not None
    if style_of(words) is None or not (count.measure == VEHICLE_UNIT or alone or words.rstrip(" :为").endswith(_COUNTING)):
        return None
    if count.start - line > _LONGEST_REMARK or next(counts(flat, line, count.start), None) is not None:
        return None
    begun = [one for one in named if line <= one.start <= line + LONGEST_NAME]
    return max(begun, key=lambda one: (one.specific, one.start), default=None)


def _of_its_segment(flat: str, named: Sequence[Mention], count: Count) -> Mention | None:
    """The vehicle that opens a segment whose first number stands alone between commas: 轿车，品牌：某牌，型号：XY7150，数量4辆，单价…."""
    part = flat.rfind(",", 0, count.start) + 1
    alone = _ONLY_A_NUMBER.match(flat[part : count.start]) if count.start - part <= _LONGEST_WORD + 2 else None
    if not alone or not _ENDS_CLAUSE.match(flat[count.end : count.end + 1]) or (count.measure != VEHICLE_UNIT and not alone.group(1)):
        return None
    begin = max(flat.rfind(sign, max(count.start - 2 * _LONGEST_REMARK, 0), count.start) for sign in ";。\n") + 1
    if next(counts(flat, begin, part), None) is not None:
        return None
    led = _LED.match(flat[begin:part])
    begin += led.end() if led else 0
    told = [one for one in named if begin <= one.start and flat.count("(", begin, one.start) == flat.count(")", begin, one.start)]
    opening = [one for one in told if not any(sign in flat[begin : one.start] for sign in CLAUSE_SIGNS)]
    return opening[-1] if opening == told and told and flat[opening[-1].end] in ",(" else None


def _only_a_remark(flat: str, start: int, end: int) -> bool:
    """Whether one pair of brackets is all that stands between two places."""
    words = flat[start:end].rstrip(" ,约共计各").lstrip() if end - start <= _LONGEST_REMARK else ""
    return words.startswith("(") and words.find(")") == len(words) - 1 and "\n" not in words and "\t" not in words


def _enumerates(flat: str, count: Count) -> bool:
    """A further number of 辆 in an enumeration that was cut off or names a kind the lexicon does not know."""
    return count.measure == VEHICLE_UNIT and flat[max(count.start - 1, 0) : count.start] == "、"


def _distinct(flat: str, line: list[Counted]) -> list[Counted]:
    """What the line enumerates, once each; one alone where it repeats a single vehicle."""
    if _one_a_number(flat, line):
        return line
    line = _summed_up(line, flat)
    told = _once(flat, [one for one in line if one.mention])
    if _described_apart(flat, told):
        return [one for one in line if one.mention is None or one in told]
    names = {(flat[one.mention.start : one.mention.end], _size(flat, one), one.count.value) for one in told if one.mention}
    sizes = {_size(flat, one) for one in told}
    several = any(len(set(kinds)) > 1 for kinds in ([one.word for one in told], [one.count.value for one in told], sizes - {""}))
    if len(names) < 2 or not several:
        return told[:1]
    if len(told) < len([one for one in line if one.mention]):
        line = told
    if len(line) > 2 and line[0].count.value == sum(one.count.value for one in line[1:]) and not _of_its_own(flat, line[0], line[1:]):
        return line[1:]
    return _without_sums(flat, line)


def _of_its_own(flat: str, first: Counted, others: Sequence[Counted]) -> bool:
    """Whether a number that the next ones happen to come to counts a thing beside them: 清洗车2辆、洗扫车1辆、洒水车1辆."""
    if first.mention is None or not first.mention.specific or first.word in {one.word for one in others} or first.word in _FAMILIES:
        return False
    if first.mention.category not in _SEVERAL_WORKS and all(
        one.mention and one.mention.specific and one.mention.category is not first.mention.category for one in others
    ):
        return True  # 轿车2辆；客车1辆；皮卡1辆: no car is divided into others of other kinds
    behind = flat[first.count.end : first.count.end + _LONGEST_REMARK]
    close = behind.find(")") + 1 if behind.startswith("(") else 0
    return behind[close : close + 1] in _ENUMERATES


def _summed_up(line: list[Counted], flat: str) -> list[Counted]:
    """What a list's last line sums up kind by kind, where the list says who gets which: 甲局 轿车2辆 / 乙局 轿车3辆 / 以上共计轿车5辆."""
    for at in range(2, len(line)):
        begin = flat.rfind("\n", 0, line[at].start) + 1
        if begin > line[at - 1].start and _SUMS.match(flat[begin : begin + LONGEST_NAME]):
            sums, before = (dict[str, int](), dict[str, int]())
            for told, ones in ((sums, line[at:]), (before, line[:at])):
                for one in ones:
                    told[one.word] = told.get(one.word, 0) + one.count.value
            return line[at:] if sums == before else line
    return line


def _without_sums(flat: str, line: list[Counted]) -> list[Counted]:
    """Without a number that the next ones divide, others behind them: 轿车10辆，其中…轿车4辆、…轿车6辆，另采购面包车1辆."""
    for at, one in enumerate(line[:-2]):
        total = 0
        for last in range(at + 1, len(line) if "其中" in flat[one.count.end : line[at + 1].start] else 0):
            total += line[last].count.value
            if total == one.count.value and last > at + 1:
                return [*line[:at], *line[at + 1 :]]
    return line


def _described_apart(flat: str, told: Sequence[Counted]) -> bool:
    """Whether clauses of one line each begin with a description of their own of the vehicle they count: 10.5米CNG客车10辆；8.5米电动客车10辆."""
    if len(told) < 2 or any(one.mention is None for one in told) or "\n" in flat[told[0].start : told[-1].count.end]:
        return False
    begins = [begin_of(flat, one) for one in told]
    parted = all(flat[at - 1 : at] in _PARTS_LISTED for at in begins[1:])
    remarks = [_remark(flat, one) for one in told]
    if parted and len(set(remarks)) == len(told) and all(_DESCRIBES.search(one) for one in remarks):
        return True  # 押解车（大型，33座以下）1辆；押解车（小型，9座）1辆
    words = [flat[at : one.mention.start] for at, one in zip(begins, told, strict=True) if one.mention]
    named = all(len(one) > 1 for one in words) and all(flat[at - 1] == "、" for at in begins[1:])
    return parted and len(set(words)) == len(told) and (named or all(_DESCRIBES.search(one) for one in words))


def _remark(flat: str, one: Counted) -> str:
    """What brackets between a vehicle and its number say of it."""
    end = one.mention.end if one.mention else 0
    return flat[end : one.count.start].strip() if flat.startswith("(", end) and _only_a_remark(flat, end, one.count.start) else ""


def _one_a_number(flat: str, line: list[Counted]) -> bool:
    """Whether each stands in a numbered line of its own that begins with its name: 序号1 轿车 1辆, 序号2 新能源轿车 1辆."""
    starts = [flat.rfind("\n", 0, one.start) + 1 for one in line]
    styles = [style_of(flat[start : start + LONGEST_NAME]) for start in starts]
    near = all(
        one.mention and one.start - start <= LONGEST_NAME and _begins_with_name(flat, start)
        for one, start in zip(line, starts, strict=True)
    )
    return len(line) > 1 and near and None not in styles and len(set(starts)) == len(set(styles)) == len(line)


def _begins_with_name(flat: str, start: int) -> bool:
    """Whether the first words of a numbered line name a vehicle, and no label of a notice (2.采购需求：客车18辆)."""
    colon = flat.find(":", start, start + LONGEST_NAME)
    numbered = style_of(flat[start : start + LONGEST_NAME])
    if numbered is None or numbered[0][0] in OF_THINGS:
        return numbered is not None
    return any(one.category is not None for one in mentions(flat, start, colon if colon > 0 else start + LONGEST_NAME))


def _once(flat: str, told: list[Counted]) -> list[Counted]:
    """In order, without what a further line says again in other words: 18辆纯电动公交车 / 城市客车18辆."""
    kept: list[Counted] = []
    first: dict[tuple[Category | str | None, int], dict[str, int]] = {}
    for one in told:
        size, same = _size(flat, one), one.thing
        before = [at for other, at in first.setdefault(same, {}).items() if not other or not size or other == size]
        first[same].setdefault(size, one.start)
        if one.count.value > 1 and any(flat.find("\n", at, one.start) >= 0 for at in before):
            continue
        kept.append(one)
    return kept


def _size(flat: str, one: Counted) -> str:
    """The size that a vehicle's name begins with (8米 of 8米公交车); empty where it has none."""
    found = _SIZE_BEFORE.search(flat[max(one.mention.start - _SIZE_BACK, 0) : one.mention.start]) if one.mention else None
    return found.group(1) if found else ""


def begin_of(flat: str, one: Counted) -> int:
    """Where the clause begins that counts a vehicle, which brackets may name behind the words it is called by: 警用巡逻车（增程式SUV）1辆."""
    start = one.start
    opened = flat.rfind("(", max(start - LONGEST_NAME, 0), start)
    closed = flat.find(")", one.mention.end, one.count.start) if one.mention else -1
    within = opened > 0 and closed > 0 and ")" not in flat[opened:start] and flat[opened - 1] not in CLAUSE_STARTS
    return clause_start(flat, opened if within else start)


def _last_start(flat: str, floor: int, end: int) -> int:
    """The last sign that a clause begins behind, none of a word of its own: 56座中小学生校车."""
    at = max(flat.rfind(sign, floor, end) for sign in CLAUSE_STARTS)
    while flat.startswith(_OWN_WORDS, at) and at >= floor:
        at = max(flat.rfind(sign, floor, at) for sign in CLAUSE_STARTS)
    return at


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
