"""Tables: heads of columns in two rows, heads that say in brackets whose price they hold, and columns whose cells alone name vehicles."""

from typing import Any

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


def table(*rows: str) -> dict[str, Any]:
    """A notice whose table has cells that span columns and rows."""
    return page("客车采购招标公告", f"<p>项目编号：SL-01</p><table>{''.join(rows)}</table>")


def row(*cells: str) -> str:
    """A row; `2|词` spans two columns, `^词` two rows."""
    made = ""
    for cell in cells:
        across, bar, words = cell.partition("|")
        made += f"<td colspan={across}>{words}</td>" if bar else f"<td rowspan=2>{cell[1:]}</td>" if cell[:1] == "^" else f"<td>{cell}</td>"
    return f"<tr>{made}</tr>"


@pytest.mark.parametrize("heads", [("标段控制价", "单车控制价"), ("标段最高限价", "单台最高限价"), ("包限价", "单价限价")])
def test_the_unit_of_a_group_of_columns_is_theirs(heads: tuple[str, str]) -> None:
    read = table(
        row("^标段", "^设备名称", "^数量", "2|价格（万元）"),
        row(*heads),
        row("第一标段", "10米纯电动客车", "6辆", "1110", "185"),
        row("第二标段", "8米插电混动客车", "10辆", "680", "68"),
    )
    assert told(read, "unit_price_cap_cny") == [1_850_000, 680_000]
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [11_100_000, 6_800_000]


@pytest.mark.parametrize(("least", "most"), [("下限", "上限"), ("最小值", "最大值"), ("不低于", "不超过")])
def test_the_ends_of_a_window_stand_in_columns_of_their_own(least: str, most: str) -> None:
    read = table(
        row("^名称", "2|排量(cc)", "^数量(辆)", "^单价上限(元)"),
        row(least, most),
        row("大型警用摩托车", "500", "800", "10", "68000"),
    )
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([0.5], [0.8])


def test_a_column_of_one_end_is_no_size() -> None:
    read = form("轿车采购公告", "序号\t名称\t数量\t排量上限(L)", "1\t轿车\t2辆\t1.8")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([None], [1.8])


def test_brackets_of_a_head_say_that_its_sums_are_of_one() -> None:
    read = form(
        "皮卡采购公告",
        "标包\t名称\t数量\t最高限价（不含税单价）\t最高限价（含税总价）",
        "01\t皮卡\t14辆\t11.50万元/辆\t181.93万元",
        "02\t轿车\t6辆\t10.62万元/辆\t72.00万元",
    )
    assert told(read, "unit_price_cap_cny") == [115_000, 106_200]
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [1_819_300, 720_000]


@pytest.mark.parametrize("head", ["配置", "采购级别", "档次"])
def test_a_column_that_names_vehicles_in_every_row_holds_names(head: str) -> None:
    read = form(
        "公务用车采购中标公告",
        f"标段\t{head}\t品牌\t型号\t排量（mL）\t数量\t中标单价（元）",
        "一标段\t轿车A类\t某风\tXY7152\t1498\t26\t139000",
        "二标段\t商务车\t某风\tXY6530\t1999\t7\t219900",
    )
    assert told(read, "name") == ["轿车A类", "商务车"]
    assert told(read, "displacement_max_l") == [1.498, 1.999]


def test_what_tyres_fit_is_not_bought() -> None:
    read = form("公务车辆轮胎供应商遴选公告", "适用车型\t在用数量（辆）\t轮胎单价限价（元/条）", "轿车\t21\t420", "商务车\t6\t790")
    assert not read["is_vehicle_purchase"]


def test_a_cell_of_a_lot_s_number_may_hold_its_name_too() -> None:
    read = form(
        "公务用车框架协议采购入围结果公告",
        "采购包\t入围供应商\t入围产品（品牌型号）\t排量\t最高限制单价（元）\t入围单价（元）",
        "1（燃油轿车）\t双林某汽车销售有限公司\t某众牌 FV7148\t1395mL\t180000\t139800",
        "2（纯电轿车）\t双林某汽车贸易有限公司\t某亚牌 XY7000\t—\t180000\t118800",
    )
    assert [lot["lot_no"] for lot in read["lots"]] == ["1", "2"]
    assert told(read, "displacement_max_l") == [1.395, None]
    assert told(read, "unit_price_cap_cny") == [180_000, 180_000]
    assert told(read, "unit_price_cny") == [139_800, 118_800]
