"""reading: tables whose cells run together row by row below heads of lots or plans: 采购包标的名称数量预算 / 采购包1轿车3辆540,000.00."""

from collections.abc import Sequence

from reading import regex
from reading.folding import flat
from reading.lotwords import KINDS, NO
from reading.runon import Head, head_at

LOT_HEADS = tuple(f"{kind}{what}" for kind in (*KINDS.split("|"), "包") for what in ("标的", "货物", "名称", "品目", "采购标的", "车"))
"""What heads begin with whose first column is a lot's: 采购包标的名称…."""
_LOT = regex.compile(rf"^(?:第? ?(?:{KINDS}|包) ?(?:[0-9]{{1,2}}|{NO})|第(?:{NO})(?:{KINDS}|包))")
_COUNTED = regex.compile(
    r"^([^0-9]*(?:[0-9.]+(?:米|座|吨|方|立方)[^0-9]*)?(?:\p{Han}|SUV|MPV)(?:\([^()]*\))?)([1-9][0-9]{0,3})((?:辆|台|部|套|个|批|项|件))(.*)$"
)
"""Name, number with its measure, and what is said of the thing: 轿车3辆排量不大于1.6L."""
_SUM = regex.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{3,})\.[0-9]{2}$")
_FIRST_SUM = regex.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{3,})\.[0-9]{2}")
_WORDS = "spec"
_PLANNED = regex.compile(
    r"^([0-9]{1,2})([^0-9].*?[^0-9.,])((?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]{1,6})?)(20[0-9]{2}(?:年[0-9]{1,2}月|[-./][0-9]{1,2}))([^0-9].*)?$"
)
"""A plan's number, what it says, its budget and its month: 1皮卡购置双排皮卡1辆135000.002026-03."""
_PROJECT_END = regex.compile(r"(?:采购项目|购置项目|更新项目|采购|购置|更新|项目|服务)")
_MONEY = frozenset(("budget", "price_cap"))
_MOST_ROWS, _LONGEST_ROW = 60, 300


def rows_of_lots(lines: Sequence[str], at: int) -> list[list[str]]:
    """Head and rows of a table whose first column numbers lots; a row without a number goes on with the lot above it."""
    head = _head(lines[at])
    roles = head.roles if head else ()
    if head is None or roles[:3] != ("lot", "name", "quantity"):
        return []
    sums = [role for role in roles[3:] if role in _MONEY]
    first = roles[3:4] == tuple(sums[:1])
    if len(roles) != 4 + len(sums) or not sums or roles[3:] not in ((_WORDS, *sums), (*sums, _WORDS)):
        return []
    rows = [list(head.words)]
    lot = ""
    for line in lines[at + 1 : at + 1 + _MOST_ROWS]:
        cells = _of_a_lot(line.strip(), lot, len(sums), first)
        if not cells:
            break
        rows.append(cells)
        lot = cells[0]
    return rows if len(rows) > 1 else []


def _head(line: str) -> Head | None:
    words = flat(line).strip()
    head = head_at(words, 0, last=len(words)) if " " not in words and ":" not in words else None
    return head if head is not None and head.end == len(words) else None


def _of_a_lot(line: str, above: str, sums: int, first: bool) -> list[str]:
    """Lot, name, number, words and sums of a row, one way; without sums where they reach down from the row above. `first`: the sums
    stand before the words."""
    folded = flat(line)
    if "\t" in folded or len(folded) > _LONGEST_ROW:
        return []
    led = _LOT.match(folded)
    begin = led.end() if led else 0
    counted = _COUNTED.match(folded[begin:])
    if counted is None or not (led or above):
        return []
    begun, end = begin + counted.start(4), len(folded)
    told = list[str]()
    while len(told) < sums and (found := _FIRST_SUM.match(folded[begun:]) if first else _SUM.search(folded[begun:end])):
        told.insert(len(told) if first else 0, line[begun + found.start() : begun + found.end()])
        begun, end = (begun + found.end(), end) if first else (begun, begun + found.start())
    if len(told) not in (0, sums):
        return []
    name, number = (line[begin + a : begin + b] for a, b in (counted.span(1), (counted.start(2), counted.end(3))))
    paid = told or [""] * sums
    return [line[:begin] or above, name, number, *((*paid, line[begun:end]) if first else (line[begun:end], *paid))]


def planned(lines: Sequence[str], at: int) -> list[list[str]]:
    """Head and rows of an intention's table: number, project with its need, budget and month."""
    head = _head(lines[at])
    if head is None or head.roles[:4] != ("seq", "project", "need", "budget") or len(head.words) < _FEWEST_HEADS:
        return []
    rows = [list(head.words)]
    for line in lines[at + 1 : at + 1 + _MOST_ROWS]:
        found = _PLANNED.match(flat(line).strip()) if len(line) <= _LONGEST_ROW else None
        if found is None or found.group(1) != str(len(rows)):
            break
        line = line.strip()
        begin, stop = found.span(2)
        parted = _PROJECT_END.search(line[begin:stop])
        cut = begin + parted.end() if parted else stop
        cells = [found.span(1), (begin, cut), (cut, stop), found.span(3), found.span(4), found.span(5)]
        rows.append([line[a:b] if a >= 0 else "" for a, b in cells][: len(head.words)])
    return rows if len(rows) > 1 else []


_FEWEST_HEADS = 5
