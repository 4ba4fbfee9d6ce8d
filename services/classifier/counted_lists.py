"""classifier: where the list begins that a line which counts vehicles goes on with: 1.轿车2辆 / 2.越野车1辆."""

from reading import regex
from services.classifier.clauses import LONGEST_REMARK
from services.classifier.siblings import first_of

_NUMBERED_LINE = regex.compile(
    r"^(?:[-–—•●◆■▪·◦○★▲※*▍]{1,3} ?[^-0-9 ]|"
    r"[(（]?[0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}(?:、|[.][^0-9])|[①-⑩]|(?:品目|标的|车型)[0-9一二三四五六七八九十]{1,2}[ :])"
)
_HAN_LINE = regex.compile(
    r"^[一二三四五六七八九十]{1,2}、[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)"
)
_HEADED_LINE = regex.compile(r"^[^:\t\n]{2,40}?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部) ?:")
_OPENED_LINE = regex.compile(
    r"^(?:[^:,;。\t\n]{2,30},|[^:,;。\t\n ]{2,30} )(?:采购|购置)?(?:数量)?[:为]? ?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[,;。 ]"
)
"""中型SUV，数量：3辆，…: the thing and its number open the line."""
_COUNTING_LINE = regex.compile(
    r"^[^:,;。\t\n()]{2,24}(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[,;(][^\n]"
)
"""36座客车8辆，柴油，…: the thing with its number opens the line."""
_REMARKED_LINE = regex.compile(
    r"^[^:,;。\t\n()]{2,24}\([^()\n]{2,60}\) ?(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[,;。]"
)
"""中型客车（23座，柴油）2辆，限价…: the thing, a remark and its number open the line."""
_HEADLESS = regex.compile(r"^[^\t\n]{2,30}\t[0-9]{1,4} ?(?:辆|台|部)(?:\t|\n|$)")
"""A row of a table without heads that begins with a thing and its number."""
_COUNTED_LINE = regex.compile(
    r"^[^:\t\n]{2,60}(?:[0-9]{1,4}|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3}) ?(?:辆|台|部)[;,。、]?(?: ?\([^()\n]{1,60}\))?$"
)
_LONGEST_LIST = 20
"""Lines that one enumeration may take."""


def list_start(flat: str, at: int, known: dict[int, tuple[int, int]]) -> int:
    """Where the line of a place starts; of listed lines that follow each other (1.轿车2辆 / 2.越野车1辆) the first one.
    `known`: line → (where its list starts, lines above it in the list), -1 for a line that is not listed."""
    line = flat.rfind("\n", 0, at) + 1
    above: list[int] = []
    one = line
    while one not in known and len(above) < _LONGEST_LIST:
        above.append(one)
        if one == 0 or not _listed(flat, one):
            known[one] = (-1, 0)
            break
        one = flat.rfind("\n", 0, one - 1) + 1
    start, depth = known.get(one, (-1, 0))
    for one in reversed(above):
        if one not in known:
            start, depth = (start, depth + 1) if start >= 0 and depth < _LONGEST_LIST else (one, 0)
            known[one] = (start, depth)
    return first_of(flat, known[line][0] if known[line][0] >= 0 else line)


def _listed(flat: str, line: int) -> bool:
    """Whether a line is one of a list: it bears a number, or is a thing with its count and no more."""
    if _NUMBERED_LINE.match(flat[line : line + 6]):
        return True
    end = f"{flat[line : line + LONGEST_REMARK]}\n".find("\n")
    words = flat[line : line + end]
    return (
        _HAN_LINE.match(words) is not None
        or _OPENED_LINE.match(words) is not None
        or _COUNTING_LINE.match(words) is not None
        or _REMARKED_LINE.match(words) is not None
        or headless_row(words)
        or _HEADED_LINE.match(words) is not None
        or (end < LONGEST_REMARK and _COUNTED_LINE.match(words) is not None)
    )


def headless_row(words: str) -> bool:
    """Whether words are a row of a table without heads that begins with a thing and its number."""
    return _HEADLESS.match(words) is not None
