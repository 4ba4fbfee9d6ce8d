"""Awards, candidates, contracts and acceptances: who won, for how much, and what exactly was sold."""

from typing import Any

from tests.given.heldout.facts import Line, Truth, gold_line
from tests.given.heldout.page import Page, Row
from tests.given.heldout.printing import capitals, count, day, money, wan
from tests.given.heldout.procedure import contacts, start_gold, title, whole_lot
from tests.given.heldout.wares import MAKES

SELLERS = (
    "宏达汽车销售有限公司",
    "远通汽贸有限公司",
    "恒泰汽车销售服务有限公司",
    "金桥专用汽车有限公司",
    "顺驰汽车贸易有限责任公司",
    "北方客车股份有限公司",
    "安捷商贸有限公司",
    "华阳车辆装备有限公司",
)
TOWNS = ("合肥", "长春", "十堰", "襄阳", "随州", "柳州", "保定", "芜湖", "湘潭", "铜川")


def seller(page: Page) -> str:
    """A winner."""
    return page.pick(*TOWNS) + page.pick(*SELLERS)


def award(page: Page, facts: Truth) -> None:
    """The result in numbered sections."""
    word = page.pick("中标公告", "中标结果公告", "成交公告", "结果公告", "中标（成交）结果公告", "采购结果公告", "成交结果公告")
    page.title, page.channel = title(page, facts, word), "中标公告"
    gold = start_gold(page, facts, "award", method=False)
    page.head(f"一、{page.pick('项目编号', '采购项目编号')}：{facts.number}")
    page.head(f"二、项目名称：{facts.project}")
    page.head(page.pick("三、中标（成交）信息", "三、采购结果", "三、中标信息", "三、成交信息"))
    _set_awards(page, facts)
    if len(facts.lots) > 1:
        _winners_of_lots(page, facts)
    else:
        _winner(page, facts)
    page.head("四、主要标的信息")
    goods = _goods(page, facts)
    page.head("五、评审专家（单一来源采购人员）名单：")
    page.say("周某、吴某、郑某（采购人代表）")
    page.head("六、代理服务收费标准及金额：")
    page.say(page.pick("收费金额：0.86万元", "代理服务收费金额（元）：8600", "参照计价格〔2002〕1980号文件，12,300.00元"))
    page.head("七、公告期限")
    page.say("自本公告发布之日起1个工作日。")
    if page.chance(0.3):
        page.say(page.pick("八、其他补充事宜：采购预算{}。", "八、其他补充事宜：本项目预算金额{}。").format(money(page.rng, facts.budget)))
        gold["budget_cny"] = facts.budget
    contacts(page, facts, "凡对本次公告内容提出询问，请按以下方式联系")
    _summary(page, facts)
    _gold_lots(page, facts, goods)


def _set_awards(page: Page, facts: Truth) -> None:
    for lot in facts.lots:
        lot.supplier = seller(page)
        lot.award = max(1000, lot.cap - page.rng.choice([0, 1000, 2600, 5400]))


def _winner(page: Page, facts: Truth) -> None:
    lot = facts.lots[0]
    if page.chance(0.5):
        rows: list[Row] = [
            [
                "序号",
                page.pick("中标（成交）金额", "中标(成交)金额（元）", "中标价（元）"),
                page.pick("供应商名称", "中标供应商名称", "成交供应商"),
                "供应商地址",
            ]
        ]
        sum_said = (
            str(lot.award)
            if "元）" in str(rows[0][1])
            else page.pick(f"报价:{lot.award}(元)", f"总价：{lot.award}（元）", f"{wan(lot.award)}万元")
        )
        rows.append(["1", sum_said, lot.supplier, "工业园区创业路8号"])
        if page.chance(0.4):
            rows = [[row[0], row[2], row[3], row[1]] for row in rows]
        page.table(rows)
    else:
        page.pair(page.pick("供应商名称", "中标供应商", "成交供应商名称", "中标人", "中标单位"), lot.supplier)
        page.pair("供应商地址", "工业园区创业路8号")
        page.pair(
            page.pick("中标（成交）金额", "中标金额", "成交金额", "中标价", "成交价"),
            page.pick(money(page.rng, lot.award), f"{lot.award / 10_000:.7f}（万元）", f"{wan(lot.award)}(万元)"),
        )
    page.gold["award_total_cny"] = lot.award


def _winners_of_lots(page: Page, facts: Truth) -> None:
    if page.chance(0.5):
        rows: list[Row] = [
            [
                page.pick("包号", "标段", "序号"),
                "供应商名称",
                page.pick("中标（成交）金额（元）", "中标金额(元)", "成交金额（元）"),
                "供应商地址",
            ]
        ]
        rows += [[lot.label, lot.supplier, f"{lot.award}.00", "高新区科技路18号"] for lot in facts.lots]
        page.table(rows)
    else:
        for lot in facts.lots:
            page.say(f"{lot.label}：")
            page.pair("供应商名称", lot.supplier)
            page.pair(page.pick("中标（成交）金额", "中标金额"), money(page.rng, lot.award))


def _goods(page: Page, facts: Truth) -> list[list[dict[str, Any]]]:
    heads = [
        page.pick("标的名称", "货物名称", "名称", "采购标的"),
        page.pick("品牌", "货物品牌", "品牌（如有）"),
        page.pick("规格型号", "货物型号", "型号"),
        page.pick("数量", "货物数量"),
        page.pick("单价（元）", "单价(元)", "货物单价(元)", "单价", "单价（万元）", "单价(元/辆)"),
    ]
    by_lot = len(facts.lots) > 1
    rows: list[Row] = [["序号", *(["标项名称"] if by_lot else []), *heads]]
    if facts.lookalike:
        name, model, price = facts.lookalike.goods
        if name:
            rows.append(["1", name, "/", model, "2", wan(price) if "万元" in heads[-1] else str(price)])
            page.table(rows)
        return [[] for _ in facts.lots]
    told = []
    for lot in facts.lots:
        gold = []
        for line in lot.lines:
            one = _sold(page, line)
            price = (
                f"{wan(one['unit_price_cny'])}"
                if "万元" in heads[-1]
                else str(one["unit_price_cny"])
                if "元" in heads[-1]
                else page.pick(f"{one['unit_price_cny']}元", f"{wan(one['unit_price_cny'])}万元")
            )
            number = str(line.quantity) if page.chance(0.5) else count(page.rng, line.quantity, "辆")
            rows.append([str(len(rows)), *([lot.label] if by_lot else []), line.name, one["brand"], one["model"], number, price])
            gold.append(gold_line(_bare(line), facts.use, **one))
        told.append(gold)
    page.table(rows)
    return told


def _bare(line: Line) -> Line:
    return Line(line.thing, line.name, line.energy, line.quantity, seats=line.seats if "座" in line.name else None)


def _sold(page: Page, line: Line) -> dict[str, Any]:
    brand, model, engine = page.rng.choice(MAKES[line.thing.category])
    if line.energy in ("bev", "fcev", "nev") and engine:
        model, engine = model.split()[0], None
    size = float(engine) if engine else None
    return {
        "brand": brand,
        "model": model,
        "unit_price_cny": line.thing.price - page.rng.choice([0, 200, 1600]),
        "displacement_min_l": size,
        "displacement_max_l": size,
    }


def _gold_lots(page: Page, facts: Truth, goods: list[list[dict[str, Any]]]) -> None:
    if len(facts.lots) == 1:
        whole_lot(page, goods[0], facts.lots[0].supplier)
        return
    page.gold["lots"] = [
        {"lot_no": lot.number, "budget_cny": None, "price_cap_cny": None, "supplier": lot.supplier, "award_cny": lot.award, "lines": lines}
        for lot, lines in zip(facts.lots, goods, strict=True)
    ]


def _summary(page: Page, facts: Truth) -> None:
    if page.source != "ccgp":
        return
    total = sum(lot.award for lot in facts.lots)
    repeated = ",".join([facts.buyer] * len(facts.lots))
    page.summary = [
        ("采购项目名称", facts.project),
        ("品目", ""),
        ("采购单位", repeated),
        ("行政区域", facts.place.province),
        ("公告时间", f"{facts.published:%Y年%m月%d日  %H:%M}"),
        ("评审专家名单", "周某、吴某、郑某"),
        ("总中标金额", f"￥{total / 10_000:.6f} 万元（人民币）"),
        ("采购单位地址", facts.address),
        ("代理机构名称", facts.agency or ""),
        ("代理机构地址", facts.agency_at),
    ]
    page.gold["award_total_cny"] = total


def candidates(page: Page, facts: Truth) -> None:
    """Candidates in order: the first is the one."""
    page.title, page.channel = title(page, facts, page.pick("中标候选人公示", "评标结果公示", "预中标公示")), "中标公告"
    start_gold(page, facts, "award", method=False)
    facts.lots = facts.lots[:1]
    _set_awards(page, facts)
    lot = facts.lots[0]
    page.pair(page.pick("招标编号", "项目编号"), facts.number)
    page.pair("项目名称", facts.project)
    others = [seller(page), seller(page)]
    if page.chance(0.5):
        rows: list[Row] = [
            [
                page.pick("排序", "名次", "排名"),
                page.pick("中标候选人名称", "投标人名称", "单位名称"),
                page.pick("投标报价（元）", "报价(元)", "投标总价（元）"),
            ]
        ]
        rows += [
            [rank, name, f"{lot.award + at * 12_000:,.2f}"]
            for at, (rank, name) in enumerate(zip(("第一名", "第二名", "第三名"), (lot.supplier, *others), strict=True))
        ]
        page.table(rows)
    else:
        for at, name in enumerate((lot.supplier, *others)):
            page.say(f"第{'一二三'[at]}中标候选人：{name}，{page.pick('投标报价', '报价')}：{money(page.rng, lot.award + at * 12_000)}")
    page.gold["award_total_cny"] = lot.award
    page.say(f"公示时间：{day(page.rng, facts.published)}起3日")
    page.pair("招标人", facts.buyer)
    page.pair("地址", facts.address)
    page.pair("招标代理机构", facts.agency or "")
    page.pair("地址", facts.agency_at)
    lines = [] if facts.lookalike else [_from_title(facts)]
    whole_lot(page, lines, lot.supplier)


def _from_title(facts: Truth) -> dict[str, Any]:
    """The line that only the project's name tells."""
    said = facts.project
    kinds = {
        "校车": "bus",
        "公交": "bus",
        "客车": "bus",
        "救护": "special",
        "急救": "special",
        "环卫": "special",
        "垃圾": "special",
        "消防": "special",
        "货车": "truck",
        "载货": "truck",
        "自卸": "truck",
    }
    category = next((kind for word, kind in kinds.items() if word in said.replace("应急救援", "")), "other")
    return {"name": None, "category": category, "use": facts.use, "energy": "nev" if "新能源" in said else None}


def contract(page: Page, facts: Truth) -> None:
    """A contract with its one line."""
    facts.lots = facts.lots[:1]
    facts.lots[0].lines = facts.lots[0].lines[:1]
    facts.agency = None
    page.title, page.channel = title(page, facts, page.pick("合同公告", "采购合同公告", "政府采购合同公告")), "合同公告"
    start_gold(page, facts, "contract", method=False)
    lot = facts.lots[0]
    _set_awards(page, facts)
    page.head(f"一、合同编号：HT-{page.rng.randint(10000, 99999)}")
    page.head(f"二、合同名称：{facts.project}合同")
    page.head(f"三、项目编号：{facts.number}")
    page.head(f"四、项目名称：{facts.project}")
    page.head("五、合同主体")
    page.pair(page.pick("采购人（甲方）", "甲方（采购人）", "采购人(甲方)"), facts.buyer)
    page.pair("地址", facts.address)
    page.pair(page.pick("供应商（乙方）", "供应商(乙方)", "乙方（供应商）"), lot.supplier)
    page.head("六、合同主要信息")
    line = lot.lines[0] if lot.lines else None
    sold = _sold(page, line) if line else {}
    if line:
        lot.award = sold["unit_price_cny"] * line.quantity
        page.pair("主要标的名称", line.name)
        page.pair("规格型号（或服务要求）", f"{sold['brand']} {sold['model']}")
        page.pair("主要标的数量", str(line.quantity))
        page.pair("主要标的单价", page.pick(f"{sold['unit_price_cny']}元", f"{sold['unit_price_cny']:,.2f}"))
    page.pair(
        page.pick("合同金额", "合同总金额", "合同总价"),
        page.pick(f"{lot.award}元", f"{wan(lot.award)}万元（人民币）", f"人民币{capitals(lot.award)}（¥{lot.award:,.2f}）"),
    )
    page.gold["award_total_cny"] = lot.award
    page.head(f"七、合同签订日期：{day(page.rng, facts.published)}")
    whole_lot(page, [gold_line(_bare(line), facts.use, **sold)] if line else [], lot.supplier)
