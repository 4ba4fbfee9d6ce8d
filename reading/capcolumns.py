"""reading: the most that one vehicle may cost in a table's row, under a head that names one, or that the notice's sums make one."""

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reading import regex
from reading.columns import role_of
from reading.grouped import names_of_columns
from reading.money import Amount, amounts, unit_of
from reading.remembered import remembered
from reading.unitcaps import LEAST, MOST
from schemas.values import Span

_HEAD = (
    "单价限价",
    "最高限价单价",
    "单价最高限价",
    "最高限制单价",
    "控制单价",
    "限制单价",
    "单价上限",
    "单价控制价",
    "单价控制",
    "单台控制",
    "单车控制",
    "单台限价",
    "最高单价",
    "单价预算上限",
    "单价最高",
    "限价(单价)",
    "单台最高限价",
    "单车限价",
)
_PLANNED = ("单价预算", "预算单价", "单台预算", "单车预算", "单辆预算")
"""Heads of what is planned for one: its ceiling where no other column tells one. 单 is in all of these and those."""
_SIGNS = frozenset("限控高算标封超内")
"""One of these is in every head of a ceiling that bears no unit."""
_OF_ITEMS = ("单项", "分项")
_FIGURE_SIGNS = frozenset("0123456789.,")
_COUNT = regex.compile(r"^ ?([1-9][0-9]{0,3}) ?(?:辆|台|部|套)?$")
_LIMITS = ("限价", "控制价", "付费标准", "上限", "拦标", "限额", "封顶", "不超过", "不高于", "不得超过", "不得高于", "以内")
_MOST = ("不高于", "不超过", "不大于", "≤", "不得高于", "不得超过")
_EACH = ("单价", "单台", "单车", "单辆", "每台", "每辆", "元/")
_OF_ONE_SAID = regex.compile(
    r"(?:表|栏|列|清单|上述|以上)[\p{Han}]{0,6}[“\"]?(?:最高限价|控制价|限价|预算|价格)[”\"]?(?:[均都])?(?:为|系|指)(?:最高)?(?:单价|单台|单辆|单车)"
)
_EACH_IN_CELL = regex.compile(r"^ ?(?:[每单][台辆车]|单价)[^0-9]{0,4}[0-9]|^ ?[0-9][0-9,.]* ?万?元/[辆台] ?$")
"""A cell that says itself that its sum is one vehicle's: 每台88.6万元，合计…, 29万元/辆."""
_EACH_BEHIND = regex.compile(r"[,;、( ](?:单价|单台|单车|单辆|每台|每辆)[^0-9,;]{0,6}[0-9]")
"""Behind the sum of all in a cell of ceilings: 总价325万元，单台65万元."""
_CAPTION, _MOST_ROWS = 200, 40


@remembered(1)
def ceilings_of_one(flat: str) -> bool:
    """Whether a notice says that the ceilings in its table are prices of one: 上表“最高限价”为单价限价."""
    return "为单" in flat and _OF_ONE_SAID.search(flat) is not None


def head_cap(flat: str, head: Span, row: Span) -> Amount | None:
    """The cap in a table's row under a head that names one (单价最高限价（万元/辆）)."""
    names = names_of_columns(flat, head)
    at, planned = row.start, None
    for place, cell in enumerate(flat[row.start : row.end].split("\t")):
        name = names[place].replace(" ", "") if place < len(names) else ""
        capped = "元" in name and cell.lstrip().startswith(_MOST)
        if not capped and _SIGNS.isdisjoint(name):
            at += len(cell) + 1
            continue
        limits = capped or any([word in name for word in _LIMITS])
        each = limits and (
            any([word in name for word in _EACH])
            or _EACH_IN_CELL.match(cell)
            or ceilings_of_one(flat)
            or _of_each_of_several(flat, names, row)
            or _single_among_rows(flat, names, head, row)
        )
        beside = _EACH_BEHIND.search(cell) if limits and not each else None
        budgeted = "单" in name and any([word in name for word in _PLANNED])
        of_one = each or beside is not None or budgeted or ("单" in name and any([word in name for word in _HEAD]))
        if of_one or limits:
            unit = unit_of(name) or _unit_above(flat, head.start)
            found = amounts(flat, at + (beside.start() if beside else 0), at + len(cell), unit, 0 if unit else 100)
            if found and (of_one or found[0].per_unit) and (LEAST <= found[0].value <= MOST):
                if limits or not budgeted:
                    return found[0]
                planned = found[0]
        at += len(cell) + 1
    return planned


def limits_each(flat: str, head: Span, row: Span) -> bool:
    """Whether a row's ceiling is each thing's, though its head says nothing of that."""
    return _of_each_of_several(flat, names_of_columns(flat, head), row)


def _of_each_of_several(flat: str, names: Sequence[str], row: Span) -> bool:
    """Whether a ceiling times the row's number is a sum that the notice prints (2 | 170000, and above 预算340000元), or the head says
    that it is of the row's thing alone, of which there is one: 单项限价."""
    cells = dict(zip((name.replace(" ", "") for name in names), flat[row.start : row.end].split("\t"), strict=False))
    counted = next((_COUNT.match(cell) for name, cell in cells.items() if role_of(name) == "quantity"), None)
    limit = next(((name, cell) for name, cell in cells.items() if any(word in name for word in _LIMITS)), None)
    if counted is None or limit is None or any(role_of(name) == "lot" for name in cells):
        return False
    number, (name, cell) = int(counted.group(1)), limit
    found = amounts(cell, 0, len(cell), unit_of(name), 0 if unit_of(name) else 100)
    if number == 1:
        return any(word in name for word in _OF_ITEMS)
    return len(found) == 1 and prints(flat, number * found[0].value)


def _single_among_rows(flat: str, names: Sequence[str], head: Span, row: Span) -> bool:
    """Whether a row of one thing stands among others, and the ceilings of all come to a sum that the notice prints."""
    heads = [name.replace(" ", "") for name in names]
    roles = [role_of(name) for name in heads]
    at = next((place for place, name in enumerate(heads) if any(word in name for word in _LIMITS)), -1)
    if at < 0 or "quantity" not in roles or "lot" in roles or not _counts_one(flat[row.start : row.end], roles.index("quantity")):
        return False
    unit = unit_of(heads[at])
    rows = [line.split("\t") for line in itertools.takewhile(lambda line: "\t" in line, _lines_below(flat, head.end))]
    told = [amounts(cells[at], 0, len(cells[at]), unit, 0 if unit else 100) if at < len(cells) else [] for cells in rows]
    return len(rows) > 1 and all(len(found) == 1 for found in told) and prints(flat, sum((found[0].value for found in told), Decimal(0)))


def _counts_one(row: str, at: int) -> bool:
    cells = row.split("\t")
    counted = _COUNT.match(cells[at]) if at < len(cells) else None
    return counted is not None and counted.group(1) == "1"


def _lines_below(flat: str, at: int) -> Iterator[str]:
    """The lines below a table's head, as many as a table of vehicles may have."""
    for _ in range(_MOST_ROWS):
        at = flat.find("\n", at) + 1
        if not at:
            return
        end = flat.find("\n", at)
        yield flat[at : end if end >= 0 else len(flat)]


def prints(flat: str, value: Decimal) -> bool:
    """Whether a text prints a sum, in yuan or in 万元."""
    myriads = f"{(value / 10_000).normalize():f}"
    return any(_stands_alone(flat, words) for words in (f"{value:.0f}", f"{value:,.0f}", f"{myriads}万"))


def _stands_alone(flat: str, figure: str) -> bool:
    at = flat.find(figure)
    while at >= 0:
        if flat[at - 1 : at] not in _FIGURE_SIGNS and not flat[at + len(figure) : at + len(figure) + 1].isdigit():
            return True
        at = flat.find(figure, at + 1)
    return False


def _unit_above(flat: str, start: int) -> Decimal | None:
    """The unit of sums that the words above a table state: （单位：辆、升、万元）."""
    lines = flat[max(start - _CAPTION, 0) : start].splitlines()
    told = next((line for line in reversed(lines) if "单位:" in line and "\t" not in line), "")
    return unit_of(f"({'万元' if '万元' in told else '元'})") if "元" in told.partition("单位:")[2] else None
