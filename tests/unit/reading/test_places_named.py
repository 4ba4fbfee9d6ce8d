"""The buyer's place from each source alone and from all together, with the words that told it, in the year of the notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.divisions import Division, divisions
from tests.given.places import code, found

KNOWN = divisions(2024)
COUNTIES = sorted((one for one in KNOWN if one.level == "county"), key=lambda one: one.code)


# -- a buyer's name --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("buyer", "expected"),
    [
        ("桐庐县交通运输局", "330122"), ("萧县公安局", "341322"), ("浙江省杭州市桐庐县公安局", "330122"), ("浙江省公安厅", "330000"), ("杭州市公安局", "330100"),
        ("杭州公交集团", "330100"), ("杭州市桐庐公路段", "330122"), ("南京市鼓楼区城管局", "320106"), ("江苏省鼓楼区城管局", None), ("白云公司", None),
        ("广州市白云区政府", "440111"), ("广州白云区政府", "440111"), ("贵阳市白云区政府", "520113"), ("朝阳市公安局", "211300"), ("朝阳区公安局", None),
        ("北京市朝阳区公安局", "110105"), ("某某公司", None), ("上海市南京路街道办事处", "310000"), ("公安局萧县", None), ("杭州市公安局桐庐分局", "330122"),
        ("杭州市公安局桐庐县分局", "330122"), ("贡山县公安局", "533324"), ("杭州市西湖分局", "330106"), ("公安局桐庐县", "330122"),
    ],
)  # fmt: skip
def test_a_name_tells_the_finest_place_that_lies_in_those_before_it(buyer: str, expected: str | None) -> None:
    assert code(buyer) == expected


def test_a_place_that_is_told_twice_is_shown_twice() -> None:
    told, words = found("桐庐县交通局桐庐县车队")
    assert (told.value, words) == ("330122", ["桐庐县", "桐庐县"])
    assert found("浙江省桐庐县公安局")[1] == ["浙江省", "桐庐县"]


# -- addresses -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("浙江省杭州市桐庐县迎春路2号", "330122"), ("  浙江省杭州市桐庐县", "330122"), ("中国（浙江省）杭州市", "330100"), ("浙江省-杭州市-桐庐县", "330122"),
        ("浙江 杭州 桐庐县", "330122"),
        ("中国浙江省杭州市", "330100"), ("位于：杭州市", "330100"), ("在杭州市", "330100"), ("甲乙丙丁杭州市", None), ("一二三四杭州市", None),
        ("浙江省某某大厦杭州市", "330000"),
        ("杭州市南京路18号", "330100"), ("南京路18号", None),
        ("南京市玄武区", "320102"), ("江苏南京玄武区", "320102"), ("迎春路", None), ("某" * 61 + "杭州市", None), ("内蒙古自治区呼和浩特市", "150100"),
    ],
)  # fmt: skip
def test_an_address_tells_the_places_it_begins_with(address: str, expected: str | None) -> None:
    assert code("某局", f"采购人地址：{address}") == expected


def test_which_addresses_are_the_buyers() -> None:
    assert code("某局", "地址：杭州市") == "330100"
    assert code("某局", "收货地址：杭州市") == code("某局", "送货地址：杭州市") == "330100"
    agency = ("采购代理机构：某咨询公司", "地址：成都市武侯区")
    assert code("某局", *agency) is None
    assert code("某局", *agency, agency="某局采购中心") == "510107"
    assert code("某局", *agency, agency="某咨询公司") is None
    assert code("某局", "采购代理机构：某咨询公司", "收货地址：杭州市") == "330100"


def test_of_several_addresses_the_finest_holds_and_of_those_that_differ_the_first() -> None:
    assert code("某局", "地址：浙江省杭州市", "收货地址：桐庐县") == "330122"
    assert code("某局", "地址：桐庐县", "收货地址：浙江省杭州市") == "330122"
    assert code("某局", "地址：杭州市", "收货地址：南京市") == "330100"
    assert code("某局", "地址：", "收货地址：南京市") == "320100"
    assert found("某局", "地址：杭州市", "收货地址：桐庐县")[1] == ["杭州市", "桐庐县"]


# -- the portal's region, the title, the platform ----------------------------------------------------------------
def test_a_region_counts_by_its_code_or_name() -> None:
    assert code("某局", "区划代码：330122") == "330122"
    assert code("某局", "区划代码：330122000") == "330122"
    assert code("某局", "区划代码：999999", "行政区域：杭州市") == "330100"
    assert code("某局", "行政区域：浙江省杭州市") == "330100"
    assert code("某局", "区划代码：330122", "行政区域：杭州市") == "330122"
    assert found("某局", "区划代码：330122")[1] == ["330122"]


def test_the_title_and_then_the_platform_count_where_nothing_else_does() -> None:
    assert code(title="关于桐庐县车辆采购的公告") == "330122"
    assert code(title="桐庐县车辆采购公告") == "330122"
    assert code(title="车辆采购（桐庐县）公告") == "330122"
    assert code(title="某" * 38 + "桐庐县公告") is None
    assert code(title="南京市转发关于桐庐县车辆采购的公告") == "330122"
    assert code("", "桐庐县", title="车辆采购公告") is None
    assert code("", "信息来源：杭州市公共资源交易中心") == "330100"
    assert code("", "信息来源：南京市公共资源交易中心", title="桐庐县车辆采购公告") == "330122"
    assert code(title="桐庐县车辆采购公告", kind=None) is None
    assert code("桐庐县公安局", title="桐庐县车辆采购公告", kind=None) == "330122"


def test_a_title_that_agrees_is_evidence_too() -> None:
    assert found("桐庐县公安局", title="桐庐县车辆采购公告")[1] == ["桐庐县", "桐庐县"]
    assert found("桐庐县公安局", title="南京市车辆采购公告")[1] == ["桐庐县"]


# -- together --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("buyer", "address", "region", "expected"),
    [
        ("鼓楼区城管局", "徐州市中山北路2号", "", "320302"), ("鼓楼区城管局", "", "江苏省南京市", "320106"), ("鼓楼区城管局", "", "江苏省", None),
        ("鼓楼区城管局", "", "", None),
        ("鼓楼区城管局", "鼓楼区", "福建省", "350102"), ("桐庐县公安局", "南京市", "浙江省", "330122"), ("桐庐县公安局", "南京市", "江苏省", "320100"),
        ("桐庐县公安局", "南京市", "", None),
        ("桐庐县公安局", "江苏省南京市", "", "320100"), ("桐庐县公安局", "", "江苏省", "330122"), ("桐庐县公安局", "杭州市", "江苏省", "330122"),
        ("某局", "", "江苏省", "320000"),
        ("某局", "南京市", "江苏省", "320100"), ("南京市公安局", "", "江苏省南京市玄武区", "320102"), ("杭州市公安局", "桐庐县", "", "330122"),
        ("鼓楼区城管局", "", "浙江省", None),
        ("桐庐县公安局", "南京市", "四川省", None),
    ],
)  # fmt: skip
def test_name_address_and_region_together(buyer: str, address: str, region: str, expected: str | None) -> None:
    lines = [f"采购人地址：{address}"] if address else []
    lines += [f"行政区域：{region}"] if region else []
    assert code(buyer, *lines) == expected


def test_why_a_place_is_refused_and_the_words_that_made_it_so() -> None:
    told, words = found("鼓楼区城管局")
    assert (told.why, words) == ("ambiguous place", ["鼓楼区"])
    told, words = found("桐庐县公安局", "采购人地址：南京市")
    assert (told.why, words) == ("name and address disagree", ["桐庐县", "南京市"])
    told, words = found("鼓楼区城管局", "行政区域：浙江省")
    assert (told.why, words) == ("region disagrees", ["鼓楼区", "浙江省"])
    assert found("某某公司")[0].why == ""


def test_a_division_is_meant_as_it_stood_in_the_notices_year() -> None:
    assert code("杭州市余杭区公安局", day="2019-05-01") == "330110"
    assert code("杭州市下城区公安局", day="2019-05-01") == "330103"
    assert code("杭州市下城区公安局", day="2024-05-01") == "330100"
    assert code("杭州市下城区公安局", day="") == "330100"
    assert code("杭州市下城区公安局", day="none-said") == "330100"


@given(st.sampled_from(COUNTIES), st.sampled_from(["{}", "{}公安局", "{}人民医院"]))
def test_any_full_path_names_its_county(county: Division, shape: str) -> None:
    path = KNOWN.path(county.code)
    words = "".join(one.name for one in path)
    assert code("某局", f"采购人地址：{words}") == path[-1].code
    assert code(shape.format(words)) == path[-1].code


def test_an_address_right_below_the_buyers_name_is_the_buyers() -> None:
    lines = ("名 称:英德市公安局", "地 址:英德市峰光路", "名 称:清远市某招标代理有限公司", "地 址:清远市清城区人民四路")
    told, words = found("英德市公安局", *lines, agency="清远市某招标代理有限公司")
    assert (told.value, words) == ("441881", ["英德市", "英德市"])


def test_addresses_that_lie_in_each_other_tell_the_finest_of_them() -> None:
    assert found("江南局", "采购人地址：杭州市", "采购人地址：桐庐县")[1] == ["杭州市", "桐庐县"]
    assert code("江南局", "采购人地址：杭州市", "采购人地址：桐庐县") == "330122"
    assert code("江南局", "采购人地址：桐庐县", "采购人地址：杭州市") == "330122"
    assert code("江南局", "采购人地址：桐庐县", "采购人地址：南京市") == "330122"


def test_where_name_and_address_differ_two_levels_or_the_region_decide() -> None:
    assert code("桐庐县江南局", "采购人地址：南京市玄武区") == "320102"
    assert code("桐庐县江南局", "采购人地址：南京市") is None
    assert code("桐庐县江南局", "采购人地址：南京市", "行政区域：江苏省") == "320100"
    assert code("桐庐县江南局", "采购人地址：南京市", "行政区域：浙江省") == "330122"


def test_a_region_elsewhere_leaves_a_place_that_is_told_without_doubt() -> None:
    told, words = found("桐庐县江南局", "行政区域：江苏省")
    assert (told.value, told.why, words) == ("330122", "name and address", ["桐庐县", "江苏省"])
    assert found("鼓楼区江南局", "采购人地址：鼓楼区", "行政区域：浙江省")[0].why == "ambiguous place"
    assert code("鼓楼区江南局", "行政区域：南京市") == "320106"
