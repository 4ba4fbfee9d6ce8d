"""What surrounds the need: dates, fees, deposits, qualifications, quoted policy, people to ask; most of it there to mislead."""

from typing import Any

from tests.given.heldout.facts import Truth
from tests.given.heldout.page import Page
from tests.given.heldout.printing import capitals, day, moment, money

KIND_WORDS = {
    "open": ("公开招标公告", "招标公告", "采购公告", "公开招标采购公告"),
    "consultation": ("竞争性磋商公告", "竞争性磋商采购公告", "磋商公告"),
    "negotiation": ("竞争性谈判公告", "竞争性谈判采购公告", "谈判公告"),
    "inquiry": ("询价公告", "询价采购公告", "询价通知书"),
    "invited": ("邀请招标公告", "投标邀请公告（邀请招标）"),
    "e_mall": ("网上竞价公告", "竞价公告"),
}
POLICY = (
    "根据《党政机关公务用车管理办法》，机要通信用车价格12万元以内、排气量1.6升（含）以下，其他公务用车价格18万元以内、排气量1.8升（含）以下。",
    "本次采购严格执行公务用车配备标准（轿车排气量1.8升以下、价格18万元以内）。",
    "执行节能产品政府强制采购、环境标志产品优先采购政策。",
    "按照财库〔2020〕46号文件，对小微企业报价给予10%的扣除。",
)
OLD_CARS = (
    "本次更新替换2009年购置的2.4L轿车2辆。",
    "原有排量3.0L越野车1辆已达报废年限，由采购人另行处置。",
    "拟报废旧车：1.6L捷达轿车3辆。",
)
SCORING = (
    "评分办法：排量、功率等参数每优于招标文件一项加1分，例如排量2.0T较1.8T优者得1分。",
    "评审示例：报价20万元得30分，报价每高1万元扣1分。",
    "投标人2022年以来每提供一份单笔20辆及以上供货合同得2分。",
)
EQUIPMENT = ("随车配汽油发电机1台（排量80cc，油箱容积≥15L）。", "随车配备冰箱（容积65L）1台。", "随车工具、灭火器各1套。")


def title(page: Page, facts: Truth, word: str) -> str:
    """A title in one of the portals' manners."""
    project = facts.project
    ways = [
        f"{facts.buyer}{project}{word}",
        f"{facts.buyer}关于{project}的{word}",
        f"{facts.buyer}{project}（{facts.number}）{word}",
        f"{project}{word}",
        f"{facts.buyer}{project}-{word}",
        f"{word}：{facts.buyer}{project}",
    ]
    if facts.agency:
        ways += [f"{facts.agency}关于{facts.buyer}{project}的{word}", f"{facts.agency}关于{facts.buyer}{project}（{facts.number}）{word}"]
    return page.pick(*ways)


def qualifications(page: Page) -> None:
    """Who may bid, with the usual mentions of other sums and other people's cars."""
    page.head(page.pick("二、申请人的资格要求：", "二、投标人资格要求", "二、供应商资格条件", "2.投标人资格要求"))
    page.say("1.满足《中华人民共和国政府采购法》第二十二条规定；")
    page.say(page.pick("2.落实政府采购政策需满足的资格要求：无。", "2.本项目不专门面向中小企业采购。", "2.本项目专门面向中小企业采购。"))
    page.say(
        page.pick(
            "3.本项目的特定资格要求：无。",
            "3.注册资本不低于200万元。",
            "3.近三年具有单笔合同金额50万元及以上的车辆销售业绩。",
            "3.所投车型须列入工信部《道路机动车辆生产企业及产品公告》。",
            "3.投标人为代理商的须提供制造商授权书。",
        )
    )


def documents(page: Page, facts: Truth) -> None:
    """Where and when the documents are had: dates and a price that are not the bid's."""
    page.head(page.pick("三、获取招标文件", "三、获取采购文件", "三、采购文件获取", "3.招标文件的获取"))
    page.pair(
        "时间",
        f"{day(page.rng, facts.published)}至{day(page.rng, facts.published.replace(day=min(28, facts.published.day + 5)))}，"
        "每天上午8:30至12:00，下午14:30至17:30（北京时间）",
    )
    page.pair(page.pick("地点", "方式"), page.pick("政府采购网在线获取", "代理机构前台领取", "登录公共资源交易平台下载"))
    page.pair("售价", page.pick("300元", "￥500.0 元（人民币）", "0元", "免费", "人民币肆佰元整/份"))


def closing(page: Page, facts: Truth) -> None:
    """When bids must be in, with the gold's deadline; the opening is at the same time."""
    said = moment(page.rng, facts.deadline)
    word = page.pick("投标文件", "响应文件") if facts.method in ("open", "invited") else "响应文件"
    page.head(page.pick(f"四、提交{word}截止时间、开标时间和地点", f"四、{word}提交", f"四、{word}的递交", "4.投标文件的递交"))
    way = page.rng.random()
    if way < 0.3:
        page.pair(page.pick(f"提交{word}截止时间", "投标截止时间", f"{word}递交截止时间", f"{word}提交截止时间", "递交截止时间"), said)
    elif way < 0.5:
        page.pair("截止时间", said)
    elif way < 0.65:
        page.say(f"{said}（北京时间）" if "北京" not in said else said)
    elif way < 0.85:
        page.say(
            page.pick(
                f"供应商应于{said}前将{word}送达开标地点，逾期送达的不予受理。",
                f"{word}递交的截止时间（投标截止时间，下同）为{said}，地点为公共资源交易中心开标室。",
                f"{word}须在{said}之前递交至代理机构会议室。",
            )
        )
    else:
        page.pair(page.pick("截止时间及地点", "投标截止及开标时间"), f"{said}，公共资源交易中心二楼")
    if page.chance(0.6):
        page.pair(page.pick("开标时间", "开启时间"), moment(page.rng, facts.deadline))
    page.pair(page.pick("开标地点", "地点"), "公共资源交易中心开标室")
    page.gold["deadline"] = facts.deadline.strftime("%Y-%m-%dT%H:%M:00+08:00")


def extras(page: Page, facts: Truth) -> None:
    """Deposits, fees, quoted policy, old cars, examples of scoring: none of them the purchase."""
    page.head(page.pick("五、公告期限", "五、其他补充事宜", "六、其他事项"))
    page.say("自本公告发布之日起5个工作日。")
    deposit = page.rng.choice([2000, 5000, 10_000, 20_000])
    said = [
        f"投标保证金：{money(page.rng, deposit)}。",
        f"保证金金额为人民币{capitals(deposit)}。",
        f"履约保证金为中标金额的5%，投标保证金{deposit}元。",
        "本项目不收取投标保证金。",
    ]
    lines = [page.rng.choice(said)]
    if facts.scene:
        lines += [page.rng.choice(group) for group in (POLICY, OLD_CARS, SCORING, EQUIPMENT) if page.chance(0.25)]
    page.rng.shuffle(lines)
    for at, line in enumerate(lines, 1):
        page.say(f"{at}.{line}")


def contacts(page: Page, facts: Truth, heading: str = "凡对本次公告内容提出询问，请按以下方式联系。") -> None:
    """Who to ask: the buyer, the agency sitting elsewhere, a person."""
    way = page.rng.random()
    page.head(page.pick("七、", "八、", "九、") + heading)
    if way < 0.6:
        page.say(page.pick("1.采购人信息", "1、采购人信息", "（一）采购人信息"))
        page.pair(page.pick("名称", "名 称", "采购人名称"), facts.buyer)
        page.pair(page.pick("地址", "地 址"), facts.address)
        page.pair("联系方式", f"0{page.rng.randint(310, 999)}-0000{page.rng.randint(1000, 9999)}")
        if facts.agency:
            page.say(page.pick("2.采购代理机构信息", "2、采购代理机构信息（如有）", "（二）采购代理机构信息"))
            page.pair(page.pick("名称", "名 称"), facts.agency)
            page.pair(page.pick("地址", "地　址"), facts.agency_at)
    else:
        page.pair(page.pick("采购人", "采购单位", "招标人"), facts.buyer)
        page.pair(page.pick("采购人地址", "地址", "采购单位地址"), facts.address)
        if facts.agency:
            page.pair(page.pick("采购代理机构", "招标代理机构", "代理机构"), facts.agency)
            page.pair(page.pick("代理机构地址", "地址"), facts.agency_at)
    page.say("3.项目联系方式")
    page.pair("项目联系人", page.pick("王工", "李女士", "赵先生"))


def start_gold(page: Page, facts: Truth, kind: str, method: bool) -> dict[str, Any]:
    """The fields that every notice has."""
    page.gold = {
        "kind": kind, "method": facts.method if method else None, "project_no": facts.number, "buyer": facts.buyer, "agency": facts.agency,
        "division_code": facts.place.code, "deadline": None,
        "published_at": facts.published.strftime("%Y-%m-%dT%H:%M:00+08:00"), "is_vehicle_purchase": facts.scene is not None, "budget_cny": None, "price_cap_cny": None,
        "award_total_cny": None, "lots": [],
    }  # fmt: skip
    page.published = facts.published
    return page.gold


def whole_lot(page: Page, lines: list[dict[str, Any]], supplier: str | None = None) -> None:
    """The one lot of a notice without lots, repeating the whole's sums."""
    gold = page.gold
    gold["lots"] = [
        {
            "lot_no": None,
            "budget_cny": gold["budget_cny"],
            "price_cap_cny": gold["price_cap_cny"],
            "supplier": supplier,
            "award_cny": gold["award_total_cny"],
            "lines": lines,
        }
    ]


def list_row(page: Page, facts: Truth) -> None:
    """What the portal's list showed."""
    place, stamp = facts.place, facts.published
    region = (
        place.province.removesuffix("省")
        .removesuffix("市")
        .removesuffix("壮族自治区")
        .removesuffix("回族自治区")
        .removesuffix("维吾尔自治区")
        .removesuffix("自治区")
    )
    if page.source == "ccgp":
        page.list_row = {
            "title": page.title,
            "type": page.channel,
            "published": f"{stamp:%Y-%m-%d %H:%M}",
            "region": region,
            "buyer": facts.buyer,
        }
    elif page.source == "zcy":
        page.list_row = {
            "title": page.title,
            "author": facts.agency or facts.buyer,
            "pathName": page.channel,
            "districtCode": place.code,
            "districtName": place.whole,
            "gpCatalogName": None,
            "projectCode": None,
        }
    elif page.source == "gpcms":
        page.list_row = {
            "title": page.title,
            "noticeTime": f"{stamp:%Y-%m-%d %H:%M:%S}",
            "purchaser": facts.buyer,
            "agency": facts.agency,
            "regionName": place.county,
            "openTenderCode": page.gold["project_no"],
        }
    elif page.source == "shandong":
        page.list_row = {"title": page.title, "area": place.county, "date": f"{stamp:%Y-%m-%d}", "buyer": facts.buyer}
    elif page.source == "ggzy":
        page.list_row = {
            "title": page.title,
            "publishTime": f"{stamp:%Y-%m-%d}",
            "provinceText": region,
            "transactionSourcesPlatformText": f"全国公共资源交易平台（{place.province}）",
            "businessTypeText": "政府采购",
        }
    elif page.source == "e_mall":
        page.list_row = {
            "title": page.title,
            "publishTime": f"{stamp:%Y-%m-%d %H:%M:%S}",
            "districtName": place.whole,
            "buyer": facts.buyer,
        }
