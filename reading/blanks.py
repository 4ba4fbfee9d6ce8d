"""reading: blanks that part nothing, closed up before anything is read: 采购人 ：, 数量 3 辆 ，单价 18 万元。"""

from reading import regex

_COLON = regex.compile(r"[\p{Han})）] +[:：]")
_SIGN = regex.compile(r" +[，。；、）]")
_MEASURE = regex.compile(r"[0-9０-９] +(?:辆|台|万元|元) ?[，。；、,;)）]|[0-9０-９] 人?座(?:[^位椅]|$)")
"""A measure with a sign behind it; 3 辆 without one may be two cells of a table that only blanks part, 5 座 is one."""

_COLONS, _SIGNS, _MEASURES = frozenset(":："), frozenset("，。；、）"), frozenset("辆台万元座")
"""What stands behind a blank that is closed up."""
_SEATS = " 人座"


def closed_up(text: str) -> str:
    """A text without the blanks before colons and signs, and between a figure and its measure within a sentence."""
    behind = {words[:1] for words in text.split(" ")}
    if not _COLONS.isdisjoint(behind):
        text = _COLON.sub(_closed, text)
    if not _SIGNS.isdisjoint(behind):
        text = _SIGN.sub(_closed, text)
    if not _MEASURES.isdisjoint(behind) or _SEATS in text:
        text = _MEASURE.sub(_closed, text)
    return text


def _closed(match: regex.Match) -> str:
    words: str = match.group()
    return words.replace(" ", "")
