"""ccgp: 中国政府采购网, www.ccgp.gov.cn. The national portal of government procurement.

Caveats: each list shows about the 500 newest notices (25 pages of 20); in a busy list that is one or two days, so it is
walked at least daily. Search is not used: a second query from one address was blocked when last measured. The block page
is an HTTP 200. 采购意向 and 合同 stand on other hosts behind a captcha. At the floor of 8 s a day has 10,800 requests.
"""

from scrapers.sources.ccgp.details import BODIES, NORMALISER, read_detail
from scrapers.sources.ccgp.lists import BOX, list_path, native_id, read_list
from scrapers.sources.pages import Channel, Source

LABELS = {
    "gkzb": ("公开招标公告", "L"),
    "zbgg": ("中标公告", "L"),
    "cjgg": ("成交公告", "L"),
    "gzgg": ("更正公告", "L"),
    "jzxcs": ("竞争性磋商公告", "L"),
    "dylygg": ("单一来源公告", "L"),
    "jzxtp": ("竞争性谈判公告", "C"),
    "xjgg": ("询价公告", "C"),
    "fblbgg": ("废标公告", "C"),
    "zgysgg": ("资格预审公告", "C"),
    "yqzbgg": ("邀请招标公告", "C"),
    "qtgg": ("其他公告", "C"),
}

SOURCE = Source(
    name="ccgp",
    base_url="https://www.ccgp.gov.cn",
    channels=tuple(Channel(f"{level}/{name}", label, known) for level in ("dfgg", "zygg") for name, (label, known) in LABELS.items()),
    floor_seconds=8,
    budget_per_day=9_000,
    page_cap=25,
    rows_per_page=20,
    list_url=list_path,
    read_list=read_list,
    read_detail=read_detail,
    native_id=native_id,
    normaliser=NORMALISER,
    marks=tuple(selector.split(".")[1].encode() for selector in (BOX, *BODIES)),
    block_words=("频繁访问", "您的访问过于频繁", "事件ID"),
    attachment_hosts=("download.ccgp.gov.cn", "aliyuncs.com", "gzdata.com.cn"),
    challenge_words=("安全验证", "请完成安全验证"),
)
