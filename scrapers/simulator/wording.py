"""scrapers/simulator: how figures are written: money in yuan, 万元 and capitals, displacement in its many shapes."""

import random
from datetime import datetime
from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")


def ten_thousands(amount: Decimal) -> str:
    """In 万元 without trailing zeros: 178000 → "17.8"."""
    return short(amount / 10_000)


def short(value: Decimal) -> str:
    """Without exponent and trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def long_ten_thousands(amount: Decimal) -> str:
    """As the portal's summary prints it: 569800 → "56.980000"."""
    return f"{amount / 10_000:.6f}"


def capitals(amount: Decimal) -> str:
    """Whole yuan in capital numerals: 178000 → "壹拾柒万捌仟元整"."""
    groups: list[str] = []
    rest, power = int(amount), 0
    while rest:
        rest, part = divmod(rest, 10_000)
        if part:
            groups.append(_four(part, rest > 0) + ("", "万", "亿")[power])
        power += 1
    return "".join(reversed(groups)) + "元整"


def _four(number: int, fill: bool) -> str:
    out, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if zero and (out or fill) else "") + _DIGITS[digit] + _PLACES[place]
        zero = not digit if digit == 0 else False
    return out


def stamp(time: datetime) -> str:
    """2026年09月29日 14:40."""
    return f"{time:%Y年%m月%d日 %H:%M}"


def day(time: datetime) -> str:
    """2026年09月29日."""
    return f"{time:%Y年%m月%d日}"


def displacement(rng: random.Random, window: tuple[Decimal | None, Decimal | None]) -> str:
    """One of the shapes in which officials bound a displacement. Empty when there is no bound."""
    low, high = window
    if low is None and high is None:
        return ""
    shapes: tuple[str, ...]
    if low is None:
        shapes, value = _CAP, high
    elif high is None:
        shapes, value = _FLOOR, low
    else:
        shapes, value = (_EXACT, low) if low == high else (_BETWEEN, low)
    shape = rng.choice(shapes)
    assert value is not None
    return shape.format(l=_litres(value), ml=_millilitres(value), h=_litres(high or value), hml=_millilitres(high or value))


def _litres(value: Decimal) -> str:
    text = short(value)
    return text if "." in text else f"{text}.0"


def _millilitres(value: Decimal) -> str:
    return short(value * 1000)


_CAP = (
    "排量≤{l}L", "排气量不大于{l}升", "排量{l}L（含）以下", "发动机排量小于等于{l}L", "排量不超过{l}升", "排气量（ml）：≤{ml}",
    "排量要求（单位：升）：{l}及以下", "排量＜={l}L",
)  # fmt: skip
_FLOOR = ("排量≥{l}L", "排气量(ml):≥{ml}", "排量不小于{l}L", "发动机排量{l}L及以上", "发动机{l}T及以上", "排量不低于{ml}mL")
_EXACT = ("排量{l}T", "排量：{ml}mL", "发动机排量{l}L", "{l}L排量", "{l}T涡轮增压发动机")
_BETWEEN = ("{l}L≤排量≤{h}L", "排量（ml）：{ml}-{hml}ml之间", "排量{l}L至{h}L", "排气量不小于{l}L且不大于{h}L")
