"""Pages that lost their line breaks and tables that lost their borders, in layouts of portals' text dumps."""

from reading.ordinals import unrun
from reading.pasted import unpasted
from reading.runon import run_on_table


def test_a_page_without_breaks_or_blanks_is_lines_again_by_its_chapters() -> None:
    page = (
        "河湾学院后勤皮卡采购公告资产处　2026/3/2 9:00:00河湾学院拟采购下列货物。一、项目编号：HW-2026-07二、项目名称：后勤皮卡采购"
        "三、预算：（一）皮卡2辆，26万元（二）货架1批，3万元四、资格要求：1.独立法人；2.具有1.5T以上皮卡供货业绩；五、采购人：河湾学院地址：河湾县学府路1号联系人：梁老师"
    )
    lines = unrun(page)
    assert lines[:4] == [
        "河湾学院后勤皮卡采购公告",
        "资产处　2026/3/2 9:00:00河湾学院拟采购下列货物。",
        "一、项目编号：HW-2026-07",
        "二、项目名称：后勤皮卡采购",
    ]
    assert lines[4:] == [
        "三、预算：",
        "（一）皮卡2辆，26万元",
        "（二）货架1批，3万元",
        "四、资格要求：",
        "1.独立法人；",
        "2.具有1.5T以上皮卡供货业绩；",
        "五、采购人：河湾学院",
        "地址：河湾县学府路1号",
        "联系人：梁老师",
    ]


def test_lots_that_are_counted_in_a_sentence_are_no_chapters() -> None:
    line = (
        "本项目分标段一、标段二、标段三，第一、二、三包均须响应，共计轿车三辆，评审按包一、包二、包三的次序进行，"
        "详见采购文件，供应商应当仔细阅读，不再另行说明，如有疑问请在公告期内书面提出，逾期不予受理，特此说明并提请注意。"
    )
    assert unrun(line) == [line]


def test_a_table_that_runs_together_is_told_by_its_numbers_and_sums() -> None:
    line = "采购内容序号标的名称数量单位单价限价（万元）合计（万元）备注1转运救护车（高顶）3辆28.585.5核心产品2除颤监护仪2台6.513.0合计98.5"
    found = run_on_table(line, line.replace("（", "(").replace("）", ")"))
    assert found is not None
    assert found[1] == [
        ["序号", "标的名称", "数量", "单位", "单价限价(万元)", "合计(万元)", "备注"],
        ["1", "转运救护车（高顶）", "3", "辆", "28.5", "85.5", "核心产品"],
        ["2", "除颤监护仪", "2", "台", "6.5", "13.0", ""],
    ]


def test_a_number_that_may_be_the_models_last_digits_is_not_told() -> None:
    assert run_on_table("序号名称品牌型号数量单价1巡逻车河牌HB5061台88000", "序号名称品牌型号数量单价1巡逻车河牌HB5061台88000") is None


def test_a_number_that_fits_its_sums_is_told_from_the_model_before_it() -> None:
    lines = unpasted("清单：序号名称品牌型号数量单价（元）小计（元）1巡逻车河牌HB506A2辆88000176000合计176000")
    assert "1\t巡逻车\t河牌HB506A\t2辆\t88000\t176000" in lines
    assert "合计176000" in lines
