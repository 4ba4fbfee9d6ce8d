"""Which vehicle a paragraph of a document opens: by its ordinal, a letter, its lot, its place in a list, and where what it tells ends."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from tests.unit.classifier.test_documents import read


def test_a_name_behind_an_ordinal_opens_its_vehicle() -> None:
    for first, second in (("车型一：", "车型二："), ("品目1：", "品目2："), ("标的1 ", "标的2 ")):
        rows = f"{first}城市SUV", "数量：2台", "排量：1.5T", f"{second}双排皮卡", "数量：1台", "排量：≥2.0L"
        assert read("某局购置执勤车辆三台。", *rows) == [
            ("城市SUV", (2, "1.5", "1.5", None, None)),
            ("双排皮卡", (1, "2", None, None, None)),
        ]


def test_a_size_before_the_kind_and_one_in_brackets_behind_it_are_the_same_vehicle() -> None:
    head = "", "品目\t标的名称\t数量", "品目1\t电动客车（12米）\t4", "品目2\t电动客车（6.5米）\t9", ""
    told = "品目1 12米电动客车", "座位数：41座", "品目2 6.5米电动客车", "座位数：17座"
    assert [(values[0], values[4]) for _, values in read(*head, *told)] == [(4, 41), (9, 17)]


def test_letters_number_vehicles_and_words_for_things_may_name_them() -> None:
    rows = "A. 实训轿车 3辆 ——1.6L；5座；单价不超过8.4万元。", "B. 教学货车 1辆 ——2.5L柴油，2座，单价不超过9.7万元。"
    assert read(*rows, "三、原有教练车：1.4L，由学校另行处理。") == [
        ("实训轿车", (3, "1.6", "1.6", 84_000, 5)),
        ("教学货车", (1, "2.5", "2.5", 97_000, 2)),
    ]


def test_what_a_garage_offers_is_no_vehicle() -> None:
    assert [values[0] for _, values in read("一、轿车2辆，排量1.5L。", "二、维修保养轿车30辆次。")] == [2]


def test_an_items_number_breaks_no_sentence_and_those_addressed_are_no_vehicle() -> None:
    rows = "致：各汽车经销商", "1、厢式货车，3辆，排量2.5L以上，2座，每辆不超13万元。", "2、SUV，1辆，1.5T，5座，每辆不超15万元。"
    assert read(*rows, "3、水泵，2台。") == [("厢式货车", (3, "2.5", None, 130_000, 2)), ("SUV", (1, "1.5", "1.5", 150_000, 5))]


@pytest.mark.parametrize("lot", ["包组", "采购包", "标段", "包"])
def test_a_lots_heading_turns_to_its_only_vehicle(lot: str) -> None:
    rows = "", "包号\t名称\t数量", "1\t业务轿车\t2辆", "2\t图书宣传车\t1辆", ""
    first = f"二、{lot}1技术参数", "1. 混合动力三厢轿车", "2. 排量不超过1.5L，5座。"
    second = f"三、{lot}2技术参数", "1. 排量不低于2.2L，9座。", "四、付款", "备用发动机排量3.0L。"
    assert read(*rows, *first, *second) == [
        ("业务轿车", (2, None, "1.5", None, 5)),
        ("图书宣传车", (1, "2.2", None, None, 9)),
    ]


@pytest.mark.parametrize("heading", ["2 限价", "四、最高限价", "（三）单价限价"])
def test_a_heading_of_limits_tells_the_lines_below_it(heading: str) -> None:
    rows = "1.1 高空作业车", "1.1.1 数量：1辆", "1.2 工程皮卡", "1.2.1 数量：4辆"
    together = read(*rows, heading, "高空作业车39.5万元/辆，工程皮卡13.8万元/辆，均含税。")
    apart = read(*rows, heading, "高空作业车：39.5万元/台。", "工程皮卡：13.8万元/台。")
    assert [values[3] for _, values in together] == [values[3] for _, values in apart] == [395_000, 138_000]


@pytest.mark.parametrize(
    "words", ["单价限价依次为15万元、24万元。", "单台最高限价分别为15万元、24万元。", "单价分别不超过15万元和24万元。"]
)
def test_limits_in_the_vehicles_order_may_stand_in_a_sentence_of_their_own(words: str) -> None:
    vehicles = "一、购置轿车3辆、商务车1辆。"
    assert [values[3] for _, values in read(f"{vehicles}{words}", "二、轿车5座。")] == [150_000, 240_000]
    assert [values[3] for _, values in read(vehicles, f"二、{words}", "三、轿车5座。")] == [150_000, 240_000]


def test_three_limits_are_not_those_of_two_vehicles() -> None:
    found = read("一、购置轿车3辆、商务车1辆。", "二、单价限价依次为15万元、24万元、30万元。")
    assert [values[3] for _, values in found] == [None, None]


def test_a_section_of_one_vehicle_limits_its_price_in_any_words() -> None:
    rows = "一、机要车：轿车1辆", "排量≤1.6L，成交价不高于11.9万元", "二、接待车：商务车1辆", "排量≤2.0L，售价不超过24万元"
    assert [values[3] for _, values in read(*rows)] == [119_000, 240_000]
    assert [values[3] for _, values in read(*(row.replace("1辆", "3辆") for row in rows))] == [None, None]


def test_requirements_of_a_vehicle_tell_how_it_is_built() -> None:
    rows = "拟更新机要通信用车一辆。", "车辆要求：国产三厢轿车，五座，排量不超过1.6升，带倒车雷达。"
    ((_, line),) = specified("\n".join(rows), "")
    assert (line.category.value, line.quantity.value, str(line.displacement_l.max.value)) == (Category.SEDAN, 1, "1.6")


def test_a_deviation_that_is_allowed_is_no_aside() -> None:
    asked = "双排皮卡2辆", "排量2.0T（允许正偏离，即不得小于2.0T）"
    assert [values[:3] for _, values in read(*asked)] == [(2, "2", None)]
    assert [values[1] for _, values in read("双排皮卡2辆", "排量1.8T的视为负偏离。")] == [None]


def test_a_general_name_behind_an_ordinal_is_a_vehicle_of_its_own() -> None:
    first = "标的一：应急保障用车", "1、车型：SUV", "2、排量：≤1.8L", "3、数量：1辆"
    second = "标的二：通勤用车", "1、车型：中型客车", "2、排量：≥2.7L", "3、数量：2辆"
    assert [values[:3] for _, values in read(*first, *second)] == [(1, None, "1.8"), (2, "2.7", None)]


def test_what_counts_the_build_of_a_vehicle_counts_the_vehicle() -> None:
    rows = "（一）巡线车：皮卡，3辆，2.0T，5座。", "（二）通勤车：19座客车，1辆，排量≥2.8L。"
    assert read(*rows) == [("巡线车", (3, "2", "2", None, 5)), ("通勤车", (1, "2.8", None, None, 19))]
