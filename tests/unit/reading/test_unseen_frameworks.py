"""What frameworks and plans let each vehicle cost, and who plans."""

import pytest

from tests.unit.reading.test_unseen_tenders import form, told


@pytest.mark.parametrize(
    "lines",
    [
        ("第一类：轿车，排量1.8升（含）以下，最高限制单价18万元；", "第二类：商务车，7座，排量2.0升（含）以下，最高限制单价25万元；"),
        ("1.轿车，排量1.8升（含）以下，最高限制单价18万元；", "2.商务车，7座，排量2.0升（含）以下，最高限制单价25万元。"),
        ("（1）轿车：排量1.8升（含）以下，单价不高于18万元；", "（2）商务车：7座，排量2.0升（含）以下，单价不高于25万元。"),
        ("车型一：轿车，排量1.8升（含）以下，最高限价18万元/辆；", "车型二：商务车，7座，排量2.0升（含）以下，最高限价25万元/辆。"),
        ("A类 轿车 排量1.8升（含）以下 最高限价18万元/辆", "B类 商务车 7座 排量2.0升（含）以下 最高限价25万元/辆"),
        ("①轿车，排量1.8升（含）以下，限价18万元/辆②商务车，7座，排量2.0升（含）以下，限价25万元/辆",),
        ("一类：轿车，排量1.8升（含）以下，18万元以内；二类：商务车，7座，排量2.0升（含）以下，25万元以内。",),
    ],
)
def test_kinds_of_a_framework_stand_in_lines_of_their_own(lines: tuple[str, ...]) -> None:
    read = form("公务用车协议供货征集公告", "采购方式：框架协议采购（封闭式）", "三、征集内容", *lines, "四、协议有效期：一年。")
    assert (told(read, "category"), told(read, "displacement_max_l")) == (["sedan", "mpv"], [1.8, 2])
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([None, 7], [180_000, 250_000])


def test_lines_that_only_begin_with_a_vehicle_are_no_kinds() -> None:
    read = form(
        "公务用车协议供货征集公告", "采购方式：框架协议采购", "轿车供应商须具有授权。", "商务车供应商须具有场地。", "三、征集内容：轿车"
    )
    assert len(told(read, "category")) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("包1 纯电动轿车 5座 付费标准：不高于16.8万元/辆", "包2 纯电动商务车 7座 付费标准：不高于21万元/辆"),
        ("采购包1（纯电动轿车）：5座，最高限制单价168000元/辆", "采购包2（纯电动商务车）：7座，最高限制单价210000元/辆"),
        ("包号\t标的名称\t座位数\t付费标准（万元/辆）", "1\t纯电动轿车\t5\t不高于16.8", "2\t纯电动商务车\t7\t不高于21"),
    ],
)
def test_an_open_framework_for_cars_buys_cars(lines: tuple[str, ...]) -> None:
    read = form("新能源公务用车开放式框架协议采购征集公告", "采购方式：开放式框架协议", *lines, "五、有效期：一年。")
    assert [lot["lot_no"] for lot in read["lots"]] == ["1", "2"]
    assert (told(read, "seats_max"), told(read, "unit_price_cap_cny")) == ([5, 7], [168_000, 210_000])


@pytest.mark.parametrize(
    ("need", "caps"),
    [
        ("负压救护车3辆，柴油，预算单价41万元；普通救护车6辆，预算单价21万元", [410_000, 210_000]),
        ("负压救护车3辆，单车预算不超过41万元；普通救护车6辆，单车预算不超过21万元", [410_000, 210_000]),
        ("机要轿车1辆，排气量1.6升以下，12万元以内；小型客车1辆，7座，18万元以内", [120_000, 180_000]),
        ("机要轿车1辆（排气量1.6升以下、12万元以内）、小型客车1辆（7座、18万元以内）", [120_000, 180_000]),
        ("负压救护车3辆，123万元以内；普通救护车6辆，126万元以内", [None, None]),
    ],
)
def test_a_plan_says_what_each_may_cost(need: str, caps: list[int | None]) -> None:
    read = form(
        "某县卫生健康局2026年6月政府采购意向",
        "序号\t采购项目名称\t采购需求概况\t预算金额（元）\t预计采购时间",
        f"1\t车辆购置\t{need}\t2490000\t2026-06",
    )
    assert told(read, "unit_price_cap_cny") == caps


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("某县城投公共服务有限公司2026年第三季度采购计划公告", "现将某县城投公共服务有限公司2026年第三季度拟采购项目予以公告。"),
        ("2026年上半年某县城投公共服务有限公司采购计划", "根据公司采购管理办法，现予以公告。"),
    ],
)
def test_a_quarter_is_no_buyer(title: str, lead: str) -> None:
    read = form(title, lead, "编号\t项目名称\t采购内容\t预算（万元）", "1\t保洁车辆购置\t清洗车2辆\t118")
    assert read["buyer"] == "某县城投公共服务有限公司"


@pytest.mark.parametrize(
    ("buyer", "code"), [("四川省消防救援总队阿坝州支队", "513200"), ("阿坝县公安局", "513231"), ("湖北省消防救援总队恩施州支队", "422800")]
)
def test_a_prefecture_is_none_of_the_counties_that_are_called_like_it(buyer: str, code: str) -> None:
    assert form("消防车采购招标公告", f"采购人：{buyer}", "采购需求：消防车2辆")["division_code"] == code
