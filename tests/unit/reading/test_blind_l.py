"""Tables that lost their rows, corrections that name what they limit, and names with more behind them, of an author of ordinary notices."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize("number", [("1", "2"), ("1-1", "1-2")])
def test_cells_that_double_blanks_part_are_a_table_in_one_line(number: tuple[str, str]) -> None:
    first = "品目号" if "-" in number[0] else "序号"
    rows = f"{number[0]}  执法轿车  大众  速腾2025款 300TSI 超越版  6辆  128000 {number[1]}  执法SUV  哈弗  H6 2.0T 四驱  2辆  135000"
    read = form("执法车辆采购中标公告", f"四、主要标的信息 {first}  标的名称  品牌  规格型号  数量  单价（元） {rows}")
    lines = lines_of(read)
    assert [line["model"] for line in lines] == ["速腾2025款 300TSI 超越版", "H6 2.0T 四驱"]
    assert [(line["quantity"], line["unit_price_cny"]) for line in lines] == [(6, 128_000), (2, 135_000)]


def test_a_window_around_its_word_is_read_whole_in_a_cell() -> None:
    read = form("执法用车采购更正公告", "更正项\t更正前\t更正后", "轿车排量要求\t排量≥1.5L\t1.5L≤排量≤1.8L")
    assert (told(read, "displacement_min_l"), told(read, "displacement_max_l")) == ([1.5], [1.8])


def test_a_part_of_a_number_has_the_energy_that_it_is_told_apart_by() -> None:
    read = form("公务用车采购公告", "采购标的：新能源轿车3辆（增程式2辆、纯电动1辆），5座，增程器排量1.5L。")
    assert [(line["quantity"], line["energy"]) for line in lines_of(read)] == [(2, "phev"), (1, "bev")]


def test_an_address_behind_a_name_is_none_of_it() -> None:
    read = form("冷藏车采购公告", "六、采购人：双林县供销合作社联合社 双林县张弓路 0370-00000000")
    assert read["buyer"] == "双林县供销合作社联合社"


def test_who_is_said_to_buy_for_itself_is_named_once() -> None:
    title = "双林县双林镇人民政府关于采购垃圾清运车"
    read = form(f"{title}的询价公告", f"双林县双林镇人民政府对{title}组织询价采购，诚邀报名。")
    assert read["buyer"] == "双林县双林镇人民政府"


@pytest.mark.parametrize("title", ["人民医院公务用车采购结果公告（网上竞价）", "街道办事处网上竞价结果公告（竞价单号JJ0000）"])
def test_brackets_that_say_how_was_bought_make_no_tender_of_a_result(title: str) -> None:
    assert (
        form(f"双林市{title}", "三、中标（成交）信息", "供应商名称：双林市某汽车销售有限公司", "成交金额：118800.00元")["kind"] == "award"
    )


def test_what_is_leased_in_brackets_is_not_bought() -> None:
    assert not form("双林市新能源公务用车（经营性租赁）采购项目中标公告", "供应商名称：双林市某汽车有限公司", "中标金额：118800.00元")[
        "is_vehicle_purchase"
    ]
