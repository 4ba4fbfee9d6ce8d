"""Rules that notices in wordings nobody had tuned for called for, each with the words it was made for."""

from decimal import Decimal
from typing import Any

import pytest

from reading.form import reading_form
from reading.labels import labels
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def form(title: str, *lines: str) -> dict[str, Any]:
    """What is read and classified of a notice in plain text."""
    text, read = read_notice(title, "2026-03-18T10:00:00+08:00", "", "web", text="\n".join(lines))
    return reading_form(classify(read, text), "1")


def lines_of(read: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for lot in read["lots"] for line in lot["lines"]]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("响应文件密封递交截止", "deadline"), ("询源编号", "project_no"), ("遴选单位", "buyer"), ("单辆最高控制价", "unit_cap"), ("询比最高限价", "price_cap"),
        ("拟中选供应商名称", "supplier"), ("项目购车预算额度", "budget"),
    ],
)  # fmt: skip
def test_a_label_may_be_put_together_from_parts(word: str, key: str) -> None:
    assert labels().key_of[word] == key


def test_the_noun_of_a_deadlines_label_may_be_left_out() -> None:
    assert form("洒水车采购谈判邀请", "递交响应文件截止：2026年3月27日（星期五）10:00整")["deadline"] == "2026-03-27T10:00:00+08:00"


def test_who_signs_above_the_date_buys_where_nothing_else_tells() -> None:
    read = form("警用摩托车询价", "拟采购警用两轮摩托车15辆，欢迎报价，总预算44.7万元。", "双林县公安局", "2026年3月18日")
    assert read["buyer"] == "双林县公安局"


def test_an_agency_that_signs_is_not_the_buyer() -> None:
    assert not form("警用摩托车询价", "拟采购警用两轮摩托车15辆，欢迎报价。", "双林招标咨询有限公司", "2026年3月18日").get("buyer")


def test_a_title_may_lead_with_what_is_done_before_the_buyers_name() -> None:
    assert (
        form("关于终止双林县第一中学考务用车采购活动的公告", "因需求发生重大变化，经研究决定终止本次采购活动。")["buyer"]
        == "双林县第一中学"
    )


@pytest.mark.parametrize("ending", ["履约验收公告", "电子卖场成交结果公告", "中选结果公告", "定标公告"])
def test_what_kind_of_notice_it_is_says_nothing_about_the_vehicle(ending: str) -> None:
    assert form(f"双林县水务局越野车{ending}", "采购单位：双林县水务局，详见附件所列内容。")["is_vehicle_purchase"]


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


def test_the_unit_of_a_label_holds_for_both_ends() -> None:
    read = form("轿车采购需求公示", "排气量（mL） ≥1450且≤1600", "数量2台")
    (line,) = lines_of(read)
    assert (line["displacement_min_l"], line["displacement_max_l"]) == (1.45, 1.6)


@pytest.mark.parametrize(
    "words",
    [
        "报价函请于3月27日下午3:00前寄达我处",
        "标书递交：2026年3月27日下午3点整截止，同时开标",
        "投标截止2026年3月27日下午3时。",
        "响应文件密封递交截止时间：2026-03-27 15:00",
    ],
)
def test_the_time_to_hand_in_is_told_in_many_ways(words: str) -> None:
    assert form("轿车采购询价公告", "拟采购轿车1辆，欢迎报价。", words)["deadline"] == "2026-03-27T15:00:00+08:00"


def test_a_date_without_its_year_goes_over_new_years_day() -> None:
    text, read = read_notice("轿车采购询价公告", "2025-12-28T10:00:00+08:00", "", "web", text="拟购轿车1辆，报价文件请于1月5日9:00前送达。")
    assert reading_form(classify(read, text), "1")["deadline"] == "2026-01-05T09:00:00+08:00"


def test_one_ceiling_each_behind_a_common_label() -> None:
    read = form(
        "车辆采购招标公告",
        "招标内容：抢修工程车3辆、应急抢修车2辆。",
        "最高投标限价：抢修工程车16.8万元/辆，应急抢修车29.5万元/辆。",
    )
    assert [Decimal(line["unit_price_cap_cny"]) for line in lines_of(read)] == [168_000, 295_000]


def test_the_price_of_one_tyre_is_no_ceiling() -> None:
    assert form("公交车轮胎采购询比公告", "公交车用轮胎360条；最高限价：单条1350元；应答文件另行递交")["price_cap_cny"] is None


def test_a_corrected_displacement_needs_no_label_beside_it() -> None:
    read = form(
        "警务用车采购变更公告",
        "二、更正信息",
        "序号\t更正项\t更正前内容\t更正后内容",
        "1\t技术参数：发动机排量\t≤1.6L\t≤1.8L",
        "三、其他：轿车3辆，其余不变。",
    )
    assert [line["displacement_max_l"] for line in lines_of(read)] == [1.8]


def test_a_notice_of_awards_and_failures_is_an_award() -> None:
    assert form("洒水车采购（01、02包）中标及废标公告", "01包：中标人 某某汽车有限公司，中标价 63.60万元")["kind"] == "award"


def test_the_price_of_one_in_a_results_prose() -> None:
    read = form("电动巡逻摩托采购成交公告", "成交总金额：216,000.00元", "标的：两轮电动摩托车，40辆，5400元/辆")
    assert [(line["quantity"], Decimal(line["unit_price_cny"])) for line in lines_of(read)] == [(40, 5_400)]


def test_a_companys_name_is_no_vehicle() -> None:
    read = form(
        "校车（2台）政府采购成交通知", "成交人：双林中大客车销售有限公司；车型：ZK6935（46座小学生专用校车，柴油）；单台成交价：34.2万元"
    )
    assert len(lines_of(read)) == 1


@pytest.mark.parametrize("name", ["中联重科应急装备有限公司", "无锡双林供应链有限公司"])
def test_a_winners_name_may_hold_words_that_refuse(name: str) -> None:
    assert form("消防车采购中标结果", f"中标人：{name}", "中标金额：120万元，详见采购文件")["lots"][0]["supplier"] == name


def test_a_move_in_one_sentence_tells_the_new_time() -> None:
    read = form("救护车采购延期公告", "本项目原定于2026年6月5日10:00提交响应文件并开启，因故延期，现变更为2026年6月12日10:00，地点不变。")
    assert read["deadline"] == "2026-06-12T10:00:00+08:00"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("一、项目名称及编号：防火运兵车采购项目 （HBWC-2026-0063）",), "HBWC-2026-0063"),
        (("2026-JK03-W2045号项目（越野皮卡采购）评审工作已经结束。",), "2026-JK03-W2045"),
        (("2.编号：FXNY-XJ-2026-9", "3.标的及数量：皮卡车2辆"), "FXNY-XJ-2026-9"),
    ],
)
def test_a_number_may_stand_without_its_label(lines: tuple[str, ...], number: str) -> None:
    assert form("皮卡车采购成交公示", *lines, "详细内容见附件及相关文件。")["project_no"] == number


def test_the_whole_sum_stands_behind_the_price_of_one() -> None:
    assert form("三轮车采购询价公告", "采购三轮车18辆，最高限价：每辆6,800元，合计122,400元。")["price_cap_cny"] == 122_400


@pytest.mark.parametrize(("title", "kind"), [("执法车辆采购流标结果公告", "failure"), ("养护车辆验收结果公示", "acceptance")])
def test_a_result_may_be_a_failure_or_an_acceptance(title: str, kind: str) -> None:
    assert form(title, "采购人：双林县公路事业发展中心，内容见附件。")["kind"] == kind


def test_a_column_may_be_headed_by_a_label_put_together() -> None:
    read = form("皮卡采购中标公示", "包号\t品名\t数量\t拟中选供应商\t拟中选总价(万元)", "1\t越野皮卡\t12\t双林汽车有限公司\t214.80")
    assert (read["lots"][0]["supplier"], read["lots"][0]["award_cny"]) == ("双林汽车有限公司", 2_148_000)


def test_goods_beside_the_vehicle_say_nothing_of_it() -> None:
    read = form("叉车及货车采购比选公告", "比选内容：①电动叉车2台（3吨）；②仓栅式货车1辆（柴油，发动机排量≥6.2L）")
    assert [(line["category"], line["energy"], line["displacement_min_l"]) for line in lines_of(read)] == [("truck", "diesel", 6.2)]


def test_rows_of_parameters_are_one_vehicle() -> None:
    page = (
        "<p>谈判公告</p><table><tr><th>车型</th><th>参数名称</th><th>参数要求</th><th>数量</th><th>单价最高限价</th></tr>"
        "<tr><td rowspan=2>三厢轿车</td><td>排量</td><td>≤1.5T</td><td rowspan=2>2辆</td><td rowspan=2>15.8万元</td></tr>"
        "<tr><td>座位</td><td>5座</td></tr></table>"
    )
    text, read = read_notice("公务用车谈判公告", "2026-03-18T10:00:00+08:00", "", "web", html=page)
    (line,) = lines_of(reading_form(classify(read, text), "1"))
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


@pytest.mark.parametrize(("buyer", "code"), [("贡山县边境管理大队", "533324"), ("贵州桐梓农村商业银行股份有限公司", "520322")])
def test_a_countys_short_name_tells_it_where_it_stands(buyer: str, code: str) -> None:
    assert form("摩托车采购询价公告", f"采购单位：{buyer}", "采购摩托车8辆，详见文件。")["division_code"] == code


@pytest.mark.parametrize("title", ["急购！双林镇采购洒水车1台", "双林客运公司客车采购"])
def test_a_title_that_only_says_what_is_bought_invites(title: str) -> None:
    assert form(title, "要求全新底盘，罐体不小于12立方，联系人：办公室。")["kind"] == "tender"


def test_an_agency_that_signs_is_the_agency() -> None:
    read = form("执法车辆采购暂停公告", "本次采购（轿车6辆）因收到质疑，决定暂停采购活动。", "双林招标代理有限公司", "2026年9月14日")
    assert read["agency"] == "双林招标代理有限公司"


def test_a_ceiling_with_the_unit_cap_in_brackets_tells_both() -> None:
    read = form("公交车采购招标公告", "采购公交车18辆，最高投标限价：1296万元（单车限价72万元）。")
    assert (read["price_cap_cny"], lines_of(read)[0]["unit_price_cap_cny"]) == (12_960_000, 720_000)


def test_a_limit_may_stand_right_behind_each_vehicles_name() -> None:
    read = form("公务用车采购公告", "需求：轿车3台，SUV 2台", "每台限价：轿车≤16万元；SUV≤18万元")
    assert [Decimal(line["unit_price_cap_cny"]) for line in lines_of(read)] == [160_000, 180_000]


def test_what_is_said_of_all_holds_for_the_first_too() -> None:
    read = form("校车采购磋商公告", "采购内容：41座小学生校车5辆、28座幼儿校车2辆，均为柴油机")
    assert [line["energy"] for line in lines_of(read)] == ["diesel", "diesel"]


def test_the_same_vehicles_in_other_words_are_one_line() -> None:
    read = form("公交车采购招标公告", "1.项目名称：18辆8.5米纯电动公交车采购项目", "2.采购需求：8.5米级低入口纯电动城市客车18辆")
    assert [line["quantity"] for line in lines_of(read)] == [18]


def test_old_and_new_told_as_yuan_and_xian_are_a_change() -> None:
    read = form("公务用车采购更正公告", "更正内容：", "原：采购数量：轿车2辆；现：采购数量：轿车3辆。")
    assert [line["quantity"] for line in lines_of(read)] == [3]


def test_a_recommended_supplier_is_the_winner_with_its_offer() -> None:
    read = form(
        "消防车采购评审结果公示",
        "标项一：泡沫消防车2辆，推荐供应商：双林消防装备有限公司，报价：1,620,000元；",
        "标项二：抢险救援消防车1辆，推荐供应商：南林消防车有限公司，报价：1,385,000元。",
    )
    assert [lot["award_cny"] for lot in read["lots"]] == [1_620_000, 1_385_000]


def test_the_end_of_a_window_within_a_day_is_the_deadline() -> None:
    read = form("摩托车采购谈判公告", "拟采购摩托车10辆。", "五、响应文件递交起止时间：2026年8月13日09:00至09:30（截止）")
    assert read["deadline"] == "2026-08-13T09:30:00+08:00"


def test_who_signs_is_believed_before_a_name_the_title_starts_with() -> None:
    read = form("双林县乡镇卫生院巡回医疗车采购公告", "拟采购巡回医疗车2辆，欢迎报价。", "双林县卫生健康局", "2026年8月6日")
    assert read["buyer"] == "双林县卫生健康局"


def test_a_sentence_that_determines_the_supplier_names_the_winner() -> None:
    read = form(
        "执法执勤用车购置成交公示", "执法执勤用车购置（THFY-2026-XJ-2）经评审，确定双林汽车贸易有限公司为成交供应商，成交金额为359000元。"
    )
    assert (read["lots"][0]["supplier"], read["project_no"]) == ("双林汽车贸易有限公司", "THFY-2026-XJ-2")


def test_a_police_car_made_from_a_saloon_is_a_saloon() -> None:
    read = form("制式警车采购公告", "标的名称\t数量\t单价最高限价(元)", "轿车警车\t4\t120000")
    assert [line["category"] for line in lines_of(read)] == ["sedan"]


def test_a_pasted_row_may_begin_with_its_lot() -> None:
    heads = "三、中标信息 标段 供应商名称 成交金额（元） 供应商地址"
    rows = "包1 双林汽贸有限公司 1690000.00 高新区科技路18号 包2 南林客车股份有限公司 1947600.00 高新区科技路19号"
    tail = "四、主要标的信息 公交车 五、评审专家名单：周某 六、代理服务收费标准：免 七、公告期限 1个工作日 八、采购人：双林县交通运输局"
    read = form("公交车购置中标公告", f"一、项目编号：2015-JK-44673 二、项目名称：公交车购置 {heads} {rows} {tail}")
    assert [lot["supplier"] for lot in read["lots"]] == ["双林汽贸有限公司", "南林客车股份有限公司"]


def test_a_replaced_sentence_that_names_the_deadline_itself_moves_it() -> None:
    read = form(
        "车辆检测更正公告",
        "二、更正信息",
        "4.原采购公告及采购文件“响应文件递交截止时间：2026年08月03日14点00分（北京时间）”，"
        "现更正为“响应文件递交截止时间：2026年08月12日14点00分（北京时间）”。",
    )
    assert read["deadline"] == "2026-08-12T14:00:00+08:00"


def test_lines_that_run_label_and_value_together_are_labels() -> None:
    read = form(
        "网上超市直购成交公告",
        "订单编号ZG431022202609150007",
        "采购单位双林县住房保障服务中心",
        "成交供应商双林宏运汽车贸易有限公司",
        "成交总金额¥ 139,800.00",
        "商品名称\t品牌\t型号\t单价（元）\t数量",
        "插电混动轿车\t南星\tPLUS 120KM\t139,800.00\t1",
    )
    assert (read["project_no"], read["buyer"]) == ("ZG431022202609150007", "双林县住房保障服务中心")
    assert read["lots"][0]["supplier"] == "双林宏运汽车贸易有限公司"


def test_candidates_side_by_side_are_ranked_by_the_head_of_their_column() -> None:
    read = form(
        "客车采购中标候选人公示",
        "项目\t第一名\t第二名\t第三名",
        "单位名称\t双林客车有限公司\t南林客车有限公司\t北林客车有限公司",
        "投标报价（元）\t5,376,000.00\t5,412,000.00\t5,520,000.00",
    )
    assert (read["lots"][0]["supplier"], read["award_total_cny"]) == ("双林客车有限公司", 5_376_000)


def test_a_table_of_winners_needs_no_sums() -> None:
    read = form("救护车采购成交公告", "包号\t成交供应商\t优惠率", "1\t双林汽车有限公司\t92%")
    assert read["lots"][0]["supplier"] == "双林汽车有限公司"


def test_what_stands_before_an_enumeration_in_brackets_is_said_of_each() -> None:
    read = form("公务用车采购终止公告", "采购项目名称：2026年新能源公务用车（轿车5辆、商务车2辆）采购项目")
    assert [(line["category"], line["quantity"], line["energy"]) for line in lines_of(read)] == [("sedan", 5, "nev"), ("mpv", 2, "nev")]


def test_a_line_of_goods_may_be_described_with_backslashes() -> None:
    heads = "行号\t物料编码\t物料描述\t单位\t数量\t成交供应商\t含税单价\t含税总价"
    read = form("车辆采购成交结果公示", heads, "10\t700018822\t洒水车\\12方\\国六柴油\t辆\t2\t双林专用汽车有限公司\t268,000.00\t536,000.00")
    (line,) = lines_of(read)
    assert (line["category"], line["quantity"], line["unit_price_cny"], line["energy"]) == ("special", 2, 268_000, "diesel")


def test_a_limit_of_the_price_is_no_price() -> None:
    read = form("公务用车框架协议入围结果公告", "入围产品为轿车。最高限制单价：18万元/辆")
    assert all(line["unit_price_cny"] is None for line in lines_of(read))


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


def test_the_corrected_price_of_a_result_is_read() -> None:
    read = form(
        "执法车采购结果更正公告",
        "更正内容：原公告“规格型号：南星2.0T，数量：2辆，单价：148000元”，现更正为“规格型号：南星1.5T，数量：3辆，单价：141000元”。成交金额：423000元。",
    )
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"], line["displacement_min_l"]) == (3, 141_000, 1.5)


def test_displacements_may_be_given_in_order() -> None:
    read = form("车辆购置公告", "拟购置车辆2台（轿车、7座商务车各1台），排量分别不超过1.8L和2.0T，总预算42.3万元。")
    assert [line["displacement_max_l"] for line in lines_of(read)] == [1.8, 2.0]
    assert [line["displacement_min_l"] for line in lines_of(read)] == [None, None]


def test_a_sum_may_stand_in_brackets_behind_its_label() -> None:
    assert form("皮卡车询价废标公告", "因报价均超过采购预算（23万元），本次询价作废标处理。")["budget_cny"] == 230_000


def test_a_table_of_winners_may_tell_how_many() -> None:
    heads = "成交供应商\t成交金额（元）\t数量\t单价（元）"
    read = form("救护车采购成交结果公告", heads, "双林医疗车辆有限公司\t452,000.00\t2\t226,000.00", "标的：救护车")
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"]) == (2, 226_000)


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


def test_the_price_agreed_on_comes_before_the_frames() -> None:
    read = form(
        "框架协议第二阶段成交结果公告",
        "商品名称\t品牌\t型号\t数量（辆）\t协议单价（万元）\t成交单价（万元）",
        "越野车\t南星\tNX40\t2\t18.50\t17.98",
    )
    assert [line["unit_price_cny"] for line in lines_of(read)] == [179_800]


def test_a_winner_behind_its_lots_number_may_be_led_in() -> None:
    read = form(
        "生产用车采购结果公示",
        "一标包（商务车5台）：推荐成交人为双林汽车营销有限公司，成交价格1,106,194.69元；",
        "二标包（皮卡车8台）：推荐成交人为南林汽车销售有限公司，成交价格930,973.45元。",
    )
    assert [lot["supplier"] for lot in read["lots"]] == ["双林汽车营销有限公司", "南林汽车销售有限公司"]


def test_a_gas_works_name_is_no_fuel() -> None:
    read = form("双林天然气净化总厂生产用皮卡车采购结果公示", "采购人：双林天然气净化总厂", "皮卡车8台")
    assert [line["energy"] for line in lines_of(read)] == [None]


def test_a_contracts_title_names_the_buyer_first() -> None:
    read = form(
        "双林县城市管理局与南林专用车公司签订的吸污车采购合同",
        "一、产品：吸污车，数量：壹辆。",
        "二、合同总价：人民币贰拾柒万捌仟元整（278000元），质保金：合同价的3%。",
    )
    assert read["buyer"] == "双林县城市管理局"


def test_a_correction_may_move_the_cap_of_one() -> None:
    read = form(
        "专用校车采购变更公告",
        "变更项目\t变更前\t变更后",
        "专用校车数量\t10辆\t12辆",
        "单车最高限价\t38.5万元/辆\t41.2万元/辆",
    )
    assert [line["unit_price_cap_cny"] for line in lines_of(read)] == [412_000]


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


@pytest.mark.parametrize("way", ["定点采购", "以旧换新采购", "更换采购"])
def test_how_a_vehicle_is_bought_may_stand_behind_it(way: str) -> None:
    assert form(f"双林县水政监察大队执法车{way}成交公告", "成交供应商：双林汽车贸易有限公司，成交金额：138,600元。")["is_vehicle_purchase"]


def test_a_vehicle_that_the_lexicon_does_not_know_is_counted_too() -> None:
    read = form("环卫车辆采购终止公告", "采购内容\t护栏清洗车1台、喷雾降霾车2台、洒水车3台", "采购预算\t2,480,000元")
    assert [line["quantity"] for line in lines_of(read)] == [1, 2, 3]


def test_a_number_may_stand_behind_a_comma() -> None:
    read = form("专用校车采购成交公告", "成交标的：41座小学生专用校车，5辆；31座小学生专用校车，1辆")
    assert [(line["quantity"], line["seats_min"]) for line in lines_of(read)] == [(5, 41), (1, 31)]


def test_a_title_says_first_what_is_done_to_an_earlier_notice() -> None:
    read = form(
        "关于暂停双林县乡村客运车辆采购项目招标活动的通知",
        "因收到质疑，暂停招标活动。",
        "双林县交通运输局",
        "南林招标代理有限公司",
        "2026年3月18日",
    )
    assert (read["kind"], read["buyer"]) == ("termination", "双林县交通运输局")


def test_a_sentence_says_who_the_supplier_is() -> None:
    read = form("疫苗冷链运输车验收公示", "情况如下：供应商为双林冷藏汽车有限公司；合同金额38.96万元；到货车辆2辆，验收合格。")
    assert read["lots"][0]["supplier"] == "双林冷藏汽车有限公司"
    assert [line["category"] for line in lines_of(read)] == ["special"]


def test_millilitres_in_a_models_name_are_its_displacement() -> None:
    read = form("警用摩托车采购成交公告", "采购标的\t品牌\t规格型号\t数量", "两轮摩托车\t南星\tNX650-7（649mL）\t31")
    assert [line["displacement_min_l"] for line in lines_of(read)] == [0.649]


@pytest.mark.parametrize("place", ["五台山", "五台县", "九台区"])
def test_a_places_name_counts_no_vehicles(place: str) -> None:
    read = form(f"{place}防火指挥车采购中标公告", f"采购人：{place}林业局", "中标内容：防火指挥车2辆，中标金额：924,000元")
    assert [line["quantity"] for line in lines_of(read)] == [2]


def test_the_price_of_each_does_not_hide_how_many() -> None:
    read = form("森林防火运水车采购成交公告", "成交价：每辆248,500元，共4辆，合计994,000元")
    assert [line["quantity"] for line in lines_of(read)] == [4]


def test_a_table_of_contracts_tells_each_lots() -> None:
    read = form(
        "车辆购置项目合同公示",
        "包号\t合同编号\t供应商\t标的\t数量\t单价（万元）\t合同金额（万元）",
        "1\tSL-01\t双林汽车销售有限公司\t警用轿车\t5\t13.68\t68.40",
        "2\tSL-02\t南林专用汽车有限公司\t勘查车\t1\t39.80\t39.80",
    )
    assert [(lot["supplier"], lot["award_cny"]) for lot in read["lots"]] == [
        ("双林汽车销售有限公司", 684_000),
        ("南林专用汽车有限公司", 398_000),
    ]


def test_what_a_lot_comes_to_is_its_award() -> None:
    read = form(
        "出租车更新比选结果公告",
        "A包（燃油出租车30辆）：双林汽车销售有限公司，单价78,600元，总价2,358,000元；",
        "B包（纯电动出租车20辆）：南林汽车有限公司，单价126,800元，总价2,536,000元。",
    )
    assert [lot["award_cny"] for lot in read["lots"]] == [2_358_000, 2_536_000]


def test_a_letter_to_the_winner_names_it() -> None:
    read = form(
        "中标通知书（防火指挥车）", "双林汽车销售有限公司：", "经评审，贵公司为中标人，中标内容：防火指挥车2辆，中标金额：924,000元。"
    )
    assert read["lots"][0]["supplier"] == "双林汽车销售有限公司"


def test_a_cancelled_order_is_a_termination() -> None:
    read = form("关于取消双林县卫健委疫苗冷藏车采购订单的公告", "因供应商无法供货，疫苗冷藏车2台的订单取消。")
    assert read["kind"] == "termination"


def test_what_was_won_is_named_behind_its_label() -> None:
    read = form("宣传文化服务车采购中标公告", "中标货物：流动舞台车；品牌型号：南星牌NXS5110XWT6；数量：2台；单价：699,000.00元")
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"], line["model"]) == (2, 699_000, "NXS5110XWT6")


def test_a_lots_number_may_be_the_projects_with_a_branch() -> None:
    read = form(
        "执法执勤车辆中标公告",
        "采购项目编号：双财采购-2026-22",
        "包号\t采购内容\t供应商名称\t中标金额\t单位",
        "双财采购-2026-22-1\t轿车8辆\t双林汽车销售有限公司\t1037600\t元",
        "双财采购-2026-22-2\t小型客车（9座）3辆\t南林汽车贸易有限公司\t508500\t元",
    )
    told = [(lot["lot_no"], lot["award_cny"], lot["lines"][0]["quantity"]) for lot in read["lots"]]
    assert told == [("1", 1_037_600, 8), ("2", 508_500, 3)]


def test_of_several_awards_without_lots_none_is_the_wholes() -> None:
    rows = ("警用装备\t双林装备有限公司\t1037600", "车辆\t南林汽车有限公司\t508500")
    read = form("车辆及装备采购中标公告", "采购内容\t中标供应商\t中标金额（元）", *rows)
    assert read["award_total_cny"] is None


@pytest.mark.parametrize("ending", ["采购招标结果的公示", "采购——结果通知"])
def test_a_result_is_told_by_its_title(ending: str) -> None:
    assert form(f"矿用洒水车{ending}", "第一名：双林汽车有限公司，报价：71.6万元（含税）。第二名：南林汽车有限公司。")["kind"] == "award"


def test_seller_and_buyer_of_a_contract() -> None:
    read = form("商务车购车合同公示", "买方：双林县客运有限公司", "卖方：南林汽车销售有限公司", "合同价：1,149,500元")
    assert (read["buyer"], read["lots"][0]["supplier"], read["award_total_cny"]) == (
        "双林县客运有限公司",
        "南林汽车销售有限公司",
        1_149_500,
    )


def test_a_failed_purchase_states_caps_and_no_prices() -> None:
    read = form("电动车竞价流拍公告", "标的：两轮电动车15辆；控制单价：3200元/辆，控制总价48000元；流拍原因：有效报价不足三家。")
    (line,) = lines_of(read)
    assert (line["category"], line["unit_price_cap_cny"], line["unit_price_cny"]) == ("motorcycle", 3_200, None)


def test_models_under_a_head_of_vehicles_are_vehicles() -> None:
    read = form(
        "公务用车批量采购成交公告",
        "使用单位\t车型\t排量\t数量\t单价（元）",
        "大河镇人民政府\t大众桑塔纳\t1.5L\t1\t89900",
        "县委办\t红旗E-QM5\t纯电动\t2\t138000",
    )
    told = [(line["category"], line["quantity"], line["unit_price_cny"], line["energy"]) for line in lines_of(read)]
    assert told == [("sedan", 1, 89_900, None), ("sedan", 2, 138_000, "bev")]


def test_labels_below_a_wider_table_are_no_rows_of_it() -> None:
    read = form("救护车采购成交公告", "成交供应商\t成交金额（元）\t数量", "双林车辆有限公司\t226,000.00\t1", "采购单位\t双林县卫生院")
    assert (read["award_total_cny"], read["buyer"]) == (226_000, "双林县卫生院")


def test_a_patrol_against_fires_is_no_police_patrol() -> None:
    assert [line["use"] for line in lines_of(form("森林防火巡逻车采购公告", "拟采购森林防火巡逻车7辆，欢迎参加报价。"))] == ["emergency"]


def test_words_that_announce_corrections_are_none() -> None:
    read = form(
        "侦查用车采购更正公告",
        "某项目于2026年3月25日发布询价公告，现作如下更正：",
        "一、原公告预算金额：540,000元，现更正为：576,000元；",
        "其他内容不变。",
    )
    assert read["budget_cny"] == 576_000


def test_a_suppliers_corrected_address_is_not_its_name() -> None:
    read = form(
        "转播车采购中标公告的更正公告",
        "更正内容：中标供应商地址由“双林市解放西路”更正为“南林市友谊路”，其他内容不变（中标供应商：双林广视科技有限公司，中标金额：4,680,000.00元）。",
    )
    assert read["lots"][0]["supplier"] == "双林广视科技有限公司"


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


def test_the_only_agreed_price_is_the_only_lines() -> None:
    read = form(
        "运输车采购结果公示", "中标单价（元/辆）\t236,500", "数量（辆）\t6", "中标总价（元）\t1,419,000", "车型\t仓栅式运输车（柴油）"
    )
    (line,) = lines_of(read)
    assert (line["category"], line["quantity"], line["unit_price_cny"], read["award_total_cny"]) == ("truck", 6, 236_500, 1_419_000)


def test_a_title_may_go_on_with_the_arrival_of_what_was_bought() -> None:
    read = form(
        "双林市公交公司纯电动公交车到货验收结果公示", "车型\t纯电动城市客车（28座）\t数量\t15台", "单价\t68.8万元\t合同总价\t1032万元"
    )
    (line,) = lines_of(read)
    assert (line["category"], line["quantity"], line["unit_price_cny"], read["award_total_cny"]) == ("bus", 15, 688_000, 10_320_000)


def test_an_award_may_be_announced_in_two_languages() -> None:
    read = form(
        "Award Notice 授标公告：越野车采购",
        "Supplier 供应商：双林汽车进出口有限公司",
        "Goods 货物：越野车，Qty 数量：3台",
        "Unit price 单价：RMB 489,000.00",
    )
    assert (read["kind"], read["lots"][0]["supplier"], lines_of(read)[0]["unit_price_cny"]) == ("award", "双林汽车进出口有限公司", 489_000)


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("入围名单公示", "award"), ("评标报告公示", "award"), ("流采公告", "failure"), ("未成交公告", "failure"), ("终止招标公告", "termination"),
        ("撤回公告", "termination"), ("延长报名时间公告", "correction"), ("质疑答复公告", "correction"), ("采购预告", "intention"), ("技术参数公示", "intention"),
    ],
)  # fmt: skip
def test_titles_end_in_many_ways(ending: str, kind: str) -> None:
    read = form(f"双林县水务局洒水车采购项目{ending}", "采购人双林县水务局，洒水车2辆，内容详见附件所列。")
    assert (read["kind"], read["is_vehicle_purchase"]) == (kind, True)


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


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("购货单位", "buyer"), ("受托代理机构", "agency"), ("供货单位名称", "supplier"), ("最终成交价", "award"), ("合同额", "award_total"), ("概算金额", "budget"),
        ("报价上限", "price_cap"), ("单车报价上限", "unit_cap"), ("政府采购项目编号", "project_no"),
    ],
)  # fmt: skip
def test_labels_of_many_offices(word: str, key: str) -> None:
    assert labels().key_of[word] == key


def test_of_several_offers_the_last_is_read() -> None:
    read = form("殡仪车采购成交公告", "供应商\t首次报价（元）\t最终报价（元）\t排名", "双林专用车有限公司\t568,000\t549,600\t1")
    assert read["award_total_cny"] == 549_600


def test_who_is_named_already_is_not_named_again() -> None:
    read = form("越野车采购成交结果公告", "项目编号：SL-2026-3", "采购人：双林县水务局", "名称：越野车", "数量：2", "单价：179500")
    assert (read["buyer"], read["is_vehicle_purchase"]) == ("双林县水务局", True)


def test_the_letter_of_a_series_is_no_model() -> None:
    read = form("越野车采购中标公告", "名称\t品牌型号\t数量\t单价（万元）", "越野车\t途观L 2.0T\t2\t19.8")
    assert [(line["brand"], line["model"]) for line in lines_of(read)] == [(None, "途观L 2.0T")]


def test_the_price_of_one_beside_the_total_in_a_table_of_pairs() -> None:
    read = form(
        "皮卡采购中标结果公示", "标的\t野外勘探皮卡", "数量\t25辆", "中标人\t双林汽车有限公司", "中标价\t含税总价 372.5 万元（14.9万元/辆）"
    )
    assert (read["award_total_cny"], lines_of(read)[0]["unit_price_cny"]) == (3_725_000, 149_000)


def test_an_administrations_name_ends_in_many_ways() -> None:
    read = form(
        "防火摩托车采购成交公示",
        "防火摩托车采购经竞争性磋商，由南林摩托车有限公司以13.5万元的价格成交，成交标的为CB190X（184mL）摩托车10辆。",
        "双林市天门国家森林公园管理处",
        "2026年3月20日",
    )
    assert (read["buyer"], lines_of(read)[0]["displacement_min_l"]) == ("双林市天门国家森林公园管理处", 0.184)


def test_a_frames_products_are_a_result() -> None:
    read = form(
        "公务用车协议供货（框架协议）入围产品公告",
        "品目\t入围供应商\t品牌\t型号\t入围单价（元）",
        "轿车\t双林汽车有限公司\t南星\tNX5\t138800",
    )
    assert (read["kind"], lines_of(read)[0]["unit_price_cny"]) == ("award", 138_800)


def test_a_project_number_ends_where_its_brackets_do() -> None:
    read = form(
        "公务用车采购失败的公告",
        "双林县机关事务管理局公务用车采购项目（项目编号：510116202600288）第三包（7座商务车2辆）因有效投标人不足三家，采购失败。",
    )
    assert read["project_no"] == "510116202600288"


def test_the_whole_behind_the_price_of_each() -> None:
    assert (
        form("电动观光车采购中选通知", "中选单位：双林电动车辆有限公司", "中选价：每台4.98万元，10台共49.8万元")["award_total_cny"]
        == 498_000
    )


def test_a_figure_that_begins_a_name_is_no_sum_of_the_lot() -> None:
    read = form(
        "运输车辆采购公告",
        "包别\t标的名称\t数量\t单位\t包预算(万元)\t最高限价（万元）",
        "采购包1\t6×4牵引车\t4\t辆\t131.1\t131",
        "采购包2\t轻型载货汽车\t12\t辆\t331.8\t331.8",
    )
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [1_310_000, 3_318_000]


def test_a_size_under_the_head_of_numbers_is_no_number() -> None:
    read = form("巡逻皮卡采购成交公告", "货物名称\t型号\t数量\t单价(元)", "巡逻皮卡\t炮\t2.0T\t128400")
    assert [line["quantity"] for line in lines_of(read)] == [None]


def test_what_stood_before_a_correction_is_no_deadline() -> None:
    read = form("救护车更新项目变更公告", "1.投标截止时间更正前：2026年4月13日15时30分；更", "正后：2026年4月20日15:30（北京时间）。")
    assert read["deadline"] in (None, "2026-04-20T15:30:00+08:00")
