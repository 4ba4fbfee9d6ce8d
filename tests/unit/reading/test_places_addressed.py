"""The buyer's place where no label gives it: whose address a line tells, where offers are handed in, which house is the buyer's own."""

import pytest

from reading.document import Document
from reading.places import read_division
from schemas.reading import Kind
from schemas.values import Read, Span
from tests.given.places import code, found

HOUSE = "浙江省杭州市桐庐县迎春路2号"
SHOWN = ["浙江省", "杭州市", "桐庐县"]
AGENCY = "江南咨询有限公司"
ITS_ADDRESS = "采购代理机构地址：南京市玄武区珠江路8号"


# -- a name in short, in brackets, behind its province ---------------------------------------------------------
def test_a_county_in_short_is_told_by_its_full_name_elsewhere() -> None:
    told, words = found("江南建设公司桐庐项目部", "停车场在桐庐县迎春路")
    assert (told.value, words) == ("330122", ["桐庐", "桐庐县"])
    assert code("江南建设公司桐庐项目部", "停车场在迎春路") is None
    assert code("江南建设公司桐庐项目部", "停车场在淳安县") is None
    assert code("江南建设公司余杭桐庐项目部", "停车场在桐庐县") == "330122"
    told, words = found("江南建设公司鼓楼项目部", "停车场在鼓楼区")
    assert (told.why, words) == ("ambiguous place", ["鼓楼", "鼓楼区"])


def test_a_further_place_of_the_buyers_name_spells_out_nothing() -> None:
    doc = Document("车辆采购公告\n江南建设公司\n江南建设公司桐庐项目部\n停车场在桐庐县")
    twice = Read("江南建设公司", (Span(7, 13), Span(14, 25)), "")
    assert read_division(doc, Kind.TENDER, twice, Read(), "2024-05-01").value is None


@pytest.mark.parametrize(
    ("buyer", "expected"),
    [
        ("江南物流（桐庐）有限公司", "330122"), ("江南物流（桐庐", None), ("江南物流桐庐）有限公司", None), ("江南物流（桐庐分部）", None),
        ("贵州桐梓农村商业银行", "520322"), ("贵州的桐梓农村商业银行", "520000"), ("贵州省遵义市桐梓农村商业银行", "520322"),
        ("江南建设喀喇沁左翼蒙古族自治县项目部", "211324"), ("阿坝州公安局", "513200"), ("阿坝县公安局", "513231"),
    ],
)  # fmt: skip
def test_a_short_name_counts_in_brackets_and_right_behind_its_province(buyer: str, expected: str | None) -> None:
    assert code(buyer) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("新疆高新区（新市区）迎宾路", "650104"), ("浙江省经开区（桐庐县）", "330122"), ("浙江省高新区桐庐县", "330000"), ("浙江省园区（桐庐县）", "330000"),
        ("新疆巴州尉犁县", "652823"), ("新疆巴音州尉犁县", "650000"), ("新疆南方尉犁县", "650000"),
        ("浙江省迎春路一段，杭州市桐庐县", "330000"),
    ],
)  # fmt: skip
def test_a_zone_with_its_district_and_a_prefecture_in_short_do_not_break_an_address(address: str, expected: str) -> None:
    assert code("江南局", f"采购人地址：{address}") == expected


# -- whose address ---------------------------------------------------------------------------------------------
def test_the_only_address_is_the_buyers_behind_a_contact_where_no_agency_is_told() -> None:
    contact = "联系电话：0571，地址：桐庐县"
    assert code("江南局", "二、其他", contact) == "330122"
    assert code("江南局", "二、其他", "地址：桐庐县") is None
    assert code("江南局", "二、其他", contact, "地址：淳安县") is None
    assert code("江南局", "二、其他", contact, agency=AGENCY) is None
    assert code("江南局", "二、其他", "联系方式\t地址\t桐庐县") is None


def test_an_address_is_the_buyers_where_its_sentence_speaks_of_who_announces() -> None:
    assert code("江南局", "二、其他", "异议送交我局监督科，地址：桐庐县") == "330122"
    assert code("江南局", "二、其他", "异议送交我局监督科（地址：桐庐县") == "330122"
    assert code("江南局", "二、其他", "异议送交监督科，地址：桐庐县") is None
    assert code("江南局", "二、其他", "异议送交我局监督科地址：桐庐县") is None
    assert code("江南局", "二、其他", "由我局负责。送交监督科，地址：桐庐县") is None
    assert code("江南局", "由我局负责", "二、其他", "送交监督科，地址：桐庐县") is None
    assert code("江南局", "二、其他", f"异议送交我局{'纪检监察科' * 11}，地址：桐庐县") == "330122"
    assert code("江南局", "二、其他", f"异议送交我局{'纪检监察科' * 12}，地址：桐庐县") is None
    assert code("江南局", "二、其他", f"{'须知' * 40}异议送交我局监督科，地址：桐庐县") == "330122"


def test_an_address_stands_beside_or_right_below_the_name_of_whose_it_is() -> None:
    assert code("江南局", "二、其他", "江南局 地址：桐庐县", agency=AGENCY) == "330122"
    assert code("江南局", "二、其他", f"江南局托{AGENCY} 地址：桐庐县", agency=AGENCY) is None
    assert code("江南局", "二、其他", "西山局 地址：桐庐县", agency=AGENCY) is None
    assert code("江南局", "二、其他", "名称：江南局 ", "地址：桐庐县", agency=AGENCY) == "330122"
    assert code("江南局", "二、其他", "名称：江南局", "电话：0571", "地址：桐庐县", agency=AGENCY) is None
    assert code("江南局", "二、其他", "名称：江南局", "收件地址：桐庐县", agency=AGENCY) is None
    assert code("江南局", "二、其他", "名称：江南局", "联系人张三 地址：桐庐县", agency=AGENCY) is None
    assert code("江南局", AGENCY, "地址：南京市", "地址：桐庐县", agency=AGENCY) == "330122"


@pytest.mark.parametrize("between", range(5))
def test_an_address_up_to_three_lines_above_the_agencys_is_not_the_agencys(between: int) -> None:
    above = (f"采购代理机构：{AGENCY}", "联系人：张三", f"地址：{HOUSE}", *["电话：025"] * between)
    assert code("江南局", *above, ITS_ADDRESS, agency=AGENCY) == ("330122" if between < 3 else None)


def test_an_address_behind_or_right_below_the_agency_is_the_agencys() -> None:
    assert code("江南局", f"采购代理机构：{AGENCY}", ITS_ADDRESS, f"地址：{HOUSE}", agency=AGENCY) is None
    assert code("江南局", f"采购代理机构：{AGENCY}", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY) is None
    assert code("江南局", "二、其他", AGENCY, f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY) is None


def test_an_address_of_nobodys_counts_where_the_agency_has_its_own() -> None:
    told, words = found("江南局", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY)
    assert (told.value, told.why, words) == ("330122", "address that is nobody else's", SHOWN)
    own = ("二、其他", f"采购代理机构：{AGENCY}", "地址：南京市玄武区", "三、附则", f"地址：{HOUSE}")
    assert code("江南局", *own, agency=AGENCY) == "330122"
    assert code("江南局", "二、其他", f"地址：{HOUSE}") == "330122"
    assert code("江南局", "二、其他", f"地址：{HOUSE}", agency=AGENCY) is None
    assert code("江南局", "二、其他", "地址：桐庐县迎春路", ITS_ADDRESS, agency=AGENCY) is None
    assert code("江南局", "二、其他", "地址：杭州市桐庐县", ITS_ADDRESS, agency=AGENCY) == "330122"
    assert code("江南局", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY, kind=None) is None
    assert code("", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY) is None


def test_an_address_in_a_portals_foot_is_the_portals() -> None:
    def below(words: str) -> str | None:
        return code("江南局", "二、其他", words, f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY)

    assert below("浙ICP备0571号") is None
    assert below("主办单位：西山信息中心" + "某" * 140) is None
    assert below("主办单位：西山信息中心" + "某" * 180) == "330122"


def test_an_address_of_nobodys_refines_the_place_that_it_lies_in() -> None:
    told, words = found("杭州市江南局", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY)
    assert (told.value, words) == ("330122", ["杭州市", *SHOWN])
    told, words = found("桐庐县江南局", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY)
    assert (told.value, told.why, words) == ("330122", "name, address and region", ["桐庐县", *SHOWN])
    assert found("桐庐县江南局", "二、其他", "地址：桐庐县", ITS_ADDRESS, agency=AGENCY)[1] == ["桐庐县"]
    for buyer, expected in (("南京市江南局", "320100"), ("上海市江南局", "310000"), ("淳安县江南局", "330127")):
        told, words = found(buyer, "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY)
        assert (told.value, words) == (expected, [buyer[:3]])
    assert code("杭州市江南局", "二、其他", "地址：桐庐县迎春路", ITS_ADDRESS, agency=AGENCY) == "330100"
    assert code("杭州市江南局", "二、其他", "地址：杭州市桐庐县", ITS_ADDRESS, agency=AGENCY) == "330122"
    assert code("", "二、其他", f"地址：{HOUSE}", ITS_ADDRESS, agency=AGENCY, title="杭州市车辆采购公告") == "330122"


def test_an_address_that_would_tell_the_place_if_no_agency_were_told_is_shown() -> None:
    assert found("桐庐县江南局", "二、其他", f"地址：{HOUSE}", agency=AGENCY)[1] == ["桐庐县", *SHOWN]
    assert found("桐庐县江南局", "二、其他", "地址：杭州市桐庐县", agency=AGENCY)[1] == ["桐庐县", "杭州市", "桐庐县"]
    assert found("桐庐县江南局", "二、其他", "地址：桐庐县", agency=AGENCY)[1] == ["桐庐县"]
    assert found("淳安县江南局", "二、其他", f"地址：{HOUSE}", agency=AGENCY)[1] == ["淳安县"]


def test_a_sentence_parts_an_address_from_the_bidders_above_it() -> None:
    won, sentence = "中标人：西山汽车有限公司", "公示期3日，有异议请书面提出。"
    assert code("江南局", won, sentence, f"地址：{HOUSE}") == "330122"
    assert code("江南局", won, sentence + " ", f"地址：{HOUSE}") == "330122"
    assert code("江南局", won, sentence.rstrip("。"), f"地址：{HOUSE}") is None
    assert code("江南局", won, f"地址：{HOUSE}", sentence) is None
    assert code("江南局", won, sentence, "联系人：张三", f"地址：{HOUSE}") is None
    assert code("江南局", f"采购代理机构：{AGENCY}", sentence, f"地址：{HOUSE}") is None


@pytest.mark.parametrize("line", ["公示期：3日", "公示期", "  监督电话：0571", "公告期限：1日"])
def test_a_line_about_the_notice_parts_an_address_from_the_bidders_above_it(line: str) -> None:
    won = "中标人：西山汽车有限公司"
    assert code("江南局", won, line, f"地址：{HOUSE}") == "330122"
    assert code("江南局", won, "电话：0571", f"地址：{HOUSE}") is None


# -- the buyer's own house -------------------------------------------------------------------------------------
def test_an_address_that_runs_on_to_the_buyers_house_is_the_buyers() -> None:
    told, words = found("江南学院", f"报名者请到{HOUSE}江南学院行政楼")
    assert (told.value, words) == ("330122", SHOWN)
    assert code("江南学院", "报名者请到杭州市南京路6号江南学院行政楼") is None
    assert code("江南学院", f"报名者请到{HOUSE}西山学院行政楼") is None
    assert code("江南学院", f"{HOUSE}，江南学院行政楼") is None
    assert code("江南学院", f"{HOUSE}{'甲乙丙丁' * 9}江南学院行政楼") == "330122"
    assert code("江南学院", f"{HOUSE}{'甲乙丙丁' * 20}江南学院行政楼") is None
    assert code("江南学院", f"{HOUSE}江南学院行政楼", title="江南学院车辆采购公告", agency=AGENCY) == "330122"


def test_before_a_name_itself_a_place_without_a_street_is_its_beginning() -> None:
    assert code("江南学院", "报名者请到浙江省桐庐县江南学院行政楼") is None
    assert code("江南学院", "报名者请到浙江省桐庐县集团总部") == "330122"
    assert code("江南学院", "报名者请到桐庐县集团总部") is None
    assert found("江南学院", f"报名者请到{HOUSE}集团总部", "也可到淳安县集团总部")[1] == SHOWN
    assert code("江南学院", "报名者请到县城内浙江省桐庐县集团总部") == code("江南学院", "报名请到县城内浙江省桐庐县集团总部") == "330122"
    assert code("江南学院", "报名者请到县城之内浙江省桐庐县集团总部") is None
    assert code("", f"报名者请到{HOUSE}本公司") is None


def test_a_name_at_the_beginning_of_a_line_has_no_address_before_it() -> None:
    assert found("桐庐县江南局", "江南局", "本公司")[1] == ["桐庐县"]


# -- among the contacts ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("before", ["", "张经理，0571-1，", "张经理;", "张经理 ", f"张经理，{'某' * 20}，", "李科长，中山路9号；张经理，"])
def test_an_address_among_the_contacts_of_who_buys_needs_no_label(before: str) -> None:
    told, words = found("江南局", f"联系人：{before}{HOUSE}")
    assert (told.value, words) == ("330122", SHOWN)
    assert code("江南局", f"联系人：{before}{HOUSE}", agency=AGENCY) is None
    assert code("江南局", f"采购代理机构联系人：{before}{HOUSE}") is None


def test_an_address_among_contacts_has_two_levels_and_a_street_behind_them() -> None:
    assert code("江南局", "联系人：张经理，浙江省桐庐县富春江镇") == "330122"
    assert code("江南局", "联系人：张经理，浙江省桐庐县富春江") is None
    assert code("江南局", "联系人：张经理，桐庐县迎春路2号") is None
    assert code("江南局", "联系人：张经理，浙江省杭州市桐庐县，迎春路2号") is None
    assert code("江南局", f"联系人：张经理，{'某' * 60}，{HOUSE}") is None
    assert code("江南局", "联系人：张经理", HOUSE) is None
    assert found("杭州市江南局", f"联系人：张经理，{HOUSE}")[1] == ["杭州市", *SHOWN]


# -- where offers are handed in --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "line",
    [
        f"响应文件递交至{HOUSE}。",
        f"样车送达{HOUSE}。",
        f"材料寄至 {HOUSE}",
        f"开标地点：{HOUSE}",
        f"截止：6月15日15:00，{HOUSE}二楼会议室。",
        f"交货地点：{HOUSE}",
        "截止：6月15日15:00，浙江省杭州市桐庐县迎春路公司三楼。",
        "截止：6月15日15:00，浙江省杭州市桐庐县迎春街公司2楼。",
    ],
)
def test_where_offers_are_handed_in_tells_the_place_of_who_buys_itself(line: str) -> None:
    told, words = found("江南局", line)
    assert (told.value, told.why, words) == ("330122", "where offers are handed in", SHOWN)
    assert code("", line) == "330122"
    assert code("江南局", line, agency="江南局采购中心") == "330122"
    assert code("江南局", line, agency=AGENCY) is None
    assert code("", line, agency=AGENCY) is None
    assert code("江南局", line, kind=None) is None


def test_premises_are_of_two_levels_and_the_same_wherever_they_are_told() -> None:
    assert code("江南局", "响应文件递交至桐庐县迎春路2号。") is None
    assert code("江南局", "响应文件递交至杭州市桐庐县。") == "330122"
    told, words = found("江南局", f"响应文件递交至{HOUSE}。", "注意" * 40, "样车送达杭州市桐庐县。")
    assert (told.value, words) == ("330122", [*SHOWN, "杭州市", "桐庐县"])
    assert code("江南局", f"响应文件递交至{HOUSE}。", "样车送达南京市玄武区。") is None
    assert code("江南局", f"响应文件递交至{HOUSE}。", "样车送达南京市。") == "330122"


def test_a_floor_without_a_street_or_a_house_tells_nothing() -> None:
    assert code("江南局", "截止：6月15日15:00，浙江省杭州市桐庐县公司三楼。") is None
    assert code("江南局", "截止：6月15日15:00，浙江省杭州市桐庐县迎春路三楼。") is None
    assert code("江南局", "截止：6月15日15:00，桐庐县迎春路公司三楼。") is None


def test_premises_of_another_house_tell_nothing() -> None:
    assert code("江南局", f"响应文件递交至{HOUSE}公共资源交易中心。") is None
    assert code("江南局", f"响应文件递交至{HOUSE}{'某' * 90}交易大厅。") is None
    assert code("江南局", f"响应文件递交至{HOUSE}{'某' * 110}交易大厅。") == "330122"
    assert code("江南局", f"由交易中心组织，响应文件递交至{HOUSE}。") == "330122"


def test_premises_refine_the_place_that_they_lie_in_and_where_goods_go_does_not() -> None:
    told, words = found("杭州市江南局", f"响应文件递交至{HOUSE}。")
    assert (told.value, told.why, words) == ("330122", "name, and where offers are handed in", ["杭州市", *SHOWN])
    for buyer, expected in (("南京市江南局", "320100"), ("上海市江南局", "310000"), ("淳安县江南局", "330127")):
        told, words = found(buyer, f"响应文件递交至{HOUSE}。")
        assert (told.value, words) == (expected, [buyer[:3]])
    assert code("杭州市江南局", f"交货地点：{HOUSE}") == code("杭州市江南局", f"车辆供货送至{HOUSE}") == "330100"
    assert code("杭州市江南局", f"响应文件递交至{HOUSE}。", agency=AGENCY) == "330100"
    assert code("", f"响应文件递交至{HOUSE}。", "行政区域：杭州市") == "330100"


def test_premises_and_deliveries_at_the_told_place_are_shown() -> None:
    told, words = found("桐庐县江南局", f"响应文件递交至{HOUSE}。")
    assert (told.why, words) == ("name, address and region", ["桐庐县", *SHOWN])
    assert found("桐庐县江南局", f"交货地点：{HOUSE}")[1] == ["桐庐县", *SHOWN]
    assert found("桐庐县江南局", f"响应文件递交至{HOUSE}。", agency=AGENCY)[1] == ["桐庐县", *SHOWN]
    assert found("淳安县江南局", f"交货地点：{HOUSE}")[1] == ["淳安县"]


# -- the title -------------------------------------------------------------------------------------------------
def test_the_title_is_shown_where_it_names_the_told_place_behind_another() -> None:
    assert found("杭州市江南局", title="桐庐县车辆采购公告（杭州）")[1] == ["杭州市", "杭州"]
    assert found("杭州市江南局", title="南京市关于桐庐县车辆采购的公告")[1] == ["杭州市"]
    assert found("杭州市江南局", "杭州", title="车辆采购公告")[1] == ["杭州市"]
    assert found("", "杭州", "行政区域：杭州市", title="车辆采购公告")[1] == ["杭州市"]
    assert found("桐庐县江南局", title="杭州市桐庐县车辆采购公告")[1] == ["桐庐县", "杭州市", "桐庐县"]


def test_a_firm_that_bears_its_citys_name_is_where_the_title_begins() -> None:
    told, words = found("杭州江南有限公司", title="桐庐县车辆采购公告")
    assert (told.value, told.why, words) == ("330122", "title begins with it", ["杭州", "桐庐县"])
    assert code("杭州江南有限公司", title="关于桐庐县车辆采购的公告") == "330122"
    assert found("杭州江南局", title="桐庐县车辆采购公告")[1] == ["杭州"]
    assert found("杭州江南有限公司", title="南京市玄武区车辆采购公告")[1] == ["杭州"]
    assert found("杭州江南有限公司", title="桐庐县车辆采购公告", kind=None)[1] == ["杭州"]
    assert found("桐庐江南有限公司", title="桐庐县车辆采购公告")[0].why == "name, address and region"
    assert found("杭州江南有限公司", title="杭州市车辆采购公告")[1] == ["杭州", "杭州市"]


def test_the_buyers_name_is_shown_where_it_says_the_told_place_behind_another() -> None:
    assert found("上海市松江医院", "采购人地址：上海市松江区中山路9号")[1] == ["上海市", "上海市", "松江区", "松江"]
    assert found("上海市江南医院", "松江", "采购人地址：上海市松江区中山路9号")[1] == ["上海市", "上海市", "松江区"]


def test_only_the_title_itself_is_a_last_resort() -> None:
    assert code("", "关于桐庐县车辆的事", title="南京市车辆采购公告") == "320100"
    assert code("", "二、其他", "递交至" + HOUSE, title="南京市车辆采购公告") == "320100"
