"""Whose a figure is: the engine's that is bought, or a load's, a tank's, another machine's, a rule's, the old car's."""

from collections.abc import Callable

import pytest

from reading.decoys import about_something_else, of_a_machine, of_a_rule, of_an_engine, of_an_old_car
from reading.folding import flat

FAR = "本条所列各项参数均须逐条响应并提供检测报告，" * 10


def owned(marked: str, labelled: bool = False, small: bool = False, noun: bool = False) -> bool:
    before, figure, after = flat(marked).split("|")
    return about_something_else(before + figure + after, len(before), len(before + figure), labelled, small, noun)


@pytest.mark.parametrize(
    "marked",
    [
        "额定载质量|1.5T|", "油箱|50L|", "|1.5T|载货", "发电机排量|2.0L|", "发电机|2.0L|", "手抬泵（动力|2.0L|）", "手抬泵（四冲程。动力|2.0L|）", "货车|2.0T|",
        "|2.0T|自卸",
        "按管理办法配备|1.8L|轿车", "其他按照规定配备的公务用车排气量|1.8升|以下", "评分标准：|1.8L|", "|1.8L|加分", "原车|2.4L|", "原车购置于去年，原车|2.4L|",
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


# -- rules for more than words beside a figure ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("|1.5T|级蓝牌底盘，汽油", True), ("|1.5T|级别载货，汽油", True),
        ("|1.5T|级，汽油，蓝牌底盘", False), ("|1.5T|级前后双排某某蓝牌，汽油", False), ("|1.5T|蓝牌，汽油", False),
        ("|1.5T|级" + "自动四驱" + "轻卡", True),
        ("|1.8L|以上的规定不适用", True), ("|1.8L|除外", True), ("|1.8L|以上不受上述之限", True), ("|1.8L|以上，除外", False), ("|1.8L|以上不受潮", False),
        ("|2.4T|柴油不接受", True), ("|2.4T|轿车，不接受", False), ("不接受|1.5T|轿车", True), ("不予考虑混动|1.5T|轿车", True), ("不接受，|1.5T|轿车", False),
        ("轿车副|1.5L|", True), ("轿车上装：|1.5L|", True), ("轿车主1.8L/副|1.5L|", True), ("轿车主|1.5L|", False),
    ],
)  # fmt: skip
def test_a_size_of_a_load_a_waiver_a_refusal_or_a_second_engine(marked: str, told: bool) -> None:
    assert owned(marked) is told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("轿车|1.6L|以下、12万元以内的规定", True), ("轿车|1.6L|以内的标准执行", True), ("轿车|1.6L|以内的标准色", False), ("轿车|1.6L|，之内的规定", False),
        ("轿车|1.6L|。以内的规定", False),
    ],
)  # fmt: skip
def test_a_rule_may_be_named_behind_its_figures(marked: str, told: bool) -> None:
    assert owned(marked) is told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("8吨扫路车（柴油，|3.8L|", False), ("8吨扫路车（汽油、柴油、|3.8L|", False), ("8吨扫路车（四驱，|3.8L|", True), ("8吨扫路车（柴油），油箱|3.8L|", True),
        ("8吨扫路（柴油，|3.8L|", True), ("扫路车（柴油，油箱|3.8L|", True), ("油箱（材质：铝，|3.8L|", True), ("油箱（铝），轿车|3.8L|", False),
        ("载质量（含驾驶室）|1.5T|", True),
    ],
)  # fmt: skip
def test_words_before_a_bracket_own_what_it_holds_but_a_vehicles_fuel(marked: str, told: bool) -> None:
    assert owned(marked) is told


def test_a_noun_behind_a_figure_leaves_what_is_before_it_to_the_vehicles_name() -> None:
    assert owned("载重|2.0T|") and not owned("载重|2.0T|柴油", noun=True)
    assert owned("油箱|2.0L|柴油", noun=True) and owned("轿车|2.0T|柴油载货", noun=True)
    assert owned("发电机|2.0T|柴油", noun=True)


def test_words_of_scoring_are_more_than_a_point_or_an_example() -> None:
    for words in ("每辆", "分体空调，", "例行保养，"):
        assert not owned(f"{words}轿车|1.5T|") and not owned(f"轿车|1.5T|，{words}")
    for words in ("每优于一项", "加分", "例如"):
        assert owned(f"{words}轿车|1.5T|") and owned(f"轿车|1.5T|，{words}")


def test_what_a_bracket_stands_behind_is_looked_for_in_two_parts_length() -> None:
    assert owned("发电机（" + "外壳为铝合金板" * 8 + "|3.8L|")
    assert not owned("发电机（" + "外壳为铝合金板" * 9 + "|3.8L|")
    assert owned("各包清单如下。" * 10 + "发电机（静音，|3.8L|")


def test_who_buys_is_nothing_that_is_bought() -> None:
    assert not owned("江南发电有限公司|2.0T|轿车")
    assert not owned("江南油箱厂采购轿车|2.0T|")
    assert owned("江南公司发电机|2.0T|")
    assert owned("出厂油箱|2.0L|")


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("独立柴油|发动机排量1.5L|", True), ("轿车配小型的汽油|发动机排量1.5L|", True), ("六缸柴油|发动机排量1.5L|", False),
        ("副|发动机排量1.5L|", True), ("上装|发动机排量1.5L|", True), ("轿车割草机|排量1.5L|", True), ("轿车|排量1.5L|", False),
        ("轿车|发动机排量1.5L|割草机", False), ("发电机组：≥100kW，|排量5.9L|", True), ("静音发电机\t12kW，|排量2.0L|", True), ("发电车\t12kW，|排量2.0L|", False),
        ("发电机：轿车|排量2.0L|", False), ("轿车：四驱，|排量2.0L|", False), ("发电机，|排量2.0L|", False), ("发电机、轿车：自动，|排量2.0L|", False),
    ],
)  # fmt: skip
def test_a_label_is_another_machines_that_it_goes_on_from_or_stands_under(marked: str, told: bool) -> None:
    assert owned(marked, labelled=True) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("消防泵：柴油机", True), ("消防泵，柴油机", False), ("消防泵。柴油机", False), ("水泵机组柴油机", True),
        ("消防泵：参数：柴油机", False),
        ("发电机、轿车：柴油", False), ("轿车：柴油", False), ("轿车：消防泵", True), ("无人机指挥车", False), ("无人机车载", True),
        ("消防泵：轿车", False), ("消防泵轿车：柴油", True),
    ],
)  # fmt: skip
def test_words_are_a_machines_by_their_label_or_the_machine_right_before_them(words: str, told: bool) -> None:
    assert of_a_machine(flat(words), len(words)) is told


@pytest.mark.parametrize(
    ("tell", "words", "told"),
    [
        (of_a_rule, "一般公务用车\t", True), (of_a_rule, "轿车\t一般公务用车\t2\t", False), (of_a_rule, "轿车\t2\t一般公务用车", True),
        (of_an_old_car, "底盘同现有车辆通用，", False), (of_an_old_car, "与原车零件一致，", False), (of_an_old_car, "底盘同现有车辆，", True),
        (of_an_old_car, "更新达到报废年限的车辆，", False), (of_an_old_car, "更换已达到报废年限的用车：", False), (of_an_old_car, "更新报废车辆，", True),
    ],
)  # fmt: skip
def test_uses_in_rows_old_cars_beside_new_ones_and_renewals(tell: Callable[[str, int], bool], words: str, told: bool) -> None:
    folded = flat(words)
    assert tell(folded + "轿车", len(folded)) is told
