"""reading: what vehicles of a document are called by instead of their names: A型, 甲类, 标的1, 车型二, 8.5米."""

from reading import regex
from reading.lotmarkers import ordinal

_CALLED = regex.compile(
    r"^(?:(?:车型|品目|型号|标的|车辆|类型|规格|种类)[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z]|[甲乙丙丁戊ⅠⅡⅢⅣⅤ])(?:[^0-9A-Za-z]|$)"
    r"|([A-Z]|[甲乙丙丁戊ⅠⅡⅢⅣⅤ])(?:型|款|类|种|车)(?:车型|车辆|车)?(?:[^型款类种]|$)"
    r"|([0-9]{1,2}(?:\.[0-9]{1,2})?)(?:米|座|吨|T)(?:级|型|车型|车)*(?:[^级型]|$))"
)
_SHORTEST_NAME = 3


def called(words: str) -> str:
    """By what words that stand for a vehicle call it ("A", "甲", "1", "8.5"); "" where they call none so."""
    found = _CALLED.match(words.strip())
    if found is None:
        return ""
    placed, lettered, measured = found.groups()
    return ordinal(placed) if placed else lettered or measured + words.strip()[len(measured)]


def calling(words: str) -> str:
    """The words themselves that call it so, up to the sign that makes a name of them (A型, 甲类, 8.5米); "" where none do."""
    found = _CALLED.match(words.strip())
    if found is None:
        return ""
    return words.strip()[: max(found.end(1), found.end(2) + 1, found.end(3) + 1)]


def place_of(flat: str, words: str, start: int, end: int) -> int:
    """Where words stand that call a vehicle, not within a larger figure or a longer word of letters; -1 where they do not."""
    at = flat.find(words, start, end)
    while at > 0 and (before := flat[at - 1]).isascii() and (before.isalnum() or before == ".") and words[:1].isascii():
        at = flat.find(words, at + 1, end)
    return at


def shortens(short: str, long: str) -> bool:
    """Whether a name says another in fewer words, all in their order: 摆渡客车 for 机组摆渡考斯特型客车."""
    signs = iter(long)
    return _SHORTEST_NAME <= len(short) < len(long) and short[-1] == long[-1] and all(sign in signs for sign in short)
