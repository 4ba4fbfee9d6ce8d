"""What a notice gives to several vehicles in turn or beside other goods, and rows that ran together below their heads."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    "limits",
    [
        "报价要求：轿车、SUV、客车的单价分别不得超过10.5万元、14.7万元、33万元。",
        "最高单价：轿车、SUV、客车依次为10.5万元、14.7万元、33万元。",
        "单价最高限价（客车/轿车/SUV）：33万元/10.5万元/14.7万元",
        "SUV、客车和轿车单台限价分别为14.7万元、33万元和10.5万元",
        "单价限价分别为10.5万元、14.7万元、33万元。",
        "单价上限：轿车10.5万元，SUV14.7万元，客车33万元。",
        "每辆最高限价：轿车10.5万元；SUV14.7万元；客车33万元",
    ],
)
def test_ceilings_in_turn_are_of_the_vehicles_that_are_named(limits: str) -> None:
    read = form("巡逻车招标公告", "采购内容：轿车6辆、SUV5辆、客车2辆", limits)
    assert told(read, "unit_price_cap_cny") == [105_000, 147_000, 330_000]


def test_sizes_in_turn_are_of_the_vehicles_that_are_named() -> None:
    read = form("巡逻车招标公告", "采购内容：轿车6辆、SUV5辆、客车2辆", "SUV、客车和轿车排量分别不超过2.0T、2.8L和1.5T。")
    assert told(read, "displacement_max_l") == [1.5, 2.0, 2.8]


def test_ceilings_in_turn_of_some_are_of_no_others() -> None:
    read = form("巡逻车招标公告", "采购内容：轿车6辆、SUV5辆、客车2辆", "SUV、轿车的单价分别不得超过14.7万元、10.5万元。")
    assert told(read, "unit_price_cap_cny") == [105_000, 147_000, None]


@pytest.mark.parametrize(
    ("need", "caps"),
    [
        ("多功能除雪车4台（单台限价110万元）、扬雪机2台（滑移式，单台限价79万元）", [1_100_000]),
        ("扫雪机3台（单台限价2万元）、除雪车1台（单台限价110万元）", [1_100_000]),
        ("洒水车4台（限价31万元/台）及吸尘设备3套（限价2万元/套）", [310_000]),
        (
            "洒水车4台（每台不超过31万元，排量≥3.8L），垃圾车2台（每台不超过45万元），吸尘机3台（每台不超过2万元）",
            [310_000, 450_000],
        ),
    ],
)
def test_what_is_said_of_other_goods_is_not_the_vehicles(need: str, caps: list[int]) -> None:
    assert told(form("环卫设备采购招标公告", f"采购内容：{need}，交货期45天。"), "unit_price_cap_cny") == caps


def test_what_comes_with_a_vehicle_ends_none_of_its_words() -> None:
    read = form("清障车招标公告", "采购内容：清障车2台、配备洗地机1台，每台限价31万元；皮卡1台，每台限价12万元")
    assert told(read, "unit_price_cap_cny") == [310_000, 120_000]


def test_rows_that_ran_together_behind_their_lots_number() -> None:
    read = form(
        "警用装备车采购中标公告",
        "合同包1(特种车辆):",
        "供应商名称供应商地址中标（成交）金额",
        "某某（北方）警用装备有限公司某某市某某区1,356,000.00元",
        "合同包1(特种车辆):",
        "货物类（某某警用装备有限公司）",
        "品目号品目名称采购标的品牌规格型号数量（单位）单价(元)总价(元)",
        "1-1警车押解车依维柯XY5046XQC，柴油2.998L2(辆)378,000.00756,000.00",
        "1-2警车通信指挥车丰田考斯特 4.0L V61(辆)600,000.00600,000.00",
    )
    assert (read["award_total_cny"], read["lots"][0]["supplier"]) == (1_356_000, "某某（北方）警用装备有限公司")
    assert (told(read, "quantity"), told(read, "unit_price_cny"), told(read, "brand")) == ([2, 1], [378_000, 600_000], ["依维柯", "丰田"])
    assert told(read, "displacement_max_l") == [2.998, 4.0]


def test_rows_that_are_not_told_apart_stay_as_they_are() -> None:
    read = form(
        "警用装备车采购中标公告",
        "品目号品目名称采购标的品牌规格型号数量（单位）单价(元)总价(元)",
        "1-1杂项某物某厂XY52(辆)378,000.00756,000.00",
    )
    assert all(line["brand"] is None or not line["brand"][0].isdigit() for line in lines_of(read))


def test_persons_carried_tell_whole_what_rows_of_seats_tell_in_part() -> None:
    read = form("运兵车采购公告", "采购需求：运兵车4辆，排量≥2.8L，额定载客（含驾驶员）7人，前排3座，后排4座")
    assert (told(read, "seats_min"), told(read, "seats_max")) == ([7], [7])


@pytest.mark.parametrize("heading", ["第二条 合同总价", "第三章 合同价款", "二、合同总价"])
def test_a_contracts_sum_below_its_heading(heading: str) -> None:
    read = form(
        "办案用车政府采购合同",
        "甲方：某某市法院",
        "乙方：某某汽车贸易有限公司",
        heading,
        "人民币陆拾伍万壹仟贰佰元整（¥651200.00）",
        "第四条 交货",
    )
    assert read["award_total_cny"] == 651_200


@pytest.mark.parametrize(
    ("ceiling", "whole"),
    [
        ("采购包1预算金额（元）：230,000.00；采购包1最高限价（元）：230,000.00", None),
        ("预算金额：23万元（即最高限价）", 230_000),
        ("预算金额：23万元，报价超过预算的无效", None),
    ],
)
def test_a_ceiling_of_the_only_lot_and_one_that_is_the_budget(ceiling: str, whole: int | None) -> None:
    read = form("救护车采购谈判公告", "预算金额：230,000.00元", ceiling, "采购包1：救护车1辆，柴油2.0T")
    assert (read["budget_cny"], read["price_cap_cny"]) == (230_000, whole)
