"""Attachments of every format become text: tables as tables, deleted and hidden things not at all."""

import io
import shutil
from decimal import Decimal

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bench.attachments import verdicts
from bench.specifications.drawing import drawn
from bench.specifications.layouts import LAYOUTS, columns
from schemas.reading import Line
from services.classifier.attached import specified
from services.unpacker.limits import LIMITS
from services.unpacker.unpack import Part, parts_of


def parts(name: str, data: bytes) -> list[Part]:
    return list(parts_of(name, data, LIMITS))


def lines(data: bytes, name: str = "参数") -> list[Line]:
    return [line for part in parts(name, data) for _, line in specified(part.text, "")]


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_reads_the_same_in_every_format(layout: object, kind: str) -> None:
    for variant in range(3):
        one = layout(variant)  # type: ignore[operator]
        told = [verdict for verdict in verdicts(one, lines(drawn(one, kind), one.title)) if verdict[1] != "right"]
        assert told == [], f"{one.layout}.{variant}.{kind}"


@pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is absent: no scan is read here (apt-get install tesseract-ocr-chi-sim)"
)
def test_a_scan_is_read_as_the_file_that_it_was_printed_from() -> None:
    one = columns(0)
    assert [verdict for verdict in verdicts(one, lines(drawn(one, "scan"), one.title)) if verdict[1] != "right"] == []


def test_deleted_struck_and_hidden_words_of_a_document_are_not_read_but_inserted_ones_are() -> None:
    document = docx.Document()
    document.add_paragraph("公务轿车技术参数")
    changed = document.add_paragraph("排量：")
    for xml in (
        f'<w:del {nsdecls("w")} w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>≤2.5L</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="2" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:t>≤1.8L</w:t></w:r></w:ins>',
    ):
        changed._p.append(parse_xml(xml))
    document.add_paragraph("数量：").add_run("9辆").font.strike = True
    document.add_paragraph("数量：4辆")
    document.add_paragraph("").add_run("最高限价：30万元/辆").font.hidden = True
    out = io.BytesIO()
    document.save(out)
    text = parts("参数.docx", out.getvalue())[0].text
    assert "2.5" not in text and "9辆" not in text and "30万" not in text
    (line,) = lines(out.getvalue())
    assert line.displacement_l.max.value == Decimal("1.8") and line.quantity.value == 4 and line.unit_price_cap_cny.value is None


def test_a_deleted_row_of_a_table_is_not_read() -> None:
    document = docx.Document()
    document.add_paragraph("公务轿车（3辆）")
    table = document.add_table(3, 2)
    for row, words in zip(table.rows, (("参数", "要求"), ("排量", "≤2.5L"), ("排量", "≤1.6L")), strict=True):
        row.cells[0].text, row.cells[1].text = words
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="3" w:author="a"/>'))
    out = io.BytesIO()
    document.save(out)
    (line,) = lines(out.getvalue())
    assert line.displacement_l.max.value == Decimal("1.6")


def test_hidden_sheets_rows_columns_and_struck_cells_of_a_workbook_are_not_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("参数", "旧值", "要求"), ("车型", "", "公务轿车"), ("排量", "≤2.5L", "≤1.8L"), ("数量", "", "7辆"), ("数量", "", "8辆")):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[5].hidden = True
    old = book.create_sheet("旧版")
    old.append(("公务轿车", "排量", "≤3.0L"))
    old.sheet_state = "hidden"
    very = book.create_sheet("更旧")
    very.append(("公务轿车", "排量", "≤4.0L"))
    very.sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    text = parts("参数.xlsx", out.getvalue())[0].text
    assert not any(old_value in text for old_value in ("2.5", "3.0", "4.0", "8辆"))
    (line,) = lines(out.getvalue())
    assert line.displacement_l.max.value == Decimal("1.8") and line.quantity.value == 7


def test_a_figure_bears_the_unit_that_its_format_prints() -> None:
    book = openpyxl.Workbook()
    book.active.append(("公务轿车", "排量", 1.8))
    book.active["C1"].number_format = '0.0"L"'
    out = io.BytesIO()
    book.save(out)
    assert "1.8L" in parts("参数.xlsx", out.getvalue())[0].text


def test_a_page_that_is_called_doc_is_read_as_a_page() -> None:
    html = "<html><body><table><tr><td>车型</td><td>公务轿车</td></tr><tr><td>排量</td><td>≤1.8L</td></tr></table></body></html>"
    assert parts("参数.doc", html.encode("gb18030"))[0].kind == "html"
    assert lines(html.encode("gb18030"))[0].displacement_l.max.value == Decimal("1.8")
