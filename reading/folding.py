"""reading: one-to-one folding of a stored text for matching, so that offsets stay those of the text."""

import functools

import opencc

from reading import regex
from reading.figures import SAYING, in_figures, joined_counts

_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("￥"): ord("¥"),
    ord("　"): ord(" "),
    ord("〈"): ord("("),
    ord("〉"): ord(")"),
    ord("–"): ord("-"),
    ord("—"): ord("-"),
    ord("〇"): ord("零"),
    ord("○"): ord("零"),
    ord("∶"): ord(":"),
    ord("︰"): ord(":"),
    ord("﹕"): ord(":"),
    ord("＜"): ord("<"),
    ord("〜"): ord("~"),
    ord("＞"): ord(">"),
}
_SIGNS = {chr(wide): chr(narrow) for wide, narrow in _TABLE.items()}
"""Wide signs and what each is folded to."""
_USUAL = {sign: _SIGNS[sign] for sign in "，：（）；￥　—！％"}
"""Those that nearly every notice prints."""
_UNUSUAL = regex.compile(f"[{''.join(_SIGNS.keys() - _USUAL)}]")
"""Its signs begin with three bytes only, which are found quickly where the usual ones are gone."""
_TRADITIONAL = regex.compile("採購|項目|車輛|標|縣|區|機關|應")
_FOLDED = frozenset("採項車標縣區機應").union(_SIGNS, SAYING)
"""One of these is in every text that is folded to another one."""
_IN_TURN = ("依次为", "依次是", "依次不", "依次按")
_LONG = 40
"""Signs from where on trying wide signs is quicker than looking which ones there are."""


def flat(text: str) -> str:
    """Full-width signs in ASCII, traditional characters in simplified ones and sums in figures, character for character."""
    if len(text) <= _LONG and _FOLDED.isdisjoint(text):
        return text
    return in_figures(_narrow(text))


def _narrow(text: str) -> str:
    folded = text
    for sign, narrow in _USUAL.items():
        folded = folded.replace(sign, narrow)
    for sign in {*_UNUSUAL.findall(folded)}:
        folded = folded.replace(sign, _SIGNS[sign])
    if _TRADITIONAL.is_match(folded):
        simple = str(_converter().convert(folded))
        if len(simple) == len(folded):
            return simple
    return folded


@functools.lru_cache(maxsize=4)
def folded(text: str) -> str:
    """A stored text folded: once for all who read it one after the other."""
    return _in_turn(joined_counts(flat(text)))


def _in_turn(words: str) -> str:
    """限价依次为46万元、39万元: said as 分别为 is, sign by sign."""
    for word in _IN_TURN if "依次" in words else ():
        words = words.replace(word, f"分别{word[2:]}")
    return words


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
