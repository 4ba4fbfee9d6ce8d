"""What several things have each, listed in one cell, one label or one sentence, and told again below a table."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

_GOODS = ["name", "quantity", "unit_price_cny", "brand", "model"]
_SOLD = "供应商名称\t货物名称\t货物品牌\t货物型号\t货物数量\t货物单价(元)"
_WON = "成交供应商：甲地汽车有限公司"


def _each(read: dict[str, Any]) -> list[tuple[Any, ...]]:
    return list(zip(*(told(read, field) for field in _GOODS), strict=True))


@pytest.mark.parametrize(
    "row",
    [
        "执法皮卡、执法面包车\t江铃、五菱\tJX1033TSG6、LZW6449\t4辆、2辆\t￥118,600.00、￥104,000.00",
        "执法皮卡；执法面包车\t江铃；五菱\tJX1033TSG6；LZW6449\t4；2\t118600；104000",
        "执法皮卡/执法面包车\t江铃/五菱\tJX1033TSG6/LZW6449\t4辆/2辆\t118600/104000",
        "执法皮卡，执法面包车\t江铃，五菱\tJX1033TSG6，LZW6449\t4辆，2辆\t118600，104000",
        "执法皮卡 执法面包车\t江铃 五菱\tJX1033TSG6 LZW6449\t4辆 2辆\t118600 104000",
        "①执法皮卡②执法面包车\t①江铃②五菱\t①JX1033TSG6②LZW6449\t①4辆②2辆\t①118600②104000",
        "1.执法皮卡 2.执法面包车\t1.江铃 2.五菱\t1.JX1033TSG6 2.LZW6449\t1.4辆 2.2辆\t1.118600元 2.104000元",
        "(1)执法皮卡(2)执法面包车\t(1)江铃(2)五菱\t(1)JX1033TSG6(2)LZW6449\t(1)4辆(2)2辆\t(1)118600元(2)104000元",
        "执法皮卡、执法面包车\t江铃、五菱\tJX1033TSG6、LZW6449\t皮卡4辆、面包车2辆\t11.86万元、10.4万元",
        "执法皮卡4辆、执法面包车2辆\t江铃、五菱\tJX1033TSG6、LZW6449\t6辆\t118600、104000",
    ],
)
def test_cells_that_list_as_many_values_tell_of_as_many_things(row: str) -> None:
    read = form("执法车辆采购成交公告", _WON, "四、主要标的信息", _SOLD, f"甲地汽车有限公司\t{row}")
    assert _each(read) == [("执法皮卡", 4, 118_600, "江铃", "JX1033TSG6"), ("执法面包车", 2, 104_000, "五菱", "LZW6449")]


def test_brands_and_models_part_a_name_but_not_the_number_of_all() -> None:
    read = form(
        "执法车辆采购成交公告", _WON, _SOLD, "甲地汽车有限公司\t执法皮卡、执法面包车\t江铃、五菱\tJX1033TSG6、LZW6449\t6辆\t详见附件"
    )
    assert (told(read, "brand"), told(read, "quantity")) == (["江铃", "五菱"], [None, None])


@pytest.mark.parametrize(
    "row",
    ["执法皮卡\t江铃\tJX1033TSG6、JX1033TSG5\t4辆\t118600", "执法皮卡（含警灯、警报器）\t江铃\tJX1033TSG6、JX1033TSG5\t4辆\t118600"],
)
def test_one_thing_with_several_models_or_a_remark_stays_one(row: str) -> None:
    read = form("执法车辆采购成交公告", _WON, _SOLD, f"甲地汽车有限公司\t{row}")
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([4], [118_600])


@pytest.mark.parametrize(
    "words",
    [
        ("标的名称：①校车（41座）②校车（52座）", "规格型号：①某牌XY6750S②某牌XY6880S", "数量：①6辆②4辆", "单价：①31.5万元②42.8万元"),
        (
            "标的名称：1.校车（41座）；2.校车（52座）",
            "规格型号：1.某牌XY6750S；2.某牌XY6880S",
            "数量：1.6辆；2.4辆",
            "单价：1.315000元；2.428000元",
        ),
        (
            "主要标的名称：校车（41座）陆辆，某牌XY6750S；校车（52座）肆辆，某牌XY6880S",
            "主要标的单价：叁拾壹万伍仟元/辆（41座）；肆拾贰万捌仟元/辆（52座）",
        ),
        ("主要标的名称：校车（41座）6辆，某牌XY6750S；校车（52座）4辆，某牌XY6880S", "单价：31.5万元；42.8万元"),
    ],
)
def test_labels_that_list_as_many_values_tell_of_as_many_things(words: tuple[str, ...]) -> None:
    read = form("校车采购合同公告", "供应商（乙方）：甲地汽车有限公司", *words)
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([6, 4], [315_000, 428_000])
    assert (told(read, "seats_min"), told(read, "model")) == ([41, 52], ["XY6750S", "XY6880S"])


def test_prices_in_another_order_than_their_sizes_are_nobodys() -> None:
    read = form(
        "校车采购合同公告",
        "供应商（乙方）：甲地汽车有限公司",
        "主要标的名称：校车（41座）；校车（52座）",
        "数量：6辆；4辆",
        "主要标的单价：42.8万元/辆（52座）；31.5万元/辆（41座）",
    )
    assert told(read, "unit_price_cny") == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        "主要成交标的：某牌XY7168L轿车2辆（1.6L自动挡），每辆11.58万元；某牌XY2032F越野车1辆（2.0升汽油机），12.36万元",
        "主要标的：轿车2辆×11.58万元（某牌XY7168L）、越野车1辆×12.36万元（某牌XY2032F）",
        "成交标的名称、规格型号、数量、单价：轿车，某牌XY7168L，2辆，115800元；越野车，某牌XY2032F，1辆，123600元",
        "成交标的名称、规格型号、数量、单价：轿车/某牌XY7168L/2辆/115800元；越野车/某牌XY2032F/1辆/123600元",
        "成交内容：轿车，某牌，XY7168L，2辆，115800元；越野车，某牌，XY2032F，1辆，123600元",
    ],
)
def test_prices_in_sentences_are_of_one_where_heads_or_sums_prove_it(words: str) -> None:
    read = form("执法用车采购成交公告", _WON, "成交金额：35.52万元", words)
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([2, 1], [115_800, 123_600])


def test_sums_that_come_to_the_award_themselves_are_no_prices_of_one() -> None:
    read = form(
        "执法用车采购成交公告",
        _WON,
        "成交金额：35.52万元",
        "成交内容：轿车，某牌，XY7168L，2辆，231600元；越野车，某牌，XY2032F，1辆，123600元",
    )
    assert told(read, "unit_price_cny") == [None, 123_600]


@pytest.mark.parametrize(
    "words",
    [
        "（1）警用越野车6辆，汽油，排量2.0T，单台限价19.9万元；（2）警用商务车1辆，7座，排量不超过2.0L，单台限价24.5万元。",
        "其中警用越野车6辆，汽油，2.0T，单台限价19.9万元，警用商务车1辆，7座，排量不超过2.0L，单台限价24.5万元。",
        "技术要求：越野车，汽油，排量2.0T，单台限价19.9万元；商务车，7座，排量不超过2.0L，单台限价24.5万元。",
    ],
)
@pytest.mark.parametrize(
    "table", [("名称\t数量", "警用越野车\t6", "警用商务车\t1"), ("标包\t名称\t数量", "B\t警用越野车、警用商务车\t6、1")]
)
def test_a_vehicle_of_a_table_is_told_of_where_it_is_counted_again(table: tuple[str, ...], words: str) -> None:
    read = form("警用车辆采购询价公告", "采购需求：", *table, words)
    assert (told(read, "displacement_max_l"), told(read, "seats_min")) == ([2, 2], [None, 7])
    assert told(read, "unit_price_cap_cny") == [199_000, 245_000]


def test_what_stands_behind_numbers_alone_is_not_the_lasts() -> None:
    read = form(
        "警用车辆采购询价公告", "名称\t数量", "警用越野车\t6", "警用商务车\t1", "警用越野车6辆、警用商务车1辆，排量2.0T，单台限价19.9万元。"
    )
    assert told(read, "displacement_max_l")[0] == told(read, "displacement_max_l")[1]


@pytest.mark.parametrize(
    ("words", "model"), [("越野车，2.0T，汽油，7座", None), ("双排自卸，载重5吨，柴油", None), ("XY1034P，双排", "XY1034P")]
)
def test_a_cell_that_names_a_kind_and_describes_it_is_no_model(words: str, model: str | None) -> None:
    read = form("车辆采购招标公告", "物料名称\t型号规格\t单位\t数量", f"生产指挥车\t{words}\t辆\t1", "皮卡\t四驱\t辆\t2")
    assert told(read, "model") == [model, None]
