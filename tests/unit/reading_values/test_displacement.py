"""Displacement as officials write it, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.displacement import stated, window_of
from reading.folding import flat
from reading.quantities import counts, number, seats
from reading.unitcaps import cap_of, caps, lengths
from schemas.reading import Window
from tests.given.sizes import text_of


def window(text: str) -> tuple[str | None, str | None]:
    """(min, max) as read, in litres."""
    folded = flat(text)
    found = window_of(stated(folded, 0, len(folded)))
    return text_of(found.min.value), text_of(found.max.value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("采购1.8L排量的三厢公务用车", "1.8", "1.8"),
        ("排气量(ml):≥1485", "1.485", None),
        ("排量要求（单位：升）1.8及以下", None, "1.8"),
        ("排量(ml):1480-1600ml之间", "1.48", "1.6"),
        ("排量≤1.8L(含)", None, "1.8"),
        ("排量＜=1.8L", None, "1.8"),
        ("排量小于等于1.8L", None, "1.8"),
        ("发动机排量不大于1.5T", None, "1.5"),
        ("1.4T≤排气量≤1.8L", "1.4", "1.8"),
        ("排气量1395mL，5座", "1.395", "1.395"),
        ("排量＞1.4L", "1.4", None),
        ("排量1.8T～2.0T", "1.8", "2"),
        ("排气量3.8升以上", "3.8", None),
        ("2.0T及以上汽油发动机，四轮驱动", "2", None),
        ("混合动力1.5T轿车", "1.5", "1.5"),
        ("型号：帕萨特2.0T", "2", "2"),
        ("排量≥1.5T6、座位数5", "1.5", None),
        ("排量L8L", "1.8", "1.8"),
        ("排量1.BL", "1.8", "1.8"),
        ("排量2.OL", "2", "2"),
        ("排量1 500 cc", "1.5", "1.5"),
        ("排量1.498 cm³", "1.498", "1.498"),
        ("排量999,1 cm³", "0.9991", "0.9991"),
        ("排气量1498ml，1.5T涡轮增压", "1.498", "1.498"),
    ],
)
def test_every_way_of_writing_it_is_read(text: str, low: str | None, high: str | None) -> None:
    assert window(text) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "5T压缩式垃圾车", "18吨洗扫车", "2.0T载货汽车", "额定载质量≥1.5T", "油箱容积≥50L", "车载冰箱65L", "发电机功率2.5kW", "380TSI豪华版",
        "一般公务用车排量1.8升以下、价格18万元以内，按管理办法执行", "原车排量2.4L，已报废", "排量每提高0.1L加1分", "油锯排量45cc",
    ],
)  # fmt: skip
def test_decoys_are_not_displacement(text: str) -> None:
    assert window(text) == (None, None)


def test_contradictions_are_refused_and_both_are_shown() -> None:
    folded = flat("排量2.0L，详见附表：排量1.5L")
    found = window_of(stated(folded, 0, len(folded)))
    assert not found.max.said and found.max.why == "displacement stated differently"
    assert len(found.max.evidence) == 2


@given(st.integers(7, 70), st.sampled_from(["排量≤{}L", "排量不超过{}升", "排气量{}L及以下", "排气量：{}升（含）以下", "排量不大于{}T"]))
def test_any_upper_bound_comes_back_as_it_was_written(tenths: int, shape: str) -> None:
    litres = f"{tenths // 10}.{tenths % 10}"
    assert window(shape.format(litres)) == (None, text_of(Decimal(litres)))


@given(st.text(alphabet="排量气≤≥1.580LlTm升（）()-~至以下上及含不大小于超过BO ,、", max_size=60))
def test_no_input_breaks_it(text: str) -> None:
    low, high = window(text)
    assert low is None or high is None or Decimal(low) <= Decimal(high)


@pytest.mark.parametrize(
    ("words", "value"), [("12", 12), ("十二", 12), ("二十", 20), ("一百零五", 105), ("贰", 2), ("两", 2), ("一批", None)]
)
def test_numbers_in_digits_and_chinese(words: str, value: int | None) -> None:
    assert number(words) == value


def test_a_price_a_vehicle_is_no_number_of_vehicles() -> None:
    text = "轿车4辆，单价18万元/辆，另购两台商务车"
    assert [one.value for one in counts(text, 0, len(text))] == [4, 2]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("座位数：5座", 5, 5), ("7座及以上", 7, None), ("座位数≥28座", 28, None), ("5-7座", 5, 7), ("不超过9座", None, 9)],
)
def test_seats(text: str, low: int | None, high: int | None) -> None:
    folded = flat(text)
    found = seats(folded, 0, len(folded))
    assert (found.min.value, found.max.value) == (low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("单价不超过18万元/辆", [180000]),
        ("单价分别不超过12万元和18万元", [120000, 180000]),
        ("最高限价为18万元/辆", [180000]),
        ("单台报价超过18万元的作无效标处理", [180000]),
        ("每台价格18万元（含购置税）以内", [180000]),
        ("落地价不超过24.5万元", [245000]),
        ("最高限价：1080000元", []),
        ("投标保证金2万元", []),
        ("一般公务用车单价不得超过18万元，见配备标准", []),
        ("应急保障用车和其他按照规定配备的公务用车排气量1.8升（含）以下", []),
        ("按标准配备，排气量1.8升以下", []),
    ],
)
def test_caps_on_the_price_of_one_vehicle(text: str, values: list[int]) -> None:
    folded = flat(text)
    assert [int(one.value) for one in caps(folded, 0, len(folded))] == values


def test_two_caps_for_one_line_are_refused() -> None:
    folded = flat("单价不超过12万元；单价不超过18万元")
    assert cap_of(caps(folded, 0, len(folded))).why == "unit price cap stated differently"


def test_lengths_are_windows_too() -> None:
    text = flat("车长4473mm，车宽1706mm，轴距≥2603mm")
    assert _ends(lengths(text, 0, len(text), "length_mm")) == (4473, 4473)
    assert _ends(lengths(text, 0, len(text), "wheelbase_mm")) == (2603, None)


def _ends(found: Window) -> tuple[Decimal | None, Decimal | None]:
    return found.min.value, found.max.value
