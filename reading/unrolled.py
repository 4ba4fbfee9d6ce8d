"""reading: a page that was pasted as one line, unrolled into lines and rows of its tables."""

from collections.abc import Iterator, Sequence
from itertools import islice

from reading import regex
from reading.blankrows import FEWEST_HEADS, FEWEST_SURE, MEASURES, MOST_BLANKS, changed, figures_fit, with_blanks
from reading.columns import role_of
from reading.folding import flat
from reading.wrapped import begins

_LETTER = regex.compile(r"^\p{Han}$")
_LETTER_LABEL = regex.compile(r"^\p{Han}:")
"""名 称：…, 招 标 人：… as justified print leaves it."""
_MOST_LETTERS = 6
LONG_LINE, FEWEST_BEGINNINGS = 120, 6
"""A line this long with this many headings or labels is a whole page in one line."""
_MOST_UNKNOWN_LAST = 2
"""Unknown heads behind known ones."""
_NUMBERED = regex.compile(r"^[0-9]|^第?[A-Z一二三四五六七八九十]{1,3}(?:$|包|标)|^(?:采购|合同|分)?(?:包|标)")
"""What the first cell of a numbered row begins with."""
_DAY = regex.compile(r"[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})$")
_CLOCK = regex.compile(r"^(?:上午|下午|[0-9]{1,2}[:时点])")
_GOES_ON = ("至", "到")
_ITEM_NUMBER = regex.compile(r"^[0-9]{1,2}-[0-9]{1,2}$")
_LOT_CELL = regex.compile(
    r"^(?:第?[0-9A-Z一二三四五六七八九十]{1,2}(?:包|标段|标项)|(?:采购包|合同包|包|标段|标项)[0-9A-Z一二三四五六七八九十]{1,2})$"
)
_CLAUSE = regex.compile(r"^[0-9]{1,2}\.[0-9]{1,2}$")
_LONGEST_TABLE = 400
"""Words that a table within a clause has at most."""
_TITLES = ("spec", "need")
"""What heads of columns that stand right behind a clause's number say of the whole table: 2.3 主要技术要求 | 名称 | 数量."""
_BEGINNINGS, _REACH, _LONGEST_HEAD = frozenset("、.．)）〉:：∶︰﹕包标標"), 80, 24
"""Signs one of which is in every word that begins a line, wide as they are printed; signs of a head without what brackets say."""
_NO_NUMBER = "\t"
"""No word: what the next row of a table without numbers begins with."""
_MEASURED = regex.compile(r"^[辆台部套][,、;(]")
"""A measure word with the rest of its cell: 16 辆，5座."""


def unrolled(line: str) -> list[str]:
    """The lines and rows of a page in one line; the line itself where it is none."""
    if "\t" in line or line.count(" ") < FEWEST_HEADS - 1:
        return [line]
    words = line.split(" ")
    if not _may_be_unrolled(words):
        return [line]
    folded = [flat(word) for word in words]
    begun = len(list(islice(filter(begins, folded), FEWEST_BEGINNINGS)))
    if begun < FEWEST_BEGINNINGS and not any(_heads_at(folded, at) for at in range(len(folded))):
        return [line]
    return list(_broken(words, folded))


def _may_be_unrolled(words: Sequence[str]) -> bool:
    """Whether enough words hold a sign of what begins a line, or three beside each other may be heads."""
    if sum([not _BEGINNINGS.isdisjoint(word[:_REACH]) for word in words]) >= FEWEST_BEGINNINGS:
        return True
    heads = [1 < len(word) <= _LONGEST_HEAD or "(" in word or "（" in word for word in words]
    return any([heads[at] and heads[at + 1] and heads[at + 2] for at in range(len(words) - 2)])


def _broken(words: list[str], folded: list[str]) -> Iterator[str]:
    held: list[str] = []
    at, clause = 0, ""
    while at < len(words):
        titled = at > 0 and folded[at - 1] == clause and role_of(folded[at]) in _TITLES
        width = 0 if titled else _heads_at(folded, at)
        if width:
            yield " ".join(held)
            held = []
            stop = _next_clause(folded, at, clause)
            rows, took = _rows(words[at:stop], folded[at:stop], 0, width) if stop else _rows(words, folded, at, width)
            at = at + took if stop else took
            yield from rows
            continue
        clause = folded[at] if _CLAUSE.match(folded[at]) else clause
        if _begins(folded, at):
            yield " ".join(held)
            held = []
        held.append(words[at])
        at += 1
    yield " ".join(held)


def _next_clause(folded: Sequence[str], at: int, clause: str) -> int:
    """Where the clause behind the one that a table stands in begins (2.3 … 2.4), 0 where it is not near."""
    chapter, _, number = clause.partition(".")
    following = f"{chapter}.{int(number) + 1}" if number else ""
    last = min(at + _LONGEST_TABLE, len(folded) - 1)
    return next((place for place in range(at, last) if folded[place] == following and not folded[place + 1][:1].isdigit()), 0)


def _begins(folded: list[str], at: int) -> bool:
    if begins(folded[at]) and not (at and _LETTER.match(folded[at - 1])):
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
        due = _is_due(folded[at], len(rows), itemised) if numbered else bool(lot) or not begins(folded[at])
        found = _of_changes(words, folded, at, len(rows) + 1) if due and changes else None
        found = found or (_of_words(words, folded, at, roles, len(rows) + 1, itemised) if due and numbered else None)
        found = found or (
            _row(words, folded, at, width, "unit" not in roles, str(len(rows) + 1) if numbered else _NO_NUMBER) if due else None
        )
        if found and not numbered and not figures_fit(found[0], roles):
            found = _spread(words, at, roles) or found
        if found is None:
            break
        cells, at = found
        rows.append("\t".join(cells))
    return rows, at


def _of_changes(words: list[str], folded: list[str], at: int, following: int) -> tuple[list[str], int] | None:
    """A row of a correction in any number of words, up to the next row's number or what begins behind it."""
    end = next((place for place in range(at + 1, len(words)) if folded[place] == str(following) or begins(folded[place])), len(words))
    said = [word for word in words[at:end] if word.strip()]
    cells = changed(said) if len(said) > FEWEST_SURE else []
    return (cells, end) if cells else None


def _spread(words: list[str], at: int, roles: Sequence[str]) -> tuple[list[str], int] | None:
    """A row without a number, one cell of which has several words, up to where figures stand under every head of figures."""
    for end in range(at + len(roles) + 1, min(at + len(roles) + MOST_BLANKS, len(words)) + 1):
        if cells := with_blanks(words[at:end], roles):
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
        for place in range(at + width, min(at + width + MOST_BLANKS, len(words)) + 1)
        if place == len(words) or begins(folded[place]) or _is_due(folded[place], following, itemised)
    ]
    for end in ends:
        if end == at + width or any(word in MEASURES or _MEASURED.match(word) for word in folded[at:end]):
            return None  # 2 辆 is one cell: the row is told by its measures
        cells = with_blanks(words[at:end], roles)
        if cells:
            return cells, end
    return None


def _row(words: list[str], folded: list[str], at: int, width: int, measures: bool, following: str) -> tuple[list[str], int] | None:
    """One row's cells and where the next begins; its last cell may be empty. `measures`: 6 台 is one cell. A window of time
    (7月22日至 7月29日) is one, too."""
    cells: list[str] = []
    ends: list[int] = []
    while at < len(words) and len(cells) <= width:
        measure = folded[at] in MEASURES or _MEASURED.match(folded[at])
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
    return at >= len(folded) or folded[at] == following or begins(folded[at])
