"""reading: what stands far from the vehicles' list, in clauses and rows under their names, is told of each."""

from tests.unit.reading.test_unseen_tenders import form, lines_of


def test_clauses_below_a_vehicles_own_clause_tell_of_it() -> None:
    read = form(
        "台站车辆采购磋商公告", "包号\t货物名称\t数量（台）\t预算（万元）", "1\t观测皮卡\t2\t38", "1\t冷藏运输车\t1\t29", "第二章 技术要求",
        "2.1 观测皮卡", "2.1.1 发动机：柴油，排量≥2.3L", "2.1.2 双排5座", "2.2 冷藏运输车", "2.2.1 汽油；排量≥1.8L；", "2.2.2 乘员：3人", "2.3 包装",
    )  # fmt: skip
    assert [(line["displacement_min_l"], line["seats_min"]) for line in lines_of(read)] == [(2.3, 5), (1.8, 3)]


def test_points_below_a_numbered_name_may_bear_its_number() -> None:
    read = form(
        "车辆采购公告", "采购轿车3辆、皮卡2辆。", "1. 轿车", "1.1 排量≤1.5L", "1.2 5座", "2. 皮卡", "2.1 排量≥2.0L", "2.2 单价不高于12万元", "3. 商务"
    )  # fmt: skip
    assert [(line["displacement_max_l"], line["displacement_min_l"], line["unit_price_cap_cny"]) for line in lines_of(read)] == [
        (1.5, None, None), (None, 2.0, 120_000),
    ]  # fmt: skip


def test_rows_of_name_and_words_tell_of_vehicles_of_all_lots() -> None:
    read = form(
        "执勤车辆采购公告", "采购包1：", "品目号\t采购标的\t数量", "1-1\t巡逻轿车\t8辆", "1-2\t山区SUV\t4辆", "采购包2：", "品目号\t采购标的\t数量",
        "2-1\t囚车\t2辆", "2-2\t两轮摩托车\t22辆", "二、资格条件", "无。", "附：参数摘录", "标的\t参数", "巡逻轿车\t排量≥1.4L；单价不高于15.6万元",
        "山区SUV\t1.8L＜排量≤2.0L；5座", "囚车\t柴油；排量≥2.2L；载员11人", "两轮摩托车\t排量≥300mL；单价不高于2.4万元",
    )  # fmt: skip
    assert [(line["displacement_min_l"], line["unit_price_cap_cny"]) for line in lines_of(read)] == [
        (1.4, 156_000), (1.8, None), (2.2, None), (0.3, 24_000),
    ]  # fmt: skip


def test_a_note_of_all_vehicles_ends_where_the_next_note_begins() -> None:
    read = form(
        "环卫车辆采购公告", "包号\t车型\t数量（辆）\t简要需求", "第一包\t纯电动垃圾车\t5\t箱容≥14m³", "第二包\t小型清洗车\t6\t柴油，排量≤2.3L",
        "注：（1）以上车辆均须能办理注册登记；（2）副发动机的排量不作要求；（3）第二包单台报价：清洗车不超过26.5万元。",
    )  # fmt: skip
    assert lines_of(read)[0]["unit_price_cap_cny"] is None


def test_cars_that_have_reached_their_age_are_not_bought() -> None:
    read = form(
        "出租汽车更新采购公告", "我公司营运车辆共计86台于本年内达到报废年限，对首批46台车辆进行更新。", "车型：三厢轿车", "数量：46台"
    )
    assert [line["quantity"] for line in lines_of(read)] == [46]
    read = form("轿车采购公告", "采购内容：轿车10辆，替换报废车辆。", "供应商应当在提交文件截止时间前完成签章，逾期不予受理。")
    assert [line["quantity"] for line in lines_of(read)] == [10]


def test_what_never_drives_on_a_road_is_no_vehicle() -> None:
    read = form(
        "某湿地管理局政府采购意向", "序号\t采购项目名称\t采购需求概况\t预算金额（万元）", "1\t电动观光车\t11座电动观光车8台，非道路使用，单价8.5万元以内\t68",
        "2\t巡逻车辆更新\t巡逻车辆3辆，纯电动SUV，单价18万元以内\t54",
    )  # fmt: skip
    assert [line["quantity"] for line in lines_of(read)] == [3]


def test_limits_of_two_rows_are_no_window() -> None:
    read = form(
        "巡护车辆采购谈判公告", "包号\t无名之栏\t数量\t排气量", "1\t甲\t6台\t≥1.9L", "1\t乙\t2台\t≤2.0L", "采购内容：巡护车辆8台。", "预算140万元。"
    )  # fmt: skip
    assert not any(line["displacement_min_l"] and line["displacement_max_l"] for line in lines_of(read))


def test_the_budget_of_a_lot_that_is_bought_anew_is_not_the_wholes() -> None:
    read = form(
        "救护车采购中标公告", "三、采购结果", "包号\t包名称\t中标供应商\t中标金额(元)", "1\t山区型救护车\t长沙某专用车有限公司\t1,188,000.00",
        "八、其他：包2（负压救护车2辆，预算100万元）将另行组织采购。",
    )  # fmt: skip
    assert read["budget_cny"] is None


def test_a_limit_in_a_cell_of_one_row_is_not_the_wholes() -> None:
    read = form(
        "某学院接待用车网上竞价公告", "预算总额（元）\t712000", "序号\t商品名称\t数量\t单位\t技术指标", "1\t商务车\t2\t辆\t7座；限价每辆23.6万元",
        "2\t中巴车\t1\t辆\t座位数≥19座；限价24万元",
    )  # fmt: skip
    assert (read["budget_cny"], read["price_cap_cny"]) == (712_000, None)


def test_sizes_call_vehicles_in_limits_and_parameters() -> None:
    read = form(
        "公交车采购招标公告", "采购内容：8米级纯电动城市客车15辆，10米级纯电动城市客车10辆。", "最高投标限价：1735万元。其中8米级63万元/辆，10米级79万元/辆。"
    )  # fmt: skip
    assert [line["unit_price_cap_cny"] for line in lines_of(read)] == [630_000, 790_000]
    read = form(
        "冷链运输车辆采购公告", "内容：4.2米冷藏车10辆、7.6米冷藏车4辆", "技术要点：4.2米车型排量2.5L至3.0L；7.6米车型发动机排量不低于4.5L。"
    )  # fmt: skip
    assert [(line["displacement_min_l"], line["displacement_max_l"]) for line in lines_of(read)] == [(2.5, 3), (4.5, None)]


def test_a_column_of_parts_names_the_things() -> None:
    read = form(
        "巡护车辆采购谈判公告", "包号\t分项内容\t数量\t排气量\t分项最高限价（万元/台）", "1\t四驱皮卡（柴油）\t6台\t≥1.9L\t14.3", "1\t指挥车（SUV）\t2台\t≤2.0L\t13.8"
    )  # fmt: skip
    assert [(line["quantity"], line["unit_price_cap_cny"]) for line in lines_of(read)] == [(6, 143_000), (2, 138_000)]
