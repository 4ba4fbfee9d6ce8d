"""The same said in other words, figures and signs is read the same."""

from typing import Any

import pytest

from bench.otherwise import deciding, moves
from bench.reading import by_hand
from reading.folding import folded
from tests.given.otherwise import VARIATIONS

HEAD = "三河县水务局车辆采购招标公告\n项目编号：SH-2026-7\n采购人：三河县水务局\n"


def told(words: str) -> dict[str, object]:
    return deciding(
        {"id": "n", "title": "三河县水务局车辆采购招标公告", "text": HEAD + words, "published_at": "2026-03-01", "source": "x", "url": None}
    )


@pytest.mark.parametrize(
    "sum_of_one",
    [
        "18万元/辆", "人民币18万元/辆", "18万元人民币/辆", "18万元（人民币）/辆", "￥180,000.00元/辆", "人民币壹拾捌万元整/辆", "18万元每辆",
        "人民币壹拾捌万元整（¥180,000.00）/辆", "18万元（大写：人民币壹拾捌万元整）/辆", "18 万元/辆", "18万/辆", "180000元/台",
    ],
)  # fmt: skip
def test_a_cap_of_one_is_never_its_lots_ceiling(sum_of_one: str) -> None:
    read = told(f"第一包：轿车3辆，最高限价：{sum_of_one}\n第二包：皮卡2辆，最高限价：15万元/辆\n")
    assert read["lots.0.lines.0.unit_price_cap_cny"] == 180_000
    assert "lots.0.price_cap_cny" not in read


@pytest.mark.parametrize(
    "cap",
    ["最高限制单价为18万元", "最高限制单价18万元/辆", "单价≤18万元", "单价限价： 每辆车报价（含税）不得高于18万元", "每辆人民币18万元封顶"],
)
def test_a_cap_of_one_may_be_called_otherwise(cap: str) -> None:
    assert told(f"采购内容：轿车3辆，{cap}。\n")["lots.0.lines.0.unit_price_cap_cny"] == 180_000


@pytest.mark.parametrize(
    "limit", ["轿车不大于15.5万元，越野车不大于16.5万元", "轿车不得超过155000元，越野车不得超过165000元", "轿车15.5万/台，越野车16.5万/台"]
)
def test_caps_of_a_list_are_told_by_their_names(limit: str) -> None:
    read = told(f"采购内容：轿车1辆、越野车2辆。单价最高限价：{limit}。\n")
    assert [read[f"lots.0.lines.{n}.unit_price_cap_cny"] for n in (0, 1)] == [155_000, 165_000]


@pytest.mark.parametrize("count", ["3辆", "三辆", "叁辆", "3（辆）", " 3 辆 ", "３台", "三台", "3(台)"])
def test_a_number_in_other_figures_is_the_same(count: str) -> None:
    assert told(f"采购内容：轿车{count}，1.5T，5座。预算金额：45万元\n")["lots.0.lines.0.quantity"] == 3


@pytest.mark.parametrize("words", ["第三辆", "三台县", "五台山", "十二辆", "每三辆", "三台合一"])
def test_words_that_hold_a_numeral_and_a_measure_stay(words: str) -> None:
    assert folded(words) == words


@pytest.mark.parametrize(
    "words", ["人民币壹拾捌万元整", "18万元人民币", "3（辆）", "人民币伍仟万元整（¥50,000,000.00）", "叁拾万伍仟元零伍分", "包1壹万元"]
)
def test_figures_take_just_the_room_of_their_words(words: str) -> None:
    assert len(folded(words)) == len(words)


def test_sums_that_differ_are_not_made_one() -> None:
    words = folded("人民币贰佰万元整（¥2,000,001.00）")
    assert "2,000,001.00" in words


@pytest.mark.parametrize("seats", ["5座或7座", "5人座或7人座", "5 座或7 座", "5至7人座"])
def test_seats_may_be_seats_for_persons(seats: str) -> None:
    read = told(f"采购内容：轿车3辆，{seats}，1.5T。\n")
    assert (read["lots.0.lines.0.seats_min"], read["lots.0.lines.0.seats_max"]) == (5, 7)


@pytest.mark.parametrize(
    "size", ["1.6L以下（含1.6L）", "1600mL以下（含1600mL）", "1.6l以下", "排量不大于1600毫升", "排量≤1600 mL", "▲排量：不大于1.6升"]
)
def test_a_size_alone_in_a_list_may_be_in_millilitres(size: str) -> None:
    read: dict[str, Any] = told(f"采购内容：轿车3辆，{size}，5座。\n")
    assert float(read["lots.0.lines.0.displacement_max_l"]) == 1.6


def test_blanks_before_signs_part_nothing() -> None:
    read = told("采购单位 ：三河县水务局\n采购内容 ：轿车，数量 3 辆 ，单价不高于 18 万元 。\n最高限价 ： 54 万元\n")
    assert (read["lots.0.lines.0.quantity"], read["price_cap_cny"], read["lots.0.lines.0.unit_price_cap_cny"]) == (3, 540_000, 180_000)


OURS = ("sums:", "unit cap:", "budget:", "ceiling:", "counts:", "litres:", "bounds:", "displacement:", "seats:", "figures:", "units of counting:", "signs:")  # fmt: skip
EVERY = 240
"""One of so many notices written by hand: some seven, which take a second or two."""


@pytest.mark.parametrize("group", OURS)
def test_no_value_of_a_notice_said_otherwise_changes_or_comes(group: str) -> None:
    wrong = []
    for notice in [notice for notice, _ in by_hand()][::EVERY]:
        before = deciding(notice)
        for name, vary in VARIATIONS.items():
            if name.startswith(group) and (other := vary(notice)) != notice:
                wrong += [(name, notice["id"], words) for verdict, words in moves(before, deciding(other)) if verdict != "gone"]
    assert wrong == []
