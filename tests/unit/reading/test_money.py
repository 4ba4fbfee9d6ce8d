"""Sums of money: unit in figure, label or head, capitals, several lots, and what is no sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.folding import flat
from reading.money import amounts, capital, unit_of

DIGITS = "零壹贰叁肆伍陆柒捌玖"


def sums(words: str, label: str = "") -> list[Decimal]:
    folded = flat(words)
    return [amount.value for amount in amounts(folded, 0, len(folded), unit_of(label))]


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("￥56.980000 万元（人民币）", "", 569_800),
        ("1,440,000.00元", "", 1_440_000),
        ("108", "预算金额(万元)", 1_080_000),
        ("人民币壹拾捌万元整", "", 180_000),
        ("贰亿捌仟捌佰万元整", "", 288_000_000),
        ("玖万贰仟捌佰元整", "", 92_800),
        ("1186.5(万元)", "", 11_865_000),
        ("报价:698000(元)", "", 698_000),
        ("2.5亿元", "", 250_000_000),
        ("118000.00", "控制总价(元)", 118_000),
    ],
)
def test_a_sum_is_read_in_yuan(words: str, label: str, expected: int) -> None:
    assert sums(words, label)[:1] == [Decimal(expected)]


@pytest.mark.parametrize(
    "words", ["工时费折扣率：62.00%", "0.85折", "2026年8月", "24.98万公里", "详见公告正文", "GC2026-18", "12辆", "599.94"]
)
def test_rates_dates_counts_and_figures_without_a_unit_are_no_sums(words: str) -> None:
    assert sums(words) == []


def test_sums_of_lots_stand_in_order() -> None:
    assert sums("720000,350000", "(元)") == [720_000, 350_000]


@pytest.mark.parametrize("words", ["18万元/辆", "每辆18万元", "单价不超过18万元", "320元/天"])
def test_a_price_of_one_is_no_total(words: str) -> None:
    folded = flat(words)
    assert [amount.per_unit for amount in amounts(folded, 0, len(folded))] == [True]


def test_capitals_and_figures_of_one_sum_are_one() -> None:
    folded = flat(words := "人民币伍拾肆万元整（￥540000.00）")
    assert [(one.value, one.end) for one in amounts(folded, 0, len(folded))] == [(540_000, len(words))]
    assert sums("人民币伍拾肆万元整（￥530000.00）") == [540_000, 530_000]


def in_capitals(number: int) -> str:
    words, zero = "", False
    for place, unit in ((10_000, "万"), (1, "")):
        part, number = divmod(number, place)
        text = ""
        for step, sign in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
            digit, part = divmod(part, step)
            if digit:
                text += ("零" if zero and (words or text) else "") + DIGITS[digit] + sign
                zero = False
            else:
                zero = True
        words += text + (unit if text else "")
    return words


@given(st.integers(min_value=1, max_value=99_999_999))
def test_capitals_mean_what_figures_mean(number: int) -> None:
    assert capital(in_capitals(number) + "元整") == number


@given(st.integers(min_value=10_000, max_value=10**10))
def test_thousands_commas_do_not_change_a_sum(number: int) -> None:
    assert sums(f"{number:,}元") == sums(f"{number}元") == [number]


@given(st.text(alphabet="0123456789,.万亿元（）￥%/辆壹贰拾佰仟整 \t，", max_size=120))
def test_no_words_break_the_reader(words: str) -> None:
    for amount in amounts(flat(words), 0, len(words)):
        assert amount.value >= 0
        assert 0 <= amount.start < amount.end <= len(words)
