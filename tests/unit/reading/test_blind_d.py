"""Tables and lists of several vehicles in layouts that others wrote: each figure belongs to the vehicle whose it is."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


def table(*rows: str) -> str:
    """A table of rows with cells between bars."""
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows) + "</table>"


def test_vehicles_of_a_table_are_numbered_in_its_head_and_named_below() -> None:
    rows = (
        "项目|车型一|车型二|车型三",
        "车辆名称|巡线越野车|工程皮卡|仓储厢式货车",
        "数量（辆）|4|3|1",
        "动力形式|汽油|柴油|纯电动",
        "排量（L）|2.0T|≥2.4|/",
    )
    read = page("生产车辆询价公告", table(*rows, "乘员数（人）|5|5|2", "单价限价（万元）|21.5|13.2|9.6"))
    assert told(read, "category") == ["suv", "pickup", "truck"]
    assert (told(read, "quantity"), told(read, "energy")) == ([4, 3, 1], ["petrol", "diesel", "bev"])
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([2.0, 2.4, None], [2.0, None, None])
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([5, 5, 2], [215_000, 132_000, 96_000])


def test_a_head_of_two_rows_names_the_vehicles_in_its_second() -> None:
    html = (
        "<table><tr><td rowspan=2>指标</td><td colspan=2>车型规格</td></tr><tr><td>大型幼儿专用校车</td><td>中型小学生专用校车</td></tr>"
        "<tr><td>数量</td><td>3辆</td><td>5辆</td></tr><tr><td>核载人数（含照管员）</td><td>41</td><td>30</td></tr>"
        "<tr><td>燃料</td><td colspan=2>柴油</td></tr><tr><td>发动机排量 L</td><td>≥4.0</td><td>≥2.9</td></tr>"
        "<tr><td>单车控制价 万元</td><td>42.6</td><td>30.5</td></tr></table>"
    )
    read = page("校车采购招标公告", "<p>采购专用校车共8辆：</p>" + html)
    assert (told(read, "quantity"), told(read, "seats_max")) == ([3, 5], [41, 30])
    assert (told(read, "displacement_min_l"), told(read, "energy")) == ([4.0, 2.9], ["diesel", "diesel"])
    assert told(read, "unit_price_cap_cny") == [426_000, 305_000]


def test_columns_may_be_told_apart_by_a_kind_alone() -> None:
    html = (
        "<table><tr><td colspan=2>参数</td><td>标准型</td><td>监护型</td></tr><tr><td rowspan=2>动力</td><td>燃油种类</td><td colspan=2>柴油</td></tr>"
        "<tr><td>排量(ml)</td><td>1900-2200</td><td>2200-2500</td></tr><tr><td>载员</td><td>额定载员（含驾驶员）</td><td>6-8人</td><td>7人</td></tr></table>"
    )
    read = page("救护车询价公告", "<p>采购内容：监护型救护车2辆、标准型救护车3辆。</p>" + html)
    assert sorted(zip(told(read, "quantity"), told(read, "displacement_min_l"), told(read, "displacement_max_l"), strict=True)) == [
        (2, 2.2, 2.5),
        (3, 1.9, 2.2),
    ]
    assert sorted(zip(told(read, "quantity"), told(read, "seats_min"), told(read, "seats_max"), strict=True)) == [(2, 7, 7), (3, 6, 8)]


def test_names_that_begin_with_their_lot_tell_whose_parameters_follow() -> None:
    html = (
        "<table><tr><td>标项</td><td>参数名称</td><td>招标要求</td></tr><tr><td rowspan=3>标项一 三厢轿车</td><td>排气量(ml)</td><td>≤1500</td></tr>"
        "<tr><td>座位数(个)</td><td>5</td></tr><tr><td>燃料种类</td><td>汽油</td></tr>"
        "<tr><td rowspan=3>标项二 商务车</td><td>排气量(ml)</td><td>≤2000，涡轮增压</td></tr><tr><td>座位数(个)</td><td>7</td></tr>"
        "<tr><td>燃料种类</td><td>汽油</td></tr></table>"
    )
    lots = "<p>标项一 标项名称：三厢轿车 数量：3 单位：辆</p><p>标项二 标项名称：商务车 数量：2 单位：辆</p>"
    read = page("公务用车招标公告", lots + html)
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([3, 2], [1.5, 2.0])
    assert (told(read, "seats_min"), told(read, "energy")) == ([5, 7], ["petrol", "petrol"])


@pytest.mark.parametrize("cell, least, most", [("5", 5, 5), ("5～7", 5, 7), ("≤19座", None, 19), ("9座及以上", 9, None), ("7人", 7, 7)])
def test_a_column_of_seats_may_hold_bare_figures(cell: str, least: int | None, most: int | None) -> None:
    read = page("车辆采购公告", table("序号|车辆名称|数量|单位|排量（L）|座位数", f"1|商务车|2|辆|≤2.0T|{cell}"))
    assert (told(read, "seats_min"), told(read, "seats_max")) == ([least], [most])


def test_seats_told_bench_by_bench_are_added_up() -> None:
    read = form("抢修车采购公告", "采购内容：抢修皮卡1辆，座位数：2+3，排量≥2.0L。")
    assert told(read, "seats_min") == [5]


@pytest.mark.parametrize("bar", [" | ", "｜", "  ", "    "])
def test_cells_may_be_parted_by_bars_or_wide_blanks(bar: str) -> None:
    rows = "序号|商品名称|需求数量|计量单位|预算单价(元)", "1|公务轿车|2|辆|128000.00", "2|工程皮卡|3|辆|109000.00"
    read = form("车辆竞价公告", "采购明细", *(row.replace("|", bar) for row in rows), "商务要求：七日内交车。")
    assert (told(read, "quantity"), told(read, "category")) == ([2, 3], ["sedan", "pickup"])


def test_tables_of_old_cars_specify_nothing() -> None:
    old = "<p>（一）拟报废更新的旧车情况</p>" + table("项目|轿车|面包车", "排量（L）|1.8|2.4", "座位数|5|11")
    read = page("车辆更新需求公示", old + "<p>（二）拟采购车辆</p>" + table("序号|车辆名称|数量|单位|排量（L）", "1|轿车|2|辆|≤1.6"))
    assert [(line["displacement_min_l"], line["displacement_max_l"]) for line in lines_of(read)] == [(None, 1.6)]


def test_tables_under_numbered_headings_are_those_of_the_vehicles_named_there() -> None:
    first, second = (
        table("参数名称|要求", "燃料种类|汽油", "排量(mL)|1480-1600", "乘坐人数|5"),
        table("参数名称|要求", "燃料种类|柴油", "排量(mL)|≥1990"),
    )
    heads = "<p>（一）执行用警车（三厢轿车，单价不得超过16万元）</p>", "<p>（二）囚车（单价不得超过39万元）</p>"
    read = page("警务车辆招标公告", f"<p>采购需求：执行用警车4辆、囚车1辆。</p>{heads[0]}{first}{heads[1]}{second}")
    assert (told(read, "quantity"), told(read, "energy")) == ([4, 1], ["petrol", "diesel"])
    assert told(read, "displacement_min_l") == [1.48, 1.99]
    assert told(read, "unit_price_cap_cny") == [160_000, 390_000]
