"""Rules that other authors' text dumps called for: who buys, ceilings of single things, offers that lost, tolerances, rows in even columns."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        (["山东双林农村商业银行股份有限公司", "运钞车采购项目公开招标公告"], "山东双林农村商业银行股份有限公司"),
        (["双林市双林区疾病预防控制中心 2026年5月25日 17:20", "采购数量：2辆"], "双林市双林区疾病预防控制中心"),
        (["双林县公安局2026年4月至5月政府采购意向", "采购数量：2辆"], "双林县公安局"),
        (["因业务用车老化，经董事会同意拟采购轿车2辆。", "招标人：双林港口物流有限公司"], "双林港口物流有限公司"),
        (["采购人：双林县机关事务管理局（双林县双林镇稼祥中路） 0563-0000000；代理机构 某某咨询有限公司 某区"], "双林县机关事务管理局"),
        (["买受人（甲方）：双林县交通投资有限公司", "出卖人（乙方）：某某汽车销售有限公司"], "双林县交通投资有限公司"),
    ],
)
def test_who_buys_stands_above_titles_and_behind_labels(lines: list[str], buyer: str) -> None:
    assert form("业务用车采购公告", *lines, "预算金额：36万元")["buyer"] == buyer


def test_the_department_above_a_title_is_not_the_buyer() -> None:
    assert form("南方理工大学公务用车采购公告", "后勤管理处", "公务用车采购公告", "预算：36万元")["buyer"] == "南方理工大学"


def test_each_of_single_things_has_its_own_ceiling() -> None:
    read = form(
        "渔政执法车采购公告",
        "最高限价：33.6万元",
        "采购需求：渔政执法用车2辆，其中1辆为四驱皮卡车，排量≤2.5L，限价不超过15.6万元；1辆为SUV，排量1.5T，限价不超过18万元。",
    )
    assert (read["price_cap_cny"], told(read, "unit_price_cap_cny")) == (336_000, [156_000, 180_000])


def test_a_result_tells_each_lots_ceiling_behind_the_lots_number() -> None:
    read = form(
        "公交车采购中标公告",
        "标段名称\t中标单位\t车型\t数量（辆）\t中标单价（万元）",
        "一标段\t某某客车制造有限公司\t10.5米城市客车\t20\t96.5",
        "二标段\t某某客车股份有限公司\t8.5米城市客车\t15\t71.8",
        "最高投标限价：一标段98万元/辆，二标段73.5万元/辆。",
    )
    assert (told(read, "unit_price_cap_cny"), told(read, "unit_price_cny")) == ([980_000, 735_000], [965_000, 718_000])


def test_a_ceiling_in_sums_a_car_is_no_lots() -> None:
    read = form("冷藏车采购公告", "01标段：冷藏车6辆", "02标段：冷藏车3辆", "各标段控制价（万元/辆）：01标段19.5，02标段29.5")
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [None, None]


def test_what_others_offered_is_no_award() -> None:
    read = form(
        "救护车采购结果公示",
        "中选供应商：某某专用汽车有限公司",
        "中选金额：肆拾叁万陆仟元整（¥436000.00）",
        "第二候选：某某医用车辆有限公司，报价44.8万元",
    )
    assert read["award_total_cny"] == 436_000


@pytest.mark.parametrize(("words", "window"), [("150±5ml", (0.145, 0.155)), ("2.0T（±0.1）", (1.9, 2.1)), ("1498±10mL", (1.488, 1.508))])
def test_a_tolerance_makes_a_window(words: str, window: tuple[float, float]) -> None:
    name = "摩托车" if "150±" in words else "救护车"
    read = form(f"{name}采购公告", f"采购内容：{name}2辆", f"发动机排量：{words}")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([window[0]], [window[1]])


def test_rows_in_even_columns_are_rows_whatever_single_blanks_a_cell_holds() -> None:
    read = form(
        "双林县水务局抢险车辆成交公告",
        "成交供应商：某某汽车有限公司",
        "-" * 45,
        "货物名称    品牌型号                 单位 数量 单价(元) 合计(元)",
        "防汛指挥车  长城 坦克300 2.0T 汽油   辆   1    219,800  219,800",
        "应急抢险车  江铃 XYZ5045XXY 厢式 柴油 辆   2    197,450  394,900",
        "-" * 45,
    )
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([1, 2], [219_800, 197_450])
    assert told(read, "model")[1] == "XYZ5045XXY 厢式 柴油"


def test_a_corrections_rows_parted_by_blanks_tell_what_was_and_what_is() -> None:
    read = form(
        "负压救护车采购更正公告",
        "更正内容：",
        "序号 更正项 更正前内容 更正后内容",
        "1 提交投标文件截止时间 2026-09-10 09:00:00 2026-09-17 09:00:00",
        "2 采购需求 发动机排量 ≥2.0L ≥1.9L",
        "3 采购需求 核载人数 6人 5-8人",
    )
    assert read["deadline"] == "2026-09-17T09:00:00+08:00"
    assert (told(read, "displacement_min_l"), told(read, "seats_min"), told(read, "seats_max")) == ([1.9], [5], [8])


def test_a_note_below_a_table_tells_the_unit_of_its_sums() -> None:
    read = form(
        "双林镇车辆更新项目询价公告",
        "标项\t采购内容\t数量\t单位\t预算金额\t最高限价",
        "1\t纯电动皮卡\t2\t辆\t31\t31",
        "2\t七座SUV\t1\t辆\t24\t23.5",
        "注：以上金额单位均为万元，报价不得超过最高限价。",
    )
    assert [(lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [(310_000, 310_000), (240_000, 235_000)]


def test_each_lots_winner_may_stand_behind_a_label_and_a_blank() -> None:
    read = form(
        "体检车采购中标结果",
        "中标结果：",
        "包一 中标人 某某医疗装备有限公司 中标价 1,750,000元 （体检车 1台）",
        "包二 中标人 某某医疗科技有限公司 中标价 208.6万元 （设备 1批）",
    )
    assert [lot["supplier"] for lot in read["lots"]] == ["某某医疗装备有限公司", "某某医疗科技有限公司"]


def test_rows_without_heads_begin_with_a_thing_and_its_number() -> None:
    read = form("观光车采购公告", "磋商内容及数量：", "14座燃油观光车\t4台\t单价≤168000元", "11座电动观光车\t6台\t单价≤80000元")
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([4, 6], [168_000, 80_000])


def test_the_sum_behind_the_number_of_a_single_thing_is_its_price() -> None:
    read = form(
        "押解车中标公告",
        "中标人：某某特装有限公司",
        "中标标的：押解车（大型），型号XYZ5100XQC，1辆，41.58万元；押解车（小型），型号XYZ5049XQC，2辆，每辆24.10万元。",
    )
    assert told(read, "unit_price_cny") == [415_800, 241_000]
