"""What is told of one of several things by its number or its name, and of a second engine, as an author of ordinary notices words it."""

import pytest

from reading.displacement import stated, window_of
from reading.folding import flat
from tests.unit.reading.test_unseen_tenders import form, lines_of


@pytest.mark.parametrize(
    "words",
    [
        "发动机排量：主4.5L/副3.8L",
        "排量（L）：主4.5，副3.8",
        "排量：主机4.5L、副机3.8L",
        "排量：底盘4.5L，上装2.8L",
        "排量：4.5L（副：3.8L）",
        "排量：4.5L（底盘）/3.8L（上装）",
    ],
)
def test_a_second_engine_is_not_the_vehicle_s(words: str) -> None:
    text = flat(words)
    window = window_of(stated(text, 0, len(text)))
    assert (float(window.min.value or 0), float(window.max.value or 0)) == (4.5, 4.5)


def test_clauses_call_the_things_of_all_lots_by_their_numbers() -> None:
    read = form(
        "双林市机关事务管理局公务用车采购招标公告",
        "采购包1(燃油轿车):",
        "品目号\t品目名称\t采购标的\t数量（单位）\t最高限价(元)",
        "1-1\t轿车\t燃油轿车\t5(辆)\t728,000.00",
        "1-2\t轿车\t混动轿车\t4(辆)\t652,000.00",
        "采购包2(纯电动轿车):",
        "品目号\t品目名称\t采购标的\t数量（单位）\t最高限价(元)",
        "2-1\t轿车\t纯电动轿车\t4(辆)\t720,000.00",
        "",
        "技术要点：品目1-1 燃油轿车发动机排量1.45L～1.6L，5座；品目1-2 混动轿车排量不超过1500mL，7座；品目2-1单辆最高18万元。",
    )
    told = [(line["displacement_max_l"], line["seats_max"], line["unit_price_cap_cny"]) for lot in read["lots"] for line in lot["lines"]]
    assert told == [(1.6, 5, None), (1.5, 7, None), (None, None, 180_000)]


def test_a_short_clause_may_be_about_one_of_several() -> None:
    need = "标的及数量\t需求概况\n纯电动执法轿车4辆；洒水车2辆\t轿车5座、续航400km以上、每辆不高于15万元；洒水车罐体9立方米以上"
    lines = lines_of(
        form("双林市2026年4月政府采购意向", f"序号\t项目名称\t{need.replace(chr(10), chr(10) + '1	执法车及洒水车购置	')}")
    )
    assert [(line["quantity"], line["seats_max"], line["unit_price_cap_cny"]) for line in lines] == [(4, 5, 150_000), (2, None, None)]


def test_rows_that_tell_parameters_no_lexicon_knows_are_still_of_one_thing() -> None:
    read = form(
        "双林市执法车辆采购招标公告",
        "名称\t数量\t指标\t参数要求",
        "执法巡查车\t7辆\t排量\t不小于1.5L，不大于2.0L",
        "执法巡查车\t7辆\t额定载客\t5人",
        "电动摩托车\t15辆\t电机额定功率\t≥3000W",
        "电动摩托车\t15辆\t电芯\t72V，石墨烯或锂电",
    )
    assert [line["quantity"] for line in lines_of(read)] == [7, 15]
