"""How a need is written: prose, tables with their own columns, transposed tables, lots with their own sums."""

from typing import Any

from tests.given.heldout.facts import Line, Lot, Truth, gold_line
from tests.given.heldout.page import Page, Row
from tests.given.heldout.printing import count, labelled_money, money, wan


def displacement(page: Page, line: Line) -> str:
    """The window in words, with its own noun."""
    noun = page.pick("排量", "排气量", "发动机排量", "发动机排气量", "汽缸排量")
    if line.least and line.least == line.most:
        return _exact(page, noun, line.least)
    if line.least and line.most:
        low, high = line.least, line.most
        return page.pick(
            f"{noun}{low}L-{high}L",
            f"{low}L≤{noun}≤{high}L",
            f"{noun}介于{low}升至{high}升之间",
            f"{noun}不小于{low}L且不大于{high}L",
            f"{noun}{low}～{high}升",
            f"{noun}{low}升（含）以上、{high}升（含）以下",
            f"{noun}(ml):{_ml(low)}-{_ml(high)}ml之间",
            f"{noun}：{low}L至{high}L",
        )
    return _most(page, noun, line.most) if line.most else _least(page, noun, line.least or "")


def _ml(said: str) -> int:
    return round(float(said.rstrip("T")) * 1000)


def _exact(page: Page, noun: str, said: str) -> str:
    if said.endswith("T"):
        return page.pick(f"{said}涡轮增压发动机", f"{noun}{said}", f"{noun}：{said}", f"{said}发动机", f"{noun}为{said}")
    return page.pick(
        f"{noun}{said}L",
        f"{noun}：{said}升",
        f"{noun}{said}L（自然吸气）",
        f"{noun}（L）：{said}",
        f"{said}L排量",
        f"{noun}为{said}升",
        f"{noun}{_ml(said)}mL",
        f"{noun}（ml）：{_ml(said)}",
    )


def _most(page: Page, noun: str, said: str) -> str:
    unit, figure = ("T", said[:-1]) if said.endswith("T") else (page.pick("L", "升"), said)
    ways = [
        f"{noun}≤{figure}{unit}",
        f"{noun}不大于{figure}{unit}",
        f"{noun}不超过{figure}{unit}（含）",
        f"{noun}{figure}{unit}及以下",
        f"{noun}{figure}{unit}（含）以下",
        f"{noun}小于等于{figure}{unit}",
        f"{noun}不高于{figure}{unit}",
        f"{noun}在{figure}{unit}以内",
        f"{noun}＜={figure}{unit}",
    ]
    ways += [f"{figure}{unit}（含{figure}{unit}）以下{noun}", f"{noun}：≤{figure}{unit}", f"{noun}控制在{figure}{unit}以下（含）"]
    if unit != "T":
        ways += [
            f"{noun}≤{_ml(said)}mL",
            f"{noun}要求（单位：升）：{figure}及以下",
            f"{noun}不大于{_ml(said)}毫升",
            f"{noun}(mL)：≤{_ml(said)}",
        ]
    return page.pick(*ways)


def _least(page: Page, noun: str, said: str) -> str:
    unit, figure = ("T", said[:-1]) if said.endswith("T") else (page.pick("L", "升"), said)
    ways = [
        f"{noun}≥{figure}{unit}",
        f"{noun}不小于{figure}{unit}",
        f"{noun}不低于{figure}{unit}",
        f"{noun}{figure}{unit}及以上",
        f"{noun}{figure}{unit}（含）以上",
        f"{noun}大于等于{figure}{unit}",
        f"{noun}：≥{figure}{unit}",
        f"{noun}＞={figure}{unit}",
        f"{noun}不少于{figure}{unit}",
    ]
    if unit != "T":
        ways += [f"{noun}（ml）:≥{_ml(said)}", f"{noun}≥{_ml(said)}cc"]
    return page.pick(*ways)


def unit_cap(page: Page, cap: int) -> str:
    """The ceiling of one vehicle in words."""
    w = wan(cap)
    return page.pick(
        f"单价不超过{w}万元",
        f"每辆不高于{w}万元",
        f"单车最高限价{w}万元",
        f"单价最高限价：{cap}元/辆",
        f"单台报价超过{w}万元的按无效投标处理",
        f"每台限价{cap}元",
        f"单价控制在{w}万元/辆以内",
        f"单价≤{w}万元",
        f"单辆最高限价为{w}万元（含购置税）",
        f"{w}万元/辆（单价最高限价）",
        f"单车限价{cap:,}元",
        f"每辆车价格不得超过{w}万元",
        f"单价上限{w}万元",
    )


def specs(page: Page, line: Line, cap: bool = True, decoys: bool = True) -> str:
    """The line's requirements as one cell or clause."""
    said = []
    if line.least or line.most:
        said.append(displacement(page, line))
    if line.seats:
        n = line.seats
        said.append(
            page.pick(
                f"{n}座", f"座位数：{n}", f"座位数{n}座", f"乘员数{n}人（含驾驶员）", f"核定载客{n}人", f"{n}座布局", f"座位数（个）：{n}"
            )
        )
    if cap and line.cap:
        said.append(unit_cap(page, line.cap))
    if decoys:
        said += page.rng.sample(
            (
                "轴距≥2650mm",
                "自动挡",
                "白色",
                "油箱容积≥50L",
                "质保3年或10万公里",
                "国六排放",
                "前麦弗逊悬架",
                "最大功率≥85kW",
                "配备倒车影像",
                "行李厢容积≥450L",
                "整备质量≤1.6T",
            ),
            page.rng.choice([0, 1, 2, 3]),
        )
    page.rng.shuffle(said)
    return page.pick("，", "；", "、").join(said) or page.pick("详见采购文件", "符合国家标准", "按采购文件第三章执行")


def prose(page: Page, line: Line) -> str:
    """One line as a clause."""
    number = count(page.rng, line.quantity, page.pick("辆", "台"))
    lead = page.pick("采购{n}{w}", "{w}{n}", "购置{w}{n}", "{n}{w}", "{w}，数量：{n}", "拟购{w}{n}", "{w}（{n}）", "{w}共{n}")
    return lead.format(n=number, w=line.name) + page.pick("，", "，要求：", "，技术要求：", "：") + specs(page, line)


def table(page: Page, lines: list[Line], others: bool = True) -> None:
    """The lines as a table with columns of its own choice."""
    unit = page.pick("辆", "台")
    columns = [
        page.pick("序号", "编号", "品目号"),
        page.pick("名称", "标的名称", "货物名称", "车辆名称", "采购内容", "车型", "采购标的", "设备名称", "品名"),
    ]
    quantity_head = page.pick("数量", "采购数量", f"数量（{unit}）", "数量（单位）", "需求数量", f"数量/{unit}")
    split = "（" not in quantity_head and "/" not in quantity_head and page.chance(0.4)
    own_litres = any(line.least or line.most for line in lines) and page.chance(0.25)
    litre_head = page.pick("排量（L）", "排气量（L）", "发动机排量(L)", "排量/L")
    cap_head = (
        page.pick(
            "单价最高限价（万元/辆）",
            "单价限价(万元)",
            "最高单价（万元）",
            "控制单价(元)",
            "单价最高限价（元）",
            "单台限价（元）",
            "单价限价（元/辆）",
        )
        if any(line.cap for line in lines) and page.chance(0.5)
        else ""
    )
    heads = [
        *columns,
        quantity_head,
        *(["单位"] if split else []),
        *([litre_head] if own_litres else []),
        page.pick("技术参数", "主要技术参数", "简要技术要求", "规格参数及要求", "技术规格、参数及要求", "配置要求"),
        *([cap_head] if cap_head else []),
    ]
    rows: list[Row] = [list(heads)]
    for at, line in enumerate(lines, 1):
        number = (
            f"{line.quantity}（{unit}）"
            if "单位" in quantity_head
            else str(line.quantity)
            if split or unit in quantity_head
            else count(page.rng, line.quantity, unit)
            if page.chance(0.6)
            else str(line.quantity)
        )
        said = _without_litres(page, line) if own_litres else specs(page, line, cap=not cap_head)
        rows.append(
            [
                str(at),
                line.name,
                number,
                *([unit] if split else []),
                *([_bare_litres(page, line)] if own_litres else []),
                said,
                *([_bare_cap(line, cap_head)] if cap_head else []),
            ]
        )
        if own_litres and not cap_head and line.cap:
            rows[-1][-1] = f"{rows[-1][-1]}；{unit_cap(page, line.cap)}"
    if others and page.chance(0.2):
        extra: dict[str, str] = {
            heads[0]: str(len(lines) + 1),
            heads[1]: page.pick("行车记录仪", "车载电台", "随车工具"),
            quantity_head: "2",
        }
        rows.append([extra.get(head, "/") for head in heads])
    page.table(rows)


def _without_litres(page: Page, line: Line) -> str:
    return specs(page, Line(line.thing, line.name, line.energy, line.quantity, seats=line.seats), cap=False)


def _bare_litres(page: Page, line: Line) -> str:
    low, high = line.least, line.most
    if not (low or high):
        return page.pick("/", "-", "—")
    if low == high:
        return str(low)
    if low and high:
        return page.pick(f"{low}-{high}", f"{low}～{high}")
    return page.pick(f"≤{high}", f"{high}及以下", f"不大于{high}") if high else page.pick(f"≥{low}", f"{low}及以上", f"不小于{low}")


def _bare_cap(line: Line, head: str) -> str:
    return "/" if line.cap is None else wan(line.cap) if "万元" in head else str(line.cap)


def transposed(page: Page, line: Line) -> None:
    """One line as a table of parameter and requirement."""
    rows: list[Row] = [[page.pick("参数名称", "项目", "技术指标"), page.pick("技术要求", "参数要求", "要求")]]
    rows.append([page.pick("车辆名称", "产品名称", "货物名称"), line.name])
    rows.append(["数量", count(page.rng, line.quantity, "辆")])
    if line.least or line.most:
        rows.append([page.pick("排量（L）", "发动机排量（L）", "排气量（L）"), _bare_litres(page, line)])
    if line.seats:
        rows.append([page.pick("座位数", "座位数（个）", "座位数（座）"), str(line.seats)])
    if line.cap:
        rows.append([page.pick("单价最高限价（元）", "单台最高限价（元）"), f"{line.cap}"])
    rows += [["油箱容积（L）", "≥52"], ["整备质量（kg）", "≥1350"]]
    page.table(rows)


def whole_need(page: Page, facts: Truth, label: str) -> dict[str, Any]:
    """The need of a notice without lots; returns the gold of its one lot's lines."""
    lot = facts.lots[0]
    way = page.rng.random()
    if way < 0.45:
        page.say(f"{label}：")
        table(page, lot.lines)
    elif way < 0.6 and len(lot.lines) == 1:
        page.say(f"{label}：")
        transposed(page, lot.lines[0])
    elif way < 0.8:
        page.pair(label, page.pick("；", "。").join(prose(page, line) for line in lot.lines) + "。")
    else:
        page.say(f"{label}：")
        for at, line in enumerate(lot.lines, 1):
            page.say(f"{page.pick('（{0})', '{0}、', '（{0}）', '{0}.').format(at)}{prose(page, line)}；")
    return {"lines": [gold_line(line, facts.use) for line in lot.lines]}


def lots_need(page: Page, facts: Truth, label: str) -> list[dict[str, Any]]:
    """The need of a notice with lots; returns the lots as gold."""
    way = page.rng.random()
    say_cap = page.chance(0.6)
    page.say(f"{label}：")
    if way < 0.4:
        for lot in facts.lots:
            _lot_block(page, lot, say_cap)
    elif way < 0.7:
        for lot in facts.lots:
            page.say(_lot_sentence(page, lot, say_cap))
    else:
        _lot_table(page, facts.lots, say_cap)
    return [_gold_lot(lot, facts.use, say_cap) for lot in facts.lots]


def _gold_lot(lot: Lot, use: str | None, say_cap: bool) -> dict[str, Any]:
    return {
        "lot_no": lot.number,
        "budget_cny": lot.budget,
        "price_cap_cny": lot.cap if say_cap else None,
        "supplier": None,
        "award_cny": None,
        "lines": [gold_line(line, use) for line in lot.lines],
    }


def _lot_block(page: Page, lot: Lot, say_cap: bool) -> None:
    page.say(lot.label + page.pick("", "：", "：" + "、".join(line.name for line in lot.lines)))
    page.pair(*labelled_money(page.rng, page.pick("预算金额", "包预算金额", "采购包预算金额", "本包预算"), lot.budget))
    if say_cap:
        page.pair(*labelled_money(page.rng, page.pick("最高限价", "采购包最高限价", "本包最高限价"), lot.cap))
    if page.chance(0.3):
        page.pair(page.pick("投标保证金", "保证金"), money(page.rng, 5000))
    if page.chance(0.6):
        table(page, lot.lines)
    else:
        page.pair(page.pick("简要规格描述", "采购需求", "简要技术要求", "采购内容"), "；".join(prose(page, line) for line in lot.lines))


def _lot_sentence(page: Page, lot: Lot, say_cap: bool) -> str:
    caps = page.pick("，最高限价{}", "，本包最高限价{}", "，控制价{}").format(money(page.rng, lot.cap)) if say_cap else ""
    budget = page.pick("预算金额{}", "预算{}", "本包预算{}", "采购预算{}").format(money(page.rng, lot.budget))
    return f"{lot.label}：{'；'.join(prose(page, line) for line in lot.lines)}。{budget}{caps}。"


def _lot_table(page: Page, lots: list[Lot], say_cap: bool) -> None:
    wide = page.chance(0.5)
    unit = "万元" if wide else "元"
    heads: Row = [
        page.pick("包号", "标段", "包别", "分包号"),
        page.pick("采购内容", "标的名称", "货物名称"),
        "数量",
        page.pick("单位", "计量单位"),
        page.pick("简要技术要求", "技术参数"),
        page.pick(f"预算金额（{unit}）", f"包预算({unit})", f"采购预算（{unit}）"),
    ]
    rows: list[Row] = [[*heads, *([page.pick(f"最高限价（{unit}）", f"包最高限价({unit})")] if say_cap else [])]]
    for lot in lots:
        many = len(lot.lines)
        sums = [wan(lot.budget) if wide else str(lot.budget), *([wan(lot.cap) if wide else str(lot.cap)] if say_cap else [])]
        for at, line in enumerate(lot.lines):
            first: Row = [(lot.label, many, 1)] if at == 0 else []
            last: Row = [(said, many, 1) for said in sums] if at == 0 else []
            rows.append([*first, line.name, str(line.quantity), "辆", specs(page, line), *last])
    page.table(rows)
