"""Tables of foreign documents: columns beside known vehicles, two rows of heads, signs in the place of labels, forms of pairs, lists by slashes."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from tests.unit.classifier.test_documents import one, read


def names(*rows: str) -> list[str | None]:
    return [line.name.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


def test_a_column_beside_vehicles_is_one_even_where_its_name_holds_a_word_of_a_service() -> None:
    rows = ["项目\t勘察越野车\t油料转运车\t员工中巴", "数量\t3\t1\t2", "车型\tSUV\t厢式专用车\t中巴", "排量\t2.0T\t≥2.5L\t≥2.8L"]
    found = read("", *rows, "准乘人数\t5\t3\t19", "单价上限（万元）\t19.8\t45\t30.5", "")
    assert found == [
        ("勘察越野车", (3, "2", "2", 198_000, 5)),
        ("油料转运车", (1, "2.5", None, 450_000, 3)),
        ("员工中巴", (2, "2.8", None, 305_000, 19)),
    ]


def test_a_column_of_a_service_beside_vehicles_is_none() -> None:
    assert names("", "项目\t勘察越野车\t油料配送\t员工中巴", "数量\t3\t1\t2", "排量\t2.0T\t/\t≥2.8L", "") == ["勘察越野车", "员工中巴"]


def test_a_second_row_of_heads_below_groups_is_told_by_the_heads_that_reach_down() -> None:
    heads = [
        "序号\t用车单位\t车辆类型\t主要参数\t\t\t数量\t限价",
        "序号\t用车单位\t车辆类型\t排量(mL)\t座位\t燃料\t数量\t单价(万元)\t总价(万元)",
    ]
    heads[0] += "\t"
    found = read("", *heads, "1\t区水务局\t轿车\t≤1600\t5\t汽油\t3\t11\t33", "2\t区林业局\t皮卡\t1990~2400\t5\t柴油\t1\t15.2\t15.2", "")
    assert found == [("轿车", (3, None, "1.6", 110_000, 5)), ("皮卡", (1, "1.99", "2.4", 152_000, 5))]


@pytest.mark.parametrize("sign", ["★", "▲", "", "#"])
def test_columns_of_vehicles_beside_signs_alone_tell_all_themselves(sign: str) -> None:
    rows = ["序号\t重要性\t清扫车\t护栏清洗车", f"1\t{sign}\t排量≥3.0L，柴油\t排量≥2.5L，柴油", "2\t★\t核定乘员：3人\t核定乘员：2人"]
    found = read("", "采购内容：清扫车2辆，护栏清洗车1辆。", "", *rows, f"3\t{sign}\t单台最高限价：51万元\t单台最高限价：44万元", "")
    assert found == [("清扫车", (2, "3", None, 510_000, 3)), ("护栏清洗车", (1, "2.5", None, 440_000, 2))]


def test_the_head_of_the_only_column_of_values_names_its_vehicle() -> None:
    assert read("", "参数\t轿车\t备注", "数量\t4\t", "排量\t≤1.5T\t★", "单车限价\t119000元\t★", "") == [
        ("轿车", (4, None, "1.5", 119_000, None))
    ]


def test_a_vehicle_of_any_use_in_a_lot_of_its_own_stands_beside_that_of_another_lot() -> None:
    first = ["第一包 机关用车", "", "参数\t轿车\t备注", "数量\t5\t", "座位\t5\t", "单车限价\t128000元\t★"]
    second = ["第二包 医疗用车", "", "参数\t体检车\t备注", "数量\t1\t", "座位\t7\t", "单车限价\t560000元\t★"]
    found = specified("需求.docx\n" + "\n".join(["", *first, "", *second, ""]), "")
    assert [(lot, line.category.value, line.quantity.value, line.unit_price_cap_cny.value) for lot, line in found] == [
        ("1", Category.SEDAN, 5, 128_000),
        ("2", Category.SPECIAL, 1, 560_000),
    ]


def test_a_form_of_pairs_that_counts_vehicles_tells_what_is_asked_of_them() -> None:
    rows = ["采购单位\t某县检验站\t项目名称\t检验业务用车", "采购数量\t3辆\t采购方式\t询价"]
    asked = "技术要求\t检验业务用车为三厢轿车，5座；配备1.6升（含）以下汽油发动机；单车价格上限为138000元。"
    assert one("", *rows, asked, "交付时间\t合同签订后20日内", "") == (3, None, "1.6", 138_000, 5)


def test_a_form_of_pairs_without_a_number_of_vehicles_tells_none() -> None:
    rows = [
        "采购单位\t某县检验站\t项目名称\t检验服务",
        "采购数量\t1项\t采购方式\t询价",
        "技术要求\t检验设备配备排量不小于1.6升的发电机组。",
    ]
    assert read("", *rows, "") == []


@pytest.mark.parametrize("asked", ["1.3L/双排6座/汽油/货箱2.2m", "三厢/1.3L/5座/汽油", "汽油/1.3L/5座/92#"])
def test_sizes_and_seats_stand_between_slashes(asked: str) -> None:
    row = f"W-01\t小轿车\t{asked}\t台\t2\t126500"
    found = one("", "编号\t物资名称\t规格及要求\t单位\t数量\t拦标价(元)", row, "拦标价为单台价，含税。", "")
    assert found == (2, "1.3", "1.3", 126_500, 6 if "6座" in asked else 5)


@pytest.mark.parametrize(("remark", "cap"), [("预算价，超过无效", 112_000), ("最高限价", 112_000), ("参考价", None)])
def test_a_remark_makes_the_price_of_its_row_a_limit(remark: str, cap: int | None) -> None:
    row = f"1\t公务轿车\t1.5T，5座\t1\t112000\t112000\t{remark}"
    assert one("", "序号\t采购品目\t规格型号\t数量\t单价（元）\t金额（元）\t备注", row, "") == (1, "1.5", "1.5", cap, 5)


def test_what_muscles_move_and_what_stands_in_a_classroom_is_no_vehicle() -> None:
    head = "序号\t名称\t规格\t数量\t单价限价（元）"
    rows = ["1\t管护皮卡\t2.0T，5座\t1\t125000", "2\t人力保洁三轮车\t1.2方\t4\t980", "3\t新能源汽车剖切展示台\t电机总成\t2\t45000"]
    rows += ["4\t人力资源局轿车\t1.5T，5座\t1\t113000"]
    assert names("", head, *rows, "") == ["管护皮卡", "人力资源局轿车"]


def test_batches_that_count_several_vehicles_in_a_cell_count_none_of_them() -> None:
    rows = [
        "2.1勘察指挥用车（越野车），3辆。排量为2.0T，五座，最高单价24.2万元。",
        "2.2测量用皮卡，2辆。排量不超过2.5升，五座，最高单价13.3万元。",
    ]
    found = read("", *rows, "3.交货批次", "", "批次\t车辆\t数量\t时间", "第一批\t指挥用车、皮卡\t3+1\t20日", "第二批\t皮卡\t1\t50日", "")
    assert [values[0] for _, values in found] == [3, 2]


def test_a_remark_makes_the_limits_in_headings_those_of_one() -> None:
    rows = ["一、豪华殡仪车 数量：1辆 限价：42.0万元", "排量≥2.0L，5座", "二、普通殡仪车 数量：3辆 限价：17.6万元", "排量≥1.8L，6座"]
    assert [values[3] for _, values in read("", *rows, "以上限价均为单台限价。")] == [420_000, 176_000]
    assert [values[3] for _, values in read("", *rows)] == [420_000, None]


def test_a_limit_in_the_line_that_names_the_only_vehicle_is_its_own() -> None:
    rows = ["标的：警用囚车 数量：{} 单位：辆 最高限价：34万元", "", "序号\t项目\t要求", "1\t排量\t≥2.1L", "2\t额定载员\t9人", ""]
    assert one(rows[0].format(1), *rows[1:]) == (1, "2.1", None, 340_000, 9)
    assert one(rows[0].format(2), *rows[1:]) == (2, "2.1", None, None, 9)


def test_a_class_below_the_name_tells_how_the_vehicle_is_built() -> None:
    rows = ["1.名称：接待用车", "2.数量：1辆", "3.类别：MPV", "4.排量：2.0T", "5.座位：7座"]
    found = specified("需求.docx\n" + "\n".join(rows), "")
    assert [(line.category.value, line.seats.min.value) for _, line in found] == [(Category.MPV, 7)]


def test_how_a_vehicle_is_built_is_no_name_of_another() -> None:
    rows = ["本次拟新购引导车1辆、巡查皮卡2辆。", "（1）引导车", "①车型为SUV；②排量不小于1.5L；③额定乘员5人；④单价控制在25万元以内。"]
    rows += ["（2）巡查皮卡", "①排量2.0升至2.5升；②额定乘员5人；③单价控制在19万元以内。"]
    assert read(*rows) == [("引导车", (1, "1.5", None, 250_000, 5)), ("巡查皮卡", (2, "2", "2.5", 190_000, 5))]
