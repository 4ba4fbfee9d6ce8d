"""What results tell of lots whose tables number rows and lots apart, and what corrections make of winners, sums and numbers."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

_A, _B = "甲市某某专用车有限公司", "乙市某某汽车有限公司"
_CLEANER = "一、项目基本情况\n原公告的采购项目名称：某镇人民政府洗扫车采购项目\n二、更正信息\n更正事项：采购文件\n"


def _won(read: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(lot["lot_no"], lot["supplier"], lot["award_cny"]) for lot in read["lots"]]


@pytest.mark.parametrize(
    ("head", "sums"),
    [
        ("中标（成交）金额：（可填写下浮率、折扣率或费率）", ("134.4万元", "87.6万元")),
        ("成交金额/下浮率", ("134.4万元", "87.6万元")),
        ("中标（成交）金额（元）或下浮率", ("1344000.00", "876000.00")),
        ("成交金额 单位：万元", ("134.4", "87.6")),
        ("中标（成交）结果", ("134.4万元", "87.6万元")),
    ],
)
@pytest.mark.parametrize("failed", ["废标", "本包废标", "流标"])
def test_a_head_may_name_a_rate_or_a_unit_behind_the_sum(head: str, sums: tuple[str, str], failed: str) -> None:
    read = form(
        "救护车采购中标公告",
        f"标包\t供应商名称\t供应商地址\t{head}",
        f"A\t{_A}\t甲市\t{sums[0]}",
        f"B\t{_B}\t乙市\t{sums[1]}",
        f"C\t{failed}\t/\t/",
    )
    assert _won(read) == [("A", _A, 1_344_000), ("B", _B, 876_000), ("C", None, None)]


@pytest.mark.parametrize(
    ("won", "lost"),
    [
        (
            ("序号\t标项名称\t供应商名称\t中标金额", f"1\t标项1：除雪车\t{_A}\t50万元", f"2\t标项3：清运车\t{_B}\t30万元"),
            "1\t标项2：吸污车\t不足三家",
        ),
        (
            ("序号\t中标金额(元)\t供应商名称", f"1\t标项1报价:500000(元)\t{_A}", f"3\t标项3报价:300000(元)\t{_B}"),
            "2\t吸污车（1辆，柴油）\t有效供应商不足三家",
        ),
        (("序号\t标项名称\t供应商名称\t中标金额", f"1\t除雪车\t{_A}\t50万元", f"3\t清运车\t{_B}\t30万元"), "2\t吸污车\t不足三家"),
    ],
)
def test_a_lot_that_failed_stands_between_those_that_were_won(won: tuple[str, ...], lost: str) -> None:
    read = form("环卫车采购中标结果公告", "1.中标结果：", *won, "2.废标结果:", "序号\t标项名称\t废标理由", lost, "三、其他")
    assert _won(read) == [("1", _A, 500_000), ("2", None, None), ("3", _B, 300_000)]


@pytest.mark.parametrize(
    "words",
    [
        f"原成交供应商：{_A}，成交金额：19.60万元\n更正后成交供应商：{_B}，成交金额：19.88万元",
        f"原成交供应商：{_A}\n更正后成交供应商：{_B}\n原成交金额：19.60万元\n更正后成交金额：19.88万元",
        f"变更前成交供应商：{_A}，变更前成交金额：19.60万元\n变更后成交供应商：{_B}，变更后成交金额：19.88万元",
    ],
)
def test_who_had_won_gives_way_to_who_has_won_now(words: str) -> None:
    read = form(
        "垃圾车采购成交结果变更公告",
        "四、更正信息",
        "更正事项：采购结果",
        "更正内容：",
        words,
        "更正日期：2026年05月15日",
        "成交标的：垃圾车1辆。",
    )
    assert (read["award_total_cny"], read["lots"][0]["supplier"]) == (198_800, _B)


@pytest.mark.parametrize(
    "words",
    [
        "更正内容1：\n原内容：洗扫车1台，预算38万元\n更正为：洗扫车2台，预算72万元",
        "更正内容：\n原内容：采购洗扫车1台，预算金额：38万元\n现更正为：采购洗扫车2台，预算金额：72万元",
    ],
)
def test_new_words_tell_number_and_budget_together(words: str) -> None:
    read = form("某镇人民政府洗扫车采购项目变更公告", _CLEANER + words)
    assert (read["budget_cny"], told(read, "quantity")) == (720_000, [2])


def test_the_budget_of_all_is_no_lots_though_its_line_begins_with_one() -> None:
    read = form(
        "新能源环卫车采购的更正公告",
        "1.包1纯电动洗扫车电池容量由≥350kWh更正为≥281kWh；",
        "2.包2纯电动餐厨垃圾车数量由2辆更正为3辆；",
        "3.包2最高限价由960000元更正为1440000元，采购项目总预算由3160000元调整为3640000元。",
    )
    assert read["budget_cny"] == 3_640_000
    assert [(lot["budget_cny"], lot["price_cap_cny"], len(lot["lines"])) for lot in read["lots"]] == [(None, None, 1), (None, 1_440_000, 1)]


@pytest.mark.parametrize("old", ["变更前", "原合同"])
@pytest.mark.parametrize("price", ["不变", "299,000.00元"])
def test_what_a_contracts_change_leaves_stays(old: str, price: str) -> None:
    read = form(
        "垃圾压缩车采购合同变更公告",
        f"供应商（乙方）：{_A}",
        "",
        f"变更事项\t{old}\t变更后",
        "采购数量\t垃圾压缩车3台\t垃圾压缩车2台",
        "合同金额\t897,000.00元\t598,000.00元",
        f"单价\t299,000.00元\t{price}",
        "",
        "八、其他补充事宜：品牌型号为某牌XY5122ZYSE6，不作调整。",
    )
    assert (read["award_total_cny"], told(read, "quantity"), told(read, "unit_price_cny")) == (598_000, [2], [299_000])
    assert told(read, "model") == ["XY5122ZYSE6"]


@pytest.mark.parametrize(
    "words",
    [
        "原合同约定：交付皮卡2辆（某牌XY1037DEV，单价13.28万元）。\n因原车型停产，现变更为：交付皮卡2辆（某牌XY1037DFA，单价13.28万元）。",
        "皮卡2辆，车型由某牌XY1037DEV变更为某牌XY1037DFA，单价13.28万元不变。",
    ],
)
def test_a_contracts_new_words_bear_brand_and_model(words: str) -> None:
    read = form("执法车辆采购合同变更公告", f"供应商（乙方）：{_A}", "六、合同变更内容", words)
    assert (told(read, "brand"), told(read, "model"), told(read, "quantity")) == (["某牌"], ["XY1037DFA"], [2])
