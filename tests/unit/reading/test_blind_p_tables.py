"""Tables glued row by row, lots known by their names alone, and columns that deny a parameter, as an author of ordinary notices prints them."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("序号标的名称品牌规格型号数量单价(元)", ("1执法皮卡江铃JX1034PSAC6 2.3T3辆135800", "2执法轿车大众SVW7167BHD2辆119800")),
        (
            "序号名称品牌型号数量单位单价（元）总价（元）",
            ("1执法皮卡江铃JX1034PSAC63辆135800407400", "2执法轿车大众SVW7167BHD2辆119800239600"),
        ),
        (
            "序号供应商名称货物名称货物品牌货物型号货物数量货物单价(元)",
            ("1双林汽车有限公司执法皮卡江铃JX1034PSAC6（2.3T 柴油）3辆135800", "2双林汽车有限公司执法轿车大众SVW7167BHD2辆119800"),
        ),
    ],
)
def test_rows_that_run_together_line_by_line_are_a_table(heads: str, rows: tuple[str, ...]) -> None:
    read = form("双林县公安局执法车辆中标公告", "供应商名称：双林汽车有限公司", "四、主要标的信息", heads, *rows, "五、评审专家：某某")
    told_of = [(line["name"], line["brand"], line["quantity"], line["unit_price_cny"]) for line in lines_of(read)]
    assert told_of == [("执法皮卡", "江铃", 3, 135_800), ("执法轿车", "大众", 2, 119_800)]


def test_winners_that_run_together_line_by_line_tell_a_number_that_a_code_runs_into() -> None:
    read = form(
        "双林县垃圾车采购中标公告",
        "三、中标信息",
        "包号供应商名称供应商地址中标（成交）金额(元)",
        "1双林环卫装备有限公司双林市东门开发区5,460,000.00",
        "2南岭专用汽车有限公司南岭市清河县2,208,000.00",
        "四、主要标的信息",
        "包号名称品牌规格型号数量单价(元)",
        "118吨纯电动车厢可卸式垃圾车冀环牌JHW5180ZXXBEV7辆780000",
        "2纯电动桶装垃圾运输车旭日HXR5030CTYBEV16辆138000",
        "五、评审专家名单：某某",
    )
    assert [(lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [
        ("双林环卫装备有限公司", 5_460_000),
        ("南岭专用汽车有限公司", 2_208_000),
    ]
    assert [(line["quantity"], line["model"]) for line in lines_of(read)] == [(7, "JHW5180ZXXBEV"), (16, "HXR5030CTYBEV")]


@pytest.mark.parametrize("label", ["标项名称", "包名称", "采购包名称", "分包名称", "标段名称"])
def test_blocks_that_begin_with_a_lot_s_name_are_lots(label: str) -> None:
    lots = (("警务轿车", 5, 900_000, "纯电动，5座"), ("警务SUV", 6, 1_130_000, "汽油，5座，排量1.8T至2.0T"))
    blocks = [
        line
        for name, count, sum_, need in lots
        for line in (f"{label}：{name}", f"数量：{count}", f"预算金额（元）：{sum_}", f"规格：{need}")
    ]
    read = form("双林县公安局警务车辆采购招标公告", "预算金额（元）：2030000", *blocks, "合同履约期限：标项 1、2，签订后45日内")
    assert [lot["budget_cny"] for lot in read["lots"]] == [900_000, 1_130_000]
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([5, 6], [None, 2])
    assert read["budget_cny"] == 2_030_000


def test_numbers_listed_once_for_all_lots_are_theirs() -> None:
    blocks = ("标项名称：警务轿车", "数量：5", "标项名称：警务SUV", "数量：6")
    read = form("双林县公安局警务车辆采购招标公告", *blocks, "合同履约期限：标项 1、2，签订后45日内")
    assert [lot["lot_no"] for lot in read["lots"]] == ["1", "2"]


@pytest.mark.parametrize("nothing", ["/", "—", "无", "不适用", "不要求"])
def test_a_parameter_that_a_column_denies_reaches_over_no_columns(nothing: str) -> None:
    read = form(
        "双林县城管局执法用车采购询价公告",
        "采购需求：采购燃油轿车2辆、新能源微型客车2辆。",
        "技术指标\t燃油轿车\t新能源微型客车",
        f"排量\t1.5L-1.8L\t{nothing}",
        f"电池类型\t{nothing}\t磷酸铁锂，纯电驱动",
        "限价\t15.8万元/辆\t10万元/辆",
    )
    assert (told(read, "displacement_max_l"), told(read, "energy")) == ([1.8, None], [None, "bev"])


def test_what_lots_are_called_names_what_is_counted_beside_it() -> None:
    read = form(
        "双林公交车购置招标公告",
        "标段号\t标段名称\t车长(m)\t数量(台)\t招标控制价(万元)",
        "第一标段\t8.5米纯电动城市客车\t8.5\t20\t1360",
        "第二标段\t10.5米纯电动城市客车\t10.5\t15\t1305",
    )
    assert (told(read, "quantity"), [lot["price_cap_cny"] for lot in read["lots"]]) == ([20, 15], [13_600_000, 13_050_000])


@pytest.mark.parametrize("called", ["轿车（包1）", "轿车(标段1)", "（包1）轿车", "轿车【包1】", "轿车-包1"])
def test_a_row_is_of_the_lot_whose_number_stands_beside_its_name(called: str) -> None:
    read = form(
        "双林县公务用车采购招标公告（包1、包2）",
        "采购条目名称\t数量\t单位\t采购预算（人民币）\t技术需求",
        f"{called}\t4\t辆\t680000.00元\t插电式混合动力，排量1.5L，5座",
        f"{called.replace('1', '2').replace('轿车', '商务车')}\t2\t辆\t405000.00元\t2.0T，汽油，7座",
    )
    assert [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]] == [("1", 680_000), ("2", 405_000)]
    assert told(read, "quantity") == [4, 2]


def test_lots_side_by_side_tell_their_prices_brands_and_models() -> None:
    read = form(
        "双林旅游客车采购中标结果公示",
        "标包\t1标包\t2标包",
        "采购内容\t柴油客车（50座）\t纯电动中型客车（24座）",
        "数量\t6辆\t10辆",
        "中标人\t双林汽车有限公司\t南岭客车有限公司",
        "单价\t81万元\t46.5万元",
        "品牌\t金旅\t中通",
        "型号\tXML6112J16\tLCK6826EVQGA1",
    )
    assert (told(read, "unit_price_cny"), told(read, "brand"), told(read, "quantity")) == ([810_000, 465_000], ["金旅", "中通"], [6, 10])


@pytest.mark.parametrize(
    "said", ["上表“最高限价”为单价限价。", "注：上表最高限价均为单价。", "说明：表中限价为单台限价。", "上述限价为单价限价。"]
)
def test_a_note_says_that_a_column_of_ceilings_is_of_one(said: str) -> None:
    read = form("双林物流车采购公告", "标的名称\t单位\t数量\t最高限价（元）", "厢式物流车\t辆\t6\t130000.00", said)
    assert (told(read, "unit_price_cap_cny"), read["price_cap_cny"]) == ([130_000], None)


def test_rows_of_blanks_below_their_heads_are_not_wrapped_lines() -> None:
    wrapped = [
        "（二）国有企业、事业单位、军队单位、成立三年以上的非外资（含港澳台）独资或控股企业，不含",
        "其分支机构；（三）单位负责人为同一人或存在控股、管理关系的不同供应商，不得同时参加采购，",
        "否则均按无效处理，由此造成的后果由其自行承担；（四）未被列入采购失信名单，且在禁止期内，",
        "不得参加。",
    ]
    rows = [
        "包1 保障用商务车 7座，汽油，排量1.8L-2.0L，自动挡 辆 3 75 合同签订后30日内 双林市指定地点",
        "包2 厢式运输车 4.2米，柴油，准乘3人，排量不大于3L 辆 2 36 合同签订后45日内 双林市指定地点",
    ]
    read = form("某部小型客车采购谈判公告", "包号 物资名称 规格要求 计量单位 数量 最高限价（万元） 交货时间 交货地点", *rows, *wrapped)
    assert [(lot["price_cap_cny"], lot["lines"][0]["quantity"]) for lot in read["lots"]] == [(750_000, 3), (360_000, 2)]


def test_the_only_row_of_a_result_tells_what_was_awarded() -> None:
    read = form(
        "双林县福祉车采购成交结果",
        "标的名称\t规格型号\t数量\t单价（元）\t总价（元）\t成交供应商",
        "无障碍福祉车\t别克GL8（2.5L，6座）\t1\t269800\t269800\t双林汽车有限公司",
    )
    assert read["award_total_cny"] == 269_800
