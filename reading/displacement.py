"""reading: displacement as officials write it, as inclusive windows in litres; never tonnes, tanks or generators."""

import functools
import itertools
import string
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.alternatives import Stated, alike, alternatives
from reading.bounds import HIGH, LOW, Bound, bounds
from reading.candidates import MOST_SHOWN, UNSAID
from reading.decoys import about_something_else, of_an_engine
from reading.litres import NUMBER, SMALL, UNIT, exact, litres
from reading.remembered import remembered
from reading.trims import TRIM, trims
from schemas.reading import Window
from schemas.values import Read, Span, read, refused

__all__ = ["Stated", "alike", "cell", "goes_on", "head_unit", "regions", "stated", "telling", "window_of"]

LABEL = (
    r"(?:发动机|引擎|汽缸|气缸)?总?(?:工作)?(?:排量|排气量|排汽量|排放量|排気量|工作容积)|(?:气缸|汽缸)总?容积|缸容(?:积|量)?"
    r"|(?i:engine capacity|engine size|displacement|cylindrée|cilindrada|κυβισμός)"
)
AND_POWER = r"[/、和及与](?:(?:最大|额定)?净?功率|进气(?:形式|方式))"
"""排气量/功率(ml/kw): the figure of power behind it bears no unit and is too small for millilitres."""
OR_BATTERY = r"[/、或](?:动力)?(?:电池|电量|电机|续航|容量)(?:包|组)?(?:总?(?:容量|电量|能量|功率|里程))?"
"""What stands beside displacement where some of the vehicles are electric: 排量/电池容量."""
_LABELLED_WORDS = (
    rf"(?:{LABEL})(?:{AND_POWER}|{OR_BATTERY})?(?:要求|范围|大小|参数|规格|标准|指标)?(?:[ ]?[(\[]([^)\]\n]{{0,14}})[)\]])?"
    rf"[ :\t|=]{{0,3}}(?:{UNIT}[\t:])?"
    rf"(?:为|是|主机|主车|主|底盘|应当|应|必须|须|需|要求|约|在|介于|均为|均|一般|达到|(?:调整|变更|修改|放宽|改)[为至到]|:|=| |\n|\t|V){{0,4}}"
)
_LABELLED = regex.compile(_LABELLED_WORDS)
_COMPARES = regex.compile("[<≤≦>≥≧]")
_CHAIN = regex.compile(
    rf"{NUMBER}[ ]{{0,3}}{UNIT}?(?:\(T\))?[ ]{{0,3}}(?:≤|<=|<|≦)[ ]{{0,3}}(?:{LABEL})[ ]{{0,3}}(?:≤|<=|<|≦)[ ]{{0,3}}{NUMBER}[ ]{{0,3}}{UNIT}?"
)
_CHAIN_BEHIND = regex.compile(
    rf"(?:{LABEL})(?:[(\[]{UNIT}[)\]])?[ :\t]{{0,3}}{NUMBER}[ ]{{0,3}}{UNIT}?[ ]{{0,3}}(?:≤|<=|<|≦)[ ]{{0,3}}[A-Za-z]{{0,2}}[ ]{{0,3}}(?:≤|<=|<|≦)"
    rf"[ ]{{0,3}}{NUMBER}[ ]{{0,3}}{UNIT}?"
)
"""排量（L）：1.5≤V≤2.0."""
_CHAIN_DOWN = regex.compile(
    rf"{NUMBER}[ ]{{0,3}}{UNIT}?[ ]{{0,3}}(?:≥|>=|>|≧)[ ]{{0,3}}(?:{LABEL})[ ]{{0,3}}(?:≥|>=|>|≧)[ ]{{0,3}}{NUMBER}[ ]{{0,3}}{UNIT}?"
)
_ENGINE = "发动机"
_BARE_WORDS = (
    rf"(?:{LOW}|{HIGH})?[ ]{{0,3}}(?:[0-9]\.[0-9][ ]?(?:或|/|ou|or|-|~|～|至)[ ]?|[0-9]{{2,4}}[ ]?(?:-{{1,2}}|~|～|至|到|±)[ ]?)?"
    r"(?:1[0-6]\.[0-9]{1,2}[ ]?(?:L|升)|[0-9]\.[0-9]{1,3}[ ]?(?:L|l|TFSI|TGDI|TSI|TDI|TD|D|T|t|升|公升|[Ll]it|[Tt]urbo)|[0-9][0-9 .,]{1,5}[ ]?(?:cc|CC|ccm|cm³|cm3)"
    r"|(?:[0-9]{2,4}(?:\.[0-9])?|[0-9][ ,][0-9]{3})[ ]?(?:mL|ML|ml|毫升))"
    rf"|{_ENGINE}[ ]?(?:{LOW}|{HIGH})?[ ]?[0-9]{{1,2}}[ ]?(?:L|升)"
)
_BARE = regex.compile(_BARE_WORDS)
_TELLING = regex.compile(f"{_LABELLED_WORDS}|{_BARE_WORDS}|{TRIM}")
_NOUN = regex.compile(r"[)） ]?(?:的)?(?:大)?(?:摩托|排量|排气量|汽油|柴油|发动机|自然吸气|涡轮|自吸|增压|直喷|四缸|直列)")
_ENGINE_BEFORE = regex.compile(r"(?:柴油|汽油|缸|发动机|增压|自吸|自然吸气)机?[ ]?[,、/;:]?[ ]?$")
"""Words of an engine right before a figure: 柴油 1993mL, 双缸，649.3ml."""
_BACK = 10
MOST_STATEMENTS = 200
"""Places looked at in one region, so that a hostile page costs no more than a long one."""
SMALLEST_CAR = Decimal("0.6")
"""Litres: below it only motorcycles, and machines that are no vehicles."""
_FIGURE_SIGNS = tuple("0123456789.±")
_SPECIFIES = tuple(
    f"{word}:" for word in ("参数", "规格", "配置", "要求", "型号", "描述", "介绍", "用途", "概况", "需求", "指标", "说明", "车型")
)
"""How labels end of all that is asked of a vehicle, behind which its size may come first: 主要参数：2.0T，7座."""
_CARS = ("轿车", "SUV", "MPV", "商务车", "越野车")
_CALLED = ("车", "SUV", "MPV", "皮卡")
_SEATED = ("座", "救护车", "巡逻车", "执法车", "公务用车")
_BY_TONNES = ("货车", "垃圾", "洒水", "清扫", "消防", "自卸", "叉车", "吊", "吨")
_LARGEST_CAR, _LEAST_ALONE = Decimal(7), Decimal("0.9")
_LARGEST_CHARGED = Decimal(3)
"""Litres: above it a T between two commas is as well a load."""
_MODEL_ENDS = tuple(f"{letter}{dash}" for letter in string.ascii_letters for dash in ("", "-"))
"""How a model ends before its last digit: XY650J-6."""
_RELATED = regex.compile(rf"(?:{LOW}|{HIGH})[ ]?[0-9]")
_SENTENCE = 120
_LONGEST_ENGINE = 20
"""Signs from the word of the engine over its type to its size: 发动机 XY4G15T，1 498 mL."""
_CYCLE_BEFORE = regex.compile(r"(?:摩托车?|三轮车?)[0-9一二三四五六七八九十两 ]{0,4}(?:辆|台|部)?[(,]$")
_NEAR = 4
_SLASH_BEFORE, _SLASH_BEHIND = regex.compile(r"(?:^|[\t:])[ ]?$|[\p{Han}#] ?/ ?$"), regex.compile(r"^ ?/ ?(?:[^0-9. /≥≤]|[0-9]{1,2}座)")
_MEANS = regex.compile(r"^级?[ ]?[,(]?(?:[^(),;。0-9]{1,10},)?(?:即|指|也就是|实际)(?:实际)?(?:排量|排气量)?[为是:]?")
_LONGEST_REMARK = 24
_NOTES = regex.compile(r"\(([^()]{1,14})\)")
_UNIT_WORD = regex.compile(r"(?:单位)?[:： ]{0,2}" + UNIT + "$")


def stated(
    flat: str, start: int, end: int, unit: str = "", named: bool = False, spots: Sequence[tuple[int, int]] | None = None
) -> list[Stated]:
    """Every statement of a displacement between two offsets of a folded text, in order.

    `unit`: what a column head says of bare figures. `named`: the region is a vehicle's or model's name, where 1.5T stands for
    itself. `spots`: what the text tells (`telling`), looked for before words of it were blanked.
    Clauses that quote a policy, speak of the old car, of scoring or of other engines are left out.
    """
    for begin, stop in telling(flat) if spots is None else spots:
        if begin < end and start < stop and flat[begin:stop].strip():
            told = _stated(flat[start:end], unit, named)
            return [Stated(one.low, one.high, one.start + start, one.end + start, one.rule, one.exact) for one in told]
    return []


def _stated(window: str, unit: str, named: bool) -> tuple[Stated, ...]:
    """What a region's words state, wherever they stand."""
    found: list[Stated] = []
    taken: set[int] = set()
    labels = list(islice(_LABELLED.finditer(window), MOST_STATEMENTS))
    graded = (Stated(size, size, start, end, "name", False) for size, start, end in trims(window)) if named else ()
    for one in itertools.chain(_chains(window) if labels else (), _labelled(window, labels, unit), _bare(window, named, taken), graded):
        if taken.isdisjoint(range(one.start, one.end)):
            found.append(one)
            taken.update(range(one.start, one.end))
    return tuple(alternatives(window, sorted(found, key=lambda one: one.start)))


@remembered(8)
def telling(flat: str) -> tuple[tuple[int, int], ...]:
    """Where a text has a label or a figure that a statement needs: looked for once, however many regions are asked about."""
    found = tuple(match.span() for match in islice(_TELLING.finditer(flat), MOST_STATEMENTS))
    return found if len(found) < MOST_STATEMENTS else ((0, len(flat)),)


def cell(flat: str, start: int, end: int, unit: str) -> list[Stated]:
    """The statement of a table's cell under a head of displacement, whose unit is `unit` ("" when it says none)."""
    if "排" in flat[start:end] and (chained := [one for one in stated(flat, start, end) if one.rule == "chain"]):
        return chained[:1]  # 1.5L≤排量≤1.8L under 轿车排量要求
    at = end - len(flat[start:end].lstrip(" :"))
    told = bounds(flat[:end], at, unit, labelled=True)
    return [Stated(told.low, told.high, at, told.end, "column", told.exact)] if told else []


def goes_on(flat: str, start: int, end: int) -> list[Stated]:
    """A bound in a clause whose sentence spoke of displacement before: 大车排量不低于3.7升，小车不低于2.7升."""
    sentence = max(0, *(flat.rfind(sign, 0, start) for sign in "\n。;"), start - _SENTENCE)
    if not _LABELLED.is_match(flat[sentence:start]) or _LABELLED.search(flat[start:end]):
        return []
    found = _RELATED.search(flat[start:end])
    told = bounds(flat[:end], start + found.start(), "", labelled=True) if found else None
    if told is None or (not told.unit and told.word != "range"):
        return []
    return [Stated(told.low, told.high, start + found.start(), told.end, "label", told.exact)] if found else []


@functools.lru_cache(maxsize=4096)
def head_unit(words: str) -> str | None:
    """The unit that a column's head states for displacement, "" for none; None when the head is about something else."""
    found = _LABELLED.search(words)
    if found is None:
        return None
    return _unit_in(found.group(1)) or found.group(2) or next((unit for told in _NOTES.findall(words) if (unit := _unit_in(told))), "")


def _chains(window: str) -> Iterator[Stated]:
    if not _COMPARES.is_match(window):
        return
    for match in islice(_CHAIN.finditer(window), MOST_STATEMENTS):
        yield from _chain(window, match, *match.groups())
    for match in islice(_CHAIN_DOWN.finditer(window), MOST_STATEMENTS):
        high, high_unit, low, low_unit = match.groups()
        yield from _chain(window, match, low, low_unit, high, high_unit)
    for match in islice(_CHAIN_BEHIND.finditer(window), MOST_STATEMENTS):
        unit, low, low_unit, high, high_unit = match.groups()
        yield from _chain(window, match, low, low_unit or unit, high, high_unit or unit)


def _chain(window: str, match: regex.Match, least: str, least_unit: str | None, most: str, most_unit: str | None) -> Iterator[Stated]:
    low = litres(least, least_unit or most_unit or "", labelled=True)
    high = litres(most, most_unit or least_unit or "", labelled=True)
    if low and high and low <= high and not about_something_else(window, match.start(), match.end(), labelled=True):
        yield Stated(low, high, match.start(), match.end(), "chain", exact(most, most_unit or ""))


def _labelled(window: str, labels: Iterable[regex.Match], unit: str) -> Iterator[Stated]:
    for match in labels:
        said = _unit_in(match.group(1)) or match.group(2) or unit
        told = _as_led(window, match.start(), bounds(_before_power(window, match), match.end(), said, labelled="\n" not in match.group(0)))
        if told is None and match.group(1) is not None:  # 排量（≥400ml）20辆
            told = bounds(window[: match.end(1)], match.start(1), said, labelled=True)
        if told and (meant := _meant(window, told)):
            yield _of(meant, match.start(), "label")
            continue
        if told and not about_something_else(window, match.start(), told.end, labelled=True, small=told.figure < SMALLEST_CAR):
            classed = window.startswith("级", told.end) and told.low == told.high  # 750ml级, 实际排量不小于745ml
            yield _of(told._replace(exact=told.exact and not classed), match.start(), "class" if classed else "label")


def _meant(window: str, told: Bound) -> Bound | None:
    """What words right behind a size say that it means: 1.6L级，即1590mL至1600mL; 2.0T（允许正偏离，即不得小于2.0T）."""
    found = _MEANS.match(window[told.end : told.end + _LONGEST_REMARK]) if told.low == told.high else None
    if found is None:
        return None
    at = told.end + found.end()
    meant = bounds(window, at, "", labelled=True) or bounds(window, at, told.unit, labelled=True)
    if meant is None or meant.low == meant.high or told.low is None:
        return None
    inside = (meant.low is None or told.low >= meant.low - _ROUNDING) and (meant.high is None or told.low <= meant.high + _ROUNDING)
    return meant if inside else None


def _before_power(window: str, label: regex.Match) -> str:
    """A text up to the power that a label names beside displacement (排量/功率：2298/103), or the second engine's (排量（主/副）：4.5L/3.8L);
    without the figures where it lists several."""
    if "功率" not in label.group(0) and "副" not in label.group(0):
        return window
    stop = min((at for sign in "/、;\n\t" if (at := window.find(sign, label.end())) >= 0), default=len(window))
    return window[: label.end() if "," in window[label.end() : stop] else stop]


def _as_led(window: str, start: int, told: Bound | None) -> Bound | None:
    """One figure behind a label that says which end it is: 最大排量1.8L, 最低排量2.0L."""
    if told is None or told.word or told.low != told.high:
        return told
    if window.endswith(("最大", "最高"), 0, start):
        return told._replace(low=None, word="high")
    return told._replace(high=None, word="low") if window.endswith(("最小", "最低"), 0, start) else told


def _unit_in(words: str | None) -> str:
    found = _UNIT_WORD.search(words) if words else None
    return found.group(1) if found else ""


def _bare(window: str, named: bool, taken: Container[int]) -> Iterator[Stated]:
    """1.5T and 1.8L without a word of displacement before them: before its noun, in a name, or beside words of an engine."""
    for match in islice(_BARE.finditer(window), MOST_STATEMENTS):
        words, (start, stop) = match.group(), match.span()
        led = words.startswith(_ENGINE)
        begin = start + len(_ENGINE) if led else _behind_model(window, stop - len(words.lstrip(" ")), stop)
        told = bounds(window, begin, "", labelled=led) if begin not in taken else None
        if told is None or window.endswith(_FIGURE_SIGNS, 0, begin):
            continue
        noun = _NOUN.match(window[told.end : told.end + 8]) is not None or "排" in window[begin : told.end]  # 1.8L排量及以下
        engine = "发动机" in _before(window, begin, _LONGEST_ENGINE)
        behind = _ENGINE_BEFORE.is_match(_before(window, begin, _BACK)) and not window.startswith("级", told.end)
        alone = _alone(window, begin, told) or _of_a_cycle(window, begin, told)
        if not (noun or named or behind or alone or of_an_engine(window, begin, told.end)):
            continue
        if _small(words) and not (noun or named or behind or engine or alone):
            continue
        if not about_something_else(window, begin, told.end, labelled=False, small=told.figure < SMALLEST_CAR, noun=noun):
            yield _of(told, begin, "before noun" if noun else "name" if named else "bare")


def _before(window: str, at: int, reach: int) -> str:
    """The words before a place, as far as they reach."""
    return window[max(at - reach, 0) : at]


def _behind_model(window: str, begin: int, end: int) -> int:
    """Where a figure begins whose first digit is a model's last, with a comma between: XY650J-6,649mL."""
    comma = window.find(",", begin, end)
    return comma + 1 if comma >= 0 and window.endswith(_MODEL_ENDS, 0, begin) else begin


def _alone(window: str, begin: int, told: Bound) -> bool:
    """Whether a size in litres is all that stands between two signs of a list: 轿车；1.5L；5座."""
    before, after = window[:begin].rstrip(" ")[-1:], window[told.end :].lstrip(" ")[:1]
    if after == "/" or before == "/":
        return told.top < _LARGEST_CAR and _between_slashes(window[:begin], window[told.end :]) and _of_seats(window)
    opened = before != ":" or window[:begin].rstrip(" ").endswith(_SPECIFIES)
    charged = told.unit == "T" and opened and told.top <= _LARGEST_CHARGED and "." in window[begin : told.end] and _of_seats(window)
    if not before:  # 2.0T，7座 in a cell of its own
        return charged and after in (",", "、", ";")
    if before == "\t" and told.unit in ("L", "l", "升") and after in (",", "、", ";", "\t", "\n", "") and told.top < _LARGEST_CAR:
        return _behind_its_vehicle(window, begin)  # 客车 | ≥2.5L，19座
    if before not in ",、;:" or (after and after not in ",、;。)\n") or told.top >= _LARGEST_CAR:
        return False
    if told.unit.upper() in SMALL:  # 轿车，1598mL，5座
        return opened and told.top >= _LEAST_ALONE and _of_seats(window)
    return (told.unit in ("L", "l", "升") and opened) or charged or (told.word == "range" and _of_cars(window))


def _between_slashes(before: str, after: str) -> bool:
    """Whether a size is one of a list whose parts slashes keep apart, and none of two that may be chosen: 1.5L/双排6座/汽油, no 1.5L/1.6L."""
    led = not before[-_NEAR:].strip() or _SLASH_BEFORE.is_match(before[-_NEAR:])
    return led and (not after[:_NEAR].strip() or _SLASH_BEHIND.match(after) is not None)


def _behind_its_vehicle(window: str, begin: int) -> bool:
    """Whether a cell before a place in its row ends as a vehicle's name does."""
    cells = window[:begin].rpartition("\n")[2].split("\t")
    return any(one.partition("(")[0].rstrip().endswith(_CALLED) for one in cells)


def _of_a_cycle(window: str, begin: int, told: Bound) -> bool:
    """Whether a size in millilitres is told in brackets, or behind a sign, of the motorcycle right before it: 摩托车5辆（200ml）."""
    return told.unit.upper() in SMALL and _CYCLE_BEFORE.is_match(_before(window, begin, _LONGEST_ENGINE))


def _of_seats(window: str) -> bool:
    """Whether words tell seats or cars, and nothing that is known by its tonnes."""
    return any(word in window for word in (*_SEATED, *_CARS)) and not any(word in window for word in _BY_TONNES)


def _of_cars(window: str) -> bool:
    """Whether words speak of cars and of nothing that is known by its tonnes."""
    return any(word in window for word in _CARS) and not any(word in window for word in _BY_TONNES)


def _small(words: str) -> bool:
    """Whether a size is in millilitres, which need a noun or a vehicle's name: bottles and drugs have them too."""
    return words.upper().endswith(("ML", "毫升"))


def _of(told: Bound, start: int, rule: str) -> Stated:
    return Stated(told.low, told.high, start, told.end, rule, told.exact)


def window_of(statements: Iterable[Stated]) -> Window:
    """The window that statements of one line agree on; refused where they contradict each other.

    A figure to the millilitre beats the rounded litres that agree with it, a stated limit the nominal size in a name.
    """
    told = list(statements)
    alike = {_said(one): one for one in told}  # a page may say the same a thousand times
    if len(alike) > 1:
        vague = {said for said, one in alike.items() if any(_stands_for(other, one) for other in alike.values())}
        told = [one for one in told if _said(one) not in vague]
    lows, highs = {one.low for one in told if one.low is not None}, {one.high for one in told if one.high is not None}
    if len(lows) > 1 or len(highs) > 1 or (lows and highs and min(lows) > max(highs)) or _of_several_rows(told):
        why = refused("displacement stated differently", [Span(start=one.start, end=one.end) for one in told][:6])
        return Window(min=why, max=why)
    return Window(min=_bound(told, lows, "low"), max=_bound(told, highs, "high"))


def _said(one: Stated) -> tuple[Decimal | None, Decimal | None, bool, str]:
    return one.low, one.high, one.exact, one.rule


def _of_several_rows(told: list[Stated]) -> bool:
    """Whether one cell of a column limits from below alone and one of another row from above alone: they are of different things."""
    cells = [one for one in told if one.rule == "column"]
    lows, highs = ([one for one in cells if getattr(one, other) is None] for other in ("high", "low"))
    if not lows or not highs:
        return False
    first, last = min(one.end for one in lows), max(one.start for one in lows)
    return max(one.start for one in highs) - first > _SAME_ROW or last - min(one.end for one in highs) > _SAME_ROW


def _bound(told: list[Stated], values: set[Decimal], side: str) -> Read[Decimal]:
    if not values:
        return UNSAID
    (value,) = values
    tellers = [one for one in told if getattr(one, side) == value]
    return read(value, [Span(one.start, one.end) for one in tellers[:MOST_SHOWN]], f"displacement: {tellers[0].rule}")


_SAME_ROW = 12
"""Signs between a lower and an upper limit in two cells of one row."""
_ROUNDING = Decimal("0.05")
_NOMINAL = ("class", "name", "bare", "before noun")


def _stands_for(better: Stated, one: Stated) -> bool:
    """Whether another statement says the same more exactly: 1498 mL for 1.5T, 排量≥1485mL for the 1.5T of a name."""
    if one.low is None or one.low != one.high or one.exact:
        return False
    low, high = better.low, better.high
    inside = (low is None or one.low >= low - _ROUNDING) and (high is None or one.low <= high + _ROUNDING)
    if better.exact and low == high:
        return inside
    return inside and better.rule in ("label", "chain", "column") and one.rule in _NOMINAL and better.low != better.high


def regions(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of regions, each part once."""
    reached = 0
    for span in sorted(spans):
        if span.end > reached:
            yield max(span.start, reached), span.end
            reached = span.end
