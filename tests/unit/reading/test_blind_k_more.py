"""Limits of other authors: stacked parameters, ceilings under a heading, words for all of a lot, names that enumerate, coded models."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

_TITLE = "双林县农业农村局车辆采购询价公告"


@pytest.mark.parametrize(("label", "value"), [("参数", "要求"), ("指标", "参数值"), ("项目", "技术要求")])
def test_parameters_may_stand_one_under_the_other(label: str, value: str) -> None:
    one = ("（一）执法越野车", label, value, "发动机", "汽油，排量1998ml", "座位数", "5", "单价限价", "21.5万元")
    two = ("（二）冷链皮卡", label, value, "发动机排量", "≥2.0T", "座位数", "5", "单价限价", "13.5万元")
    read = form(_TITLE, "序号\t标的\t数量\t单位", "1\t执法越野车\t2\t辆", "2\t冷链皮卡\t2\t辆", "二、参数", *one, *two)
    assert told(read, "displacement_min_l") == [1.998, 2]
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([5, 5], [215_000, 135_000])


def test_a_sum_in_brackets_and_its_label_head_no_column() -> None:
    table = ("序号", "标的", "数量", "单位", "用途", "1", "执法越野车", "2", "辆", "执法", "2", "冷藏货车", "3", "辆", "配送")
    read = form(_TITLE, "预算金额（元）：705000", *table)
    assert told(read, "quantity") == [2, 3]


def test_a_name_that_begins_with_a_figure_is_no_figure() -> None:
    read = form(_TITLE, "包号", "名称", "数量", "包1", "4.2米冷藏配送车", "5辆", "包2", "3米冷藏配送车", "3辆")
    assert told(read, "quantity") == [5, 3]


def test_a_heading_says_what_the_sums_of_lots_below_it_are() -> None:
    needs = ("包一：执法轿车5辆", "包二：执法商务车2辆、流动检测车1辆", "各包预算：包一80万元，包二97万元。")
    read = form(_TITLE, *needs, "四、单车最高限价", "包一15.84万元/辆；包二商务车28万元/辆、流动检测车40万元/辆。")
    assert told(read, "unit_price_cap_cny") == [158_400, 280_000, 400_000]
    assert [lot["budget_cny"] for lot in read["lots"]] == [800_000, 970_000]


def test_all_cars_of_one_lot_are_not_those_of_another() -> None:
    read = form(_TITLE, "A包：轿车8辆、商务车4辆", "B包：囚车3辆", "B包囚车：柴油，核载8至11人。A包各车核载5人。")
    assert told(read, "seats_max") == [5, 5, 11]


def test_seats_may_be_said_of_all() -> None:
    read = form(_TITLE, "采购内容：轿车4辆、城市SUV3辆", "轿车排量1.6L，城市SUV排量1.5T。座位数均为5座。")
    assert told(read, "seats_max") == [5, 5]


@pytest.mark.parametrize(
    "cap",
    ["洒水车每台不高于42万元，吸污车不高于39.6万元", "洒水车：每台限价42万元；吸污车：整车不超过39.6万元", "吸污车——报价上限39.6万元"],
)
def test_the_ceiling_of_the_only_one_is_one_piece_s(cap: str) -> None:
    read = form(_TITLE, "序号\t车辆名称\t数量", "1\t洒水车\t2台", "2\t吸污车\t1台", f"其中{cap}。" if "——" not in cap else f"（2）{cap}。")
    assert told(read, "unit_price_cap_cny")[1] == 396_000


def test_new_energy_is_told_nearer_elsewhere_of_its_lot() -> None:
    rows = ("分包号\t包内容\t数量（单位）", "1\t执法皮卡\t3辆", "2\t新能源SUV\t3辆")
    read = form(_TITLE, *rows, "分包1：柴油，排量≥1.9T；", "分包2：插电混动，发动机排量≤1.5T，5座。")
    assert told(read, "energy") == ["diesel", "phev"]


def test_a_name_that_enumerates_is_divided_by_its_clauses() -> None:
    clauses = ("2.规格型号：", "（1）哈弗H9 2.0T 汽油 5座，2辆，单价189800元/辆；", "（2）江铃大道 2.3T 柴油，3辆，单价142600元/辆。")
    read = form("双林县车辆采购合同公告", "1.主要标的名称：越野车、皮卡车", *clauses, "3.主要标的数量：5辆")
    assert (told(read, "category"), told(read, "quantity")) == (["suv", "pickup"], [2, 3])
    assert (told(read, "unit_price_cny"), told(read, "displacement_max_l")) == ([189_800, 142_600], [2, 2.3])


def test_a_models_code_may_lead_its_vehicle() -> None:
    said = "某公司生产的“桂安”牌GAV5100XZH指挥车（柴油，排量2.998L）和GAV5180XJY抢险救援车（排量6.7L）系唯一产品。"
    rows = ("序号\t名称\t数量", "1\t通信指挥车\t1辆", "2\t抢险救援车\t2辆")
    read = form("双林县应急车辆采购单一来源公示", *rows, "四、原因", said)
    assert told(read, "displacement_max_l") == [2.998, 6.7]
    assert told(read, "model") == ["GAV5100XZH", "GAV5180XJY"]


def test_lots_behind_the_label_of_suppliers_are_parted() -> None:
    rows = ("分标\t标的\t数量\t单价（元）", "1\t警用轿车\t6辆\t108600", "2\t囚车\t1辆\t268000")
    read = form("双林县警用车辆采购合同公告", "供应商（乙方）：分标1 漓江汽车销售有限公司；分标2 桂龙专用汽车有限公司", *rows)
    assert [lot["supplier"] for lot in read["lots"]] == ["漓江汽车销售有限公司", "桂龙专用汽车有限公司"]


def test_a_winner_that_all_goods_name_won() -> None:
    rows = ("序号\t商品名称\t数量\t成交单价(元)\t成交总价(元)\t成交供应商", "1\t轿车\t2\t103800\t207600\t嘉禾汽车销售有限公司")
    read = form("双林县执法用车网上竞价结果公告", *rows, "2\tSUV\t1\t116900\t116900\t嘉禾汽车销售有限公司", "成交总金额：324500元")
    assert read["lots"][0]["supplier"] == "嘉禾汽车销售有限公司"


def test_cars_cut_open_for_teaching_in_a_title_are_none_bought() -> None:
    rows = ("标项\t标的\t数量", "一\t整车解剖教具（车身剖切，不可行驶）\t2套", "二\t驾驶模拟舱\t6套")
    assert not form("某学院新能源汽车整车解剖教具及实训台架采购公告", *rows)["is_vehicle_purchase"]
