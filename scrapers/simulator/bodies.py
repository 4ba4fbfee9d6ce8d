"""scrapers/simulator: the bodies of notices, section by section as the ministry's format numbers them."""

from scrapers.simulator.dialects import DIALECTS, Plain
from scrapers.simulator.facts import Notice, Part
from scrapers.simulator.naming import is_bid, method_words
from scrapers.simulator.requirements import brief, requirement, total_words
from scrapers.simulator.vocabulary import words
from scrapers.simulator.wording import capitals, day, long_ten_thousands, short, stamp

_NUMERALS = "一二三四五六七八九十"
_LAW = "1.满足《中华人民共和国政府采购法》第二十二条规定；"


def body_of(notice: Notice) -> str:
    """The body's HTML, in the procurement's dialect."""
    dialect = DIALECTS[notice.procurement.dialect]
    return dialect.wrap(_WRITERS[notice.part](notice, dialect) + _remark(notice, dialect))


def _remark(notice: Notice, dialect: Plain) -> str:
    """What a correction in place leaves on the page."""
    return dialect.text(f"本公告已于发布后修订，当前为第{notice.version}稿，以本页内容为准。") if notice.version > 1 else ""


def _tender(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    if p.method == "single_source":
        return _single_source(notice, dialect)
    paper, act, who = ("招标文件", "递交投标文件", "投标人") if is_bid(p) else ("采购文件", "提交响应文件", "供应商")
    assert notice.deadline is not None
    when = stamp(notice.deadline)
    return (
        dialect.text(f"项目概况 {p.name}的潜在{who}应在线上获取{paper}，并于{when}（北京时间）前{act}。")
        + dialect.heading("一、项目基本情况")
        + _identity(notice, dialect)
        + dialect.field("采购方式", method_words(p))
        + _budget(notice, dialect)
        + dialect.text("采购需求：")
        + requirement(notice, dialect)
        + dialect.field("合同履行期限", "合同签订后30日历天", "AM014ContractPerformancePeriod")
        + dialect.text("本项目（不接受）联合体投标。")
        + dialect.heading("二、申请人的资格要求：")
        + dialect.text(_LAW + "2.落实政府采购政策需满足的资格要求：本项目不专门面向中小企业采购；3.本项目的特定资格要求：无。")
        + dialect.heading(f"三、获取{paper}")
        + dialect.text(
            f"时间：{day(notice.first_published_at)}至{day(notice.deadline)}，每天上午9:00至12:00，下午14:00至17:00（北京时间）。售价：￥0元"
        )
        + dialect.heading(f"四、{act}截止时间和地点")
        + dialect.field("截止时间", f"{when}（北京时间）", "23011")
        + dialect.field("地点", f"{p.place.name}公共资源交易中心开标室")
        + dialect.heading("五、公告期限")
        + dialect.text("自本公告发布之日起5个工作日。")
        + dialect.heading("六、其他补充事宜")
        + dialect.text("无")
        + _contacts(notice, dialect, 7)
    )


def _single_source(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    goods = "；".join(f"{line.name}{line.quantity}{line.unit}，{brief(line)}" for lot in p.lots for line in lot.lines)
    return (
        dialect.heading("一、项目信息")
        + dialect.field("采购人", p.buyer, "00014")
        + _identity(notice, dialect)
        + dialect.field("拟采购的货物或服务的说明", goods)
        + dialect.text(f"拟采购的货物或服务的预算金额：{p.budget:.2f}元（大写：{capitals(p.budget)}）")
        + dialect.text("采用单一来源采购方式的原因及说明：须保证与原有采购项目一致性和服务配套，只能从唯一供应商处采购。")
        + dialect.heading("二、拟定供应商信息")
        + dialect.field("名称", p.lots[0].supplier)
        + dialect.heading("三、公示期限")
        + dialect.text(f"{day(notice.published_at)}至{day(notice.deadline or notice.published_at)}")
        + _contacts(notice, dialect, 4)
    )


def _prequalification(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    assert notice.deadline is not None
    return (
        dialect.heading("一、项目基本情况")
        + _identity(notice, dialect)
        + dialect.field("采购方式", method_words(p))
        + _budget(notice, dialect)
        + dialect.text("采购需求：")
        + requirement(notice, dialect)
        + dialect.heading("二、申请人的资格要求")
        + dialect.text(_LAW)
        + dialect.heading("三、申请文件提交")
        + dialect.text(f"应在{stamp(notice.deadline)}（北京时间）前，将申请文件提交至{p.place.name}公共资源交易中心。")
        + _contacts(notice, dialect, 4)
    )


def _award(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    return (
        dialect.titled("一、项目编号", notice.project_number, "00004")
        + dialect.titled("二、项目名称", p.name, "00003")
        + dialect.heading("三、中标（成交）信息")
        + dialect.winners(p.lots)
        + dialect.heading("四、主要标的信息")
        + dialect.awarded(p.lots)
        + dialect.titled("五、评审专家（单一来源采购人员）名单", "甲某、乙某、丙某", "85005")
        + dialect.heading("六、代理服务收费标准及金额：")
        + dialect.field("代理服务收费金额（元）", "8200", "AM01400040")
        + dialect.heading("七、公告期限")
        + dialect.text("自本公告发布之日起1个工作日。")
        + _contacts(notice, dialect, 8)
    )


def _provisional(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    return (
        _numbered(notice, dialect)
        + dialect.heading("三、中标（成交）候选人")
        + "".join(dialect.text(f"{lot.name}第一候选人：{lot.supplier}，投标报价：{lot.award:.2f}元") for lot in p.lots)
        + dialect.heading("四、公示期")
        + dialect.text("自本公示发布之日起3日，对评审结果有异议的，请在公示期内提出。")
        + _contacts(notice, dialect, 5)
    )


def _overturned(notice: Notice, dialect: Plain) -> str:
    lot = notice.procurement.lots[0]
    return (
        _numbered(notice, dialect)
        + dialect.heading("三、处理结果")
        + dialect.text(
            f"经财政部门处理投诉，认定{lot.supplier}的响应文件不满足实质性要求，本项目中标结果无效，采购人将依法重新开展采购活动。"
        )
        + _contacts(notice, dialect, 4)
    )


def _correction(notice: Notice, dialect: Plain) -> str:
    heads = ["序号", "更正项", "更正前内容", "更正后内容"]
    rows = [[str(at), change.item, change.before, change.after] for at, change in enumerate(notice.changes, 1)]
    sentences = "；".join(f"原“{change.item}：{change.before}”，更正为“{change.item}：{change.after}”" for change in notice.changes)
    return (
        dialect.heading("一、项目基本情况")
        + dialect.field("原公告的采购项目编号", notice.project_number, "00004")
        + dialect.field("原公告的采购项目名称", notice.procurement.name, "00003")
        + dialect.field("首次公告日期", day(notice.first_published_at))
        + dialect.heading("二、更正信息")
        + dialect.field("更正事项", "采购公告、采购文件")
        + (
            dialect.text(f"更正内容：{sentences}。")
            if notice.procurement.layout == 1
            else dialect.text("更正内容：") + dialect.grid([heads, *rows])
        )
        + dialect.field("更正日期", day(notice.published_at))
        + dialect.heading("三、其他补充事宜")
        + dialect.text("其他内容不变。")
        + _contacts(notice, dialect, 4)
    )


def _failure(notice: Notice, dialect: Plain) -> str:
    reasons = words()["failures"]
    return (
        _numbered(notice, dialect)
        + dialect.heading("三、项目废标/流标的原因")
        + dialect.text(f"{reasons[int(notice.native_id) % len(reasons)]}，本项目废标。")
        + _contacts(notice, dialect, 4)
    )


def _termination(notice: Notice, dialect: Plain) -> str:
    reasons = words()["terminations"]
    return (
        _numbered(notice, dialect)
        + dialect.heading("三、项目终止的原因")
        + dialect.text(f"{reasons[int(notice.native_id) % len(reasons)]}。")
        + _contacts(notice, dialect, 4)
    )


_WRITERS = {
    Part.PREQUALIFICATION: _prequalification, Part.TENDER: _tender, Part.TENDER_DOUBLE: _tender, Part.RETENDER: _tender,
    Part.CORRECTION: _correction, Part.PROVISIONAL: _provisional, Part.OVERTURNED: _overturned,
    Part.AWARD: _award, Part.AWARD_DOUBLE: _award,    Part.FAILURE: _failure, Part.TERMINATION: _termination,
}  # fmt: skip


def _identity(notice: Notice, dialect: Plain) -> str:
    number, name = notice.project_number, notice.procurement.name
    return dialect.field("项目编号", number, "00004") + dialect.field("项目名称", name, "00003")


def _numbered(notice: Notice, dialect: Plain) -> str:
    number, name = notice.project_number, notice.procurement.name
    return dialect.titled("一、项目编号", number, "00004") + dialect.titled("二、项目名称", name, "00003")


def _budget(notice: Notice, dialect: Plain) -> str:
    p = notice.procurement
    if p.dialect != "zcy":
        return dialect.field("预算金额", f"{long_ten_thousands(p.budget)} 万元（人民币）")
    return dialect.field("预算金额（元）", short(p.budget), "AM01400034") + dialect.field(
        "最高限价（元）", total_words(p.lots), "AM014priceCeiling"
    )


def _contacts(notice: Notice, dialect: Plain, number: int) -> str:
    p = notice.procurement
    return (
        dialect.heading(f"{_NUMERALS[number - 1]}、凡对本次公告内容提出询问，请按以下方式联系。")
        + dialect.text("1.采购人信息")
        + dialect.field("名 称", p.buyer, "00014")
        + dialect.field("地 址", p.address, "00018")
        + dialect.field("联系方式", p.phone, "00016")
        + dialect.text("2.采购代理机构信息")
        + dialect.field("名 称", p.agency, "00009")
        + dialect.field("地 址", f"{p.place.city}文化路2号", "00013")
        + dialect.field("联系方式", "0000-0000000", "00011")
        + dialect.text("3.项目联系方式")
        + dialect.field("项目联系人", "甲工", "00010")
        + dialect.field("电 话", "0000-0000000", "00011")
    )
