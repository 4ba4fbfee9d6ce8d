"""Lists, results and corrections of another author: kinds told apart by their descriptions, sums of all beside lots, one lot's ceiling."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    ("list_of", "energies"),
    [
        ("12米天然气公交车6辆，座位数不少于30个；8米纯电动公交车6辆，座位数不少于16个。", ["cng", "bev"]),
        ("柴油轻型货车2辆、纯电动轻型货车2辆。", ["diesel", "bev"]),
        ("燃油越野车3辆；新能源越野车3辆。", [None, "nev"]),
    ],
)
def test_kinds_of_one_name_and_number_are_two_where_each_is_described(list_of: str, energies: list[str | None]) -> None:
    read = form("某公司车辆采购招标公告", f"采购内容：{list_of}")
    assert told(read, "energy") == energies


@pytest.mark.parametrize("again", ["采购内容：公交车6辆，公交车6辆均为柴油。", "采购内容：公交车6辆；上述公交车6辆须在30日内交付。"])
def test_a_vehicle_that_its_list_names_again_is_one(again: str) -> None:
    assert len(lines_of(form("某公司公交车采购招标公告", again))) == 1


@pytest.mark.parametrize("said", ["两种车型单车限价均为58.5万元", "各车型单台最高限价均为58.5万元", "两款车型单价均不得超过58.5万元"])
def test_a_cap_of_all_kinds_is_each_ones(said: str) -> None:
    read = form("公交车采购招标公告", "采购内容：12米柴油公交车6辆；8米纯电动公交车4辆。", f"最高投标限价：585万元；{said}。")
    assert told(read, "unit_price_cap_cny") == [585_000, 585_000]


@pytest.mark.parametrize("label", ["合计中标金额", "中标（成交）金额合计", "合计成交金额", "成交金额合计"])
def test_the_sum_of_all_behind_the_last_lot_is_no_lots(label: str) -> None:
    lots = [
        f"第{no}包：\n供应商名称：{name}汽车有限公司\n中标（成交）金额：{sum_}元"
        for no, name, sum_ in (("一", "甲市", 402_000), ("二", "乙市", 129_000))
    ]
    read = form("皮卡及面包车采购结果公告", *"\n".join(lots).split("\n"), f"{label}：531000元")
    assert (read["award_total_cny"], [lot["award_cny"] for lot in read["lots"]]) == (531_000, [402_000, 129_000])


@pytest.mark.parametrize("printed", ["包1-296000.00元", "包1：296000元", "标段1-29.6万元"])
def test_the_ceiling_of_the_only_numbered_lot_is_the_wholes(printed: str) -> None:
    read = form("越野车采购公开招标公告", "预算金额（元）：300000元", f"最高限价（元）：{printed}", "采购需求：越野车1辆")
    assert (read["price_cap_cny"], read["budget_cny"]) == (296_000, 300_000)


@pytest.mark.parametrize(
    ("name", "kind"), [("SUV型应急巡查车", "suv"), ("MPV型业务用车", "mpv"), ("皮卡型巡护车", "pickup"), ("两轮电动巡逻车", "motorcycle")]
)
def test_a_kind_with_its_type_describes_the_vehicle(name: str, kind: str) -> None:
    assert told(form("车辆采购询价公告", f"采购需求：{name}1台，交货期为合同签订后三十日内，地点由采购人指定。"), "category") == [kind]


@pytest.mark.parametrize("cell", ["江淮 悍途 HFC1037，柴油，排量1996ml", "江淮 悍途 HFC1037；5座"])
def test_a_model_ends_where_its_description_begins(cell: str) -> None:
    read = form("皮卡合同公告", "主要标的名称：皮卡", f"规格型号：{cell}", "主要标的数量：1", "合同金额（元）：93800.00")
    assert (told(read, "brand"), told(read, "model")) == (["江淮"], ["悍途 HFC1037"])


def test_the_rows_number_behind_a_head_is_no_price() -> None:
    read = form("越野车采购成交公告", "成交金额：17.58万元", "货物数量货物单价(元)1甲市安达汽车有限公司越野车某牌Max1175800.00")
    assert told(read, "unit_price_cny") == [None]


@pytest.mark.parametrize("title", ["江州第一大学校园巡逻车采购公告", "江州第一大学校车采购公告"])
def test_what_belongs_to_a_university_is_no_part_of_its_name(title: str) -> None:
    assert form(title, "采购内容：车辆1辆，用于校内，交货期为合同签订后30日内，交货地点为采购人指定地点")["buyer"] == "江州第一大学"


@pytest.mark.parametrize("title", ["垃圾车采购中标结果更正公告", "垃圾车采购成交公告更正公告"])
def test_a_correction_of_a_result_tells_the_new_model(title: str) -> None:
    read = form(title, "更正内容：", "序号\t更正项\t更正前内容\t更正后内容", "1\t规格型号\tXYJ5180ZYS\tXYJ5181ZYS")
    assert told(read, "model") == ["XYJ5181ZYS"]


def test_a_list_that_was_cut_off_keeps_its_last_number() -> None:
    read = form(
        "某公司全省用车采购公告",
        "采购内容：采购全省生产用车，具体包括20辆纯电商务车、82辆插电混动商务车、66辆燃",
        "预算：未列示",
        "资格要求：未列示",
    )
    assert told(read, "quantity") == [20, 82, 66]


def test_a_kind_that_a_correction_quotes_behind_its_vehicle_is_the_vehicles() -> None:
    read = form(
        "某局草原巡护车采购项目变更公告",
        "更正内容：",
        "1.原采购文件中“草原巡护车（SUV）2辆，单价限价243500元/辆”更正为“单价限价239000元/辆”；",
    )
    assert (told(read, "category"), told(read, "unit_price_cap_cny")) == (["suv"], [239_000])
