"""reading: what is bought, in wordings nobody had tuned for: vehicles, their lines, counts, models."""

from decimal import Decimal

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told


def test_a_lots_line_with_a_counted_vehicle_makes_a_vehicle_purchase() -> None:
    read = form(
        "双林县防火物资采购招标公告",
        "第一标段：巡护无人机4架，预算28.8万元；",
        "第二标段：防火巡护皮卡车4辆，排量2.0T及以上，单车不超过14万元；",
    )
    assert read["is_vehicle_purchase"]
    assert [(line["category"], line["quantity"]) for line in lines_of(read)] == [("pickup", 4)]


def test_a_lot_whose_words_name_no_vehicle_has_no_line() -> None:
    read = form(
        "双林县检察院执法车辆及家具采购废标公告", "包1（执法执勤用车1辆）：有效投标人不足三家；", "包2（办公家具）：供应商不足三家。"
    )
    assert [len(lot["lines"]) for lot in read["lots"]] == [1, 0]


def test_what_follows_an_enumeration_is_not_the_last_ones_alone() -> None:
    read = form(
        "客车采购谈判公告",
        "采购清单：6.6米纯电动城市客车 12台；10.5米纯电动城市客车 3台",
        "采购控制总价：1068万元（其中6.6米车单价控制价62万元/台，10.5米车单价控制价108万元/台）",
    )
    assert [Decimal(line["unit_price_cap_cny"]) for line in lines_of(read)] == [620_000, 1_080_000]


def test_goods_beside_the_vehicle_say_nothing_of_it() -> None:
    read = form("叉车及货车采购比选公告", "比选内容：①电动叉车2台（3吨）；②仓栅式货车1辆（柴油，发动机排量≥6.2L）")
    assert [(line["category"], line["energy"], line["displacement_min_l"]) for line in lines_of(read)] == [("truck", "diesel", 6.2)]


def test_rows_of_parameters_are_one_vehicle() -> None:
    html = (
        "<p>谈判公告</p><table><tr><th>车型</th><th>参数名称</th><th>参数要求</th><th>数量</th><th>单价最高限价</th></tr>"
        "<tr><td rowspan=2>三厢轿车</td><td>排量</td><td>≤1.5T</td><td rowspan=2>2辆</td><td rowspan=2>15.8万元</td></tr>"
        "<tr><td>座位</td><td>5座</td></tr></table>"
    )
    (line,) = lines_of(page("公务用车谈判公告", html))
    assert (line["quantity"], line["displacement_max_l"], line["seats_min"], line["unit_price_cap_cny"]) == (2, 1.5, 5, 158_000)


def test_an_intention_told_block_by_block_is_read_for_its_vehicles() -> None:
    read = form(
        "政府采购意向公告",
        "采购项目名称：综合办公楼空调",
        "采购需求概况：多联机空调120台",
        "预算金额：210万元",
        "采购项目名称：公务用车更新",
        "采购需求概况：更新轿车4辆，纯电动",
        "预算金额：89.5万元",
    )
    assert read["budget_cny"] == 895_000
    assert [(line["category"], line["quantity"], line["use"]) for line in lines_of(read)] == [("sedan", 4, "official")]


def test_a_row_with_a_blank_in_one_cell_is_told_by_its_figures() -> None:
    read = form(
        "执法车采购成交结果公告",
        "品目名称 采购标的 品牌 规格型号 数量 单价(元) 总价(元)",
        "轿车 执法轿车 东风风神 奕炫MAX 1.5T 2(辆) 97,800.00 195,600.00",
    )
    (line,) = lines_of(read)
    assert (line["model"], line["quantity"], line["unit_price_cny"]) == ("奕炫MAX 1.5T", 2, 97_800)


def test_what_is_said_of_all_holds_for_the_first_too() -> None:
    read = form("校车采购磋商公告", "采购内容：41座小学生校车5辆、28座幼儿校车2辆，均为柴油机")
    assert [line["energy"] for line in lines_of(read)] == ["diesel", "diesel"]


def test_the_same_vehicles_in_other_words_are_one_line() -> None:
    read = form("公交车采购招标公告", "1.项目名称：18辆8.5米纯电动公交车采购项目", "2.采购需求：8.5米级低入口纯电动城市客车18辆")
    assert [line["quantity"] for line in lines_of(read)] == [18]


def test_a_police_car_made_from_a_saloon_is_a_saloon() -> None:
    read = form("制式警车采购公告", "标的名称\t数量\t单价最高限价(元)", "轿车警车\t4\t120000")
    assert [line["category"] for line in lines_of(read)] == ["sedan"]


def test_a_pasted_row_may_begin_with_its_lot() -> None:
    heads = "三、中标信息 标段 供应商名称 成交金额（元） 供应商地址"
    rows = "包1 双林汽贸有限公司 1690000.00 高新区科技路18号 包2 南林客车股份有限公司 1947600.00 高新区科技路19号"
    tail = "四、主要标的信息 公交车 五、评审专家名单：周某 六、代理服务收费标准：免 七、公告期限 1个工作日 八、采购人：双林县交通运输局"
    read = form("公交车购置中标公告", f"一、项目编号：2015-JK-44673 二、项目名称：公交车购置 {heads} {rows} {tail}")
    assert [lot["supplier"] for lot in read["lots"]] == ["双林汽贸有限公司", "南林客车股份有限公司"]


def test_what_stands_before_an_enumeration_in_brackets_is_said_of_each() -> None:
    read = form("公务用车采购终止公告", "采购项目名称：2026年新能源公务用车（轿车5辆、商务车2辆）采购项目")
    assert [(line["category"], line["quantity"], line["energy"]) for line in lines_of(read)] == [("sedan", 5, "nev"), ("mpv", 2, "nev")]


def test_a_line_of_goods_may_be_described_with_backslashes() -> None:
    heads = "行号\t物料编码\t物料描述\t单位\t数量\t成交供应商\t含税单价\t含税总价"
    read = form("车辆采购成交结果公示", heads, "10\t700018822\t洒水车\\12方\\国六柴油\t辆\t2\t双林专用汽车有限公司\t268,000.00\t536,000.00")
    (line,) = lines_of(read)
    assert (line["category"], line["quantity"], line["unit_price_cny"], line["energy"]) == ("special", 2, 268_000, "diesel")


def test_the_figure_that_ends_a_series_is_no_model_of_its_own() -> None:
    read = form("皮卡车采购合同公告", "主要标的名称：皮卡车", "规格型号：长城风骏5，四驱，汽油2.0T", "主要标的数量：6辆")
    (line,) = lines_of(read)
    assert (line["brand"], line["model"]) == ("长城", "风骏5")


def test_a_cell_that_describes_the_vehicle_is_no_model() -> None:
    read = form("皮卡车竞价公告", "物料名称\t规格型号\t数量\t单位", "皮卡车\t四驱 柴油 2.4T 自动挡\t4\t辆")
    (line,) = lines_of(read)
    assert (line["model"], line["energy"], line["quantity"]) == (None, "diesel", 4)


def test_a_lines_own_name_tells_its_use_before_the_title() -> None:
    read = form(
        "双林县人民医院救护车及公务用车采购成交公告", "货物名称\t数量\t单价(元)", "救护车\t2\t281400", "公务用车（轿车）\t1\t169800"
    )
    assert [line["use"] for line in lines_of(read)] == ["medical", "official"]


def test_displacements_may_be_given_in_order() -> None:
    read = form("车辆购置公告", "拟购置车辆2台（轿车、7座商务车各1台），排量分别不超过1.8L和2.0T，总预算42.3万元。")
    assert [line["displacement_max_l"] for line in lines_of(read)] == [1.8, 2.0]
    assert [line["displacement_min_l"] for line in lines_of(read)] == [None, None]


def test_lots_may_stand_side_by_side_in_a_table() -> None:
    read = form(
        "应急车辆采购中标公告",
        "标段\t第一标段\t第二标段",
        "采购内容\t越野车2辆\t宿营车1辆",
        "中标供应商\t双林汽车服务有限公司\t南林专用汽车有限公司",
        "中标金额（元）\t698000\t865000",
    )
    told = [(lot["lot_no"], lot["supplier"], lot["award_cny"], lot["lines"][0]["quantity"]) for lot in read["lots"]]
    assert told == [("一", "双林汽车服务有限公司", 698_000, 2), ("二", "南林专用汽车有限公司", 865_000, 1)]


def test_a_gas_works_name_is_no_fuel() -> None:
    read = form("双林天然气净化总厂生产用皮卡车采购结果公示", "采购人：双林天然气净化总厂", "皮卡车8台")
    assert [line["energy"] for line in lines_of(read)] == [None]


def test_the_names_of_a_registration_tell_the_kind() -> None:
    read = form("车辆采购竞价公告", "商品名称\t数量", "小型普通客车（7座）\t1", "大型普通客车\t2", "全地形车\t4")
    assert [line["category"] for line in lines_of(read)] == ["van", "bus", "motorcycle"]


def test_another_row_of_an_intention_does_not_tell_what_the_project_is() -> None:
    read = form(
        "双林县2026年12月政府采购意向",
        "序号\t采购项目名称\t采购需求概况\t预算金额（元）",
        "1\t机关物业管理服务\t保洁、保安\t1,260,000.00",
        "2\t机关后勤服务中心公务用车更新\t更新轿车3辆\t540,000.00",
    )
    assert (read["is_vehicle_purchase"], read["budget_cny"]) == (True, 540_000)


def test_a_vehicle_that_the_lexicon_does_not_know_is_counted_too() -> None:
    read = form("环卫车辆采购终止公告", "采购内容\t护栏清洗车1台、喷雾降霾车2台、洒水车3台", "采购预算\t2,480,000元")
    assert [line["quantity"] for line in lines_of(read)] == [1, 2, 3]


def test_millilitres_in_a_models_name_are_its_displacement() -> None:
    read = form("警用摩托车采购成交公告", "采购标的\t品牌\t规格型号\t数量", "两轮摩托车\t南星\tNX650-7（649mL）\t31")
    assert [line["displacement_min_l"] for line in lines_of(read)] == [0.649]


@pytest.mark.parametrize("place", ["五台山", "五台县", "九台区"])
def test_a_places_name_counts_no_vehicles(place: str) -> None:
    read = form(f"{place}防火指挥车采购中标公告", f"采购人：{place}林业局", "中标内容：防火指挥车2辆，中标金额：924,000元")
    assert [line["quantity"] for line in lines_of(read)] == [2]


def test_models_under_a_head_of_vehicles_are_vehicles() -> None:
    read = form(
        "公务用车批量采购成交公告",
        "使用单位\t车型\t排量\t数量\t单价（元）",
        "大河镇人民政府\t大众桑塔纳\t1.5L\t1\t89900",
        "县委办\t红旗E-QM5\t纯电动\t2\t138000",
    )
    told = [(line["category"], line["quantity"], line["unit_price_cny"], line["energy"]) for line in lines_of(read)]
    assert told == [("sedan", 1, 89_900, None), ("sedan", 2, 138_000, "bev")]


def test_a_patrol_against_fires_is_no_police_patrol() -> None:
    assert [line["use"] for line in lines_of(form("森林防火巡逻车采购公告", "拟采购森林防火巡逻车7辆，欢迎参加报价。"))] == ["emergency"]


def test_models_without_names_in_a_table_of_sales_are_lines() -> None:
    read = form(
        "公务用车批量采购成交结果",
        "采购单位\t成交供应商\t品牌型号\t数量\t成交单价(元)\t成交金额(元)",
        "双林县财政局\t双林汽车贸易有限公司\t日产轩逸 经典1.6L\t1\t96800\t96800",
        "双林县审计局\t双林汽车贸易有限公司\t日产轩逸 经典1.6L\t2\t96800\t193600",
    )
    assert [(line["category"], line["quantity"], line["unit_price_cny"]) for line in lines_of(read)] == [
        ("sedan", 1, 96_800),
        ("sedan", 2, 96_800),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("公务接待车", "mpv"), ("商务接待车", "mpv"), ("皮卡执法车", "pickup"), ("接驳巴士", "bus"), ("电动物流车", "truck"), ("活鱼运输车", "special"),
        ("无人机巡检车", "special"),
    ],
)  # fmt: skip
def test_names_of_vehicles_as_officials_make_them(name: str, kind: str) -> None:
    assert [
        line["category"]
        for line in lines_of(
            form(f"双林县水务局{name}采购公告", f"双林县水务局拟采购{name}，项目编号SL-2026-3，内容详见附件所列，欢迎参加报价。")
        )
    ] == [kind]


@pytest.mark.parametrize("name", ["轨道工程车", "提升绞车", "桥式行车"])
def test_machines_that_are_called_vehicles(name: str) -> None:
    assert not form(f"双林县水务局{name}采购公告", f"双林县水务局拟采购{name}，项目编号SL-2026-3，内容详见附件所列，欢迎参加报价。")[
        "is_vehicle_purchase"
    ]


def test_the_letter_of_a_series_is_no_model() -> None:
    read = form("越野车采购中标公告", "名称\t品牌型号\t数量\t单价（万元）", "越野车\t途观L 2.0T\t2\t19.8")
    assert [(line["brand"], line["model"]) for line in lines_of(read)] == [(None, "途观L 2.0T")]


def test_a_size_under_the_head_of_numbers_is_no_number() -> None:
    read = form("巡逻皮卡采购成交公告", "货物名称\t型号\t数量\t单价(元)", "巡逻皮卡\t炮\t2.0T\t128400")
    assert [line["quantity"] for line in lines_of(read)] == [None]


@pytest.mark.parametrize("name", ["现场处置车", "管网维修车", "垃圾回收车", "道路施工车"])
def test_a_vehicle_may_be_called_by_its_work(name: str) -> None:
    read = form(f"某公司{name}采购公告", f"采购{name}2辆，柴油，排量2.5L，双排座。")
    assert (read["is_vehicle_purchase"], told(read, "quantity")) == (True, [2])


@pytest.mark.parametrize("title", ["公务用车维修保养车辆服务采购公告", "车辆维修车间改造采购公告", "公务用车处置车辆拍卖公告"])
def test_a_work_on_vehicles_is_none(title: str) -> None:
    assert not form(title, "本次服务的内容、范围和要求详见附件，共涉及3辆，请各供应商按要求参加。")["is_vehicle_purchase"]


@pytest.mark.parametrize("built", ["基型车：轻型客车", "基础车型为小型客车", "原型车：面包车"])
def test_what_a_vehicle_is_built_on_is_not_its_kind(built: str) -> None:
    read = form("专业技术用车采购公告", "", "序号\t货物名称\t主要技术参数\t数量", f"1\t司法取证车\t{built}；柴油\t1辆", "")
    assert told(read, "category") == ["special"]


def test_a_make_may_run_into_a_vehicles_name() -> None:
    read = form("车辆更新成交公告", "", "标的名称\t品牌\t数量\t单价", "河道车辆更新巡查轿车别克君威 2.0T\t/\t1辆\t156000.00", "")
    assert (told(read, "category"), told(read, "displacement_max_l")) == (["sedan"], [2.0])


def test_words_of_their_own_begin_no_clause() -> None:
    read = form("校车采购公告", "采购需求：24座幼儿专用校车3辆，柴油；49座中小学生专用校车5辆，柴油。")
    assert (told(read, "quantity"), told(read, "seats_max")) == ([3, 5], [24, 49])
