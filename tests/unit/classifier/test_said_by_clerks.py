"""Documents as clerks write them: limits in rare signs, lists of old cars, columns of things of many kinds, chapters with long names."""

import pytest

from schemas.reading import Category, Line
from services.classifier.attached import specified
from tests.unit.classifier.test_documents import one, read
from tests.unit.classifier.test_together import lines


def found(*rows: str) -> list[Line]:
    return [line for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("排量≮1.6T", "1.6", None),
        ("排量≯1.6L", None, "1.6"),
        ("1.6L排量及以下", None, "1.6"),
        ("1.6升的排量及以上", "1.6", None),
        ("2.0T排量", "2", "2"),
    ],
)
def test_rare_signs_and_a_noun_between_leave_a_bound_what_it_is(said: str, low: str | None, high: str | None) -> None:
    assert one("洒水车参数", f"采购{said}的洒水车2辆，准乘3人。")[1:3] == (low, high)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("驾驶室3人＋后厢5人，共8人", 8, 8),
        ("驾驶室2人，后厢4人，合计6人", 6, 6),
        ("6座（含）以上9座（含）以下", 6, 9),
        ("18座以上（含18座），22座以下（含22座）", 18, 22),
        ("≮7座", 7, None),
        ("驾驶室3人", 3, 3),
    ],
)
def test_parts_come_to_a_whole_and_two_bounds_to_a_window(said: str, low: int | None, high: int | None) -> None:
    (line,) = found("", "项目\t要求", "车辆名称\t巡护车", "数量\t2辆", f"乘员\t{said}", "")
    assert (line.seats.min.value, line.seats.max.value) == (low, high)


def test_the_unit_of_a_lists_sums_may_stand_in_its_first_row_among_others() -> None:
    rows = [
        "填报单位：某中心\t\t单位：辆、升、万元",
        "车型\t排量\t数量\t单车控制价",
        "三厢轿车\t1.5以下\t3\t12.6",
        "越野车\t2.0\t1\t23",
        "",
    ]
    assert [values[3] for _, values in read("", *rows)] == [126_000, 230_000]


def test_a_list_of_what_is_there_already_asks_for_nothing() -> None:
    wanted = ["车辆名称\t排量\t座位\t数量", "中型客车\t不低于3.0升\t19座\t1", ""]
    old = ["号牌\t车型\t排量\t座位\t购置年份", "川A****1\t大型客车\t5.9L\t39\t2009", "川A****2\t越野车\t2.7L\t5\t2012", ""]
    assert [name for name, _ in read("拟购", "", *wanted, "现状", "", *old)] == ["中型客车"]
    renewed = ["原车牌号\t拟购车型\t排量\t数量", "川A****1\t越野车\t2.0L\t1", "川A****2\t三厢轿车\t1.5L\t2", ""]
    assert [name for name, _ in read("", *renewed)] == ["越野车", "三厢轿车"]


@pytest.mark.parametrize("head", ["采购项目", "项目名称", "类别"])
def test_a_list_of_things_of_many_kinds_holds_vehicles_too(head: str) -> None:
    rows = ["1\t对讲机\t数字\t台\t20\t1500", "2\t发电机\t排量0.4L\t台\t1\t9000", "3\t巡护车\t皮卡，2.0T柴油，5座\t辆\t2\t150000"]
    assert read("", f"序号\t{head}\t规格参数\t单位\t数量\t单价限价（元）", *rows, "") == [("巡护车", (2, "2", "2", 150_000, 5))]


@pytest.mark.parametrize("label", ["排量/电池", "排量/电池容量", "排量或电机功率"])
def test_displacement_may_share_its_row_with_what_electric_vehicles_have(label: str) -> None:
    rows = ["项目\t轿车\t纯电动面包车", "数量\t2\t1", f"{label}\t1.5L\t≥45kWh", "座位\t5座\t7座", ""]
    assert [values[:3] for _, values in read("", *rows)] == [(2, "1.5", "1.5"), (1, None, None)]


def test_names_of_one_column_are_vehicles_of_their_own_though_one_holds_the_other() -> None:
    rows = ["品目\t数量\t限价\t指标\t要求", "厢式货车\t2辆\t9.6万元/辆\t排量\t≥1.8L", "厢式货车\t2辆\t9.6万元/辆\t座位\t2座"]
    rows += ["电动厢式货车\t3辆\t13万元/辆\t座位\t2座", "电动厢式货车\t3辆\t13万元/辆\t电池\t≥40kWh", ""]
    assert read("", *rows) == [("厢式货车", (2, "1.8", None, 96_000, 2)), ("电动厢式货车", (3, None, None, 130_000, 2))]


@pytest.mark.parametrize(
    "chapter", ["第四章 项目技术、服务、合同内容条款及其他商务要求", "第三章 技术及商务要求（含合同主要条款）", "第五章 商务、技术要求"]
)
def test_a_chapter_of_needs_may_speak_of_the_contract_in_its_name(chapter: str) -> None:
    assert one(chapter, "洒水车", "数量：2辆", "排量：≥4.0L", "准乘人数：3人")[:2] == (2, "4")


def test_a_chapter_on_the_contract_alone_asks_for_nothing() -> None:
    told = read("洒水车2辆，排量≥4.0L。", "第四章 合同主要条款", "甲方现购洒水车，排量：≥6.0L")
    assert told == [("洒水车", (2, "4", None, None, None))]


def test_a_name_may_be_told_by_its_purpose_in_brackets_and_end_in_requirements() -> None:
    rows = [
        "皮卡车要求：2.4T柴油发动机，双排五座。采购2辆，单价不得高于16万元。",
        "消防水车（林区用）技术要求：柴油机排量不低于3.8升。采购1辆。",
    ]
    assert [values[:2] for _, values in read("采购皮卡车2辆、消防水车1辆。", *rows)] == [(2, "2.4"), (1, "3.8")]


@pytest.mark.parametrize("lot", ["第一包 流行病学调查车", "包1：流行病学调查车", "01标段 流行病学调查车（含改装）"])
def test_a_lots_heading_names_a_vehicle_that_the_lexicon_does_not_know(lot: str) -> None:
    rows = ["", "1\t车型\t轻型客车改装", "2\t排气量（cc）\t1996", "3\t额定乘员\t6人", ""]
    (line,) = found(lot, "数量1辆，单价最高限价30万元。", *rows)
    assert (line.name.value, line.category.value, str(line.displacement_l.min.value)) == ("流行病学调查车", Category.SPECIAL, "1.996")


def test_one_vehicles_limit_may_stand_behind_its_number() -> None:
    rows = [
        "第一标段：中型客车",
        "数量：2辆。最高限价：80万元。",
        "排量3.0L以上。",
        "第二标段：抢修车",
        "数量：1辆。最高限价：22万元。",
        "排量2.8L。",
    ]
    assert [values[3] for _, values in read(*rows)] == [None, 220_000]


@pytest.mark.parametrize(
    "behind",
    [
        "轿车排量不大于1.5L，5座，商务车排量不大于2.0T，7座。",
        "轿车排量要求1.5L及以下；商务车排量要求2.0T以下；轿车为5座，商务车为7座。",
    ],
)
def test_what_stands_behind_an_enumeration_tells_of_each_in_turn(behind: str) -> None:
    told = read(f"拟购轿车两辆、商务车一辆，{behind}")
    assert [values[1:3] + values[4:] for _, values in told] == [(None, "1.5", 5), (None, "2", 7)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("整车\t七座SUV，四驱", Category.SUV),
        ("规格\t承载式SUV；1.5T汽油", Category.SUV),
        ("技术要求\t车型为皮卡，带货箱盖", Category.PICKUP),
        ("技术要求\t皮卡车型，带货箱盖", Category.PICKUP),
        ("技术要求\t以SUV底盘改装，加装天线", Category.SPECIAL),
        ("技术要求\t可与SUV互换备胎", Category.SPECIAL),
    ],
)
def test_a_vehicle_named_for_its_work_is_the_car_that_it_is_said_to_be(body: str, kind: Category) -> None:
    (line,) = found("", "项目\t要求", "车辆名称\t防汛指挥车", "数量\t2辆", body, "排量\t≤2.0L", "")
    assert line.category.value is kind


def test_the_number_tells_which_of_several_alike_a_line_is() -> None:
    document = "校车参数\n\n名称\t数量\t排量\t座位\n小学生专用校车\t6\t≥3.7L\t36\n幼儿专用校车\t2\t≥2.5L\t19\n"
    told = lines("某县校车采购公告\n采购小学校车6辆、幼儿园校车2辆。", document)
    assert [(one.quantity.value, str(one.displacement_l.min.value)) for one in told] == [(6, "3.7"), (2, "2.5")]


def test_seats_of_a_document_tell_a_van_of_the_notice_to_be_a_bus() -> None:
    (line,) = lines("某院车辆采购公告\n采购轻型客车1辆。", "参数\n\n项目\t要求\n车辆名称\t轻型客车\n数量\t1辆\n座位\t14座\n")
    assert line.category.value is Category.BUS


@pytest.mark.parametrize("need", ["采购警用轿车、警用摩托车和事故勘察车。", "采购警用轿车及摩托车。", "采购警用车辆，含轿车、摩托车等。"])
def test_names_alone_give_way_to_a_longer_list_with_numbers(need: str) -> None:
    document = "清单\n\n名称\t数量\t排量\n警用轿车\t8\t1.5T\n警用摩托车\t12\t650mL\n事故勘察车\t2\t≥2.2L\n现场取证车\t1\t2.0T\n"
    assert [one.quantity.value for one in lines(f"某队车辆采购公告\n{need}", document)] == [8, 12, 2, 1]


def test_a_vehicle_as_many_as_the_others_together_is_one_of_them_where_it_has_a_section() -> None:
    rows = [
        "1.1 应急指挥车",
        "排量2.3L以上，7座。",
        "1.2 队员运输车",
        "轻型客车，17座，排量≥2.2L。",
        "1.3 后勤保障车",
        "排量≥2.5L，可乘5人。",
    ]
    told = read("采购内容为应急指挥车1辆、队员运输车2辆、后勤保障车1辆。", *rows)
    assert [(values[0], values[1]) for _, values in told] == [(1, "2.3"), (2, "2.2"), (1, "2.5")]
