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
_TRADITIONAL = ("採購", "項目", "車輛", "標", "縣", "區", "機關", "應")
_SIGNS = {chr(wide): chr(narrow) for wide, narrow in _TABLE.items()} | {word[0]: word[0] for word in _TRADITIONAL}
"""Wide signs and what each is folded to; with them the characters that tell a traditional text."""
_TELLING = frozenset(_SIGNS)
_USUAL = frozenset("，：（）；￥　—！％")
"""Wide signs that nearly every notice prints."""
_UNUSUAL = regex.compile(f"[{''.join(_TELLING - _USUAL)}]")
_FOLDED = _TELLING.union(SAYING)
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
    unusual = _UNUSUAL.findall(text) if len(text) > _LONG else _TELLING.intersection(text)
    folded = text
    for sign in _USUAL.union(unusual) if len(text) > _LONG else unusual:
        folded = folded.replace(sign, _SIGNS[sign])
    if unusual and any([word in folded for word in _TRADITIONAL]):
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
