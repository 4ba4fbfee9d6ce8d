"""Sizes before a trim's letters or in a name's brackets, what runs into one cell of a correction, and what a contract agreed."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, page, told


@pytest.mark.parametrize(
    ("model", "litres"),
    [
        ("轩逸 经典 1.6XL CVT 豪华版", 1.6),
        ("凯美瑞 双擎 2.0HE 精英版", 2.0),
        ("骐达 1.6XE", 1.6),
        ("凯美瑞 2.0G 豪华版", 2.0),
        ("系统 V2.0S", None),
    ],
)
def test_the_letters_of_a_trim_stand_for_litres_in_a_model(model: str, litres: float | None) -> None:
    rows = ["序号\t货物名称\t货物品牌\t货物型号\t货物数量\t货物单价(元)", f"1\t公务轿车\t某牌\t{model}\t6辆\t98600.00"]
    assert told(form("某县公务轿车采购成交公告", "四、主要标的信息：", "", *rows, ""), "displacement_max_l") == [litres]


def test_such_letters_say_nothing_in_prose() -> None:
    assert told(form("某县公务轿车采购公告", "采购轿车2辆，软件须兼容 2.0G 网络，具体要求见采购文件。"), "displacement_max_l") == [None]


@pytest.mark.parametrize("name", ["勾臂式垃圾车（排量2.5L，柴油）", "垃圾车（发动机排量：2.5L）", "桶装垃圾运输车型（排量2.5L）"])
def test_what_brackets_say_behind_a_vehicle_is_its_own(name: str) -> None:
    assert told(form("某县垃圾车采购招标公告", f"采购{name}3辆，具体要求见采购文件。"), "displacement_min_l") == [2.5]


def test_a_bin_has_no_engine() -> None:
    read = form("某县垃圾车采购招标公告", "采购垃圾车3辆，配垃圾桶（容积240L）30只，具体要求见采购文件。")
    assert told(read, "displacement_min_l") == [None]


@pytest.mark.parametrize(
    ("before", "after"),
    [("底盘发动机排量≥8.4L", "底盘发动机排量≥7.7L"), ("底盘发动机排量≥6.5L", "底盘发动机排量≥7.7L")],
)
def test_old_words_and_new_may_run_into_one_cell_of_a_correction(before: str, after: str) -> None:
    rows = [
        "序号\t更正项\t更正前内容\t更正后内容",
        f"1\t第三部分\t标项1 参数3\t{before} {after}",
        "2\t第三部分\t参数11\t可乘坐6人（2+4） 可乘坐不少于6人",
    ]
    read = form("某县消防车采购更正公告", "更正内容：", "", *rows, "")
    assert told(read, "displacement_min_l") == [7.7]
    assert (told(read, "seats_min"), told(read, "seats_max")) == ([6], [None])
    assert read["changes"][0]["before"] == before


def test_words_of_a_cell_that_begin_otherwise_are_new_together() -> None:
    rows = ["序号\t更正项\t更正前内容\t更正后内容", "1\t参数3\t排量≥8.4L\t底盘排量≥7.7L 乘员6人"]
    read = form("某县消防车采购更正公告", "更正内容：", "", *rows, "")
    assert told(read, "displacement_min_l") == [7.7] and read["changes"][0]["before"] == "排量≥8.4L"


def test_what_a_contract_agreed_is_counted_where_the_reason_of_its_change_says_so() -> None:
    read = form("某县校车采购合同变更公告", "变更事由：原合同约定专用校车（41座，排量4.214L）2辆，因项目学校合并，交货地点变更，单价不变。")
    assert told(read, "quantity") == [2] and told(read, "seats_min") == [41]
    added = form("某县校车采购合同变更公告", "变更原因：因学生增多，追加同型号校车1辆，单价不变。", "合同变更后金额：792000元")
    assert told(added, "quantity") == [None]


def test_a_page_whose_award_table_names_displacement_in_the_name() -> None:
    cells = "<tr><td>A</td><td>抑尘车</td><td>2台</td><td>68万元</td></tr><tr><td>B</td><td>垃圾车（排量2.5L）</td><td>5台</td><td>17万元</td></tr>"
    table = f"<table><tr><td>标包</td><td>名称</td><td>数量</td><td>单价</td></tr>{cells}</table>"
    assert told(page("某县环卫车辆采购中标公告", f"<p>四、主要标的信息如下，供应商请查收。</p>{table}"), "displacement_min_l") == [
        None,
        2.5,
    ]
