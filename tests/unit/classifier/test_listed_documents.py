"""Lists in documents of another author: which column names the vehicles, which rows are not bought, what the words below say of each."""

import pytest

from tests.unit.classifier.test_documents import one, read


def test_the_column_that_tells_the_rows_apart_names_them_where_no_head_does() -> None:
    rows = ["乘用车\t紧凑型轿车\t12\t≤1.4T\t5\t11.8", "乘用车\t中型SUV\t3\t≤2.0T\t5\t17.9", "商用车\t皮卡\t3\t2.0T-2.4T\t5\t13.9"]
    found = read("", "类别\t级别\t数量\t排量\t座位\t单价限额（万元）", *rows, "")
    assert [name for name, _ in found] == ["紧凑型轿车", "中型SUV", "皮卡"]
    assert [values[3] for _, values in found] == [118_000, 179_000, 139_000]


@pytest.mark.parametrize(
    "row", ["通勤大巴\t租赁（12个月）\t3辆\t≥6.0L\t45", "洒水车（暂缓采购）\t购置\t1辆\t≥3.8L\t3", "叉车\t购置\t2台\t发动机排量2.67L\t1"]
)
def test_a_row_that_is_leased_or_put_off_or_no_vehicle_of_the_road_is_left_out(row: str) -> None:
    found = read("", "内容\t方式\t数量\t排量\t座位", "商务车\t购置\t1辆\t≤2.0T\t7", row, "轿车\t购置\t2辆\t≤1.5T\t5", "")
    assert [name for name, _ in found] == ["商务车", "轿车"]


def test_a_head_may_bear_the_bound_of_its_column() -> None:
    found = read(
        "",
        "名称\t数量\t排量不低于（ml）\t核载（人）\t最高投标单价（元）",
        "应急处突车\t2\t2400\t9\t268000",
        "警务摩托车\t15\t150\t2\t16800",
        "",
    )
    assert found == [("应急处突车", (2, "2.4", None, 268_000, 9)), ("警务摩托车", (15, "0.15", None, 16_800, 2))]


def test_the_words_below_a_list_tell_each_vehicles_cap() -> None:
    rows = ["公务轿车\t4\t1.5\t5", "SUV\t2\t2\t5"]
    found = read("", "车型\t数量（台）\t排量（升）\t座位", *rows, "", "说明：公务轿车单价不得超过13.5万元，SUV单价不得超过17.5万元。")
    assert [values[3] for _, values in found] == [135_000, 175_000]


def test_a_figure_that_a_blank_cut_in_two_is_refused() -> None:
    assert one("", "名称\t数量\t排量\t单价限价", "公务轿车\t2 辆\t≤1.5T\t13. 8 万元", "")[3] is None
