"""reading: plain text as people paste it: hard-wrapped lines joined, one long line unrolled, tables of blanks back into rows."""

from collections.abc import Callable, Container, Iterator, Sequence

from reading import re2
from reading.columns import role_of
from reading.doubleblanks import rows_of
from reading.folding import flat
from reading.ordinals import unrun
from reading.runonlines import unrun_rows
from reading.stacked import unstacked

_BEGINS = re2.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,2}\)|\(?[0-9]{1,2}[.、)][^0-9]"
    r"|[\p{Han}(][^\s:。;,\"“”]{0,22}[^0-9\s:。;,\"“”]:|\p{Han} +\p{Han}:|[A-Za-z_]{3,30}:(?:[^/]|$)"
    r"|(?:第[0-9一二三四五六七八九十]{1,2})(?:包|标段|标项)(?::|$)|(?:采购包|合同包|分包|包组|包件|包|标段|标项)[0-9A-Z一二三四五六七八九十]{1,2}(?::|$))"
)
"""What begins a line of its own: a heading, a numbered clause, a label, a lot."""
_ANEW = re2.compile(r"^(?:第[0-9一二三四五六七八九十]{1,3}[^0-9]|[\p{Han}]{2,12}(?:人|单位|名称|编号|时间|金额|方式|地址|供应商)[ :])")
"""An ordinal or a label with a blank behind it."""
_ROW = re2.compile(r"^[0-9]{1,3}(?:-[0-9]{1,3})?\s")
"""What begins a table's row: its number and a blank."""
_LETTER = re2.compile(r"^\p{Han}$")
_LETTER_LABEL = re2.compile(r"^\p{Han}:")
"""名 称：…, 招 标 人：… as justified print leaves it."""
_MOST_LETTERS = 6
LONG_LINE, FEWEST_BEGINNINGS = 120, 6
"""A line this long with this many headings or labels is a whole page in one line."""
NARROWEST, WIDEST, FEWEST_WRAPPED = 24, 200, 2
"""Columns and lines of a hard-wrapped text."""
_RULED_OFF = re2.compile(r"^(?:[-=_*─—]{6}|.*[-=_*─—]{12}$)")
"""A rule of dashes as a line of its own."""
_MOST_UNKNOWN_LAST = 2
"""Unknown heads behind known ones."""
_NUMBERED = re2.compile(r"^[0-9]|^第?[A-Z一二三四五六七八九十]{1,3}(?:$|包|标)|^(?:采购|合同|分)?(?:包|标)")
"""What the first cell of a numbered row begins with."""
_PARTED_COMMA = re2.compile(r"([0-9]) , ([0-9]{3}(?:[^0-9]|$))")
_MOST_GAPS = 3
_RAGGED = 3
"""Columns that a wrapped line may fall short: a wide sign or a number did not fit."""
_WHOLE = ("。", ";", "；", ":", "：")
_DAY = re2.compile(r"[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})$")
_CLOCK = re2.compile(r"^(?:上午|下午|[0-9]{1,2}[:时点])")
FEWEST_HEADS, FEWEST_SURE = 3, 4
_BAR = re2.compile(r" ?[|｜] ?")
_BLANKS = re2.compile(r"[ \x{3000}]{2,}")
_NO_HEAD = re2.compile(r"[:。;,0-9]")
_PARTING = ("|", "｜", "  ", "\u3000")
"""One of these is between cells that bars or double blanks part."""
_FEWEST_BARS = 2
"""Bars of a row that no blanks stand around."""
_FIGURE_LAST = re2.compile(r"[^0-9\n][0-9]{1,4}[ ]?$")
_DAY_LAST = re2.compile(r"[^0-9\n]20[0-9]{2} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日 ?$")
_CLOCK_FIRST = re2.compile(r"^ ?(?:上午|下午)? ?[0-9]{1,2} ?[时点:：]")
_UNIT_FIRST = re2.compile(
    r"^[ ]?(?:时[0-9 前整止]|点[0-9 前整]|分[前。，（( ]|月[ ]?[0-9]|日[ ]?[0-9上下（(]|万元|元[整。，；,;（( ]|[辆台][。，；、,;（( ]|[辆台]$|万元?$)"
)
_CUT_BEHIND = ("日", "月", *"0123456789")
_CUTS = (
    (_FIGURE_LAST, _UNIT_FIRST),
    (_DAY_LAST, _CLOCK_FIRST),
    (re2.compile(r"年 ?[0-9]{1,2} ?月 ?$"), re2.compile(r"^[0-9]{1,2} ?日")),
    (re2.compile(r"[0-9]{1,2}[:：][0-9]$"), re2.compile(r"^[0-9](?:[^0-9]|$)")),
    (re2.compile(r"[^0-9.][0-9]{1,3}$"), re2.compile(r"^\.[0-9]{1,3}[^0-9.、]")),
)
"""How a line ends and the next one begins where one was cut in two."""
_YEAR_BEGUN = re2.compile(r"[^0-9](2[0-9]{0,2})$")
_YEAR_REST = re2.compile(r"^([0-9]{1,3})[年./\-]")
_YEAR_SIGNS = 4
_REST_SIGNS = frozenset("时点分月日万元辆台上下.0123456789")
"""Signs that the rest of what was cut in two can begin with."""
_GOES_ON = ("至", "到")
_OF_FIGURES = ("quantity", "unit_price", "total", "award", "budget", "price_cap", "unit_cap")
_FIGURE = re2.compile(r"^¥?[0-9][0-9,.]*(?:\(?[\p{Han}]{1,3}\)?)?$|^[-/]$")
_ITEM_NUMBER = re2.compile(r"^[0-9]{1,2}-[0-9]{1,2}$")
_LONGEST_QUOTE = 40
_MOST_BLANKS = 4
"""Words more than heads that a row may have."""
_LOT_CELL = re2.compile(
    r"^(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:包|标段|标项)|(?:采购包|合同包|包|标段|标项)[0-9A-Z一二三四五六七八九十]{1,2})$"
)
_MEASURED = re2.compile(r"^[辆台部套][,、;(]")
"""A measure word with the rest of its cell: 16 辆，5座."""
_MEASURES = frozenset(("辆", "台", "部", "套", "(辆)", "(台)", "元", "万元", "万元人民币", "万元(人民币)"))
"""What stands behind a figure with a blank between and belongs to its cell."""


def unpasted(text: str) -> list[str]:
    """The lines of a pasted text, with tabs between the cells of tables it understood."""
    apart = [piece for line in unrun_rows(_pointed(text).splitlines()) for piece in unrun(line)]
    lines = [piece for line in _uncut(_joined(unstacked(apart))) for piece in (_unrolled(line) if len(line) >= LONG_LINE else (line,))]
    return list(_tabled([row for line in lines for row in rows_of(line)]))


def _pointed(text: str) -> str:
    """A text with the signs of figures put back that blanks parted from them: ≥ 2 . 0 L, 3 , 096.00 万元."""
    text = _PARTED_COMMA.sub(_with_comma, text) if " , " in text else text
    first, *rest = text.split(" . ")
    for piece in rest:
        first += ("." if first[-1:].isdigit() and piece[:1].isdigit() else " . ") + piece
    return first


def _with_comma(figure: re2.Match) -> str:
    return f"{figure.group(1)},{figure.group(2)}"


def _uncut(lines: Sequence[str]) -> list[str]:
    """Lines with those put together again that were broken within a time or between a figure and its unit: 2026年9月9日16 / 时00分."""
    out: list[str] = []
    for line in lines:
        if out and ((out[-1].rstrip(" ")[-1:].endswith(_CUT_BEHIND) and _goes_on(out[-1], line)) or _quotes_on(out[-1], line)):
            out[-1] = out[-1].rstrip() + line.lstrip()
        else:
            out.append(line)
    return out


def _quotes_on(line: str, following: str) -> bool:
    """Whether a quotation that a line begins ends in the next one: 变更为“排量不小于 / 2.0L”."""
    opened, closed = line.rfind("“"), following.find("”")
    return (
        len(line) < WIDEST
        and opened > line.rfind("”")
        and 0 <= closed < _LONGEST_QUOTE
        and "“" not in following[:closed]
        and "\t" not in line + following
    )


def _goes_on(line: str, following: str) -> bool:
    """Whether a line that ends in a figure, 日 or 月 was cut there."""
    if following.lstrip(" ")[:1] not in _REST_SIGNS:
        return False
    if any(first.search(line) and second.match(following) for first, second in _CUTS):
        return True
    tail = _YEAR_BEGUN.search(line)
    rest = _YEAR_REST.match(following) if tail else None
    year = tail.group(1) + rest.group(1) if tail and rest else ""
    return len(year) == _YEAR_SIGNS and year.startswith("20")


# -- lines broken at a fixed width ---------------------------------------------------------------------------------
def _joined(lines: Sequence[str]) -> list[str]:
    rows = _rows_of_blanks(lines)
    for measure in (len, _columns):
        width = _wrapped_at(lines, measure)
        if width:
            return _rejoined(lines, [measure(line) - width for line in lines], rows)
    return list(lines)


def _rows_of_blanks(lines: Sequence[str]) -> frozenset[int]:
    """Lines that are heads of a table with blanks between them, or rows of as many words below such heads: none of them is wrapped."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        words = line.split() if line.count(" ") >= FEWEST_SURE - 1 and place not in found else []
        if len(words) < FEWEST_SURE or not _all_heads(words):
            continue
        below = place + 1
        while below < len(lines) and "\t" not in lines[below] and len(lines[below].split()) >= len(words):
            found.add(below)
            below += 1
        if below > place + 1:
            found.add(place)
    return frozenset(found)


def _wrapped_at(lines: Sequence[str], measure: Callable[[str], int]) -> int:
    """The width at which a text is broken, 0 when it is not: nothing is wider, and the lines that wide run on into the next."""
    if max((len(line) for line in lines if "\t" not in line), default=0) > WIDEST:
        return 0
    slack = _RAGGED if measure is _columns else 0
    widths = [0 if "\t" in line else measure(line) for line in lines]
    widest = max(widths, default=0)
    if not NARROWEST <= widest <= WIDEST:
        return 0
    full = [place for place, width in enumerate(widths) if width >= widest - slack]
    running = [place for place in full if _runs_on(lines, place)]
    return widest - slack if len(running) >= FEWEST_WRAPPED and len(running) * 2 > len(full) else 0


def _runs_on(lines: Sequence[str], place: int) -> bool:
    """Whether a full line goes on in the next one: a sentence that has not ended, and nothing begins anew."""
    line, following = flat(lines[place]), flat(lines[place + 1]).strip() if place + 1 < len(lines) else ""
    if not following or line.endswith(_WHOLE) or _begins_anew(following) or _RULED_OFF.match(line + following):
        return False
    if len(_BLANKS.split(line.strip())) > _MOST_GAPS:
        return False  # a table's row in even columns
    return any(sign in line + following for sign in ",;。、")


def _columns(line: str) -> int:
    return sum(2 if char >= "⺀" else 1 for char in line)


def _begins_anew(following: str) -> bool:
    return bool(_BEGINS.match(following) or _ANEW.match(following) or _ROW.match(following))


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


# -- a page in one line --------------------------------------------------------------------------------------------
def _unrolled(line: str) -> list[str]:
    if "\t" in line or " " not in line:
        return [line]
    words = line.split(" ")
    folded = [flat(word) for word in words]
    begun = sum(1 for word in folded if _BEGINS.match(word))
    if begun < FEWEST_BEGINNINGS and not any(_heads_at(folded, at) for at in range(len(folded))):
        return [line]
    return list(_broken(words, folded))


def _broken(words: list[str], folded: list[str]) -> Iterator[str]:
    held: list[str] = []
    at = 0
    while at < len(words):
        width = _heads_at(folded, at)
        if width:
            yield " ".join(held)
            held = []
            rows, at = _rows(words, folded, at, width)
            yield from rows
            continue
        if _begins(folded, at):
            yield " ".join(held)
            held = []
        held.append(words[at])
        at += 1
    yield " ".join(held)


def _begins(folded: list[str], at: int) -> bool:
    if _BEGINS.match(folded[at]) and not (at and _LETTER.match(folded[at - 1])):
        return True
    if at and _LETTER.match(folded[at - 1]):
        return False
    last = next((place for place in range(at, min(at + _MOST_LETTERS, len(folded))) if not _LETTER.match(folded[place])), at)
    return last > at and bool(_LETTER_LABEL.match(folded[last]))


def _heads_at(folded: Sequence[str], at: int) -> int:
    """How many words from here on are column heads, 0 when they are no table's head."""
    width = 0
    while at + width < len(folded) and ":" not in folded[at + width] and role_of(folded[at + width]):
        width += 1
    if width < FEWEST_HEADS:
        return 0
    return _up_to_a_number(folded, at, width) if role_of(folded[at]) in ("seq", "lot") else width


def _up_to_a_number(folded: Sequence[str], at: int, width: int) -> int:
    """The heads of a numbered table with unknown ones behind the known, up to its first number; 0 where none follows."""
    for more in range(_MOST_UNKNOWN_LAST + 1):
        following = folded[at + width + more] if at + width + more < len(folded) else ""
        if _NUMBERED.search(following):
            return width + more
        if not following or ":" in following:
            break
    return 0


def _rows(words: list[str], folded: list[str], at: int, width: int) -> tuple[list[str], int]:
    """The head and the rows behind it, as long as each begins with the number that is due or the table with another cell."""
    rows = ["\t".join(words[at : at + width])]
    roles = [role_of(word) for word in folded[at : at + width]]
    itemised = folded[at] == "品目号"
    numbered = roles[0] == "seq" or itemised
    changes = width == FEWEST_SURE and numbered and "前" in words[at + 2] and "后" in words[at + 3]
    at += width
    while at < len(words):
        lot = roles[0] == "lot" and _LOT_CELL.match(folded[at])
        due = _is_due(folded[at], len(rows), itemised) if numbered else bool(lot) or not _BEGINS.match(folded[at])
        found = _of_changes(words, folded, at, len(rows) + 1) if due and changes else None
        found = found or (_of_words(words, folded, at, roles, len(rows) + 1, itemised) if due and numbered else None)
        found = found or (_row(words, folded, at, width, "unit" not in roles, str(len(rows) + 1)) if due else None)
        if found and not numbered and not _figures_fit(found[0], roles):
            found = _spread(words, at, roles) or found
        if found is None:
            break
        cells, at = found
        rows.append("\t".join(cells))
    return rows, at


def _of_changes(words: list[str], folded: list[str], at: int, following: int) -> tuple[list[str], int] | None:
    """A row of a correction in any number of words, up to the next row's number or what begins behind it."""
    end = next(
        (place for place in range(at + 1, len(words)) if folded[place] == str(following) or _BEGINS.match(folded[place])), len(words)
    )
    said = [word for word in words[at:end] if word.strip()]
    cells = _changed(said) if len(said) > FEWEST_SURE else []
    return (cells, end) if cells else None


def _spread(words: list[str], at: int, roles: Sequence[str]) -> tuple[list[str], int] | None:
    """A row without a number, one cell of which has several words, up to where figures stand under every head of figures."""
    for end in range(at + len(roles) + 1, min(at + len(roles) + _MOST_BLANKS, len(words)) + 1):
        if cells := _with_blanks(words[at:end], roles):
            return cells, end
    return None


def _is_due(word: str, number: int, itemised: bool) -> bool:
    """Whether a word is the number of the row that comes next; where lots number things (1-1, 2-1), any of these."""
    return word == str(number) or (itemised and _ITEM_NUMBER.match(word) is not None)


def _of_words(
    words: list[str], folded: list[str], at: int, roles: Sequence[str], following: int, itemised: bool
) -> tuple[list[str], int] | None:
    """A row with one cell of several words, up to the next row's number or what begins behind it, and where that is."""
    width = len(roles)
    ends = [
        place
        for place in range(at + width, min(at + width + _MOST_BLANKS, len(words)) + 1)
        if place == len(words) or _BEGINS.match(folded[place]) or _is_due(folded[place], following, itemised)
    ]
    for end in ends:
        if end == at + width or any(word in _MEASURES or _MEASURED.match(word) for word in folded[at:end]):
            return None  # 2 辆 is one cell: the row is told by its measures
        cells = _with_blanks(words[at:end], roles)
        if cells:
            return cells, end
    return None


def _row(words: list[str], folded: list[str], at: int, width: int, measures: bool, following: str) -> tuple[list[str], int] | None:
    """One row's cells and where the next begins; its last cell may be empty. `measures`: 6 台 is one cell. A window of time
    (7月22日至 7月29日) is one, too."""
    cells: list[str] = []
    ends: list[int] = []
    while at < len(words) and len(cells) <= width:
        measure = folded[at] in _MEASURES or _MEASURED.match(folded[at])
        measured = measures and measure and cells and cells[-1][-1:].isdigit()
        if measured or (cells and cells[-1].endswith(_GOES_ON)) or (cells and _DAY.search(cells[-1]) and _CLOCK.match(folded[at])):
            cells[-1] += f"{'' if measured else ' '}{words[at]}"
            ends[-1] = at + 1
        elif len(cells) == width:
            break
        else:
            cells.append(words[at])
            ends.append(at + 1)
        at += 1
    for many in (width, width - 1):
        if len(cells) >= many > 1 and _ends_row(folded, ends[many - 1], following):
            return cells[:many], ends[many - 1]
    return (cells[:width], ends[width - 1]) if len(cells) >= width else None


def _ends_row(folded: list[str], at: int, following: str) -> bool:
    return at >= len(folded) or folded[at] == following or bool(_BEGINS.match(folded[at]))


# -- tables whose cells only blanks part ---------------------------------------------------------------------------
def _tabled(lines: Sequence[str]) -> Iterator[str]:
    width, roles, changes = 0, list[str](), False
    for place, line in enumerate(lines):
        words = line.split()
        if "\t" in line or not words:
            width = 0 if words else width
            changes = changes and not words
            yield line
            continue
        if changes and (cells := _changed(words)):
            yield "\t".join(cells)
            continue
        if width and (cells := _cells(line, words, roles)):
            yield "\t".join(cells)
            continue
        roles = _all_heads(words) if len(words) >= FEWEST_HEADS else []
        roles = roles or _most_heads(words, lines[place + 1 : place + 2])
        width = len(roles)
        changes = width == FEWEST_SURE and roles[0] == "seq" and "前" in words[-2] and "后" in words[-1]
        yield "\t".join(words) if width else line


def _most_heads(words: Sequence[str], following: Sequence[str]) -> list[str]:
    """The same for a head with unknown words among at least four known ones, above a row of as many cells with figures."""
    cells = following[0].split() if len(words) >= FEWEST_SURE and following else []
    if not cells or len(cells) < len(words) or not any(cell[0].isdigit() for cell in cells):
        return []
    folded = [flat(word) for word in words]
    roles = [role_of(word) for word in folded]
    known = sum(1 for role in roles if role)
    if known < FEWEST_SURE or len(roles) - known > known // 3 or any(_NO_HEAD.search(word.split("(", 1)[0]) for word in folded):
        return []
    return roles if len(cells) == len(words) or roles[0] in ("seq", "lot") else []


def _all_heads(words: Sequence[str]) -> list[str]:
    """What the columns hold that these words head; none where one of them is no head."""
    roles: list[str] = []
    for word in words:
        folded = flat(word)
        if ":" in folded.split("(", 1)[0] or not (role := role_of(folded)):
            return []
        roles.append(role)
    return roles


def _cells(line: str, words: list[str], roles: Sequence[str]) -> list[str]:
    """The cells of a row whose last may be empty; cells that hold single blanks are parted by double ones, or told by the figures
    that stand in the columns around them."""
    width = len(roles)
    parted = [part.strip() for part in line.split("  ") if part.strip()]
    if len(parted) in (width, width - 1) and len(parted) > 1 and (len(parted) == width or _figures_fit(parted, roles)):
        return parted
    words = words if "unit" in roles else _measured(words)
    if len(words) == width:
        return words
    told = _with_blanks(words, roles) if width < len(words) <= width + _MOST_BLANKS else []
    return told or (_with_a_description(words, roles) if len(words) > width else [])


def _measured(words: Sequence[str]) -> list[str]:
    """The words with each measure word in one cell with the figure before it: 2 辆."""
    cells: list[str] = []
    for word in words:
        if cells and word in _MEASURES and cells[-1][-1:].isdigit():
            cells[-1] += f" {word}"
        else:
            cells.append(word)
    return cells


def _figures_fit(cells: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether figures stand under every head of figures and no bare number under that of measures, as far as cells go."""
    fits = {of: _FIGURE.match(flat(cell).replace(" ", "")) is not None for cell, of in zip(cells, roles, strict=False)}
    return all(figure is (of in _OF_FIGURES) for of, figure in fits.items() if of in (*_OF_FIGURES, "unit"))


def _changed(words: list[str]) -> list[str]:
    """A numbered row of a correction: its item, what was and what is, as many words of one kind each: 3 发动机排量 ≥2.0L ≥1.9L."""
    if len(words) < FEWEST_SURE or not words[0].isdigit():
        return []
    for many in range((len(words) - 2) // 2, 0, -1):
        before, after = words[-2 * many : -many], words[-many:]
        if all(_kind_of(one) == _kind_of(other) for one, other in zip(before, after, strict=True)):
            return [words[0], " ".join(words[1 : -2 * many]), " ".join(before), " ".join(after)]
    return []


def _kind_of(word: str) -> str:
    return "figure" if flat(word)[:1] in "0123456789≥≤<>¥￥" else "words"


def _with_a_description(words: list[str], roles: Sequence[str]) -> list[str]:
    """A numbered row whose last cell describes a thing in many words; 2 辆 is one cell."""
    if roles[0] != "seq" or roles[-1] not in ("spec", "need") or not words[0].isdigit():
        return []
    last = len(roles) - 1
    cells = [*words[:last], " ".join(words[last:])]
    figures = [flat(cell).replace(" ", "") for cell, role in zip(cells, roles, strict=False) if role in _OF_FIGURES]
    return cells if len(cells) == len(roles) and figures and all(_FIGURE.match(one) for one in figures) else []


def _with_blanks(words: list[str], roles: Sequence[str]) -> list[str]:
    """A row with one cell of several words: the one column that leaves figures under every head of figures."""
    more = len(words) - len(roles)
    for role in ("model", "brand_model", "spec", "name", "supplier_address"):
        if role in roles:
            at = roles.index(role)
            cells = [*words[:at], " ".join(words[at : at + more + 1]), *words[at + more + 1 :]]
            if all(_FIGURE.match(flat(cell).replace(" ", "")) for cell, of in zip(cells, roles, strict=True) if of in _OF_FIGURES):
                return cells
    return []


# -- tables whose cells bars or double blanks part -----------------------------------------------------------------
def ruled(lines: Sequence[str]) -> list[str]:
    """Lines with tabs between cells that bars without a frame (a | b) or double blanks part, where neighbours have as many cells."""
    cells = [_parted(line) if any(sign in line for sign in _PARTING) else [] for line in lines]
    if not any(cells):
        return list(lines)
    return [
        "\t".join(own) if own and any(len(other) == len(own) for other in _beside(cells, at)) else line
        for at, (line, own) in enumerate(zip(lines, cells, strict=True))
    ]


def _beside(cells: Sequence[list[str]], at: int) -> Iterator[list[str]]:
    yield from (cells[place] for place in (at - 1, at + 1) if 0 <= place < len(cells))


def _parted(line: str) -> list[str]:
    """The cells of a line that may be a table's row; empty where it is none."""
    if "\t" in line or line.lstrip().startswith("|"):
        return []
    if " | " in line or "｜" in line or line.count("|") >= _FEWEST_BARS:
        return [cell.strip() for cell in _BAR.split(line)]
    found = [cell.strip() for cell in _BLANKS.split(line.strip())] if "  " in line or "\u3000" in line else []
    return found if len(found) >= FEWEST_HEADS and not any(sign in line for sign in ":：。；") else []
