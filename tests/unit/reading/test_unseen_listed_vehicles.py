"""Vehicles that a notice lists in brackets, under headings, in the new words of a correction, or in the reason why nobody won."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, lines_of, told


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "执法车辆采购流标公告",
            ["序号\t采购内容\t流标原因", "1\t制式轿车（1.5T，10辆）\t不足三家", "2\t制式越野车（2.0T，4辆）\t不足三家"],
        ),
        ("执法车采购意向公告", ["采购需求概况：轿车（1.5T，10辆）、越野车（2.0T，4辆）", "预算金额：192万元"]),
        ("执法车采购公告", ["采购内容：轿车（数量：10辆，1.5T）；越野车（数量：4辆，2.0T）"]),
        ("执法车采购公告", ["轿车 10辆 1.5T 5座 15万元", "越野车 4辆 2.0T 7座 25万元"]),
        ("执法车采购公告", ["分标号\t分标名称\t采购数量\t技术指标", "A分标\t轿车\t10\t1.5T，5座", "B分标\t越野车\t4\t2.0T，7座"]),
    ],
)
def test_vehicles_that_brackets_or_blanks_count(title: str, lines: list[str]) -> None:
    read = form(title, *lines)
    assert (told(read, "category"), told(read, "quantity"), told(read, "displacement_max_l")) == (["sedan", "suv"], [10, 4], [1.5, 2.0])


def test_a_number_of_something_in_brackets_counts_no_vehicle_before_them() -> None:
    read = form("执法车采购公告", "采购内容：越野车（含防弹车2辆）5辆，排量2.0T")
    assert 5 in told(read, "quantity")


def test_headings_that_name_a_vehicle_in_brackets_or_by_its_work() -> None:
    read = form(
        "公安局执法车招标公告",
        "采购需求：",
        "（一）A类车（制式轿车）14辆",
        "1.发动机：1.5T，四缸",
        "2.单价限价：13.4万元",
        "（二）B类车（便衣SUV）6辆",
        "1.发动机：2.0T，四缸，汽油",
        "2.油箱容积：不小于55L",
        "3.单价限价：17.6万元",
        "（三）C类车（装备车）2辆",
        "1.发动机：柴油，排量2.2L",
        "2.单价限价：21.2万元",
    )
    assert (told(read, "quantity"), told(read, "displacement_max_l")) == ([14, 6, 2], [1.5, 2.0, 2.2])
    assert told(read, "unit_price_cap_cny") == [134_000, 176_000, 212_000]
    read = form(
        "公安局执法车招标公告",
        "（一）通信保障车2辆",
        "1.底盘排量2.2L",
        "2.座位：6座",
        "（二）无人机装备车1辆",
        "1.底盘排量2.8L",
        "2.座位：3座",
    )
    assert (told(read, "quantity"), told(read, "displacement_max_l"), told(read, "seats_max")) == ([2, 1], [2.2, 2.8], [6, 3])


@pytest.mark.parametrize(
    "lines",
    [
        ("更正前：轿车：排量≤1.8L；越野车：排量≤2.5L", "更正后：轿车：排量≤1.6L；越野车：排量≤2.0L"),
        ("更正前：用户需求书“轿车：排量≤1.8L；越野车：排量≤2.5L”", "更正后：用户需求书“轿车：排量≤1.6L；越野车：排量≤2.0L”"),
        ("原招标文件“轿车：排量≤1.8L；越野车：排量≤2.5L”，现更正为“轿车：排量≤1.6L；越野车：排量≤2.0L”",),
        ("原内容：（1）轿车，排量≤1.8L；（2）越野车，排量≤2.5L", "现更改为：（1）轿车，排量≤1.6L；（2）越野车，排量≤2.0L"),
        ("调整前内容：轿车排量≤1.8L；越野车排量≤2.5L", "调整后内容：轿车排量≤1.6L；越野车排量≤2.0L"),
    ],
)
def test_a_correction_may_change_several_vehicles_at_once(lines: tuple[str, ...]) -> None:
    read = form("公务车采购更正公告", "原公告的采购项目名称：公务车采购", *lines)
    assert (told(read, "category"), told(read, "displacement_max_l"), told(read, "displacement_min_l")) == (
        ["sedan", "suv"],
        [1.6, 2.0],
        [None, None],
    )


def test_a_correction_of_vehicles_of_one_kind_by_their_seats() -> None:
    read = form(
        "校车采购更正公告",
        "原公告的采购项目名称：校车采购",
        "更正前：采购需求“24座校车：发动机排量≥2.8L；42座校车：发动机排量≥3.8L”",
        "更正后：采购需求“24座校车：发动机排量≥2.5L；42座校车：发动机排量≥3.0L”",
    )
    assert (told(read, "seats_max"), told(read, "displacement_min_l")) == ([24, 42], [2.5, 3.0])
    assert [change["item"] for change in read["changes"]] == ["采购需求"]


@pytest.mark.parametrize(
    ("reason", "low", "high"),
    [
        ("3家供应商中，2家所投车型排量为1.9T，不满足询价通知书“柴油，排量≥2.0T”的要求，有效供应商不足3家。", 2.0, None),
        ("两家供应商投报车型1.6L，超出采购文件“排量≤1.5L”的要求，有效供应商不足三家。", None, 1.5),
        ("供应商投标车型的排量为1.6L，不符合要求，予以废标。", None, None),
    ],
)
def test_what_bidders_offered_in_vain_is_not_asked_for(reason: str, low: float | None, high: float | None) -> None:
    read = form("皮卡车采购废标公告", "采购项目名称：皮卡车采购", f"二、项目废标原因：{reason}")
    (line,) = lines_of(read)
    assert (line["displacement_min_l"], line["displacement_max_l"]) == (low, high)


def test_clauses_about_who_sells_to_whom_are_no_vehicles() -> None:
    read = form(
        "校车（2台）成交通知",
        "某某县教育局校车采购于2025年11月4日完成评审。成交人：某某市中大客车销售有限公司；成交总价：68.4万元；单台成交价：34.2万元。",
    )
    assert len(lines_of(read)) == 1
