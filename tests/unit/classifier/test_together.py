"""A title alone says no more than its documents: what they list is what is bought, wherever each document says it."""

import hashlib

import pytest

from schemas.attachments import AttachedText
from schemas.reading import Category, Line
from services.classifier.classify import classify
from services.extractor.extract import read_stored
from tests.given.blanking import kept


def lines(title: str, *texts: str) -> list[Line]:
    text = f"{title}\n采购需求详见附件。"
    attached = {hashlib.sha256(one.encode()).hexdigest(): one for one in texts}
    documents = tuple(AttachedText(name="附件.docx", file="f" * 64, text=name) for name in attached)
    notice = read_stored(text, title, "2026-03-01", "", "file", "n").model_copy(update={"attachments": documents})
    return [line for lot in classify(notice, text, attached).lots for line in lot.lines]


LIST = "采购清单\n\n序号\t车辆名称\t数量\t单价限价（万元）\n1\t洗扫车\t2\t62\n2\t餐厨垃圾车\t3\t48\n"


def test_a_title_of_one_kind_gives_way_to_the_vehicles_that_its_document_lists() -> None:
    assert [(one.name.value, one.quantity.value) for one in lines("云溪区环卫车辆采购公告", LIST)] == [("洗扫车", 2), ("餐厨垃圾车", 3)]


def test_one_document_a_vehicle_makes_one_line_each() -> None:
    large = "押运车（大型）技术要求\n\n项\t要求\n数量\t1辆\n排量\t3.0L至4.0L\n"
    small = "押运车（小型）技术要求\n\n项\t要求\n数量\t2辆\n排量\t2.0T\n"
    assert [(one.quantity.value, str(one.displacement_l.max.value)) for one in lines("云溪监狱押运车采购公告", large, small)] == [
        (1, "4.0"),
        (2, "2.0"),
    ]


def test_a_list_and_the_parameters_in_another_document_are_the_same_vehicles() -> None:
    details = "餐厨垃圾车技术参数\n\n参数名称\t参数要求\n发动机排量\t≥3760mL\n乘员数\t3人\n"
    washer, garbage = lines("云溪区环卫车辆采购公告", LIST, details)
    assert not washer.displacement_l.min.said and str(garbage.displacement_l.min.value) == "3.76"


def test_a_special_vehicle_of_a_title_is_the_body_that_its_document_names() -> None:
    (line,) = lines("云溪港生产指挥车采购公告", "技术要求\n标的：生产指挥车（SUV）2辆，单价限价22万元。\n排量：≥1.5L\n")
    assert line.category.value is Category.SUV and line.quantity.value == 2


def test_documents_tell_that_vehicles_are_bought_where_the_title_names_none() -> None:
    text = "购车需求说明\n拟采购排气量1.5升（含）以下的三厢轿车2辆，每辆价格控制在11.5万元以内。\n"
    assert [one.quantity.value for one in lines("云溪镇便民服务中心购车需求", text)] == [2]


def test_documents_of_a_service_buy_no_vehicle() -> None:
    text = "车辆清单\n\n车型\t数量\t排量\n轿车\t2辆\t1.8L\n"
    assert not lines("云溪区物业服务采购公告", text)


def test_that_vehicles_are_bought_shows_the_documents_words_too() -> None:
    """The title tells it, and without the title's words the list of the specification would."""
    document = "采购需求\n序号\t名称\t数量\t单位\t单价最高限价（元）\t主要参数\n1\t巡护皮卡\t2\t辆\t130000\t排量≥2.0L，5座\n"
    assert kept("某县林业局巡护皮卡采购公告\n采购内容详见附件。\n", "2026-03-01", {"f" * 64: document}) == []


@pytest.mark.parametrize(
    ("notice", "document"),
    [
        (
            "某县防汛办越野车采购公告\n采购内容详见附件。\n",
            "参数.docx\n\n序号\t名称\t数量\t排量\n1\t越野车（防汛用）\t1辆\t2.0T\n\n车辆类型：五门五座城市型SUV。\n本次更新车辆1辆，轿车排量不得超过1.8升。\n",
        ),
        (
            "某镇中心小学校车采购\n采购内容详见附件。\n",
            "校车技术要求.docx\n\n参数\t要求\n车型\t小学生专用校车，符合国标\n数量\t2辆\n排量\t≥3.7L\n座位数\t36座\n",
        ),
    ],
)
def test_kind_and_use_show_every_word_of_a_document_that_would_tell_them(notice: str, document: str) -> None:
    """Without a vehicle's name its heading, its build or a rule of limits would be read for it."""
    assert kept(notice, "2026-03-01", {"f" * 64: document}) == []
