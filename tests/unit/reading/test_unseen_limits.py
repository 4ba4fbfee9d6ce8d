"""reading: limits told apart: whose a clause's limit is, by name, number or lot, and what is no limit of what is bought."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


def caps(read: dict[str, object]) -> list[object]:
    return told(read, "unit_price_cap_cny")


@pytest.mark.parametrize(
    "words",
    ["价格不超过16万元", "不含税价格不得高于16万元", "裸车价格控制在16万元", "整车价格≤16万元", "不含购置税价格不超过16万元（含上牌）"],
)
def test_a_price_not_to_be_exceeded_is_that_of_one(words: str) -> None:
    read = form("公务用车采购公告", f"采购需求：轿车1辆，排量不大于1.6升；{words}。")
    assert caps(read) == [160_000]


@pytest.mark.parametrize("words", ["项目总价格不超过48万元", "投标价格不超过预算的为有效", "成交价格不超过代理费3万元的部分"])
def test_the_price_of_all_is_no_limit_of_one(words: str) -> None:
    assert caps(form("公务用车采购公告", f"采购需求：轿车3辆，排量不大于1.6升；{words}。")) == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "最高投标限价：第1项单价41万元，第2项单价23.5万元。",
        "控制价（含税）：第1项单台41万元；第2项单台23.5万元。",
        "各项限价如下：第1项最高限价单价41万元，第2项最高限价单价23.5万元。",
    ],
)
def test_ceilings_follow_the_numbers_of_a_tables_rows(sentence: str) -> None:
    read = form(
        "生产用车采购招标公告",
        "",
        "序号\t物资名称\t规格\t单位\t数量",
        "1\t越野车\t3.5L汽油，5座\t辆\t4",
        "2\t越野车\t2.0T汽油，7座\t辆\t2",
        "",
        sentence,
    )
    assert caps(read) == [410_000, 235_000]


@pytest.mark.parametrize(
    "sentence",
    [
        "单车控制价：第一标段61万元，第二标段44万元。",
        "单台最高限价：标段一61万元；标段二44万元。",
        "单价限价：一标段为61万元，二标段为44万元。",
    ],
)
def test_ceilings_of_one_follow_the_numbers_of_lots(sentence: str) -> None:
    read = form(
        "客运车辆购置招标公告",
        "",
        "标段\t名称\t规格\t数量\t招标控制价",
        "第一标段\t纯电动中巴车\t22座\t10辆\t610万元",
        "第二标段\t应急保障客车\t柴油，19座\t2辆\t88万元",
        "",
        sentence,
    )
    assert [line["unit_price_cap_cny"] for lot in read["lots"] for line in lot["lines"]] == [610_000, 440_000]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("执法轿车（纯电）", "执法皮卡（汽油）", "厢式执法车（柴油）"),
        ("轿车", "皮卡", "厢式执法车"),
        ("执法用轿车", "巡查皮卡", "执法车（9座厢式）"),
    ],
)
def test_a_ceiling_may_call_a_vehicle_otherwise_than_the_list_does(first: str, second: str, third: str) -> None:
    read = form(
        "执法车辆采购项目公开招标公告",
        "最高限价：291万元，其中：",
        f"{first}单价≤17万元；",
        f"{second}单价≤13万元；",
        f"{third}单价≤21万元。",
        "采购需求：纯电动执法轿车6辆（5座）、四驱汽油皮卡8辆（2.0T）、9座厢式执法车4辆（排量2.2升以上）。",
    )
    assert caps(read)[:2] == [170_000, 130_000] and caps(read)[2] in (210_000, None)


@pytest.mark.parametrize("suffix", ["要求", "技术参数", "主要配置", ""])
def test_a_row_may_say_of_which_vehicle_its_requirements_are(suffix: str) -> None:
    read = form(
        "公务用车采购需求公示",
        "",
        "项目\t内容",
        "标的\t纯电动轿车2辆；燃油商务车1辆",
        f"纯电动轿车{suffix}\t续航不少于500km，5座，单价≤16万元",
        f"燃油商务车{suffix}\t排量≤1.5T，7座，单价≤13万元",
        "",
    )
    assert caps(read) == [160_000, 130_000] and told(read, "seats_min") == [5, 7]


@pytest.mark.parametrize("heading", ["三、最高投标限价", "三、控制价：", "三、采购限价"])
def test_a_heading_of_ceilings_holds_for_the_line_below(heading: str) -> None:
    read = form(
        "接驳中巴采购招标公告",
        "二、招标内容",
        "柴油中型客车（19座）4台：发动机排量2.7升～3.0升；",
        "纯电动中型客车（23座）2台：电池容量不低于100kWh。",
        heading,
        "柴油车28.5万元/台，纯电动车47万元/台，总限价208万元。",
    )
    assert caps(read) == [285_000, 470_000]


@pytest.mark.parametrize("other", ["箱体单价不得高于4500元", "充电桩单价不超过6000元", "每个垃圾桶价格不得高于3200元"])
def test_the_limit_of_another_thing_is_not_the_vehicles(other: str) -> None:
    read = form("垃圾车采购询价公告", f"采购需求：拉臂式垃圾车3辆，排量2.27升或以上；垃圾箱24只。车辆单价不得高于14万元，{other}。")
    assert caps(read) == [140_000]


def test_two_limits_of_vehicles_leave_it_open() -> None:
    read = form("公务用车采购询价公告", "采购需求：公务用车3辆。轿车单价不得高于14万元，越野车单价不得高于18万元。")
    assert caps(read) == [None]


@pytest.mark.parametrize(("budget", "each"), [("预算总价：340,000.00元", True), ("预算：34万元", True), ("预算总价：400,000.00元", False)])
def test_a_ceiling_times_the_number_is_the_budget(budget: str, each: bool) -> None:
    read = form("执法执勤用车竞价公告", budget, "", "序号\t标的名称\t计量单位\t数量\t限价（元）", "1\t执法执勤用车\t辆\t2\t170000.00", "")
    assert (caps(read) == [170_000]) is each and (read["price_cap_cny"] is None) is each


def test_the_ceiling_of_an_item_bought_once_is_that_of_one() -> None:
    read = form(
        "指挥车及无人机采购公告",
        "",
        "序号\t标的\t数量\t单位\t单项限价（元）\t要求",
        "1\t侦察无人机\t4\t套\t120000\t续航≥40min",
        "2\t无人机指挥车\t1\t辆\t960000\t柴油，排量≤2.5L",
        "",
    )
    assert caps(read) == [960_000]


def test_ceilings_behind_the_names_of_vehicles_are_none_of_the_whole() -> None:
    read = form("执行用车采购公告", "1.SUV 1辆，五座；", "2.轿车2辆，五座。", "二、限价：SUV不高于17万元，轿车每辆不高于11万元。")
    assert read["price_cap_cny"] is None and caps(read) == [170_000, 110_000]


@pytest.mark.parametrize("label", ["控制单价", "最高单价（元）", "单价限价"])
def test_a_ceiling_may_stand_below_its_label(label: str) -> None:
    read = form("巡逻摩托车竞价公告", "商品", "两轮巡逻摩托车", "数量", "8辆", label, "18500元", "截止时间", "2026-04-10 15:00")
    assert caps(read) == [18_500]


def test_what_a_rule_allows_is_not_what_is_asked_for() -> None:
    read = form(
        "应急保障越野车采购公告",
        "单价最高限价：24.5万元",
        "数量：2辆",
        "要求：因县域地形特殊且防汛需要，经批准配备排气量3.0升（含）以下、价格25万元以内的越野车。所投车型：5座，2.0T汽油机。",
    )
    assert told(read, "displacement_max_l") == [2.0] and caps(read) == [245_000]


@pytest.mark.parametrize("word", ["包别", "包", "标项"])
def test_ceilings_lot_by_lot(word: str) -> None:
    read = form(
        "消防车及空气呼吸器采购招标公告",
        f"最高限价：{word}1：1,750,000.00元；{word}2：400,000.00元",
        "",
        f"{word}\t标的\t数量\t说明",
        "1\t供气消防车\t1辆\t底盘发动机排量不低于6.0升",
        "2\t空气呼吸器\t50具\t碳纤维气瓶",
        "",
    )
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [1_750_000, 400_000]


@pytest.mark.parametrize(
    "sentence",
    [
        "控制单价依次为12万元、18万元。",
        "最高限价（单价）：纯电商务车18万元，燃油轿车12万元。",
        "最高限价：第1项12万元/辆，第2项18万元/辆。",
        "限价分别为12万元/辆、18万元/辆。",
    ],
)
def test_ceilings_in_turn_by_name_or_by_number_of_a_list(sentence: str) -> None:
    read = form("车辆采购公告", f"采购内容：1.燃油轿车2辆，1.5L；2.纯电商务车1辆，7座。{sentence}")
    assert caps(read) == [120_000, 180_000]


def test_a_budget_of_one_thing_is_none_of_the_whole() -> None:
    read = form("车辆采购公告", "采购轿车2辆，每辆预算12万元，共计24万元；采购客车1辆，预算40万元。")
    assert read["budget_cny"] is None


def test_what_is_counted_first_is_not_divided_into_other_kinds() -> None:
    read = form("车辆采购公告", "采购内容：轿车2辆，排量在1.4升至1.6升之间；客车1辆，排量不小于2800毫升；皮卡1辆，2.0T。")
    assert told(read, "quantity") == [2, 1, 1]


@pytest.mark.parametrize("name", ["面包车", "轻型客车", "乘用车"])
def test_a_size_in_brackets_behind_a_cars_number(name: str) -> None:
    assert told(form("车辆采购公告", f"采购内容：{name}1辆（1.5L以上）。"), "displacement_min_l") == [1.5]


def test_the_number_that_a_correction_gives_another_lot() -> None:
    read = form(
        "车辆采购更正公告",
        "",
        "序号\t更正项\t更正前\t更正后",
        "1\t标项1轿车排量\t≤1.5L\t≤1.6L",
        "2\t标项2皮卡数量\t2辆\t3辆",
        "",
    )
    assert (told(read, "category"), told(read, "quantity")) == (["sedan", "pickup"], [None, 3])


@pytest.mark.parametrize("lead", ["注：", "", "说明：", "二、"])
def test_a_limit_right_behind_each_name_is_no_limit_of_the_whole(lead: str) -> None:
    read = form("用车采购公告", "采购需求：边境越野车2台，水质作业车1台。", f"{lead}越野车单台最高限价29万元，作业车最高限价27万元。")
    assert (read["price_cap_cny"], told(read, "unit_price_cap_cny")) == (None, [290_000, 270_000])


def test_a_limit_of_the_only_kind_is_that_of_the_whole() -> None:
    assert form("轿车采购公告", "采购需求：轿车2台。", "轿车最高限价：36万元。")["price_cap_cny"] == 360_000


@pytest.mark.parametrize("label", ["单品限价", "单品最高限价", "单台限价"])
def test_a_limit_of_a_single_article(label: str) -> None:
    read = form("皮卡网上竞价公告", "商品要求 皮卡，汽油，排量2.0T，1辆", f"{label} 162500.00")
    assert (read["price_cap_cny"], told(read, "unit_price_cap_cny")) == (None, [162_500])
