"""Rules that another author's notices in portals' own markup called for: limits of one behind labels, numbers that are divided, failed lots."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("最高限价：单台人民币壹拾捌万元（￥180,000）。", None),
        ("最高限价：每辆18万元", None),
        ("最高限价：人民币柒拾贰万元，单台壹拾捌万元。", 720_000),
        ("最高限价：单台18万元，总价72万元", 720_000),
    ],
)
def test_a_limit_of_one_behind_the_label_of_a_limit_is_not_the_whole_s(words: str, whole: int | None) -> None:
    read = form("河湾县林业局巡护轿车采购公告", "采购内容：轿车4辆", words)
    assert (read["price_cap_cny"], told(read, "unit_price_cap_cny")) == (whole, [180_000])


def test_what_is_said_of_a_number_is_said_of_its_parts() -> None:
    read = form(
        "河湾县公务用车更新公告",
        "采购需求：轿车7辆。三厢四门，排气量：1.4T～1.5T；座位数：5。其中机要通信用车3辆，单价控制在12万元以内；应急保障用车4辆，单价控制在17.5万元以内。",
    )
    assert told(read, "quantity") == [3, 4]
    assert told(read, "category") == ["sedan", "sedan"]
    assert told(read, "displacement_max_l") == [1.5, 1.5]
    assert told(read, "seats_max") == [5, 5]
    assert told(read, "unit_price_cap_cny") == [120_000, 175_000]


def test_what_is_said_of_another_number_is_of_no_part() -> None:
    read = form("河湾县公务用车更新公告", "采购需求：轿车9辆，排气量不大于1.6L。其中机要通信用车3辆；应急保障用车4辆。")
    assert told(read, "quantity") == [9, 3, 4]
    assert told(read, "displacement_max_l") == [1.6, None, None]


def test_a_clause_may_begin_with_the_number_of_the_thing_it_is_about() -> None:
    read = form(
        "河湾县公务用车采购公告",
        "采购需求：",
        "品目1-1 燃油轿车5辆",
        "品目1-2 插电混动轿车4辆",
        "技术要点：品目1-1 燃油轿车发动机工作容积1.45L～1.6L，5座；品目1-2 插电混动轿车内燃机排量不超过1500mL，5座。",
    )
    assert told(read, "displacement_max_l") == [1.6, 1.5]


def test_what_was_awarded_is_of_the_only_lot_that_was() -> None:
    read = form(
        "河湾县公务用车更新中标(成交)结果公告",
        "1.中标结果：",
        "序号\t中标（成交）金额(元)\t中标供应商名称\t中标供应商地址",
        "标项一\t最终报价:1017600(元)\t河湾飞云汽车销售有限公司\t河湾县机场大道1号",
        "2.废标结果：",
        "序号\t标项名称\t废标理由\t其他事项",
        "标项二\t城市型SUV\t提交投标文件的供应商只有2家\t另行组织",
        "四、主要标的信息",
        "序号\t标项名称\t标的名称\t品牌\t数量\t单价(元)\t规格型号",
        "1\t油电混动三厢轿车\t油电混动三厢轿车\t丰田\t6\t169600\t卡罗拉 1.8L智能电混双擎精英版",
    )
    assert read["lots"][0]["lines"][0]["unit_price_cny"] == 169_600
    assert read["lots"][0]["lines"][0]["quantity"] == 6


@pytest.mark.parametrize(
    "words",
    ["单台拦标价由“8.8万元”改为“8.95万元”。", "单车限价由8.8万元调整为8.95万元。", "单台最高限价由8.8万元/辆变更为8.95万元/辆。"],
)
def test_a_corrected_limit_of_one_is_the_new_one(words: str) -> None:
    read = form("河湾县出租汽车采购变更公告", "原公告名称：河湾县出租汽车采购", "更正内容：", words, "其他内容不变。")
    assert told(read, "unit_price_cap_cny") == [89_500]


def test_numbered_changes_are_changes_and_no_sections() -> None:
    read = form(
        "河湾县密闭式垃圾车采购更正公告（第二次）",
        "二、更正信息",
        "更正内容：",
        "一、5T压缩式垃圾车由原“数量6台”改为“数量5台”；",
        "二、底盘柴油机排量由原“≥2.5L”改为“≥2.3L”；",
    )
    assert [change["after"] for change in read["changes"]] == ["数量5台", "≥2.3L"]
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([5], [2.3])
