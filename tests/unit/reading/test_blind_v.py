"""Rules that a further varied set of notices by an independent author called for, each with the words it was made for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    "need",
    [
        "纯电动洒水车2辆（单价限61万元）；纯电动扫路车3辆（单价限45万元）",
        "洒水车2辆，限61万元/辆；扫路车3辆，限45万元/辆",
        "洒水车2辆，每辆限61万元；扫路车3辆，每辆限45万元",
    ],
)
def test_a_bare_word_of_limit_before_the_price_of_one_is_a_cap(need: str) -> None:
    assert told(form("环卫作业车辆采购项目公开招标公告", f"采购需求：{need}。"), "unit_price_cap_cny") == [610000, 450000]


@pytest.mark.parametrize(
    "need",
    [
        "轿车5辆，每辆控制在15万元以内；面包车1辆，7座，控制在9万元以内",
        "轿车5辆，每辆限15万元；面包车1辆，限额9万元",
        "轿车5辆，单价限价15万元；面包车1辆，限9万元",
    ],
)
def test_what_is_bought_once_tells_its_ceiling_in_other_words(need: str) -> None:
    assert told(form("公安局执法车辆采购公告", f"采购需求：{need}。"), "unit_price_cap_cny") == [150000, 90000]


def test_the_ceiling_of_several_is_not_that_of_one() -> None:
    read = form("公安局执法车辆采购公告", "采购需求：轿车5辆，每辆限15万元；面包车3辆，限27万元。")
    assert told(read, "unit_price_cap_cny") == [150000, None]


def test_a_failed_procurement_goes_on_telling_its_ceilings() -> None:
    read = form("应急车辆采购废标公告", "采购内容：柴油皮卡4辆，单价限价14万元；水罐车1辆，限价30万元。")
    assert told(read, "unit_price_cap_cny") == [140000, 300000]


@pytest.mark.parametrize(
    "words",
    [
        "纯电动轿车2辆、混合动力轿车2辆，每辆最高限价18万元；上牌由采购人承担。",
        "纯电动轿车4辆，5座；纯电动MPV 2辆，7座，单辆均不得超过18万元。",
        "燃油轿车4辆，商务车1辆（7座）；单价均控制在18万元以内。",
    ],
)
def test_a_limit_of_each_behind_an_enumeration_is_that_of_all(words: str) -> None:
    assert told(form("公务用车采购公告", f"采购需求：{words}"), "unit_price_cap_cny") == [180000, 180000]


def test_a_limit_behind_commas_stays_with_the_last() -> None:
    read = form("公务用车采购公告", "采购需求：轿车2辆，商务车3辆，每辆限价25万元。")
    assert told(read, "unit_price_cap_cny")[0] is None


def test_a_size_that_is_the_same_for_all_keeps_its_label() -> None:
    read = form("公务用车采购公告", "采购需求：燃油轿车1辆、插电式混合动力轿车1辆，发动机排气量均为1.5L（含1.5T），座位数5座。")
    assert [told(read, name) for name in ("displacement_max_l", "seats_min")] == [[1.5, 1.5], [5, 5]]


def test_what_follows_the_bracket_that_divides_a_number_is_of_all() -> None:
    read = form("公安局执法车辆采购公告", "采购需求：执勤轿车14辆（其中燃油轿车8辆，1.5L；纯电动轿车6辆），5座。")
    assert [told(read, name) for name in ("quantity", "seats_min")] == [[8, 6], [5, 5]]


def test_a_number_is_divided_by_the_size_of_engines() -> None:
    read = form(
        "公安局摩托车采购公告",
        "采购需求：摩托车60辆，其中大排量（≥400ml）20辆，单价最高限价5万元；小排量（≤200ml）40辆，单价最高限价3万元。",
    )
    assert [told(read, name) for name in ("quantity", "unit_price_cap_cny")] == [[20, 40], [50000, 30000]]


def test_lines_that_open_with_a_thing_its_remark_and_number_are_a_list() -> None:
    read = form(
        "通勤客车采购公告",
        "最高限价：150万元",
        "采购需求：",
        "大型客车（45座，柴油，排量≥6.0L）1辆，限价80万元；",
        "中型客车（23座，柴油，排量≥2.8L）2辆，限价35万元/辆。",
    )
    assert read["price_cap_cny"] == 1500000
    assert [told(read, name) for name in ("quantity", "displacement_min_l", "unit_price_cap_cny")] == [[1, 2], [6, 2.8], [800000, 350000]]


def test_a_ceiling_within_a_row_is_not_that_of_all() -> None:
    read = page(
        "养护车辆采购公告",
        "<p>最高限价：150万元</p><table><tr><td>品名</td><td>数量</td><td>单位</td><td>主要规格</td></tr>"
        "<tr><td>自卸货车</td><td>4</td><td>辆</td><td>柴油，排量≥4.2L，单价限价25万元</td></tr>"
        "<tr><td>工程抢险车</td><td>1</td><td>辆</td><td>双排座，限价33万元</td></tr></table>",
    )
    assert read["price_cap_cny"] == 1500000
    assert told(read, "unit_price_cap_cny") == [250000, 330000]


def test_the_sum_of_a_later_lot_is_not_the_wholes() -> None:
    read = form(
        "环卫车辆采购（采购包2）废标公告", "采购包2采购内容：垃圾车1辆，最高限价63万元。", "三、其他补充事宜", "采购包2预算金额：64万元"
    )
    assert (read["budget_cny"], read["lots"][0]["budget_cny"]) == (None, 640000)


@pytest.mark.parametrize("words", ["7座以下（含7座）", "7座以下", "7座（含）以下"])
def test_a_bound_of_seats_that_includes_its_figure(words: str) -> None:
    read = form("越野车采购公告", f"采购需求：公务越野车5辆，汽油，{words}，自动挡。")
    assert [told(read, name) for name in ("seats_min", "seats_max")] == [[None], [7]]


def test_a_model_ends_before_the_bracket_that_describes_it() -> None:
    read = form(
        "消防车采购中标公告",
        "四、主要标的信息",
        "名称：消防车；品牌：某牌；规格型号：XY5160GXF（底盘排量7.7L，乘员6人）；数量：1辆；单价：2000000元",
    )
    assert told(read, "model") == ["XY5160GXF"]
    assert told(read, "displacement_min_l") == [7.7]


@pytest.mark.parametrize("words", ["拟调整为新能源车型", "计划改购为新能源汽车"])
def test_what_a_purchase_was_given_up_for_is_not_what_it_bought(words: str) -> None:
    read = form("公安局警务用车采购终止公告", f"二、项目终止的原因：采购需求发生变化（原购置的4辆燃油SUV{words}），终止采购活动。")
    assert told(read, "energy") == [None]


@pytest.mark.parametrize("head", ["变更内容", "更正内容", "调整内容"])
def test_a_table_of_old_and_new_words_by_lots(head: str) -> None:
    read = page(
        "森林防火车辆采购变更公告",
        f"<p>更正内容：</p><table><tr><td>包号</td><td>原内容</td><td>{head}</td></tr>"
        "<tr><td>第二包</td><td>巡逻车2辆，1.5T，最高限价13万元/辆</td><td>巡逻车2辆，1.5T，最高限价14万元/辆</td></tr></table>",
    )
    assert told(read, "unit_price_cap_cny") == [140000]


def test_what_was_asked_of_a_lot_is_not_what_it_buys() -> None:
    read = form(
        "救护车采购答疑澄清公告",
        "更正内容：",
        "问题1：第一包救护车排量≥2.2L过高，建议修改。",
        "答复：第一包救护车排量由“≥2.2L”修改为“≥1.9L”。",
        "问题2：第二包救护车能否接受汽油车型？",
        "答复：不接受。",
    )
    assert told(read, "displacement_min_l")[0] == 1.9
    assert "petrol" not in told(read, "energy")


def test_a_vehicle_called_by_a_machine_or_a_quality_has_an_engine_of_its_own() -> None:
    for words in ("无人机指挥车（1辆，2.0T柴油）", "产品质量检测车（某牌底盘，柴油2.0T）1辆"):
        assert told(form("执法车辆采购公告", f"采购需求：{words}。"), "displacement_max_l") == [2]
    assert told(form("执法车辆采购公告", "采购需求：指挥车1辆（车载发电机2.0T柴油）。"), "displacement_max_l") == [None]


def test_a_remark_behind_the_name_that_opens_a_sentence() -> None:
    read = page(
        "公务用车采购公告",
        "<table><tr><td>序号</td><td>标的名称</td><td>数量</td></tr><tr><td>1</td><td>轿车</td><td>1</td></tr><tr><td>2</td><td>越野车</td><td>1</td></tr></table>"
        "<p>主要参数：轿车，排量1.5T，5座；越野车（承载式SUV），排量不大于1.8升，5座。</p>",
    )
    assert told(read, "displacement_max_l") == [1.5, 1.8]
