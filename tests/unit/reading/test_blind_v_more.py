"""More rules that a further varied set of notices by an independent author called for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    "title",
    ["教育局公务用车及校车智慧管理平台建设竞争性磋商公告", "教育局校车及公务用车动态监管系统采购公告"],
)
def test_a_platform_for_several_kinds_of_vehicles_buys_none(title: str) -> None:
    assert not form(title, "采购需求：建设车辆调度、定位等模块，接入校车110辆、公务用车8辆。")["is_vehicle_purchase"]


@pytest.mark.parametrize("service", ["动态监控及流量服务", "运营服务", "保险"])
def test_a_service_behind_a_remark_on_the_vehicle(service: str) -> None:
    read = form("校车运营监控服务中标公告", "四、主要标的信息", f"服务类 名称：230辆校车（19座至50座）{service}", "服务时间：3年")
    assert not read["is_vehicle_purchase"]
    read = form("校车采购中标公告", "四、主要标的信息", "名称：校车（19座至50座）", "数量：2辆", "单价：300000元")
    assert read["is_vehicle_purchase"]


def test_what_carries_meals_drives_where_an_engine_is_told() -> None:
    title = "乡村学校送餐车采购竞争性磋商公告"
    read = form(title, "采购需求：采购餐厢式配送车（轻卡底盘改装）12辆，柴油，排量≤2.3L，3座；单辆最高限价：9.8万元。")
    assert read["is_vehicle_purchase"]
    assert [told(read, name) for name in ("quantity", "displacement_max_l")] == [[12], [2.3]]
    assert not form("食堂送餐车采购公告", "采购需求：送餐车12辆，双层，带保温桶，不锈钢材质。")["is_vehicle_purchase"]


@pytest.mark.parametrize("quote", ["第三章“{}”", "采购文件“{}”"])
def test_what_a_correction_changes_of_several_vehicles_is_each_ones_own(quote: str) -> None:
    read = form(
        "应急管理局车辆采购更正公告",
        "更正内容：",
        f"1.{quote.format('运兵车 核定载客')}原为“≥15人”，更正为“≥9人”；",
        f"2.{quote.format('运输皮卡 排量')}原为“2.5L≤排量≤3.0L”，更正为“2.0L≤排量≤3.0L”。",
    )
    assert [told(read, name) for name in ("category", "seats_min", "displacement_min_l")] == [["special", "pickup"], [9, None], [None, 2]]


def test_the_new_ceiling_of_one_of_several_vehicles() -> None:
    read = form(
        "执法局车辆采购变更公告",
        "更正内容：",
        "一、“执法轿车”单价最高限价由“13.8万元”变更为“13.2万元”；",
        "二、“执法越野车”发动机排量由“2.0L”变更为“1.5T-2.0T”。",
    )
    assert [told(read, name) for name in ("unit_price_cap_cny", "displacement_min_l")] == [[132000, None], [None, 1.5]]


@pytest.mark.parametrize("title", ["巡逻车采购补充合同（变更）公告", "巡逻车采购合同（变更）公告"])
def test_a_contract_that_is_supplemented(title: str) -> None:
    read = form(
        title,
        "五、变更情况：",
        "原合同：SUV巡逻车5辆，单价110,000元，合同总价550,000元。",
        "变更后：加装警灯等设备，车辆数量、单价不变，合同总价变更为600,000元。",
    )
    assert (read["kind"], read["award_total_cny"]) == ("contract_change", 600000)


def test_a_ceiling_in_the_brackets_behind_the_only_one() -> None:
    read = form("消防车辆采购公告", "采购需求：宣传车1辆（9座，限价44万元）；消防摩托车4辆，排量≥400ml。")
    assert told(read, "unit_price_cap_cny") == [440000, None]
    read = form("消防车辆采购公告", "采购需求：宣传车1辆，消防摩托车4辆（排量≥400ml），限价44万元。")
    assert told(read, "unit_price_cap_cny") == [None, None]


def test_numbered_rows_without_heads() -> None:
    read = page(
        "公务车辆采购网上竞价公告",
        "<p>采购明细</p><table><tr><td>1</td><td>商务车</td><td>甲牌/乙牌/同等档次</td><td>2.0T，7座，汽油</td><td>1辆</td><td>限价:190000元</td></tr>"
        "<tr><td>2</td><td>轿车</td><td>甲牌/乙牌/同等档次</td><td>1.5L自吸，5座</td><td>1辆</td><td>限价:120000元</td></tr></table>",
    )
    assert [told(read, name) for name in ("quantity", "displacement_max_l", "seats_min", "unit_price_cap_cny")] == [
        [1, 1],
        [2, 1.5],
        [7, 5],
        [190000, 120000],
    ]


def test_a_bus_that_is_called_by_its_trade() -> None:
    read = page(
        "城乡公交一体化车辆采购招标公告",
        "<table><tr><td>车型</td><td>数量（辆）</td><td>座位数</td><td>动力</td><td>最高单价（万元）</td></tr>"
        "<tr><td>7米级城乡公交</td><td>10</td><td>19</td><td>纯电动</td><td>42.5</td></tr>"
        "<tr><td>客运面包车</td><td>15</td><td>9</td><td>汽油1.5L</td><td>8.6</td></tr></table>",
    )
    assert [told(read, name) for name in ("category", "quantity")] == [["bus", "van"], [10, 15]]
    for title in ("某市公交IC卡采购公告", "某市公交运营补贴资金绩效评价采购公告", "某公交集团办公家具采购公告"):
        assert not form(title, "采购需求：详见采购文件，数量一批，预算20万元。")["is_vehicle_purchase"]


@pytest.mark.parametrize("words", ["捷达VA3", "捷达 VA3"])
def test_a_badge_with_its_model_run_on(words: str) -> None:
    read = form("出租车采购中标结果公示", "中标人：甲地汽车销售有限公司", f"中标内容：出租轿车50辆，{words}，排量1.5L，中标单价79000元/辆")
    assert [told(read, name) for name in ("brand", "model")] == [["捷达"], ["VA3"]]
    read = form("出租车采购中标结果公示", "中标人：甲地汽车销售有限公司", "中标内容：出租轿车50辆，捷达CNG，排量1.5L，中标单价79000元/辆")
    assert told(read, "model") == [None]


def test_kinds_by_what_divides_them_and_by_what_they_are_built_on() -> None:
    read = form("公务用车采购公告", "采购需求：轿车6辆（其中燃油车2辆，1.5L-1.8L；新能源车4辆），商务车1辆（2.0T，7座）。")
    assert told(read, "category") == ["sedan", "sedan", "mpv"]
    assert told(form("执法车辆采购公告", "采购需求：越野巡逻车2辆，2.0T，5座，汽油，四驱。"), "category") == ["suv"]
    assert told(form("海关业务用车采购公告", "采购需求：监管犬运输车1辆，轻型客车底盘改装，柴油。"), "category") == ["special"]


def test_a_line_of_policies_tells_no_energy() -> None:
    read = form(
        "公安局车辆采购公告",
        "采购需求：处突车2辆，柴油，排量≥2.8L，10座及以上。",
        "需要落实的政府采购政策：（1）节约能源；（2）新能源汽车：年度更新中新能源汽车比例不低于30%。",
    )
    assert told(read, "energy") == ["diesel"]


def test_a_size_in_the_brackets_behind_its_label() -> None:
    assert told(form("公安局摩托车采购公告", "采购需求：大排量（≥400ml）摩托车20辆，汽油，两轮。"), "displacement_min_l") == [0.4]


def test_a_size_alone_before_a_bound() -> None:
    read = form("应急车辆采购公告", "采购需求：防火宣传巡逻车2辆，1.5T及以上，最高限价14万元/辆。")
    assert [told(read, name) for name in ("displacement_min_l", "displacement_max_l")] == [[1.5], [None]]
