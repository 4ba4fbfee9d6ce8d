"""Results, contracts and corrections in portals' own markup, in wordings nobody had tuned for: offers, prices, sums of lots."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


def table(*rows: str) -> str:
    """A table of rows with cells between bars."""
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize("head", ["项目|第一中标候选人|第二中标候选人", "评审内容|中标候选人第一名|中标候选人第二名", "项目|第1名|第2名"])
def test_what_the_first_of_candidates_side_by_side_offers_is_read_from_its_column(head: str) -> None:
    rows = (
        "响应人名称|甲市宏远汽车有限公司|乙市广达汽车有限公司",
        "投标报价（万元）|246.00|250.50",
        "投标车型|大众 朗逸 1.5L|丰田 卡罗拉 1.2T",
    )
    read = page("出租车采购中标候选人公示", "<p>本项目采购出租车30辆</p>" + table(head, *rows, "单价（万元）|8.20|8.35"))
    assert (read["award_total_cny"], read["lots"][0]["supplier"]) == (2_460_000, "甲市宏远汽车有限公司")
    (line,) = lines_of(read)
    assert (line["brand"], line["model"], line["quantity"], line["unit_price_cny"]) == ("大众", "朗逸 1.5L", 30, 82_000)


def test_a_ranking_tells_the_offer_of_each_lots_first_candidate() -> None:
    rows = (
        "包1：执法越野车3辆|1|甲市安达汽车有限公司|59.40万元|哈弗 H9 2.0T",
        "包1：执法越野车3辆|2|乙市安达汽车有限公司|59.90万元|坦克 300",
        "包2：面包车1辆|1|丙市福达汽车有限公司|13.60万元|五菱 荣光",
    )
    read = page("某局车辆采购候选人公示", table("包号|名次|供应商名称|投标总价|投标产品", *rows))
    assert (told(read, "brand"), told(read, "model")) == (["哈弗", "五菱"], ["H9 2.0T", "荣光"])


@pytest.mark.parametrize("heads", ["响应品牌|响应型号", "所投品牌|所投型号", "中标品牌|中标规格型号"])
def test_heads_of_offers_are_heads_of_brand_and_model(heads: str) -> None:
    read = page("商务车竞价成交公告", table(f"采购品目|需求参数|{heads}|数量|成交单价（元）", "商务车|排量≥2.0T|别克|GL8 陆尊|1辆|279900"))
    assert (told(read, "brand"), told(read, "model"), told(read, "unit_price_cny")) == (["别克"], ["GL8 陆尊"], [279_900])


def test_a_kind_of_vehicle_is_no_model() -> None:
    read = page("防弹车采购成交候选人公示", table("排名|响应人|报价（万元）|所投产品", "1|甲省苏安特种车辆有限公司|111.2|防弹运钞车"))
    assert told(read, "model") == [None]


@pytest.mark.parametrize(
    ("words", "brand", "model"),
    [
        ("中标产品：金龙牌XMQ6802AGBEVL 8米纯电动城市客车，8辆，单价71万元", "金龙牌", "XMQ6802AGBEVL"),
        ("成交内容：城市客车，品牌：金龙，型号：XMQ6802，8辆", "金龙", "XMQ6802"),
        ("产品：宇通 ZK6609BEVG1（19座），8辆", "宇通", "ZK6609BEVG1"),
        ("客车8辆，品牌型号为福特全顺JX5045XJHMLB6", "福特", "全顺JX5045XJHMLB6"),
    ],
)
def test_prose_of_a_result_tells_brand_and_model(words: str, brand: str, model: str) -> None:
    read = form("公交集团客车采购中标结果公告", "中标人：甲市客车销售有限公司", "中标价：568万元", words)
    assert (told(read, "brand"), told(read, "model")) == ([brand], [model])


def test_what_the_second_candidate_offers_is_not_the_winners() -> None:
    read = form("客车采购中标公告", "中标人：甲公司；中标价：120万元。采购客车2辆。", "第二中标候选人投标产品：中通牌LCK6606EV")
    assert told(read, "brand") == [None]


@pytest.mark.parametrize("title", ["未中标供应商报价及得分", "其他响应供应商最终报价"])
def test_a_table_of_those_who_did_not_win_is_no_table_of_winners(title: str) -> None:
    won = table("供应商名称|中标金额（万元）", "甲省消防装备有限公司|186.5")
    lost = table("供应商名称|报价（万元）|综合得分", "乙省消防装备有限公司|179.9|83", "丙省消防装备有限公司|190.2|80")
    read = page("消防车采购中标公告", f"{won}<p>{title}</p>{lost}<p>水罐消防车1辆</p>")
    assert (read["award_total_cny"], read["lots"][0]["supplier"]) == (1_865_000, "甲省消防装备有限公司")


def test_a_cell_may_say_a_sum_in_words_and_figures() -> None:
    read = page(
        "车辆采购结果公告", table("成交供应商|成交金额", "甲市安达汽车有限公司|肆拾捌万贰仟元整（￥482,000.00）") + "<p>越野车2辆</p>"
    )
    assert read["award_total_cny"] == 482_000


def test_a_result_tells_the_ceiling_of_one_where_it_says_the_word() -> None:
    read = form("越野车成交公告", "成交供应商：甲县汽车有限公司，成交金额：74.58万元", "越野车2辆，采购预算78万元，单价最高限价39万元/辆")
    assert (told(read, "unit_price_cap_cny"), told(read, "unit_price_cny")) == ([390_000], [None])


def test_the_sum_of_a_contract_stands_in_its_goods_table() -> None:
    read = page("校车采购履约验收公告", table("标的名称|规格型号|数量|单价|合同金额", "专用校车|HSZ6661XC|5台|238,600元|1,193,000元"))
    assert read["award_total_cny"] == 1_193_000


def test_millilitres_count_beside_words_of_an_engine_alone() -> None:
    rows = (
        "警用摩托车|春风 CF650|6|双缸，649.3mL，水冷",
        "囚车|江铃 JX5040XQC|1|柴油 1993mL",
        "执法车|福田 BJ5049|1|车载冰箱，500mL 清洗液",
    )
    read = page("某局车辆采购成交公告", table("名称|品牌型号|数量|备注", *rows))
    assert told(read, "displacement_max_l") == [0.6493, 1.993, None]


def test_beside_vehicles_a_thing_with_a_vehicles_code_is_one() -> None:
    rows = ("面包车|江铃|全顺 JX6581|1|19.9万元", "执法取证车|五菱|LZW5028XXYEVK|2|7.5万元", "取证推车|星际|TC-8|1|900元")
    read = page("执法车采购成交公告", table("名称|品牌|规格型号|数量|单价", *rows))
    assert told(read, "model") == ["全顺 JX6581", "LZW5028XXYEVK"]


@pytest.mark.parametrize(
    ("title", "words", "bought"),
    [
        ("医院急救推车采购结果公告", "材质：ABS工程塑料，静音脚轮", False),
        ("急救中心急救车采购结果公告", "底盘：全顺，柴油2.2T", True),
    ],
)
def test_an_emergency_cart_of_a_ward_is_no_ambulance(title: str, words: str, bought: bool) -> None:
    read = page(title, table("名称|品牌|型号|数量|单价", "急救车|佳康|JK-750|12|1980元") + f"<p>{words}</p>")
    assert read["is_vehicle_purchase"] is bought


@pytest.mark.parametrize(("had", "count"), [("现有皮卡1辆，本次新增皮卡2辆", 2), ("报废旧车3辆，更新皮卡2辆", 2), ("采购出租车30辆", 30)])
def test_what_is_bought_is_told_from_what_there_was(had: str, count: int) -> None:
    read = form("皮卡采购成交结果公告", f"{had}，成交金额23.6万元")
    assert told(read, "quantity") == [count]


def test_a_sentence_elsewhere_that_begins_with_a_lots_vehicle_is_about_it() -> None:
    read = form(
        "疫苗冷藏车及医用冷链设备采购项目废标公告",
        "标包：A",
        "标包名称：疫苗冷藏车（2辆）",
        "废标原因：有效供应商不足三家",
        "四、其他：标包B（医用冰箱）已另行公告。疫苗冷藏车采购需求：柴油，发动机排量不低于2.0升。",
    )
    assert (told(read, "energy"), told(read, "displacement_min_l")) == (["diesel"], [2.0])
