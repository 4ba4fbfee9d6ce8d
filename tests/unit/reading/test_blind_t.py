"""Rules that a varied set of notices by an independent author called for, each with the words it was made for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    "row",
    ["1 某某汽车有限公司 轿车 某牌 H5 1.8T 舒适版 2 辆 168200", "1 某某汽车有限公司 轿车 某牌 XY7150 2 辆 168200"],
)
def test_a_measure_word_stands_in_the_cell_of_its_figure_though_a_blank_parts_them(row: str) -> None:
    read = form(
        "公务用车采购项目中标公告",
        "四、主要标的信息",
        "序号 供应商名称 货物名称 货物品牌 货物型号 货物数量 货物单价(元)",
        row,
        "2 某某汽车有限公司 轻型客车 某牌 V90 2.0T柴油 1 辆 200000",
    )
    assert told(read, "quantity") == [2, 1]
    assert told(read, "unit_price_cny") == [168200, 200000]
    assert told(read, "brand") == ["某牌", "某牌"]


def test_winners_rows_are_the_lots_that_stand_beside_the_one_that_failed() -> None:
    read = page(
        "公安局执法用车采购项目的中标(成交)结果公告",
        "<p>1.中标结果：</p><table><tr><td>序号</td><td>中标（成交）金额(元)</td><td>中标供应商名称</td></tr>"
        "<tr><td>1</td><td>报价:500000(元)</td><td>甲地汽车有限公司</td></tr><tr><td>2</td><td>报价:700000(元)</td><td>乙地汽车有限公司</td></tr></table>"
        "<p>2.废标结果:</p><table><tr><td>序号</td><td>标项名称</td><td>废标理由</td></tr><tr><td>1</td><td>标项3：摩托车（4辆）</td><td>不足3家</td></tr></table>"
        "<p>四、主要标的信息</p><table><tr><td>序号</td><td>标项名称</td><td>标的名称</td><td>品牌</td><td>规格型号</td><td>数量</td><td>单价（元）</td></tr>"
        "<tr><td>1</td><td>轿车包</td><td>轿车</td><td>某牌</td><td>XY7150</td><td>5</td><td>100000</td></tr>"
        "<tr><td>2</td><td>技术用车包</td><td>勘查车</td><td>某牌</td><td>XY5040XKC</td><td>1</td><td>400000</td></tr>"
        "<tr><td>3</td><td>技术用车包</td><td>囚车</td><td>某牌</td><td>XY5040XQC</td><td>1</td><td>300000</td></tr></table>",
    )
    assert [(lot["lot_no"], lot["supplier"], len(lot["lines"])) for lot in read["lots"]] == [
        ("1", "甲地汽车有限公司", 1),
        ("2", "乙地汽车有限公司", 2),
        ("3", None, 1),
    ]
    assert told(read, "quantity") == [5, 1, 1, 4]


@pytest.mark.parametrize(
    "words",
    ["未成交供应商：丙地汽车有限公司（86.20分）", "项目负责人：第一名 余某（高级工程师）；第二名 丛某", "落选供应商：丙地汽车有限公司"],
)
def test_who_lost_and_whom_a_candidate_sends_are_no_winners(words: str) -> None:
    read = form("救护车采购成交公告", "成交供应商：甲地汽车有限公司", "成交金额：30万元", words)
    assert read["lots"][0]["supplier"] == "甲地汽车有限公司"


def test_one_winner_sells_all_rows_and_the_last_adds_them_up() -> None:
    read = page(
        "客车采购中选结果公示",
        "<table><tr><td>标的</td><td>中选人</td><td>品牌型号</td><td>数量（辆）</td><td>含税单价（元）</td><td>含税总价（元）</td></tr>"
        "<tr><td>中巴</td><td>甲地汽车有限公司</td><td>某牌 XY6601</td><td>2</td><td>395,000</td><td>790,000</td></tr>"
        "<tr><td>面包车</td><td>甲地汽车有限公司</td><td>某牌 XY6501</td><td>1</td><td>178,000</td><td>178,000</td></tr>"
        "<tr><td>合计</td><td></td><td></td><td></td><td></td><td>968,000</td></tr></table>",
    )
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("甲地汽车有限公司", 968000)


def test_a_number_of_several_vehicles_is_divided_by_the_words_of_its_lot() -> None:
    read = page(
        "执法车辆购置公开招标公告",
        "<table><tr><td>标包</td><td>货物服务名称</td><td>数量</td><td>本包预算金额（万元）</td></tr>"
        "<tr><td>A</td><td>电动轿车</td><td>8</td><td>104.0</td></tr><tr><td>B</td><td>中型普通客车、双排小货车</td><td>4</td><td>99.0</td></tr></table>"
        "<p>标包A：纯电动三厢轿车，5座，单价不高于13万元。</p>"
        "<p>标包B：中型普通客车1辆，17-19座，排量≤2.8L，不高于36万元；双排小货车3辆，汽油，排量1.6L，每辆不高于21万元。</p>",
    )
    assert told(read, "quantity") == [8, 1, 3]
    assert told(read, "unit_price_cap_cny") == [130000, 360000, 210000]
    assert told(read, "displacement_max_l") == [None, 2.8, 1.6]


@pytest.mark.parametrize("words", ["数量：9辆；规格：柴油，36座4辆、24座5辆；", "数量：9辆；要求：柴油，36座4辆，24座5辆；"])
def test_kinds_divide_the_number_of_a_vehicle(words: str) -> None:
    read = form("校车购置招标公告", "标的名称：小学生专用校车；" + words)
    assert told(read, "quantity") == [4, 5] and told(read, "seats_min") == [36, 24]
    assert told(read, "energy") == ["diesel", "diesel"]


def test_a_list_of_who_gets_which_is_told_by_its_sums() -> None:
    read = form(
        "公务用车集中采购公开招标公告",
        "采购内容：",
        "甲局 纯电动轿车1辆",
        "乙局 纯电动轿车1辆、越野车1辆",
        "丙局 纯电动轿车2辆",
        "以上共计纯电动轿车4辆、越野车1辆。",
        "二、预算：60万元",
    )
    assert told(read, "quantity") == [4, 1]


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("垃圾车：发动机排量≥6.7L，准乘3人", 6.7),
        ("压缩式垃圾车排量≥2.3L", 2.3),
        ("垃圾车，型号XY5310，发动机12.4L", 12.4),
        ("垃圾车，缸容不低于2.7L", 2.7),
    ],
)
def test_displacement_stands_behind_a_lorrys_name(words: str, least: float) -> None:
    assert told(form("垃圾车采购招标公告", "采购垃圾车1辆。", words + "。"), "displacement_min_l") == [least]


def test_a_tolerance_is_no_displacement() -> None:
    assert told(form("垃圾车采购招标公告", "采购垃圾车1辆，发动机排量2.3L（允许±0.2L）。"), "displacement_min_l") == [2.3]


@pytest.mark.parametrize("joined", ["和", "及", "与"])
def test_vehicles_joined_behind_a_number_are_told_each_by_name(joined: str) -> None:
    read = form(
        "车辆采购谈判公告", f"采购内容：执法监察轿车1辆{joined}测绘皮卡2辆。轿车发动机1.5L自然吸气；皮卡发动机排量不小于2.0T，汽柴油不限。"
    )
    assert told(read, "displacement_max_l") == [1.5, None] and told(read, "displacement_min_l") == [1.5, 2.0]
    assert told(read, "energy") == [None, None]


def test_one_of_several_sizes_is_spoken_of_by_its_size() -> None:
    words = "通勤客车4辆，其中47座2辆、33座2辆，47座车型发动机排量不小于7.0升，33座车型不小于4.0升。"
    assert told(form("客车购置招标公告", words), "displacement_min_l") == [7.0, 4.0]


@pytest.mark.parametrize(
    "rows",
    [
        ("冷链运输车 江铃 XY5045XLC（2.0L 柴油） 2辆 186,000.00元/辆", "采样皮卡 江铃 大道 2.3T柴油四驱 1辆 150,000.00元/辆"),
        ("1.冷链运输车，江铃，XY5045XLC（2.0L 柴油），2辆，186,000.00元/辆；2.采样皮卡，江铃，大道 2.3T柴油四驱，1辆，15万元",),
        ("①冷链运输车／江铃／XY5045XLC（2.0L 柴油）／2辆／186000元／372000元；②采样皮卡／江铃／大道 2.3T柴油四驱／1辆／150000元",),
        ("成交标的：冷链运输车、江铃、XY5045XLC（2.0L 柴油）、2台、186,000元/台", "采样皮卡、江铃、大道 2.3T柴油四驱、1台、150,000元/台"),
    ],
)
def test_goods_stand_in_rows_without_heads(rows: tuple[str, ...]) -> None:
    read = form("疫病防控车辆采购项目成交结果公示", "成交供应商：甲地汽车有限公司", "七、成交标的：", *rows, "海尔冷柜 5台 12,000.00元/台")
    assert told(read, "quantity") == [2, 1] and told(read, "unit_price_cny") == [186000, 150000]
    assert told(read, "brand") == ["江铃", "江铃"] and told(read, "displacement_max_l") == [2.0, 2.3]
    assert told(read, "model") == ["XY5045XLC（2.0L 柴油）", "大道 2.3T柴油四驱"]


@pytest.mark.parametrize(
    ("words", "brand", "model"),
    [
        ("①江铃域虎7皮卡（2.3T柴油四驱，5座）3台，单价135,000元", "江铃", "域虎7"),
        ("上汽大通新途V80工程车1台，单价198,000元", "上汽大通", "新途V80"),
        ("比亚迪元UP纯电动SUV 1台，单价65,000元", "比亚迪", "元UP"),
        ("成交车型：面包车为江铃XY5034XYY（柴油，2.0T），1辆", "江铃", "XY5034XYY"),
        ("成交车型：面包车为金杯海狮王1.6L汽油标准型，7座，1辆", "金杯", "海狮王1.6L汽油标准型"),
        ("解放16吨洒水车1辆，单价28万元", None, None),
        ("江铃国六柴油皮卡1辆，单价12万元", None, None),
    ],
)
def test_a_badge_and_a_models_name_run_into_the_vehicles_word(words: str, brand: str | None, model: str | None) -> None:
    read = form("生产车辆采购成交结果公示", "成交人：甲地汽车有限公司", words + "。")
    assert told(read, "brand") == [brand] and told(read, "model") == [model]


def test_vehicles_of_a_list_within_a_cell_are_told_each_by_its_part() -> None:
    read = page(
        "景区观光及后勤车辆采购公示",
        "<table><tr><td>采购方</td><td>某县旅游公司</td></tr><tr><td>采购清单及要求</td><td>1.雨棚6组（不锈钢）；"
        " 2.游客接驳中巴：柴油，23座，排量≥2.8T，2台，每台不超29.8万元； 3.后勤采购车：面包车，1.2L以上，汽油，2座，1台，每台不超4.6万元；"
        " 4.质保期：不低于3年。</td></tr></table>",
    )
    assert told(read, "quantity") == [2, 1] and told(read, "seats_min") == [23, 2]
    assert told(read, "unit_price_cap_cny") == [298000, 46000] and told(read, "displacement_min_l") == [2.8, 1.2]


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (("三、递交", "2026年10月30日上午9时，甲市会议室。"), "2026-10-30T09:00:00+08:00"),
        (("五、递交报价：2026年10月30日9：00前，过时不候。",), "2026-10-30T09:00:00+08:00"),
        (("五、文件递交及开标", "2026年10月30日9：00，甲市。"), "2026-10-30T09:00:00+08:00"),
    ],
)
def test_a_heading_that_only_says_handing_in_heads_the_time(lines: tuple[str, ...], due: str) -> None:
    assert form("救护车采购询价公告", "一、内容：救护车1辆", *lines)["deadline"] == due


def test_an_opening_that_stays_is_no_day_of_the_correction() -> None:
    read = form(
        "救护车采购更正公告",
        "更正内容：“预算30万元”更正为“预算28万元”",
        "三、开标时间不变，仍为2026年4月24日9时整。",
        "更正日期：2026年4月8日",
    )
    assert read["deadline"] == "2026-04-24T09:00:00+08:00"


@pytest.mark.parametrize("words", ["随车资料：保养手册、三包凭证、随车工具", "三包服务：按国家规定"])
def test_the_three_guarantees_are_no_lot(words: str) -> None:
    read = form("轿车采购招标公告", "包1：轿车4辆，最高限价49万元", "包2：商务车2辆，最高限价45万元", words)
    assert [lot["lot_no"] for lot in read["lots"]] == ["1", "2"]
