"""Rules that the seventh independent set called for: offers that lost, car bodies, sizes in lists, parties side by side, questions."""

from typing import Any

import pytest

from reading.displacement import stated
from reading.folding import flat
from reading.form import reading_form
from reading.quantities import counts
from services.classifier.classify import classify
from services.extractor.extract import read_notice


def form(title: str, *lines: str) -> dict[str, Any]:
    """What is read and classified of a notice in plain text."""
    text, read = read_notice(title, "2026-03-18T10:00:00+08:00", "", "web", text="\n".join([*lines, "公告期限：自发布之日起五个工作日。"]))
    return reading_form(classify(read, text), "1")


def told(read: dict[str, Any], *fields: str) -> list[Any]:
    return [tuple(line[field] for field in fields) for lot in read["lots"] for line in lot["lines"]]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("囚车安驰牌AC5041XQC61辆", []),
        ("AC5041XQC-L612(辆)", []),
        ("安驰牌AC5041XQC2辆", [2]),
        ("越野SUV12辆", [12]),
        ("安驰牌AC5041XQC 12辆", [12]),
    ],
)
def test_a_number_that_a_models_code_runs_into_is_told_only_where_it_has_one_figure(words: str, values: list[int]) -> None:
    assert [one.value for one in counts(flat(words), 0, len(words))] == values


@pytest.mark.parametrize(
    "second",
    [
        "第二中标候选人：乙运汽车有限公司，投标总价279.6万元，单价69.9万元/辆",
        "第二名：乙运汽车有限公司，单价69.9万元/辆",
        "排名2：乙运汽车有限公司，报价单价：699000元",
        "备选供应商：乙运汽车有限公司，单价69.9万元/辆",
    ],
)
def test_the_price_of_one_is_the_first_candidates_and_not_the_seconds(second: str) -> None:
    read = form(
        "青石矿业有限公司通勤大巴采购中标候选人公示",
        "招标内容：通勤大巴4辆。",
        "第一中标候选人：甲达客车销售有限公司，投标总价275.2万元，单价68.8万元/辆，投标车型：远程牌YC6117H6Q",
        second,
    )
    assert told(read, "unit_price_cny") == [(688_000,)]


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("应急指挥车（SUV）", "suv"),
        ("气象保障车（越野车）", "suv"),
        ("通信指挥车（商务车型）", "mpv"),
        ("应急抢险车（皮卡，四驱）", "pickup"),
        ("应急指挥车（含车载电台）", "special"),
        ("囚车（轻型客车）", "special"),
    ],
)
def test_brackets_behind_a_car_named_for_its_work_tell_its_body(name: str, category: str) -> None:
    assert told(form("青石市应急管理局车辆采购项目招标公告", f"采购需求：{name}1辆。"), "category") == [(category,)]


@pytest.mark.parametrize(
    ("words", "litres"),
    [
        ("汽油，1998mL，5座，四驱", "1.998"),
        ("柴油、2393ml、手动挡", "2.393"),
        ("救护车2辆（监护型，7座，2.0T），及担架", "2.0"),
        ("商务车1辆（7座，2.0T，汽油）", "2.0"),
        ("汽油割草机，500mL，5台", None),
        ("机油，1000mL，5桶", None),
        ("垃圾车（3座，3.0T）", None),
        ("随车玻璃水，2000mL，汽油车适用", None),
    ],
)
def test_a_size_that_stands_alone_in_a_list_counts_beside_fuel_or_seats_of_a_car(words: str, litres: str | None) -> None:
    assert [str(one.high) for one in stated(flat(words), 0, len(words))] == ([litres] if litres else [])


def test_what_a_bidder_asked_is_no_statement_and_what_the_answer_changes_counts() -> None:
    read = form(
        "旅游客车采购项目答疑澄清公告",
        "问：招标文件要求座位数33座，排量5.0L，能否放宽？",
        "答：座位数由“33座”修改为“不少于37座（含驾驶员）”。",
        "其他内容不变。",
    )
    assert told(read, "seats_min", "seats_max", "displacement_min_l") == [(37, None, None)]


@pytest.mark.parametrize("item", ["排量", "技术参数 巡逻车（SUV）", "采购需求第3条"])
def test_a_size_that_a_correction_names_in_its_new_words_counts(item: str) -> None:
    read = form(
        "青石市公安局巡逻车采购项目更正公告",
        "更正内容：",
        "序号\t更正项\t更正前内容\t更正后内容",
        f"1\t{item}\t发动机排量：1.8L≤排量≤2.0L\t发动机排量：1.5L≤排量≤2.0L",
        "更正日期：2026年3月18日",
    )
    assert told(read, "displacement_min_l", "displacement_max_l") == [(1.5, 2.0)]


@pytest.mark.parametrize(
    ("said", "pair"),
    [
        ("标的：生产用皮卡车3台，郑州日产 锐骐7，柴油，四驱", ("郑州日产", "锐骐7")),
        ("主要标的：执法车（纯电动轿车，5座），广汽埃安 AION S，数量5辆", ("广汽埃安", "AION S")),
        ("标的：皮卡车3台，四驱 柴油，手动", (None, None)),
        ("业绩要求：供应过皮卡车，郑州日产 锐骐7，2辆", (None, None)),
    ],
)
def test_a_known_badge_and_a_name_alone_in_a_list_are_brand_and_model(said: str, pair: tuple[str | None, str | None]) -> None:
    read = form("农场公司生产用皮卡车采购合同公示", "甲方：青石农场有限公司", "乙方：安驰汽车销售有限公司", said, "合同总价：372000元")
    assert told(read, "brand", "model") == [pair]
