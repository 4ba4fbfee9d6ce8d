"""reading: blanks that part nothing, closed up before anything is read: 采购人 ：, 数量 3 辆 ，单价 18 万元。"""

from reading import re2

_COLON = re2.compile(r"[\p{Han})）] +[:：]")
_SIGN = re2.compile(r" +[，。；、）]")
_MEASURE = re2.compile(r"[0-9０-９] +(?:辆|台|万元|元) ?[，。；、,;)）]|[0-9０-９] 人?座(?:[^位椅]|$)")
"""A measure with a sign behind it; 3 辆 without one may be two cells of a table that only blanks part, 5 座 is one."""

_PARTED = re2.compile(r"[\p{Han}）)] +[:：]| +[，。；、）]|[0-9０-９] +(?:辆|台|万?元) ?[，。；、,;)）]|[0-9０-９] 人?座")
"""Any of them, with the seats that go on."""


def closed_up(text: str) -> str:
    """A text without the blanks before colons and signs, and between a figure and its measure within a sentence."""
    if _PARTED.search(text) is None:
        return text
    if " ：" in text or " :" in text:
        text = _COLON.sub(_closed, text)
    if any(sign in text for sign in (" ，", " 。", " ；", " 、", " ）")):
        text = _SIGN.sub(_closed, text)
    if any(measure in text for measure in (" 辆", " 台", " 万元", " 元", " 座", " 人座")):
        text = _MEASURE.sub(_closed, text)
    return text


def _closed(match: re2.Match) -> str:
    words: str = match.group()
    return words.replace(" ", "")
