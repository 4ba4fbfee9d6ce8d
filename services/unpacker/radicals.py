"""unpacker: characters that some fonts of PDF name by their radicals (⻋ U+2ECB for 车, ⾼ U+2FBC for 高), as they are written."""

import unicodedata

_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_SIMPLIFIED = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⺁⺾⺼",
        "母民虎西见角贝车钅長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟厂艹肉",
        strict=True,
    )
)
"""Those of the supplement that have no mapping in Unicode's own tables (EquivalentUnifiedIdeograph.txt lists them)."""
_TABLE = {**_KANGXI, **{ord(radical): character for radical, character in _SIMPLIFIED.items()}}


def written(text: str) -> str:
    """A text with characters in the place of radicals, sign for sign."""
    return text.translate(_TABLE)
