"""The same notice in other layouts is read the same: frames, columns in another order, rows as lines, pages in one line."""

import pytest

from bench.otherwise import deciding, moves
from reading.lines import heading
from reading.notice import read_notice_text
from reading.text import text_of_html, text_of_plain
from tests.given.heldout.making import by_hand
from tests.given.otherwise import said_otherwise


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


def test_rows_between_bars_without_blanks_are_rows() -> None:
    text = text_of_plain("采购人：甲县某局\n序号|名称|数量\n1|皮卡|2\n2|轿车|1\n来源|甲网", "题")
    assert text.splitlines()[2:] == ["", "序号\t名称\t数量", "1\t皮卡\t2", "2\t轿车\t1", "", "来源|甲网"]


@pytest.mark.parametrize(
    "table",
    [
        [
            ["序号", "采购项目名称", "采购需求概况", "预算金额（万元）", "备注"],
            ["1", "体检机", "12台", "36", "/"],
            ["2", "皮卡", "面包车2辆", "36", "/"],
        ],
        [
            ["品目号", "采购标的", "数量（单位）", "允许进口", "简要规格描述"],
            ["1-1", "指挥车", "1(辆)", "否", "四驱"],
            ["1-2", "轿车", "2(辆)", "否", "汽油"],
        ],
        [
            ["序号", "包号", "包名称", "包预算（元）"],
            ["1", "PYGK2026-22-1", "囚车", "420000.00"],
            ["2", "PYGK2026-22-2", "轿车", "566000.00"],
        ],
        [
            ["标的名称", "品牌", "数量", "单价（元）", "验收结论"],
            ["货车", "福田", "1", "198,600.00", "合格"],
            ["轿车", "哈弗", "1", "160,000.00", "合格"],
        ],
        [["序号", "参数名称", "参数要求"], ["1", "采购数量", "4辆"], ["2", "座位数", "5"], ["3", "最大功率（kW）", "≥118"]],
    ],
)
def test_cells_on_lines_of_their_own_are_rows_again(table: list[list[str]]) -> None:
    text = text_of_plain("\n".join(cell for row in table for cell in row) + "\n三、其他", "题")
    assert [line.split("\t") for line in text.splitlines() if "\t" in line] == table


def test_a_list_on_its_side_is_turned() -> None:
    rows = [["标项", "1", "2"], ["标项名称", "皮卡", "轿车"], ["数量", "3", "2"], ["预算金额（元）", "420000", ""]]
    page = "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"
    lines = [line for line in text_of_html(page, "题").splitlines() if "\t" in line]
    assert lines == ["标项\t标项名称\t数量\t预算金额（元）", "1\t皮卡\t3\t420000", "2\t轿车\t2"]


def test_vehicles_beside_each_other_under_their_names_stay_as_they_stand() -> None:
    page = "<table><tr><td>参数\\车型</td><td>轿车</td><td>客车</td></tr><tr><td>数量</td><td>2</td><td>1</td></tr><tr><td>座位数</td><td>5</td><td>19</td></tr></table>"
    assert "参数\\车型\t轿车\t客车" in text_of_html(page, "题").splitlines()


def test_rows_told_in_words_stand_below_their_heads() -> None:
    text = text_of_plain(
        "使用单位：甲镇；车型：皮卡；数量：1；单价（元）：89900。\n使用单位：乙办；车型：轿车，2.0L；单价（元）：138000。\n三、其他", "题"
    )
    assert [line for line in text.splitlines() if "\t" in line] == [
        "使用单位\t车型\t数量\t单价（元）",
        "甲镇\t皮卡\t1\t89900",
        "乙办\t轿车，2.0L\t\t138000",
    ]
    assert "供应商名称：甲公司；供应商地址：乙路；中标金额：3万元" in text_of_plain(
        "供应商名称：甲公司；供应商地址：乙路；中标金额：3万元", "题"
    )


def test_figures_whose_comma_blanks_part_are_whole() -> None:
    assert "3,096.00 万元" in text_of_plain("最高限价： 3 , 096.00 万元", "题")


def test_labels_and_values_taking_turns_are_no_table() -> None:
    text = text_of_plain("采购人\n甲县卫健局\n供应商\n乙车辆有限公司\n合同总价\n肆拾柒万元整\n标的名称\n医疗车", "题")
    facts, lots = read_notice_text(text, "2026-04-16")
    assert facts.buyer.value == "甲县卫健局"
    assert lots[0].supplier.value in (None, "乙车辆有限公司")


@pytest.mark.parametrize("heads", ["原公告内容\n变更后内容", "项目编号：JX-2026-1 原公告内容 变更后内容"])
def test_what_was_and_what_is_told_with_one_label_are_changes(heads: str) -> None:
    page = f"某县铁骑采购变更公告\n{heads}\n数量：20台\n数量：24台\n投标截止时间：2026年10月23日09:30\n投标截止时间：2026年10月30日09:30"
    facts, _ = read_notice_text(text_of_plain(page, "某县铁骑采购变更公告"), "2026-10-10")
    assert str(facts.deadline.value).startswith("2026-10-30")


def test_a_correction_in_one_line_keeps_its_rows() -> None:
    line = (
        "一、基本情况 编号：JX-2026-1 二、更正信息 更正事项：采购文件 更正内容： 序号 更正项 更正前内容 更正后内容 "
        "1 需求表 数量 3辆 4辆 2 预算金额 186万元 248万元 3 开标时间 2026年07月13日09:00 2026年07月20日09:00 更正日期：2026年07月02日 三、其他 采购人：甲县某局"
    )
    assert "1\t需求表 数量\t3辆\t4辆" in text_of_plain(line, "题").splitlines()


def test_words_behind_a_winner_are_no_part_of_its_name() -> None:
    text = text_of_plain("某县公务用车采购中标公告\n中标供应商：乙汽车有限公司 商品明细\n中标金额：20万元", "某县公务用车采购中标公告")
    _, lots = read_notice_text(text, "2026-04-16")
    assert lots[0].supplier.value == "乙汽车有限公司"


def test_a_table_given_twice_is_one() -> None:
    table = "<table><tr><td>名称</td><td>数量</td><td>单价（元）</td></tr><tr><td>皮卡</td><td>2</td><td>98000</td></tr></table>"
    text = text_of_html(f"<p>采购人：甲县某局</p>{table}<p>附：采购清单</p>{table}", "甲县某局皮卡采购中标公告")
    _, lots = read_notice_text(text, "2026-04-16")
    assert [item.quantity.value for item in lots[0].items] == [2]


def test_sections_may_be_numbered_with_points() -> None:
    assert heading("一．项目概况".replace("．", ".")) == heading("一、项目概况") == "项目概况"


SAMPLE_EVERY, SAMPLE_FROM = 160, 7
GROUPS = ("markup:", "tables:", "rows:", "lines:")
NOT_ALIKE = ("lines: all in one", "lines: a page dumped into one")
"""Layouts that lose what tells values apart: where one line ends and the next begins."""

KNOWN = frozenset((("K-059", "lines: a page dumped piece by piece"),))
"""Notices and layouts in which another value is told: vehicles side by side whose cells came one below the other lose their columns."""


def test_hand_written_notices_in_other_layouts_tell_no_other_values() -> None:
    wrong = []
    for notice, _ in list(by_hand())[SAMPLE_FROM::SAMPLE_EVERY]:
        before = deciding(notice)
        for name, other in said_otherwise(notice):
            if name.startswith(GROUPS) and name not in NOT_ALIKE:
                wrong += [(notice["id"], name, words) for verdict, words in moves(before, deciding(other)) if verdict != "gone"]
    assert not [one for one in wrong if one[:2] not in KNOWN]
