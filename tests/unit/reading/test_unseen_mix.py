"""Rules that an ordinary mix of notices by an independent author called for, each with the words it was made for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize("name", ["接待车", "接待用车", "访客车"])
def test_a_lead_that_names_a_platform_says_nothing_of_what_is_bought(name: str) -> None:
    read = form(
        f"某镇中心{name}采购磋商公告",
        "项目概况",
        f"{name}采购项目的潜在供应商应在某某采购云平台获取采购文件，并于2026年4月9日15:00前提交响应文件。",
        f"标项名称：{name}采购",
        "简要规格描述或项目基本概况介绍、用途：中型客车1辆，17座，柴油，排量≥3.0L",
    )
    assert read["is_vehicle_purchase"] and told(read, "quantity") == [1]


@pytest.mark.parametrize(
    ("item", "bought"),
    [("标项1 清雪车（底盘排量）", True), ("标项1 多功能除雪车底盘排量", True), ("标项1 除雪车维修费", False), ("标项1 除雪机功率", False)],
)
def test_what_a_correction_changes_of_a_vehicle_says_that_one_is_bought(item: str, bought: bool) -> None:
    read = form(
        "冬季除雪设备采购项目变更公告",
        "更正内容：",
        "",
        "序号\t更正项\t更正前\t更正后",
        f"1\t{item}\t≥7.5L\t≥6.7L",
        "2\t标项2 滚刷数量\t6台\t5台",
        "",
    )
    assert read["is_vehicle_purchase"] is bought
    assert told(read, "displacement_min_l") == ([6.7] if bought else [])


@pytest.mark.parametrize(
    ("title", "need"),
    [
        ("执法车辆GPS及行车记录仪采购", "4G定位终端22台，适用于某牌皮卡（2.0T）等车型"),
        ("巡逻车LED屏采购", "LED屏4块"),
        ("养护机械及车辆燃油采购", "0号柴油约3万升，用于自卸车4台（排量4.3L）及皮卡3台"),
        ("公务用车柴油采购", "柴油3万升"),
        ("发电机组柴油滤芯采购", "柴油滤芯一批，用于自卸车4台"),
    ],
)
def test_what_only_serves_vehicles_is_none(title: str, need: str) -> None:
    assert not form(title + "询价公告", f"采购内容：{need}。", "具体要求见采购文件，由某某局组织实施。")["is_vehicle_purchase"]


def test_what_a_vehicle_is_used_for_makes_it_no_servant() -> None:
    read = form("应急装备采购询价公告", "采购内容：皮卡2辆，用于防汛巡查；冷藏车1辆。")
    assert read["is_vehicle_purchase"] and told(read, "quantity") == [2, 1]


@pytest.mark.parametrize("machine", ["静音发电机", "随车发电机组", "高压水泵"])
def test_the_displacement_of_a_machine_stands_behind_its_cell(machine: str) -> None:
    read = form(
        "舞台车采购公告",
        "采购需求：流动舞台车1辆",
        "",
        "名称\t指标",
        "发动机排量(mL)\t≥4760",
        f"{machine}\t12kW，排量≥2.0L",
        "",
    )
    assert told(read, "displacement_min_l") == [4.76]


def test_a_vehicle_that_is_named_for_a_machine_has_a_displacement() -> None:
    read = form("车辆采购公告", "", "序号\t名称\t数量\t参数", "1\t应急发电车\t1\t排量≥6.5L，柴油", "2\t客车\t2\t排量≥4.0L，柴油", "")
    assert told(read, "displacement_min_l") == [6.5, 4.0]


@pytest.mark.parametrize("beside", ["底盘同现有车辆通用", "外观与原有车辆一致", "配置与现有车型相同"])
def test_what_is_bought_goes_with_the_old_car(beside: str) -> None:
    read = form("囚车采购公告", f"采购内容：中型囚车1辆，{beside}，排气量2.8L，柴油")
    assert (told(read, "displacement_max_l"), told(read, "energy")) == ([2.8], ["diesel"])


def test_an_old_car_has_no_displacement() -> None:
    assert told(form("囚车采购公告", "采购内容：囚车1辆，现有车辆排气量2.8L"), "displacement_max_l") == [None]


@pytest.mark.parametrize("words", ["座位数19（含）～23座", "19（含）-23座", "座位数：19（含）至23（含）座"])
def test_seats_from_one_that_is_included(words: str) -> None:
    read = form("客车采购公告", f"采购内容：中型客车1辆，柴油，{words}")
    assert (told(read, "seats_min"), told(read, "seats_max")) == ([19], [23])


def test_seats_stand_beside_their_name_where_vehicles_stand_side_by_side() -> None:
    read = form("公务用车询价公告", "", "指标\t轿车\t商务车", "数量\t2辆\t1辆", "排气量\t≤1.8升\t≤2.0升", "核定座位\t5\t7", "")
    assert told(read, "seats_max") == [5, 7]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("某局巡逻车采购公开招标公告（含更正后）", "tender"),
        ("某局巡逻车采购公开招标公告（更正）", "correction"),
        ("某中心关于公务用车购置的采购需求公示及招标公告", "tender"),
        ("某公司带电作业车采购需求公示转招标公告", "tender"),
        ("某中心关于公务用车购置的采购需求公示", "intention"),
    ],
)
def test_the_last_of_several_kinds_in_a_title_is_meant(words: str, kind: str) -> None:
    assert form(words, "采购内容：轿车1辆，三厢五座，具体要求见采购文件，由某某局组织实施。")["kind"] == kind


@pytest.mark.parametrize("words", ["下单时间2026-06-24 08:50:31", "订单总额 179600.00元"])
def test_an_order_in_a_mall_is_an_award(words: str) -> None:
    read = form("某局公务用车采购（网上超市）", "订单", "采购单位 某县某局", words, "供应商 甲地汽车有限公司")
    assert (read["kind"], read["lots"][0]["supplier"]) == ("award", "甲地汽车有限公司")


def test_a_number_of_winners_makes_no_award() -> None:
    assert form("某局公务用车采购", "拟确定成交供应商 2名，报价截止：2026年4月9日").get("kind") == "tender"


@pytest.mark.parametrize("label", ["成交单位及金额", "中标供应商、中标金额", "中选人及中选价"])
def test_a_winner_and_the_sum_stand_behind_one_label(label: str) -> None:
    read = form("皮卡询价采购结果公告", f"{label}：甲地汽车贸易有限公司，114600元", "车辆：皮卡2辆")
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("甲地汽车贸易有限公司", 114600)


def test_the_price_of_one_behind_a_winner_is_no_award() -> None:
    read = form("皮卡询价采购结果公告", "成交单位及金额：甲地汽车贸易有限公司，每辆57300元", "车辆：皮卡2辆")
    assert read["award_total_cny"] is None


def test_what_the_only_row_of_an_award_comes_to() -> None:
    rows = ("", "商品\t规格\t数量\t成交单价\t金额", "某牌轿车\t1.4T，5座\t2辆\t100,000元\t200,000元", "")
    assert form("公务用车二次竞价成交公告", "成交供应商：甲地汽车有限公司", *rows)["award_total_cny"] == 200000


def test_what_the_only_row_of_a_plan_comes_to_is_no_award() -> None:
    rows = ("", "商品\t规格\t数量\t参考单价\t金额", "某牌轿车\t1.4T，5座\t2辆\t100,000元\t200,000元", "")
    assert form("公务用车二次竞价成交公告", "成交供应商：甲地汽车有限公司", *rows)["award_total_cny"] is None


@pytest.mark.parametrize("ranks", [("第一名", "第二名"), ("第一", "第二")])
def test_candidates_whose_table_came_cell_by_cell(ranks: tuple[str, str]) -> None:
    read = form(
        "洗扫车采购中标候选人公示",
        *("排序", "中标候选人", "投标报价（元）", "质量", "交货期"),
        *(ranks[0], "甲地汽车有限公司", "1 588 000.00", "合格", "45日历天"),
        *(ranks[1], "乙地汽车有限公司", "1 602 000.00", "合格", "45日历天"),
        "二、公示期：2026年6月10日至2026年6月13日",
    )
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("甲地汽车有限公司", 1588000)


def test_goods_of_a_mall_came_cell_by_cell() -> None:
    read = form(
        "某队皮卡采购", "采购方式：网上询价", "商品要求", "品名", "数量", "要求", "皮卡", "3", "排量2.0T以上；五座", "交货地点：某镇"
    )
    assert (told(read, "quantity"), told(read, "seats_min")) == ([3], [5])


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2026年7月22日上午10点整截止投标并同时开标，地点在某中心。", "2026-07-22T10:00:00+08:00"),
        ("2026年7月22日10:00停止接收投标文件。", "2026-07-22T10:00:00+08:00"),
        ("2026年7月22日10:00停止接收报名材料。", None),
    ],
)
def test_bids_close_at_a_time(words: str, due: str | None) -> None:
    assert form("轿车采购招标公告", "采购内容：轿车1辆", "伍、什么时候开标", words)["deadline"] == due


@pytest.mark.parametrize("label", ["投标截止、开标", "投标截止及开标时间", "报价截止（开标）和开启时间"])
def test_a_deadline_in_a_table_of_times(label: str) -> None:
    read = form("轿车采购招标公告", "采购内容：轿车1辆", "", "环节\t时间", "提问截止\t2026-07-14 17:00", f"{label}\t2026-07-28 09:00", "")
    assert read["deadline"] == "2026-07-28T09:00:00+08:00"


def test_a_heading_in_figures_that_speaks_of_the_deadline() -> None:
    read = form(
        "轿车询价公告", "3、采购内容：轿车1辆", "7、报价截止（开标）时间", "2026年9月15日（星期二）上午10:00，过时不候。", "8、其他"
    )
    assert read["deadline"] == "2026-09-15T10:00:00+08:00"


def test_a_table_numbers_lots_that_prose_calls_by_letters() -> None:
    read = form(
        "新能源公务用车采购招标公告",
        "",
        "序号\t包号\t包名称\t包预算（元）\t包最高限价（元）",
        "1\t某财招-2026-017-1\t纯电动轿车\t1080000\t1070000",
        "2\t某财招-2026-017-2\t商务车\t660000\t650000",
        "",
        "采购内容：A包纯电动轿车6辆，5座；B包商务车3辆，排量1.5T，7座。",
    )
    assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [(1080000, 1070000), (660000, 650000)]
    assert told(read, "quantity") == [6, 3]


def test_a_sentence_below_a_table_speaks_of_one_of_its_lots() -> None:
    read = form(
        "执法车辆采购招标公告",
        "名称与编号：执法车辆采购 ABCD-G-H-260012",
        "",
        "包号\t货物、服务和工程名称\t数量\t技术规格、参数及要求\t预算金额(元)",
        "1\t越野车\t2\t汽油，2.0T，7座\t496,000.00",
        "2\t皮卡\t4\t柴油，排量不低于2.4L\t560,000.00",
        "",
        "本项目总预算1,056,000.00元；包2单价最高不得超过14万元/辆。",
    )
    assert read["project_no"] == "ABCD-G-H-260012"
    assert told(read, "quantity") == [2, 4] and told(read, "unit_price_cap_cny") == [None, 140000]


def test_each_lot_says_its_budget_behind_its_need() -> None:
    read = form(
        "执法车辆采购招标公告",
        "第1包：轿车，共7辆。排气量不得高于1.6升。该包预算84万元。",
        "第2包：运兵车，共1辆。柴油。该包预算58万元，最高限价57.5万元。",
    )
    assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [(840000, None), (580000, 575000)]


@pytest.mark.parametrize("cell", ["总价325万元，单台65万元", "单台65万元，总价325万元", "合计325万元（每台65万元）"])
def test_a_cell_of_ceilings_tells_all_and_one(cell: str) -> None:
    read = page(
        "牵引车采购招标公告",
        f"<table><tr><td>标的</td><td>数量</td><td>最高限价</td></tr><tr><td>牵引车</td><td>5台</td><td>{cell}</td></tr></table>",
    )
    assert read["price_cap_cny"] == 3250000 and told(read, "unit_price_cap_cny") == [650000]


def test_a_ceiling_with_taxes() -> None:
    assert form("轿车采购公告", "采购内容：轿车2辆", "企业自筹，含税总限价55.596万元。")["price_cap_cny"] == 555960


@pytest.mark.parametrize(("body", "category"), [("三厢手动挡，5座", "sedan"), ("两厢车，5座", "sedan"), ("手动挡，5座", "other")])
def test_a_body_tells_what_a_car_is(body: str, category: str) -> None:
    read = form("考试用车采购公告", "", "序号\t货物名称\t数量\t主要参数", f"1\tC1考试车\t6辆\t{body}", f"2\tC2考试车\t4辆\t{body}", "")
    assert told(read, "category") == [category, category]
