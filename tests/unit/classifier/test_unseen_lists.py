"""Documents whose lists go on in other shapes: rows by number, columns of labelled cells, forms, shares of what is counted above."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from tests.unit.classifier.test_documents import read

_LIST = ["车辆名称\t数量（辆）\t排量（L）\t单价限价（万元）", "工程抢险皮卡\t7\t2.0\t15.2", "业务轿车\t3\t1.5\t11.8", ""]


def kinds(*rows: str) -> list[Category | None]:
    return [line.category.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


@pytest.mark.parametrize("head", ["批次\t车辆名称\t数量（辆）\t时间", "使用单位\t车辆名称\t数量\t备注"])
def test_a_table_that_shares_out_what_is_counted_tells_no_numbers_of_its_own(head: str) -> None:
    shares = [head, "甲\t工程抢险皮卡\t4\t五月", "乙\t工程抢险皮卡\t3\t七月", "乙\t业务轿车\t3\t七月"]
    assert [(name, values[0]) for name, values in read("", *_LIST, *shares)] == [("工程抢险皮卡", 7), ("业务轿车", 3)]


def test_numbers_that_do_not_come_to_those_above_are_no_shares() -> None:
    shares = ["批次\t车辆名称\t数量（辆）\t时间", "甲\t工程抢险皮卡\t4\t五月", "乙\t工程抢险皮卡\t9\t七月"]
    assert (read("", *_LIST, *shares)[0][1])[0] is None


def test_several_rows_may_tell_of_one_number_of_the_list() -> None:
    rows = ["标的序号\t标的名称\t数量", "1\t森林巡护越野车\t2", "2\t职工接送客车\t1", "3\t风速仪\t4", ""]
    rows += [
        "标的序号\t参数内容",
        "1\t汽油发动机，排量≥2.4L",
        "1\t座位：5座",
        "\t油箱：≥70L",
        "2\t柴油发动机，排量≥2.7L",
        "2\t座位：19座",
        "3\t量程60m/s",
    ]
    assert [(name, values[1]) for name, values in read("", *rows)] == [("森林巡护越野车", "2.4"), ("职工接送客车", "2.7")]


@pytest.mark.parametrize(
    "names", ["车辆一：税务工作用车（轿车）\t车辆二：税务工作用车（商务车）", "工作轿车\t接待商务车", "1号车 工作轿车\t2号车 接待商务车"]
)
def test_columns_of_labelled_cells_tell_of_the_vehicles_above_them(names: str) -> None:
    rows = [
        names,
        "数量：4辆\t数量：1辆",
        "单价最高限价：12.3万元\t单价最高限价：19.6万元",
        "排量：≤1.5L\t排量：≤2.0L",
        "轴距：≥2650mm\t轴距：≥2950mm",
    ]
    found = read("", *rows)
    assert [values[0] for _, values in found] == [4, 1]
    assert [values[3] for _, values in found] == [123_000, 196_000]


def test_a_form_may_say_over_all_columns_what_is_asked_of_its_vehicle() -> None:
    rows = [
        "询价编号\tWZ-07\t询价日期\t3月2日",
        "物资名称\t场区巡检车\t需求数量\t2辆",
        "技术要求",
        "1、汽油，排量1.4T，五座； 2、轴距2600mm以上；",
    ]
    rows += ["价格要求", "单价不高于12.4万元，含运费；", "联系人\t张工\t电话\t0000"]
    assert [(values[0], values[1], values[3]) for _, values in read("", *rows)] == [(2, "1.4", 124_000)]


def test_a_section_within_a_list_may_have_its_number_in_a_cell_of_its_own() -> None:
    rows = ["序号\t采购要求\t供应商响应", "一\t接待用车（MPV） 2辆 单价限价26.5万元", "1\t排量：≥2.0T", "2\t座位：7座"]
    rows += ["二\t通勤客车 1辆 单价限价33万元", "1\t排量：≥2.8L", "2\t座位：17座"]
    assert [(values[0], values[1], values[3]) for _, values in read("", *rows)] == [(2, "2", 265_000), (1, "2.8", 330_000)]


def test_a_thing_beside_the_vehicles_makes_no_column_of_parameters_of_their_names() -> None:
    rows = [
        "序号\t名称\t型号规格\t单位\t数量",
        "1\t场站皮卡\t排量2.1T，柴油\t辆\t3",
        "2\t检修客车\t排量2.8T，柴油\t辆\t1",
        "3\t随车工具\t千斤顶、扳手\t套\t3",
    ]
    assert [(name, values[0], values[1]) for name, values in read("", *rows)] == [("场站皮卡", 3, "2.1"), ("检修客车", 1, "2.8")]


def test_the_unit_of_a_limit_may_stand_in_a_cell_behind_it() -> None:
    rows = ["行政轿车技术参数", "", "单价最高限价：\t16.2\t万元/辆", "排量：\t≥1.4\tL", "座位：\t5\t座"]
    assert [(values[1], values[3]) for _, values in read("", *rows)] == [("1.4", 162_000)]


def test_vehicles_counted_with_and_between_them_have_words_of_their_own() -> None:
    told = "采购标的为1.5L排量的三厢公务用车2辆和2.4L排量的商务用车1辆，具体如下："
    found = read("", told, "", "标的\t座位\t限价（万元/辆）", "三厢公务用车\t5\t14.9", "商务用车\t7\t23.9")
    assert sorted((name, values[0], values[1]) for name, values in found) == [("三厢公务用车", 2, "1.5"), ("商务用车", 1, "2.4")]


@pytest.mark.parametrize("heading", ["【1-1 水政巡查车】", "【水政巡查车】", "1-1 水政巡查车"])
def test_a_heading_in_brackets_names_the_vehicle_of_the_list(heading: str) -> None:
    rows = ["品目号\t品目名称\t数量", "1-1\t水政巡查车\t2", "1-2\t水质采样车\t1", "", heading, "排气量不低于1.8升，核定载人数5人。"]
    found = read("", *rows, heading.replace("1-1", "1-2").replace("水政巡查车", "水质采样车"), "排气量不低于2.2升。")
    assert [(values[0], values[1]) for _, values in found] == [(2, "1.8"), (1, "2.2")]


def test_cars_that_are_to_come_are_asked_for_below_those_that_go() -> None:
    rows = [
        "一、拟报废车辆情况",
        "",
        "车型\t排量\t数量",
        "旧轿车\t2.0L\t3辆",
        "",
        "二、拟更新车辆需求",
        "",
        "车型\t排量\t数量",
        "轿车\t1.4L\t2辆",
    ]
    assert [(values[0], values[1]) for _, values in read("", *rows)] == [(2, "1.4")]


@pytest.mark.parametrize("limit", ["最高限价13.7万元", "控制价13.7万元", "价格上限为13.7万元"])
def test_a_limit_behind_the_number_of_one_is_its_own(limit: str) -> None:
    rows = ["采购清单", "1.1 疫苗运输车：3辆，每辆最高限价21.4万元。", f"1.2 应急轿车：1辆，{limit}。"]
    assert [values[3] for _, values in read("", *rows)] == [214_000, 137_000]


def test_a_van_that_is_rebuilt_becomes_what_it_is_named_for() -> None:
    head = "名称\t规格\t数量"
    assert kinds(head, "粮情扦取车\t轻型客车改装，柴油2.2T\t1辆") == [Category.SPECIAL]
    assert kinds(head, "粮情联络车\t轻型客车，柴油2.2T\t1辆") == [Category.VAN]
