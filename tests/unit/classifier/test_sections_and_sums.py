"""Documents whose sections name vehicles that words above only count, and headings, labels and kinds in cells of their own."""

import pytest

from schemas.reading import Category
from tests.unit.classifier.test_documents import one, read
from tests.unit.classifier.test_unseen_tables import kinds


@pytest.mark.parametrize(("first", "second"), [("一、", "二、"), ("（一）", "（二）"), ("1.", "2."), ("一", "二")])
def test_numerals_in_cells_of_their_own_head_the_vehicle_beside_them(first: str, second: str) -> None:
    rows = ["", f"{first}\t勘查皮卡", "数量\t3辆", "准乘\t5人", "单价限价\t13.2万元", ""]
    rows += [f"{second}\t接待商务车", "数量\t1辆", "准乘\t7人", "单价限价\t22万元", ""]
    assert read(*rows) == [("勘查皮卡", (3, None, None, 132_000, 5)), ("接待商务车", (1, None, None, 220_000, 7))]


def test_a_numbered_heading_that_names_no_vehicle_tells_nothing_of_the_one_above() -> None:
    rows = [
        "",
        "一、\t勘查皮卡",
        "数量\t3辆",
        "准乘\t5人",
        "",
        "二、\t割灌机",
        "数量\t8台",
        "发动机\t汽油，排量≥40cc",
        "单价限价\t0.3万元",
        "",
    ]
    assert one(*rows) == (3, None, None, None, 5)


def test_what_may_be_a_trolley_is_the_kind_that_its_brackets_tell() -> None:
    rows = ["", "一、\t检修工具车（双排轻卡）", "数量\t2辆", "准乘\t5人", "", "二、\t接待商务车", "数量\t1辆", "准乘\t7人", ""]
    assert kinds(*rows) == [Category.TRUCK, Category.MPV]


def test_a_row_of_a_kind_below_a_list_s_heads_is_no_head() -> None:
    head = "货物名称\t参数项\t要求"
    rows = ["", head, "稽查执法车\t车型\t两厢轿车", "稽查执法车\t排量\t1.5L", "送检车\t车型\t中型SUV", "送检车\t排量\t2.0L", ""]
    assert kinds(*rows) == [Category.SEDAN, Category.SUV]


@pytest.mark.parametrize("head", ["类型", "车辆类别", "车种"])
def test_a_column_of_kinds_tells_how_what_is_named_for_its_work_is_built(head: str) -> None:
    rows = ["", f"序号\t车辆名称\t{head}\t数量", "1\t防汛指挥车\tSUV\t2辆", "2\t带电作业车\t专用车\t1辆", ""]
    assert kinds(*rows) == [Category.SUV, Category.SPECIAL]


def test_a_list_of_requirements_names_its_vehicle_behind_a_label() -> None:
    rows = ["", "类别\t序号\t技术参数\t是否★", "整车\t1\t名称：运兵车；数量：2辆；单台最高限价：31万元\t★", "整车\t2\t准乘人数：9人\t★"]
    assert one(*rows, "动力\t3\t柴油发动机，排量≥2.2L\t", "") == (2, "2.2", None, 310_000, 9)


def test_a_chassis_is_no_kind_of_what_is_built_on_it() -> None:
    above = [
        "",
        "序号\t标的\t数量",
        "1\t缓冲警戒车\t2辆",
        "2\t巡查皮卡\t1辆",
        "",
        "1.缓冲警戒车",
        "（1）底盘：轻型货车二类底盘改装，准乘2人；",
    ]
    assert kinds(*above, "2.巡查皮卡", "（1）准乘5人；") == [Category.SPECIAL, Category.PICKUP]


@pytest.mark.parametrize("spoken", ["更新新能源汽车5辆", "购置公务用车5辆"])
def test_words_of_no_kind_that_count_all_vehicles_are_none_of_their_own(spoken: str) -> None:
    rows = [
        f"某局{spoken}。",
        "一、标的一：纯电动轿车（3辆）",
        "单价控制在16万元以内。",
        "二、标的二：商务车（2辆）",
        "单价控制在24万元以内。",
    ]
    assert [values[0] for _, values in read(*rows)] == [3, 2]


def test_a_kind_that_is_only_counted_is_the_section_that_names_none() -> None:
    rows = ["本次采购公务用车4辆，其中轿车3辆、客车1辆。", "（一）机要保密用车", "1. 排量：不大于1.6升；", "2. 座位：5座；"]
    rows += ["（二）会务接送中型客车", "1. 排量：不小于2.8升；", "2. 座位：17座；"]
    found = {name: values for name, values in read(*rows)}
    assert sorted(values[0] or 0 for values in found.values()) == [1, 3]
    assert {values[0]: values[4] for values in found.values()} == {3: 5, 1: 17}
    assert sorted(str(kind) for kind in kinds(*rows)) == sorted(map(str, [Category.SEDAN, Category.BUS]))


@pytest.mark.parametrize("old", ["原2013年购置的1.8T轿车一台同时报废", "2014年3月采购的1.6L面包车已报废"])
def test_when_an_old_car_was_bought_is_no_purchase(old: str) -> None:
    rows = ["我院拟采购轿车两台。", "一、要求：五座，发动机排量1.5L，每台报价不得超过9万元。", f"二、{old}，残值自行处置。"]
    assert one(*rows)[:3] == (2, "1.5", "1.5")


@pytest.mark.parametrize("said", ["2.4L（自然吸气）或以上", "2.4L（涡轮增压）及以上", "2.4升(汽油)以上"])
def test_what_brackets_say_of_an_engine_stands_before_its_bound(said: str) -> None:
    assert one("", "车辆名称\t越野车", "数量\t2辆", f"排量\t{said}", "") == (2, "2.4", None, None, None)


def test_a_class_of_size_gives_way_to_the_real_one() -> None:
    head = "序号\t名称\t规格型号要求\t数量"
    assert one("", head, "1\t边三轮摩托车\t排量650ml级，实际排量不小于645ml\t2辆", "")[1:3] == ("0.645", None)
    assert one("", head, "1\t边三轮摩托车\t排量650ml级\t2辆", "")[1:3] == ("0.65", "0.65")


@pytest.mark.parametrize("label", ["核定载人数", "额定载人数", "准载人数"])
def test_labels_of_persons(label: str) -> None:
    assert one("", "车辆名称\t皮卡", "数量\t2辆", f"{label}\t5人", "")[4] == 5
