"""Rules that needs in wordings nobody had tuned for called for: limits told apart by name, lists, sums and times in sentences."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


def test_what_a_bracket_includes_is_the_same_bound() -> None:
    read = form("执法车辆谈判公告", "（一）7座越野车：3台，3.0L以下（含3.0L），非承载式；", "（二）皮卡车：6台，2.4L以下（含2.4L）；")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([None, None], [3.0, 2.4])


def test_clauses_in_han_figures_that_count_are_a_list() -> None:
    read = form("巡逻车询价通知", "一、8座电动巡逻车 2辆 限价5.2万元/辆", "二、电动自行车 10辆 限价0.35万元/辆", "三、质保：整车2年")
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([2, 10], [52_000, 3_500])


def test_the_name_before_a_number_is_believed_before_the_chassis_behind_it() -> None:
    read = form("反制车采购招标公告", "01包 反制指挥车1辆（中型客车底盘，排量不低于2.8L），预算198万元；02包 无人机6架，预算128万元。")
    assert told(read, "category") == ["special"]


def test_a_time_right_before_the_word_of_offering_is_the_deadline() -> None:
    read = form("询价公告", "双林镇人民政府拟采购轿车壹辆，请有意者于3月24日下午5点前报价。2026年3月18日")
    assert read["deadline"] == "2026-03-24T17:00:00+08:00"


def test_a_size_names_its_vehicle_in_a_list_of_limits() -> None:
    read = form("公交车招标公告", "采购6.6米纯电动公交车25辆、8.2米纯电动公交车10辆", "单车限价：6.6米级28.5万元，8.2米级39.8万元")
    assert told(read, "unit_price_cap_cny") == [285_000, 398_000]


def test_what_follows_a_named_limit_is_said_of_the_same_vehicle() -> None:
    read = form("应急车辆公告", "采购清单：应急调查车（四驱SUV）2辆；监测皮卡3辆。", "车辆要求：SUV排量2.0T；皮卡排量2.0T～2.5T，柴油。")
    assert (told(read, "displacement_max_l"), told(read, "energy")) == ([2.0, 2.5], [None, "diesel"])


@pytest.mark.parametrize("tags", [("b", "i"), ("label", "span"), ("span", "span"), ("strong", "em")])
def test_a_label_and_its_value_may_be_two_elements_of_a_line(tags: tuple[str, str]) -> None:
    label, value = tags
    rows = (("采购单位", "双林县档案馆"), ("询价单编号", "XJ3311232026070800217"), ("报价截止", "2026-04-23 16:00"))
    items = "".join(f"<li><{label}>{name}</{label}><{value}>{words}</{value}></li>" for name, words in rows)
    read = page("机要通信用车", f"<ul>{items}</ul><p>轿车1辆，≤1.6L，5座，手自一体</p>")
    assert (read["buyer"], read["project_no"], read["deadline"]) == ("双林县档案馆", "XJ3311232026070800217", "2026-04-23T16:00:00+08:00")


def test_who_buys_and_who_handles_it_may_be_said_in_brackets() -> None:
    read = form("市政车辆采购", "双林高新区管理委员会（采购人）委托双林项目管理有限公司（代理机构）就洒水车2辆组织竞争性磋商。")
    assert (read["buyer"], read["agency"]) == ("双林高新区管理委员会", "双林项目管理有限公司")


def test_capitals_in_brackets_behind_a_bare_figure_must_agree_with_it() -> None:
    assert form("客车谈判公告", "采购预算：￥4,350,000.00（肆佰叁拾伍万元整）", "公交车10辆，详见文件。")["budget_cny"] == 4_350_000
    assert form("客车谈判公告", "采购预算：￥4,350,000.00（肆佰叁拾陆万元整）", "公交车10辆，详见文件。")["budget_cny"] is None


def test_a_day_and_its_time_may_stand_on_two_lines() -> None:
    read = form("垃圾车招标公告", "投标文件递交的截止时间为2026 年 5 月 27 日", "9 时 00 分，地点为公共资源交易中心。", "采购垃圾车2辆")
    assert read["deadline"] == "2026-05-27T09:00:00+08:00"


def test_a_number_behind_the_number_of_a_line_counts() -> None:
    assert told(form("抢险车辆招标公告", "采购内容：", "1.10 辆双排座皮卡，单价控制在13.6万元/辆以内；"), "quantity") == [10]


def test_two_kinds_of_special_vehicles_in_one_number_are_two_lines() -> None:
    read = form(
        "收运车辆招标公告", "（1)采购10 台18吨洗扫车，每辆车价格不得超过52万元；", "2、购置电动桶装垃圾车10（辆），单价不超过44.3万元；"
    )
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([10, 10], [520_000, 443_000])


def test_a_remark_and_a_label_may_stand_before_the_number() -> None:
    read = form("客车招标公告", "技术要求：12 辆35座大型客车。中巴车（23座），数量：20台，单辆最高限价为45.3万元。")
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([12, 20], [None, 453_000])


def test_rows_that_lost_their_lots_cell_belong_to_the_lot_above() -> None:
    heads = "包号\t货物名称\t数量\t计量单位\t技术参数\t包预算(万元)\t包最高限价(万元)"
    rows = (
        "标项1\t扫路车\t6\t辆\t轴距≥2650mm\t331.5\t330.5",
        "标项2\t燃油抑尘车\t10\t辆\t国六\t591.8\t591.7",
        "电动桶装垃圾车\t2\t辆\t白色",
    )
    read = form("垃圾收运车辆招标公告", heads, *rows)
    assert [len(lot["lines"]) for lot in read["lots"]] == [1, 2]
    assert ([lot["budget_cny"] for lot in read["lots"]], told(read, "quantity")) == ([3_315_000, 5_918_000], [6, 10, 2])


def test_a_ceiling_beside_a_budget_that_spans_the_lots_rows_spans_them_too() -> None:
    heads = "标段\t货物名称\t数量\t采购预算（万元）\t最高限价（万元）"
    rows = (
        "第一标段\t皮卡\t2\t263.1\t263",
        "第一标段\t客车\t16\t263.1\t263",
        "第二标段\t轿车\t3\t177.3\t176.3",
        "第二标段\t货车\t10\t177.3\t176.3",
    )
    read = form("车辆采购招标公告", "采购预算金额(万元)：440.4", heads, *rows)
    assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [(2_631_000, 2_630_000), (1_773_000, 1_763_000)]


def test_a_limit_may_be_headed_as_the_price_that_bars() -> None:
    read = form("运输车辆询比公告", "序号\t车辆名称\t规格\t数量（台）\t拦标单价（万元）", "1\t自卸汽车\t柴油机排量≥9.5L\t6\t43.8")
    assert told(read, "unit_price_cap_cny") == [438_000]


def test_a_line_of_a_list_may_end_in_a_remark() -> None:
    read = form(
        "生产用车询价书",
        "三、物资名称及数量",
        "皮卡车 5辆 （四驱 柴油 2.0T 国六）",
        "面包车 3辆 （1.5L 7座 手动挡）",
        "四、报价截止时间：2026年5月19日18:00",
    )
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([5, 3], [2.0, 1.5])


def test_limits_by_name_may_be_parted_by_a_pause() -> None:
    read = form("3台电动洒水车、1台电动扫路车采购询价公告", "采购人：双林街道办事处。控制价：洒水车6.8万元/台、扫路车9.9万元/台。")
    assert told(read, "unit_price_cap_cny") == [68_000, 99_000]


def test_the_time_of_handing_in_without_more_words_is_the_deadline() -> None:
    read = form("流调车比选邀请书", "双林县疾控中心拟对流调车1辆进行比选。", "递交时间：2026年3月29日14:30前；地点：三楼会议室。")
    assert read["deadline"] == "2026-03-29T14:30:00+08:00"
    assert form("流调车比选邀请书", "流调车1辆", "保证金递交时间：2026年3月29日14:30前。", "联系人：办公室")["deadline"] is None


def test_a_method_and_a_budget_make_a_notice_an_invitation() -> None:
    assert (
        form("公务用车停车费结算服务", "方式：单一来源；编号JY-2026-1；预算：12万元；", "公示期：2026年11月11日至11月18日")["kind"]
        == "tender"
    )


def test_a_title_that_sells_buys_nothing() -> None:
    assert not form("公务用车（皖J）公开拍卖公告", "受托拍卖：商务车1辆（2014年登记）、轿车2辆，参考价合计12.6万元。")[
        "is_vehicle_purchase"
    ]


def test_labels_may_stand_in_lenticular_brackets() -> None:
    read = form(
        "【公开招标】农村客运车辆更新项目",
        "【招标编号】LCSJ-2026-ZB-006",
        "【招标人】双林县通达客运有限责任公司",
        "【建设规模】19座普通客车8辆，7座小型客车15辆",
        "【最高投标限价】19座客车28.8万元/辆、7座小型客车8.6万元/辆",
        "【投标截止】2026年4月16日10时",
    )
    assert (read["buyer"], read["project_no"], read["deadline"]) == (
        "双林县通达客运有限责任公司",
        "LCSJ-2026-ZB-006",
        "2026-04-16T10:00:00+08:00",
    )
    assert told(read, "unit_price_cap_cny") == [288_000, 86_000]


def test_a_ceiling_in_brackets_behind_a_total_caps_no_vehicle() -> None:
    read = form("指挥车谈判公告", "1.指挥车 1台 预算单价 88万元", "2.运兵车 3台 预算单价 36万元", "总预算：196万元（最高限价同）")
    assert told(read, "unit_price_cap_cny") == [None, None]


def test_a_cap_may_stand_among_labels_side_by_side() -> None:
    read = form(
        "校车采购",
        "车辆类型\t小学生专用校车\t数量\t2辆",
        "排量\t不低于3.0L\t单价控制价\t38.5万元",
        "采购方式\t竞争性磋商\t预算金额\t77万元",
    )
    assert (told(read, "unit_price_cap_cny"), told(read, "displacement_min_l")) == ([385_000], [3.0])


def test_lines_headed_by_a_thing_and_its_count_are_a_list() -> None:
    read = form(
        "执法车采购比选公告",
        "执法车（SUV）2辆：排量1.5T（含）～2.0T（含）；控制单价19.9万元",
        "执法车（皮卡）1辆：排量2.0T；柴油；控制单价16万元",
    )
    assert (told(read, "category"), told(read, "quantity")) == (["suv", "pickup"], [2, 1])
    assert (told(read, "unit_price_cap_cny"), told(read, "displacement_min_l")) == ([199_000, 160_000], [1.5, 2.0])


def test_vehicles_that_serve_are_vehicles() -> None:
    assert form("双林机场地面服务车辆采购公告", "采购清单：旅客摆渡车1台（14米，柴油，排量≥6.5L），最高198万元。")["is_vehicle_purchase"]


@pytest.mark.parametrize(
    "lines",
    [
        ("响应文件递交的截止时间为2026-03-24 15:3", "0，地点另行通知。"),
        ("响应文件递交的截止时间为2", "026年3月24日15:30，地点另行通知。"),
        ("响应文件递交的截止时间为2026年3月", "24日15时30分，地点另行通知。"),
    ],
)
def test_a_time_may_be_cut_in_two_by_a_line(lines: tuple[str, str]) -> None:
    assert form("轿车采购磋商公告", *lines, "轿车2辆。")["deadline"] == "2026-03-24T15:30:00+08:00"


def test_a_policy_cut_in_two_by_a_line_is_still_a_policy() -> None:
    read = form(
        "皮卡采购招标公告",
        "四驱皮卡共20 台，单车最高限价11.3万元。",
        "根据《党政机关公务用车管理办法》，机要通信用车价格12万元以内、排气量1",
        ".6升（含）以下，其他公务用车价格18万元以内、排气量1.8升（含）以下。",
    )
    assert (told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == ([None], [113_000])
