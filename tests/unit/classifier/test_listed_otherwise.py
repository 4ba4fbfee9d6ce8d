"""Lists, forms and sections of documents laid out otherwise: what belongs to which vehicle, and what makes no vehicle of its own."""

import pytest

from reading.radicals import whole_characters
from tests.unit.classifier.test_documents import one, read


def test_a_list_may_stand_under_rows_of_labels_with_a_remark_below() -> None:
    rows = ["询价单位\t某站\t\t询价日期\t7月2日", "联系人\t王工\t\t报价截止\t7月9日", "序号\t货物\t规格\t数量\t单价（元）"]
    rows += [
        "1\t巡线皮卡\t汽油，排量1.5升以上，5座\t2\t",
        "2\t抢修面包车\t汽油，排量1.2-1.5L，7座\t1\t",
        "说明：皮卡单价不高于9万元，面包车单价不高于5.5万元。",
    ]
    assert [values for _, values in read("", *rows, "")] == [(2, "1.5", None, 90_000, 5), (1, "1.2", "1.5", 55_000, 7)]


def test_heads_of_two_lines_may_hold_their_units_below() -> None:
    heads = ["序号\t受配单位\t车辆规格\t\t\t数量\t单价限价", "序号\t受配单位\t类型\t排量下限（mL）\t乘员（人）\t（台）\t（万元）"]
    found = read("", *heads, "1\t甲院\t普通型救护车\t1990\t5-7\t1\t23.5", "2\t乙院\t监护型救护车\t2400\t6-8\t2\t36", "")
    assert [values for _, values in found] == [(1, "1.99", None, 235_000, 7), (2, "2.4", None, 360_000, 8)]


def test_a_form_has_several_labels_in_a_row() -> None:
    rows = ["申请单位\t某所", "拟配备车辆1\t越野车\t数量\t1辆", "排气量\t不超过3000cc\t价格（单价）\t25万元以内"]
    rows += ["拟配备车辆2\t轻型客车（9座）\t数量\t2辆", "排气量\t不超过2.0升\t价格（单价）\t18万元以内"]
    assert [values[:4] for _, values in read("", *rows, "")] == [(1, None, "3", 250_000), (2, None, "2", 180_000)]


def test_a_row_may_be_about_the_vehicle_that_it_names() -> None:
    rows = [
        "采购内容\t囚车1辆、工作轿车2辆",
        "囚车参数\t柴油发动机，排量≥2.2升",
        "工作轿车参数\t排气量1.5T至1.8T；单价不高于18万元",
        "售后\t3年",
    ]
    assert [values[:4] for _, values in read("", *rows, "")] == [(1, "2.2", None, None), (2, "1.5", "1.8", 180_000)]


def test_what_all_have_in_common_holds_where_none_tells_otherwise() -> None:
    common = ["二、共性要求", "1. 国六排放，5座；", "2. 发动机排量不超过1.8升，单车价格不超过18万元；", "三、个性要求"]
    own = ["1. 轿车：三厢。", "2. 越野车：四驱，排量不超过2.5升，单车价格不超过25万元。"]
    found = read("", "车辆名称\t数量", "轿车\t5辆", "越野车\t1辆", "", *common, *own)
    assert [values for _, values in found] == [(5, None, "1.8", 180_000, 5), (1, None, "2.5", 250_000, 5)]


def test_rows_of_one_cell_part_a_table_of_requirements() -> None:
    rows = [
        "一、快检车",
        "1.1\t底盘排量≥2.198L\t公告",
        "1.2\t准乘人数：6-8人\t公告",
        "二、执法皮卡",
        "2.1\t双排座，5人\t公告",
        "2.2\t柴油机排量≥1.9L\t公告",
    ]
    found = read("", "货物名称\t数量", "快检车\t1", "执法皮卡\t2", "", "条款号\t技术要求\t响应方式", *rows, "")
    assert [(values[1], values[4]) for _, values in found] == [("2.198", 8), ("1.9", 5)]


@pytest.mark.parametrize(
    "sentence",
    [
        "共采购各类救护车共3辆。",
        "现租用客车运送师生，拟自购救护车3辆。",
        "旧救护车5辆的处置不在本次采购范围。",
        "淘汰的旧警车8辆另行处置。",
    ],
)
def test_a_sentence_that_sums_up_a_list_or_speaks_of_old_cars_adds_no_vehicle(sentence: str) -> None:
    found = read(sentence, "", "标的名称\t数量\t排量", "监护型救护车\t2\t≥2.0L", "转运型救护车\t1\t≥1.9L", "")
    assert [values[:2] for _, values in found] == [(2, "2"), (1, "1.9")]


def test_brackets_and_parts_of_a_whole_tell_seats() -> None:
    assert one("采购囚车1辆。", "核定乘员：9人（驾驶室3人，羁押区6人）")[4] == 9
    assert one("采购监测车1辆。", "", "指标\t要求", "成员座椅\t驾驶区2座，工作区2座，共4座", "排量\t2.0L", "")[4] == 4


def test_radicals_are_characters() -> None:
    assert whole_characters("⻋辆⾼度≥2⽶，⻓≥5⽶，⽪卡，⻅附⻚") == "车辆高度≥2米，长≥5米，皮卡，见附页"


def test_what_stands_beside_a_vehicles_paragraph_tells_nothing_of_it() -> None:
    words = ("4.2 巡逻车：五座，排量1.5L，单价不超过13万元。", "4.3 车载电台：单价不超过7500元。", "4.4 售后：2小时响应。")
    assert one("", "名称\t数量", "巡逻车\t3", "", *words)[:4] == (3, "1.5", "1.5", 130_000)
