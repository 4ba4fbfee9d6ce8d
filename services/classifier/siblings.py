"""classifier: numbered lines that continue each other (序号1 … 序号2, 3.1 … 3.2, （一） … （二）) with other lines between them."""

from reading import regex
from reading.lines import NUMERALS
from reading.quantities import number
from reading.remembered import remembered

OF_THINGS = ("序号", "品目", "标的", "车型", "配置编号", "配置", "规格", "类型", "品类")
"""Words that number things, and no clauses."""
_NUMBER = regex.compile(
    rf"^ ?(?:({'|'.join(OF_THINGS)})[ :]?)?((?:[0-9]{{1,2}}\.){{0,4}})([0-9]{{1,2}})(?:([、)）:])|[ .]|,[^0-9]|[^0-9.,、年月日辆台万元米座吨%])"
)
_THING = regex.compile(rf"^ ?({'|'.join(OF_THINGS)})([一二三四五六七八九十]{{1,3}})[:、 (]")
"""品目一：指挥车 …: the number of a thing in characters."""
_BRACKETED = regex.compile(r"^ ?\(([一二三四五六七八九十]{1,3}|[0-9]{1,2})\)")
_HAN = regex.compile(r"^ ?([一二三四五六七八九十]{1,3})、")
_BEGINS = frozenset("0123456789") | {word[0] for word in OF_THINGS}
"""What a number, or a word that numbers things, begins with."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_COUNTS = regex.compile(r"[0-9一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾] ?[)）]? ?[(（]?(?:辆|台|部|套|个|件|只)")
_KEPT = 64
"""Lines whose list is remembered: each number in a line asks for it."""
_FARTHEST = 40
"""Lines from one to the next."""
Style = tuple[str, int]


def style_of(line: str) -> tuple[Style, int] | None:
    """How a line is numbered, and which number it bears; None for a line without any."""
    if line[:1] in _CIRCLED and line:
        return ("①", 0), _CIRCLED.index(line[0]) + 1
    first = line[1:2] if line[:1] == " " else line[:1]
    if first == "(":
        found = _BRACKETED.match(line)
        return (("(1)" if found.group(1).isdigit() else "(一)", 0), number(found.group(1)) or 0) if found else None
    if first in NUMERALS:
        found = _HAN.match(line)
        return (("一、", 0), number(found.group(1)) or 0) if found else None
    if first in _BEGINS and (found := _THING.match(line)):
        return (found.group(1), 0), number(found.group(2)) or 0
    if first in _BEGINS and (found := _NUMBER.match(line)):
        word, above, own, sign = found.groups()
        return (word or (sign or "" if not above else ""), above.count(".") if above else 0), int(own)
    return None


@remembered(_KEPT)
def first_of(flat: str, line: int) -> int:
    """Where the first of the numbered lines begins that a line continues; each of them counts something. The line itself where
    it continues none."""
    own = style_of(_words(flat, line))
    at, steps = line, 0
    while own is not None and own[1] > 1 and at > 0 and steps < _FARTHEST:
        at, steps = flat.rfind("\n", 0, at - 1) + 1, steps + 1
        words = _words(flat, at)
        told = style_of(words)
        if told is None or told[0] != own[0]:
            if told is not None and _above(told[0], own[0]):
                break
            continue
        if told[1] != own[1] - 1 or not _COUNTS.is_match(words):
            break
        line, own, steps = at, told, 0
    return line


def block_end(flat: str, line: int, end: int) -> int:
    """Where the words that stand under a numbered line end: at the next line numbered as it, or as what stands above it."""
    own = style_of(_words(flat, line))
    inner: Style | None = None
    at = flat.find("\n", line, end) + 1
    while own is not None and 0 < at < end:
        told = style_of(_words(flat, at))
        inner = inner or (told[0] if told and told[1] == 1 and told[0] != own[0] else None)
        if told is not None and told[0] != inner and (told[0] == own[0] or inner is None or not _below(told[0], own[0])):
            return at
        at = flat.find("\n", at, end) + 1
    return end


def counts_next(flat: str, line: int, following: int) -> bool:
    """Whether the line behind a numbered one's words is numbered next and counts something too."""
    own, words = style_of(_words(flat, line)), _words(flat, following)
    told = style_of(words)
    return bool(own and told and told[0] == own[0] and told[1] == own[1] + 1 and _COUNTS.search(words))


def _above(one: Style, other: Style) -> bool:
    """Whether a style heads sections that the other numbers the parts of."""
    return one[0] == "一、" or (one[0] == other[0] and one[1] < other[1])


def _below(one: Style, other: Style) -> bool:
    return one[0] in ("①", "(1)") or (one[0] == other[0] and one[1] > other[1])


def _words(flat: str, line: int) -> str:
    end = flat.find("\n", line)
    return flat[line : end if end >= 0 else len(flat)]
