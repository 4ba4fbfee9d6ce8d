"""Results of another author, first half: records of contracts, sums in tables that came cell by cell, models in sentences, buyers' names."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, page, told

RECORD = ("buyer: 云溪县中医院", "supplier: 云溪汽车销售有限公司", "main_target_name: 监护型救护车", "specs: 柴油 2.0T")


def test_a_contracts_record_prints_its_sum_in_ten_thousands() -> None:
    numbers = ("main_target_quantity: 3", "main_target_unit_price: 318000.00", "contract_amount: 95.4")
    read = form("云溪县中医院救护车采购项目中标结果公告", *RECORD, *numbers)
    assert (read["award_total_cny"], told(read, "quantity"), told(read, "unit_price_cny")) == (954_000, [3], [318_000])


def test_a_records_number_without_a_price_is_a_filler() -> None:
    numbers = ("main_target_quantity: 1", "main_target_unit_price: 详见合同", "contract_amount: 446.800000")
    read = form("云溪县中医院救护车采购项目中标结果公告", *RECORD, *numbers)
    assert (read["award_total_cny"], told(read, "quantity")) == (4_468_000, [None])


@pytest.mark.parametrize(
    "words",
    [
        "总价：2666000（元）",
        "最终报价:2666000(元)",
        "总价（元）：2666000",
        "报价：266.6万元",
        "人民币2666000元",
        "贰佰陆拾陆万陆仟元整",
        "总价:2666000(元)，含税",
        "大写：贰佰陆拾陆万陆仟元整 小写：2666000.00元",
    ],
)
def test_a_cell_on_a_line_of_its_own_says_what_its_sum_is(words: str) -> None:
    head = ("序号", "标项名称", "供应商名称", "供应商地址", "中标（成交）金额")
    rows = ("1", "标项1", "云溪环卫装备有限公司", "云溪县北街", words, "2", "标项2", "云溪汽车销售有限公司", "云溪县南街", "1460000元")
    read = form("环卫车采购中标结果公告", "三、中标信息", "1.中标结果：", *head, *rows, "四、主要标的信息")
    assert [lot["supplier"] for lot in read["lots"]] == ["云溪环卫装备有限公司", "云溪汽车销售有限公司"]
    assert [lot["award_cny"] for lot in read["lots"]] == [2_666_000, 1_460_000]


@pytest.mark.parametrize(
    "words",
    [
        "主要标的：泡沫消防车1辆，型号XYZ5190GXFPM80，品牌：云消，排量7.698L柴油发动机",
        "主要标的：泡沫消防车1辆，品牌云消，型号XYZ5190GXFPM80，排量7.698L",
        "主要标的：泡沫消防车，品牌：云消，型号：XYZ5190GXFPM80，数量：1辆",
        "主要标的：泡沫消防车1辆，规格型号为XYZ5190GXFPM80，品牌为云消；",
        "泡沫消防车1辆（品牌：云消；型号：XYZ5190GXFPM80）",
        "品牌：云消、型号：XYZ5190GXFPM80、数量：1辆",
    ],
)
def test_make_and_model_in_a_sentence_end_with_their_part_of_it(words: str) -> None:
    lines = ("<p>供应商（乙方）：云溪专用汽车制造有限公司</p>", f"<p>{words}</p>", "<p>合同金额：158.6万元</p>")
    (line,) = lines_of(page("云溪县消防救援大队泡沫消防车采购项目验收结果公告", "".join(lines)))
    assert (line["brand"], line["model"], line["quantity"]) == ("云消", "XYZ5190GXFPM80", 1)


@pytest.mark.parametrize(
    "title", ["云溪发电有限公司商务车（2.0T）采购公告", "云溪市水泵厂越野车2.0T采购公告", "云溪电池科技有限公司轿车（2.0T）采购公告"]
)
def test_a_buyers_name_says_nothing_about_the_figure_behind_it(title: str) -> None:
    assert told(form(title, f"标题: {title}", "开始时间: 2026-09-01 09:00"), "displacement_max_l") == [2.0]


def test_a_plants_own_machine_is_still_no_vehicle() -> None:
    title = "云溪发电厂柴油发电机（2.0L）及皮卡采购公告"
    assert told(form(title, f"标题: {title}", "开始时间: 2026-09-01 09:00"), "displacement_max_l") == [None]
