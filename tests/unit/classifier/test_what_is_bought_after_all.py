"""Sales and shops' titles, and vehicles that only their rows or the word before them tell apart."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize(
    "title", ["某县机关事务中心关于处置一批旧公务用车的公告", "某局闲置车辆处置公告", "某医院旧救护车处置公告", "某局报废车辆拍卖公告"]
)
def test_who_disposes_of_cars_buys_none(title: str) -> None:
    read = form(title, "序号\t车辆型号\t注册日期\t评估价（元）", "1\t某牌XY7183轿车\t2011.06\t14600", "2\t某牌14座客车\t2012.09\t16500")
    assert (read["is_vehicle_purchase"], told(read, "category")) == (False, [])


@pytest.mark.parametrize("title", ["某局应急处置车采购公告", "某县公安局车辆更新采购公告（旧车处置另行公告）"])
def test_who_buys_besides_still_buys(title: str) -> None:
    assert form(title, "采购需求：应急处置车2辆，柴油，排量2.0T以上，7座，具体要求见采购文件第四章。")["is_vehicle_purchase"]


def test_cars_bought_at_an_agreed_shop_are_bought() -> None:
    rows = (
        "商品名称\t品牌\t规格型号\t单价（元）\t数量\t金额（元）",
        "栏板货车\t某牌\tXY1032V\t58800.00\t1\t58800.00",
        "车辆保险\t/\t/\t4600.00\t1\t4600.00",
    )
    read = form("某镇人民政府车辆定点采购成交公告", "采购方式：电子卖场直购", *rows)
    assert (told(read, "name"), told(read, "unit_price_cny")) == (["栏板货车"], [58_800])
    assert not form("某镇人民政府车辆定点维修采购成交公告", *rows[:1], "车辆维修\t/\t/\t4600.00\t1\t4600.00")["is_vehicle_purchase"]


@pytest.mark.parametrize(
    ("need", "counts"),
    [
        ("多功能洒水车（带雾炮）1辆，小型洒水车1辆，详见采购文件。", [1, 1]),
        ("大型洒水车1辆，小型洒水车2辆。", [1, 2]),
        ("洒水车1辆，洒水车1辆须带雾炮。", [1]),
    ],
)
def test_words_before_one_name_make_it_two_vehicles(need: str, counts: list[int]) -> None:
    assert told(form("洒水车采购询价公告", f"采购内容：{need}"), "quantity") == counts


@pytest.mark.parametrize(("need", "lines"), [("柴油2.0L，6座", 2), ("纯电驱动，续航30公里", 1)])
def test_an_unknown_car_beside_others_is_one_where_its_row_tells_of_an_engine(need: str, lines: int) -> None:
    read = form("某海关执法车辆采购公告", "货物名称\t数量\t规格要求", "缉私越野车\t3台\t3.0T汽油机，7座", f"技术查缉车\t1台\t{need}")
    assert len(told(read, "name")) == lines
