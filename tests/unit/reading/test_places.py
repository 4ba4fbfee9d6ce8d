"""The buyer's place: name, address and region together; what stays ambiguous is refused."""

import pytest

from reading.notice import read_notice_text
from reading.text import text_of_plain
from schemas.values import Read


def place(buyer: str, address: str = "", region: str = "", agency: str = "") -> Read[str]:
    lines = ["一、项目基本情况", "项目编号：AB-2026-01", f"行政区域：{region}" if region else "", "1.采购人信息", f"名称：{buyer}"]
    lines += [f"地址：{address}" if address else "", "2.采购代理机构信息", f"名称：{agency}" if agency else "", f"地址：{agency}"]
    return read_notice_text(text_of_plain("\n".join(lines), "车辆采购招标公告"), "2026-05-01")[0].division_code


def test_a_district_name_of_many_cities_is_refused_alone() -> None:
    refused = place("鼓楼区机关事务管理局")
    assert refused.value is None
    assert refused.why == "ambiguous place"


@pytest.mark.parametrize(
    ("buyer", "address", "region", "code"),
    [
        ("鼓楼区机关事务管理局", "徐州市中山北路2号", "", "320302"),
        ("鼓楼区机关事务管理局", "", "江苏省南京市", "320106"),
        ("朝阳市公安局", "辽宁省朝阳市双塔区", "辽宁省", "211302"),
        ("桐庐县交通运输局", "", "", "330122"),
        ("南京理工大学", "南京市玄武区孝陵卫200号", "江苏省", "320102"),
        ("佳木斯市公交集团", "黑龙江省佳木斯市郊区友谊路9号", "", "230811"),
    ],
)
def test_the_finest_place_that_all_sources_allow(buyer: str, address: str, region: str, code: str) -> None:
    assert place(buyer, address, region).value == code


def test_streets_named_after_cities_are_no_places() -> None:
    assert place("莱阳市水利局", "南京路18号").value == "370682"


def test_the_agencys_address_never_counts() -> None:
    assert place("莱阳市水利局", agency="成都市武侯区天府咨询有限公司").value == "370682"


def test_a_name_and_an_address_that_disagree_are_refused() -> None:
    assert place("莱阳市水利局", "成都市").why == "name and address disagree"
