"""reading: radicals that printing to PDF leaves in the place of whole characters (⻋ for 车, ⼀ for 一), made characters again."""

import unicodedata

RADICALS = r"\x{2E80}-\x{2FD5}"
"""A class of signs in patterns."""
_SIMPLE = dict(
    zip(
        "⺁⺒⺓⺝⺟⺠⺥⺨⺮⺷⺻⺼⺾⻁⻄⻅⻆⻉⻋⻐⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂巳幺月母民爪犬竹羊聿肉艹虎西见角贝车钅镸长门阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Of the supplement's radicals, those that are whole characters: Unicode has no compatible form for them (CJK Radicals Supplement, U+2E80)."""
_TABLE = str.maketrans(_SIMPLE | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)})


def whole_characters(text: str) -> str:
    """The text with whole characters for its radicals, one for one."""
    return text.translate(_TABLE)
