"""Documents of other offices: what is told by cells and sums, not by heads and names that a list of words would know."""

import hashlib

import pytest

from schemas.attachments import AttachedText
from schemas.reading import Category, Line
from services.classifier.attached import specified
from services.classifier.classify import classify
from services.extractor.extract import read_stored
from tests.unit.classifier.test_documents import one, read


def lines(title: str, body: str, *rows: str) -> list[Line]:
    text, attached = f"{title}\n{body}", "附件.docx\n" + "\n".join(rows)
    digest = hashlib.sha256(attached.encode()).hexdigest()
    documents = (AttachedText(name="附件.docx", file="f" * 64, text=digest),)
    notice = read_stored(text, title, "2026-03-01", "", "file", "n").model_copy(update={"attachments": documents})
    return [line for lot in classify(notice, text, {digest: attached}).lots for line in lot.lines]


def counted(title: str, body: str, *rows: str) -> list[tuple[str | None, int | None]]:
    return [(line.name.value, line.quantity.value) for line in lines(title, body, *rows)]


LIST = ["", "序号\t车型\t配置要求\t数量\t单台限价", "1\t洒水车\t排量≥3.8L，3座\t2\t35万元", "2\t登高车\t柴油2.5L，5座\t3\t42万元"]


def test_lines_that_sum_up_a_list_give_way_to_what_follows_each_other_in_it() -> None:
    rows = [*LIST, "3\t中型客车\t柴油，排量≥2.8L，19座\t2\t38万元", "4\t商务车\t2.0T，7座\t1\t22万元", ""]
    found = counted("柳川区车辆采购公告", "采购园林作业车5辆、通勤车3辆，详见附件。", *rows)
    assert found == [("洒水车", 2), ("登高车", 3), ("中型客车", 2), ("商务车", 1)]


def test_a_line_named_as_in_the_list_stays_beside_one_that_sums_up_the_others() -> None:
    rows = [*LIST, "3\t皮卡\t柴油2.4L，5座\t1\t14万元", ""]
    assert counted("柳川区车辆采购公告", "采购皮卡1辆、作业车5辆。", *rows) == [("皮卡", 1), ("洒水车", 2), ("登高车", 3)]


@pytest.mark.parametrize("body", ["采购作业车4辆、通勤车4辆。", "采购轿车2辆、通勤车3辆。"])
def test_sums_that_do_not_come_out_or_are_of_another_kind_sum_up_nothing(body: str) -> None:
    assert len(lines("柳川区车辆采购公告", body, *LIST, "")) == 2


def test_cars_that_the_buyer_has_are_none_of_those_that_are_bought() -> None:
    rows = ["1.防暴车3辆：柴油，排量≥2.7L", "2.突击车2辆：越野车，2.0T", "3.采购人现有防暴车2辆（排量2.5升），不作价抵扣。"]
    assert [line.quantity.value for line in lines("柳川区车辆采购公告", "采购特种车辆5辆。", *rows)] == [3, 2]


def test_the_only_vehicle_of_a_document_is_the_work_vehicle_of_the_title_built_as_it_says() -> None:
    rows = ["", "采购内容\t救援指挥车1台", "技术要求\t1、城市SUV，四驱；2、发动机：2.0T汽油（1.5T不予接受）；3、座位：7座", ""]
    (found,) = lines("云台矿务局救援指挥车采购公告", "采购救援指挥车。", *rows)
    assert (found.category.value, str(found.displacement_l.max.value)) == (Category.SUV, "2.0")


def test_a_kind_of_the_title_alone_gives_way_to_the_name_in_the_document() -> None:
    rows = ["", "品名\t规格\t数量", "旅游客车\t柴油，45座\t2", "稽查用车（轿车）\t1.5T，5座\t1", ""]
    found = lines("平江公司客车及稽查用车采购公告", "采购客车2辆、稽查用车1辆。", *rows)
    assert [line.category.value for line in found] == [Category.BUS, Category.SEDAN]


def test_a_name_in_fewer_words_is_the_same_vehicle() -> None:
    rows = ["（1）员工通勤中型客车，1辆，柴油3.8L，19座，不高于42万元；", "（2）货运仓栅式货车，2辆，柴油3.0L，不高于16万元/辆。"]
    rows += ["技术说明", "一、通勤客车：设行李舱。", "二、货车：带篷布。"]
    assert [values[0] for _, values in read(*rows)] == [1, 2]
    assert one("1、接待商务车，1辆，2.0T，7座，不高于26.5万元。")[3] == 265_000


@pytest.mark.parametrize(
    "rows",
    [
        ["项目\t\t要求", "车辆名称\t公务轿车\t", "数量\t2辆\t", "动力\t排量\t≤1.8L", "车身\t座位数\t5座", "单价限价\t18万元\t"],
        ["品名\t公务轿车", "数量（辆）\t2", "主要参数\t排量\t不大于1.8L", "主要参数\t核定载客\t5人", "价格\t每辆最高限价\t18万元"],
        [
            "1\t货物\t公务轿车\t\t★",
            "2\t台数\t2台\t\t★",
            "3\t动力\t排量\t≤1.8L\t★",
            "4\t空间\t座位\t5座\t▲",
            "5\t价格\t每台不超过\t18万元\t★",
        ],
    ],
)
def test_a_row_may_tell_a_column_further_left_or_right_than_others(rows: list[str]) -> None:
    assert one("", *rows, "") == (2, None, "1.8", 180_000, 5)


def test_a_figure_beside_another_vehicles_is_no_label() -> None:
    rows = ["标的名称\t巡河车\t巡河快艇", "数量\t4辆\t2艘", "排量\t1.5T\t2.1L舷外机", "座位（个）\t5\t8"]
    assert one("", *rows, "") == (4, "1.5", "1.5", None, 5)


def test_a_column_tells_by_its_cells_what_it_holds() -> None:
    rows = [
        "品名\t车辆情况说明（最低配）\t配备\t上限",
        "应急皮卡\t柴油2.0T，五座\t1辆\t16.8万元/辆",
        "自卸式垃圾车\t柴油2.5L，两座\t2辆\t9.6万元/辆",
    ]
    found = read("", *rows, "")
    assert [values for _, values in found] == [(1, "2", "2", 168_000, 5), (2, "2.5", "2.5", 96_000, 2)]


def test_units_may_stand_among_the_remarks() -> None:
    rows = ["指标\t标准\t备注", "品种\t接送客车", "采购台数\t2\t辆", "核载\t36\t人", "柴油机排量\t≥3.8\t升", "最高报价\t41.8\t万元/辆"]
    assert one("", *rows, "") == (2, "3.8", None, 418_000, 36)


def test_a_form_with_numbers_names_its_vehicle_in_one_row_and_asks_in_another() -> None:
    rows = ["序号\t事项\t说明", "1\t拟购车辆\t越野车1辆", "2\t车辆要求\t①四驱 ②排量不超过2.5L ③座位5个", "3\t价格\t不超过24万元"]
    assert one("", *rows, "") == (1, None, "2.5", 240_000, 5)


def test_a_code_in_a_list_heads_what_is_told_of_its_row() -> None:
    rows = ["", "编号\t设备名称\t数量", "JY-1\t救护指挥车\t1台", "JY-2\t装备车\t2台", "", "二、JY-1 技术要求", "1）汽油2.0T；2）5座"]
    rows += ["三、JY-2 技术要求", "1）柴油，排量不低于4.5升；2）3座"]
    assert [values for _, values in read(*rows)] == [(1, "2", "2", None, 5), (2, "4.5", None, None, 3)]


def test_a_numbered_line_below_a_vehicle_tells_how_it_is_built() -> None:
    rows = ["一、工程车（3辆）", "1、双排座，柴油，排量≥2.5L", "2、乘员6人", "二、巡查车（2辆）", "1、硬派SUV，汽油2.0T", "2、5座"]
    assert [values for _, values in read(*rows)] == [(3, "2.5", None, None, 6), (2, "2", "2", None, 5)]


def test_types_side_by_side_are_vehicles_whatever_heads_their_row() -> None:
    rows = ["型式\t短轴监护型\t长轴转运型", "数量\t3\t2", "准乘\t7人\t8人", "排量\t2.0T\t≥2.2L"]
    assert [values[0] for _, values in read("采购内容：救护车", "", *rows, "")] == [3, 2]


def test_a_label_of_what_is_bought_names_its_vehicle_and_chapters_tell_of_it() -> None:
    rows = ["二、内容：燃气抢修车。", "三、数量：肆台（配置相同）。", "四、要求：", "4.1柴油机，2.0T≤排量≤2.3T；", "4.2驾乘5人；"]
    assert one(*rows, "五、单台限价：33.5万元；总价限价：134万元。") == (4, "2", "2.3", 335_000, 5)
    assert specified("x.docx\n项目：县医院公务及后勤车辆\n质保三年。", "") == []


def test_numbers_below_a_label_of_what_is_bought_count_vehicles() -> None:
    rows = ["2.标的：", "2.1大型采血车1辆。", "2.1.1柴油发动机，排量不低于七点一升。", "2.1.2本车最高限价一百五十万元。"]
    rows += ["2.2送血车2辆。", "2.2.1汽油发动机，排量一点五升。", "2.2.2每辆最高限价十八万元。"]
    assert [values[:4] for _, values in read(*rows)] == [(1, "7.1", None, 1_500_000), (2, "1.5", "1.5", 180_000)]


def test_a_first_row_of_unknown_words_heads_a_list_of_vehicles() -> None:
    rows = [
        "序\t校车规格\t数\t要求简述\t每车最高价",
        "1\t大型小学生校车\t2\t柴油≥6.0L，核载52人\t56万元",
        "2\t中型幼儿校车\t3\t柴油≥2.8L\t38万元",
    ]
    assert [values[:4] for _, values in read("", *rows, "")] == [(2, "6", None, 560_000), (3, "2.8", None, 380_000)]


def test_numbered_names_head_their_labels_and_limits_of_each_are_its_own() -> None:
    rows = [
        "【标的一】扦样车",
        "数量：1辆",
        "排量：≥2.8L",
        "价格：不高于33万元",
        "【标的二】接送车",
        "数量：2辆",
        "排量：1.5T",
        "价格：每辆不高于11万元",
    ]
    assert [values[:4] for _, values in read(*rows)] == [(1, "2.8", None, 330_000), (2, "1.5", "1.5", 110_000)]


def test_the_limit_behind_the_last_of_several_vehicles_is_not_its_own() -> None:
    rows = ["一、采血车（1辆）", "排量：≥2.8L", "二、接送客车（1辆）", "排量：1.5T", "最高限价：44万元"]
    assert [values[3] for _, values in read(*rows)] == [None, None]


def test_lines_left_over_are_the_vehicles_left_over_in_their_order_where_the_numbers_say_so() -> None:
    rows = ["", "项目\t负压型\t普通型", "数量\t1辆\t1辆", "乘员\t6人\t7人", ""]
    found = lines("合水县救护车采购公告", "采购负压救护车1辆、普通救护车1辆。", *rows)
    assert [line.seats.max.value for line in found] == [6, 7]
    rows = ["", "车辆类型\t数量\t参数", "厢式货车\t6\t柴油，2.5L，3座", "SUV\t2\t汽油，1.5T，5座", ""]
    found = lines("烟草公司送货车采购公告", "采购送货车6辆，稽查车2辆。", *rows)
    assert [line.category.value for line in found] == [Category.TRUCK, Category.SUV]


def test_a_sentence_announces_the_vehicle_whose_requirements_follow() -> None:
    rows = ["我社拟购厢式货车，要求如下：", "柴油2.5升以上，驾驶室3座。", "数量：4辆。", "单价：不高于12.8万元。"]
    assert one(*rows) == (4, "2.5", None, 128_000, 3)


def test_a_number_may_stand_right_before_its_label() -> None:
    rows = ["第二部分 宣传车（1辆）", "1.1车型：皮卡", "1.2发动机：柴油，排量≥2.0T", "1.3乘员：5人"]
    assert one(*rows) == (1, "2", None, None, 5)
    assert kinds(*rows) == [Category.PICKUP]


def kinds(*rows: str) -> list[Category | None]:
    return [line.category.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]
