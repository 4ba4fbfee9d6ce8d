"""Seats beside the numbers of clauses, between slashes, at tables aboard."""

import pytest

from reading.quantities import seats


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("B2座位数:33+1+1座", 35),
        ("A3座位:5座", 5),
        ("2.3座椅数量:7座", 7),
        ("1.8T/7座/92#汽油", 7),
        ("驾乘8人,舱内会议桌可坐6人", 8),
        ("4座位", 4),
        ("休息区座位6个", None),
    ],
)
def test_numbers_of_clauses_and_tables_aboard_are_no_seats(words: str, number: int | None) -> None:
    told = seats(words, 0, len(words)).min.value
    assert told == number
