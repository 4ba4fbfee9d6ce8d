"""reading: blanks that part nothing, closed up before anything is read: 采购人 ：, 数量 3 辆 ，单价 18 万元。"""

from reading import regex

_COLON = regex.compile(r"[\p{Han})）] +[:：]")
_SIGN = regex.compile(r" +[，。；、）]")
_MEASURE = regex.compile(r"[0-9０-９] +(?:辆|台|万元|元) ?[，。；、,;)）]|[0-9０-９] 人?座(?:[^位椅]|$)")
"""A measure with a sign behind it; 3 辆 without one may be two cells of a table that only blanks part, 5 座 is one."""

_COLONS, _SIGNS, _MEASURES = frozenset(":："), frozenset("，。；、）"), frozenset("辆台万元人座")
"""What these patterns have behind a blank."""
_BEFORE_MEASURE = regex.compile(" (?:(?:辆|台|万元|元) ?[，。；、,;)）]|人?座)")
"""A yes/no question that begins with a blank costs a tenth of one that begins with any figure."""


def closed_up(text: str) -> str:
    """A text without the blanks before colons and signs, and between a figure and its measure within a sentence."""
    behind = {words[:1] for words in text.split(" ")}  # few blanks are in a text: no question to the whole of it is as cheap
    if not behind.isdisjoint(_COLONS):
        text = _COLON.sub(_closed, text)
    if not behind.isdisjoint(_SIGNS):
        text = _SIGN.sub(_closed, text)
    return _MEASURE.sub(_closed, text) if not behind.isdisjoint(_MEASURES) and _BEFORE_MEASURE.is_match(text) else text


def _closed(match: regex.Match) -> str:
    words: str = match.group()
    return words.replace(" ", "")
