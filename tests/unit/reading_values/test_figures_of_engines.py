"""Engine sizes from the figure up: litres of one figure, bounds that run on, whose figure it is, and what one line's statements agree on."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.bounds import Bound, bounds
from reading.decoys import about_something_else, of_a_rule, of_an_engine, of_an_old_car
from reading.displacement import Stated, cell, head_unit, regions, stated, window_of
from reading.folding import flat
from reading.litres import exact, litres
from schemas.values import Span


def text_of(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


# -- a figure --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "unit", "labelled", "value"),
    [
        ("1.8", "L", False, "1.8"), ("2", "T", False, "2"), ("1498", "mL", False, "1.498"), ("1498", "cc", False, "1.498"), ("1.498", "cm³", False, "1.498"),
        ("1,498", "ml", False, "1.498"), ("1 498", "CC", False, "1.498"), ("1,8", "L", False, "1.8"), ("999,1", "cm³", False, "0.9991"),
        ("1·8", "L", False, "1.8"), ("L8", "L", False, "1.8"), ("I.8", "L", False, "1.8"), ("l5", "T", False, "1.5"), ("1.B", "L", False, "1.8"),
        ("2.O", "L", False, "2"), ("1.8", "", True, "1.8"), ("1498", "", True, "1.498"), ("100", "", True, "0.1"), ("99", "", True, None),
        ("2", "", True, None), ("1.8", "", False, None), ("1498", "", False, None), ("40", "mL", False, "0.04"), ("39", "mL", False, None),
        ("0.04", "L", False, "0.04"), ("0.03", "L", False, None), ("17", "L", False, "17"), ("17.1", "L", False, None), ("17", "cc", False, "17"),
        ("18", "L", False, None), ("49", "cc", False, "0.049"), ("1498", "L", False, None), ("99999", "mL", False, None), ("16100", "mL", False, "16.1"),
    ],
)  # fmt: skip
def test_a_figure_and_its_unit_make_litres(figure: str, unit: str, labelled: bool, value: str | None) -> None:
    assert text_of(litres(figure, unit, labelled)) == value


@pytest.mark.parametrize(
    ("figure", "unit", "told"),
    [
        ("1498", "mL", True), ("1.5", "L", False), ("1.498", "L", True), ("1.49", "L", False), ("1.4981", "L", False), ("1498", "", True), ("150", "", True),
        ("15", "", False), ("1,498", "", True), ("1 498", "L", True), ("2", "T", False), ("1.5", "cc", True),
    ],
)  # fmt: skip
def test_a_figure_is_exact_when_it_is_printed_to_the_millilitre(figure: str, unit: str, told: bool) -> None:
    assert exact(figure, unit) is told


# -- bounds ----------------------------------------------------------------------------------------------------
def bound(marked: str, unit: str = "", labelled: bool = True) -> Bound:
    """The bound between the first two bars of marked words; it must end at the second."""
    before, words, after = marked.split("|")
    told = bounds(flat(before + words + after), len(before), unit, labelled)
    assert told is not None
    assert told.end == len(before + words), (before + words + after)[: told.end]
    return told


@pytest.mark.parametrize(
    ("marked", "low", "high"),
    [
        ("排量|≥1.4L且≤1.8L|。", "1.4", "1.8"), ("排量|≤1.8L，≥1.4L|，", "1.4", "1.8"), ("排量|1.4L以上1.8L以下|", "1.4", "1.8"),
        ("排量|≥1.4L|且≤1.2L", "1.4", None),
        ("排量|≤1.4L|且≥1.8L", None, "1.4"), ("排量|≥1.4L|且≥1.2L", "1.4", None), ("排量|≥1.5L且≤1.5L|", "1.5", "1.5"), ("排量|≤1.5L且≥1.5L|", "1.5", "1.5"),
        ("排量|1.5T或1.8L|轿车", "1.5", "1.8"), ("排量|1.8L或1.5T|轿车", "1.5", "1.8"), ("排量|1.8L或1.5T及其以上|", "1.5", None),
        ("排量|1.5L或1.8L以下|", None, "1.8"),
        ("排量|≤1.8L或≤1.5T|", None, "1.8"), ("排量|≥1.8L或≥1.5T|", "1.5", None), ("排量|≤1.8L|或≥2.5T", None, "1.8"), ("排量|1.5-1.8L或2.0T|", "1.5", "2"),
        ("排量|1.8L或1.4|-1.5L", "1.4", "1.8"), ("排量|1.2T或1.3T或1.4T或1.5T或1.6T或1.8T|", "1.2", "1.8"), ("排量|1.5/1.8L|", "1.5", "1.8"),
        ("|1.5T|/", "1.5", "1.5"),
        ("排量|1.4L-1.8L|", "1.4", "1.8"), ("排量|1.4（含）至1.8升|之间", "1.4", "1.8"), ("排量|1480-1600ml|", "1.48", "1.6"), ("排量|1.8|-1.4L", "1.8", "1.8"),
        ("排量|1.5-1.5L|", "1.5", "1.5"), ("排量|1.4T-2.0|", "1.4", "2"), ("|2.0T（1998mL）|", "1.998", "1.998"), ("|1.5T（1.4L～1.6L）|", "1.4", "1.6"),
        ("|1.5T（1.498L）|", "1.498", "1.498"), ("|1.5T|（1.6L）", "1.5", "1.5"), ("|≤1.5T|（1498mL）", None, "1.5"), ("|1.5T|（1498mL发动机）", "1.5", "1.5"),
        ("|1.5T或1.8T|（1498mL）", "1.5", "1.8"), ("排量|1.8升（含1.8升）以下|", None, "1.8"), ("排量|不大于 1.8 升|", None, "1.8"), ("排量|至少1.5T|", "1.5", None),
        ("排量|1.8L起|", "1.8", None), ("排量|1.8L封顶|", None, "1.8"), ("|   1.8L|", "1.8", "1.8"), ("排量|1.8|、座位数5", "1.8", "1.8"),
        ("排量|1.5TDI|", "1.5", "1.5"),
        ("排量|1.5 or 1.8 L|", "1.5", "1.8"), ("排量|1.0 ou 1.3 turbo|", "1", "1.3"), ("排量|1.5L|，≤1.8L", "1.5", "1.5"),
    ],
)  # fmt: skip
def test_bounds_run_on_as_far_as_they_belong_together(marked: str, low: str | None, high: str | None) -> None:
    told = bound(marked)
    assert (text_of(told.low), text_of(told.high)) == (low, high)


@pytest.mark.parametrize(
    ("words", "unit", "labelled"),
    [
        ("2L/min", "", True), ("1.8mL/r", "", True), ("1.8m³", "", True), ("1.8㎡", "", True), ("1.8x", "", True), ("1.8.5", "", True),
        ("1.83456", "", True), ("5座", "", True), ("18万元", "L", True), ("1.5TX", "", False), ("1.5LX", "", True), ("1.5", "", False), ("无", "", True),
        ("轿车1.5L", "", True), ("    1.8L", "", True), ("12辆", "mL", True),
    ],
)  # fmt: skip
def test_what_runs_on_into_another_measure_is_no_bound(words: str, unit: str, labelled: bool) -> None:
    assert bounds(flat(words), 0, unit, labelled) is None


@pytest.mark.parametrize(
    ("words", "unit", "labelled", "low", "high"),
    [
        ("1.8", "L", False, "1.8", "1.8"), ("1498", "mL", False, "1.498", "1.498"), ("1400-1600", "mL", False, "1.4", "1.6"), ("1.5X", "", True, None, None),
        ("1.5TX", "", True, "1.5", "1.5"), ("≥1400且≤1600", "mL", True, "1.4", "1.6"), ("≥1.4L且≤1600", "", True, "1.4", None),
        ("1.5T/≥1.8L", "", True, "1.5", None),
        ("1.8辆以下", "L", True, None, None), ("1.8以下", "L", True, None, "1.8"), ("1.8L/1.5T", "", True, "1.5", "1.8"),
    ],
)  # fmt: skip
def test_a_heads_unit_is_that_of_bare_figures(words: str, unit: str, labelled: bool, low: str | None, high: str | None) -> None:
    told = bounds(flat(words), 0, unit, labelled)
    assert (told and text_of(told.low), told and text_of(told.high)) == (low, high)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1498mL", True),
        ("1.5L", False),
        ("1400-1600mL", True),
        ("1.4L-1600mL", False),
        ("≥1400mL且≤1600mL", True),
        ("≥1.4L且≤1600mL", False),
        ("1498mL或1.8L", False),
    ],
)
def test_bounds_are_exact_when_each_figure_is(words: str, told: bool) -> None:
    found = bounds(words, 0, "", labelled=True)
    assert found is not None
    assert found.exact is told


# -- whose figure it is ----------------------------------------------------------------------------------------
FAR = "本条所列各项参数均须逐条响应并提供检测报告，" * 10


def owned(marked: str, labelled: bool = False, small: bool = False) -> bool:
    before, figure, after = flat(marked).split("|")
    return about_something_else(before + figure + after, len(before), len(before + figure), labelled, small)


@pytest.mark.parametrize(
    "marked",
    [
        "额定载质量|1.5T|", "油箱|50L|", "|1.5T|载货", "发电机排量|2.0L|", "发电机|2.0L|", "手抬泵（动力|2.0L|）", "手抬泵（四冲程。动力|2.0L|）", "货车|2.0T|",
        "|2.0T|自卸",
        "按管理办法配备|1.8L|轿车", "评分标准：|1.8L|", "|1.8L|加分", "原车|2.4L|", "原车购置于去年，原车|2.4L|",
        "购于2015年|2.4L|", "采购旧车置换，旧车|2.4L|", "附件。载重|1.5T|", "货车" + "某" * 12 + "|1.5T|", "油箱" + "某" * 12 + "|1.5L|", "水箱,容积|1.5L|",
    ],
)  # fmt: skip
def test_a_figure_beside_words_of_another_thing_is_that_things(marked: str) -> None:
    assert owned(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "轿车|1.5T|", "油箱55升，|1.5T|", "油箱55升；轿车|1.5T|", "按管理办法采购|1.8L|轿车", "按管理办法。|1.8L|", "原车报废，新购|1.8L|", "原车。|1.8L|",
        "货车，柴油|2.0T|",
        "货车（柴油|2.0T|）", "货车|2.0T|涡轮增压", "货车|2.0L|", "|1.5T|，载货", "|1.5T|轿车；加分", "加分；|1.5T|",
        "发电机，|1.5T|", "货车" + "某" * 13 + "|1.5T|", "油箱" + "某" * 13 + "|1.5T|", "|1.5T|轿车参数见附件清单油箱", f"评分{FAR}|1.5T|", f"|1.5T|{FAR}加分",
    ],
)  # fmt: skip
def test_a_figure_apart_from_such_words_is_an_engines(marked: str) -> None:
    assert not owned(marked)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("油箱|1.8L|", True), ("油箱排量|1.8L|", True), ("油箱及排量|1.8L|", False), ("油箱。|1.8L|", False), ("载货车排量|2.0T|", False),
        ("发电机，轿车排量|1.8L|", False),
        ("发电机：排量|1.8L|", True), ("旧车排量|1.8L|", True), ("评分：排量|1.8L|", True), ("排量|1.8L|，每优于一项", True), ("油箱一二三四|1.8L|", False),
    ],
)  # fmt: skip
def test_a_labelled_figure_is_anothers_only_for_the_words_right_before_it(marked: str, told: bool) -> None:
    assert owned(marked, labelled=True) is told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("割灌机，四冲程，排量|0.04L|", True), ("摩托车，排量|0.25L|", False), ("割灌机，摩托车，排量|0.25L|", False), ("摩托车，割灌机，排量|0.04L|", True),
        ("割灌机。排量|0.04L|", False),
        ("割灌机、摩托车、油锯、排量|0.04L|", True),
    ],
)  # fmt: skip
def test_a_small_figure_is_the_machines_that_is_named_last(marked: str, told: bool) -> None:
    assert owned(marked, labelled=True, small=True) is told
    assert not owned(marked, labelled=True)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("轿车|1.5L|", True), ("配置|1.5L|自动", True), ("水|1.5L|", False), ("轿车。水|1.5L|", False), ("奇瑞艾瑞泽8 |1.6T|", True),
        ("配备：奇瑞艾瑞泽8 |1.6T|", True),
        ("水、奇瑞艾瑞泽8|1.6T|", True), ("不含奇瑞艾瑞泽8|1.6T|", False), ("轿车" + "甲" * 38 + "|1.5L|", True), ("轿车" + "甲" * 40 + "|1.5L|", False),
        ("|1.5L|" + "甲" * 22 + "轿车", True), ("|1.5L|" + "甲" * 24 + "轿车", False), ("|380TSI|", True), ("奇瑞" + "甲" * 27 + "|1.5L|", True),
        ("奇瑞" + "甲" * 30 + "|1.5L|", False),
    ],
)  # fmt: skip
def test_a_bare_figure_is_an_engines_beside_words_of_one_or_behind_a_brand(marked: str, told: bool) -> None:
    before, figure, after = flat(marked).split("|")
    assert of_an_engine(before + figure + after, len(before), len(before + figure)) is told


def test_rules_and_old_cars_hold_for_their_clause_until_something_new_is_named() -> None:
    for tell, words in ((of_a_rule, "依照管理办法"), (of_an_old_car, "单位现有车")):
        for before, told in (
            (words, True),
            (words + "。", False),
            (words + "，拟购置", False),
            ("拟购置，" + words, True),
            (words + "，拟购置，" + words, True),
            ("", False),
        ):
            assert tell(before + "轿车", len(before)) is told
        assert not tell(words + FAR + "轿车", len(words + FAR))
        assert tell("公告。" * 150 + words + FAR[:180] + "轿车", 450 + len(words) + 180)


# -- one line's statements -------------------------------------------------------------------------------------
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
        Span(start=8, end=12),
        Span(start=9, end=11),
        Span(start=20, end=21),
    ]
    assert list(regions(spans)) == [(0, 1), (1, 4), (5, 9), (9, 12), (20, 21)]


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
