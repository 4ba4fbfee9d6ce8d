"""What documents call a vehicle by after they have named it, and other ways of laying the same thing out by authors of our own."""

import pytest

from tests.unit.classifier.test_documents import one, read


@pytest.mark.parametrize(
    ("named", "first", "second"),
    [
        ("采购A型巡护救护车1辆、B型转运救护车2辆。", "2.1 A型车", "2.2 B型车"),
        ("采购8.5米城市客车1辆、10.5米城市客车2辆。", "8.5米车型", "10.5米车型"),
        ("采购甲型轿车1辆、乙型轿车2辆。", "甲型", "乙型"),
    ],
)
def test_a_vehicle_is_told_of_by_its_letter_or_size(named: str, first: str, second: str) -> None:
    found = read(named, f"{first}：排量≤2.0L，单价不超过30万元。", f"{second}：排量≤2.5L，单价不超过40万元。")
    assert [values[:4] for _, values in found] == [(1, None, "2", 300_000), (2, None, "2.5", 400_000)]


def test_columns_and_remarks_may_call_vehicles_by_their_class() -> None:
    rows = ["车种\t中型客车\t大型客车", "数量\t1\t2", "排量(升)\t2.8-3.0\t5.5以上", "座席\t17座\t45座"]
    found = read("", "项目\t甲类\t乙类", *rows, "", "注：甲类每台最高限价三十六万元，乙类每台最高限价六十一万元。")
    assert [values for _, values in found] == [(1, "2.8", "3", 360_000, 17), (2, "5.5", None, 610_000, 45)]


def test_a_stroke_tells_nothing_and_lets_no_value_reach_over_it() -> None:
    found = read("", "项目\t车型一\t车型二", "名称\t牵引车\t半挂车", "数量\t2台\t3台", "排量\t≥11L\t/", "准乘人数\t3\t/", "")
    assert [values for _, values in found] == [(2, "11", None, None, 3), (3, None, None, None, None)]


def test_what_stands_above_is_meant_by_ditto() -> None:
    found = read("", "车辆\t数量\t排量\t座位", "轿车（白色）\t3\t≤1.5L\t5", "轿车（黑色）\t4\t同上\t同上", "")
    assert [values for _, values in found] == [(3, None, "1.5", None, 5), (4, None, "1.5", None, 5)]


def test_dots_lead_from_a_label_to_its_value() -> None:
    rows = ("车辆名称……………押运车", "采购数量……………3台", "排量……………2.5L～2.8L", "驾乘人数……………5人")
    assert one(*rows) == (3, "2.5", "2.8", None, 5)


@pytest.mark.parametrize("remark", ["注：限价为每辆车最高价。", "以上限价均为单台价格。", "备注：表中限价系每台车的限价。"])
def test_a_remark_tells_that_limits_are_those_of_one_vehicle(remark: str) -> None:
    found = read("", "车型\t数量\t限价", "轿车\t2\t13万元", "SUV\t1\t17万元", "", remark)
    assert [values[3] for _, values in found] == [130_000, 170_000]


def test_old_cars_within_a_sentence_are_not_counted() -> None:
    words = (
        "因任务增加，原有2009年购入的捷达（1.6L）一辆、面包车（排量2.0升）一辆已到报废年限，经研究，拟购置城市SUV两辆，排量不超过1.5升。"
    )
    assert one(words)[:3] == (2, None, "1.5")


def test_a_caption_tells_in_which_money_a_tables_limits_are() -> None:
    found = read("单位：万元", "", "装备名称\t数量（辆）\t单价限额", "抢险车\t1\t42.6", "物资运输皮卡\t3\t21.5", "")
    assert [values[3] for _, values in found] == [426_000, 215_000]


def test_a_table_of_changes_names_a_vehicle_with_each_parameter() -> None:
    rows = ["“商务车”排量\t≤2.0L\t≤2.4L", "“商务车”数量\t1辆\t2辆", "“商务车”单价最高限价\t22万元\t25万元"]
    assert one("", "更正事项\t更正前内容\t更正后内容", *rows, "") == (2, None, "2.4", 250_000, None)


def test_how_a_vehicle_is_built_makes_no_other_one_of_it() -> None:
    found = read("采购巡游出租汽车20台，单台控制价9.8万元。", "", "指标\t要求值", "车型\t三厢轿车", "排量\t1.5L", "核定载客\t5人", "")
    assert [values for _, values in found] == [(20, "1.5", "1.5", 98_000, 5)]


def test_a_bus_seats_fewer_than_it_carries() -> None:
    assert one("采购公交客车4辆。", "", "项目\t要求", "额定载客\t≥82人", "座位数\t26", "")[4] == 26


def test_a_rule_that_is_quoted_over_a_semicolon_limits_nothing() -> None:
    rule = "根据《公务用车管理办法》，机要用车价格12万元以内、排气量1.6升以下；应急用车价格18万元以内、排气量1.8升以下。"
    assert one(rule, "采购机要轿车1辆，排气量不大于1.5升，单价不超过11万元。")[:4] == (1, None, "1.5", 110_000)
