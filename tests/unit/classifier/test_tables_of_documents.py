"""Tables of documents laid out otherwise: allotments, old cars beside new ones, sections within a table, names over kinds."""

import pytest

from tests.unit.classifier.test_documents import read


def _told(*rows: str) -> list[tuple[int | None, str | None, str | None, int | None, int | None]]:
    return [values for _, values in read("", *rows, "")]


@pytest.mark.parametrize("label", ["合计", "总计", "数量合计"])
def test_an_allotment_tells_how_many_of_each_vehicle_below_who_gets_them(label: str) -> None:
    rows = ["领用单位\t巡查轿车（1.5T）\t工程皮卡（柴油2.5L以下）\t小计", "一分局\t3\t1\t4", "二分局\t2\t0\t2", f"{label}\t5\t1\t6"]
    limits = ["单价限价（万元）\t15.8\t12.6", "座位\t5\t5"]
    assert _told(*rows, *limits) == [(5, "1.5", "1.5", 158_000, 5), (1, None, "2.5", 126_000, 5)]


def test_what_does_not_add_up_is_no_allotment() -> None:
    rows = ["领用单位\t巡查轿车\t工程皮卡", "一分局\t3\t1", "二分局\t2\t1", "合计\t9\t2"]
    assert not any(count for count, *_ in _told(*rows))


def test_an_allotment_behind_a_list_adds_no_vehicle() -> None:
    goods = ["车型\t数量\t排量", "轿车\t5\t≤1.5L", "皮卡\t2\t≤2.4L", ""]
    rows = ["领用单位\t办案轿车\t工程皮卡", "一分局\t3\t1", "二分局\t2\t1", "合计\t5\t2"]
    assert [values[:3] for values in _told(*goods, *rows)] == [(5, None, "1.5"), (2, None, "2.4")]


@pytest.mark.parametrize(("old", "new"), [("现有车辆", "拟购车辆"), ("拟淘汰（旧）车辆", "拟采购（新）车辆"), ("报废车辆", "更新后车辆")])
def test_cars_that_are_there_stand_beside_those_in_their_place(old: str, new: str) -> None:
    heads = [f"单位\t{old}\t\t{new}\t\t\t", "单位\t品牌型号\t排量\t车型\t排量(L)\t数量\t单价上限（元）"]
    rows = ["某站\t旧牌A\t2.4L\t越野车\t≤1.8\t1\t172000", "某所\t旧牌B\t2.0L\t皮卡\t≤2.0\t2\t116000"]
    assert [values[:4] for values in _told(*heads, *rows)] == [(1, None, "1.8", 172_000), (2, None, "2", 116_000)]


def test_a_section_of_a_table_bears_its_ordinal_before_its_name() -> None:
    rows = ["一\t越野指挥车", "1\t数量\t2台", "2\t发动机排量\t2.4L", "二\t宿营车", "1\t数量\t1台", "2\t发动机排量\t≥7.1L"]
    rows += ["三\t折叠帐篷", "1\t数量\t30顶", "2\t最高限价\t0.9万元/顶"]
    assert [values[:4] for values in _told(*rows)] == [(2, "2.4", "2.4", None), (1, "7.1", None, None)]


def test_the_kind_may_stand_below_the_name() -> None:
    told = read("", "项目\tA型：缉查车\tB型：缉查运输车", "车型\t越野车\t9座轻型客车", "数量\t6台\t2台", "排量\t2.0T\t≥1.9T", "")
    assert [name for name, _ in told] == ["A型：缉查车", "B型：缉查运输车"]
    assert [values[:2] for _, values in told] == [(6, "2"), (2, "1.9")]
    assert [values for values in _told("名称\t要求", "车型\t7座微型面包车", "排量\t1.5L", "数量\t1辆")] == [(1, "1.5", "1.5", None, 7)]


def test_a_kind_in_the_tables_behind_a_list_makes_no_vehicle_of_its_own() -> None:
    rows = [
        "品目号\t品目名称\t数量",
        "1-1\t押解囚车\t1",
        "1-2\t追逃指挥车\t2",
        "",
        "品目1-1技术要求",
        "参数项\t要求",
        "底盘\t中型客车",
        "排量\t≥3.8L",
        "",
    ]
    rows += ["品目1-2技术要求", "参数项\t要求", "车型\t中大型SUV", "排量\t2.0T"]
    assert [values[:2] for values in _told(*rows)] == [(1, "3.8"), (2, "2")]


def test_one_vehicle_may_be_named_after_another_without_a_word_for_it() -> None:
    rows = ["品名\t商务接送车\t数量\t一辆", "排量\t1.8T～2.0T\t座位布局\t2+2+3，七座", "", "品名\t污物转运车（厢式微卡）\t数量\t一辆"]
    assert _told(*rows, "排量\t1.5L（含）以上\t座位\t2座") == [(1, "1.8", "2", None, 7), (1, "1.5", None, None, 2)]


def test_a_longer_name_below_a_shorter_one_is_not_its_own() -> None:
    rows = ["序号\t车辆类型\t排气量\t数量", "1\t轿车\t1.5T以下\t2", "2\t纯电动轿车\t—\t1"]
    assert [values[:3] for values in _told(*rows)] == [(2, None, "1.5"), (1, None, None)]


@pytest.mark.parametrize("caption", ["单位：辆、万元", "单位：台/万元", "单位：万元"])
def test_a_cell_above_the_heads_tells_the_unit_of_sums(caption: str) -> None:
    rows = [f"填报单位：某中心\t\t\t{caption}", "序号\t车辆类型\t数量\t单价限额", "1\t轿车\t2\t17.5", "2\t商务车\t1\t23.8"]
    assert [values[3] for values in _told(*rows)] == [175_000, 238_000]


@pytest.mark.parametrize("label", ["最高限价：", "单价最高限价：", "采购控制价："])
def test_limits_of_each_may_stand_in_a_row_of_their_own(label: str) -> None:
    rows = [
        "序号\t名称\t数量",
        "1\t通勤中巴车\t2",
        "2\t牵引皮卡\t3",
        f"{label}通勤中巴车每辆36万元；牵引皮卡每辆11.2万元，超过的报价无效。",
    ]
    assert [values[3] for values in _told(*rows)] == [360_000, 112_000]
    assert [values[3] for values in _told(*rows[:3], f"{label}72万元")] == [None, None]
