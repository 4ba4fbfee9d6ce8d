"""Limits in other authors' portal pages: under the numbers of rows, behind circled numbers, in columns that say what one costs."""

import pytest

from reading.document import Document
from reading.grids import Grid, blocks_of
from reading.lines import Lines
from reading.tables import tables
from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize("number", ["品目号{}", "品目{}", "序号{}", "标的{}"])
def test_a_clause_may_speak_of_a_row_by_its_number(number: str) -> None:
    read = form(
        "渔政执法用车采购公告",
        "品目号\t采购标的\t数量\t品目预算（元）",
        "1-1\t皮卡（长轴）\t2(辆)\t275000",
        "1-2\t两厢/三厢轿车\t1(辆)\t180000",
        "六、技术要求",
        f"{number.format('1-1')}：柴油，排量1.996L(含)-2.5L(含)，单价不超13.75万元；",
        f"{number.format('1-2')}：排量1.5L(含)-2.0L(含)，单价不超18万元。",
    )
    assert told(read, "displacement_min_l") == [1.996, 1.5]
    assert told(read, "unit_price_cap_cny") == [137_500, 180_000]


def test_a_column_of_limits_says_of_one_by_its_unit() -> None:
    row = "{}\t{}\t{}\t排量≥1991mL\t240,000.00\t{}"
    rows = [row.format("1-1", "轿车", "2(辆)", "120,000.00/辆"), row.format("1-2", "商务车", "1(辆)", "240,000.00/辆")]
    read = form("执法用车采购公告", "品目号\t采购标的\t数量（单位）\t技术规格、参数及要求\t品目预算(元)\t最高限价(元)", *rows)
    assert told(read, "unit_price_cap_cny") == [120_000, 240_000]


@pytest.mark.parametrize("limit", ["不超过16万元", "报价不得超过16万元", "控制价16万元", "限价：16万元"])
def test_the_limit_of_the_only_one_of_its_kind_is_one_pieces(limit: str) -> None:
    read = form("执法车辆采购公告", "采购内容：", "（1）轿车2台，每台不超过13万元；", f"（2）商务车1台，排量不大于2000CC，{limit}；")
    assert told(read, "unit_price_cap_cny") == [130_000, 160_000]


def test_the_limit_of_several_together_is_no_ones() -> None:
    read = form("执法车辆采购公告", "采购内容：", "（1）轿车2台，不超过26万元；", "（2）商务车3台，总价不得高于60万元。")
    assert told(read, "unit_price_cap_cny") == [None, None]


def test_circled_clauses_name_what_is_counted_before_them() -> None:
    needs = "采购内容：越野车（指挥）1辆、皮卡车2辆，具体如下： ①指挥越野车：排量2.0T，柴油，控制价28.5万元； ②皮卡车：排量2.4T及以上，15.8万元/辆。"
    read = form("应急车辆采购公告", needs)
    assert (told(read, "displacement_max_l"), told(read, "displacement_min_l")) == ([2, None], [2, 2.4])


def test_the_only_lot_is_spoken_of_in_every_section() -> None:
    read = form(
        "防火运兵车采购公告", "合同包1（防火运兵车）：", "运兵车1辆", "五、技术要求", "运兵车：柴油，排量不小于3.0L，核载12人以上。"
    )
    assert (told(read, "displacement_min_l"), told(read, "energy")) == ([3], ["diesel"])


@pytest.mark.parametrize(
    "title",
    [
        "双林省财政厅推动政府购买服务改革走...",
        "双林市：推动政府采购政策落实",
        "财政部：在政府采购活动中对46家企业采取措施",
        "《政府采购法》修订草案公布",
    ],
)
def test_news_about_procurement_is_no_tender(title: str) -> None:
    read = form(title, "今年以来，双林省财政厅深化改革，抽查项目150个，涉及预算金额6.5亿元。")
    assert (read["kind"], read["buyer"]) == ("other", None)


def test_a_title_that_was_cut_gives_way_to_the_whole_one() -> None:
    read = form(
        "双林市消防支队报警器采购（26WA0088）中标（成交）结...",
        "双林市消防支队报警器采购（26WA0088）中标（成交）结果更正公告",
        "二、更正信息",
    )
    assert read["kind"] == "correction"


def test_the_ceiling_of_the_agencys_fee_is_no_ceiling() -> None:
    read = form("显微镜采购中标公告", "收费标准：按62%计算，招标代理服务费最高限价5.6万元。", "中标金额：447万元")
    assert read["price_cap_cny"] is None


@pytest.mark.parametrize(
    "heads",
    [
        "序号供应商名称供应商地址中标（成交）金额评审报价评审总得分1",
        "供应商名称 供应商地址 供应商编码 ",
        "供应商名称 供应商地址 评审方法 是否价格扣除 中标（成交）金额 ",
    ],
)
def test_tables_of_winners_that_ran_together_have_heads_of_many_portals(heads: str) -> None:
    work = "施工工期 合同签订后，成交人 110 个日历天内完成施工及验收赵圣艳建筑工程【豫241】"
    read = form("加固工程中标结果公告", "三、中标信息", f"{heads}双林绿创建筑工程有限公司 双林市健康路5号", "四、主要标的信息", work)
    assert read["lots"][0]["supplier"] == "双林绿创建筑工程有限公司"


@pytest.mark.parametrize(
    "changed",
    [
        "开标时间、响应文件提交截止时间、投标保证金缴纳截止时间\t2026年8月12日09:30\t2026年8月27日09:30",
        "提交投标文件截止时间、开标时间、投标保证金递交截止时间和投标样品递交截止时间均延期至2026年8月27日9点30分。",
    ],
)
def test_a_correction_may_move_the_time_of_bids_with_that_of_bonds(changed: str) -> None:
    read = form("策划方案编制项目更正公告", "更正内容：", "更正项\t更正前内容\t更正后内容", changed)
    assert read["deadline"] == "2026-08-27T09:30:00+08:00"


@pytest.mark.parametrize("head", ["（四）投标截止及开标", "（四）响应截止时间和开标", "四、报价截止"])
def test_a_bracketed_heading_tells_of_the_deadline(head: str) -> None:
    read = form("运钞车采购邀请招标公告", "（三）交货", "合同签订后70日内。", head, "2026年12月8日（星期二）上午10:00，本行五楼会议室。")
    assert read["deadline"] == "2026-12-08T10:00:00+08:00"


def test_a_sum_without_taxes_gives_way_to_the_one_with_them() -> None:
    read = form("执法用车采购结果公示", "成交总价（含税）\t536,400.00元", "成交总价（不含税）\t474,690.27元", "数量\t4辆")
    assert read["award_total_cny"] == 536_400


def test_one_table_may_stand_right_behind_another() -> None:
    goods = ["品目号\t采购标的\t数量（单位）\t品目预算(元)", "1-1\t轿车\t1(辆)\t390,000.00", "1-2\t商务车\t1(辆)\t230,000.00"]
    doc = Lines("\n".join([*goods, "技术规格\t轿车\t商务车", "排量\t≤1.6L\t≤2.4L", "座位数\t5\t9"]))
    assert [len(block.rows) for block in blocks_of(doc) if isinstance(block, Grid)] == [3, 3]
    assert [len(table.rows) for table in tables(Document(doc.text))] == [2]


@pytest.mark.parametrize("head", ["五、项目用途、简要技术要求及合同履行日期", "三、采购内容及合同主要条款", "二、技术参数"])
def test_a_chapter_of_needs_may_speak_of_the_contract_too(head: str) -> None:
    read = form("执法车采购公告", head, "品名\t水政执法车\t防汛指挥车", "数量\t3辆\t1辆", "气缸排量(ml)\t1490—1600\t1950—2500")
    assert (told(read, "displacement_min_l"), told(read, "quantity")) == ([1.49, 1.95], [3, 1])


def test_things_numbered_in_characters_follow_each_other() -> None:
    first = ["品目一：指挥车（越野车） 数量：2台", "—排气量：2.0L（含）～3.0L（含）", "—单价限制：33万元"]
    needs = [*first, "品目二：队员运兵车 数量：2台", "—发动机：柴油，排气量3.8L（含）以上"]
    read = form("防火车辆采购公告", *needs)
    assert (told(read, "displacement_min_l"), told(read, "unit_price_cap_cny")) == ([2, 3.8], [330_000, None])


def test_a_price_within_a_sum_limits_the_only_one_of_its_kind() -> None:
    needs = "采购轿车1辆、商务车1辆；技术要求：轿车为国产，排量1.6L以下（含），价格12万元以内；商务车为7座，价格25万元以内。"
    assert told(form("公务用车采购公告", needs), "unit_price_cap_cny") == [120_000, 250_000]
