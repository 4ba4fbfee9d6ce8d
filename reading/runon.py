"""reading: tables whose cells all run together (序号名称数量单价合计1某车2辆27.855.6…), back into rows where only one reading fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reading import regex
from reading.columns import heads
from reading.runwords import worded

FEWEST_HEADS = 3
_LONGEST_HEAD, _LONGEST_LAST = 12, 6
FIRST_HEADS = ("序号", "包号", "标包", "包组", "标段", "品目号")
OF_A_LOT = regex.compile(r"^([0-9]{1,2}-)1[^0-9]")
"""The first row's number where it bears its lot's: 2-1."""
_UNIT = regex.compile(r"^[(（][^()（）]{1,8}[)）]")
_MEASURE = "辆|台|部|套|个|批|项|只|把|件|组|艘|架"
_MEASURES = tuple(_MEASURE.split("|"))
_ANCHOR = regex.compile(rf"([0-9]+)(?:\.00?)?(?:(?:{_MEASURE})|\((?:{_MEASURE})\)| |$)")
_NEVER_BEFORE = (".", "~", "≥", "≤", ",", "×", "*")
_LONGEST_COUNT = 4
_BRAND = "品牌"
_TWO_FIRST = "品目号"
"""The form whose columns 品牌 and 规格型号 are two."""
_PRICED = (("unit_price", "total"), ("unit", "unit_price", "total"))
_LAST_RUN = regex.compile(r"[0-9][0-9,.]*$")
_MONEY = frozenset(("unit_price", "total", "unit_cap", "budget", "price_cap", "award"))
_FIGURE = regex.compile(r"^(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?$")
_FIGURES = regex.compile(r"^ ?[0-9¥][0-9,. ¥]*")
_PARTED = regex.compile(r"[^ ¥]+")
"""A sum of a run that blanks or signs of money part."""
_WORD = regex.compile(r"[^ ]+")
_COUNTED = regex.compile(rf"[0-9](?:{_MEASURE}) |¥")
"""What another row's number or price leaves among the words of one."""
_OF_WORDS = ("model", "brand_model", "spec")
"""What the last of cells that blanks part may hold blanks as."""
_NEXT = regex.compile(r"^(?:[\p{Han}(]|[A-Z][A-Z0-9])")
_NOT_NEXT = tuple("年月日天时分秒辆台部套个批项只把件组艘架座人万元米吨升级缸挡档寸路包")
"""What makes a number a measure, and no row's number."""
_ENDS = ("合计", "总计", "共计")
_WORDS = regex.compile(r"^(.*?车(?:\([^)]*\)|（[^）]*）)?)(?:([\p{Han}·]{2,8})([A-Z][A-Z0-9\-]{3,}?))?((?:1[.、]|[\p{Han}(（]).*)?$")
"""Name, brand, model and description of a vehicle that run together: 巡逻车（8座）某牌ABC-X8P1.座位：8座."""
_MARKED_LAST = regex.compile(r"^(.*?车(?:\([^)]*\))?)([A-Z]{2,3}[0-9]{4}[A-Z0-9-]*(?:\([^)]*\))?)([\p{Han}]{2,6}牌?)$")
"""Name, model and brand, in this order: 压缩式垃圾车XY5080ZYS（2.8L）某某牌."""
_MOST_ROWS, _MOST_TRIES, _MOST_SIGNS = 60, 400, 4000


_Row = tuple[tuple[int, int], ...]
_Rows = tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The heads of such a table: their words, their roles, and where they begin and end."""

    words: tuple[str, ...]
    roles: tuple[str, ...]
    start: int
    end: int
    lead: str = ""
    """What rows' numbers begin with: 1- of 1-1, 1-2."""


def run_on_table(line: str, words: str) -> tuple[int, list[list[str]], int] | None:
    """Where a table begins in a line, its rows with the head first, and where it ends; None where there is none or several
    readings of it fit. `words`: the line folded."""
    head = next(_heads(words), None)
    if head is None:
        return None
    end = min(len(words), head.end + _MOST_SIGNS)
    found = _readings(words[:end], head, head.end, 1, {})
    if len(found) != 1:
        return None
    rows = [[line[a:b].strip() for a, b in row] for row in found[0]]
    return head.start, [list(head.words), *rows], max(end for _, end in found[0][-1])


def _heads(words: str) -> Iterator[Head]:
    for first in FIRST_HEADS:
        at = words.find(first)
        if at >= 0 and (head := head_at(words, at)) is not None:
            yield head


def head_at(words: str, start: int, last: int | None = None) -> Head | None:
    """The heads that begin here, with a last unknown one where the first row's number follows it. `last`: where the line of heads
    ends, if rows stand on lines of their own."""
    known, at = heads(), start
    cells: list[str] = []
    roles: list[str] = []
    while size := next((size for size in range(_LONGEST_HEAD, 1, -1) if words[at : at + size] in known), 0):
        unit = _UNIT.match(words[at + size : at + size + 10]) if words.startswith(("(", "（"), at + size) else None
        role = known[words[at : at + size]]
        brand = len(_BRAND) if role == "brand_model" and words.startswith(_TWO_FIRST, start) and words.startswith(_BRAND, at) else 0
        if brand:
            roles.append("brand")
            cells.append(_BRAND)
        roles.append("model" if brand else role)
        size += unit.end() if unit else 0
        cells.append(words[at + brand : at + size])
        at += size
    lead = found.group(1) if "-" in words[at : at + 5] and (found := OF_A_LOT.match(words[at : at + 5])) else ""
    if last is None:
        last = at if lead else words.find("1", at, at + _LONGEST_LAST + 1)
        if "quantity" not in roles:
            return None
    if len(cells) < FEWEST_HEADS or last < 0 or last - at > _LONGEST_LAST:
        return None
    if last > at:
        cells.append(words[at:last])
        roles.append("spec")
    return Head(tuple(cells), tuple(roles), start, last, lead)


def _readings(words: str, head: Head, at: int, number: int, known: dict[tuple[int, int], list[_Rows]]) -> list[_Rows]:
    """The readings of the rows from here on that have most rows, two at most: more need not be told apart."""
    if (at, number) not in known:
        known[at, number] = []
        told: list[_Rows] = []
        begin = at + len(f"{head.lead}{number}")
        for stop in islice(_stops(words, begin, f"{head.lead}{number + 1}"), _MOST_TRIES):
            last = stop == len(words) or words.startswith(_ENDS, stop)
            following: list[_Rows] = [()] if last else _readings(words, head, stop, number + 1, known) if number < _MOST_ROWS else []
            rows = list(islice(readings_of_row(words, head.roles, begin, stop), 2)) if following else []
            told += [(((at, begin), *row), *rest) for row in rows for rest in following]
        most = max((len(one) for one in told), default=0)
        known[at, number] = [one for one in told if len(one) == most][:2]
    return known[at, number]


def _stops(words: str, begin: int, mark: str) -> Iterator[int]:
    """Where a row may end: at the next number with a name behind it, at a sum of all, at the end."""
    last = min((at for word in _ENDS if (at := words.find(word, begin)) >= 0), default=len(words))
    at = words.find(mark, begin, last)
    while at >= 0:
        behind = words[at + len(mark) : at + len(mark) + 3]
        behind = behind[1:] if behind[:1] == " " == words[at - 1] else behind[:2]
        if _NEXT.match(behind) and not behind.startswith(_NOT_NEXT):
            yield at
        at = words.find(mark, at + 1, last)
    yield last


def readings_of_row(words: str, roles: Sequence[str], begin: int, stop: int) -> Iterator[list[tuple[int, int]]]:
    """Every way to read one row between two places, without its number."""
    place = roles.index("quantity")
    multiplied = tuple(roles[place + 1 :]) in _PRICED
    for start, end, after in (*_counts(words, begin, stop), *(_bare_counts(words, begin, stop) if multiplied else ())):
        before = (
            _measured(words, roles[1:place], begin, start) if roles[place - 1] == "unit" else _worded(words, roles[1:place], begin, start)
        )
        behind = list(roles[place + 1 :])
        if before is None:
            continue
        cells = [*before[: place - 1], (start, end if behind[:1] == ["unit"] else after)]
        if behind[:1] == ["unit"]:
            if not words[end:after].strip():
                continue
            cells.append((end, after))
            behind = behind[1:]
        for figures, reached in _priced(words, behind, int(words[start:end]), after, stop):
            rest = len(behind) - len(figures)
            if rest or not words[reached:stop].strip():
                tail = [(reached, stop), *[(stop, stop)] * (rest - 1)] if rest else []
                yield [*cells, *figures, *tail, *before[place - 1 :]]


def _counts(words: str, begin: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Where numbers with a measure, or with a blank behind them, may begin and end, and what follows; a model's last digits may run
    into one (XY12 + 3辆, XY1 + 23辆)."""
    for anchor in _ANCHOR.finditer(words[begin:stop]):
        start, end, after = begin + anchor.start(), begin + anchor.end(1), begin + anchor.end()
        before = words[start - 1 : start]
        if before in _NEVER_BEFORE or end == after:
            continue
        runs_on = before.isascii() and (before.isalnum() or before == "-")
        for at in range(start, end) if runs_on else (start,):
            if words[at] != "0" and end - at <= _LONGEST_COUNT:
                yield at, end, after


def _measured(words: str, roles: Sequence[str], begin: int, end: int) -> list[tuple[int, int]] | None:
    """The cells of words that end with the measure of the number behind them: 轿车 | 某牌 | XY7150 | 辆."""
    told = _worded(words, roles[:-1], begin, end - 1) if words.endswith(_MEASURES, begin, end) else None
    return [*told[: len(roles) - 1], (end - 1, end), *told[len(roles) - 1 :]] if told else None


def _bare_counts(words: str, begin: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Numbers without a measure at the head of a row's last figures, of which the price of one and the whole decide: 6 | 262000 | 1572000."""
    run = _LAST_RUN.search(words[begin:stop])
    at = begin + run.start() if run else stop
    for size in range(1, _LONGEST_COUNT) if words[at - 1] not in _NEVER_BEFORE else ():
        if at + size < stop and words[at] != "0" and words[at : at + size].isdigit():
            yield at, at + size, at + size


def _worded(words: str, roles: Sequence[str], begin: int, end: int) -> list[tuple[int, int]] | None:
    """The cells of words before the number; those of a vehicle apart, those of others all in the first cell."""
    if not roles or end <= begin or not words[begin:end].strip():
        return None
    if (parted := worded(words[begin:end], tuple(roles))) is not None:
        return [(begin + a, begin + b) for a, b in parted]
    blanks = words[end - 1] == " "
    apart = [(begin + one.start(), begin + one.end()) for one in _WORD.finditer(words[begin:end])] if blanks else []
    if (
        len(apart) > 1
        and not _COUNTED.search(words[begin:end])
        and (len(apart) == len(roles) or (len(apart) > len(roles) and roles[-1] in _OF_WORDS))
    ):
        return [*apart[: len(roles) - 1], (apart[len(roles) - 1][0], apart[-1][1])]
    whole = [(begin, end), *[(end, end)] * (len(roles) - 1)]
    found = _WORDS.match(words[begin:end]) if len(roles) > 1 and "name" in roles else None
    if found is None:
        return whole
    groups = {"name": 1, "brand": 2, "model": 3, "brand_model": 3, "spec": 4, "other": 4}
    if (behind := _MARKED_LAST.match(words[begin:end])) is not None and tuple(roles) == ("name", "model", "brand"):
        return [(begin + a, begin + b) for a, b in (behind.span(1), behind.span(2), behind.span(3))]
    cells = []
    for role in roles:
        a, b = found.span(groups[role]) if role in groups else (-1, -1)
        if role == "brand_model" and found.span(2)[0] >= 0:
            a = found.span(2)[0]
        cells.append((begin + a, begin + b) if a >= 0 else (begin, begin))
    return cells if sum(b - a for a, b in cells) == end - begin else whole


def _priced(words: str, roles: Sequence[str], count: int, at: int, stop: int) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """The cells of sums right behind the number; of two, the price of one times the number is the other."""
    sums = next((n for n, role in enumerate(roles) if role not in _MONEY), len(roles))
    run = _FIGURES.match(words[at:stop])
    if not sums:
        yield [], at
    elif run and sums <= 2:
        end = at + run.end()
        for parts in _split(words[at:end], sums):
            values = [Decimal(words[at + a : at + b].replace(",", "")) for a, b in parts]
            if len(parts) == 1 or values[0] * count == values[1]:
                yield [(at + a, at + b) for a, b in parts], at + max(b for _, b in parts)


def _split(run: str, sums: int) -> Iterator[list[tuple[int, int]]]:
    """A run of figures in one or two sums; one that blanks or signs of money part is read so, and one sum alone takes all up to these."""
    parts = [(part.start(), part.end()) for part in _PARTED.finditer(run)]
    if len(parts) == 1 < sums:
        lead, end = parts[0]
        ways = [[(lead, cut), (cut, end)] for cut in range(lead + 1, end)]
    else:
        ways = [parts[:1] if sums == 1 else parts] if len(parts) >= sums else []
    for way in ways:
        if len(way) == sums and all(_FIGURE.match(run[a:b]) for a, b in way):
            yield way
