"""reading: one-to-one folding of a stored text for matching, so that offsets stay those of the text."""

import functools

import opencc

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
    ord("＞"): ord(">"),
}
_SIGNS = {chr(wide): chr(narrow) for wide, narrow in _TABLE.items()}
_WIDE = frozenset(_SIGNS)
_LONG = 250
"""Signs from where on trying all wide signs is quicker than looking which ones there are."""
_TRADITIONAL = ("採購", "項目", "車輛", "標", "縣", "區", "機關", "應")


def flat(text: str) -> str:
    """Full-width signs in ASCII and traditional characters in simplified ones, character for character."""
    folded = text
    for wide in _SIGNS if len(text) > _LONG else _WIDE.intersection(text):
        folded = folded.replace(wide, _SIGNS[wide])
    if any(word in folded for word in _TRADITIONAL):
        simple = str(_converter().convert(folded))
        if len(simple) == len(folded):
            return simple
    return folded


@functools.lru_cache(maxsize=4)
def folded(text: str) -> str:
    """A stored text folded: once for all who read it one after the other."""
    return flat(text)


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
