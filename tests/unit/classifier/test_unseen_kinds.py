"""Clauses that call vehicles by what drives them, a form's bare 1 that counts its lot, and rows whose labels only blanks part."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told

TITLE = "某县执法大队执法车辆采购磋商公告"


@pytest.mark.parametrize(
    "words",
    [
        "燃油车型排量≤1.8L；插电式混合动力车型发动机排量1.5L，续航里程≥100km。",
        "其中燃油车排量不大于1.8L，混动车排量1.5L。",
        "技术要求：燃油版发动机排量不大于1.8L；混动版发动机排量1.5L。",
    ],
)
def test_a_clause_may_call_a_vehicle_by_what_drives_it(words: str) -> None:
    read = form(TITLE, "采购内容：燃油SUV 2辆、插电混动SUV 3辆。", words)
    assert told(read, "quantity") == [2, 3] and told(read, "displacement_max_l") == [1.8, 1.5]
    assert told(read, "displacement_min_l") == [None, 1.5]


def test_what_is_said_of_each_follows_it_to_the_end_of_its_clause() -> None:
    read = form(TITLE, "采购内容：汽油商务车1辆、纯电动商务车2辆。", "汽油车型排量≥2.0T，7座；纯电动车型续航≥400km，6座。")
    assert told(read, "seats_min") == [7, 6] and told(read, "displacement_min_l") == [2, None]


def test_vehicles_driven_alike_are_told_apart_by_nothing() -> None:
    read = form(TITLE, "采购内容：燃油SUV 2辆、燃油皮卡3辆。", "燃油车排量为2.0L以下。")
    assert told(read, "quantity") == [2, 3]
    assert len(set(told(read, "displacement_max_l"))) == 1


@pytest.mark.parametrize(
    ("need", "counted"),
    [
        ("采购巡逻越野车（小型普通客车）9辆，排量≤2.0L", [9]),
        ("越野车，数量：9辆；排量≤2.0L", [9]),
        ("拟采购9辆巡逻越野车，5座", [9]),
        ("越野车6辆（排量≤2.0L）、皮卡3辆（排量2.4L）", [6, 3]),
        ("越野车，现有越野车9辆拟报废", [1]),
        ("越野车，含警灯9台", [1]),
    ],
)
def test_a_bare_one_counts_the_lot_whose_words_count_its_vehicles(need: str, counted: list[int]) -> None:
    lines = ["采购需求：", "标项名称：巡逻车辆", "数量：1", "预算金额（元）：1980000", f"简要规格描述：{need}", "备注："]
    assert told(form("某县公安局巡逻车辆购置招标公告", *lines), "quantity") == counted


def test_a_one_with_its_measure_counts_vehicles() -> None:
    lines = ["标项名称：巡逻车辆", "数量：1", "单位：辆", "简要规格描述：越野车9辆以内的车队中增购，排量≤2.0L"]
    assert told(form("某县公安局巡逻车辆购置招标公告", *lines), "quantity") == [1]


def test_labels_that_blanks_part_from_what_they_tell_make_rows() -> None:
    rows = ["采购条目名称 执法越野车 数量 2 单位 辆 预算单价 24万元", "采购条目名称 执法商务车 数量 1 单位 辆 预算单价 26万元"]
    read = form(TITLE, "采购需求：", *rows, "交货期：30天")
    assert told(read, "quantity") == [2, 1] and told(read, "unit_price_cap_cny") == [240000, 260000]


def test_labels_on_a_line_each_tell_of_one_thing_each_time_the_first_is_said() -> None:
    one, other = (
        ["品名 公务轿车", "品牌 吉利", "型号 帝豪 1.5L", "数量 2", "单位 辆"],
        ["品名 商务车", "品牌 别克", "型号 GL8", "数量 1", "单位 辆"],
    )
    read = form("某镇公务用车网上询价结果", "采购人：某镇人民政府", *one, *other, "成交时间：2026年3月5日")
    assert told(read, "brand") == ["吉利", "别克"] and told(read, "quantity") == [2, 1]
    assert told(form("某镇公务用车网上询价结果", "采购人 某镇人民政府", "数量 见附件", "单位 辆"), "brand") == [None]


def test_a_table_of_two_kinds_and_a_sentence_that_tells_of_both() -> None:
    rows = "<tr><td>1</td><td>轿车（燃油）</td><td>2</td></tr><tr><td>2</td><td>轿车（插混）</td><td>1</td></tr>"
    table = f"<table><tr><td>序号</td><td>名称</td><td>数量（辆）</td></tr>{rows}</table>"
    read = page(TITLE, f"<p>某县执法大队拟采购下列车辆，有意者请报名。</p>{table}<p>燃油车型：排量≤1.8L；插混车型：发动机排量≤1.5L。</p>")
    assert told(read, "displacement_max_l") == [1.8, 1.5]
