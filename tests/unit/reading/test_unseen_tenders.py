"""Rules that tenders in wordings nobody had tuned for called for, each with the words it was made for."""

from typing import Any

import pytest

from reading.form import reading_form
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def form(title: str, *lines: str) -> dict[str, Any]:
    """What is read and classified of a notice in plain text."""
    text, read = read_notice(title, "2026-03-18T10:00:00+08:00", "", "web", text="\n".join(lines))
    return reading_form(classify(read, text), "1")


def page(title: str, html: str) -> dict[str, Any]:
    """The same of a page."""
    text, read = read_notice(title, "2026-03-18T10:00:00+08:00", "", "web", html=html)
    return reading_form(classify(read, text), "1")


def lines_of(read: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for lot in read["lots"] for line in lot["lines"]]


def told(read: dict[str, Any], field: str) -> list[Any]:
    return [line[field] for line in lines_of(read)]


def test_rows_that_repeat_one_number_are_one_vehicle() -> None:
    read = page(
        "救护车采购磋商公告",
        "<table><tr><td>序号</td><td>设备名称</td><td colspan=2>主要技术要求</td><td>单位</td><td>数量</td></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>监护型救护车</td><td>发动机</td><td>排量≥1.996L</td><td rowspan=2>辆</td><td rowspan=2>4</td></tr>"
        "<tr><td>医疗舱</td><td>氧气瓶2×10L</td></tr></table>",
    )
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([4], [1.996])


def test_a_list_of_materials_is_a_table_of_goods() -> None:
    read = form(
        "生产皮卡询比公告",
        "行号\t物料编码\t物料描述\t单位\t数量\t限价（元/台，含税）",
        "10\t5012000318\t皮卡汽车\\双排座 四驱 柴油 2.0T\t台\t6.000\t176,000.00",
    )
    assert (told(read, "category"), told(read, "quantity"), told(read, "unit_price_cap_cny")) == (["pickup"], [6], [176_000])


def test_a_remark_in_brackets_may_stand_before_the_number() -> None:
    read = form("环卫车谈判公告", "采购内容：高压清洗车4台、路面养护车（汽油，排量1.2L~1.5L）3台")
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([4, 3], [None, 1.5])


@pytest.mark.parametrize(
    ("need", "limits", "caps"),
    [
        ("清洗车4台、路面养护车3台", "控制价 清洗车每台16.5万元，养护车每台7.2万元", [165_000, 72_000]),
        ("4.2米冷藏车3辆；7.6米冷藏车1辆", "最高限价：4.2米车19.60万元/辆；7.6米车43.00万元/辆", [196_000, 430_000]),
        ("双燃料轿车40台；纯电动轿车20台", "双燃料车每台最高限价9.2万元，纯电动车每台最高限价12.8万元。", [92_000, 128_000]),
        ("商务轿车4台、警务轿车2台", "轿车每台最高限价9.2万元", [None, None]),
    ],
)
def test_a_limit_that_names_its_vehicle_is_that_vehicles(need: str, limits: str, caps: list[int | None]) -> None:
    assert told(form("车辆采购招标公告", f"采购内容：{need}。", limits), "unit_price_cap_cny") == caps


def test_a_displacement_that_names_its_vehicle_is_that_vehicles() -> None:
    read = form(
        "校车采购招标公告",
        "采购范围：小学生专用校车（36座）15辆；幼儿专用校车（24座）5辆；全部为国Ⅵ柴油发动机，小学生校车发动机排量不低于3.7升，幼儿校车不低于2.7升。",
    )
    assert (told(read, "displacement_min_l"), told(read, "energy")) == ([3.7, 2.7], ["diesel", "diesel"])


def test_a_lots_vehicles_may_be_counted_before_the_lots() -> None:
    read = form(
        "环卫车辆招标公告",
        "2.1 招标内容：钩臂式垃圾车5辆、压缩式垃圾车8辆",
        "2.2 标段划分：第一标段 钩臂式垃圾车，最高投标限价：260万元；第二标段 压缩式垃圾车，最高投标限价：344万元",
    )
    assert told(read, "quantity") == [5, 8]


def test_rent_is_no_ceiling_of_the_whole() -> None:
    assert form("轿车租赁服务磋商公告", "单车月租金最高限价：轿车2,400元", "租赁期限三年，车辆到期归还。")["price_cap_cny"] is None


def test_a_vehicle_behind_the_word_of_buying_may_be_unknown_where_an_engine_is_spoken_of() -> None:
    lines = "拟采购转运车一辆，发动机排量：1485ml≤排量≤1600ml。", "双林县第二人民医院", "2026年3月18日"
    assert form("关于我院采购厢式物资转运车的院内询价公告", *lines)["is_vehicle_purchase"]
    assert not form("关于我院采购厢式物资转运车的院内询价公告", "拟采购转运车一辆。", *lines[1:])["is_vehicle_purchase"]


def test_an_address_in_brackets_is_no_part_of_a_name() -> None:
    assert form("皮卡采购公告", "代理机构：双林工程咨询有限公司（双林市城关区金珠西路）")["agency"] == "双林工程咨询有限公司"


def test_where_the_work_lies_is_a_region() -> None:
    read = form("清障车邀请招标公告", "招标人：双林路桥集团有限公司养护分公司", "工程所在地：福建省三明市沙县区", "清障车2台。")
    assert read["division_code"] == "350405"


def test_a_models_cell_that_lists_parameters_names_no_model() -> None:
    read = form("生产皮卡竞价公告", "物资名称\t规格型号\t数量\t单位\t限价", "皮卡\t四驱 柴油 2.4T 自动挡\t2\t辆\t158000元/辆")
    assert (told(read, "model"), told(read, "displacement_max_l")) == ([None], [2.4])


def test_labels_of_a_table_may_end_in_a_colon() -> None:
    read = page(
        "警用摩托车采购项目",
        "<table><tr><td>采购项目名称：</td><td>警用摩托车采购</td><td>采购项目编号：</td><td>[350103]FJZH[GK]2026007</td></tr>"
        "<tr><td>采购单位：</td><td>双林市公安局台江分局</td><td>代理机构：</td><td>双林招标咨询有限公司</td></tr></table><p>摩托车12辆</p>",
    )
    assert [read[field] for field in ("project_no", "buyer", "agency")] == [
        "[350103]FJZH[GK]2026007",
        "双林市公安局台江分局",
        "双林招标咨询有限公司",
    ]


def test_an_open_bound_is_a_bound() -> None:
    read = form("轿车采购谈判公告", "技术要求：三厢四门，排气量1.8升（不含）以下、1.4升（含）以上，数量1辆。")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.4], [1.8])


def test_a_day_and_its_time_may_be_parted_by_the_zone() -> None:
    read = form("救护车采购谈判公告", "提交响应文件截止时间：2026年3月23日北京时间14:00", "救护车5辆。")
    assert read["deadline"] == "2026-03-23T14:00:00+08:00"


def test_a_number_of_suppliers_is_no_number_of_vehicles() -> None:
    read = form(
        "救护车谈判公告",
        "分包号\t分包内容\t最高限价（万元）\t成交供应商数量（名）",
        "1\t监护型救护车5辆\t128.5\t1",
        "2\t普通型救护车7辆\t131.6\t1",
    )
    assert told(read, "quantity") == [5, 7]


def test_projects_that_are_counted_in_units_are_goods() -> None:
    read = form("电动巡逻车购置招标公告", "序号\t采购项目名称\t数量\t单位\t财政预算限额（元）", "1\t8座封闭式电动巡逻车\t10\t台\t1,150,000")
    assert told(read, "quantity") == [10]


def test_a_size_that_stands_alone_in_a_list_is_the_engines() -> None:
    read = form("面包车直购需求", "面包车 1辆 参考型号：五菱；1.5L；7座", "油漆桶：3个；1.5L；白色")
    assert told(read, "displacement_max_l") == [1.5]


def test_the_longest_name_that_holds_a_subject_is_meant() -> None:
    read = form(
        "商用车招标公告", "半挂牵引车（6×4，排量13L及以上）约40台、散粮半挂车约20台。", "最高限价：牵引车46.8万元/台，半挂车11.2万元/台。"
    )
    assert told(read, "unit_price_cap_cny") == [468_000, 112_000]
    assert told(read, "quantity") == [40, 20]


def test_the_work_of_another_vehicle_in_the_title_is_not_this_ones() -> None:
    read = form("渣土巡查车及洒水车购置招标公告", "第一包为渣土巡查皮卡车6辆；第二包为12方洒水车4辆。")
    assert told(read, "use") == [None, "sanitation"]


def test_a_cart_pushed_by_hand_is_no_vehicle() -> None:
    read = form("环卫保洁车比选公告", "（1）电动三轮保洁车 80辆", "（2）人力手推保洁车 120辆")
    assert told(read, "quantity") == [80]


def test_the_unit_of_a_cap_may_stand_in_its_label() -> None:
    read = form(
        "巡逻车采购磋商公告", "标项1：巡逻皮卡3辆，四驱，每辆最高限价（万元）：13.6", "标项2：电动巡逻车2辆，每辆最高限价（万元）：6"
    )
    assert told(read, "unit_price_cap_cny") == [136_000, 60_000]


def test_the_end_of_a_window_of_handing_in_is_the_deadline() -> None:
    read = form("侦查用车谈判公告", "谈判响应文件递交时间：2026年3月24日9:00-9:30（截止时间9:30）", "采购SUV 4辆")
    assert read["deadline"] == "2026-03-24T09:30:00+08:00"


def test_lines_broken_between_a_figure_and_its_unit_are_joined() -> None:
    read = form(
        "观光车询价公告", "采购数量：14座电动观光车 3", "台；11座电动观光车 2 台", "报价截止时间：2026 年 3 月 29 日 16", "时 00 分"
    )
    assert (told(read, "quantity"), read["deadline"]) == ([3, 2], "2026-03-29T16:00:00+08:00")


def test_a_sentence_may_say_who_buys_and_who_handles_it() -> None:
    read = form(
        "关于采购公交车的招标公告", "招标编号 ETKQ-GJ-2026-05，招标人为双林公共汽车有限公司，委托双林招标代理有限责任公司。", "公交车15辆"
    )
    assert (read["buyer"], read["agency"]) == ("双林公共汽车有限公司", "双林招标代理有限责任公司")


def test_cars_with_number_plates_are_the_old_ones() -> None:
    need = "更新用车2辆。原桂J-B1234警车（2012年购置，排量2.4L）、原桂J-B5678（排量1.8L）报废。新购轿车，排量≤1.5L或1.5T。"
    assert told(form("执法执勤用车更新询价公告", need), "displacement_max_l") == [1.5]


def test_a_total_is_not_refused_for_its_parts() -> None:
    read = form(
        "图书车、大篷车采购招标公告",
        "品目一 流动图书车 1台 预算48万元 排量在2.0升至3.0升之间",
        "品目二 文化大篷车 1台 预算92万元 底盘排量须达到3.8升以上",
        "总预算 140万元",
    )
    assert (read["budget_cny"], told(read, "displacement_min_l")) == (1_400_000, [2.0, 3.8])


def test_a_load_before_a_comma_does_not_make_tonnes_of_a_displacement() -> None:
    read = form(
        "自卸车采购询价公告",
        "标 的\t自卸货车（柴油，最大总质量18吨以内，发动机排量4.5L以上）",
        "数 量\t2台",
        "限 价\t每台23.8万元，合计47.6万元",
    )
    assert (told(read, "displacement_min_l"), told(read, "unit_price_cap_cny")) == ([4.5], [238_000])


def test_a_limit_in_brackets_behind_one_of_several_things_is_not_the_wholes() -> None:
    read = form(
        "勘查车及摩托采购招标公告", "清单：事故勘查车壹辆（限价28万元）；警用摩托车拾伍辆（限价3.2万元/辆）", "本次采购总预算：76万元"
    )
    assert (read["price_cap_cny"], read["budget_cny"]) == (None, 760_000)


def test_a_number_with_a_year_in_brackets_may_stand_in_the_title() -> None:
    assert form("抢险皮卡车采购（JXGL[2026]004）谈判公告", "应急抢险皮卡3台，四驱，柴油，详见附件。")["project_no"] == "JXGL[2026]004"


def test_what_is_said_of_all_vehicles_holds_in_every_lot() -> None:
    read = form(
        "急救车采购招标公告",
        "分包1——四驱救护车：12辆；",
        "分包2——普通救护车：8辆。",
        "以上车辆发动机均为柴油，排量应在2.0L以上（含2.0L）。",
    )
    assert (told(read, "energy"), told(read, "displacement_min_l")) == (["diesel", "diesel"], [2.0, 2.0])


def test_a_days_time_may_stand_in_brackets() -> None:
    assert form("急救车采购招标公告", "投标截止日期：2026年3月25日（9:30截止）", "救护车5辆")["deadline"] == "2026-03-25T09:30:00+08:00"


def test_blocks_named_without_a_number_are_the_lots_in_order() -> None:
    read = form(
        "环卫车辆采购招标公告",
        "预算金额（元）：3126000元（国库资金：3126000元；自筹资金：0元）",
        "最高限价（元）：包1-1890000.00元,包2-1236000.00元",
        "包名称：新能源洗扫车",
        "数量：3",
        "预算金额（元）：1890000.00",
        "包名称：新能源压缩车",
        "数量：2",
        "预算金额（元）：1236000.00",
        "合同履约期限：60日",
    )
    assert (read["budget_cny"], told(read, "quantity")) == (3_126_000, [3, 2])
    assert [lot["budget_cny"] for lot in read["lots"]] == [1_890_000, 1_236_000]


def test_lots_may_be_numbered_by_the_ends_of_codes() -> None:
    heads = "序号\t包号\t包名称\t包预算（元）\t包最高限价（元）"
    rows = "1\tPYGK2026-22-1\t囚车\t420000.00\t410000.00", "2\tPYGK2026-22-2\t执法用轿车\t566000.00\t560000.00"
    read = form("囚车及执法用车招标公告", "项目预算金额：98.6万元", heads, *rows)
    assert [(lot["lot_no"], lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [
        ("1", 420_000, 410_000),
        ("2", 566_000, 560_000),
    ]


def test_a_total_limit_is_the_ceiling() -> None:
    assert form("公务车询价公告", "采购内容：轿车3辆，单价不得超过16.8万元；项目总限价94.4万元。")["price_cap_cny"] == 944_000


def test_a_lot_of_services_holds_no_vehicle() -> None:
    read = form(
        "观光车及摆渡大巴招标公告", "标段一 纯电动观光车 30辆", "标段二 纯电动摆渡大巴 10辆", "标段三 观光车驾驶员培训服务 控制价 6万元"
    )
    assert [len(lot["lines"]) for lot in read["lots"]] == [1, 1, 0]
    assert told(read, "category") == ["other", "bus"]


def test_numbers_in_the_order_of_a_list_are_its_vehicles() -> None:
    read = form("执法车辆采购公告", "采购内容：越野车、皮卡车、轿车分别为2辆、4辆、3辆，最高单价限价分别为28万元、18万元、15万元。")
    assert told(read, "category") == ["suv", "pickup", "sedan"]
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([2, 4, 3], [280_000, 180_000, 150_000])


def test_one_vehicle_explained_in_brackets_is_not_two() -> None:
    read = form("押解车（囚车）谈判公告", "一、项目名称：押解车（囚车）采购 二、采购需求：中型囚车1辆，柴油，排量≥2.8L、国六、白色、自动挡")
    assert (told(read, "quantity"), told(read, "displacement_min_l")) == ([1], [2.8])


def test_litres_before_a_fuel_are_litres_behind_a_name_that_tows() -> None:
    assert told(form("越野车谈判公告", "牵引越野车2台（3.0T柴油，额定牵引力3.5吨）"), "displacement_max_l") == [3.0]


def test_lots_may_be_a_column_of_ordinals_and_their_names_goods() -> None:
    heads = "标项序号\t标项名称\t数量\t单位\t预算金额（元）\t简要规格描述"
    rows = "1\t7米级纯电动公交车\t8\t辆\t4240000\t座位数≥18座", "2\t柴油旅游客车\t2\t辆\t2000000\t排量≥6.5L"
    read = form("公交车购置招标公告", heads, *rows)
    assert ([lot["budget_cny"] for lot in read["lots"]], told(read, "quantity")) == ([4_240_000, 2_000_000], [8, 2])
    assert told(read, "displacement_min_l") == [None, 6.5]


def test_vehicles_may_stand_side_by_side() -> None:
    rows = [
        ("项目", "轿车", "商务车"),
        ("数量", "2辆", "1辆"),
        ("排量", "≤1.5T", "≤2.0T"),
        ("座位", "5座", "7座"),
        ("单价限价", "17.5万元", "24.8万元"),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    read = page("公务用车采购谈判公告", f"<p>采购清单</p><table>{table}</table><p>预算：59.8万元</p>")
    assert (told(read, "category"), told(read, "quantity")) == (["sedan", "mpv"], [2, 1])
    assert (told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == ([1.5, 2.0], [175_000, 248_000])


def test_things_with_their_counts_line_by_line_are_a_list() -> None:
    read = form(
        "垃圾清运电动车辆磋商公告",
        "需求一览：",
        "电动三轮垃圾清运车（1立方）20辆",
        "电动四轮桶装垃圾运输车（可装8只桶）6辆",
        "预算总价：46.4万元，其中三轮车不超过9,200元/辆，四轮车不超过46,600元/辆",
    )
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([20, 6], [9_200, 46_600])


def test_a_limit_may_name_its_vehicle_by_its_drive() -> None:
    read = form("网约车招标公告", "数量：纯电动轿车80辆、增程式轿车20辆；", "主要参数：轴距≥2700mm；增程式发动机排量≤1.5L；")
    assert told(read, "displacement_max_l") == [None, 1.5]


def test_either_fuel_is_none() -> None:
    assert told(form("监测车谈判公告", "环境应急监测车1辆：排量(ml)≥2287，汽/柴油均可。"), "energy") == [None]


def test_a_number_within_a_sentence_of_an_auction_is_its_number() -> None:
    read = form("关于车辆采购的竞价公告", "双林县公安局拟采购警犬运输车1辆，竞价编号MHGA2026JJ04，竞价截止时间2026年5月25日上午11时。")
    assert read["project_no"] == "MHGA2026JJ04"


def test_a_range_of_sizes_alone_is_a_cars() -> None:
    assert told(form("商务车比选公告", "采购7座商务车1辆", "要求：1.5T-2.0T；7座"), "displacement_min_l") == [1.5]
    assert told(form("垃圾车比选公告", "采购垃圾车1辆", "要求：1.5T-2.0T；2座"), "displacement_min_l") == [None]


def test_who_is_the_buyer_may_be_said_in_brackets() -> None:
    read = form("洒水车采购询价", "双林市城关区环境卫生服务中心（采购人）拟采购洒水车2台，报价截止2026年5月26日12时。")
    assert read["buyer"] == "双林市城关区环境卫生服务中心"
