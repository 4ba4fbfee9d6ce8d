"""bench: thirteen layouts of specifications, each in several wordings. All fictional."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from bench.specifications.shapes import Cell, Specification, Table, Truth

Size = tuple[str, str | None, str | None]
SIZES: tuple[Size, ...] = (
    ("≤1.8L", None, "1.8"), ("1.8L及以下", None, "1.8"), ("不大于1.6升", None, "1.6"), ("不超过2.0L（含）", None, "2.0"),
    ("1.8L以下（含）", None, "1.8"), ("小于等于1798ml", None, "1.798"), ("1.5T", "1.5", "1.5"), ("1498mL", "1.498", "1.498"),
    ("≥1.4L且≤1.8L", "1.4", "1.8"), ("1.4L-1.8L", "1.4", "1.8"), ("1480-1600ml之间", "1.48", "1.6"), ("不低于1.5T", "1.5", None),
    ("≥1485ml", "1.485", None), ("1.5T～2.0T", "1.5", "2.0"), ("≥1.8L", "1.8", None), ("1998cc", "1.998", "1.998"),
    ("≤3.0L", None, "3.0"), ("2.4L及以上", "2.4", None), ("不小于1.5L，不大于2.0L", "1.5", "2.0"), ("1.6L（含）以下", None, "1.6"),
)  # fmt: skip
"""As printed, with bounds in litres."""
BARE: tuple[Size, ...] = (
    ("≤1.8", None, "1.8"),
    ("1.5～2.0", "1.5", "2.0"),
    ("≥1.6", "1.6", None),
    ("1.8及以下", None, "1.8"),
    ("1.5", "1.5", "1.5"),
)
"""Under a head that says litres."""
MILLI: tuple[Size, ...] = (("≥1485", "1.485", None), ("≤1798", None, "1.798"), ("1480-1600", "1.48", "1.6"), ("1498", "1.498", "1.498"))
LABELS = ("排量", "排气量", "发动机排量", "排量范围", "发动机排气量", "排量要求")
SEDANS, SUVS, OTHERS = (
    ("执法执勤轿车", "公务轿车", "三厢轿车"),
    ("应急保障越野车", "城市SUV", "四驱越野车"),
    ("7座商务车", "皮卡车", "中型客车"),
)
CAPS = (
    ("18万元/辆", "180000"),
    ("179800元/辆", "179800"),
    ("17.98万元/辆", "179800"),
    ("人民币壹拾捌万元整", "180000"),
    ("不超过12万元", "120000"),
)


def size(number: int, among: Sequence[Size] = SIZES) -> Size:
    """One of the ways to print a displacement."""
    return among[number % len(among)]


def truth(name: str, quantity: int | None, told: Size | None, cap: str | int | None = None) -> Truth:
    """What is told of a vehicle."""
    low, high = (told[1], told[2]) if told else (None, None)
    return Truth(name, quantity, Decimal(low) if low else None, Decimal(high) if high else None, Decimal(cap) if cap is not None else None)


def parameter_table(v: int) -> Specification:
    """One vehicle: number and limit in sentences, parameters in a table with a numbered first column."""
    told, name, (cap, yuan) = size(v * 3), SEDANS[v % 3], CAPS[v % len(CAPS)]
    label = LABELS[v % len(LABELS)]
    rows = (
        ("序号", "参数名称", "招标参数要求", "备注"), ("1", "车身尺寸（长×宽×高）", "≥4650×1800×1450mm", ""), ("2", "轴距", "≥2650mm", ""),
        ("3", f"★{label}", told[0], "不允许负偏离"), ("4", "最大功率", "≥83kW", ""), ("5", "变速箱", "CVT无级变速或自动变速箱", ""),
        ("6", "油箱容积", "≥50L", ""), ("7", "行李箱容积", "≥480L", ""), ("8", "座位数", "5座", ""), ("9", "燃料种类", "汽油", ""),
        ("10", "质保期", "不少于3年或10万公里", ""),
    )  # fmt: skip
    blocks = (
        "第一部分 采购内容", f"本次采购{name}{4 + v}辆，单价最高限价：{cap}，交货期为合同签订后30日内。", "第二部分 技术参数",
        Table(rows, (1, 3, 4, 2)), "投标人须在投标文件中逐条响应以上参数。",
    )  # fmt: skip
    return Specification("parameter_table", v, f"{name}技术参数", blocks, (truth(name, 4 + v, told, yuan),))


def goods_list(v: int) -> Specification:
    """Several vehicles by rows, limits in 万元 by the head, specifications as prose in a cell."""
    first, second, third = size(v + 1), size(v * 5 + 7), size(v * 2 + 4)
    rows = (
        ("序号", "货物名称", "数量", "单位", ("单价最高限价（万元）", "控制单价（万元）", "拦标单价（万元）")[v % 3], "主要技术参数"),
        ("1", SEDANS[v % 3], str(3 + v), "辆", "17.8", f"{LABELS[v % 6]}{first[0]}；座位数：5座；自动挡；随车灭火器1具。"),
        ("2", SUVS[v % 3], str(2 + v), "辆", "24.5", f"发动机：汽油；排量：{second[0]}；四轮驱动；油箱容积不小于60L；座位数5座。"),
        ("3", OTHERS[v % 3], "1", "辆", "29.9", f"{LABELS[(v + 2) % 6]}：{third[0]}；车载冰箱6.5L；倒车影像。"),
        ("4", "车载警灯", "6", "套", "0.8", "LED长排，12V"),
        (Cell("合计", 1, 2), str(12 + 2 * v), "", "", ""),
    )  # fmt: skip
    truths = (truth(SEDANS[v % 3], 3 + v, first, 178000), truth(SUVS[v % 3], 2 + v, second, 245000), truth(OTHERS[v % 3], 1, third, 299000))
    return Specification("goods_list", v, "采购清单", ("一、采购清单及技术要求", Table(rows, (1, 3, 1, 1, 2, 6))), truths)


def side_by_side(v: int) -> Specification:
    """Parameters by rows, vehicles by columns; one value reaches over all of them."""
    first, second = size(v * 7 + 2), size(v + 12)
    heads = (
        ("参数名称", f"车型一：{SEDANS[v % 3]}", f"车型二：{SUVS[v % 3]}"),
        ("项目", SEDANS[v % 3], SUVS[v % 3]),
        ("指标", "A型：轿车", "B型：越野车"),
    )
    names = ((SEDANS[v % 3], SUVS[v % 3]), (SEDANS[v % 3], SUVS[v % 3]), ("轿车", "越野车"))[v % 3]
    rows = (
        heads[v % 3], ("数量（辆）", str(6 + v), str(2 + v)), ("单价限价（万元/辆）", "18", "25.5"), ("长×宽×高（mm）", "≥4600×1780×1450", "≥4700×1850×1680"),
        (LABELS[(v + 1) % 6], first[0], second[0]), ("座位数", Cell("5座", 1, 2)), ("驱动形式", "前置前驱", "四驱"), ("油箱容积（L）", "≥45", "≥55"),
        ("排放标准", Cell("国六b", 1, 2)),
    )  # fmt: skip
    return Specification(
        "side_by_side", v, "车辆技术参数对照表", ("车辆技术参数对照表", Table(rows, (3, 4, 4))),
        (truth(names[0], 6 + v, first, 180000), truth(names[1], 2 + v, second, 255000)),
    )  # fmt: skip


def pairs(v: int) -> Specification:
    """Label and value, twice a row, under a merged caption."""
    told = size(v * 4 + 8)
    rows = (
        (Cell(f"{OTHERS[0]}基本参数表", 1, 4),), ("车辆名称", OTHERS[0], "采购数量", f"{5 + v}辆"), ("排量", told[0], "最大功率（kW）", "≥140"),
        ("燃油种类", "汽油", "座位数", "7座"), ("轴距（mm）", "≥3000", "油箱容积（L）", "≥64"), ("单台最高限价", "29.8万元", "交货地点", "采购人指定地点"),
        ("变速箱", "自动变速箱", "排放标准", "国六"),
    )  # fmt: skip
    return Specification("pairs", v, "采购需求表", (Table(rows, (2, 3, 2, 3)),), (truth(OTHERS[0], 5 + v, told, 298000),))


def paragraphs(v: int) -> Specification:
    """Parameters spread over numbered paragraphs under a heading a vehicle."""
    first, second = size(v * 2 + 9), size(v * 3 + 1)
    blocks = (
        "二、技术要求", f"（一）{SEDANS[v % 3]}（{7 + v}辆）", f"1、{LABELS[v % 6]}：{first[0]}；", "2、变速箱：自动变速箱；", "3、座位数：5座；",
        "4、油箱容积：不小于50L；",
        "5、单价控制价：17.5万元/辆。", f"（二）{SUVS[v % 3]}（{1 + v}辆）", f"1、发动机：直列四缸涡轮增压，排量{second[0]}，最大功率不小于140kW；",
        "2、驱动形式：四驱；", "3、备用油桶：20L；",
        "4、单价不得超过24.9万元。", "三、售后服务", "质保期不少于3年，2小时内响应，免费提供1次保养。",
    )  # fmt: skip
    return Specification(
        "paragraphs", v, "技术规格书", blocks, (truth(SEDANS[v % 3], 7 + v, first, 175000), truth(SUVS[v % 3], 1 + v, second, 249000))
    )


def list_and_details(v: int) -> Specification:
    """A list with numbers and limits, then a table of parameters a vehicle, with a merged column of groups."""
    first, second = size(v * 6), size(v * 5 + 3)
    names = (SEDANS[v % 3], OTHERS[v % 2])
    listed = (
        ("序号", "标的名称", "采购数量", "最高单价限价（元）"),
        ("1", names[0], f"{9 + v}辆", "160000"),
        ("2", names[1], f"{2 + v}辆", "238000"),
    )
    blocks: list[Table | str] = ["1. 采购标的一览表", Table(listed, (1, 4, 2, 3)), "2. 详细技术参数"]
    for number, (name, told) in enumerate(zip(names, (first, second), strict=True), 1):
        rows = (
            ("类别", "参数名称", "参数要求"), (Cell("车身", 2), "轴距（mm）", "≥2700"), ("座位数", "5座" if number == 1 else "7座"),
            (Cell("发动机", 3), "排量", told[0]), ("燃料种类", "汽油"), ("最大扭矩", "≥230N·m"), (Cell("其他", 2), "油箱容积", "≥52L"), ("质保", "3年/10万公里"),
        )  # fmt: skip
        blocks += [f"2.{number} {name}技术参数", Table(rows, (2, 3, 5))]
    return Specification(
        "list_and_details",
        v,
        "货物需求一览表",
        tuple(blocks),
        (truth(names[0], 9 + v, first, 160000), truth(names[1], 2 + v, second, 238000)),
    )


def stacked(v: int) -> Specification:
    """One table: the vehicle and its number merged over the rows of its parameters."""
    first, second = size(v * 3 + 5), size(v + 15)
    rows = (
        ("品目", "数量", "技术指标", "要求"), (Cell(SEDANS[v % 3], 4), Cell(f"{11 + v}辆", 4), "排气量", first[0]), ("变速器", "自动"), ("乘员数", "5人"),
        ("限价", "不高于17.9万元/辆"), (Cell(SUVS[v % 3], 4), Cell(f"{3 + v}辆", 4), "排气量", second[0]),
        ("变速器", "自动"), ("乘员数", "5人"), ("限价", "不高于24万元/辆"),
    )  # fmt: skip
    return Specification(
        "stacked",
        v,
        "车辆采购参数",
        (Table(rows, (3, 2, 3, 4)),),
        (truth(SEDANS[v % 3], 11 + v, first, 179000), truth(SUVS[v % 3], 3 + v, second, 240000)),
    )


def units(v: int) -> Specification:
    """The unit, and on every second the sign, in a column of its own; bare figures."""
    told = size(v, MILLI) if v % 2 else size(v, BARE)
    unit = "mL" if v % 2 else "L"
    if v % 2:
        sign, figure = (told[0][:1], told[0][1:]) if told[0][:1] in "≥≤" else ("", told[0])
        rows: tuple[tuple[Cell | str, ...], ...] = (
            ("序号", "参数", "符号", "数值", "单位"), ("1", "轴距", "≥", "2680", "mm"), ("2", "排量", sign, figure, unit), ("3", "额定载客", "=", "5", "人"),
            ("4", "油箱容积", "≥", "48", "L"), ("5", "整备质量", "≤", "1500", "kg"),
        )  # fmt: skip
        widths: tuple[int, ...] = (1, 3, 1, 2, 1)
    else:
        rows = (
            ("序号", "项目名称", "单位", "技术要求"), ("1", "轴距", "mm", "≥2680"), ("2", "排量", unit, told[0]), ("3", "额定载客", "人", "5"),
            ("4", "油箱容积", "L", "≥48"), ("5", "整备质量", "kg", "≤1500"),
        )  # fmt: skip
        widths = (1, 3, 1, 3)
    blocks = (f"{SEDANS[v % 3]}技术参数表", f"采购数量：{12 + v}辆", "最高限价：16.8万元/辆", Table(rows, widths))
    return Specification("units", v, f"{SEDANS[v % 3]}参数", blocks, (truth(SEDANS[v % 3], 12 + v, told, 168000),))


def columns(v: int) -> Specification:
    """One vehicle a row, parameters by columns, heads of two levels with units in them."""
    first, second, third = size(v, BARE), size(v + 1, BARE), size(v + 2, BARE)
    rows = (
        (Cell("序号", 2), Cell("车辆名称", 2), Cell("技术要求", 1, 3), Cell("数量（辆）", 2), Cell("控制单价（万元/辆）", 2)), ("排量（L）", "座位数", "燃料种类"),
        ("1", SEDANS[v % 3], first[0], "5", "汽油", str(20 + v), "15.8"), ("2", SUVS[v % 3], second[0], "5", "汽油", str(4 + v), "22"),
        ("3", OTHERS[v % 2], third[0], "7" if v % 2 == 0 else "5", "汽油", "2", "27.6"),
    )  # fmt: skip
    truths = (
        truth(SEDANS[v % 3], 20 + v, first, 158000),
        truth(SUVS[v % 3], 4 + v, second, 220000),
        truth(OTHERS[v % 2], 2, third, 276000),
    )
    return Specification("columns", v, "车辆需求汇总", ("车辆配置需求", Table(rows, (1, 4, 2, 2, 2, 2, 3))), truths)


def long_table(v: int) -> Specification:
    """A special vehicle over several pages with repeated heads: its engine among generators, compressors and tanks."""
    told = size(v * 3 + 11)
    parts = [
        ("外形尺寸（mm）", "≤5990×2100×2650"), ("轴距", "≥3300mm"), ("整备质量", "≤3500kg"), ("座位数", "≥7座"), ("发动机型式", "直列四缸、增压中冷、电控高压共轨"),
        (f"▲{LABELS[v % 6]}", told[0]), ("燃料种类", "柴油"), ("额定功率", "≥95kW"), ("油箱容积", "≥75L"), ("变速器", "6挡手动"), ("排放标准", "国六b"),
        ("发电机组", "便携式汽油发电机，额定功率3kW，油箱8L"), ("发电机排量", "210mL"), ("车载冰箱", "容积≥15L"), ("氧气瓶", "10L×2只"), ("医用抽屉", "不少于6只"),
        ("空压机", "排量0.36m³/min"), ("负压装置", "负压值-10Pa至-40Pa"), ("清水箱", "≥40L"), ("污水箱", "≥40L"),
    ]  # fmt: skip
    parts += [(f"医疗舱配置第{number}项", f"符合行业标准，数量{number % 4 + 1}套，质保期不少于1年") for number in range(1, 32)]
    rows = (("序号", "项目", "技术参数及要求"), *((str(number), name, value) for number, (name, value) in enumerate(parts, 1)))
    blocks = (
        "负压救护车采购需求",
        f"数量：{('贰', '叁', '肆')[v % 3]}辆",
        "单车限价：人民币肆拾捌万元整",
        Table(rows, (1, 4, 7), repeated=1),
    )
    return Specification("long_table", v, "负压救护车技术参数", blocks, (truth("负压救护车", 2 + v % 3, told, 480000),))


def sentences(v: int) -> Specification:
    """No table: one sentence counts the vehicles and limits them in order; the policy and the old cars stand beside."""
    names = (SEDANS[v % 3], SUVS[v % 3])
    blocks = (
        "一、现有车辆情况", "我单位现有桑塔纳2.0轿车6辆，排量2.0L，已行驶12年，拟报废更新。", "二、采购需求",
        f"本次采购{names[0]}{5 + v}辆、{names[1]}{2 + v}辆，排量分别不大于1.6L和2.0L，单价分别不超过12万元和18万元，均为自动挡，{('5座', '五座')[v % 2]}。",
        "车辆须符合国家强制性产品认证要求，交货时随车提供合格证。", "三、政策依据",
        "根据《党政机关公务用车管理办法》，机要通信用车配备价格12万元以内、排气量1.6升（含）以下的轿车或者其他小型客车；应急保障用车和其他按照规定配备的公务用车配备价格18万元以内、排气量1.8升（含）以下的轿车。",
        "四、评分办法", "排量每低于要求0.1L加1分，最多加2分；提供类似业绩10辆以上的得3分。",
    )  # fmt: skip
    return Specification(
        "sentences",
        v,
        "采购需求说明",
        blocks,
        (truth(names[0], 5 + v, ("", None, "1.6"), 120000), truth(names[1], 2 + v, ("", None, "2.0"), 180000)),
    )


def lots(v: int) -> Specification:
    """Lots in a list; the tables of parameters name only the lot."""
    first, second = size(v * 4 + 3), size(v * 2 + 14)
    names = (OTHERS[v % 2], SUVS[v % 3])
    listed = (
        ("包号", "标的名称", "数量", "最高限价（元/辆）"), ("第1包", names[0], f"{3 + v}辆", "265000"), ("第2包", names[1], f"{8 + v}辆", "199000"),
    )  # fmt: skip
    blocks: list[Table | str] = ["采购包一览表", Table(listed, (2, 4, 2, 3))]
    for number, told in enumerate((first, second), 1):
        rows = (("参数", "采购要求"), (LABELS[(v + number) % 6], told[0]), ("座位", "5座"), ("油箱", "≥55L"), ("颜色", "白色"))
        blocks += [f"第{number}包技术要求", Table(rows, (3, 6))]
    return Specification(
        "lots", v, "各包技术要求", tuple(blocks), (truth(names[0], 3 + v, first, 265000), truth(names[1], 8 + v, second, 199000))
    )


def in_the_name(v: int) -> Specification:
    """The displacement stands in the vehicle's name or model only; tonnes beside it."""
    size_ = (("1.5T", "1.5"), ("2.0T", "2.0"), ("1.6L", "1.6"))[v % 3]
    rows = (
        ("序号", "车辆名称", "规格要求", "台数", "单车限价（万元）"), ("1", f"{size_[0]}自动挡轿车", "三厢五座，涡轮或自然吸气，国六", str(3 + v), "16.5"),
        ("2", "载货汽车", "2.0T载货，双排座，柴油", "1", "11.2"), ("3", "压缩式垃圾车", "5T压缩式，总质量18吨，垃圾箱容积≥6m³", "2", "38"),
    )  # fmt: skip
    truths = (
        truth("自动挡轿车", 3 + v, ("", size_[1], size_[1]), 165000),
        truth("载货汽车", 1, None, 112000),
        truth("压缩式垃圾车", 2, None, 380000),
    )
    return Specification("in_the_name", v, "采购明细", (Table(rows, (1, 4, 6, 1, 2)),), truths)


LAYOUTS: tuple[Callable[[int], Specification], ...] = (
    parameter_table, goods_list, side_by_side, pairs, paragraphs, list_and_details, stacked, units, columns, long_table, sentences, lots, in_the_name,
)  # fmt: skip
VARIANTS = 4


def specifications(variants: int = VARIANTS, first: int = 0) -> list[Specification]:
    """Every layout in so many of its wordings, from the first that is wanted."""
    return [layout(variant) for layout in LAYOUTS for variant in range(first, first + variants)]
