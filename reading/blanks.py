"""reading: blanks that part nothing, closed up before anything is read: 采购人 ：, 数量 3 辆 ，单价 18 万元。"""

from reading import regex

_COLON = regex.compile(r"[\p{Han})）] +[:：]")
_SIGN = regex.compile(r" +[，。；、）]")
_MEASURE = regex.compile(r"[0-9０-９] +(?:辆|台|万元|元) ?[，。；、,;)）]|[0-9０-９] 人?座(?:[^位椅]|$)")
"""A measure with a sign behind it; 3 辆 without one may be two cells of a table that only blanks part, 5 座 is one."""

_BEFORE_COLON, _BEFORE_SIGN = regex.compile(" [:：]"), regex.compile(" [，。；、）]")
_BEFORE_MEASURE = regex.compile(" (?:(?:辆|台|万元|元) ?[，。；、,;)）]|人?座)")
"""Asked for first: a yes/no question that begins with a blank costs a tenth of one that begins with any letter or figure."""


def closed_up(text: str) -> str:
    """A text without the blanks before colons and signs, and between a figure and its measure within a sentence."""
    if _BEFORE_COLON.is_match(text):
        text = _COLON.sub(_closed, text)
    if _BEFORE_SIGN.is_match(text):
        text = _SIGN.sub(_closed, text)
    return _MEASURE.sub(_closed, text) if _BEFORE_MEASURE.is_match(text) else text


def _closed(match: regex.Match) -> str:
    words: str = match.group()
    return words.replace(" ", "")
