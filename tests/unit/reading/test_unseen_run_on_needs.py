"""Tables of needs whose cells ran together in one line without numbers of rows."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

HEAD = "标的名称简要技术要求数量预算（元）最高限价（元）"
ROWS = "警用轿车1.5T，自动，5座711200001106000警用面包车1.5L，手动，8座4460000456000"
LIMITED = "标的数量（辆）单价最高限价（元）发动机排量（mL）负压救护车1430000≥1990普通救护车2265000≥1990"


@pytest.mark.parametrize(("budget", "counts"), [("158.000000万元", [7, 4]), ("1,580,000.00元", [7, 4]), ("168万元", [None, None])])
def test_a_table_in_one_line_is_parted_where_its_sums_come_to_the_whole(budget: str, counts: list[int | None]) -> None:
    read = form("某县公安局警车采购招标公告", f"预算金额：{budget}", "采购项目标的、数量及预算：", HEAD + ROWS)
    assert told(read, "quantity") == counts


def test_a_column_of_engines_may_be_the_last() -> None:
    read = form("某县医院救护车采购招标公告", "一、采购内容：", LIMITED, "二、预算金额：960000元 最高限价：960000元")
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([1, 2], [430000, 265000])
    assert told(read, "displacement_min_l") == [1.99, 1.99]


@pytest.mark.parametrize(
    "line",
    [
        "标的数量（辆）单价最高限价（元）发动机排量（mL）负压救护车1430000≥1990",
        "标的名称数量预算（元）发电机6120000水泵2840000",
        "标的名称数量轿车7客车4",
        "标的名称数量预算（元）轿车" + "1" * 30 + "客车" + "1" * 30,
    ],
)
def test_what_has_no_single_reading_stays_a_line(line: str) -> None:
    read = form("某县医院救护车采购招标公告", "一、采购内容：", line, "二、预算金额：960000元 最高限价：960000元")
    assert not any(told(read, "unit_price_cap_cny"))
