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


@pytest.mark.parametrize("label", ["标的：", "标的名称：", "采购标的："])
def test_a_lots_number_begins_what_its_block_buys(label: str) -> None:
    blocks = (
        (f"{label}A包 森林运兵车", "数量：4", "简要技术需求：6座双排，柴油，排量2.8L", "预算金额：151.8万元"),
        (f"{label}B包 巡护摩托车", "数量：32", "简要技术需求：单缸，排量249mL，最高限价每辆2万元", "预算金额：64万元"),
    )
    read = form("运兵车及摩托车采购公告", "预算金额：215.8万元", "采购需求：", *blocks[0], *blocks[1], "二、申请人的资格要求")
    assert read["budget_cny"] == 2158000
    assert [(lot["lot_no"], lot["budget_cny"]) for lot in read["lots"]] == [("A", 1518000), ("B", 640000)]
    assert (told(read, "quantity"), told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == (
        [4, 32],
        [2.8, 0.249],
        [None, 20000],
    )


@pytest.mark.parametrize(("need", "seats"), [("新能源蓝牌，双座", 2), ("双座，续航250km", 2), ("真皮双座椅加热", None)])
def test_two_seats_are_told_in_words(need: str, seats: int | None) -> None:
    read = page(
        "厢式货车采购公告",
        f"<table><tr><td>商品</td><td>数量</td><td>需求描述</td></tr><tr><td>纯电动厢式货车</td><td>1</td><td>{need}</td></tr></table>",
    )
    assert told(read, "seats_min") == [seats]


@pytest.mark.parametrize("excepted", ["（新能源汽车除外）", "（新能源车型不作要求）", "，纯电动车除外"])
def test_an_energy_that_is_excepted_is_not_the_vehicles(excepted: str) -> None:
    read = form("抢修车采购公告", "采购内容：双排座抢修车2辆，柴油发动机。", f"所投车型须符合国六排放标准{excepted}。")
    assert told(read, "energy") == ["diesel"]


@pytest.mark.parametrize("name", ["8吨清洗扫路车（柴油，3.8L）", "8吨扫路车（国六，柴油，3.8L）"])
def test_a_load_in_a_name_is_not_the_engine_in_its_brackets(name: str) -> None:
    read = page("扫路车采购公告", f"<table><tr><td>标的名称</td><td>数量</td></tr><tr><td>{name}</td><td>2</td></tr></table>")
    assert told(read, "displacement_max_l") == [3.8]
    water = page(
        "洒水车采购公告", "<table><tr><td>标的名称</td><td>数量</td></tr><tr><td>8吨洒水车（水箱3.8L，柴油）</td><td>2</td></tr></table>"
    )
    assert told(water, "displacement_max_l") == [None]


@pytest.mark.parametrize("head", ["单价控制（元）", "单台控制（元）"])
def test_a_column_controls_the_price_of_one(head: str) -> None:
    rows = f"<tr><td>货物</td><td>数量</td><td>{head}</td></tr><tr><td>巡查皮卡</td><td>2辆</td><td>160000</td></tr>"
    assert told(page("皮卡采购", f"<p>预算金额：￥320000.00</p><table>{rows}</table>"), "unit_price_cap_cny") == [160000]


def test_things_are_listed_by_their_class() -> None:
    rows = (
        "<tr><td>商品类别</td><td>型号要求</td><td>数量</td><td>最高限价（元）</td></tr>"
        "<tr><td>燃油轿车</td><td>排量不大于1.5L，自动</td><td>1辆</td><td>118000</td></tr>"
        "<tr><td>新能源轿车</td><td>纯电动，续航500km以上</td><td>1辆</td><td>145000</td></tr>"
    )
    read = page("公务用车协议供货采购公告", f"<table>{rows}</table>")
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([1, 1], [1.5, None])


@pytest.mark.parametrize("model", ["XY6042K（8座）", "XY6042K(8人座)", "XY6042K 8座"])
def test_seats_behind_a_model_are_no_part_of_it(model: str) -> None:
    rows = f"<tr><td>名称</td><td>品牌</td><td>规格型号</td><td>数量</td></tr><tr><td>四轮巡逻车</td><td>某牌</td><td>{model}</td><td>4辆</td></tr>"
    assert told(page("巡逻车采购成交公告", f"<table>{rows}</table>"), "model") == ["XY6042K"]


def test_the_control_price_of_a_comparison_is_a_ceiling() -> None:
    assert form("皮卡比选公告", "采购内容：皮卡3辆", "比选控制价：45万元")["price_cap_cny"] == 450000
