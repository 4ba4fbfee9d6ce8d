"""The stored text: one line a block or row, cells by tabs, hidden words left out, the list row at the end."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reading.notice import read_notice_text
from reading.text import text_of_html, text_of_plain
from tests.given.notices import CENTRAL_TENDER

LARGE, SMALL, TIMES_SLOWER = 1_000_000, 20_000, 50


def test_a_cell_that_spans_rows_is_in_every_row() -> None:
    html = """<table><tr><td rowspan="2">包1</td><td>轿车</td><td>3辆</td></tr><tr><td>客车</td><td>1辆</td></tr>
<tr><td colspan="2">合计</td><td>4辆</td></tr></table>"""
    assert text_of_html(html, "题").splitlines()[1:] == ["包1\t轿车\t3辆", "包1\t客车\t1辆", "合计\t\t4辆"]


def test_hidden_words_scripts_and_styles_are_left_out() -> None:
    html = "<p>看得见</p><p style='display: none'>看不见</p><script>var a='脚本'</script><style>p{}</style><div hidden>也看不见</div>"
    assert text_of_html(html, "题").splitlines() == ["题", "看得见"]


def test_a_table_that_holds_a_table_is_layout() -> None:
    html = "<table><tr><td>一、标的</td></tr><tr><td><table><tr><td>名称</td><td>皮卡</td></tr></table></td></tr></table>"
    assert [line for line in text_of_html(html, "题").splitlines() if line] == ["题", "一、标的", "名称\t皮卡"]


def test_white_space_of_any_kind_is_one_space() -> None:
    assert text_of_html("<p>名　　称：\n\t甲局&nbsp;&nbsp;乙股\u200b</p>", "题").splitlines()[1] == "名 称： 甲局 乙股"


def test_the_list_row_is_the_last_block_with_its_labels() -> None:
    text = text_of_html("<p>正文</p>", "题", {"districtCode": "331121", "buyer": "甲局", "id": 7, "budget": 0})
    assert text.splitlines()[-3:] == ["列表信息", "区划代码\t331121", "采购单位\t甲局"]


def test_markdown_tables_and_wide_gaps_are_rows() -> None:
    text = text_of_plain("| 名称 | 数量 |\n|---|---|\n| 轿车 | 2 |\n序号    名称      数量\n1    客车      3", "题")
    assert "名称\t数量" in text.splitlines()
    assert "轿车\t2" in text.splitlines()
    assert "1\t客车\t3" in text.splitlines()


def test_a_table_written_on_one_line_is_rows_again() -> None:
    text = text_of_plain(" 序号    供应商名称      货物名称   1    甲公司      轿车", "题")
    assert text.splitlines()[-2:] == ["序号\t供应商名称\t货物名称", "1\t甲公司\t轿车"]


def test_a_json_record_is_labelled_lines() -> None:
    text = text_of_plain('{"project_name": "客车采购", "bidders": [{"bidder": "甲", "price": "1"}]}', "题")
    assert [line for line in text.splitlines() if line] == ["题", "project_name: 客车采购", "bidders", "bidder\tprice", "甲\t1"]


def test_the_same_page_gives_the_same_text() -> None:
    one = text_of_html(CENTRAL_TENDER.html, CENTRAL_TENDER.title, CENTRAL_TENDER.row)
    assert one == text_of_html(CENTRAL_TENDER.html, CENTRAL_TENDER.title, CENTRAL_TENDER.row)
    assert "99万元" not in one
    assert "食堂" not in one


@given(st.text(alphabet="<>/tabledivprw='span 1一包：采购人预算金额万元\t\n|{}[]\"", max_size=400))
def test_broken_markup_never_breaks_the_reader(markup: str) -> None:
    for text in (text_of_html(markup, "某县采购公告"), text_of_plain(markup, "某县采购公告")):
        read_notice_text(text, "2026-01-01")


def test_deep_nesting_is_no_trouble() -> None:
    text = text_of_html("<div>" * 5_000 + "底" + "</div>" * 5_000, "题")
    assert text.splitlines()[-1] == "底"


def test_a_row_without_a_cell_of_its_own_is_one_of_those_that_a_cell_from_above_covers() -> None:
    html = """<table><tr><td>包号</td><td>名称</td></tr><tr><td rowspan="2">包1</td><td>轿车</td></tr><tr></tr>
    <tr><td>包2</td><td>客车</td></tr></table>"""
    assert text_of_html(html, "").strip().split("\n") == ["包号\t名称", "包1\t轿车", "包2\t客车"]


def test_a_cell_from_above_beyond_a_short_row_ends_where_it_says() -> None:
    html = """<table><tr><td>甲</td><td>乙</td><td>丙</td><td rowspan="2">注</td></tr><tr><td>丁</td></tr>
    <tr><td>戊</td><td>己</td><td>庚</td><td>辛</td></tr></table>"""
    assert text_of_html(html, "").split("\n")[-1] == "戊\t己\t庚\t辛"


def test_spans_cannot_blow_a_page_up() -> None:
    html = "<table>" + "".join(f'<tr><td rowspan="999999" colspan="999999">{"大" * 50}</td></tr>' for _ in range(200)) + "</table>"
    assert len(text_of_html(html, "题")) < 2_000_000


def test_a_long_page_costs_no_more_than_its_length() -> None:
    block = (
        "<p>采购人：某县教育局</p><p>预算金额：12万元</p><p>第1包：客车2辆，2026年1月1日9:00前递交投标文件</p>"
        "<table><tr><td>名称</td><td>数量</td></tr></table>"
    )
    small, large = (_seconds(block * (size // len(block))) for size in (SMALL, LARGE))
    assert large < TIMES_SLOWER * small


def _seconds(html: str) -> float:
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        read_notice_text(text_of_html(html, "某县客车采购公告"), "2026-01-01")
        best = min(best, time.process_time() - start)
    return best


def test_a_label_of_two_letters_in_justified_print_keeps_its_letters() -> None:
    assert "名 称：某县某局" in text_of_plain("采购人信息   名    称：某县某局", "某县某局采购公告").replace("\t", " ")


def test_radicals_of_printed_pages_are_whole_characters() -> None:
    assert text_of_plain("⼀、采购⻋辆：⼩⻋3辆，⻓4.8⽶", "⻋辆采购公告").endswith("一、采购车辆：小车3辆，长4.8米")
