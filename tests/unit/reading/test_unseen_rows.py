"""reading: rows whose cells ran together or lost some, labels that list several things, and columns that name things by another head."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


@pytest.mark.parametrize(
    ("names", "numbers", "sizes", "prices"),
    [
        ("防火指挥车；防火运兵车", "1；2", "某某 XY2022 2.4T柴油；某某 XY6605 2.998L 15座", "236000.00；249500.00"),
        ("轿车、客车", "1辆、2辆", "XY7150 1.5T、XY6100 2.8T", "98000元、241000元"),
        ("越野车；皮卡；", "1；2；", "XY2030 2.0T；XY1030 2.4T；", "198000；131000"),
        ("①轿车②客车", "①1辆②2辆", "①XY7150 1.5T②XY6100 2.8T", "①98000元②241000元"),
        ("轿车/客车", "1辆/2辆", "XY7150 1.5T/XY6100 2.8T", "98000元/241000元"),
    ],
)
def test_labels_that_list_as_many_values_tell_of_as_many_things(names: str, numbers: str, sizes: str, prices: str) -> None:
    read = form(
        "应急车辆采购合同公告",
        "六、合同主要信息",
        f"主要标的名称：{names}",
        f"规格型号（或服务要求）：{sizes}",
        f"主要标的数量：{numbers}",
        f"主要标的单价：{prices}",
        "合同金额：73.5万元",
    )
    assert told(read, "quantity") == [1, 2] and None not in told(read, "unit_price_cny")
    low = told(read, "displacement_min_l")
    assert None not in low and low[0] < low[1]


def test_a_name_of_two_vehicles_with_one_number_is_not_parted() -> None:
    read = form("应急车辆采购合同公告", "主要标的名称：指挥车、运兵车", "主要标的数量：3", "合同金额：73.5万元", "供应商：某某有限公司")
    assert len(lines_of(read)) < 3 and 1 not in told(read, "quantity")


@pytest.mark.parametrize(
    ("first", "more", "second"),
    [
        (
            "采购包1执法轿车16辆排量≤1.6L，5座3,000,000.002,980,000.00",
            "执法SUV6辆排量≤1.8L，5座",
            "采购包2囚车2辆柴油，排量≥2.2L1,236,000.001,236,000.00",
        ),
        (
            "第1包轿车16台排量≤1.6L3000000.002980000.00",
            "越野车（四驱）6台排量≤1.8L",
            "第2包18座客车2台柴油，排量≥2.2L1236000.001236000.00",
        ),
    ],
)
def test_rows_of_lots_that_ran_together(first: str, more: str, second: str) -> None:
    read = form(
        "警用车辆采购招标公告",
        "采购需求：",
        "采购包标的名称数量主要技术参数包预算（元）包最高限价（元）",
        first,
        more,
        second,
        "合同履行期限：90日",
    )
    assert [lot["budget_cny"] for lot in read["lots"]] == [3_000_000, 1_236_000]
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [2_980_000, 1_236_000]
    assert told(read, "quantity") == [16, 6, 2] and told(read, "displacement_max_l") == [1.6, 1.8, None]


def test_the_sums_of_lots_may_stand_before_their_words() -> None:
    read = form(
        "警用车辆采购招标公告", "标项标的名称数量预算金额（元）简要规格", "标项1轿车2辆260000.00排量≤1.6L", "标项2皮卡3辆360,000.00柴油2.0T"
    )
    assert [lot["budget_cny"] for lot in read["lots"]] == [260_000, 360_000] and told(read, "quantity") == [2, 3]


@pytest.mark.parametrize(
    ("row", "budget"),
    [
        ("1防火仓库皮卡购置双排四驱皮卡一台，柴油2.0T，用于山场巡查135000.002026-03", 135_000),
        ("1公务用车更新轿车2辆，排量不超过1.8L360000.002026年4月否", 360_000),
        ("1执法车采购SUV1辆，7座172,000.002026-11面向中小企业", 172_000),
    ],
)
def test_rows_of_plans_that_ran_together(row: str, budget: int) -> None:
    read = form("某某管委会2026年第1批政府采购意向", "序号采购项目名称采购需求概况预算金额（元）预计采购时间备注", row, "某某管委会")
    assert read["is_vehicle_purchase"] and read["budget_cny"] == budget and len(told(read, "quantity")) == 1


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("数量(单位)单价(元)总价(元)", "事故勘查车某某牌XY5048XKC2.00(辆)265,000.00530,000.00", (2, 265_000)),
        ("数量（辆）单价（元）合价（元）", "压缩式垃圾车某某牌XY5080ZYSE62620001572000", (6, 262_000)),
        ("单位数量单价（元）合价（元）", "洒水车某某牌XY5160GSSE辆91220001098000", (9, 122_000)),
        ("数量（辆）单价（元）合价（元）", "洒水车某某牌XY5160GSSE91220001098000", (9, 122_000)),
    ],
)
def test_a_number_without_measure_is_told_by_the_product(head: str, row: str, expected: tuple[int, int]) -> None:
    read = form("专用车采购成交公告", "成交供应商：某某专用车有限公司", f"序号货物名称品牌规格型号{head}1{row}", "评审专家：某某")
    assert list(zip(told(read, "quantity"), told(read, "unit_price_cny"), strict=True)) == [expected]


def test_columns_of_models_may_name_vehicles() -> None:
    read = page(
        "冷链车采购邀请招标公告",
        "<p>某某公司采购车辆，要求如下，交货地点另行通知。</p><table><tr><th>型号</th><th>数量</th><th>底盘</th><th>排量</th><th>乘员</th><th>单台限价</th></tr>"
        "<tr><td>4.2米冷藏车</td><td>5台</td><td>柴油</td><td>2.5L以上（含）</td><td>3</td><td>16.5万元</td></tr>"
        "<tr><td>6.8米冷藏车</td><td>2台</td><td>柴油</td><td>4.0～5.0L</td><td>3</td><td>29.8万元</td></tr></table>",
    )
    assert (told(read, "seats_min"), told(read, "unit_price_cap_cny")) == ([3, 3], [165_000, 298_000])
    assert told(read, "displacement_min_l") == [2.5, 4]


@pytest.mark.parametrize("head", ["序号\t品目\t参数性质\t技术参数", "序号\t标的名称\t重要性\t技术参数及要求"])
def test_a_further_table_describes_what_one_before_counts(head: str) -> None:
    read = form(
        "执法车辆采购招标公告",
        "",
        "品目号\t品目名称\t采购标的\t数量（单位）\t品目预算(元)",
        "1-1\t轿车\t执法轿车\t5(辆)\t600,000.00",
        "1-2\t越野车\t执法SUV\t4(辆)\t720,000.00",
        "",
        "用户需求书（节选）",
        "",
        head,
        "1\t执法轿车\t★\t排量（升）：≤1.6；单价（元）：≤120000",
        "2\t执法轿车\t▲\t轴距≥2680mm，座位数：5",
        "3\t执法SUV\t★\t排量（升）：≤1.8；单价（元）：≤180000",
        "",
    )
    assert told(read, "quantity") == [5, 4] and told(read, "displacement_max_l") == [1.6, 1.8]
    assert told(read, "unit_price_cap_cny") == [120_000, 180_000] and told(read, "seats_min") == [5, None]


def test_a_further_table_that_counts_is_one_of_goods() -> None:
    read = form(
        "车辆采购招标公告",
        "",
        "标的名称\t数量\t预算",
        "轿车\t5\t60万元",
        "",
        "另购：",
        "",
        "标的名称\t数量\t技术参数",
        "轿车\t2\t排量≤1.6L",
        "",
    )
    assert told(read, "quantity") == [5, 2]


@pytest.mark.parametrize("behind", ["（大型，33座以下）1辆；押解车（小型，9座）1辆", "（33座）1辆、押解车（9座）1辆"])
def test_brackets_tell_two_of_one_name_apart(behind: str) -> None:
    read = form("押解车采购磋商公告", f"标的：押解车{behind}", "预算62万元")
    assert told(read, "quantity") == [1, 1]


def test_a_vehicle_told_twice_is_one() -> None:
    assert told(form("押解车采购磋商公告", "标的：押解车（柴油）1辆", "采购内容：押解车（大型）1辆，排量≥3.8L"), "quantity") == [1]


def test_the_kind_in_a_row_of_parameters() -> None:
    read = form(
        "公务用车采购谈判公告",
        "",
        "标的名称\t数量\t计量单位",
        "公务用车\t1\t辆",
        "",
        "标的名称：公务用车",
        "",
        "参数性质\t序号\t技术参数与性能指标",
        "★\t1\t车辆类型：五座城市SUV",
        "★\t2\t发动机：汽油，1.4T≤排量≤1.8L",
        "",
    )
    assert told(read, "category") == ["suv"]


def test_what_a_vehicle_is_built_as_names_none() -> None:
    read = form(
        "应急通信保障车采购磋商公告",
        "（一）标的：应急通信保障车1辆。",
        "（二）底盘要求",
        "",
        "指标\t参数",
        "车型\t越野型轻型客车，四驱",
        "排量（L）\t≥2.2，≤3.0",
        "",
    )
    assert told(read, "category") == ["special"] and told(read, "quantity") == [1]


@pytest.mark.parametrize(
    "rows",
    [
        ("标的1 执法SUV 奇瑞 瑞虎8 1.6T 数量3 单价 93000元", "标的2 执法皮卡 长城 风骏5 2.0T柴油 数量2 单价 108500元"),
        ("商品1：执法SUV 奇瑞 瑞虎8 1.6T 数量：3 单价：9.3万元", "商品2：执法皮卡 长城 风骏5 2.0T柴油 数量：2 单价：10.85万元"),
        ("1、执法SUV 奇瑞瑞虎8 1.6T，数量3辆，单价93000元，小计279000元", "2、执法皮卡 长城风骏5 2.0T柴油，数量2辆，单价108500元"),
    ],
)
def test_lines_that_tell_number_and_price_by_labels(rows: tuple[str, str]) -> None:
    read = form("车辆采购合同公告", "甲方 某县某局 地址 某县某路 乙方 某某汽车有限公司", *rows, "合同金额：496000元")
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([3, 2], [93_000, 108_500])
    assert (told(read, "brand"), told(read, "displacement_max_l")) == (["奇瑞", "长城"], [1.6, 2.0])
    assert read["lots"][0]["supplier"] == "某某汽车有限公司"


def test_such_a_line_may_begin_with_the_badge_and_others_are_no_vehicles() -> None:
    read = form("车辆采购成交结果", "商品名称五菱宏光 1.5T 7座 数量1 单价96800.00", "车载灭火器 4kg 数量2 单价1080元")
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([1], [1.5])


_GLUED = "标的名称品牌规格型号数量单价救护车福特JX5040XJH，排量2.0L2165,000.00执法皮卡长城CC1033，2.4L2100,000.00"


def test_rows_without_numbers_part_where_they_come_to_what_was_awarded() -> None:
    read = form("车辆采购成交公告", "成交金额：530,000.00元", _GLUED)
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([2, 2], [165_000, 100_000])
    assert told(read, "displacement_min_l") == [2.0, 2.4]
    assert told(form("车辆采购成交公告", "成交金额：531,000.00元", _GLUED), "unit_price_cny") == [None, None]


@pytest.mark.parametrize("head", ["车型", "车辆名称", "车辆类型"])
def test_what_stands_under_a_head_of_vehicles_and_is_driven_is_one(head: str) -> None:
    read = form(
        "抢修车辆采购公告",
        "",
        f"序号\t{head}\t燃料\t排量(L)\t数量(台)\t单台限价(万元)",
        "1\t厢式抢修车\t柴油\t2.0\t3\t18.6",
        "2\t小卡（单排）\t汽油\t1.5\t2\t6.9",
        "3\t随车工具\t/\t/\t2\t0.9",
        "",
    )
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([3, 2], [186_000, 69_000])
