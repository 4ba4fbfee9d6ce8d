"""Words of documents: what is built how, what ends a clause, whose engine and whose limit it is."""

import pytest

from schemas.reading import Category
from services.classifier.attached import specified
from services.classifier.together import together
from tests.unit.classifier.test_documents import one, read


def _kinds(*rows: str) -> list[Category | None]:
    return [line.category.value for _, line in specified("需求.docx\n" + "\n".join(rows), "")]


def test_the_first_words_behind_a_name_tell_how_it_is_built() -> None:
    found = ["（1）养护巡查车：双排座皮卡，柴油2.0T，5座，2辆。", "（2）透析接送车：轻型客车，柴油机2.0T，15座，数量1辆。"]
    assert _kinds(*found) == [Category.PICKUP, Category.BUS]
    assert _kinds("一、消防车：皮卡底盘改装，2.0T柴油，5座，1辆。") == [Category.SPECIAL]


def test_a_name_that_the_lexicon_does_not_know_opens_a_section_where_a_vehicle_is_told() -> None:
    assert read("一、透析接送车：15座，柴油机2.0T，数量2辆。") == [("透析接送车", (2, "2", "2", None, 15))]
    assert read("一、推车：不锈钢，数量2台。") == []


@pytest.mark.parametrize("more", ["；（3）小型挖掘机1台（发动机排量≥2.2L）", "；（3）压路机2台。", "；（3）扫雪机4台；（4）割草机6台"])
def test_the_last_of_several_vehicles_ends_where_something_else_is_counted(more: str) -> None:
    found = read(f"一、拟采购标的：（1）自卸货车3辆；（2）巡查皮卡5辆{more}")
    assert [values[:2] for _, values in found] == [(3, None), (5, None)]


@pytest.mark.parametrize("engine", ["独立小型柴油机（排量0.7升）", "单独的汽油机（排量0.4升）", "小型柴油发动机（排量0.9升）"])
def test_what_an_engine_of_its_own_drives_is_not_the_vehicle(engine: str) -> None:
    assert one("采购撒布车1辆。", f"撒布车：发动机排量6.0升以上；撒布装置由{engine}驱动。")[1:3] == ("6", None)


@pytest.mark.parametrize(("words", "size"), [("发动机11L以上", ("11", None)), ("发动机≥9L", ("9", None)), ("发动机油箱300L", (None, None))])
def test_an_engine_may_be_told_by_whole_litres(words: str, size: tuple[str | None, str | None]) -> None:
    rows = ["名称\t型号规格\t数量", f"自卸车\t8×4，{words}\t4", "皮卡\t2.0T柴油\t1"]
    assert read("", *rows, "")[0][1][1:3] == size


@pytest.mark.parametrize(("head", "cell"), [("长度及座位", "6.6m级，19座"), ("车长/座位数", "8米，19座"), ("座位数、车长", "19座，7000mm")])
def test_seats_may_share_a_cell_with_a_length(head: str, cell: str) -> None:
    assert read("", f"车型\t{head}\t数量", f"公交客车\t{cell}\t3", "")[0][1][4] == 19


def test_projects_that_are_intended_are_listed_with_others() -> None:
    rows = ["序号\t采购项目名称\t采购需求概况\t预算金额（万元）", "1\t某局办公家具采购\t桌椅40套\t32"]
    rows += ["2\t某局应急保障用车采购\t采购7座SUV 2辆，排量2.0T及以下，每辆限价24万元\t48", "3\t机关用车租赁服务\t租赁5座轿车10辆\t40"]
    assert [values for _, values in read("", *rows, "")] == [(2, None, "2", 240_000, 7)]
    several = "购置执法轿车5辆、皮卡2辆。轿车：排量1.6升以下；皮卡：排量2.4升以下。"
    assert [values[:3] for _, values in read("", *rows[:2], f"2\t某局车辆购置\t{several}\t120", "")] == [(5, None, "1.6"), (2, None, "2.4")]


@pytest.mark.parametrize(("caption", "cap"), [("单价最高限价", 210_000), ("分项单价限价表", 210_000), ("总价最高限价", None)])
def test_a_caption_tells_that_limits_are_those_of_one(caption: str, cap: int | None) -> None:
    assert read(caption, "", "品名\t数量\t限价（元）", "巡查皮卡\t2\t210000", "")[0][1][3] == cap


def test_one_document_may_call_an_suv_what_another_names_for_its_work() -> None:
    needs = specified("一、院前指挥车：四驱SUV，汽油机2.0T，5座，数量1辆。", "a" * 64)
    limits = specified("单价最高限价\n\n品名\t单位\t限价（元）\n院前指挥车\t辆\t246000\n", "b" * 64)
    for documents in ((needs, limits), (limits, needs)):
        ((_, line),) = together(documents)
        assert (line.quantity.value, line.unit_price_cap_cny.value) == (1, 246_000)
