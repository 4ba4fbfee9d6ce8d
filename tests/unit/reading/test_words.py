"""Reading single sentences and lines: sums, deadlines, parties, winners and changes as officials write them."""

from datetime import datetime
from decimal import Decimal

import pytest

from reading.dates import CHINA
from reading.notice import read_notice_text
from reading.text import text_of_plain
from schemas.reading import Facts, Lot

TENDER, AWARD, CORRECTION = "公务用车采购公开招标公告", "公务用车采购中标公告", "公务用车采购更正公告"
NOON = datetime(2026, 7, 8, 10, tzinfo=CHINA)


def read(title: str, *lines: str) -> tuple[Facts, tuple[Lot, ...]]:
    return read_notice_text(text_of_plain("\n".join(lines), title), "2026-05-01")


@pytest.mark.parametrize(
    ("words", "budget", "cap"),
    [
        ("采购预算：￥35.60万元；最高限价：￥35.00万元", 356_000, 350_000),
        ("采购预算及最高限价：45万元", 450_000, 450_000),
        ("预算金额：人民币1,280,000元（大写：壹佰贰拾捌万元整）", 1_280_000, None),
        ("项目预算：36.8万元，单价不得超过18.4万元/辆", 368_000, None),
        ("本项目最高限价为人民币叁拾万元整（¥300,000.00元）", None, 300_000),
        ("预算金额200万元以下的项目专门面向中小企业", None, None),
        ("预算金额：壹拾万元整（120000元）", None, None),
        ("投标保证金：5000元，招标文件售价：300元", None, None),
    ],
)
def test_each_label_tells_its_own_sum(words: str, budget: int | None, cap: int | None) -> None:
    facts, _ = read(TENDER, words)
    assert (facts.budget_cny.value, facts.price_cap_cny.value) == (budget, cap)


def test_summary_and_body_that_disagree_are_refused_unless_a_portal_divided_twice() -> None:
    head = "公告概要：公告信息：采购项目名称公务用车采购行政区域某省公告时间2026年5月1日 09:00预算金额￥{}万元（人民币）联系人及联系方式：项目联系人某"
    refused, _ = read(TENDER, head.format("30.000000"), "一、项目基本情况", "预算金额：280000元")
    kept, _ = read(TENDER, head.format("0.002800"), "一、项目基本情况", "预算金额：280000元")
    assert (refused.budget_cny.value, refused.budget_cny.why) == (None, "contradiction")
    assert kept.budget_cny.value == Decimal(280_000)


@pytest.mark.parametrize(
    "words",
    [
        "递交投标文件截止时间（开标时间）：2026年7月8日10时00分",
        "响应文件递交截止时间及地点：2026年7月8日10时，某楼",
        "投标文件递交的截止时间及开标时间为2026年7月8日10:00",
        "提交投标文件的截止时间为2026年7月8日10点",
        "并于2026年7月8日10时00分（北京时间）前提交响应文件",
        "竞价时间：2026年7月7日9:00至2026年7月8日10:00",
        "五、响应文件的递交\n1.截止时间：2026年7月8日10时",
        "报名截止时间：2026年7月1日\n开标时间：2026年7月8日10:00",
        "投标保证金缴纳截止时间：2026年7月6日17:00\n投标截止时间：2026年7月8日10:00",
    ],
)
def test_the_deadline_is_when_bids_must_be_in(words: str) -> None:
    assert read(TENDER, words)[0].deadline.value == NOON


@pytest.mark.parametrize(
    "words", ["合同签订后30日内交货", "获取招标文件截止时间：2026年7月1日17:00", "技术参数意见征求截止时间：2026年7月8日"]
)
def test_other_dates_are_no_deadline(words: str) -> None:
    assert read(TENDER, words)[0].deadline.value is None


@pytest.mark.parametrize(
    ("words", "buyer", "agency"),
    [
        ("采 购 人：清水县公安局\n采购代理机构：天水麦积招标有限公司", "清水县公安局", "天水麦积招标有限公司"),
        ("受清水县公安局（以下简称采购人）委托，天水麦积招标有限公司对本项目组织采购", "清水县公安局", "天水麦积招标有限公司"),
        ("采购单位（盖章）：清水县公安局", "清水县公安局", None),
        ("1.采购人信息\n名称：清水县公安局\n2.采购代理机构信息\n名称：无", "清水县公安局", None),
    ],
)
def test_the_buyer_is_never_the_agency(words: str, buyer: str, agency: str | None) -> None:
    facts, _ = read(TENDER, words)
    assert (facts.buyer.value, facts.agency.value) == (buyer, agency)


@pytest.mark.parametrize(
    "words",
    [
        "第一中标候选人：陇南白龙汽车有限公司，投标报价 456,000 元；第二中标候选人：乙车行有限公司，投标报价 460,000 元",
        "第一名：陇南白龙汽车有限公司，投标报价：45.60万元\n第二名：乙车行有限公司，投标报价：46万元",
        "中标供应商：陇南白龙汽车有限公司\n中标金额（万元）：45.6",
        "中标单位：陇南白龙汽车有限公司（中标价：45.6万元）",
        "| 名次 | 供应商名称 | 报价（元） |\n|--|--|--|\n| 1 | 陇南白龙汽车有限公司 | 456000 |\n| 2 | 乙车行有限公司 | 460000 |",
    ],
)
def test_the_first_of_several_offers_wins(words: str) -> None:
    facts, lots = read(AWARD, words)
    assert facts.award_total_cny.value == Decimal(456_000)
    assert [lot.supplier.value for lot in lots] == ["陇南白龙汽车有限公司"]


def test_a_rate_is_no_award() -> None:
    facts, lots = read(AWARD, "供应商名称：陇南白龙汽车维修部", "中标（成交）金额：折扣率92.5%")
    assert facts.award_total_cny.value is None
    assert lots[0].supplier.value == "陇南白龙汽车维修部"


def test_a_total_that_is_one_lots_sum_is_refused() -> None:
    lines = ["总中标金额：40万元", "第一包：", "供应商名称：甲汽车有限公司", "中标（成交）金额：72万元"]
    facts, lots = read(AWARD, *lines, "第二包：", "供应商名称：乙汽车有限公司", "中标（成交）金额：40万元")
    assert facts.award_total_cny.why == "total and lots disagree"
    assert [lot.award_cny.value for lot in lots] == [720_000, 400_000]


@pytest.mark.parametrize(
    "words",
    [
        "原公告的投标截止时间：2026-07-01 09:00:00，更正为：2026-07-08 10:00:00。",
        "投标截止时间由2026年7月1日9:00延期至2026年7月8日10:00。",
        "原“投标截止时间：2026年7月1日9:00”，现改为“投标截止时间：2026年7月8日10:00”。",
        "原：投标截止时间为2026年7月1日9:00\n现：投标截止时间为2026年7月8日10:00",
        "本项目投标截止时间和开标时间延期至2026年7月8日上午10：00。",
        "更正项\n更正前内容\n更正后内容\n1\n投标截止时间\n2026年7月1日9:00\n2026年7月8日10:00",
    ],
)
def test_a_correction_moves_the_deadline_however_it_is_written(words: str) -> None:
    facts, _ = read(CORRECTION, "二、更正信息", "更正内容：", words, "三、其他补充事宜", "无")
    assert facts.deadline.value == NOON
    assert "投标截止时间" in (facts.changes[0].item.value or "")


def test_a_postponement_without_a_date_has_no_deadline() -> None:
    facts, _ = read(CORRECTION, "更正内容：", "本项目投标截止时间延期，具体时间另行通知")
    assert facts.deadline.value is None


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("采购包1：预算金额60万元\n采购包2：预算金额40万元", ["1", "2"]),
        ("A包：轿车2辆，预算36万元；B包：皮卡1辆，预算12万元", ["A", "B"]),
        ("第一标段：轿车，控制价72万元；第二标段：客车，控制价40万元", ["一", "二"]),
        ("| 包号 | 名称 | 数量 |\n|--|--|--|\n| 01 | 轿车 | 2 |\n| 02 | 客车 | 1 |", ["01", "02"]),
        ("合同履约期限：标项 1，签订后30日", [None]),
        ("本项目不得分包，承包3年", [None]),
    ],
)
def test_lots_are_numbered_as_printed(words: str, numbers: list[str | None]) -> None:
    assert [lot.lot_no.value for lot in read(TENDER, words)[1]] == numbers


def test_the_only_lots_main_labels_speak_of_the_whole_too() -> None:
    facts, lots = read(TENDER, "包组编号：001", "预算金额（元）：360,000.00", "最高限价（元）：355,000.00")
    assert (facts.budget_cny.value, lots[0].budget_cny.value, lots[0].price_cap_cny.value) == (360_000, 360_000, 355_000)
