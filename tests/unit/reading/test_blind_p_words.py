"""What prose and corrections tell of one of several vehicles or of all, sums in characters, addresses, and what only sounds like a vehicle."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    ("need", "sizes", "seats"),
    [
        ("国产燃油轿车和商务车各2辆。轿车排量不得超过1.6L，商务车排量不得超过2.0L。轿车5座、商务车7座。", [1.6, 2], [5, 7]),
        ("拟购置执法皮卡车6辆和执法商务车2辆。皮卡车为柴油四驱，5座，排量2.5升以下；商务车为7座，排量2.0T。", [2.5, 2], [5, 7]),
        ("轿车2台与中型客车1台。轿车为5座，排量1.5T；中型客车为19座，排量不大于2.7L。", [1.5, 2.7], [5, 19]),
    ],
)
def test_what_is_joined_by_and_is_two_names(need: str, sizes: list[float], seats: list[int]) -> None:
    read = form("双林县公务用车采购公告", f"采购需求：{need}")
    assert (told(read, "displacement_max_l"), told(read, "seats_max")) == (sizes, seats)


def test_sentences_that_begin_with_all_vehicles_are_about_each() -> None:
    read = form("双林县执法用车采购公告", "采购需求：采购执法轿车4辆、执法SUV 3辆。车辆应符合国六排放标准，五座。")
    assert told(read, "seats_max") == [5, 5]
    need = (
        "采购转运救护车2辆、监护救护车1辆。两种救护车均采用柴油发动机，排量不小于1.9L；转运救护车乘员不少于7人，监护救护车乘员不少于6人。"
    )
    read = form("双林县救护车采购公告", f"采购需求：{need}")
    assert (told(read, "energy"), told(read, "displacement_min_l"), told(read, "seats_min")) == (["diesel"] * 2, [1.9] * 2, [7, 6])


def test_an_engine_that_a_line_begins_with_is_every_lot_s() -> None:
    rows = "包号\t采购内容\t数量\n第1包\t小学生校车\t20辆\n第2包\t幼儿校车\t20辆"
    read = form(
        "双林县校车采购招标公告", *rows.split("\n"), "", "发动机为柴油机，排放标准国六b，第1包排量不小于6.0L，第2包排量不小于3.8L。"
    )
    assert (told(read, "energy"), told(read, "displacement_min_l")) == (["diesel"] * 2, [6, 3.8])


def test_a_remark_in_prose_is_about_the_row_of_its_name() -> None:
    rows = ("序号\t名称\t数量\t排量", "1\t皮卡车\t7\t≥2.3T", "2\t中型客车\t1\t不低于2.0T")
    read = form("双林风电场巡检车辆采购公告", "招标范围：皮卡车7台、中型客车（14座及以上）1台。", *rows)
    assert told(read, "seats_min") == [None, 14]


@pytest.mark.parametrize(
    ("said", "cap"), [("单台价格不得高于二十九万九千元", 299_000), ("每辆不得超过十二万元", 120_000), ("单台限价十五万八千元", 158_000)]
)
def test_caps_in_characters_are_sums(said: str, cap: int) -> None:
    assert told(form("双林县越野车采购公告", f"采购需求：采购越野车两台，{said}。"), "unit_price_cap_cny") == [cap]


@pytest.mark.parametrize(("term", "budget"), [("/三年", 12_960_000), ("/3年", 12_960_000), ("（三年）", 12_960_000), ("/年", None)])
def test_a_sum_for_a_term_of_years_is_a_whole(term: str, budget: int | None) -> None:
    assert form("双林县急救车驾驶服务招标公告", f"预算金额：1,296万元{term}", "采购需求：为28辆救护车配备驾驶员")["budget_cny"] == budget


def test_a_correction_that_names_a_lot_s_thing_changes_no_other() -> None:
    read = form(
        "双林县公安局警务用车采购项目中标结果更正公告",
        "更正内容：",
        "原公告中，1包现场勘查车型号为“JX5045XKC”，更正为“JX5046XKC-M6”；单价“289000元”更正为“298000元”。",
        "包号\t名称\t品牌\t规格型号\t数量\t单价（元）",
        "1\t现场勘查车\t江铃\tJX5046XKC-M6\t3辆\t298000",
        "2\t警用轿车\t雪铁龙\tDC7164\t8辆\t99800",
    )
    assert (told(read, "model"), told(read, "unit_price_cny")) == (["JX5046XKC-M6", "DC7164"], [298_000, 99_800])


def test_a_correction_that_names_one_of_several_vehicles_tells_it() -> None:
    read = form(
        "双林县渔政执法车辆采购更正公告",
        "更正项\t更正前内容\t更正后内容",
        "车辆数量\t皮卡2辆、商务车2辆\t皮卡3辆、商务车1辆",
        "皮卡发动机\t柴油，排量≥2.5T\t柴油，排量≥2.0T",
    )
    assert (told(read, "quantity"), told(read, "displacement_min_l"), told(read, "energy")) == ([3, 1], [2, None], ["diesel", None])


def test_a_quotation_broken_between_lines_is_whole() -> None:
    read = form("双林越野车采购变更公告", "原“发动机排量不小于2.0L且不大于3.0L”变更为“发动机排量不小于", "2.0L”；", "采购数量2辆不变。")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([2], [None])


def test_what_a_car_of_any_body_is_its_parameters_say() -> None:
    head = "采购条目名称\t数量\t单位\t技术需求"
    assert told(form("双林县融媒体中心采访车采购公告", head, "小型客车（采访车）\t1\t辆\t7座MPV，汽油"), "category") == ["mpv"]
    lots = ("标包\t货物服务名称\t预算（万元）", "A\t教育督导公务用车\t53.4", "B\t研学大巴\t189")
    told_of = form("双林县公务用车及大巴采购公告", *lots, "", "标包A：三厢轿车3台，5座。", "标包B：大客车2台，53座。")
    assert told(told_of, "category") == ["sedan", "bus"]


@pytest.mark.parametrize("title", ["双林有轨电车车辆增购项目招标公告", "双林公安局巡逻艇发动机采购成交公告"])
def test_trams_and_boats_engines_are_no_vehicles(title: str) -> None:
    rows = ("序号\t标的名称\t品牌\t数量", "1\t四冲程舷外机\t雅马哈\t2", "2\t船用拖架\t海湾\t2")
    named = "项目名称：巡逻艇舷外机及拖车更换" if "艇" in title else "项目名称：有轨电车车辆增购"
    assert not form(title, named, *rows)["is_vehicle_purchase"]


def test_insurance_of_the_vehicles_of_another_lot_buys_none() -> None:
    read = form(
        "双林执法车辆购置及保险招标公告",
        "采购内容：",
        "A包：执法皮卡4辆，预算98万元。",
        "B包：上述车辆三年商业险及交强险服务，预算5.4万元。",
    )
    assert [len(lot["lines"]) for lot in read["lots"]] == [1, 0]


def test_a_department_that_uses_what_is_bought_is_not_the_buyer() -> None:
    read = form("双林理工大学通勤客车询价采购公告", "项目编号\tSL-1", "采购数量\t贰辆", "使用单位\t后勤保障部（东校区）")
    assert read["buyer"] == "双林理工大学"


def test_decisions_on_complaints_and_sales_are_neither_results_nor_methods() -> None:
    assert (
        form(
            "双林市财政局关于环卫车采购项目投诉处理结果公告",
            "四、基本情况：投诉人认为中标供应商所投洗扫车续航不足。",
            "五、处理依据及结果：驳回投诉。",
        )["kind"]
        == "other"
    )
    sold = form("双林市机关事务局公务用车报废处置公告", "现将拍卖事项公告如下：", "拟对13辆公务用车进行公开拍卖（网络竞价）。")
    assert (sold["kind"], sold["method"]) == ("other", None)


def test_an_address_that_is_nobody_else_s_tells_the_buyer_s_district() -> None:
    read = form("镇江新城妇幼保健院商务车院内比选公告", "七、联系方式", "后勤保障科 0511-00000000", "地址： 江苏省镇江市京口区学府路")
    assert read["division_code"] == "321102"
    foot = form("大连市某中心水泵采购公告", "ICP备05000000号", "地址：北京西城区三里河路58号")
    assert foot["division_code"] != "110102"


def test_open_numbers_leave_it_to_the_words() -> None:
    read = form(
        "双林检察院执法执勤用车采购公告",
        "标项名称：执法执勤用车采购",
        "数量：不限",
        "简要规格描述：采购轿车2辆，5座，单辆报价不得突破17.6万元。",
    )
    assert (told(read, "quantity"), lines_of(read)[0]["unit_price_cap_cny"]) == ([2], 176_000)
