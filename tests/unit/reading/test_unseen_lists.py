"""Lists and tables that nobody had tuned for: rows told in words, candidates and what they offer, lots by names and codes."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


@pytest.mark.parametrize(
    "rows",
    [
        (
            "1. 特警巡逻车（越野）：品牌型号：某某XY40 2.0T；数量：2；单价：189,000.00",
            "2. 特警运兵车：品牌型号：某某XY6 2.5T；数量：1；单价：250,000.00",
        ),
        (
            "1）洒水车：型号：XY5110；发动机：2.0L柴油；台数：2台；单价：18.9万元",
            "2）皮卡车：型号：XY1030；发动机：2.5L柴油；台数：1台；单价：25万元",
        ),
        ("名称：轿车 数量：2辆 排量：2.0T 单价：18.9万元", "名称：客车 数量：1辆 排量：2.5L 单价：25万元"),
        ("轿车：2辆；排量：2.0T；座位：5座；单价：18.9万元", "客车：1辆；排量：2.5L；座位：15座；单价：25万元"),
        ("（1）轿车，排量：2.0T，数量：2辆，单价：189000元", "（2）客车，排量：2.5L，数量：1辆，单价：250000元"),
    ],
)
def test_rows_whose_labels_stand_behind_a_name_are_a_list(rows: tuple[str, str]) -> None:
    read = form("车辆采购成交公告", "成交供应商：某某汽车销售有限公司", "成交标的：", *rows)
    assert told(read, "quantity") == [2, 1] and told(read, "unit_price_cny") == [189_000, 250_000]
    assert told(read, "displacement_min_l") == [2.0, 2.5]


def test_rows_in_one_line_behind_circled_numbers_are_a_list() -> None:
    read = form(
        "车辆采购成交公告",
        "成交供应商：某某汽车销售有限公司",
        "①巡逻车 品牌型号：某某XY40（2.0T） 数量：2辆 单价：189000元；②运兵车 品牌型号：某某XY6（2.5T） 数量：1辆 单价：250000元",
    )
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([2, 1], [189_000, 250_000])


@pytest.mark.parametrize(
    ("rows", "limits"),
    [
        (
            (
                "标包：A 货物名称：洗扫车 数量：2辆 简要要求：柴油，总质量18吨，底盘发动机排量：≥6.2升；副发动机排量：≥4.1升 本包预算：118万元",
                "标包：B 货物名称：吸污车 数量：1辆 简要要求：柴油，罐容5立方，发动机排量：≥2.8升 本包预算：22.6万元",
            ),
            [6.2, 2.8],
        ),
        (
            ("包别：1包 名称：洗扫车 台数：2台 排量：≥3.8L 预算：118万元", "包别：2包 名称：皮卡 台数：1台 排量：≥2.0L 预算：22.6万元"),
            [3.8, 2.0],
        ),
    ],
)
def test_rows_of_lots_whose_labels_stand_behind_blanks(rows: tuple[str, str], limits: list[float]) -> None:
    read = form("环卫车采购招标公告", *rows)
    assert [lot["budget_cny"] for lot in read["lots"]] == [1_180_000, 226_000]
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([2, 1], limits)


def test_candidates_and_parties_told_label_by_label_are_no_goods() -> None:
    read = form(
        "皮卡车采购中标候选人公示",
        "采购内容：皮卡车2辆",
        "第一名：投标人：某某汽车销售有限公司，投标报价：26.4万元，工期：30天",
        "第二名：投标人：远山汽贸有限公司，投标报价：27万元，工期：20天",
    )
    assert (len(lines_of(read)), told(read, "quantity"), read["award_total_cny"]) == (1, [2], 264_000)


@pytest.mark.parametrize("head", ["投标车型及主要参数", "响应情况", "车型配置", "车辆型号及参数"])
def test_of_candidates_the_first_ones_vehicle_is_bought(head: str) -> None:
    read = form(
        "勘探用车采购中标候选人公示",
        f"排名\t中标候选人\t投标报价（元）\t{head}\t交货期",
        "1\t某某汽车销售有限公司\t420000\t哈弗H9 2.0T 柴油四驱，7座\t30天",
        "2\t远山汽贸有限公司\t431000\t长安CS75 1.5T 汽油，5座\t20天",
        "采购数量：3辆",
    )
    (line,) = lines_of(read)
    assert (line["displacement_max_l"], line["seats_max"], line["energy"], line["brand"]) == (2.0, 7, "diesel", "哈弗")


def test_columns_of_size_and_seats_beside_what_a_candidate_offers() -> None:
    read = form(
        "巡逻车采购结果公示",
        "序号\t投标人\t报价（元）\t所投车型\t排量\t座位数\t排名",
        "1\t某某汽车销售有限公司\t198000\t吉利缤越\t1.5T\t5\t1",
        "2\t远山汽贸有限公司\t203000\t奇瑞瑞虎7\t1.6T\t7\t2",
        "采购数量：2台",
    )
    assert (told(read, "displacement_max_l"), told(read, "seats_max"), told(read, "quantity")) == ([1.5], [5], [2])


@pytest.mark.parametrize(
    ("head", "first", "second", "numbers"),
    [
        ("标段\t第一中标候选人\t投标报价（万元）", "GD-01 警用轿车", "PC-02 警用客车", ["GD-01", "PC-02"]),
        ("标段编号及名称\t中标人\t中标价（万元）", "CL01 警用轿车", "CL02 警用客车", ["CL01", "CL02"]),
        ("包号/名称\t中标供应商\t中标金额（万元）", "1/警用轿车", "2/警用客车", ["1", "2"]),
    ],
)
def test_a_cell_may_tell_a_lots_number_or_code_and_its_name(head: str, first: str, second: str, numbers: list[str]) -> None:
    read = form(
        "警用车采购中标公告", head, f"{first}\t某某汽车销售有限公司\t128.6", f"{second}\t远山汽贸有限公司\t41.2", "采购人：某某县公安局"
    )
    assert [(lot["lot_no"], lot["award_cny"]) for lot in read["lots"]] == list(zip(numbers, (1_286_000, 412_000), strict=True))
    assert read["award_total_cny"] is None


def test_lots_that_failed_are_named_one_a_row() -> None:
    read = page(
        "执法车辆采购流标公告",
        "<table><tr><td>序号</td><td>标项名称</td><td>流标理由</td></tr><tr><td>1</td><td>制式轿车（1.5T，10辆）</td><td>不足三家</td></tr>"
        "<tr><td>2</td><td>制式越野车（2.0T，4辆）</td><td>不足三家</td></tr></table><p>采购预算：1标项150万元，2标项72万元。</p>",
    )
    assert [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]] == [("1", 1_500_000), ("2", 720_000)]
    assert (told(read, "quantity"), told(read, "displacement_max_l"), told(read, "category")) == ([10, 4], [1.5, 2.0], ["sedan", "suv"])


@pytest.mark.parametrize(("lot", "budget"), [("品目包", "最高限制单价（元）"), ("分标", "单价限价（元）"), ("子包号", "最高单价（元）")])
def test_heads_of_lots_by_their_parts(lot: str, budget: str) -> None:
    read = form(
        "公务用车框架协议征集公告",
        f"{lot}\t车型\t技术要求\t{budget}",
        "1\t轿车\t燃油，排气量不超过1.8升，5座\t180000",
        "2\t客车\t≥2.5L，19座\t380000",
    )
    assert [lot["lot_no"] for lot in read["lots"]] == ["1", "2"]
    assert (told(read, "unit_price_cap_cny"), told(read, "displacement_max_l"), told(read, "displacement_min_l")) == (
        [180_000, 380_000],
        [1.8, None],
        [None, 2.5],
    )


def test_a_size_in_a_row_of_no_vehicle_is_none() -> None:
    read = form("救护车采购公告", "名称\t要求\t数量", "救护车\t6座，柴油\t2", "车载冰箱\t5.6L，双温\t2")
    assert told(read, "displacement_max_l")[:1] == [None]


@pytest.mark.parametrize("head", ["规格型号、品牌", "品牌及规格型号", "品牌和型号"])
def test_heads_that_join_brand_and_model(head: str) -> None:
    read = form(
        "执法车采购中标公告",
        f"标的名称\t{head}\t数量\t单价（元）",
        "执法轿车\t荣威i6 MAX 1.5T\t2\t119000",
        "执法客车\t大通V80 2.0T 9座\t2\t150000",
    )
    assert (told(read, "brand"), told(read, "unit_price_cny")) == (["荣威", "大通"], [119_000, 150_000])


@pytest.mark.parametrize(
    "lines",
    [
        (
            "第一中标候选人：某某汽车销售有限公司，投标报价：26.4万元，投标车型：江铃域虎7 2.0T 柴油四驱，5座",
            "第二中标候选人：远山汽贸有限公司，投标报价：27万元，投标车型：长城风骏5 2.4T 汽油",
        ),
        (
            "第一名：某某汽车销售有限公司",
            "投标报价：26.4万元",
            "所投车型：江铃域虎7，2.0T柴油",
            "第二名：远山汽贸有限公司",
            "投标报价：27万元",
            "所投车型：长城风骏5，2.4T汽油",
        ),
        (
            "询价结果：第一名：某某汽车销售有限公司，报价：26.4万元，车型：江铃域虎7 2.0T柴油；第二名：远山汽贸有限公司，报价27万元，车型：长城风骏5 2.4T汽油",
        ),
    ],
)
def test_what_losers_offered_is_left_out(lines: tuple[str, ...]) -> None:
    read = form("皮卡车采购中标候选人公示", "推荐中标候选人：", *lines, "采购数量：2辆", "招标人：某某矿业有限公司")
    (line,) = lines_of(read)
    assert (line["quantity"], line["displacement_max_l"], line["energy"], read["award_total_cny"]) == (2, 2.0, "diesel", 264_000)


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、负压救护车", "二、转运救护车"), ("1.负压救护车", "2.转运救护车"), ("【洒水车】", "【垃圾车】"), ("洒水车：", "垃圾车：")],
)
def test_blocks_below_headings_that_name_vehicles_of_one_kind(first: str, second: str) -> None:
    read = form(
        "车辆采购公告", first, "数量：2辆", "底盘排量：≥2.2L", "准乘人数：6人", "单价限价：48万元",
        second, "数量：3辆", "底盘排量：≥1.9L", "准乘人数：7人", "单价限价：26万元",
    )  # fmt: skip
    assert (told(read, "quantity"), told(read, "displacement_min_l"), told(read, "seats_max")) == ([2, 3], [2.2, 1.9], [6, 7])
    assert told(read, "unit_price_cap_cny") == [480_000, 260_000]


def test_a_make_in_a_specification_or_in_brackets_of_a_result() -> None:
    read = form(
        "值班车采购成交公告",
        "物资名称\t规格\t数量\t含税单价",
        "皮卡车\t郑州日产纳瓦拉 2.5L 汽油四驱\t8辆\t148,000.00",
        "面包车\t五菱宏光S 1.5L 手动\t5辆\t56,000.00",
    )
    assert told(read, "brand") == ["郑州日产", "五菱"]
    read = form(
        "巡护车采购验收公告",
        "供应商：某某汽车贸易有限公司",
        "标的\t数量\t单价\t结论",
        "皮卡（江西五十铃铃拓，柴油，1.9T）\t3辆\t161000元\t通过",
    )
    assert (told(read, "brand"), told(read, "model")) == (["江西五十铃"], ["铃拓"])
    read = form("救护车采购公告", "名称\t规格\t数量\t单价（元）", "救护车\t福特全顺或同档次底盘 2.0T\t1\t230000")
    assert told(read, "brand") == [None]
