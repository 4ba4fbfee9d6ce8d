"""Limits of other authors that stand far from where the vehicles are counted: behind the procedure, behind a lot's number."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told

_PROCEDURE = ("二、获取采购文件", "时间：2026年3月2日至3月6日", "三、联系方式", "采购人信息", "名称：双林县公安局")


@pytest.mark.parametrize(
    "head",
    ["附：主要技术参数", "附件1 采购需求", "第五章 技术参数及要求", "附：车辆配置要求（摘录）", "技术参数：", "附件：货物需求一览表"],
)
def test_what_is_asked_for_may_stand_behind_the_procedure(head: str) -> None:
    needs = ["一、项目概况", "采购轿车6辆，皮卡2辆。", *_PROCEDURE, head]
    read = form("双林县公安局车辆采购公告", *needs, "1、轿车：排量不大于1.6L，每辆限价15.8万元；", "2、皮卡：柴油，排量不小于1.9L。")
    assert (told(read, "displacement_max_l"), told(read, "displacement_min_l")) == ([1.6, None], [None, 1.9])
    assert told(read, "unit_price_cap_cny") == [158_000, None]


@pytest.mark.parametrize("lot", ["采购包1", "包1", "第1包", "1包"])
def test_a_clause_may_lead_with_its_lot(lot: str) -> None:
    read = form(
        "公务用车采购公告",
        "采购包1：轿车1辆，商务车1辆",
        "采购包2：纯电动轿车2辆",
        f"技术要求：{lot}轿车排量1.6升（含）以下、5座；商务车排量不超过2.0升，7座。",
    )
    assert [line["displacement_max_l"] for line in read["lots"][0]["lines"]] == [1.6, 2]


@pytest.mark.parametrize("winner", ["山东某检验研究院集团有限公司", "太原某社会工作服务中心", "一代新风建设集团有限公司", "哈尔滨某大学"])
def test_a_winner_in_a_table_that_ran_together_is_named_whole(winner: str) -> None:
    row = f"序号供应商名称供应商地址中标（成交）金额评审总得分1{winner}山东省济南市天辰路1号报价：595000（元）90.67"
    read = form("隐患排查项目中标结果公告", "三、中标（成交）信息", "1.中标结果：", row)
    assert read["lots"][0]["supplier"] == winner
