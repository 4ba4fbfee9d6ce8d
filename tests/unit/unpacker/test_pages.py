"""Pages as they are laid out: columns without rules, heads that run over pages, notes at a page's foot, labels set apart."""

import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reading.blocks import text_of_blocks
from services.unpacker.geometry import Word, blocks_of_page, joined
from services.unpacker.limits import LIMITS
from services.unpacker.unpack import parts_of

NOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>单价限价为22.5万元。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def text(name: str, data: bytes) -> str:
    return next(iter(parts_of(name, data, LIMITS))).text


def word(words: str, x: float, top: float) -> Word:
    return Word(words, x, top, x + 9 * len(words), top + 9)


def test_a_cell_of_several_lines_in_a_table_without_rules_stays_one() -> None:
    words = [word("名称", 69, 85), word("主要技术要求", 152, 85), word("数量", 420, 85), word("单价限价", 455, 85)]
    words += [word("紧凑型SUV，5座，排量1.5L", 152, 103), word("巡护车", 69, 109), word("3辆", 420, 109), word("16.8万元", 455, 109)]
    words += [word("至2.0L，白色", 152, 115), word("七座客车，排量2.0L至", 152, 133), word("接送车", 69, 139), word("2辆", 420, 139)]
    words += [word("27.8万元", 455, 139), word("2.4L", 152, 145)]
    assert blocks_of_page(words, []) == [
        [
            ["名称", "主要技术要求", "数量", "单价限价"],
            ["巡护车", "紧凑型SUV，5座，排量1.5L至2.0L，白色", "3辆", "16.8万元"],
            ["接送车", "七座客车，排量2.0L至2.4L", "2辆", "27.8万元"],
        ]
    ]


def test_lines_of_a_page_without_a_full_one_are_not_put_together() -> None:
    words = [word("车型：双排座皮卡，四驱", 70, 85), word("排量：2.5T及以上", 70, 103), word("单台限价：15.8万元", 70, 121)]
    assert blocks_of_page(words, [], 595) == [one.text for one in words]
    assert len(blocks_of_page(words, [], 240)) == 1  # a narrow page, whose lines are full


def test_what_runs_over_all_pages_stands_once() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    canvas = Canvas(data)
    for number, words in enumerate(
        ("第一页上说轿车四辆且排量不大于一升八。", "第二页上说客车两辆且排量不小于二升。", "第三页上说交货期。"), 1
    ):
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(60, 800, "某林场车辆采购招标文件")
        canvas.drawString(60, 600, words)
        canvas.drawString(280, 30, f"第{number}页")
        canvas.showPage()
    canvas.save()
    found = text("招标文件.pdf", data.getvalue())
    assert found.count("某林场车辆采购招标文件") == 1 and all(f"第{sign}页上说" in found for sign in "一二三")


def test_a_note_stands_right_behind_the_paragraph_that_refers_to_it() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("商务车2辆，单价限价见脚注")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>'))
    document.add_paragraph("后文。")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, NOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    data = io.BytesIO()
    document.save(data)
    assert text("需求.docx", data.getvalue()).split("\n")[1:] == ["商务车2辆，单价限价见脚注", "单价限价为22.5万元。", "后文。"]


def test_a_label_whose_signs_are_set_apart_is_a_word_again() -> None:
    found = text_of_blocks("需求.docx", ["轿车1辆，排 气 量：≤1.6L；座 位：5座", [["名 称", "数 量"], ["轿 车", "4 辆"]]])
    assert found.split("\n") == ["需求.docx", "轿车1辆，排气量：≤1.6L；座位：5座", "", "名称\t数量", "轿车\t4 辆"]


def test_a_narrow_gap_before_a_label_parts_it_from_what_stands_before_it() -> None:
    words = [Word("洒水车", 50, 100, 80, 110), Word("数量：2辆", 82.5, 100, 125, 110), Word("限价：31万元", 127.5, 100, 180, 110)]
    assert joined(words) == "洒水车 数量：2辆 限价：31万元"


def test_words_and_labels_that_were_only_set_apart_stay_together() -> None:
    words = [
        Word("整车", 50, 100, 70, 110),
        Word("质保", 72.5, 100, 92, 110),
        Word("名", 94.5, 100, 104, 110),
        Word("称：", 106.5, 100, 120, 110),
    ]
    assert joined(words) == "整车质保名称："
