"""Catalogue and CPV codes: which kind of vehicle a code, a name or a path of names means."""

import pytest

from reference import catalogue, cpv
from schemas.reading import Category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("货物/设备/车辆/乘用车/越野车", Category.SUV),
        ("A02030603", Category.PICKUP),
        ("A02030501 轿车", Category.SEDAN),
        ("A02030501轿车", Category.SEDAN),
        ("轿车（A02030501）", Category.SEDAN),
        ("[A02030634]公共汽车", Category.BUS),
        ("A02030500-乘用车", Category.OTHER),
        ("A0203", Category.OTHER),
        ("A020305010001", Category.SEDAN),
        ("C23110300", catalogue.NOT_A_VEHICLE),
        ("A02031100车辆附属设施及零部件", catalogue.NOT_A_VEHICLE),
        ("货物", None),
    ],
)
def test_a_catalogue_code_or_path_gives_its_kind_of_vehicle(text: str, category: object) -> None:
    found = catalogue.find(text)
    assert found and catalogue.vehicle_class(found) == category


def test_the_name_beside_a_code_decides_its_edition() -> None:
    found = [catalogue.find(text) for text in ("A02030601", "A02030601厢式专用汽车", "A02030601小型客车")]
    assert [one and (one.edition, one.name) for one in found] == [("2022", "厢式专用汽车"), ("2022", "厢式专用汽车"), ("2013", "小型客车")]


def test_codes_of_the_2013_edition_are_not_taken_for_verified() -> None:
    assert not any(one.verified for one in catalogue.entries() if one.edition == "2013")
    assert all(one.verified for one in catalogue.entries() if one.edition == "2022")


@pytest.mark.parametrize("text", ["不在目录里的东西", "", "Z99", "/"])
def test_what_is_not_in_the_catalogue_is_not_found(text: str) -> None:
    assert catalogue.find(text) is None


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("34113000-1", Category.SUV),
        ("CPV 34110000", Category.OTHER),
        ("Pick-ups", Category.PICKUP),
        ("34121000", Category.BUS),
        ("34144213", Category.SPECIAL),
        ("34430000", cpv.NOT_A_VEHICLE),
        ("60170000", cpv.NOT_A_VEHICLE),
    ],
)
def test_a_cpv_code_gives_its_kind_of_vehicle(text: str, category: object) -> None:
    found = cpv.find(text)
    assert found and cpv.vehicle_class(found) == category


@pytest.mark.parametrize("text", ["30200000", "341130001", "1234"])
def test_other_cpv_codes_are_no_vehicles_codes(text: str) -> None:
    assert cpv.find(text) is None
