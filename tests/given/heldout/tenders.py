"""Tender notices: the ministry's numbered form, the company's, a letter, an e-mall's panel, an extract of fields."""

from tests.given.heldout.facts import METHODS, Truth
from tests.given.heldout.needs import lots_need, whole_need
from tests.given.heldout.page import Page
from tests.given.heldout.printing import labelled_money, moment, money
from tests.given.heldout.procedure import KIND_WORDS, closing, contacts, documents, extras, qualifications, start_gold, title, whole_lot

NEEDS = ("采购需求", "采购内容", "项目概况与采购内容", "招标内容", "采购清单", "标的清单", "采购内容及要求", "简要技术要求")
NUMBERS = ("项目编号", "采购项目编号", "招标编号", "采购编号", "项目编号（采购编号）", "采购文件编号", "项目号", "招标项目编号")
BUDGETS = ("预算金额", "采购预算", "项目预算", "采购预算金额", "预算总额", "项目预算金额", "本项目预算金额")
CAPS = ("最高限价", "最高限价（如有）", "采购最高限价", "项目最高限价", "招标控制价", "最高投标限价", "控制价", "拦标价")


def ministry(page: Page, facts: Truth) -> None:
    """The form in numbered sections."""
    word = page.pick(*KIND_WORDS[facts.method])
    page.title, page.channel = title(page, facts, word), METHODS[facts.method][0] + "公告"
    start_gold(page, facts, "tender", method=True)
    if page.chance(0.6):
        page.head("项目概况")
        page.say(
            f"{facts.project}的潜在投标人应在线上获取采购文件，并于{moment(page.rng, facts.deadline)}前递交{page.pick('投标文件', '响应文件')}。"
        )
    page.head(page.pick("一、项目基本情况", "一、项目概况", "一、采购项目基本情况"))
    page.pair(page.pick(*NUMBERS), facts.number)
    if page.chance(0.25):
        page.pair(
            page.pick("采购计划备案号", "政府采购计划编号", "计划文号"),
            f"{facts.place.code}-{facts.published.year}-{page.rng.randint(10000, 99999)}",
        )
    page.pair(page.pick("项目名称", "采购项目名称"), facts.project)
    if word in ("招标公告", "采购公告") or page.chance(0.7):
        page.pair(page.pick("采购方式", "采购方式", "招标方式" if facts.method in ("open", "invited") else "采购方式"), facts.method_said)
    sums(page, facts)
    need(page, facts)
    if page.chance(0.6):
        page.pair(page.pick("合同履行期限", "交货期", "交付时间"), page.pick("合同签订后30日内", "自合同签订之日起45日历天"))
    page.say(page.pick("本项目（不接受）联合体投标。", "本项目不接受联合体投标。"))
    qualifications(page)
    documents(page, facts)
    closing(page, facts)
    extras(page, facts)
    contacts(page, facts)
    summary(page, facts)


def sums(page: Page, facts: Truth) -> None:
    """Budget and ceiling of the whole, each under its own label."""
    said = page.rng.random()
    if said < 0.9:
        page.pair(*labelled_money(page.rng, page.pick(*BUDGETS), facts.budget))
        page.gold["budget_cny"] = facts.budget
    if said < 0.45 or said >= 0.9:
        page.pair(*labelled_money(page.rng, page.pick(*CAPS), facts.cap))
        page.gold["price_cap_cny"] = facts.cap


def need(page: Page, facts: Truth) -> None:
    """What is bought, by lots or at once."""
    label = page.pick(*NEEDS)
    if facts.lookalike:
        page.pair(label, facts.lookalike.need)
        whole_lot(page, [])
    elif len(facts.lots) > 1:
        page.gold["lots"] = lots_need(page, facts, label)
    else:
        whole_lot(page, whole_need(page, facts, label)["lines"])


def summary(page: Page, facts: Truth) -> None:
    """The central portal's table over the body."""
    if page.source != "ccgp" or page.chance(0.15):
        return
    ware = facts.scene or facts.lookalike
    at = facts.deadline
    rows = [
        ("采购项目名称", facts.project),
        ("品目", ware.path if ware and page.chance(0.6) else ""),
        ("采购单位", facts.buyer),
        ("行政区域", page.pick(facts.place.province, facts.place.county)),
    ]
    rows += [("公告时间", f"{facts.published:%Y年%m月%d日  %H:%M}"), ("招标文件售价", "￥300"), ("开标时间", f"{at:%Y年%m月%d日  %H:%M}")]
    if page.gold["budget_cny"]:
        rows.append(("预算金额", f"￥{page.gold['budget_cny'] / 10_000:.6f}万元（人民币）"))
    rows += [
        ("项目联系人", "王工"),
        ("采购单位地址", facts.address),
        *([("代理机构名称", facts.agency), ("代理机构地址", facts.agency_at)] if facts.agency else []),
    ]
    page.summary = rows


def company(page: Page, facts: Truth) -> None:
    """The form of construction tendering, as companies use it: decimals, sentences, 招标人."""
    page.title, page.channel = title(page, facts, page.pick("招标公告", "公开招标公告")), "招标公告"
    facts.method = "open"
    start_gold(page, facts, "tender", method=True)
    page.head("1.招标条件")
    page.say(
        page.pick(
            f"本招标项目{facts.project}已具备招标条件，招标人为{facts.buyer}，资金来源为自筹，现对该项目进行公开招标。",
            f"{facts.project}已由主管部门批准，招标人为{facts.buyer}，招标代理机构为{facts.agency}，现进行公开招标。",
        )
    )
    page.head("2.项目概况与招标范围")
    page.say(f"2.1招标编号：{facts.number}")
    if page.chance(0.7):
        amount = money(page.rng, facts.cap)
        page.say(
            page.pick(
                f"2.2招标控制价：{amount}",
                f"2.2本项目最高投标限价为{amount}，投标报价超过最高投标限价的按否决投标处理。",
                f"2.2最高限价：{amount}",
            )
        )
        page.gold["price_cap_cny"] = facts.cap
    need(page, facts)
    qualifications(page)
    documents(page, facts)
    closing(page, facts)
    page.head("5.发布公告的媒介")
    page.say("本公告在中国招标投标公共服务平台上发布。")
    page.head("6.联系方式")
    page.pair(page.pick("招标人", "招 标 人"), facts.buyer)
    page.pair("地址", facts.address)
    page.pair("招标代理机构", facts.agency or "")
    page.pair("地址", facts.agency_at)
    page.signed(f"{facts.published:%Y年%m月%d日}")


def letter(page: Page, facts: Truth) -> None:
    """A letter: one entrusts another, who invites."""
    page.title, page.channel = title(page, facts, page.pick(*KIND_WORDS[facts.method])), METHODS[facts.method][0] + "公告"
    start_gold(page, facts, "tender", method=True)
    page.say(page.pick(
        f"{facts.agency}受{facts.buyer}的委托，就{facts.project}（项目编号：{facts.number}）以{facts.method_said}方式组织采购，欢迎合格的供应商参加。",
        f"受{facts.buyer}委托，{facts.agency}对{facts.project}进行{facts.method_said}，现邀请符合条件的供应商参与，项目编号为{facts.number}。",
        f"{facts.buyer}（以下简称“采购人”）委托{facts.agency}（以下简称“代理机构”）就{facts.project}组织{facts.method_said}，采购编号：{facts.number}。",
    ))  # fmt: skip
    page.head("一、采购内容")
    sums(page, facts)
    need(page, facts)
    documents(page, facts)
    closing(page, facts)
    extras(page, facts)
    contacts(page, facts)


def mall(page: Page, facts: Truth) -> None:
    """An e-mall's panel: labels and values, no sections."""
    facts.method, facts.method_said = "e_mall", page.pick("网上竞价", "电子卖场网上竞价", "在线竞价")
    page.title, page.channel = f"{facts.buyer}{facts.project}{page.pick('网上竞价公告', '竞价公告', '网上竞价采购公告')}", "网上竞价"
    facts.agency = None
    start_gold(page, facts, "tender", method=True)
    page.head("基本信息")
    page.pair(page.pick("竞价编号", "项目编号", "竞价单号", "采购编号"), facts.number)
    page.pair("项目名称", facts.project)
    page.pair(page.pick("采购单位", "采购人"), facts.buyer)
    page.pair("采购方式", facts.method_said)
    page.pair(page.pick("所属区划", "行政区划", "所在地区"), facts.place.whole)
    page.pair("竞价开始时间", moment(page.rng, facts.published))
    page.pair(page.pick("竞价截止时间", "报价截止时间", "竞价结束时间"), moment(page.rng, facts.deadline))
    page.gold["deadline"] = facts.deadline.strftime("%Y-%m-%dT%H:%M:00+08:00")
    if page.chance(0.5):
        page.pair(*labelled_money(page.rng, page.pick("预算金额", "采购预算"), facts.budget))
        page.gold["budget_cny"] = facts.budget
    page.pair(*labelled_money(page.rng, page.pick("最高限价", "控制总价", "总价限价", "竞价最高限价"), facts.cap))
    page.gold["price_cap_cny"] = facts.cap
    need(page, facts)
    page.head("商务要求")
    page.pair("送货地址", facts.address)
    page.pair("付款方式", "验收合格后30日内付清")
