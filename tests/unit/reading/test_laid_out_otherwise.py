"""The same notice in other layouts is read the same: frames, columns in another order, rows as lines, pages in one line."""

from reading.text import text_of_html


def test_a_page_within_one_cell_of_a_table_keeps_its_lines() -> None:
    page = "<p>一、项目概况</p><p>采购人：甲县某局</p><div>数量：2辆<br>预算：30万元</div>"
    framed = f"<table width='100%'><tr><td>{page}</td></tr></table>"
    assert text_of_html(framed, "题").split() == text_of_html(page, "题").split()
    assert text_of_html(f"<table><tr><td></td><td>{page}</td><td> </td></tr></table>", "题").split() == text_of_html(page, "题").split()


def test_a_frame_around_a_page_with_tables_keeps_the_lines_before_them() -> None:
    page = "<p>采购人：甲县某局</p><p>数量见下表</p><table><tr><td>皮卡</td><td>2</td></tr></table><p>预算：30万元</p>"
    lines = [line for line in text_of_html(f"<table><tr><td>{page}</td></tr></table>", "题").splitlines() if line]
    assert lines == ["题", "采购人：甲县某局", "数量见下表", "皮卡\t2", "预算：30万元"]


def test_the_blocks_of_a_cell_beside_another_stay_one_cell() -> None:
    html = "<table><tr><td>皮卡</td><td><p>排量2.0L</p><p>5座</p></td></tr></table>"
    assert text_of_html(html, "题").splitlines()[-1] == "皮卡\t排量2.0L 5座"
