"""Tables of plain texts that lost their borders are rows again, and nothing else is."""

from reading.stacked import reflowed, unstacked
from reading.text import text_of_plain


def test_cells_on_lines_of_their_own_are_rows() -> None:
    lines = "采购需求：\n标包\n\n物资名称\n单位\n数量\n最高限价（万元/辆）\n1\n双排皮卡\n辆\n16\n14.2\n2\n起重运输车\n辆\n4\n58.0\n交货地点：某地"
    assert [line for line in unstacked(lines.splitlines()) if line] == [
        "采购需求：",
        "标包\t物资名称\t单位\t数量\t最高限价（万元/辆）",
        "1\t双排皮卡\t辆\t16\t14.2",
        "2\t起重运输车\t辆\t4\t58.0",
        "交货地点：某地",
    ]


def test_a_head_keeps_the_unit_below_it_and_the_unknown_head_before_the_number() -> None:
    lines = "包号\n名称\n数量\n预算金额\n（万元）\n付费说明\n01\n越野车\n2辆\n50\n一次付清"
    rows = [line for line in unstacked(lines.splitlines()) if line]
    assert rows == ["包号\t名称\t数量\t预算金额（万元）\t付费说明", "01\t越野车\t2辆\t50\t一次付清"]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    lines = "序号\n货物名称\n技术参数\n数量\n1\n洒水车\n罐容8立方\n国六\n2辆\n2\n皮卡\n四驱\n1辆"
    assert [line for line in unstacked(lines.splitlines()) if line][1:] == ["1\t洒水车\t罐容8立方 国六\t2辆", "2\t皮卡\t四驱\t1辆"]


def test_a_cell_that_reaches_down_is_told_again() -> None:
    lines = "标包\n名称\n数量\n最高限价（万元）\n1\n轿车\n3\n48\n中巴\n1\n60\n2\n货车\n2\n40"
    assert [line for line in unstacked(lines.splitlines()) if line][1:] == ["1\t轿车\t3\t48", "1\t中巴\t1\t60", "2\t货车\t2\t40"]


def test_no_table_begins_with_its_second_head_and_figures_stay_under_their_heads() -> None:
    lines = "单价说明\n名称\n数量\n单价（元）\n轿车\n见附件\n三辆\n其他"
    assert unstacked(lines.splitlines()) == lines.splitlines()


def test_labels_on_lines_of_their_own_are_no_table() -> None:
    lines = "采购单位\n某县水务局\n代理机构名称\n某招标公司\n预算金额\n30万元"
    assert unstacked(lines.splitlines()) == lines.splitlines()


def test_a_table_on_one_line_with_its_numbers_glued_to_heads_and_sums() -> None:
    cells = ["序号", "货物名称", "数量", "单价(元) 1", "喷洒车", "2 辆", "342400.00 2 自卸汽车", "1 辆", "298000.00"]
    assert reflowed(cells)[1:] == [["1", "喷洒车", "2 辆", "342400.00"], ["2", "自卸汽车", "1 辆", "298000.00"]]


def test_the_stored_text_of_a_stacked_table_reads_as_a_table() -> None:
    text = text_of_plain("序号\n标的名称\n数量\n单价（元）\n1\n救护车\n2\n298000", "某院救护车采购结果")
    assert "1\t救护车\t2\t298000" in text.splitlines()
