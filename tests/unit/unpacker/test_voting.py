"""Several readings of a picture to one: figures count where two agree, and nothing is guessed."""

import pytest

from services.unpacker.geometry import Word
from services.unpacker.voting import UNREADABLE, agreed

WIDE = 300.0


def told(*chinese: str, latin: tuple[str, ...] = (), width: float = WIDE) -> str:
    """What comes of a cell that is so wide, 28 pixels high, and read so by the Chinese model and by the Latin one."""

    def readings(texts: tuple[str, ...]) -> list[list[Word]]:
        return [[Word(text, 0, 0, width, 28)] if text else [] for text in texts]

    return "".join(word.text for word in agreed(readings(chinese), readings(latin)))


@pytest.mark.parametrize(
    ("chinese", "latin", "words"),
    [
        (("不超过29.9万元", "不超过2919万元"), ("AGE 29.9 Fi", "AGE 29.9 Fi"), "不超过29.9万元"),
        (("不超过29.9万元", "不超过2919万元"), ("AGE 9 Fi", "AGE 8"), UNREADABLE),
        (("27艳", "27.6"), ("27.6", "27.6"), "27.6"),
        (("1、排量1.4L", "1、排量1.4L"), ("1, 14L", "1, 14L"), "1、排量1.4L"),
        (("44", "44"), ("4", "4"), "4"),
        (("Im", "Im"), ("mm", "mm"), "mm"),
        (("旬多", "多旬"), ("22", "22"), "22"),
        (("单价〈饮元)", "单价〈万元)"), ("(Fi", "Fi)"), "单价〈万元)"),
        (("1.5一2.0", "1.5~2.0"), ("1.5~2.0", "1.5~2.0"), "1.5~2.0"),
        (("]基玛", "隆胸"), ("15.8", "15.8"), "15.8"),
        (("", ""), ("", ""), ""),
    ],
)
def test_figures_count_where_most_readings_agree(chinese: tuple[str, ...], latin: tuple[str, ...], words: str) -> None:
    assert told(*chinese, latin=latin) == words


def test_no_chinese_character_is_as_narrow_as_a_figure() -> None:
    assert told("直", "直", latin=("4", "4"), width=18) == "4"
    assert told("直", "直", width=18) == UNREADABLE
    assert told("直", "直", latin=("4", "4"), width=30) == "直"


def test_a_bracket_that_nothing_opens_is_a_1_but_tells_nothing_beside_a_figure() -> None:
    assert told("第]包", "第]包") == "第1包"
    assert told("数量1]套", "数量1]套") == UNREADABLE, "1 and its shadow, or 11"
    assert told("数量1]套", "数量1套", "数量1套") == "数量1套"
    assert told("见[1]号", "见[1]号") == "见[1]号"
