"""reading: sums and numbers of vehicles said in other ways, as figures that every grammar reads, in just as many signs.

人民币18万元 becomes 00018万元 and 壹拾捌万元整 becomes 0018万元: the figure takes the place of all the words that say it, zeros before it,
so that offsets stay those of the stored text and its evidence holds these words whole.
"""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from reading import regex
from reading.money import capital

_CURRENCY = "(?:人民币|RMB|CNY|¥)"
_FIGURE = r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_BEFORE = regex.compile(rf"(?:{_CURRENCY}[ ]?){{1,2}}{_FIGURE}[ ]?(万元|元)")
"""人民币18万元, ¥180,000.00元."""
_BEHIND = regex.compile(rf"{_FIGURE}[ ]?(万元|元)(?:[ ]?人民币|[ ]?\(人民币\)[ ]?/)")
"""18万元人民币, 18万元（人民币）/辆."""
_DIGITS = "壹贰叁肆伍陆柒捌玖"
_SAID = rf"([{_DIGITS}拾佰仟][{_DIGITS}拾佰仟万亿零]*)[元圆][整正]?"
_CAPITALS = regex.compile(rf"(?:人民币 ?)?{_SAID}(?: ?\((?:小写)?:?(?:{_CURRENCY} ?)?{_FIGURE} ?(万?元)?\))?")
"""壹拾捌万元整, 人民币壹拾捌万元整（¥180,000.00）."""
_MAY_BE_CAPITALS = regex.compile(f"[{_DIGITS}拾佰仟零][万亿]*[元圆]")
_AGAIN = regex.compile(rf"{_FIGURE} ?(万?元) ?\((?:大写)?:?(?:人民币 ?)?{_SAID}\)")
"""18万元（大写：壹拾捌万元整）."""
_PARTS = regex.compile(rf"^零?[{_DIGITS}][角分]")
"""What goes on behind 元 in capitals and is left to them."""
_EACH = regex.compile(r"元每([辆台])")
_NO_EACH = (*"0123456789:为限单不最控预报价人¥", "均")
"""What begins a statement about each vehicle: 40万元每台20万元."""
_NUMERALS = {sign: str(value) for signs in ("一二三四五六七八九", _DIGITS) for value, sign in enumerate(signs, 1)} | {"两": "2"}
_IN_LITRES = _NUMERALS | {"点": ".", "零": "0"}
_NUMERAL = regex.compile(f"[{''.join(_NUMERALS)}] ?[辆台]|[一二三四五六七八九](?:点[零一二三四五六七八九]{{1,2}})?公?升")
"""Single numerals of vehicles, and litres in words."""
_MAY_BE_NUMERAL = regex.compile(f"[{''.join(_IN_LITRES)}][ 公]*[辆台升]")
_NO_LITRES_BEFORE = frozenset("第国至点十百千万零几一二三四五六七八九")
"""国五升国六, 二十五升."""
_NO_COUNT_BEFORE = frozenset("第同任另每单这那某元中逐几数其十百千零拾佰仟万" + "".join(_NUMERALS))
_NO_COUNT_BEHIND = tuple("分件队班账式阶山河县区市乡镇村州湾合农子")
"""三台县, 五台山, 七台河, 九台农商, 三台合一."""
_TWO_SEATS = regex.compile(r"(?:^|[,;、:。(\t\n ])双人?座(?:[,;、。)\t\n ]|$)")
"""双座 as a clause of its own: seats for two."""
_PARTED = regex.compile(r"([0-9]{1,4})(?: ([辆台])|\(([辆台])\))")
_MAY_BE_PARTED = regex.compile(r"[ (][辆台]")
_UNITS = {"万元": Decimal(10_000), "元": Decimal(1), "百万元": Decimal(1_000_000), "千万元": Decimal(10_000_000), "亿元": Decimal(10**8)}

SAYING = frozenset("元圆座升辆台")
"""One of these is in all words that `in_figures` says otherwise."""

_Groups = tuple[str, ...]
_Words = Callable[[str, int, int, _Groups], str]
"""Other words for those of a text from one offset to another, whose pattern has these groups."""


def in_figures(words: str) -> str:
    """Folded words with sums and single numerals of vehicles in figures: 人民币18万元/辆, 壹拾捌万元整, 18万元每辆, 三辆."""
    if "元" in words or "圆" in words:
        if _MAY_BE_CAPITALS.is_match(words):
            words = _rewritten(words, _AGAIN, _once) if "元(" in words or "元 (" in words else words
            words = _rewritten(words, _CAPITALS, _of_capitals)
        words = _rewritten(words, _BEFORE, _without_currency)
        if "币" in words and _behind_a_figure(words, "人民币"):
            words = _rewritten(words, _BEHIND, _without_currency)
        if "每" in words and "元每" in words:
            words = _rewritten(words, _EACH, _of_each)
    if "双" in words and ("双座" in words or "双人座" in words):
        words = _rewritten(words, _TWO_SEATS, lambda words, start, end, _: words[start:end].replace("双", "2"))
    return _rewritten(words, _NUMERAL, _of_numeral) if _MAY_BE_NUMERAL.is_match(words) else words


def _behind_a_figure(words: str, sign: str) -> bool:
    parts = pairwise(words.split(sign))
    return any([before.endswith(("元", "元 ")) or behind.startswith((")/", ") /")) for before, behind in parts])


def joined_counts(words: str) -> str:
    """Words with figures that stand right before their measure: 3 辆 and 3（辆）."""
    return _rewritten(words, _PARTED, _joined) if _MAY_BE_PARTED.is_match(words) else words


def _rewritten(words: str, pattern: regex.Pattern, other: _Words) -> str:
    """Words with others for what a pattern finds."""
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(words):
        start, end = match.span()
        told = other(words, start, end, match.groups())
        pieces += [words[at:start], told if len(told) == end - start else words[start:end]]
        at = end
    return "".join([*pieces, words[at:]]) if pieces else words


def _without_currency(words: str, start: int, end: int, groups: _Groups) -> str:
    figure, unit = groups
    tail = unit + ("/" if words[end - 1] == "/" else "")
    return "" if _runs_into(words, start) else _wide(end - start, figure, tail)


def _runs_into(words: str, start: int) -> bool:
    """Whether a figure is the end of a number or a code."""
    before = words[start - 1 : start]
    return before.isascii() and (before.isalnum() or before in tuple(".,-~"))


def _wide(width: int, figure: str, tail: str) -> str:
    return figure.replace(",", "").rjust(width - len(tail), "0") + tail


def _once(words: str, start: int, end: int, groups: _Groups) -> str:
    figure, unit, said = groups
    told = capital(said + "元")
    plain = Decimal(figure.replace(",", "")) * _UNITS[unit]
    return "" if told != plain or _runs_into(words, start) else _wide(end - start, figure, unit)


def _of_capitals(words: str, start: int, end: int, groups: _Groups) -> str:
    said, figure, unit = groups
    value = capital(said + "元")
    again = Decimal(figure.replace(",", "")) * _UNITS[unit or "元"] if figure else value
    if value is None or again != value or words[start - 1 : start].isdigit() or _PARTS.match(words[end : end + 4]):
        return ""
    width = end - start
    ways = (f"{(value / size).normalize():f}{name}" for name, size in _UNITS.items())
    return next((one.rjust(width, "0") for one in ways if len(one) <= width), "")


def _of_each(words: str, start: int, end: int, groups: _Groups) -> str:
    return "" if words.startswith(_NO_EACH, end) else f"元/{groups[0]}"


def _of_numeral(words: str, start: int, end: int, groups: _Groups) -> str:
    """三辆 as 3辆, 一点五升 as 1.5升, sign for sign."""
    before, numeral = words[start - 1 : start], words[start:end]
    if numeral[-1] == "升":
        litres = before not in _NO_LITRES_BEFORE and not words.startswith(("级", "国"), end)
        return "".join(_IN_LITRES.get(sign, sign) for sign in numeral) if litres else ""
    counts = before not in _NO_COUNT_BEFORE and not words.startswith(_NO_COUNT_BEHIND, end)
    return _NUMERALS[numeral[0]] + numeral[1:] if counts else ""


def _joined(words: str, start: int, end: int, groups: _Groups) -> str:
    figure, *measure = groups
    return "" if _runs_into(words, start) else _wide(end - start, figure, measure[0] or measure[1])
