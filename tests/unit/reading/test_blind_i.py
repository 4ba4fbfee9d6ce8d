"""Limits in other authors' portal pages: under the numbers of rows, behind circled numbers, in columns that say what one costs."""

import pytest

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
