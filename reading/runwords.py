"""reading: the words of a row whose cells run together, back into supplier, category, name, brand and model where one way fits."""

from collections.abc import Sequence
from itertools import islice

from reading import regex
from reading.brands import brand_end, is_badge
from reading.vehicles import mentions
from reference.catalogue import name_length

Cell = tuple[int, int]

_SUPPLIER = regex.compile(r"^[\p{Han}A-Za-z0-9()·]{2,40}?(?:有限责任公司|股份有限公司|有限公司|公司|经营部|商行)")
_CODE = regex.compile(r"^[A-Z][0-9]{6,12}[\-—]?")
_NAME_END = regex.compile(r"(?:车辆|车|皮卡|SUV|MPV)(?: ?\([^()]{1,24}\))?")
_MARKED = regex.compile(r"^[\p{Han}]{2,4}牌")
_SERIES = regex.compile(r"^\p{Han}{1,4}[A-Z]{2,3}[0-9]{4}")
"""A few signs between a badge and a code belong to either: 长城 | 炮 | CC1030, 福田图雅诺 | BJ5048."""
_MOST_ENDS, _LONGEST_KIND = 8, 12
_SPLIT = frozenset(("supplier", "category", "name", "brand", "model", "brand_model"))


def worded(words: str, roles: Sequence[str]) -> list[Cell] | None:
    """The cells of folded words under these roles; None where the words do not tell where each ends. Where a badge begins with
    another (东风 | 风行菱智, 东风风行 | 菱智), both are one more cell behind all others."""
    if not set(roles) <= _SPLIT or len(set(roles)) < len(roles) or "name" not in roles or not words.strip():
        return None
    cells: dict[str, Cell] = {}
    at = 0
    for role in roles[: roles.index("name")]:
        end = _lead_end(words, at, role)
        if end == 0:
            return None
        cells[role] = (at, end)
        at = end
    behind = roles[roles.index("name") + 1 :]
    if not behind:
        return [*(cells[role] for role in roles[:-1]), (at, len(words))]
    if behind not in (("brand", "model"), ("brand_model",)):
        return None
    parts = _named(words, at)
    if parts is None:
        return None
    name, badge = parts
    if badge == name:
        return [*cells.values(), (at, name), *[(name, name)] * len(behind), (name, len(words))]
    return [*cells.values(), (at, name), *([(name, len(words))] if len(behind) == 1 else [(name, badge), (badge, len(words))])]


def _lead_end(words: str, at: int, role: str) -> int:
    """Where a cell before the name ends, 0 where that is not told."""
    if role == "supplier":
        found = _SUPPLIER.match(words[at:])
        return at + found.end() if found else 0
    code = _CODE.match(words[at:]) if role == "category" else None
    begin = at + (code.end() if code else 0)
    kind = next(iter(mentions(words, begin, begin + _LONGEST_KIND)), None)
    length = (name_length(words[begin:]) or (kind.end - begin if kind and kind.start == begin else 0)) if role == "category" else 0
    named = code is not None or _NAME_END.search(words[begin + length :])  # 轿车 | 执法轿车: the kind alone, with a name behind it
    return begin + length if length and named else 0


def _named(words: str, at: int) -> tuple[int, int] | None:
    """Where the name and the badge behind it end, the badge with the name where two may be meant; None where no name ends before one, or several."""
    told = []
    for match in islice(_NAME_END.finditer(words[at:]), _MOST_ENDS):
        end = at + match.end()
        marked = _MARKED.match(words[end:])
        badge = marked.end() if marked else brand_end(words[end:])
        if badge:
            told.append((end, end + badge))
    if len(told) != 1:
        return None
    end, badge = told[0]
    if _SERIES.match(words[badge:]):
        return end, end
    several = not words[end:badge].endswith("牌") and any(is_badge(words[end:stop]) for stop in range(end + 1, badge))
    return (end, end) if several else (end, badge)
