"""scrapers/simulator: a notice's whole page as the portal makes it: head, breadcrumb, summary table, body, files, related."""

import random
from html import escape

from scrapers.simulator.bodies import body_of
from scrapers.simulator.facts import Notice, Part
from scrapers.simulator.naming import CATEGORIES, CHANNELS, is_bid
from scrapers.simulator.truth import ANNOUNCING
from scrapers.simulator.wording import day, long_ten_thousands, stamp

SOURCE_NAME = "演示（虚构公告）"
"""What the page names as its source: nobody shall take a demonstration for the market."""


def detail_page(notice: Notice, noise: random.Random) -> str:
    """The page. `noise` fills what differs at every request and says nothing: bot scripts, a class name."""
    title, published = escape(notice.title), notice.published_at
    return f"""<!doctype html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="SiteName" content="中国政府采购网" />
<meta name="ArticleTitle" content="{title}" />
<meta name="PubDate" content="{published:%Y-%m-%d %H:%M}" />
<meta name="ContentSource" content="{SOURCE_NAME}" />
<title>{title}</title>
<link href="/css/detail.css" rel="stylesheet" type="text/css" />
</head>
<body id="detail">{bot_scripts(noise)}
<div class="v4incheadertop"><ul class="v4incheadertop_nav_ls"><li id="ch_index"><a href="/">首页</a></li></ul></div>
<div class="main">
<div class="main_container">
    <div class="vF_deail_currentloc mt10">
        <p>当前位置：<a href="../../../../" title="首页" class="CurrChnlCls">首页</a>&nbsp;&raquo;&nbsp;
                {_crumbs(notice)}</p>
    </div>
    <div class="vF_deail_maincontent">
<div class="vF_detail_main  pzln{noise.randrange(16**6):06x}">
            <div class="vF_detail_header"><h2 class="tc">{title}</h2>
            <p class="tc"><span id="pubTime">{stamp(published)}</span> 来源：<span id="sourceName">{SOURCE_NAME}</span> \
【<span id="printBtn">打印</span>】 <span id="shareTo"></span></p></div>
<!--contentTable-->
{_summary(notice)}
<!--contentTable-->
<div class="vF_detail_content_container">
            <div class="vF_detail_content">
                {body_of(notice)}{_files(notice)}
            </div>
        </div><!--vF_detail_content_container-->
        </div><!--vF_detail_main-->
    </div><!--vF_deail_maincontent-->
    <div class="vF_detail_relcontent mt13">
    <h2><p>相关公告</p></h2>
    <div class="vF_detail_relcontent_lst">
        <ul class="c_list_tat">
{"".join(f'<li><a href="{path}">{escape(notice.procurement.name)}</a></li>' for path in notice.related)}
        </ul>
    </div>
</div><!--相关公告-->
</div>
</div>
</body>
<script language="javascript" src="/js/detailaddon.js"></script>
</html>
"""


def bot_scripts(noise: random.Random) -> str:
    """What the portal's bot protection puts into every page; the content does not depend on running it."""
    key, cookie = noise.getrandbits(256), noise.getrandbits(128)
    return (
        f'<script id="keyparam" src="/_bot_sbu/sbu_fpcm.js">{key:064x}</script><script id="keyt" src="/_bot_sbu/sbu_fpc.js">900</script>'
        f'<script>(function () {{ document.cookie = "HOY_TR={cookie:032X}; max-age=31536000; path=/";'
        f'document.cookie = "HBB_HC={noise.getrandbits(256):064x}; max-age=600; path=/"; }})()</script>'
        '<script src="/_ws_sbu/sbu_hc.js"></script>'
    )


def _crumbs(notice: Notice) -> str:
    names = (("../../../", "政采公告"), ("../../", CHANNELS[notice.channel]), ("../", CATEGORIES[notice.category]))
    return "&nbsp;&raquo;&nbsp;".join(f'<a href="{href}" title="{name}" class="CurrChnlCls">{name}</a>' for href, name in names)


def _summary(notice: Notice) -> str:
    p = notice.procurement
    buyers = ",".join([p.buyer] * len(p.lots)) if notice.part in (Part.AWARD, Part.AWARD_DOUBLE) else p.buyer
    item = p.item if p.layout else "<p></p>"
    rows = "".join(f"<tr><td class='title'>{label}</td><td colspan='3'>{escape(value)}</td></tr>" for label, value in _particulars(notice))
    contacts = (
        ("采购单位地址", p.address), ("采购单位联系方式", p.phone), ("代理机构名称", p.agency),
        ("代理机构地址", f"{p.place.city}文化路2号"), ("代理机构联系方式", "0000-0000000"),
    )  # fmt: skip
    people = "".join(f"<tr><td class='title'>{label}</td><td colspan='3'>{escape(value)}</td></tr>" for label, value in contacts)
    return (
        "<div class='table'><h5>公告概要：</h5><table width='600' border='0' cellspacing='1' bgcolor='#bfbfbf' style='text-align:left;'>"
        "<tr><td colspan='4'><b>公告信息：</b></td></tr>"
        f"<tr><td class='title' width='128'>采购项目名称</td><td colspan='3' width='430'>{escape(p.name)}</td></tr>"
        f"<tr><td class='title'>品目</td><td colspan='3'>{item}</td></tr>"
        f"<tr><td class='title'>采购单位</td><td colspan='3'>{escape(buyers)}</td></tr>"
        f"<tr><td class='title'>行政区域</td><td width='168'>{p.place.province}</td>"
        f"<td class='title' width='128'>公告时间</td><td width='168'>{day(notice.published_at)}  {notice.published_at:%H:%M}</td></tr>"
        f"{rows}"
        '<tr><td colspan="4"><b>联系人及联系方式：</b></td></tr>'
        "<tr><td class='title'>项目联系人</td><td colspan='3'>甲工</td></tr>"
        "<tr><td class='title'>项目联系电话</td><td colspan='3'>0000-0000000</td></tr>"
        f"<tr><td class='title' width='128'>采购单位</td><td width='430' colspan='3'>{escape(buyers)}</td></tr>"
        f"{people}</table></div>"
    )


def _particulars(notice: Notice) -> list[tuple[str, str]]:
    """The summary's rows that depend on the kind."""
    p = notice.procurement
    if notice.part is Part.CORRECTION:
        dates = [("首次公告日期", day(notice.first_published_at)), ("更正日期", day(notice.published_at))]
        return [*dates, ("更正事项", "采购公告、采购文件")]
    if notice.part in (Part.AWARD, Part.AWARD_DOUBLE):
        total = f"￥{long_ten_thousands(p.award)} 万元（人民币）"
        return [
            ("评审专家名单", "甲某、乙某、丙某"),
            ("总中标金额" if is_bid(p) else "总成交金额", total),
            ("中标日期" if is_bid(p) else "成交日期", day(notice.published_at)),
        ]
    if notice.part in ANNOUNCING and notice.deadline:
        return [*_opening(notice), ("预算金额", f"￥{long_ten_thousands(p.budget)}万元（人民币）")]
    return []


def _opening(notice: Notice) -> list[tuple[str, str]]:
    p = notice.procurement
    if p.method == "single_source" or notice.part is Part.PREQUALIFICATION or notice.deadline is None:
        return []
    window = (
        f"{day(notice.first_published_at)}至{day(notice.deadline)} 每日上午:9:00 至 12:00 下午:14:00 至 17:00（北京时间，法定节假日除外）"
    )
    opened = ("开标时间", "开标地点") if is_bid(p) else ("响应文件开启时间", "响应文件开启地点")
    return [
        ("获取招标文件时间" if is_bid(p) else "获取采购文件时间", window),
        ("招标文件售价" if is_bid(p) else "采购文件售价", "￥0"),
        (opened[0], f"{stamp(notice.deadline)}"),
        (opened[1], f"{p.place.name}公共资源交易中心开标室"),
    ]


def _files(notice: Notice) -> str:
    """Attachments: direct links on a foreign host, or by the portal's own download id. The direct list stays open, as the portal's does."""
    if notice.part not in ANNOUNCING:
        return ""
    name = escape(f"{notice.procurement.name}采购文件.pdf")
    if notice.procurement.dialect == "zcy":
        href = f"https://files.demo.chebiao.example/1024FPA/{notice.native_id}.pdf"
        head = "<p style='font-size' class='fjxx'>附件信息：</p>"
        return f"""{head}<ul class="fjxx"><li><p><a href="{href}" ignore=1>{name}</a></p><p>22.3K</p></li>"""
    uuid = f"00000000-0000-4000-8000-{int(notice.native_id):012d}"
    return f'<table><tr><td>附件：</td><td><a class="bizDownload" href="" id="{uuid}" title="点击下载">{name}</a></td></tr></table>'
