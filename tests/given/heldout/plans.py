"""Before the tender: intentions, alone or among others, and publicity of a single source."""

from tests.given.heldout.changes import gold_of_plan
from tests.given.heldout.facts import Truth, gold_line
from tests.given.heldout.needs import prose
from tests.given.heldout.page import Page, Row
from tests.given.heldout.printing import labelled_money, money, wan
from tests.given.heldout.procedure import contacts, start_gold, title, whole_lot
from tests.given.heldout.results import seller
from tests.given.heldout.wares import OTHER_WORKS


def intention(page: Page, facts: Truth) -> None:
    """A month's plans in a table, or one plan as labels."""
    facts.lots = facts.lots[:1]
    facts.agency = None
    year, month = facts.published.year, facts.published.month
    page.title, page.channel = (
        page.pick(
            f"{facts.buyer}{year}年{month}月政府采购意向",
            f"{facts.buyer}{year}年{month}月至{min(12, month + 2)}月政府采购意向公告",
            f"{facts.buyer}{year}年政府采购意向公开（第{page.rng.randint(1, 9)}批）",
        ),
        "采购意向",
    )
    gold = start_gold(page, facts, "intention", method=False)
    gold |= {"project_no": None, "budget_cny": facts.budget}
    page.say(f"为便于供应商及时了解政府采购信息，现将{facts.buyer}采购意向公开如下：")
    lines = facts.lots[0].lines
    said = facts.lookalike.need if facts.lookalike else page.pick("；", "。").join(prose(page, line) for line in lines)
    if page.chance(0.7):
        _table(page, facts, said)
    else:
        page.pair("采购单位", facts.buyer)
        page.pair("采购项目名称", facts.project)
        page.pair(*labelled_money(page.rng, "预算金额", facts.budget))
        page.pair(page.pick("采购需求概况", "采购需求"), said)
        page.pair("预计采购时间", f"{year}年{month}月")
    page.say("本次公开的采购意向是本单位政府采购工作的初步安排，具体采购项目情况以相关采购公告和采购文件为准。")
    page.signed(facts.buyer)
    page.signed(f"{year}年{month}月{facts.published.day}日")
    page.gold["lots"] = [gold_of_plan(facts, [gold_line(line, facts.use) for line in lines])]
    if not facts.tells_place(page.source, address=False):
        page.gold["unjudged"] = ["division_code"]


def _table(page: Page, facts: Truth, said: str) -> None:
    unit = page.pick("万元", "万元", "元")
    heads: Row = [
        "序号",
        page.pick("采购项目名称", "项目名称"),
        page.pick("采购需求概况", "采购内容及需求概况", "采购需求概况（标的、数量、质量等）"),
        page.pick(f"预算金额（{unit}）", f"预算金额({unit})", f"采购预算（{unit}）"),
        page.pick("预计采购时间", "预计采购时间（填写到月）"),
        "备注",
    ]
    figure = wan(facts.budget) if unit == "万元" else f"{facts.budget}"
    rows: list[Row] = [[facts.project, said, figure, f"{facts.published.year}年{facts.published.month}月", page.pick("无", "/", "")]]
    if facts.scene:
        for name in page.rng.sample(OTHER_WORKS, page.rng.choice([0, 0, 1, 2, 3])):
            rows.append(
                [
                    name,
                    f"{name}一批",
                    page.pick("12", "38.5", "160") if unit == "万元" else page.pick("120000", "385000"),
                    f"{facts.published.year}年{facts.published.month}月",
                    "",
                ]
            )
    page.rng.shuffle(rows)
    page.table([heads, *([[str(at), *row] for at, row in enumerate(rows, 1)])])


def single_source(page: Page, facts: Truth) -> None:
    """Publicity before negotiating with one supplier."""
    facts.lots, facts.method = facts.lots[:1], "single_source"
    page.title, page.channel = (
        title(page, facts, page.pick("单一来源采购公示", "单一来源公示", "拟采用单一来源采购方式的公示")),
        "单一来源公告",
    )
    start_gold(page, facts, "tender", method=True)
    page.head("一、项目信息")
    page.pair("采购人", facts.buyer)
    page.pair("项目名称", facts.project)
    page.pair("项目编号", facts.number)
    lines = facts.lots[0].lines
    page.pair(
        page.pick("拟采购的货物或服务的说明", "拟采购的货物的说明"),
        facts.lookalike.need if facts.lookalike else "；".join(prose(page, line) for line in lines),
    )
    page.pair(page.pick("拟采购的货物或服务的预算金额", "预算金额"), money(page.rng, facts.budget))
    page.gold["budget_cny"] = facts.budget
    page.pair("采用单一来源采购方式的原因及说明", "只能从唯一供应商处采购。")
    page.head("二、拟定供应商信息")
    page.pair("名称", seller(page))
    page.pair("地址", "经济开发区振兴路6号")
    contacts(page, facts)
    whole_lot(page, [gold_line(line, facts.use) for line in lines])
