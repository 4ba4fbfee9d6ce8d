"""What a line of its notice says of one vehicle and what of another: corners of tables, quotes, brackets, numbered lots."""

from decimal import Decimal
from typing import Any

import pytest

from bench.reading import read_one
from reading.folding import flat
from reading.form import reading_form
from reading.money import amounts
from reading.stacked import unstacked
from services.classifier.classify import classify

HEAD = "河湾县机关事务服务中心公务用车采购公告\n采购人：河湾县机关事务服务中心\n项目编号：HW-2026-31\n"


def _read(text: str) -> dict[str, Any]:
    title = text.partition("\n")[0]
    stored, read = read_one({"id": "e", "title": title, "published_at": "2026-08-03", "url": None, "source": "x", "text": text})
    return reading_form(classify(read, stored), "e")


def _lines(text: str) -> list[dict[str, Any]]:
    return [line for lot in _read(text)["lots"] for line in lot["lines"]]


@pytest.mark.parametrize("corner", ["参数\\车型", "车型/参数", "比较项", "参数"])
@pytest.mark.parametrize("names", ["A类（轿车）\tB类（商务车）", "1号车（轿车）\t2号车（商务车）", "轿车\t商务车"])
def test_vehicles_side_by_side_are_told_apart_whatever_the_corner_says(corner: str, names: str) -> None:
    rows = f"{corner}\t{names}\n数量（辆）\t6\t2\n能源类型\t汽油\t插电式混合动力\n排量（L）\t≤1.6\t≤1.5\n单价限价（万元/辆）\t14.8\t24.6"
    told = _lines(f"{HEAD}采购需求：技术要求见下表：\n\n{rows}\n\n合同履行期限：40日")
    assert [(one["quantity"], one["energy"], one["displacement_max_l"]) for one in told] == [(6, "petrol", 1.6), (2, "phev", 1.5)]
    assert [one["unit_price_cap_cny"] for one in told] == [148000, 246000]


@pytest.mark.parametrize("model", ["XY650J-6，649mL", "XY650J-6, 649 mL", "XY650J-6（649mL）", "XY650J-6/649mL"])
def test_a_models_last_digit_is_no_part_of_the_size_behind_a_comma(model: str) -> None:
    rows = f"名称\t品牌\t规格型号\t数量\t单价\n警用摩托车\t河牌\t{model}\t8辆\t54000元"
    told = _lines(f"河湾县公安局警用摩托车采购中标公告\n采购人：河湾县公安局\n四、主要标的信息\n\n{rows}\n\n五、评审专家\n马某")
    assert (told[0]["displacement_min_l"], told[0]["displacement_max_l"]) == (0.649, 0.649)


@pytest.mark.parametrize("first", ["开始时间", "递交开始时间", "起始时间"])
def test_when_handing_in_begins_is_no_deadline(first: str) -> None:
    text = f"{HEAD}四、提交投标文件截止时间、开标时间和地点\n{first}：2026年9月1日08点30分\n截止时间：2026年9月1日09点30分\n地点：县中心"
    assert _read(text)["deadline"] == "2026-09-01T09:30:00+08:00"


@pytest.mark.parametrize("lots", [("1.标项1", "2.标项2"), ("1、采购包1", "2、采购包2"), ("（1）第一包", "（2）第二包")])
def test_items_of_a_list_may_begin_with_their_lots(lots: tuple[str, str]) -> None:
    reasons = f"{lots[0]}（轿车5辆，预算90万元）：有效供应商不足3家；\n{lots[1]}（电动客车2辆，预算40万元）：有效供应商不足3家。"
    found = _read(f"河湾县公安局车辆采购废标公告\n采购人：河湾县公安局\n二、项目废标的原因\n{reasons}\n三、其他补充事宜\n无")["lots"]
    assert [(one["budget_cny"], one["lines"][0]["quantity"]) for one in found] == [(900000, 5), (400000, 2)]


@pytest.mark.parametrize("each", ["（每台13.3万元）", "（每辆限价13.3万元）", "，每台不得超过13.3万元", "；每台：13.3万元"])
def test_a_sum_before_the_price_of_each_is_the_total(each: str) -> None:
    found = amounts(flat(f"39.9万元{each}"), 0, 40)
    assert [(one.value, one.per_unit) for one in found] == [(Decimal(399000), False), (Decimal(133000), True)]
    assert all(one.per_unit for words in ("18万元每台", "18万元（每辆）", "18万元/辆") for one in amounts(flat(words), 0, 20))


@pytest.mark.parametrize("signs", ["①②", ("1、", "2、"), ("（1）", "（2）")])
def test_an_unknown_kind_counted_behind_its_number_is_a_vehicle_of_its_own(signs: Any) -> None:
    told = _lines(f"{HEAD}采购需求：{signs[0]}35座客车2辆，柴油，排量不小于5.0L；{signs[1]}舞台宣导车4辆，7座，排量2.4L至2.5L")
    assert [(one["quantity"], one["displacement_min_l"]) for one in told] == [(2, 5), (4, 2.4)]


def test_what_a_correction_quotes_is_read_without_what_it_replaced() -> None:
    news = "1.原“皮卡车6辆，排量≥2.4L”更正为“皮卡车6辆，排量≥2.0T”。\n2.原“冷藏车1辆，排量≥2.8L”更正为“冷藏车1辆，排量≥2.2L”。"
    told = _lines(f"河湾县农业农村局车辆采购更正公告\n采购人：河湾县农业农村局\n二、更正信息\n更正内容：\n{news}\n三、其他补充事宜\n无")
    assert [(one["quantity"], one["displacement_min_l"]) for one in told] == [(6, 2), (1, 2.2)]


@pytest.mark.parametrize("below", ["合同履行期限：60日历天", "交货期：30日", "本项目（不接受）联合体投标。"])
def test_what_is_said_below_a_table_is_no_row_of_it(below: str) -> None:
    cells = ["品目", "名称", "数量", "技术要求", "1", "自卸货车", "2台", "柴油", "2", "双排货车", "1台", "汽油", below, "本项目不分包。"]
    rows = [line for line in unstacked(cells) if "\t" in line]
    assert rows == ["品目\t名称\t数量\t技术要求", "1\t自卸货车\t2台\t柴油", "2\t双排货车\t1台\t汽油"]


@pytest.mark.parametrize(("words", "kind"), [("消防指挥车（越野车）", "suv"), ("小型客车（SUV）", "suv"), ("勘查车（皮卡）", "pickup")])
def test_brackets_behind_a_name_say_which_car_it_is(words: str, kind: str) -> None:
    assert _lines(f"{HEAD}采购需求：{words}1辆，5座，柴油。")[0]["category"] == kind


@pytest.mark.parametrize("machine", ["消防泵：柴油机驱动，流量≥10L/s", "发电机：柴油，5kW", "原有两辆柴油皮卡已到报废年限"])
def test_a_machines_or_an_old_cars_energy_is_not_the_vehicles(machine: str) -> None:
    told = _lines(f"{HEAD}采购数量：2辆\n技术要求：\n（1）底盘：轻型客车，汽油发动机，排量1.5L；\n（2）{machine}；")
    assert told[0]["energy"] == "petrol"


@pytest.mark.parametrize("place", ["河湾县东镇", "河湾市东城区", "灵山县青石乡"])
def test_a_place_in_brackets_behind_the_buyer_is_no_part_of_its_name(place: str) -> None:
    text = f"关于终止牵引车采购项目的公告\n招标人：河湾能源物流有限公司（{place}）\n招标代理机构：山湾招标有限公司\n终止采购牵引车2辆。"
    assert _read(text)["buyer"] == "河湾能源物流有限公司"
