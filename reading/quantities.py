"""reading: how many vehicles, and how many seats."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import re2

from schemas.reading import Window
from schemas.values import Read, Span, read, refused

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_COUNT = re2.compile(r"([0-9]{1,4}|[一二三四五六七八九十两百壹贰叁肆伍陆柒捌玖拾佰]{1,5})[ ]?[(（]?(辆|台|部)(?:套)?")
_LABELLED = re2.compile(
    r"(?:采购数量|标的数量|数量)(?:及单位)?[(（]?(?:辆|台)?[)）]?[ :：\t]{0,3}([0-9]{1,4})(?:[ \t\n;；,，(（。]|辆|台|部|$)"
)
_SEATS = re2.compile(
    r"(≥|>=|不少于|不小于|不低于|≤|<=|不超过|不大于)?[ ]?([0-9]{1,2})[ ]?(?:(?:-|~|～|至|到)[ ]?([0-9]{1,2}))?[ ]?(?:座|人座)(?:\(含驾驶员\))?(以上|以下|及以上|及以下)?"
)
_SEATS_LABELLED = re2.compile(
    r"(?:座位数|座位|乘员数|乘坐人数|核定载客|载客人数|额定乘员|座椅数)(?:\([^)]{0,8}\))?[ :：为\t]{0,3}"
    r"(≥|>=|不少于|不小于|不低于|≤|<=|不超过|不大于)?[ ]?([0-9]{1,2})(?:(?:-|~|至)([0-9]{1,2}))?[ ]?(?:座|人|个)?(以上|以下|及以上|及以下)?"
)
_LOWER, _UPPER = ("≥", ">=", "不少于", "不小于", "不低于", "以上", "及以上"), ("≤", "<=", "不超过", "不大于", "以下", "及以下")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of vehicles at its place."""

    value: int
    start: int
    end: int


def number(words: str) -> int | None:
    """A whole number in digits or Chinese numerals up to 999: 12, 十二, 二十, 一百零五, 贰."""
    if words.isdigit():
        return int(words)
    total, digit = 0, 0
    for sign in words:
        if sign in _TENS:
            total, digit = total + (digit or 1) * _TENS[sign], 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return None
    return total + digit if words else None


def counts(flat: str, start: int, end: int) -> Iterator[Count]:
    """Numbers with a vehicle's measure word (辆, 台, 部); prices a vehicle (18万元/辆) have none before it."""
    window = flat[start:end]
    for match in _COUNT.finditer(window):
        value = number(match.group(1))
        before = window[max(match.start() - 1, 0) : match.start()]
        if value and before not in ("第", ".", "-", "/", "每") and not before.isdigit():
            yield Count(value, start + match.start(), start + match.end())


def labelled(flat: str, start: int, end: int) -> Iterator[Count]:
    """Numbers behind a label of quantity."""
    for match in _LABELLED.finditer(flat[start:end]):
        yield Count(int(match.group(1)), start + match.start(), start + match.end(1))


def seats(flat: str, start: int, end: int) -> Window:
    """The seats that a region states; refused where it contradicts itself."""
    found: list[tuple[int | None, int | None, Span]] = []
    window = flat[start:end]
    for match in (*_SEATS_LABELLED.finditer(window), *_SEATS.finditer(window)):
        span = Span(start=start + match.start(), end=start + match.end())
        if not any(span.start < other.end and other.start < span.end for _, _, other in found):
            found.append((*_bounds(*match.groups()), span))
    told = [one for one in found if (one[0] or one[1] or 0) >= 2]
    lows, highs = {one[0] for one in told if one[0]}, {one[1] for one in told if one[1]}
    spans = [one[2] for one in told]
    if len(lows) > 1 or len(highs) > 1:
        why = refused("seats stated differently", spans[:6])
        return Window(min=why, max=why)
    return Window(min=_seat(lows, spans), max=_seat(highs, spans))


def _seat(values: set[int], spans: list[Span]) -> Read[Decimal]:
    return read(Decimal(min(values)), spans[:6], "seats") if values else Read[Decimal]()


def _bounds(relation: str | None, first: str, second: str | None, after: str | None) -> tuple[int | None, int | None]:
    value = int(first)
    if second:
        return value, int(second)
    if relation in _LOWER or after in _LOWER:
        return value, None
    if relation in _UPPER or after in _UPPER:
        return None, value
    return value, value
