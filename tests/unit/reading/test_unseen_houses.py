"""Who buys and where, where a title, a signature or a sentence calls the house otherwise than by its name alone."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    "sentence",
    [
        "重庆市忠县中医院因院前急救需要，拟比选采购急救车辆。",
        "重庆市忠县中医院拟询价采购急救车辆。",
        "为保证需求合理，现对重庆市忠县中医院拟采购的急救车辆公开征集意见。",
    ],
)
def test_a_sentence_calls_the_house_by_its_whole_name(sentence: str) -> None:
    assert form("忠县中医院急救车采购公告", "一、项目概况", sentence)["buyer"] == "重庆市忠县中医院"


@pytest.mark.parametrize("office", ["国有资产管理处", "后勤保障部", "招标采购中心", ""])
def test_an_office_signs_for_its_house(office: str) -> None:
    read = form("湘江工业学院接待车采购询价公告", "一、项目名称：接待车采购", "二、商务车1辆，7座", f"湘江工业学院{office}", "2024年3月4日")
    assert read["buyer"] == "湘江工业学院"


def test_an_institute_that_signs_is_no_office_of_the_town_in_the_title() -> None:
    read = form("桃江县水利局巡查车采购公告", "一、项目名称：巡查车采购", "二、皮卡1辆", "桃江县水利局水库管理所", "2024年3月4日")
    assert read["buyer"] == "桃江县水利局水库管理所"


def test_a_name_that_a_title_keeps_back_gives_way_to_the_one_that_the_text_begins_with() -> None:
    read = form(
        "怀柔区某酒店公司观光车采购公告",
        "怀柔区某酒店公司观光车采购公告",
        "发布时间：2025-03-18 10:45 阅读次数：859",
        "北京红螺酒店管理有限公司观光车采购公告",
        "二、采购内容：14座燃油观光车6台",
    )
    assert (read["buyer"], read["division_code"]) == ("北京红螺酒店管理有限公司", "110116")


def test_a_branch_of_a_bank_is_called_by_its_whole_name_and_lies_where_the_brackets_say() -> None:
    read = form(
        "中国农业银行甘孜分行押运车采购成交公示",
        "第一成交候选人：甲地特种车辆有限公司，报价：76.4万元",
        "异议受理：中国农业银行股份有限公司甘孜分行（四川省康定市炉城街道）",
    )
    assert (read["buyer"], read["division_code"]) == ("中国农业银行股份有限公司甘孜分行", "513301")


def test_a_short_name_of_a_prefecture_and_of_its_county_is_the_prefectures() -> None:
    assert form("甘孜供电公司抢修车采购公告", "采购人：国网四川甘孜供电公司", "采购内容：抢修车2辆，柴油")["division_code"] == "513300"


@pytest.mark.parametrize(
    "told_so",
    [
        "项目单位所在地：河北省唐山市路北区",
        "采购人所在地：唐山市路北区",
        "招标人 唐山某某煤业有限公司 地址 路北区；招标代理机构 甲地招标有限公司 地址 石家庄市桥西区",
    ],
)
def test_where_the_buyer_is_told_to_be(told_so: str) -> None:
    assert form("抢修车采购公告", "采购人：唐山某某煤业有限公司", told_so)["division_code"] == "130203"


@pytest.mark.parametrize("sign", ["/", " ", "·", ""])
def test_a_sign_parts_brand_and_model(sign: str) -> None:
    read = page(
        "环卫车辆采购验收公告",
        "<table><tr><td>标的</td><td>品牌/型号</td><td>数量</td><td>单价</td></tr>"
        f"<tr><td>餐厨垃圾车</td><td>东风{sign}SCS5040ZXX6</td><td>2辆</td><td>15.6万元</td></tr></table>",
    )
    assert (told(read, "brand"), told(read, "model")) == (["东风"], ["SCS5040ZXX6"])
