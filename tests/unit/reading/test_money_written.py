"""How sums are written: each with the words that bear it, for one or in total, and what beside a figure is no money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.folding import flat
from reading.money import Amount, amounts, capital, unit_of

SCALES = {"": 1, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
BEFORE = "本项目最高限价："


def told(words: str, unit: int | None = None) -> list[Amount]:
    """What is read of words that stand behind others, as in a notice."""
    text = flat(BEFORE + words)
    return amounts(text, len(BEFORE), len(text), None if unit is None else Decimal(unit))


def values(words: str, unit: int | None = None) -> list[Decimal]:
    return [one.value for one in told(words, unit)]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("|18万元|。", 180_000),
        ("|18 万 元|，含税", 180_000),
        ("|18（万元）|", 180_000),
        ("|18 ( 万元 )|", 180_000),
        ("|698000圆|整", 698_000),
        ("|18千元|", 18_000),
        ("|3百万元|", 3_000_000),
        ("|1.2千万元|", 12_000_000),
        ("|2.5亿|", 250_000_000),
        ("|18万|左右", 180_000),
        ("约|¥1,080,000.50|", "1080000.5"),
        ("|人民币：￥540000|", 540_000),
        ("|人民币（￥540000元）|", 540_000),
        ("|RMB 25,000|", 25_000),
        ("|CNY500|", 500),
        ("（|10000|）", 10_000),
        ("|123456.78|", "123456.78"),
        ("合计|壹拾捌万元整|", 180_000),
        ("合计|壹拾捌万圆|", 180_000),
        ("合计|捌佰元伍角贰分|", "800.52"),
        ("|1,234,567元|", 1_234_567),
        ("|0.5万元|", 5_000),
    ],
)
def test_a_sum_is_told_with_the_words_that_bear_it(marked: str, value: int | str) -> None:
    before, words, after = marked.split("|")
    (one,) = told(before + words + after)
    start = len(BEFORE) + len(before)
    assert (one.value, one.start, one.end) == (Decimal(value), start, start + len(words))


@pytest.mark.parametrize(
    ("words", "unit", "value", "said"),
    [
        ("18", 10_000, 180_000, True),
        ("18元", 10_000, 18, True),
        ("1080000", 10_000, 10_800_000_000, True),
        ("￥1080000", 10_000, 1_080_000, True),
        ("￥10000", 10_000, 10_000, True),
        ("￥9999", 10_000, 99_990_000, True),
        ("￥108", 10_000, 1_080_000, True),
        ("￥10800", 1, 10_800, True),
        ("118000", 1, 118_000, True),
        ("￥118", None, 118, True),
        ("118000", None, 118_000, False),
        ("10000", None, 10_000, False),
    ],
)
def test_a_figure_without_a_unit_takes_the_labels_unless_its_sign_says_yuan(words: str, unit: int | None, value: int, said: bool) -> None:
    assert [(one.value, one.unit_said) for one in told(words, unit)] == [(value, said)]


@pytest.mark.parametrize("words", ["9999", "599.94", "18", "0"])
def test_a_small_figure_without_any_unit_is_refused(words: str) -> None:
    assert values(words) == []
    assert amounts(words, 0, len(words), bare_from=0) != []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1234,567元", [567]),
        ("12,34元", [34]),
        ("720000,350000", [720_000, 350_000]),
        ("18.5.6万元", []),
        ("180000.", [180_000]),
        ("12000；份数另计", [12_000]),
        ("180000.", [180_000]),
        ("12000；份数另计", [12_000]),
        ("1,0800,000元", [0]),
    ],
)
def test_commas_and_points_belong_to_a_figure_only_where_one_writes_them_so(words: str, expected: list[int]) -> None:
    assert values(words) == expected


@pytest.mark.parametrize(
    "words", ["A180000", "AB-180000", "V1.180000", "~180000", "_180000", "x180000元", "GC2026-180000"]
)  # fmt: skip
def test_a_figure_that_letters_or_dashes_run_into_is_no_sum(words: str) -> None:
    assert values(words) == []


@pytest.mark.parametrize("words", ["http://zb.cn/202410/180000.htm", "见/20241016/附件"])
def test_a_part_of_an_address_is_no_sum(words: str) -> None:
    assert values(f"{words}，预算20万元") == [200_000]
    assert values("每年3万元/180000元") == [30_000, 180_000]
    assert values("180000/20") == [180_000]


@pytest.mark.parametrize("before", ["", "预算", "本项目预算金额为"])
def test_a_figure_that_a_blank_cuts_off_is_no_sum_and_one_behind_a_lists_number_is(before: str) -> None:
    assert values(f"{before}13. 8万元") == values(f"{before}2013. 8万元") == []
    assert values(f"{before}1. 8万元") == values(f"{before}（1. 8万元") == [80_000]
    assert values(f"{before}13.\n8万元") == values(f"{before}13 8万元")[-1:] == [80_000]
    assert values(f"{before}13. 8万元，另付5万元") == [50_000]


@pytest.mark.parametrize("before", ["（", ":", " ", "为", "¥", ";"])
def test_other_signs_before_a_figure_do_not_hide_it(before: str) -> None:
    assert values(f"{before}180000元") == [180_000]


@pytest.mark.parametrize(
    "words",
    [
        "62000.00%", "62000折", "20260‰", "20260年", "10000公里", "15000km", "20000辆", "20000台", "20000吨", "20000 座", "10000)个",
        "24.98万公里", "3万km", "3万千米", "2万辆", "5万平方米", "10千瓦", "2千米", "4千克",
    ],
)  # fmt: skip
def test_rates_counts_and_measures_are_no_sums_even_under_a_label_with_a_unit(words: str) -> None:
    assert values(words) == []
    assert values(words, 1) == []


def test_a_currency_sign_makes_a_sum_of_what_would_be_a_count() -> None:
    assert values("￥18000台") == [18_000]


@pytest.mark.parametrize(
    "words",
    [
        "18万元/辆", "18万元 / 辆", "18万元每辆", "18万元（每辆", "18万元)/台", "18万元一辆", "单价18万元", "单价不得超过18万元", "每台：18万元",
        "单车最高限价为人民币18万元", "壹拾捌万元/辆", "壹拾捌万元整（每辆", "180000/辆", "￥180000 每台", "共2辆,每辆18万元",
    ],
)  # fmt: skip
def test_a_sum_for_one_vehicle_or_day_is_no_total(words: str) -> None:
    text = flat(words)
    assert [one.per_unit for one in amounts(text, 0, len(text))] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "18万元", "单价,18万元", "单价；18万元", "单价。18万元", "单价、18万元", "单价\n18万元", "单价\t18万元", "单价见附件元18万元", "壹拾捌万元",
        "单价按照本文件第二章第三节的要求填报总价18万元", "180000 元", "18万元，每辆",
    ],
)  # fmt: skip
def test_words_of_another_clause_make_no_unit_price_of_a_total(words: str) -> None:
    text = flat(words)
    assert [one.per_unit for one in amounts(text, 0, len(text))] == [False]


def test_sums_in_figures_and_in_capitals_stand_in_the_order_of_the_text() -> None:
    assert values("壹拾捌万元整（￥170000），保证金2万元，即贰万元整") == [180_000, 170_000, 20_000, 20_000]
    assert [one.unit_said for one in told("壹拾捌万元整")] == [True]


def test_only_what_stands_between_the_offsets_is_read_and_no_more_than_four_hundred_signs() -> None:
    text = "甲18万元乙20万元丙"
    assert [one.value for one in amounts(text, 6, len(text))] == [200_000]
    assert [one.value for one in amounts(text, 0, 6)] == [180_000]
    far = "见" * 394 + "18万元19万元"
    assert [one.value for one in amounts(far, 0, len(far))] == [180_000]


@pytest.mark.parametrize(
    ("words", "unit"),
    [("预算(万元)", 10_000), ("预算（万）", 10_000), ("总价(元)", 1), ("金额(亿元)", 100_000_000), ("数量(万辆)", None), ("金额", None), ("万辆/万元", 10_000)],
)  # fmt: skip
def test_a_label_or_head_states_its_unit(words: str, unit: int | None) -> None:
    assert unit_of(words) == unit


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("壹佰元", 100), ("拾元", 10), ("拾捌万元", 180_000), ("十万元", 100_000), ("一百零五元", 105), ("两万元", 20_000), ("叁仟零伍拾圆整", 3050),
        ("壹万零仟零佰零拾零元", 10_000), ("贰亿捌仟捌佰万元整", 288_000_000), ("壹亿零伍万元", 100_050_000), ("壹万亿元", 10**12), ("伍拾万亿元", 5 * 10**13),
        ("叁佰贰拾壹万肆仟伍佰陆拾柒元捌角玖分", "3214567.89"), ("壹元整", 1), ("壹元伍角", "1.5"), ("壹元零伍分", "1.05"), ("零元", None),
        ("零元伍分", "0.05"), ("壹元角", 1), ("abc元", None), ("", None), ("二百元", 200), ("肆拾元", 40), ("玖佰元", 900), ("八千元", 8000), ("六元", 6),
        ("七元", 7), ("三元", 3), ("四元", 4), ("九元", 9),
    ],
)  # fmt: skip
def test_capitals_say(words: str, value: int | str | None) -> None:
    assert capital(words) == (None if value is None else Decimal(value))


@given(
    st.decimals(min_value="0.01", max_value=9999, places=2),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(["{}{}元", "{} {}元", "{}（{}元）", "{}{} 元整", "￥{}{}元", "人民币{}{}元"]),
)
def test_any_sum_is_read_back_from_any_scale(figure: Decimal, scale: str, shape: str) -> None:
    assert values(shape.format(figure, scale)) == [figure * SCALES[scale]]


@given(st.decimals(min_value="0.01", max_value=10**7, places=2), st.sampled_from([1, 10_000, 10**8]))
def test_a_label_with_a_unit_multiplies_a_bare_figure(figure: Decimal, unit: int) -> None:
    assert values(f"{figure:,}", unit) == [figure * unit]
