"""Vehicles of lists and tables, their ceilings and kinds, where a name, a row or a rule beside them might mislead."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(("one", "other"), [("（A型）", "（B型）"), ("（五座）", "（七座）")])
def test_vehicles_that_brackets_tell_apart_are_no_sum_of_the_next_ones(one: str, other: str) -> None:
    read = form(
        "执法车辆采购公告",
        f"采购需求：执法SUV{one}4辆，排量1.5T，单价不超过15万元；执法SUV{other}2辆，排量2.0T，单价不超过20万元；面包车2辆，单价不超过9万元。",
    )
    assert told(read, "quantity") == [4, 2, 2]
    assert told(read, "unit_price_cap_cny") == [150000, 200000, 90000]


@pytest.mark.parametrize("ceiling", ["最高不超过28万元", "不超过28万元", "最高不高于28万元"])
def test_the_ceiling_of_the_only_one_beside_several(ceiling: str) -> None:
    read = form(
        "业务用车询价函",
        "一、车辆清单：",
        f"1. 中大型SUV，2.0T，7座，1辆，{ceiling}；",
        "2. 插电混动轿车，1.5L，5座，2辆，每辆最高不超过13万元。",
    )
    assert told(read, "unit_price_cap_cny") == [280000, 130000]


def test_a_rule_that_does_not_apply_is_no_vehicle_and_no_ceiling() -> None:
    read = form(
        "防火车辆采购公告",
        "采购需求：①皮卡6辆：柴油；5座；单价15.5万元以内；",
        "②宿营车1辆：排量（L）：≥2.8；单价38万元以内。",
        "特别说明：参照公务用车配备标准，一般公务用车排气量1.8升（含）以下、价格18万元以内的规定不适用于本次特种车辆。",
    )
    assert told(read, "unit_price_cap_cny") == [155000, 380000]


@pytest.mark.parametrize(("whole", "caps"), [("284000", [138000, 146000]), ("300000", [None, None])])
def test_rows_of_one_each_that_come_to_the_whole_ceiling(whole: str, caps: list[int | None]) -> None:
    read = page(
        "公务用车网上竞价公告",
        "<table><tr><td>序号</td><td>商品</td><td>数量</td><td>单位</td><td>最高限价(元)</td></tr>"
        "<tr><td>1</td><td>燃油SUV</td><td>1</td><td>辆</td><td>138000</td></tr>"
        f"<tr><td>2</td><td>纯电轿车</td><td>1</td><td>辆</td><td>146000</td></tr></table><p>总限价（元）：{whole}</p>",
    )
    assert told(read, "unit_price_cap_cny") == caps


def test_the_name_of_a_lot_names_what_a_contract_counts_and_prices() -> None:
    read = page(
        "渔政执法车采购合同公告",
        "<table><tr><td>序号</td><td>标项名称</td><td>规格型号</td><td>数量</td><td>单价</td><td>总价</td></tr>"
        "<tr><td>1</td><td>皮卡式渔政执法车</td><td>大通T90</td><td>2</td><td>156800.00</td><td>313600.00</td></tr></table>",
    )
    assert (told(read, "category"), told(read, "quantity"), told(read, "unit_price_cny")) == (["pickup"], [2], [156800])


@pytest.mark.parametrize(("name", "lines"), [("粮食扦样车", 2), ("≤1.6", 1)])
def test_a_car_whose_work_is_unknown_stands_under_the_head_of_vehicles(name: str, lines: int) -> None:
    read = page(
        "储备库购车公告",
        "<table><tr><td>序号</td><td>车型</td><td>数量（台）</td><td>主要配置</td><td>单台最高限价（万元）</td></tr>"
        "<tr><td>1</td><td>自卸货车</td><td>2</td><td>柴油，排量不小于9.5升</td><td>38.6</td></tr>"
        f"<tr><td>2</td><td>{name}</td><td>1</td><td>底盘排量≥2.5L</td><td>29</td></tr></table>",
    )
    assert len(told(read, "quantity")) == lines


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("越野接待车", "suv"),
        ("越野指挥车", "suv"),
        ("指挥车（五座越野车）", "suv"),
        ("小型客车（7座以下商务车）", "mpv"),
        ("越野消防车", "special"),
    ],
)
def test_what_a_car_is_built_as(name: str, kind: str) -> None:
    read = form("业务用车采购公告", f"采购需求：{name}2辆，汽油，单价限价30万元", "采购人：某某县水利局")
    assert told(read, "category") == [kind]


@pytest.mark.parametrize(("type_", "kind"), [("硬派越野车（非承载式）", "suv"), ("轻型客车", "special")])
def test_a_row_of_parameters_tells_which_car_a_special_one_is(type_: str, kind: str) -> None:
    read = page(
        "防汛指挥车采购公告",
        "<p>采购清单：防汛指挥车1台</p><table><tr><td>项目</td><td>参数要求</td></tr>"
        f"<tr><td>车辆类型</td><td>{type_}</td></tr><tr><td>排量(mL)</td><td>1967</td></tr></table>",
    )
    assert told(read, "category") == [kind]
