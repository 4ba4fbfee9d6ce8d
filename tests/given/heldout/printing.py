"""How officials print an amount, a moment, a number of things: many ways of the same value, chosen by chance."""

from datetime import datetime
from random import Random

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLAIN = "零一二三四五六七八九"


def capitals(yuan: int) -> str:
    """A whole sum in capitals: 535000 is 伍拾叁万伍仟元整."""
    high, low = divmod(yuan, 10_000)
    said = (_four(high) + "万" if high else "") + (("零" if high and 0 < low < 1000 else "") + _four(low) if low else "")
    return said + "元整"


def _four(number: int) -> str:
    said, gap = "", False
    for unit, place in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit = number // place % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return said


def wan(yuan: int) -> str:
    """The figure in 万元 without trailing zeros."""
    return f"{yuan / 10_000:.4f}".rstrip("0").rstrip(".")


def money(rng: Random, yuan: int) -> str:
    """The sum with its unit, in one of a dozen ways."""
    ways = [
        f"{yuan}元",
        f"{yuan:,}元",
        f"{yuan:,.2f}元",
        f"￥{yuan:,.2f}",
        f"¥{yuan}元",
        f"人民币{wan(yuan)}万元",
        f"{wan(yuan)}万元",
        f"{yuan}.00元",
    ]
    ways += [
        f"{yuan / 10_000:.6f} 万元（人民币）",
        f"￥{yuan / 10_000:.6f}万元（人民币）",
        f"人民币{capitals(yuan)}（￥{yuan}.00）",
        f"{wan(yuan)}万元（大写：人民币{capitals(yuan)}）",
    ]
    ways += [
        f"（人民币）{yuan:,.2f}元",
        f"{wan(yuan)} 万元人民币",
        f"RMB {yuan:,.2f}元",
        f"{capitals(yuan)}（¥{yuan:,.2f}元）",
        f"{yuan} 元",
        f"人民币{capitals(yuan)}",
    ]
    return rng.choice(ways)


def labelled_money(rng: Random, label: str, yuan: int) -> tuple[str, str]:
    """A label and its value: the unit stands in the label at times, and the value is bare then."""
    way = rng.random()
    if way < 0.2:
        return f"{label}（元）", rng.choice([f"{yuan}", f"{yuan:,.2f}", f"{yuan}.00"])
    if way < 0.35:
        return rng.choice([f"{label}(万元)", f"{label}（万元）", f"{label}（单位：万元）"]), rng.choice([wan(yuan), f"{yuan / 10_000:.6f}"])
    return label, money(rng, yuan)


def moment(rng: Random, at: datetime) -> str:
    """Day and minute in one of the forms officials use."""
    y, m, d, hh, mm = at.year, at.month, at.day, at.hour, at.minute
    half, twelve = ("上午", hh) if hh < 12 else ("下午", hh - 12 if hh > 12 else 12)
    ways = [
        f"{y}年{m}月{d}日{hh}时{mm}分",
        f"{y}-{m:02}-{d:02} {hh:02}:{mm:02}:00",
        f"{y}年{m:02}月{d:02}日 {hh:02}点{mm:02}分（北京时间）",
        f"{y}年{m:02}月{d:02}日{hh:02}:{mm:02}",
    ]
    ways += [
        f"{y}年{m}月{d}日{half}{twelve}:{mm:02}",
        f"{y}年{m}月{d}日 {half}{twelve}时{mm:02}分（北京时间）",
        f"{y}/{m}/{d} {hh}:{mm:02}",
        f"{y}.{m:02}.{d:02} {hh:02}:{mm:02}",
    ]
    ways += [
        f"{y} 年 {m} 月 {d} 日 {hh} 时 {mm:02} 分",
        f"{y}年{m}月{d}日{hh}：{mm:02}（北京时间）",
        f"{y}-{m}-{d} {hh:02}:{mm:02}",
        f"{y}年{m:02}月{d:02}日{hh:02}时{mm:02}分00秒",
    ]
    if mm == 0:
        ways += [f"{y}年{m}月{d}日{hh}时整", f"{y}年{m}月{d}日{half}{twelve}点", f"{y}年{m}月{d}日{half}{twelve}时"]
    if mm == 30:
        ways += [f"{y}年{m}月{d}日{half}{twelve}点半", f"{_year(y)}年{_small(m)}月{_small(d)}日{half}{_small(twelve)}时三十分"]
    return rng.choice(ways)


def day(rng: Random, at: datetime) -> str:
    """A date."""
    return rng.choice(
        [
            f"{at.year}年{at.month}月{at.day}日",
            f"{at.year}-{at.month:02}-{at.day:02}",
            f"{at.year}年{at.month:02}月{at.day:02}日",
            f"{at.year}.{at.month}.{at.day}",
        ]
    )


def _year(year: int) -> str:
    return "".join("〇" if figure == "0" else PLAIN[int(figure)] for figure in str(year))


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else PLAIN[tens]) + ("十" if tens else "") + (PLAIN[ones] if ones else "")


def count(rng: Random, number: int, unit: str) -> str:
    """A quantity with its unit."""
    ways = [f"{number}{unit}", f"{number}{unit}", f"{number} {unit}", f"{number}（{unit}）"]
    if number < 20:
        ways += [f"{_small(number) if number != 2 else '两'}{unit}"]
    if number < 10:
        ways += [f"{DIGITS[number]}{unit}"]
    return rng.choice(ways)
