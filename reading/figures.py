"""reading: sums and numbers of vehicles said in other ways, as figures that every grammar reads, in just as many signs.

人民币18万元 becomes 00018万元 and 壹拾捌万元整 becomes 0018万元: the figure takes the place of all the words that say it, zeros before it,
so that offsets stay those of the stored text and its evidence holds these words whole.
"""

from collections.abc import Callable
from decimal import Decimal

from reading import re2
from reading.money import capital

_CURRENCY = r"(?:人民币|RMB|CNY|¥)"
_FIGURE = r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_BEFORE = re2.compile(rf"(?:{_CURRENCY}[ ]?){{1,2}}{_FIGURE}[ ]?(万元|元)")
"""人民币18万元, ¥180,000.00元."""
_BEHIND = re2.compile(rf"{_FIGURE}[ ]?(万元|元)(?:[ ]?人民币|[ ]?\(人民币\)[ ]?/)")
"""18万元人民币, 18万元（人民币）/辆."""
_CAPITALS = re2.compile(r"(?:人民币 ?)?([壹贰叁肆伍陆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]*)[元圆][整正]?")
_PARTS = re2.compile(r"^零?[壹贰叁肆伍陆柒捌玖][角分]")
"""What goes on behind 元 in capitals and is left to them."""
_EACH = re2.compile(r"元每([辆台])")
_NO_EACH = (*"0123456789:为限单不最控预报价人¥", "均")
"""What begins a statement about each vehicle: 40万元每台20万元."""
_NUMERALS = {sign: str(value) for signs in ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖") for value, sign in enumerate(signs, 1)} | {
    "两": "2"
}
_COUNT = re2.compile(f"[{''.join(_NUMERALS)}] ?[辆台]")
_NO_COUNT_BEFORE = frozenset("第同任另每单这那某元中逐几数其十百千零拾佰仟万" + "".join(_NUMERALS))
_NO_COUNT_BEHIND = tuple("分件队班账式阶山县区市乡镇村州湾合")
"""三台县, 五台山, 三台合一."""
_SCALES = (
    (Decimal(10_000), "万元"),
    (Decimal(1), "元"),
    (Decimal(1_000_000), "百万元"),
    (Decimal(10_000_000), "千万元"),
    (Decimal(10**8), "亿元"),
)

_Words = Callable[[str, re2.Match], str]


def in_figures(words: str) -> str:
    """Folded words with sums and single numerals of vehicles in figures: 人民币18万元/辆, 壹拾捌万元整, 18万元每辆, 三辆."""
    if "元" in words:
        if "人民币" in words or "¥" in words or "RMB" in words or "CNY" in words:
            words = _rewritten(_rewritten(words, _BEFORE, _without_currency), _BEHIND, _without_currency)
        if "拾" in words or "佰" in words or "仟" in words or "万元整" in words or "万圆" in words:
            words = _rewritten(words, _CAPITALS, _of_capitals)
        if "元每" in words:
            words = _rewritten(words, _EACH, _of_each)
    return _rewritten(words, _COUNT, _of_numeral) if "辆" in words or "台" in words else words


def _rewritten(words: str, pattern: re2.Pattern, other: _Words) -> str:
    pieces, at = list[str](), 0
    for match in pattern.finditer(words):
        start, end = match.span()
        told = other(words, match)
        pieces += [words[at:start], told if len(told) == end - start else words[start:end]]
        at = end
    return "".join([*pieces, words[at:]]) if pieces else words


def _without_currency(words: str, match: re2.Match) -> str:
    before = words[match.start() - 1 : match.start()]
    figure: str = match.group(1).replace(",", "")
    if before.isascii() and (before.isalnum() or (before and before in ".,-~")):
        return ""
    tail: str = match.group(2) + ("/" if match.group().endswith("/") else "")
    return figure.rjust(len(match.group()) - len(tail), "0") + tail


def _of_capitals(words: str, match: re2.Match) -> str:
    value = capital(match.group(1) + "元")
    if value is None or words[match.start() - 1 : match.start()].isdigit() or _PARTS.match(words[match.end() : match.end() + 4]):
        return ""
    width = len(match.group())
    said = (f"{(value / scale).normalize():f}{unit}" for scale, unit in _SCALES)
    return next((one.rjust(width, "0") for one in said if len(one) <= width), "")


def _of_each(words: str, match: re2.Match) -> str:
    return "" if words.startswith(_NO_EACH, match.end()) else f"元/{match.group(1)}"


def _of_numeral(words: str, match: re2.Match) -> str:
    before = words[match.start() - 1 : match.start()]
    if before in _NO_COUNT_BEFORE or words.startswith(_NO_COUNT_BEHIND, match.end()):
        return ""
    said: str = match.group()
    return _NUMERALS[said[0]] + said[1:]
