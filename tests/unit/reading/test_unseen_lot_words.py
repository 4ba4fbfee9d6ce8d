"""Which words are a lot's, a vehicle's of a cell, or of all who get one."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize("lead", ["其中", "分为", ""])
def test_lots_of_one_sentence_keep_their_own_vehicles(lead: str) -> None:
    read = form(
        "出租汽车更新采购招标公告",
        f"采购内容：巡游出租汽车45辆。{lead}A标段纯电动轿车30辆，轴距≥2700mm，每辆限价12.8万元；"
        "B标段双燃料轿车15辆，排量1.5L-1.6L，5座，每辆限价9.3万元。",
        "投标保证金：A标段3万元，B标段1万元。",
    )
    assert [[line["quantity"] for line in lot["lines"]] for lot in read["lots"]] == [[30], [15]]
    assert told(read, "energy") == ["bev", "bi_fuel"]
    assert told(read, "unit_price_cap_cny") == [128000, 93000]


def test_the_label_of_what_was_offered_ends_a_lot_and_begins_none() -> None:
    read = form(
        "通勤客车及皮卡采购中标结果公示",
        "一标段（45座通勤客车6辆，柴油，排量≥6.5L）",
        "中标人：甲地客车销售有限公司",
        "中标价：288.6万元，单价48.1万元/辆",
        "投标车型：宇通ZK6116H6Y",
        "二标段（皮卡10辆，四驱，柴油，排量2.4T）",
        "中标人：乙地汽贸有限责任公司",
        "中标价：149.5万元，单价14.95万元/辆",
        "投标车型：江铃JX1035PSGA6",
    )
    assert told(read, "category") == ["bus", "pickup"]
    assert told(read, "quantity") == [6, 10]
    assert told(read, "unit_price_cny") == [481000, 149500]
    assert told(read, "model") == ["ZK6116H6Y", "JX1035PSGA6"]


@pytest.mark.parametrize("clause", ["其中新能源轿车单价不高于14万元", "新能源轿车单价不高于14万元"])
def test_the_last_clause_of_a_cell_is_of_the_vehicle_that_it_names(clause: str) -> None:
    read = page(
        "2026年政府采购意向",
        "<table><tr><td>序号</td><td>采购项目名称</td><td>采购需求概况</td><td>预算金额(万元)</td></tr>"
        f"<tr><td>1</td><td>巡查车辆</td><td>新能源轿车3辆、燃油皮卡1辆（排量2.0T），{clause}</td><td>56</td></tr></table>",
    )
    assert told(read, "unit_price_cap_cny") == [140000, None]
    assert told(read, "energy") == ["nev", None]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("为9个乡镇卫生院各配备监护型救护车1辆，共9辆", 9),
        ("每个乡镇卫生院配备救护车2辆（合计18辆）", 18),
        ("为乡镇卫生院各配备监护型救护车1辆", 1),
        ("采购救护车2辆，共配担架4台", 2),
    ],
)
def test_what_each_gets_comes_to_the_whole(words: str, whole: int) -> None:
    assert told(form("救护车采购公告", f"采购需求：{words}，柴油，排量不小于2.0升"), "quantity") == [whole]


def test_of_two_vehicles_each_is_no_share() -> None:
    assert told(form("公务用车采购公告", "采购人：某某镇人民政府", "采购需求：轿车、商务车各1辆，共2辆"), "quantity") == [1, 1]
