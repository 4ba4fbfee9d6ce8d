"""Rules on who buys and where, in wordings nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form


@pytest.mark.parametrize("line", ["监督电话：0724-00000000", "公示期：2026年5月27日至5月29日", "投诉电话：0724-00000000"])
def test_an_address_below_who_hears_complaints_is_not_the_winners(line: str) -> None:
    lines = ("成交供应商：某某汽车有限公司", "成交单价：58,400元/辆", line, "地址：湖北省荆门市东宝区象山大道", "荆门市某某投递公司")
    assert form("荆门市某某投递公司投递车采购成交结果公示", *lines)["division_code"] == "420802"
    assert form("荆门市某某投递公司投递车采购成交结果公示", *lines[:2], *lines[3:])["division_code"] == "420800"


@pytest.mark.parametrize(
    ("contact", "code"),
    [
        ("联系人：某经理，0543-00000000，山东省滨州市沾化区滨海镇", "371603"),
        ("联系方式：某某港务集团有限公司 山东省滨州市沾化区滨海路 0543-00000000", "371603"),
        ("联系人：某经理，0543-00000000，供应商来自山东省滨州市", "370000"),
    ],
)
def test_an_address_among_the_contacts_of_who_buys_needs_no_label(contact: str, code: str) -> None:
    read = form("山东某某港务集团有限公司商务车询比公告", "一、采购范围：MPV 1辆", f"六、{contact}", "山东某某港务集团有限公司采购中心")
    assert (read["division_code"], read["buyer"], read["agency"]) == (code, "山东某某港务集团有限公司", None)


@pytest.mark.parametrize(
    ("place", "code"),
    [("苏州市姑苏区人民路公司三楼", "320508"), ("苏州市姑苏区人民路88号公司3楼", "320508"), ("苏州市姑苏区某某招标公司三楼", "320500")],
)
def test_a_floor_behind_a_street_is_the_house_of_who_announces(place: str, code: str) -> None:
    read = form("苏州某某出行科技有限公司网约车邀请招标公告", f"投标截止及开标：2026年7月13日14:00，{place}。")
    assert read["division_code"] == code


@pytest.mark.parametrize("label", ["拟定供应商", "拟定唯一供应商", "唯一供应商"])
def test_where_a_proposed_supplier_sits_is_not_the_buyers_place(label: str) -> None:
    read = form(
        "宜春市某某中心通信车采购单一来源公示",
        "采购人：宜春市某某中心",
        f"{label}：江西某某车辆有限公司，地址：南昌市青山湖区",
        "联系方式：宜春市某某中心 江西省宜春市宜阳大道 0795-0000000",
    )
    assert read["division_code"] == "360900"


@pytest.mark.parametrize(
    ("told", "buyer"),
    [("石家庄市鹿泉区某某公交有限公司", "石家庄市鹿泉区某某公交有限公司"), ("经我市鹿泉区某某公交有限公司", "鹿泉区某某公交有限公司")],
)
def test_a_companys_whole_name_begins_with_its_city(told: str, buyer: str) -> None:
    assert form("鹿泉区某某公交公司公交车招标公告", "招标编号：A1", f"{told}现有公交车40辆，拟招标。")["buyer"] == buyer


@pytest.mark.parametrize(("end", "buyer"), [("某县交通运输局", "某县交通运输局"), ("镇村公交车辆更新项目", None)])
def test_a_title_of_an_intention_may_end_with_who_plans(end: str, buyer: str | None) -> None:
    assert form(f"某县2026年1月政府采购意向-{end}", "采购项目名称：公交车辆更新", "预算金额（万元）：1620")["buyer"] == buyer
