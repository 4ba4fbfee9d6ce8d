"""reading: bounds of engine size as they run on in a sentence: ≥1.4L且≤1.8L, 1.5T～2.0T, 1.8L或1.5T及其以上."""

import string
from decimal import Decimal
from typing import NamedTuple

from reading import regex
from reading.litres import NUMBER, SMALL, UNIT, exact, litres

LOW = (
    r"(?:(?i:not? less than )"
    r"|高于或等于|高于等于|≥|>=|=>|>|≧|﹥|≮|不(?:得|能|可|应)?(?:小于等于|小于|低于|少于)|大于等于|大于或等于|大于|高于|超过|最小|至少|最低|下限为|下限)"
)  # fmt: skip
HIGH = (
    r"(?:(?i:not? (?:more than|exceeding) )"
    r"|低于或等于|低于等于|≤|<=|=<|<|≦|﹤|≯|不(?:得|能|可|应)?(?:超过|超出|大于|高于|多于|突破)|不超|小于等于|小于或等于|小于|低于|少于"
    r"|未超过|最大|最高|至多|上限为|上限|控制在|限制在|限|έως|up to )"
)
_OPEN = r"(?:\(不?含[^)]{0,8}\)|含)?[ ]?"
UNDER = _OPEN + r"(?:及其以下|及以下|或以下|和以下|以下|及以内|以内|之内|为上限|封顶|(?i:maximum|max)(?-u:\b))|[ ]?\(含?[及或]?以下\)"
OVER = _OPEN + r"(?:及其以上|及以上|或以上|和以上|以上|为下限|起|超|(?i:minimum|min)(?-u:\b))|[ ]?\(含?[及或]?以上\)"
_AND_UNDER, _AND_OVER = r"[及或和]其?以下", r"[及或和]其?以上"
_ENGINE = r"[ ]?的?(?:(?:涡轮)?增压|自然吸气|自吸)?(?:汽油|柴油|混动)?(?:发动)?(?:机|版)?(?:排量)?"
"""What may stand between a figure and 或以上 without brackets: 2.4T柴油或以上."""
_NOTE = r"(?:\((?:不?含[^)以]{0,8}|(?:自然吸气|自吸|涡轮|增压|汽油|柴油)[^()0-9]{0,8})\))?"
"""What may stand in brackets between a figure and 及以上."""
_ONE = regex.compile(
    rf"(?:({LOW})|({HIGH}))?[ ]{{0,3}}{NUMBER}[ ]{{0,3}}(?:\(?{UNIT}\)?)?{_NOTE}"
    rf"(?:[ ]?(?:(?:的)?(?:排量|排气量))?(?:({UNDER})|({OVER}))(?:\(不?含[^)]{{0,8}}\))?"
    rf"|{_ENGINE}(?:({_AND_UNDER})|({_AND_OVER})))?"
)
_BEGINS = frozenset("0123456789lLI≥>=≧﹥≮不大高超最至≤<≦﹤≯小低少未上下控限έunN")
"""Signs that a bound can begin with; asked first, for most places where one is looked for hold none."""
_RANGE = regex.compile(r"[ ]{0,3}(?:-{1,2}|~|～|至|到|─|－)[ ]{0,3}")
_BETWEEN = regex.compile(r"[ ]{0,3}(?:和|与|及)[ ]{0,3}")
"""介于1.5L和2.0L之间."""
_AND = regex.compile(r"[ ]{0,2}(?:,|，|、|;)?[ ]{0,2}(?:并且|而且|同时|且|并|和|及)?(?:应|须)?[ ]{0,2}")
_OR = regex.compile(r"[ ]{0,2}(?:或者是|或者|或|/|(?-u:\b)ou(?-u:\b)|(?-u:\b)or(?-u:\b))[ ]{0,2}")
_RANGES, _BETWEENS, _ORS = frozenset("-~～至到─－"), frozenset("和与及"), frozenset("或/o")
"""What these begin with."""
_BRACKET = regex.compile(r"\((?:即|实际|排量|排气量|约|范围)?[:：]?")
_TOLERANCE = regex.compile(rf"[ ]?{UNIT}?[ ]?\(?±[ ]?([0-9]{{1,3}}(?:\.[0-9]{{1,3}})?)[ ]?(?:{UNIT}|(%))?\)?")
_TOLERANCE_WITHIN = 8
"""Signs behind a figure within which its tolerance begins: 1998 立方厘米 (±."""
_LETTERS = tuple(string.ascii_letters)
_MEASURES = tuple(string.ascii_letters + string.digits + ".%‰³²㎡个座人年月日万元辆台吨公米匹马缸档挡速级项分次层千天度°")
"""Signs behind a bare figure that make it a measure of something else."""
_ITEMS = ("座位", "人数", "缸数", "缸体", "挡位", "档位", "吨位", "级别", "台数", "公告", "天窗", "速比", "度数")
"""Words that begin with such a sign and are the next item: 排量(L)：1.4-1.6 座位数：5."""
_NO_MEASURES = ("ou ", "or ", *_ITEMS)

_GEARS = ("CVT", "ECVT", "DCT", "DSG", "AMT", "AT", "MT", "DHT")
"""Gearboxes that are printed right behind a size: 1.5LCVT, 1.6TDCT."""
_CODE = 3
"""Digits of a model's code."""
_OF_CARS = ("座", "人", "门", "缸", "档", "挡", "速")
"""What makes another item of the figure behind a comma: 1968～2499,5座."""
_REACH = 120
"""Signs that a statement may take, however much runs on."""


class Bound(NamedTuple):
    """One bound or range in litres up to offset `end`. `word`: "low" or "high" where words or signs said so."""

    low: Decimal | None
    high: Decimal | None
    end: int
    exact: bool
    word: str = ""
    joined: bool = False
    unit: str = ""

    @property
    def figure(self) -> Decimal:
        """The figure that was printed."""
        return self.low or self.top

    @property
    def top(self) -> Decimal:
        """The greatest figure that was printed."""
        return self.high or self.low or Decimal()


def bounds(window: str, at: int, unit: str, labelled: bool) -> Bound | None:
    """The bounds that begin at an offset, and all that run on from there. `unit`: of bare figures, from label or head."""
    told = _bounds(window[at : at + _REACH], unit, labelled)
    return told._replace(end=told.end + at) if told else None


def _bounds(window: str, unit: str, labelled: bool) -> Bound | None:
    first = _one(window, 0, unit, labelled, ahead=True)
    if first is None:
        return None
    told = _ranged(window, first, unit, labelled) or first
    while following := _joined(window, told, unit, labelled):
        told = following
    return _corrected(window, told)


def _one(window: str, at: int, unit: str, labelled: bool, ahead: bool = False) -> Bound | None:
    """The bound that begins at a place. `ahead`: its unit may stand behind the figure that follows alone."""
    found = _begun(window, at)
    if found is None:
        return None
    least, most, figure, said, *behind = found.groups()
    under, over = behind[0] or behind[2], behind[1] or behind[3]
    if _runs_on(window, found.end(), said or "", labelled) and not (under or over):
        return None
    unit = said or unit or (_unit_ahead(window[at:]) if ahead else "")
    if not (least or most or under or over) and (told := _tolerant(window, found, unit)) is not None:
        return told
    value = litres(figure, unit, labelled)
    if value is None:
        return None
    precise, printed = exact(figure, unit), said or ""
    if most or under:
        return Bound(None, value, found.end(), precise, "high", unit=printed)
    if least or over:
        return Bound(value, None, found.end(), precise, "low", unit=printed)
    return Bound(value, value, found.end(), precise, unit=printed)


def _tolerant(window: str, found: regex.Match, unit: str) -> Bound | None:
    """A figure with a tolerance: 150±5ml, 2.0T(±0.1), 1998mL±5%."""
    at = found.end(3)
    spread = _TOLERANCE.match(window, at) if "±" in window[at : at + _TOLERANCE_WITHIN] else None
    said = (spread.group(1) or spread.group(3) or unit) if spread else ""
    value = litres(found.group(3), said, labelled=True) if spread else None
    if spread is None or value is None:
        return None
    width = value * Decimal(spread.group(2)) / 100 if spread.group(4) else _width(Decimal(spread.group(2)), spread.group(3) or said)
    return Bound(value - width, value + width, spread.end(), True, "range", unit=said) if width < value else None


def _width(figure: Decimal, unit: str) -> Decimal:
    """A tolerance in litres; without any unit a whole number is one of millilitres: 1998±20."""
    return figure / 1000 if unit.upper() in SMALL or (not unit and figure >= 1) else figure


def _begun(window: str, at: int) -> regex.Match | None:
    """A bound at a place, as its pattern has it; the places that cannot begin one are told by their first sign."""
    found = _ONE.match(window, at) if _next(window, at) in _BEGINS else None
    if found is None or "," not in found.group(3) or not window.startswith(_OF_CARS, found.end(3)):
        return found
    return _ONE.match(window[: window.index(",", found.start(3))], at)


def _next(window: str, at: int) -> str:
    """The first sign from an offset on, past the blanks that figures and the words between them may have before them."""
    return window[at : at + 4].lstrip(" ")[:1]


def _runs_on(window: str, end: int, unit: str, labelled: bool) -> bool:
    """What follows makes the figure something else: L/min, mL/r, m³, 辆; its air intake, its fuel, its seats do not: 2.0/涡轮增压, 1.5L/双排."""
    rest = window[end:]
    if rest.startswith("/"):
        return not rest[1:2].isdigit() and rest[1:2] not in "≥≤><lLI副辅涡增自汽柴双单两三四五七九"
    if not unit:
        return rest.startswith(_MEASURES) and not rest.startswith(_NO_MEASURES)
    if unit.upper() == "CC" and len(rest) >= _CODE and rest[:_CODE].isdigit():
        return True  # 某型7 CC1032: letters of the next model's code
    if rest.startswith(_GEARS) or (unit.upper() == "TD" and rest.startswith("CT")):
        return False
    return rest.startswith(_LETTERS) and not (labelled and window[:end].endswith(("T", "t", "I", "i", "D", "d")))


def _unit_ahead(window: str) -> str:
    """The unit that only the second figure of a range or pair bears: 1480-1600ml, 1.0 ou 1.3 turbo."""
    found = _PAIR.match(window) if any(sign in window for sign in _JOINTS) else None
    return found.group(3) if found else ""


_JOINTS = ("±", "-", "~", "～", "至", "到", "或", "/", "ou", "or")
_PAIR = regex.compile(
    rf"(?:{LOW}|{HIGH})?[ ]{{0,3}}{NUMBER}(?:\(不?含[^)]{{0,8}}\))?[ ]{{0,3}}(?:-{{1,2}}|~|～|至|到|或|/|ou|or|±)[ ]{{0,3}}{NUMBER}[ ]{{0,3}}\(?{UNIT}"
)


def _ranged(window: str, first: Bound, unit: str, labelled: bool) -> Bound | None:
    """1.4L-1.8L, 1.4(含)至1.8升: from the first figure to the second."""
    sign = _next(window, first.end)
    between = _BETWEEN.match(window, first.end) if sign in _BETWEENS else None
    joint = _RANGE.match(window, first.end) if sign in _RANGES else between
    second = _one(window, joint.end(), unit or first.unit, labelled) if joint else None
    if second is None or second.figure < first.figure or (between and not window[second.end :].lstrip(" ").startswith("之间")):
        return None
    return Bound(first.figure, second.figure, second.end, first.exact and second.exact, "range")


def _joined(window: str, told: Bound, unit: str, labelled: bool) -> Bound | None:
    """What a further bound makes of those before it: alternatives, or both ends."""
    joint = _OR.match(window, told.end) if _next(window, told.end) in _ORS else None
    following = _one(window, joint.end(), unit, labelled) if joint else None
    if following and (either := _either(told, following)):
        return either
    joint = _AND.match(window, told.end)
    following = _one(window, joint.end(), unit, labelled and bool(unit)) if joint else None
    return _both(told, following) if following else None


def _both(told: Bound, following: Bound) -> Bound | None:
    """≥1.4L且≤1.8L: one end each."""
    if told.word == "low" and following.word == "high" and following.figure >= told.figure:
        return Bound(told.low, following.high, following.end, told.exact and following.exact, "range")
    if told.word == "high" and following.word == "low" and following.figure <= told.figure:
        return Bound(following.low, told.high, following.end, told.exact and following.exact, "range")
    return None


def _either(told: Bound, following: Bound) -> Bound | None:
    """1.8L或1.5T及其以上: the widest window; words at one alternative are meant for both."""
    word = following.word or told.word
    if told.word not in ("", word):
        return None
    least, most = min(told.figure, following.figure), max(told.top, following.top)
    precise = told.exact and following.exact
    if word == "low":
        return Bound(least, None, following.end, precise, "low", joined=True)
    if word == "high":
        return Bound(None, most, following.end, precise, "high", joined=True)
    return Bound(least, most, following.end, precise, word, joined=True)


def _corrected(window: str, told: Bound) -> Bound:
    """2.0T(1.9L～2.1L), 1.5L级(1498mL): what the brackets say is the exact figure of a nominal one."""
    at = told.end + window.startswith("级(", told.end)
    opened = _BRACKET.match(window, at) if window.startswith("(", at) else None
    if opened is None or told.word or told.joined:
        return told
    inner = _inside(window, opened.end())
    return inner if inner and (inner.word == "range" or inner.exact) else told


def _inside(window: str, at: int) -> Bound | None:
    """What stands in the brackets up to their end."""
    first = _one(window, at, "", labelled=False, ahead=True)
    told = (_ranged(window, first, "", labelled=False) or first) if first else None
    return told if told and ")" in window[told.end - 1 : told.end + 1] else None
