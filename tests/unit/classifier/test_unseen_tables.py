"""Tables of tender documents: one vehicle told clause by clause, sections within a table, vehicles side by side, limits beside other things."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.extractor.extract import read_stored
from tests.unit.classifier.test_documents import one, read


def kinds(*rows: str) -> list[Category | None]:
    return [line.category.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


def test_ordinals_behind_the_names_number_the_clauses_of_one_vehicle() -> None:
    head = "标的\t序号\t技术要求\t数量\t最高单价"
    clauses = ["水务巡查皮卡\t1\t排量：≥1.9L，柴油\t4辆\t12.6万元", "水务巡查皮卡\t2\t乘员：5人\t4辆\t12.6万元"]
    found = read("", head, *clauses, "接待商务车\t1\t排量≤2.0T\t1辆\t21万元", "接待商务车\t2\t座位：7座\t1辆\t21万元", "")
    assert found == [("水务巡查皮卡", (4, "1.9", None, 126_000, 5)), ("接待商务车", (1, None, "2", 210_000, 7))]


def test_ordinals_before_the_names_still_number_vehicles() -> None:
    found = read("", "序号\t名称\t排量\t数量", "1\t越野车\t2.0T\t2辆", "2\t越野车\t3.0T\t2辆", "")
    assert [values[1] for _, values in found] == ["2", "3"]


def test_rows_below_a_vehicle_that_name_something_else_tell_nothing_of_it() -> None:
    head = "序号\t标的\t参数项\t参数要求\t数量\t单价限价（万元）"
    vehicle = ["1\t林区管护皮卡\t排量\t≥2.0T\t3辆\t13", "1\t林区管护皮卡\t座位\t5座\t3辆\t13"]
    assert one("", head, *vehicle, "2\t雨量观测塔\t供电\t太阳能\t6套\t2", "2\t雨量观测塔\t排量\t≥4.0L\t6套\t2", "") == (
        3,
        "2",
        None,
        130_000,
        5,
    )


def test_a_vehicle_named_by_its_use_alone_stays_beside_those_named_by_their_kind() -> None:
    rows = ["序号\t名称\t技术参数\t要求\t数量（辆）\t单价限价（万元）", "1\t转运型救护车\t发动机\t柴油，排量≥2.2L\t1\t29"]
    rows += [
        "1\t转运型救护车\t核定载客\t6人\t1\t29",
        "2\t样本送检用车\t发动机\t汽油，排量≤1.6L\t1\t11.5",
        "2\t样本送检用车\t车型\tSUV\t1\t11.5",
    ]
    assert kinds("", *rows, "") == [Category.SPECIAL, Category.SUV]


@pytest.mark.parametrize(
    "heading",
    ["一、林火运兵车（4辆） 单价限价：28.6万元", "一、林火运兵车（4辆，单台限价28.6万元）", "（一）林火运兵车，4辆，单价限价28.6万元"],
)
def test_sections_of_a_table_head_the_parameters_below_them(heading: str) -> None:
    heads = "序号\t参数名称\t参数值"
    rows = [heading, heads, "1\t排量（ml）\t≥2200", "2\t乘员（人）\t9", "二、林火指挥车（1辆） 单价限价：23万元", heads]
    rows += ["1\t排量（ml）\t≤1998", "2\t乘员（人）\t5", "三、随车器材", "序号\t名称\t要求", "1\t灭火机\t排量≥65cc，20台"]
    assert [values for _, values in read("", *rows, "")] == [(4, "2.2", None, 286_000, 9), (1, None, "1.998", 230_000, 5)]


@pytest.mark.parametrize(
    "rows",
    [
        [
            "标的一：执勤轿车\t\t\t标的二：取证用车",
            "序号\t项目\t要求\t序号\t项目\t要求",
            "1\t数量\t2辆\t1\t数量\t1辆",
            "2\t排量\t≤1.6L\t2\t排量\t≤2.0L",
        ],
        ["车辆一\t\t车辆二\t", "名称\t执勤轿车\t名称\t取证用车", "数量\t2\t数量\t1", "排气量\t1.6L以内\t排气量\t2.0L以内"],
        ["执勤轿车\t\t取证用车\t", "数量\t2\t数量\t1", "排气量\t1.6L以内\t排气量\t2.0L以内"],
    ],
)
def test_two_vehicles_side_by_side_each_keep_their_pairs(rows: list[str]) -> None:
    assert [values[:3] for _, values in read("", *rows, "")] == [(2, None, "1.6"), (1, None, "2")]


def test_limits_stand_under_a_heads_group() -> None:
    heads = ["序号\t采购内容\t单位\t数量\t最高限价\t", "序号\t采购内容\t单位\t数量\t单价（元）\t合价（元）"]
    assert one("", *heads, "1\t压缩式垃圾车\t辆\t3\t265000\t795000", "") == (3, None, None, 265_000, None)


def test_a_kind_below_the_name_is_the_kind_of_that_name() -> None:
    rows = ["项目\t囚车\t庭审用车", "数量\t1辆\t2辆", "车辆类型\t轻型客车\tSUV", "排量\t≥2.0L\t≤1.5T", ""]
    assert kinds("", *rows) == [Category.SPECIAL, Category.SUV]


def test_a_row_of_kinds_below_the_names_is_no_second_head() -> None:
    rows = [
        "项目\t稽查用车\t中型客车",
        "3.1 类别\t紧凑型SUV\t客车",
        "3.2 发动机\t汽油，排量≤1.5L\t柴油，排量≥2.8L",
        "3.3 座位\t5座\t19座",
        "",
    ]
    assert kinds("", *rows) == [Category.SUV, Category.BUS]


def test_a_vehicle_that_the_lexicon_does_not_know_has_its_column_beside_others() -> None:
    rows = ["项目\t子项\t揽收面包车\t4.2米投递邮车", "基本\t数量\t12\t5", "动力\t排量（ml）\t≤1499\t≥2499", "承载\t乘员（人）\t2\t3", ""]
    assert [values for _, values in read("", *rows)] == [(12, None, "1.499", None, 2), (5, "2.499", None, None, 3)]


def test_parts_and_what_is_counted_in_pieces_are_no_vehicles() -> None:
    rows = [
        "序号\t品名\t规格\t单位\t数量",
        "1\t汽油皮卡\t排量2.0L，5座\t辆\t4",
        "2\t皮卡后箱盖\t铝合金\t套\t4",
        "3\t皮卡用防滑链条\t加粗\t副\t8",
        "",
    ]
    assert [name for name, _ in read("", *rows)] == ["汽油皮卡"]


@pytest.mark.parametrize(
    "limits",
    [
        "1.3\t采购预算\t75.2万元（其中：三厢轿车单价限价11.6万元，中型客车单价限价40.4万元）",
        "1.3\t最高限价\t三厢轿车单价11.6万元，中型客车单价40.4万元",
    ],
)
def test_a_table_on_how_to_bid_limits_each_vehicle_beside_the_budget(limits: str) -> None:
    bids = ["投标人须知前附表", "", "条款号\t条款名称\t编列内容", limits, "1.4\t保证金\t不收取", ""]
    found = read("", *bids, "第五章 采购需求", "", "货物名称\t数量\t参数", "三厢轿车\t3辆\t排量≤1.6L", "中型客车\t1辆\t排量≥2.8L", "")
    assert [values[3] for _, values in found] == [116_000, 404_000]


def test_a_budget_alone_limits_nothing() -> None:
    bids = ["投标人须知前附表", "", "条款号\t条款名称\t编列内容", "1.3\t采购预算\t轿车11.6万元，客车40.4万元", ""]
    found = read("", *bids, "第五章 采购需求", "", "货物名称\t数量\t参数", "三厢轿车\t3辆\t排量≤1.6L", "中型客车\t1辆\t排量≥2.8L", "")
    assert [values[3] for _, values in found] == [None, None]


@pytest.mark.parametrize(
    "words",
    [
        ["（1）单价限价（不含购置税）：执勤轿车13万元，执勤中巴38万元。", "（2）数量：执勤轿车6辆，执勤中巴1辆。"],
        ["5.1 供货范围及最高限价：执勤轿车6辆，每辆13万元；执勤中巴1辆，每辆38万元。"],
        ["采购内容：执勤轿车6辆、执勤中巴1辆。", "单价限价：执勤轿车13万元；执勤中巴38万元"],
    ],
)
def test_limits_may_stand_before_the_numbers_or_with_them(words: list[str]) -> None:
    assert [(values[0], values[3]) for _, values in read(*words)] == [(6, 130_000), (1, 380_000)]


def test_a_sum_gives_way_to_what_it_is_divided_into() -> None:
    found = read(
        "采购标的：新闻采访车3辆，其中七座商务车1辆、城市SUV2辆。",
        "一、七座商务车",
        "排量≥1.5T，单价不超过20万元",
        "二、城市SUV",
        "排量1.4L",
    )
    assert [(name, values[0]) for name, values in found] == [("七座商务车", 1), ("城市SUV", 2)]


def test_a_heading_of_any_vehicle_speaks_of_the_only_one() -> None:
    words = ["我镇拟购置公务用车一辆，具体如下。", "一、车辆要求", "车型：三厢轿车；", "发动机排量不超过1.6升；", "核定载客5人；"]
    assert one(*words) == (1, None, "1.6", None, 5)


def test_annexes_behind_all_lots_are_of_none_of_them() -> None:
    first = ["采购包1：保障车辆", "", "标的名称\t数量\t单位\t最高限价（元/辆）", "通勤面包车\t2\t辆\t145000", ""]
    second = ["采购包2：器材", "", "标的名称\t数量\t单位", "照明灯组\t2\t组", "", "附表1 通勤面包车", "", "参数名称\t要求", "座位\t9座"]
    assert one(*first, *second, "发动机排量\t≥1.8L且≤2.4L", "") == (2, "1.8", "2.4", 145_000, 9)


def test_a_vehicle_for_repairs_is_counted_as_others_are() -> None:
    assert one("本次采购农机维修服务车3辆，单价最高限价16.8万元。")[0] == 3
    assert one("本次采购皮卡车2辆，单价最高限价12万元。维修期间提供备用车1辆。")[0] == 2


def test_the_air_intake_may_stand_beside_the_displacement() -> None:
    assert one("", "名称\t指挥车", "排量（L）/进气形式\t≥2.0/涡轮增压", "座位数\t5", "")[1:3] == ("2", None)


@pytest.mark.parametrize("label", ["采购项目", "采购内容", "拟购车辆"])
def test_a_form_of_two_columns_counts_its_vehicle_in_a_cell(label: str) -> None:
    form = [
        "询价书",
        "",
        f"{label}\t公务用车（七座商务车）1辆",
        "基本要求\t1.排气量：1.8L以下（含1.8L）； 2.座位：7座；",
        "价格要求\t单车最高限价17.2万元",
    ]
    assert one(*form, "") == (1, None, "1.8", 172_000, 7)


def test_what_is_asked_clause_by_clause_may_be_scored_beside() -> None:
    head = ["安全巡查用车技术参数及评分表", "", "序号\t技术参数\t类别\t证明材料\t分值"]
    rows = ["1\t车型：紧凑型SUV\t实质性\t截图\t/", "2\t排量：≥1.5T\t实质性\t截图\t/", "3\t座位数：5个\t实质性\t截图\t/"]
    assert one(*head, *rows, "4\t每多一个气囊加1分，排量每高0.1L加1分\t一般\t说明书\t3", "")[1:] == ("1.5", None, None, 5)
    assert read("评审办法", "", "序号\t评分标准\t分值", "1\t皮卡车排量≥2.0L的得5分\t5", "2\t业绩一份得2分\t10", "") == []


def test_a_clause_on_the_build_tells_the_kind_of_a_vehicle_named_for_its_work() -> None:
    rows = ["序号\t名称\t数量\t技术规格", "1\t应急指挥车\t1辆\t1.1 车型：大型SUV", "1\t应急指挥车\t1辆\t1.2 发动机：3.0T", ""]
    assert kinds("", *rows) == [Category.SUV]
    assert kinds("", "名称\t数量\t要求", "应急指挥车\t1辆\t车型：厢式，可随行SUV；发动机：3.0T", "") == [Category.SPECIAL]


def test_a_heading_beside_those_of_vehicles_ends_what_is_told_of_the_last() -> None:
    buses = ["5.1 城乡公交车", "数量6台；单台控制价36万元。", "5.2 抢修工程车", "数量1台；单台控制价15.2万元。"]
    assert [values[0] for _, values in read(*buses, "5.3 充电桩", "双枪直流桩5台，控制价4万元/台。")] == [6, 1]
    assert [values[1] for _, values in read(*buses, "5.3 技术要求", "发动机排量≥2.3L")][:1] != ["2.3"]


def test_how_many_each_place_gets_is_not_how_many_are_bought() -> None:
    assert one("采购巡诊车9辆，每个乡镇卫生院1辆，排量不低于2.0升，限价18万元/辆。")[0] == 9


@pytest.mark.parametrize(
    ("words", "seats"), [("座位：双座。", 2), ("座位：双人座", 2), ("座高≤800mm，可载2人", 2), ("座位：双排座椅", None)]
)
def test_a_motorcycle_seats_two(words: str, seats: int | None) -> None:
    assert one("采购警用摩托车3辆，排量≥500mL，限价5万元/辆。", f"1、{words}")[4] == seats


def test_the_title_tells_the_kind_of_the_vehicle_that_it_names_and_of_no_other() -> None:
    for title in ("某县法院囚车及公务车采购公告", "某县法院囚车等采购公告"):
        text = f"{title}\n某县法院采购囚车1辆、执法执勤用车2辆，参数见附件。"
        lots = classify(read_stored(text, title, "2026-05-01T10:00:00+08:00", "", "given", "1"), text).lots
        assert [line.category.value for lot in lots for line in lot.lines] == [Category.SPECIAL, Category.OTHER]


def test_a_label_without_a_value_takes_none_from_the_next_clause() -> None:
    words = ["5.2 水质检测车", "5.2.1 排量：2.0L（含）以上；", "5.2.2 座位：", "5.2.3 车内高不小于1800mm。"]
    assert one(*words)[4] is None
    assert one("水质检测车", "排量：", "2.0L（含）以上")[1] == "2"


def test_a_label_without_a_value_takes_none_from_the_vehicle_beside_it() -> None:
    heads = "序号\t项目\t要求\t序号\t项目\t要求"
    found = read("", "标的一：执勤轿车\t\t\t标的二：取证用车", heads, "1\t数量\t2辆\t1\t数量\t1辆", "5\t座位数\t\t5\t座位数\t7", "")
    assert [values[4] for _, values in found] == [None, 7]


def test_heads_may_name_a_vehicle_by_its_work_beside_a_known_one() -> None:
    rows = "数量\t1辆\t2辆", "排气量（升）\t1.6及以下\t2.0以上（含2.0）", "座位数（座）\t5\t≤6", "单价限价（元）\t120000\t155000"
    for corner in ("", "项目", "指标"):
        assert read("", f"{corner}\t机要通信用车\t样品转运车", *rows, "") == [
            ("机要通信用车", (1, None, "1.6", 120_000, 5)),
            ("样品转运车", (2, "2", None, 155_000, 6)),
        ]


def test_labels_with_their_values_may_stand_above_the_heads_of_vehicles() -> None:
    above = "项目名称\t客运车辆更新（二期）", "采购人\t某客运公司"
    rows = "指标\tA型大客车\tB型中型客车", "数量\t4\t6", "座位数（乘客+驾驶员）\t53+1\t22+1", "排气量（mL）\t9500及以上\t3800-4200"
    assert read("", *above, *rows, "") == [("A型大客车", (4, "9.5", None, None, 54)), ("B型中型客车", (6, "3.8", "4.2", None, 23))]


def test_a_merged_name_may_tell_the_number_and_the_limit() -> None:
    first, second = "囚车（1辆，限价35万元）", "巡查车（3辆，限价60万元）"
    rows = f"{first}\t座位\t6～9座，其中囚舱3座", f"{first}\t排量\t2.2L", f"{second}\t排量\t2.0T", f"{second}\t座位\t7座"
    found = read("", "类别\t指标\t参数", *rows, "")
    assert [(values[0], values[3], values[4]) for _, values in found] == [(1, 350_000, 9), (3, None, 7)]
