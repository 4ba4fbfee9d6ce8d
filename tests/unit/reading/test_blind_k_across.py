"""What is said of a lot's vehicle outside its lot: chapters of parameters, tables over all lots, numbers of rows, corrections of one lot."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told

_TITLE = "双林县卫生健康局车辆采购公开招标公告"
_LOTS = ("采购需求：", "第一包：负压救护车4辆；", "第二包：巡诊越野车1辆、转运型救护车5辆。", "二、其他")


@pytest.mark.parametrize(
    "told_of_it",
    [
        ("（1）负压救护车：柴油，排量≥1.996L，8座；", "（2）巡诊越野车：汽油，2.0T，5座。"),
        ("负压救护车应选用柴油机，排量不小于1.996L，准乘8人；巡诊越野车应选用2.0T汽油机，准乘5人。",),
        ("负压救护车：柴油，排量≥1.996L，8座。巡诊越野车：汽油，排量2.0T，5座。",),
        ("2-1 负压救护车技术条件：柴油，排量≥1.996L，8座", "2-2 巡诊越野车技术条件：汽油，排量2.0T，5座"),
        ("（一）负压救护车——柴油，排量≥1.996L，8座", "（二）巡诊越野车——汽油，排量2.0T，5座"),
    ],
)
def test_a_chapter_behind_all_lots_tells_each_vehicle_by_its_name(told_of_it: tuple[str, ...]) -> None:
    read = form(_TITLE, *_LOTS, "三、简要参数", *told_of_it)
    ambulance, suv = lines_of(read)[:2]
    assert [ambulance[name] for name in ("energy", "displacement_min_l", "seats_max")] == ["diesel", 1.996, 8]
    assert [suv[name] for name in ("energy", "displacement_min_l", "displacement_max_l", "seats_max")] == ["petrol", 2, 2, 5]


def test_one_line_may_tell_of_two_vehicles() -> None:
    needs = ("（3）道路救援车：柴油，排量不小于4.5L；巡线面包车：汽油，排量1.5L，7座。", "（4）警用轿车：汽油，排量1.6L。")
    read = form(_TITLE, "第一包：道路救援车1辆、巡线面包车2辆；", "第二包：警用轿车2辆。", "二、参数", *needs)
    assert told(read, "displacement_min_l") == [4.5, 1.5, 1.6]
    assert told(read, "seats_max") == [None, 7, None]


def test_what_is_named_before_a_clause_that_says_both_shares_it() -> None:
    read = form(
        _TITLE, "采购需求：供气消防车1辆、宿营消防车1辆、排烟消防车1辆。", "排烟车底盘排量不小于4.5L；供气车、宿营车底盘排量均不小于5.1L。"
    )
    assert told(read, "displacement_min_l") == [5.1, 5.1, 4.5]


def test_a_table_of_parameters_spans_the_lots() -> None:
    rows = (
        "参数项\t洗扫车\t清洗车\t压缩式垃圾车",
        "底盘能源\t纯电动\t柴油\t柴油",
        "发动机排量\t——\t≥3.0L\t≥5.1L",
        "乘员数\t2人\t2～3人\t3人",
    )
    lots = ("标项一", "标项名称：洗扫车、清洗车", "简要规格描述：纯电动洗扫车3辆；高压清洗车2辆", "标项二", "标项名称：垃圾车")
    read = form(_TITLE, *lots, "简要规格描述：压缩式垃圾车4辆", "五、主要技术指标", *rows, "六、其他")
    assert told(read, "displacement_min_l") == [None, 3, 5.1]
    assert told(read, "seats_max") == [2, 3, 3]
    assert told(read, "energy") == ["bev", "diesel", "diesel"]


def test_columns_may_be_headed_by_their_lots() -> None:
    rows = ("标包号\t1\t2", "标的\t绝缘斗臂车\t运维皮卡", "排量（L）\t≥2.7\t2.0", "乘员（人）\t2～5\t5", "单台限价（万元）\t59.8\t14.5")
    read = form(_TITLE, "标包1 绝缘斗臂车 1 辆", "标包2 运维皮卡 5 辆", "采购范围见下表：", *rows)
    assert told(read, "displacement_min_l") == [2.7, 2]
    assert told(read, "unit_price_cap_cny") == [598_000, 145_000]


def test_a_row_a_vehicle_without_numbers_is_a_table_of_parameters() -> None:
    rows = ("车型\t排量\t座位\t驱动", "中型普通客车\t≥3.7L\t22\t后驱", "越野汽车\t≤2.0T\t5\t四驱")
    read = form(_TITLE, "一、采购标的", "1.中型普通客车一辆", "2.越野汽车一辆", "二、技术要求", *rows)
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([3.7, None], [None, 2])


@pytest.mark.parametrize("called", ["【商品{}】", "项{}：", "序号{}：", "品目{}："])
def test_rows_are_called_by_their_numbers(called: str) -> None:
    rows = ("序号\t名称\t数量\t单位", "1\t轿车\t2\t辆", "2\t商务车\t1\t辆")
    said = (called.format(1) + "排量：1.5L；座位数：5。", called.format(2) + "油电混合；排量：2.0L；座位数：7。")
    read = form(_TITLE, *rows, "二、技术要求", *said)
    assert (told(read, "displacement_max_l"), told(read, "seats_max")) == ([1.5, 2], [5, 7])
    assert told(read, "energy") == [None, "hybrid"]


def test_a_correction_names_lot_and_vehicle_in_its_item() -> None:
    rows = (
        "序号\t更正项\t更正前内容\t更正后内容",
        "1\t第一包 越野车排量\t≥2.0T\t≥2.0T且≤3.0L",
        "2\t第一包 越野车单车最高限价\t24.8万元\t26.5万元",
    )
    read = form("双林县公安局车辆采购更正公告", "二、更正信息", "更正内容：", *rows, "第二包（12座囚车）内容不变。")
    line = read["lots"][0]["lines"][0]
    assert (line["category"], line["displacement_min_l"], line["displacement_max_l"]) == ("suv", 2, 3)
    assert line["unit_price_cap_cny"] == 265_000


def test_changes_stand_in_rows_of_two_cells() -> None:
    rows = ("原内容\t采购包2预算金额：70万元", "更正为\t采购包2预算金额：53.7万元", "原内容\t响应文件提交截止时间：2026年06月24日10:00")
    needs = ("采购包1：中型客车1辆", "采购包2：轿车3辆", "二、更正信息", "更正内容：")
    read = form("双林县公务用车采购更正公告", *needs, *rows, "更正为\t响应文件提交截止时间：2026年06月26日10:00")
    assert read["deadline"].startswith("2026-06-26")
    assert (read["budget_cny"], read["lots"][1]["budget_cny"]) == (None, 537_000)


def test_another_machine_of_a_vehicle_drives_no_vehicle() -> None:
    read = form(_TITLE, "采购需求：排水抢险车1辆。", "排水抢险车：底盘排量≥6.2L，水泵机组柴油机排量≥8.9L")
    assert (told(read, "energy"), told(read, "displacement_min_l")) == ([None], [6.2])
