"""reading: labels and numbers in wordings nobody had tuned for."""

import pytest

from reading.labels import labels
from tests.unit.reading.test_unseen_tenders import form, lines_of


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("响应文件密封递交截止", "deadline"), ("询源编号", "project_no"), ("遴选单位", "buyer"), ("单辆最高控制价", "unit_cap"), ("询比最高限价", "price_cap"),
        ("拟中选供应商名称", "supplier"), ("项目购车预算额度", "budget"),
    ],
)  # fmt: skip
def test_a_label_may_be_put_together_from_parts(word: str, key: str) -> None:
    assert labels().key_of[word] == key


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("一、项目名称及编号：防火运兵车采购项目 （HBWC-2026-0063）",), "HBWC-2026-0063"),
        (("2026-JK03-W2045号项目（越野皮卡采购）评审工作已经结束。",), "2026-JK03-W2045"),
        (("2.编号：FXNY-XJ-2026-9", "3.标的及数量：皮卡车2辆"), "FXNY-XJ-2026-9"),
    ],
)
def test_a_number_may_stand_without_its_label(lines: tuple[str, ...], number: str) -> None:
    assert form("皮卡车采购成交公示", *lines, "详细内容见附件及相关文件。")["project_no"] == number


def test_a_column_may_be_headed_by_a_label_put_together() -> None:
    read = form("皮卡采购中标公示", "包号\t品名\t数量\t拟中选供应商\t拟中选总价(万元)", "1\t越野皮卡\t12\t双林汽车有限公司\t214.80")
    assert (read["lots"][0]["supplier"], read["lots"][0]["award_cny"]) == ("双林汽车有限公司", 2_148_000)


def test_lines_that_run_label_and_value_together_are_labels() -> None:
    read = form(
        "网上超市直购成交公告",
        "订单编号ZG431022202609150007",
        "采购单位双林县住房保障服务中心",
        "成交供应商双林宏运汽车贸易有限公司",
        "成交总金额¥ 139,800.00",
        "商品名称\t品牌\t型号\t单价（元）\t数量",
        "插电混动轿车\t南星\tPLUS 120KM\t139,800.00\t1",
    )
    assert (read["project_no"], read["buyer"]) == ("ZG431022202609150007", "双林县住房保障服务中心")
    assert read["lots"][0]["supplier"] == "双林宏运汽车贸易有限公司"


def test_a_number_may_stand_behind_a_comma() -> None:
    read = form("专用校车采购成交公告", "成交标的：41座小学生专用校车，5辆；31座小学生专用校车，1辆")
    assert [(line["quantity"], line["seats_min"]) for line in lines_of(read)] == [(5, 41), (1, 31)]


def test_a_lots_number_may_be_the_projects_with_a_branch() -> None:
    read = form(
        "执法执勤车辆中标公告",
        "采购项目编号：双财采购-2026-22",
        "包号\t采购内容\t供应商名称\t中标金额\t单位",
        "双财采购-2026-22-1\t轿车8辆\t双林汽车销售有限公司\t1037600\t元",
        "双财采购-2026-22-2\t小型客车（9座）3辆\t南林汽车贸易有限公司\t508500\t元",
    )
    told = [(lot["lot_no"], lot["award_cny"], lot["lines"][0]["quantity"]) for lot in read["lots"]]
    assert told == [("1", 1_037_600, 8), ("2", 508_500, 3)]


def test_labels_below_a_wider_table_are_no_rows_of_it() -> None:
    read = form("救护车采购成交公告", "成交供应商\t成交金额（元）\t数量", "双林车辆有限公司\t226,000.00\t1", "采购单位\t双林县卫生院")
    assert (read["award_total_cny"], read["buyer"]) == (226_000, "双林县卫生院")


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("购货单位", "buyer"), ("受托代理机构", "agency"), ("供货单位名称", "supplier"), ("最终成交价", "award"), ("合同额", "award_total"), ("概算金额", "budget"),
        ("报价上限", "price_cap"), ("单车报价上限", "unit_cap"), ("政府采购项目编号", "project_no"),
    ],
)  # fmt: skip
def test_labels_of_many_offices(word: str, key: str) -> None:
    assert labels().key_of[word] == key


def test_a_project_number_ends_where_its_brackets_do() -> None:
    read = form(
        "公务用车采购失败的公告",
        "双林县机关事务管理局公务用车采购项目（项目编号：510116202600288）第三包（7座商务车2辆）因有效投标人不足三家，采购失败。",
    )
    assert read["project_no"] == "510116202600288"
