"""Rules that an ordinary mix of notices called for: who buys and sells, where, and what long lines hold."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


def test_candidates_are_named_under_a_bare_head_of_names() -> None:
    read = page(
        "某镇城乡公交项目纯电动公交车采购开标结果及中标候选人公示",
        "<p>二、中标候选人</p><table><tr><td>排名</td><td>名称</td><td>投标报价(万元)</td><td>所投产品</td></tr>"
        "<tr><td>1</td><td>甲地客车有限公司</td><td>1166.40</td><td>某江牌 ABX6750BEV，18辆，64.8万元/辆</td></tr>"
        "<tr><td>2</td><td>乙地客车有限公司</td><td>1175.40</td><td>某河牌 CDX6755BEV，18辆，65.3万元/辆</td></tr></table>",
    )
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("甲地客车有限公司", 11664000)
    assert (told(read, "unit_price_cny"), told(read, "model"), told(read, "use")) == ([648000], ["ABX6750BEV"], ["public_transport"])


def test_the_first_offers_model_tells_of_its_engine_and_the_need_of_its_kind() -> None:
    read = page(
        "应急抢险用车网上询价结果",
        "<p>采购内容 应急抢险自卸车 1辆</p><table><tr><td>供应商</td><td>报价（元）</td><td>车型</td><td>排名</td></tr>"
        "<tr><td>甲地汽车有限公司</td><td>119800</td><td>某风 ABF3040 2.3L柴油 双排</td><td>1</td></tr>"
        "<tr><td>乙地汽车有限公司</td><td>121500</td><td>某骏 CDJ3041 2.4L汽油 单排</td><td>2</td></tr></table>",
    )
    assert (told(read, "energy"), told(read, "displacement_max_l"), told(read, "category")) == (["diesel"], [2.3], ["truck"])


@pytest.mark.parametrize("label", ["中选供应商", "成交供应商", "中标人"])
def test_a_winner_stands_behind_its_label_and_a_blank(label: str) -> None:
    read = form(
        "公务车采购项目比选结果公示",
        f"现将结果公示如下。 中选信息 内容 结果 {label} 甲地汽车贸易有限公司 中选金额 455,600元 采购车辆 轿车2辆",
    )
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("甲地汽车贸易有限公司", 455600)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("某某项目管理有限公司（某首市）", "某某项目管理有限公司"),
        ("某某招标有限公司（渝中区）", "某某招标有限公司"),
        ("某某咨询有限公司（东院区）", "某某咨询有限公司（东院区）"),
    ],
)
def test_a_town_in_brackets_is_no_part_of_a_name(printed: str, name: str) -> None:
    read = form("轿车采购招标公告", "采购内容：轿车2辆", "招标人：某县某某局 0743-00001468", f"招标代理：{printed} 0743-00001579")
    assert read["agency"] == name


@pytest.mark.parametrize("lead", ["今年计划更新", "近期拟采购", "本年度计划购置", "（非营利性）拟采购"])
def test_when_it_is_planned_is_no_part_of_a_buyers_name(lead: str) -> None:
    assert form("轿车招标公告", f"某海市机关事务服务中心{lead}轿车5辆，以公开招标方式采购。")["buyer"] == "某海市机关事务服务中心"


def test_who_answers_for_another_is_its_agency() -> None:
    read = form(
        "轿车招标公告", "采购内容：轿车5辆", "找谁问", "某某服务中心车管科 许女士 0791-00001001；某某招标有限公司 白工 0791-00001112"
    )
    assert read["agency"] == "某某招标有限公司"


@pytest.mark.parametrize("name", ["某某县公路管理段", "某某县公路养护段"])
def test_a_section_of_roads_signs(name: str) -> None:
    assert form("养护皮卡采购询价公告", "采购内容：皮卡2辆", "联系人：向先生 0854-00001171", name)["buyer"] == name


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("文件递交：2026年5月20日下午3:00，芜湖市镜湖区文津路9号江淮某某学院行政楼。", "340202"),
        ("开标：2026年5月20日9:00在绥化市肇东市学校总部，由江淮某某学院主持。", None),
        ("2026年5月20日9:00在绥化市肇东市公司总部开标。", "231282"),
        ("有不同意见的，请送交我单位纪检部，地址：广元市剑阁县普安镇新街。", "510823"),
    ],
)
def test_an_address_leads_to_the_buyers_own_house(line: str, code: str | None) -> None:
    read = form("商务车采购比选公告", "江淮某某学院因工作需要，拟采购商务车1辆，现面向社会公开比选。", line)
    assert read["division_code"] == code


def test_what_the_lots_come_to_is_the_whole() -> None:
    read = form(
        "执法车辆采购招标公告",
        "第1包：轿车，共7辆。该包预算84万元。",
        "第2包：运兵车，共1辆。该包预算58万元。",
        "第3包：皮卡，共2辆。该包预算26万元。",
        "三包预算合计168万元。投标人可投一包或多包。",
    )
    assert read["budget_cny"] == 1680000
    assert [lot["budget_cny"] for lot in read["lots"]] == [840000, 580000, 260000]


@pytest.mark.parametrize("words", ["保证金：每包1.5万元。", "投标人可投一包或多包。", "投标人可以对任一包投标。", "同一包内不得缺项。"])
def test_one_of_several_lots_is_no_lot(words: str) -> None:
    read = form("执法车辆采购招标公告", "包2：轿车，共7辆。", "包3：运兵车，共1辆。", words)
    assert [lot["lot_no"] for lot in read["lots"]] == ["2", "3"]


def test_a_correction_tells_one_lots_ceiling() -> None:
    read = form(
        "救护车采购更正公告",
        "更正内容：",
        "1.原“包1最高限价：1,360,000元”，现更正为“包1最高限价：1,400,000元”。",
        "2.原“数量：8辆”，现更正为“数量：7辆”。",
    )
    assert read["price_cap_cny"] is None
    assert [(lot["lot_no"], lot["price_cap_cny"]) for lot in read["lots"]] == [("1", 1400000)]
    assert told(read, "quantity") == [7]


def test_a_table_in_one_line_ends_before_the_next_clause() -> None:
    read = form(
        "生产用车购置项目招标公告",
        "1. 招标条件 项目已具备招标条件。 2. 项目概况 2.1 招标编号：ABC-2026-044 2.2 招标范围：轿车2台、商务车1台、皮卡3台。 "
        "2.3 主要技术要求 名称 排量（L） 座位（个） 燃料 数量（台） 轿车 1.5～2.0 5 汽油 2 商务车 ≤2.0 7 插电式混合动力 1 皮卡 ≥2.0 5 柴油 3 "
        "2.4 最高投标限价：人民币103.6万元。 2.5 交货期：30天内。 3. 投标人资格要求 3.1 依法纳税。",
    )
    assert told(read, "quantity") == [2, 1, 3] and told(read, "seats_max") == [5, 7, 5]
    assert told(read, "displacement_max_l") == [2.0, 2.0, None] and told(read, "energy") == ["petrol", "phev", "diesel"]


def test_a_numbered_table_in_one_line_ends_before_the_next_clause() -> None:
    read = form(
        "冷藏车采购项目招标公告",
        "1．招标条件 已批准。 2．项目概况 2.1 招标编号：ABC-2026-0073 2.2 交货地点：某园 2.3 采购清单 "
        "序号 货物 数量 技术规格 最高投标限价（元/台） 1 柴油冷藏车 2 柴油发动机，排量≥4.5L 335000 "
        "2 面包式冷藏车 3 汽油发动机，排量1.5L，厢体容积≥5m³ 98000 2.4 总价最高限价96.4万元，超过的否决其投标。 2.5 质量标准：合格。",
    )
    assert told(read, "unit_price_cap_cny") == [335000, 98000]


def test_what_describes_a_vehicle_is_no_brand() -> None:
    read = form("抢修车辆询价采购结果公告", "成交单位：甲地汽车有限公司", "车辆：双排皮卡，汽油，5座，2辆，每辆57300元")
    assert (told(read, "brand"), told(read, "model"), told(read, "quantity")) == ([None], [None], [2])
