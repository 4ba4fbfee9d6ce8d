"""reading: what a column of a document's table holds by its cells alone, whatever its head calls it: requirements, numbers, limits, units."""

from collections.abc import Collection, Sequence

from reading import regex

MEASURE = regex.compile(
    r"^\(?(?:辆|台|部|套|个|座|人|位|L|l|升|mL|ml|ML|毫升|cc|CC|mm|毫米|m|米|kW|KW|kw|千瓦|kg|公斤|t|T|吨|马力|万?元(?:/(?:辆|台|部|套))?|"
    r"km|公里|/|-|-{1,2}|无|文本|数值)\)?$"
)
"""A cell that says in which unit others are."""
_NO_UNITS = ("/", "-", "--", "无", "文本", "数值")
_SIGN = regex.compile(r"^[≥≤><=＝]{1,2}$|^(?:不大于|不小于|不超过|不低于|大于等于|小于等于|等于)$")
_SPECIFIES = regex.compile(r"排量|[0-9]\.[0-9]{1,3} ?(?:T|L|升)|[0-9]{3,4} ?(?:mL|ml|毫升)|[0-9一二三四五六七八九两] ?座|座位|乘员")
"""What only a vehicle's requirements say."""
_COUNT = regex.compile(r"^[0-9]{1,3} ?[辆台部]?$")
_NUMBER_OF, _OF_ONE = (
    regex.compile(r"^(?:拟?采购|拟?购置?|需求|计划|配备|申报)?(?:车辆|台|辆)?(?:数量?|台|辆)(?:[(（][台辆][)）])?$"),
    regex.compile(r"[每单][车辆台部]|单价"),
)
_SUM = regex.compile(r"^(?:[≤<]|不超过|不高于)? ?¥?[0-9][0-9,.]{0,12} ?万?元(?:/[辆台部])?(?:以内|以下)?$")
_LIMITS = ("限", "最高", "封顶", "控制", "不超")
"""Of a head over sums: they are limits, no estimates."""


def role_by_cells(head: str, said: Sequence[str], told: Collection[str]) -> str:
    """What a column of a list of vehicles holds whose head no word is known of; "" where its cells do not tell. `told`: what the others hold."""
    if not said:
        return ""
    if sum(1 for words in said if _SPECIFIES.search(words)) * 2 >= len(said):
        return "head"
    if "quantity" not in told and all(map(_COUNT.match, said)) and (_NUMBER_OF.search(head) or not any(words.isdigit() for words in said)):
        return "quantity"
    limits = not {"unit_cap", "price_cap"} & set(told) and any(word in head for word in _LIMITS)
    return ("unit_cap" if _OF_ONE.search(head) else "price_cap") if limits and all(map(_SUM.match, said)) else ""


def are_units(said: Sequence[str]) -> bool:
    """Whether a column of remarks holds units: 指标 | 标准 | 备注, 排量 | ≥3.8 | 升."""
    return any(words not in _NO_UNITS for words in said) and sum(1 for words in said if MEASURE.match(words)) * 2 > len(said)


def are_signs(said: Sequence[str]) -> bool:
    """Whether a column holds the relations of the figures beside it: ≥, 不大于."""
    return bool(said) and sum(1 for words in said if _SIGN.match(words)) * 2 > len(said)
