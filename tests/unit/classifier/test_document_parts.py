"""The right part of a document is read: the vehicle's own words, whatever stands beside them."""

from collections.abc import Sequence

from schemas.reading import Line
from services.classifier.attached import specified

BOOK = """第三章 评标办法
一、评分
配置每优于要求一项加2分，例如要求排量1.6L，投标1.8L的加2分。
第五章 采购需求
1．原有车辆：帕特1.8T、凯丽2.4L各1辆。
2．本次采购公务轿车2辆，排量≤1.5L，5座。
第六章 投标文件格式
一、投标函
三、偏离说明

序号\t要求\t响应
例\t排量2.0T\t排量2.0T
"""


def lines(text: str) -> list[Line]:
    return [line for _, line in specified(text, "")]


def sizes(told: Sequence[Line]) -> list[tuple[str | None, str | None]]:
    ends = [(one.displacement_l.min.value, one.displacement_l.max.value) for one in told]
    return [(None if low is None else str(low), None if high is None else str(high)) for low, high in ends]


def test_only_the_chapter_of_needs_of_a_tender_document_is_read() -> None:
    assert sizes(lines(BOOK)) == [(None, "1.5")] and lines(BOOK)[0].quantity.value == 2


def test_sentences_on_last_years_car_a_choice_not_bought_or_a_ministrys_rule_ask_for_nothing() -> None:
    text = "巡护皮卡2辆，排量≥2.3L。\n上年度同类项目的车型为2.0T，仅供了解。\n另有2.8T动力可供选装，本次不采购。\n主管部门规定排量不得小于1.4L。\n"
    assert sizes(lines(text)) == [("2.3", None)]


def test_a_paragraph_may_begin_with_its_vehicle() -> None:
    text = "技术需求\n1、应急皮卡：排量2.3T及以上，5座，四驱。\n2、通信车：底盘发动机排量2998mL，乘员5人。\n"
    assert sizes(lines(text)) == [("2.3", None), ("2.998", "2.998")]


def test_a_chapter_that_names_no_vehicle_ends_the_last_vehicles() -> None:
    text = "一、洗消车（2台，单价限价115万元）\n发动机排量≥6.5L。\n二、供水车（1台，单价限价90万元）\n发动机排量≥5.9L。\n三、附件：手抬泵2台（排量≥610cc）。\n"
    assert [one.quantity.value for one in lines(text)] == [2, 1]


def test_the_value_of_a_label_may_stand_on_the_next_line() -> None:
    (line,) = lines("巡查皮卡\n采购数量（辆）：\n4\n单价最高限价（元）：\n128000\n发动机排气量（ml）：\n2378\n乘员数（人）：\n5\n")
    assert (line.quantity.value, line.unit_price_cap_cny.value, line.seats.max.value) == (4, 128_000, 5)
    assert sizes([line]) == [("2.378", "2.378")]


def test_heads_in_three_rows_say_the_lower_and_the_upper_end() -> None:
    rows = (
        "序号\t车辆名称\t数量（辆）\t主要技术指标\t\t\n序号\t车辆名称\t数量（辆）\t发动机排量（mL）\t\t座位数（座）\n"
        "序号\t车辆名称\t数量（辆）\t下限\t上限\t座位数（座）\n1\t轿车\t6\t1395\t1600\t5\n2\t中巴\t1\t2700\t不限\t17~19\n"
    )
    assert sizes(lines(rows)) == [("1.395", "1.6"), ("2.7", None)]


def test_rows_of_upper_and_lower_ends_beside_units_tell_each_vehicle_of_a_column() -> None:
    rows = "指标\t\t小轿车\t大型客车\n采购数量\t辆\t8\t1\n单价控制\t万元\t12\t45\n发动机\t排量上限（升）\t1.6\t8\n发动机\t排量下限（升）\t—\t5.9\n"
    car, coach = lines(rows)
    assert sizes([car, coach]) == [(None, "1.6"), ("5.9", "8")] and coach.unit_price_cap_cny.value == 450_000


def test_of_a_correction_only_what_holds_now_is_read() -> None:
    rows = "序号\t更正项\t更正前\t更正后\n1\t标的名称\t巡查越野车\t巡查越野车（不变）\n2\t数量\t2辆\t3辆\n3\t排量\t≥2.4L\t1.5T≤排量≤2.0T\n"
    (line,) = lines(rows)
    assert line.quantity.value == 3 and sizes([line]) == [("1.5", "2.0")]


def test_rows_of_sentences_tell_of_the_vehicle_named_before_them() -> None:
    text = "标的：监护型救护车，4辆，单价最高限价48万元。\n\n类别\t序号\t技术参数\n底盘\t1\t柴油机，排量：2.2L～2.5L\n底盘\t2\t额定乘员7人\n电气\t3\t发电机：排量≥163mL\n"
    (line,) = lines(text)
    assert (line.quantity.value, line.seats.max.value, *sizes([line])) == (4, 7, ("2.2", "2.5"))


def test_a_form_to_be_priced_asks_by_its_own_columns_and_not_by_the_bidders() -> None:
    rows = (
        "供应商名称：\t\t\t日期：\n品目\t标的\t规格要求\t数量\t单价上限（万元）\t投标单价（元）\t投标排量（L）\n"
        "1-1\t执法车（SUV）\t汽油，排气量1.8L（含）以下\t2\t18\t\t\n"
    )
    (line,) = lines(rows)
    assert (line.quantity.value, line.unit_price_cap_cny.value, *sizes([line])) == (2, 180_000, (None, "1.8"))


def test_a_list_of_what_was_awarded_tells_sizes_in_its_models() -> None:
    rows = "序号\t标的名称\t品牌\t规格型号\t数量\t中标单价（元）\t小计（元）\n1\t执法轿车\t某牌\t2026款 1.5L 自动\t5辆\t106,800.00\t534,000.00\n"
    (line,) = lines(rows)
    assert line.quantity.value == 5 and sizes([line]) == [("1.5", "1.5")] and not line.unit_price_cap_cny.said


def test_the_body_of_a_vehicle_tells_its_seats() -> None:
    text = "公务轿车技术参数\n\n参数名称\t参数要求\n车身结构\t三厢，4门5座\n排量\t≤1.8L\n"
    assert lines(text)[0].seats.max.value == 5


def test_rows_that_name_a_vehicle_head_its_parameters_from_the_first_on() -> None:
    rows = "序号\t项目\t要求\n一、自卸车 3辆 单价限价14.8万元\n1\t发动机\t排量2.3L以上\n2\t乘员\t2人\n二、轿车 2辆 单价限价12万元\n1\t排量\t≤1.6L\n"
    truck, car = lines(rows)
    assert (truck.quantity.value, truck.seats.max.value, car.quantity.value) == (3, 2, 2) and sizes([truck, car]) == [
        ("2.3", None),
        (None, "1.6"),
    ]


def test_a_lot_may_begin_with_its_vehicle_and_their_number() -> None:
    text = (
        "第一标段：自卸汽车，6台。\n（1）排量≥9.5L；\n第二标段：材料运输车，3台。\n（1）排量≥2.5L；\n另：配套供应千斤顶6台，不单独计价。\n"
    )
    assert [(lot, line.quantity.value) for lot, line in specified(text, "")] == [("1", 6), ("2", 3)]


def test_a_sentence_that_sums_up_what_a_list_names_is_no_vehicle_of_its_own() -> None:
    text = "拟更新警用车辆5辆。\n\n标的名称\t数量\t单价限价（元）\n警用轿车\t3\t178000\n警用SUV\t2\t248000\n"
    assert [one.quantity.value for one in lines(text)] == [3, 2]


def test_a_vehicle_named_for_its_work_is_one_where_its_row_speaks_of_a_road_vehicle() -> None:
    text = "包号\t标的\t数量\t主要参数\n1\t旅游服务车\t2辆\t排量：≥2.0L；7座\n2\t工具车\t2台\t铝合金，三层\n"
    assert [(one.quantity.value, one.seats.max.value) for one in lines(text)] == [(2, 7)]
