"""classifier: clauses that call the things of a table by their numbers in it: 项1：柴油…；项2：…, 【商品1】排量：1.5L；…."""

from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest

from reading import regex
from reading.lotmarkers import ordinal
from reading.lotwords import KINDS, NO, WORDS
from services.classifier.clauses import Region
from services.classifier.elsewhere import without
from services.classifier.parts import Part

_BEHIND = r"(?: ?[】\]）)]? ?[:、(（】\]]| ?\p{Han})"
_CALLED = regex.compile(
    r"(?:^|[;。:,，\n【\[(（ 标包]) ?(?:(?:商品|项号?|序号|标的|品目号?|货物|车型|编号|包件) ?([0-9]{1,2}(?:-[0-9]{1,2})?)(?:号|项)?"
    rf"{_BEHIND}|第([0-9]{{1,2}})[项号种](?:{_BEHIND}| ?[0-9¥])|([0-9]{{1,2}})号(?:车|标的|商品|货物){_BEHIND})"
)
"""A row's number at the head of a clause."""
_WORDS = ("商品", "项", "号", "种", "序号", "标的", "品目", "货物", "车型", "编号", "包件")
_HEADS = ("品目号", "序号", "品目序号", "标的序号", "货物序号", "编号", "包件号", "项号", "行号", "商品序号")
_NUMBERED = regex.compile(r"^ ?\(?([1-9][0-9]?)(?:[.、] ?[^0-9]|\))")
_MEASURED = ("辆", "台", "年", "月", "个", "万", "元", "座", "名", "家", "日", "天", "项目")
_ENDS, _MOST_PARTS = "。\n", 40
_OF_ONE = ("单车", "单台", "单辆", "单价")
_LIMITS_OF_ONE = regex.compile(r"((?:单[车台辆价])(?:最高)?(?:投标)?(?:限价|控制价|限额|拦标价)[:为] ?)[^。\n]{4,200}")
_LOT = regex.compile(rf"(?:(?:第 ?)?({NO}) ?(?:{KINDS}|包)|(?:{WORDS}) ?({NO}))")


def told_by_number(flat: str, parts: Sequence[Part], places: Sequence[Region]) -> list[Part]:
    """The parts of a table with the clauses outside of it that speak of each by its row's number."""
    numbers = [_number(flat, part) for part in parts] if len(parts) > 1 else []
    if not numbers or not all(numbers) or len(set(numbers)) < len(numbers):
        return list(parts)
    own: list[list[Region]] = [[] for _ in parts]
    for start, end in places:
        for number, region in _clauses(flat, start, end):
            if number in numbers:
                own[numbers.index(number)].append(region)
    return [part._replace(own=(*part.own, *told), named=(*part.named, *told)) for part, told in zip(parts, own, strict=True)]


def told_across_by_number(flat: str, lots: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """The parts of several lots' tables with the clauses anywhere that speak of each by its row's number (品目2-1单辆最高18万元), and
    without those that speak of others; only where the numbers tell the lot as well (1-1, 2-1)."""
    numbers = [_number(flat, part) for parts in lots for part in parts]
    if len(lots) < 2 or len(numbers) > _MOST_PARTS or not all("-" in number for number in numbers) or len(set(numbers)) < len(numbers):
        return [list(parts) for parts in lots]
    told: dict[str, list[Region]] = {number: [] for number in numbers}
    for number, region in _clauses(flat, 0, len(flat)):
        told.setdefault(number, []).append(region)
    return [[_with(flat, part, told) for part in parts] for parts in lots]


def told_by_lot(flat: str, lots: Sequence[Sequence[Part]], numbers: Sequence[str]) -> list[list[Part]]:
    """The only parts of lots with the ceilings of one that a sentence tells lot by lot: 单车控制价：第一标段65万元，第二标段46万元."""
    if len(lots) < 2 or not any(word in flat for word in _OF_ONE):
        return [list(parts) for parts in lots]
    told: dict[str, list[Region]] = {}
    for sentence in islice(_LIMITS_OF_ONE.finditer(flat), _MOST_PARTS):
        at, marks = sentence.end(1), list(_LOT.finditer(flat[sentence.end(1) : sentence.end()]))
        for mark, following in zip_longest(marks, marks[1:]):
            number = ordinal(mark.group(1) or mark.group(2))
            told.setdefault(number, []).append((at + mark.start(), at + following.start() if following else sentence.end()))
    return [
        [part._replace(named=(*part.named, *told.get(ordinal(number), ()))) for part in parts]
        if len(parts) == 1 and number
        else list(parts)
        for parts, number in zip(lots, numbers, strict=True)
    ]


def _with(flat: str, part: Part, told: Mapping[str, Sequence[Region]]) -> Part:
    mine = told[number := _number(flat, part)]
    others = [region for other, regions in told.items() if other != number for region in regions]
    own, around = (tuple(piece for one in regions for piece in without(one, others)) for regions in (part.own, part.around))
    return part._replace(own=(*own, *mine), around=around, named=(*part.named, *mine))


def _number(flat: str, part: Part) -> str:
    """The number that a table gives a part's row, or that its clause begins with (1.轿车2辆；2.客车1辆); empty without one."""
    if not part.head or not part.row:
        numbered = _NUMBERED.match(flat[slice(*part.own[0])]) if part.own and part.mention else None
        return numbered.group(1) if numbered else ""
    heads, cells = (flat[span.start : span.end].split("\t") for span in (part.head, part.row))
    told = (cell.strip() for head, cell in zip(heads, cells, strict=False) if head.replace(" ", "") in _HEADS)
    return next(told, "").lstrip("0")


def _clauses(flat: str, start: int, end: int) -> list[tuple[str, Region]]:
    """The numbers called in a region, each with its words up to the next one called, or the end of its sentence."""
    window = flat[start:end]
    if not any(word in window for word in _WORDS):
        return []
    told = [
        match
        for match in _CALLED.finditer(window)
        if not window.startswith(_MEASURED, (number := _number_of(match))[1]) and "\t" not in _line(window, number[0])
    ]
    found = []
    for place, match in enumerate(told):
        following = told[place + 1].start() if place + 1 < len(told) else len(window)
        stop = min((at for sign in _ENDS if (at := window.find(sign, match.end(), following)) >= 0), default=following)
        begin, end_of = _number_of(match)
        found.append((window[begin:end_of].lstrip("0"), (start + begin, start + stop)))
    return found


def _number_of(match: regex.Match) -> Region:
    return next(match.span(group) for group in (1, 2, 3) if match.group(group) is not None)


def _line(window: str, at: int) -> str:
    end = window.find("\n", at)
    return window[window.rfind("\n", 0, at) + 1 : end if end >= 0 else len(window)]
