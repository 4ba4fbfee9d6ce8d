"""Documents whose layout no rule knows: what stands behind a vehicle's name is told of it."""

import time

import pytest

from reading.lines import Lines
from reading.outlined import outlined_vehicles_of
from services.classifier.attached import specified

Told = tuple[str, int | None, str | None, str | None, str | None]


def told(text: str) -> list[Told]:
    """Name, number, least and greatest displacement, limit."""
    lines = [line for _, line in specified("需求.docx\n" + text, "")]
    return [
        (
            line.name.value or "",
            line.quantity.value,
            str(line.displacement_l.min.value) if line.displacement_l.min.said else None,
            str(line.displacement_l.max.value) if line.displacement_l.max.said else None,
            f"{line.unit_price_cap_cny.value:.0f}" if line.unit_price_cap_cny.value is not None else None,
        )
        for line in lines
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "高压清洗车技术条件\n\n1\t总则\n1.1\t高压清洗车4辆，用于背街小巷\n1.2\t单车最高投标限价为43.20万元（含上牌）\n2\t底盘\n2.1\t主发动机：柴油国六，排量不小于3.8L\n"
            "2.2\t燃油箱：不小于120L\n3\t上装\n3.1\t水泵流量：不小于90L/min\n",
            [("高压清洗车", 4, "3.8", None, "432000")],
        ),
        (
            "货物技术规范表（一）\n\n货物名称：\t硬派越野车\t货物数量：\t3 台\n序号\t技术条件\t单位\t规范值\n1\t发动机排量\tL\t≥2.0\n2\t单台限价\t万元\t23.60\n\n"
            "货物技术规范表（二）\n\n货物名称：\t巡线皮卡\t货物数量：\t5 台\n序号\t技术条件\t单位\t规范值\n1\t发动机排量\tL\t≥2.3\n2\t单台限价\t万元\t14.10\n\n"
            "货物技术规范表（三）\n\n货物名称：\t背负式钻机\t货物数量：\t6 台\n序号\t技术条件\t单位\t规范值\n1\t发动机排量\tmL\t≥50\n2\t单台限价\t万元\t1.60\n",
            [("硬派越野车", 3, "2.0", None, "236000"), ("巡线皮卡", 5, "2.3", None, "141000")],
        ),
        (
            "第三章 货物及规格\n一、货物及控制价\n\n序号\t名称\t数量\t控制单价（元）\n1\t巡逻轿车\t2辆\t126,000\n2\t勘查车\t1辆\t268,000\n3\t执法记录仪\t9台\t1,700\n\n"
            "二、规格\n（一）巡逻轿车\n\n※1\t发动机：1.5L，自然吸气或涡轮增压均可，汽油\n#2\t油箱：≥45L\n\n（二）勘查车\n\n※1\t发动机：排量≥1.995L，柴油\n#2\t供电：静音发电机（排量≥98cc）\n\n"
            "（三）执法记录仪\n内存64G。\n三、服务\n1.质保3年。\n",
            [("巡逻轿车", 2, "1.5", "1.5", "126000"), ("勘查车", 1, "1.995", None, "268000")],
        ),
    ],
)
def test_a_layout_that_no_rule_knows_is_read_by_what_stands_behind_names(text: str, lines: list[Told]) -> None:
    assert told(text) == lines


def test_what_is_there_already_and_how_offers_are_judged_tells_nothing() -> None:
    text = (
        "一、车辆现状\n现有捷达轿车4辆（1.6L）拟报废。\n二、技术规格\n2.1 巡查车\n数量2台。\n动力：汽油机，排量1.5T。\n单台限价：15.2万元。\n"
        "三、评审标准\n排量每高于要求0.1L加1分，例如2.0L得5分。\n"
    )
    doc = Lines("需求.docx\n" + text)
    (vehicle,) = outlined_vehicles_of(doc)
    said = " ".join(doc.flat[a:b] for one in vehicle.told for a, b in one.value)
    assert "1.5T" in said and "1.6L" not in said and "2.0L" not in said


def test_another_thing_that_is_named_closes_the_vehicle_above() -> None:
    doc = Lines("需求.docx\n货物名称\t皮卡\n排量\t2.0L\n货物名称\t取样钻机\n排量\t50mL\n")
    (vehicle,) = outlined_vehicles_of(doc)
    assert "50mL" not in " ".join(doc.flat[a:b] for one in vehicle.told for a, b in one.value)


def test_names_repeated_without_end_take_no_more_than_their_length() -> None:
    short, long = _seconds(700), _seconds(2_800)
    assert long < 12 * short  # four times as long; compared each with each it was sixteen times and more


def _seconds(rows: int) -> float:
    text = "清单\n\n序号\t名称\t数量\t排量\n" + "\n".join(f"{i}\t巡逻轿车{i}型\t2辆\t1.5L" for i in range(rows))
    began = time.process_time()
    specified(text, "")
    return time.process_time() - began
