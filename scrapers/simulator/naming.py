"""scrapers/simulator: how the portal sorts and titles notices: categories, kinds' words, titles."""

from scrapers.simulator.facts import Part, Procurement

CATEGORIES = {
    "gkzb": "公开招标公告", "zbgg": "中标公告", "cjgg": "成交公告", "gzgg": "更正公告", "jzxcs": "竞争性磋商公告",
    "dylygg": "单一来源公告", "jzxtp": "竞争性谈判公告", "xjgg": "询价公告", "fblbgg": "废标公告", "zgysgg": "资格预审公告",
    "yqzbgg": "邀请招标公告", "qtgg": "其他公告",
}  # fmt: skip
"""The portal's categories and their names in breadcrumb and list."""
CHANNELS = {"zygg": "中央公告", "dfgg": "地方公告"}

_TENDERS = {
    "open": ("gkzb", "公开招标公告", "公开招标"), "consultation": ("jzxcs", "竞争性磋商公告", "竞争性磋商"),
    "inquiry": ("xjgg", "询价公告", "询价"), "negotiation": ("jzxtp", "竞争性谈判公告", "竞争性谈判"),
    "invited": ("yqzbgg", "邀请招标公告", "邀请招标"), "single_source": ("dylygg", "单一来源采购公示", "单一来源"),
    "framework": ("qtgg", "框架协议采购征集公告", "封闭式框架协议采购"), "e_mall": ("qtgg", "网上竞价公告", "网上竞价"),
}  # fmt: skip
_BID = ("open", "invited", "framework")
"""Methods that end in 中标; the others end in 成交."""
_ROUND = {1: "", 2: "（二次）"}


def method_words(procurement: Procurement) -> str:
    """The method as notices print it (采购方式)."""
    return _TENDERS[procurement.method][2]


def is_bid(procurement: Procurement) -> bool:
    """Whether its papers are called 招标文件/投标 rather than 采购文件/响应."""
    return procurement.method in _BID


def category_of(procurement: Procurement, part: Part) -> str:
    """The portal's category for a notice."""
    if part in (Part.TENDER, Part.TENDER_DOUBLE, Part.RETENDER):
        return _TENDERS[procurement.method][0]
    if part in (Part.AWARD, Part.AWARD_DOUBLE):
        return "zbgg" if is_bid(procurement) else "cjgg"
    return {
        Part.PREQUALIFICATION: "zgysgg",
        Part.CORRECTION: "gzgg",
        Part.PROVISIONAL: "qtgg",
        Part.OVERTURNED: "qtgg",
        Part.FAILURE: "fblbgg",
        Part.TERMINATION: "fblbgg",
    }[part]


def title_of(procurement: Procurement, part: Part, round_: int) -> str:
    """The notice's title. A double words it slightly differently."""
    name, kind = procurement.name + _ROUND[round_], kind_words(procurement, part)
    if part in (Part.TENDER_DOUBLE, Part.AWARD_DOUBLE):
        return f"{procurement.agency}关于{procurement.buyer}{name}的{kind}"
    return f"{procurement.buyer}{name}{kind}"


def kind_words(procurement: Procurement, part: Part) -> str:
    """The kind at the title's end."""
    won = "中标" if is_bid(procurement) else "成交"
    return {
        Part.PREQUALIFICATION: "资格预审公告",
        Part.TENDER: _TENDERS[procurement.method][1],
        Part.TENDER_DOUBLE: _TENDERS[procurement.method][1],
        Part.RETENDER: _TENDERS[procurement.method][1],
        Part.CORRECTION: "更正公告",
        Part.PROVISIONAL: f"{won}候选人公示",
        Part.OVERTURNED: f"{won}结果无效公告",
        Part.AWARD: f"{won}公告",
        Part.AWARD_DOUBLE: f"{won}结果公告",
        Part.FAILURE: "废标公告" if is_bid(procurement) else "流标公告",
        Part.TERMINATION: "终止公告",
    }[part]
