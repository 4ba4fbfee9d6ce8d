"""What a set of ordinary notices by an author who had not seen the reader called for: lots, numbers that are divided, chapters, parties."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(("first", "last"), [("标项名称", "标项序号"), ("包名称", "包号"), ("合同包名称", "合同包号")])
def test_lots_may_say_their_number_at_their_end(first: str, last: str) -> None:
    word = first.removesuffix("名称")
    read = form(
        "公务及生产用车采购公开招标公告",
        "一、项目基本情况",
        "预算金额（元）：1630000",
        f"{first}:执法越野车", "数量:3", "预算金额（元）:580000", "概况：越野车3辆，排量≥2.0T，每辆单价不高于19.3万元。", f"{last}：{word}一",
        f"{first}:轻型自卸货车", "数量:5", "预算金额（元）:1050000", "概况：自卸货车5辆，排气量2.3L至2.8L。", f"{last}：{word}二",
        "二、申请人的资格要求：略",
    )  # fmt: skip
    assert [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]] == [("一", 580_000), ("二", 1_050_000)]
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([3, 5], [2.0, 2.3])


@pytest.mark.parametrize(("word", "said"), [("采购需求", "详见采购需求"), ("附件", "见附件"), ("技术参数", "详见技术参数")])
def test_a_chapter_is_the_lots_that_refers_to_it(word: str, said: str) -> None:
    read = form(
        "水政执法及防汛车辆购置谈判公告",
        "一、项目基本情况",
        "合同包1(水政执法车辆):", "品目号\t采购标的\t数量\t技术要求", f"1-1\t越野车\t2(辆)\t{said}一",
        "合同包2(防汛抢险车辆):", "品目号\t采购标的\t数量\t技术要求", f"2-1\t皮卡\t1(辆)\t{said}二",
        f"{word}一", "发动机排量2.0L及以上、2.5L以下，五座，单台报价不得超过18万元。",
        f"{word}二", "柴油发动机，排量2.4L及以上，四驱。",
        "二、申请人的资格要求：略",
    )  # fmt: skip
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([2.0, 2.4], [2.5, None])
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([5, None], [180_000, None])


@pytest.mark.parametrize("signs", [("一、", "二、"), ("（1）", "（2）"), ("1.", "2."), ("①", "②")])
def test_lines_that_come_to_a_number_divide_it(signs: tuple[str, str]) -> None:
    read = form(
        "救护车采购招标公告",
        "一、项目基本情况",
        "名称\t数量\t单位", "救护车\t3\t辆",
        "附：主要技术参数",
        f"{signs[0]}转运型救护车（2辆）", "汽油，发动机排量：≥1.8L，单台限价：25万元",
        f"{signs[1]}监护型救护车（1辆）", "柴油，发动机排量：≥2.2L，单台限价：65万元",
    )  # fmt: skip
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([2, 1], [1.8, 2.2])
    assert told(read, "unit_price_cap_cny") == [250_000, 650_000]


def test_a_label_machine_owns_the_displacement_of_its_clause() -> None:
    read = form("抑尘车采购公告", "采购多功能抑尘车2辆：", "①底盘发动机：柴油，排量≥5.9L；", "②配套发电机组：≥100kW，排量3.9L（上装用）；")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([5.9], [None])


@pytest.mark.parametrize("label", ["标的名称", "货物名称", "车辆名称"])
def test_tables_below_a_vehicle_s_name_are_its_own(label: str) -> None:
    read = form(
        "执法用车采购公告",
        "序号\t标的名称\t数量\t计量单位", "1\t插电式混合动力轿车\t2.00\t辆", "2\t纯电动轿车\t1.00\t辆",
        f"{label}：插电式混合动力轿车", "序号\t参数性质\t技术参数与性能指标", "1\t★\t发动机排量（L）：1.5", "2\t\t单辆报价不超过15万元",
        f"{label}：纯电动轿车", "序号\t参数性质\t技术参数与性能指标", "1\t\t座位数：7",
        "合同履行期限：30日",
    )  # fmt: skip
    assert (told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == ([1.5, None], [150_000, None])
    assert told(read, "seats_max") == [None, 7]


def test_vehicles_of_one_word_and_number_may_differ_by_what_they_are_for() -> None:
    read = form("公务用车采购公告", "采购机要通信轿车2辆、执法执勤轿车2辆，排量分别不超过1.6升和1.8升，单价分别不超过12万元和18万元。")
    assert (told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == ([1.6, 1.8], [120_000, 180_000])


def test_what_all_have_in_common_stands_under_a_heading() -> None:
    read = form(
        "执法车辆采购公告",
        "采购燃油轿车5辆、纯电动轿车4辆",
        "（一）燃油轿车",
        "1.排量：1.5L",
        "（二）纯电动轿车",
        "1.续航：≥500km",
        "（三）共同要求：五座；白色。",
    )
    assert told(read, "seats_max") == [5, 5]


def test_the_share_that_a_policy_asks_for_is_no_energy() -> None:
    read = form("机要用车采购公告", "轿车1辆，排量1.6升以下。", "主管预算单位年度公务用车采购中新能源汽车比例原则上不低于30%。")
    assert told(read, "energy") == [None]


def test_a_name_explained_in_brackets_begins_its_clause() -> None:
    read = form("车辆采购询价公告", "1.警用摩托车16辆，排气量≥249ml；", "2.新能源警用巡逻车（增程式SUV）1辆，5座。")
    assert told(read, "energy") == [None, "phev"]


@pytest.mark.parametrize(
    ("heads", "cells"), [(("包件", "包件预算（万元）"), ("包件1", "198")), (("分标", "分标预算（万元）"), ("A分标", "198"))]
)
def test_every_word_for_a_lot_has_its_budget(heads: tuple[str, str], cells: tuple[str, str]) -> None:
    other = cells[0].replace("1", "2").replace("A", "B")
    read = form(
        "消防车采购公告", f"{heads[0]}\t标的\t数量\t{heads[1]}", f"{cells[0]}\t消防车\t1辆\t{cells[1]}", f"{other}\t机器人\t2台\t120"
    )
    assert [lot["budget_cny"] for lot in read["lots"]] == [1_980_000, 1_200_000]


def test_thousands_may_be_parted_by_blanks_in_a_cell() -> None:
    read = form("公务轿车采购公告", "车辆名称\t台数\t每台限价/元", "公务轿车\t1\t178 000")
    assert told(read, "unit_price_cap_cny") == [178_000]


@pytest.mark.parametrize("name", ["名称", "名 称"])
def test_two_names_without_labels_are_buyer_and_agency(name: str) -> None:
    lines = f"{name}：双林县水利局", "地址：双林县民主路", f"{name}：双林恒晟招标代理有限公司", "地址：双林市中华路"
    read = form("防汛车辆采购公告", "一、项目基本情况", "皮卡2辆", "七、联系方式", *lines)
    assert (read["buyer"], read["agency"]) == ("双林县水利局", "双林恒晟招标代理有限公司")


def test_bold_headings_of_markdown_are_headings() -> None:
    lines = "**一、项目基本情况**", "皮卡2辆", "**四、提交投标文件截止时间、开标时间和地点**", "2026年07月03日 09时00分00秒（北京时间）"
    assert form("皮卡采购公开招标公告", *lines)["deadline"] == "2026-07-03T09:00:00+08:00"


def test_a_lot_that_is_bought_anew_keeps_its_own_sum() -> None:
    read = form(
        "特种车采购中标公告",
        "包号：第一包", "供应商名称：双林某特种车辆有限公司", "中标金额：982000.00元",
        "包号：第二包", "供应商名称：废标", "其他：第二包（警犬运输车1台，预算38万元）将另行组织采购。",
    )  # fmt: skip
    assert (read["budget_cny"], [lot["budget_cny"] for lot in read["lots"]]) == (None, [None, 380_000])


def test_a_flattened_row_may_have_a_cell_of_two_words() -> None:
    words = "四、主要标的信息 名称 品牌 规格型号 数量 单价 防疫皮卡 长城 CC1030QA20A 2.0T柴油 9辆 143000元 轻型货车 江淮 HFC1041P 2.7L柴油 2辆 96000元"
    read = form("车辆采购中标公告", f"一、项目编号：SL-2026-01 二、项目名称：车辆采购 三、中标信息 {words} 五、评审专家：某某 六、其他：无")
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([9, 2], [143_000, 96_000])


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("2.3.4 座位：双排5座", "seats_max", 5),
        ("执行指挥车1辆（SUV，五座）", "category", "suv"),
        ("单辆最高价：14.6万元", "unit_price_cap_cny", 146_000),
    ],
)
def test_short_words_of_one_vehicle(words: str, field: str, value: Any) -> None:
    read = form("执行指挥车采购公告", "采购执行指挥车1辆", words)
    assert lines_of(read)[0][field] == value


def test_a_remark_that_does_not_close_is_none_of_a_number() -> None:
    assert (
        form("警车采购中标公告", "项目编号：TYX-2025-GK-0047（政府采购计划编号：某财采计[2025]000233）")["project_no"] == "TYX-2025-GK-0047"
    )
