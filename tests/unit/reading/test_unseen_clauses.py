"""Clauses and rows that speak of one of several vehicles, of all of them, or of none, however they are joined."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told

_REST = "本公告在本单位网站发布，请各供应商按要求准备材料并按时参加，逾期不予受理。"


@pytest.mark.parametrize(
    ("goods", "words", "sizes"),
    [
        ("幼儿校车（24座）2辆、小学生校车（46座）1辆", "24座校车排量不低于2.8L；46座校车排量不低于4.5L。", [2.8, 4.5]),
        ("厢式货车（4.2米）1辆、厢式货车（6.8米）2辆", "4.2米货车排量不小于2.5L，6.8米货车排量不小于4.0L。", [2.5, 4]),
        ("洒水车2辆、垃圾车1辆", "洒水车东风底盘，排量不小于3.8L；垃圾车解放底盘，排量不小于5.0L。", [3.8, 5]),
        ("轿车2辆、越野车1辆", "轿车三厢自动挡，排量不小于1.4L；越野车四驱自动挡，排量不小于2.0L。", [1.4, 2]),
        ("越野车2辆、皮卡1辆", "备注：越野车超过1.8升的部分已按规定报批。", [None, None]),
    ],
)
def test_a_clause_is_about_the_vehicle_that_it_begins_with(goods: str, words: str, sizes: list[float | None]) -> None:
    assert told(form("车辆采购公告", f"采购{goods}。", words, _REST), "displacement_min_l") == sizes


def test_a_clause_behind_the_lots_is_about_the_lot_whose_vehicle_it_begins_with() -> None:
    read = form(
        "医疗车辆采购",
        "标项一：采血车1辆 最高限价98万元",
        "标项二：体检车1辆 最高限价60万元",
        "技术要求：采血车国六柴油发动机，排量≥4.0L，准乘3人；体检车江铃底盘，排量2.0L以上。",
    )
    assert (told(read, "displacement_min_l"), told(read, "energy"), told(read, "seats_min")) == ([4, 2], ["diesel", None], [3, None])


@pytest.mark.parametrize(
    "line",
    [
        "增程式网约车10辆，增程器汽油1.5L，5座（燃油车排量1.8L以上的要求不适用）",
        "轿车10辆，排量1.5L（公务用车排量1.8L以下的限制不受此限）",
        "混动轿车10辆，排量1.5L，油车1.6L以上的标准不作要求",
    ],
)
def test_a_figure_whose_rule_does_not_hold_is_no_vehicles(line: str) -> None:
    read = form("车辆采购公告", f"采购内容：{line}。", _REST)
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.5], [1.5])


@pytest.mark.parametrize(
    "lines",
    [
        ["包1：轿车2辆，排量不大于1.5L；包2：越野车1辆，排量不大于2.0L；均为国六汽油。"],
        ["标段一：轿车2辆", "标段二：越野车1辆", "标段一排量≤1.5L；标段二排量≤2.0L；均采用汽油发动机。"],
    ],
)
def test_the_last_clause_of_a_sentence_about_lots_speaks_of_them_all(lines: list[str]) -> None:
    assert told(form("车辆采购公告", *lines, _REST), "energy") == ["petrol", "petrol"]


def test_what_a_lot_is_said_to_be_all_its_vehicles_are() -> None:
    head = "<tr><td>标段</td><td>车型</td><td>数量</td><td>排量（L）</td></tr>"
    rows = (("1", "厢式货车", "4.5"), ("2", "面包车（短轴）", "1.2"), ("2", "面包车（长轴）", "2.0"))
    table = "".join(f"<tr><td>{lot}</td><td>{name}</td><td>2</td><td>{size}</td></tr>" for lot, name, size in rows)
    read = page("邮车采购公告", f"<table>{head}{table}</table><p>第一标段为柴油，第二标段为汽油。</p>")
    assert told(read, "energy") == ["diesel", "petrol", "petrol"]


@pytest.mark.parametrize(
    ("need", "numbers"),
    [
        ("更新已达报废年限的车辆，其中轿车4辆、越野车2辆", [4, 2]),
        ("更换超过使用年限的执法车辆：轿车4辆、越野车2辆", [4, 2]),
        ("采购轿车2辆，替换已到报废年限的3辆老轿车", [2]),
    ],
)
def test_what_takes_the_place_of_old_cars_is_bought(need: str, numbers: list[int]) -> None:
    assert told(form("公安局执法车辆采购公告", f"采购需求：{need}。", _REST), "quantity") == numbers


def test_a_vehicle_is_called_by_the_name_that_it_explains_in_brackets() -> None:
    read = form(
        "车辆招标公告",
        "1、燃气巡检车（皮卡）5台，排量2.0T；",
        "2、燃气抢修车（厢式货车改装）2台，排量不小于2.5L；",
        "最高限价：总价150万元，其中巡检车单价不超过14万元，抢修车单价不超过38万元。",
    )
    assert told(read, "unit_price_cap_cny") == [140_000, 380_000]


def test_a_name_of_fuels_and_seats_that_ends_in_a_car_is_counted_as_well() -> None:
    read = form("客运车辆采购公告", "1、CNG/汽油双燃料7座小型车12台，发动机排量1.5L；", "2、柴油19座客车6台，发动机排量3.0升；", _REST)
    assert (told(read, "quantity"), told(read, "energy")) == ([12, 6], ["bi_fuel", "diesel"])


def test_a_lot_without_vehicles_has_none() -> None:
    read = form("公安局勤务车辆采购招标公告", "一标段：SUV 2辆", "二标段：执法记录仪（不包括车辆）", _REST)
    assert [len(lot["lines"]) for lot in read["lots"]] == [1, 0]


@pytest.mark.parametrize(
    ("title", "bought"),
    [
        ("吊车租赁及皮卡采购询价函", True),
        ("某县公安局无人机运载车采购", True),
        ("某县公安局无人机采购", False),
        ("公务用车租赁及驾驶服务采购公告", False),
    ],
)
def test_what_is_rented_beside_a_vehicle_or_carried_by_it_is_not_what_is_bought(title: str, bought: bool) -> None:
    assert form(title, "采购数量：1台", _REST)["is_vehicle_purchase"] is bought


def test_the_cell_beside_a_name_may_tell_which_car_it_is() -> None:
    head = "<tr><td>名称</td><td>规格</td><td>数量</td><td>单位</td></tr>"
    rows = (("指挥车", "5座越野车 2.0T 汽油"), ("通信车", "轻型客车改装"))
    table = "".join(f"<tr><td>{name}</td><td>{spec}</td><td>1</td><td>台</td></tr>" for name, spec in rows)
    assert told(page("指挥车采购公告", f"<table>{head}{table}</table>"), "category") == ["suv", "special"]


@pytest.mark.parametrize(
    ("title", "line", "field", "value"),
    [
        ("某县公务用车采购公告", "简要规格描述：采购SUV 3辆用于各派出所执法执勤。", "use", "law_enforcement"),
        ("某县公务用车采购公告", "简要规格描述：采购SUV 3辆。", "use", "official"),
        ("某县水利局车辆采购终止公告", "原因：能源类型由燃油改为新能源，须重新组织采购（原采购SUV 2辆）", "energy", None),
        ("某县水利局车辆采购公告", "采购新能源SUV 2辆", "energy", "nev"),
    ],
)
def test_a_purpose_tells_a_use_and_what_is_to_come_no_energy(title: str, line: str, field: str, value: Any) -> None:
    assert told(form(title, line, _REST), field) == [value]
