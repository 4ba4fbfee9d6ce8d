"""Documents that tell of several vehicles in one line, by brackets, by tables that allot them, by numbers run into their names."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from tests.unit.classifier.test_documents import one, read


def kinds(*rows: str) -> list[Category | None]:
    return [line.category.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "1.厢式货车单车最高不得超过11.8万元，工程面包车单车最高不得超过7.2万元；",
        "厢式货车单价不得高于11.8万元；工程面包车单价不得高于7.2万元。",
        "单价限价：厢式货车11.8万元，工程面包车7.2万元。",
    ],
)
def test_a_sentence_limits_each_vehicle_that_it_names(sentence: str) -> None:
    found = read("", "车辆名称\t主要参数\t数量", "厢式货车\t柴油，排量2.3L\t2", "工程面包车\t汽油1.5L，7座\t3", "", sentence)
    assert [values[3] for _, values in found] == [118_000, 72_000]


def test_a_labelled_line_tells_each_vehicle_its_own_size_by_what_stands_in_brackets() -> None:
    rows = ["标的\t数量", "小学生校车（大型）\t6", "小学生校车（中型）\t4", "初中生校车（大型）\t2", ""]
    found = read("", *rows, "2.动力要求：大型校车排量不低于4.2升，中型校车排量不低于2.9升；均为国六。")
    assert [values[1] for _, values in found] == ["4.2", "2.9", "4.2"]


@pytest.mark.parametrize("label", ["排量（ml）", "排 量（ml）", "排气量（mL）"])
def test_brackets_behind_a_name_may_open_what_is_told_of_it(label: str) -> None:
    rows = ["货物名称\t数量", "警用摩托车（大排量）\t5", "警用摩托车（小排量）\t9", "", f"（1）大排量：{label}：不低于640；带边箱"]
    found = read("", *rows, f"（2）小排量：{label}：不低于140；带尾箱")
    assert [values[1] for _, values in found] == ["0.64", "0.14"]


def test_a_headings_number_may_run_into_the_size_in_a_name() -> None:
    rows = ["名称\t数量", "12吨洒水车\t2辆", "6吨吸尘车\t1辆", "", "1.12吨洒水车", "底盘柴油发动机，排量≥4.5L；", "2.6吨吸尘车"]
    found = read("", *rows, "底盘柴油发动机，排量≥2.9L；")
    assert [(name, values[0], values[1]) for name, values in found] == [("12吨洒水车", 2, "4.5"), ("6吨吸尘车", 1, "2.9")]


@pytest.mark.parametrize(
    "rows",
    [
        ["接收单位\t监护型救护车\t转运型救护车", "甲镇卫生院\t1\t0", "乙镇卫生院\t1\t3", "合计\t2\t3"],
        ["接收单位\t监护型救护车\t转运型救护车\t小计", "甲镇卫生院\t1\t\t1", "乙镇卫生院\t1\t3\t4", "总计\t2辆\t3辆\t5辆"],
        ["车型\t甲镇卫生院\t乙镇卫生院\t合计", "监护型救护车\t1\t1\t2", "转运型救护车\t-\t3\t3"],
    ],
)
def test_a_table_allots_vehicles_to_places(rows: list[str]) -> None:
    found = read("采购内容：救护车5辆", "", *rows, "", "监护型救护车单价不得高于35万元；转运型救护车单价不得高于22万元。")
    assert [(name, values[0], values[3]) for name, values in found] == [("监护型救护车", 2, 350_000), ("转运型救护车", 3, 220_000)]


def test_where_a_list_tells_the_vehicles_a_table_that_allots_them_adds_none() -> None:
    rows = ["车辆类型\t数量\t排量", "三厢轿车\t3\t≤1.5L", "商务车\t2\t≤2.0L", "", "单位\t机要轿车\t商务车", "甲办\t2\t1", "乙办\t1\t1"]
    assert [(name, values[0]) for name, values in read("", *rows, "合计\t3\t2", "")] == [("三厢轿车", 3), ("商务车", 2)]


def test_numbers_that_do_not_come_to_their_totals_are_no_numbers_of_vehicles() -> None:
    found = read("", "接收单位\t监护型救护车\t转运型救护车", "甲镇卫生院\t1\t0", "乙镇卫生院\t1\t3", "合计\t4\t3", "")
    assert all(values[0] is None for _, values in found)


@pytest.mark.parametrize("section", ["现有车辆情况", "一、原有车辆信息", "旧车情况"])
def test_a_forms_section_on_old_cars_tells_nothing_of_the_new_one(section: str) -> None:
    rows = [section, "厂牌型号\t某牌\t购置时间\t2008年", "排气量\t2.4L\t座位数\t7座", "拟购车辆情况", "车辆类型\t两厢轿车\t购置数量\t1辆"]
    assert one("车辆更新申请表", "", "申请单位\t某乡\t编制数\t2辆", *rows, "排气量\t1.5L（含）以下\t座位数\t5座", "") == (
        1,
        None,
        "1.5",
        None,
        5,
    )


def test_a_row_below_the_heads_names_the_vehicle_and_a_sentence_that_leads_to_them_does_not() -> None:
    rows = [
        "我站因巡查需要，拟购置巡护用车一批，具体要求如下：",
        "",
        "项目\t要求",
        "车辆名称\t双排皮卡",
        "采购数量\t4台",
        "排量\t不小于2.2L",
    ]
    assert read(*rows, "") == [("双排皮卡", (4, "2.2", None, None, None))]
    assert kinds(*rows, "") == [Category.PICKUP]


def test_a_small_bus_of_the_traffic_law_is_built_as_its_parameters_say() -> None:
    assert kinds("", "车辆名称\t数量", "执法小型客车\t2", "", "执法小型客车", "1、五座SUV；2、排量≤1.8L") == [Category.SUV]
    assert kinds("", "车辆名称\t数量", "执法小型客车\t2", "", "执法小型客车", "1、九座；2、排量≤2.0L") == [Category.VAN]


@pytest.mark.parametrize(
    ("words", "seated"),
    [
        ("乘员室：双排，2+4人", 6),
        ("座位布局：2+3+2座。", 7),
        ("座椅按2+1座椅布置", None),
        ("会议区座位6个；核定乘员9人", 9),
        ("会议区座位6个", None),
        ("乘客座位数：≤22个（含驾驶座）", 22),
        ("3座前排；经营范围应包含汽车（九座以下乘用车）销售。", 3),
    ],
)
def test_a_layout_tells_no_seats_and_those_of_a_room_aboard_are_not_the_vehicles(words: str, seated: int | None) -> None:
    assert one("采购宣传车1辆。", words)[4] == seated


@pytest.mark.parametrize(
    "words", ["29.5万元/台，超出为无效投标", "29.5万元/辆（超过的按无效响应处理）", "29.5万元/台，超出预算将作废标处理"]
)
def test_a_budget_of_one_above_which_offers_are_void_is_a_limit(words: str) -> None:
    assert one("采购宣传车2辆。", "", "项目\t要求", f"预算\t{words}", "座位数\t9", "")[3] == 295_000


def test_a_budget_of_one_alone_is_none() -> None:
    assert one("采购宣传车2辆。", "", "项目\t要求", "预算\t29.5万元/台，含税", "座位数\t9", "")[3] is None


@pytest.mark.parametrize(
    ("words", "litres"),
    [("2.0T，7座", "2"), ("主要参数：2.0T，7座", "2"), ("载重：2.0T，7座", None), ("2.0T，厢式货车，3座", None)],
)
def test_a_size_may_come_first_in_a_cell_of_parameters(words: str, litres: str | None) -> None:
    found = read("", "名称\t主要参数\t数量", f"采样车（商务车）\t{words}\t1辆", "")
    assert [values[1] for _, values in found] == [litres]


@pytest.mark.parametrize(
    "first",
    ["经研究，我院拟购置囚车、审判车各一辆，现说明如下。", "拟采购囚车和审判车各1辆。", "拟采购囚车1辆、审判车1辆，要求如下。"],
)
def test_sentences_behind_one_that_counts_vehicles_tell_of_each_by_name(first: str) -> None:
    body = "囚车采用轻型客车底盘，乘员9人，柴油机，排量不低于2.3升；审判车采用中型客车，乘员不少于8人，排量2.7L以上。"
    found = read("关于购置囚车、审判车的说明", first + body)
    assert [(name, values[0], values[1]) for name, values in found] == [("囚车", 1, "2.3"), ("审判车", 1, "2.7")]


@pytest.mark.parametrize("place", ["更正位置", "更正条款", "变更章节"])
def test_a_correction_tells_what_is_new_by_places_of_the_document(place: str) -> None:
    rows = [
        f"序号\t{place}\t原内容\t更正后内容",
        "1\t第三章 货物清单\t巡查皮卡 6辆\t巡查皮卡 7辆",
        "2\t第三章 发动机\t排量≥2.4L\t排量≥1.9L",
    ]
    rows += ["3\t第三章 限价\t单价最高限价14万元/辆\t单价最高限价12万元/辆", "4\t第四章 评分\t每个合同得2分\t每个合同得1分"]
    assert read("", *rows, "") == [("巡查皮卡", (7, "1.9", None, 120_000, None))]


def test_a_forms_cell_may_say_what_is_to_be_bought_and_others_what_is_there() -> None:
    rows = ["项目名称\t应急检测车", "采购单位\t某局", "项目情况\t拟采购应急检测车1辆，柴油发动机，排量3.0L，乘员5人；车顶装升降杆。"]
    rows += ["论证意见\t该车与已建成的4辆同型车（底盘2.8L）兼容"]
    assert read("", *rows, "") == [("应急检测车", (1, "3", "3", None, 5))]


def test_a_cell_on_what_others_bought_adds_none() -> None:
    assert not read("", "项目名称\t某系统", "业绩\t某单位2022年采购应急检测车3辆", "采购单位\t某局", "")
