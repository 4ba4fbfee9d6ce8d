"""Evidence: every value shows the words it was read from; without them it changes or goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from reading.text import text_of_html, text_of_plain
from tests.given.blanking import everything, kept
from tests.given.notices import ALL, Given

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def stored(given: Given) -> str:
    if given.html:
        return text_of_html(given.html, given.title, given.row)
    return text_of_plain(given.text, given.title, given.row)


SAMPLED = 6
"""One in so many of the shared notices; `make bench-evidence` takes all."""


@pytest.mark.parametrize("given", ALL, ids=lambda given: given.title)
def test_without_its_words_a_value_changes_or_goes(given: Given) -> None:
    assert kept(stored(given), given.published_at) == []


@pytest.mark.parametrize("folder", ["authored", "real"])
def test_without_its_words_a_value_of_the_shared_notices_changes_or_goes(folder: str) -> None:
    path = SHARED / folder / "notices.jsonl"
    if not path.exists():
        pytest.skip(f"shared/ is absent: {path}")
    wrong = {}
    for line in path.read_text(encoding="utf-8").splitlines()[::SAMPLED]:
        notice: dict[str, Any] = json.loads(line)
        given = Given(
            notice["title"], notice["published_at"] or "", notice.get("html", ""), notice.get("text", ""), notice.get("list_row") or {}
        )
        if found := kept(stored(given), given.published_at):
            wrong[notice["id"]] = found
    assert wrong == {}


TOLD_TWICE = {
    "a lot's kind, and the title's": (
        "云溪县环卫中心环卫车辆采购中标结果公告\n云溪县环卫中心环卫车辆采购中标结果公告\n一、项目名称：环卫车辆采购\n"
        "包号\t标的名称\t数量\t中标金额\n1包\t多功能抑尘车\t1辆\t480000元\n2包\t洗扫车\t2辆\t960000元\n"
    ),
    "a sum in figures and words": (
        "云溪县公安局警车采购更正公告\n更正内容：原“预算金额：280万元”，现更正为“预算金额：290.4万元（大写：人民币贰佰玖拾万肆仟元整）”；\n"
    ),
    "a use, and the buyer's name": (
        "云溪县出租汽车有限公司双班出租汽车购置竞价公告\n项目名称：双班出租汽车购置\n采购单位：云溪县出租汽车有限公司\n采购内容：双班出租汽车20辆。\n"
    ),
    "a list, and the list in the name": (
        "云溪县水务公司车辆采购公告\n采购内容：自卸车2辆、随车吊3辆。\n二、项目名称：车辆采购（自卸车2辆、随车吊3辆）\n"
    ),
    "a lot, and an attachment's name": (
        "某院检测服务中标结果公告\n附件：附件3合同包3：声明函（某工程有限公司）.pdf\n三、采购结果\n合同包1（检测服务）：某检测有限公司\n合同包3（检测服务）：某工程有限公司\n"
    ),
    "a place, and the title's second": (
        "重庆市渝北区气象局2026年两江新区防护工作中标公告\n采购单位：重庆市渝北区气象局\n行政区域：两江新区\n地址：重庆市两江新区长空路89号\n"
    ),
    "a place, and the buyer's name where it runs into a label": (
        "上海市松江医院设备公开招标公告\n采购单位上海市松江医院行政区域上海市公告时间2026年03月02日\n1.采购人信息\n名称：上海市松江医院\n"
        "地址：上海市松江区中山路9号\n2.采购代理机构信息\n名称：上海市松江区政府采购中心\n地址：上海市松江区中山路9号\n"
    ),
    "a change, and its old words above": (
        "云溪县医院车辆采购更正公告\n二、更正内容\n1、原开标时间：2026年8月21日09时00分\n开标时间变更为：2026年8月24日09时00分\n"
    ),
    "a buyer's place, and an address with nobody's name": (
        "海阳市水厂车辆询价公告\n一、采购单位：海阳市水厂\n二、采购内容：皮卡1辆。\n联系人：于先生 电话：0535-00000000\n地址：山东省海阳市海滨路1号\n"
    ),
    "a buyer's place, and a prefecture by its short name": (
        "尉犁县消防救援大队消防车采购公告\n采购人：尉犁县消防救援大队，地址：新疆巴州尉犁县孔雀路\n采购内容：水罐消防车1辆。\n"
    ),
    "a winner, and its second row": (
        "云溪县学校保洁车中标公告\n三、中标信息\n货物名称\t中标供应商\t数量\t单价（元）\n驾驶式洗地车\t云溪洁净设备有限公司\t1台\t46800\n"
        "电动保洁车\t云溪洁净设备有限公司\t4辆\t6800\n中标总金额：74000元\n"
    ),
    "a changed price, and the list's": (
        "云溪县公安局勘查车中标结果更正公告\n更正内容：中标单价“289000元”更正为“298000元”。\n更正后的中标结果：\n"
        "序号\t名称\t品牌\t规格型号\t数量\t单价（元）\n1\t现场勘查车\t江铃\tJX5046XKC-M6\t3辆\t298000\n"
    ),
    "a changed model, and the list's": (
        "云溪县公安局勘查车中标结果更正公告\n更正内容：型号“JX5045XKC”，更正为“JX5046XKC-M6”。\n更正后的中标结果：\n"
        "序号\t名称\t品牌\t规格型号\t数量\t单价（元）\n1\t现场勘查车\t江铃\tJX5046XKC-M6\t3辆\t298000\n"
    ),
    "a buyer, and a name that runs into a label": (
        "云溪县应急管理局通信保障车采购磋商公告\n公告概要：公告信息：采购项目名称云溪县应急管理局通信保障车采购品目采购单位云溪县应急管理局行政区域云溪县\n"
        "七、联系方式\n采购单位：云溪县应急管理局\n联系人：徐晓\n"
    ),
    "that vehicles are bought, and the second row of a table": (
        "某区2026年度公务用车（轿车）框架协议征集公告\n序号\t名称\t最高限制单价（元/辆）\t计量单位\n1\t轿车\t120000\t辆\n2\t轿车\t180000\t辆\n\n标的名称：公务用车\n"
    ),
    "a need, and a table of parameters": (
        "云溪县医院轿车采购公告\n采购需求：轿车2辆。\n参数名称\t参数要求\n车型\t三厢轿车\n排量\t≤1.5L\n座位数\t5座\n"
    ),
}


@pytest.mark.parametrize("what", TOLD_TWICE)
def test_what_a_second_rule_would_read_is_shown_too(what: str) -> None:
    title, _, words = TOLD_TWICE[what].partition("\n")
    assert kept(text_of_plain(words, title, {}), "2026-03-01") == []


def test_evidence_is_words_that_the_stored_text_holds() -> None:
    for given in ALL:
        text = stored(given)
        for value in everything(text, given.published_at).values():
            assert all(text[span.start : span.end].strip() for span in value.evidence)


def test_old_words_in_the_line_above_are_what_was_changed() -> None:
    read = everything(
        text_of_plain(
            "某局车辆采购更正公告\n二、更正内容\n1、原开标时间：8月21日9时\n开标时间变更为：8月24日9时", "某局车辆采购更正公告", {}
        ),
        "2026-08-20",
    )
    assert [value.value for path, value in read.items() if path.endswith((".before", ".after"))] == ["8月21日9时", "8月24日9时"]
