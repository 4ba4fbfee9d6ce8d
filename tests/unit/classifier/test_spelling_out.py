"""A line that counts several kinds together gives way to those that a document lists one by one, beside lines that stand for themselves."""

import hashlib

from schemas.attachments import AttachedText
from schemas.reading import Line
from services.classifier.classify import classify
from services.extractor.extract import read_stored

Bought = tuple[str | None, int | None]


def lines(title: str, body: str, document: str) -> list[tuple[str | None, Line]]:
    text = f"{title}\n{body}"
    name = hashlib.sha256(document.encode()).hexdigest()
    attached = (AttachedText(name="附件.docx", file="f" * 64, text=name),)
    notice = read_stored(text, title, "2026-03-01", "", "file", "n").model_copy(update={"attachments": attached})
    return [(lot.lot_no.value, line) for lot in classify(notice, text, {name: document}).lots for line in lot.lines]


def bought(title: str, body: str, document: str) -> list[Bought]:
    return [(one.name.value, one.quantity.value) for _, one in lines(title, body, document)]


SCHOOL = (
    "采购需求\n标段1 接送车\n\n货物名称\t数量\t技术参数\t最高限价\n24座校车\t3辆\t柴油，排量≥2.7L\t31万元/辆\n\n"
    "标段2 食堂用车\n\n货物名称\t数量\t技术参数\t最高限价\n净菜配送货车\t1辆\t排量≤2.5L，2座\t17万元/辆\n厢式冷藏车\t2辆\t排量≥2.8L，3座\t22万元/辆\n"
)


def test_one_of_several_lines_takes_those_that_come_to_its_number() -> None:
    listed = "采购清单\n\n名称\t数量\t排量\n洒水车\t1辆\t≥3.8L\n自卸货车\t2辆\t≥2.9L\n双排皮卡\t3辆\t2.0T\n"
    assert bought("云溪镇车辆采购公告", "采购工程车辆5辆，洒水车1辆。", listed) == [("自卸货车", 2), ("双排皮卡", 3), ("洒水车", 1)]


def test_a_name_within_another_is_not_that_vehicle_where_their_numbers_differ() -> None:
    listed = "采购清单\n\n名称\t数量\n巡逻SUV\t7\n电动巡逻车\t5\n囚车\t1\n"
    assert bought("云溪分局警务车辆采购公告", "采购巡逻车12辆、囚车1辆。", listed) == [("巡逻SUV", 7), ("电动巡逻车", 5), ("囚车", 1)]


def test_nothing_is_spelled_out_where_the_numbers_do_not_come_to_it() -> None:
    listed = "采购清单\n\n名称\t数量\n自卸货车\t2辆\n双排皮卡\t4辆\n洒水车\t1辆\n"
    assert [number for _, number in bought("云溪镇车辆采购公告", "采购工程车辆5辆，洒水车1辆。", listed)] == [5, 1]


def test_a_kind_takes_none_of_another() -> None:
    listed = "采购清单\n\n名称\t数量\n冷藏车\t2辆\n双排皮卡\t3辆\n洒水车\t1辆\n"
    assert bought("云溪镇车辆采购公告", "采购轿车5辆，洒水车1辆。", listed)[0] == ("轿车", 5)


def test_lots_that_only_the_title_tells_of_are_what_a_document_lists_in_them() -> None:
    found = lines("云溪中学校车及后勤用车采购公告", "本项目分两个标段，标段1预算93万元，标段2预算61万元。", SCHOOL)
    assert [(lot, one.name.value, one.quantity.value) for lot, one in found] == [
        ("1", "24座校车", 3),
        ("2", "净菜配送货车", 1),
        ("2", "厢式冷藏车", 2),
    ]
