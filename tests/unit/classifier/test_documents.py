"""Documents beside a notice as different buyers lay them out: the vehicles they ask for, and what they only mention."""

from decimal import Decimal

import pytest

from schemas.reading import Category, Line
from services.classifier.attached import specified

Told = tuple[int | None, str | None, str | None, int | None, int | None]


def told(line: Line) -> Told:
    """Quantity, litres from and to, cap, seats."""
    low, high = line.displacement_l.min.value, line.displacement_l.max.value
    cap = line.unit_price_cap_cny.value
    return (
        line.quantity.value,
        None if low is None else str(low.normalize()),
        None if high is None else str(high.normalize()),
        None if cap is None else int(cap),
        None if line.seats.max.value is None else int(line.seats.max.value),
    )


def read(*rows: str) -> list[tuple[str, Told]]:
    return [((line.name.value or "").strip(), told(line)) for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


def one(*rows: str) -> Told:
    ((_, found),) = read(*rows)
    return found


def test_a_row_of_units_below_the_heads_belongs_to_them() -> None:
    found = read("", "车辆\t数量\t排量\t载客\t限价", "\t台\tmL\t人\t万元/台", "踏勘越野车\t2\t2000-2700\t5\t26.5", "")
    assert found == [("踏勘越野车", (2, "2", "2.7", 265_000, 5))]


def test_a_name_that_the_lexicon_does_not_know_is_kept_beside_others_and_may_head_its_own_table() -> None:
    found = read(
        "", "编号\t标的名称\t数量\t单价限价（万元）", "01\t巡查轿车\t3辆\t11.5", "02\t夜间测光车\t1辆\t33", "",
        "01 巡查轿车", "", "项目\t指标要求", "排量\t1.5L以下", "座位\t5座", "",
        "02 夜间测光车", "", "项目\t指标要求", "排量\t2.0T以上", "座位\t6座", "",
    )  # fmt: skip
    assert found == [("巡查轿车", (3, None, "1.5", 115_000, 5)), ("夜间测光车", (1, "2", None, 330_000, 6))]


def test_parts_of_a_vehicle_stand_before_the_names_of_its_parameters() -> None:
    head = "名称\t部位\t指标\t要求"
    rows = ["采样车（1辆）\t单价限价\t\t98万元", "采样车（1辆）\t底盘\t排气量\t5.1L～6.0L", "采样车（1辆）\t底盘\t乘员\t5人"]
    assert one("", head, *rows, "采样车（1辆）\t发电机\t排气量\t≥0.7L", "") == (1, "5.1", "6", 980_000, 5)


def test_vehicles_side_by_side_have_their_own_pairs() -> None:
    rows = ["巡诊面包车\t\t运菜货车", "数量\t1辆\t数量\t2辆", "排量\t1.5L～1.8L\t排量\t1.2L～1.6L", "座位\t7座\t座位\t2座"]
    rows += ["单价限价\t9.6万元\t单价限价\t5.8万元"]
    assert read("", *rows, "") == [("巡诊面包车", (1, "1.5", "1.8", 96_000, 7)), ("运菜货车", (2, "1.2", "1.6", 58_000, 2))]


def test_sections_within_a_table_name_their_vehicle_its_number_and_its_limit() -> None:
    rows = ["序号\t项目\t要求", "一、自卸式垃圾车 3辆 单价限价14.8万元", "1\t发动机\t柴油，排量2.3L以上", "2\t乘员\t2人"]
    rows += ["二、执法轿车 2辆 单价限价12万元", "1\t排量\t≤1.6L", "2\t乘员\t5人"]
    first, second = read("", *rows, "")
    assert (first[1], second[1]) == ((3, "2.3", None, 148_000, 2), (2, None, "1.6", 120_000, 5))


def test_clauses_row_by_row_are_the_vehicles_before_them_and_examples_are_nobodys() -> None:
    head = "序号\t磋商文件要求\t供应商响应\t偏离"
    found = one(
        "标的：救护车 数量：1辆 单价限价：268000元", "", head, "1\t柴油发动机，排量1997ml-2500ml", "2\t座位7座", "3\t例：轿车排量≤1.8L", ""
    )
    assert found == (1, "1.997", "2.5", 268_000, 7)


def test_names_of_parameters_may_be_in_two_languages() -> None:
    rows = ["Item 项目\tRequirement 要求", "1. 越野车 (4WD Vehicle)", "Quantity 数量\t2 units"]
    rows += ["Engine displacement 发动机排量\tnot less than 2,694 cc", "Seats 座位\t5 to 7"]
    assert one("", *rows, "") == (2, "2.694", None, None, 7)


def test_a_number_may_stand_behind_a_comma_a_colon_or_brackets() -> None:
    assert one("第一标段：自卸汽车，6台。", "（1）发动机排量在9.5L与11.0L之间；", "（2）单台最高限价36.8万元。")[:4] == (
        6,
        "9.5",
        "11",
        368_000,
    )
    assert one("标的：采访车（MPV，7座）2辆。", "排量要求调整为≥1.5T。")[:2] == (2, "1.5")
    assert read("环湖车（配置一）：2辆，2.0T柴油，单价不超过13.8万元；", "环湖车（配置二）：1辆，2.4T柴油，单价不超过15.2万元。") == [
        ("环湖车（配置一）", (2, "2", "2", 138_000, None)),
        ("环湖车（配置二）", (1, "2.4", "2.4", 152_000, None)),
    ]


@pytest.mark.parametrize(
    "aside",
    [
        "现用车辆情况：大巴（6.7L）3辆、小客车（2.7L）1辆。",
        "问题1：排量能否放宽至1.3T？",
        "公务用车配备的一般规定（排气量1.8升以下、价格18万元以内）另见文件，此处仅供了解。",
        "副发动机：四缸柴油，排量≥4.5L。",
    ],
)
def test_what_is_only_mentioned_tells_nothing_of_what_is_bought(aside: str) -> None:
    assert one("公务轿车2辆，5座，排量≤1.6L。", aside) == (2, None, "1.6", None, 5)


def test_a_chapter_on_offers_stays_one_whatever_its_sections_are_called() -> None:
    rows = [
        "第五章 采购需求",
        "巡逻轿车2辆，排量≤1.6L。",
        "第六章 投标文件格式",
        "一、投标函",
        "二、偏离表",
        "",
        "条款\t要求",
        "排量\t≤1.8L",
        "",
    ]
    assert one(*rows)[:3] == (2, None, "1.6")


def test_a_limit_in_the_table_on_how_to_bid_is_the_vehicles_it_names() -> None:
    rows = ["第二章 投标人须知", "", "条款\t内容", "单价最高限价\t监察车（越野）19.8万元/辆，超出作无效处理", "", "第五章 采购需求"]
    assert one(*rows, "一、采购标的：监察车（越野），3辆，5座。")[3] == 198_000


def test_options_that_are_not_ticked_are_not_asked_for() -> None:
    rows = ["车辆类型\t☑轿车 □越野车 □商务车", "排量\t□1.4L ☑1.6L □1.8L\t数量\t1辆", "座位数\t☑5座 □7座\t单价上限\t12万元"]
    ((_, line),) = specified("表.docx\n\n" + "\n".join(rows) + "\n", "")
    assert (line.category.value, told(line)) == (Category.SEDAN, (1, "1.6", "1.6", 120_000, 5))


def test_a_document_that_says_it_is_void_specifies_nothing() -> None:
    assert read("采购需求（原版，已作废，不作为报价依据）", "公务轿车3辆，排量≤1.8L。") == []


def test_the_kind_stands_in_brackets_in_a_column_of_its_own_or_in_the_seats() -> None:
    def kind(*rows: str) -> Category | None:
        ((_, line),) = specified("x\n" + "\n".join(rows), "")
        return line.category.value

    assert kind("★采样车（SUV）1辆，排量≥1.5T。") is Category.SUV
    assert kind("", "名称\t车型\t数量\t排量", "督查用车\t轿车\t2\t≤1.6L", "") is Category.SEDAN
    assert kind("囚车（轻型客车）1辆，排量≥2.0L。") is Category.SPECIAL
    assert kind("", "标的\t数量\t排量", "器材运输车\t1辆\t≥2.8L，货厢≥14m³", "") is Category.TRUCK


def test_a_limit_for_all_is_a_vehicles_own_where_one_is_asked_for_in_its_own_table() -> None:
    assert one("皮卡车1辆，限价11万元。", "排量1998±20mL。") == (1, "1.978", "2.018", 110_000, None)
    assert one("扫路车1台。", "项目最高投标总价：59.8万元。", "排量6234ml。")[3] is None


def test_a_planned_price_gives_way_to_the_limit_beside_it() -> None:
    rows = ["名称\t技术参数\t数量\t预算单价（元）\t最高限制单价（元）", "实习客车\t排量2.7L；23座\t1\t330000\t310000"]
    assert one("", *rows, "") == (1, "2.7", "2.7", 310_000, 23)


def test_a_range_of_millilitres_may_stand_alone() -> None:
    assert Decimal(one("", "车辆\t数量\t规格", "三轮摩托车\t2辆\t200—250cc，载重0.5T", "")[1] or 0) == Decimal("0.2")


def test_rows_of_one_name_with_numbers_of_their_own_are_vehicles_of_their_own() -> None:
    rows = [
        "采购单位\t车辆名称\t规格型号要求\t数量（辆）\t控制单价（万元）",
        "甲局\t轿车\t排量≤1.6L，5座\t2\t12",
        "乙局\t轿车\t排量≤1.8L，5座\t1\t18",
    ]
    assert [found for _, found in read("", *rows, "")] == [(2, None, "1.6", 120_000, 5), (1, None, "1.8", 180_000, 5)]


def test_the_first_pair_of_a_form_names_its_vehicle() -> None:
    rows = ["名称\t洒水车", "数量\t3辆", "最高限价（单价）\t42万元", "底盘发动机\t柴油，排量≥4.0L", "驾驶室\t准乘3人"]
    assert read("", *rows, "") == [("洒水车", (3, "4", None, 420_000, 3))]


def test_heads_that_alternate_hold_pairs_and_rows_of_labels_hold_their_values() -> None:
    head = "一、巡查车 2辆（单价限价18万元）"
    assert one(head, "", "项目\t参数\t项目\t参数", "车身类型\tSUV\t排量\t1.5T", "座位数\t5\t驱动\t四驱", "") == (
        2,
        "1.5",
        "1.5",
        180_000,
        5,
    )
    rows = ["货物名称：救护车\t数量：3辆\t单价限价：36.5万元", "技术名称\t技术要求\t备注", "排气量\t≥1968ml\t★"]
    assert one("", *rows, "")[:4] == (3, "1.968", None, 365_000)


def test_several_vehicles_in_one_sentence_have_their_own_clauses() -> None:
    words = "拟采购车辆如下：1.轿车，数量3辆，要求：排量≤1.6L，5座，单价不超过11.5万元；2.商务车，数量1辆，要求：排量≤2.0T，7座，单价不超过23万元。"
    assert read(words) == [("轿车", (3, None, "1.6", 115_000, 5)), ("商务车", (1, None, "2", 230_000, 7))]
    words = "拟采购排气量1.5升（含）以下的三厢轿车2辆，每辆价格控制在11.5万元以内。"
    assert read(words) == [("三厢轿车", (2, None, "1.5", 115_000, None))]


def test_a_limit_that_is_not_set_is_none() -> None:
    assert one("快检车1辆，排量2.0T。", "快检车不设单价限价，本项目总预算82万元。") == (1, "2", "2", None, None)
