"""Plain text as people paste it: wrapped at a width, all in one line, tables parted by blanks only."""

import pytest

from reading.pasted import unpasted
from reading.text import text_of_plain


def test_lines_broken_at_a_fixed_width_are_joined_within_words_and_figures() -> None:
    whole = (
        "采购人委托代理机构就公务用车更新项目组织公开招标，项目编号为WC-2026-0117，预算金额为人民币535000元，最高限价530000元，欢迎参加。"
    )
    broken = [whole[at : at + 26] for at in range(0, len(whole), 26)]
    assert unpasted("\n".join(["公务用车招标公告", *broken])) == ["公务用车招标公告", whole]


def test_lines_that_end_where_they_want_to_are_left_alone() -> None:
    lines = ["一、项目编号：WC-2026-0117", "二、项目名称：公务用车更新采购", "预算金额：535000元", "最高限价：530000元"]
    assert unpasted("\n".join(lines)) == lines


def test_a_page_in_one_line_is_unrolled_with_its_table() -> None:
    text = (
        "望川县公车更新公告 一、项目基本情况 项目编号：WC-2026-01 预算金额：36万元 采购需求： 序号 名称 数量 技术参数 1 三厢轿车 2 辆 排量≤1.8L，5座 2 商务车 1 辆 7座 "
        "二、资格要求 1.具有独立法人资格 三、响应文件提交 截止时间：2026年6月9日 上午9:30 名 称：望川县财政局 地 址：望川县府前街1号"
    )
    lines = unpasted(text + " " * 0)
    assert lines[0] == "望川县公车更新公告"
    assert "序号\t名称\t数量\t技术参数" in lines
    assert "1\t三厢轿车\t2辆\t排量≤1.8L，5座" in lines
    assert "名 称：望川县财政局" in lines
    assert "截止时间：2026年6月9日 上午9:30" in lines


def test_a_table_whose_cells_only_blanks_part_has_rows() -> None:
    lines = unpasted("序号  名称  数量  备注\n\n1  轿车  2 辆  \n2  越野车  1 辆  四驱\n合计：3辆")
    assert [line for line in lines if line.strip()] == ["序号\t名称\t数量\t备注", "1\t轿车\t2 辆", "2\t越野车\t1 辆\t四驱", "合计：3辆"]


def test_prose_with_blanks_is_no_table() -> None:
    text = "本项目 采购 轿车 两辆\n交货 地点 望川县 府前街"
    assert unpasted(text) == text.splitlines()


@pytest.mark.parametrize("text", ["", "\n\n", " ", "名", "序号 名称 数量", "一、" * 500, "采购人： " * 3000, "1 2 3 " * 5000])
def test_any_text_is_taken(text: str) -> None:
    assert text_of_plain(text, "标题").startswith("标题")
