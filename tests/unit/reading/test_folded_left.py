"""A notice's folded text, left by the extractor to the classifier."""

from reading.folding import folded, leave


def test_what_was_left_is_taken_once() -> None:
    folded.cache_clear()
    leave("采购：轿车", "as it was folded")
    assert folded("采购：轿车") == "as it was folded"
    folded.cache_clear()
    assert folded("采购：轿车") == "采购:轿车"


def test_long_texts_and_old_ones_are_folded_anew() -> None:
    folded.cache_clear()
    long = "采购：" * 4_000
    for text in (long, "最早：", *(f"第{number}：" for number in range(500))):
        leave(text, "left")
    assert folded(long) == "采购:" * 4_000
    assert folded("最早：") == "最早:"
    assert [folded(f"第{number}：") for number in range(500)] == ["left"] * 500
