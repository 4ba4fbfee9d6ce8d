"""classifier: one line's words that contradict each other tell of several vehicles where a name stands before each statement."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of

AWARD = "松岭市公安局巡防车辆采购成交公告"
TENDER = "松岭市公安局巡防车辆采购公告"


def sizes(read: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(line["category"], line["displacement_min_l"], line["displacement_max_l"]) for line in lines_of(read)]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (AWARD, ("四、成交标的", "1. 城市越野车：品牌型号：山海S7 2.0T 汽油；数量：2", "2. 皮卡：品牌型号：山海P5 2.5T 柴油；数量：1")),
        (AWARD, ("主要标的：序号货物名称型号1越野车山海S7 2.0T两驱版，2皮卡山海P5 2.5T四驱版",)),
        (TENDER, ("采购内容：城市越野车，发动机为2.0T；皮卡，发动机为2.5T。",)),
        (TENDER, ("采购内容", "城市越野车", "座位：5座", "排量：2.0T", "皮卡", "座位：5座", "排量：2.5T")),
    ],
)  # fmt: skip
def test_each_statement_is_of_the_name_before_it(title: str, words: tuple[str, ...]) -> None:
    assert sizes(form(title, *words)) == [("suv", 2.0, 2.0), ("pickup", 2.5, 2.5)]


def test_numbers_and_limits_go_with_their_names() -> None:
    read = form(
        "松岭市教育局校车采购公告",
        "本项目采购小学生专用校车5辆，其中：",
        "36座小学生专用校车3辆，柴油，发动机排量≥3.7L，单价限价35万元；",
        "24座小学生专用校车2辆，柴油，发动机排量≥2.7L，单价限价31万元。",
    )
    told = [(line["quantity"], line["seats_min"], line["displacement_min_l"], line["unit_price_cap_cny"]) for line in lines_of(read)]
    assert told == [(3, 36, 3.7, 350_000), (2, 24, 2.7, 310_000)]


def test_a_correction_tells_of_several_what_they_are_now() -> None:
    read = form(
        "松岭市教育局校车采购更正公告",
        "更正前：采购需求“19座校车：发动机排量≥2.8L；37座校车：发动机排量≥3.8L”",
        "更正后：采购需求“19座校车：发动机排量≥2.5L；37座校车：发动机排量≥3.0L”",
    )
    assert [(line["seats_min"], line["displacement_min_l"]) for line in lines_of(read)] == [(19, 2.5), (37, 3.0)]


@pytest.mark.parametrize(
    "words",
    [
        ("采购内容：皮卡，排量2.0T。", "响应偏离：供应商所投皮卡排量1.9T，不满足要求"),  # offered, not bought
        ("采购内容：皮卡，排量2.0T。", "技术要求：皮卡，排量2.5T。"),  # one name, two sizes
        ("采购内容：巡防用车，排量2.0T。", "技术要求：排量2.5T。"),  # no name
    ],
)
def test_one_vehicle_that_is_told_differently_stays_refused(words: tuple[str, ...]) -> None:
    assert [line[1:] for line in sizes(form(TENDER, *words))] == [(None, None)]


def test_cars_that_are_sold_off_are_no_lines() -> None:
    read = form(
        "松岭市公务用车采购公告", "采购公务用车，具体要求见采购文件。随本项目处置的旧车：", "车辆型号\t排量\t注册日期\t行驶里程",
        "山海S7越野车\t2.0T\t2011.06\t21.3万公里", "山海P5皮卡\t2.5T\t2008.12\t33.1万公里",
    )  # fmt: skip
    assert len(lines_of(read)) == 1
