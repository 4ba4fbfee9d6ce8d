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
