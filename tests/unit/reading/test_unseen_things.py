"""Rules on what is no vehicle, what is one all the same, and whose words are whose, in wordings nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told

REST = "有意者请在本公告发布之日起三个工作日内与采购人联系，逾期不予受理。"


@pytest.mark.parametrize("other", ["环卫手推车", "人力保洁手推车", "平板推车（镀锌）"])
def test_what_is_pushed_by_hand_is_no_vehicle_though_it_is_counted_in_vehicles(other: str) -> None:
    read = form("环卫车辆询价公告", "采购内容：", "", "名称\t参数\t数量", "电动三轮车\t载重300kg\t50辆", f"{other}\t镀锌\t60辆", "")
    assert told(read, "quantity") == [50]


@pytest.mark.parametrize(
    ("pump", "counted"),
    [
        ("移动式排涝泵车（拖挂式）", [3]),
        ("拖车式应急发电车", [3]),
        ("牵引式照明车", [3]),
        ("排涝泵车（自行式）", [2, 3]),
        ("发电车（拖挂式除外）", [2, 3]),
    ],
)
def test_machines_that_a_vehicle_tows_are_none(pump: str, counted: list[int]) -> None:
    read = form("应急救援车辆采购招标公告", "", "采购标的\t数量\t单位", f"{pump}\t2\t辆", "应急救援皮卡\t3\t辆", "")
    assert told(read, "quantity") == counted


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("抢险工具车（皮卡）", ["suv", "pickup"]),
        ("物料搬运车（面包车）", ["suv", "van"]),
        ("工具车（带抽屉）", ["suv"]),
        ("搬运车（皮卡用）", ["suv"]),
    ],
)
def test_a_machines_word_is_a_vehicle_where_brackets_say_which(name: str, kinds: list[str]) -> None:
    read = form("防汛车辆采购招标公告", "", "货物名称\t数量\t主要技术参数", "越野车\t2\t2.0T", f"{name}\t5\t排量≤2.5L", "")
    assert told(read, "category") == kinds


@pytest.mark.parametrize("remark", ["带2吨随车吊", "加装随车吊", "含随车吊"])
def test_what_a_vehicle_carries_is_no_line_of_its_own(remark: str) -> None:
    read = form("生产车辆比选公告", "比选内容：", "1.面包车（5座，1.5L汽油）3辆；", f"2.双排轻卡（柴油，5座，{remark}）1辆。")
    assert told(read, "category") == ["van", "truck"] and told(read, "quantity") == [3, 1]


def test_a_name_that_tells_its_engine_is_not_what_another_rows_engine_is_about() -> None:
    rows = ("1\t囚车（2.5L排量柴油）\t1\t辆\t准乘14人", "2\t巡回审判车\t1\t辆\t排量≥2.0T，核载7-9座")
    read = form("法院用车采购磋商公告", "", "序号\t采购内容\t数量\t单位\t备注", *rows, "")
    assert told(read, "displacement_min_l") == [2.5, 2.0] and told(read, "displacement_max_l") == [2.5, None]
    assert told(read, "seats_max") == [14, 9]


@pytest.mark.parametrize(("seats", "told_of_it"), [("7座改5座", 5), ("九座改为七座", 7), ("7座改装成5座", 5), ("7座，改装警灯", 7)])
def test_seats_that_are_rebuilt_are_those_that_are_left(seats: str, told_of_it: int) -> None:
    read = form("勘查车采购招标公告", "采购需求：", f"1、现场勘查车2辆，汽油，排量3.0T，{seats}；", "2、囚车1辆，柴油，9座。")
    assert told(read, "seats_max") == [told_of_it, 9]


def test_a_limit_calls_one_of_several_by_what_brackets_behind_its_name_say() -> None:
    rows = ("1\tSUV（两驱）\t2\t≤1500", "2\tSUV（四驱）\t1\t≤2000")
    read = form(
        "巡查用车询价公告", "", "序号\t货物名称\t数量（辆）\t排量（ml）", *rows, "", "单价限价：两驱车11.5万元/辆，四驱车13.6万元/辆。"
    )
    assert told(read, "unit_price_cap_cny") == [115000, 136000]


@pytest.mark.parametrize(("second", "caps"), [("新能源轿车", [179000, 178000]), ("驾驶员培训", [None])])
def test_a_frameworks_lots_are_named_by_a_column_whose_cells_all_are_vehicles(second: str, caps: list[int | None]) -> None:
    read = page(
        "公务用车协议供货征集公告",
        "<table><tr><td>包号</td><td>类别</td><td>配置要求</td><td>最高限制单价（元/辆）</td></tr><tr><td>1</td><td>燃油轿车</td><td>1.5L，5座</td>"
        f"<td>179000</td></tr><tr><td>2</td><td>{second}</td><td>5座</td><td>178000</td></tr></table>",
    )
    assert told(read, "unit_price_cap_cny")[:2] == caps


@pytest.mark.parametrize(
    ("title", "bought"), [("新能源车辆在线询价失败公告", True), ("公务轿车线上竞价公告", True), ("车辆在线监控平台询价公告", False)]
)
def test_how_was_asked_ends_a_vehicles_name(title: str, bought: bool) -> None:
    assert form(f"某镇人民政府{title}", "一、项目编号：A1", REST)["is_vehicle_purchase"] is bought


@pytest.mark.parametrize(("name", "use"), [("制式轿车", "law_enforcement"), ("缉私越野车", "law_enforcement"), ("轿车", "official")])
def test_words_of_uniform_cars_and_of_customs_tell_a_use(name: str, use: str) -> None:
    read = form("某市公务车辆采购公告", "", "采购内容\t数量", f"{name}\t2辆", "", REST)
    assert told(read, "use") == [use]


@pytest.mark.parametrize(("engine", "energy"), [("玉柴柴油机4.156L", "diesel"), ("潍柴柴油发动机", "diesel"), ("汽柴油不限", None)])
def test_an_engines_maker_before_its_fuel_offers_no_choice(engine: str, energy: str | None) -> None:
    read = form("洒水车采购合同公告", "", "主要标的名称\t规格型号\t主要标的数量", f"洒水车\tCLW5160GSSE6，12吨，{engine}\t2(台)", "", REST)
    assert told(read, "energy") == [energy]
