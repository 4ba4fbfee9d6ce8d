"""One number for several vehicles of a list, and numbers that only happen to be the sum of others."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize("behind", ["半挂牵引车2台、自卸车1台", "中型客车2台和自卸车1台"])
def test_a_first_number_that_equals_the_sum_of_the_rest_is_one_of_them(behind: str) -> None:
    assert told(form("物流车辆采购公告", f"采购厢式货车3台、{behind}。"), "quantity") == [3, 2, 1]


def test_a_number_of_all_vehicles_is_still_the_sum_of_those_behind_it() -> None:
    assert told(form("车辆采购公告", "采购车辆3辆：中型客车2辆、轿车1辆。"), "quantity") == [2, 1]


@pytest.mark.parametrize("need", ["购置小轿车、面包车、皮卡车共6辆。", "采购小轿车、面包车和皮卡车，合计6辆。"])
def test_a_number_of_several_vehicles_together_counts_none_of_them(need: str) -> None:
    read = form("车辆购置公告", f"某水库管理处就下列车辆进行采购。{need}")
    assert (told(read, "name"), told(read, "quantity")) == (["小轿车", "面包车", "皮卡车"], [None] * 3)


@pytest.mark.parametrize("need", ["采购场务引导车、机组通勤车、道面清扫车各2台。", "采购机组通勤车、场务引导车及道面清扫车各2台。"])
def test_a_number_of_each_counts_what_the_lexicon_does_not_know_among_them(need: str) -> None:
    assert told(form("机场车辆采购公告", need), "quantity") == [2, 2, 2]


@pytest.mark.parametrize(
    "words", ["电子文件由同一台计算机编制、上传的，响应无效。", "由一台电脑制作的文件无效。", "不得由同一部电话报名。"]
)
def test_what_counts_computers_counts_no_vehicles(words: str) -> None:
    assert told(form("轿车采购公告", "采购轿车，预算36万元。", words), "quantity") == [None]
