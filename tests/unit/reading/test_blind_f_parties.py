"""Rules for parties that the seventh independent set called for: side by side, with addresses in brackets, behind 我校."""

from typing import Any

import pytest

from reading.partytables import is_address
from tests.unit.reading.test_blind_f import form


def parties(read: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    return read["buyer"], read["agency"], read["division_code"]


@pytest.mark.parametrize(
    "heads", ["\t采购人\t代理机构", "项目\t采购人信息\t采购代理机构信息", "采购人\t代理机构", "\t采购代理机构\t采购人"]
)
def test_parties_set_side_by_side_are_each_told_by_their_column(heads: str) -> None:
    buyer, agency = "敦煌市文物局", "陇原招标咨询有限公司"
    cells = (agency, buyer) if heads.endswith("采购人") else (buyer, agency)
    read = form("洒水车采购项目磋商公告", "一、联系方式", heads, "名称\t{}\t{}".format(*cells), "地址\t鸣山路\t天水北路")
    assert parties(read)[:2] == (buyer, agency)


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("招标人：白洋淀客运有限公司（河北省保定市安新县旅游码头）", "白洋淀客运有限公司"),
        ("招标人：白洋淀客运有限公司（地址：安新县旅游码头）", "白洋淀客运有限公司"),
        ("采购人：青石市城市管理局（青石市综合行政执法局）", "青石市城市管理局（青石市综合行政执法局）"),
        ("采购人：南海大学（安新校区）", "南海大学（安新校区）"),
    ],
)
def test_an_address_in_brackets_is_no_part_of_a_name(line: str, buyer: str) -> None:
    assert form("旅游客车采购项目招标公告", line, "采购内容：客车2辆")["buyer"] == buyer


def test_an_address_in_brackets_behind_the_buyer_tells_its_place() -> None:
    read = form("旅游客车采购项目招标公告", "招标人：白洋淀客运有限公司（河北省保定市安新县旅游码头）", "采购内容：客车2辆")
    assert read["division_code"] == "130632"
    assert not is_address("北京市分公司")


@pytest.mark.parametrize("us", ["我校", "本校", "我单位"])
def test_who_says_our_school_is_named_in_the_brackets_behind_it(us: str) -> None:
    read = form("校车采购询价函", f"{us}（陆丰市甲子镇中心小学）拟就校车采购进行询价，需校车4辆。")
    assert read["buyer"] == "陆丰市甲子镇中心小学"


def test_a_citys_office_is_in_the_district_that_it_is_named_after() -> None:
    assert form("大同市公安局平城分局警车采购公告", "采购人：大同市公安局平城分局")["division_code"] == "140213"
