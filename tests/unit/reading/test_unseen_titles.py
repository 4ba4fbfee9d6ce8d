"""reading: what kind of notice it is, in titles nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of


def test_a_title_may_lead_with_what_is_done_before_the_buyers_name() -> None:
    assert (
        form("关于终止双林县第一中学考务用车采购活动的公告", "因需求发生重大变化，经研究决定终止本次采购活动。")["buyer"]
        == "双林县第一中学"
    )


@pytest.mark.parametrize("ending", ["履约验收公告", "电子卖场成交结果公告", "中选结果公告", "定标公告"])
def test_what_kind_of_notice_it_is_says_nothing_about_the_vehicle(ending: str) -> None:
    assert form(f"双林县水务局越野车{ending}", "采购单位：双林县水务局，详见附件所列内容。")["is_vehicle_purchase"]


def test_a_notice_of_awards_and_failures_is_an_award() -> None:
    assert form("洒水车采购（01、02包）中标及废标公告", "01包：中标人 某某汽车有限公司，中标价 63.60万元")["kind"] == "award"


@pytest.mark.parametrize(("title", "kind"), [("执法车辆采购流标结果公告", "failure"), ("养护车辆验收结果公示", "acceptance")])
def test_a_result_may_be_a_failure_or_an_acceptance(title: str, kind: str) -> None:
    assert form(title, "采购人：双林县公路事业发展中心，内容见附件。")["kind"] == kind


@pytest.mark.parametrize("title", ["急购！双林镇采购洒水车1台", "双林客运公司客车采购"])
def test_a_title_that_only_says_what_is_bought_invites(title: str) -> None:
    assert form(title, "要求全新底盘，罐体不小于12立方，联系人：办公室。")["kind"] == "tender"


@pytest.mark.parametrize("way", ["定点采购", "以旧换新采购", "更换采购"])
def test_how_a_vehicle_is_bought_may_stand_behind_it(way: str) -> None:
    assert form(f"双林县水政监察大队执法车{way}成交公告", "成交供应商：双林汽车贸易有限公司，成交金额：138,600元。")["is_vehicle_purchase"]


def test_a_title_says_first_what_is_done_to_an_earlier_notice() -> None:
    read = form(
        "关于暂停双林县乡村客运车辆采购项目招标活动的通知",
        "因收到质疑，暂停招标活动。",
        "双林县交通运输局",
        "南林招标代理有限公司",
        "2026年3月18日",
    )
    assert (read["kind"], read["buyer"]) == ("termination", "双林县交通运输局")


def test_a_cancelled_order_is_a_termination() -> None:
    read = form("关于取消双林县卫健委疫苗冷藏车采购订单的公告", "因供应商无法供货，疫苗冷藏车2台的订单取消。")
    assert read["kind"] == "termination"


@pytest.mark.parametrize("ending", ["采购招标结果的公示", "采购——结果通知"])
def test_a_result_is_told_by_its_title(ending: str) -> None:
    assert form(f"矿用洒水车{ending}", "第一名：双林汽车有限公司，报价：71.6万元（含税）。第二名：南林汽车有限公司。")["kind"] == "award"


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


def test_a_frames_products_are_a_result() -> None:
    read = form(
        "公务用车协议供货（框架协议）入围产品公告",
        "品目\t入围供应商\t品牌\t型号\t入围单价（元）",
        "轿车\t双林汽车有限公司\t南星\tNX5\t138800",
    )
    assert (read["kind"], lines_of(read)[0]["unit_price_cny"]) == ("award", 138_800)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("双林县公安局采购警用车辆结果公告（包2废标）", "award"),
        ("双林县公安局采购警用车辆中标公告（第二包流标）", "award"),
        ("双林县公安局采购警用车辆采购公告（废标）", "failure"),
        ("双林县公务用车平台车辆购置项目（网上超市直购）结果", "award"),
        ("双林县公务用车取消车辆处置结果公示", "other"),
    ],
)
def test_what_a_title_ends_with_tells_the_kind(title: str, kind: str) -> None:
    assert form(title, "采购人：双林县公安局。轿车3辆，每辆78200元，供应商见下表，特此公告。")["kind"] == kind


@pytest.mark.parametrize(("body", "kind"), [("三、获取招标文件的时间：五个工作日", "tender"), ("入围供应商：南林汽修有限公司", "award")])
def test_who_is_invited_to_be_entered_is_told_by_the_body(body: str, kind: str) -> None:
    read = form(
        "双林县审计局车辆定点维修服务供应商入围公告",
        "当前位置：首页 » 政采公告 » 地方公告 » " + ("公开招标" if kind == "tender" else "中标公告"),
        "一、项目基本情况：对公务用车6辆提供两年的维修保养服务。",
        body,
    )
    assert (read["kind"], read["is_vehicle_purchase"]) == (kind, False)


@pytest.mark.parametrize("need", ["水罐消防车（排量9.7L）底盘大修及原厂配件采购", "救护车（2辆）维修项目", "18座客车（2台）检修及换件"])
def test_what_is_done_to_a_vehicle_behind_its_brackets_is_a_service(need: str) -> None:
    assert not form("双林县消防救援大队单一来源公示", f"项目名称：{need}", "预算：16.2万元")["is_vehicle_purchase"]


@pytest.mark.parametrize("boat", ["执法皮艇", "橡皮艇", "冲锋艇"])
def test_the_trailer_of_a_boat_is_no_purchase_of_vehicles(boat: str) -> None:
    read = form(f"水上{boat}采购公告", f"采购内容：{boat}2艘，船外机排量≥1.0L，配套拖车1台。预算金额35万元。")
    assert not read["is_vehicle_purchase"]


@pytest.mark.parametrize("name", ["救助站接送车采购", "移民管理站转送车购置", "敬老院代步车更新"])
def test_a_plan_may_name_a_vehicle_by_a_word_of_its_own(name: str) -> None:
    read = form(
        "双林县民政局2026年7月政府采购意向",
        "",
        "序号\t采购项目名称\t采购需求概况\t预算金额(元)\t预计采购时间",
        f"1\t{name}\t人员用车1辆；9座轻型客车；柴油；单价不高于22万元\t220000\t2026年8月",
        "2\t适老化改造\t床位48张、扶手、呼叫系统\t350000\t2026年7月",
        "",
    )
    assert read["is_vehicle_purchase"] and (read["budget_cny"], lines_of(read)[0]["quantity"]) == (220_000, 1)
