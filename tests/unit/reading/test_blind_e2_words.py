"""Words about all vehicles of a notice, winners' rows that print make and model, names and places of who buys for itself."""

from decimal import Decimal
from typing import Any

import pytest

from reading.displacement import stated
from reading.folding import flat
from reading.form import reading_form
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def _form(text: str) -> dict[str, Any]:
    stored, read = read_notice(text.partition("\n")[0], "2026-08-03T10:00:00+08:00", "", "web", text=text)
    return reading_form(classify(read, stored), "e")


def _told(text: str, *fields: str) -> list[Any]:
    return [tuple(line[field] for field in fields) for lot in _form(text)["lots"] for line in lot["lines"]]


WARD = (
    "河湾县妇幼保健院救护车购置磋商公告\n采购人：河湾县妇幼保健院\n采购需求：\n\n"
    "序号\t设备名称\t数量\t单位\n1\t母婴专用救护车\t1\t辆\n2\t普通转运型救护车\t1\t辆\n\n"
)


@pytest.mark.parametrize(
    "words", ["★1.两辆车均为柴油车，排量", "技术要求：车辆均采用柴油机，排量", "2台救护车均为柴油车，排量", "要求：均为柴油，排量"]
)
def test_what_is_said_of_as_many_as_are_bought_is_said_of_each(words: str) -> None:
    read = _told(f"{WARD}{words}：1.9L～2.5L；\n", "energy", "displacement_min_l", "displacement_max_l")
    assert read == [("diesel", 1.9, 2.5)] * 2


def test_what_is_said_of_fewer_than_are_bought_is_not_said_of_all() -> None:
    text = f"{WARD}3\t越野车\t3\t辆\n\n".replace("辆\n\n3", "辆\n3") + "技术要求：2台救护车均为柴油车，排量≥1.9L。\n"
    assert (None, None) in _told(text, "energy", "displacement_min_l")


@pytest.mark.parametrize("lead", ["★2.座位：", "2.座位数：", "座位："])
def test_seats_may_be_told_by_name_behind_one_label(lead: str) -> None:
    assert _told(f"{WARD}{lead}母婴专用救护车7座，普通转运型救护车8座；\n", "seats_min", "seats_max") == [(7, 7), (8, 8)]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("排气量/功率(ml/kw)：≥2300/≥85", "2.3", None),
        ("排量/功率（mL/kW）：2298/103", "2.298", "2.298"),
        ("排量和功率(ml/kw)：1998/110", "1.998", "1.998"),
        ("发动机排量/最大净功率（ml/kw）：2982/125", "2.982", "2.982"),
        ("排量、额定功率：1498mL、85kW", "1.498", "1.498"),
    ],
)
def test_power_beside_displacement_is_no_displacement(words: str, least: str, most: str | None) -> None:
    folded = flat(words)
    found = stated(folded, 0, len(folded))
    assert [(one.low, one.high) for one in found] == [(Decimal(least), Decimal(most) if most else None)]


def test_several_sizes_beside_several_powers_are_refused() -> None:
    folded = flat("排气量/功率(ml/kw)：1995，2298/93，103")
    assert stated(folded, 0, len(folded)) == []


@pytest.mark.parametrize("cell", ["河牌XY6729D6 19座 柴油", "河牌 XY6729D6 客车，19座，柴油", "河牌XY6729D6（19座，柴油）"])
def test_a_winners_row_may_print_make_and_model_under_the_head_of_vehicles(cell: str) -> None:
    text = (
        "河湾客运有限公司客运车辆采购成交结果公示\n采购人：河湾客运有限公司\n\n"
        f"标段\t成交供应商\t车型\t数量（辆）\t单价（元）\t成交金额（元）\n一标段\t山湾客车销售有限公司\t{cell}\t10\t328000\t3280000\n\n公示期：3日"
    )
    assert _told(text, "brand", "model", "quantity", "unit_price_cny", "energy") == [("河牌", "XY6729D6", 10, 328000, "diesel")]


@pytest.mark.parametrize("between", ["、", "和", "，"])
@pytest.mark.parametrize(
    "lots",
    [
        ("标项1（执法轿车3辆，预算45万元）", "标项2（商务车1辆，预算22万元）"),
        ("第一包轿车3辆（预算45万元）", "第二包客车1辆（预算22万元）"),
    ],
)
def test_lots_in_one_sentence_have_the_sums_in_their_brackets(lots: tuple[str, str], between: str) -> None:
    text = (
        f"河湾县执法队用车采购终止公告\n采购人：河湾县执法队\n二、终止的原因\n采购人决定终止{between.join(lots)}的采购活动。\n三、其他\n无"
    )
    assert [lot["budget_cny"] for lot in _form(text)["lots"]] == [450000, 220000]


@pytest.mark.parametrize(
    "words", ["纯电动洒水车（型号XY5180GSSEV）5辆，单价68.6万元", "纯电动洒水车5辆，型号：XY5180GSSEV，单价：68.6万元"]
)
def test_a_result_may_label_the_model_alone(words: str) -> None:
    text = f"河湾县环卫所洒水车采购合同公告\n采购人：河湾县环卫所\n供应商：山湾环卫装备有限公司\n合同标的：{words}，底盘型号XY1180。\n"
    assert _told(text, "model", "unit_price_cny") == [("XY5180GSSEV", 686000)]


def test_a_corrected_result_has_its_new_model_and_price() -> None:
    text = (
        "河湾县城管局扫路车采购中标结果更正公告\n采购人：河湾县城管局\n二、更正信息\n更正内容：\n"
        "原“纯电动扫路车 型号 XY5080TSLBEV 单价 469800元”，更正为“纯电动扫路车 型号 XY5081TSLBEV 单价 468900元”。\n三、其他补充事宜\n无"
    )
    assert _told(text, "model", "unit_price_cny") == [("XY5081TSLBEV", 468900)]


def test_a_line_known_by_its_model_is_of_the_kind_that_its_lot_names() -> None:
    text = (
        "河湾港务有限公司车辆采购（一标段、二标段）中标候选人公示\n招标人：河湾港务有限公司\n一标段（中巴车3辆）\n第一中标候选人：甲客车销售有限公司，投标总价：118.50万元\n"
        "二标段（牵引车8辆）\n第一中标候选人：乙汽车贸易有限公司，投标总价：296.00万元，单价：37.00万元\n第二中标候选人：丙经销有限公司，投标总价：304.00万元\n"
        "二、投标车型\n一标段第一候选人投标车型：河牌XY6729D（19座，柴油）；二标段第一候选人投标车型：山牌XY4257（排量8.7L）。"
    )
    assert _told(text, "category", "model", "unit_price_cny") == [("bus", "XY6729D", None), ("truck", "XY4257", 370000)]


@pytest.mark.parametrize(
    "line", ["招标人：闽北水务有限公司（建瓯市芝城东路）", "联系方式：闽北水务有限公司 地址：建瓯市芝城东路 0599-00003322"]
)
def test_a_place_behind_the_buyers_name_is_the_buyers(line: str) -> None:
    assert _form(f"闽北水务有限公司皮卡车采购公告\n采购皮卡车3辆。\n{line}\n")["division_code"] == "350783"


@pytest.mark.parametrize("words", ["地点：江苏省镇江市京口区学府路B座202", "请将报价文件送至江苏省镇江市京口区学府路行政楼"])
def test_who_buys_for_itself_stands_where_offers_are_handed_in(words: str) -> None:
    assert _form(f"江东理工大学商务车采购谈判公告\n采购单位：江东理工大学\n采购商务车1辆。\n{words}\n")["division_code"] == "321102"


def test_a_group_that_the_title_cuts_short_is_called_by_its_whole_name() -> None:
    text = "河湾公交集团公交车采购公告\n采购公交车5辆。\n异议受理：河湾公交集团有限公司，电话00001111\n"
    assert _form(text)["buyer"] == "河湾公交集团有限公司"
    own = "河湾农业大学后勤保障部电动厢式货车采购询价公告\n学校后勤保障部拟对货车2辆进行询价。\n"
    assert _form(own)["buyer"] == "河湾农业大学后勤保障部"


def test_an_enumeration_that_was_cut_off_keeps_its_last_number() -> None:
    text = "河湾公司生产用车采购公告\n采购方：河湾公司\n采购内容：采购生产用车，具体包括20辆纯电MPV、82辆插电混动MPV、66辆燃\n"
    assert _told(text, "quantity") == [(20,), (82,), (66,)]
