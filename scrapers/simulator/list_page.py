"""scrapers/simulator: a page of a channel's list, and the pages that are none: block, challenge, not found."""

import random
from collections.abc import Sequence
from html import escape

from scrapers.simulator.detail_page import bot_scripts
from scrapers.simulator.facts import Notice
from scrapers.simulator.naming import CATEGORIES, CHANNELS

SHOWN = 34
"""Characters of a title that a row shows; the whole stands in its title attribute."""


def list_page(channel: str, category: str, rows: Sequence[Notice], size: int, current: int, noise: random.Random) -> str:
    """The page. `category` is empty for the channel's mixed list, whose rows name their kind. `current` counts from 0."""
    name = CATEGORIES.get(category, CHANNELS[channel])
    return f"""<!doctype html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{name}_演示</title></head>
<body>{bot_scripts(noise)}
<div class="vF_deail_currentloc"><p>当前位置：<a href="/" class="CurrChnlCls">首页</a>
&nbsp;&raquo;&nbsp;{CHANNELS[channel]}&nbsp;&raquo;&nbsp;{name}</p></div>
<div class="vF_list_main"><ul class="c_list_bid">
{"".join(_row(notice, mixed=not category) for notice in rows)}</ul>
<p class="pager"><script language="JavaScript">Pager({{size:{size}, current:{current}, prefix:'index',suffix:'htm'}});</script></p></div>
<div class="vF_list_side"><h3>热点公告</h3><ul class="c_list_tat">
<li><a href="/cggg/dfgg/gkzb/202001/t20200102_10000001.htm" title="往期公告一">往期公告一</a> <em>2020-01-02</em></li>
<li><a href="/zcfg/mof/202001/t20200103_10000002.htm" title="政策文件">政策文件</a></li></ul></div>
</body></html>
"""


def _row(notice: Notice, mixed: bool) -> str:
    title, published = notice.title, notice.published_at
    shown = title if len(title) <= SHOWN else title[:SHOWN] + "..."
    folder = f"{notice.category}/" if mixed else ""
    kind = f' <em rel="bxlx">{CATEGORIES[notice.category]}</em>' if mixed else ""
    href = f"./{folder}{published:%Y%m}/t{published:%Y%m%d}_{notice.native_id}.htm"
    return (
        f'<li><a href="{href}" title="{escape(title)}">{escape(shown)}</a>{kind} 发布时间：<em>{published:%Y-%m-%d %H:%M}</em>'
        f" 地域：<em>{notice.procurement.place.short}</em> 采购人：<em>{escape(notice.procurement.buyer)}</em></li>\n"
    )


BLOCKED = (
    '<!doctype html><html><head><meta charset="utf-8"><title>频繁访问!中国政府采购网</title></head>'
    "<body><p>您的访问过于频繁，请稍后再试</p><p>127.0.0.1</p></body></html>"
)
CHALLENGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>安全验证</title></head>'
    '<body><p>请完成安全验证后继续访问</p><div id="captcha"></div></body></html>'
)
FORBIDDEN = (
    '<!doctype html><html><head><meta charset="utf-8"><title>403</title></head>'
    "<body><p>事件ID：00000000</p><p>您的IP地址：127.0.0.1</p></body></html>"
)
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>"
NOT_FOUND = '<html><head><meta charset="utf-8"><title>404</title></head><body><center><h1>404 Not Found</h1></center></body></html>'
