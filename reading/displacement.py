"""reading: displacement as officials write it, as inclusive windows in litres; never tonnes, tanks or generators."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import re2

from schemas.reading import Window
from schemas.values import Read, Span, read, refused

LEAST, MOST = Decimal("0.05"), Decimal(16)
"""Litres: a moped's 50 mL to a heavy lorry's 16 L; what lies beyond is something else."""

_NUMBER = r"([0-9] [0-9]{3}|[0-9]{1,2}\.[0-9]{1,3}|[0-9]{1,2}\.[BO]|[0-9]{3,5}(?:,[0-9])?|[0-9]{1,2},[0-9]{3}|[0-9]{1,2}|[lLI]\.?[0-9BO])"
_UNIT = r"(ML|mL|ml|Ml|毫升|CC|cc|Cc|cm³|cm3|CM3|L|l|升|T|t)"
_LOW = r"(?:≥|>=|>|=>|不小于|不低于|大于等于|大于或等于|大于|高于|不少于|不得低于|不得小于|最小|至少)"
_HIGH = r"(?:≤|<=|<|=<|不大于|不超过|不高于|小于等于|小于或等于|小于|低于|不得超过|不得大于|最大|至多|控制在|限)"
_LABEL = r"(?:发动机排量|发动机排气量|排气量|排量)"
_UNDER = r"(?:\(含\)|（含）|含)?(?:及以下|及其以下|以下|以内|及以内|或以下)"
_OVER = r"(?:\(含\)|（含）|含)?(?:及以上|及其以上|以上|或以上)"
_GAP = r"[ ]{0,3}"

_AFTER_LABEL = re2.compile(
    _LABEL + r"(?:要求|范围|大小|参数)?(?:[(（\[][^)）\]\n]{0,8}[)）\]])?" + _GAP + r"[:：为是=\t|]{0,2}" + _GAP + r"(?:应|须|需|要求|约)?"
    + rf"({_LOW}|{_HIGH})?" + _GAP + _NUMBER + _GAP + _UNIT + "?" + rf"(?:\(含\))?(?:{_GAP}(?:-|~|～|至|到|—|–){_GAP}(?:{_HIGH})?" + _NUMBER + _GAP + _UNIT + "?)?"
    + rf"({_UNDER}|{_OVER})?"
)  # fmt: skip
_CHAIN = re2.compile(
    _NUMBER + _GAP + _UNIT + r"?" + _GAP + r"(?:≤|<=|<)" + _GAP + _LABEL + _GAP + r"(?:≤|<=|<)" + _GAP + _NUMBER + _GAP + _UNIT + "?"
)
_BEFORE_NOUN = re2.compile(
    rf"({_LOW}|{_HIGH})?" + _GAP + _NUMBER + _GAP + _UNIT + r"(?:(?:-|~|～|至)" + _NUMBER + _GAP + _UNIT + rf")?({_UNDER}|{_OVER})?"
    + r"(?:的)?(?:排量|排气量|汽油|柴油|发动机|自然吸气|涡轮|自吸)"
)  # fmt: skip
_BARE = re2.compile(rf"({_LOW}|{_HIGH})?" + _GAP + r"([0-9]\.[0-9])" + _GAP + r"(L|l|T|升)" + rf"({_UNDER}|{_OVER})?")
_UNIT_IN_LABEL = re2.compile(_LABEL + r"[^0-9\n\t]{0,6}?[(（\[](?:单位)?[:：]?" + _GAP + r"(ML|mL|ml|毫升|L|l|升|CC|cc)[)）\]]")
_OTHER = re2.compile(
    r"载质量|载重|总质量|额定载|整备质量|吨位|载货|吨级|发电|油箱|水箱|冰箱|容积|容量|水罐|罐体|尾箱|后备箱|行李箱|油锯|割灌|水泵|扭矩|吨|机油|尿素|垃圾"
)
_QUOTE = re2.compile(
    r"管理办法|配备标准|配备使用|中办发|国管|编制标准|一般不得|评分|得分|加分|每增加|每提高|旧车|原车|原有|报废|拟更新的|现有车|被更新"
)
_CLAUSE_ENDS = "。；;\n"
_PART_ENDS = "，,、。；;\n\t（("


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: an inclusive window in litres (an end may be open) at its place. `exact`: printed in millilitres."""

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    rule: str
    exact: bool


def stated(flat: str, start: int, end: int, unit: str = "", bare: bool = True) -> list[Stated]:
    """Every statement of a displacement between two offsets of a folded text, in order.

    `unit` is what a column head says of bare figures. `bare`: also take 1.5T and 1.8L without a word of displacement, as
    in a model's name. Clauses that quote a policy, speak of the old car or of scoring are left out.
    """
    window = flat[start:end]
    found: list[Stated] = []
    for pattern, rule in ((_CHAIN, "chain"), (_AFTER_LABEL, "label"), (_BEFORE_NOUN, "before noun"), (_BARE, "bare")):
        if rule == "bare" and not bare:
            continue
        for match in pattern.finditer(window):
            one = _made(match, rule, window, start, unit)
            if one and not _decoyed(window, match.start(), match.end(), rule) and not any(_meets(one, other) for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def window_of(statements: Iterable[Stated]) -> Window:
    """The window that statements of one line agree on; refused where they contradict each other.

    An explicit figure in millilitres beats the rounded litres that agree with it.
    """
    told = list(statements)
    exact = [one for one in told if one.exact]
    told = [one for one in told if one.exact or not any(_rounds(one, other) for other in exact)]
    lows, highs = {one.low for one in told if one.low is not None}, {one.high for one in told if one.high is not None}
    spans = [Span(start=one.start, end=one.end) for one in told]
    if len(lows) > 1 or len(highs) > 1 or (lows and highs and min(lows) > max(highs)):
        why = refused("displacement stated differently", spans[:6])
        return Window(min=why, max=why)
    return Window(min=_bound(told, lows, "low"), max=_bound(told, highs, "high"))


def _bound(told: list[Stated], values: set[Decimal], side: str) -> Read[Decimal]:
    if not values:
        return Read[Decimal]()
    (value,) = values
    tellers = [one for one in told if getattr(one, side) == value]
    return read(value, [Span(start=one.start, end=one.end) for one in tellers], f"displacement: {tellers[0].rule}")


def _rounds(rounded: Stated, exact: Stated) -> bool:
    """1.5T beside 1498 mL is the same engine."""
    if rounded.low != rounded.high or exact.low != exact.high or rounded.low is None or exact.low is None:
        return False
    return abs(rounded.low - exact.low) <= Decimal("0.05")


def _made(match: re2._Match, rule: str, window: str, offset: int, unit: str) -> Stated | None:
    groups = list(match.groups())
    place = {"start": offset + match.start(), "end": offset + match.end(), "rule": rule}
    if rule == "chain":
        first, first_unit, second, second_unit = groups
        low, high = _litres(first, first_unit or second_unit or unit), _litres(second, second_unit or first_unit or unit)
        return Stated(low, high, exact=_exact(second, second_unit), **place) if low and high else None
    relation, first, first_unit = groups[0], groups[1], groups[2]
    second, second_unit = (groups[3], groups[4]) if rule in ("label", "before noun") else (None, None)
    after = groups[-1] or ""
    said_unit = first_unit or second_unit or unit or _label_unit(match.group(0))
    low = _litres(first, said_unit, labelled=rule == "label")
    if low is None:
        return None
    exact = _exact(first, said_unit)
    if second:
        high = _litres(second, second_unit or said_unit, labelled=rule == "label")
        return Stated(low, high, exact=exact, **place) if high is not None and high >= low else None
    if (relation and re2.fullmatch(_HIGH, relation)) or re2.fullmatch(_UNDER, after):
        return Stated(None, low, exact=exact, **place)
    if (relation and re2.fullmatch(_LOW, relation)) or re2.fullmatch(_OVER, after):
        return Stated(low, None, exact=exact, **place)
    return Stated(low, low, exact=exact, **place)


def _label_unit(words: str) -> str:
    found = _UNIT_IN_LABEL.search(words)
    return found.group(1) if found else ""


def _litres(figure: str, unit: str | None, labelled: bool = False) -> Decimal | None:
    """A figure in litres. Letters that a scanner read for digits are digits (L8 → 1.8, 1.B → 1.8); a bare figure counts
    only behind a label, as millilitres when it is that large."""
    digits = _mended(figure)
    if digits is None:
        return None
    value = Decimal(digits)
    small = (unit or "").upper() in ("ML", "毫升", "CC", "CM³", "CM3")
    if not unit:
        if not labelled:
            return None
        small = value >= 100
    litres = value / 1000 if small and value >= 20 else value
    return litres if LEAST <= litres <= MOST else None


def _mended(figure: str) -> str | None:
    digits = figure.upper().replace("B", "8").replace("O", "0").replace(" ", "")
    digits = digits.replace(",", ".") if len(digits.partition(",")[2]) == 1 else digits.replace(",", "")
    if digits[0] in "LI":
        digits = "1" + ("" if digits[1:2] == "." else ".") + digits[1:]
    return digits if digits.replace(".", "", 1).isdigit() else None


def _exact(figure: str, unit: str | None) -> bool:
    return (
        (unit or "").upper() in ("ML", "毫升", "CC", "CM³", "CM3")
        or (figure.isdigit() and len(figure) >= 3)
        or len(figure.partition(".")[2]) == 3
    )


def _decoyed(window: str, start: int, end: int, rule: str) -> bool:
    clause_start = max(window.rfind(sign, 0, start) for sign in _CLAUSE_ENDS) + 1
    ends = [place for place in (window.find(sign, end) for sign in _CLAUSE_ENDS) if place >= 0]
    if _QUOTE.search(window[clause_start : min(ends, default=len(window))]):
        return True
    if rule in ("label", "chain"):
        return _OTHER.search(window[max(start - 4, 0) : start]) is not None
    part_start = max(window.rfind(sign, 0, start) for sign in _PART_ENDS) + 1
    around = window[max(part_start, start - 14) : min(end + 6, len(window))]
    follows = window[end : end + 1]
    runs_on = follows.isascii() and follows.isalpha()
    return bool(_OTHER.search(around)) or runs_on or window[max(start - 1, 0) : start].isdigit()


def _meets(one: Stated, other: Stated) -> bool:
    return one.start < other.end and other.start < one.end


def regions(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of regions, each part once."""
    reached = -1
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.end > reached:
            yield max(span.start, reached), span.end
            reached = span.end
