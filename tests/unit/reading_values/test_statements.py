"""What a text states of an engine's size, what a cell and a clause that goes on do, and what one line's statements agree on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.displacement import Stated, cell, goes_on, head_unit, regions, stated, window_of
from reading.folding import flat
from schemas.values import Span
from tests.given.sizes import text_of


def seen(
    text: str, start: int = 0, end: int | None = None, unit: str = "", named: bool = False
) -> list[tuple[str | None, str | None, str, str]]:
    folded = flat(text)
    found = stated(folded, start, len(folded) if end is None else end, unit, named)
    return [(text_of(one.low), text_of(one.high), text[one.start : one.end], one.rule) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("采购轿车，排量≤1.8L，含税", [(None, "1.8", "排量≤1.8L", "label")]),
        ("采购轿车，1.4T≤排气量≤1.8L，含税", [("1.4", "1.8", "1.4T≤排气量≤1.8L", "chain")]),
        ("1400<排量≤1600mL", [("1.4", "1.6", "1400<排量≤1600mL", "chain")]),
        ("1400mL<排量≤1600", [("1.4", "1.6", "1400mL<排量≤1600", "chain")]),
        ("1.5L≤排量≤1.5L", [("1.5", "1.5", "1.5L≤排量≤1.5L", "chain")]),
        ("采购 1.8L排量轿车", [("1.8", "1.8", "1.8L", "before noun")]),
        ("轿车（1.5T", [("1.5", "1.5", "1.5T", "bare")]),
        ("发动机   1.5T", [("1.5", "1.5", "1.5T", "bare")]),
        ("发动机1498mL", [("1.498", "1.498", "1498mL", "bare")]), ("发动机机油4000mL", []), ("发动机冷却液5000ml", []),
        ("1498mL排量", [("1.498", "1.498", "1498mL", "before noun")]),
        ("轿车21.5T", []), ("轿车.1.5T", []),
        ("饮用水1.5L", []),
        ("排量（mL）1498", [("1.498", "1.498", "排量（mL）1498", "label")]),
        ("3\t排量\tL\t≤1.8", [(None, "1.8", "排量\tL\t≤1.8", "label")]),
        ("排量：1.5T，排量（mL）：1498", [("1.5", "1.5", "排量：1.5T", "label"), ("1.498", "1.498", "排量（mL）：1498", "label")]),
        ("割灌机，排量0.04L；摩托车排量0.25L", [("0.25", "0.25", "排量0.25L", "label")]),
        ("轿车1.5T；摩托车排量0.25L", [("1.5", "1.5", "1.5T", "bare"), ("0.25", "0.25", "排量0.25L", "label")]),
        ("2.0L≤排量≤1.5L", None),
        ("油箱1.4T≤排气量≤1.8L", None),
    ],
)  # fmt: skip
def test_statements_of_a_text_are_told_with_their_words(text: str, told: list[tuple[str | None, str | None, str, str]] | None) -> None:
    if told is None:
        assert all(rule != "chain" for *_, rule in seen(text))
    else:
        assert seen(text) == told


def test_only_the_region_is_read_and_its_offsets_are_the_texts() -> None:
    text = "排量1.4L，甲乙丙丁排量1.6L，排量1.8L"
    assert seen(text, 7, 17) == [("1.6", "1.6", "排量1.6L", "label")]
    assert seen(text, 6, 11) == []
    many = "排量1.4L，" * 250 + "轿车排量1.8L"
    assert seen(many, len(many) - 9) == [("1.8", "1.8", "排量1.8L", "label")]


def test_a_vehicles_name_bears_its_size_and_a_head_its_unit() -> None:
    assert seen("某牌1.5T", named=True) == [("1.5", "1.5", "1.5T", "name")]
    assert seen("某牌1.5T") == []
    assert seen("排量1498", unit="mL") == [("1.498", "1.498", "排量1498", "label")]
    assert seen("排量2", unit="L") == [("2", "2", "排量2", "label")]
    assert seen("排量2") == []


@pytest.mark.parametrize(
    ("words", "unit"),
    [("排量(L)", "L"), ("排气量(mL)", "mL"), ("排量(单位:ml)", "ml"), ("排量", ""), ("发动机排量", ""), ("排量\tL\t", "L"), ("座位数", None), ("", None)],
)  # fmt: skip
def test_a_columns_head_tells_its_unit(words: str, unit: str | None) -> None:
    assert head_unit(words) == unit


def test_a_cell_under_a_head_of_displacement_is_a_statement() -> None:
    text = "甲乙 : 1498\t≤1.8L 5座"
    (one,) = cell(text, 2, 9, "mL")
    assert (one.low, one.high, text[one.start : one.end], one.rule, one.exact) == (
        Decimal("1.498"),
        Decimal("1.498"),
        "1498",
        "column",
        True,
    )
    (two,) = cell(text, 10, len(text), "")
    assert (two.low, two.high, text[two.start : two.end], two.exact) == (None, Decimal("1.8"), "≤1.8L", False)
    assert cell(text, 0, 2, "mL") == []
    assert cell(text, 2, 5, "mL") == []
    (three,) = cell(text, 2, 8, "mL")
    assert three.low == Decimal("0.149")


def said(low: str | None, high: str | None, rule: str = "label", printed: bool = False, start: int = 0) -> Stated:
    return Stated(None if low is None else Decimal(low), None if high is None else Decimal(high), start, start + 1, rule, printed)


@pytest.mark.parametrize(
    ("statements", "low", "high"),
    [
        ([said("1.5", "1.5"), said("1.498", "1.498", printed=True)], "1.498", "1.498"),
        ([said("1.45", "1.45"), said("1.5", "1.5", printed=True)], "1.5", "1.5"),
        ([said("1.55", "1.55"), said("1.5", "1.5", printed=True)], "1.5", "1.5"),
        ([said("1.5", "1.5", "name"), said("1.485", None)], "1.485", None),
        ([said("1.5", "1.5", "bare"), said(None, "1.8", "chain")], None, "1.8"),
        ([said("1.5", "1.5", "before noun"), said("1.4", "1.6", "column")], "1.4", "1.6"),
        ([said("1.8", "1.8", "name"), said(None, "1.8")], None, "1.8"),
        ([said("1.5", None), said(None, "1.8")], "1.5", "1.8"),
        ([said("1.5", "1.5"), said("1.5", "1.5", "name")], "1.5", "1.5"),
        ([said("1.5", "1.5", printed=True), said("1.5", "1.5", printed=True)], "1.5", "1.5"),
        ([said(None, "1.8"), said(None, "1.8", "name")], None, "1.8"),
        ([said("1.8", None), said(None, "1.8")], "1.8", "1.8"),
        ([], None, None),
    ],
)
def test_what_is_more_exact_or_more_binding_stands_for_the_rest(statements: list[Stated], low: str | None, high: str | None) -> None:
    for order in (statements, statements[::-1]):
        found = window_of(order)
        assert (text_of(found.min.value), text_of(found.max.value)) == (low, high)


@pytest.mark.parametrize(
    "statements",
    [
        [said("1.5", "1.5"), said("1.8", "1.8")], [said("1.44", "1.44"), said("1.5", "1.5", printed=True)], [said("1.56", "1.56"), said("1.5", "1.5", printed=True)],
        [said("1.5", "1.5", "name"), said("1.8", "1.8")], [said("1.5", "1.5", "name"), said(None, "1.4")], [said("1.5", "1.5", "name"), said("1.6", None)],
        [said("1.5", "1.5", "label"), said("1.4", None, "label")], [said("2.0", None), said(None, "1.8")], [said("1.5", None), said("1.6", None)],
        [said(None, "1.5"), said(None, "1.6")], [said("1.4", "1.6", "name"), said("1.3", None)], [said("1.5", "1.5", "name"), said("1.4", None, "name")],
        [said("1.5", "1.5", "bare", printed=True), said("1.4", "1.6", "label")],
    ],
)  # fmt: skip
def test_statements_that_differ_are_refused_and_shown(statements: list[Stated]) -> None:
    found = window_of(statements)
    assert (found.min.value, found.max.value) == (None, None)
    assert found.max.why == found.min.why == "displacement stated differently"
    assert len(found.max.evidence) == 2


def test_evidence_is_every_teller_up_to_eighty_and_the_first_ones_rule() -> None:
    found = window_of([said(None, "1.8", "label", start=3), *(said("1.5", None, "column", start=10 * place) for place in range(1, 90))])
    assert [span.start for span in found.min.evidence] == list(range(10, 801, 10))
    assert [(span.start, span.end) for span in found.max.evidence] == [(3, 4)]
    assert (found.min.why, found.max.why) == ("displacement: column", "displacement: label")
    refused = window_of([said(None, f"1.{digit}", start=digit) for digit in range(1, 9)])
    assert [span.start for span in refused.max.evidence] == [1, 2, 3, 4, 5, 6]


def test_regions_that_overlap_are_read_once() -> None:
    spans = [
        Span(start=5, end=9),
        Span(start=0, end=1),
        Span(start=0, end=4),
        Span(start=8, end=9),
        Span(start=8, end=12),
        Span(start=9, end=11),
        Span(start=20, end=21),
    ]
    assert list(regions(spans)) == [(0, 1), (1, 4), (5, 9), (9, 12), (20, 21)]


def sizes(text: str, unit: str = "", named: bool = False) -> list[tuple[str | None, str | None, str]]:
    return [(low, high, words) for low, high, words, _ in seen(text, unit=unit, named=named)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2.0L≥排量≥1.5L", [("1.5", "2", "2.0L≥排量≥1.5L")]), ("2000≥排量≥1500mL", [("1.5", "2", "2000≥排量≥1500mL")]),
        ("1.5L≥排量≥2.0L", [("2", None, "排量≥2.0L")]),
        ("排量（L）：1.5≤V≤2.0", [("1.5", "2", "排量（L）：1.5≤V≤2.0")]), ("排量：1.5≤V≤2.0L", [("1.5", "2", "排量：1.5≤V≤2.0L")]),
        ("排量：1.5L≤V≤2.0", [("1.5", "2", "排量：1.5L≤V≤2.0")]),
        ("排量（≥400ml）20辆", [("0.4", None, "排量（≥400ml")]), ("排量（升）20辆", []), ("排量（≥1498）20辆", [("1.498", None, "排量（≥1498")]),
        ("最大排量1.8L", [(None, "1.8", "排量1.8L")]), ("轿车最高排量1.8L", [(None, "1.8", "排量1.8L")]), ("轿车最小排量2.0L", [("2", None, "排量2.0L")]),
        ("最低排量2.0L", [("2", None, "排量2.0L")]), ("最大排量1.5-1.8L", [("1.5", "1.8", "排量1.5-1.8L")]), ("最大排量≥1.8L", [("1.8", None, "排量≥1.8L")]),
        ("最大，排量1.8L", [("1.8", "1.8", "排量1.8L")]),
        ("割灌机，四冲程，1.5L≤排量≤2.0L", [("1.5", "2", "1.5L≤排量≤2.0L")]), ("割灌机，四冲程，排量0.59L", []),
        ("割灌机，四冲程，排量0.6L", [("0.6", "0.6", "排量0.6L")]),
        ("排量/功率（mL/kW）：2298/103", [("2.298", "2.298", "排量/功率（mL/kW）：2298")]), ("排量/功率（mL/kW）：1995，2298/93，103", []),
        ("排量/功率：1995\n排量2000", [("1.995", "1.995", "排量/功率：1995"), ("2", "2", "排量2000")]),
        ("排量（主/副）：4.5L/3.8L", [("4.5", "4.5", "排量（主/副）：4.5L")]), ("排量：4.5L/3.8L", [("3.8", "4.5", "排量：4.5L/3.8L")]),
    ],
)  # fmt: skip
def test_labels_that_say_which_end_or_what_stands_beside(text: str, told: list[tuple[str | None, str | None, str]]) -> None:
    assert sizes(text) == told


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("排量1.6L级，即1590mL至1600mL", "1.59", "1.6"), ("排量2.0T（允许正偏离，即不得小于2.0T）", "2", None), ("排量1.6L，也就是1.5L至1.7L", "1.5", "1.7"),
        ("排量750ml级，实际排量不小于745ml", "0.745", None), ("排量（mL）1600，即1500至1700", "1.5", "1.7"), ("排量1.6L，即1.64以上", "1.64", None),
        ("排量1.6L，即1.65以上", "1.65", None), ("排量1.6L，即1.66以上", "1.6", "1.6"), ("排量1.6L，即1.55以下", None, "1.55"), ("排量1.6L，即1.54以下", "1.6", "1.6"),
        ("排量1.6L，即2.0以下", None, "2"), ("排量1.6L，即1.0以上", "1", None), ("排量1.5L，即1498mL", "1.5", "1.5"), ("排量≥1.6L，即1.5L以上", "1.6", None),
        ("排量1.6L级，说明书上写明的这一款车，即1.5以上", "1.6", "1.6"), ("排量1.6L，不低于5座", "1.6", "1.6"),
    ],
)  # fmt: skip
def test_what_words_right_behind_a_size_say_that_it_means(text: str, low: str | None, high: str | None) -> None:
    assert sizes(text)[0][:2] == (low, high)


def test_a_class_is_nominal() -> None:
    assert [(one.exact, one.rule) for one in stated("排量750ml级", 0, 8)] == [(False, "class")]
    assert [(one.exact, one.rule) for one in stated("排量750ml", 0, 7)] == [(True, "label")]
    assert [(one.exact, one.rule) for one in stated("排量≥750ml级", 0, 9)] == [(True, "label")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("割灌机，四冲程，0.59L汽油", []), ("割灌机，四冲程，0.6L汽油", [("0.6", "0.6", "0.6L")]), ("水桶1.5L。轿车1.8L", [("1.8", "1.8", "1.8L")]),
        ("轿车.1.5T，轿车1.8T", [("1.8", "1.8", "1.8T")]),
        ("发动机2L，5座", [("2", "2", "2L")]), ("发动机≥3升，5座", [("3", None, "≥3升")]), ("水桶2L，5只", []),
        ("1.8L排量及以下轿车", [(None, "1.8", "1.8L排量及以下")]), ("轿车±1.5T", []),
        ("发动机XY4G15T，1498mL", [("1.498", "1.498", "1498mL")]), ("本项所列的发动机XY4G15T，1498mL", [("1.498", "1.498", "1498mL")]),
        ("水泵XY4G15T，1498mL", []), ("发动机" + "甲" * 18 + "，1498mL", []),
        ("柴油 1993mL，双缸", [("1.993", "1.993", "1993mL")]), ("双缸，649.3ml", [("0.6493", "0.6493", "649.3ml")]), ("双缸，649.3ml级", []), ("饮料649.3ml", []),
        ("全车随附清单：双缸，649.3ml", [("0.6493", "0.6493", "649.3ml")]), ("双缸的摩托车用油一瓶，649.3ml", []),
        ("XY650J-6,649mL排量", [("0.649", "0.649", "649mL")]), ("某型XY650J6,649mL排量", [("0.649", "0.649", "649mL")]),
        ("江南6,649mL排量", [("6.649", "6.649", "6,649mL")]),
        ("江南-6,649mL排量", [("6.649", "6.649", "6,649mL")]), ("XY650J-649mL排量", [("0.649", "0.649", "649mL")]),
        ("摩托车5辆（200ml）", [("0.2", "0.2", "200ml）")]), ("本次采购的摩托车（200ml）", [("0.2", "0.2", "200ml）")]), ("三轮车两台，200ml", [("0.2", "0.2", "200ml")]),
        ("摩托车用油（200ml）", []), ("摩托车5辆（2.0L）", []), ("摩托车5辆" + "，" + "油" * 20 + "（200ml）", []),
    ],
)  # fmt: skip
def test_a_bare_size_needs_its_noun_or_words_of_an_engine_right_before_it(
    text: str, told: list[tuple[str | None, str | None, str]]
) -> None:
    assert sizes(text) == told


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("甲类；1.5L；5座", "1.5"), ("甲类，1.5L", "1.5"), ("甲类、1.5升、5座", "1.5"), ("甲类，6.9L。", "6.9"), ("甲类，7.0L。", None), ("甲类，1.5L 5座", None),
        ("甲类 1.5L，5座", None), ("主要参数：1.5L，5座", "1.5"), ("净水：1.5L，5座", None), ("主要参数： 1.5L ，5座", "1.5"),
        ("甲类，1598mL，5座", "1.598"), ("甲类，1598mL，5箱", None), ("甲类，899mL，5座", None), ("甲类，900mL，5座", "0.9"), ("净水：1598mL，5座", None),
        ("参数：1598mL，5座", "1.598"), ("2.0T，7座", "2"), ("2.0T；7座", "2"), ("2.0T。7座", None), ("2.0T，7件", None), ("2.0T，7座，平板货车", None),
        ("甲类，2.0T，7座", "2"), ("甲类，3.0T，7座", "3"), ("甲类，3.1T，7座", None), ("甲类，2T，7座", None), ("净水：2.0T，7座", None), ("规格：2.0T，7座", "2"),
        ("1.5L，5座", None),
        ("指挥车\t1.5L\t5座", "1.5"), ("指挥车（公务）\t2\t1.5L，5座", "1.5"), ("甲类皮卡 \t1.5L", "1.5"), ("水桶\t1.5L\t5只", None),
        ("指挥车\n水桶\t1.5L\t5只", None), ("水桶（随车）\t1.5L\t5只", None), ("水桶\t5L\n指挥车\t1.5L\t5座", "1.5"), ("指挥车\t7L\t5座", None),
        ("指挥车\t6.9L\t5座", "6.9"), ("指挥车\t1.5L 5座", None), ("指挥车\t1.5T\t19座", None),
    ],
)  # fmt: skip
def test_a_size_alone_between_two_signs_of_a_list_is_a_vehicles(text: str, size: str | None) -> None:
    assert [low for low, _, _ in sizes(text)] == ([size] if size else [])


def test_a_range_alone_between_two_signs_needs_cars_and_no_tonnes() -> None:
    assert sizes("SUV一批采购；1.5-1.8T；自选") == [("1.5", "1.8", "1.5-1.8T")]
    assert sizes("叉车及轿车；1.5-1.8T；自选") == []


@pytest.mark.parametrize(
    ("before", "clause", "low"),
    [
        ("大车排量不低于3.7升，", "小车不低于2.7升", "2.7"), ("大车排量不低于3.7升，", "小车不低于1.5-1.8", "1.5"),
        ("大车排量不低于3.7升。", "小车不低于2.7升", None), ("大车排量不低于3.7升；", "小车不低于2.7升", None), ("大车排量不低于3.7升\n", "小车不低于2.7升", None),
        ("大车不低于3.7升，", "小车不低于2.7升", None), ("大车排量不低于3.7升，", "小车排量不低于2.7升", None), ("大车排量不低于3.7升，", "小车不低于2.7", None),
        ("大车排量不低于3.7升，", "小车不低于5座", None), ("大车排量不低于3.7升，", "小车2.7升", None),
        ("大车排量不低于3.7升，" + "并按时交付" * 20, "小车不低于2.7升", "2.7"), ("大车排量不低于3.7升，" + "并按时交付" * 23, "小车不低于2.7升", None),
    ],
)  # fmt: skip
def test_a_bound_goes_on_from_the_size_that_its_sentence_spoke_of(before: str, clause: str, low: str | None) -> None:
    text = "公告。" + before + clause
    found = goes_on(flat(text), len(text) - len(clause), len(text))
    told = [(text_of(one.low), text[one.start : one.end], one.rule) for one in found]
    assert told == ([(low, clause.removeprefix("小车"), "label")] if low else [])


def test_a_cell_may_bound_the_size_from_both_sides_of_its_word() -> None:
    chained = "1.5L≤排量≤1.8L，2.0L≤排量≤2.5L"
    assert [(text_of(one.low), text_of(one.high), one.rule) for one in cell(chained, 0, len(chained), "")] == [("1.5", "1.8", "chain")]
    assert [(text_of(one.low), one.rule) for one in cell("1.8L排量", 0, 6, "")] == [("1.8", "column")]


def test_cells_of_one_row_bound_one_size_and_those_of_two_rows_do_not() -> None:
    for start, agreed in ((10, True), (13, True), (14, False), (100, False)):
        for cells in (
            [said("1.4", None, "column"), said(None, "1.8", "column", start=start)],
            [said(None, "1.8", "column"), said("1.4", None, "column", start=start)],
        ):
            assert window_of(cells).max.said is agreed
    assert window_of([said("1.4", None, "column"), said(None, "1.8", "label", start=100)]).max.said
    assert window_of([said("1.4", None, "column"), said("1.4", "1.8", "column", start=100)]).max.said


def test_a_page_with_more_sizes_than_are_looked_at_is_read_all_the_same() -> None:
    many = "排量1.4L，" * 250
    assert seen(many + "轿车，丁类。", len(many), len(many) + 6) == []
    assert seen("轿车1.5T。" + "座位，" * 10, 7) == []


LOWS = ["≥{}", "不小于{}", "不低于{}", "{}以上", "{}（含）以上", "大于等于{}", "{}及以上", "{}起", "至少{}"]
HIGHS = ["≤{}", "不大于{}", "不超过{}", "{}以下", "{}（含）以下", "小于等于{}", "{}及以下", "{}以内", "控制在{}以内"]
UNITS = ["{}L", "{}升", "{}T", "{} L", "{}l"]
MILLI = ["{}mL", "{}ml", "{}毫升", "{}cc", "{} CC"]
TENTHS = st.integers(7, 70).map(lambda tenths: Decimal(tenths) / 10)


@given(TENTHS, st.sampled_from(LOWS), st.sampled_from(UNITS), st.sampled_from(["排量", "排气量：", "发动机排量为"]))
def test_any_lower_bound_in_any_words_and_unit(value: Decimal, bound_words: str, unit: str, label: str) -> None:
    assert [found[:2] for found in seen(label + bound_words.format(unit.format(value)))] == [(text_of(value), None)]


@given(st.integers(700, 7000), st.sampled_from(HIGHS), st.sampled_from(MILLI), st.sampled_from(["排量", "排气量：", "排量应"]))
def test_any_upper_bound_in_millilitres(value: int, bound_words: str, unit: str, label: str) -> None:
    assert [found[:2] for found in seen(label + bound_words.format(unit.format(value)))] == [(None, text_of(Decimal(value) / 1000))]


@given(
    TENTHS,
    TENTHS,
    st.sampled_from(["{}L-{}L", "{}L～{}L", "{}至{}升", "≥{}L且≤{}L", "{}L以上{}L以下", "{}(含)-{}L(含)", "不低于{}升，不高于{}升"]),
)
def test_any_window_with_both_ends(one: Decimal, other: Decimal, shape: str) -> None:
    low, high = sorted((one, other))
    assert [found[:2] for found in seen("排量" + shape.format(low, high))] == [(text_of(low), text_of(high))]
