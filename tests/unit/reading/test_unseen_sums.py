"""reading: sums in wordings nobody had tuned for: ceilings, unit caps, prices, awards of the whole and of lots."""

from decimal import Decimal

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


def test_the_unit_of_a_label_holds_for_both_ends() -> None:
    read = form("轿车采购需求公示", "排气量（mL） ≥1450且≤1600", "数量2台")
    (line,) = lines_of(read)
    assert (line["displacement_min_l"], line["displacement_max_l"]) == (1.45, 1.6)


def test_one_ceiling_each_behind_a_common_label() -> None:
    read = form(
        "车辆采购招标公告",
        "招标内容：抢修工程车3辆、应急抢修车2辆。",
        "最高投标限价：抢修工程车16.8万元/辆，应急抢修车29.5万元/辆。",
    )
    assert [Decimal(line["unit_price_cap_cny"]) for line in lines_of(read)] == [168_000, 295_000]


def test_the_price_of_one_tyre_is_no_ceiling() -> None:
    assert form("公交车轮胎采购询比公告", "公交车用轮胎360条；最高限价：单条1350元；应答文件另行递交")["price_cap_cny"] is None


def test_the_price_of_one_in_a_results_prose() -> None:
    read = form("电动巡逻摩托采购成交公告", "成交总金额：216,000.00元", "标的：两轮电动摩托车，40辆，5400元/辆")
    assert [(line["quantity"], Decimal(line["unit_price_cny"])) for line in lines_of(read)] == [(40, 5_400)]


def test_the_whole_sum_stands_behind_the_price_of_one() -> None:
    assert form("三轮车采购询价公告", "采购三轮车18辆，最高限价：每辆6,800元，合计122,400元。")["price_cap_cny"] == 122_400


def test_a_ceiling_with_the_unit_cap_in_brackets_tells_both() -> None:
    read = form("公交车采购招标公告", "采购公交车18辆，最高投标限价：1296万元（单车限价72万元）。")
    assert (read["price_cap_cny"], lines_of(read)[0]["unit_price_cap_cny"]) == (12_960_000, 720_000)


def test_a_limit_may_stand_right_behind_each_vehicles_name() -> None:
    read = form("公务用车采购公告", "需求：轿车3台，SUV 2台", "每台限价：轿车≤16万元；SUV≤18万元")
    assert [Decimal(line["unit_price_cap_cny"]) for line in lines_of(read)] == [160_000, 180_000]


def test_a_limit_of_the_price_is_no_price() -> None:
    read = form("公务用车框架协议入围结果公告", "入围产品为轿车。最高限制单价：18万元/辆")
    assert all(line["unit_price_cny"] is None for line in lines_of(read))


def test_a_sum_may_stand_in_brackets_behind_its_label() -> None:
    assert form("皮卡车询价废标公告", "因报价均超过采购预算（23万元），本次询价作废标处理。")["budget_cny"] == 230_000


def test_the_price_agreed_on_comes_before_the_frames() -> None:
    read = form(
        "框架协议第二阶段成交结果公告",
        "商品名称\t品牌\t型号\t数量（辆）\t协议单价（万元）\t成交单价（万元）",
        "越野车\t南星\tNX40\t2\t18.50\t17.98",
    )
    assert [line["unit_price_cny"] for line in lines_of(read)] == [179_800]


def test_the_price_of_each_does_not_hide_how_many() -> None:
    read = form("森林防火运水车采购成交公告", "成交价：每辆248,500元，共4辆，合计994,000元")
    assert [line["quantity"] for line in lines_of(read)] == [4]


def test_what_a_lot_comes_to_is_its_award() -> None:
    read = form(
        "出租车更新比选结果公告",
        "A包（燃油出租车30辆）：双林汽车销售有限公司，单价78,600元，总价2,358,000元；",
        "B包（纯电动出租车20辆）：南林汽车有限公司，单价126,800元，总价2,536,000元。",
    )
    assert [lot["award_cny"] for lot in read["lots"]] == [2_358_000, 2_536_000]


def test_of_several_awards_without_lots_none_is_the_wholes() -> None:
    rows = ("警用装备\t双林装备有限公司\t1037600", "车辆\t南林汽车有限公司\t508500")
    read = form("车辆及装备采购中标公告", "采购内容\t中标供应商\t中标金额（元）", *rows)
    assert read["award_total_cny"] is None


def test_a_failed_purchase_states_caps_and_no_prices() -> None:
    read = form("电动车竞价流拍公告", "标的：两轮电动车15辆；控制单价：3200元/辆，控制总价48000元；流拍原因：有效报价不足三家。")
    (line,) = lines_of(read)
    assert (line["category"], line["unit_price_cap_cny"], line["unit_price_cny"]) == ("motorcycle", 3_200, None)


def test_the_only_agreed_price_is_the_only_lines() -> None:
    read = form(
        "运输车采购结果公示", "中标单价（元/辆）\t236,500", "数量（辆）\t6", "中标总价（元）\t1,419,000", "车型\t仓栅式运输车（柴油）"
    )
    (line,) = lines_of(read)
    assert (line["category"], line["quantity"], line["unit_price_cny"], read["award_total_cny"]) == ("truck", 6, 236_500, 1_419_000)


def test_of_several_offers_the_last_is_read() -> None:
    read = form("殡仪车采购成交公告", "供应商\t首次报价（元）\t最终报价（元）\t排名", "双林专用车有限公司\t568,000\t549,600\t1")
    assert read["award_total_cny"] == 549_600


def test_the_price_of_one_beside_the_total_in_a_table_of_pairs() -> None:
    read = form(
        "皮卡采购中标结果公示", "标的\t野外勘探皮卡", "数量\t25辆", "中标人\t双林汽车有限公司", "中标价\t含税总价 372.5 万元（14.9万元/辆）"
    )
    assert (read["award_total_cny"], lines_of(read)[0]["unit_price_cny"]) == (3_725_000, 149_000)


def test_the_whole_behind_the_price_of_each() -> None:
    assert (
        form("电动观光车采购中选通知", "中选单位：双林电动车辆有限公司", "中选价：每台4.98万元，10台共49.8万元")["award_total_cny"]
        == 498_000
    )


def test_a_figure_that_begins_a_name_is_no_sum_of_the_lot() -> None:
    read = form(
        "运输车辆采购公告",
        "包别\t标的名称\t数量\t单位\t包预算(万元)\t最高限价（万元）",
        "采购包1\t6×4牵引车\t4\t辆\t131.1\t131",
        "采购包2\t轻型载货汽车\t12\t辆\t331.8\t331.8",
    )
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [1_310_000, 3_318_000]


def test_the_part_whose_words_are_blanked_has_no_place_of_its_own() -> None:
    read = form(
        "巡查车辆采购谈判公告",
        "四、采购内容：巡查轿车1辆和外业皮卡2辆，单价分别不超过12.5万元和15.5万元。轿车发动机1.5L；皮卡排量不小于2.0T。",
    )
    assert [line["unit_price_cap_cny"] for line in lines_of(read)] == [125_000, 155_000]


@pytest.mark.parametrize(
    "words",
    ["168000.00元/辆×2辆=336000.00元", "单价168000元×2辆=336000元", "16.8万元/辆*2辆=33.6万元"],
)
def test_a_price_times_a_number_comes_to_the_whole(words: str) -> None:
    read = form("殡仪车采购询价结果公示", "成交供应商：某某专用汽车有限公司", f"成交价：{words}", "车辆：殡仪车2辆")
    assert read["award_total_cny"] == 336_000


@pytest.mark.parametrize("cell", ["最终报价:156800(元)", "报价：156800（元）", "总价:15.68万元"])
def test_a_cell_that_ran_into_others_may_say_what_its_sum_is(cell: str) -> None:
    read = form(
        "巡逻车采购项目中标（成交）结果公告",
        "1.中标结果：",
        f"序号中标（成交）金额(元)中标供应商名称中标供应商地址1{cell}某某汽车销售有限公司某省某市某街道",
    )
    assert read["award_total_cny"] == 156_800


@pytest.mark.parametrize("lot", ["第二包", "第三标段", "第二标包"])
def test_a_lots_number_ranks_no_offer(lot: str) -> None:
    read = form("警用车采购中标结果公告", "中标人：某某有限公司", f"{lot}：运兵车 柴油2.5T 19座 2辆，369000元/辆")
    assert [line["unit_price_cny"] for line in lines_of(read)] == [369_000]


def test_the_second_candidates_price_is_none() -> None:
    read = form("警用车采购中标结果公告", "中标人：某某有限公司", "第二名：运兵车 柴油2.5T 19座 2辆，369000元/辆")
    assert [line["unit_price_cny"] for line in lines_of(read)] == [None]


@pytest.mark.parametrize("total", ["总价36.8万元。", "合计：36.8万元", "共计368000元（含税）。"])
def test_what_was_won_comes_to_its_last_sum(total: str) -> None:
    read = form(
        "车辆采购成交公告",
        "成交供应商：某某汽车有限公司",
        f"成交内容：轿车2辆，单价12.5万元，排量1.5L；皮卡1辆，单价11.8万元；{total}",
    )
    assert read["award_total_cny"] == 368_000


def test_a_glued_sum_may_have_its_unit_in_the_head() -> None:
    head = "序号供应商名称供应商地址中标金额（元）"
    assert form("车辆采购中标公告", f"{head}1某某汽车销售有限公司某省某市某路1号368000.00")["award_total_cny"] == 368_000
    assert form("车辆采购中标公告", f"{head}1某某汽车销售有限公司某省某市邮编100000")["award_total_cny"] is None


def test_the_winners_label_may_run_into_the_name() -> None:
    read = form(
        "车辆采购成交公告",
        "一标段（轿车）：成交供应商甲某汽车有限公司，成交金额25万元；二标段（皮卡）：成交供应商乙某汽车有限公司，成交金额11.8万元。",
    )
    assert [lot["supplier"] for lot in read["lots"]] == ["甲某汽车有限公司", "乙某汽车有限公司"]


@pytest.mark.parametrize("price", ["每吨3,250元", "每车次2150元", "每公里3150元"])
def test_the_price_of_a_measure_is_no_award(price: str) -> None:
    assert form("报废汽车回收服务成交公告", "成交供应商：某某回收有限公司", f"成交价：{price}")["award_total_cny"] is None


@pytest.mark.parametrize("cell", ["下浮率：15%（年度预算31.2万元）", "费率1.2%，预算金额：286000元", "优惠率15%（最高限价28.6万元）"])
def test_what_was_planned_is_no_award_in_a_winners_cell(cell: str) -> None:
    read = form("车辆保险服务成交公告", "", "供应商名称\t供应商地址\t成交金额", f"某某保险有限公司\t某市某路\t{cell}", "")
    assert read["award_total_cny"] is None


@pytest.mark.parametrize("lot", ["标项{}总报价:", "采购包{}:", "第{}包 "])
def test_a_lots_number_may_lead_its_sum_in_a_winners_cell(lot: str) -> None:
    read = form(
        "车辆采购中标公告",
        "",
        "序号\t中标（成交）金额(元)\t中标供应商名称",
        f"1\t{lot.format(1)}846000（元）\t甲某汽车有限公司",
        f"2\t{lot.format(2)}256000（元）\t乙某汽车有限公司",
        "",
    )
    assert [lot["award_cny"] for lot in read["lots"]] == [846_000, 256_000]


def test_the_sum_behind_one_thing_won_is_its_price() -> None:
    read = form("用车竞价结果公示", "成交供应商：某某汽车有限公司", "成交产品：大众 某型 1.5T 舒适版，1辆，128800元")
    assert told(read, "unit_price_cny") == [128_800]
    read = form("用车竞价结果公示", "成交供应商：某某汽车有限公司", "成交产品：大众 某型 1.5T 舒适版，2辆，257600元")
    assert told(read, "unit_price_cny") == [None]


@pytest.mark.parametrize("lead", ["原文：{}|现更正为：{}", "更正前：{}|更正后：{}", "原：{}|现：{}"])
def test_a_correction_quotes_the_words_of_a_lot(lead: str) -> None:
    old, new = lead.split("|")
    read = form(
        "警用车辆采购更正公告",
        "更正内容：",
        old.format("A分标预算金额36万元"),
        new.format("A分标预算金额45万元"),
        "更正日期：2024年8月16日",
    )
    assert (read["budget_cny"], [lot["budget_cny"] for lot in read["lots"]]) == (None, [450_000])


@pytest.mark.parametrize(
    "words",
    [
        "采购需求：包1：预算金额36万元，最高限价35万元。标的：轿车2辆（排量1.5L）。",
        "分包情况：标包A，轿车2辆，5座，预算金额36万元（最高限价35万元），单车不超过18万元。",
        "因采购任务取消，终止采购（采购包1：轿车2辆，预算金额36万元，最高限价35万元）。",
    ],
)
def test_the_sums_of_the_only_lot_are_not_the_notices(words: str) -> None:
    read = form("轿车采购公告", words)
    assert (read["budget_cny"], read["price_cap_cny"]) == (None, None)
    assert [lot["lot_no"] for lot in read["lots"]] == ["A" if "标包A" in words else "1"]
    assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [(360000, 350000)]


def test_one_sum_is_budget_and_ceiling_of_a_lot_where_both_words_lead_to_it() -> None:
    table = ("标包\t车型\t数量\t标包预算及最高限价", "A\t轿车\t2辆\t36万元", "B\t面包车\t3辆\t21万元")
    sentences = ("第1标段：预算及最高限价均为36万元", "轿车\t2辆", "第2标段：预算及最高限价均为21万元", "面包车\t3辆")
    for words in (table, sentences):
        assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in form("车辆采购公告", *words)["lots"]] == [
            (360000, 360000),
            (210000, 210000),
        ]
