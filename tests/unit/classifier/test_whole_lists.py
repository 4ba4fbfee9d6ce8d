"""Lists of a document whole: rows whose last cells are empty, old cars in its prose, and a notice that only counts what they list."""

import hashlib

from schemas.attachments import AttachedText
from schemas.reading import Line
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.extractor.extract import read_stored

SHA = "f" * 64
HEADS = "序号\t货物名称\t技术要求\t单位\t数量\t单价限价（元）\t合计（元）\t备注\n"
FIRST = "1\t执法皮卡车\t双排座，排量≥2.0L\t辆\t4\t138000\t552000\t核心产品\n"
SECOND = "2\t执法轿车\t三厢，5座；排量1498mL\t辆\t2\t116000\t232000\n"


def told(text: str) -> list[tuple[str | None, int | None]]:
    return [(line.name.value, line.quantity.value) for _, line in specified(text, SHA)]


def lines(notice: str, document: str) -> list[Line]:
    title = notice.partition("\n")[0]
    attached = {hashlib.sha256(document.encode()).hexdigest(): document}
    documents = tuple(AttachedText(name="附件.docx", file=SHA, text=name) for name in attached)
    read = read_stored(notice, title, "2026-03-01", "", "file", "n").model_copy(update={"attachments": documents})
    return [line for lot in classify(read, notice, attached).lots for line in lot.lines]


def test_rows_whose_last_cells_are_empty_are_the_same_tables() -> None:
    both = [("执法皮卡车", 4), ("执法轿车", 2)]
    assert told(f"采购清单\n\n{HEADS}{FIRST}{SECOND}合计\t\t\t\t\t\t784000\n") == both
    assert told(f"采购清单\n\n{HEADS}{FIRST}{SECOND}3\t取证设备\t续航≥8h\t套\t6\t6500\t39000\n") == both


def test_what_the_old_cars_are_is_not_bought() -> None:
    old = "拟更新的旧车为2011年购置的1.8L轿车2辆和2.4L面包车1辆，已行驶30万公里，不在本项目范围内。\n"
    assert told(f"采购清单\n\n{HEADS}{FIRST}\n{old}") == [("执法皮卡车", 4)]


def test_a_notice_that_counts_all_leaves_their_kinds_to_the_list() -> None:
    document = "清单\n\n序号\t名称\t数量\t排量\n1\t殡仪车（中型）\t2辆\t≥2.8L\n2\t殡仪车（小型）\t1辆\t2.0T\n"
    for counted in ("殡仪车3辆", "殡仪车"):
        found = lines(f"乐安县殡仪馆殡仪车采购公告\n采购{counted}，详见附件。\n", document)
        assert [(line.name.value, line.quantity.value) for line in found] == [("殡仪车（中型）", 2), ("殡仪车（小型）", 1)]
    assert len(lines("乐安县殡仪馆殡仪车采购公告\n采购殡仪车5辆，详见附件。\n", document)) == 1


LISTED = (
    "编号\t物资名称\t单位\t数量\t控制单价(元)\nW-01\t地质调查车\t辆\t1\t396000\nW-02\t野外皮卡\t辆\t4\t168000\nW-03\t无人机\t套\t2\t58000\n"
)
BY_NUMBER = "编号\t技术参数\nW-01\t轻型客车底盘，排量1996mL\nW-02\t柴油，排量2.0T\nW-03\t续航≥40min\n"


def test_a_table_tells_of_the_vehicles_of_a_list_by_their_numbers_in_it() -> None:
    for first, second in ((LISTED, BY_NUMBER), (LISTED.replace("W-0", ""), BY_NUMBER.replace("W-0", "").replace("编号", "序号"))):
        found = specified(f"附件一 采购清单\n\n{first}\n附件二 技术参数\n\n{second}", SHA)
        assert [str(line.displacement_l.max.value) for _, line in found] == ["1.996", "2.0"]


def test_numbers_of_requirements_are_no_numbers_of_a_list() -> None:
    clauses = "序号\t技术参数\n1\t四驱\n2\t排量2.0T\n3\t5座\n4\t国六\n"
    found = specified(f"附件一 采购清单\n\n{LISTED.replace('W-0', '')}\n附件二 技术参数\n\n{clauses}", SHA)
    assert not any(line.displacement_l.max.said for _, line in found)


def test_headings_count_and_limit_their_vehicle_in_brackets() -> None:
    tables = ("长度\t8.0米\n座位\t≥22座\n", "发动机\t排量≥3.8L\n座位\t≥19座\n")
    text = f"第三章 清单\n\n一、电动公交车（采购数量：8辆；单价最高限价：68万元）\n{tables[0]}二、柴油公交车（采购数量：2辆；单价最高限价：46万元）\n{tables[1]}"
    found = [(line.quantity.value, line.unit_price_cap_cny.value, line.displacement_l.min.said) for _, line in specified(text, SHA)]
    assert found == [(8, 680_000, False), (2, 460_000, True)]


def test_a_form_of_answers_heads_what_the_buyer_asks_for() -> None:
    rows = "1\t轿车\t2辆；5座；排量1.6L以下(含1.6L)；最高单价12万元\n2\t小型普通客车\t1辆；9座；最高单价18.5万元\n"
    assert told(f"技术响应表\n\n序号\t采购品目\t采购人要求\t供应商响应\t偏离\n{rows}") == [("轿车", 2), ("小型普通客车", 1)]


def test_rows_of_one_name_below_a_shorter_one_are_vehicles_of_their_own() -> None:
    rows = "1\t小学生校车\t36座\t8\n2\t中小学生校车\t46座\t6\n3\t中小学生校车\t52座\t2\n"
    assert told(f"清单\n\n序号\t车型\t座位数\t数量\n{rows}") == [("小学生校车", 8), ("中小学生校车", 6), ("中小学生校车", 2)]
