"""Buyers and their places where a title, a firm's full name, a department or an address says them each in its own way."""

import pytest

from tests.unit.reading.test_unseen_tenders import form

_REST = "本公告在本单位网站发布，请各供应商按要求准备材料并按时参加，逾期不予受理。"


@pytest.mark.parametrize(
    ("title", "line", "buyer"),
    [
        ("凤凰县自来水公司抢修车采购公告", "凤凰县清源自来水有限责任公司抢修车采购公告", "凤凰县清源自来水有限责任公司"),
        (
            "铜仁公交集团公交车采购招标公告",
            "一、采购条件：铜仁市公共交通集团有限公司（铜仁市碧江区）公交车采购，资金自筹。",
            "铜仁市公共交通集团有限公司",
        ),
        ("宿迁水务公司皮卡采购比选公告", "宿迁市水务投资股份有限公司现就下列车辆公开比选。", "宿迁市水务投资股份有限公司"),
        ("凤凰县自来水公司抢修车采购公告", "成交供应商：长沙某某自来水设备有限公司", "凤凰县自来水公司"),
        ("凤凰县自来水公司抢修车采购公告", "一、招标条件：本招标项目抢修车采购已批准，资金自筹。", "凤凰县自来水公司"),
    ],
)
def test_a_firm_that_a_title_calls_by_a_short_name_is_the_one_that_the_text_calls_in_full(title: str, line: str, buyer: str) -> None:
    assert form(title, line, "采购抢修车1辆。", _REST)["buyer"] == buyer


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("采购单位：某部", "某部"),
        ("某某集团有限公司凤凰项目部现对下列车辆公开询价：皮卡2辆。", "某某集团有限公司凤凰项目部"),
        ("某某粮油有限公司因生产需要，对以下车辆公开招标。", "某某粮油有限公司"),
        ("某某集团凤凰项目部现以询价方式采购皮卡2辆。", "某某集团凤凰项目部"),
    ],
)
def test_who_buys_is_told_by_a_short_label_or_a_sentence_of_another_kind(line: str, buyer: str) -> None:
    assert form("生产用车采购公告", line, _REST)["buyer"] == buyer


def test_who_decides_on_a_complaint_buys_nothing() -> None:
    read = form(
        "凤凰县公安局车辆采购项目投诉处理决定公告",
        "投诉人：甲地汽车有限公司",
        "被投诉人1：乙地项目管理有限公司",
        "驳回投诉。",
        "凤凰县财政局",
        "2026年3月1日",
    )
    assert (read["buyer"], read["agency"]) == ("凤凰县公安局", "乙地项目管理有限公司")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["采购人：某某物流（凤凰）有限公司"], "433123"),
        (["采购人：某某物流有限公司 湖南省凤凰县沱江镇建设路 张先生"], "433123"),
        (["采购人：某某集团凤凰项目部", "报名地址见附件，凤凰县沱江镇项目部收。"], "433123"),
        (["采购人：某某物流有限公司", "文件递交截止时间：2026年4月1日9时，长沙市岳麓区枫林路公司五楼会议室。"], "430104"),
        (
            [
                "采购人：某某物流有限公司",
                "第二名：乙地汽车有限公司，报价21万元",
                "公示期3日，请书面提出异议。",
                "地址：长沙市岳麓区枫林路 联系人：张先生",
            ],
            "430104",
        ),
        (["采购人：某某物流有限公司", "第二名：乙地汽车有限公司", "地址：长沙市岳麓区枫林路"], None),
        (["采购人：某某白云物流有限公司"], None),
    ],
)
def test_a_place_stands_in_brackets_behind_a_blank_before_a_room_or_apart_from_bidders(lines: list[str], code: str | None) -> None:
    assert form("轿车采购结果公示", *lines, "标的：轿车1辆。", _REST)["division_code"] == code


def test_the_name_that_a_firm_signs_with_is_its_full_one() -> None:
    body = "双林县供电公司因生产需要，现就以下车辆面向社会询价采购。"
    read = form("双林县供电公司抢修车辆询价采购公告", body, "联系人：赵工", "国网某省电力公司双林县供电公司", "2026年3月18日")
    assert read["buyer"] == "国网某省电力公司双林县供电公司"


def test_a_union_of_cooperatives_buys() -> None:
    assert form("双林县供销合作社联合社公务用车验收公告", "验收结果：通过", _REST)["buyer"] == "双林县供销合作社联合社"


@pytest.mark.parametrize(
    "line", ["招标人：某某制造有限公司，广东省佛山市顺德区大良街道", "采购人：某某制造有限公司，佛山市顺德区某路5号；"]
)
def test_an_address_may_stand_behind_a_comma(line: str) -> None:
    assert form("某某制造有限公司工作用车采购公告", _REST, line)["division_code"] == "440606"
