"""What is said of all vehicles of an enumeration, of either of two engines, and of one by its size."""

import pytest

from reading.displacement import stated
from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize("asked", ["基本要求：", "要求：", "主要技术参数：", "配置要求如下："])
def test_what_is_asked_behind_bare_numbers_is_asked_of_all(asked: str) -> None:
    read = form("救护车采购公告", f"采购普通型救护车13辆、监护型救护车2辆，{asked}前置前驱，柴油2.0T，乘员6人（含驾驶员）。")
    assert (told(read, "displacement_max_l"), told(read, "seats_max")) == ([2, 2], [6, 6])


def test_what_is_asked_of_the_last_of_described_vehicles_is_its_own() -> None:
    read = form("车辆采购公告", "采购越野车4辆，7座；皮卡2辆，技术要求：单价≤11.4万元，5座。")
    assert (told(read, "unit_price_cap_cny"), told(read, "seats_max")) == ([None, 114_000], [7, 5])


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("汽油2.0T或柴油2.0T及以上", ("2.0", "None")),
        ("柴油 2.4T 或 汽油 2.0T，5座", ("2.0", "2.4")),
        ("汽油排量≤2.0L或柴油排量≤2.5L", ("None", "2.5")),
        ("汽油2.0T或者柴油机2.2T", ("2.0", "2.2")),
    ],
)
def test_either_of_two_engines_makes_the_widest_window(words: str, window: tuple[str, str]) -> None:
    (one,) = stated(words, 0, len(words))
    assert (str(one.low), str(one.high)) == window


def test_limits_of_different_ends_are_no_alternatives() -> None:
    assert len(stated("汽油≤2.0T或柴油≥2.3T", 0, 15)) == 2


@pytest.mark.parametrize("words", ["排量（L）：V≥1.5", "排量V≥1.5L", "排量：V≥1500mL"])
def test_a_letter_may_stand_for_the_displacement(words: str) -> None:
    (one,) = stated(words.replace("（", "(").replace("）", ")").replace("：", ":"), 0, len(words))
    assert (str(one.low).rstrip("0"), one.high) == ("1.5", None)


def test_brackets_before_a_name_are_part_of_its_clause() -> None:
    read = form("校车采购公告", "采购校车12辆，其中36座（含驾驶员及照管员）校车8辆，单价限价32万元；24座校车4辆，单价限价24.5万元。")
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([36, 24], [320_000, 245_000])


def test_a_limit_names_a_vehicle_by_its_size() -> None:
    read = form(
        "公交车采购招标公告",
        "采购8.5米级纯电动公交车20台；采购6.5米级纯电动公交车10台。",
        "最高限价：1550万元（其中8.5米级55万元/台，6.5米级45万元/台）",
    )
    assert told(read, "unit_price_cap_cny") == [550_000, 450_000]


def test_what_is_called_a_car_and_counted_beside_vehicles_is_one() -> None:
    read = form(
        "经营用车采购公告", "车型\t数量\t主要要求", "MPV（接待）\t1辆\t座位：7", "小型车（物业巡查）\t3辆\t座位：4；限价：6.5万元/辆"
    )
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([1, 3], [None, 65_000])


@pytest.mark.parametrize("name", ["应急处置车（SUV）", "应急处置车辆"])
def test_a_vehicle_for_emergencies_is_no_disposal(name: str) -> None:
    read = form("公共卫生用车采购成交公告", "货物名称\t品牌型号\t数量\t单价", f"{name}\t某风 XY7150\t2\t99,900元")
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([2], [99_900])


def test_what_follows_the_kinds_of_a_number_is_said_of_all() -> None:
    read = form("公务用车询价公告", "采购标的：新能源轿车3辆（增程式2辆、纯电动1辆），每辆控制价不超过18万元，5座，轴距不小于2.75米。")
    assert (told(read, "unit_price_cap_cny"), told(read, "seats_max")) == ([180_000, 180_000], [5, 5])


@pytest.mark.parametrize("signs", [("1.", "2."), ("（1）", "（2）"), ("①", "②")])
def test_a_head_and_the_number_below_it_are_one_line(signs: tuple[str, str]) -> None:
    read = form(
        "机要及执法用车采购公告",
        "采购需求：",
        f"{signs[0]}机要通信用车：", "1辆，轿车，排气量不超过1.6升，单价不超过12万元；",
        f"{signs[1]}缉私执法车：", "2辆，SUV，排气量不超过2.0升，单价不超过18万元；",
    )  # fmt: skip
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([1, 2], [1.6, 2.0])
    assert told(read, "unit_price_cap_cny") == [120_000, 180_000]


@pytest.mark.parametrize("words", ["单价控制：21.8万元/辆", "单台控制：21.8万元"])
def test_a_price_may_only_be_controlled(words: str) -> None:
    assert told(form("冷藏车采购公告", "采购冷藏车2辆", words), "unit_price_cap_cny") == [218_000]


def test_the_ceiling_in_the_row_of_one_thing_is_its_own() -> None:
    read = form("经营用车采购公告", "车型\t数量\t主要要求", "MPV（接待）\t1辆\t座位：7；限价：26.8万元", "SUV\t2辆\t限价：13.9万元/辆")
    assert told(read, "unit_price_cap_cny") == [268_000, 139_000]


def test_winners_by_their_order_are_the_lots_that_the_goods_name() -> None:
    read = form(
        "应急车辆采购的中标结果公告",
        "序号\t中标（成交）供应商名称\t中标（成交）金额", "1\t双林某汽车有限公司\t379600", "2\t双林某专用车有限公司\t698000",
        "货物类主要标的信息：",
        "序号\t标项名称\t标的名称\t品牌\t规格型号\t数量\t单价(元)",
        "1\t巡查车\t应急巡查皮卡\t某铃\tJX1034P\t2\t189800", "2\t照明车\t大型应急照明车\t某捷\tHAJ5070X\t1\t698000",
    )  # fmt: skip
    assert [(lot["lot_no"], lot["award_cny"]) for lot in read["lots"]] == [("1", 379_600), ("2", 698_000)]
    assert told(read, "unit_price_cny") == [189_800, 698_000]
