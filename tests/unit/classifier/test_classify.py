"""Classifying: what is bought, line by line, each with its own limits; golden cases of the field."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from reference.standards import rule_sets
from schemas.events import NoticeClassified
from schemas.reading import Category, Energy, Line, Use
from services.classifier.classify import classify
from services.classifier.verdict import verdict
from services.extractor.extract import read_notice
from tests.given.tenders import line, told

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def read(title: str, text: str = "", html: str | None = None) -> NoticeClassified:
    """A notice from title and text, read and classified."""
    stored, found = read_notice(
        title,
        "2026-06-01T09:00:00+08:00",
        "https://portal.example/1",
        "test",
        html,
        None if html else text or title + "。采购内容见文件，欢迎参加。",
    )
    return classify(found, stored)


def lines(found: NoticeClassified) -> list[Line]:
    return [one for lot in found.lots for one in lot.lines]


@pytest.mark.parametrize(
    "title",
    [
        "云溪县公安局执法执勤用车采购项目招标公告", "望川市环卫车辆更新采购公告", "云溪县人民医院负压救护车采购成交公告", "望川市公交集团10台纯电动公交车采购公告",
        "云溪县林业局森林防火皮卡车购置项目废标公告", "某某大学警用摩托车招标公告",
        "望川市消防救援支队消防车辆采购项目", "云溪县2026年双燃料出租汽车更新购置项目变更公告",
    ],
)  # fmt: skip
def test_vehicles_are_vehicles_at_every_stage(title: str) -> None:
    assert read(title).is_vehicle_purchase.value is True


@pytest.mark.parametrize(
    "title",
    [
        "云溪县公务用车租赁服务采购公告", "望川市公务用车定点维修保养服务招标公告", "云溪县机关车辆保险服务采购公告", "望川市公安局执法车辆充电桩采购公告",
        "云溪县环卫车辆车载视频终端采购合同公告", "望川市公务用车加油卡充值竞价公告", "云溪县停车场建设工程招标公告", "望川市轨道交通2号线增购车辆采购公告",
        "云溪县人民医院抢救车、治疗车采购公告", "望川市粮库3T叉车采购询价公告", "云溪县职业学院汽车维修实训室设备采购公告", "望川市出租车计价器检定装置采购公告",
        "云溪县公车驾驶服务外包采购公告", "望川市报废公务车辆处置公告", "云溪县人民医院CT机采购公告",
    ],
)  # fmt: skip
def test_look_alikes_are_not(title: str) -> None:
    assert read(title).is_vehicle_purchase.value is False


def test_prose_is_split_into_lines_and_each_keeps_its_own_limit() -> None:
    found = read(
        "云溪县机关事务中心公务用车采购公告",
        "云溪县机关事务中心公务用车采购公告\n采购内容：公务用车，其中燃油轿车4辆（排气量1.8升及以下，单价不超过18万元/辆）、纯电动轿车2辆。\n",
    )
    petrol, battery = lines(found)
    assert (petrol.quantity.value, petrol.displacement_l.max.value, petrol.unit_price_cap_cny.value) == (4, Decimal("1.8"), Decimal(180000))
    assert (battery.quantity.value, battery.energy.value, battery.displacement_l.max.value, battery.unit_price_cap_cny.value) == (
        2,
        Energy.BEV,
        None,
        None,
    )
    assert petrol.energy.value is None
    assert {one.category.value for one in (petrol, battery)} == {Category.SEDAN}


def test_golden_2_a_thousand_bi_fuel_taxis() -> None:
    found = read(
        "望川市三十家出租汽车公司联合采购出租车招标公告",
        "望川市三十家出租汽车公司联合采购出租车招标公告\n采购内容：采购CNG/汽油双燃料三厢轿车1000辆，排量1.6L，用作出租汽车。\n",
    )
    (one,) = lines(found)
    assert (one.use.value, one.quantity.value, one.energy.value) == (Use.TAXI, 1000, Energy.BI_FUEL)
    assert (one.displacement_l.min.value, one.displacement_l.max.value) == (Decimal("1.6"), Decimal("1.6"))


def test_golden_3_tonnes_are_no_litres() -> None:
    (lorry,) = lines(
        read("云溪县环卫所5T压缩式垃圾车采购公告", "云溪县环卫所5T压缩式垃圾车采购公告\n采购内容：5T压缩式垃圾车2辆，总质量18吨。\n")
    )
    assert not lorry.displacement_l.min.said and not lorry.displacement_l.max.said
    (car,) = lines(read("云溪县公务用车采购公告", "云溪县公务用车采购公告\n采购内容：三厢轿车1辆，1.5T涡轮增压。\n"))
    assert car.displacement_l.max.value == Decimal("1.5")


def test_golden_4_a_rental_with_limits_is_no_purchase() -> None:
    found = read("云溪县公务用车租赁服务采购公告", "云溪县公务用车租赁服务采购公告\n租赁轿车10辆，排量1.8L以下，单价不超过每月5000元。\n")
    assert found.is_vehicle_purchase.value is False and lines(found) == []


TIERS = [("部长级用车", "3.0", "450000"), ("副部长级用车", "3.0", "350000"), ("一般公务用车", "2.0", "250000")]


@pytest.mark.parametrize(("tier", "litres", "yuan"), TIERS)
def test_golden_6_bounds_are_inclusive_and_the_standard_of_the_day_holds(tier: str, litres: str, yuan: str) -> None:
    (old,) = [one for one in rule_sets(date(2010, 6, 1)) if one.tiers]

    def says(litres: Decimal, yuan: Decimal) -> bool:
        bought = line(low=str(litres), high=str(litres), cap=str(yuan), use=told(Use.OFFICIAL))
        return any(tier == one.split("（")[0] for one in verdict(old, bought, "某局").admissible)

    assert says(Decimal(litres), Decimal(yuan))
    assert not says(Decimal(litres) + Decimal("0.01"), Decimal(yuan))
    assert not says(Decimal(litres), Decimal(yuan) + Decimal("0.01"))
    assert "CN-OLD" not in [one.id for one in rule_sets(date(2026, 6, 1))]


def test_no_standard_is_said_to_apply_where_none_does() -> None:
    (rules,) = [one for one in rule_sets(date(2016, 6, 1)) if one.tiers]
    assert verdict(rules, line(Category.BUS, use=told(Use.PUBLIC_TRANSPORT)), "某局").applies is False
    assert verdict(rules, line(high="1.8"), "远山出租汽车有限公司").applies is False


def test_what_is_missing_to_decide_is_named() -> None:
    (rules,) = [one for one in rule_sets(date(2016, 6, 1)) if one.tiers]
    assert set(verdict(rules, line(), "某局").missing) >= {"排量 displacement", "单价 unit price"}


def evidenced(value: Any, path: str = "") -> list[tuple[str, Any]]:
    """Every value with its words, by path."""
    if hasattr(value, "evidence") and value.evidence:
        return [(path, value)]
    if isinstance(value, tuple):
        return [found for place, one in enumerate(value) for found in evidenced(one, f"{path}.{place}")]
    if hasattr(type(value), "model_fields"):
        return [found for name in type(value).model_fields for found in evidenced(getattr(value, name), f"{path}.{name}")]
    return []


def test_blanking_the_words_of_a_limit_changes_or_drops_it() -> None:
    text = "云溪县机关事务中心公务用车采购公告\n采购内容：三厢轿车4辆，排量1.8升及以下，5座，单价不超过18万元/辆。\n"
    stored, found = read_notice("云溪县机关事务中心公务用车采购公告", "2026-06-01", "https://portal.example/1", "test", None, text)
    before = {path: read.value for path, read in evidenced(classify(found, stored).lots)}
    checked = [path for path in before if any(name in path for name in ("quantity", "displacement", "seats", "unit_price_cap"))]
    assert len(checked) >= 5
    for path in checked:
        spans = dict(evidenced(classify(found, stored).lots))[path].evidence
        blanked = "".join("□" if any(span.start <= at < span.end for span in spans) else sign for at, sign in enumerate(stored))
        after = {name: read.value for name, read in evidenced(classify(found, blanked).lots)}
        assert after.get(path) != before[path], path
