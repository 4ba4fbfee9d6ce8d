"""Rules that other authors' text dumps called for: cars that go, services, heads with an unknown word, segments with a number of their own."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    "words",
    [
        "本次更新的2辆车用于替换平台2012年前后购置的某型1.8L轿车4辆、某型3.0L越野车5辆，替换车辆公开处置。",
        "以往采购的1.8L轿车4辆（2016年）按规定核销。",
        "拟替换2013年购入的1.8L轿车4辆。",
    ],
)
def test_what_is_replaced_is_not_what_is_bought(words: str) -> None:
    read = form("双林县机关事务中心公务用车采购公告", "采购内容：纯电动轿车2辆，5座。", words)
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([2], [None])


@pytest.mark.parametrize(
    "title",
    [
        "双林县城管局道路清扫保洁一体化服务采购公告",
        "双林县公安局事故车拖移及停车保管服务采购项目竞争性磋商公告",
        "双林县公安局租赁警务用车项目公开招标公告",
        "双林县教育局学生接送服务项目招标公告",
    ],
)
def test_vehicles_that_a_service_needs_are_not_bought(title: str) -> None:
    read = form(title, "采购内容：投入洗扫车不少于6台、洒水车8辆；其中轿车4辆。", "预算金额：300万元")
    assert not read["is_vehicle_purchase"]


@pytest.mark.parametrize(
    "title", ["救护车及售后服务采购公告", "消防车购置及服务项目招标公告", "环卫服务项目洒水车采购公告", "公务用车服务平台轿车采购公告"]
)
def test_a_purchase_may_speak_of_services(title: str) -> None:
    assert form(title, "采购数量：2辆", "采购单位：双林县人民政府办公室", "预算金额：60万元")["is_vehicle_purchase"]


def test_a_lot_whose_contract_is_told_elsewhere_is_none_of_this_notice() -> None:
    read = form(
        "双林县公安局执法车采购项目（A标段）合同公告",
        "供应商（乙方）：某某汽贸有限公司",
        "1.主要标的名称：执法车（轿车）",
        "主要标的数量：3辆",
        "2.主要标的名称：执法车（SUV）",
        "主要标的数量：2辆",
        "B标段（防暴车）合同另行公告。",
    )
    assert ([lot["lot_no"] for lot in read["lots"]], told(read, "quantity")) == (["A"], [3, 2])


def test_the_heads_of_stacked_cells_may_stand_below_a_need_alone_on_its_line() -> None:
    cells = ["采购需求", "标包", "货物名称", "数量", "简要技术要求", "预算(万元)"]
    rows = ["A", "执法车（SUV）", "4辆", "汽油，排量≤1.5T", "57.6", "B", "执法车（皮卡）", "2辆", "柴油，排量≥1.9L", "28.8"]
    read = form("双林县综合执法局车辆采购公告", *cells, *rows, "合同履行期限", "30日")
    assert [lot["lot_no"] for lot in read["lots"]] == ["A", "B"]
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([4, 2], [1.5, None])


@pytest.mark.parametrize("unknown", ["上牌地区", "包装"])
def test_a_head_of_blanks_may_hold_an_unknown_word(unknown: str) -> None:
    read = form(
        "双林县救护车中标结果公告",
        "四、主要标的信息",
        f"包号 序号 标的名称 规格型号 排量（L） 座位 {unknown} 品牌 数量 单价(元) 小计(元)",
        "1 1 监护型救护车 XYZ5046XJHV6 2.0 7 本地 某牌 4 321000 1284000",
        "2 1 巡回医疗车 XYZ5100XYLE6 3.8 11 本地 某牌 1 619000 619000",
    )
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([4, 1], [321_000, 619_000])
    assert (told(read, "displacement_max_l"), told(read, "seats_max")) == ([2, 3.8], [7, 11])


@pytest.mark.parametrize(
    "words",
    [
        "成交标的：新能源轿车（纯电），品牌：某牌，规格型号：XYZ7000BEV，6辆，单价104700元/辆；皮卡，品牌：某牌，规格型号：XYZ1030，数量1辆，单价19万元。",
        "中标标的：轿车（纯电动），牌号某某，型号XYZ7000BEV，6辆，每辆10.47万元；皮卡（四驱），牌号某某，型号XYZ1030，1辆，每辆19万元。",
    ],
)
def test_a_number_alone_between_commas_counts_what_opens_its_segment(words: str) -> None:
    read = form("双林县巡护车辆采购中标结果", "中标单位：某某汽贸有限公司", words)
    assert (told(read, "quantity"), told(read, "category")) == ([6, 1], ["sedan", "pickup"])
    assert (told(read, "unit_price_cny"), told(read, "model")) == ([104_700, 190_000], ["XYZ7000BEV", "XYZ1030"])


@pytest.mark.parametrize("sign", ["", "--- ", "▍", "• "])
def test_lines_that_each_open_with_a_thing_and_its_number_are_a_list(sign: str) -> None:
    read = form(
        "双林集团业务用车采购公告",
        "采购内容：",
        f"{sign}中型SUV，数量：3辆，排量：1.5L，座位数：5座，上限单价：21万元",
        f"{sign}中大型MPV，数量：1辆，排量：2.0T，座位数：7座，上限单价：33万元",
    )
    assert (told(read, "quantity"), told(read, "seats_max")) == ([3, 1], [5, 7])
    assert told(read, "unit_price_cap_cny") == [210_000, 330_000]


def test_a_number_that_the_next_ones_divide_is_no_line_though_others_follow() -> None:
    read = form("公务用车采购公告", "本次拟采购轿车10辆，其中机要用轿车4辆、应急用轿车6辆，另采购面包车1辆（7座）及大型客车1辆。")
    assert told(read, "quantity") == [4, 6, 1, 1]
    assert lines_of(read)[3]["seats_max"] is None
