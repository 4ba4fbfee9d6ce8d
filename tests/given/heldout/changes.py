"""Corrections, failures and terminations: what changed from what to what, and what came to nothing."""

from datetime import timedelta
from typing import Any

from tests.given.heldout.facts import Truth
from tests.given.heldout.page import Page, Row
from tests.given.heldout.printing import day, moment, money
from tests.given.heldout.procedure import contacts, start_gold, title, whole_lot
from tests.given.heldout.results import _from_title as from_title


def correction(page: Page, facts: Truth) -> None:
    """A later deadline, and at times a new ceiling or budget."""
    facts.lots = facts.lots[:1]
    page.title, page.channel = (
        title(page, facts, page.pick("更正公告", "变更公告", "更正公告（第一次）", "延期公告", "澄清公告", "更正公告（二）")),
        "更正公告",
    )
    start_gold(page, facts, "correction", method=False)
    page.head("一、项目基本情况")
    page.pair(page.pick("原公告的采购项目编号", "项目编号", "采购项目编号"), facts.number)
    page.pair(page.pick("原公告的采购项目名称", "项目名称"), facts.project)
    page.pair("首次公告日期", day(page.rng, facts.published - timedelta(days=6)))
    page.head(page.pick("二、更正信息", "二、更正内容", "二、变更信息"))
    page.pair("更正事项", page.pick("采购文件", "采购公告、采购文件"))
    late = facts.deadline + timedelta(days=7)
    items = [
        (
            page.pick("投标截止时间", "提交投标文件截止时间", "响应文件提交截止时间", "开标时间"),
            moment(page.rng, facts.deadline),
            moment(page.rng, late),
        )
    ]
    page.gold["deadline"] = late.strftime("%Y-%m-%dT%H:%M:00+08:00")
    if page.chance(0.4):
        old = facts.cap - 7000
        label = page.pick("最高限价", "预算金额")
        items.append((label, money(page.rng, old), money(page.rng, facts.cap)))
        page.gold["price_cap_cny" if label == "最高限价" else "budget_cny"] = facts.cap
    page.rng.shuffle(items)
    _changed(page, items)
    page.pair("更正日期", day(page.rng, facts.published))
    page.head("三、其他补充事宜")
    page.say("其他内容不变。")
    contacts(page, facts)
    whole_lot(page, [] if facts.lookalike else [from_title(facts)])


def _changed(page: Page, items: list[tuple[str, str, str]]) -> None:
    way = page.rng.random()
    if way < 0.35:
        rows: list[Row] = [
            [
                "序号",
                page.pick("更正项", "更正事项"),
                page.pick("更正前内容", "更正前", "原内容"),
                page.pick("更正后内容", "更正后", "现内容"),
            ]
        ]
        page.table(rows + [[str(at), *item] for at, item in enumerate(items, 1)])
        return
    ways = (
        "{n}、原“{i}：{a}”，现更正为“{i}：{b}”；",
        "{n}.{i}由“{a}”变更为“{b}”；",
        "{n}、{i}：原为{a}，现变更为{b}。",
        "{n}.原公告的{i}：{a}，更正为：{b}。",
        "{n}、将原{i}“{a}”修改为“{b}”。",
        "{n}.{i}更正前：{a}；更正后：{b}。",
    )
    said = page.pick(*ways)
    for at, (item, before, after) in enumerate(items, 1):
        page.say(said.format(n=at, i=item, a=before, b=after))


def failure(page: Page, facts: Truth) -> None:
    """Too few bids, or the whole thing called off."""
    failed = page.chance(0.6)
    words = ("废标公告", "流标公告", "采购失败公告") if failed else ("终止公告", "采购终止公告", "项目终止公告", "暂停公告")
    facts.lots = facts.lots[:1]
    page.title, page.channel = title(page, facts, page.pick(*words)), "废标公告" if failed else "终止公告"
    start_gold(page, facts, "failure" if failed else "termination", method=False)
    page.head("一、项目基本情况")
    page.pair(page.pick("采购项目编号", "项目编号"), facts.number)
    page.pair(page.pick("采购项目名称", "项目名称"), facts.project)
    page.head("二、项目终止的原因" if page.chance(0.7) else page.pick("二、废标理由", "二、流标原因") if failed else "二、终止原因")
    said = moment(page.rng, facts.deadline)
    page.say(
        page.pick(
            f"至投标截止时间{said}，递交投标文件的供应商不足三家，本项目流标。",
            f"截至{said}，有效供应商不足3家，作废标处理。",
            "实质性响应招标文件的供应商不足三家。",
        )
        if failed
        else page.pick("因采购任务取消，终止本次采购活动。", "因采购计划调整，本项目终止采购。", "因质疑事项需进一步核实，本项目暂停。")
    )
    if page.chance(0.4):
        page.head("三、其他补充事宜")
        page.say(f"采购预算：{money(page.rng, facts.budget)}。")
        page.gold["budget_cny"] = facts.budget
    contacts(page, facts)
    whole_lot(page, [] if facts.lookalike else [from_title(facts)])


def gold_of_plan(facts: Truth, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The one lot of an intention."""
    return {"lot_no": None, "budget_cny": facts.budget, "price_cap_cny": None, "supplier": None, "award_cny": None, "lines": lines}
