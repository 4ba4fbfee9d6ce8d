"""Lots of other authors: numbers without signs before sums, contents for names, lots that another notice tells of, named blocks."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told

_TITLE = "双林县环卫车辆采购公开招标公告"


def lots(read: dict[str, Any], field: str) -> list[object]:
    """A field of each lot."""
    return [lot[field] for lot in read["lots"]]


@pytest.mark.parametrize(
    ("one", "two"), [("标项一3650000", "标项二2980000"), ("包一：365万元", "包二：298万元"), ("标段一365万元", "标段二298万元")]
)
def test_ceilings_stand_right_behind_the_lots_numbers(one: str, two: str) -> None:
    head = "最高限价（元）" if "000" in one else "最高限价"
    family = one[:2] if one.startswith("标") else "包"
    read = form(_TITLE, f"{head}：{one}，{two}", f"{family}一：洗扫车3辆", f"{family}二：垃圾车4辆")
    assert lots(read, "price_cap_cny") == [3_650_000, 2_980_000]


def test_a_number_of_things_stands_right_behind_a_lot() -> None:
    read = form(_TITLE, "包一：执法轿车", "包二：清障车", "二、数量：包一5辆；包二1辆。")
    assert told(read, "quantity") == [5, 1]


@pytest.mark.parametrize("head", ["内容", "包件内容", "标包内容"])
def test_contents_are_names_where_lots_stand_beside_them(head: str) -> None:
    rows = (
        f"标段\t{head}\t数量\t最高投标限价",
        "一标段\t纯电动公交车\t12台\t每台88.6万元，合计1063.2万元",
        "二标段\t工作用轿车\t3台\t合计36万元",
    )
    read = form(_TITLE, *rows)
    assert (lots(read, "price_cap_cny"), told(read, "unit_price_cap_cny")) == ([10_632_000, 360_000], [886_000, None])


def test_contents_of_a_correction_are_no_names() -> None:
    rows = ("序号\t内容\t更正前\t更正后", "1\t轿车排量\t1.6L\t1.8L")
    read = form("双林县公务用车采购更正公告", "更正内容：", *rows)
    assert told(read, "displacement_max_l") == [1.8]


def test_a_zero_before_a_lots_number_tells_it_from_its_clauses() -> None:
    needs = ("标段\t车型\t数量（辆）", "01\t轿车\t4", "02\t轿车\t1")
    read = form(_TITLE, *needs, "二、要求", "1.01标段预算112万元，02标段预算12万元。", "2.01标段单价：轿车≤15.5万元。")
    assert (read["budget_cny"], lots(read, "budget_cny")) == (None, [1_120_000, 120_000])
    assert told(read, "unit_price_cap_cny") == [155_000, None]


def test_a_lot_that_another_notice_tells_of_takes_no_rows() -> None:
    rows = (
        "序号\t标的\t品牌\t规格型号\t数量\t单价",
        "1\t四轮电动巡逻车\t益高\tEG6088KF\t6\t￥58,000.00",
        "2\t警用摩托车\t钱江\tQJ600J\t10\t￥39,800.00",
    )
    read = form("双林县公安局车辆采购合同", "合同名称：车辆采购合同（包一）", *rows, "包二（警用头盔）合同另行公告。")
    assert [len(lot["lines"]) for lot in read["lots"]] == [2]


def test_a_lot_named_by_its_label_begins_a_block() -> None:
    table = "项号\t标的\t数量\t单项最高限价"
    one = ("分标名称：A分标 预算金额（元）：1850000", table, "1\t应急指挥中巴\t1辆\t125.2万元/辆", "2\t机动越野车\t2辆\t29万元/辆")
    two = ("分标名称：B分标 预算金额（元）：2200000", table, "1\t排涝车\t2辆\t109.4万元/辆")
    read = form(_TITLE, *one, *two)
    assert (lots(read, "budget_cny"), told(read, "quantity")) == ([1_850_000, 2_200_000], [1, 2, 2])
    assert told(read, "unit_price_cap_cny") == [1_252_000, 290_000, 1_094_000]


def test_prose_that_names_some_lots_leaves_those_of_the_table() -> None:
    rows = ("标段\t车型\t数量（辆）", "1\t公交车\t16", "2\t客车\t6", "3\t轿车\t40")
    read = form(_TITLE, *rows, "三、说明", "二标段车辆低入口。", "三标段车辆排量1.5L。")
    assert told(read, "quantity") == [16, 6, 40]


def test_a_lots_vehicles_may_stand_in_prose_and_its_name_in_a_table() -> None:
    rows = ("包号\t货物服务名称\t本包预算金额（单位：万元）", "1\t执法皮卡车\t64.0", "2\t渔政指挥车及拖挂牵引车\t102.0")
    said = "第2包 其中渔政指挥车（MPV底盘，7座，排量2.0T）1辆，单价最高限价42万元；牵引越野车2辆，排量3.0T，单价最高限价29万元。"
    read = form(_TITLE, *rows, "九、要求", "第1包 数量4辆。", said)
    assert [line["quantity"] for line in read["lots"][1]["lines"]] == [1, 2]


def test_a_machines_sound_in_a_name_with_a_roads_code_is_a_vehicle() -> None:
    rows = (
        "序号\t名称\t品牌\t规格型号\t数量\t单价",
        "1\t除雪撒布车\t北重\tBZT5250TCXD6\t2\t749000",
        "2\t清雪推铲车\t北重\tBZT5160TCXD6\t1\t650000",
    )
    read = form("双林县环卫车辆采购合同公告", *rows)
    assert told(read, "quantity") == [2, 1]


@pytest.mark.parametrize(
    ("cell", "brand", "model"), [("比亚迪秦PLUS EV", "比亚迪", "秦PLUS EV"), ("五菱星光150进阶版", "五菱", "星光150进阶版")]
)
def test_a_series_is_parted_from_its_make(cell: str, brand: str, model: str) -> None:
    read = form("双林县公务用车采购合同公告", "序号\t标的\t品牌型号\t数量\t单价（元）", f"1\t轿车\t{cell}\t2\t119800")
    assert [(line["brand"], line["model"]) for line in lines_of(read)] == [(brand, model)]


def test_a_single_source_quotes_its_brands() -> None:
    said = ("（一）侦测指挥车须与系统对接，仅某公司的“天眼”TYE5120XZH型车辆通过测试；柴油，排量5.193L，乘员6人。",)
    more = "（二）防暴水炮车属专用装备，该公司“天眼”TYE5250GFB型（柴油，排量8.4L）为唯一产品。"
    read = form("双林县公安局特种车辆采购单一来源公示", "拟采购：侦测指挥车1辆、防暴水炮车1辆", *said, more)
    assert told(read, "model") == ["TYE5120XZH", "TYE5250GFB"]
    assert told(read, "displacement_max_l") == [5.193, 8.4]
