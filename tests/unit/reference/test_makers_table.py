"""A maker's own table of models: errors row by row, and for its brands it holds over ours."""

from reference.models import models
from reference.models.naming import named
from reference.models.tables import EXAMPLE, overridden, parse, template
from schemas.reading import Category

HEAD = template().splitlines()[0]


def row(**more: str) -> str:
    return ",".join((EXAMPLE | more).values())


def test_the_template_is_a_table_that_can_be_imported() -> None:
    found = parse(template())
    assert not found.wrong
    assert [one.name for one in found.models] == ["示例轿车 1.5T"]
    assert all(figure.verified for figure in found.models[0].figures.values())


def test_every_bad_row_is_told_with_its_number_and_the_others_are_read() -> None:
    text = "\n".join(
        [HEAD, row(), row(name=""), row(category="saloon"), row(displacement_l="一点五"), row(seats="-5"), row(name="示例轿车 1.6L")]
    )
    found = parse(text)
    assert [one.name for one in found.models] == ["示例轿车 1.5T", "示例轿车 1.6L"]
    assert [number for number, _ in found.wrong] == [3, 4, 5, 6]
    assert "must be one of" in dict(found.wrong)[4]


def test_a_table_without_its_columns_says_which_are_missing() -> None:
    ((number, words),) = parse("brand,name\n示例,示例轿车\n").wrong
    assert number == 1
    assert "series, category, energy" in words


def test_a_makers_table_holds_for_its_brands_and_leaves_the_others() -> None:
    ours = models()
    brand = ours[0].brand
    theirs = parse("\n".join([HEAD, row(brand=brand)])).models
    market = overridden(ours, theirs)
    assert [one.name for one in market if one.brand == brand] == ["示例轿车 1.5T"]
    assert [one for one in market if one.brand != brand] == [one for one in ours if one.brand != brand]


def test_a_model_is_known_by_its_series_and_letters_alone_only_beside_their_brand() -> None:
    known = named("帕萨特 2.0T 尊贵版")
    assert known is not None
    assert known.category is Category.SEDAN
    assert named("M8 2.0T") is None
    assert named("M8 2.0T", "广汽传祺") is not None
    assert named("望川牌 WC1") is None
