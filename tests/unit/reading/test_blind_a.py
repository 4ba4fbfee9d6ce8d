"""Rules that portals' own markup in foreign hands called for: seats, caps, limits, lots, deadlines; each in several wordings."""

from typing import Any

import pytest

from reading.displacement import stated, window_of
from reading.folding import flat
from reading.form import reading_form
from reading.quantities import seats
from reading.unitcaps import caps
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def form(title: str, *lines: str) -> dict[str, Any]:
    """What is read and classified of a notice in plain text."""
    text, read = read_notice(title, "2026-03-18T10:00:00+08:00", "", "web", text="\n".join(lines))
    return reading_form(classify(read, text), "1")


def told(read: dict[str, Any], *fields: str) -> list[Any]:
    return [tuple(line[field] for field in fields) for lot in read["lots"] for line in lot["lines"]]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("核定载人3人", 3, 3),
        ("额定载员14—18人", 14, 18),
        ("双排座6人", 6, 6),
        ("单排座，准乘2人", 2, 2),
        ("限载4人", 4, 4),
        ("驾乘人数：≥5人", 5, None),
        ("准乘人数（含驾驶员）（人）：3", 3, 3),
        ("五座或七座", 5, 7),
        ("6/8座", 6, 8),
        ("乘员数5人或6人", 5, 6),
        ("不少于7个座位", 7, None),
        ("座位数：2+3", 5, 5),
        ("座位数（含驾驶员）：53+1", 54, 54),
        ("19座，2+1布置", 19, 19),
        ("额定载客：24/10-23", None, None),
        ("限载5吨", None, None),
    ],
)
def test_seats_are_said_in_many_words_and_come_to_what_their_parts_do(words: str, least: int | None, most: int | None) -> None:
    found = seats(flat(words), 0, len(words))
    assert (found.min.value, found.max.value) == (least, most)


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("每辆车全部费用（裸车、购置税、牌照）控制在12.6万元以内", 126_000),
        ("单车价格（含购置税、保险、上牌等一切费用）最高限价12万元", 120_000),
        ("每台价格不得超出18万元", 180_000),
        ("每辆车的购置价格不得突破18万元", 180_000),
        ("单台限额18万元", 180_000),
        ("单车价格以18.5万元为限", 185_000),
        ("每辆以17万元为上限", 170_000),
        ("单价封顶18万元", 180_000),
        ("每车不超过15万元", 150_000),
        ("报价不得超过15万元/辆", 150_000),
        ("单车报价大于12.8万元的作废标处理", 128_000),
    ],
)
def test_the_most_that_one_may_cost_is_said_in_many_words(words: str, cap: int) -> None:
    assert {one.value for one in caps(flat(words), 0, len(words))} == {cap}


def test_a_quoted_rule_goes_on_behind_a_semicolon() -> None:
    words = flat("依据《党政机关公务用车管理办法》，机要用车价格12万元以内；一般公务用车价格18万元以内。单车不超过16万元")
    assert [one.value for one in caps(words, 0, len(words))] == [160_000]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("排量≥5.2L；配套高压清洗机（副发动机排量1.5L）", "5.2", None),
        ("底盘发动机排量4.0L；上装柴油机排量2.7L", "4.0", "4.0"),
        ("排量≥3.0L，空调压缩机排量170cc", "3.0", None),
        ("排量不得超出1.8L", None, "1.8"),
        ("排量下限1.5L", "1.5", None),
        ("排量（L）：1.5≤V≤2.0", "1.5", "2.0"),
        ("2.0T≥排量≥1.5T", "1.5", "2.0"),
        ("气缸总容积不大于1800mL（允许1.4T、1.5T）", None, "1.8"),
    ],
)
def test_sizes_of_engines_in_chains_and_beside_other_machines(words: str, least: str | None, most: str | None) -> None:
    window = window_of(stated(flat(words), 0, len(words)))
    assert [str(end.value) if end.said else None for end in (window.min, window.max)] == [least, most]


@pytest.mark.parametrize("label", ["单台招标控制价", "每辆车的最高限价", "单车（裸车）最高限价"])
def test_a_limit_of_one_is_not_the_ceiling_of_the_whole(label: str) -> None:
    assert form("出租汽车采购招标公告", "招标内容：轿车60台", f"{label}：95,000元（含购置税）")["price_cap_cny"] is None


def test_ceilings_listed_by_lot_are_the_lots() -> None:
    read = form(
        "消防车采购公开招标公告",
        "最高限价：各包最高限价见下表，A包205万元、B包为228万元",
        "标包\t货物名称\t数量\t本包预算金额（万元）",
        "A\t水罐消防车\t1辆\t206.8",
        "B\t登高平台消防车\t1辆\t229",
    )
    assert (read["price_cap_cny"], [lot["price_cap_cny"] for lot in read["lots"]]) == (None, [2_050_000, 2_280_000])


def test_a_clause_number_is_no_lots_number() -> None:
    read = form(
        "牵引车采购招标公告",
        "标段号\t设备名称\t台数\t最高投标限价（万元）",
        "标段1\t牵引车\t20\t780",
        "标段2\t自卸汽车\t8\t308",
        "2.2 标段1单台报价上限39.5万元；标段2单台报价上限39.6万元，均不含购置税。",
    )
    assert told(read, "unit_price_cap_cny") == [(395_000,), (396_000,)]


@pytest.mark.parametrize("head", ["单台控制价", "每辆最高限价（万元）", "单车招标控制价"])
def test_a_column_may_limit_the_price_of_one(head: str) -> None:
    read = form("囚车、客车采购公告", f"标的\t数量\t配置要求\t{head}", "囚车\t1台\t柴油\t76.8万元", "客车\t2台\t37座\t60万元")
    assert (told(read, "unit_price_cap_cny"), read["price_cap_cny"]) == ([(768_000,), (600_000,)], None)


def test_clauses_under_a_name_with_a_colon_are_about_it() -> None:
    read = form(
        "车辆购置公告",
        "采购内容：越野车2辆、皮卡3辆。越野车：硬派，排气量2.0T及以上，5座，单价24万元封顶；皮卡：柴油，排量不小于2.3T，每辆不高于15.5万元",
    )
    assert told(read, "displacement_min_l", "seats_max", "unit_price_cap_cny") == [(2.0, 5, 240_000), (2.3, None, 155_000)]


def test_each_vehicle_may_have_a_table_of_its_own() -> None:
    read = form(
        "法院执法执勤车辆采购公开招标公告",
        "采购需求：法庭执行用警车5辆、押解囚车1辆，各车型主要参数如下。",
        "（一）法庭执行用警车（单价不得超过16万元）",
        "参数名称\t要求",
        "数量（辆）\t5",
        "排量（mL）\t1480－1600",
        "（二）押解囚车（单价不得超过38.8万元）",
        "参数名称\t要求",
        "数量（辆）\t1",
        "燃料种类\t柴油",
        "排量（mL）\t≥1990，≤2200",
    )
    assert told(read, "displacement_min_l", "displacement_max_l", "unit_price_cap_cny") == [(1.48, 1.6, 160_000), (1.99, 2.2, 388_000)]


def test_what_all_are_is_said_before_those_among_them() -> None:
    read = form("教育局采购公告", "采购公务用车3辆，其中油电混合动力轿车2辆、油电混合动力SUV1辆，单价分别不超过16万元和20.8万元。")
    assert told(read, "use", "quantity") == [("official", 2), ("official", 1)]


def correction(*rows: str) -> dict[str, Any]:
    return form("公务用车采购更正公告", "二、更正信息", "更正内容：", *rows)


def test_a_corrected_limit_of_one_is_no_ceiling_and_a_sum_may_stay() -> None:
    read = correction(
        "条款\t原内容\t现内容",
        "单车最高限价\t200000元\t225000元",
        "最高限价\t1600000元\t1800000元",
        "采购数量（8辆）不变，预算金额仍为184万元。",
    )
    assert (read["price_cap_cny"], read["budget_cny"]) == (1_800_000, 1_840_000)


def test_what_is_corrected_in_one_lot_is_not_the_others() -> None:
    read = correction(
        "采购包1：",
        "更正项\t更正前内容\t更正后内容",
        "警用轿车 单价上限\t178,000.00元/辆\t175,000.00元/辆",
        "采购包2：",
        "更正项\t更正前内容\t更正后内容",
        "采购标的\t现场勘查车（7座，柴油）\t现场勘查车（5座，柴油）",
    )
    assert told(read, "unit_price_cap_cny") == [(175_000,), (None,)]


@pytest.mark.parametrize(
    ("lines", "deadline"),
    [
        (["七、申请文件提交", "应在2026年4月1日13点30分前，将申请文件提交至中心。", "八、审查日期为申请文件提交截止时间至2026年4月3日前"], "2026-04-01T13:30:00+08:00"),
        (["五、参选文件递交", "2026年5月15日下午2:00前递交至公司会议室，同时开启。"], "2026-05-15T14:00:00+08:00"),
        (["六、响应文件接收时间及地点：2026年6月9日8:30—9:00，交易中心"], "2026-06-09T09:00:00+08:00"),
    ],
)  # fmt: skip
def test_deadlines_under_headings_of_many_words(lines: list[str], deadline: str) -> None:
    assert form("客车采购公告", "采购客车2辆", *lines)["deadline"] == deadline
