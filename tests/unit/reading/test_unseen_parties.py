"""reading: who buys, who acts, who won, in wordings nobody had tuned for."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of


def test_who_signs_above_the_date_buys_where_nothing_else_tells() -> None:
    read = form("警用摩托车询价", "拟采购警用两轮摩托车15辆，欢迎报价，总预算44.7万元。", "双林县公安局", "2026年3月18日")
    assert read["buyer"] == "双林县公安局"


def test_an_agency_that_signs_is_not_the_buyer() -> None:
    assert not form("警用摩托车询价", "拟采购警用两轮摩托车15辆，欢迎报价。", "双林招标咨询有限公司", "2026年3月18日").get("buyer")


def test_a_companys_name_is_no_vehicle() -> None:
    read = form(
        "校车（2台）政府采购成交通知", "成交人：双林中大客车销售有限公司；车型：ZK6935（46座小学生专用校车，柴油）；单台成交价：34.2万元"
    )
    assert len(lines_of(read)) == 1


@pytest.mark.parametrize("name", ["中联重科应急装备有限公司", "无锡双林供应链有限公司"])
def test_a_winners_name_may_hold_words_that_refuse(name: str) -> None:
    assert form("消防车采购中标结果", f"中标人：{name}", "中标金额：120万元，详见采购文件")["lots"][0]["supplier"] == name


@pytest.mark.parametrize(("buyer", "code"), [("贡山县边境管理大队", "533324"), ("贵州桐梓农村商业银行股份有限公司", "520322")])
def test_a_countys_short_name_tells_it_where_it_stands(buyer: str, code: str) -> None:
    assert form("摩托车采购询价公告", f"采购单位：{buyer}", "采购摩托车8辆，详见文件。")["division_code"] == code


def test_an_agency_that_signs_is_the_agency() -> None:
    read = form("执法车辆采购暂停公告", "本次采购（轿车6辆）因收到质疑，决定暂停采购活动。", "双林招标代理有限公司", "2026年9月14日")
    assert read["agency"] == "双林招标代理有限公司"


def test_a_recommended_supplier_is_the_winner_with_its_offer() -> None:
    read = form(
        "消防车采购评审结果公示",
        "标项一：泡沫消防车2辆，推荐供应商：双林消防装备有限公司，报价：1,620,000元；",
        "标项二：抢险救援消防车1辆，推荐供应商：南林消防车有限公司，报价：1,385,000元。",
    )
    assert [lot["award_cny"] for lot in read["lots"]] == [1_620_000, 1_385_000]


def test_who_signs_is_believed_before_a_name_the_title_starts_with() -> None:
    read = form("双林县乡镇卫生院巡回医疗车采购公告", "拟采购巡回医疗车2辆，欢迎报价。", "双林县卫生健康局", "2026年8月6日")
    assert read["buyer"] == "双林县卫生健康局"


def test_a_sentence_that_determines_the_supplier_names_the_winner() -> None:
    read = form(
        "执法执勤用车购置成交公示", "执法执勤用车购置（THFY-2026-XJ-2）经评审，确定双林汽车贸易有限公司为成交供应商，成交金额为359000元。"
    )
    assert (read["lots"][0]["supplier"], read["project_no"]) == ("双林汽车贸易有限公司", "THFY-2026-XJ-2")


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


def test_a_table_of_winners_may_tell_how_many() -> None:
    heads = "成交供应商\t成交金额（元）\t数量\t单价（元）"
    read = form("救护车采购成交结果公告", heads, "双林医疗车辆有限公司\t452,000.00\t2\t226,000.00", "标的：救护车")
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"]) == (2, 226_000)


def test_a_winner_behind_its_lots_number_may_be_led_in() -> None:
    read = form(
        "生产用车采购结果公示",
        "一标包（商务车5台）：推荐成交人为双林汽车营销有限公司，成交价格1,106,194.69元；",
        "二标包（皮卡车8台）：推荐成交人为南林汽车销售有限公司，成交价格930,973.45元。",
    )
    assert [lot["supplier"] for lot in read["lots"]] == ["双林汽车营销有限公司", "南林汽车销售有限公司"]


def test_a_contracts_title_names_the_buyer_first() -> None:
    read = form(
        "双林县城市管理局与南林专用车公司签订的吸污车采购合同",
        "一、产品：吸污车，数量：壹辆。",
        "二、合同总价：人民币贰拾柒万捌仟元整（278000元），质保金：合同价的3%。",
    )
    assert read["buyer"] == "双林县城市管理局"


def test_a_sentence_says_who_the_supplier_is() -> None:
    read = form("疫苗冷链运输车验收公示", "情况如下：供应商为双林冷藏汽车有限公司；合同金额38.96万元；到货车辆2辆，验收合格。")
    assert read["lots"][0]["supplier"] == "双林冷藏汽车有限公司"
    assert [line["category"] for line in lines_of(read)] == ["special"]


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


def test_a_letter_to_the_winner_names_it() -> None:
    read = form(
        "中标通知书（防火指挥车）", "双林汽车销售有限公司：", "经评审，贵公司为中标人，中标内容：防火指挥车2辆，中标金额：924,000元。"
    )
    assert read["lots"][0]["supplier"] == "双林汽车销售有限公司"


def test_what_was_won_is_named_behind_its_label() -> None:
    read = form("宣传文化服务车采购中标公告", "中标货物：流动舞台车；品牌型号：南星牌NXS5110XWT6；数量：2台；单价：699,000.00元")
    (line,) = lines_of(read)
    assert (line["quantity"], line["unit_price_cny"], line["model"]) == (2, 699_000, "NXS5110XWT6")


def test_seller_and_buyer_of_a_contract() -> None:
    read = form("商务车购车合同公示", "买方：双林县客运有限公司", "卖方：南林汽车销售有限公司", "合同价：1,149,500元")
    assert (read["buyer"], read["lots"][0]["supplier"], read["award_total_cny"]) == (
        "双林县客运有限公司",
        "南林汽车销售有限公司",
        1_149_500,
    )


def test_a_suppliers_corrected_address_is_not_its_name() -> None:
    read = form(
        "转播车采购中标公告的更正公告",
        "更正内容：中标供应商地址由“双林市解放西路”更正为“南林市友谊路”，其他内容不变（中标供应商：双林广视科技有限公司，中标金额：4,680,000.00元）。",
    )
    assert read["lots"][0]["supplier"] == "双林广视科技有限公司"


def test_who_is_named_already_is_not_named_again() -> None:
    read = form("越野车采购成交结果公告", "项目编号：SL-2026-3", "采购人：双林县水务局", "名称：越野车", "数量：2", "单价：179500")
    assert (read["buyer"], read["is_vehicle_purchase"]) == ("双林县水务局", True)


def test_an_administrations_name_ends_in_many_ways() -> None:
    read = form(
        "防火摩托车采购成交公示",
        "防火摩托车采购经竞争性磋商，由南林摩托车有限公司以13.5万元的价格成交，成交标的为CB190X（184mL）摩托车10辆。",
        "双林市天门国家森林公园管理处",
        "2026年3月20日",
    )
    assert (read["buyer"], lines_of(read)[0]["displacement_min_l"]) == ("双林市天门国家森林公园管理处", 0.184)


@pytest.mark.parametrize(
    "sentence",
    [
        "双林县公务用车管理服务中心现就下列车辆进行询价，请有意者密封报价。",
        "双林县公务用车管理服务中心拟对轿车采购项目采用邀请招标方式采购，现公告如下。",
        "双林县公务用车管理服务中心就公务用车采购进行公开招标，欢迎参加。",
        "因工作需要，双林县公务用车管理服务中心现对外询价采购轿车。",
    ],
)
def test_a_buyers_name_ends_where_it_goes_on_with_what_is_done(sentence: str) -> None:
    read = form("轿车采购公告", sentence, "一、轿车2辆，1.6L", "联系人：某女士")
    assert read["buyer"] == "双林县公务用车管理服务中心"


@pytest.mark.parametrize("full", ["双林县粮油储备有限公司", "双林县粮油储备有限责任公司"])
def test_a_title_may_cut_a_companys_name_short(full: str) -> None:
    read = form("双林县粮油储备公司皮卡采购成交结果", f"成交供应商：南林汽车销售有限公司；内容：皮卡1辆。{full}，地址：双林县城关镇。")
    assert read["buyer"] == full


def test_who_is_called_the_tenderer_behind_a_clauses_heading_buys() -> None:
    read = form("某供电公司带电作业车采购公告", "1. 招标条件：双林绿源电力工程有限公司（招标人）车辆购置资金已落实，现进行公开招标。")
    assert read["buyer"] == "双林绿源电力工程有限公司"


@pytest.mark.parametrize("name", ["公务轿车", "执法皮卡", "越野车"])
def test_the_name_of_a_vehicle_is_no_buyers(name: str) -> None:
    read = form(
        "双林县公务用车更新采购意向公开",
        "采购单位\t双林县公务用车服务平台",
        "",
        "序号\t采购项目名称\t采购需求概况\t预算金额（万元）\t预计采购时间",
        f"1\t双林县公务用车更新\t1.名称：{name}，数量：4辆，排量≤1.8L\t72\t2026年4月",
        "2\t公务用车定点加油\t年度燃油采购\t60\t2026年4月",
        "",
    )
    assert read["buyer"] == "双林县公务用车服务平台"


@pytest.mark.parametrize(
    ("words", "buyer"),
    [
        ("长亭盐业集团（招标人：江州长亭盐业集团有限公司）拟采购运输车辆一批，现进行公开招标。", "江州长亭盐业集团有限公司"),
        ("采购人：双林县应急管理局（代章）", "双林县应急管理局"),
        ("征集人：双林县公共资源交易服务中心（集中采购机构）", "双林县公共资源交易服务中心"),
        ("采购人：双林县中心小学（东校区）", "双林县中心小学（东校区）"),
    ],
)
def test_brackets_around_a_name_and_notes_behind_it_are_none_of_it(words: str, buyer: str) -> None:
    assert form("运输车辆采购公告", words, "采购内容：运输车辆3辆，具体参数见采购文件。")["buyer"] == buyer


def test_a_companys_whole_name_begins_with_its_province() -> None:
    assert (
        form("大姚长亭盐业集团营销用车招标公告", "云南大姚长亭盐业集团有限公司（下称“招标人”）采购以下车辆。")["buyer"]
        == "云南大姚长亭盐业集团有限公司"
    )


def test_the_old_time_of_a_postponed_opening_is_no_deadline() -> None:
    told = "原投标截止时间及开标时间：2025年10月9日9:00", "现投标截止时间及开标时间：2025年10月16日9:00"
    assert form("双林县公安局囚车采购延期开标公告", *told)["deadline"].startswith("2025-10-16T09:00")
