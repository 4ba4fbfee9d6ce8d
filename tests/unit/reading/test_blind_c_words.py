"""Rules that text dumps, records and extracts of foreign wordings called for, each with the words it was made for."""

import orjson
import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize("heads", ["序号\n名称\n技术要求\n数量\n包预算（万元）", "序号\n名 称\n技 术 要 求\n数 量\n预 算（万元）"])
def test_heads_may_be_spaced_and_a_chapter_is_no_head(heads: str) -> None:
    rows = "1\n四驱皮卡\n柴油，排量2.0T\n3\n42\n2\n勘查车\n汽油\n1\n30"
    read = form("河湾县公安局车辆采购公告", "五、质量", "合格", "六、采购清单", *heads.split("\n"), *rows.split("\n"), "七、交货：30日")
    assert told(read, "quantity") == [3, 1]


def test_sums_of_a_lot_that_reach_down_over_several_columns_are_its_own() -> None:
    stack = (
        "标包\n货物名称\n数量\n技术要求\n标包预算(万元)\n标包最高限价(万元)\nA\n压缩车\n6辆\n柴油\n252.0\n250.0\nA\n勾臂车\n4辆\n配箱体2只\n"
        "B\n扫路车\n5辆\n纯电动\n340.0\n338.0"
    )
    read = form("河湾县环卫车辆采购招标公告", "采购需求：", *stack.split("\n"), "合同履行期限：60日")
    assert [(lot["lot_no"], lot["budget_cny"], lot["price_cap_cny"]) for lot in read["lots"]] == [
        ("A", 2_520_000, 2_500_000),
        ("B", 3_400_000, 3_380_000),
    ]
    assert told(read, "quantity") == [6, 4, 5]


def test_candidates_side_by_side_whose_table_came_cell_by_cell() -> None:
    stack = "候选人排名\n第一名\n第二名\n候选人名称\n河湾客车有限公司\n江口汽车有限公司\n投标报价（元）\n5748000.00\n5796000.00\n评审得分\n93.27\n90.11"
    read = form("河湾公交公司城市客车采购中标候选人公示", "开标时间：2026年7月14日", *stack.split("\n"), "招标人：河湾公交有限公司")
    assert (read["award_total_cny"], read["lots"][0]["supplier"]) == (5_748_000, "河湾客车有限公司")


def test_a_record_of_an_interface_is_read_by_its_names_of_fields() -> None:
    record = {
        "projectCode": "HW2026-0158", "purchaserName": "河湾县城市管理局", "budgetAmount": 1_120_000.0, "limitPrice": 1_080_000.0,
        "bidEndTime": 1781571600000, "bidEndTimeStr": "2026-06-16 09:00",
        "goodsList": [{"sn": 1, "goodsName": "纯电动洗扫车", "spec": "18t", "num": "2", "unit": "辆", "unitLimit": "510000"}],
    }  # fmt: skip
    read = form("河湾县城市管理局洗扫车采购招标公告", orjson.dumps(record).decode())
    assert (read["project_no"], read["buyer"], read["budget_cny"], read["price_cap_cny"]) == (
        "HW2026-0158",
        "河湾县城市管理局",
        1_120_000,
        1_080_000,
    )
    assert read["deadline"] == "2026-06-16T09:00:00+08:00"
    assert (told(read, "quantity"), told(read, "unit_price_cap_cny")) == ([2], [510_000])


@pytest.mark.parametrize(
    "blocks",
    [
        ("（一）疫苗冷链车", "1. 柴油，排量≥2.0L；", "2. 乘员3人；", "（二）流动体检车", "1. 排量≥2.7L，汽油；", "2. 发电机≥5kW。"),
        ("（1）疫苗冷链车：柴油，排量≥2.0L，乘员3人。", "（2）流动体检车：汽油，排量≥2.7L；副发动机排量1.6L。"),
        ("疫苗冷链车技术参数：", "柴油，排量≥2.0L", "流动体检车技术参数：", "汽油，排量≥2.7L"),
        ("① 疫苗冷链车", "柴油，排量≥2.0L", "② 流动体检车", "汽油，排量≥2.7L"),
        ("A、疫苗冷链车：柴油发动机，排量≥2.0L；", "B、流动体检车：汽油发动机，排量≥2.7L；"),
    ],
)
def test_a_block_under_a_vehicles_name_tells_of_it_alone(blocks: tuple[str, ...]) -> None:
    read = form(
        "河湾县疾控中心车辆采购公告",
        "一、预算：95万元（疫苗冷链车1辆38万元，流动体检车1辆57万元）",
        "二、技术需求：",
        *blocks,
        "三、其他：无",
    )
    assert told(read, "displacement_min_l") == [2.0, 2.7]
    assert told(read, "energy") == ["diesel", "petrol"]


def test_a_row_that_ends_in_a_description_keeps_its_number() -> None:
    read = form(
        "林场巡护车询价公告",
        "序号 名称 数量 技术要求",
        "1 越野车 1 辆 汽油发动机 ，排量 ： 2.OL ； 5 座",
        "2 皮卡车 2 辆 柴油 ，排量 ≥ 2 . 5 L",
    )
    assert told(read, "quantity") == [1, 2]
    assert told(read, "displacement_min_l") == [2.0, 2.5]


@pytest.mark.parametrize("words", ["□公开招标 ☑邀请招标", "☑邀请招标 □公开招标", "■ 邀请招标 □ 公开招标", "○公开招标 ●邀请招标"])
def test_of_methods_with_boxes_the_ticked_one_holds(words: str) -> None:
    assert form("消防车采购资格预审公告", "项目名称：某县消防救援大队主战消防车采购", f"采购方式：{words}")["method"] == "invited"


@pytest.mark.parametrize(("line", "cap"), [("网址: http://a.cn/cggg/202410/t20241022_234.htm", None), ("成交单价：239,800元/辆", 239_800)])
def test_an_address_holds_no_price(line: str, cap: int | None) -> None:
    assert told(form("急救车采购合同公告", "采购内容：急救车1辆", line), "unit_price_cny") == [cap]


def test_cars_in_use_are_not_bought() -> None:
    read = form("景区观光车单一来源公示", "拟采购14座电动观光车6台，须与12台在用车辆的电池更换系统通用。")
    assert told(read, "quantity") == [6]


@pytest.mark.parametrize("cell", ["依据附件", "方舱式", "6×4", "符合采购文件"])
def test_what_describes_a_vehicle_is_no_model(cell: str) -> None:
    assert told(form("运兵车采购公告", f"包号\t物资名称\t规格型号\t数量\t单位\n第1包\t运兵车\t{cell}\t6\t辆"), "model") == [None]


def test_goods_may_be_named_under_their_winner() -> None:
    block = "供应商名称：河湾汽车有限公司\n成交金额：382000（元）\n货物类\n名称：负压救护车\n品牌（如有）：河牌\n规格型号：HW5048XJH\n数量：1（辆）\n单价：382000（元）"
    read = form("河湾县医院救护车采购成交公告", "四、成交信息", *block.split("\n"))
    assert (told(read, "brand"), told(read, "model"), told(read, "quantity")) == (["河牌"], ["HW5048XJH"], [1])


def test_several_changes_in_one_sentence_are_told_apart() -> None:
    read = form("关于大巴采购项目的更正公告", "更正内容：一、“教学大巴”数量由1辆更正为2辆，预算由78万元更正为156万元；", "二、其他不变。")
    assert (read["budget_cny"], told(read, "quantity"), told(read, "category")) == (1_560_000, [2], ["bus"])


def test_seats_behind_a_comma_are_no_part_of_a_displacement() -> None:
    read = form("皮卡采购公告", "双排皮卡16辆：柴油，排气量（mL）：1968～2499，5座")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.968], [2.499])


def test_what_lifts_a_bin_is_no_engine() -> None:
    assert told(form("垃圾车采购公告", "侧装垃圾车6辆，柴油，1.5T提升机构"), "displacement_min_l") == [None]
