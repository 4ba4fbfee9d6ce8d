"""Rules for several vehicles told apart in one notice: by tables and blocks of their own, by columns, by names, under one number."""

from typing import Any

import pytest

from tests.unit.reading.test_blind_a import form, told

FIELDS = ("quantity", "displacement_min_l", "displacement_max_l", "unit_price_cap_cny", "seats_max")
TWO = [(4, 1.5, 1.5, 160_000, None), (2, 2.0, 2.0, 250_000, None)]


@pytest.mark.parametrize(
    ("need", "lines"),
    [
        (
            [
                "标的1：轿车",
                "数量：4辆",
                "排量：1.5T",
                "单价最高限价：16万元",
                "标的2：越野车",
                "数量：2辆",
                "排量：2.0T",
                "单价最高限价：25万元",
            ],
            TWO,
        ),
        (
            [
                "轿车技术参数",
                "排量\t1.5T",
                "数量\t4辆",
                "单价上限\t16万元",
                "",
                "越野车技术参数",
                "排量\t2.0T",
                "数量\t2辆",
                "单价上限\t25万元",
            ],
            TWO,
        ),
        (
            ["序号\t参数名称\t轿车\t越野车", "1\t数量（辆）\t4\t2", "2\t发动机排量（L）\t≥1.5\t≥2.0", "3\t座位数\t5\t5"],
            [(4, 1.5, None, None, 5), (2, 2.0, None, None, 5)],
        ),
        (
            ["采购皮卡4辆、轻型客车2辆。皮卡要求柴油、排量2.0T及以上、限价14万元/辆；轻型客车要求排量不低于2.3T、9座、限价22万元/辆"],
            [(4, 2.0, None, 140_000, None), (2, 2.3, None, 220_000, 9)],
        ),
        (
            ["轿车4辆、越野车2辆；其中轿车排量不超过1.8L、单价不超过18万元，越野车排量不超过3.0L、单价不超过25万元"],
            [(4, None, 1.8, 180_000, None), (2, None, 3.0, 250_000, None)],
        ),
        (["采购轿车、SUV各2辆，排量1.5T，单台限价18万元"], [(2, 1.5, 1.5, 180_000, None), (2, 1.5, 1.5, 180_000, None)]),
        (["采购轿车、7座商务车各1台"], [(1, None, None, None, None), (1, None, None, None, 7)]),
        (
            ["车辆类型\t排量（升）\t座位数\t数量（辆）\t单价（万元）不超过", "轿车\t1.6以下\t5\t3\t12", "越野车\t3.0以下\t5-7\t2\t25"],
            [(3, None, 1.6, 120_000, 5), (2, None, 3.0, 250_000, 7)],
        ),
        (
            ["采购纯电动洗扫车1台、柴油扫路车1台（副发动机排量≥2.7L，底盘发动机排量≥3.0L）"],
            [(1, None, None, None, None), (1, 3.0, None, None, None)],
        ),
    ],
)
def test_each_vehicle_has_what_is_told_of_it(need: list[str], lines: list[Any]) -> None:
    assert told(form("车辆采购公开招标公告", "采购需求：", *need), *FIELDS) == lines


def test_a_time_may_end_in_its_hour_before_the_word_for_before() -> None:
    read = form("轿车采购公告", "采购轿车2辆", "投标文件须于2026年4月8日09:30时前送达开标地点。")
    assert read["deadline"] == "2026-04-08T09:30:00+08:00"


@pytest.mark.parametrize(("unit", "number"), [("辆", 2), ("批", None)])
def test_an_intention_may_count_in_a_column(unit: str, number: int | None) -> None:
    rows = ("序号\t项目名称\t采购内容\t数量\t单位\t预算金额（万元）\t预计采购时间", f"1\t公车更新\t轿车（1.5T）\t2\t{unit}\t36\t2026年5月")
    assert told(form("应急管理局2026年5月政府采购意向", *rows), "quantity") == [(number,)]
