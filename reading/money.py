"""reading: sums of money, bound to a label and its unit; refuses rather than guesses."""

import string
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reading import regex

_CAPITAL = regex.compile(
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿两一二三四五六七八九十百千]{1,24}(?:元|圆)(?:整|正)?(?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?"
)
_CAPITALS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟两一二三四五六七八九十百千")
_CUT = 4
_UNIT = r"(?: *\(? *(百万|千万|[千万亿])? *([元圆])?(?: *\))?)"
_FIGURE = regex.compile(rf"((?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?){_UNIT}")
"""A figure with thousands' commas and a decimal point, the scale and the unit behind it: 1,080,000.00, 35.8(万元)."""
_THOUSANDS = r"[0-9]{1,3}(?: [0-9]{3}){1,3}(?:\.[0-9]{1,2})?"
_SPACED = regex.compile(rf"^[ ¥￥]*{_THOUSANDS}(?: ?元)?(?:/[辆台])? *$")
"""A cell that is one sum with blanks between its thousands: 178 000."""
_SPACED_FIGURE = regex.compile(rf"({_THOUSANDS}){_UNIT}")
_BEFORE_SPACED = " ¥￥"
_DIGITS = frozenset("0123456789")
SUM_SIGNS = _DIGITS | _CAPITALS
"""One of these is in all that states a sum."""
_SIGNS = ("¥", "人民币", "RMB", "CNY")
_BEHIND_SIGNS = frozenset(" :(¥币BY")
"""What stands right before a figure with a currency sign; the sign's own end, or what may part them."""
_GLUED = frozenset(string.ascii_letters + string.digits + "-.~_")
"""Signs that a figure of a sum does not run on from: GC2026-18."""
_MEASURES = ("公里", "km", "千米", "米", "辆", "平", "瓦", "克")
"""What a scale without 元 may belong to: 24.98万公里, 10千瓦."""
_SCALES = {"": 1, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_CAPITAL_DIGITS = {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALE_SIGNS = frozenset("千百万亿十拾佰仟")
_CAPITAL_PARTS = {"角": Decimal("0.1"), "分": Decimal("0.01")}
_CAPITAL_PLACES = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_PER_UNIT = (
    "/辆",
    "/台",
    "/套",
    "/部",
    "/天",
    "/月",
    "/年",
    "/人",
    "/次",
    "/趟",
    "/公里",
    "每辆",
    "每台",
    "/车",
    "一辆",
    "/吨",
    "/件",
    "/只",
    "/项",
)
_OF_NEXT = regex.compile(r"^[每一][辆台](?:[:为]|[0-9¥壹贰叁肆伍陆柒捌玖拾]|人民币|单?价|限|最高|控制|预算|报价|不[超高得大])")
"""Words of one that begin what is said next: 39.9万元（每台13.3万元）."""
_OF_A_TERM = regex.compile(r"^[ (]{0,2}/ ?[二两三四五六2-6][个]?年")
"""1296万元/三年: the whole of a term, and no rate."""
_PER_UNIT_BEFORE = ("单价", "单车", "单台", "单辆", "每辆", "每台", "每套", "每部", "单套")
_SAY_ONE = (*(word for word in _PER_UNIT if not word.startswith("/")), *_PER_UNIT_BEFORE)
"""One of these, or a stroke, is beside every sum for one thing."""
_FARTHEST = 400
"""Signs of a region within which sums are looked for."""
_NOT_MONEY = (
    "%",
    "折",
    "‰",
    "年",
    "月",
    "日",
    "时",
    "分钟",
    "公里",
    "km",
    "辆",
    "台",
    "吨",
    "座",
    "个",
    "包",
    "家",
    "份",
    "号",
    "次",
    "名",
    "周",
    "天",
    "点",
    "米",
    "级",
    "升",
    "L",
)
_COUNTED = ("(辆", "(台", "(部", "(套")
"""Behind a number of things: 18(辆)."""
_KINDS = ("SUV", "MPV")
"""Vehicles in letters, behind which a figure is a sum: 轿车10.5万元，SUV14.7万元."""
BARE_YUAN_FROM = 10_000
"""A total without any unit is yuan from here on; below, it may as well be 万元, and is refused."""


class Amount(NamedTuple):
    """A sum in yuan with its place. `per_unit`: for one vehicle, day, month …, not a total."""

    value: Decimal
    start: int
    end: int
    per_unit: bool
    unit_said: bool


def unit_of(words: str) -> Decimal | None:
    """The unit a label or column head states: (万元) → 10000, (元) → 1, none → None."""
    if "万" in words.replace("万辆", ""):
        return Decimal(10_000)
    if "亿元" in words:
        return Decimal(100_000_000)
    return Decimal(1) if "元" in words else None


def amounts(flat: str, start: int, end: int, unit: Decimal | None = None, bare_from: int = BARE_YUAN_FROM) -> list[Amount]:
    """Every sum between two offsets, in order. `unit` is what the label or head says of figures that bear none."""
    window = flat[start : min(end, start + _FARTHEST)]
    found = _figures(window, start, unit, bare_from)
    if not _CAPITALS.isdisjoint(window):
        found += _capitals(window, start)
        found.sort(key=_place)
    return found


def amounts_of_one(flat: str, start: int, end: int) -> list[Amount]:
    """The sums between two offsets that are said to be for one thing; looked for where any word says so."""
    window = flat[start : min(end, start + _FARTHEST)]
    if "/" not in window and not any(word in window for word in _SAY_ONE):
        return []
    return [one for one in amounts(flat, start, end) if one.per_unit]


def _place(amount: Amount) -> int:
    return amount.start


def _figures(window: str, offset: int, unit: Decimal | None, bare_from: int) -> list[Amount]:
    told: list[Amount] = []
    spaced = " " in window.lstrip(_BEFORE_SPACED)[1:4] and _SPACED.is_match(window)
    pattern, end = _SPACED_FIGURE if spaced else _FIGURE, 0
    while (found := pattern.search(window, end)) is not None:
        begin, end = found.span(1)
        if window[end : end + 1] in _DIGITS:  # 12,345678: a comma not before three digits ends it
            end = window.rindex(",", begin, end)
        before = window[begin - 1 : begin]
        sign = _sign_before(window, begin) if before in _BEHIND_SIGNS else begin
        if sign == begin and before in _GLUED and not window.endswith(_KINDS, 0, begin):
            continue
        scale, unit_word = found[2] or "", found[3] or ""
        if unit is None and sign == begin and not (scale or unit_word) and end - begin < len(str(bare_from)):
            continue  # too few digits for a sum that bears no unit
        end_unit = found.end() if scale or unit_word else end
        if end_unit == end and before == "/":
            continue  # a part of an address: /202410/t2024.htm
        if before == " " and _cut_off(window, begin):
            continue
        amount = _amount(window[begin:end], scale, unit_word, sign < begin, window[end_unit:], unit, bare_from)
        if amount is not None:
            value, per_unit, said = amount
            told.append(Amount(value, offset + sign, offset + end_unit, per_unit or _per_unit_before(window, sign), said))
    return told


def _cut_off(window: str, begin: int) -> bool:
    """Whether a figure is what a blank cut off from the point before it: 13. 8万元. A list's number has one digit (1. 8万元)."""
    return begin >= _CUT and window.startswith(". ", begin - 2) and window[begin - _CUT : begin - 2].isdigit()


def _sign_before(window: str, begin: int) -> int:
    """Where a currency sign before a figure starts (¥, 人民币, RMB); the figure's own start where there is none."""
    start = begin
    while (before := window[:start].rstrip(" :(")).endswith(_SIGNS):
        start = min(len(before.removesuffix(sign)) for sign in _SIGNS)
    return start


def _amount(
    figure: str, scale: str, unit_word: str, signed: bool, after: str, unit: Decimal | None, bare_from: int
) -> tuple[Decimal, bool, bool] | None:
    """Value in yuan, whether for one unit, whether a unit was said; None where the figure is no money."""
    said = bool(scale or unit_word)
    if not said and not signed and (after.lstrip(" ).").startswith(_NOT_MONEY) or after.lstrip(" ").startswith(_COUNTED)):
        return None
    plain = Decimal(figure.replace(",", "").replace(" ", ""))
    tail = after.lstrip(" ).;")
    if said:
        if not unit_word and tail.startswith(_MEASURES):
            return None
        plain *= _SCALES[scale]
    elif unit is not None:
        plain *= 1 if signed and plain >= bare_from else unit
    elif not signed and plain < bare_from:
        return None
    per_unit = (_of_one(tail.lstrip("(")) or after.lstrip().startswith("/")) and not _OF_A_TERM.is_match(tail)
    return plain, per_unit, said or signed or unit is not None


def _of_one(behind: str) -> bool:
    """Whether the words behind a sum say that it is for one thing."""
    return behind.startswith(_PER_UNIT) and not _OF_NEXT.is_match(behind)


def _per_unit_before(window: str, start: int) -> bool:
    clause = window[max(0, start - 16) : start]
    if "单" not in clause and "每" not in clause:
        return False
    for sign in ",;。\n\t、元":
        clause = clause.rpartition(sign)[2]
    return any(word in clause for word in _PER_UNIT_BEFORE)


def _capitals(window: str, offset: int) -> Iterator[Amount]:
    for match in _CAPITAL.finditer(window):
        value = capital(match.group())
        before = window[: match.start()].rstrip(" ")
        opened = before.endswith("(") and match.group()[0] not in _SCALE_SIGNS
        scale_of_a_figure = not opened and before.rstrip(" (").endswith(tuple(_DIGITS))
        if value is not None and not scale_of_a_figure:
            tail = window[match.end() :].lstrip(" ()")
            yield Amount(value, offset + match.start(), offset + match.end(), _of_one(tail), True)


def capital(words: str) -> Decimal | None:
    """A sum in capitals (壹拾捌万元整 → 180000), or None when it is not well formed."""
    whole, _, rest = words.replace("圆", "元").partition("元")
    total, section = 0, 0
    digit: int | None = None
    for char in whole:
        if char in _CAPITAL_DIGITS:
            digit = _CAPITAL_DIGITS[char]
        elif char in _CAPITAL_PLACES:
            section += (1 if digit is None else digit) * _CAPITAL_PLACES[char]
            digit = None
        elif char == "万":
            total, section, digit = total + (section + (digit or 0)) * 10_000, 0, None
        elif char == "亿":
            total, section, digit = (total + section + (digit or 0)) * 100_000_000, 0, None
        else:
            return None
    value = Decimal(total + section + (digit or 0))
    for figure, part in pairwise(rest):
        value += _CAPITAL_DIGITS.get(figure, 0) * _CAPITAL_PARTS.get(part, Decimal())
    return value if value > 0 else None
