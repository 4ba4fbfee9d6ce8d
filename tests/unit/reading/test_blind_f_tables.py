"""Rules for tables that the seventh independent set called for: rows and winners that a text render glued together."""

import pytest

from reading.ordinals import unrun
from tests.unit.reading.test_blind_f import form, told

_HEAD = "序号品目名称采购标的品牌规格型号数量（计量单位）单价（元）总价（元）"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            f"{_HEAD}1-1专用车辆疫苗冷链运输车安驰牌AC5034XLCTG-L61(辆)168,000.00168,000.00",
            ["1-1\t专用车辆\t疫苗冷链运输车\t安驰牌AC5034XLCTG-L6\t1(辆)\t168,000.00\t168,000.00"],
        ),
        (
            f"{_HEAD}2-1轿车执法轿车青石牌QS7150LB2(辆)112,800.00225,600.002-2专用车囚车安驰牌AC5048XQCM61(辆)120,000.00120,000.00",
            [
                "2-1\t轿车\t执法轿车\t青石牌QS7150LB\t2(辆)\t112,800.00\t225,600.00",
                "2-2\t专用车\t囚车\t安驰牌AC5048XQCM6\t1(辆)\t120,000.00\t120,000.00",
            ],
        ),
        (
            "序号标的名称品牌规格型号数量单价（元）总价（元）1洒水车安驰牌AC5180GSS61辆410000.00410000.00",
            ["1\t洒水车\t安驰牌AC5180GSS6\t1辆\t410000.00\t410000.00"],
        ),
    ],
)
def test_glued_rows_come_apart_where_price_and_sum_leave_one_reading(line: str, rows: list[str]) -> None:
    assert [piece for piece in unrun(line) if "\t" in piece][1:] == rows


@pytest.mark.parametrize(
    "line",
    [
        f"{_HEAD}1-1专用车辆疫苗冷链运输车安驰牌AC5034XLC61(辆)168,000.00170,000.00",
    ],
)
def test_glued_rows_with_several_readings_stay_as_they_are(line: str) -> None:
    assert unrun(line) == [line]


def test_lots_whose_tables_are_glued_have_each_its_winner_and_goods() -> None:
    read = form(
        "青石市农业局执法车辆采购结果公告",
        "三、采购结果",
        "合同包1(冷链车):",
        "供应商名称供应商地址中标（成交）金额甲达汽车有限公司青石市北江三路168,000.00元",
        "合同包2(执法车):",
        "供应商名称供应商地址中标（成交）金额乙运汽车贸易有限公司青石市仙水东路219,800.00元",
        "四、主要标的信息",
        "合同包1(冷链车):",
        f"{_HEAD}1-1专用车辆疫苗冷链运输车安驰牌AC5034XLC-L61(辆)168,000.00168,000.00",
        "合同包2(执法车):",
        f"{_HEAD}2-1皮卡农业执法皮卡安驰牌QS1030PA01A2(辆)109,900.00219,800.00",
    )
    assert [(lot["lot_no"], lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [
        ("1", "甲达汽车有限公司", 168_000),
        ("2", "乙运汽车贸易有限公司", 219_800),
    ]
    assert told(read, "category", "quantity", "unit_price_cny", "model") == [
        ("special", 1, 168_000, "AC5034XLC-L6"),
        ("pickup", 2, 109_900, "QS1030PA01A"),
    ]


def test_a_lot_that_is_only_said_to_be_bought_again_has_no_winner() -> None:
    read = form(
        "青石市城管局洗扫车采购项目中标公告",
        "中标供应商：甲达汽车有限公司",
        "中标金额：1836000元",
        "八、其他补充事宜",
        "标项2将重新组织采购。",
    )
    assert [(lot["lot_no"], lot["supplier"]) for lot in read["lots"]] == [(None, "甲达汽车有限公司")]
