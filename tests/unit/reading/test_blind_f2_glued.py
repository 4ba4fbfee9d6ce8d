"""Result tables whose cells ran together: lots' rows with codes, rows whose number bears no measure, winners with their addresses."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

HEADS = "品目号品目编码及品目名称采购标的品牌规格型号数量单价（元）总价（元）"
BARE = "序号供应商名称货物名称货物品牌货物型号货物数量货物单价(元)"


def result(*lines: str) -> list[dict[str, object]]:
    """What is read of a result with these lines."""
    read = form("某局执法车辆采购结果公告", "一、项目编号：JZ-2026-7", "采购包1：", *lines)
    return [line for lot in read["lots"] for line in lot["lines"]]


def test_rows_numbered_within_their_lot_are_rows_again() -> None:
    rows = "1-1A02030502-轿车巡逻轿车（油电混合动力）大众朗逸 TV7182HEV10（辆）139,800.001,398,000.001-2A02030599-其他乘用车执法面包车五菱荣光S5（辆）89,000.00445,000.00"
    one, two = result(HEADS + rows)
    assert (one["quantity"], one["unit_price_cny"], one["brand"], one["model"]) == (10, 139_800, "大众", "朗逸 TV7182HEV")
    assert (two["quantity"], two["unit_price_cny"], two["brand"], two["model"]) == (5, 89_000, "五菱", "荣光S")


def test_badges_that_begin_with_each_other_leave_brand_and_model_untold() -> None:
    (one,) = result(HEADS + "1-1A02030599-其他乘用车执法面包车东风风行菱智5（辆）89,000.00445,000.00")
    assert (one["quantity"], one["unit_price_cny"], one["brand"], one["model"]) == (5, 89_000, None, None)


@pytest.mark.parametrize(
    ("row", "total", "want"),
    [
        ("应急保障车（纯电动SUV）小鹏G6 625 Max1175800.00", "17.58万元", (1, 175_800, "小鹏", "G6 625 Max", "suv")),
        ("越野车北京牌BJ404162400", "649600元", (4, 162_400, "北京牌", "BJ40", "suv")),
        ("皮卡长城炮 2.0T12118,500.00", "142.2万元", (12, 118_500, "长城", "炮 2.0T", "pickup")),
    ],
)
def test_a_bare_number_and_its_price_part_where_their_product_was_awarded(row: str, total: str, want: tuple[object, ...]) -> None:
    read = form("某局车辆采购成交公告", f"中标（成交）金额：{total}", "四、主要标的信息", f"{BARE}1江州安达汽车有限公司{row}")
    got = tuple(told(read, field)[0] for field in ("quantity", "unit_price_cny", "brand", "model", "category"))
    assert got == want


def test_a_bare_number_that_fits_no_sum_is_refused() -> None:
    read = form("某局车辆采购成交公告", "中标（成交）金额：99万元", f"{BARE}1江州安达汽车有限公司越野车北京牌BJ404162400")
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([None], [None])


@pytest.mark.parametrize(
    ("address", "award"),
    [("江州市临江区万安街道", 1_843_000), ("江州市临江区18号", 1_843_000), ("江州市临江区A座3", None), ("江州市临江区2号楼1", None)],
)
def test_a_winners_sum_behind_its_address_is_read_where_no_room_runs_into_it(address: str, award: int | None) -> None:
    read = form("某局车辆采购结果公告", "采购包1：", f"供应商名称供应商地址中标（成交）金额江州安达汽车有限公司{address}1,843,000.00元")
    assert read["award_total_cny"] == award


def test_each_lots_winner_and_rows_that_ran_together_are_its_own() -> None:
    read = form(
        "某局车辆采购结果公告",
        "采购包1：",
        "供应商名称供应商地址中标（成交）金额江州安达汽车有限公司江州市万安街道175,800.00元",
        "采购包2：",
        "供应商名称供应商地址中标（成交）金额江州远大汽车有限公司江州市城关镇215,800.00元",
        "四、主要标的信息",
        "采购包1(公务车):",
        f"{HEADS}1-1A02030502-轿车公务轿车红旗H5 1.5T1（辆）175,800.00175,800.00",
        "采购包2(皮卡):",
        f"{HEADS}2-1A02030599-皮卡巡查皮卡长城炮商用版2（辆）107,900.00215,800.00",
    )
    assert [(lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [
        ("江州安达汽车有限公司", 175_800),
        ("江州远大汽车有限公司", 215_800),
    ]
    assert (told(read, "quantity"), told(read, "unit_price_cny"), told(read, "model")) == (
        [1, 2],
        [175_800, 107_900],
        ["H5 1.5T", "炮商用版"],
    )
