"""Rules that another author's text dumps called for: times that give way to others, clauses behind blocks."""

import pytest

from reading.notice import read_notice_text
from tests.unit.reading.test_unseen_tenders import form, told

HEAD = ("二、更正信息", "更正事项：采购公告", "更正内容：")


@pytest.mark.parametrize(
    "words",
    [
        "序号更正项更正前内容更正后内容1提交响应文件截止时间2026年10月13日 09:002026年10月28日 09:002开标时间2026年10月13日 09:002026年10月28日 09:00",
        "将“采购预算：76.8万元”更正为“采购预算：74.2万元”；提交响应文件截止时间由2026年10月13日9时00分延至2026年10月28日9时00分，地点不变。",
        "提交响应文件截止时间2026年10月13日09:00:00变更为2026年10月28日09:00:00",
    ],
)
def test_the_time_that_another_follows_gives_way_to_it(words: str) -> None:
    read = form("某县医院指挥车采购项目更正公告", "原公告的采购项目编号：YN-2026-05", *HEAD, words, "更正日期：2026年10月09日")
    assert read["deadline"] == "2026-10-28T09:00:00+08:00"


def test_a_clause_behind_blocks_of_vehicles_is_of_none_of_them() -> None:
    read = form(
        "河湾供水公司抢险车采购比选公告",
        "2.2 采购内容：管网抢险工程车（随车吊）1辆；抢险皮卡2辆。",
        "2.3 主要参数：",
        "（1）随车吊：柴油机排量不小于3.8L，乘坐5人；",
        "（2）皮卡：柴油四驱，排量2.3T及以上，5座。",
        "2.4 最高限价：71.80万元（其中随车吊42.2万元/辆；皮卡14.8万元/辆），报价高于任一限价的作否决处理。",
    )
    assert told(read, "unit_price_cap_cny")[1] == 148_000
    assert told(read, "displacement_min_l") == [3.8, 2.3]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("递交地点：萍乡市安源区跃进南路128号行政楼210", "360302"),
        ("交货地点：萍乡市安源区跃进南路128号库房", "360300"),
        ("开标地点：萍乡市安源区公共资源交易中心三楼", "360300"),
        ("递交地点：南昌市东湖区某酒店", "360300"),
    ],
)
def test_where_offers_are_handed_in_to_the_buyer_itself_tells_its_district(words: str, code: str) -> None:
    read = form("萍乡市康乐医院救护车询价公告", "项目名称：救护车采购", "采购人：萍乡市康乐医院", "预算：38万元", words)
    assert read["division_code"] == code


@pytest.mark.parametrize(
    ("title", "kind"),
    [("云溪省财政厅关于做好公务用车新能源配备工作的通知", "other"), ("关于做好救护车采购招标工作的通知", "tender")],
)
def test_what_authorities_tell_each_other_is_no_notice(title: str, kind: str) -> None:
    read = form(title, "各市、县财政局：新增和更新的机要通信用车原则上配备新能源汽车。", "一、落实采购预算。二、推广框架协议采购。")
    assert read["kind"] == kind


def test_a_make_that_runs_into_its_model_is_parted_from_it() -> None:
    read = form(
        "河湾县农业农村局防疫车辆采购中标结果公告",
        "采购人：河湾县农业农村局",
        "四、主要标的信息",
        "序号标项名称标的名称品牌规格型号数量单价1第一包 防疫工作车防疫消毒车江铃牌JX1033TSA6改装2辆1980002第一包 防疫工作车电动喷雾消毒机绿田LT-50L36台6000",
    )
    assert (told(read, "brand"), told(read, "model"), told(read, "quantity")) == (["江铃牌"], ["JX1033TSA6改装"], [2])


def test_a_number_divided_by_what_drives_is_two_lines() -> None:
    read = form("河湾铁塔公司生产用车购置预公示", "采购内容：本项目拟购置基站维护皮卡车7辆，其中柴油四驱5辆、纯电动2辆", "预算：98万元")
    assert (told(read, "quantity"), told(read, "energy")) == ([5, 2], ["diesel", "bev"])


@pytest.mark.parametrize(
    "words",
    [
        "洗扫车 3辆 宇通牌 YTZ5180TXSD1BEV 单价 892000.00元；抑尘车 2辆 宇通牌 YTZ5180TDYD0BEV 单价 726300.00元",
        "洗扫车，宇通牌，YTZ5180TXSD1BEV，3辆，892000.00元/辆；抑尘车，宇通牌，YTZ5180TDYD0BEV，2辆，726300.00元/辆",
    ],
)
def test_of_two_lists_of_the_same_things_the_one_with_prices_is_told(words: str) -> None:
    read = form("河湾县城市管理局环卫车辆采购项目中标公告", "采购内容：洗扫车3辆、抑尘车2辆", "四、主要标的信息", words)
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([3, 2], [892_000, 726_300])
    assert told(read, "model") == ["YTZ5180TXSD1BEV", "YTZ5180TDYD0BEV"]


def test_a_place_at_the_end_of_a_notice_shows_its_own_words() -> None:
    text = "河湾电力公司应急保障车询比公告\n报价文件须于2026年5月20日10:00前送达昆明市盘龙区北京路88号"
    facts, _ = read_notice_text(text, "2026-05-06")
    assert [text[span.start : span.end] for span in facts.division_code.evidence] == ["昆明市", "盘龙区"]
