"""classifier: which numbers of vehicles in prose are sums of others or say the same again: 客车9辆，其中36座4辆、24座5辆."""

from collections.abc import Sequence

from reading import regex
from reading.quantities import counts
from reading.vehicles import Mention, mentions
from schemas.reading import Category
from services.classifier.clauses import CLAUSE_SIGNS, LONGEST_NAME, LONGEST_REMARK, Region
from services.classifier.counted_names import Counted, begin_of, only_a_remark
from services.classifier.siblings import OF_THINGS, style_of

_PARTS_LISTED = frozenset(";；、")
_FAMILIES = ("环卫车", "作业车", "工程车", "消防车", "专用车", "特种车", "警车", "执法车", "客车", "货车", "校车", "公交车")
"""Vehicles of several kinds, whose number the next ones may divide."""
_SEVERAL_WORKS = (None, Category.SPECIAL, Category.OTHER, Category.BUS, Category.TRUCK)
"""Kinds that others may be kinds of: 客车2辆，其中…."""
_ENUMERATES = ("、", "和", "及", "与")
"""What joins a thing with the next one of the same list."""
_DESCRIBES = regex.compile(
    r"[0-9.]+ ?(?:米|座|吨|方|立方|升|L|T)|[一二三四五六七八九十]座|纯电|燃油|汽油|柴油|混动|混合动力|新能源|CNG|LNG|天然气|插电|增程"
    r"|[大中小轻重微]型|多功能|负压|监护|转运|普通"
)
"""What tells one vehicle of a list from the next one that bears the same name."""
_SIZE = r"[0-9]+(?:\.[0-9]+)?(?:[-~][0-9.]+)?(?:吨|米|座|方|立方米?|m³|T|t)"
_SIZE_BEFORE = regex.compile(rf"({_SIZE})[\p{{Han}}]{{0,9}}$")
_KIND = regex.compile(
    rf"^(?:{_SIZE}[\p{{Han}}]{{0,8}}|[\p{{Han}}A-Z0-9]{{1,8}}[型版款级式]|[大中小]排量|[高中低]顶|(?:汽油|柴油|纯电动?|(?:插电|油电)?混动|增程式?|燃油|新能源|燃气)?(?:[两四]驱)?[单双]?排?座?|[单双]排座?)$"
)
_DIVIDED, _SIZE_BACK = 240, 16
"""Signs within which a number is divided; within which a size stands before its vehicle's word."""
_SUMS = regex.compile(r"^ ?(?:以上|上述|各单位)?(?:[\p{Han}]{0,4}?)(?:共计|合计|总计|总共|共)")


def kinds_of(flat: str, whole: Counted) -> list[Counted]:
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


def distinct(flat: str, line: list[Counted]) -> list[Counted]:
    """What the line enumerates, once each; one alone where it repeats a single vehicle."""
    if len(line) == 1 or _one_a_number(flat, line):
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


def _one_a_number(flat: str, line: list[Counted]) -> bool:
    """Whether each stands in a numbered line of its own that begins with its name: 序号1 轿车 1辆, 序号2 新能源轿车 1辆."""
    starts = [flat.rfind("\n", 0, one.start) + 1 for one in line]
    styles = [style_of(flat[start : start + LONGEST_NAME]) for start in starts]
    near = all(
        one.mention and one.start - start <= LONGEST_NAME and _begins_with_name(flat, start)
        for one, start in zip(line, starts, strict=True)
    )
    return near and None not in styles and len(set(starts)) == len(set(styles)) == len(line)


def _begins_with_name(flat: str, start: int) -> bool:
    """Whether the first words of a numbered line name a vehicle, and no label of a notice (2.采购需求：客车18辆)."""
    colon = flat.find(":", start, start + LONGEST_NAME)
    numbered = style_of(flat[start : start + LONGEST_NAME])
    if numbered is None or numbered[0][0] in OF_THINGS:
        return numbered is not None
    return any(one.category is not None for one in mentions(flat, start, colon if colon > 0 else start + LONGEST_NAME))


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
    described = all(_DESCRIBES.search(one) for one in words)
    parted = parted or (described and all(flat[at - 1 : at] == "," for at in begins[1:]))  # 大型洒水车1辆，小型洒水车1辆
    return parted and len(set(words)) == len(told) and (named or described)


def _remark(flat: str, one: Counted) -> str:
    """What brackets between a vehicle and its number say of it."""
    end = one.mention.end if one.mention else 0
    return flat[end : one.count.start].strip() if flat.startswith("(", end) and only_a_remark(flat, end, one.count.start) else ""


def _of_its_own(flat: str, first: Counted, others: Sequence[Counted]) -> bool:
    """Whether a number that the next ones happen to come to counts a thing beside them: 清洗车2辆、洗扫车1辆、洒水车1辆."""
    alike = [one for one in others if one.word == first.word]
    if alike and _remark(flat, first) and all(_remark(flat, one) not in ("", _remark(flat, first)) for one in alike):
        return True  # SUV（A型）4辆；SUV（B型）2辆；面包车2辆
    if first.mention is None or not first.mention.specific or alike or first.word in _FAMILIES:
        return False
    if first.mention.category not in _SEVERAL_WORKS and all(
        one.mention and one.mention.specific and one.mention.category is not first.mention.category for one in others
    ):
        return True  # 轿车2辆；客车1辆；皮卡1辆: no car is divided into others of other kinds
    behind = flat[first.count.end : first.count.end + LONGEST_REMARK]
    close = behind.find(")") + 1 if behind.startswith("(") else 0
    return behind[close : close + 1] in _ENUMERATES


def _without_sums(flat: str, line: list[Counted]) -> list[Counted]:
    """Without a number that the next ones divide, others behind them: 轿车10辆，其中…轿车4辆、…轿车6辆，另采购面包车1辆."""
    for at, one in enumerate(line[:-2]):
        total = 0
        for last in range(at + 1, len(line) if "其中" in flat[one.count.end : line[at + 1].start] else 0):
            total += line[last].count.value
            if total == one.count.value and last > at + 1:
                return [*line[:at], *line[at + 1 :]]
    return line
