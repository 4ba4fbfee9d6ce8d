"""Numbered things with other lines between them, heads of two rows, machines beside vehicles, in wordings of others' notices."""

from typing import Any

import pytest

from reading.notice import read_notice_text
from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told

DETAILS = (
    ("(1)发动机：汽油，排量≤1.5T；", "(2)座位数：5座；", "(3)单价限价：12.6万元。"),
    ("(1)柴油，排量≥2.4L；", "(2)准乘5人；", "(3)单价限价：14.8万元。"),
)


@pytest.mark.parametrize(
    "first, second",
    [
        ("序号1 公务轿车 3辆", "序号2 工程皮卡 2辆"),
        ("3.1 公务轿车：三厢，3辆。", "3.2 皮卡：双排，2辆。"),
        ("配置编号1：轿车，自动挡；数量3辆；", "配置编号2：皮卡，手动挡；数量2辆；"),
        ("（一）公务轿车3辆", "（二）工程皮卡2辆"),
        ("标的1 公务轿车3台", "标的2 工程皮卡2台"),
        ("①公务轿车3辆", "②工程皮卡2辆"),
    ],
)
def test_numbered_vehicles_own_the_lines_under_them(first: str, second: str) -> None:
    read = form(
        "车辆采购磋商公告",
        "二、采购内容",
        first,
        *DETAILS[0],
        second,
        *DETAILS[1],
        "三、商务要求",
        "1.售后服务车1辆由供应商自备，排量不限。",
    )
    assert (told(read, "category"), told(read, "quantity")) == (["sedan", "pickup"], [3, 2])
    assert (told(read, "displacement_max_l"), told(read, "displacement_min_l")) == ([1.5, None], [None, 2.4])
    assert (told(read, "seats_min"), told(read, "energy")) == ([5, 5], ["petrol", "diesel"])
    assert told(read, "unit_price_cap_cny") == [126_000, 148_000]


def test_two_numbered_vehicles_of_one_kind_stay_two() -> None:
    read = form("车辆询价公告", "四、采购内容", "序号1 公务轿车 1辆", *DETAILS[0], "序号2 实习用轿车 1辆", *DETAILS[1], "五、其他")
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([1, 1], [126_000, 148_000])


def test_clauses_that_name_the_same_vehicles_are_no_list() -> None:
    read = form("客车采购公告", "1.项目名称：6辆城市客车采购项目", "2.采购需求：城市客车6辆，柴油。")
    assert told(read, "quantity") == [6]


def test_other_goods_of_a_numbered_list_are_another_matter() -> None:
    lines = "序号1，越野车，数量：叁台；柴油，排量2.3L至2.5L；", "序号2，电源箱，数量：贰套；发电机排量≥79mL。"
    read = form("车辆询价公告", "三、项目概况：", *lines, "第一次询价作废标处理，本次指标已作调整（原要求排量≥3.0L）。")
    assert [(one["quantity"], one["displacement_min_l"], one["displacement_max_l"]) for one in lines_of(read)] == [(3, 2.3, 2.5)]


def test_a_head_of_two_rows_groups_columns_and_its_caption_tells_the_unit() -> None:
    head = (
        "<tr><td rowspan=2>分包</td><td rowspan=2>用途及车型</td><td rowspan=2>数量</td><td colspan=3>基本参数</td><td colspan=2>控制价</td></tr>"
        "<tr><td>燃料</td><td>排量（L）</td><td>座位</td><td>单价</td><td>合价</td></tr>"
    )
    rows = (
        "<tr><td>1</td><td>公务轿车</td><td>2</td><td>汽油</td><td>1.5</td><td>5</td><td>13.4</td><td>26.8</td></tr>"
        "<tr><td>2</td><td>采买面包车</td><td>1</td><td>汽油</td><td>1.2-1.5</td><td>7</td><td>6.2</td><td>6.2</td></tr>"
    )
    read = page("后勤用车采购公告", f"<p>一、采购内容（单位：辆、升、座、万元）</p><table>{head}{rows}</table>")
    assert (told(read, "quantity"), told(read, "seats_min"), told(read, "unit_price_cap_cny")) == ([2, 1], [5, 7], [134_000, 62_000])
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.5, 1.2], [1.5, 1.5])


@pytest.mark.parametrize("name", ["拖车器", "车载设备", "反制车载设备", "消防车灯"])
def test_what_is_fitted_to_a_vehicle_is_none(name: str) -> None:
    read = form("警车采购公告", "标的\t数量\t单价限价（元）", "警用轿车\t4台\t118,000", f"{name}\t2台\t4,200")
    assert told(read, "quantity") == [4]


@pytest.mark.parametrize(
    "words, least, most",
    [
        ("排量：2.0L minimum", 2.0, None),
        ("发动机1996ml", 1.996, 1.996),
        ("发动机 XY4G15T，1 498 mL，汽油", 1.498, 1.498),
        ("排量≥2.0L，配绞盘，额定拉力4.3T", 2.0, None),
    ],
)
def test_sizes_of_engines(words: str, least: float, most: float | None) -> None:
    read = form("皮卡采购公告", f"采购内容：四驱皮卡2辆，{words}，5座。")
    assert [(one["displacement_min_l"], one["displacement_max_l"]) for one in lines_of(read)] == [(least, most)]


def test_a_level_of_government_makes_no_lorry_of_a_car() -> None:
    read = page(
        "公务用车成交公告",
        "<table><tr><td>标的名称</td><td>品牌</td><td>数量</td><td>单价（元）</td></tr>"
        "<tr><td>某某2.0T轿车（省级调研保障）</td><td>某某</td><td>1台</td><td>192000</td></tr></table>",
    )
    assert told(read, "displacement_max_l") == [2.0]


def test_a_cell_may_label_brand_and_model() -> None:
    head, row = "序号\t标的名称\t规格型号（或服务要求）\t数量\t单价", "1\t皮卡\t品牌：江铃；型号：宝典；柴油，5座\t2辆\t104,500.00元"
    read = form("皮卡采购合同公告", "六、合同主要信息", head, row)
    assert (told(read, "brand"), told(read, "model")) == (["江铃"], ["宝典"])


def deadline(*lines: str, title: str = "轿车采购询价公告") -> Any:
    text = "\n".join((title, *lines))
    return str(read_notice_text(text, "2026-10-30")[0].deadline.value)[:16]


@pytest.mark.parametrize(
    "line",
    ["六、响应文件：递交截止及开启时间均为2026年11月9日上午10:00；地点：某楼。", "1.5 投标截止及开标：2026年11月9日10:00，某中心。"],
)
def test_a_deadline_may_share_its_label_with_the_opening(line: str) -> None:
    assert deadline(line) == "2026-11-09 10:00"


def test_a_quoted_item_of_a_correction_may_have_a_comma_behind_it() -> None:
    line = "1.公告“四、提交投标文件截止时间”，原为“2026-11-05 09:30:00”，现更正为“2026-11-16 09:30:00”；"
    assert deadline("二、更正信息", "更正内容：", line, title="轿车采购更正公告") == "2026-11-16 09:30"


@pytest.mark.parametrize("head", ["包限价（万元）", "标段控制价（万元）"])
def test_a_ceiling_of_a_lot_may_stand_in_each_of_its_rows(head: str) -> None:
    rows = "第一包\t充电桩\t10台\t68", "第二包\t举升机\t1台\t14.9", "第二包\t发电机\t1台\t14.9"
    read = form("检修设备采购公告", f"包号\t设备名称\t数量\t{head}", *rows)
    assert [lot["price_cap_cny"] for lot in read["lots"]] == [680_000, 149_000]


@pytest.mark.parametrize("head", ["（一）囚车：", "2.1 囚车技术参数：", "①囚车："])
def test_numbered_lines_that_begin_with_a_name_tell_of_it(head: str) -> None:
    second = {"（": "（二）巡逻车：", "2": "2.2 巡逻车技术参数：", "①": "②巡逻车："}[head[0]]
    read = form(
        "押解及巡逻车辆招标公告",
        "二、标的：1.囚车2辆；2.巡逻车3辆。",
        "三、技术要求",
        head + "1、中型客车改装；2、燃油类型柴油；3、发动机排量≥2.5T；4、额定乘员17人；",
        second + "1、SUV车型；2、汽油；3、排气量≥1.5T；4、座位数5座。",
        "四、其他",
    )
    assert (told(read, "quantity"), told(read, "energy")) == ([2, 3], ["diesel", "petrol"])
    assert (told(read, "displacement_min_l"), told(read, "seats_min")) == ([2.5, 1.5], [17, 5])


@pytest.mark.parametrize(
    "sentence",
    ["预算金额即为最高限价", "最高限价与预算一致", "采购预算价为招标控制价", "最高投标限价等同于项目预算", "控制价同采购预算金额"],
)
def test_a_ceiling_may_be_said_to_be_the_budget(sentence: str) -> None:
    read = form("商务车采购公告", f"预算金额：759000元，{sentence}。", "采购内容：商务车3辆。")
    assert (read["budget_cny"], read["price_cap_cny"]) == (759_000, 759_000)


@pytest.mark.parametrize(
    "words",
    [
        "每辆车报价（含车辆购置税、上牌、首年交强险）不得高于27.4万元",
        "单价（含购置税、运费）不超过27.4万元",
        "单台报价（人民币）不高于27.4万元",
    ],
)
def test_a_cap_may_have_a_remark_in_brackets_before_it(words: str) -> None:
    read = form("中巴车采购需求公示", f"采购内容：中型客车2辆，{words}。")
    assert told(read, "unit_price_cap_cny") == [274_000]


def test_things_may_be_told_label_by_label_one_after_the_other() -> None:
    blocks = [
        ("1", "某某三厢轿车 1.5L 自动版", "大众", "朗逸1.5L", "109,900.00"),
        ("2", "某某SUV 1.3T 尊享版", "日产", "逍客 1.3T", "126,500.00"),
    ]
    lines = [
        f"{label}：{value}"
        for block in blocks
        for label, value in zip(("序号", "商品", "品牌", "型号", "成交单价（元）"), block, strict=True)
    ]
    lines = [piece for line in lines for piece in ((line, "数量：1") if line.startswith("型号") else (line,))]
    read = form("车辆直购成交公告", "成交供应商：某市某某汽车销售有限公司", "成交总金额（元）：236,400.00", "成交明细", *lines)
    assert (told(read, "quantity"), told(read, "unit_price_cny")) == ([1, 1], [109_900, 126_500])
    assert (told(read, "category"), told(read, "model")) == (["sedan", "suv"], ["朗逸1.5L", "逍客 1.3T"])


@pytest.mark.parametrize("label", ["数量（单位：辆）：3", "【二】数量（单位：辆）：3", "数量(辆)：3"])
def test_a_label_of_number_may_name_its_unit(label: str) -> None:
    assert told(form("公务用车采购需求公示", "拟购车型：SUV", label, "排量要求（单位：升）：1.8及以下"), "quantity") == [3]


def test_strokes_part_what_a_material_is_described_by() -> None:
    read = form(
        "车辆网上询价",
        "行号\t物料描述\t数量\t单位\t限价(元/台,含税)",
        "10\t越野车\\2.0T\\汽油\\5座\t2\t台\t228000",
        "20\t轻型货车\\双排\\1.5T载货\\柴油\\2.3T\\5座\t3\t台\t132000",
    )
    assert (told(read, "displacement_max_l"), told(read, "unit_price_cap_cny")) == ([2.0, 2.3], [228_000, 132_000])


def test_the_buyer_that_leads_others_is_named_without_saying_so() -> None:
    read = form("公务用车采购成交公告", "1.采购人信息 名称：某县人民检察院（牵头单位） 地址：某县某路1号")
    assert read["buyer"] == "某县人民检察院"


def test_what_a_title_names_beside_a_word_of_use_is_not_for_that_use() -> None:
    read = form("渔政执法及农技推广用车采购公告", "分标1 渔政执法车 1台", "SUV，5座。", "分标2 农技推广车 2台", "轿车，5座。")
    assert told(read, "use") == ["law_enforcement", None]
