"""Fatal dates beside the deadline: windows end, office hours are no time of day, corrections say what is new."""

from datetime import date, datetime
from typing import Any

import pytest

from reading.dates import CHINA
from tests.given.bidding import bidding, facts_of


def at(month: int, day: int, hour: int = -1, minute: int = 0) -> date | datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=CHINA) if hour >= 0 else date(2026, month, day)


DATES: list[tuple[str, str, Any]] = [
    ("三、获取招标文件\n时间：2026年08月06日 至 2026年08月12日，每天上午9:00至12:00，下午13:00至17:00。", "documents_until", at(8, 12)),
    ("三、获取招标文件\n时间：2026年08月06日 00:00 至 2026年08月12日 23:30（不得少于5个工作日）", "documents_until", at(8, 12, 23, 30)),
    ("获取文件期限：2026年8月5日 至 2026年8月12日。", "documents_until", at(8, 12)),
    ("文件获取时间: 2026年8月21日12时00分至2026年8月26日12时00分", "documents_until", at(8, 26, 12)),
    ("有意向的投标人可于2026年8月13日17：00之前，到采购中心领取招标文件。", "documents_until", at(8, 13, 17)),
    ("供应商可于2026年8月27上午9:00-11:30至2026年8月29日上午9:00-11:30，登录网站免费下载询价文件。", "documents_until", at(8, 29)),
    ("公告期限：自2026年8月6日至2026年8月12日", "documents_until", None),
    ("6.1报名期限：2026年8月5日至2026年8月11日（上午8：30-12：00）。", "registration_until", at(8, 11)),
    ("报名截止时间：2026年8月11日17:00", "registration_until", at(8, 11, 17)),
    ("供应商请于2026年8月6日至2026年8月12日，每天上午9:30至11:00，委派授权代表参加报名", "registration_until", at(8, 12)),
    ("2026年08月08日 00:00（北京时间）前，供应商如果认为采购文件存在不明确等问题，可提问。", "questions_until", at(8, 8, 0)),
    ("质疑截止时间：2026年8月9日17:30", "questions_until", at(8, 9, 17, 30)),
    ("技术参数意见征求截止时间：2026年8月6日17:00", "questions_until", None),
    ("应在知道权益受损之日起7个工作日内提出质疑。", "questions_until", None),
    ("投标保证金缴纳截止时间：2026年8月20日16:00", "bond_until", at(8, 20, 16)),
    ("投标保证金须于2026年8月20日16:00前到账。", "bond_until", at(8, 20, 16)),
    ("样品递交截止时间：2026年8月21日9:00", "samples_until", at(8, 21, 9)),
    ("现场踏勘时间：2026年8月10日9:30", "visit_at", at(8, 10, 9, 30)),
    ("本项目不组织现场踏勘", "visit_at", None),
    ("开标时间：2026年08月27日 09点30分（北京时间）", "opening_at", at(8, 27, 9, 30)),
    ("四、提交投标文件截止时间、开标时间和地点\n2026年08月27日 09点30分（北京时间）", "opening_at", at(8, 27, 9, 30)),
    ("五、开启\n时间：2026年08月27日 09点30分（北京时间）", "opening_at", at(8, 27, 9, 30)),
    ("定于2026年8月27日15:00(北京时间)，在四楼会议室开标。", "opening_at", at(8, 27, 15)),
]


@pytest.mark.parametrize(("words", "field", "value"), DATES)
def test_each_fatal_date_is_read_in_its_forms(words: str, field: str, value: Any) -> None:
    assert getattr(bidding(words), field).value == value


def test_a_bond_date_is_no_bid_date_and_the_other_way_round() -> None:
    told = bidding("投标保证金缴纳截止时间：2026年8月20日16:00", "开标时间：2026年8月27日9:30")
    assert (told.bond_until.value, told.opening_at.value) == (at(8, 20, 16), at(8, 27, 9, 30))


def test_two_different_openings_are_refused() -> None:
    told = bidding("开标时间：2026年8月27日9:30", "开标时间：2026年8月28日9:30").opening_at
    assert (told.value, told.why) == (None, "contradiction")


CORRECTION_TITLE = "桂溪县农业农村局巡查车辆采购项目更正公告"
CORRECTION = (
    "一、项目基本情况\n原公告的采购项目名称：桂溪县农业农村局巡查车辆采购项目\n首次公告日期：2026年07月22日\n二、更正信息\n更正内容：\n"
)


def corrected(words: str) -> Any:
    return facts_of(f"{CORRECTION}{words}\n更正日期：2026年08月05日\n三、其他补充事宜\n无", CORRECTION_TITLE)[0]


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("本项目获取招标文件截止时间顺延至2026年8月14日16:30。", "documents_until", at(8, 14, 16, 30)),
        ("1、现更正获取磋商文件时间2026年8月7日至2026年8月13日。", "documents_until", at(8, 13)),
        ("投标文件提交截止时间、开标时间、投标保证金递交截止时间均延期至2026年8月19日10点00分。", "bond_until", at(8, 19, 10)),
        ("投标文件提交截止时间、开标时间、投标保证金递交截止时间均延期至2026年8月19日10点00分。", "opening_at", at(8, 19, 10)),
        ("原公告的开标时间：2026-08-07 09:30:00，更正为：2026-08-11 14:15:00。", "opening_at", at(8, 11, 14, 15)),
        (
            "序号 更正项 更正前内容 更正后内容 1 采购文件获取时间 2026年07月22日17:00至 2026年07月29日17:00 "
            "2026年07月22日17:00至 2026年08月10日17:00 2 开标时间 2026年08月12日09:30分 2026年08月27日09:30分",
            "documents_until",
            at(8, 10, 17),
        ),
        (
            "序号\t更正项\t更正前内容\t更正后内容\n1\t开标时间\t2026年08月12日 09:30\t2026年08月27日 09:30",
            "opening_at",
            at(8, 27, 9, 30),
        ),
        ("采购需求附件有修改，详见附件。", "opening_at", None),
        ("原公告内容：\n10.开标时间：2026年8月10日13:00。\n更正内容：\n10.开标时间：2026年8月13日13:00。", "opening_at", at(8, 13, 13)),
        (
            "2、原开标时间：2026年08月14日09时30分（北京时间） 开标时间变更为：2026年08月21日09时30分（北京时间）",
            "opening_at",
            at(8, 21, 9, 30),
        ),
        ("获取招标文件延期至2026年08月14日，每天上午9:00至11:30。", "documents_until", at(8, 14)),
        ("开标及投标截止时间由8月14日变更为8月18日 9：00。其余无变更。", "opening_at", at(8, 18, 9)),
        ("开标日期从8月12日变更至8月20日。", "opening_at", at(8, 20)),
        ("增加现场考察时间2026年8月11日上午10：00时。", "visit_at", at(8, 11, 10)),
        (
            "原文为：\n三、获取采购文件\n时间：2026年08月01日 至 2026年08月07日，每天上午9:00至11:30\n更正后为：\n三、获取采购文件\n"
            "时间：2026年08月05日 至 2026年08月14日，每天上午9:00至11:30",
            "documents_until",
            at(8, 14),
        ),
    ],
)
def test_a_correction_tells_the_new_date(words: str, field: str, value: Any) -> None:
    assert getattr(corrected(words), field).value == value


def test_an_award_has_no_fatal_dates() -> None:
    told = facts_of("一、中标信息\n供应商名称：某公司\n开标时间：2026年8月1日9:30", "桂溪县巡查车辆采购中标公告")[0]
    assert told.opening_at.value is None


def test_what_a_correction_says_no_longer_holds_is_not_read() -> None:
    told = corrected("1.公告中：本项目（是/√否）接受联合体更正为本项目（√是/否）接受联合体。\n2.服务期限：一年 变更为 服务期限：60日历天")
    assert told.consortium_allowed.value is True
    assert str(told.delivery_within.value) == "60 days"
