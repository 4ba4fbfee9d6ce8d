"""Engine sizes from the figure up: litres of one figure, and bounds that run on."""

import pytest

from reading.bounds import Bound, bounds
from reading.folding import flat
from reading.litres import exact, litres
from tests.given.sizes import text_of


# -- a figure --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "unit", "labelled", "value"),
    [
        ("1.8", "L", False, "1.8"), ("2", "T", False, "2"), ("1498", "mL", False, "1.498"), ("1498", "cc", False, "1.498"), ("1.498", "cm³", False, "1.498"),
        ("1,498", "ml", False, "1.498"), ("1 498", "CC", False, "1.498"), ("1,8", "L", False, "1.8"), ("999,1", "cm³", False, "0.9991"),
        ("1·8", "L", False, "1.8"), ("L8", "L", False, "1.8"), ("I.8", "L", False, "1.8"), ("l5", "T", False, "1.5"), ("1.B", "L", False, "1.8"),
        ("2.O", "L", False, "2"), ("1.8", "", True, "1.8"), ("1498", "", True, "1.498"), ("100", "", True, "0.1"), ("99", "", True, None),
        ("49,000", "mL", False, None), ("1,85", "L", False, "1.85"), ("1,4981", "L", False, "1.4981"), ("1.8.5", "L", True, None), ("LOL", "L", True, None),
        ("2", "", True, None), ("1.8", "", False, None), ("1498", "", False, None), ("40", "mL", False, "0.04"), ("39", "mL", False, None),
        ("0.04", "L", False, "0.04"), ("0.03", "L", False, None), ("17", "L", False, "17"), ("17.1", "L", False, None), ("17", "cc", False, "17"),
        ("18", "L", False, None), ("49", "cc", False, "0.049"), ("1498", "L", False, None), ("99999", "mL", False, None), ("16100", "mL", False, "16.1"),
    ],
)  # fmt: skip
def test_a_figure_and_its_unit_make_litres(figure: str, unit: str, labelled: bool, value: str | None) -> None:
    assert text_of(litres(figure, unit, labelled)) == value


@pytest.mark.parametrize(
    ("figure", "unit", "told"),
    [
        ("1498", "mL", True), ("1.5", "L", False), ("1.498", "L", True), ("1.49", "L", False), ("1.4981", "L", False), ("1498", "", True), ("150", "", True),
        ("15", "", False), ("1,498", "", True), ("1 498", "L", True), ("2", "T", False), ("1.5", "cc", True),
    ],
)  # fmt: skip
def test_a_figure_is_exact_when_it_is_printed_to_the_millilitre(figure: str, unit: str, told: bool) -> None:
    assert exact(figure, unit) is told


# -- bounds ----------------------------------------------------------------------------------------------------
def bound(marked: str, unit: str = "", labelled: bool = True) -> Bound:
    """The bound between the first two bars of marked words; it must end at the second."""
    before, words, after = marked.split("|")
    told = bounds(flat(before + words + after), len(before), unit, labelled)
    assert told is not None
    assert told.end == len(before + words), (before + words + after)[: told.end]
    return told


@pytest.mark.parametrize(
    ("marked", "low", "high"),
    [
        ("排量|≥1.4L且≤1.8L|。", "1.4", "1.8"), ("排量|≤1.8L，≥1.4L|，", "1.4", "1.8"), ("排量|1.4L以上1.8L以下|", "1.4", "1.8"),
        ("排量|≥1.4L|且≤1.2L", "1.4", None),
        ("排量|≤1.4L|且≥1.8L", None, "1.4"), ("排量|≥1.4L|且≥1.2L", "1.4", None), ("排量|≥1.5L且≤1.5L|", "1.5", "1.5"), ("排量|≤1.5L且≥1.5L|", "1.5", "1.5"),
        ("排量|1.5T或1.8L|轿车", "1.5", "1.8"), ("排量|1.8L或1.5T|轿车", "1.5", "1.8"), ("排量|1.8L或1.5T及其以上|", "1.5", None),
        ("排量|1.5L或1.8L以下|", None, "1.8"),
        ("排量|≤1.8L或≤1.5T|", None, "1.8"), ("排量|≥1.8L或≥1.5T|", "1.5", None), ("排量|≤1.8L|或≥2.5T", None, "1.8"), ("排量|1.5-1.8L或2.0T|", "1.5", "2"),
        ("排量|1.8L或1.4|-1.5L", "1.4", "1.8"), ("排量|1.2T或1.3T或1.4T或1.5T或1.6T或1.8T|", "1.2", "1.8"), ("排量|1.5/1.8L|", "1.5", "1.8"),
        ("排量(L)：|1.3-1.5 |座位数：7", "1.3", "1.5"), ("排量(mL)：|1298至1498|座位5个", "1.298", "1.498"), ("排量：|1.5 |挡位：6", "1.5", "1.5"),
        ("|1.5T|/", "1.5", "1.5"),
        ("排量|1.4L-1.8L|", "1.4", "1.8"), ("排量|1.4（含）至1.8升|之间", "1.4", "1.8"), ("排量|1480-1600ml|", "1.48", "1.6"), ("排量|1.8|-1.4L", "1.8", "1.8"),
        ("排量|1.5-1.5L|", "1.5", "1.5"), ("排量|1.4T-2.0|", "1.4", "2"), ("|2.0T（1998mL）|", "1.998", "1.998"), ("|1.5T（1.4L～1.6L）|", "1.4", "1.6"),
        ("|1.5T（1.498L）|", "1.498", "1.498"), ("|1.5T|（1.6L）", "1.5", "1.5"), ("|≤1.5T|（1498mL）", None, "1.5"), ("|1.5T|（1498mL发动机）", "1.5", "1.5"),
        ("|1.5T或1.8T|（1498mL）", "1.5", "1.8"), ("排量|1.8升（含1.8升）以下|", None, "1.8"), ("排量|不大于 1.8 升|", None, "1.8"), ("排量|至少1.5T|", "1.5", None),
        ("排量|1.8L起|", "1.8", None), ("排量|1.8L封顶|", None, "1.8"), ("|   1.8L|", "1.8", "1.8"), ("排量|1.8|、座位数5", "1.8", "1.8"),
        ("排量|1.5TDI|", "1.5", "1.5"),
        ("排量|1.5 or 1.8 L|", "1.5", "1.8"), ("排量|1.0 ou 1.3 turbo|", "1", "1.3"), ("排量|1.5L|，≤1.8L", "1.5", "1.5"),
    ],
)  # fmt: skip
def test_bounds_run_on_as_far_as_they_belong_together(marked: str, low: str | None, high: str | None) -> None:
    told = bound(marked)
    assert (text_of(told.low), text_of(told.high)) == (low, high)


@pytest.mark.parametrize(
    ("words", "unit", "labelled"),
    [
        ("2L/min", "", True), ("1.8mL/r", "", True), ("1.8m³", "", True), ("1.8㎡", "", True), ("1.8x", "", True), ("1.8.5", "", True),
        ("1.83456", "", True), ("5座", "", True), ("18万元", "L", True), ("1.5TX", "", False), ("1.5LX", "", True), ("1.5", "", False), ("无", "", True),
        ("轿车1.5L", "", True), ("    1.8L", "", True), ("12辆", "mL", True),
    ],
)  # fmt: skip
def test_what_runs_on_into_another_measure_is_no_bound(words: str, unit: str, labelled: bool) -> None:
    assert bounds(flat(words), 0, unit, labelled) is None


@pytest.mark.parametrize(
    ("words", "unit", "labelled", "low", "high"),
    [
        ("1.8", "L", False, "1.8", "1.8"), ("1498", "mL", False, "1.498", "1.498"), ("1400-1600", "mL", False, "1.4", "1.6"), ("1.5X", "", True, None, None),
        ("1.5TX", "", True, "1.5", "1.5"), ("≥1400且≤1600", "mL", True, "1.4", "1.6"), ("≥1.4L且≤1600", "", True, "1.4", None),
        ("1.5T/≥1.8L", "", True, "1.5", None),
        ("1.8辆以下", "L", True, None, None), ("1.8以下", "L", True, None, "1.8"), ("1.8L/1.5T", "", True, "1.5", "1.8"),
    ],
)  # fmt: skip
def test_a_heads_unit_is_that_of_bare_figures(words: str, unit: str, labelled: bool, low: str | None, high: str | None) -> None:
    told = bounds(flat(words), 0, unit, labelled)
    assert (told and text_of(told.low), told and text_of(told.high)) == (low, high)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1498mL", True),
        ("1.5L", False),
        ("1400-1600mL", True),
        ("1.4L-1600mL", False),
        ("≥1400mL且≤1600mL", True),
        ("≥1.4L且≤1600mL", False),
        ("1498mL或1.8L", False),
        ("1498mL或1398mL", True),
        ("≤1600mL且≥1.4L", False),
        ("≤1.6L且≥1400mL", False),
        ("≤1600mL且≥1400mL", True),
    ],
)
def test_bounds_are_exact_when_each_figure_is(words: str, told: bool) -> None:
    found = bounds(words, 0, "", labelled=True)
    assert found is not None
    assert found.exact is told


@pytest.mark.parametrize(
    ("marked", "low", "high"),
    [
        ("排量|150±5ml|", "0.145", "0.155"), ("排量|1998 ± 20 mL|", "1.978", "2.018"), ("排量|1998±20|", "1.978", "2.018"), ("排量|1998±1|", "1.997", "1.999"),
        ("排量|2.0±0.1升|", "1.9", "2.1"),
        ("排量|2.0T（±0.1）|，7座", "1.9", "2.1"), ("排量|2.0L±50ml|", "1.95", "2.05"), ("排量|2.0±0.1L|", "1.9", "2.1"),
        ("排量|1998立方厘米（±20立方厘米）|", "1.978", "2.018"), ("排量|1998 立方厘米 （±20）|", "1.978", "2.018"),
        ("排量|1998mL±5%|", "1.8981", "2.0979"), ("排量|2.0L（±10%）|", "1.8", "2.2"), ("排量|2.0±10%|", "1.8", "2.2"),
        ("排量|2.0L|±3L", "2", "2"), ("排量|0.5L|±500ml", "0.5", "0.5"), ("排量|≥2.0L|±5%", "2", None), ("排量|2.0L以上|±5%", "2", None),
        ("排量|2.0L以下|±5%", None, "2"), ("排量|1.5L±5%或2.0L|", "1.425", "2"), ("排量|2.0L|，功率±5%", "2", "2"),
    ],
)  # fmt: skip
def test_a_tolerance_reaches_as_far_to_either_side(marked: str, low: str | None, high: str | None) -> None:
    told = bound(marked)
    assert (text_of(told.low), text_of(told.high)) == (low, high)


def test_a_tolerance_is_in_the_heads_unit_and_exact() -> None:
    (millilitres, litre) = (bounds("1998±20", 0, "mL", labelled=False), bounds("2.0±0.1", 0, "L", labelled=False))
    assert millilitres and litre
    assert (text_of(millilitres.low), millilitres.exact, millilitres.word, millilitres.unit) == ("1.978", True, "range", "mL")
    assert (text_of(litre.high), litre.exact, litre.word, litre.unit) == ("2.1", True, "range", "L")


@pytest.mark.parametrize(
    ("words", "labelled", "told"),
    [
        ("2499，5座", True, "2.499"), ("2,499mL，5座", True, "2.499"), ("1，5座", True, None), ("2.0/涡轮增压", True, "2"), ("2.0/国六", True, None),
        ("2.0L/副1.5L", True, "2"),
        ("1500CC1032", True, None), ("1500CC，1032", True, "1.5"), ("1500CC103", True, None), ("1500CC10", True, "1.5"),
        ("1.5L103", True, "1.5"), ("1.5LCVT", False, "1.5"),
        ("1.6LAT", False, "1.6"), ("1.6LAX", True, None), ("1.6TDCT", False, "1.6"), ("1.6LCT", False, None), ("1.6TDX", True, "1.6"), ("1.6TDX", False, None),
        ("1.5DX", True, "1.5"), ("1.5lX", True, None), ("1.5ou1.8x", True, None),
    ],
)  # fmt: skip
def test_what_is_printed_right_behind_a_size(words: str, labelled: bool, told: str | None) -> None:
    found = bounds(flat(words), 0, "", labelled)
    assert (text_of(found.figure) if found else None) == told


@pytest.mark.parametrize(
    ("marked", "low", "high"),
    [
        ("介于|1.5L和2.0L|之间", "1.5", "2"), ("介于|1.5L与2.0L| 之间", "1.5", "2"), ("|1.5L|和2.0L轿车", "1.5", "1.5"), ("|2.0L|和1.5L之间", "2", "2"),
        ("|1968～2499|，5座", "1.968", "2.499"), ("|1.5L   至   1.8L|", "1.5", "1.8"), ("|1.5L|    至1.8L", "1.5", "1.5"),
        ("|1.5L级（1498mL）|", "1.498", "1.498"), ("|1.5L|级1498mL", "1.5", "1.5"), ("排量| 1.5L级（1498mL）|", "1.498", "1.498"),
        ("|1.5L|（1498mL，进口）", "1.5", "1.5"), ("|1.5（L）|（1498mL，进口）", "1.5", "1.5"), ("|1.5L（实际1498mL）|", "1.498", "1.498"),
        ("|1.5L|（1498mL", "1.5", "1.5"),
        ("|1.5L|（1498 ）", "1.5", "1.5"), ("|2.0T（1.9L～2.1L）|", "1.9", "2.1"), ("|2.0T|（1900～2100）", "2", "2"), ("|2.0T（1900～2100mL）|", "1.9", "2.1"),
        ("|1.5-1.8L|（1498mL）", "1.5", "1.8"),
    ],
)  # fmt: skip
def test_a_range_and_what_brackets_say_more_exactly(marked: str, low: str | None, high: str | None) -> None:
    told = bound(marked)
    assert (text_of(told.low), text_of(told.high)) == (low, high)


def test_a_bound_tells_whether_several_were_joined_and_where_it_reached_its_end() -> None:
    assert [bound(words).joined for words in ("|1.5L|", "|1.5-1.8L|", "|1.5L或1.8L|", "|1.5L或1.8L以上|", "|1.5L或1.8L以下|")] == [
        False,
        False,
        True,
        True,
        True,
    ]
    assert [bound(words).word for words in ("|1.5L或1.8L|", "|1.5L或1.8L以上|", "|≤1.5L或1.8L|", "|≥1.5L且≤1.8L|")] == [
        "",
        "low",
        "high",
        "range",
    ]
    long = bounds("1.5L" + "或1.6L" * 40, 0, "", labelled=True)
    assert long and long.end < 130
