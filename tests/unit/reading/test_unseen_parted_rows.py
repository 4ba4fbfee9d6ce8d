"""Rows whose cells signs part, or that run together: which sign, where the heads stand, and what is no table."""

import pytest

from reading.commas import parted_rows
from tests.unit.reading.test_unseen_tenders import form, page, told

TITLE = "某县保障中心车辆采购公告"


@pytest.mark.parametrize("sign", ["，", "；", "、", "/", ","])
@pytest.mark.parametrize("lead", ["", "采购清单：", "采购清单（"])
def test_a_sign_parts_the_cells_below_heads_that_it_parts(sign: str, lead: str) -> None:
    heads = sign.join(("车型", "数量", "排量", "座位数", "单价限价（万元）"))
    rows = [sign.join(("越野车", "2", "2.0T", "5", "24.5")), sign.join(("商务车", "1辆", "1.8T", "7", "28"))]
    read = form(TITLE, f"{lead}{heads}{'）：' if lead.endswith('（') else ''}", *rows, "交货地点：某县")
    assert told(read, "quantity") == [2, 1]
    assert told(read, "displacement_max_l") == [2, 1.8]
    assert told(read, "seats_max") == [5, 7]
    assert told(read, "unit_price_cap_cny") == [245000, 280000]


def test_rows_may_stand_on_the_line_of_their_heads() -> None:
    read = form(TITLE, "采购内容（品名、数量、单价限价）：轿车、3辆、12万元；商务车、1辆、26万元。")
    assert told(read, "quantity") == [3, 1] and told(read, "unit_price_cap_cny") == [120000, 260000]


def test_the_last_cell_may_describe_in_many_words() -> None:
    read = form(TITLE, "名称；数量；主要参数", "（一）大型客车；2辆；柴油；排量≥7.8升；49座", "皮卡；1辆；汽油；排量≥2.0升；5座")
    assert told(read, "displacement_min_l") == [7.8, 2] and told(read, "seats_min") == [49, 5]


def test_such_rows_are_read_on_pages_too() -> None:
    rows = "".join(
        f"<p>{row}</p>"
        for row in ("品名，品牌型号，数量，单价（元）", "勘查车，福特 全顺 2.0T，1，398000", "轿车，大众 朗逸 1.5L，2，112000")
    )
    read = page("某县公安局车辆采购合同公示", rows)
    assert told(read, "unit_price_cny") == [398000, 112000] and told(read, "brand") == ["福特", "大众"]


def test_quotes_and_thousands_part_nothing() -> None:
    read = form(TITLE, "标的名称,数量,单价(元),总价(元),备注", '救护车,2,"268,000.00","536,000.00",白色；含税')
    assert told(read, "unit_price_cny") == [268000] and told(read, "quantity") == [2]


def test_comma_separated_values_are_rows() -> None:
    lines = ["商品名称,品牌,规格型号,数量,成交金额(元)", '"轿车","吉利","帝豪, 1.5L","2","203600.00"', "以上"]
    assert [line for line in parted_rows(lines) if line] == [
        "商品名称\t品牌\t规格型号\t数量\t成交金额(元)",
        "轿车\t吉利\t帝豪, 1.5L\t2\t203600.00",
        "以上",
    ]


def test_labels_in_a_row_head_no_table() -> None:
    read = form(TITLE, "名称、数量、预算金额等详见采购文件。", "采购越野车、皮卡、客车共计6辆，其中越野车2辆，皮卡3辆，客车1辆。")
    assert told(read, "quantity") == [2, 3, 1]


HEADS = "序号供应商名称货物名称货物品牌货物型号货物数量货物单价(元)"
SOLD = "某汽车贸易有限公司"


@pytest.mark.parametrize("sign", ["￥", ""])
def test_a_price_may_bear_its_sign_where_cells_run_together(sign: str) -> None:
    rows = f"1{SOLD}三厢轿车红旗H5 1.5T 旗悦版4辆{sign}159800.002{SOLD}越野车哈弗H9 2.0T 舒适型5座2辆{sign}201800.00"
    read = form("某中心公务用车采购成交公告", "四、主要标的信息", HEADS + rows)
    assert told(read, "quantity") == [4, 2] and told(read, "unit_price_cny") == [159800, 201800]
    assert told(read, "brand") == ["红旗", "哈弗"] and told(read, "displacement_max_l") == [1.5, 2]


def test_the_only_row_without_a_number_parts_too() -> None:
    read = form("某中心公务用车采购成交公告", "四、主要标的信息", f"{HEADS[2:]}{SOLD}商务车别克GL8 2.0T 7座2台￥236000.00")
    assert told(read, "brand") == ["别克"] and told(read, "model") == ["GL8 2.0T 7座"] and told(read, "unit_price_cny") == [236000]


@pytest.mark.parametrize("between", ["\n", " "])
def test_heads_that_run_together_head_cells_that_do_not(between: str) -> None:
    cells = [f"1 {SOLD} 轿车 红旗 H5 4辆 159800.00", f"2 {SOLD} 越野车 哈弗 H9 2辆 201800.00"]
    rows = "\n".join(cells).replace(" ", between)
    read = form("某中心公务用车采购成交公告", "四、主要标的信息", HEADS, *rows.split("\n"))
    assert told(read, "quantity") == [4, 2] and told(read, "unit_price_cny") == [159800, 201800]


@pytest.mark.parametrize("first", ["本项目共采购校车12辆，其中：", "采购校车12辆，分为两种：", ""])
def test_lines_that_a_thing_and_its_number_open_are_a_list(first: str) -> None:
    read = form(
        "某县校车采购招标公告",
        "采购需求：",
        *([first] if first else []),
        "36座专用校车8辆，柴油，排量≥3.76L，单价限价36.9万元；",
        "24座专用校车4辆（柴油），排量≥2.77L，单价限价35.4万元。",
    )
    assert told(read, "quantity") == [8, 4] and told(read, "seats_min") == [36, 24]
    assert told(read, "displacement_min_l") == [3.76, 2.77] and told(read, "unit_price_cap_cny") == [369000, 354000]
