"""Tenders and intentions of another author, first half: lots called in many ways, sums of parts, kinds that a number is divided into."""

import pytest

from tests.unit.reading.test_unseen_tenders import page, told


def cells(*rows: str) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows) + "</table>"


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("A分标", "B分标", ["A", "B"]),
        ("1分标", "2分标", ["1", "2"]),
        ("一分标", "二分标", ["一", "二"]),
        ("（A分标）", "（B分标）", ["A", "B"]),
        ("A分包", "B分包", ["A", "B"]),
        ("A采购包", "B采购包", ["A", "B"]),
        ("1合同包", "2合同包", ["1", "2"]),
        ("1#标段", "2#标段", ["1", "2"]),
        ("I标段", "II标段", ["I", "II"]),
        ("A标", "B标", ["A", "B"]),
        ("1标", "2标", ["1", "2"]),
        ("甲包", "乙包", ["甲", "乙"]),
    ],
)
def test_lots_are_called_by_a_number_before_any_word_for_them(first: str, second: str, numbers: list[str]) -> None:
    rows = (f"{first}|大型客车|2台|96", f"{second}|中型客车|3台|84")
    read = page(
        "客车采购招标公告", cells("分标|标的名称|数量|预算金额（万元）", *rows) + f"<p>最高限价：{first}95万元；{second}83万元。</p>"
    )
    assert [lot["lot_no"] for lot in read["lots"]] == numbers
    assert [lot["budget_cny"] for lot in read["lots"]] == [960_000, 840_000]
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [950_000, 830_000]
    assert (read["price_cap_cny"], told(read, "quantity")) == (None, [2, 3])


@pytest.mark.parametrize("words", ["招标人", "一标准", "统一标识12套", "评标1次，中标2家"])
def test_a_word_that_begins_with_the_sign_for_a_lot_is_none(words: str) -> None:
    read = page("客车采购招标公告", f"<p>采购大型客车2台，{words}。</p><p>预算金额：96万元</p>")
    assert [lot["lot_no"] for lot in read["lots"]] == [None]


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("最高限价：小轿车18万元，面包车12万元。", None),
        ("最高限价：标的一18万元；标的二12万元", None),
        ("最高限价（元）：车辆180000，改装20000", None),
        ("最高限价：洒水车40万元、清扫车60万元，合计100万元", 1_000_000),
        ("最高限价：本项目57万元，其中车辆50万元，改装7万元", 570_000),
        ("最高限价：57万元，其中财政资金30万元，自筹27万元", 570_000),
        ("最高限价：人民币大写壹拾捌万元整，小写180000元", 180_000),
    ],
)
def test_the_first_of_several_parts_is_not_the_whole(words: str, cap: int | None) -> None:
    assert page("车辆采购招标公告", f"<p>采购需求：小轿车1辆，面包车1辆。</p><p>{words}</p>")["price_cap_cny"] == cap


def test_an_intention_beside_others_is_not_told_by_their_sum() -> None:
    head = "序号|采购项目名称|采购需求概况|预算金额（元）|预计采购时间"
    rows = ("1|会议系统采购|会议终端2套|300,000.00|2026年5月", "2|巡逻车辆更新|轿车8辆|960,000.00|2026年5月")
    read = page("2026年5月政府采购意向", cells(head, *rows) + "<p>预算金额合计：1260000元</p>")
    assert (read["budget_cny"], told(read, "quantity")) == (960_000, [8])


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("钩臂车8辆，其中3吨级（总质量≤4.5吨）5辆，18吨级3辆", [5, 3]),
        ("钩臂车8辆（3吨5辆，18吨3辆）", [5, 3]),
        ("公交车20辆，其中8.5米12辆、10.5米8辆", [12, 8]),
        ("校车10辆：36座6辆；52座4辆", [6, 4]),
        ("救护车共8台，监护型5台、转运型3台", [5, 3]),
        ("3.5吨货车5辆；8吨货车5辆", [5, 5]),
        ("校车10辆，其中6辆用于一中，4辆用于二中", [10]),
        ("轿车10辆，其中2辆须在10日内交付", [10]),
        ("钩臂车8辆，其中3吨级5辆", [8]),
    ],
)
def test_a_number_is_divided_into_kinds_that_come_to_it(words: str, counts: list[int]) -> None:
    assert told(page("车辆采购招标公告", f"<p>采购内容：{words}。</p>"), "quantity") == counts


def test_a_kind_whose_words_were_cut_off_is_one_more() -> None:
    assert told(page("生产用车采购公告", "<p>采购内容：20辆纯电MPV、82辆插电混动MPV、66辆燃</p>"), "quantity") == [20, 82, 66]


def test_each_kind_of_a_divided_number_has_its_own_limits() -> None:
    limits = "<p>最高限价：190万元。其中3吨级钩臂车单价限价17.9万元/辆，18吨级钩臂车单价限价48万元/辆，箱体单价限价1.1万元/只。</p>"
    words = "<p>采购内容：钩臂式垃圾车（车厢可卸式）5辆，其中3吨级2辆，柴油机排量≥2.3L；18吨级3辆，柴油机排量≥6.5L；箱体40只。</p>"
    read = page("垃圾车采购招标公告", words + limits)
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([2, 3], [2.3, 6.5])
    assert (told(read, "unit_price_cap_cny"), read["price_cap_cny"]) == ([179_000, 480_000], 1_900_000)


@pytest.mark.parametrize(
    "words",
    [
        "巡护越野车：承载式车身，排量≥2.0T，5座；物资运输皮卡：柴油发动机，排量≥2.4T，2座。",
        "主要参数：巡护越野车：排量≥2.0T，5座；物资运输皮卡：柴油发动机，排量≥2.4T，2座。",
        "巡护越野车，排量≥2.0T，5座；物资运输皮卡，柴油发动机，排量≥2.4T，2座。",
        "巡护越野车：排量≥2.0T，5座 物资运输皮卡：柴油发动机，排量≥2.4T，2座。",
    ],
)
def test_words_after_a_vehicles_name_are_about_it_alone(words: str) -> None:
    rows = ("1|巡护越野车|2|辆", "2|物资运输皮卡|1|辆")
    read = page("巡护车辆采购磋商公告", cells("序号|标的名称|数量|计量单位", *rows) + f"<p>{words}</p>")
    assert (told(read, "displacement_min_l"), told(read, "seats_max"), told(read, "energy")) == ([2.0, 2.4], [5, 2], [None, "diesel"])


@pytest.mark.parametrize(
    "words",
    [
        "单价不超16万元",
        "每辆不得超16万元",
        "单价小于等于16万元",
        "单价＜16万元",
        "每辆最多16万元",
        "每台限16万元",
        "16万元/辆以内",
        "辆价不超过16万元",
    ],
)
def test_what_one_may_cost_is_said_in_many_words(words: str) -> None:
    assert told(page("车辆采购公告", f"<p>采购需求：城市SUV3辆，五座，{words}</p>"), "unit_price_cap_cny") == [160_000]
