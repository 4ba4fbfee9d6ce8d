"""reading: lines of pasted text that were broken at a fixed width or within a figure, joined again."""

from collections.abc import Callable, Container, Sequence

from reading import regex
from reading.blankrows import BLANKS, FEWEST_SURE, all_heads
from reading.folding import flat

_BEGINS = regex.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,2}\)|\(?[0-9]{1,2}[.、)][^0-9]"
    r"|[\p{Han}(][^\s:。;,\"“”]{0,22}[^0-9\s:。;,\"“”]:|\p{Han} +\p{Han}:|[A-Za-z_]{3,30}:(?:[^/]|$)"
    r"|(?:第[0-9一二三四五六七八九十]{1,2})(?:包|标段|标项)(?::|$)|(?:采购包|合同包|分包|包组|包件|包|标段|标项)[0-9A-Z一二三四五六七八九十]{1,2}(?::|$))"
)
"""What begins a line of its own: a heading, a numbered clause, a label, a lot."""
_SIGNS_OF_BEGINNINGS, _LONGEST_BEGINNING = frozenset("、.):包标"), 80
_ANEW = regex.compile(r"^(?:第[0-9一二三四五六七八九十]{1,3}[^0-9]|[\p{Han}]{2,12}(?:人|单位|名称|编号|时间|金额|方式|地址|供应商)[ :])")
"""An ordinal or a label with a blank behind it."""
_ROW = regex.compile(r"^[0-9]{1,3}(?:-[0-9]{1,3})?\s")
"""What begins a table's row: its number and a blank."""
NARROWEST, WIDEST, FEWEST_WRAPPED = 24, 200, 2
"""Columns and lines of a hard-wrapped text."""
_RULED_OFF = regex.compile(r"^(?:[-=_*─—]{6}|.*[-=_*─—]{12}$)")
"""A rule of dashes as a line of its own."""
_MOST_GAPS = 3
_RAGGED = 3
"""Columns that a wrapped line may fall short: a wide sign or a number did not fit."""
_WHOLE = ("。", ";", "；", ":", "：")
_FIGURE_LAST = regex.compile(r"[^0-9\n][0-9]{1,4}[ ]?$")
_DAY_LAST = regex.compile(r"[^0-9\n]20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日 ?$")
_CLOCK_FIRST = regex.compile(r"^ ?(?:上午|下午)? ?[0-9]{1,2} ?[时点:：]")
_UNIT_FIRST = regex.compile(
    r"^[ ]?(?:时[0-9 前整止]|点[0-9 前整]|分[前。，（( ]|月[ ]?[0-9]|日[ ]?[0-9上下（(]|万元|元[整。，；,;（( ]|[辆台][。，；、,;（( ]|[辆台]$|万元?$)"
)
_CUT_BEHIND = frozenset("日月0123456789")
_CUT_BEFORE_A_UNIT, _CUT_BEFORE_A_FIGURE = (
    ((_FIGURE_LAST, _UNIT_FIRST), (_DAY_LAST, _CLOCK_FIRST)),
    (
        (_DAY_LAST, _CLOCK_FIRST),
        (regex.compile(r"年 ?[0-9]{1,2} ?月 ?$"), regex.compile(r"^[0-9]{1,2} ?日")),
        (regex.compile(r"[0-9]{1,2}[:：][0-9]$"), regex.compile(r"^[0-9](?:[^0-9]|$)")),
        (regex.compile(r"[^0-9.][0-9]{1,3}$"), regex.compile(r"^\.[0-9]{1,3}[^0-9.、]")),
    ),
)
"""How a line ends and the next one begins where one was cut in two."""
_YEAR_BEGUN = regex.compile(r"[^0-9](2[0-9]{0,2})$")
_YEAR_REST = regex.compile(r"^([0-9]{1,3})[年./\-]")
_YEAR_SIGNS = 4
_REST_SIGNS = frozenset("时点分月日万元辆台上下.0123456789")
"""Signs that the rest of what was cut in two can begin with."""
_LONGEST_QUOTE = 40


def uncut(lines: Sequence[str]) -> list[str]:
    """Lines with those put together again that were broken within a time or between a figure and its unit: 2026年9月9日16 / 时00分."""
    out: list[str] = []
    last = ""
    for line in lines:
        if line and ((last.rstrip(" ")[-1:] in _CUT_BEHIND and _goes_on(last, line)) or ("“" in last and _quotes_on(last, line))):
            last = out[-1] = last.rstrip() + line.lstrip()
        else:
            out.append(line)
            last = line
    return out


def begins(words: str) -> bool:
    """Whether folded words begin a line of their own."""
    return not _SIGNS_OF_BEGINNINGS.isdisjoint(words[:_LONGEST_BEGINNING]) and _BEGINS.match(words) is not None


def _quotes_on(line: str, following: str) -> bool:
    """Whether a quotation that a line begins ends in the next one: 变更为“排量不小于 / 2.0L”."""
    opened, closed = line.rfind("“"), following.find("”")
    return (
        opened > line.rfind("”")
        and len(line) < WIDEST
        and 0 <= closed < _LONGEST_QUOTE
        and "“" not in following[:closed]
        and "\t" not in line + following
    )


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that ends in a figure, 日 or 月 was cut there."""
    rest = following.lstrip(" ")[:1]
    if rest not in _REST_SIGNS:
        return False
    cuts = _CUT_BEFORE_A_FIGURE if rest in "0123456789." else _CUT_BEFORE_A_UNIT
    if any(first.search(line) and second.match(following) for first, second in cuts):
        return True
    tail = _YEAR_BEGUN.search(line)
    ended = _YEAR_REST.match(following) if tail else None
    year = tail.group(1) + ended.group(1) if tail and ended else ""
    return len(year) == _YEAR_SIGNS and year.startswith("20")


def joined(lines: Sequence[str]) -> list[str]:
    """The lines of a text that is broken at a fixed width, joined where they run on."""
    longest = max([len(line) for line in lines if "\t" not in line], default=0)
    for measure in (len, _columns) if longest <= WIDEST else ():
        width = _wrapped_at(lines, longest, measure)
        if width:
            return _rejoined(lines, [measure(line) - width for line in lines], _rows_of_blanks(lines))
    return list(lines)


def _rows_of_blanks(lines: Sequence[str]) -> frozenset[int]:
    """Lines that are heads of a table with blanks between them, or rows of as many words below such heads: none of them is wrapped."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        words = line.split() if line.count(" ") >= FEWEST_SURE - 1 and place not in found else []
        if len(words) < FEWEST_SURE or not all_heads(words):
            continue
        below = place + 1
        while below < len(lines) and "\t" not in lines[below] and len(lines[below].split()) >= len(words):
            found.add(below)
            below += 1
        if below > place + 1:
            found.add(place)
    return frozenset(found)


def _wrapped_at(lines: Sequence[str], longest: int, measure: Callable[[str], int]) -> int:
    """The width at which a text is broken, 0 when it is not: nothing is wider, and the lines that wide run on into the next.
    `longest`: signs of the longest line; no line of less than half of them is wide."""
    slack = _RAGGED if measure is _columns else 0
    widths = [measure(line) if 2 * len(line) >= longest - slack and "\t" not in line else 0 for line in lines]
    widest = max(widths, default=0)
    if not NARROWEST <= widest <= WIDEST:
        return 0
    full = [place for place, width in enumerate(widths) if width >= widest - slack]
    running = [place for place in full if _runs_on(lines, place)] if len(full) >= FEWEST_WRAPPED else []
    return widest - slack if len(running) >= FEWEST_WRAPPED and len(running) * 2 > len(full) else 0


def _runs_on(lines: Sequence[str], place: int) -> bool:
    """Whether a full line goes on in the next one: a sentence that has not ended, and nothing begins anew."""
    line, following = flat(lines[place]), flat(lines[place + 1]).strip() if place + 1 < len(lines) else ""
    if not following or line.endswith(_WHOLE) or _begins_anew(following) or _RULED_OFF.match(line + following):
        return False
    if len(BLANKS.split(line.strip())) > _MOST_GAPS:
        return False  # a table's row in even columns
    return any(sign in line + following for sign in ",;。、")


def _columns(line: str) -> int:
    return len(line) + sum(map("⺀".__le__, line))


def _begins_anew(following: str) -> bool:
    return bool(begins(following) or _ANEW.match(following) or _ROW.match(following))


def _rejoined(lines: Sequence[str], over: Sequence[int], rows: Container[int]) -> list[str]:
    """The lines with what runs on joined. `over`: by how much a line is wider than the narrowest full one, below 0 when it is not full.
    `rows`: lines of tables, which stay as they are."""
    out: list[str] = []
    widest, last = max(over), -1
    for place, (line, wide) in enumerate(zip(lines, over, strict=True)):
        folded = flat(line).strip()
        ends = bool(out) and (out[-1].endswith(_WHOLE) or last < widest - 1)
        parted = place in rows or place - 1 in rows or bool(_ROW.match(folded)) or (ends and _begins_anew(folded))
        if last >= 0 and folded and "\t" not in line and not parted:
            out[-1] += line
        else:
            out.append(line)
        last = wide if "\t" not in line else -1
    return out
