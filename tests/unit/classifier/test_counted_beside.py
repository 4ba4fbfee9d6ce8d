"""What stands beside what is bought: numbers that only happen to add up, more that may come, buildings, what serves vehicles, lists of plans."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


@pytest.mark.parametrize(
    "joined", ["清洗车2辆、洗扫车1辆、洒水车1辆", "清洗车（载质量≥8吨）2辆及洗扫车1辆、洒水车1辆", "洗扫车3辆、吸污车2辆和洒水车1辆"]
)
def test_a_number_that_the_next_ones_come_to_counts_a_thing_beside_them(joined: str) -> None:
    assert len(told(form("车辆采购公告", f"采购需求：{joined}；预算金额：198万元"), "quantity")) == 3


@pytest.mark.parametrize("whole", ["环卫车2辆，洗扫车1辆、洒水车1辆", "环卫车2辆、洗扫车1辆、洒水车1辆", "车辆2辆：洗扫车1辆、洒水车1辆"])
def test_a_number_of_all_is_no_vehicle_of_its_own(whole: str) -> None:
    assert told(form("车辆采购公告", f"采购需求：{whole}；预算金额：198万元"), "quantity") == [1, 1]


@pytest.mark.parametrize("more", ["视经营情况追加不超过10辆", "可根据需要增购10辆", "采购人有权追加10辆"])
def test_more_that_may_be_bought_one_day_is_not_bought(more: str) -> None:
    assert told(form("出租汽车采购公告", f"数量：35辆，{more}。", "车型：三厢轿车，排量1.6L。"), "quantity") == [35]


@pytest.mark.parametrize("built", ["公厕9座", "中转站12座", "桥梁4座"])
def test_buildings_are_no_seats(built: str) -> None:
    read = form("轿车采购及设施改造公告", f"采购轿车2辆，另改造{built}，预算金额：60万元。")
    assert told(read, "seats_min") == [None]


@pytest.mark.parametrize("thing", ["电动车充电棚", "电动自行车充电柜", "电动自行车停车棚"])
def test_where_vehicles_are_charged_is_no_vehicle(thing: str) -> None:
    read = form(f"某镇{thing}建设磋商公告", f"采购需求：建设电动自行车、电动摩托车{thing}6处，安装智能充电桩24台。")
    assert not read["is_vehicle_purchase"]


@pytest.mark.parametrize("title", ["环卫车辆租赁及购置项目采购意向", "环卫车辆购置与租赁项目采购意向"])
def test_of_what_is_rented_and_bought_the_list_tells(title: str) -> None:
    read = page(
        title,
        "<table><tr><td>序号</td><td>采购项目名称</td><td>采购需求概况</td><td>预算金额（万元）</td></tr>"
        "<tr><td>1</td><td>洒水车租赁</td><td>租赁洒水车6台，租期7个月</td><td>63</td></tr>"
        "<tr><td>2</td><td>垃圾收运车购置</td><td>标的名称：餐厨垃圾车；数量：3辆；需求：柴油，排量不低于3.8L，单价不高于38万元</td><td>114</td></tr></table>",
    )
    assert read["is_vehicle_purchase"]
    assert (told(read, "quantity"), told(read, "displacement_min_l"), read["budget_cny"]) == ([3], [3.8], 1140000)


def test_a_plan_buys_the_vehicles_that_its_need_counts() -> None:
    head = "<tr><td>序号</td><td>采购项目名称</td><td>采购需求概况</td><td>预算金额（万元）</td></tr>"
    vehicles = f"<table>{head}<tr><td>1</td><td>冬季清雪设备采购</td><td>多功能除雪车（可更换上装）2辆，柴油；推雪铲4套</td><td>236</td></tr></table>"
    devices = f"<table>{head}<tr><td>1</td><td>监控设备采购</td><td>车载终端20台，用于除雪车等车辆</td><td>36</td></tr></table>"
    assert told(page("政府采购意向", vehicles), "quantity") == [2]
    assert not page("政府采购意向", devices)["is_vehicle_purchase"]


@pytest.mark.parametrize(
    ("name", "category"), [("大型货车教练车", "truck"), ("二轮摩托车教练车", "motorcycle"), ("疫苗冷藏运输车", "special")]
)
def test_the_kind_stands_before_what_a_vehicle_is_for(name: str, category: str) -> None:
    read = page(
        "车辆采购公告",
        f"<table><tr><td>货物名称</td><td>数量</td><td>技术要求</td></tr><tr><td>{name}</td><td>2辆</td><td>手动挡</td></tr></table>",
    )
    assert [line["category"] for line in lines_of(read)] == [category]


def test_rescue_from_fire_is_for_fire() -> None:
    assert told(form("灭火救援车辆采购公告", "采购水罐车2辆，预算金额：120万元，合同签订后交货。"), "use") == ["fire"]
