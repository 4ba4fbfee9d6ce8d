"""Sums, numbers, winners and models under labels, heads and changes that say them in another way."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told

_REST = "本公告在本单位网站发布，请各供应商按要求准备材料并按时参加，逾期不予受理。"


@pytest.mark.parametrize(
    "line", ["预算控制价30万元，超出无效", "询价限价：30万元", "竞价最高限价：30万元", "比选限价：每辆15万元，两辆总价30万元"]
)
def test_a_ceiling_is_called_after_the_method_or_the_budget(line: str) -> None:
    read = form("轿车采购询价函", "采购轿车2辆。", line, _REST)
    assert (read["price_cap_cny"], read["budget_cny"]) == (300_000, None)


@pytest.mark.parametrize(
    ("title", "line", "sum_"),
    [
        ("轿车采购合同公告", "金额：人民币叁拾万元整（￥300,000.00）", 300_000),
        ("轿车采购合同公告", "六、价款（元）：300000", 300_000),
        ("轿车采购合同公告", "总价：150000元/辆", None),
        ("轿车采购询价公告", "金额：300000元", None),
    ],
)
def test_a_contract_may_call_its_sum_only_a_sum(title: str, line: str, sum_: int | None) -> None:
    assert form(title, "甲方：某某县农业农村局", "乙方：甲地汽车有限公司", line, _REST)["award_total_cny"] == sum_


@pytest.mark.parametrize(
    ("heads", "cells", "cap"),
    [(("预算单价（元）",), ("150000",), 150_000), (("单价预算（元）", "最高限价（元/辆）"), ("160000", "150000"), 150_000)],
)
def test_what_is_planned_for_one_is_its_ceiling_where_none_is_told(heads: tuple[str, ...], cells: tuple[str, ...], cap: int) -> None:
    rows = (("名称", "数量", "单位", *heads), ("轿车", "2", "辆", *cells))
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert told(page("轿车竞价公告", f"<table>{table}</table>"), "unit_price_cap_cny") == [cap]


def test_a_line_above_a_pair_names_what_is_changed() -> None:
    lines = ["1.越野车排量：", "更正前：排量≥2.0L", "更正后：排量≥1.8L", "2.最高限价：", "更正前：50万元", "更正后：55万元"]
    read = form("公安局车辆采购更正公告", "更正内容：", *lines)
    assert [tuple(change.values()) for change in read["changes"]] == [
        ("越野车排量", "排量≥2.0L", "排量≥1.8L"),
        ("最高限价", "50万元", "55万元"),
    ]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["变更原因：增购同型号洒水车2辆", "原合同金额：60万元（3辆）；变更后合同金额：100万元（5辆）"], 5),
        (["变更事由：追加洒水车1辆", "变更后合同金额：80万元（4辆）"], 4),
        (["原合同约定：洒水车3辆", "现变更为：交货期顺延一个月，数量不变"], 3),
    ],
)
def test_a_contract_is_changed_to_the_number_behind_its_new_sum(lines: list[str], number: int) -> None:
    assert told(form("环卫中心洒水车采购合同变更公告", *lines, "供应商：甲地汽车有限公司", _REST), "quantity") == [number]


def test_an_item_of_a_correction_may_be_a_vehicles_number() -> None:
    read = form(
        "公安局车辆采购变更公告", "更正内容：", "更正项\t更正前\t更正后", "A包 警用越野车数量\t2辆\t3辆", "B包 警用轿车排量\t≥1.6L\t≥1.5L"
    )
    assert [(lot["lot_no"], [line["quantity"] for line in lot["lines"]]) for lot in read["lots"]] == [("A", [3]), ("B", [None])]


def test_a_lots_sum_in_a_sentence_of_a_correction_is_not_the_whole() -> None:
    read = form("公务用车更正公告", "更正内容：标包2“商务车”的“排量2.5L”更正为“排量2.0L”；标包2预算由50万元更正为54万元。", _REST)
    assert (read["budget_cny"], [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]]) == (None, [("2", 540_000)])


@pytest.mark.parametrize(("first", "second"), [("中标候选人", "投标人名称"), ("候选人", "投标单位")])
def test_a_column_of_candidates_ranks_them_where_another_names_them(first: str, second: str) -> None:
    table = (
        f"<table><tr><td>{first}</td><td>{second}</td><td>投标报价（元）</td></tr>"
        "<tr><td>第一中标候选人</td><td>甲地汽车有限公司</td><td>300000</td></tr>"
        "<tr><td>第二中标候选人</td><td>乙地汽车有限公司</td><td>310000</td></tr></table>"
    )
    assert page("轿车采购中标候选人公示", f"{table}<p>标的：轿车2辆</p>")["lots"][0]["supplier"] == "甲地汽车有限公司"


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("主要标的：警用勘查车，1辆，28.5万元，品牌：福田；规格：BJ5040XKC", ("福田", "BJ5040XKC", 285_000)),
        ("中标标的：监护急救车 江铃全顺 JX5040XJH（2.0T柴油）1辆，单价30万元/辆", ("江铃全顺", "JX5040XJH", 300_000)),
        ("车辆信息：大众迈腾2.0T豪华版，1台，5座。", ("大众", "迈腾2.0T豪华版", None)),
        ("采用单一来源的原因：满足要求的仅有三一牌SYM5310JQZ一款，采购急救车1辆", ("三一牌", "SYM5310JQZ", None)),
    ],
)
def test_brand_and_model_stand_behind_a_name_a_price_or_a_reason(line: str, offer: tuple[Any, ...]) -> None:
    read = form("急救车采购成交公告", "成交供应商：甲地汽车有限公司", line, _REST)
    assert tuple(told(read, field)[0] for field in ("brand", "model", "unit_price_cny")) == offer


@pytest.mark.parametrize(("spec", "model"), [("L7 PLUS 1.5T", "L7 PLUS 1.5T"), ("1.5T 自动 5座", None), ("5座 三厢", None)])
def test_a_specification_beside_a_brand_is_a_model_where_it_begins_like_one(spec: str, model: str | None) -> None:
    rows = (("商品", "品牌", "规格", "数量", "单价"), ("三厢轿车", "吉利", spec, "1", "99800.00"))
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    read = page("轿车采购成交公告", f"<p>成交供应商：甲地汽车有限公司</p><table>{table}</table>")
    assert (told(read, "brand"), told(read, "model")) == (["吉利"], [model])


def test_a_cell_of_engine_fuel_and_seats_is_neither_brand_nor_model() -> None:
    head = "<tr><td>物料名称</td><td>规格型号</td><td>数量</td><td>单位</td></tr>"
    rows = (("轻型客车", "2.0T 柴油 14座"), ("商务车", "插电混动1.5L 7座"))
    table = "".join(f"<tr><td>{name}</td><td>{spec}</td><td>1</td><td>台</td></tr>" for name, spec in rows)
    read = page("客车采购公告", f"<table>{head}{table}</table>")
    assert (told(read, "brand"), told(read, "model"), told(read, "displacement_min_l")) == ([None] * 2, [None] * 2, [2, 1.5])


def test_a_name_that_begins_with_a_badge_tells_the_brand_of_its_model() -> None:
    read = form(
        "救护车采购合同公告",
        "供应商：甲地汽车有限公司",
        "主要标的：福特全顺监护型救护车",
        "规格型号：JX5041XJH",
        "数量：2台",
        "单价：339000元",
    )
    assert (told(read, "brand"), told(read, "model")) == (["福特"], ["JX5041XJH"])
