"""The same terms in ten layouts: one reading. And nothing that can be written makes the reader fail."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.dates import CHINA
from reading.notice import read_notice_text
from reading.text import text_of_html, text_of_plain
from schemas.bidding import Bidding
from tests.given.bidding import TITLE
from tests.given.blanking import blanked

HEAD = "<p>一、项目基本情况</p><p>项目编号：GXNY-2026-07</p><p>采购人：桂溪县农业农村局</p>"
TAIL = "<p>五、公告期限</p><p>自本公告发布之日起5个工作日。</p>"
NUMBERED = """<p>采购需求：巡查皮卡2辆</p><p>合同履行期限：合同签订后30日内交货</p><p>本项目( 不接受 )联合体投标。</p>
<p>二、申请人的资格要求：</p><p>2.落实政府采购政策需满足的资格要求：本项目不专门面向中小企业采购。</p><p>3.本项目不接受进口产品投标。</p>
<p>三、获取招标文件</p><p>时间：2026年08月06日 至 2026年08月12日，每天上午9:00至12:00</p>
<p>四、提交投标文件截止时间、开标时间和地点</p><p>开标时间：2026年08月27日 09点30分</p><p>六、其他补充事宜</p><p>本项目不收取投标保证金。</p>"""
TABLE = """<table><tr><td>合同履行期限</td><td>合同履行期限：合同签订后30日内</td></tr><tr><td>是否接受联合体投标：否</td></tr>
<tr><td>是否专门面向中小企业采购：否</td></tr><tr><td>是否接受进口产品：否</td></tr><tr><td>获取招标文件时间</td><td>2026年08月06日至2026年08月12日</td></tr>
<tr><td>开标时间</td><td>2026年08月27日 09:30</td></tr><tr><td>是否需要缴纳投标保证金：否</td></tr></table>"""
COLUMNS = """<table><tr><th>序号</th><th>货物名称</th><th>数量</th><th>是否接受进口产品</th><th>单位</th></tr>
<tr><td>1</td><td>巡查皮卡</td><td>2</td><td>否</td><td>辆</td></tr></table><p>交货期：合同签订后30日内</p>
<p>本项目（否）接受联合体投标。</p><p>本项目非专门面向中小企业采购。</p><p>获取文件期限：2026年8月6日 至 2026年8月12日。</p>
<p>开标时间： 2026年8月27日 09:30</p><p>免收投标保证金</p>"""
STACKED = """<p>序号</p><p>货物名称</p><p>数量</p><p>是否允许采购进口产品</p><p>1</p><p>巡查皮卡</p><p>2辆</p><p>否</p>
<p>合同履行期限：签订合同后30日内供货、上牌完成。</p><p>本项目不接受联合体投标</p><p>中小企业政策：本项目不专门面向中小企业预留采购份额。</p>
<p>三、获取招标文件</p><p>时间： 2026-08-06至 2026-08-12，每天上午00:00:00至12:00:00</p><p>投标保证金： 0元</p>
<p>四、提交投标文件截止时间、开标时间和地点</p><p>2026-08-27 09:30:00（北京时间）</p>"""
BOXES = """<p>2.1 中小企业政策</p><p>■本项目不专门面向中小企业预留采购份额。</p><p>□本项目专门面向 □中小 □小微企业 采购。</p>
<p>2.2 是否接受进口产品：□是 ■否</p><p>2.3 是否接受联合体投标：□是 ☑否</p><p>2.4 是否收取投标保证金：□是 ☑否</p>
<p>供货期：合同签订后30日历天</p><p>文件获取时间：2026年8月6日至2026年8月12日</p><p>开标时间：2026年8月27日9时30分</p>"""
PROSE = """<p>供应商应于2026年8月12日前到桂溪县政务中心领取招标文件。定于2026年8月27日9:30在桂溪县政务中心开标。本次采购不收取投标保证金，
本项目不允许提供进口产品，不接受联合体投标，非专门面向中小企业采购，供应商应在合同签订后30日内完成交货。</p>"""
RUN_ON = """<p>6、合同履行期限：30日历天 7、本项目是否接受联合体投标：否 8、是否接受进口产品：否 9、是否专门面向中小企业：否 二、申请人资格要求：无
三、获取招标文件 1.时间：2026年08月06日 至 2026年08月12日，每天上午00:00至12:00</p><p>五、开标时间及地点</p>
<p>1.时间：2026年08月27日09时30分</p><p>六、其他</p><p>本项目不需要投标保证金。</p><p>获取招标文件时间：2026年08月06日至2026年08月12日</p>"""
LOTS = """<p>采购包1（巡查皮卡）:</p><p>采购包预算金额：300,000.00元</p><p>投标保证金： 0元</p><p>本采购包不接受联合体投标</p>
<p>合同履行期限：合同签订后30日内交付</p><p>二、申请人的资格要求</p><p>采购包1：本采购包不专门面向中小企业采购。本采购包不接受进口产品。</p>
<p>三、获取招标文件</p><p>时间：2026年08月06日至2026年08月12日</p><p>四、响应文件提交</p><p>截止时间：2026年08月27日 09点30分</p>
<p>五、开启</p><p>时间：2026年08月27日 09点30分</p>"""
GLUED_ROW = """<p>采购标的 数量（单位） 允许进口 中小企业划分标准所属行业 巡查皮卡 2(辆) 否 工业</p><p>本采购包不接受联合体投标</p>
<p>本项目为非专门面向中小企业采购的项目。</p><p>合同履行期限：自合同签订之日起30日</p><p>无需缴纳投标保证金</p>
<p>获取采购文件时间：2026年8月6日至2026年8月12日</p><p>响应文件开启时间：2026年8月27日 9:30</p>"""
PLAIN = text_of_plain(
    """一、项目基本情况
项目编号：GXNY-2026-07
采购人：桂溪县农业农村局
交货时间：合同签订后30天内
三、获取招标文件
时间：2026年08月06日至2026年08月12日
四、开标
时间：2026年08月27日 09:30
六、其他
1.不接受联合体投标。2.拒绝进口产品。3.本项目面向大、中、小、微型企业采购。4.不收取投标保证金。
""",
    TITLE,
)
LAYOUTS = {
    "numbered sections": NUMBERED, "two-column table": TABLE, "column that asks": COLUMNS, "cells one on a line": STACKED, "boxes": BOXES,
    "prose": PROSE, "items run on": RUN_ON, "lots": LOTS, "row run together": GLUED_ROW,
}  # fmt: skip
STORED = {name: text_of_html(HEAD + page + TAIL, TITLE) for name, page in LAYOUTS.items()} | {"plain text": PLAIN}
TERMS: dict[str, Any] = {
    "sme_reserved": False, "imports_allowed": False, "consortium_allowed": False, "bond_required": False, "documents_until": date(2026, 8, 12),
    "opening_at": datetime(2026, 8, 27, 9, 30, tzinfo=CHINA), "delivery_within": "30 days",
}  # fmt: skip


def read(text: str) -> Bidding:
    return read_notice_text(text, "2026-08-05")[0].bidding


def shown(name: str, value: Any) -> Any:
    return str(value) if name == "delivery_within" and value else value


@pytest.mark.parametrize("layout", STORED)
def test_ten_layouts_tell_the_same(layout: str) -> None:
    told = read(STORED[layout])
    assert {name: shown(name, getattr(told, name).value) for name in TERMS} == TERMS


@pytest.mark.parametrize("layout", STORED)
def test_without_its_words_a_term_changes_or_goes_in_every_layout(layout: str) -> None:
    text = STORED[layout]
    told = read(text)
    kept = [name for name in TERMS if getattr(read(blanked(text, getattr(told, name).evidence)), name).value == getattr(told, name).value]
    assert kept == []


PIECES = st.sampled_from(
    [
        *(
            "本项目",
            "不",
            "非",
            "专门面向",
            "中小企业",
            "采购",
            "是否",
            "接受",
            "进口产品",
            "联合体",
            "投标",
            "保证金",
            "：",
            "是",
            "否",
            "□",
            "■",
        ),
        *(
            "交货期",
            "质保期",
            "30日",
            "三年",
            "十万公里",
            "采购包1",
            "标项一",
            "第二包",
            "2026年8月6日",
            "9:30",
            "至",
            "前",
            "开标时间",
            "获取招标文件时间",
        ),
        *(
            "制造商",
            "授权",
            "须提供",
            "付款方式",
            "更新",
            "新增",
            "车辆",
            "\n",
            "\t",
            "，",
            "。",
            "；",
            " ",
            "(",
            ")",
            "\u200b",
            "𠮷",
            "%",
            "元",
            "5000",
        ),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_the_words_the_reader_answers_and_shows_words_within_the_text(words: str) -> None:
    text = text_of_plain(f"一、项目基本情况\n采购人：桂溪县农业农村局\n{words}", TITLE)
    told = read(text)
    for name in Bidding.model_fields:
        one = getattr(told, name)
        assert one.value is None or one.evidence, name
        assert all(0 <= span.start < span.end <= len(text) and span.end - span.start <= 200 for span in one.evidence), name
